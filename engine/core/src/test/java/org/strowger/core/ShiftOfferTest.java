package org.strowger.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.strowger.core.ShiftPlan.ALL;
import static org.strowger.core.ShiftPlan.APP;
import static org.strowger.core.ShiftPlan.CALLS;
import static org.strowger.core.ShiftPlan.CHAT;
import static org.strowger.core.ShiftPlan.CHATS;
import static org.strowger.core.ShiftPlan.DEVICE;
import static org.strowger.core.ShiftPlan.EXPIRY_MS;
import static org.strowger.core.ShiftPlan.FRONT;
import static org.strowger.core.ShiftPlan.GOLD;
import static org.strowger.core.ShiftPlan.MAIL;
import static org.strowger.core.ShiftPlan.SHORT;
import static org.strowger.core.ShiftPlan.VOICE;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Arrival;
import org.strowger.codec.CustomerChange;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.core.interaction.ShiftRecords;

/** Offers of other channels, on the core alone. */
class ShiftOfferTest {
  private static final long CUSTOMER = 7;

  private final CoreStory it = new CoreStory();

  private CoreStory under(ShiftPlan plan) {
    return it.at(0).plan(plan.build());
  }

  /** One call after another, 2 s apart; agent 2 has chats, agent 3 everything but is away. */
  private void busy(ShiftPlan plan) {
    under(plan);
    it.at(10).signOn(1, CALLS).signOn(2, CHATS).signOn(3, ALL).away(3);
    it.at(100).arrive(1, FRONT, VOICE);
    it.at(2000).arrive(2, FRONT, VOICE);
    it.at(4000).complete(1);
  }

  /** The newest offer of other channels, as {@code channel/rank/bar/score} one by one. */
  private String told() {
    String offered =
        it.events().stream().filter(event -> event.startsWith("ShiftOffered")).findFirst().get();
    String candidates = offered.substring(offered.indexOf("candidates=["));
    return Arrays.stream(candidates.split("\\("))
        .skip(1)
        .map(
            candidate ->
                List.of(candidate.split("[ )]")).stream()
                    .filter(field -> field.matches("(channel|rank|bar|score)=.*"))
                    .map(field -> field.replaceAll(".*=", ""))
                    .collect(Collectors.joining("/")))
        .collect(Collectors.joining(" "));
  }

  /** What the newest offer estimates of the wait that goes on. */
  private long estimate() {
    String offered =
        it.events().stream().filter(event -> event.startsWith("ShiftOffered")).findFirst().get();
    return Long.parseLong(offered.replaceAll(".*?estimatedMs=(-?[0-9]+) .*", "$1"));
  }

  private void customer(int segment, int... devices) {
    CustomerChange change = new CustomerChange().reset(CUSTOMER);
    change.setSegment = true;
    change.segment = segment;
    change.setDevices = true;
    for (int device : devices) {
      change.devices.add(device);
    }
    it.does((commands, into) -> commands.updateCustomer(into, 0, change));
  }

  private CoreStory arriveOf(long interaction, int channel) {
    Arrival arrival = new Arrival().reset(interaction, FRONT, channel);
    arrival.customer = CUSTOMER;
    return it.arrive(arrival);
  }

  // Who is offered

  @Test
  void SOb_whoAsksIsTold() {
    under(new ShiftPlan());
    it.at(10).signOn(1, ALL).away(1);
    it.at(100).arrive(1, FRONT, VOICE).expect("InteractionWaiting");
    it.at(200).requestShift(1);
    it.expect(
        "ShiftOffered interaction=1 customer=0 expiresMs=30200 ticketMs=100 queue=1"
            + " channel=1 cause=REQUEST");
    assertEquals("2/1/NONE/0 3/0/DEVICE/0 4/2/NONE/0", told());
  }

  @Test
  void SOb_whoAsksAgainHasItAnew() {
    under(new ShiftPlan());
    it.at(10).signOn(1, ALL).away(1);
    it.at(100).arrive(1, FRONT, VOICE);
    it.at(200).requestShift(1);
    it.at(20_000).requestShift(1).expect("ShiftOffered expiresMs=50000");
    it.at(30_200).tick().expect("Event105");
    it.at(40_000).signOff(1).expect("Event111");
    it.requestShift(1);
    it.expect("ShiftOffered expiresMs=0", "ShiftEnded interaction=1 channel=0 how=WITHDRAWN");
    assertEquals("2/0/NOBODY/0 3/0/DEVICE/0 4/0/NOBODY/0", told());
    it.at(50_000).tick().expect("Event105");
    it.refuseShift(1).expectRefused(RejectCode.NO_SHIFT_OFFER, FieldName.INTERACTION, 1);
  }

