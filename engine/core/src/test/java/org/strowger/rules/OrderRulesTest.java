package org.strowger.rules;

import org.junit.jupiter.api.Test;
import org.strowger.oracle.PlanBuilder;

/** Rules O: which interaction first. */
class OrderRulesTest extends RuleTest {
  /** Ann comes when all wait: she gets the first in order. */
  private void firstIs(String interaction) {
    it.at(30_000).signOn("ann", "one");
    it.expect("AgentSignedOn agent=ann", "OfferMade interaction=" + interaction + " agent=ann");
  }

  @Test
  void O1_theSmallestClassFirst() {
    it.at(0).plan(p -> voice(p).queue("q").queue("vip", q -> q.urgency(4)));
    it.at(1).arrive("i1", "q", "voice");
    it.at(2).arrive("i2", "vip", "voice");
    it.expect("InteractionWaiting interaction=i2 urgency=4");
    firstIs("i2");
  }

  @Test
  void O1_theClassOfTheArrivalBeforeThatOfTheQueue() {
    it.at(0).plan(p -> voice(p).queue("q").queue("vip", q -> q.urgency(4)));
    it.at(1).arrive("i1", "vip", "voice");
    it.at(2).arrive("i2", "q", "voice", i -> i.urgency(3));
    it.expect("InteractionWaiting interaction=i2 urgency=3");
    firstIs("i2");
  }

  @Test
  void O1_classZeroIsTheMostUrgentAnd254TheLeast() {
    it.at(0).plan(RuleTest::oneQueue);
    it.at(1).arrive("i1", "q", "voice", i -> i.urgency(254));
    it.at(2).arrive("i2", "q", "voice");
    it.at(3).arrive("i3", "q", "voice", i -> i.urgency(0));
    it.at(4).signOn("ann", "one").signOn("bob", "one");
    it.expect("AgentSignedOn agent=bob", "OfferMade interaction=i2 agent=bob");
    it.at(5).signOn("cyd", "one");
    it.expect("AgentSignedOn agent=cyd", "OfferMade interaction=i1 agent=cyd");
  }

  @Test
  void O1_classBeforeDue() {
    it.at(0).plan(RuleTest::oneQueue);
    it.at(1).arrive("i1", "q", "voice", i -> i.credit(604_800_000));
    it.expect("InteractionWaiting dueMs=-604799999");
    it.at(2).arrive("i2", "q", "voice", i -> i.urgency(4));
    firstIs("i2");
  }

  @Test
  void O1_dueOrderCountsTheTarget() {
    it.at(0).plan(p -> voice(p).queue("slow", q -> q.due(9000)).queue("fast", q -> q.due(2000)));
    it.at(1000).arrive("i1", "slow", "voice");
    it.expect("InteractionWaiting interaction=i1 dueMs=10000");
    it.at(7999).arrive("i2", "fast", "voice");
    it.expect("InteractionWaiting interaction=i2 dueMs=9999");
    firstIs("i2");
  }

  @Test
  void O1_ageOrderCountsNoTarget() {
    it.at(0).plan(p -> voice(p).queue("slow", q -> q.age(9000)).queue("fast", q -> q.due(0)));
    it.at(1000).arrive("i1", "slow", "voice");
    it.expect("InteractionWaiting interaction=i1 dueMs=1000");
    it.at(1001).arrive("i2", "fast", "voice");
    it.expect("InteractionWaiting interaction=i2 dueMs=1001");
    firstIs("i1");
  }

  @Test
  void O1_creditMakesDueEarlier() {
    it.at(0).plan(RuleTest::oneQueue);
    it.at(1000).arrive("i1", "q", "voice");
    it.at(2000).arrive("i2", "q", "voice", i -> i.credit(1001));
    it.expect("InteractionWaiting interaction=i2 dueMs=999");
    firstIs("i2");
  }

  @Test
  void O1_debtMakesDueLater() {
    it.at(0).plan(RuleTest::oneQueue);
    it.at(1000).arrive("i1", "q", "voice", i -> i.credit(-1001));
    it.expect("InteractionWaiting interaction=i1 dueMs=2001");
    it.at(2000).arrive("i2", "q", "voice");
    firstIs("i2");
  }

  @Test
  void O1_tiesBySequenceOverAllQueues() {
    it.at(0).plan(p -> voice(p).queue("q").queue("r"));
    it.at(1000).arrive("i1", "r", "voice").arrive("i2", "q", "voice");
    firstIs("i1");
  }

  @Test
  void O1_anEqualDueByWhoeverCameFirst() {
    it.at(0).plan(p -> voice(p).queue("q").queue("due", q -> q.due(500)));
    it.at(1000).arrive("i1", "due", "voice");
    it.at(1500).arrive("i2", "q", "voice");
    firstIs("i1");
  }

