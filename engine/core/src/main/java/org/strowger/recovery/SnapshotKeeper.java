package org.strowger.recovery;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.strowger.ring.Threads;
import org.strowger.snapshot.SnapshotFiles;

/**
 * Follows an engine's journal and removes what is needed no more, on a thread of its own beside the
 * engine. What fails here stops nothing but itself: a file that could not be written is tried
 * again, a journal that cannot be trusted ends the thread.
 */
public final class SnapshotKeeper implements AutoCloseable {
  private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Path directory;
  private final Follower follower;
  private final Retention retention;
  private final Thread thread;
  private Path newest;
  private volatile Throwable failure;
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
    while (!closing) {
      try {
        work();
        if (follower == null || !follower.owesSnapshot()) {
          failure = null;
        }
      } catch (UncheckedIOException e) {
        failure = e;
      } catch (Throwable t) {
        failure = t;
        return;
      }
      LockSupport.parkNanos(this, PAUSE_NS);
    }
  }

  private void work() {
    if (follower != null) {
      follower.follow();
    }
    List<Path> snapshots = SnapshotFiles.newestFirst(directory);
    if (retention != null && !snapshots.isEmpty() && !snapshots.get(0).equals(newest)) {
      retention.apply();
      newest = snapshots.get(0);
    }
  }

  /** Why the last try failed, or null. Any thread. */
  public Throwable failure() {
    return failure;
  }

  /** Ends the thread. */
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    Threads.join(thread);
  }
}
