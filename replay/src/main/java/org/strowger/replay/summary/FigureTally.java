package org.strowger.replay.summary;

import java.util.Arrays;
import org.agrona.collections.LongArrayList;

/** Counts contacts of one group. One thread. */
public final class FigureTally {
  private static final long NO_TARGET = Long.MIN_VALUE;
  private static final long SEVERAL = -1;

  private final long shortAbandonMs;
  private final LongArrayList waits = new LongArrayList();
  private long offered;
  private long answered;
  private long abandoned;
  private long shortAbandoned;
  private long stillWaiting;
  private long refused;
  private long withinTarget;
  private long targetMs = NO_TARGET;
  private long answeredWaitMs;
  private long allWaitMs;
  private long workMs;

  /** Abandoned contacts that waited less than this are counted as short. */
  public FigureTally(long shortAbandonMs) {
    this.shortAbandonMs = shortAbandonMs;
  }

  private void offer(long target) {
    offered++;
    targetMs = targetMs == NO_TARGET || targetMs == target ? target : SEVERAL;
  }

  /**
   * One was answered.
   *
   * @param target of its queue, milliseconds
   * @param waitedMs until then
   * @param handledAndWrapUpMs that followed
   */
  public void answered(long target, long waitedMs, long handledAndWrapUpMs) {
    offer(target);
    answered++;
    withinTarget += waitedMs <= target ? 1 : 0;
    answeredWaitMs += waitedMs;
    workMs += handledAndWrapUpMs;
    waited(waitedMs);
  }

  /** One left after a wait, milliseconds. */
  public void abandoned(long target, long waitedMs) {
    offer(target);
    abandoned++;
    shortAbandoned += waitedMs < shortAbandonMs ? 1 : 0;
    waited(waitedMs);
  }

  /** Nobody took one. */
  public void stillWaiting(long target) {
    offer(target);
    stillWaiting++;
  }

  /** The engine refused one. */
  public void refused(long target) {
    offer(target);
    refused++;
  }

  private void waited(long waitedMs) {
    waits.addLong(waitedMs);
    allWaitMs += waitedMs;
  }

  /** The figures so far. */
  public Figures figures() {
    long[] sorted = waits.toLongArray();
    Arrays.sort(sorted);
    return new Figures(
        offered,
        answered,
        abandoned,
        shortAbandoned,
        stillWaiting,
        refused,
        withinTarget,
        targetMs == NO_TARGET ? SEVERAL : targetMs,
        mean(answeredWaitMs, answered),
        mean(workMs, answered),
        mean(allWaitMs, sorted.length),
        percentile(sorted, 50),
        percentile(sorted, 90),
        percentile(sorted, 100));
  }

  private static double mean(long sum, long count) {
    return count == 0 ? Double.NaN : (double) sum / count;
  }

  /** The smallest value that so many percent do not exceed; 0 of nothing. */
  private static long percentile(long[] sorted, int percent) {
    if (sorted.length == 0) {
      return 0;
    }
    int rank = (int) ((sorted.length * (long) percent + 99) / 100);
    return sorted[Math.max(rank, 1) - 1];
  }
}
