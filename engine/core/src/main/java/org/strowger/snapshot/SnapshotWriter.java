package org.strowger.snapshot;

import org.strowger.core.port.SnapshotSink;

/**
 * The sink the core writes to. A snapshot becomes a file of its own name only once it is {@link
 * #complete}: the journal has a mark for it. One thread.
 */
public interface SnapshotWriter extends SnapshotSink, AutoCloseable {
  /** Whether the core has ended a snapshot that is not yet complete. */
  boolean waitsForMark();

  /**
   * Binds the snapshot to the mark that follows its command, and makes it visible.
   *
   * @param journalPosition of the mark
   * @param lastCrc checksum of the mark's record
   * @param hash the mark's, 64 hexadecimal digits
   * @param highestInteraction highest number an interaction's name was defined for
   */
  void complete(long journalPosition, int lastCrc, String hash, long highestInteraction);

  /** Gives up what is not complete. */
  @Override
  void close();
}
