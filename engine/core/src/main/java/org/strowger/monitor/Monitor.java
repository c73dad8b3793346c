package org.strowger.monitor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.strowger.api.StallListener;
import org.strowger.core.StateMachine;
import org.strowger.egress.EgressStage;
import org.strowger.journal.JournalStage;
import org.strowger.ring.CommandRing;
import org.strowger.ring.FailStop;
import org.strowger.ring.ThreadedRing;
import org.strowger.ring.Threads;
import org.strowger.snapshot.SnapshotFiles;

/**
 * A thread that writes the figures which the engine's own threads do not, about each second, and
 * sees stages that stall. It decides nothing and ends nothing; what fails in it, fails alone.
 */
public final class Monitor implements AutoCloseable {
  private static final long PERIOD_NS = TimeUnit.SECONDS.toNanos(1);
  private static final long SHORTEST_LOOK_NS = TimeUnit.MILLISECONDS.toNanos(5);

  /** A stall is seen at the latest a fourth of its least length late. */
  private static final int LOOKS = 4;

  /**
   * What is watched.
   *
   * @param directory of the figures' file, or null: no file
   * @param diskFloor bytes, for the figure
   * @param snapshotFailures tells how many failed
   * @param stallAfterMs least length of a stall, 0: none is seen
   */
  public record Settings(
      Path directory,
      long diskFloor,
      LongSupplier snapshotFailures,
      long stallAfterMs,
      StallListener stallListener) {}

  private final Settings settings;
  private final FailStop failStop;
  private final Figures figures;
  private final StageFigures ofStage;
  private final Timing delivered = new Timing();
  private final List<Stall> stalls = new ArrayList<>();
  private final Thread thread;
  private final EgressStage egress;
  private CommandRing ring;
  private long stallsSeen;
  private long beats;
  private volatile boolean closing;
  private volatile boolean closed;

  /**
   * Looks on at the stage from now on.
   *
   * @param core that the stage applies to
   * @param egress to the listener's thread, or null if it has none
   * @param inline whether the stage runs on its publisher's thread
   */
  public Monitor(
      Settings settings,
      FailStop failStop,
      JournalStage stage,
      StateMachine core,
      EgressStage egress,
      boolean inline) {
    this.settings = settings;
    this.failStop = failStop;
    this.egress = egress;
    boolean file = settings.directory != null;
    figures = file ? inFile(settings.directory) : Figures.inMemory();
    ofStage =
        new StageFigures(
            figures, stage, core, egress == null ? ns -> {} : egress::time, file, inline);
    if (egress != null) {
      egress.timesTaken(delivered::record);
    }
    stage.watch(ofStage);
    thread = new Thread(this::run, "strowger-monitor");
    thread.setDaemon(true);
  }

  /** A disk that is full must not keep the engine from starting; the figures are seen by nobody. */
  private static Figures inFile(Path directory) {
    try {
      return Figures.inFile(directory);
    } catch (IOException e) {
      return Figures.inMemory();
    }
  }

  /** Starts the thread; the ring's has not started yet. */
  public void start(CommandRing commandRing) {
    ring = commandRing;
    if (settings.directory != null) {
      ring.noteTimes();
    }
    if (settings.stallAfterMs > 0) {
      watchStages();
    }
    figures.set(Figure.PID, ProcessHandle.current().pid());
    figures.set(Figure.STARTED, System.currentTimeMillis());
    figures.set(Figure.DISK_FLOOR, settings.diskFloor);
    figures.set(Figure.RING_SLOTS, ring.slots());
    beat(EngineState.RUNNING);
    thread.start();
  }

  private void watchStages() {
    if (ring instanceof ThreadedRing threaded) {
      stalls.add(
          new Stall(
              () -> ofStage.isApplying() ? "core" : "journal",
              () -> ofStage.progress() + ring.passed(),
              () -> threaded.thread().isAlive() && (ring.taken() > 0 || ofStage.isApplying()),
              threaded::thread,
              settings.stallListener,
              settings.stallAfterMs));
    }
    if (egress != null) {
      stalls.add(
          new Stall(
              () -> "listener",
              egress::delivered,
              egress::isBusy,
              egress::thread,
              settings.stallListener,
              settings.stallAfterMs));
    }
  }

  private void run() {
    long lookNs = PERIOD_NS;
    if (!stalls.isEmpty()) {
      long least = TimeUnit.MILLISECONDS.toNanos(settings.stallAfterMs) / LOOKS;
      lookNs = Math.max(SHORTEST_LOOK_NS, Math.min(PERIOD_NS, least));
    }
    long beatNs = System.nanoTime() + PERIOD_NS;
    while (!closed) {
      LockSupport.parkNanos(this, lookNs);
      long nowNs = System.nanoTime();
      if (!failStop.failed()) {
        stalls.forEach(stall -> stallsSeen += stall.look(nowNs) ? 1 : 0);
      }
      if (nowNs >= beatNs) {
        beatNs = nowNs + PERIOD_NS;
        ofStage.ask();
        beatOrNot(state());
      }
    }
  }

  /** What keeps figures from being read, in the directory too, must not end the watching. */
  private void beatOrNot(EngineState state) {
    try {
      beat(state);
    } catch (RuntimeException e) {
      // The next beat tries again; that this one is missing shows.
    }
  }

  private EngineState state() {
    if (failStop.failed()) {
      return EngineState.FAILED;
    }
    return closing ? EngineState.CLOSING : EngineState.RUNNING;
  }

  private void beat(EngineState state) {
    figures.set(Figure.STATE, state.number());
    figures.set(Figure.STALLS, stallsSeen);
    figures.set(Figure.STALLED, stalls.stream().filter(Stall::stalls).count());
    figures.set(Figure.RING_FREE, ring.slots() - ring.taken());
    figures.set(Figure.DELIVERED, egress == null ? ofStage.events() : egress.delivered());
    if (settings.directory != null) {
      ofStage.publishTimes();
      delivered.publish(figures, Latency.DELIVERED);
      figures.set(Figure.DISK_FREE, settings.directory.toFile().getUsableSpace());
      figures.set(Figure.SNAPSHOT_FAILURES, settings.snapshotFailures.getAsLong());
      List<Path> snapshots = SnapshotFiles.newestFirst(settings.directory);
      figures.set(
          Figure.SNAPSHOT, snapshots.isEmpty() ? 0 : SnapshotFiles.sequence(snapshots.get(0)));
    }
    figures.set(Figure.BEAT, System.currentTimeMillis());
    figures.set(Figure.BEATS, ++beats);
  }

  /** Tells that the engine closes. */
  public void closing() {
    closing = true;
    figures.set(Figure.STATE, EngineState.CLOSING.number());
  }

  /** Whether the calling thread is the one that looks on, and calls the stall listener. */
  public boolean isOnItsThread() {
    return Thread.currentThread() == thread;
  }

  /** Ends the thread; no other of the engine's runs any more. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    Threads.join(thread);
    if (beats > 0) {
      ofStage.writeAll();
      beatOrNot(failStop.failed() ? EngineState.FAILED : EngineState.CLOSED);
    }
    figures.close();
  }
}
