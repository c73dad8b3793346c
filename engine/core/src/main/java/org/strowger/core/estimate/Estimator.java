package org.strowger.core.estimate;

import org.strowger.codec.Limits;
import org.strowger.core.event.Mix;

/**
 * What is known of the starts of one demand class (rule X4): the newest gaps between them while
 * somebody waited, and the newest errors of what was estimated. Reused. One thread.
 */
public final class Estimator {
  /** No start is known. */
  static final long NEVER = Long.MIN_VALUE;

  int queue;

  /** Content of the lists of the class, as a hash. */
  long content;

  /** When somebody came to wait where nobody did. */
  long since;

  long lastStart;

  /** Place among all writes; the lowest is evicted first. */
  long written;

  final int slot;
  final Ring gaps;
  final Ring errors;
  Estimator older;
  Estimator newer;
  Estimator nextInBucket;

  Estimator(int slot, long[] scratch) {
    this.slot = slot;
    gaps = new Ring(Limits.ESTIMATOR_GAPS, scratch);
    errors = new Ring(Limits.ESTIMATOR_ERRORS, scratch);
  }

  // What a snapshot keeps

  public int queue() {
    return queue;
  }

  public long content() {
    return content;
  }

  public long since() {
    return since;
  }

  public long lastStart() {
    return lastStart;
  }

  public long written() {
    return written;
  }

  /** The i-th gap known, the oldest first. */
  public long gap(int i) {
    return gaps.get(i);
  }

  public void addGap(long gapMs) {
    gaps.add(gapMs);
  }

  /** How many errors are known. */
  public int errors() {
    return errors.count();
  }

  /** The i-th error known, the oldest first. */
  public long error(int i) {
    return errors.get(i);
  }

  public void addError(long errorMs) {
    errors.add(errorMs);
  }

  void reset(int ofQueue, long ofContent, long nowMs) {
    queue = ofQueue;
    content = ofContent;
    since = nowMs;
    lastStart = NEVER;
    gaps.clear();
    errors.clear();
  }

  /** Whether it is that of a class; one that was evicted is of none, or of another. */
  public boolean isOf(int ofQueue, long ofContent) {
    return queue == ofQueue && content == ofContent;
  }

  /** From when the gap counts that runs now (decision X4-b). */
  private long runsFrom() {
    return Math.max(lastStart, since);
  }

  void start(long waitedMs, long nowMs) {
    if (waitedMs > 0) {
      gaps.add(Math.min(nowMs - runsFrom(), Limits.MAX_DURATION_MS));
    }
    lastStart = nowMs;
  }

  /**
   * Estimated wait of whoever has a position (decision X4-c), milliseconds; -1: no gap is known.
   *
   * @param position from 1
   * @param waits whether somebody of the class waits
   */
  public long estimate(long position, boolean waits, long nowMs) {
    int known = gaps.count();
    if (known == 0) {
      return -1;
    }
    long sum = gaps.sum();
    long running = waits ? Math.min(nowMs - runsFrom(), Limits.MAX_DURATION_MS) : 0;
    if (running * known > sum) {
      sum += running;
      known++;
    }
    if (sum != 0 && position > Limits.MAX_DURATION_MS * known / sum) {
      return Limits.MAX_DURATION_MS;
    }
    return Math.min(position * sum / known, Limits.MAX_DURATION_MS);
  }

  /** How many gaps are known. */
  public int starts() {
    return gaps.count();
  }

  /** Nearest rank among the errors known, milliseconds; -1: none is known. */
  public long errorAt(int percent) {
    return errors.percentile(percent);
  }

  long hash() {
    long h = Mix.fold(Mix.mix(content), queue);
    h = Mix.fold(Mix.fold(Mix.fold(h, since), lastStart), written);
    return Mix.mix(errors.fold(gaps.fold(h)));
  }
}
