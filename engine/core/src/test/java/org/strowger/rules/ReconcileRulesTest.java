package org.strowger.rules;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.oracle.Command;
import org.strowger.oracle.PlanBuilder;

/** Reconcile: what is live at the gateway and what is live here (decisions RC). */
class ReconcileRulesTest extends RuleTest {
  private static PlanBuilder plan(PlanBuilder p) {
    return p.asynchronous("chat", 0, 0, 0, 0, 0)
        .channels("voice")
        .skills("german")
        .profile(
            "both",
            4,
            PlanBuilder.parked(p.handles("chat", 1, 2), 1),
            p.wrapsUp("voice", 1, 2, WrapUpKind.UNTIL_ENDED, 0))
        .profile("chats", 4, p.handles("chat", 1, 2))
        .queue("q", q -> q.declineHold(500))
        .queue("de", q -> q.allOf("german", 1).declineHold(500).fallback("q"))
        .transfers(3000, 400)
        .resumes(300);
  }

  private static PlanBuilder withoutGerman(PlanBuilder p) {
    return p.asynchronous("chat", 0, 0, 0, 0, 0)
        .channels("voice")
        .profile(
            "both",
            4,
            PlanBuilder.parked(p.handles("chat", 1, 2), 1),
            p.wrapsUp("voice", 1, 2, WrapUpKind.UNTIL_ENDED, 0))
        .queue("q", q -> q.declineHold(500));
  }

  @BeforeEach
  void annHasOneAndOneWaits() {
    it.at(0).plan(ReconcileRulesTest::plan).signOn("ann", "both");
    it.at(10).arrive("i1", "q", "voice").accept(1).arrive("i2", "de", "voice");
    it.at(20);
  }

  // What is judged

  @Test
  void RCa_beginTellsHowManyAreLiveAndGivesUpTheOneBefore() {
    it.reconcile("", false);
    it.expect("ReconcileBegun channel=none repair=NO replaced=NO live=2");
    it.arrive("i3", "de", "chat").reconcile("voice", true);
    it.expect("ReconcileBegun channel=voice repair=YES replaced=YES live=2");
    it.reconcile("#9", true);
    it.expectRefused("UNKNOWN_CHANNEL", "CHANNEL", 9);
    it.live("i3", "").live("i2", "").live("i1", "ann").endReconcile();
    it.expect("ReconcileEnded agreed=2 differences=0 missed=0 left=0");
  }

  @Test
  void RCa_withoutBeginThereIsNone() {
    it.live("i1", "ann");
    it.expectRefused("NO_RECONCILE", "INTERACTION", 1);
    it.endReconcile();
    it.expectRefused("NO_RECONCILE", "NONE", 0);
    it.reconcile("", false).live("i1", "ann").live("i2", "").endReconcile();
    it.expect("ReconcileEnded left=0");
    it.endReconcile();
    it.expectRefused("NO_RECONCILE", "NONE", 0);
  }

  @Test
  void RCa_wrapUpScheduledAndCallbacksThatWaitAreNotJudged() {
    it.complete("i1").callback("i2", 0, "").arrive("i3", "de", "voice", i -> i.notBefore(900));
    it.reconcile("", true);
    it.expect("ReconcileBegun live=0");
    it.endReconcile();
    it.expect("ReconcileEnded missed=0 left=0");
  }

  // What the gateway says

  @Test
  void RCb_whatAgrees() {
    it.reconcile("", true).live("i1", "ann");
    it.expect("ReconcileChecked interaction=i1 agent=ann agentHere=ann finding=AGREES repaired=NO");
    it.live("i2", "");
    it.expect(
        "ReconcileChecked interaction=i2 agent=none agentHere=none finding=AGREES repaired=NO");
    it.complete("i1").live("i1", "");
    it.expect("ReconcileChecked agent=none agentHere=ann finding=AGREES");
    it.live("i1", "ann");
    it.expect("ReconcileChecked agent=ann agentHere=ann finding=AGREES");
    it.endReconcile();
    it.expect("ReconcileEnded agreed=4 differences=0 missed=0");
  }

