package org.strowger.core.port;

import org.agrona.DirectBuffer;

/**
 * Where the core writes its state when a logged command asks for it: begin, any number of blocks,
 * end.
 */
public interface SnapshotSink {
  /**
   * A snapshot of the state after the command with this sequence begins.
   *
   * @param sequence of the command that asked
   * @param timeMs engine time
   */
  void begin(long sequence, long timeMs);

  /** The next block of at most 64 KiB; the buffer is valid during the call only. */
  void block(DirectBuffer buffer, int offset, int length);

  /** The snapshot is complete. */
  void end(long stateDigest, long eventDigest, long eventCount);
}
