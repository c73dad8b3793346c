package org.strowger.ring;

import org.agrona.DirectBuffer;

/** Takes command records in from publishers and hands them to the stage in one order. */
public interface CommandRing extends AutoCloseable {
  /** Longest record that it takes, bytes. */
  int maxRecordLength();

  /**
   * Copies a record in. Never blocks.
   *
   * @param record envelope and message
   * @param offset of the envelope
   * @param length of both, bytes
   * @return a positive position, or a code of {@link org.strowger.api.PublishResult}
   */
  long publish(DirectBuffer record, int offset, int length);

  /** Notes from now on when records are published; before the first one. */
  void noteTimes();

  /** Slots that are taken. Any thread. */
  long taken();

  /** Slots that there are. */
  int slots();

  /**
   * Slots whose records were passed to the stage and have left it, since the launch. Any thread.
   */
  long passed();

  /** Takes no more records, passes those taken to the stage, and ends it. Idempotent. */
  @Override
  void close();
}
