package org.strowger.core.port;

import org.agrona.MutableDirectBuffer;

/** Where the core reads its state from: the blocks given to a {@link SnapshotSink}, in order. */
@FunctionalInterface
public interface SnapshotSource {
  /**
   * Copies the next block into the buffer at 0.
   *
   * @param buffer of at least 64 KiB
   * @return its length, or -1 after the last
   */
  int next(MutableDirectBuffer buffer);
}
