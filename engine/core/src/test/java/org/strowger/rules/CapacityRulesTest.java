package org.strowger.rules;

import static org.strowger.oracle.PlanBuilder.exclusive;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.oracle.Command;
import org.strowger.oracle.PlanBuilder;

/** Rules C: capacity, wrap-up and pending presence. */
class CapacityRulesTest extends RuleTest {
  private static PlanBuilder chats(PlanBuilder p) {
    return p.channels("voice", "chat")
        .profile("two", 2, p.handles("voice", 1, 2), p.handles("chat", 1, 2))
        .queue("q");
  }

  private static PlanBuilder wrapsUp(PlanBuilder p, WrapUpKind kind, long ms) {
    return p.channels("voice").profile("one", 1, p.wrapsUp("voice", 1, 1, kind, ms)).queue("q");
  }

  @Test
  void C1_anAgentHoldsSeveralAsItsProfileSays() {
    it.at(0).plan(p -> voice(p).profile("three", 3, p.handles("voice", 1, 2)).queue("q"));
    it.at(1).signOn("ann", "three").arrive("i1", "q", "voice").arrive("i2", "q", "voice");
    it.expect("InteractionWaiting interaction=i2", "OfferMade interaction=i2 agent=ann");
    it.at(2).arrive("i3", "q", "voice");
    it.expect("InteractionWaiting interaction=i3"); // a unit is free, but the limit is two
  }

  /** A bot is an agent with a large capacity, and people take over what it hands back. */
  @Test
  void C1_aBotHoldsManyAndHandsBackToPeople() {
    it.at(0)
        .plan(
            p ->
                p.autoAccept("chat")
                    .profile("bot", 30_000, p.handles("chat", 3_000, 30_000))
                    .profile("human", 3, p.handles("chat", 1, 3))
                    .queue("q"));
    it.at(1).signOn("bot", "bot");
    for (int i = 1; i <= 10; i++) {
      it.at(1 + i).arrive("i" + i, "q", "chat");
      it.expect("InteractionWaiting", "OfferAccepted offer=" + i + " agent=bot auto=YES");
    }
    it.at(400).arrive("i11", "q", "chat");
    it.expect("InteractionWaiting interaction=i11"); // ten at 3,000 units each
    it.at(401).signOn("ann", "human");
    it.expect("AgentSignedOn agent=ann", "OfferAccepted interaction=i11 agent=ann");
    it.at(402).does(new Command.Return(it.interaction("i7"), 0, 0));
    it.expect(
        "InteractionReturned interaction=i7 agent=bot",
        "InteractionWaiting interaction=i7",
        "OfferAccepted interaction=i7 agent=ann");
  }

  @Test
  void Ca_workHoldsTheUnitsItHadWhenOffered() {
    it.at(0)
        .plan(
            p ->
                p.channels("voice")
                    .profile("dear", 4, p.handles("voice", 3, 9))
                    .profile("cheap", 4, p.handles("voice", 1, 9))
                    .queue("q"));
    it.at(1).signOn("ann", "dear").arrive("i1", "q", "voice").accept(1); // 3 of 4
    it.at(2).arrive("i2", "q", "voice");
    it.expect("InteractionWaiting interaction=i2");
    it.at(3).arrive("i3", "q", "voice");
    it.at(4).profile("ann", "cheap");
    it.expect("AgentProfileChanged", "OfferMade interaction=i2"); // 3 + 1 of 4
    it.at(5).complete("i1");
    it.expect("InteractionCompleted interaction=i1", "OfferMade interaction=i3"); // 1 + 1
  }

  @Test
  void Ca_aSmallerProfileTakesNothingUntilThereIsRoom() {
    it.at(0)
        .plan(
            p ->
                p.channels("voice")
                    .profile("large", 4, p.handles("voice", 2, 9))
                    .profile("small", 2, p.handles("voice", 1, 9))
                    .queue("q"));
    it.at(1).signOn("ann", "large").arrive("i1", "q", "voice").arrive("i2", "q", "voice");
    it.at(2).accept(1).accept(2); // 4 units
    it.at(3).profile("ann", "small").arrive("i3", "q", "voice");
    it.expect("InteractionWaiting interaction=i3"); // 4 of 2
    it.at(4).complete("i1");
    it.expect("InteractionCompleted interaction=i1"); // 2 of 2
    it.at(5).complete("i2");
    it.expect("InteractionCompleted interaction=i2", "OfferMade interaction=i3"); // 1 of 2
  }

