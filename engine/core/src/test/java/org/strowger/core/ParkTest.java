package org.strowger.core;

import static org.strowger.core.ConversationPlan.AGED;
import static org.strowger.core.ConversationPlan.ALL;
import static org.strowger.core.ConversationPlan.CALLS;
import static org.strowger.core.ConversationPlan.CHAT;
import static org.strowger.core.ConversationPlan.DUE;
import static org.strowger.core.ConversationPlan.LOADED;
import static org.strowger.core.ConversationPlan.MAIL;
import static org.strowger.core.ConversationPlan.VOICE;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.strowger.codec.Arrival;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.RejectCode;

/** Rule C4 on the core alone: parked, resumed, and what is held meanwhile (decision C4-a). */
class ParkTest {
  private final CoreStory it = new CoreStory();
  private final ConversationPlan plan = new ConversationPlan();

  private void begin(int agents) {
    it.at(0).plan(plan.build());
    for (int agent = 1; agent <= agents; agent++) {
      it.at(agent).signOn(agent, ALL);
    }
  }

  /** Agent 1 has parked chat 1 at 300; its offer was number 1. */
  private void parked(int agents) {
    begin(1);
    it.at(100).arrive(1, AGED, CHAT).at(200).accept(1).at(300).park(1);
    for (int agent = 2; agent <= agents; agent++) {
      it.signOn(agent, ALL);
    }
  }

  @Test
  void C4_allButTheParkedCostIsGivenBack() {
    begin(1);
    it.at(100).arrive(1, AGED, CHAT).at(200).accept(1);
    // one chat is the limit, and two units of three are in use
    it.at(250).arrive(2, AGED, CHAT).expect("InteractionWaiting interaction=2");
    it.at(300).does((commands, into) -> commands.park(into, 0, 1, 1, 7));
    it.expect(
        "InteractionParked interaction=1 handledMs=100 agent=1 reason=7 cause=COMMAND",
        "OfferMade interaction=2 agent=1");
    it.at(400).accept(2).at(500).arrive(3, AGED, MAIL);
    it.expect("InteractionWaiting interaction=3");
    // both parked: one unit is left
    it.at(600).park(2).expect("InteractionParked interaction=2", "OfferMade interaction=3");
  }

  @Test
  void C4_parkedAtNoCostHoldsNothing() {
    plan.chatParkedCost = 0;
    parked(1);
    it.at(400).arrive(2, AGED, VOICE);
    it.expect("InteractionWaiting interaction=2", "OfferMade interaction=2 agent=1");
  }

  @Test
  void C2_exclusiveWorkNeedsNoParkedUnits() {
    parked(1);
    it.at(400).arrive(2, AGED, VOICE).expect("InteractionWaiting interaction=2");
    // a direct act too
    it.pick(2, 1).expectRefused(RejectCode.NO_ROOM, FieldName.AGENT, 1);
    it.at(500).does((commands, into) -> commands.cancel(into, 0, 1, 0));
    it.expect("InteractionCancelled interaction=1", "OfferMade interaction=2 agent=1");
  }

  @Test
  void C2_whatIsParkedIsNotExclusive() {
    begin(1);
    it.at(100).arrive(1, AGED, VOICE).at(200).accept(1).at(300).park(1);
    it.at(400).arrive(2, AGED, CHAT);
    it.expect("InteractionWaiting interaction=2", "OfferMade interaction=2 agent=1");
  }

  @Test
  void A2_parkedUnitsAreUsed() {
    parked(2);
    it.at(400).arrive(2, LOADED, MAIL);
    it.expect("InteractionWaiting interaction=2", "OfferMade interaction=2 agent=2");
  }

