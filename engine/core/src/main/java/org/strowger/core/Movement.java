package org.strowger.core;

import org.agrona.DirectBuffer;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.InteractionShiftDecoder;
import org.strowger.codec.sbe.InteractionTransferDecoder;
import org.strowger.codec.sbe.TransferEnd;
import org.strowger.codec.sbe.WithdrawReason;
import org.strowger.core.customer.Contacts;
import org.strowger.core.event.Cause;
import org.strowger.core.event.Events;
import org.strowger.core.event.MovementEvents;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.plan.ActivePlan;
import org.strowger.core.promise.Promises;
import org.strowger.core.queue.Steps;
import org.strowger.core.rule.BaseValues;
import org.strowger.core.timer.Timers;

/**
 * How an interaction goes on elsewhere: back to its queue (rule R7), to another queue or agent
 * (K3), over another channel (O2). Whoever had it is free, and it enters waiting anew (decision
 * MV-b). One thread.
 */
final class Movement {
  private final Cause cause;
  private final Events events;
  private final MovementEvents moves;
  private final Interactions interactions;
  private final Contacts contacts;
  private final Steps steps;
  private final BaseValues base;
  private final Timers timers;
  private final Promises promises;
  private final Work work;
  private final Consults consults;
  private final Assignments assignments;
  private final Shifts shifts;
  private ActivePlan plan;

  Movement(Rooms rooms, Work work, Consults consults, Assignments assignments, Shifts shifts) {
    this.shifts = shifts;
    cause = rooms.cause;
    events = rooms.events;
    moves = rooms.movementEvents;
    interactions = rooms.interactions;
    contacts = rooms.contacts;
    steps = rooms.steps;
    base = rooms.baseValues;
    timers = rooms.timers;
    promises = rooms.promises;
    this.work = work;
    this.consults = consults;
    this.assignments = assignments;
  }

  void plan(ActivePlan inForce) {
    plan = inForce;
  }

  /** Decision R7-d: the agent is held apart from it. */
  void returnToQueue(int interaction, int reason) {
    int agent = interactions.agent(interaction);
    endWork(interaction, agent, reason);
    assignments.hold(interaction, agent);
    assignments.waitAnew(interaction);
  }

  /** Likewise, with nobody held apart: the agent declined nothing. */
  void giveBack(int interaction, int reason) {
    endWork(interaction, interactions.agent(interaction), reason);
    assignments.waitAnew(interaction);
  }

  private void endWork(int interaction, int agent, int reason) {
    events.returned(interactions.number(interaction), handledMs(interaction), agent, reason);
    work.end(interaction);
  }

  /** Decision K3-a, of one that waits or is active. */
  void transfer(int interaction, int toQueue, InteractionTransferDecoder message) {
    int agent = interactions.agent(interaction);
    shifts.left(interaction);
    tell(interaction, toQueue, message, Flag.NO);
    if (agent == 0) {
      assignments.leaveWaiting(interaction, WithdrawReason.TRANSFERRED);
    } else {
      work.end(interaction);
      consults.exclude(interaction, agent);
    }
    goOn(interaction, toQueue, message);
  }

  /** Decision K3-b, of one that is active. */
  void consult(int interaction, int toQueue, InteractionTransferDecoder message) {
    tell(interaction, toQueue, message, Flag.YES);
    consults.begin(interaction);
    goOn(interaction, toQueue, message);
  }

  private void tell(int interaction, int toQueue, InteractionTransferDecoder message, Flag warm) {
    int sealed = message.limit() + InteractionTransferDecoder.sealedHeaderLength();
    note(interaction, message.buffer(), sealed, message.sealedLength());
    moves.transferred(
        interactions.number(interaction),
        handledMs(interaction),
        interactions.queue(interaction),
        toQueue,
        interactions.agent(interaction),
        message.toAgent(),
        message.reason(),
        warm);
  }

  private void goOn(int interaction, int toQueue, InteractionTransferDecoder message) {
    base.giveQueue(interaction, message.queue());
    if (message.setUrgencyRaw() == Flag.YES.value()) {
      int given = message.urgency();
      int urgency = given == Limits.QUEUE_URGENCY ? plan.queue(toQueue).urgency : given;
      interactions.urgency(interaction, urgency);
      base.giveUrgency(interaction, urgency);
    }
    if (message.setCreditRaw() == Flag.YES.value()) {
      int credit = (int) message.creditMs();
      long due = interactions.due(interaction) - credit + interactions.creditMs(interaction);
      interactions.due(interaction, due);
      interactions.credit(interaction, credit);
      base.giveCredit(interaction, credit);
    }
    steps.changeQueue(interaction, toQueue);
    if (message.toAgent() != 0) {
      long boundMs = message.boundMs();
      steps.prelude(
          interaction, message.toAgent(), boundMs == 0 ? plan.transferBoundMs() : boundMs);
    }
    assignments.waitAnew(interaction);
  }

  /** Decision K3-b: the first agent keeps it. */
  void cancelTransfer(int interaction) {
    assignments.endTransfer(interaction, WithdrawReason.TRANSFERRED, TransferEnd.CANCELLED);
  }

  /** Decision SH-a, of one that waits, is active, parked or scheduled. */
  void shift(int interaction, int toQueue, InteractionShiftDecoder message) {
    int state = interactions.state(interaction);
    int agent = interactions.agent(interaction);
    int fromChannel = interactions.channel(interaction);
    int toChannel = message.channel();
    long boundMs = message.boundMs();
    int sealed = message.limit() + InteractionShiftDecoder.sealedHeaderLength();
    note(interaction, message.buffer(), sealed, message.sealedLength());
    shifts.taken(interaction, toChannel);
    moves.shifted(
        interactions.number(interaction),
        state == Interactions.ACTIVE ? handledMs(interaction) : 0,
        fromChannel,
        toChannel,
        interactions.queue(interaction),
        toQueue,
        agent,
        message.reason());
    if (state == Interactions.WAITING) {
      assignments.leaveWaiting(interaction, WithdrawReason.TRANSFERRED);
    } else if (state == Interactions.ACTIVE) {
      work.end(interaction);
    } else if (state == Interactions.PARKED) {
      work.unpark(interaction);
    }
    base.giveQueue(interaction, message.queue());
    steps.changeChannel(interaction, toChannel);
    contacts.shifted(interaction);
    steps.changeQueue(interaction, toQueue);
    if (state == Interactions.SCHEDULED) {
      long atMs = timers.deadline(interactions.timer(interaction));
      interactions.due(interaction, steps.dueFrom(interaction, atMs));
      return;
    }
    if (agent != 0 && boundMs > 0) {
      steps.prelude(interaction, agent, boundMs);
    }
    assignments.waitAnew(interaction);
    promises.shift(interaction);
  }

  /** Of who has it. */
  private void note(int interaction, DirectBuffer from, int offset, int length) {
    contacts.note(interaction, interactions.agent(interaction), from, offset, length);
  }

  /** Since it was accepted, 0 if nobody has it. */
  private long handledMs(int interaction) {
    return interactions.agent(interaction) == 0
        ? 0
        : cause.nowMs() - interactions.started(interaction);
  }
}
