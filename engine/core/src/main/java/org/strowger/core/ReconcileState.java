package org.strowger.core;

import org.strowger.core.interaction.Interactions;
import org.strowger.core.interaction.ReconcileRecords;

/** The reconcile that is open in a snapshot. Interactions come before. One use. */
final class ReconcileState {
  private final Interactions interactions;
  private final ReconcileRecords records;

  ReconcileState(Rooms rooms) {
    interactions = rooms.interactions;
    records = rooms.reconciles;
  }

  /** Whether one is open; if so, what it is, its counts, and the numbers named, then 0. */
  void write(StateWriter out) {
    out.putInt(records.isOpen() ? 1 : 0);
    if (!records.isOpen()) {
      return;
    }
    out.putInt(records.channel());
    out.putInt(records.repairs() ? 1 : 0);
    out.putLong(records.sequence());
    out.putInt(records.agreed());
    out.putInt(records.differences());
    out.putInt(records.missed());
    for (int slot = 1; slot < interactions.end(); slot++) {
      if (interactions.state(slot) != 0 && records.isNamed(slot)) {
        out.putLong(interactions.number(slot));
      }
    }
    out.putLong(0);
  }

  void read(StateReader in) {
    if (in.getInt() == 0) {
      return;
    }
    int channel = in.getInt();
    boolean repairs = in.getInt() == 1;
    records.open(channel, repairs, in.getLong());
    int agreed = in.getInt();
    int differences = in.getInt();
    records.counts(agreed, differences, in.getInt());
    for (long number = in.getLong(); number != 0; number = in.getLong()) {
      records.name(interactions.slotOf(number));
    }
  }
}
