package org.strowger.rules;

import static org.strowger.oracle.PlanBuilder.exclusive;

import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.oracle.Command;
import org.strowger.oracle.PlanBuilder;
import org.strowger.oracle.PlanData;

/** Rule S4: steps that wait for one agent. */
class AffinityRulesTest extends RuleTest {
  private static PlanBuilder named(PlanBuilder p) {
    return p.channels("voice")
        .skills("german")
        .profile("one", 1, p.handles("voice", 1, 1))
        .profile("capped", 1, p.wrapsUp("voice", 1, 1, WrapUpKind.CAPPED, 600))
        .profile("until", 1, p.wrapsUp("voice", 1, 1, WrapUpKind.UNTIL_ENDED, 0))
        .queue("q", q -> q.misses(1).offerTimeout(500).named().allOf("german", 1).then(1000))
        .queue("r");
  }

  private static PlanBuilder last(PlanBuilder p) {
    return voice(p).queue("q", q -> q.last(5000).then(1000));
  }

  private void annAndBob() {
    it.at(0).plan(AffinityRulesTest::named);
    it.signOn("bob", "one", "german@9").signOn("ann", "one", "german@1");
  }

  @Test
  void S4_onlyTheNamedAgentMayTakeIt() {
    annAndBob();
    it.at(1).arrive("i1", "q", "voice", i -> i.named("ann"));
    it.expect("InteractionWaiting", "OfferMade interaction=i1 agent=ann step=1");
  }

  @Test
  void S4_beingBusyDoesNotEndIt() {
    annAndBob();
    it.arrive("b", "r", "voice").arrive("a", "r", "voice").accept(1).accept(2);
    it.at(1).arrive("i1", "q", "voice", i -> i.named("ann"));
    it.expect("InteractionWaiting");
    it.at(2).complete("b");
    it.expect("InteractionCompleted");
    it.at(3).complete("a");
    it.expect("InteractionCompleted agent=ann", "OfferMade interaction=i1 agent=ann step=1");
  }

  @Test
  void S4_withoutSuchAnAgentItEndsAtOnce() {
    annAndBob();
    it.at(1).arrive("i1", "q", "voice");
    it.expect(
        "InteractionWaiting",
        "InteractionStepStarted interaction=i1 step=2 cause=AFFINITY_ENDED",
        "OfferMade interaction=i1 agent=bob step=2");
    it.at(2).arrive("i2", "q", "voice", i -> i.named("cyd"));
    it.expect("InteractionWaiting", "InteractionStepStarted cause=AFFINITY_ENDED", "OfferMade");
  }

  @Test
  void S4_itEndsWhenTheAgentSignsOffOrLosesTheSkill() {
    annAndBob();
    it.at(0).away("ann", 1).away("bob", 1);
    it.at(1).arrive("i1", "q", "voice", i -> i.named("ann"));
    it.arrive("i2", "q", "voice", i -> i.named("bob"));
    it.at(2).signOff("ann");
    it.expect("AgentSignedOff", "InteractionStepStarted interaction=i1 cause=AFFINITY_ENDED");
    it.at(3).skills("bob");
    it.expect(
        "AgentSkillsChanged agent=bob",
        "InteractionStepStarted interaction=i2 cause=AFFINITY_ENDED");
  }

  @Test
  void S4_itEndsWhenTheAgentDeclines() {
    annAndBob();
    it.at(1).arrive("i1", "q", "voice", i -> i.named("ann"));
    it.at(2).decline(1);
    it.expect(
        "OfferDeclined agent=ann",
        "InteractionStepStarted step=2 cause=AFFINITY_ENDED",
        "OfferMade agent=bob");
  }

  @Test
  void S4_itEndsWhenTheAgentIsNotResponding() {
    annAndBob();
    it.at(1).arrive("i1", "q", "voice", i -> i.named("ann"));
    it.at(501).tick();
    it.expect(
        "OfferMissed agent=ann",
        "AgentPresenceChanged agent=ann presence=NOT_RESPONDING",
        "InteractionStepStarted step=2 cause=AFFINITY_ENDED",
        "OfferMade agent=bob",
        "Ticked");
  }

