package org.strowger.replay.whatif;

import org.strowger.replay.report.Count;
import org.strowger.replay.report.Figure;
import org.strowger.replay.report.Group;

/** A figure that plans are compared by. */
enum Measure {
  IN_TARGET("Answered within the target, of all that came", false),
  ASA("Mean wait of the answered (ASA)", true),
  P90_WAIT("Wait that nine of ten do not exceed", true),
  ABANDONED("Left while waiting, of all that came", false),
  AHT("Mean handling and wrap-up of the answered (AHT)", true),
  OCCUPANCY(
      "Occupancy: busy, of busy and idle; of a part of the contacts its handling and wrap-up, of the"
          + " same time: conversations held at once count each, so parts can be more than the whole",
      false);

  private final String title;
  private final boolean duration;

  Measure(String title, boolean duration) {
    this.title = title;
    this.duration = duration;
  }

  String title() {
    return title;
  }

  /** Milliseconds; otherwise a share from 0 to 1. */
  boolean duration() {
    return duration;
  }

  /**
   * The figure of a group.
   *
   * @param total of all contacts, the same object if the group is that
   */
  double of(Group group, Group total) {
    return switch (this) {
      case IN_TARGET -> group.get(Figure.SERVICE_LEVEL);
      case ASA -> group.get(Figure.ASA);
      case P90_WAIT -> group.waitMs(90);
      case ABANDONED -> group.get(Figure.ABANDONMENT);
      case AHT -> group.get(Figure.AHT);
      case OCCUPANCY -> group == total ? total.get(Figure.OCCUPANCY) : partOfTime(group, total);
    };
  }

  private static double partOfTime(Group group, Group total) {
    long thereMs = total.get(Count.BUSY_MS) + total.get(Count.IDLE_MS);
    long workMs = group.get(Count.HANDLING_MS) + group.get(Count.WRAP_UP_MS);
    return thereMs == 0 ? Double.NaN : (double) workMs / thereMs;
  }

  /** Whether a model has to meet it: not a quantile, which moves in steps. */
  boolean judged() {
    return this != P90_WAIT;
  }
}
