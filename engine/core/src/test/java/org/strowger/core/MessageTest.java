package org.strowger.core;

import static org.strowger.core.ConversationPlan.AGED;
import static org.strowger.core.ConversationPlan.ALL;
import static org.strowger.core.ConversationPlan.CHAT;
import static org.strowger.core.ConversationPlan.MAIL;
import static org.strowger.core.ConversationPlan.VOICE;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.strowger.api.plan.Plan;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.WrapUpKind;

/** Messages and the time without them (decisions PM-b and PM-c). */
class MessageTest {
  private final CoreStory it = new CoreStory();
  private final ConversationPlan plan = new ConversationPlan();

  /** Chat 1 is agent 1's at 100. */
  private void active() {
    it.at(0).plan(plan.build()).signOn(1, ALL);
    it.at(100).arrive(1, AGED, CHAT).accept(1);
  }

  /** A response within a second, warned of 300 ms before. */
  private void promised() {
    plan.onChat = new Plan.Promises(0, 1000, 300);
    active();
  }

  @Test
  void PMb_refusalsInOrder() {
    active();
    it.message(9, 0).expectRefused(RejectCode.UNKNOWN_INTERACTION, FieldName.INTERACTION, 9);
    it.arrive(2, AGED, VOICE);
    it.message(2, 0).expectRefused(RejectCode.NOT_ASYNCHRONOUS, FieldName.CHANNEL, VOICE);
    it.callback(2, 9000, CHAT);
    it.message(2, 0).expectRefused(RejectCode.INVALID_STATE, FieldName.SENDER, 0);
    it.message(2, 3).expectRefused(RejectCode.INVALID_STATE, FieldName.SENDER, 3);
    it.message(2, 1).expectRefused(RejectCode.NOT_ACTIVE, FieldName.INTERACTION, 2);
    it.arrive(3, AGED, MAIL).accept(2).complete(3);
    it.message(3, 1).expectRefused(RejectCode.NOT_ACTIVE, FieldName.INTERACTION, 3);
  }

  @Test
  void PMb_aMessageIsRecorded() {
    active();
    it.writes(1).expect("MessageRecorded interaction=1 respondByMs=0 sender=CUSTOMER");
    it.responds(1).expect("MessageRecorded interaction=1 respondByMs=0 sender=AGENT");
  }

  @Test
  void PMb_theNextResponseIsPromised() {
    promised();
    it.at(200).writes(1).expect("MessageRecorded respondByMs=1200 sender=CUSTOMER");
    // one promise runs; the second message does not move it
    it.at(500).writes(1).expect("MessageRecorded respondByMs=1200 sender=CUSTOMER");
    it.at(900).tick();
    it.expect(
        "PromiseAtRisk interaction=1 deadlineMs=1200 channel=2 kind=NEXT_RESPONSE", "Event105");
    it.at(1200).tick();
    it.expect("PromiseBroken interaction=1 channel=2 kind=NEXT_RESPONSE", "Event105");
    it.at(9000).tick().expect("Event105");
    // broken, it is over: the next message has its own
    it.at(9100).writes(1).expect("MessageRecorded respondByMs=10100");
  }

  @Test
  void PMb_theAgentsMessageKeepsIt() {
    promised();
    it.at(200).writes(1).at(1199).responds(1);
    it.expect("PromiseAtRisk interaction=1", "MessageRecorded respondByMs=0 sender=AGENT");
    it.at(5000).tick().expect("Event105");
    it.at(6000).writes(1).expect("MessageRecorded respondByMs=7000");
    it.at(7000).responds(1);
    it.expect("PromiseAtRisk", "PromiseBroken", "MessageRecorded sender=AGENT");
  }

  @Test
  void PMb_completionEndsIt() {
    promised();
    it.at(200).writes(1).at(300).complete(1).at(5000).tick().expect("Event105");
  }

  @Test
  void PMb_inWrapUpNothingIsPromised() {
    plan.chatWrapUp = WrapUpKind.UNTIL_ENDED;
    promised();
    it.at(200).writes(1).at(300).complete(1).at(5000).tick().expect("Event105");
    it.writes(1).expectRefused(RejectCode.NOT_ACTIVE, FieldName.INTERACTION, 1);
  }