  @Test
  void S4_aBreakThatEndsBeforeTheStepIsWaitedFor() {
    annAndBob();
    it.at(1).awayUntil("ann", 1000).arrive("i1", "q", "voice", i -> i.named("ann"));
    it.expect("InteractionWaiting"); // the step ends at 1001
    it.at(2).awayUntil("ann", 1001);
    it.expect(
        "AgentPresenceChanged",
        "InteractionStepStarted cause=AFFINITY_ENDED",
        "OfferMade agent=bob");
  }

  @Test
  void S4_aBreakWithoutAStatedReturnIsWaitedFor() {
    annAndBob();
    it.at(1).away("ann", 7).arrive("i1", "q", "voice", i -> i.named("ann"));
    it.expect("InteractionWaiting");
  }

  @Test
  void S4_onlyWrapUpThatHasAnEndIsKnownToStay() {
    annAndBob();
    it.profile("ann", "capped").does(new Command.ChangePresence(1, 2, 0)); // bob is away
    it.arrive("a", "r", "voice").accept(1);
    it.at(1).arrive("i1", "q", "voice", i -> i.named("ann"));
    it.expect("InteractionWaiting"); // until 1001
    it.at(400).complete("a");
    it.expect("InteractionCompleted wrapUpUntilMs=1000");
    it.at(401).arrive("i2", "q", "voice", i -> i.named("ann")).abandon("i1");
    it.expect("InteractionAbandoned");
    it.at(1000).tick();
    it.expect("WrapUpEnded", "OfferMade interaction=i2 agent=ann step=1", "Ticked");
    it.at(1001).accept(2).complete("i2"); // wraps up until 1601
    it.at(1002).away("ann", 0).available("ann");
    it.at(600 + 1).arrive("i3", "q", "voice", i -> i.named("ann"));
    it.expect("InteractionWaiting"); // time does not go back: until 2002
    it.at(1003).profile("ann", "until");
    it.expect("AgentProfileChanged");
  }

  @Test
  void S4_wrapUpThatEndsWithTheStepOrLaterEndsIt() {
    annAndBob();
    it.does(new Command.ChangePresence(1, 2, 0)).profile("ann", "capped");
    it.arrive("a", "r", "voice").accept(1);
    it.at(1).arrive("i1", "q", "voice", i -> i.named("ann"));
    it.at(401).complete("a");
    it.expect(
        "InteractionCompleted wrapUpUntilMs=1001",
        "InteractionStepStarted interaction=i1 step=2 cause=AFFINITY_ENDED");
  }

  @Test
  void S4_lastIsWhoAcceptedOrCompletedOneOfTheSameCustomerAndTopic() {
    it.at(0).plan(AffinityRulesTest::last).signOn("bob", "one");
    it.at(1).arrive("i1", "q", "voice", i -> i.customer(7).topic(3));
    it.expect("InteractionWaiting", "InteractionStepStarted cause=AFFINITY_ENDED", "OfferMade");
    it.at(2).accept(1).at(3).complete("i1").at(4).signOn("ann", "one");
    it.at(5).away("bob", 0).available("bob"); // now the last in line
    it.at(5003).arrive("i2", "q", "voice", i -> i.customer(7).topic(3));
    it.expect("InteractionWaiting", "OfferMade interaction=i2 agent=bob step=1");
    it.at(5004).arrive("i3", "q", "voice", i -> i.customer(7).topic(4));
    it.expect("InteractionWaiting", "InteractionStepStarted cause=AFFINITY_ENDED", "OfferMade");
  }

