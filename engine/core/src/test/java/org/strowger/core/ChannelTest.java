package org.strowger.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.strowger.core.ShiftPlan.ALL;
import static org.strowger.core.ShiftPlan.APP;
import static org.strowger.core.ShiftPlan.CALLS;
import static org.strowger.core.ShiftPlan.CHAT;
import static org.strowger.core.ShiftPlan.CHATS;
import static org.strowger.core.ShiftPlan.FRONT;
import static org.strowger.core.ShiftPlan.SHORT;
import static org.strowger.core.ShiftPlan.VOICE;
import static org.strowger.core.ShiftPlan.WIDE;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.strowger.codec.Arrival;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.core.explain.Reason;

/** Channels open and closed, on the core alone. */
class ChannelTest {
  private final CoreStory it = new CoreStory();

  @BeforeEach
  void aPlan() {
    it.at(0).plan(new ShiftPlan().build());
  }

  @Test
  void CHa_checks() {
    it.at(10).close(9).expectRefused(RejectCode.UNKNOWN_CHANNEL, FieldName.CHANNEL, 9);
    it.does((commands, into) -> commands.changeChannel(into, 0, CHAT, 3, false))
        .expectRefused(RejectCode.INVALID_STATE, FieldName.STATE, 3);
    it.does((commands, into) -> commands.changeChannel(into, 0, CHAT, 0, false))
        .expectRefused(RejectCode.INVALID_STATE, FieldName.STATE, 0);
    it.close(CHAT).expect("ChannelChanged channel=2 state=CLOSED drain=NO");
    it.close(CHAT).expect("ChannelChanged channel=2 state=CLOSED drain=NO");
    it.drain(CHAT).expect("ChannelChanged channel=2 state=CLOSED drain=YES");
    it.does((commands, into) -> commands.changeChannel(into, 0, CHAT, 1, true))
        .expect("ChannelChanged channel=2 state=OPEN drain=NO");
    it.open(CHAT).expect("ChannelChanged channel=2 state=OPEN drain=NO");
  }

  @Test
  void CHb_whoArrivesOnAClosedChannelWaitsAndKeepsThePlace() {
    it.at(10).signOn(1, ALL).close(CHAT);
    it.at(100).arrive(1, FRONT, CHAT).expect("InteractionWaiting routable=YES");
    it.at(200).arrive(2, FRONT, CHAT).expect("InteractionWaiting");
    it.at(300).arrive(3, FRONT, APP).expect("InteractionWaiting", "OfferMade interaction=3");
    it.at(400).open(CHAT);
    it.expect("ChannelChanged state=OPEN", "OfferMade interaction=1 agent=1");
    it.asksInteraction(2).expect("InteractionAnswer position=2");
  }

  @Test
  void CHb_offersAreWithdrawnWhenItCloses() {
    it.at(10).signOn(1, CHATS).signOn(2, CHATS);
    it.at(100).arrive(1, WIDE, CHAT).expect("InteractionWaiting", "OfferMade", "OfferMade");
    it.at(110).arrive(2, FRONT, CHAT).expect("InteractionWaiting", "OfferMade offer=3");
    it.at(120).arrive(3, FRONT, CHAT).accept(4);
    it.at(200).close(CHAT);
    it.expect(
        "ChannelChanged state=CLOSED drain=NO",
        "OfferWithdrawn offer=1 interaction=1 reason=NOT_ELIGIBLE",
        "OfferWithdrawn offer=2 interaction=1 reason=NOT_ELIGIBLE",
        "OfferWithdrawn offer=3 interaction=2 reason=NOT_ELIGIBLE");
    // who has work goes on
    it.at(300).complete(3).expect("InteractionCompleted");
    it.at(400).open(CHAT);
    it.expect(
        "ChannelChanged",
        "OfferMade offer=5 interaction=1",
        "OfferMade offer=6 interaction=1",
        "OfferMade offer=7 interaction=2");
  }