  @Test
  void C2_exclusiveWorkNeedsNothingElseInHand() {
    it.at(0)
        .plan(
            p ->
                p.channels("voice", "chat")
                    .profile("p", 9, exclusive(p.handles("voice", 1, 1)), p.handles("chat", 1, 9))
                    .queue("q"));
    it.at(1).signOn("ann", "p").arrive("i1", "q", "chat");
    it.at(2).arrive("i2", "q", "voice");
    it.expect("InteractionWaiting interaction=i2"); // a chat is offered
    it.at(3).accept(1);
    it.expect("OfferAccepted interaction=i1"); // a chat is active
    it.at(4).arrive("i3", "q", "chat");
    it.expect("InteractionWaiting interaction=i3", "OfferMade offer=2 interaction=i3");
    it.at(5).complete("i1");
    it.expect("InteractionCompleted interaction=i1");
    it.at(6).decline(2);
    it.expect("OfferDeclined interaction=i3", "OfferMade offer=3 interaction=i2 agent=ann");
  }

  @Test
  void C2_wrapUpKeepsExclusiveWorkOut() {
    it.at(0)
        .plan(
            p ->
                p.channels("voice", "chat")
                    .profile(
                        "p",
                        9,
                        exclusive(p.handles("voice", 1, 1)),
                        p.wrapsUp("chat", 1, 9, WrapUpKind.TIMED, 500))
                    .queue("q"));
    it.at(1).signOn("ann", "p").arrive("i1", "q", "chat").accept(1);
    it.at(2).complete("i1");
    it.at(3).arrive("i2", "q", "voice");
    it.expect("InteractionWaiting interaction=i2");
    it.at(502).tick();
    it.expect("@502 WrapUpEnded interaction=i1", "OfferMade interaction=i2 agent=ann", "Ticked");
  }

  @Test
  void C2_nothingStartsBesideExclusiveWorkOfferedActiveOrInWrapUp() {
    it.at(0)
        .plan(
            p ->
                p.channels("voice", "chat")
                    .profile(
                        "p",
                        9,
                        exclusive(p.wrapsUp("voice", 1, 5, WrapUpKind.UNTIL_ENDED, 0)),
                        p.handles("chat", 1, 9))
                    .queue("q"));
    it.at(1).signOn("ann", "p").arrive("i1", "q", "voice");
    it.at(2).arrive("i2", "q", "chat");
    it.expect("InteractionWaiting interaction=i2");
    it.at(3).arrive("i3", "q", "voice"); // nor a second exclusive one
    it.expect("InteractionWaiting interaction=i3");
    it.at(4).accept(1);
    it.expect("OfferAccepted interaction=i1");
    it.at(5).complete("i1");
    it.expect("InteractionCompleted interaction=i1 wrapUp=UNTIL_ENDED");
    it.at(6).endWrapUp("i1");
    it.expect("WrapUpEnded interaction=i1", "OfferMade interaction=i2 agent=ann");
  }

  @Test
  void C2a_aCostOfZeroDoesNotGetRoundIt() {
    it.at(0)
        .plan(
            p ->
                p.channels("voice", "chat")
                    .profile("p", 9, exclusive(p.handles("voice", 0, 9)), p.handles("chat", 0, 9))
                    .queue("q"));
    it.at(1).signOn("ann", "p").arrive("i1", "q", "chat").accept(1);
    it.at(2).arrive("i2", "q", "voice");
    it.expect("InteractionWaiting interaction=i2");
    it.at(3).complete("i1");
    it.expect("InteractionCompleted interaction=i1", "OfferMade interaction=i2");
    it.at(4).arrive("i3", "q", "chat");
    it.expect("InteractionWaiting interaction=i3");
  }

