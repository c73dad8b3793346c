package org.strowger.core;

import org.strowger.codec.sbe.ShiftCause;
import org.strowger.codec.sbe.ShiftEnd;
import org.strowger.core.channel.Channels;
import org.strowger.core.event.Cause;
import org.strowger.core.event.ShiftEvents;
import org.strowger.core.interaction.CallbackRecords;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.interaction.ShiftRecords;
import org.strowger.core.plan.ActivePlan;
import org.strowger.core.queue.Estimates;
import org.strowger.core.queue.InteractionList;
import org.strowger.core.timer.Timers;

/**
 * Other channels that are offered to customers who wait (decisions SO-a to SO-d): because they ask,
 * because theirs is closed, or because the estimated wait is long. One thread.
 */
final class Shifts {
  private final Cause cause;
  private final ShiftEvents events;
  private final Timers timers;
  private final Interactions interactions;
  private final CallbackRecords callbacks;
  private final ShiftRecords records;
  private final Channels channels;
  private final Estimates estimates;
  private final ShiftRanking ranking;
  private ActivePlan plan;

  /** Looked at after the pass, in order of arrival: mostly one. */
  private final InteractionList looks = new InteractionList();

  private final InteractionList.Order byArrival;

  /** Has arrived in this command, 0 if none has. */
  private int arrived;

  Shifts(Rooms rooms) {
    cause = rooms.cause;
    events = rooms.shiftEvents;
    timers = rooms.timers;
    interactions = rooms.interactions;
    callbacks = rooms.callbacks;
    records = rooms.shiftRecords;
    channels = rooms.channels;
    estimates = rooms.estimates;
    ranking = new ShiftRanking(rooms);
    byArrival = (a, b) -> interactions.sequence(a) < interactions.sequence(b);
  }

  void plan(ActivePlan inForce) {
    plan = inForce;
    ranking.plan(inForce);
  }

  // Who is looked at

  /** An interaction enters waiting, by arrival or anew. */
  void entered(int interaction) {
    looks.add(interaction);
  }

  /** An interaction arrives: what is estimated of it then is judged by what comes. */
  void arrived(int interaction) {
    arrived = interaction;
  }

  /** The channel on which it waits is closed for it from now on. */
  void held(int interaction) {
    looks.add(interaction);
  }

  /** After the pass of a command or timer. */
  void settle() {
    looks.sort(byArrival);
    for (int i = 0; i < looks.size(); i++) {
      int interaction = looks.get(i);
      if (interactions.state(interaction) == Interactions.WAITING) {
        if (interaction == arrived) {
          estimates.note(interaction);
        }
        look(interaction);
      }
    }
    looks.clear();
    arrived = 0;
    ranking.forget();
  }

  /** Decision SO-b, of one that waits. */
  private void look(int interaction) {
    if (records.isOpen(interaction)
        || interactions.kept(interaction) != 0
        || callbacks.isCallback(interaction)) {
      return;
    }
    if (channels.isHeld(interaction)) {
      if (plan.shiftOnClosing()) {
        offer(interaction, ShiftCause.CLOSED);
      }
    } else if (plan.shiftWaitOverMs() > 0
        && estimates.isOver(interaction, plan.shiftWaitOverMs())) {
      offer(interaction, ShiftCause.WAIT);
    }
    if (plan.shiftWaitOverMs() > 0
        && !records.isQuiet(interaction)
        && records.timer(interaction) == 0) {
      start(interaction, plan.shiftWaitOverMs(), Timers.SHIFT_LOOK);
    }
  }

  private void start(int interaction, long durationMs, int kind) {
    records.timer(
        interaction,
        timers.start(cause.nowMs(), durationMs, cause.causeSequence(), kind, interaction));
  }

  /** The time of a look, or of an offer, is over; its timer has fired. */
  void fired(int interaction, int kind) {
    records.timer(interaction, 0);
    if (kind == Timers.SHIFT_LOOK) {
      look(interaction);
      return;
    }
    events.ended(interactions.number(interaction), 0, ShiftEnd.EXPIRED);
    records.set(interaction, false, true);
    records.countExpired();
  }

  // Offers

  /** A customer who waits asks. */
  void request(int interaction) {
    offer(interaction, ShiftCause.REQUEST);
  }

  /** Offers what there is; one who asks is told also if there is nothing. */
  private void offer(int interaction, ShiftCause why) {
    int to = interactions.reworkTo(interaction);
    int queue = to != 0 ? to : interactions.queue(interaction);
    boolean any = ranking.rank(interaction, queue) > 0;
    if (!any && why != ShiftCause.REQUEST) {
      return;
    }
    events.offered(
        interactions.number(interaction),
        interactions.customer(interaction),
        any ? cause.nowMs() + plan.shiftExpiryMs() : 0,
        ranking.estimateMs(),
        interactions.ticketTime(interaction),
        queue,
        interactions.channel(interaction),
        why,
        ranking.count());
    ranking.tell();
    events.offeredEnd();
    if (any) {
      if (!records.isOpen(interaction)) {
        records.countOffer();
      }
      stopTimer(interaction);
      records.set(interaction, true, false);
      start(interaction, plan.shiftExpiryMs(), Timers.SHIFT_EXPIRY);
    } else {
      end(interaction, 0, ShiftEnd.WITHDRAWN);
    }
  }

  private void stopTimer(int interaction) {
    if (records.timer(interaction) != 0) {
      timers.remove(records.timer(interaction));
      records.timer(interaction, 0);
    }
  }

  /** An offer that stands does so no more, with its event. */
  private void end(int interaction, int channel, ShiftEnd how) {
    if (records.isOpen(interaction)) {
      stopTimer(interaction);
      events.ended(interactions.number(interaction), channel, how);
      records.set(interaction, false, true);
    }
  }

  boolean isOpen(int interaction) {
    return records.isOpen(interaction);
  }

  /** The customer takes none of the channels offered. */
  void refuse(int interaction) {
    end(interaction, 0, ShiftEnd.REFUSED);
    records.countRefused();
  }

  /** It is about to go on over another channel. */
  void taken(int interaction, int channel) {
    if (records.isOpen(interaction)) {
      records.countTaken();
    }
    end(interaction, channel, ShiftEnd.TAKEN);
    left(interaction);
  }

  /** It waits no more, or not in this place: it is looked at no more. */
  void left(int interaction) {
    end(interaction, 0, ShiftEnd.WITHDRAWN);
    stopTimer(interaction);
    records.set(interaction, false, false);
  }
}