  @Test
  void O3_onePromotedComesBeforeEverybodyElse() {
    it.at(0).plan(p -> voice(p).promoteAfter(5000).queue("q"));
    it.at(0).arrive("i1", "q", "voice", i -> i.urgency(200));
    it.at(5000).arrive("i2", "q", "voice", i -> i.urgency(0));
    it.expect("@5000 InteractionPromoted interaction=i1", "InteractionWaiting interaction=i2");
    it.at(5001).signOn("ann", "one");
    it.expect("AgentSignedOn", "OfferMade interaction=i1 agent=ann");
  }

  @Test
  void O3_promotedOnesComeInOrderOfPromotion() {
    it.at(0).plan(p -> voice(p).promoteAfter(5000).queue("q"));
    it.at(0).arrive("i1", "q", "voice", i -> i.urgency(200));
    it.at(1).arrive("i2", "q", "voice", i -> i.urgency(0));
    it.at(5001).tick();
    it.expect(
        "@5000 InteractionPromoted interaction=i1",
        "@5001 InteractionPromoted interaction=i2",
        "Ticked");
    firstIs("i1");
  }

  @Test
  void O3_withoutABoundNothingIsPromoted() {
    it.at(0).plan(RuleTest::oneQueue).arrive("i1", "q", "voice");
    it.at(3_000_000_000L).tick();
    it.expect("Ticked");
  }

  @Test
  void O3_declineAndNoAnswerDoNotRestartTheClock() {
    it.at(0)
        .plan(
            p ->
                voice(p)
                    .promoteAfter(9000)
                    .queue("q", q -> q.offerTimeout(2000).declineHold(1000).misses(9)));
    it.at(0).signOn("ann", "one").arrive("i1", "q", "voice");
    it.at(1000).decline(1);
    it.expect("OfferDeclined interaction=i1");
    it.at(9000).tick();
    it.expect(
        "@2000 OfferMade offer=2",
        "@4000 OfferMissed offer=2",
        "@5000 OfferMade offer=3",
        "@7000 OfferMissed offer=3",
        "@8000 OfferMade offer=4",
        "@9000 InteractionPromoted interaction=i1", // with its offer open
        "@9000 Ticked");
  }

  @Test
  void O3_theClockStopsWhenAccepted() {
    it.at(0).plan(p -> voice(p).promoteAfter(5000).queue("q"));
    it.at(0).signOn("ann", "one").arrive("i1", "q", "voice");
    it.at(4999).accept(1);
    it.at(5000).tick();
    it.expect("Ticked");
  }

  @Test
  void O3_theClockStopsWhenAbandoned() {
    it.at(0).plan(p -> voice(p).promoteAfter(5000).queue("q"));
    it.at(0).arrive("i1", "q", "voice");
    it.at(4999).abandon("i1");
    it.expect("InteractionAbandoned interaction=i1 waitedMs=4999 queue=q");
    it.at(5000).tick();
    it.expect("Ticked");
  }

  @Test
  void O3_anAgentWhoCannotHaveThePromotedOneMayHaveAnother() {
    it.at(0).plan(p -> voice(p).promoteAfter(5000).skills("german").queue("q"));
    it.at(0).arrive("i1", "q", "voice", i -> i.allOf("german@1"));
    it.at(6000).arrive("i2", "q", "voice");
    it.at(7000).signOn("ann", "one");
    it.expect("AgentSignedOn", "OfferMade interaction=i2 agent=ann");
    it.at(8000).signOn("bob", "one", "german@1");
    it.expect("AgentSignedOn", "OfferMade interaction=i1 agent=bob");
  }

  @Test
  void O1a_anUpdateKeepsThePromotionAndWhatItDoesNotSet() {
    it.at(0).plan(RuleTest::oneQueue);
    it.at(1).arrive("i1", "q", "voice").arrive("i2", "q", "voice", i -> i.urgency(0));
    it.at(2).toHead("i1").credit("i1", -500).urgency("i1", 9);
    it.expect("InteractionUpdated interaction=i1 dueMs=501 urgency=9");
    firstIs("i1");
  }

  @Test
  void O1a_whoWaitsComesWhereTheUpdateSays() {
    it.at(0).plan(RuleTest::oneQueue);
    it.at(1).arrive("i1", "q", "voice").arrive("i2", "q", "voice").arrive("i3", "q", "voice");
    it.at(2).credit("i2", 10).urgency("i1", 9);
    it.at(3).signOn("ann", "one").signOn("bob", "one");
    it.expect("AgentSignedOn agent=bob", "OfferMade interaction=i3 agent=bob");
    it.at(4).signOn("cyd", "one");
    it.expect("AgentSignedOn agent=cyd", "OfferMade interaction=i1 agent=cyd");
  }

  private static PlanBuilder overflowing(PlanBuilder p) {
    return voice(p)
        .skills("german")
        .queue("near", q -> q.due(1000).allOf("german", 1).lasts(5000).overflow("far"))
        .queue("far", q -> q.due(9000).urgency(2))
        .queue("same", q -> q.due(1000));
  }

  @Test
  void O2_atOverflowTheEarlierDueHolds() {
    it.at(0).plan(OrderRulesTest::overflowing).arrive("i1", "near", "voice");
    it.at(5000).tick();
    it.expect("InteractionMoved interaction=i1 dueMs=1000 toQueue=far", "Ticked");
  }