  @Test
  void SOb_checks() {
    under(new ShiftPlan());
    it.at(10).signOn(1, ALL);
    it.at(100).requestShift(1);
    it.expectRefused(RejectCode.UNKNOWN_INTERACTION, FieldName.INTERACTION, 1);
    it.refuseShift(1).expectRefused(RejectCode.UNKNOWN_INTERACTION, FieldName.INTERACTION, 1);
    it.arrive(1, FRONT, CHAT).accept(1);
    it.requestShift(1).expectRefused(RejectCode.NOT_WAITING, FieldName.INTERACTION, 1);
    it.refuseShift(1).expectRefused(RejectCode.NO_SHIFT_OFFER, FieldName.INTERACTION, 1);
    it.transfer(1, FRONT, 0, true);
    it.requestShift(1).expectRefused(RejectCode.IN_TRANSFER, FieldName.INTERACTION, 1);
  }

  @Test
  void SOb_whoWaitsLongIsOfferedAfterThePass() {
    busy(new ShiftPlan().waitOver(3000));
    it.at(5000).arrive(3, FRONT, VOICE).expect("InteractionWaiting");
    it.at(5100).arrive(4, FRONT, VOICE);
    it.expect(
        "InteractionWaiting interaction=4",
        "ShiftOffered interaction=4 expiresMs=35100 cause=WAIT");
    assertEquals(4000, estimate());
    assertEquals("2/1/NONE/0 3/0/DEVICE/0 4/2/NONE/0", told());
  }

  @Test
  void SOb_whoIsFirstInOrderDoesNotWaitLong() {
    busy(new ShiftPlan().waitOver(3000));
    it.at(5000).arrive(3, FRONT, VOICE);
    Arrival urgent = new Arrival().reset(4, FRONT, VOICE);
    urgent.urgency = 1;
    it.at(5100).arrive(urgent).expect("InteractionWaiting");
    // it has pushed back the other, who is looked at again
    it.at(8000).tick().expect("ShiftOffered interaction=3 cause=WAIT", "Event105");
  }

  @Test
  void SOb_theWaitIsLookedAtAgainAndAgain() {
    busy(new ShiftPlan().waitOver(3000));
    it.at(5000).arrive(3, FRONT, VOICE).expect("InteractionWaiting");
    // at 8000 the time that runs is 3 s: 5000 / 2 for the first
    it.at(8000).tick().expect("Event105");
    // 6000 / 2 of them make 8000
    it.at(11_000).tick();
    it.expect("ShiftOffered interaction=3 cause=WAIT", "Event105");
    assertEquals(4000, estimate());
    it.at(14_000).tick().expect("Event105");
  }

  @Test
  void SOb_afterRefusalNoneByWaitUntilItEntersWaitingAnew() {
    busy(new ShiftPlan().waitOver(1000));
    it.at(5000).arrive(3, FRONT, VOICE).expect("InteractionWaiting", "ShiftOffered cause=WAIT");
    it.at(5500).refuseShift(3).expect("ShiftEnded interaction=3 channel=0 how=REFUSED");
    it.at(20_000).tick().expect("Event105");
    // who asks is told
    it.at(20_100).requestShift(3).expect("ShiftOffered cause=REQUEST");
    it.at(20_100 + EXPIRY_MS).tick();
    it.expect("ShiftEnded interaction=3 channel=0 how=EXPIRED", "Event105");
    it.at(60_000).tick().expect("Event105");
    it.at(60_100).transfer(3, FRONT, 0, false);
    it.expect("InteractionTransferred", "InteractionWaiting", "ShiftOffered cause=WAIT");
  }

  @Test
  void SOb_whoShiftsAfterARefusalIsLookedAtAgain() {
    busy(new ShiftPlan().waitOver(3000));
    it.at(5000).arrive(3, FRONT, CHAT).arrive(4, FRONT, CHAT).arrive(5, FRONT, CHAT);
    it.requestShift(5).refuseShift(5);
    it.shift(5, VOICE, 0, 0).expect("InteractionShifted", "InteractionWaiting");
    it.at(11_000).tick();
    it.expect("ShiftOffered interaction=5 cause=WAIT", "Event105");
  }

