package org.strowger.core;

import static org.strowger.core.CustomerStory.AUTO;
import static org.strowger.core.CustomerStory.VOICE;
import static org.strowger.core.CustomerStory.bytes;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.TouchKind;

/** Decisions HO-a and HO-b: what agents are told, and who took over with it. */
class ContextViewTest {
  private final CustomerStory it = new CustomerStory();

  @Test
  void HOa_aViewFollowsEachOffer() {
    it.it.signOn(1, 1).signOn(2, 1);
    it.update(
        5,
        change -> {
          change.setSegment = true;
          change.segment = 1;
          change.setLanguage = true;
          change.language = 2;
          change.setRegion = true;
          change.region = 3;
          change.setVerifiedBy = true;
          change.verifiedBy = 4;
          change.setSealed = true;
          change.sealed = bytes("who");
        });
    it.owner(5, 7, 9).need(5, 8, Resolved.YES).need(5, 6, Resolved.NO).note(5, 0, "hello");
    it.at(100).arrive(1, 5, 7);
    it.expect(
        "InteractionWaiting",
        "OfferMade offer=1 interaction=1 agent=1",
        "ContextDelivered offer=1 interaction=1 customer=5 ticketMs=100 openedMs=0 lastAgentMs=0"
            + " agent=1 channel=1 topic=7 segment=1 language=2 region=3 verifiedBy=4 owner=9"
            + " lastAgent=0 contacts=1 handovers=0 openNeeds=2 earlier=0 resolved=UNSAID notes=0"
            + " touchpoints=CONTACT/100/1/0/1/7/0/0/OPEN/,NOTE/0/0/0/0/0/0/0/OPEN/hello told=2"
            + " profile=who");
    it.it.decline(1);
    it.expect("OfferDeclined", "OfferMade offer=2 agent=2", "ContextDelivered offer=2 agent=2");
    it.it.accept(2).expect("OfferAccepted handover=NONE");
    it.at(200).arrive(2, 3, VOICE, 5, 9);
    it.expect(
        "InteractionWaiting",
        "OfferMade offer=3 interaction=2 agent=1",
        "ContextDelivered offer=3 interaction=2 agent=1",
        "OfferMade offer=4 interaction=2 agent=2",
        "ContextDelivered offer=4 interaction=2 agent=2");
  }

  @Test
  void HOa_withoutCustomerAndJourneyOrWithoutContextThereIsNone() {
    it.it.signOn(1, 1);
    it.at(100).arrive(1, 0, 7).expect("InteractionWaiting", "OfferMade interaction=1");
    it.it.plan(CustomerStory.plan(2, false, 20));
    it.arrive(2, 5, 7).expect("InteractionWaiting", "OfferMade interaction=2");
  }

  @Test
  void HOa_anInteractionMayHaveAJourneyOfItsOwn() {
    it.at(100).arrive(1, 0, 7).note(0, 1, "page");
    it.it.signOn(1, 1);
    it.expect(
        "Event110",
        "OfferMade interaction=1",
        "ContextDelivered interaction=1 customer=0 ticketMs=100 openedMs=0 topic=7 contacts=0"
            + " openNeeds=0 earlier=0 touchpoints=NOTE/100/1/0/1/7/0/0/OPEN/page profile=");
    it.it.accept(1).complete(1);
    it.at(200).arrive(2, 0, 7).expect("InteractionWaiting", "OfferMade interaction=2");
  }

  @Test
  void HOa_aJourneyOfWhichNothingIsKeptCountsItsTouchpoints() {
    it.it.plan(CustomerStory.plan(2, true, 0)).signOn(1, 1);
    it.at(100).arrive(1, 0, 7).note(0, 1, "page");
    it.it.decline(1).at(15_000).tick();
    it.expect("OfferMade", "ContextDelivered earlier=1 touchpoints= told=0", "Event105");
  }

  @Test
  void HOa_whatIsAcceptedWithoutAnOfferIsToldBehindThat() {
    it.it.signOn(1, 1);
    it.at(100).arrive(1, 1, AUTO, 5, 7);
    it.expect(
        "InteractionWaiting",
        "OfferAccepted offer=1 agent=1 auto=YES handover=NONE",
        "ContextDelivered offer=1 lastAgentMs=0 agent=1 lastAgent=0 contacts=1 handovers=0"
            + " touchpoints=CONTACT/100/1/0/3/7/0/0/OPEN/");
    it.it.away(1);
    it.at(200).arrive(2, 5, 7).it.force(2, 1);
    it.expect(
        "OfferAccepted offer=2 auto=NO handover=NONE",
        "ContextDelivered offer=2 lastAgentMs=100 lastAgent=1 contacts=2 told=2");
    it.it.available(1);
    it.at(300).it.away(1);
    it.at(400).arrive(3, 5, 8).it.available(1);
    it.expect("AgentPresenceChanged", "OfferMade offer=3", "ContextDelivered offer=3");
    it.it.signOn(2, 1).pick(3, 2);
    it.expect(
        "OfferAccepted offer=4 agent=2",
        "ContextDelivered offer=4 agent=2",
        "OfferWithdrawn offer=3");
  }

  @Test
  void HOa_sixteenTouchpointsAreToldAtMost() {
    it.it.signOn(1, 1);
    for (int i = 1; i <= 25; i++) {
      it.touchpoint(5, 0, TouchKind.PAGE, t -> {});
    }
    it.at(100).arrive(1, 5, 7);
    it.expect("InteractionWaiting", "OfferMade", "ContextDelivered earlier=10 told=16");
  }

