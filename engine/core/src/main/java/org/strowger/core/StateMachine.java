package org.strowger.core;

import org.agrona.DirectBuffer;
import org.strowger.codec.CoreLimits;
import org.strowger.core.port.EventSink;
import org.strowger.core.port.SnapshotSink;
import org.strowger.core.port.SnapshotSource;

/** The deterministic core. */
public final class StateMachine {
  public StateMachine(CoreLimits limits, EventSink events, SnapshotSink snapshots) {}

  /** Applies one sealed command record: envelope and SBE message. */
  public void apply(DirectBuffer record, int offset, int length) {}

  /** Sequence of the last command applied, 0 before the first. */
  public long sequence() {
    return 0;
  }

  /** Engine time in milliseconds since the epoch (rule T1). */
  public long timeMs() {
    return 0;
  }

  /** Deadline of the next timer, {@link Long#MAX_VALUE} if there is none. */
  public long nextDeadlineMs() {
    return Long.MAX_VALUE;
  }

  /** Digest of the state, kept incrementally. */
  public long stateDigest() {
    return 0;
  }

  /** Digest of all events so far. */
  public long eventDigest() {
    return 0;
  }

  /** Number of events so far. */
  public long eventCount() {
    return 0;
  }

  /** Restores the state from a snapshot; only on a machine that has applied nothing. */
  public void load(SnapshotSource source) {}

  /** Tells every name in force, kind by kind in ascending number. */
  public void forEachName(NameVisitor visitor) {}

  /** Sees a name. */
  @FunctionalInterface
  public interface NameVisitor {
    void onName(int kind, long number, byte[] text);
  }
}