  @Test
  void SOb_whoWaitsWhenItsChannelClosesIsOffered() {
    busy(new ShiftPlan().onClosing());
    it.at(5000).arrive(3, FRONT, VOICE).arrive(4, SHORT, VOICE).expect("InteractionWaiting");
    it.at(5100).close(VOICE);
    it.expect(
        "ChannelChanged",
        "ShiftOffered interaction=3 queue=1 cause=CLOSED",
        "ShiftOffered interaction=4 queue=2 cause=CLOSED");
    assertEquals(-1, estimate());
    it.at(5200).arrive(5, FRONT, VOICE);
    it.expect("InteractionWaiting", "ShiftOffered interaction=5 cause=CLOSED");
    it.at(5300).refuseShift(5).expect("ShiftEnded");
    // nobody is held anew by that
    it.at(5400).close(VOICE).expect("ChannelChanged");
    it.at(5500).open(VOICE).expect("ChannelChanged");
    it.at(5600).drain(VOICE).expect("ChannelChanged");
  }

  @Test
  void SOb_anEstimateOfJustTheBoundIsNotAboveIt() {
    busy(new ShiftPlan().waitOver(4000));
    it.at(5000).arrive(3, FRONT, VOICE).expect("InteractionWaiting");
    it.arrive(4, FRONT, VOICE).expect("InteractionWaiting");
    it.arrive(5, FRONT, VOICE).expect("InteractionWaiting", "ShiftOffered interaction=5");
    it.at(5100).transfer(4, FRONT, 0, false);
    it.expect("InteractionTransferred", "InteractionWaiting interaction=4");
    it.asksInteraction(4).expect("InteractionAnswer position=2 estimatedMs=4000");
  }

  @Test
  void SOb_aClosingConcernsItsChannelInOrderOfArrival() {
    busy(new ShiftPlan().onClosing());
    it.at(4500).arrive(3, FRONT, VOICE).arrive(4, FRONT, VOICE).arrive(5, FRONT, APP);
    it.abandon(3).arrive(6, FRONT, VOICE);
    it.at(5000).close(VOICE);
    it.expect("ChannelChanged", "ShiftOffered interaction=4", "ShiftOffered interaction=6");
    it.refuseShift(4).refuseShift(6).close(CHAT).expect("ChannelChanged");
    it.close(APP).expect("ChannelChanged");
  }

  @Test
  void SOb_whoHasAnOfferGetsNoOther() {
    busy(new ShiftPlan().onClosing());
    it.at(5000).arrive(3, FRONT, VOICE).requestShift(3);
    it.at(5100).close(VOICE).expect("ChannelChanged");
  }

  @Test
  void SOb_inAWarmTransferNobodyIsOffered() {
    under(new ShiftPlan().onClosing());
    it.at(10).signOn(1, ALL);
    it.at(100).arrive(1, FRONT, CHAT).accept(1).close(CHAT);
    it.at(200).transfer(1, FRONT, 0, true).expect("InteractionTransferred");
    it.at(300).cancelTransfer(1, 0).transfer(1, FRONT, 0, false);
    it.expect("InteractionTransferred", "InteractionWaiting", "ShiftOffered cause=CLOSED");
  }

  @Test
  void SOb_afterRefusalOrExpiryAClosedChannelStartsNoLook() {
    busy(new ShiftPlan().waitOver(1000));
    it.at(5000).arrive(3, FRONT, VOICE).arrive(4, FRONT, VOICE).refuseShift(3);
    it.at(5000 + EXPIRY_MS).tick().expect("ShiftEnded interaction=4 how=EXPIRED", "Event105");
    it.at(40_000).close(VOICE).open(VOICE);
    it.at(90_000).tick().expect("Event105");
  }

  @Test
  void SOb_withoutPlanForItNobodyIsOfferedWhenItCloses() {
    busy(new ShiftPlan());
    it.at(5000).arrive(3, FRONT, VOICE).expect("InteractionWaiting");
    it.at(5100).close(VOICE).expect("ChannelChanged");
  }

  @Test
  void SOb_aCallbackIsNotLookedAt() {
    busy(new ShiftPlan().onClosing().waitOver(3000));
    it.at(5000).arrive(3, FRONT, VOICE).callback(3, 0, 0).expect("CallbackScheduled");
    it.at(5100).close(VOICE).expect("ChannelChanged");
    it.at(5200).open(VOICE).expect("ChannelChanged");
    it.at(30_000).tick().expect("Event105");
    it.at(30_100).requestShift(3).expect("ShiftOffered cause=REQUEST");
  }

