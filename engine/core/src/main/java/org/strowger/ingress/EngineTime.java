package org.strowger.ingress;

import org.agrona.concurrent.EpochClock;

/**
 * Engine time, milliseconds since the epoch, from the start of 1970 to the end of the year 9999.
 * The log's time never goes back, so a time far ahead would stay for good; it is refused before the
 * log.
 */
final class EngineTime {
  /** 9999-12-31T23:59:59.999Z. */
  static final long MAX_MS = 253_402_300_799_999L;

  private EngineTime() {}

  /**
   * Reads the clock.
   *
   * @throws IllegalStateException if its time is no engine time
   */
  static long read(EpochClock clock) {
    long timeMs = clock.time();
    if (timeMs < 0 || timeMs > MAX_MS) {
      throw new IllegalStateException(
          "the clock gives "
              + timeMs
              + ", which is no time from 0 to "
              + MAX_MS
              + " (end of the year 9999) in milliseconds since the epoch; nothing was published;"
              + " correct EngineContext.clock");
    }
    return timeMs;
  }
}
