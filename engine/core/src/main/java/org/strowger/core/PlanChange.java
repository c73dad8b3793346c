package org.strowger.core;

import java.util.Arrays;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.MoveCause;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.core.agent.Agents;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.interaction.Offers;
import org.strowger.core.match.Requirement;
import org.strowger.core.match.ReworkOrder;
import org.strowger.core.plan.ActivePlan;
import org.strowger.core.plan.QueueMoves;
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
  private final Agents agents;
  private final Interactions interactions;
  private final Offers offers;
  private final ReworkOrder rework;
  private final Requirement united = new Requirement();
  private ActivePlan plan;

  /** Brought back by what touched them; they are matched by the pass that follows. */
  private int[] touched = new int[16];

  private int touchedCount;

  PlanChange(Rooms rooms, Assignments assignments) {
    this.rooms = rooms;
    this.assignments = assignments;
    agents = rooms.agents;
    interactions = rooms.interactions;
    offers = rooms.offers;
    rework = rooms.rework;
  }

  void plan(ActivePlan inForce) {
    plan = inForce;
  }

  /** A plan has come into force: agents follow at once, those who wait are to be moved. */
  void begin(QueueMoves moves) {
    for (int slot = 1; slot < interactions.end(); slot++) {
      int state = interactions.state(slot);
      if (state == Interactions.WAITING) {
        if (rooms.waiting.contains(slot)) {
          rooms.waiting.remove(slot);
        }
        interactions.reworkTo(slot, moves.of(interactions.queue(slot)));
        rework.take(slot);
      } else if (state == Interactions.ACTIVE) {
        assignments.changeQueue(slot, moves.of(interactions.queue(slot)));
      }
    }
    rework.arrange();
    for (int agent = 1; agent < agents.end(); agent++) {
      if (agents.isSignedOn(agent)) {
        rooms.supply.refresh(agent);
      }
    }
  }

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
      bringBack(interaction, 0);
      if (assignments.isMatchable(interaction)) {
        assignments.toWaiting(interaction);
      }
    }
    return true;
  }

  /** A command or timer is about to touch a waiting interaction. */
  void touch(int interaction) {
    touch(interaction, 0);
  }

  /** An offer is about to be declined. */
  void touchOffer(int offer) {
    touch(offers.interaction(offer), offer);
  }

  /** Open offers of an agent are about to end or to be checked. */
  void touchOffersOf(int agent) {
    touchOffersOf(agent, 0);
  }

  /** An offer is about to be missed, and with it perhaps others of its agent withdrawn. */
  void touchMissed(int offer) {
    touchOffersOf(offers.agent(offer), offer);
  }

  private void touchOffersOf(int agent, int exempt) {
    if (rework.remaining() == 0) {
      return;
    }
    int offer = agents.firstOffer(agent);
    while (offer != 0) {
      int next = offers.next(offer);
      touch(offers.interaction(offer), exempt);
      offer = next;
    }
  }

  private void touch(int interaction, int exempt) {
    if (interactions.reworkTo(interaction) == 0) {
      return;
    }
    bringBack(interaction, exempt);
    if (assignments.isMatchable(interaction)) {
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

  /**
   * Moves an interaction to the plan in force; it is in no index then.
   *
   * @param exempt an offer that is not looked at, 0: none
   */
  private void bringBack(int interaction, int exempt) {
    int from = interactions.queue(interaction);
    int to = interactions.reworkTo(interaction);
    rework.remove(interaction);
    interactions.reworkTo(interaction, 0);
    if (to != from) {
      assignments.changeQueue(interaction, to);
      rooms.events.moved(
          interactions.number(interaction),
          interactions.due(interaction),
          from,
          to,
          MoveCause.PLAN,
          true);
    }
    united.unite(rooms.requirements.get(interactions.own(interaction)), plan.queue(to).steps[0]);
    int requirement = rooms.requirements.acquire(united);
    rooms.requirements.release(interactions.requirement(interaction));
    interactions.requirement(interaction, requirement);
    promotionTimer(interaction);
    assignments.withdrawIneligible(interaction, exempt);
  }

  /** Decision X2-d. */
  private void promotionTimer(int interaction) {
    int timer = interactions.timer(interaction);
    long boundMs = plan.promoteAfterMs();
    if (timer != 0 && boundMs == 0) {
      rooms.timers.remove(timer);
      interactions.timer(interaction, 0);
    } else if (timer == 0 && boundMs > 0 && interactions.promoted(interaction) == 0) {
      interactions.timer(
          interaction,
          rooms.timers.start(
              rooms.cause.nowMs(),
              boundMs,
              rooms.cause.causeSequence(),
              Timers.PROMOTE,
              interaction));
    }
  }
}
