package org.strowger.core;

import java.util.Arrays;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.Finding;
import org.strowger.codec.sbe.ParkCause;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.TransferEnd;
import org.strowger.codec.sbe.WithdrawReason;
import org.strowger.core.agent.Agents;
import org.strowger.core.event.Cause;
import org.strowger.core.event.ReconcileEvents;
import org.strowger.core.interaction.CallbackRecords;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.interaction.ReconcileRecords;
import org.strowger.core.plan.ActivePlan;

/**
 * A gateway that comes back says what is live at its side: differences are told and, if it asks for
 * that, repaired by the acts that it would have given itself (decisions RC). One thread.
 */
final class Reconcile {
  private final Cause cause;
  private final ReconcileEvents events;
  private final ReconcileRecords records;
  private final Agents agents;
  private final Interactions interactions;
  private final CallbackRecords callbackRecords;
  private final Work work;
  private final Movement movement;
  private final Assignments assignments;
  private final Parking parking;
  private final Callbacks callbacks;
  private final PlanChange planChange;
  private final FirstInOrder missed;
  private ActivePlan plan;

  /** Numbers that the last command has ended, whose names go (decision N2). */
  private long[] ended = new long[16];

  private int endedCount;
  private int endedTold;

  Reconcile(
      Rooms rooms,
      Assignments assignments,
      Work work,
      Movement movement,
      Parking parking,
      Callbacks callbacks,
      PlanChange planChange) {
    this.work = work;
    this.movement = movement;
    this.assignments = assignments;
    this.parking = parking;
    this.callbacks = callbacks;
    this.planChange = planChange;
    cause = rooms.cause;
    events = rooms.reconcileEvents;
    records = rooms.reconciles;
    agents = rooms.agents;
    interactions = rooms.interactions;
    callbackRecords = rooms.callbacks;
    missed = new FirstInOrder((a, b) -> interactions.sequence(a) < interactions.sequence(b));
  }

  void plan(ActivePlan inForce) {
    plan = inForce;
  }

  boolean isOpen() {
    return records.isOpen();
  }

  /** The gateway is about to name what is live over a channel, 0: all. */
  void begin(int channel, boolean repair) {
    boolean replaced = records.isOpen();
    records.open(channel, repair, cause.causeSequence());
    int live = 0;
    for (int slot = 1; slot < interactions.end(); slot++) {
      live += isJudged(slot) ? 1 : 0;
    }
    events.begun(channel, repair, replaced, live);
  }

  /** Whether a record is that of an interaction that the gateway must have too. */
  private boolean isJudged(int slot) {
    if (interactions.state(slot) == 0 || interactions.isKept(slot) || !isInScope(slot)) {
      return false;
    }
    return switch (stateOf(slot)) {
      case Interactions.ACTIVE -> true;
      case Interactions.WAITING, Interactions.PARKED -> !callbackRecords.isCallback(slot);
      default -> false;
    };
  }

  private boolean isInScope(int slot) {
    return records.channel() == 0 || interactions.channel(slot) == records.channel();
  }

  private int stateOf(int slot) {
    return interactions.state(interactions.front(slot));
  }

  /** Who has it: whose active or wrap-up work it is, 0 for nobody's. */
  private int agentOf(int slot) {
    int state = stateOf(slot);
    return state == Interactions.ACTIVE || state == Interactions.WRAP_UP
        ? interactions.agent(interactions.front(slot))
        : 0;
  }

  // What is live at the gateway

  /** An interaction is live at the gateway, at an agent or, 0, at nobody. */
  void live(long number, int agent) {
    int slot = interactions.slotOf(number);
    if (slot == 0) {
      differs();
      events.checked(number, agent, 0, Finding.NOT_HERE, false);
      return;
    }
    records.name(slot);
    int here = agentOf(slot);
    if (!isInScope(slot)) {
      events.checked(number, agent, here, Finding.OUT_OF_SCOPE, false);
    } else if (agent == here || (agent == 0 && stateOf(slot) == Interactions.WRAP_UP)) {
      records.counts(records.agreed() + 1, records.differences(), records.missed());
      events.checked(number, agent, here, Finding.AGREES, false);
    } else {
      differs();
      otherAgent(slot, number, agent, here);
    }
  }

