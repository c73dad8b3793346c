package org.strowger.monitor;

import java.util.Locale;

/**
 * How long the first command of a batch took, from being published until it was here, over the last
 * ten seconds. The first waits longest, so this is no less than what others took.
 */
public enum Latency {
  /** In the journal. */
  JOURNALED,
  /** Applied, with the rest of its batch. */
  APPLIED,
  /**
   * The listener has all events of its batch; of one batch at a time. Only where it has a thread.
   */
  DELIVERED;

  /** What is told of it; times in nanoseconds. */
  public enum Part {
    /** How many were timed. */
    COUNT,
    P50,
    P90,
    P99,
    P99_9,
    MAX
  }

  /** Its name in text. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