  @Test
  void PMb_whileItWaitsForTheFirstTimeNothingIsPromised() {
    plan.onChat = new Plan.Promises(0, 1000, 0);
    it.at(0).plan(plan.build()).arrive(1, AGED, CHAT);
    it.writes(1).expect("MessageRecorded respondByMs=0 sender=CUSTOMER");
    it.at(5000).tick().expect("Event105");
  }

  @Test
  void PMb_whileItWaitsAgainItIs() {
    promised();
    it.at(200).returns(1, 0, 0).at(300).writes(1);
    it.expect("MessageRecorded respondByMs=1300");
    it.at(1300).tick().expect("PromiseAtRisk", "PromiseBroken interaction=1", "Event105");
    it.at(1400).responds(1).expect("MessageRecorded sender=AGENT");
  }

  @Test
  void C4_theCustomersMessageResumes() {
    promised();
    it.at(200).park(1).at(500).writes(1);
    it.expect(
        "MessageRecorded interaction=1 respondByMs=1500 sender=CUSTOMER",
        "InteractionResumed interaction=1 parkedMs=300 agent=1 cause=MESSAGE",
        "InteractionWaiting interaction=1",
        "OfferMade interaction=1 agent=1 step=0");
    it.at(1200).tick().expect("PromiseAtRisk deadlineMs=1500", "Event105");
  }

  @Test
  void PMb_aPromiseRunsOnWhileItIsParked() {
    promised();
    it.at(200).writes(1).at(300).park(1).at(1200).tick();
    it.expect("PromiseAtRisk interaction=1", "PromiseBroken interaction=1", "Event105");
  }

  @Test
  void PMb_theAgentsMessageDoesNotResume() {
    promised();
    it.at(200).writes(1).at(300).park(1).at(400).responds(1);
    it.expect("MessageRecorded interaction=1 respondByMs=0 sender=AGENT");
    it.at(5000).tick().expect("Event105");
    it.resume(1).expect("InteractionResumed", "InteractionWaiting", "OfferMade");
  }

  @Test
  void T2_onResumingTheTimersOfWaitingStartBeforeThePromise() {
    plan.promoteAfterMs = 1000;
    plan.resumeBoundMs = 1000;
    plan.onChat = new Plan.Promises(0, 1000, 0);
    active();
    it.at(200).park(1).at(300).away(1).at(500).writes(1).at(1500).tick();
    it.expect("InteractionPromoted", "InteractionStepStarted", "PromiseBroken", "Event105");
  }

  // Inactivity

  /** Parked after one second, closed after two more. */
  private void resting() {
    plan.messages = new Plan.Messages(1000, 2000);
    active();
  }

  @Test
  void PMc_anInactiveOneIsParkedAndThenClosed() {
    byte[] name = "chat".getBytes(StandardCharsets.UTF_8);
    it.does((commands, into) -> commands.defineName(into, 0, IdKind.INTERACTION, 1, name));
    resting();
    it.at(1099).tick().expect("Event105");
    it.at(1100).tick();
    it.expect(
        "InteractionParked interaction=1 handledMs=1000 agent=1 reason=0 cause=INACTIVITY",
        "Event105");
    it.at(3100).tick();
    it.expect(
        "InteractionClosed interaction=1 parkedMs=2000 agent=1",
        "NameReleased number=1",
        "Event105");
    it.resume(1).expectRefused(RejectCode.UNKNOWN_INTERACTION, FieldName.INTERACTION, 1);
  }

  @Test
  void PMc_closingFreesTheParkedUnits() {
    resting();
    it.at(1200).arrive(2, AGED, VOICE);
    it.expect("InteractionParked interaction=1", "InteractionWaiting interaction=2");
    it.at(3100).tick();
    it.expect("InteractionClosed interaction=1", "OfferMade interaction=2 agent=1", "Event105");
  }

  @Test
  void PMc_anyMessageStartsTheTimeAnew() {
    resting();
    it.at(900).writes(1).at(1800).responds(1).at(2799).tick().expect("Event105");
    it.at(2800).tick().expect("InteractionParked handledMs=2700", "Event105");
  }

