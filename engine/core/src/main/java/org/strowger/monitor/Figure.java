package org.strowger.monitor;

import java.util.Locale;

/** A live figure. Times are milliseconds since 1970, of the machine's clock. */
public enum Figure {
  /** See {@link EngineState}. */
  STATE,
  PID,
  /** When the engine was launched. */
  STARTED,
  /** When the figures were last written; about once a second. */
  BEAT,
  /** How often they were. */
  BEATS,
  /** Sequence that the launch found. */
  RECOVERED,
  /** Sequence of the last command in the journal. */
  JOURNALED,
  /** Sequence of the last command applied. */
  APPLIED,
  /** Commands applied since the launch. */
  COMMANDS,
  /** Events told since the launch. */
  EVENTS,
  /** Events that the listener was given since the launch. */
  DELIVERED,
  /** Refusals since the launch. */
  REFUSALS,
  AGENTS_SIGNED_ON,
  /** In the presence AVAILABLE. */
  AGENTS_AVAILABLE,
  AGENTS_AWAY,
  AGENTS_NOT_RESPONDING,
  INTERACTIONS_WAITING,
  INTERACTIONS_ACTIVE,
  INTERACTIONS_WRAP_UP,
  INTERACTIONS_PARKED,
  INTERACTIONS_SCHEDULED,
  OFFERS_OPEN,
  /** Bytes of records since the launch. */
  JOURNAL_BYTES,
  /** Sequence of the last mark since the launch, 0: none. */
  LAST_MARK,
  /** How often the journal was made to survive a loss of power since the launch. */
  SYNCS,
  /** Sequence of the newest snapshot's file, 0: none. */
  SNAPSHOT,
  /**
   * Snapshots, and tries to follow or to remove what is needed no more, failed since the launch.
   */
  SNAPSHOT_FAILURES,
  /** Bytes. */
  DISK_FREE,
  /** Bytes; below it commands are refused. */
  DISK_FLOOR,
  RING_SLOTS,
  RING_FREE,
  /** Stalls of a stage since the launch. */
  STALLS,
  /** Stages that stall now. */
  STALLED;

  /** Its name in text, such as {@code ring-free}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
