package org.strowger.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.strowger.core.ConversationPlan.AGED;
import static org.strowger.core.ConversationPlan.ALL;
import static org.strowger.core.ConversationPlan.CALLS;
import static org.strowger.core.ConversationPlan.CHAT;
import static org.strowger.core.ConversationPlan.DUE;
import static org.strowger.core.ConversationPlan.MAIL;
import static org.strowger.core.ConversationPlan.VOICE;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Arrival;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.RejectCode;

/** Rule K4 on the core alone: callbacks in place and at a time (decisions K4-a to K4-c). */
class CallbackTest {
  private CoreStory it = new CoreStory();
  private final ConversationPlan plan = new ConversationPlan();

  private void begin() {
    it.at(0).plan(plan.build());
  }

  private CoreStory arriveFor(long interaction, int queue, int channel, long notBeforeMs) {
    Arrival arrival = new Arrival().reset(interaction, queue, channel);
    arrival.notBeforeMs = notBeforeMs;
    return it.does((commands, into) -> commands.arrive(into, 0, arrival));
  }

  // In place

  @Test
  void K4_inPlaceItKeepsItsPlaceAndClocks() {
    plan.promoteAfterMs = 1000;
    plan.stepMs = 2000;
    begin();
    it.at(100).arrive(1, AGED, VOICE).at(150).arrive(2, AGED, VOICE);
    it.at(900).callback(1, 0, 0);
    it.expect("CallbackScheduled interaction=1 atMs=0 channel=1 attempt=1");
    it.at(1100).tick().expect("InteractionPromoted interaction=1", "Event105");
    it.at(2100).tick();
    it.expect("InteractionPromoted interaction=2", "InteractionStepStarted", "Event105");
    it.at(2110).signOn(1, ALL).expect("Event110", "OfferMade interaction=1");
  }

  @Test
  void K4_overTheSameChannelOffersStay() {
    begin();
    it.signOn(1, ALL).arrive(1, AGED, VOICE).callback(1, 0, VOICE);
    it.expect("CallbackScheduled interaction=1 atMs=0 channel=1");
    it.accept(1).expect("OfferAccepted interaction=1");
  }

  @Test
  void K4_overAnotherChannelOffersAreWithdrawn() {
    plan.broadcast = 2;
    begin();
    it.signOn(1, CALLS).signOn(2, ALL).arrive(1, AGED, VOICE);
    it.expect("InteractionWaiting", "OfferMade offer=1 agent=1", "OfferMade offer=2 agent=2");
    it.callback(1, 0, CHAT);
    it.expect(
        "CallbackScheduled interaction=1 atMs=0 channel=2",
        "OfferWithdrawn offer=1 agent=1 reason=TRANSFERRED",
        "OfferWithdrawn offer=2 agent=2 reason=TRANSFERRED",
        "OfferMade offer=3 agent=2");
    it.accept(3).expect("OfferAccepted interaction=1 agent=2");
  }

  @Test
  void X5_overAnotherChannelItsRoutabilityIsTold() {
    begin();
    it.signOn(1, CALLS).arrive(1, AGED, VOICE).callback(1, 0, MAIL);
    it.expect(
        "CallbackScheduled interaction=1 channel=3",
        "OfferWithdrawn agent=1 reason=TRANSFERRED",
        "Event145");
  }

  @Test
  void K4_refusalsInOrder() {
    begin();
    it.at(1000).callback(1, -1, 9);
    it.expectRefused(RejectCode.UNKNOWN_INTERACTION, FieldName.INTERACTION, 1);
    it.arrive(1, AGED, VOICE).callback(1, 1000, 9);
    it.expectRefused(RejectCode.UNKNOWN_CHANNEL, FieldName.CHANNEL, 9);
    it.callback(1, 1000, 0).expectRefused(RejectCode.TIME_RANGE, FieldName.TIME, 1000);
    it.callback(1, -5, VOICE).expectRefused(RejectCode.TIME_RANGE, FieldName.TIME, -5);
    long far = 1001 + Limits.MAX_DURATION_MS;
    it.callback(1, far, 0).expectRefused(RejectCode.TIME_RANGE, FieldName.TIME, far);
    it.callback(1, Long.MAX_VALUE, 0);
    it.expectRefused(RejectCode.TIME_RANGE, FieldName.TIME, Long.MAX_VALUE);
    it.callback(1, far - 1, 0).expect("CallbackScheduled atMs=" + (far - 1));
    it.callback(1, 0, 9).expectRefused(RejectCode.NOT_WAITING, FieldName.INTERACTION, 1);
    it.abandon(1).expectRefused(RejectCode.NOT_WAITING, FieldName.INTERACTION, 1);
    it.park(1).expectRefused(RejectCode.NOT_ACTIVE, FieldName.INTERACTION, 1);
  }

