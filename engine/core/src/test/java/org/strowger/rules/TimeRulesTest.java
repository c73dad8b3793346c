package org.strowger.rules;

import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.oracle.PlanBuilder;

/** Rules T: time and passes. */
class TimeRulesTest extends RuleTest {
  @Test
  void T1_anEarlierTimeIsRaisedToTheEngines() {
    it.at(0).plan(RuleTest::oneQueue);
    it.at(1000).signOn("ann", "one");
    it.at(400).arrive("i1", "q", "voice");
    it.expect(
        "@1000 InteractionWaiting interaction=i1 dueMs=1000",
        "@1000 OfferMade interaction=i1 deadlineMs=11000");
  }

  @Test
  void T2_anAnswerAtTheDeadlineIsLate() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one");
    it.at(1000).arrive("i1", "q", "voice");
    it.expect("InteractionWaiting interaction=i1", "OfferMade offer=1 deadlineMs=11000");
    it.at(11_000).accept(1);
    it.expect(
        "@11000 OfferMissed offer=1 agent=ann",
        "@11000 AgentPresenceChanged agent=ann presence=NOT_RESPONDING",
        "@11000 Rejected code=STALE_OFFER field=OFFER value=1 detail=NO_ANSWER");
  }

  @Test
  void T2_anAnswerJustBeforeTheDeadlineIsInTime() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one");
    it.at(1000).arrive("i1", "q", "voice");
    it.at(10_999).accept(1);
    it.expect("@10999 OfferAccepted offer=1 waitedMs=9999");
    it.at(11_000).tick();
    it.expect("Ticked");
  }

  @Test
  void T2_eachTimerFiresAtItsOwnDeadlineFollowedByItsOwnPass() {
    it.at(0).plan(p -> voice(p).queue("q", q -> q.misses(3))).signOn("ann", "one");
    it.at(0).arrive("i1", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade offer=1 deadlineMs=10000");
    it.at(60_000).tick();
    it.expect(
        "@10000 OfferMissed offer=1",
        "@15000 OfferMade offer=2 deadlineMs=25000", // the hold of 5000 is over
        "@25000 OfferMissed offer=2",
        "@30000 OfferMade offer=3 deadlineMs=40000",
        "@40000 OfferMissed offer=3",
        "@40000 AgentPresenceChanged agent=ann presence=NOT_RESPONDING cause=NO_ANSWER",
        "@60000 Ticked");
  }

  @Test
  void T2_timersWithOneDeadlineFireInOrderOfCreation() {
    it.at(0).plan(p -> voice(p).promoteAfter(10_000).queue("q")).signOn("ann", "one");
    it.at(0).arrive("i1", "q", "voice"); // starts the promotion, then the offer, both 10 seconds
    it.at(1).arrive("i2", "q", "voice");
    it.at(10_000).tick();
    it.expect(
        "@10000 InteractionPromoted interaction=i1",
        "@10000 OfferMissed interaction=i1",
        "@10000 AgentPresenceChanged presence=NOT_RESPONDING",
        "@10000 Ticked");
    it.at(10_001).tick();
    it.expect("@10001 InteractionPromoted interaction=i2", "@10001 Ticked");
  }

  @Test
  void T2_whatATimerCausesHasNoClientAndTheSequenceOfTheCommandBeingApplied() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one").arrive("i1", "q", "voice");
    it.at(12_000).does(7, 99, it.signingOn("bob", "one", 1));
    it.expect(
        "@10000 OfferMissed client=0 correlation=0",
        "@10000 AgentPresenceChanged client=0 correlation=0",
        "@12000 AgentSignedOn agent=bob client=7 correlation=99",
        "@12000 OfferMade agent=bob client=7 correlation=99");
  }

  @Test
  void T3_theFirstInOrderThatHasAnEligibleAgentIsOffered() {
    it.at(0).plan(p -> voice(p).skills("german").queue("q").queue("de", q -> q.allOf("german", 5)));
    it.at(1).arrive("i1", "de", "voice").arrive("i2", "q", "voice").arrive("i3", "q", "voice");
    it.at(2).signOn("ann", "one");
    it.expect("AgentSignedOn agent=ann", "OfferMade interaction=i2 agent=ann");
    it.at(3).signOn("bob", "one", "german@5");
    it.expect("AgentSignedOn agent=bob", "OfferMade interaction=i1 agent=bob");
  }

  @Test
  void T3_aPassRepeatsUntilNothingChanges() {
    it.at(0).plan(p -> voice(p).profile("three", 3, p.handles("voice", 1, 3)).queue("q"));
    it.at(1).arrive("i1", "q", "voice").arrive("i2", "q", "voice").arrive("i3", "q", "voice");
    it.at(2).signOn("ann", "three");
    it.expect(
        "AgentSignedOn",
        "OfferMade offer=1 interaction=i1 agent=ann",
        "OfferMade offer=2 interaction=i2 agent=ann",
        "OfferMade offer=3 interaction=i3 agent=ann");
  }

  @Test
  void T3_anOpenOfferIsNeverWithdrawnForABetterMatch() {
    it.at(0).plan(p -> voice(p).queue("q").queue("vip", q -> q.urgency(0))).signOn("ann", "one");
    it.at(1).arrive("i1", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade interaction=i1 agent=ann");
    it.at(2).arrive("i2", "vip", "voice");
    it.expect("InteractionWaiting interaction=i2");
    it.at(3).accept(1);
    it.expect("OfferAccepted interaction=i1 agent=ann");
  }

  @Test
  void T4_aRefusedCommandMovesTimeAndChangesNothingElse() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one").arrive("i1", "q", "voice");
    it.at(10_000).signOff("bob");
    it.expect(
        "@10000 OfferMissed interaction=i1",
        "@10000 AgentPresenceChanged agent=ann",
        "@10000 Rejected code=NOT_SIGNED_ON field=AGENT value=2");
    it.at(9000).tick();
    it.expect("@10000 Ticked");
  }

  private static PlanBuilder slowAndFast(PlanBuilder p) {
    return voice(p)
        .queue("slow", q -> q.offerTimeout(9000))
        .queue("fast", q -> q.offerTimeout(2000));
  }

  @Test
  void T2_theTimerWithTheEarlierDeadlineFiresFirstThoughItWasStartedLater() {
    it.at(0).plan(TimeRulesTest::slowAndFast).signOn("ann", "one").signOn("bob", "one");
    it.at(0).arrive("i1", "slow", "voice");
    it.at(1).arrive("i2", "fast", "voice");
    it.at(20_000).tick();
    it.expect(
        "@2001 OfferMissed interaction=i2 agent=bob",
        "@2001 AgentPresenceChanged agent=bob",
        "@9000 OfferMissed interaction=i1 agent=ann",
        "@9000 AgentPresenceChanged agent=ann",
        "@20000 Ticked");
  }

  @Test
  void T2_ofOneDeadlineTheTimerStartedFirstFiresFirstHoweverLongTheyRun() {
    it.at(0).plan(TimeRulesTest::slowAndFast).signOn("ann", "one").signOn("bob", "one");
    it.at(0).arrive("i1", "slow", "voice");
    it.at(7000).arrive("i2", "fast", "voice");
    it.at(9000).tick();
    it.expect(
        "@9000 OfferMissed interaction=i1 agent=ann",
        "@9000 AgentPresenceChanged agent=ann",
        "@9000 OfferMissed interaction=i2 agent=bob",
        "@9000 AgentPresenceChanged agent=bob",
        "@9000 Ticked");
  }

  /** Both are back in line at one time, by timers; the cause of a timer is its command. */
  @Test
  void T2_Ta_whatTimersDoGoesByTheCommandsThatStartedThem() {
    it.at(0)
        .plan(
            p ->
                p.channels("voice")
                    .profile("one", 1, p.wrapsUp("voice", 1, 1, WrapUpKind.TIMED, 1000))
                    .queue("q"));
    it.at(1).signOn("ann", "one").signOn("bob", "one");
    it.at(2).arrive("i1", "q", "voice").accept(1).arrive("i2", "q", "voice").accept(2);
    it.at(100).complete("i2").complete("i1");
    it.at(1100).tick();
    it.expect("WrapUpEnded agent=bob", "WrapUpEnded agent=ann", "Ticked");
    it.at(1200).arrive("i3", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade interaction=i3 agent=bob");
  }

  private static PlanBuilder two(PlanBuilder p) {
    return voice(p).skills("german").queue("q").queue("both", q -> q.broadcast(2));
  }

  @Test
  void T3_ofSeveralAgentsFreedAtOnceNotTheAgentsButTheInteractionsGoInOrder() {
    it.at(0).plan(TimeRulesTest::two).signOn("ann", "one").signOn("bob", "one", "german@1");
    it.at(1).arrive("i1", "both", "voice");
    it.at(2).arrive("i2", "q", "voice", i -> i.allOf("german@1")).arrive("i3", "q", "voice");
    it.at(3).abandon("i1");
    it.expect(
        "InteractionAbandoned interaction=i1",
        "OfferWithdrawn interaction=i1 agent=ann",
        "OfferWithdrawn interaction=i1 agent=bob",
        "OfferMade offer=3 interaction=i2 agent=bob",
        "OfferMade offer=4 interaction=i3 agent=ann");
  }

  @Test
  void T3_whoWaitsAlreadyIsBeforeOneThatComesBackLaterInOrder() {
    it.at(0).plan(TimeRulesTest::two).signOn("ann", "one");
    it.at(1).arrive("i1", "q", "voice", i -> i.urgency(9));
    it.at(2).arrive("i2", "q", "voice", i -> i.never("bob"));
    it.at(3).signOn("bob", "one", "german@1");
    it.at(4).asks("i1", i -> i.allOf("german@1")); // frees ann, and bob can have it
    it.expect(
        "InteractionUpdated interaction=i1",
        "OfferWithdrawn interaction=i1 agent=ann",
        "OfferMade offer=2 interaction=i2 agent=ann",
        "OfferMade offer=3 interaction=i1 agent=bob");
  }

  @Test
  void T3_aPassFollowsEveryCommandAndEveryTimer() {
    it.at(0)
        .plan(
            p ->
                two(p)
                    .autoAccept("chat")
                    .teams("north")
                    .profile("chats", 1, p.wrapsUp("chat", 1, 1, WrapUpKind.TIMED, 100))
                    .queue("team", q -> q.inTeams("north")));
    it.arrive("c1", "q", "chat", i -> i.allOf("german@1")).arrive("c2", "team", "chat");
    it.arrive("c3", "q", "chat").does(it.signingOn("ann", "one", 2));
    it.at(1).profile("ann", "chats").skills("ann", "german@1");
    it.expect("AgentSkillsChanged");
    it.available("ann");
    it.expect("AgentPresenceChanged", "OfferAccepted interaction=c1 agent=ann");
    it.at(2).complete("c1");
    it.at(102).tick();
    it.expect("WrapUpEnded", "OfferAccepted interaction=c3 agent=ann", "Ticked");
    it.at(103).returnToQueue("c3");
    it.expect("InteractionReturned", "InteractionWaiting");
    it.at(104).teams("ann", "north");
    it.expect("AgentTeamsChanged", "OfferAccepted interaction=c2 agent=ann");
  }

  @Test
  void T3_oneThatTheAgentMayNotHaveIsPassedOver() {
    it.at(0).plan(TimeRulesTest::two);
    it.at(1).arrive("i1", "q", "voice", i -> i.never("ann")).arrive("i2", "q", "voice");
    it.at(2).signOn("ann", "one");
    it.expect("AgentSignedOn", "OfferMade interaction=i2 agent=ann");
  }
}
