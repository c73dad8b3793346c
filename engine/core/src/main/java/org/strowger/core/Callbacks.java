package org.strowger.core;

import org.strowger.codec.sbe.CallbackEnd;
import org.strowger.codec.sbe.ContactEnd;
import org.strowger.codec.sbe.WithdrawReason;
import org.strowger.core.event.Cause;
import org.strowger.core.event.ConversationEvents;
import org.strowger.core.interaction.CallbackRecords;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.plan.ActivePlan;
import org.strowger.core.promise.Promises;
import org.strowger.core.queue.Estimates;
import org.strowger.core.queue.Steps;
import org.strowger.core.timer.Timers;

/** Customers who are called back, in place or at a time (rule K4). One thread. */
final class Callbacks {
  private final Cause cause;
  private final ConversationEvents events;
  private final Timers timers;
  private final Interactions interactions;
  private final CallbackRecords records;
  private final Promises promises;
  private final Steps steps;
  private final Work work;
  private final Assignments assignments;
  private final Shifts shifts;
  private final Estimates estimates;
  private ActivePlan plan;

  Callbacks(Rooms rooms, Assignments assignments, Work work, Shifts shifts) {
    this.assignments = assignments;
    this.shifts = shifts;
    estimates = rooms.estimates;
    this.work = work;
    cause = rooms.cause;
    events = rooms.conversationEvents;
    timers = rooms.timers;
    interactions = rooms.interactions;
    records = rooms.callbacks;
    promises = rooms.promises;
    steps = rooms.steps;
  }

  void plan(ActivePlan inForce) {
    plan = inForce;
  }

  /** A waiting customer keeps the place and is called when the turn comes (decision K4-a). */
  void inPlace(int interaction, int channel) {
    begin(interaction);
    events.callbackScheduled(interactions.number(interaction), 0, channel, 1);
    if (channel != interactions.channel(interaction)) {
      assignments.rechannel(interaction, channel);
    }
    startExpiry(interaction);
  }

  /** A waiting customer is called at a time (decision K4-b). */
  void schedule(int interaction, long atMs, int channel) {
    shifts.left(interaction);
    begin(interaction);
    events.callbackScheduled(interactions.number(interaction), atMs, channel, 1);
    promises.endFirst(interaction);
    assignments.leaveWaiting(interaction, WithdrawReason.TRANSFERRED);
    if (channel != interactions.channel(interaction)) {
      steps.changeChannel(interaction, channel);
    }
    hide(interaction, atMs);
  }

  /** A new interaction is a callback at a time from the start (decision K4-b). */
  void arrive(int interaction, long atMs) {
    begin(interaction);
    events.callbackScheduled(
        interactions.number(interaction), atMs, interactions.channel(interaction), 1);
    hide(interaction, atMs);
  }

  private void begin(int interaction) {
    work.endCallback(interaction);
    estimates.forget(interaction);
    records.set(interaction, 0, false);
  }

  /** Out of the matching until its time. */
  private void hide(int interaction, long atMs) {
    interactions.state(interaction, Interactions.SCHEDULED);
    interactions.promoted(interaction, 0);
    interactions.due(interaction, steps.dueFrom(interaction, atMs));
    long now = cause.nowMs();
    interactions.timer(
        interaction,
        timers.start(now, atMs - now, cause.causeSequence(), Timers.CALLBACK, interaction));
  }

  private void startExpiry(int interaction) {
    if (plan.callbackExpiryMs() > 0) {
      records.timer(
          interaction,
          timers.start(
              cause.nowMs(),
              plan.callbackExpiryMs(),
              cause.causeSequence(),
              Timers.CALLBACK_EXPIRY,
              interaction));
    }
  }

  /** Its time has come; its timer has fired. */
  void due(int interaction) {
    interactions.timer(interaction, 0);
    interactions.due(interaction, steps.dueFrom(interaction, cause.nowMs()));
    assignments.waitAnew(interaction);
    promises.first(interaction);
    if (records.attempts(interaction) == 0) {
      startExpiry(interaction);
    }
  }

  /** The agent who has it did not reach the customer (decision K4-c). */
  void failed(int interaction) {
    long number = interactions.number(interaction);
    int attempts = records.attempts(interaction) + 1;
    if (records.isOverdue(interaction) || attempts >= plan.callbackAttempts()) {
      events.callbackEnded(
          number,
          attempts,
          records.isOverdue(interaction) ? CallbackEnd.EXPIRED : CallbackEnd.NOT_REACHED);
      work.end(interaction);
      work.close(interaction, ContactEnd.EXPIRED, 0);
      return;
    }
    records.set(interaction, attempts, false);
    long atMs = cause.nowMs() + plan.callbackRetryMs();
    events.callbackScheduled(number, atMs, interactions.channel(interaction), attempts + 1);
    work.end(interaction);
    interactions.give(interaction, 0, 0, false);
    interactions.started(interaction, 0);
    hide(interaction, atMs);
  }

  /** The time of a callback is over; its timer has fired (decision K4-c). */
  void expire(int interaction) {
    records.timer(interaction, 0);
    int state = interactions.state(interactions.front(interaction));
    int attempts = records.attempts(interaction);
    if (state == Interactions.WAITING || state == Interactions.SCHEDULED) {
      shifts.left(interaction);
      events.callbackEnded(interactions.number(interaction), attempts, CallbackEnd.EXPIRED);
      assignments.end(interaction, WithdrawReason.EXPIRED, ContactEnd.EXPIRED);
    } else {
      records.set(interaction, attempts, true);
    }
  }

  /** What waits, is parked or scheduled is over, callback or not (decision CA-a). */
  void cancel(int interaction, int reason) {
    long number = interactions.number(interaction);
    shifts.left(interaction);
    if (records.isCallback(interaction)) {
      events.callbackEnded(number, records.attempts(interaction), CallbackEnd.CANCELLED);
    } else {
      events.cancelled(number, reason);
    }
    assignments.end(interaction, WithdrawReason.TRANSFERRED, ContactEnd.CANCELLED);
  }
}
