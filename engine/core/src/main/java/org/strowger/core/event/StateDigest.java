package org.strowger.core.event;

/**
 * Digest of the state: the sum of one hash for each thing in it, so that a change costs what it
 * touches and order does not matter. One thread.
 */
public final class StateDigest {
  private long sum;

  /** Replaces the hash of one thing; 0 is absent. */
  public void replace(long before, long after) {
    sum += after - before;
  }

  public long value() {
    return sum;
  }
}
