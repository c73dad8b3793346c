package org.strowger.core;

import static org.strowger.core.ConversationPlan.AGED;
import static org.strowger.core.ConversationPlan.ALL;
import static org.strowger.core.ConversationPlan.CHAT;
import static org.strowger.core.ConversationPlan.MAIL;
import static org.strowger.core.ConversationPlan.VOICE;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.RejectCode;

/** What waits, is parked or scheduled is cancelled (decision CA-a). */
class CancelTest {
  private final CoreStory it = new CoreStory();
  private final ConversationPlan plan = new ConversationPlan();

  @BeforeEach
  void aPlan() {
    it.at(0).plan(plan.build());
  }

  @Test
  void CAa_whatWaitsEndsWithItsOffers() {
    it.signOn(1, ALL).arrive(1, AGED, VOICE).cancel(1, 7);
    it.expect(
        "InteractionCancelled interaction=1 reason=7",
        "OfferWithdrawn offer=1 agent=1 reason=TRANSFERRED");
    it.accept(1).expect("Rejected code=STALE_OFFER detail=WITHDRAWN");
    it.arrive(2, AGED, VOICE).expect("InteractionWaiting", "OfferMade agent=1");
  }

  @Test
  void CAa_whatIsParkedGivesItsUnitsBack() {
    it.signOn(1, ALL).arrive(1, AGED, CHAT).accept(1).park(1).arrive(2, AGED, VOICE);
    it.expect("InteractionWaiting");
    it.cancel(1, 0).expect("InteractionCancelled interaction=1", "OfferMade interaction=2");
  }

  @Test
  void CAa_aCallbackEndsAsSuch() {
    byte[] name = "call".getBytes(StandardCharsets.UTF_8);
    it.does((commands, into) -> commands.defineName(into, 0, IdKind.INTERACTION, 1, name));
    it.arrive(1, AGED, VOICE).callback(1, 5000, 0).cancel(1, 7);
    it.expect("CallbackEnded interaction=1 attempts=0 how=CANCELLED", "NameReleased number=1");
    it.at(9000).tick().expect("Event105");
    it.signOn(1, ALL).arrive(2, AGED, VOICE).callback(2, 0, 0).cancel(2, 7);
    it.expect(
        "CallbackEnded interaction=2 attempts=0 how=CANCELLED",
        "OfferWithdrawn interaction=2 reason=TRANSFERRED");
  }

  @Test
  void CAa_failedAttemptsAreTold() {
    it.signOn(1, ALL).arrive(1, AGED, VOICE).callback(1, 0, 0).accept(1).notReached(1);
    it.cancel(1, 0).expect("CallbackEnded interaction=1 attempts=1 how=CANCELLED");
  }

  @Test
  void CAa_refusalsInOrder() {
    it.cancel(1, 0).expectRefused(RejectCode.UNKNOWN_INTERACTION, FieldName.INTERACTION, 1);
    it.signOn(1, ALL).arrive(1, AGED, MAIL).accept(1).cancel(1, 0);
    it.expectRefused(RejectCode.NOT_WAITING, FieldName.INTERACTION, 1);
    // in wrap-up
    it.complete(1).cancel(1, 0);
    it.expectRefused(RejectCode.NOT_WAITING, FieldName.INTERACTION, 1);
  }

  @Test
  void K3b_notInAWarmTransfer() {
    it.signOn(1, ALL).arrive(1, AGED, CHAT).accept(1).transfer(1, AGED, 0, true).cancel(1, 0);
    it.expectRefused(RejectCode.NOT_WAITING, FieldName.INTERACTION, 1);
  }

  @Test
  void X2e_itDoesNotReworkFirst() {
    it.arrive(1, AGED, VOICE);
    plan.version = 2;
    it.plan(plan.build()).cancel(1, 0).expect("InteractionCancelled interaction=1");
    it.rework().expectRefused(RejectCode.INVALID_STATE, FieldName.NONE, 0);
  }
}