  @Test
  void PMc_whatIsParkedByCommandIsClosedToo() {
    resting();
    it.at(500).park(1).at(600).responds(1).at(2499).tick().expect("Event105");
    it.at(2500).tick().expect("InteractionClosed parkedMs=2000", "Event105");
  }

  @Test
  void PMc_anAcceptanceStartsItAndCompletionEndsIt() {
    resting();
    it.at(1100).writes(1);
    it.expect(
        "InteractionParked",
        "MessageRecorded",
        "InteractionResumed",
        "InteractionWaiting",
        "OfferMade");
    it.at(2000).accept(2).at(2999).tick().expect("Event105");
    it.complete(1).at(9000).tick().expect("Event105");
  }

  @Test
  void PMc_neverIfThePlanSaysSo() {
    active();
    it.at(1_000_000).tick().expect("Event105");
    it.park(1).at(9_000_000).tick().expect("Event105");
  }

  @Test
  void PMc_neverOnAChannelWithoutMessages() {
    it.at(0).plan(plan.build()).signOn(1, ALL).arrive(1, AGED, VOICE).accept(1);
    it.at(1_000_000).tick().expect("Event105");
  }

  @Test
  void PMc_returnedToTheQueueItIsNotInactive() {
    resting();
    it.at(500).returns(1, 0, 0).at(9000).tick().expect("Event105");
  }

  @Test
  void PMc_aWarmTransferIsNoInactivity() {
    resting();
    it.at(500).transfer(1, AGED, 0, true).at(5000).tick().expect("Event105");
    it.at(6000).does((commands, into) -> commands.cancelTransfer(into, 0, 1, 0));
    it.expect("TransferEnded interaction=1 agent=1 how=CANCELLED");
    it.at(6999).tick().expect("Event105");
    it.at(7000).tick().expect("InteractionParked interaction=1 cause=INACTIVITY", "Event105");
  }

  @Test
  void PMb_aMessageInAWarmTransferIsOneToWhoHasIt() {
    plan.messages = new Plan.Messages(1000, 0);
    promised();
    it.at(500).transfer(1, AGED, 0, true).at(600).writes(1);
    it.expect("MessageRecorded interaction=1 respondByMs=1600 sender=CUSTOMER");
    it.at(1700).tick().expect("PromiseAtRisk", "PromiseBroken interaction=1", "Event105");
    it.at(1800).responds(1).expect("MessageRecorded sender=AGENT");
    // the message did not start the time of inactivity
    it.at(9000).tick().expect("Event105");
  }

  @Test
  void PMc_whoTakesItOverHasTheFullTime() {
    resting();
    it.at(500).transfer(1, AGED, 0, true).at(2000).signOn(2, ALL).accept(2);
    it.expect("OfferAccepted interaction=1 agent=2", "TransferEnded agent=1 how=TAKEN");
    it.at(2999).tick().expect("Event105");
    it.at(3000).tick().expect("InteractionParked interaction=1 agent=2", "Event105");
  }

  @Test
  void SHa_aResponseIsNotPromisedWhereNoneCanBeWritten() {
    promised();
    it.at(200).writes(1).at(300).shift(1, MAIL, 0, 0).at(1200).tick();
    it.expect("PromiseAtRisk", "PromiseBroken interaction=1 channel=3", "Event105");
    it.at(1300).accept(2).writes(1).expect("MessageRecorded respondByMs=0");
    it.at(1400).shift(1, CHAT, 0, 0).writes(1).expect("MessageRecorded respondByMs=2400");
    it.at(1500).shift(1, VOICE, 0, 0).at(9000).tick();
    it.expect("Event105");
  }

  @Test
  void PMc_thePendingPresenceTakesEffectWhenItIsParked() {
    resting();
    it.at(500).away(1).at(1100).tick();
    it.expect(
        "InteractionParked interaction=1",
        "AgentPresenceChanged agent=1 presence=AWAY cause=WORK_ENDED",
        "Event105");
  }
}