  @Test
  void C5_timedWrapUpHoldsTheUnitsAndEndsByItself() {
    it.at(0).plan(p -> wrapsUp(p, WrapUpKind.TIMED, 3000));
    it.at(0).signOn("ann", "one").arrive("i1", "q", "voice").accept(1);
    it.at(1000).complete("i1");
    it.expect("InteractionCompleted interaction=i1 handledMs=1000 wrapUpUntilMs=4000 wrapUp=TIMED");
    it.at(1500).arrive("i2", "q", "voice");
    it.expect("InteractionWaiting interaction=i2");
    it.at(2000).endWrapUp("i1");
    it.expectRefused("WRAP_UP_TIMED", "INTERACTION", 1);
    it.at(9000).tick();
    it.expect(
        "@4000 WrapUpEnded interaction=i1 wrapUpMs=3000 agent=ann by=TIMER",
        "@4000 OfferMade interaction=i2 agent=ann",
        "@9000 Ticked");
  }

  @Test
  void C5_wrapUpUntilEndedEndsByCommandOnly() {
    it.at(0).plan(p -> wrapsUp(p, WrapUpKind.UNTIL_ENDED, 0));
    it.at(0).signOn("ann", "one").arrive("i1", "q", "voice").accept(1);
    it.at(1000).complete("i1");
    it.expect("InteractionCompleted interaction=i1 wrapUpUntilMs=0 wrapUp=UNTIL_ENDED");
    it.at(100_000_000).tick();
    it.expect("Ticked");
    it.at(100_000_001).endWrapUp("i1");
    it.expect("WrapUpEnded interaction=i1 wrapUpMs=99999001 agent=ann by=COMMAND");
  }

  @Test
  void C5_cappedWrapUpEndsByWhicheverIsFirst() {
    it.at(0).plan(p -> wrapsUp(p, WrapUpKind.CAPPED, 3000));
    it.at(0).signOn("ann", "one").arrive("i1", "q", "voice").accept(1);
    it.at(1000).complete("i1");
    it.expect("InteractionCompleted interaction=i1 wrapUpUntilMs=4000 wrapUp=CAPPED");
    it.at(1500).endWrapUp("i1");
    it.expect("WrapUpEnded interaction=i1 wrapUpMs=500 by=COMMAND");
    it.at(2000).arrive("i2", "q", "voice").accept(2).complete("i2");
    it.at(6000).tick();
    it.expect("@5000 WrapUpEnded interaction=i2 wrapUpMs=3000 by=TIMER", "@6000 Ticked");
  }

  @Test
  void C5d_wrapUpIsThatOfTheProfileAtCompletion() {
    it.at(0)
        .plan(
            p ->
                wrapsUp(p, WrapUpKind.TIMED, 3000)
                    .profile("slow", 1, p.wrapsUp("voice", 1, 1, WrapUpKind.TIMED, 7000))
                    .profile("none", 1));
    it.at(0).signOn("ann", "one").arrive("i1", "q", "voice").accept(1);
    it.at(1).profile("ann", "slow");
    it.at(2).complete("i1");
    it.expect("InteractionCompleted interaction=i1 wrapUpUntilMs=7002 wrapUp=TIMED");
    it.at(7002).arrive("i2", "q", "voice").accept(2);
    it.at(7003).profile("ann", "none");
    it.at(7004).complete("i2");
    it.expect("InteractionCompleted interaction=i2 wrapUpUntilMs=0 wrapUp=NONE");
  }

  @Test
  void C5a_awayAskedWithWorkInHandTakesEffectWhenTheLastWorkEnds() {
    it.at(0).plan(CapacityRulesTest::chats).signOn("ann", "two");
    it.at(1).arrive("i1", "q", "chat").accept(1).arrive("i2", "q", "voice").accept(2);
    it.at(2).away("ann", 8);
    it.expect(
        "AgentPresenceChanged agent=ann reason=8 presence=AVAILABLE pending=AWAY cause=COMMAND");
    it.at(3).complete("i1");
    it.expect("InteractionCompleted interaction=i1");
    it.at(4).arrive("i3", "q", "chat"); // no new offers meanwhile
    it.expect("InteractionWaiting interaction=i3");
    it.at(5).complete("i2");
    it.expect(
        "InteractionCompleted interaction=i2",
        "AgentPresenceChanged agent=ann reason=8 presence=AWAY pending=NONE cause=WORK_ENDED");
    it.at(6).available("ann");
    it.expect("AgentPresenceChanged presence=AVAILABLE", "OfferMade interaction=i3 agent=ann");
  }

