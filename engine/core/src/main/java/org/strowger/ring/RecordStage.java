package org.strowger.ring;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * What the ring's one consumer does with records, batch by batch: {@link #append} for each, {@link
 * #commit}, {@link #apply} for each, {@link #endBatch}. So a record is applied only once it is in
 * the log. Buffers stay as they are until the end of the batch. Called on one thread. Anything
 * thrown stops the engine.
 */
public interface RecordStage {
  /**
   * Whether the log has room for new records; if not, none are taken in. The publishers' threads.
   */
  boolean hasRoom();

  /** Called once, first, on the thread of the stage. */
  void begin();

  /**
   * A batch begins. Not called for records of the engine's own.
   *
   * @param publishedNs when its first record was published, {@link System#nanoTime}
   */
  default void batch(long publishedNs) {}

  /**
   * Seals a record and appends it to the log.
   *
   * @return whether the batch has to end with this record
   */
  boolean append(UnsafeBuffer buffer, int offset, int length);

  /** Makes what was appended as durable as the policy asks. */
  void commit();

  /** Applies a record to the core. */
  void apply(UnsafeBuffer buffer, int offset, int length);

  /** The batch is applied. */
  void endBatch();

  /**
   * What was applied has left work that the engine does by itself: its next record, of this length
   * at 0, or 0. Asked between batches, until there is no more.
   */
  int followUp(UnsafeBuffer buffer);

  /** Nothing is to be done: a record the engine makes by itself, of this length at 0, or 0. */
  int idle(UnsafeBuffer buffer);

  /** No more records come. */
  void end();

  /** Releases everything, also after a failure. */
  void release();
}
