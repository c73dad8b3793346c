package org.strowger.recovery;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.strowger.journal.JournalDamagedException;
import org.strowger.ring.Threads;
import org.strowger.snapshot.SnapshotFiles;

/**
 * Follows an engine's journal and removes what is needed no more, on a thread of its own beside the
 * engine. What fails here stops nothing but itself: a file that could not be written is tried
 * again, a journal that cannot be trusted ends the thread.
 */
public final class SnapshotKeeper implements AutoCloseable {
  private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(200);

  /** What cannot be written is tried again, twice as long after each time. */
  private static final long LONGEST_PAUSE_NS = TimeUnit.MINUTES.toNanos(1);

  private final Path directory;
  private final Follower follower;
  private final Retention retention;
  private final Thread thread;
  private Path newest;
  private final AtomicLong failures = new AtomicLong();
  private volatile Throwable failure;
  private volatile RuntimeException retentionFailure;
  private boolean retentionEnded;
  private long retentionPauseNs = PAUSE_NS;
  private long retentionAtNs = System.nanoTime();
  private volatile boolean closing;

  /**
   * Starts it.
   *
   * @param follower to be followed with, or null
   * @param retention to be applied when there is a new snapshot, or null
   */
  public SnapshotKeeper(Path directory, Follower follower, Retention retention) {
    this.directory = directory;
    this.follower = follower;
    this.retention = retention;
    thread = new Thread(this::run, "strowger-snapshots");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    long pauseNs = PAUSE_NS;
    while (!closing) {
      try {
        work();
        pauseNs = PAUSE_NS;
        if (follower == null || !follower.owesSnapshot()) {
          failure = null;
        }
      } catch (CancellationException e) {
        return;
      } catch (UncheckedIOException e) {
        failures.incrementAndGet();
        failure = e;
        pauseNs = Math.min(2 * pauseNs, LONGEST_PAUSE_NS);
      } catch (Throwable t) {
        failures.incrementAndGet();
        failure = t;
        return;
      }
      LockSupport.parkNanos(this, pauseNs);
    }
  }

  /** The engine closes without waiting for the end of a long journal. */
  private void goOn() {
    if (closing) {
      throw new CancellationException();
    }
  }

  /** Retention comes after each snapshot, and where there was no room for one: it makes some. */
  private void work() {
    boolean more = follower != null;
    do {
      try {
        more = more && follower.followToSnapshot(this::goOn);
      } finally {
        retain();
      }
    } while (more);
  }

  /**
   * Damage among what could go keeps it, and nobody from following what comes; nor does a fault.
   */
  private void retain() {
    List<Path> snapshots = SnapshotFiles.newestFirst(directory);
    if (closing
        || retention == null
        || retentionEnded
        || System.nanoTime() - retentionAtNs < 0
        || snapshots.isEmpty()
        || snapshots.get(0).equals(newest)) {
      return;
    }
    try {
      retention.apply(this::goOn);
      newest = snapshots.get(0);
      retentionFailure = null;
      retentionPauseNs = PAUSE_NS;
    } catch (JournalDamagedException e) {
      failures.incrementAndGet();
      retentionFailure = e;
      retentionEnded = true;
    } catch (UncheckedIOException e) {
      failures.incrementAndGet();
      retentionFailure = e;
      retentionPauseNs = Math.min(2 * retentionPauseNs, LONGEST_PAUSE_NS);
      retentionAtNs = System.nanoTime() + retentionPauseNs;
    }
  }

  /** Why the last try failed, or null. Any thread. */
  public Throwable failure() {
    return failure == null ? retentionFailure : failure;
  }

  /** Tries that failed since the launch. Any thread. */
  public long failures() {
    return failures.get();
  }

  /** Ends the thread. */
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    Threads.join(thread);
  }
}
