package org.strowger.core;

import org.agrona.DirectBuffer;
import org.strowger.codec.sbe.ChannelChangeDecoder;
import org.strowger.codec.sbe.ChannelState;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.ShiftRefuseDecoder;
import org.strowger.codec.sbe.ShiftRequestDecoder;
import org.strowger.core.channel.Channels;
import org.strowger.core.event.Refusal;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.plan.ActivePlan;
import org.strowger.core.queue.InteractionList;

/**
 * Channels that open and close (decisions CH-a, CH-b), and what customers say to other channels:
 * checked in the order of the decisions, then carried out. One thread.
 */
final class ChannelCommands {
  private final Rooms rooms;
  private final Refusal refusal;
  private final LiveChecks checks;
  private final Interactions interactions;
  private final Channels channels;
  private final Assignments assignments;
  private final Shifts shifts;
  private final PlanChange planChange;
  private final ChannelChangeDecoder change = new ChannelChangeDecoder();
  private final ShiftRequestDecoder request = new ShiftRequestDecoder();
  private final ShiftRefuseDecoder refuse = new ShiftRefuseDecoder();
  private final InteractionList.Order byArrival;
  private ActivePlan plan;

  /** Who waits on the channel that changes. */
  private final InteractionList waiting = new InteractionList();

  ChannelCommands(Rooms rooms, Assignments assignments, Shifts shifts, PlanChange planChange) {
    this.rooms = rooms;
    this.assignments = assignments;
    this.shifts = shifts;
    this.planChange = planChange;
    refusal = rooms.refusal;
    checks = new LiveChecks(rooms);
    interactions = rooms.interactions;
    channels = rooms.channels;
    byArrival = (a, b) -> interactions.sequence(a) < interactions.sequence(b);
  }

  void plan(ActivePlan inForce) {
    plan = inForce;
  }

  /**
   * Reads a command of this group.
   *
   * @return number of the interaction it is about, 0 if it is about none
   */
  long read(int template, DirectBuffer record, int at, MessageHeaderDecoder header) {
    return switch (template) {
      case ChannelChangeDecoder.TEMPLATE_ID -> {
        change.wrapAndApplyHeader(record, at, header);
        yield 0;
      }
      case ShiftRequestDecoder.TEMPLATE_ID ->
          request.wrapAndApplyHeader(record, at, header).interaction();
      default -> refuse.wrapAndApplyHeader(record, at, header).interaction();
    };
  }

  /** Carries out what was read, unless it refuses it. */
  boolean carryOut(int template) {
    return switch (template) {
      case ChannelChangeDecoder.TEMPLATE_ID -> change();
      case ShiftRequestDecoder.TEMPLATE_ID -> request(request.interaction());
      default -> refuse(refuse.interaction());
    };
  }

  private boolean change() {
    int channel = change.channel();
    int state = change.state();
    if (!plan.hasChannel(channel)) {
      return refusal.of(RejectCode.UNKNOWN_CHANNEL, FieldName.CHANNEL, channel, IdKind.CHANNEL);
    }
    if (state != ChannelState.OPEN.value() && state != ChannelState.CLOSED.value()) {
      return refusal.of(RejectCode.INVALID_STATE, FieldName.STATE, state);
    }
    boolean closed = state == ChannelState.CLOSED.value();
    change(channel, closed, closed && change.drainRaw() == Flag.YES.value());
    return true;
  }

  private void change(int channel, boolean closed, boolean drains) {
    rooms.shiftEvents.channelChanged(
        channel, closed ? ChannelState.CLOSED : ChannelState.OPEN, drains);
    for (int slot = 1; slot < interactions.end(); slot++) {
      if (interactions.state(slot) == Interactions.WAITING
          && interactions.channel(slot) == channel) {
        waiting.add(slot);
      }
    }
    waiting.sort(byArrival);
    boolean wasClosed = channels.isClosed(channel);
    boolean drained = channels.drains(channel);
    channels.change(channel, closed, drains);
    for (int i = 0; i < waiting.size(); i++) {
      int interaction = waiting.get(i);
      boolean wasHeld = wasClosed && (!drained || interactions.isLate(interaction));
      if (!closed) {
        interactions.late(interaction, false);
      }
      if (wasHeld && !channels.isHeld(interaction)) {
        rooms.estimates.released(interaction);
        assignments.toWaiting(interaction);
      } else if (!wasHeld && channels.isHeld(interaction)) {
        assignments.holdBack(interaction);
        shifts.held(interaction);
      }
    }
    waiting.clear();
  }

  // Other channels

  private boolean request(long number) {
    int slot = checks.slotOf(number);
    if (slot == 0) {
      return false;
    }
    if (interactions.state(slot) != Interactions.WAITING) {
      return checks.refused(RejectCode.NOT_WAITING, number);
    }
    if (!checks.isSettled(slot)) {
      return false;
    }
    planChange.touch(slot);
    shifts.request(slot);
    return true;
  }

  private boolean refuse(long number) {
    int slot = checks.slotOf(number);
    if (slot == 0) {
      return false;
    }
    if (!shifts.isOpen(slot)) {
      return checks.refused(RejectCode.NO_SHIFT_OFFER, number);
    }
    shifts.refuse(slot);
    return true;
  }
}