  @Test
  void SOb_whereNothingIsLeftNothingIsTold() {
    busy(new ShiftPlan().waitOver(1000));
    it.at(4500).signOff(2).signOff(3);
    it.at(5000).arrive(3, FRONT, VOICE).expect("InteractionWaiting");
    // looked at again, when somebody is there
    it.at(5500).signOn(2, CHATS).expect("Event110");
    it.at(6000).tick().expect("ShiftOffered interaction=3 cause=WAIT", "Event105");
  }

  // Candidates

  @Test
  void SOc_theFirstReasonAgainstAChannel() {
    busy(new ShiftPlan());
    it.at(4500).signOff(3);
    it.at(5000).arrive(3, FRONT, VOICE).close(CHAT).requestShift(3);
    assertEquals("2/0/CLOSED/0 3/0/DEVICE/0 4/0/NOBODY/0", told());
  }

  @Test
  void SOc_aChannelWithDevicesIsForWhoHasOne() {
    busy(new ShiftPlan());
    customer(0, 49, DEVICE);
    arriveOf(3, VOICE).requestShift(3).expect("ShiftOffered customer=7");
    assertEquals("2/1/NONE/0 3/2/NONE/0 4/3/NONE/0", told());
    customer(0, 49);
    it.requestShift(3);
    assertEquals("2/1/NONE/0 3/0/DEVICE/0 4/2/NONE/0", told());
  }

  @Test
  void SOc_nobodyIsWhoCouldNotTakeItInAnyStep() {
    busy(new ShiftPlan());
    it.at(5000).arrive(3, FRONT, VOICE, ShiftPlan.SKILL).requestShift(3);
    assertEquals("2/0/NOBODY/0 3/0/DEVICE/0 4/0/NOBODY/0", told());
    it.at(5100).signOn(4, CHATS, ShiftPlan.SKILL).requestShift(3);
    assertEquals("2/1/NONE/0 3/0/DEVICE/0 4/0/NOBODY/0", told());
  }

  @Test
  void SOc_aSynchronousChannelMustBeShorter() {
    busy(new ShiftPlan());
    it.at(4100).signOn(4, ALL).arrive(10, FRONT, APP).arrive(11, FRONT, APP);
    it.at(6100).accept(3).accept(4).expect("OfferAccepted");
    // one 2 s, one at the same time: a mean of 1 s
    it.at(6200).arrive(3, FRONT, VOICE).requestShift(3);
    assertEquals(2000, estimate());
    assertEquals("2/1/NONE/0 3/0/DEVICE/0 4/2/NONE/0", told());
    it.at(6300).arrive(12, FRONT, APP).requestShift(3);
    assertEquals("2/1/NONE/0 3/0/DEVICE/0 4/0/LONGER/0", told());
    assertTrue(it.events().get(0).contains("channel=4 rank=0 bar=LONGER"), it.events().get(0));
  }

  @Test
  void SOc_whoseOwnWaitIsNotKnownMayGoWhereItIs() {
    under(new ShiftPlan());
    it.at(10).signOn(4, ALL).arrive(10, FRONT, APP).arrive(11, FRONT, APP).accept(1);
    it.at(20).arrive(12, FRONT, APP).accept(2);
    it.at(2000).complete(10).accept(3).expect("OfferAccepted");
    it.at(2100).arrive(3, FRONT, VOICE).requestShift(3);
    assertEquals(-1, estimate());
    assertTrue(it.events().get(0).contains("channel=4 rank=2 bar=NONE"), it.events().get(0));
    it.asksEstimate(FRONT, APP).expect("EstimateAnswer estimatedMs=995 starts=2");
  }

  @Test
  void SOc_anAsynchronousChannelMayBeLonger() {
    busy(new ShiftPlan());
    it.at(4100).arrive(10, FRONT, CHAT).arrive(11, FRONT, CHAT).arrive(12, FRONT, CHAT);
    it.at(14_000).accept(3).accept(4).expect("OfferAccepted");
    it.at(14_100).arrive(3, FRONT, VOICE).requestShift(3);
    assertTrue(it.events().get(0).contains("bar=NONE score=0 estimatedMs=9900"), told());
    assertEquals(2000, estimate());
  }