  /**
   * An event has 161 bytes beside its touchpoints, each of which has 46 beside its payload: with
   * the contact, 14 of 512 bytes and one of 127 it has 8,192.
   */
  @Test
  void HOa_whatDoesNotFitEndsTheList() {
    Map<Integer, String> told =
        Map.of(127, "earlier=0 told=16", 128, "earlier=1 told=15", 512, "earlier=1 told=15");
    told.forEach(
        (length, expected) -> {
          CustomerStory story = new CustomerStory();
          story.it.signOn(1, 1);
          story.touchpoint(5, 0, TouchKind.NOTE, t -> t.sealed = new byte[length]);
          for (int i = 1; i <= 14; i++) {
            story.touchpoint(5, 0, TouchKind.NOTE, t -> t.sealed = new byte[512]);
          }
          story.at(100).arrive(1, 5, 7);
          story.expect("InteractionWaiting", "OfferMade", "ContextDelivered " + expected);
        });
  }

  @Test
  void HOa_thePayloadOfTheProfileTakesRoomToo() {
    it.it.signOn(1, 1);
    it.update(
        5,
        change -> {
          change.setSealed = true;
          change.sealed = new byte[512];
        });
    for (int i = 1; i <= 16; i++) {
      it.touchpoint(5, 0, TouchKind.NOTE, t -> t.sealed = new byte[512]);
    }
    it.at(100).arrive(1, 5, 7);
    it.expect("InteractionWaiting", "OfferMade", "ContextDelivered earlier=3 told=14 profile=long");
  }

  // HO-b

  @Test
  void HOb_whoTakesOverFromAnotherIsAHandover() {
    it.it.signOn(1, 1).signOn(2, 1);
    it.at(100).arrive(1, 5, 7).it.accept(1);
    it.expect("OfferAccepted agent=1 handover=NONE");
    it.at(200).it.returns(1, 1, 0);
    it.expect("InteractionReturned", "InteractionWaiting", "OfferMade agent=2", "ContextDelivered");
    it.it.accept(2).expect("OfferAccepted agent=2 handover=WITH_CONTEXT");
    it.query(5)
        .expect(
            "CustomerAnswer",
            "NeedAnswer lastAgent=2 contacts=1 handovers=1",
            "TouchpointAnswer agent=2");
    it.summary().expect("SummaryAnswer handoversWith=1 handoversWithout=0");
    it.at(300).it.returns(1, 2, 0).pick(1, 2);
    it.expect("OfferAccepted agent=2 handover=NONE", "ContextDelivered handovers=1");
  }

  @Test
  void HOb_theNeedRemembersWhoHadItSinceItWasOpened() {
    it.it.signOn(1, 1).signOn(2, 1);
    it.at(100).arrive(1, 5, 7).it.accept(1).complete(1, 0, Resolved.NO);
    it.at(200).it.away(1);
    it.at(300).arrive(2, 5, 7).it.accept(2);
    it.expect("OfferAccepted interaction=2 agent=2 handover=WITH_CONTEXT");
    it.it.complete(2, 0, Resolved.YES);
    it.at(400).it.available(1).away(2);
    it.at(500).arrive(3, 5, 7).it.accept(3);
    it.expect("OfferAccepted interaction=3 agent=1 handover=NONE");
    it.query(5)
        .expect(
            "CustomerAnswer",
            "NeedAnswer openedMs=500 lastAgent=1 contacts=1 handovers=0",
            "TouchpointAnswer",
            "TouchpointAnswer",
            "TouchpointAnswer");
    it.summary().expect("SummaryAnswer handoversWith=1 handoversWithout=0");
  }

  @Test
  void HOb_withoutAViewTheCustomerExplainsAgain() {
    it.it.signOn(1, 1).signOn(2, 1);
    it.at(100).arrive(1, 0, 0).it.accept(1);
    it.at(200).it.returns(1, 1, 0);
    it.expect("InteractionReturned", "InteractionWaiting", "OfferMade agent=2");
    it.note(0, 1, "too late");
    it.it.accept(2).expect("OfferAccepted agent=2 handover=WITHOUT_CONTEXT");
    it.at(15_000).it.returns(1, 2, 0);
    it.expect(
        "InteractionReturned",
        "InteractionWaiting",
        "OfferMade agent=1",
        "ContextDelivered handovers=1");
    it.it.accept(3).expect("OfferAccepted agent=1 handover=WITH_CONTEXT");
    it.summary().expect("SummaryAnswer handoversWith=1 handoversWithout=1");
  }

  @Test
  void HOb_whatWasToldWithTheOfferCountsEvenIfTheCustomerIsForgotten() {
    it.it.signOn(1, 1).signOn(2, 1);
    it.at(100).arrive(1, 5, 7).it.accept(1);
    it.at(200).it.returns(1, 1, 0);
    it.forget(5);
    it.it.accept(2).expect("OfferAccepted agent=2 handover=WITH_CONTEXT");
  }

  @Test
  void HOb_aSlotThatIsUsedAgainHasNoHistory() {
    it.it.signOn(1, 1).signOn(2, 1);
    it.at(100).arrive(1, 0, 0).it.accept(1).returns(1, 1, 0).abandon(1);
    it.at(200).arrive(2, 0, 0).it.pick(2, 2);
    it.expect("OfferAccepted interaction=2 handover=NONE", "OfferWithdrawn");
  }
}