  @Test
  void S4_theWindowIsLookedAtWhenTheStepBegins() {
    it.at(0).plan(AffinityRulesTest::last).signOn("bob", "one");
    it.at(1).arrive("i1", "q", "voice", i -> i.customer(7).topic(3)).accept(1);
    it.at(2).complete("i1").signOff("bob").signOn("ann", "one").signOn("bob", "one");
    it.away("bob", 0);
    it.at(5002).arrive("i2", "q", "voice", i -> i.customer(7).topic(3));
    it.expect("InteractionWaiting");
    it.at(5003).arrive("i3", "q", "voice", i -> i.customer(7).topic(3));
    it.expect("InteractionWaiting", "InteractionStepStarted cause=AFFINITY_ENDED", "OfferMade");
    it.at(5500).available("bob"); // long ago, but it stays the agent for the step
    it.expect("AgentPresenceChanged", "OfferMade interaction=i2 agent=bob step=1");
  }

  @Test
  void S4_anUpdateThatNamesAnotherCountsAtOnce() {
    annAndBob();
    it.away("bob", 0).at(1).arrive("i1", "q", "voice", i -> i.named("bob"));
    it.expect("InteractionWaiting");
    it.at(2).asks("i1", i -> i.named("ann"));
    it.expect("InteractionUpdated", "OfferMade agent=ann step=1");
  }

  @Test
  void S4_itNeverLiftsTheInteractionOverAnother() {
    annAndBob();
    it.away("ann", 0).away("bob", 0);
    it.at(1).arrive("i1", "r", "voice");
    it.at(2).arrive("i2", "q", "voice", i -> i.named("ann"));
    it.at(3).available("ann");
    it.expect("AgentPresenceChanged", "OfferMade interaction=i1 agent=ann");
  }

  @Test
  void S4_itStaysWithWhoWasTheLastAgentWhenTheStepBegan() {
    it.at(0).plan(p -> last(p).skills("german")).signOn("bob", "one");
    it.at(1).arrive("i1", "q", "voice", i -> i.customer(7).topic(3)).accept(1);
    it.at(2).complete("i1").signOn("ann", "one").away("bob", 0);
    it.at(5002).arrive("i2", "q", "voice", i -> i.customer(7).topic(3));
    it.expect("InteractionWaiting");
    it.at(5003).arrive("i3", "q", "voice", i -> i.customer(7).topic(3)); // no last agent any more
    it.expect("InteractionWaiting", "InteractionStepStarted interaction=i3", "OfferMade");
    it.at(5004).accept(2); // now ann is the last agent
    it.at(5005).skills("bob", "german@1"); // a look at the step
    it.expect("AgentSkillsChanged");
    it.at(5006).available("bob");
    it.expect("AgentPresenceChanged", "OfferMade interaction=i2 agent=bob step=1");
  }

  private static PlanBuilder wrappingUp(PlanBuilder p) {
    return p.channels("voice", "chat")
        .profile("room", 2, ending(p, "voice", 1, 2), p.handles("chat", 1, 2))
        .profile("units", 1, ending(p, "voice", 1, 9))
        .profile("limit", 9, ending(p, "voice", 1, 1))
        .profile("alone", 9, exclusive(ending(p, "voice", 1, 9)), p.handles("chat", 1, 9))
        .profile("beside", 9, ending(p, "voice", 1, 9), exclusive(p.handles("chat", 1, 9)))
        .queue("q", q -> q.named().then(1000))
        .queue("r");
  }

  private static PlanData.Handling ending(PlanBuilder p, String channel, int cost, int limit) {
    return p.wrapsUp(channel, cost, limit, WrapUpKind.TIMED, 5000);
  }

  /** Ann wraps up a call beyond the end of the step in which another is to wait for her. */
  private void annWrapsUp(String profile, String channel, String... told) {
    it.at(0).plan(AffinityRulesTest::wrappingUp).signOn("ann", profile);
    it.arrive("a", "r", "voice").accept(1).complete("a");
    it.at(1).arrive("i1", "q", channel, i -> i.named("ann"));
    it.expect(told);
  }