  @Test
  void O2_atOverflowTheClassIsKept() {
    it.at(0).plan(OrderRulesTest::overflowing).arrive("i1", "near", "voice");
    it.at(4000).arrive("i2", "same", "voice", i -> i.urgency(4));
    it.at(5000).tick(); // class 5, though those who arrive in the far queue are of class 2
    firstIs("i2");
  }

  @Test
  void O2_atOverflowTheTicketIsKept() {
    it.at(0).plan(OrderRulesTest::overflowing).arrive("i1", "near", "voice");
    it.at(0).arrive("i2", "same", "voice");
    it.at(5000).tick();
    firstIs("i1"); // of equal due it is still the earlier
  }

  @Test
  void O3_returnToTheQueueStartsTheClockAnew() {
    it.at(0).plan(p -> voice(p).promoteAfter(5000).queue("q")).signOn("ann", "one");
    it.at(1000).arrive("i1", "q", "voice").at(2000).accept(1);
    it.at(4000).away("ann", 0).returnToQueue("i1");
    it.at(20_000).tick();
    it.expect("@9000 InteractionPromoted interaction=i1", "Ticked");
  }

  @Test
  void O3_aChangeOfStepOrQueueDoesNotRestartTheClock() {
    it.at(0).plan(p -> overflowing(p).promoteAfter(6000).queue("q", q -> q.then(2000).then(3000)));
    it.at(0).arrive("i1", "near", "voice").arrive("i2", "q", "voice");
    it.at(20_000).tick();
    it.expect(
        "@2000 InteractionStepStarted interaction=i2 step=2",
        "@5000 InteractionMoved interaction=i1 toQueue=far",
        "@5000 InteractionStepStarted interaction=i2 step=3",
        "@6000 InteractionPromoted interaction=i1",
        "@6000 InteractionPromoted interaction=i2",
        "Ticked");
  }

  @Test
  void O1_whatDecidesStaysOverDeclineChangeOfStepAndTheEndOfAHold() {
    it.at(0)
        .plan(p -> voice(p).skills("german").queue("q", q -> q.declineHold(500).then(1000)))
        .signOn("cyd", "one");
    it.at(1).arrive("i1", "q", "voice");
    it.at(2).arrive("i2", "q", "voice", i -> i.allOf("german@1"));
    it.at(3).decline(1).away("cyd", 0);
    it.at(2000).tick();
    it.expect(
        "@1001 InteractionStepStarted interaction=i1",
        "@1002 InteractionStepStarted interaction=i2",
        "Ticked");
    it.at(2001).signOn("ann", "one", "german@1");
    it.expect("AgentSignedOn", "OfferMade interaction=i1 agent=ann");
  }

  @Test
  void O1_promotedOnesFirstInOrderOfPromotionWhateverClassAndDue() {
    it.at(0).plan(RuleTest::oneQueue).arrive("i1", "q", "voice", i -> i.urgency(0).credit(1000));
    it.at(1).arrive("i2", "q", "voice", i -> i.urgency(0)).arrive("i3", "q", "voice");
    it.at(2).toHead("i3").toHead("i2");
    String[] order = {"i3", "i2", "i1"};
    for (int i = 0; i < order.length; i++) {
      it.at(3 + i).signOn("a" + i, "one");
      it.expect("AgentSignedOn", "OfferMade interaction=" + order[i]);
    }
  }

  @Test
  void O2_atOverflowAnEarlierDueCountsFromTheTicketLessTheCredit() {
    it.at(0)
        .plan(
            p ->
                voice(p)
                    .queue("far", q -> q.due(9000).lasts(5000).overflow("near"))
                    .queue("near", q -> q.due(1000)));
    it.at(100).arrive("i1", "far", "voice", i -> i.credit(300));
    it.expect("InteractionWaiting dueMs=8800");
    it.at(5100).tick();
    it.expect("InteractionMoved interaction=i1 dueMs=800 toQueue=near", "Ticked");
  }

  @Test
  void O2_whenItsQueueIsRemovedTheTicketAndTheClassAreKept() {
    it.at(0).plan(p -> voice(p).queue("a", q -> q.fallback("b")).queue("b"));
    it.arrive("i1", "a", "voice").arrive("i2", "b", "voice");
    it.arrive("i3", "a", "voice", i -> i.urgency(7));
    it.at(1).plan(p -> voice(p).version(2).queue("b", q -> q.urgency(9))).rework();
    it.expect("PlanReworked", "InteractionMoved interaction=i1", "InteractionMoved interaction=i3");
    it.at(2).arrive("i4", "b", "voice");
    it.expect("InteractionWaiting urgency=9");
    String[] order = {"i1", "i2", "i3", "i4"};
    for (int i = 0; i < order.length; i++) {
      it.at(3 + i).signOn("a" + i, "one");
      it.expect("AgentSignedOn", "OfferMade interaction=" + order[i]);
    }
  }
}