  @Test
  void RCb_anotherChannelIsNotJudged() {
    it.reconcile("chat", true).live("i1", "");
    it.expect("ReconcileChecked agentHere=ann finding=OUT_OF_SCOPE repaired=NO");
    it.endReconcile();
    it.expect("ReconcileEnded agreed=0 differences=0 missed=0 left=0");
  }

  @Test
  void N2_whatIsNotHereIsToldAndItsNameReleased() {
    it.reconcile("", true).define(IdKind.INTERACTION, "gone").live("gone", "ann");
    it.expect(
        "ReconcileChecked interaction=gone agent=ann agentHere=none finding=NOT_HERE repaired=NO",
        "NameReleased number=3 kind=INTERACTION");
    it.live("i1", "ann").live("i2", "").endReconcile();
    it.expect("ReconcileEnded agreed=2 differences=1 missed=0 left=0");
  }

  // Repair of who has it

  @Test
  void RCd_withoutRepairNothingChanges() {
    it.signOn("bob", "both").reconcile("", false).live("i1", "bob");
    it.expect("ReconcileChecked agent=bob agentHere=ann finding=OTHER_AGENT repaired=NO");
    it.live("i1", "");
    it.expect("ReconcileChecked agent=none agentHere=ann finding=OTHER_AGENT repaired=NO");
    it.complete("i1");
    it.expect("InteractionCompleted agent=ann");
  }

  @Test
  void RCd_whatNobodyHasThereGoesBackWithNobodyHeldApart() {
    it.reconcile("", true).at(30).live("i1", "");
    it.expect(
        "ReconcileChecked agent=none agentHere=ann finding=OTHER_AGENT repaired=YES",
        "InteractionReturned interaction=i1 agent=ann handledMs=20 reason=0",
        "InteractionWaiting interaction=i1 queue=q",
        "OfferMade interaction=i1 agent=ann");
  }

  @Test
  void RCd_whatAnotherHasThereIsGivenToThatAgent() {
    it.signOn("bob", "both").away("bob", 1).reconcile("", true).at(30).live("i1", "bob");
    it.expect(
        "ReconcileChecked agent=bob agentHere=ann finding=OTHER_AGENT repaired=YES",
        "InteractionReturned interaction=i1 agent=ann handledMs=20",
        "InteractionWaiting interaction=i1",
        "OfferAccepted interaction=i1 agent=bob auto=NO waitedMs=0");
    it.returnToQueue("i1");
    it.expect(
        "InteractionReturned agent=bob handledMs=0",
        "InteractionWaiting",
        "OfferMade agent=ann"); // who is not held apart
  }

  @Test
  void RCd_whatWaitsHereIsGivenAndItsOffersWithdrawn() {
    it.signOn("bob", "both").signOn("cleo", "both", "german@5");
    it.expect("AgentSignedOn", "OfferMade interaction=i2 agent=cleo");
    it.reconcile("", true).live("i2", "bob");
    it.expect(
        "ReconcileChecked agent=bob agentHere=none finding=OTHER_AGENT repaired=YES",
        "OfferWithdrawn interaction=i2 agent=cleo reason=ASSIGNED",
        "OfferAccepted interaction=i2 agent=bob");
  }

  @Test
  void RCd_whatIsParkedHereIsResumedFirst() {
    it.arrive("i3", "q", "chat").accept(2).park("i3").signOn("bob", "both");
    it.reconcile("", true).live("i3", "");
    it.expect("ReconcileChecked agent=none agentHere=none finding=AGREES");
    it.at(50).live("i3", "bob");
    it.expect(
        "ReconcileChecked agent=bob agentHere=none finding=OTHER_AGENT repaired=YES",
        "InteractionResumed interaction=i3 agent=ann parkedMs=30 cause=COMMAND",
        "InteractionWaiting interaction=i3",
        "OfferAccepted interaction=i3 agent=bob step=0");
  }

