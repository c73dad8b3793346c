package org.strowger.monitor;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/** Times of the last ten seconds. One thread records, another publishes about every second. */
final class Timing {
  private static final long HIGHEST_NS = 3_600_000_000_000L;
  private static final int DIGITS = 2;
  private static final int SECONDS = 10;

  private final SingleWriterRecorder recorder = new SingleWriterRecorder(1, HIGHEST_NS, DIGITS);
  private final Histogram[] seconds = new Histogram[SECONDS];
  private final Histogram all = new Histogram(1, HIGHEST_NS, DIGITS);
  private int next;

  /** Allocates nothing. */
  void record(long ns) {
    recorder.recordValue(Math.min(Math.max(ns, 1), HIGHEST_NS));
  }

  void publish(Figures figures, Latency latency) {
    seconds[next] = recorder.getIntervalHistogram(seconds[next]);
    next = (next + 1) % SECONDS;
    all.reset();
    for (Histogram second : seconds) {
      if (second != null && second.getTotalCount() > 0) {
        all.add(second);
      }
    }
    figures.set(latency, Latency.Part.COUNT, all.getTotalCount());
    figures.set(latency, Latency.Part.P50, at(50));
    figures.set(latency, Latency.Part.P90, at(90));
    figures.set(latency, Latency.Part.P99, at(99));
    figures.set(latency, Latency.Part.P99_9, at(99.9));
    figures.set(latency, Latency.Part.MAX, all.getMaxValue());
  }

  private long at(double percentile) {
    return all.getTotalCount() == 0 ? 0 : all.getValueAtPercentile(percentile);
  }
}