  @Test
  void C5a_wrapUpIsWorkInHandAnOpenOfferIsNot() {
    it.at(0).plan(p -> wrapsUp(p, WrapUpKind.TIMED, 1000)).signOn("ann", "one");
    it.at(0).arrive("i1", "q", "voice").accept(1);
    it.at(100).complete("i1");
    it.at(200).away("ann", 4);
    it.expect("AgentPresenceChanged agent=ann presence=AVAILABLE pending=AWAY");
    it.at(1100).tick();
    it.expect(
        "WrapUpEnded interaction=i1 by=TIMER",
        "AgentPresenceChanged agent=ann reason=4 presence=AWAY cause=WORK_ENDED",
        "Ticked");
    it.at(1200).available("ann").arrive("i2", "q", "voice");
    it.at(1300).away("ann", 5);
    it.expect(
        "AgentPresenceChanged agent=ann reason=5 presence=AWAY pending=NONE cause=COMMAND",
        "OfferWithdrawn interaction=i2 agent=ann reason=NOT_AVAILABLE");
  }

  @Test
  void C5a_theReasonIsThatOfTheLastTimeAwayWasAsked() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one").arrive("i1", "q", "voice").accept(1);
    it.at(1).away("ann", 4);
    it.at(2).away("ann", 5);
    it.expect("AgentPresenceChanged agent=ann reason=5 presence=AVAILABLE pending=AWAY");
    it.at(3).complete("i1");
    it.expect("InteractionCompleted", "AgentPresenceChanged reason=5 presence=AWAY");
  }

  @Test
  void C5a_askingToWorkIsNeverDelayedAndClearsAPendingAway() {
    it.at(0).plan(CapacityRulesTest::chats).signOn("ann", "two");
    it.at(1).arrive("i1", "q", "chat").accept(1);
    it.at(2).away("ann", 8).arrive("i2", "q", "chat");
    it.expect("InteractionWaiting interaction=i2");
    it.at(3).available("ann");
    it.expect(
        "AgentPresenceChanged agent=ann presence=AVAILABLE pending=NONE cause=COMMAND",
        "OfferMade interaction=i2 agent=ann");
    it.at(4).complete("i1");
    it.expect("InteractionCompleted interaction=i1");
  }

  @Test
  void C5a_notRespondingWithWorkInHandMayComeBackAtOnceOrGoAwayWhenItEnds() {
    it.at(0).plan(CapacityRulesTest::chats).signOn("ann", "two");
    it.at(0).arrive("i1", "q", "chat").accept(1).arrive("i2", "q", "chat");
    it.at(10_000).away("ann", 6);
    it.expect(
        "OfferMissed interaction=i2 agent=ann",
        "AgentPresenceChanged agent=ann presence=NOT_RESPONDING pending=NONE cause=NO_ANSWER",
        "AgentPresenceChanged agent=ann presence=NOT_RESPONDING pending=AWAY cause=COMMAND");
    it.at(10_001).complete("i1");
    it.expect(
        "InteractionCompleted interaction=i1",
        "AgentPresenceChanged agent=ann reason=6 presence=AWAY pending=NONE cause=WORK_ENDED");
  }

  @Test
  void C5b_askingForAwayWithdrawsOpenOffersPendingOrNot() {
    it.at(0).plan(CapacityRulesTest::chats).signOn("ann", "two");
    it.at(1).arrive("i1", "q", "chat").accept(1).arrive("i2", "q", "chat");
    it.at(2).away("ann", 0);
    it.expect(
        "AgentPresenceChanged agent=ann presence=AVAILABLE pending=AWAY",
        "OfferWithdrawn offer=2 interaction=i2 agent=ann reason=NOT_AVAILABLE");
  }

  @Test
  void C5c_everyPresenceCommandHasItsEventChangedOrNot() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one");
    it.at(1).away("ann", 1);
    it.expect("AgentPresenceChanged reason=1 presence=AWAY pending=NONE cause=COMMAND");
    it.at(2).away("ann", 2);
    it.expect("AgentPresenceChanged reason=2 presence=AWAY pending=NONE cause=COMMAND");
  }

  @Test
  void C1_aProfileMustBeNamed() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "#0");
    it.expect("Rejected code=UNKNOWN_PROFILE field=PROFILE value=0");
    it.signOn("ann", "one").profile("ann", "#0");
    it.expect("Rejected code=UNKNOWN_PROFILE field=PROFILE value=0");
  }

  @Test
  void C1_wrapUpIsNoneTimedUntilEndedOrCapped() {
    it.at(0)
        .plan(
            p ->
                p.autoAccept("a")
                    .autoAccept("b")
                    .autoAccept("c")
                    .autoAccept("d")
                    .profile(
                        "nine",
                        9,
                        p.handles("a", 1, 1),
                        p.wrapsUp("b", 1, 1, WrapUpKind.TIMED, 1000),
                        p.wrapsUp("c", 1, 1, WrapUpKind.UNTIL_ENDED, 0),
                        p.wrapsUp("d", 1, 2, WrapUpKind.CAPPED, 2000))
                    .queue("q"))
        .signOn("ann", "nine");
    for (String channel : List.of("a", "b", "c", "d")) {
      it.arrive("on-" + channel, "q", channel).complete("on-" + channel);
    }
    it.arrive("again-on-d", "q", "d").complete("again-on-d");
    it.endWrapUp("on-a").expectRefused("UNKNOWN_INTERACTION", "INTERACTION", 1);
    it.endWrapUp("on-b").expectRefused("WRAP_UP_TIMED", "INTERACTION", 2);
    it.at(1).endWrapUp("on-d").expect("WrapUpEnded interaction=on-d by=COMMAND");
    it.at(9000).endWrapUp("on-c");
    it.expect(
        "@1000 WrapUpEnded interaction=on-b by=TIMER",
        "@2000 WrapUpEnded interaction=again-on-d by=TIMER",
        "@9000 WrapUpEnded interaction=on-c by=COMMAND");
  }

  private static PlanBuilder alone(PlanBuilder p) {
    return p.channels("voice", "chat")
        .profile("p", 9, exclusive(p.handles("voice", 1, 9)), p.handles("chat", 1, 9))
        .queue("q");
  }

  @Test
  void C2_whoIsAskedMayNotPickBesideExclusiveWork() {
    it.at(0).plan(CapacityRulesTest::alone).signOn("ann", "p").arrive("c", "q", "chat");
    it.expect("InteractionWaiting", "OfferMade interaction=c agent=ann");
    it.arrive("v", "q", "voice").force("v", "ann").pick("c", "ann");
    it.expectRefused("NO_ROOM", "AGENT", 1);
    it.complete("v").pick("c", "ann");
    it.expect("OfferAccepted interaction=c agent=ann", "OfferWithdrawn interaction=c reason=LOST");
  }

  @Test
  void C2_whoIsAskedMayNotPickExclusiveWorkBesideOther() {
    it.at(0).plan(CapacityRulesTest::alone).signOn("ann", "p").arrive("v", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade interaction=v agent=ann");
    it.arrive("c", "q", "chat").force("c", "ann").pick("v", "ann");
    it.expectRefused("NO_ROOM", "AGENT", 1);
    it.complete("c").pick("v", "ann");
    it.expect("OfferAccepted interaction=v agent=ann", "OfferWithdrawn interaction=v reason=LOST");
  }

  @Test
  void C5_wrapUpHoldsTheUnitsNotOnlyTheChannel() {
    it.at(0)
        .plan(
            p ->
                p.channels("voice", "chat")
                    .profile(
                        "p",
                        3,
                        p.wrapsUp("voice", 2, 9, WrapUpKind.UNTIL_ENDED, 0),
                        p.handles("chat", 2, 9))
                    .queue("q"));
    it.signOn("ann", "p").arrive("i1", "q", "voice").accept(1).complete("i1");
    it.at(1).arrive("i2", "q", "chat");
    it.expect("InteractionWaiting interaction=i2");
    it.at(2).endWrapUp("i1");
    it.expect("WrapUpEnded interaction=i1", "OfferMade interaction=i2 agent=ann");
  }
}
