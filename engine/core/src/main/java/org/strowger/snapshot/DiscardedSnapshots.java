package org.strowger.snapshot;

import org.agrona.DirectBuffer;

/** Keeps no snapshot: for an engine without a directory, and while a journal is replayed. */
public final class DiscardedSnapshots implements SnapshotWriter {
  @Override
  public void begin(long sequence, long timeMs) {}

  @Override
  public void block(DirectBuffer buffer, int offset, int length) {}

  @Override
  public void end(long stateDigest, long eventDigest, long eventCount) {}

  @Override
  public boolean waitsForMark() {
    return false;
  }

  @Override
  public void complete(long journalPosition, int lastCrc, String hash, long highestInteraction) {}

  @Override
  public void close() {}
}
