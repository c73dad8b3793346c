package org.strowger.rules;

import org.junit.jupiter.api.Test;

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
}
