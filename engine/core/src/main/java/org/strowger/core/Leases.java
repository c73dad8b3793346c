package org.strowger.core;

import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.SignOffCause;
import org.strowger.codec.sbe.TransferEnd;
import org.strowger.codec.sbe.WithdrawReason;
import org.strowger.codec.sbe.WorkEnd;
import org.strowger.core.agent.Agents;
import org.strowger.core.event.Cause;
import org.strowger.core.event.Events;
import org.strowger.core.event.LeaseEvents;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.timer.Timers;

/**
 * Whether agents are still there (rule F1): a lease runs until it is renewed or lost, and grace
 * after that; and how an agent leaves work, with something in hand too. One thread.
 */
final class Leases {
  private final Rooms rooms;
  private final Cause cause;
  private final Events events;
  private final LeaseEvents leaseEvents;
  private final Timers timers;
  private final Agents agents;
  private final Interactions interactions;
  private final Assignments assignments;
  private final Work work;
  private final Movement movement;

  Leases(Rooms rooms, Assignments assignments, Work work, Movement movement) {
    this.rooms = rooms;
    cause = rooms.cause;
    events = rooms.events;
    leaseEvents = new LeaseEvents(rooms.events);
    timers = rooms.timers;
    agents = rooms.agents;
    interactions = rooms.interactions;
    this.assignments = assignments;
    this.work = work;
    this.movement = movement;
  }

  /**
   * An agent signs on.
   *
   * @param leaseMs 0: no lease
   * @return end of the lease, 0 if there is none
   */
  long begin(int agent, int leaseMs, int graceMs) {
    agents.lease(agent, leaseMs, graceMs);
    return leaseMs == 0 ? 0 : start(agent, Timers.LEASE, leaseMs);
  }

  private long start(int agent, int kind, int durationMs) {
    long now = cause.nowMs();
    agents.leaseTimer(agent, timers.start(now, durationMs, cause.causeSequence(), kind, agent));
    return now + durationMs;
  }

  /** The agent, who has a lease, has been heard of (decision LE-a2). */
  void renew(int agent) {
    timers.remove(agents.leaseTimer(agent));
    long untilMs = start(agent, Timers.LEASE, agents.leaseMs(agent));
    boolean wasLost = agents.isLost(agent);
    leaseEvents.renewed(agent, untilMs, wasLost);
    if (wasLost) {
      agents.lost(agent, false);
      rooms.supply.moveBase(agent, cause.nowMs(), cause.causeSequence());
      assignments.refresh(agent);
    }
  }

  /** A timer of the agent's has fired. */
  void fired(int agent, int kind) {
    agents.leaseTimer(agent, 0);
    if (kind == Timers.LEASE_GRACE) {
      forceOff(agent, SignOffCause.LEASE);
      return;
    }
    agents.lost(agent, true);
    leaseEvents.lost(agent, start(agent, Timers.LEASE_GRACE, agents.graceMs(agent)));
    assignments.withdrawAll(agent, WithdrawReason.LEASE_LOST);
  }

  /** An agent without active and wrap-up work leaves. */
  void signOff(int agent) {
    assignments.endClaimOn(agent);
    events.signedOff(agent, SignOffCause.COMMAND);
    agents.presence(agent, Presence.AWAY.value());
    assignments.withdrawAll(agent, WithdrawReason.SIGNED_OFF);
    leave(agent);
  }

  /** Decision LE-a6: an agent leaves with whatever is in hand. */
  void forceOff(int agent, SignOffCause why) {
    assignments.endClaimOn(agent);
    agents.pending(agent, Presence.NONE.value(), 0);
    agents.presence(agent, Presence.AWAY.value());
    agents.returnMs(agent, 0);
    assignments.withdrawAll(agent, WithdrawReason.SIGNED_OFF);
    for (int at = agents.firstWork(agent); at != 0; at = agents.firstWork(agent)) {
      end(at);
    }
    events.signedOff(agent, why);
    leave(agent);
  }

  /** A piece of work: what is kept in a warm transfer becomes the interaction again before. */
  private void end(int at) {
    if (interactions.state(at) == Interactions.WRAP_UP) {
      rooms.endings.add(interactions.number(at));
      work.endWrapUp(at, WorkEnd.SIGN_OFF);
      return;
    }
    int interaction = interactions.slotOf(interactions.number(at));
    if (interaction != at) {
      assignments.endTransfer(interaction, WithdrawReason.TRANSFERRED, TransferEnd.CANCELLED);
    }
    movement.giveBack(interaction, 0);
  }

  private void leave(int agent) {
    if (agents.leaseTimer(agent) != 0) {
      timers.remove(agents.leaseTimer(agent));
      agents.leaseTimer(agent, 0);
    }
    rooms.supply.leave(agent);
    rooms.roster.remove(agent);
    work.endParked(agent);
    agents.signOff(agent);
    rooms.steps.rosterChanged(agent);
  }
}
