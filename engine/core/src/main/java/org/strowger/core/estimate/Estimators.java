package org.strowger.core.estimate;

import org.strowger.codec.CoreLimits;
import org.strowger.codec.Limits;
import org.strowger.core.event.Dirty;
import org.strowger.core.event.Mix;
import org.strowger.core.event.StateDigest;
import org.strowger.core.plan.ActivePlan;

/**
 * The estimators of demand classes (rule X4), found by queue and content, all made at the
 * beginning: as many as interactions may be live, but {@link Limits#LEAST_ESTIMATORS} to {@link
 * Limits#MAX_ESTIMATORS}. When all are of classes, the one written longest ago goes. A class that
 * has none is new: what went before is not known. One thread.
 */
public final class Estimators {
  /** Tells an estimator, as a snapshot keeps it. */
  @FunctionalInterface
  public interface Visitor {
    void visit(Estimator estimator);
  }

  private final StateDigest digest;
  private final Dirty dirty = new Dirty();
  private final Estimator[] buckets;
  private final Estimator[] ofSlot;
  private final long[] hashes;

  /** Those that are of no class, by {@link Estimator#newer}. */
  private Estimator free;

  private Estimator oldest;
  private Estimator newest;
  private long writes;

  public Estimators(CoreLimits limits, StateDigest digest) {
    this.digest = digest;
    int most =
        Math.max(
            Limits.LEAST_ESTIMATORS, Math.min(limits.maxInteractions(), Limits.MAX_ESTIMATORS));
    buckets = new Estimator[Integer.highestOneBit(2 * most)];
    ofSlot = new Estimator[most];
    hashes = new long[most];
    long[] scratch = new long[Limits.ESTIMATOR_ERRORS];
    for (int slot = most - 1; slot >= 0; slot--) {
      ofSlot[slot] = new Estimator(slot, scratch);
      ofSlot[slot].newer = free;
      free = ofSlot[slot];
    }
  }

  /** The plan in force: what is known of queues that it has not goes. */
  public void plan(ActivePlan inForce) {
    Estimator at = oldest;
    while (at != null) {
      Estimator next = at.newer;
      if (inForce.queue(at.queue) == null) {
        remove(at);
      }
      at = next;
    }
  }

  /** The estimator of a class, null if none is kept. */
  public Estimator find(int queue, long content) {
    for (Estimator e = buckets[bucket(queue, content)]; e != null; e = e.nextInBucket) {
      if (e.isOf(queue, content)) {
        return e;
      }
    }
    return null;
  }

  /** The estimator of a class, a new one if none is kept; it is about to be written. */
  public Estimator open(int queue, long content, long nowMs) {
    Estimator known = find(queue, content);
    if (known != null) {
      return known;
    }
    if (free == null) {
      remove(oldest);
    }
    Estimator e = free;
    free = e.newer;
    e.reset(queue, content, nowMs);
    int bucket = bucket(queue, content);
    e.nextInBucket = buckets[bucket];
    buckets[bucket] = e;
    append(e);
    return e;
  }

  /** Somebody comes to wait where nobody of the class did. */
  public void begins(Estimator e, long nowMs) {
    e.since = nowMs;
    wrote(e);
  }

  /** One of the class is an agent's, after having waited so long. */
  public void starts(Estimator e, long waitedMs, long nowMs) {
    e.start(waitedMs, nowMs);
    wrote(e);
  }

  /** What was estimated was off by so much. */
  public void erred(Estimator e, long errorMs) {
    e.errors.add(errorMs);
    wrote(e);
  }

  private void wrote(Estimator e) {
    e.written = ++writes;
    dirty.mark(e.slot);
    if (e != newest) {
      unlink(e);
      append(e);
    }
  }

  private void append(Estimator e) {
    e.older = newest;
    e.newer = null;
    if (newest == null) {
      oldest = e;
    } else {
      newest.newer = e;
    }
    newest = e;
  }

  private void unlink(Estimator e) {
    if (e.older == null) {
      oldest = e.newer;
    } else {
      e.older.newer = e.newer;
    }
    if (e.newer == null) {
      newest = e.older;
    } else {
      e.newer.older = e.older;
    }
  }

  private void remove(Estimator e) {
    unlink(e);
    int bucket = bucket(e.queue, e.content);
    if (buckets[bucket] == e) {
      buckets[bucket] = e.nextInBucket;
    } else {
      Estimator before = buckets[bucket];
      while (before.nextInBucket != e) {
        before = before.nextInBucket;
      }
      before.nextInBucket = e.nextInBucket;
    }
    e.queue = 0;
    dirty.mark(e.slot);
    e.newer = free;
    free = e;
  }

  private int bucket(int queue, long content) {
    return (int) Mix.fold(content, queue) & (buckets.length - 1);
  }

  // State

  /** How often any of them was written. */
  public long writes() {
    return writes;
  }

  /** Sets the count of writes, from a snapshot. */
  public void writes(long count) {
    writes = count;
  }

  /** Tells each, the one written longest ago first. */
  public void forEach(Visitor visitor) {
    for (Estimator e = oldest; e != null; e = e.newer) {
      visitor.visit(e);
    }
  }

  /** Puts one back from a snapshot, behind those put back before. */
  public Estimator restore(int queue, long content, long since, long lastStart, long written) {
    Estimator e = open(queue, content, since);
    e.lastStart = lastStart;
    e.written = written;
    dirty.mark(e.slot);
    return e;
  }

  /** Brings the digest up to date with what has changed. */
  public void settle() {
    for (int slot = dirty.take(); slot >= 0; slot = dirty.take()) {
      long hash = ofSlot[slot].queue == 0 ? 0 : ofSlot[slot].hash();
      digest.replace(hashes[slot], hash);
      hashes[slot] = hash;
    }
  }
}
