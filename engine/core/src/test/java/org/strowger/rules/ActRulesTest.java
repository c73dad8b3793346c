package org.strowger.rules;

import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.oracle.Command;
import org.strowger.oracle.PlanBuilder;

/** Rule R7: assign, pick, to head, return to queue. */
class ActRulesTest extends RuleTest {
  private static PlanBuilder plan(PlanBuilder p) {
    return p.channels("voice", "mail")
        .autoAccept("chat")
        .skills("german")
        .profile(
            "two", 2, p.wrapsUp("voice", 1, 1, WrapUpKind.UNTIL_ENDED, 0), p.handles("chat", 1, 1))
        .profile("mailer", 1, p.handles("mail", 1, 1))
        .queue("q", q -> q.allOf("german", 5).declineHold(1000))
        .queue("all", q -> q.declineHold(1000).broadcast(2));
  }

  private void annWhoHasNoGerman() {
    it.at(0).plan(ActRulesTest::plan).signOn("ann", "two");
  }

  @Test
  void R7_assignIsAnOfferWhateverTheRequirementSays() {
    annWhoHasNoGerman();
    it.at(1).arrive("i1", "q", "voice", i -> i.never("ann"));
    it.at(2).assign("i1", "ann");
    it.expect("OfferMade offer=1 interaction=i1 deadlineMs=10002 agent=ann queue=q step=1");
    it.at(3).accept(1);
    it.expect("OfferAccepted agent=ann auto=NO");
  }

  @Test
  void R7_assignWithdrawsTheOffersThereAre() {
    annWhoHasNoGerman();
    it.signOn("bob", "two").signOn("cyd", "two").at(1).arrive("i1", "all", "voice");
    it.at(2).assign("i1", "bob");
    it.expect(
        "OfferWithdrawn offer=1 agent=ann reason=ASSIGNED",
        "OfferWithdrawn offer=2 agent=bob reason=ASSIGNED",
        "OfferMade offer=3 agent=bob",
        "OfferMade offer=4 agent=ann"); // topped up: nobody is told to wait
  }

  @Test
  void R7_assignIsAcceptedAtOnceWhereTheChannelDoesSo() {
    annWhoHasNoGerman();
    it.at(1).arrive("i1", "q", "chat").assign("i1", "ann");
    it.expect("OfferAccepted offer=1 interaction=i1 agent=ann auto=YES");
  }

  @Test
  void R7_channelUnitsAndPresenceStillHoldUnlessForced() {
    annWhoHasNoGerman();
    it.arrive("busy", "all", "voice").accept(1).arrive("i1", "all", "voice");
    it.assign("i9", "ann").expectRefused("UNKNOWN_INTERACTION", "INTERACTION", 3);
    it.assign("busy", "ann").expectRefused("NOT_WAITING", "INTERACTION", 1);
    it.assign("i1", "#0").expectRefused("UNKNOWN_AGENT", "AGENT", 0);
    it.assign("i1", "bob").expectRefused("NOT_SIGNED_ON", "AGENT", 2);
    it.assign("i1", "ann").expectRefused("NO_ROOM", "AGENT", 1);
    it.pick("i1", "ann").expectRefused("NO_ROOM", "AGENT", 1);
    it.profile("ann", "mailer").pick("i1", "ann").expectRefused("NOT_HANDLED", "CHANNEL", 1);
    it.away("ann", 0).pick("i1", "ann").expectRefused("NOT_AVAILABLE", "AGENT", 1);
    it.force("i1", "ann");
    it.expect("OfferAccepted offer=2 interaction=i1 agent=ann auto=NO");
    it.complete("i1");
    it.expect("InteractionCompleted wrapUp=NONE agent=ann");
    it.complete("busy");
    it.expect("InteractionCompleted", "AgentPresenceChanged cause=WORK_ENDED");
  }

  @Test
  void R7_anOwnOpenOfferDoesNotCountAgainstIt() {
    annWhoHasNoGerman();
    it.at(1).arrive("i1", "all", "voice");
    it.expect("InteractionWaiting", "OfferMade offer=1 agent=ann");
    it.at(2).pick("i1", "ann");
    it.expect(
        "OfferAccepted offer=2 interaction=i1 agent=ann auto=NO",
        "OfferWithdrawn offer=1 interaction=i1 agent=ann reason=LOST");
  }