  @Test
  void RCd_notToAnAgentWhoIsNotHereOrHasNotTheChannel() {
    it.signOn("chris", "chats").reconcile("", true).live("i1", "bob");
    it.expect("ReconcileChecked agent=bob agentHere=ann finding=OTHER_AGENT repaired=NO");
    it.live("i1", "chris");
    it.expect("ReconcileChecked agent=chris finding=OTHER_AGENT repaired=NO");
    it.does(new Command.ReconcileLive(it.interaction("i1"), 99));
    it.expect("ReconcileChecked agent=#99 finding=OTHER_AGENT repaired=NO");
    it.does(new Command.ReconcileLive(it.interaction("i1"), -1));
    it.expect("ReconcileChecked agent=#-1 finding=OTHER_AGENT repaired=NO");
    it.live("i1", "ann").live("i2", "").endReconcile();
    it.expect("ReconcileEnded agreed=2 differences=4 missed=0 left=0");
  }

  @Test
  void RCd_whatIsInWrapUpOrScheduledHereStays() {
    it.signOn("bob", "both").complete("i1").callback("i2", 900, "").reconcile("", true);
    it.live("i1", "bob");
    it.expect("ReconcileChecked agent=bob agentHere=ann finding=OTHER_AGENT repaired=NO");
    it.live("i2", "bob");
    it.expect("ReconcileChecked agent=bob agentHere=none finding=OTHER_AGENT repaired=NO");
  }

  @Test
  void RCd_inAWarmTransferItIsTheFirstAgentsAndWhoHasItThereTakesItOver() {
    it.warm("i1", "de").signOn("bob", "both").reconcile("", true).live("i1", "ann");
    it.expect("ReconcileChecked agent=ann agentHere=ann finding=AGREES");
    it.live("i1", "");
    it.expect("ReconcileChecked agent=none agentHere=ann finding=OTHER_AGENT repaired=NO");
    it.live("i1", "bob");
    it.expect(
        "ReconcileChecked agent=bob agentHere=ann finding=OTHER_AGENT repaired=YES",
        "OfferAccepted interaction=i1 agent=bob",
        "TransferEnded interaction=i1 agent=ann how=TAKEN");
  }

  @Test
  void RCd_aRepairReworksFirst() {
    it.plan(p -> withoutGerman(p).version(2)).reconcile("", true).live("i2", "ann");
    it.expect(
        "InteractionMoved interaction=i2 fromQueue=de toQueue=q cause=PLAN",
        "ReconcileChecked finding=OTHER_AGENT repaired=YES",
        "OfferAccepted agent=ann queue=q");
    it.rework();
    it.expectRefused("INVALID_STATE", "NONE", 0);
  }

  // What the gateway has not

  @Test
  void RCc_whatWasNotNamedIsToldInTheOrderOfArrival() {
    it.arrive("i9", "de", "chat").arrive("i3", "q", "chat").accept(2).park("i3");
    it.reconcile("", false).arrive("later", "de", "voice").live("i9", "").endReconcile();
    it.expect(
        "ReconcileMissed interaction=i1 agentHere=ann state=ACTIVE repaired=NO",
        "ReconcileMissed interaction=i2 agentHere=none state=WAITING repaired=NO",
        "ReconcileMissed interaction=i3 agentHere=none state=PARKED repaired=NO",
        "ReconcileEnded agreed=1 differences=0 missed=3 left=0");
    it.complete("i1");
    it.expect("InteractionCompleted interaction=i1");
  }

