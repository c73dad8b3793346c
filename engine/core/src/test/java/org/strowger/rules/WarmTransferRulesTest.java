package org.strowger.rules;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.strowger.oracle.PlanBuilder;

/** Rule K3: warm transfer; the agent keeps it until another has accepted it. */
class WarmTransferRulesTest extends RuleTest {
  private static PlanBuilder queues(PlanBuilder p) {
    return voice(p)
        .skills("german")
        .profile("two", 2, p.handles("voice", 1, 2))
        .queue("q")
        .queue("r", q -> q.declineHold(500))
        .queue("short", q -> q.allOf("german", 1).lasts(300))
        .transfers(3000, 400);
  }

  @BeforeEach
  void annHasIt() {
    it.at(0).plan(WarmTransferRulesTest::queues).signOn("ann", "two");
    it.at(10).arrive("i1", "q", "voice").accept(1);
    it.at(20);
  }

  @Test
  void K3_theAgentKeepsItUntilItIsTaken() {
    it.signOn("bob", "one").away("bob", 1).warm("i1", "r");
    it.expect("InteractionTransferred fromAgent=ann fromQueue=q toQueue=r handledMs=10 warm=YES");
    it.at(30).available("bob");
    it.expect("AgentPresenceChanged", "OfferMade interaction=i1 agent=bob queue=r step=1");
    it.signOff("ann");
    it.expectRefused("WORK_IN_HAND", "AGENT", 1);
    it.at(40).accept(2);
    it.expect(
        "OfferAccepted interaction=i1 agent=bob queue=r waitedMs=20 handover=WITHOUT_CONTEXT",
        "TransferEnded interaction=i1 agent=ann how=TAKEN");
    it.signOff("ann");
    it.expect("AgentSignedOff agent=ann");
    it.at(50).complete("i1");
    it.expect("InteractionCompleted agent=bob handledMs=10");
  }

  @Test
  void F2_theAgentIsExcludedWhileItLastsAndForThePlansTimeAfterIt() {
    it.warm("i1", "r");
    it.expect("InteractionTransferred"); // ann has room, but is not asked herself
    it.signOn("bob", "one");
    it.expect("AgentSignedOn", "OfferMade agent=bob");
    it.at(40).accept(2);
    it.at(50).returnToQueue("i1"); // bob is held apart for 500, ann excluded until 3040
    it.at(550).tick();
    it.expect("OfferMade agent=bob queue=r", "Ticked");
    it.at(560).decline(3);
    it.at(561).away("bob", 1);
    it.at(3039).tick();
    it.expect("Ticked");
    it.at(3040).tick();
    it.expect("OfferMade agent=ann", "Ticked");
  }

  @Test
  void K3_aCancelledOneStaysWithTheAgent() {
    it.signOn("bob", "one").warm("i1", "r");
    it.expect("InteractionTransferred", "OfferMade agent=bob");
    it.cancelTransfer("i1");
    it.expect(
        "OfferWithdrawn agent=bob reason=TRANSFERRED",
        "TransferEnded interaction=i1 agent=ann how=CANCELLED");
    it.cancelTransfer("i1");
    it.expectRefused("NOT_IN_TRANSFER", "INTERACTION", 1);
    it.at(30).returnToQueue("i1"); // to the queue it is in, which is the first
    it.expect("InteractionReturned agent=ann", "InteractionWaiting queue=q", "OfferMade agent=bob");
  }

  @Test
  void K3_whenNobodyTakesItTheAgentKeepsIt() {
    it.warm("i1", "short");
    it.at(319).tick();
    it.expect("Ticked");
    it.at(320).tick();
    it.expect("TransferEnded agent=ann how=NOT_TAKEN", "Ticked");
    it.at(330).complete("i1");
    it.expect("InteractionCompleted agent=ann handledMs=320");
  }

  @Test
  void K3_whenItEndsTheTransferEndsBefore() {
    it.signOn("bob", "one").warm("i1", "r");
    it.complete("i1");
    it.expect(
        "OfferWithdrawn agent=bob reason=TRANSFERRED",
        "TransferEnded agent=ann how=ENDED",
        "InteractionCompleted interaction=i1 agent=ann");
  }

  @Test
  void K3_whileItLastsOtherMovesAreRefused() {
    it.warm("i1", "r").warm("i1", "r");
    it.expectRefused("IN_TRANSFER", "INTERACTION", 1);
    it.transfer("i1", "r");
    it.expectRefused("IN_TRANSFER", "INTERACTION", 1);
    it.returnToQueue("i1");
    it.expectRefused("IN_TRANSFER", "INTERACTION", 1);
    it.park("i1");
    it.expectRefused("IN_TRANSFER", "INTERACTION", 1);
    it.shift("i1", "voice", "", 0);
    it.expectRefused("IN_TRANSFER", "INTERACTION", 1);
    it.abandon("i1");
    it.expectRefused("NOT_WAITING", "INTERACTION", 1);
    it.cancel("i1");
    it.expectRefused("NOT_WAITING", "INTERACTION", 1);
  }

  @Test
  void K3_updateToHeadAssignAndPickActOnTheConsult() {
    it.warm("i1", "r").toHead("i1");
    it.expect("InteractionPromoted interaction=i1");
    it.asks("i1", a -> a.allOf("german@5"));
    it.expect("InteractionUpdated interaction=i1 routable=NO");
    it.signOn("bob", "one");
    it.expect("AgentSignedOn");
    it.assign("i1", "bob");
    it.expect("OfferMade interaction=i1 agent=bob queue=r");
    it.signOn("cyd", "one").pick("i1", "cyd");
    it.expect(
        "OfferAccepted agent=cyd auto=NO",
        "TransferEnded agent=ann how=TAKEN",
        "OfferWithdrawn agent=bob reason=LOST");
  }

  @Test
  void K3_toAnAgentFirst() {
    it.signOn("bob", "one").signOn("cyd", "one").warmTo("i1", "cyd", "r", 100);
    it.expect("InteractionTransferred toAgent=cyd warm=YES", "OfferMade agent=cyd step=0");
    it.at(30).decline(2);
    it.expect(
        "OfferDeclined",
        "InteractionStepStarted interaction=i1 queue=r step=1 cause=AFFINITY_ENDED",
        "OfferMade agent=bob step=1");
  }

  @Test
  void K3_holdsAreTheInteractionsOwn() {
    it.signOn("bob", "one").warm("i1", "r");
    it.at(30).decline(2).cancelTransfer("i1").warm("i1", "r");
    it.expect("InteractionTransferred"); // bob is still held apart
    it.at(530).tick();
    it.expect("OfferMade agent=bob", "Ticked");
  }
}
