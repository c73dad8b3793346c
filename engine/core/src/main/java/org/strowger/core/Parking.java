package org.strowger.core;

import org.strowger.codec.sbe.ContactEnd;
import org.strowger.codec.sbe.ParkCause;
import org.strowger.codec.sbe.Sender;
import org.strowger.core.event.Cause;
import org.strowger.core.event.ConversationEvents;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.plan.ActivePlan;
import org.strowger.core.promise.Promises;
import org.strowger.core.queue.Steps;

/**
 * Conversations that rest: parked, resumed, written to, closed for want of activity (rule C4,
 * decisions PM-b and PM-c). One thread.
 */
final class Parking {
  private final Cause cause;
  private final ConversationEvents events;
  private final Interactions interactions;
  private final Promises promises;
  private final Steps steps;
  private final Work work;
  private final Assignments assignments;
  private ActivePlan plan;

  Parking(Rooms rooms, Assignments assignments, Work work) {
    this.assignments = assignments;
    this.work = work;
    cause = rooms.cause;
    events = rooms.conversationEvents;
    interactions = rooms.interactions;
    promises = rooms.promises;
    steps = rooms.steps;
  }

  void plan(ActivePlan inForce) {
    plan = inForce;
  }

  /** An active conversation rests. */
  void park(int interaction, int reason, ParkCause why) {
    events.parked(
        interactions.number(interaction),
        cause.nowMs() - interactions.started(interaction),
        interactions.agent(interaction),
        reason,
        why);
    work.park(interaction);
  }

  /** A parked conversation waits again, first for the agent who parked it (decision C4-a). */
  void resume(int interaction, ParkCause why) {
    int agent = interactions.agent(interaction);
    long now = cause.nowMs();
    events.resumed(
        interactions.number(interaction), now - interactions.started(interaction), agent, why);
    work.unpark(interaction);
    if (plan.resumeBoundMs() > 0) {
      steps.prelude(interaction, agent, plan.resumeBoundMs());
    }
    interactions.due(
        interaction,
        plan.resumeFromTicket()
            ? Math.min(
                interactions.due(interaction),
                steps.dueFrom(interaction, interactions.ticketTime(interaction)))
            : steps.dueFrom(interaction, now));
    assignments.waitAnew(interaction);
  }

  /** Somebody has written in a conversation that waits, is active or parked (decision PM-b). */
  void message(int interaction, Sender sender) {
    int state = interactions.state(interactions.front(interaction));
    if (sender == Sender.CUSTOMER) {
      boolean promised = state != Interactions.WAITING || interactions.answered(interaction);
      events.messageRecorded(
          interactions.number(interaction),
          promised ? promises.respondByIfWritten(interaction) : 0,
          sender);
      if (state == Interactions.PARKED) {
        resume(interaction, ParkCause.MESSAGE);
      }
      if (promised) {
        promises.next(interaction);
      }
    } else {
      promises.endNext(interaction);
      events.messageRecorded(interactions.number(interaction), 0, sender);
    }
    if (interactions.state(interaction) == Interactions.ACTIVE) {
      work.stopTimer(interaction);
      work.awaitActivity(interaction);
    }
  }

  /** Nothing has happened for the channel's time; its timer has fired (decision PM-c). */
  void inactive(int interaction) {
    interactions.timer(interaction, 0);
    if (interactions.state(interaction) == Interactions.ACTIVE) {
      park(interaction, 0, ParkCause.INACTIVITY);
      return;
    }
    events.closed(
        interactions.number(interaction),
        cause.nowMs() - interactions.started(interaction),
        interactions.agent(interaction));
    work.close(interaction, ContactEnd.COMPLETED, 0);
  }
}