  @Test
  void RCc_theOrderIsThatOfArrivalAndNotOfNumbers() {
    it.arrive("#40", "de", "voice").arrive("#30", "de", "voice").abandon("#40");
    it.arrive("#20", "de", "voice").reconcile("", false).live("i1", "ann").live("i2", "");
    it.endReconcile();
    it.expect(
        "ReconcileMissed interaction=#30",
        "ReconcileMissed interaction=#20",
        "ReconcileEnded missed=2 left=0");
  }

  @Test
  void R6_repairEndsEachAsTheGatewayWouldHave() {
    it.arrive("i3", "q", "chat").accept(2).park("i3").reconcile("", true);
    it.at(40).endReconcile();
    it.expect(
        "ReconcileMissed interaction=i1 agentHere=ann state=ACTIVE repaired=YES",
        "InteractionCompleted interaction=i1 agent=ann disposition=0 wrapUp=UNTIL_ENDED handledMs=30",
        "ReconcileMissed interaction=i2 agentHere=none state=WAITING repaired=YES",
        "InteractionAbandoned interaction=i2 waitedMs=30",
        "ReconcileMissed interaction=i3 agentHere=none state=PARKED repaired=YES",
        "InteractionCancelled interaction=i3 reason=0",
        "ReconcileEnded agreed=0 differences=0 missed=3 left=0");
    it.endWrapUp("i1").signOff("ann");
    it.expect("AgentSignedOff agent=ann");
  }

  @Test
  void R6_aWarmTransferEndsFirst() {
    it.warm("i1", "de").reconcile("", true).live("i2", "").endReconcile();
    it.expect(
        "ReconcileMissed interaction=i1 agentHere=ann state=ACTIVE repaired=YES",
        "TransferEnded interaction=i1 agent=ann how=ENDED",
        "InteractionCompleted interaction=i1 agent=ann",
        "ReconcileEnded agreed=1 missed=1 left=0");
  }

  @Test
  void N2_allNamesOfWhatIsOverAreReleasedInTheOrderOfArrival() {
    it.arrive("i3", "de", "voice").define(IdKind.INTERACTION, "i3");
    it.define(IdKind.INTERACTION, "i2").define(IdKind.INTERACTION, "i1").reconcile("", true);
    it.endReconcile();
    it.expect(
        "ReconcileMissed interaction=i1",
        "InteractionCompleted interaction=i1",
        "ReconcileMissed interaction=i2",
        "InteractionAbandoned interaction=i2",
        "ReconcileMissed interaction=i3",
        "InteractionAbandoned interaction=i3",
        "ReconcileEnded missed=3 left=0",
        "NameReleased number=2",
        "NameReleased number=3");
  }

  @Test
  void RCb_whatWasNamedAndIsOverIsForgotten() {
    it.reconcile("", false).live("i2", "").abandon("i2").arrive("i3", "de", "voice");
    it.endReconcile();
    it.expect("ReconcileMissed interaction=i1", "ReconcileEnded agreed=1 missed=1 left=0");
  }

  @Test
  void RCc_aShiftDecidesWhetherItIsJudged() {
    it.arrive("i3", "de", "chat").reconcile("voice", false).shift("i2", "chat", "", 0);
    it.shift("i3", "voice", "", 0).live("i1", "ann").endReconcile();
    it.expect("ReconcileMissed interaction=i3 state=WAITING", "ReconcileEnded agreed=1 missed=1");
  }

  @Test
  void GUa_aRetryOfWhatWasNamedIsAnswered() {
    it.reconcile("", true);
    Command live = new Command.ReconcileLive(it.interaction("i1"), 0);
    it.does(7, 1, live);
    it.expect(
        "ReconcileChecked repaired=YES", "InteractionReturned", "InteractionWaiting", "OfferMade");
    it.does(7, 1, live);
    it.expect("Repeated command=85 subject=1 subjectKind=3 code=0");
    it.does(7, 2, new Command.BeginReconcile(2, false)).does(7, 2, new Command.EndReconcile());
    it.expect("Repeated command=84 subject=2 subjectKind=6");
  }
}
