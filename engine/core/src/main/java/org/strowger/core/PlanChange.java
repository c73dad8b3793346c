package org.strowger.core;

import java.util.Arrays;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.core.agent.Agents;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.match.ReworkOrder;
import org.strowger.core.match.Waiting;
import org.strowger.core.plan.ActivePlan;
import org.strowger.core.plan.QueueMoves;
import org.strowger.core.queue.InteractionList;
import org.strowger.core.timer.Timers;

/**
 * From one plan to the next while agents work and customers wait (rule X2). Applying takes all who
 * wait out of the matching; slices, each a command, bring them back in order under the new plan
 * (decision X2-c). What touches one of them before its slice brings it back first (decision X2-e).
 * One thread.
 */
final class PlanChange {
  private final Rooms rooms;
  private final Assignments assignments;
  private final Rules rules;
  private final Agents agents;
  private final Interactions interactions;
  private final Timers timers;
  private final ReworkOrder rework;
  private ActivePlan plan;

  /** Brought back by what touched them; they are matched by the pass that follows. */
  private int[] touched = new int[16];

  private int touchedCount;

  PlanChange(Rooms rooms, Assignments assignments, Rules rules) {
    this.rules = rules;
    this.rooms = rooms;
    this.assignments = assignments;
    agents = rooms.agents;
    interactions = rooms.interactions;
    timers = rooms.timers;
    rework = rooms.rework;
  }

  void plan(ActivePlan inForce) {
    plan = inForce;
  }

  // At once

  /** Another plan is about to come into force: nobody who waits is matched until brought back. */
  void suspend(QueueMoves moves) {
    rules.suspend(moves);
    // The newest first: they mostly stand last, where the index lets go of them most easily.
    for (int slot = interactions.end() - 1; slot > 0; slot--) {
      if (interactions.state(slot) == Interactions.WAITING) {
        if (rooms.waiting.contains(slot)) {
          rooms.waiting.remove(slot);
        }
        rooms.steps.suspend(slot);
        interactions.reworkTo(slot, moves.of(interactions.queue(slot)));
        rework.take(slot);
      }
    }
    rework.arrange();
  }

  /** The plan is in force: agents, and all who do not wait, follow at once. */
  void begin(QueueMoves moves) {
    endClaims();
    for (int slot = 1; slot < interactions.end(); slot++) {
      int queue = interactions.queue(slot);
      if (follows(interactions.state(slot)) && moves.of(queue) != queue) {
        rooms.steps.changeQueue(slot, moves.of(queue));
      }
    }
    for (int agent = 1; agent < agents.end(); agent++) {
      if (agents.isSignedOn(agent)) {
        rooms.supply.refresh(agent);
      }
    }
  }

  /** Decision X2-b: who does not wait, and may come to wait, belongs to another queue at once. */
  private static boolean follows(int state) {
    return state == Interactions.ACTIVE
        || state == Interactions.PARKED
        || state == Interactions.SCHEDULED;
  }

  /** Decision X2-c: no claim outlives a plan. */
  private void endClaims() {
    InteractionList claiming = new InteractionList();
    for (int agent = 1; agent < agents.end(); agent++) {
      if (agents.isSignedOn(agent) && agents.claimedBy(agent) != 0) {
        claiming.add(agents.claimedBy(agent));
      }
    }
    claiming.sort((a, b) -> Waiting.isBefore(interactions, a, b));
    for (int i = 0; i < claiming.size(); i++) {
      assignments.endClaim(claiming.get(i));
    }
  }

  // Slice by slice

  /** The next slice, as a command. */
  boolean slice() {
    int remaining = rework.remaining();
    if (remaining == 0) {
      return rooms.refusal.of(RejectCode.INVALID_STATE, FieldName.NONE, 0);
    }
    int count = Math.min(Limits.REWORK_SLICE, remaining);
    rooms.events.planReworked(plan.version(), count, remaining - count);
    for (int i = 0; i < count; i++) {
      int interaction = rework.first();
      bringBack(interaction);
      assignments.toWaiting(interaction);
    }
    return true;
  }

  private void bringBack(int interaction) {
    int to = interactions.reworkTo(interaction);
    rework.remove(interaction);
    interactions.reworkTo(interaction, 0);
    rooms.steps.rework(interaction, to);
    promotionTimer(interaction);
    rules.reworked(interaction);
    assignments.withdrawUnsuitedFor(interaction);
    rooms.steps.begin(interaction);
  }

  /** Decision X2-d. */
  private void promotionTimer(int interaction) {
    int timer = interactions.timer(interaction);
    long boundMs = plan.promoteAfterMs();
    if (timer != 0 && boundMs == 0) {
      timers.remove(timer);
      interactions.timer(interaction, 0);
    } else if (timer == 0 && boundMs > 0 && interactions.promoted(interaction) == 0) {
      long now = rooms.cause.nowMs();
      long causedBy = rooms.cause.causeSequence();
      interactions.timer(
          interaction, timers.start(now, boundMs, causedBy, Timers.PROMOTE, interaction));
    }
  }

  // Touched before

  /** Queue that a waiting interaction is in, or will be in once it is brought back. */
  int queue(int interaction) {
    int to = interactions.reworkTo(interaction);
    return to != 0 ? to : interactions.queue(interaction);
  }

  /**
   * A timer is about to fire; what it is for may be brought back, and the timer stopped by that.
   */
  void touchedBy(int timer) {
    int subject = timers.subject(timer);
    switch (timers.kind(timer)) {
      case Timers.OFFER -> touch(rooms.offers.interaction(subject));
      case Timers.HOLD -> touch(rooms.pairs.interaction(subject));
      case Timers.STEP -> touch(subject);
      default -> {
        // promotion, wrap-up, promises and callbacks bring nobody back
      }
    }
  }

  /** A command or timer is about to touch a waiting interaction. */
  void touch(int interaction) {
    if (interactions.reworkTo(interaction) == 0) {
      return;
    }
    bringBack(interaction);
    if (assignments.isOpenToOffers(interaction)) {
      rooms.waiting.add(interaction);
    }
    if (touchedCount == touched.length) {
      touched = Arrays.copyOf(touched, 2 * touchedCount);
    }
    touched[touchedCount++] = interaction;
  }

  /** Before a pass: it looks at those that were touched and still wait. */
  void settle() {
    while (touchedCount > 0) {
      int interaction = touched[--touchedCount];
      if (rooms.waiting.contains(interaction)) {
        rooms.waiting.remove(interaction);
        assignments.toWaiting(interaction);
      }
    }
  }
}