  @Test
  void CHb_theClaimOfWhoIsHeldEnds() {
    ShiftPlan plan = new ShiftPlan().version(2);
    plan.promoteAfterMs = 1000;
    it.at(5).plan(plan.build());
    it.at(10).signOn(1, CALLS);
    it.at(100).arrive(1, FRONT, VOICE);
    it.at(200).arrive(2, FRONT, VOICE);
    it.at(1200).tick().expect("InteractionPromoted", "AgentClaimed interaction=2", "Event105");
    it.at(1300).close(VOICE).expect("ChannelChanged", "ClaimEnded interaction=2 agent=1");
    it.at(1400).complete(1).expect("InteractionCompleted");
    it.at(1500).open(VOICE).expect("ChannelChanged", "OfferAccepted interaction=2 agent=1");
  }

  @Test
  void CHb_whoWasPromotedWhileHeldClaimsWhenItOpens() {
    ShiftPlan plan = new ShiftPlan().version(2);
    plan.promoteAfterMs = 1000;
    it.at(5).plan(plan.build());
    it.at(10).signOn(1, ALL);
    it.at(100).arrive(1, FRONT, APP).accept(1).close(VOICE);
    it.at(200).arrive(2, FRONT, VOICE);
    it.at(1200).tick().expect("InteractionPromoted interaction=2", "Event105");
    it.at(1300).open(VOICE).expect("ChannelChanged", "AgentClaimed interaction=2 agent=1");
    it.at(1400).arrive(3, FRONT, APP).expect("InteractionWaiting");
    it.at(1500).drain(VOICE).expect("ChannelChanged");
    it.at(1600).close(VOICE);
    it.expect("ChannelChanged", "ClaimEnded interaction=2 agent=1", "OfferMade interaction=3");
  }

  @Test
  void CHb_aConsultOnAClosingChannelIsHeld() {
    it.at(10).signOn(1, CHATS).signOn(2, CHATS);
    it.at(100).arrive(1, FRONT, CHAT).accept(1).transfer(1, FRONT, 0, true);
    it.expect("InteractionTransferred", "OfferMade interaction=1 agent=2");
    it.at(150).drain(CHAT).expect("ChannelChanged");
    it.at(200).close(CHAT).expect("ChannelChanged", "OfferWithdrawn reason=NOT_ELIGIBLE");
    it.at(250).open(CHAT).expect("ChannelChanged", "OfferMade interaction=1 agent=2");
    it.at(300).drain(CHAT).accept(3).expect("OfferAccepted", "TransferEnded how=TAKEN");
    it.at(400).transfer(1, FRONT, 0, true).expect("InteractionTransferred");
    it.at(500).complete(1).expect("TransferEnded how=ENDED", "InteractionCompleted");
  }

  @Test
  void CHb_withDrainThoseWhoWaitAreServedOn() {
    it.at(10).signOn(1, CHATS);
    it.at(100).arrive(1, FRONT, CHAT).arrive(2, FRONT, CHAT).arrive(3, FRONT, CHAT);
    it.at(200).drain(CHAT).expect("ChannelChanged state=CLOSED drain=YES");
    it.at(300).arrive(4, FRONT, CHAT).expect("InteractionWaiting");
    it.at(400).accept(1).accept(2);
    it.at(500).complete(1).expect("InteractionCompleted", "OfferMade offer=3 interaction=3");
    it.at(600).complete(2).expect("InteractionCompleted");
    // an entry after the closing, be it of one that waited before
    it.at(700).accept(3).returns(3, 0, 0).expect("InteractionReturned", "InteractionWaiting");
    it.at(40_000).tick().expect("Event105");
    it.at(40_100).open(CHAT).expect("ChannelChanged", "OfferMade", "OfferMade");
  }

  @Test
  void CHb_drainMayChangeWhileItIsClosed() {
    it.at(100).arrive(1, FRONT, CHAT);
    it.at(200).close(CHAT);
    it.at(300).arrive(2, FRONT, CHAT);
    it.at(400).signOn(1, CHATS).expect("Event110");
    it.at(500).drain(CHAT).expect("ChannelChanged drain=YES", "OfferMade interaction=1");
    it.at(600).drain(CHAT).expect("ChannelChanged drain=YES");
    it.at(700).close(CHAT);
    it.expect("ChannelChanged drain=NO", "OfferWithdrawn offer=1 reason=NOT_ELIGIBLE");
    it.at(800).open(CHAT).expect("ChannelChanged", "OfferMade", "OfferMade");
    // those of before are served on at the next closing, since it has been open
    it.at(900).drain(CHAT).expect("ChannelChanged");
  }