  @Test
  void R7_toHeadIsAPromotion() {
    it.at(0).plan(p -> plan(p).promoteAfter(5000));
    it.arrive("i1", "all", "voice").arrive("i2", "all", "voice", i -> i.urgency(200));
    it.at(1).toHead("i2");
    it.expect("InteractionPromoted interaction=i2");
    it.toHead("i2").expectRefused("ALREADY_PROMOTED", "INTERACTION", 2);
    it.at(2).signOn("ann", "two");
    it.expect("AgentSignedOn", "OfferMade interaction=i2 agent=ann");
    it.at(5000).tick();
    it.expect("InteractionPromoted interaction=i1", "Ticked"); // not i2 again
    it.toHead("i3").expectRefused("UNKNOWN_INTERACTION", "INTERACTION", 3);
    it.accept(1).toHead("i2").expectRefused("NOT_WAITING", "INTERACTION", 2);
  }

  @Test
  void R7_returnEntersWaitingAnewButKeepsTheTicket() {
    it.at(0).plan(p -> plan(p).promoteAfter(3000)).signOn("ann", "two", "german@5");
    it.arrive("i1", "q", "voice", i -> i.credit(50));
    it.at(100).accept(1);
    it.at(600).does(new Command.Return(it.interaction("i1"), 0, 9));
    it.expect(
        "InteractionReturned interaction=i1 handledMs=500 agent=ann reason=9",
        "InteractionWaiting interaction=i1 dueMs=-50 queue=q urgency=5 routable=YES");
    it.at(1600).tick();
    it.expect("@1600 OfferMade interaction=i1 agent=ann", "Ticked"); // held apart until then
    it.at(1700).accept(2);
    it.expect("OfferAccepted waitedMs=1100");
    it.at(3600).tick();
    it.expect("Ticked");
  }

  @Test
  void R7_returnEndsTheWorkWithoutWrapUp() {
    annWhoHasNoGerman();
    it.at(1).arrive("i1", "all", "voice").accept(1).away("ann", 4);
    it.at(2).does(new Command.Return(1, 2, 0)).expectRefused("WRONG_AGENT", "AGENT", 2);
    it.returnToQueue("i1");
    it.expect(
        "InteractionReturned interaction=i1 agent=ann",
        "AgentPresenceChanged agent=ann reason=4 presence=AWAY cause=WORK_ENDED",
        "InteractionWaiting interaction=i1");
    it.returnToQueue("i1").expectRefused("NOT_ACTIVE", "INTERACTION", 1);
  }

  @Test
  void R7_aReturnedOneIsNoLongerPromoted() {
    annWhoHasNoGerman();
    it.at(1).away("ann", 0).arrive("i1", "all", "voice").toHead("i1").force("i1", "ann");
    it.returnToQueue("i1").toHead("i1");
    it.expect("InteractionPromoted");
  }

  @Test
  void R7_R3a_pickingResetsTheMisses() {
    it.at(0)
        .plan(
            p ->
                voice(p)
                    .profile("nine", 9, p.handles("voice", 1, 9))
                    .queue("q", q -> q.misses(2).offerTimeout(1000).declineHold(60_000)));
    it.signOn("ann", "nine").arrive("i1", "q", "voice");
    it.at(1000).tick();
    it.expect("OfferMissed interaction=i1", "Ticked");
    it.pick("i1", "ann").arrive("i2", "q", "voice");
    it.at(2000).tick();
    it.expect("OfferMissed interaction=i2", "Ticked"); // the first again
  }

  @Test
  void R7_returnKeepsExclusionsAndHolds() {
    it.at(0).plan(p -> plan(p).queue("r", q -> q.declineHold(5000)));
    it.signOn("ann", "two").signOn("bob", "two").signOn("cyd", "two");
    it.arrive("i1", "r", "voice", i -> i.never("cyd"));
    it.at(1).decline(1).accept(2);
    it.expect("OfferAccepted agent=bob");
    it.at(100).returnToQueue("i1");
    it.expect("InteractionReturned agent=bob", "InteractionWaiting"); // nobody is left
    it.at(9000).tick();
    it.expect("@5001 OfferMade interaction=i1 agent=ann", "Ticked");
  }

  @Test
  void R6_R7_whatIsPickedOrForcedWaitsNoLonger() {
    annWhoHasNoGerman();
    it.at(1).arrive("i1", "q", "voice").pick("i1", "ann");
    it.expect("OfferAccepted interaction=i1 agent=ann");
    it.at(2).arrive("i2", "q", "voice").force("i2", "ann");
    it.at(3).signOn("bob", "two", "german@5");
    it.expect("AgentSignedOn");
    it.at(4).complete("i1").complete("i2");
    it.expect("InteractionCompleted interaction=i2 agent=ann");
  }
}