  @Test
  void SOc_scoresAreSumsOfWeightedTraitsAndPreferences() {
    ShiftPlan plan = new ShiftPlan();
    plan.weights = new Plan.ShiftWeights(1, 10, 100, 1000, 2, 3, 4, -1);
    plan.ofChat = new Plan.Traits(false, true, true, true, false, 90_000, 7);
    plan.ofApp = new Plan.Traits(true, false, false, false, true, 172_800_000, 1000);
    plan.preferences.add(new Plan.Preference("60", "3", 20_000));
    plan.preferences.add(new Plan.Preference("61", "2", 20_000));
    plan.preferences.add(new Plan.Preference("59", "3", 5));
    busy(plan);
    customer(GOLD, DEVICE);
    arriveOf(3, VOICE).requestShift(3);
    // app: 10 + 3 + 4 * 1440 - 1000; chat: 1 + 100 + 1000 + 2 + 4 - 7; mail: 1 + 20,000
    assertEquals("3/1/NONE/20001 4/2/NONE/4773 2/3/NONE/1100", told());
    String offered = it.events().get(0);
    assertTrue(
        offered.contains(
            "channel=4 rank=2 bar=NONE score=4773 estimatedMs=-1 asynchronous=0 structured=10"
                + " recordKept=0 receipts=0 starts=3 session=5760 cost=-1000 segment=0"),
        offered);
    assertTrue(
        offered.contains(
            "channel=2 rank=3 bar=NONE score=1100 estimatedMs=-1 asynchronous=1 structured=0"
                + " recordKept=100 receipts=1000 starts=2 session=4 cost=-7 segment=0"),
        offered);
    assertTrue(offered.contains("score=20001 estimatedMs=-1 asynchronous=1"), offered);
    customer(0, DEVICE);
    it.requestShift(3);
    assertEquals("4/1/NONE/4773 2/2/NONE/1100 3/3/NONE/1", told());
  }

  @Test
  void SOc_noMoreThanThePlanSays() {
    ShiftPlan plan = new ShiftPlan();
    plan.most = 1;
    busy(plan);
    it.at(5000).arrive(3, FRONT, VOICE).requestShift(3).expect("ShiftOffered expiresMs=35000");
    assertEquals("2/1/NONE/0 3/0/DEVICE/0 4/0/BEYOND/0", told());
  }

  // Ends

  @Test
  void SOd_takenByAnyShift() {
    busy(new ShiftPlan());
    it.at(5000).arrive(3, FRONT, VOICE).requestShift(3);
    it.at(5100).shift(3, MAIL, 0, 0);
    it.expect(
        "ShiftEnded interaction=3 channel=3 how=TAKEN",
        "InteractionShifted interaction=3",
        "InteractionWaiting interaction=3");
    it.at(5200)
        .shift(3, CHAT, 0, 0)
        .expect("InteractionShifted", "InteractionWaiting", "OfferMade");
  }

  @Test
  void SOd_withdrawnAfterTheAcceptance() {
    busy(new ShiftPlan());
    customer(0);
    arriveOf(3, VOICE).requestShift(3);
    it.at(6000).complete(2);
    it.expect(
        "InteractionCompleted",
        "OfferAccepted interaction=3",
        "ContextDelivered interaction=3",
        "ShiftEnded interaction=3 channel=0 how=WITHDRAWN");
  }

  @Test
  void SOd_withdrawnBeforeTheEventOfItsEnd() {
    busy(new ShiftPlan());
    for (int i = 3; i < 7; i++) {
      it.at(5000).arrive(i, i == 5 ? SHORT : FRONT, VOICE).requestShift(i);
    }
    it.abandon(3).expect("ShiftEnded interaction=3 how=WITHDRAWN", "InteractionAbandoned");
    it.cancel(4, 0).expect("ShiftEnded interaction=4 how=WITHDRAWN", "InteractionCancelled");
    it.callback(6, 90_000, 0).expect("ShiftEnded interaction=6 how=WITHDRAWN", "CallbackScheduled");
    it.at(13_000).tick();
    it.expect("ShiftEnded interaction=5 how=WITHDRAWN", "InteractionExpired", "Event105");
  }

  @Test
  void SOd_withdrawnBeforeTheEndOfACallback() {
    ShiftPlan plan = new ShiftPlan();
    plan.callbackExpiryMs = 6000;
    busy(plan);
    it.at(5000).arrive(3, FRONT, VOICE).callback(3, 0, 0).requestShift(3);
    it.at(11_000).tick();
    it.expect("ShiftEnded interaction=3 how=WITHDRAWN", "CallbackEnded how=EXPIRED", "Event105");
  }

