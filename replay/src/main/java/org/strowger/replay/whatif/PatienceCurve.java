package org.strowger.replay.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How long customers are willing to wait, from waits of which some ended otherwise: the
 * product-limit estimator (Kaplan and Meier 1958). Beyond the last observation the curve goes on
 * with its mean rate until there (the exponential completion of Brown, Hollander and Korwar 1974).
 * Immutable; any thread.
 */
final class PatienceCurve {
  /** Patience without an end. */
  static final long NO_END = Long.MAX_VALUE;

  private static final double LONGEST_MS = 366.0 * 24 * 3_600_000;

  /**
   * A wait.
   *
   * @param ms how long, from 0
   * @param left whether the customer left then; otherwise patience is only known to be longer
   */
  record Wait(long ms, boolean left) {}

  private final long[] times;
  private final double[] survival;
  private final long lastMs;
  private final int waits;
  private final int left;

  private PatienceCurve(long[] times, double[] survival, long lastMs, int waits, int left) {
    this.times = times;
    this.survival = survival;
    this.lastMs = lastMs;
    this.waits = waits;
    this.left = left;
  }

  /** Estimates; at the same instant those who leave do so before the others count as gone. */
  static PatienceCurve of(List<Wait> observed) {
    List<Wait> sorted = new ArrayList<>(observed);
    sorted.sort(Comparator.comparingLong(Wait::ms));
    List<Long> times = new ArrayList<>();
    List<Double> survival = new ArrayList<>();
    double still = 1;
    int left = 0;
    int i = 0;
    while (i < sorted.size()) {
      long ms = sorted.get(i).ms();
      int atRisk = sorted.size() - i;
      int leaving = 0;
      for (; i < sorted.size() && sorted.get(i).ms() == ms; i++) {
        leaving += sorted.get(i).left() ? 1 : 0;
      }
      if (leaving > 0) {
        still *= (double) (atRisk - leaving) / atRisk;
        times.add(ms);
        survival.add(still);
        left += leaving;
      }
    }
    return new PatienceCurve(
        times.stream().mapToLong(Long::longValue).toArray(),
        survival.stream().mapToDouble(Double::doubleValue).toArray(),
        sorted.isEmpty() ? 0 : sorted.get(sorted.size() - 1).ms(),
        sorted.size(),
        left);
  }

  /** Share of customers with more patience than this, 0 to 1. */
  double survival(long ms) {
    if (ms > lastMs) {
      return beyond() ? StrictMath.exp(StrictMath.log(atEnd()) * ms / lastMs) : atEnd();
    }
    double still = 1;
    for (int i = 0; i < times.length && times[i] <= ms; i++) {
      still = survival[i];
    }
    return still;
  }

  /** Whether the curve goes on beyond the last observation, falling. */
  private boolean beyond() {
    return left > 0 && atEnd() > 0 && lastMs > 0;
  }

  /**
   * A patience.
   *
   * @param waitedMs it is longer than this
   * @param uniform from 0 to below 1
   * @return milliseconds, or {@link #NO_END} if nobody was seen to leave
   */
  long draw(long waitedMs, double uniform) {
    double mark = uniform * survival(waitedMs);
    for (int i = 0; i < times.length; i++) {
      if (times[i] > waitedMs && survival[i] <= mark) {
        return times[i];
      }
    }
    if (atEnd() == 0) {
      return waitedMs + 1; // nobody was seen to wait longer
    } else if (!beyond()) {
      return NO_END;
    }
    double ms = StrictMath.log(mark) / StrictMath.log(atEnd()) * lastMs;
    return Math.max(waitedMs + 1, Math.round(Math.min(ms, LONGEST_MS)));
  }

  /** Waits it is made from. */
  int waits() {
    return waits;
  }

  /** Of them, ended by the customer. */
  int left() {
    return left;
  }

  /** The longest wait seen, milliseconds. */
  long lastMs() {
    return lastMs;
  }

  /** Share with more patience than the longest wait seen. */
  double atEnd() {
    return survival.length == 0 ? 1 : survival[survival.length - 1];
  }

  /** Time at which half have left, milliseconds; {@link #NO_END} if nobody leaves. */
  long medianMs() {
    return draw(0, 0.5);
  }
}
