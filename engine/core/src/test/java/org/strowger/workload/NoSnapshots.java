package org.strowger.workload;

import org.agrona.DirectBuffer;
import org.strowger.core.port.SnapshotSink;

/** For a core that is never asked for a snapshot. */
public final class NoSnapshots implements SnapshotSink {
  @Override
  public void begin(long sequence, long timeMs) {
    throw new IllegalStateException("nobody asked for a snapshot, sequence " + sequence);
  }

  @Override
  public void block(DirectBuffer buffer, int offset, int length) {}

  @Override
  public void end(long stateDigest, long eventDigest, long eventCount) {}
}