  @Test
  void C4_refusalsInOrder() {
    begin(2);
    it.park(1).expectRefused(RejectCode.UNKNOWN_INTERACTION, FieldName.INTERACTION, 1);
    it.resume(1).expectRefused(RejectCode.UNKNOWN_INTERACTION, FieldName.INTERACTION, 1);
    it.at(100).arrive(1, AGED, CHAT);
    it.does((commands, into) -> commands.park(into, 0, 1, 2, 0));
    it.expectRefused(RejectCode.NOT_ACTIVE, FieldName.INTERACTION, 1);
    it.at(200).accept(1).resume(1);
    it.expectRefused(RejectCode.NOT_PARKED, FieldName.INTERACTION, 1);
    it.does((commands, into) -> commands.park(into, 0, 1, 2, 0));
    it.expectRefused(RejectCode.WRONG_AGENT, FieldName.AGENT, 2);
    it.park(1).expect("InteractionParked interaction=1 agent=1");
    it.park(1).expectRefused(RejectCode.NOT_ACTIVE, FieldName.INTERACTION, 1);
    it.complete(1).expectRefused(RejectCode.NOT_ACTIVE, FieldName.INTERACTION, 1);
    it.pick(1, 2).expectRefused(RejectCode.NOT_WAITING, FieldName.INTERACTION, 1);
    it.toHead(1).expectRefused(RejectCode.NOT_WAITING, FieldName.INTERACTION, 1);
  }

  @Test
  void C4_parkingEndsTheWorkForLineAndPresence() {
    begin(2);
    it.at(100).arrive(1, AGED, CHAT).at(200).accept(1);
    it.at(250).away(1).expect("AgentPresenceChanged presence=AVAILABLE pending=AWAY");
    it.at(300).park(1);
    it.expect(
        "InteractionParked interaction=1",
        "AgentPresenceChanged agent=1 presence=AWAY cause=WORK_ENDED");
    // A1-d: the end of the line is behind agent 2, who has signed on at 2
    it.at(400).available(1).at(500).arrive(2, AGED, MAIL);
    it.expect("InteractionWaiting interaction=2", "OfferMade interaction=2 agent=2");
  }

  @Test
  void A1_parkingMovesToTheEndOfTheLine() {
    begin(2);
    it.at(100).arrive(1, AGED, CHAT).at(200).accept(1);
    it.at(210).away(2).available(2);
    it.at(300).park(1);
    it.at(400).arrive(2, AGED, MAIL);
    it.expect("InteractionWaiting interaction=2", "OfferMade interaction=2 agent=2");
  }

  @Test
  void C4_neverMoreIsParkedThanWasHeld() {
    plan.chatParkedCost = 2;
    begin(1);
    it.at(10).profile(1, CALLS);
    // forced, it holds nothing: the profile has not the channel (R7-a)
    it.at(100).arrive(1, AGED, CHAT).force(1, 1).at(200).profile(1, ALL).at(300).park(1);
    it.expect("InteractionParked interaction=1");
    it.at(400).arrive(2, AGED, VOICE);
    it.expect("InteractionWaiting interaction=2", "OfferMade interaction=2 agent=1");
  }

  @Test
  void C4_withoutTheChannelNothingIsParked() {
    begin(1);
    it.at(100).arrive(1, AGED, CHAT).at(200).accept(1).profile(1, CALLS).at(300).park(1);
    it.at(400).arrive(2, AGED, VOICE);
    it.expect("InteractionWaiting interaction=2", "OfferMade interaction=2 agent=1");
  }

  @Test
  void C4_anotherProfileLeavesTheParkedUnits() {
    parked(1);
    it.at(400).profile(1, CALLS).at(500).arrive(2, AGED, VOICE);
    it.expect("InteractionWaiting interaction=2");
    it.at(600).abandon(1);
    it.expect("InteractionAbandoned interaction=1", "OfferMade interaction=2 agent=1");
  }

  // Resumed

  @Test
  void C4_whoParkedItGetsItFirst() {
    parked(2);
    it.at(400).arrive(2, AGED, CHAT).accept(2).expect("OfferAccepted interaction=2 agent=1");
    it.at(500).resume(1);
    it.expect(
        "InteractionResumed interaction=1 parkedMs=200 agent=1 cause=COMMAND",
        "InteractionWaiting interaction=1 dueMs=500 queue=1 channel=2");
    it.at(600).complete(2).expect("InteractionCompleted", "OfferMade interaction=1 agent=1 step=0");
  }

  @Test
  void C4_afterTheBoundItIsAnybodys() {
    parked(2);
    it.at(400).arrive(2, AGED, CHAT).accept(2).at(500).resume(1);
    it.at(10_499).tick().expect("Event105");
    it.at(10_500).tick();
    it.expect("InteractionStepStarted", "OfferMade interaction=1 agent=2 step=1", "Event105");
  }