  private void differs() {
    records.counts(records.agreed(), records.differences() + 1, records.missed());
  }

  private void otherAgent(int slot, long number, int agent, int here) {
    boolean repairs = records.repairs() && (agent == 0 ? mayGiveBack(slot) : mayGive(slot, agent));
    if (repairs) {
      planChange.touch(slot);
    }
    events.checked(number, agent, here, Finding.OTHER_AGENT, repairs);
    if (repairs && agent == 0) {
      movement.giveBack(slot, 0);
    } else if (repairs) {
      give(slot, agent);
    }
  }

  /** As an act of rule R7 may return it. */
  private boolean mayGiveBack(int slot) {
    return stateOf(slot) == Interactions.ACTIVE && interactions.kept(slot) == 0;
  }

  /** As an act of rule R7 may force it on the agent, if that handles the channel. */
  private boolean mayGive(int slot, int agent) {
    int state = stateOf(slot);
    return (state == Interactions.ACTIVE
            || state == Interactions.WAITING
            || state == Interactions.PARKED)
        && agents.inRange(agent)
        && agents.isSignedOn(agent)
        && plan.profile(agents.profile(agent)).of(interactions.channel(slot)) != null
        && agents.inHand(agent) < Limits.MAX_UNITS;
  }

  private void give(int slot, int agent) {
    int state = interactions.state(slot);
    if (state == Interactions.ACTIVE) {
      movement.giveBack(slot, 0);
    } else if (state == Interactions.PARKED) {
      parking.resume(slot, ParkCause.COMMAND);
    }
    assignments.assign(slot, agent, true);
  }

  // What is not

  /** Nothing else is live at the gateway: the first of those not named are told. */
  void end() {
    endedCount = 0;
    endedTold = 0;
    missed.begin(Limits.RECONCILE_SLICE);
    int unnamed = 0;
    for (int slot = 1; slot < interactions.end(); slot++) {
      if (isJudged(slot)
          && !records.isNamed(slot)
          && interactions.sequence(slot) < records.sequence()) {
        missed.consider(slot);
        unnamed++;
      }
    }
    int count = missed.finish();
    for (int i = 0; i < count; i++) {
      miss(missed.get(i));
    }
    records.counts(records.agreed(), records.differences(), records.missed() + count);
    int left = unnamed - count;
    events.ended(records.agreed(), records.differences(), records.missed(), left);
    if (left == 0) {
      records.close();
    }
  }

  private void miss(int slot) {
    long number = interactions.number(slot);
    int state = stateOf(slot);
    events.missed(number, agentOf(slot), state, records.repairs());
    if (!records.repairs()) {
      records.name(slot);
      return;
    }
    switch (state) {
      case Interactions.WAITING -> assignments.abandon(slot);
      case Interactions.PARKED -> callbacks.cancel(slot, 0);
      default -> complete(slot);
    }
    if (interactions.slotOf(number) == 0) {
      if (endedCount == ended.length) {
        ended = Arrays.copyOf(ended, 2 * endedCount);
      }
      ended[endedCount++] = number;
    }
  }

  private void complete(int slot) {
    if (interactions.kept(slot) != 0) {
      assignments.endTransfer(slot, WithdrawReason.TRANSFERRED, TransferEnd.ENDED);
    }
    work.complete(slot, 0, Resolved.UNSAID);
  }

  /** The next number that the last command has ended, 0 if there is none; each is told once. */
  long takeEnded() {
    return endedTold < endedCount ? ended[endedTold++] : 0;
  }
}