  @Test
  void K4_nobodyIsOnTheLineToLeave() {
    begin();
    it.arrive(1, AGED, VOICE).callback(1, 0, 0).abandon(1);
    it.expectRefused(RejectCode.NOT_WAITING, FieldName.INTERACTION, 1);
  }

  // Scheduled

  @Test
  void K4_scheduledItIsUnseenUntilItsTime() {
    begin();
    it.signOn(1, ALL).at(100).arrive(1, AGED, VOICE);
    it.at(200).callback(1, 5000, 0);
    it.expect(
        "CallbackScheduled interaction=1 atMs=5000 channel=1 attempt=1",
        "OfferWithdrawn offer=1 agent=1 reason=TRANSFERRED");
    it.pick(1, 1).expectRefused(RejectCode.NOT_WAITING, FieldName.INTERACTION, 1);
    it.at(4999).tick().expect("Event105");
    it.at(5000).tick();
    it.expect(
        "InteractionWaiting interaction=1 dueMs=5000 ticketMs=100",
        "OfferMade interaction=1 agent=1",
        "Event105");
    it.at(5500).accept(2).expect("OfferAccepted interaction=1 waitedMs=500");
  }

  @Test
  void K4_itsDueCountsFromItsTime() {
    plan.targetMs = 1000;
    begin();
    Arrival arrival = new Arrival().reset(1, DUE, VOICE);
    arrival.notBeforeMs = 5000;
    arrival.creditMs = 30;
    it.at(100).does((commands, into) -> commands.arrive(into, 0, arrival));
    it.expect("CallbackScheduled interaction=1 atMs=5000 channel=1 attempt=1");
    it.at(4000).arrive(2, DUE, VOICE).at(5000).tick();
    it.expect("InteractionWaiting interaction=1 dueMs=5970 ticketMs=100", "Event105");
    it.signOn(1, ALL).expect("Event110", "OfferMade interaction=2");
  }

  @Test
  void K4_ofOneDueTheOlderTicketGoesFirst() {
    begin();
    it.at(100);
    arriveFor(1, AGED, VOICE, 5000);
    // T2: the timer first, then the arrival of the same time
    it.at(5000).arrive(2, AGED, VOICE);
    it.signOn(1, ALL).expect("Event110", "OfferMade interaction=1");
  }

  @Test
  void K4_anArrivalIsCheckedForItsTimeBeforeTheLimit() {
    it = new CoreStory(new CoreLimits(4, 1, 4));
    begin();
    it.at(1000);
    arriveFor(1, 9, VOICE, 1000).expectRefused(RejectCode.UNKNOWN_QUEUE, FieldName.QUEUE, 9);
    arriveFor(1, AGED, VOICE, 1000).expectRefused(RejectCode.TIME_RANGE, FieldName.TIME, 1000);
    arriveFor(1, AGED, VOICE, 1001).expect("CallbackScheduled interaction=1 atMs=1001");
    arriveFor(2, AGED, VOICE, 1000).expectRefused(RejectCode.TIME_RANGE, FieldName.TIME, 1000);
    arriveFor(2, AGED, VOICE, 2000);
    it.expectRefused(RejectCode.LIMIT_EXCEEDED, FieldName.INTERACTION, 1);
  }

  @Test
  void K4_overAnotherChannelFromItsTimeOn() {
    begin();
    it.signOn(1, CALLS).at(100).arrive(1, AGED, VOICE).at(200).callback(1, 5000, CHAT);
    it.expect("CallbackScheduled channel=2", "OfferWithdrawn reason=TRANSFERRED");
    it.at(5000).tick().expect("InteractionWaiting channel=2 routable=NO", "Event105");
    it.signOn(2, ALL).expect("Event110", "OfferMade interaction=1 agent=2");
  }

