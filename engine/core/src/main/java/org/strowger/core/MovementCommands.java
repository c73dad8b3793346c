package org.strowger.core;

import org.agrona.DirectBuffer;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionShiftDecoder;
import org.strowger.codec.sbe.InteractionTransferDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.TransferCancelDecoder;
import org.strowger.core.agent.Agents;
import org.strowger.core.event.Refusal;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.plan.ActivePlan;

/**
 * Commands that move an interaction (rules K3, O2): checked in the order of the decisions, then
 * carried out. One thread.
 */
final class MovementCommands {
  private final Refusal refusal;
  private final LiveChecks checks;
  private final Agents agents;
  private final Interactions interactions;
  private final Rooms rooms;
  private final Movement movement;
  private final PlanChange planChange;
  private final RequirementReader reader;
  private final InteractionTransferDecoder transfer = new InteractionTransferDecoder();
  private final TransferCancelDecoder cancel = new TransferCancelDecoder();
  private final InteractionShiftDecoder shift = new InteractionShiftDecoder();
  private ActivePlan plan;

  MovementCommands(Rooms rooms, Movement movement, PlanChange planChange) {
    this.rooms = rooms;
    this.movement = movement;
    this.planChange = planChange;
    refusal = rooms.refusal;
    checks = new LiveChecks(rooms);
    agents = rooms.agents;
    interactions = rooms.interactions;
    reader = new RequirementReader(rooms.refusal, rooms.agents);
  }

  void plan(ActivePlan inForce) {
    plan = inForce;
    reader.plan(inForce);
  }

  /**
   * Reads a command of this group.
   *
   * @return number of the interaction it is about
   */
  long read(int template, DirectBuffer record, int at, MessageHeaderDecoder header) {
    return switch (template) {
      case InteractionTransferDecoder.TEMPLATE_ID ->
          transfer.wrapAndApplyHeader(record, at, header).interaction();
      case TransferCancelDecoder.TEMPLATE_ID ->
          cancel.wrapAndApplyHeader(record, at, header).interaction();
      default -> shift.wrapAndApplyHeader(record, at, header).interaction();
    };
  }

  /** Carries out what was read, unless it refuses it. */
  boolean carryOut(int template) {
    return switch (template) {
      case InteractionTransferDecoder.TEMPLATE_ID -> transfer(transfer);
      case TransferCancelDecoder.TEMPLATE_ID -> cancel(cancel);
      default -> shift(shift);
    };
  }

  // Transfer

  private boolean transfer(InteractionTransferDecoder message) {
    boolean warm = message.warmRaw() == Flag.YES.value();
    int slot = checks.slotOf(message.interaction());
    if (slot == 0 || !mayTransfer(slot, message, warm)) {
      return false;
    }
    int queue = message.queue() == 0 ? planChange.queue(slot) : message.queue();
    if (!isTarget(queue)
        || !isTarget(message.toAgent(), interactions.agent(slot))
        || !isBound(message.boundMs())
        || (message.setCreditRaw() == Flag.YES.value() && !reader.isCredit(message.creditMs()))
        || !fits(slot, queue)
        || !isNote(message.sealedLength())) {
      return false;
    }
    planChange.touch(slot);
    int to = message.queue() == 0 ? interactions.queue(slot) : queue; // rules may have moved it
    if (warm) {
      movement.consult(slot, to, message);
    } else {
      movement.transfer(slot, to, message);
    }
    return true;
  }

  /** The checks about who has it. */
  private boolean mayTransfer(int slot, InteractionTransferDecoder message, boolean warm) {
    int front = interactions.front(slot);
    boolean active = interactions.state(front) == Interactions.ACTIVE;
    boolean waits = interactions.state(front) == Interactions.WAITING;
    if (!active && (warm || !waits)) {
      return checks.refused(RejectCode.NOT_ACTIVE, message.interaction());
    }
    return checks.isWith(message.agent(), slot) && checks.isSettled(slot);
  }

  private boolean cancel(TransferCancelDecoder message) {
    int slot = checks.slotOf(message.interaction());
    if (slot == 0) {
      return false;
    }
    if (interactions.kept(slot) == 0) {
      return checks.refused(RejectCode.NOT_IN_TRANSFER, message.interaction());
    }
    if (!checks.isWith(message.agent(), slot)) {
      return false;
    }
    movement.cancelTransfer(slot);
    return true;
  }

  // Shift

  private boolean shift(InteractionShiftDecoder message) {
    int slot = checks.slotOf(message.interaction());
    if (slot == 0 || !mayShift(slot) || !checks.isSettled(slot)) {
      return false;
    }
    int channel = message.channel();
    int queue = message.queue() == 0 ? planChange.queue(slot) : message.queue();
    if (!plan.hasChannel(channel)) {
      return refusal.of(RejectCode.UNKNOWN_CHANNEL, FieldName.CHANNEL, channel, IdKind.CHANNEL);
    }
    if (!isTarget(queue)
        || !isBound(message.boundMs())
        || !fits(slot, queue)
        || !isNote(message.sealedLength())) {
      return false;
    }
    planChange.touch(slot);
    int to = message.queue() == 0 ? interactions.queue(slot) : queue; // rules may have moved it
    movement.shift(slot, to, message);
    return true;
  }

  private boolean mayShift(int slot) {
    int state = interactions.state(slot);
    return state == Interactions.WAITING
        || state == Interactions.ACTIVE
        || state == Interactions.PARKED
        || state == Interactions.SCHEDULED
        || checks.refused(RejectCode.NOT_WAITING, interactions.number(slot));
  }

  // Checks of both

  private boolean isTarget(int queue) {
    return plan.queue(queue) != null
        || refusal.of(RejectCode.UNKNOWN_QUEUE, FieldName.QUEUE, queue, IdKind.QUEUE);
  }

  private boolean isTarget(int toAgent, int agent) {
    if (toAgent == 0) {
      return true;
    }
    if (!agents.inRange(toAgent)) {
      return refusal.of(RejectCode.UNKNOWN_AGENT, FieldName.AGENT, toAgent, IdKind.AGENT);
    }
    return toAgent != agent
        || refusal.of(RejectCode.SAME_AGENT, FieldName.AGENT, toAgent, IdKind.AGENT);
  }

  private boolean isBound(long boundMs) {
    return (boundMs >= 0 && boundMs <= Limits.MAX_DURATION_MS)
        || refusal.of(RejectCode.INVALID_NUMBER, FieldName.DURATION, boundMs);
  }

  /** Whether its own lists are within their limits in a queue (decision L4). */
  private boolean fits(int slot, int queue) {
    return reader.fits(rooms.demands.own(interactions.demand(slot)), queue);
  }

  private boolean isNote(int length) {
    return length <= Limits.MAX_NOTE_LENGTH
        || refusal.of(RejectCode.TOO_LONG, FieldName.SEALED, length);
  }
}
