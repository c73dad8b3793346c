package org.strowger.bench.load;

import org.HdrHistogram.Histogram;

/**
 * Times from when something was meant to be sent. A correlation is that time, in nanoseconds since
 * the stopwatch was made, plus 1. One thread records, another may make correlations.
 */
final class Stopwatch {
  private static final long HIGHEST_NS = 60_000_000_000L;
  private static final int DIGITS = 3;

  private final Histogram histogram = new Histogram(HIGHEST_NS, DIGITS);
  private final long originNs = System.nanoTime();
  private long firstCorrelation = Long.MAX_VALUE;

  /** From this correlation on, times are recorded; none are before this is called. */
  void recordFrom(long correlation) {
    firstCorrelation = correlation;
  }

  /** Correlation of something meant to be sent at a time of {@link System#nanoTime}. */
  long correlation(long intendedNs) {
    return intendedNs - originNs + 1;
  }

  /** What belongs to a correlation has arrived now. */
  void arrived(long correlation) {
    if (correlation >= firstCorrelation) {
      long latency = System.nanoTime() - originNs + 1 - correlation;
      histogram.recordValue(Math.min(latency, HIGHEST_NS));
    }
  }

  Histogram histogram() {
    return histogram;
  }
}