  @Test
  void C4_withoutABoundThereIsNoSuchStep() {
    plan.resumeBoundMs = 0;
    parked(2);
    it.at(400).arrive(2, AGED, CHAT).accept(2).at(500).resume(1);
    it.expect(
        "InteractionResumed interaction=1",
        "InteractionWaiting interaction=1",
        "OfferMade interaction=1 agent=2 step=1");
  }

  @Test
  void C4_dueCountsFromTheResumption() {
    plan.targetMs = 5000;
    begin(1);
    Arrival arrival = new Arrival().reset(1, DUE, CHAT);
    arrival.creditMs = 30;
    it.at(100).does((commands, into) -> commands.arrive(into, 0, arrival)).accept(1);
    it.at(300).park(1).at(700).resume(1);
    it.expect(
        "InteractionResumed interaction=1 parkedMs=400",
        "InteractionWaiting interaction=1 dueMs=5670 ticketMs=100",
        "OfferMade interaction=1 agent=1 step=0");
  }

  @Test
  void C4_orFromTheTicketIfThePlanSaysSo() {
    plan.targetMs = 5000;
    plan.resumeFromTicket = true;
    begin(1);
    it.at(100).arrive(1, DUE, CHAT).accept(1).at(300).park(1).at(700).resume(1);
    it.expect(
        "InteractionResumed interaction=1",
        "InteractionWaiting interaction=1 dueMs=5100",
        "OfferMade interaction=1");
  }

  @Test
  void C4_fromTheTicketWithTheTargetOfThePlanInForce() {
    plan.targetMs = 5000;
    plan.resumeFromTicket = true;
    begin(1);
    it.at(100).arrive(1, DUE, CHAT).accept(1).at(300).park(1);
    plan.version = 2;
    plan.targetMs = 1000;
    it.at(400).plan(plan.build()).at(700).resume(1);
    it.expect(
        "InteractionResumed interaction=1",
        "InteractionWaiting interaction=1 dueMs=1100",
        "OfferMade interaction=1");
  }

  @Test
  void MVb_holdsAndExclusionsOutliveParking() {
    begin(2);
    it.at(100).arrive(1, AGED, CHAT).decline(1);
    it.expect("OfferDeclined agent=1", "OfferMade offer=2 agent=2");
    it.accept(2).at(200).park(1);
    // agent 2 is away, and step 0 goes on; then only agent 1 is there, who is held apart
    it.at(300).away(2).resume(1);
    it.expect("InteractionResumed interaction=1", "InteractionWaiting interaction=1");
    it.at(10_300).tick().expect("InteractionStepStarted", "Event105");
    it.at(20_100).tick().expect("OfferMade interaction=1 agent=1", "Event105");
  }

  @Test
  void O3_promotionIsGoneAndItsClockStartsAnew() {
    plan.promoteAfterMs = 1000;
    begin(0);
    it.at(100).arrive(1, AGED, CHAT).at(1200).signOn(1, ALL).accept(1);
    it.at(1300).park(1).at(5000).tick().expect("Event105");
    it.at(6000).resume(1).at(6100).decline(2).at(7000).tick();
    it.expect("InteractionPromoted interaction=1", "Event105");
  }

  // The agent signs off

  @Test
  void C4_parkedUnitsEndWithTheSignOn() {
    parked(1);
    it.at(400).signOff(1).expect("Event111").signOn(1, ALL);
    it.at(500).arrive(2, AGED, VOICE);
    it.expect("InteractionWaiting interaction=2", "OfferMade interaction=2 agent=1");
    // it still remembers the agent
    it.at(600).decline(2).resume(1);
    it.expect(
        "InteractionResumed interaction=1 agent=1",
        "InteractionWaiting interaction=1",
        "OfferMade interaction=1 agent=1 step=0");
  }

  @Test
  void S4_theStepEndsAtOnceIfWhoParkedItHasSignedOff() {
    parked(2);
    it.at(400).signOff(1).resume(1);
    it.expect(
        "InteractionResumed interaction=1 agent=1",
        "InteractionWaiting interaction=1",
        "InteractionStepStarted",
        "OfferMade interaction=1 agent=2 step=1");
  }