  @Test
  void SOd_withdrawnBeforeATransfer() {
    busy(new ShiftPlan());
    it.at(5000).arrive(3, FRONT, VOICE).requestShift(3);
    it.at(5100).transfer(3, SHORT, 0, false);
    it.expect(
        "ShiftEnded interaction=3 channel=0 how=WITHDRAWN",
        "InteractionTransferred",
        "InteractionWaiting");
  }

  @Test
  void SOd_placeAndOffersOfAgentsStay() {
    under(new ShiftPlan());
    it.at(10).signOn(1, CHATS);
    it.at(100).arrive(1, FRONT, CHAT).expect("InteractionWaiting", "OfferMade");
    it.at(200).requestShift(1).expect("ShiftOffered expiresMs=0");
    it.at(300).signOn(2, ALL).requestShift(1).expect("ShiftOffered expiresMs=30300");
    it.at(400).accept(1).expect("OfferAccepted waitedMs=300", "ShiftEnded how=WITHDRAWN");
  }

  @Test
  void SOd_aCallbackInPlaceAndAPromotionLeaveIt() {
    busy(new ShiftPlan());
    it.at(5000).arrive(3, FRONT, VOICE).requestShift(3);
    it.at(5100).callback(3, 0, 0).expect("CallbackScheduled");
    it.at(5200).toHead(3).expect("InteractionPromoted", "AgentClaimed");
    it.at(5300).refuseShift(3).expect("ShiftEnded how=REFUSED");
  }

  @Test
  void SOd_countsOfAllTime() {
    busy(new ShiftPlan());
    it.at(5000).arrive(3, FRONT, VOICE).requestShift(3).requestShift(3).refuseShift(3);
    it.requestShift(3);
    it.at(5000 + EXPIRY_MS).tick();
    it.requestShift(3).shift(3, MAIL, 0, 0);
    it.arrive(4, FRONT, VOICE).requestShift(4).abandon(4);
    it.arrive(5, FRONT, VOICE).shift(5, MAIL, 0, 0); // on its own account
    it.asks((commands, into) -> commands.querySummary(into, 0));
    it.expect("SummaryAnswer shiftsOffered=4 shiftsTaken=1 shiftsRefused=1 shiftsExpired=1");
  }

  @Test
  void R6_offersOfOtherChannelsAreInTheDigest() {
    busy(new ShiftPlan());
    it.at(5000).arrive(3, FRONT, VOICE).requestShift(3);
    int slot = it.rooms().interactions.slotOf(3);
    ShiftRecords records = it.rooms().shiftRecords;
    long before = it.stateDigest();
    records.set(slot, false, true);
    assertNotEquals(before, it.stateDigest());
    records.set(slot, true, false);
    assertEquals(before, it.stateDigest());
    records.countOffer();
    assertNotEquals(before, it.stateDigest());
    records.counts(1, 1, 0, 0);
    assertNotEquals(before, it.stateDigest());
    records.counts(1, 0, 1, 0);
    assertNotEquals(before, it.stateDigest());
    records.counts(1, 0, 0, 1);
    assertNotEquals(before, it.stateDigest());
    records.counts(1, 0, 0, 0);
    assertEquals(before, it.stateDigest());
  }

  @Test
  void SOb_whoIsNotReworkedIsBroughtBackByAsking() {
    busy(new ShiftPlan());
    it.at(5000).arrive(3, SHORT, VOICE);
    ShiftPlan without = new ShiftPlan().version(2);
    without.shortQueue = false;
    it.at(5100).plan(without.build());
    it.at(5200).requestShift(3);
    it.expect("InteractionMoved interaction=3 toQueue=1", "ShiftOffered interaction=3 queue=1");
  }

  @Test
  void SOb_whoIsNotReworkedIsOfferedForTheQueueItWillBeIn() {
    busy(new ShiftPlan());
    it.at(5000).arrive(3, SHORT, VOICE);
    ShiftPlan without = new ShiftPlan().version(2).onClosing();
    without.shortQueue = false;
    it.at(5100).plan(without.build());
    it.at(5200).close(VOICE);
    it.expect("ChannelChanged", "ShiftOffered interaction=3 queue=1 cause=CLOSED");
    it.at(5300).rework().expect("Event107", "InteractionMoved");
    it.at(5400).refuseShift(3).expect("ShiftEnded how=REFUSED");
  }
}
