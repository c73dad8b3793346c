package org.strowger.core;

import org.strowger.codec.Limits;
import org.strowger.codec.sbe.CallbackFailedDecoder;
import org.strowger.codec.sbe.CallbackRequestDecoder;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionCancelDecoder;
import org.strowger.codec.sbe.InteractionMessageDecoder;
import org.strowger.codec.sbe.InteractionParkDecoder;
import org.strowger.codec.sbe.InteractionResumeDecoder;
import org.strowger.codec.sbe.ParkCause;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.Sender;
import org.strowger.core.event.Refusal;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.plan.ActivePlan;

/**
 * Commands about conversations that rest, messages, callbacks and cancellation: checked in the
 * order of the decisions, then carried out. Each tells whether it was. One thread.
 */
final class ConversationCommands {
  private final Rooms rooms;
  private final Refusal refusal;
  private final LiveChecks checks;
  private final Interactions interactions;
  private final PlanChange planChange;
  private final Parking parking;
  private final Callbacks callbacks;
  private ActivePlan plan;

  ConversationCommands(Rooms rooms, PlanChange planChange, Parking parking, Callbacks callbacks) {
    this.rooms = rooms;
    this.planChange = planChange;
    this.parking = parking;
    this.callbacks = callbacks;
    refusal = rooms.refusal;
    checks = new LiveChecks(rooms);
    interactions = rooms.interactions;
  }

  void plan(ActivePlan inForce) {
    plan = inForce;
  }

  boolean park(InteractionParkDecoder message) {
    int slot = checks.slotIn(message.interaction(), Interactions.ACTIVE, RejectCode.NOT_ACTIVE);
    if (slot == 0 || !checks.isWith(message.agent(), slot) || !checks.isSettled(slot)) {
      return false;
    }
    parking.park(slot, message.reason(), ParkCause.COMMAND);
    return true;
  }

  boolean resume(InteractionResumeDecoder message) {
    int slot = checks.slotIn(message.interaction(), Interactions.PARKED, RejectCode.NOT_PARKED);
    if (slot == 0) {
      return false;
    }
    parking.resume(slot, ParkCause.COMMAND);
    return true;
  }

  boolean message(InteractionMessageDecoder message) {
    long number = message.interaction();
    int slot = checks.slotOf(number);
    if (slot == 0) {
      return false;
    }
    int channel = interactions.channel(slot);
    if (!plan.channel(channel).asynchronous) {
      return refusal.of(RejectCode.NOT_ASYNCHRONOUS, FieldName.CHANNEL, channel, IdKind.CHANNEL);
    }
    int sender = message.sender();
    if (sender != Sender.CUSTOMER.value() && sender != Sender.AGENT.value()) {
      return refusal.of(RejectCode.INVALID_STATE, FieldName.SENDER, sender);
    }
    int state = interactions.state(interactions.front(slot));
    if (state != Interactions.WAITING
        && state != Interactions.ACTIVE
        && state != Interactions.PARKED) {
      return checks.refused(RejectCode.NOT_ACTIVE, number);
    }
    parking.message(slot, Sender.get((short) sender));
    return true;
  }

  boolean cancel(InteractionCancelDecoder message) {
    long number = message.interaction();
    int slot = checks.slotOf(number);
    if (slot == 0) {
      return false;
    }
    int state = interactions.state(interactions.front(slot));
    if (state != Interactions.WAITING
        && state != Interactions.PARKED
        && state != Interactions.SCHEDULED) {
      return checks.refused(RejectCode.NOT_WAITING, number);
    }
    callbacks.cancel(slot, message.reason());
    return true;
  }

  // Callbacks (rule K4)

  boolean callbackRequest(CallbackRequestDecoder message) {
    int slot = checks.slotIn(message.interaction(), Interactions.WAITING, RejectCode.NOT_WAITING);
    if (slot == 0) {
      return false;
    }
    int asked = message.channel();
    if (asked != 0 && !plan.hasChannel(asked)) {
      return refusal.of(RejectCode.UNKNOWN_CHANNEL, FieldName.CHANNEL, asked, IdKind.CHANNEL);
    }
    long atMs = message.notBeforeMs();
    if (atMs != 0 && !isAhead(rooms, atMs)) {
      return false;
    }
    planChange.touch(slot);
    int channel = asked == 0 ? interactions.channel(slot) : asked;
    if (atMs == 0) {
      callbacks.inPlace(slot, channel);
    } else {
      callbacks.schedule(slot, atMs, channel);
    }
    return true;
  }

  /** Whether a callback can be scheduled for a time (decision K4-b). */
  static boolean isAhead(Rooms rooms, long atMs) {
    long now = rooms.cause.nowMs();
    return (atMs > now && atMs - now <= Limits.MAX_DURATION_MS)
        || rooms.refusal.of(RejectCode.TIME_RANGE, FieldName.TIME, atMs);
  }

  boolean callbackFailed(CallbackFailedDecoder message) {
    long number = message.interaction();
    int slot = checks.slotIn(number, Interactions.ACTIVE, RejectCode.NOT_ACTIVE);
    if (slot == 0) {
      return false;
    }
    if (!rooms.callbacks.isCallback(slot)) {
      return checks.refused(RejectCode.NOT_A_CALLBACK, number);
    }
    if (!checks.isWith(message.agent(), slot) || !checks.isSettled(slot)) {
      return false;
    }
    callbacks.failed(slot);
    return true;
  }
}