  @Test
  void CHb_pickAndAssignFailAsForAChannelThatIsNotHandled() {
    it.at(10).signOn(1, ALL).close(CHAT);
    it.at(100).arrive(1, FRONT, CHAT).arrive(2, FRONT, CHAT);
    it.pick(1, 1).expectRefused(RejectCode.NOT_HANDLED, FieldName.CHANNEL, CHAT);
    it.assign(1, 1).expectRefused(RejectCode.NOT_HANDLED, FieldName.CHANNEL, CHAT);
    it.force(1, 1).expect("OfferAccepted interaction=1 agent=1");
  }

  @Test
  void CHb_stepsAndPromotionGoOnByTheirClocks() {
    ShiftPlan plan = new ShiftPlan().version(2);
    plan.promoteAfterMs = 5000;
    it.at(5).plan(plan.build());
    it.at(10).signOn(1, ALL).close(CHAT);
    it.at(100).arrive(1, SHORT, CHAT);
    it.at(5100).tick().expect("InteractionPromoted interaction=1", "Event105");
    it.at(8100).tick().expect("InteractionExpired interaction=1 waitedMs=8000", "Event105");
  }

  @Test
  void CHb_aShiftLeadsOut() {
    it.at(10).signOn(1, ALL).close(CHAT);
    it.at(100).arrive(1, FRONT, CHAT);
    it.at(200).shift(1, APP, 0, 0);
    it.expect("InteractionShifted", "InteractionWaiting", "OfferMade interaction=1");
    it.at(300).shift(1, CHAT, 0, 0);
    it.expect("InteractionShifted", "OfferWithdrawn", "InteractionWaiting");
  }

  @Test
  void CHb_aCallbackOverAClosedChannelIsHeld() {
    it.at(10).signOn(1, CALLS).close(VOICE);
    it.at(100).arrive(1, FRONT, CHAT);
    it.at(200).callback(1, 0, VOICE).expect("CallbackScheduled", "Event145");
    it.at(300).open(VOICE).expect("ChannelChanged", "OfferAccepted interaction=1 agent=1");
    it.at(400).drain(VOICE).arrive(2, FRONT, CHAT).callback(2, 0, VOICE);
    it.at(500).complete(1).expect("InteractionCompleted");
    it.at(600).open(VOICE).expect("ChannelChanged", "OfferAccepted interaction=2 agent=1");
  }

  @Test
  void X4c_whoIsHeldIsInNobodysWay() {
    it.at(10).signOn(1, CALLS);
    it.at(100).arrive(1, FRONT, VOICE);
    it.at(1100).arrive(2, FRONT, VOICE).arrive(3, FRONT, VOICE);
    it.at(4100).complete(1).drain(VOICE);
    Arrival urgent = new Arrival().reset(4, FRONT, VOICE);
    urgent.urgency = 1;
    it.at(4200).arrive(urgent);
    it.asksInteraction(3).expect("InteractionAnswer position=2 estimatedMs=3000");
    it.asksInteraction(4).expect("InteractionAnswer position=1 estimatedMs=-1");
  }

  @Test
  void R6_closedAndDrainedAreInTheDigest() {
    it.at(10).close(CHAT);
    long closed = it.stateDigest();
    it.rooms().channels.change(CHAT, true, true);
    long drained = it.stateDigest();
    it.rooms().channels.change(CHAT, false, false);
    assertNotEquals(closed, drained);
    assertNotEquals(closed, it.stateDigest());
    assertNotEquals(drained, it.stateDigest());
  }

  @Test
  void CHb_theClaimOfACallbackOverAClosedChannelEnds() {
    ShiftPlan plan = new ShiftPlan().version(2);
    plan.promoteAfterMs = 1000;
    it.at(5).plan(plan.build());
    it.at(10).signOn(1, CALLS).close(APP);
    it.at(100).arrive(1, FRONT, VOICE);
    it.at(200).arrive(2, FRONT, VOICE);
    it.at(1200).tick().expect("InteractionPromoted", "AgentClaimed interaction=2", "Event105");
    it.at(1300).callback(2, 0, APP).expect("CallbackScheduled", "ClaimEnded interaction=2");
  }