  @Test
  void MVb_promotionIsGoneAndItsClockStartsAnew() {
    plan.promoteAfterMs = 1000;
    begin();
    it.arrive(1, AGED, VOICE).at(1500).callback(1, 5000, 0);
    it.expect("InteractionPromoted interaction=1", "CallbackScheduled interaction=1");
    it.at(5999).tick().expect("InteractionWaiting interaction=1", "Event105");
    it.at(6000).tick().expect("InteractionPromoted interaction=1", "Event105");
  }

  @Test
  void O4_aClaimEndsWhenItIsScheduled() {
    plan.promoteAfterMs = 1000;
    begin();
    it.signOn(1, ALL).arrive(2, AGED, MAIL).accept(1).arrive(1, AGED, VOICE);
    it.at(1000).tick().expect("InteractionPromoted", "AgentClaimed interaction=1", "Event105");
    it.callback(1, 5000, 0).expect("CallbackScheduled interaction=1", "ClaimEnded interaction=1");
  }

  @Test
  void PMa_itsFirstAnswerIsPromisedFromItsTime() {
    plan.onVoice = new Plan.Promises(1000, 0, 0);
    begin();
    it.at(100).arrive(1, AGED, VOICE).at(200).callback(1, 5000, 0);
    arriveFor(2, AGED, VOICE, 5000);
    it.at(5999).tick();
    it.expect("InteractionWaiting interaction=1", "InteractionWaiting interaction=2", "Event105");
    it.at(6000).tick();
    it.expect("PromiseBroken interaction=1", "PromiseBroken interaction=2", "Event105");
  }

  @Test
  void T2_timersStartInOrderOnEnteringWaiting() {
    plan.promoteAfterMs = 1000;
    plan.stepMs = 1000;
    plan.expiryMs = 1000;
    plan.onVoice = new Plan.Promises(1000, 0, 0);
    begin();
    arriveFor(1, AGED, VOICE, 5000);
    it.at(6000).tick();
    it.expect(
        "InteractionWaiting interaction=1",
        "InteractionPromoted interaction=1",
        "InteractionStepStarted",
        "PromiseBroken interaction=1",
        "CallbackEnded interaction=1 attempts=0 how=EXPIRED",
        "Event105");
  }

  // Attempts

  /** Callback 1 is agent 1's at 5000. */
  private void called() {
    begin();
    it.signOn(1, ALL).at(100);
    arriveFor(1, AGED, VOICE, 5000);
    it.at(5000).tick().accept(1).expect("OfferAccepted interaction=1 agent=1");
  }

  @Test
  void K4_notReachedItIsTriedAgainUntilTheLastAttempt() {
    plan.attempts = 2;
    called();
    it.at(6000).notReached(1);
    it.expect("CallbackScheduled interaction=1 atMs=66000 channel=1 attempt=2");
    it.at(66_000).tick();
    it.expect("InteractionWaiting dueMs=66000", "OfferMade offer=2 agent=1", "Event105");
    it.at(67_000).accept(2).notReached(1);
    it.expect("CallbackEnded interaction=1 attempts=2 how=NOT_REACHED");
    it.arrive(1, AGED, MAIL).expect("InteractionWaiting interaction=1", "OfferMade agent=1");
  }

  @Test
  void K4_whoDidNotReachTheCustomerIsFreeAtOnce() {
    called();
    it.at(5500).away(1).at(6000).notReached(1);
    it.expect(
        "CallbackScheduled interaction=1",
        "AgentPresenceChanged agent=1 presence=AWAY cause=WORK_ENDED");
  }

  @Test
  void K4_failureIsRefusedInOrder() {
    begin();
    it.notReached(1).expectRefused(RejectCode.UNKNOWN_INTERACTION, FieldName.INTERACTION, 1);
    it.signOn(1, ALL).arrive(1, AGED, VOICE).callback(1, 0, 0).notReached(1);
    it.expectRefused(RejectCode.NOT_ACTIVE, FieldName.INTERACTION, 1);
    it.arrive(2, AGED, VOICE).accept(1);
    it.does((commands, into) -> commands.callbackFailed(into, 0, 1, 2));
    it.expectRefused(RejectCode.WRONG_AGENT, FieldName.AGENT, 2);
    it.complete(1).accept(2);
    it.does((commands, into) -> commands.callbackFailed(into, 0, 2, 2));
    it.expectRefused(RejectCode.NOT_A_CALLBACK, FieldName.INTERACTION, 2);
  }

