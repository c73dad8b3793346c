package org.strowger.clock;

import org.agrona.concurrent.EpochClock;

/**
 * A clock that stands where it is set: virtual time for tests, simulation and replayed input. Any
 * thread.
 */
public final class ManualClock implements EpochClock {
  private volatile long timeMs;

  /** Starts at a time in milliseconds since the epoch. */
  public ManualClock(long timeMs) {
    this.timeMs = timeMs;
  }

  /** Sets the time; the engine itself never lets time go back (rule T1). */
  public void set(long value) {
    timeMs = value;
  }

  @Override
  public long time() {
    return timeMs;
  }
}
