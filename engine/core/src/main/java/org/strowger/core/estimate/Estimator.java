package org.strowger.core.estimate;

import org.strowger.codec.Limits;
import org.strowger.core.event.Mix;

/**
 * What is known of the starts of one demand class (rule X4): the newest gaps between them while
 * somebody waited, and the newest errors of what was estimated. Reused. One thread.
 */
public final class Estimator {
  int queue;

  /** Content of the lists of the class, as a hash. */
  long content;

  /** Place among all writes; the lowest is evicted first. */
  long written;

  final int slot;
  final Ring gaps;
  final Ring errors;
  Estimator older;
  Estimator newer;

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

  void reset(int ofQueue, long ofContent) {
    queue = ofQueue;
    content = ofContent;
    gaps.clear();
    errors.clear();
  }

  /**
   * Estimated wait of whoever has a position (decision X4-c), milliseconds.
   *
   * @param position from 1; not above the number of live interactions, so nothing overflows
   * @param runningMs for how long the next gap has run, 0 if nobody of the class waits
   */
  public long estimate(long position, long runningMs) {
    int known = gaps.count();
    long sum = gaps.sum();
    long running = Math.min(runningMs, Limits.MAX_DURATION_MS);
    if (running * known > sum) {
      sum += running;
      known++;
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
    return Mix.mix(errors.fold(gaps.fold(Mix.fold(h, written))));
  }
}