  @Test
  void K4_oneInPlaceIsTriedAgainToo() {
    begin();
    it.signOn(1, ALL).at(100).arrive(1, AGED, VOICE).callback(1, 0, 0).accept(1);
    it.at(200).notReached(1).expect("CallbackScheduled atMs=60200 attempt=2");
  }

  @Test
  void K4_aNewRequestBeginsItAnew() {
    plan.attempts = 2;
    plan.expiryMs = 100_000;
    called();
    it.at(6000).notReached(1).at(66_000).tick().decline(2).at(70_000).callback(1, 200_000, 0);
    it.expect("CallbackScheduled interaction=1 atMs=200000 attempt=1");
    it.at(200_000).tick();
    it.expect("InteractionWaiting interaction=1", "OfferMade offer=3", "Event105");
    it.accept(3).notReached(1).expect("CallbackScheduled attempt=2");
  }

  @Test
  void K4_reachedItIsAConversationAsAnyOther() {
    plan.expiryMs = 1000;
    called();
    it.at(5100).complete(1).at(9000).tick().expect("Event105");
  }

  @Test
  void K4_inWrapUpItDoesNotExpire() {
    plan.expiryMs = 1000;
    begin();
    it.signOn(1, ALL).at(100).arrive(1, AGED, MAIL).callback(1, 0, 0).accept(1).complete(1);
    it.at(5000).tick().expect("Event105");
  }

  @Test
  void PMa_triedOnceItsFirstAnswerWasGiven() {
    plan.onVoice = new Plan.Promises(1000, 0, 0);
    called();
    it.at(5100).notReached(1).at(65_100).tick();
    it.expect("InteractionWaiting interaction=1", "OfferMade interaction=1", "Event105");
    it.at(67_000).tick().expect("Event105");
  }

  // Warm transfer, shift

  @Test
  void K3b_inAWarmTransferItIsNotFailed() {
    called();
    it.at(5500).transfer(1, AGED, 0, true);
    it.does((commands, into) -> commands.callbackFailed(into, 0, 1, 2));
    it.expectRefused(RejectCode.WRONG_AGENT, FieldName.AGENT, 2);
    it.notReached(1).expectRefused(RejectCode.IN_TRANSFER, FieldName.INTERACTION, 1);
    it.callback(1, 0, 0).expectRefused(RejectCode.NOT_WAITING, FieldName.INTERACTION, 1);
  }

  @Test
  void K4_inAWarmTransferItDoesNotExpire() {
    plan.expiryMs = 1000;
    called();
    it.at(5500).transfer(1, AGED, 0, true).at(7000).tick().expect("Event105");
    it.does((commands, into) -> commands.cancelTransfer(into, 0, 1, 0));
    it.expect("TransferEnded interaction=1 how=CANCELLED");
    it.notReached(1).expect("CallbackEnded attempts=1 how=EXPIRED");
  }

  @Test
  void SHa_aScheduledOneStaysScheduled() {
    plan.targetMs = 700;
    begin();
    arriveFor(1, AGED, VOICE, 5000);
    it.at(100).shift(1, CHAT, DUE, 3000);
    it.expect("InteractionShifted interaction=1 fromChannel=1 toChannel=2 fromQueue=1 toQueue=2");
    it.at(5000).tick();
    it.expect("InteractionWaiting interaction=1 dueMs=5700 queue=2 channel=2", "Event105");
  }

  // Expiry

  @Test
  void K4_inPlaceItExpiresAfterTheRequest() {
    plan.expiryMs = 1000;
    begin();
    byte[] name = "call".getBytes(StandardCharsets.UTF_8);
    it.does((commands, into) -> commands.defineName(into, 0, IdKind.INTERACTION, 1, name));
    it.signOn(1, ALL).at(100).arrive(1, AGED, VOICE).at(200).callback(1, 0, 0);
    it.at(1200).tick();
    it.expect(
        "CallbackEnded interaction=1 attempts=0 how=EXPIRED",
        "OfferWithdrawn offer=1 agent=1 reason=EXPIRED",
        "NameReleased number=1",
        "Event105");
  }

