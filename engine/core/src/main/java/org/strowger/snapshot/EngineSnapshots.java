package org.strowger.snapshot;

import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;

/**
 * Snapshots that commands ask for. One that cannot be written, on a full disk for example, fails
 * alone: what there is of it is deleted, the engine goes on, and {@link #failure} tells why until
 * one succeeds. One thread; what it tells, any.
 */
public final class EngineSnapshots implements SnapshotWriter {
  private final SnapshotFileWriter writer;
  private final AtomicLong failures = new AtomicLong();
  private boolean failed;
  private volatile Throwable failure;

  /** Writes with this writer. */
  public EngineSnapshots(SnapshotFileWriter writer) {
    this.writer = writer;
  }

  @Override
  public void begin(long sequence, long timeMs) {
    failed = false;
    attempt(() -> writer.begin(sequence, timeMs));
  }

  @Override
  public void block(DirectBuffer buffer, int offset, int length) {
    if (!failed) {
      attempt(() -> writer.block(buffer, offset, length));
    }
  }

  @Override
  public void end(long stateDigest, long eventDigest, long eventCount) {
    if (!failed) {
      attempt(() -> writer.end(stateDigest, eventDigest, eventCount));
    }
  }

  @Override
  public boolean waitsForMark() {
    return writer.waitsForMark();
  }

  @Override
  public void complete(long journalPosition, int lastCrc, String hash, long highestInteraction) {
    if (attempt(() -> writer.complete(journalPosition, lastCrc, hash, highestInteraction))) {
      failure = null;
    }
  }

  private boolean attempt(Runnable step) {
    try {
      step.run();
      return true;
    } catch (UncheckedIOException e) {
      failed = true;
      failure = e;
      failures.incrementAndGet();
      discard(e);
      return false;
    }
  }

  /** What cannot even be deleted is told with the reason it was given up for. */
  private void discard(UncheckedIOException reason) {
    try {
      writer.close();
    } catch (UncheckedIOException e) {
      reason.addSuppressed(e);
    }
  }

  /** Why the last snapshot failed, null if it did not. Any thread. */
  public Throwable failure() {
    return failure;
  }

  /** Snapshots that failed since the launch. Any thread. */
  public long failures() {
    return failures.get();
  }

  @Override
  public void close() {
    writer.close();
  }
}