  @Test
  void S4_wrapUpThatLeavesRoomDoesNotEndIt() {
    annWrapsUp("room", "voice", "InteractionWaiting", "OfferMade agent=ann step=1");
  }

  @Test
  void S4_wrapUpThatLeavesTooFewUnitsEndsIt() {
    annWrapsUp("units", "voice", "InteractionWaiting", "InteractionStepStarted step=2");
  }

  @Test
  void S4_wrapUpThatFillsTheChannelEndsIt() {
    annWrapsUp("limit", "voice", "InteractionWaiting", "InteractionStepStarted step=2");
  }

  @Test
  void S4_wrapUpOfExclusiveWorkEndsIt() {
    annWrapsUp("alone", "chat", "InteractionWaiting", "InteractionStepStarted step=2");
  }

  @Test
  void S4_anyWrapUpEndsItForExclusiveWork() {
    annWrapsUp("beside", "chat", "InteractionWaiting", "InteractionStepStarted step=2");
  }

  @Test
  void S4_theLastAgentIsThatOfTheSameCustomerAndTheSameTopic() {
    it.at(0).plan(AffinityRulesTest::last).signOn("bob", "one");
    it.at(1).arrive("i1", "q", "voice", i -> i.customer(7).topic(3)).accept(1).complete("i1");
    it.at(2).away("bob", 0).arrive("i2", "q", "voice", i -> i.customer(7).topic(4));
    it.expect("InteractionWaiting", "InteractionStepStarted cause=AFFINITY_ENDED");
    it.at(3).arrive("i3", "q", "voice", i -> i.customer(8).topic(3));
    it.expect("InteractionWaiting", "InteractionStepStarted cause=AFFINITY_ENDED");
    it.at(4).arrive("i4", "q", "voice", i -> i.customer(7).topic(3));
    it.expect("InteractionWaiting");
  }

  @Test
  void S4_anExcludedAgentEndsIt() {
    annAndBob();
    it.away("ann", 0).at(1).arrive("i1", "q", "voice", i -> i.named("ann").never("ann"));
    it.expect("InteractionWaiting", "InteractionStepStarted cause=AFFINITY_ENDED", "OfferMade");
    it.at(2).arrive("i2", "q", "voice", i -> i.named("ann"));
    it.expect("InteractionWaiting");
    it.at(3).asks("i2", i -> i.named("ann").never("ann"));
    it.expect("InteractionUpdated", "InteractionStepStarted cause=AFFINITY_ENDED");
  }

  @Test
  void S4_theLastAgentIsKnownFromTheAcceptanceOn() {
    it.at(0).plan(p -> last(p).profile("two", 2, p.handles("voice", 1, 2)));
    it.signOn("bob", "two").at(1).arrive("i1", "q", "voice", i -> i.customer(7).topic(3));
    it.accept(1).signOn("ann", "one").at(2).arrive("i2", "q", "voice", i -> i.customer(7).topic(3));
    it.expect("InteractionWaiting", "OfferMade interaction=i2 agent=bob step=1");
  }

  @Test
  void S4_wrapUpUntilEndedDoesNotEndIt() {
    annAndBob();
    it.away("bob", 0).profile("ann", "until").arrive("a", "r", "voice").accept(1).complete("a");
    it.expect("InteractionCompleted wrapUp=UNTIL_ENDED");
    it.at(1).arrive("i1", "q", "voice", i -> i.named("ann"));
    it.expect("InteractionWaiting");
    it.at(2).endWrapUp("a");
    it.expect("WrapUpEnded", "OfferMade interaction=i1 agent=ann step=1");
  }

  @Test
  void S4_anUpdateThatNamesNobodyEndsIt() {
    annAndBob();
    it.away("ann", 0).at(1).arrive("i1", "q", "voice", i -> i.named("ann"));
    it.expect("InteractionWaiting");
    it.at(2).asks("i1", i -> i);
    it.expect(
        "InteractionUpdated", "InteractionStepStarted cause=AFFINITY_ENDED", "OfferMade agent=bob");
  }
}