  @Test
  void R6_whatIsKeptOfWhoCameLateIsRestored() {
    it.at(10).signOn(1, ALL).signOn(2, ALL).close(CHAT);
    it.at(100).arrive(1, FRONT, CHAT).force(1, 1);
    it.at(200).transfer(1, FRONT, 0, true).expect("InteractionTransferred");
    it.at(300).open(CHAT).expect("ChannelChanged", "OfferMade interaction=1 agent=2");
    it.at(400).cancelTransfer(1, 0).expect("OfferWithdrawn", "TransferEnded");
  }

  @Test
  void CHb_explainedAsTheChannel() {
    it.at(10).signOn(1, ALL).signOn(2, CALLS).close(CHAT);
    it.at(100).arrive(1, FRONT, CHAT);
    Reason closed = it.probe().candidate(1, 1).reason();
    assertEquals(new Reason(5, Reason.Detail.CHANNEL_CLOSED, CHAT, 0, 0), closed);
    it.arrive(2, FRONT, APP).accept(1).arrive(3, FRONT, APP).accept(2);
    assertEquals(
        closed, it.probe().candidate(1, 1).reason(), "what comes after F5 does not matter");
    Reason notHandled = it.probe().candidate(1, 2).reason();
    assertEquals(new Reason(5, Reason.Detail.CHANNEL, CALLS, 0, 0), notHandled);
    Reason signedOff = it.probe().candidate(1, 3).reason();
    assertEquals(Reason.Detail.SIGNED_OFF, signedOff.detail());
  }

  @Test
  void CHa_aChannelThatThePlanRemovesIsForgotten() {
    it.at(10).signOn(1, ALL);
    it.at(20).signOff(1).close(APP);
    ShiftPlan without = new ShiftPlan().version(2);
    without.app = false;
    it.at(30).plan(without.build());
    it.at(40).plan(new ShiftPlan().version(3).build());
    it.at(50).signOn(1, ALL).arrive(1, FRONT, APP).expect("InteractionWaiting", "OfferMade");
  }

  @Test
  void CHb_aChangeOfPlanLetsNobodyOut() {
    it.at(10).signOn(1, ALL);
    it.at(100).arrive(1, FRONT, CHAT).expect("InteractionWaiting", "OfferMade");
    it.at(200).plan(new ShiftPlan().version(2).build());
    it.at(300).close(CHAT).expect("ChannelChanged", "OfferWithdrawn reason=NOT_ELIGIBLE");
    it.at(400).rework().expect("Event107");
    it.at(500).plan(new ShiftPlan().version(3).build());
    it.at(600).open(CHAT).expect("ChannelChanged");
    it.at(700).rework().expect("Event107", "OfferMade interaction=1");
  }

  @Test
  void X4c_whoIsHeldHasNoEstimateAndTheTimeClosedDoesNotCount() {
    it.at(10).signOn(1, CALLS);
    it.at(100).arrive(1, FRONT, VOICE);
    it.at(1100).arrive(2, FRONT, VOICE).arrive(3, FRONT, VOICE);
    it.at(4100).complete(1);
    it.asksInteraction(3).expect("InteractionAnswer estimatedMs=3000");
    it.at(5000).close(VOICE);
    it.asksInteraction(3).expect("InteractionAnswer estimatedMs=-1 errorP50Ms=-1");
    it.asksEstimate(FRONT, VOICE).expect("EstimateAnswer estimatedMs=-1 waiting=1 starts=1");
    it.at(60_000).open(VOICE);
    it.asksInteraction(3).expect("InteractionAnswer estimatedMs=3000");
    it.at(61_000).complete(2).expect("InteractionCompleted", "OfferAccepted waitedMs=59900");
    it.asksEstimate(FRONT, VOICE).expect("EstimateAnswer estimatedMs=2000 starts=2");
  }
}
