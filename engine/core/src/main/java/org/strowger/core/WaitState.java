package org.strowger.core;

import org.strowger.codec.Limits;
import org.strowger.core.channel.Channels;
import org.strowger.core.estimate.Estimator;
import org.strowger.core.estimate.Notes;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.interaction.ShiftRecords;
import org.strowger.core.queue.Estimates;
import org.strowger.core.timer.Timers;

/**
 * Closed channels, what estimates are made of, and offers of other channels in a snapshot.
 * Interactions come before. One use.
 */
final class WaitState {
  private final Rooms rooms;
  private final Interactions interactions;
  private final Channels channels;
  private final Notes notes;
  private final Estimates estimates;
  private final ShiftRecords shifts;

  WaitState(Rooms rooms) {
    this.rooms = rooms;
    interactions = rooms.interactions;
    channels = rooms.channels;
    notes = rooms.notes;
    estimates = rooms.estimates;
    shifts = rooms.shiftRecords;
  }

  // Writing

  void write(StateWriter out) {
    for (int channel = 1; channel <= Limits.MAX_CHANNELS; channel++) {
      out.putInt((channels.isClosed(channel) ? 1 : 0) + (channels.drains(channel) ? 2 : 0));
    }
    out.putLong(rooms.estimators.writes());
    rooms.estimators.forEach(estimator -> write(out, estimator));
    out.putInt(0);
    out.putLong(shifts.offered());
    out.putLong(shifts.taken());
    out.putLong(shifts.refused());
    out.putLong(shifts.expired());
    for (int slot = 1; slot < interactions.end(); slot++) {
      if (interactions.state(slot) != 0 && hasMore(slot)) {
        write(out, slot);
      }
    }
    out.putLong(0);
  }

  private void write(StateWriter out, Estimator estimator) {
    out.putInt(estimator.queue());
    out.putLong(estimator.content());
    out.putLong(estimator.written());
    out.putInt(estimator.starts());
    for (int i = 0; i < estimator.starts(); i++) {
      out.putLong(estimator.gap(i));
    }
    out.putInt(estimator.errors());
    for (int i = 0; i < estimator.errors(); i++) {
      out.putLong(estimator.error(i));
    }
  }

  private boolean hasMore(int slot) {
    return interactions.isLate(slot)
        || notes.has(slot)
        || estimates.standsForClass(slot)
        || shifts.isOpen(slot)
        || shifts.isQuiet(slot)
        || shifts.timer(slot) != 0;
  }

  private void write(StateWriter out, int slot) {
    out.putLong(interactions.key(slot));
    out.putInt(interactions.isLate(slot) ? 1 : 0);
    out.putInt(shifts.isOpen(slot) ? 1 : 0);
    out.putInt(shifts.isQuiet(slot) ? 1 : 0);
    out.writeTimer(shifts.timer(slot));
    out.putInt(notes.has(slot) ? 1 : 0);
    if (notes.has(slot)) {
      out.putLong(notes.estimateMs(slot));
      out.putInt(notes.queue(slot));
      out.putLong(notes.content(slot));
    }
    out.putInt(estimates.standsForClass(slot) ? 1 : 0);
    if (estimates.standsForClass(slot)) {
      out.putLong(estimates.runsFromMs(slot));
    }
  }

  // Reading

  void read(StateReader in) {
    for (int channel = 1; channel <= Limits.MAX_CHANNELS; channel++) {
      int state = in.getInt();
      if (state != 0) {
        channels.change(channel, true, state > 1);
      }
    }
    long writes = in.getLong();
    for (int queue = in.getInt(); queue != 0; queue = in.getInt()) {
      readEstimator(in, queue);
    }
    rooms.estimators.writes(writes);
    long offered = in.getLong();
    long taken = in.getLong();
    long refused = in.getLong();
    shifts.counts(offered, taken, refused, in.getLong());
    for (long key = in.getLong(); key != 0; key = in.getLong()) {
      int own = interactions.slotOf(Math.abs(key));
      readMore(in, key > 0 ? own : interactions.kept(own));
    }
  }

  private void readEstimator(StateReader in, int queue) {
    long content = in.getLong();
    Estimator estimator = rooms.estimators.restore(queue, content, in.getLong());
    for (int left = in.getInt(); left > 0; left--) {
      estimator.addGap(in.getLong());
    }
    for (int left = in.getInt(); left > 0; left--) {
      estimator.addError(in.getLong());
    }
  }

  private void readMore(StateReader in, int slot) {
    interactions.late(slot, in.getInt() == 1);
    boolean open = in.getInt() == 1;
    shifts.set(slot, open, in.getInt() == 1);
    in.readTimer(
        open ? Timers.SHIFT_EXPIRY : Timers.SHIFT_LOOK, slot, timer -> shifts.timer(slot, timer));
    if (in.getInt() == 1) {
      long estimateMs = in.getLong();
      int queue = in.getInt();
      notes.set(slot, estimateMs, queue, in.getLong());
    }
    if (in.getInt() == 1) {
      estimates.runsFromMs(slot, in.getLong());
    }
  }
}
