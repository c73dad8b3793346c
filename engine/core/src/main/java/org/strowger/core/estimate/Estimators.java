package org.strowger.core.estimate;

import org.strowger.codec.CoreLimits;
import org.strowger.codec.Limits;
import org.strowger.core.event.Dirty;
import org.strowger.core.event.StateDigest;
import org.strowger.core.plan.ActivePlan;

/**
 * The estimators of demand classes (rule X4), found by queue and content, all made at the
 * beginning: as many as interactions may be live, but {@link Limits#LEAST_ESTIMATORS} to {@link
 * Limits#MAX_ESTIMATORS}. One comes with the first gap of its class; when all are of classes, the
 * one written longest ago goes. One thread.
 */
public final class Estimators {
  /** Tells an estimator, as a snapshot keeps it. */
  @FunctionalInterface
  public interface Visitor {
    void visit(Estimator estimator);
  }

  private final StateDigest digest;
  private final Dirty dirty = new Dirty();
  private final ClassIndex index;
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
    index = new ClassIndex(most);
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
    int slot = index.find(queue, content);
    return slot < 0 ? null : ofSlot[slot];
  }

  /** A new estimator for a class that has none; it is about to be written. */
  public Estimator open(int queue, long content) {
    if (free == null) {
      remove(oldest);
    }
    Estimator e = free;
    free = e.newer;
    e.reset(queue, content);
    index.put(e.slot, queue, content);
    append(e);
    return e;
  }

  /** One of the class that waited is an agent's, so long after the start before it. */
  public void starts(Estimator e, long gapMs) {
    e.gaps.add(Math.min(gapMs, Limits.MAX_DURATION_MS));
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
    index.remove(e.slot);
    e.queue = 0;
    dirty.mark(e.slot);
    e.newer = free;
    free = e;
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
  public Estimator restore(int queue, long content, long written) {
    Estimator e = open(queue, content);
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