  @Test
  void C4_severalParkedOnesOfOneAgentEndInAnyOrder() {
    begin(1);
    for (int i = 1; i <= 3; i++) {
      it.at(100L * i).arrive(i, AGED, VOICE).force(i, 1).park(i);
    }
    it.at(400).arrive(4, AGED, MAIL).expect("InteractionWaiting interaction=4");
    it.cancel(2, 0).expect("InteractionCancelled", "OfferMade interaction=4").decline(4);
    // a call is exclusive, and call 3 still holds a unit
    it.at(500).resume(1).expect("InteractionResumed", "InteractionWaiting");
    it.at(600)
        .signOff(1)
        .expect("Event111", "OfferWithdrawn interaction=4", "InteractionStepStarted");
    it.abandon(3).expect("InteractionAbandoned interaction=3 waitedMs=0 queue=1");
  }

  // Warm transfer, shift

  @Test
  void K3b_inAWarmTransferItCannotBeParked() {
    begin(1);
    it.at(100).arrive(1, AGED, CHAT).accept(1).transfer(1, DUE, 0, true);
    it.does((commands, into) -> commands.park(into, 0, 1, 2, 0));
    it.expectRefused(RejectCode.WRONG_AGENT, FieldName.AGENT, 2);
    it.park(1).expectRefused(RejectCode.IN_TRANSFER, FieldName.INTERACTION, 1);
    it.resume(1).expectRefused(RejectCode.NOT_PARKED, FieldName.INTERACTION, 1);
    it.abandon(1).expectRefused(RejectCode.NOT_WAITING, FieldName.INTERACTION, 1);
  }

  @Test
  void SHa_aParkedOneGoesOnOverAnotherChannel() {
    parked(2);
    it.at(400).away(2).at(500).shift(1, MAIL, DUE, 3000);
    it.expect(
        "InteractionShifted interaction=1 handledMs=0 fromChannel=2 toChannel=3 agent=1",
        "InteractionWaiting interaction=1 dueMs=100 queue=2 channel=3",
        "OfferMade interaction=1 agent=1 step=0");
    // its parked unit is free
    it.accept(2).at(600).arrive(2, AGED, CHAT).expect("InteractionWaiting", "OfferMade agent=1");
  }

  @Test
  void SHa_withoutABoundAParkedOneIsAnybodys() {
    parked(2);
    it.at(400).away(1).at(500).shift(1, MAIL, 0, 0);
    it.expect(
        "InteractionShifted interaction=1 agent=1",
        "InteractionWaiting interaction=1 queue=1",
        "OfferMade interaction=1 agent=2 step=1");
  }

  // Ends while parked

  @Test
  void C4_theCustomerMayLeaveWhileItIsParked() {
    parked(1);
    it.at(400).abandon(1).expect("InteractionAbandoned interaction=1 waitedMs=0 queue=1");
    it.resume(1).expectRefused(RejectCode.UNKNOWN_INTERACTION, FieldName.INTERACTION, 1);
  }

  @Test
  void N2_theNameIsReleasedWhenItEndsParked() {
    byte[] name = "call".getBytes(StandardCharsets.UTF_8);
    it.does((commands, into) -> commands.defineName(into, 0, IdKind.INTERACTION, 1, name));
    parked(1);
    it.at(400).abandon(1).expect("InteractionAbandoned interaction=1", "NameReleased number=1");
  }

  // Change of plan

  @Test
  void X2a_theChannelOfAParkedOneIsInUse() {
    parked(0);
    it.signOff(1);
    plan.version = 2;
    plan.chats = false;
    it.plan(plan.build()).expectRefused(RejectCode.PLAN_IN_USE, FieldName.CHANNEL, CHAT);
    it.abandon(1).plan(plan.build()).expect("Event104");
  }

  @Test
  void X2a_theQueueOfAParkedOneIsInUse() {
    plan.fallback = false;
    begin(1);
    it.at(100).arrive(1, DUE, CHAT).accept(1).park(1);
    plan.version = 2;
    plan.withoutQueues.add(DUE);
    it.plan(plan.build()).expectRefused(RejectCode.PLAN_IN_USE, FieldName.QUEUE, DUE);
  }

  @Test
  void X2b_aParkedOneBelongsToTheFallbackAtOnce() {
    begin(1);
    it.at(100).arrive(1, DUE, CHAT).accept(1).park(1);
    plan.version = 2;
    plan.withoutQueues.add(DUE);
    it.at(200).plan(plan.build()).expect("Event104");
    it.at(300).resume(1);
    it.expect(
        "InteractionResumed interaction=1",
        "InteractionWaiting interaction=1 queue=1",
        "OfferMade interaction=1 queue=1 step=0");
  }
}
