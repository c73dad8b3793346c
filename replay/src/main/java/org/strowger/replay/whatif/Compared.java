package org.strowger.replay.whatif;

import java.util.Arrays;
import java.util.List;
import org.strowger.replay.theory.Estimate;

/**
 * One figure of one group of contacts: recorded, under the recorded plan, under the other one.
 *
 * @param group of contacts
 * @param contacts in it
 * @param measure which figure
 * @param record milliseconds or share; not a number where there is nothing
 * @param calibration of each run under the recorded plan
 * @param whatIf of each run under the other one, with the same people
 */
record Compared(
    Group group,
    long contacts,
    Measure measure,
    double record,
    List<Double> calibration,
    List<Double> whatIf) {
  /** Groups of fewer contacts are not judged. */
  static final int JUDGED_CONTACTS = 100;

  /** Intervals of fewer runs are too wide to tell anything. */
  static final int FEWEST_RUNS = 3;

  private static final double SHOWN_SHARE = 0.0005;
  private static final double SHOWN_MS = 50;
  private static final double CONFIDENCE = 0.95;
  private static final double SECOND_MS = 1_000;
  private static final double PERCENT = 100;

  Compared {
    calibration = List.copyOf(calibration);
    whatIf = List.copyOf(whatIf);
  }

  /** A part of the contacts. */
  record Group(Kind kind, String name) {
    /** What contacts of a group have in common. */
    enum Kind {
      ALL,
      /** Class and credit asked for. */
      PRIORITY,
      QUEUE,
      /** Both. */
      QUEUE_AND_PRIORITY
    }
  }

  double calibrationMean() {
    return mean(calibration);
  }

  double whatIfMean() {
    return mean(whatIf);
  }

  /** How far runs under the other plan are apart: their standard deviation. */
  double spread() {
    double mean = whatIfMean();
    double squares = 0;
    for (double run : whatIf) {
      squares += (run - mean) * (run - mean);
    }
    return whatIf.size() < 2 ? Double.NaN : Math.sqrt(squares / (whatIf.size() - 1));
  }

  /** Calibration less record. */
  double error() {
    return calibrationMean() - record;
  }

  /** What-if less calibration. */
  double change() {
    return whatIfMean() - calibrationMean();
  }

  /** Half the width of the 95 % interval of the change; not a number of one run. */
  double changeHalfWidth() {
    double[] changes = new double[whatIf.size()];
    Arrays.setAll(changes, run -> whatIf.get(run) - calibration.get(run));
    return changes.length < 2 || Double.isNaN(change())
        ? Double.NaN
        : Estimate.of(changes, CONFIDENCE).halfWidth();
  }

  /** Whether the change is more than nothing at its 95 % interval, and enough to be shown. */
  boolean beyond() {
    return whatIf.size() >= FEWEST_RUNS
        && Math.abs(change()) >= (measure.duration() ? SHOWN_MS : SHOWN_SHARE)
        && Math.abs(change()) > changeHalfWidth();
  }

  /** Whether the contacts are enough to be judged: all always are. */
  boolean judged() {
    return contacts >= JUDGED_CONTACTS || group.kind() == Group.Kind.ALL;
  }

  /**
   * Whether the calibration is as near to the record as is asked.
   *
   * @param tolerance percentage points of a share; percent of a duration, but a second is near
   */
  boolean near(double tolerance) {
    if (Double.isNaN(record) || Double.isNaN(calibrationMean())) {
      return Double.isNaN(record) == Double.isNaN(calibrationMean());
    }
    double allowed =
        measure.duration()
            ? Math.max(SECOND_MS, tolerance / PERCENT * record)
            : tolerance / PERCENT;
    return Math.abs(error()) <= allowed;
  }

  private static double mean(List<Double> runs) {
    return runs.stream().mapToDouble(Double::doubleValue).sum() / runs.size();
  }
}