  @Test
  void K4_scheduledItExpiresAfterItWasDueFirst() {
    plan.expiryMs = 70_000;
    called();
    it.at(10_000).notReached(1).at(70_000).tick();
    it.expect("InteractionWaiting interaction=1", "OfferMade", "Event105");
    it.at(71_000).accept(2).at(74_999).notReached(1).expect("CallbackScheduled atMs=134999");
    it.at(75_000).tick().expect("CallbackEnded interaction=1 attempts=2 how=EXPIRED", "Event105");
  }

  @Test
  void K4_whileAnAgentHasItItDoesNotExpire() {
    plan.expiryMs = 1000;
    called();
    it.at(6000).tick().expect("Event105");
    it.at(7000).notReached(1).expect("CallbackEnded attempts=1 how=EXPIRED");
  }

  @Test
  void K4_norWhileItIsParked() {
    plan.expiryMs = 1000;
    called();
    it.at(5500).park(1).at(7000).tick().expect("Event105");
    it.abandon(1).expectRefused(RejectCode.NOT_WAITING, FieldName.INTERACTION, 1);
    it.resume(1).expect("InteractionResumed", "InteractionWaiting", "OfferMade");
    it.accept(2).notReached(1).expect("CallbackEnded attempts=1 how=EXPIRED");
  }

  // Change of plan

  @Test
  void X2a_channelAndQueueOfAScheduledOneAreInUse() {
    plan.fallback = false;
    begin();
    arriveFor(1, DUE, CHAT, 5000);
    plan.version = 2;
    plan.chats = false;
    it.plan(plan.build()).expectRefused(RejectCode.PLAN_IN_USE, FieldName.CHANNEL, CHAT);
    plan.chats = true;
    plan.withoutQueues.add(DUE);
    it.plan(plan.build()).expectRefused(RejectCode.PLAN_IN_USE, FieldName.QUEUE, DUE);
  }

  @Test
  void X2b_aScheduledOneBelongsToTheFallbackAtOnce() {
    plan.targetMs = 9000;
    begin();
    arriveFor(1, DUE, CHAT, 5000);
    plan.version = 2;
    plan.withoutQueues.add(DUE);
    it.plan(plan.build()).expect("Event104");
    it.at(5000).tick().expect("InteractionWaiting dueMs=5000 queue=1", "Event105");
  }

  @Test
  void X2e_aRequestBringsBackWhatIsNotReworked() {
    begin();
    it.arrive(1, DUE, CHAT);
    plan.version = 2;
    plan.withoutQueues.add(DUE);
    it.plan(plan.build())
        .callback(1, 0, MAIL)
        .expect("InteractionMoved", "CallbackScheduled channel=3");
    it.signOn(1, ALL).expect("Event110", "OfferMade interaction=1 queue=1");
  }

  // Ticks

  @Test
  void T2_ticksChangeNothing() {
    assertEquals(told(false), told(true));
  }

  private static List<String> told(boolean ticks) {
    ConversationPlan plan = new ConversationPlan();
    plan.promoteAfterMs = 3000;
    plan.expiryMs = 130_000;
    plan.messages = new Plan.Messages(4000, 9000);
    plan.onVoice = new Plan.Promises(2000, 0, 500);
    plan.onChat = new Plan.Promises(2500, 1500, 500);
    CallbackTest story = new CallbackTest();
    CoreStory it = story.it;
    List<String> told = new ArrayList<>();
    long[] stops = {1000, 7000, 12_000, 30_000, 40_000, 90_000, 100_000, 300_000};
    it.at(0).plan(plan.build()).signOn(1, ALL);
    long time = 0;
    for (int i = 0; i < stops.length; i++) {
      while (ticks && time + 700 < stops[i]) {
        time += 700;
        told.addAll(it.at(time).tick().events());
      }
      time = stops[i];
      it.at(time);
      switch (i) {
        case 0 -> told.addAll(it.arrive(1, DUE, CHAT).events());
        case 1 -> told.addAll(story.arriveFor(2, DUE, VOICE, 33_000).events());
        case 2 -> told.addAll(it.available(1).events());
        case 3 -> told.addAll(it.assign(1, 1).events());
        case 4 -> told.addAll(it.accept(it.newestOffer()).events());
        case 5 -> told.addAll(it.callback(2, 95_000, CHAT).events());
        default -> told.addAll(it.tick().events());
      }
    }
    told.removeIf(event -> event.startsWith("Event105"));
    return told;
  }
}
