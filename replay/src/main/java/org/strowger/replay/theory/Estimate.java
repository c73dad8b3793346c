package org.strowger.replay.theory;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean with its confidence interval, from independent runs (Student's t).
 *
 * @param mean of the runs
 * @param halfWidth of the interval around it; 0 if all runs gave the same: then there is none
 */
public record Estimate(double mean, double halfWidth) {
  /**
   * Estimates from one figure a run.
   *
   * @param runs one figure of each, two or more
   * @param confidence that the interval holds the true mean, above 0, below 1
   */
  public static Estimate of(double[] runs, double confidence) {
    double sum = 0;
    boolean same = true;
    for (double run : runs) {
      sum += run;
      same &= run == runs[0];
    }
    if (same) {
      return new Estimate(runs[0], 0);
    }
    double mean = sum / runs.length;
    double squares = 0;
    for (double run : runs) {
      squares += (run - mean) * (run - mean);
    }
    double error = Math.sqrt(squares / (runs.length - 1) / runs.length);
    double t = TDistribution.of(runs.length - 1.0).inverseSurvivalProbability((1 - confidence) / 2);
    return new Estimate(mean, t * error);
  }

  /** Whether there is an interval at all. */
  public boolean hasInterval() {
    return halfWidth > 0;
  }

  /** Whether a value is in the interval. */
  public boolean holds(double value) {
    return Math.abs(value - mean) <= halfWidth;
  }
}
