package org.strowger.rules;

import org.junit.jupiter.api.Test;
import org.strowger.oracle.PlanBuilder;

/** Shift to another channel (rule O2, decision SH-a). */
class ShiftRulesTest extends RuleTest {
  private static PlanBuilder channels(PlanBuilder p) {
    return p.channels("voice")
        .answersWithin("chat", 700, 0)
        .answersWithin("slow", 9000, 0)
        .profile("both", 2, p.handles("voice", 2, 1), p.handles("chat", 1, 2))
        .profile("chats", 2, p.handles("chat", 1, 2))
        .queue("q")
        .queue("r", q -> q.due(0))
        .transfers(3000, 400);
  }

  @Test
  void O2_aWaitingOneKeepsItsPlaceOnTheOtherChannel() {
    it.at(0).plan(ShiftRulesTest::channels).signOn("ann", "both");
    it.at(10).arrive("i1", "q", "voice");
    it.at(20).shift("i1", "chat", "", 0);
    it.expect(
        "InteractionShifted interaction=i1 fromChannel=voice toChannel=chat fromQueue=q toQueue=q"
            + " agent=none handledMs=0",
        "OfferWithdrawn agent=ann reason=TRANSFERRED",
        "InteractionWaiting channel=chat queue=q dueMs=10 ticketMs=10",
        "OfferMade agent=ann");
  }

  @Test
  void SH_activeWorkEndsAndTheAgentIsNotExcluded() {
    it.at(0).plan(ShiftRulesTest::channels).signOn("ann", "both");
    it.at(10).arrive("i1", "q", "voice").accept(1);
    it.at(20).shift("i1", "chat", "r", 0);
    it.expect(
        "InteractionShifted agent=ann handledMs=10 toQueue=r",
        "InteractionWaiting channel=chat queue=r dueMs=10",
        "OfferMade agent=ann step=1");
  }

  @Test
  void SH_withABoundTheAgentWhoHasItGetsItFirst() {
    it.at(0).plan(ShiftRulesTest::channels).signOn("bob", "chats").signOn("ann", "both");
    it.at(10).arrive("i1", "q", "voice").accept(1);
    it.at(20).shift("i1", "chat", "", 300);
    it.expect("InteractionShifted agent=ann", "InteractionWaiting", "OfferMade agent=ann step=0");
    it.at(30).decline(2);
    it.expect(
        "OfferDeclined",
        "InteractionStepStarted step=1 cause=AFFINITY_ENDED",
        "OfferMade agent=bob step=1");
  }

  @Test
  void SH_aParkedOneGoesToWhoParkedIt() {
    it.at(0).plan(ShiftRulesTest::channels).signOn("bob", "chats").signOn("ann", "both");
    it.at(10).arrive("i1", "q", "voice").accept(1).park("i1");
    it.at(20).shift("i1", "chat", "", 300);
    it.expect("InteractionShifted agent=ann", "InteractionWaiting", "OfferMade agent=ann step=0");
  }

  @Test
  void SH_aScheduledOneStaysScheduled() {
    it.at(0).plan(ShiftRulesTest::channels).signOn("ann", "both");
    it.at(10).arrive("i1", "q", "voice", i -> i.notBefore(500));
    it.at(20).shift("i1", "chat", "r", 0);
    it.expect("InteractionShifted fromChannel=voice toChannel=chat fromQueue=q toQueue=r");
    it.at(500).tick();
    it.expect(
        "InteractionWaiting channel=chat queue=r dueMs=1200", "OfferMade agent=ann", "Ticked");
  }

  @Test
  void PM_theFirstAnswerIsPromisedByTheNewChannelUnlessTheOldPromiseIsEarlier() {
    it.at(0).plan(ShiftRulesTest::channels);
    it.at(10).arrive("i1", "q", "slow").arrive("i2", "q", "chat").arrive("i3", "q", "voice");
    it.at(100).shift("i1", "chat", "", 0);
    it.at(110).shift("i2", "slow", "", 0);
    it.at(120).shift("i3", "chat", "", 0);
    it.at(710).tick();
    it.expect("PromiseBroken interaction=i2 channel=slow kind=FIRST_ANSWER", "Ticked");
    it.at(800).tick();
    it.expect("PromiseBroken interaction=i1 channel=chat kind=FIRST_ANSWER", "Ticked");
    it.at(20_000).tick();
    it.expect("@820 PromiseBroken interaction=i3 channel=chat", "Ticked");
  }

  @Test
  void PM_aBrokenPromiseIsNotMadeAgainByAShift() {
    it.at(0).plan(p -> channels(p).answersWithin("short", 50, 0));
    it.at(10).arrive("i1", "q", "short");
    it.at(60).tick();
    it.expect("PromiseBroken interaction=i1 channel=short", "Ticked");
    it.at(70).callback("i1", 0, "voice").shift("i1", "chat", "", 0);
    it.at(10_000).tick();
    it.expect("Ticked");
  }

  @Test
  void PM_aShiftPromisesWhatWasNeverPromised() {
    it.at(0).plan(ShiftRulesTest::channels);
    it.at(10).arrive("i1", "q", "voice");
    it.at(20).callback("i1", 0, "chat"); // promises stay, and there was none
    it.at(30).shift("i1", "chat", "", 0);
    it.at(10_000).tick();
    it.expect("@730 PromiseBroken interaction=i1 channel=chat", "Ticked");
  }

  @Test
  void SH_refusalsInTheirOrder() {
    it.at(0).plan(ShiftRulesTest::channels).signOn("ann", "both");
    it.at(10).arrive("i1", "q", "voice");
    it.shift("#9", "#9", "#9", -1);
    it.expectRefused("UNKNOWN_INTERACTION", "INTERACTION", 9);
    it.shift("i1", "#9", "#9", -1);
    it.expectRefused("UNKNOWN_CHANNEL", "CHANNEL", 9);
    it.shift("i1", "chat", "#9", -1);
    it.expectRefused("UNKNOWN_QUEUE", "QUEUE", 9);
    it.shift("i1", "chat", "r", -1);
    it.expectRefused("INVALID_NUMBER", "DURATION", -1);
  }
}
