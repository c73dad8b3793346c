package org.strowger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.strowger.EngineContext.Durability;
import org.strowger.EngineContext.Scheduler;
import org.strowger.api.CommandPublisher;
import org.strowger.api.EventListener;
import org.strowger.api.Names;
import org.strowger.core.StateMachine;
import org.strowger.disk.Device;
import org.strowger.disk.DiskFloor;
import org.strowger.egress.EgressStage;
import org.strowger.egress.EventGate;
import org.strowger.ingress.AutomaticTicks;
import org.strowger.ingress.Dictionary;
import org.strowger.ingress.IngressPublisher;
import org.strowger.ingress.ReworkSlices;
import org.strowger.journal.DirectoryLock;
import org.strowger.journal.EngineSettings;
import org.strowger.journal.JournalSink;
import org.strowger.journal.JournalStage;
import org.strowger.journal.Seal;
import org.strowger.journal.chronicle.ChronicleJournalSink;
import org.strowger.journal.chronicle.JvmOptions;
import org.strowger.monitor.Monitor;
import org.strowger.recovery.Follower;
import org.strowger.recovery.Recovery;
import org.strowger.recovery.Retention;
import org.strowger.recovery.SnapshotKeeper;
import org.strowger.ring.CommandRing;
import org.strowger.ring.FailStop;
import org.strowger.ring.InlineRing;
import org.strowger.ring.ThreadedRing;
import org.strowger.ring.Threads;
import org.strowger.snapshot.DiscardedSnapshots;
import org.strowger.snapshot.EngineSnapshots;
import org.strowger.snapshot.SnapshotFileWriter;
import org.strowger.snapshot.SnapshotWriter;

/**
 * A running engine. Any thread may use it; {@link #close} it when done.
 *
 * <pre>
 * publisher ==> ring ==> seal, journal, core ==> egress ==> listener    THREADED
 * publisher ==> ring ==> seal, journal, core, listener                  SHARED
 * publisher, seal, journal, core, listener                              INLINE
 * </pre>
 *
 * Anything thrown by a stage or the listener stops the engine for good: publishers get {@code
 * FAILED}, {@link #failure} has the cause, and what is journaled is there at the next launch.
 */
public final class RoutingEngine implements AutoCloseable {
  /** Slots of one batch: short, so that the first command does not wait for the last. */
  private static final int BATCH_SLOTS = 32;

  /** Slots of one batch that shares one sync of the device. */
  private static final int SYNCED_BATCH_SLOTS = 4096;

  private final EngineContext context;
  private final FailStop failStop = new FailStop();
  private final EventGate events = new EventGate();
  private final Dictionary dictionary = new Dictionary();
  private DirectoryLock lock;
  private DiskFloor floor = DiskFloor.NONE;
  private SnapshotWriter snapshots = new DiscardedSnapshots();
  private EngineSnapshots engineSnapshots;
  private JournalSink sink = JournalSink.NOTHING;
  private Recovery.Report recovery = new Recovery.Report(0, List.of(), 0, 0, false);
  private int recoveredPlanVersion;
  private long recoveredTimeMs;
  private StateMachine core;
  private Seal seal = new Seal();
  private JournalStage stage;
  private CommandRing ring;
  private EgressStage egress;
  private SnapshotKeeper keeper;
  private Monitor monitor;
  private BooleanSupplier onListenersThread = () -> false;

  private RoutingEngine(EngineContext context) {
    this.context = context;
  }

  /**
   * Recovers the state from the context's directory, if there is any, and starts.
   *
   * @throws IllegalStateException if a setting is wrong, java was started without an option that
   *     the libraries need, or another engine runs in the directory
   * @throws org.strowger.journal.JournalDamagedException if the journal cannot be trusted
   */
  public static RoutingEngine launch(EngineContext context) {
    context.conclude();
    JvmOptions.check();
    RoutingEngine engine = new RoutingEngine(context);
    // An interrupt of before waits until it is through: it would close the files that are read.
    boolean interrupted = Thread.interrupted();
    boolean started = false;
    try {
      engine.recover();
      engine.start();
      started = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      try {
        if (!started) {
          engine.release();
        }
      } finally {
        Threads.interruptAgain(interrupted);
      }
    }
    return engine;
  }

  private void recover() throws IOException {
    if (context.durability() == Durability.NONE) {
      core = new StateMachine(context.limits(), events, snapshots);
      return;
    }
    Path directory = context.directory();
    Device.makeDirectories(directory);
    lock = DirectoryLock.take(directory);
    EngineSettings.keep(directory, context.limits());
    floor = DiskFloor.of(directory, context.diskFloorBytes());
    SnapshotFileWriter files = new SnapshotFileWriter(directory, "engine", floor);
    engineSnapshots = new EngineSnapshots(files);
    snapshots = engineSnapshots;
    Recovery.Recovered recovered =
        new Recovery(
                directory,
                (sink, snapshotSink) -> new StateMachine(context.limits(), sink, snapshotSink),
                events,
                snapshots,
                context.recoveryListener())
            .run();
    files.enable();
    core = recovered.core();
    seal = recovered.seal();
    recovery = recovered.report();
    recoveredPlanVersion = core.planVersion();
    recoveredTimeMs = core.timeMs();
    core.forEachName(dictionary::restore);
    dictionary.restoreHighestInteraction(seal.highestInteraction());
    dictionary.restoreHighestCustomer(core.highestCustomer());
    boolean inline = context.scheduler() == Scheduler.INLINE;
    sink =
        ChronicleJournalSink.open(
            directory, context.journalBlockLength(), context.segmentLength(), !inline, floor);
  }

  private void start() {
    boolean inline = context.scheduler() == Scheduler.INLINE;
    AutomaticTicks ticks = new AutomaticTicks(context.clock(), this::nextDeadlineMs);
    ReworkSlices slices = new ReworkSlices(context.clock(), core::reworkPending);
    JournalStage.OwnRecords idle = !inline && context.automaticTicks() ? ticks::next : buffer -> 0;
    boolean sync = context.durability() == Durability.POWER_LOSS;
    stage = new JournalStage(seal, sink, sync, core, snapshots, slices::next, idle);
    EventListener embedder = context.listener();
    EventListener listener =
        (buffer, offset, length) -> {
          // The embedder first: it may want the name that a release is about.
          embedder.onEvent(buffer, offset, length);
          dictionary.onEvent(buffer, offset, length);
        };
    startKeeper();
    int batchSlots = sync ? SYNCED_BATCH_SLOTS : BATCH_SLOTS;
    switch (context.scheduler()) {
      case INLINE -> startInline(listener);
      case SHARED -> startShared(listener, batchSlots);
      case THREADED -> startThreaded(listener, batchSlots);
    }
  }

  private void startKeeper() {
    long commands = context.followerSnapshots();
    int kept = context.snapshotsKept();
    if (commands > 0 || kept > 0) {
      Path directory = context.directory();
      keeper =
          new SnapshotKeeper(
              directory,
              commands > 0 ? new Follower(directory, commands, floor) : null,
              kept > 0 ? new Retention(directory, context.archive(), kept) : null);
    }
  }

  private void startInline(EventListener listener) {
    InlineRing inline = new InlineRing(context.ringSlots(), stage, failStop);
    events.open(
        (buffer, offset, length) -> {
          listener.onEvent(buffer, offset, length);
          inline.putInterruptAside();
        });
    onListenersThread = inline::isRunning;
    watch(inline);
    inline.start();
    ring = inline;
  }

  private void startShared(EventListener listener, int batchSlots) {
    events.open(
        (buffer, offset, length) -> {
          listener.onEvent(buffer, offset, length);
          // The thread is the engine's: an interrupt that the listener leaves is for nobody.
          Thread.interrupted();
        });
    ThreadedRing shared = ring(batchSlots, "strowger-engine");
    onListenersThread = shared::isCurrentThread;
    watch(shared);
    shared.start();
    ring = shared;
  }

  private void startThreaded(EventListener listener, int batchSlots) {
    egress =
        new EgressStage(
            listener,
            failStop,
            context.idleStrategy().get(),
            context.idleStrategy().get(),
            "strowger-egress");
    events.open(egress);
    ThreadedRing threaded = ring(batchSlots, "strowger-journal-core");
    onListenersThread = egress::isCurrentThread;
    watch(threaded);
    egress.start();
    threaded.start();
    ring = threaded;
  }

  private void watch(CommandRing newRing) {
    boolean figures = context.liveFigures();
    if (figures || context.stallAfter() > 0) {
      Monitor.Settings settings =
          new Monitor.Settings(
              figures ? context.directory() : null,
              context.diskFloorBytes(),
              this::snapshotFailures,
              context.stallAfter(),
              context.stallListener());
      boolean inline = context.scheduler() == Scheduler.INLINE;
      monitor = new Monitor(settings, failStop, stage, core, egress, inline);
      monitor.start(newRing);
    }
  }

  private ThreadedRing ring(int batchSlots, String threadName) {
    return new ThreadedRing(
        context.ringSlots(), batchSlots, stage, failStop, context.idleStrategy().get(), threadName);
  }

  /** A publisher for one thread; with the inline scheduler all are for the same. */
  public CommandPublisher publisher() {
    return new IngressPublisher(ring, dictionary, context.clock());
  }

  /** The external ids known so far. */
  public Names names() {
    return dictionary;
  }

  /** What an accepted command survives. */
  public Durability durability() {
    return context.durability();
  }

  /** What the launch found in the directory. */
  public Recovery.Report recovery() {
    return recovery;
  }

  /** Sequence of the last command that the launch found in the directory, 0: none. */
  public long recoveredSequence() {
    return recovery.sequence();
  }

  /**
   * Sequence of the snapshot that the launch began with, 0: it executed the journal from the first
   * command.
   */
  public long recoveredSnapshot() {
    return recovery.snapshotSequence();
  }

  /** Snapshot files that the launch passed over because they are damaged, each with the reason. */
  public List<String> refusedSnapshots() {
    return recovery.refusedSnapshots();
  }

  /** Version of the plan that the launch found in force, 0: none. */
  public int recoveredPlanVersion() {
    return recoveredPlanVersion;
  }

  /**
   * Engine time that the launch found, milliseconds since the epoch, 0: none. It never goes back:
   * while the clock is behind it, commands have this time and no timer fires.
   */
  public long recoveredTimeMs() {
    return recoveredTimeMs;
  }

  /** Why the engine failed, or null. */
  public Throwable failure() {
    return failStop.cause();
  }

  /**
   * Why the last snapshot that a command asked for could not be written, or why snapshots of the
   * follower, or removing what they make superfluous, fail at present; or null. The engine goes on
   * without.
   */
  public Throwable snapshotFailure() {
    Throwable ofEngine = engineSnapshots == null ? null : engineSnapshots.failure();
    return ofEngine == null && keeper != null ? keeper.failure() : ofEngine;
  }

  private long snapshotFailures() {
    return engineSnapshots.failures() + (keeper == null ? 0 : keeper.failures());
  }

  /**
   * Deadline of the next timer as of the last command applied, in milliseconds since the epoch,
   * {@link Long#MAX_VALUE} if there is none.
   */
  public long nextDeadlineMs() {
    return stage.nextDeadlineMs();
  }

  /**
   * Takes no more commands, journals and applies those taken, delivers their events, ends the
   * journal with a mark, and releases everything. After a failure it only releases. Throws nothing
   * for a failure: ask {@link #failure} after it. Further calls do nothing. With the inline
   * scheduler it is for the thread that publishes.
   *
   * @throws IllegalStateException if the listener calls it; the engine goes on
   */
  @Override
  public void close() {
    // Before the lock: who holds it waits for the listener's thread to end.
    if (onListenersThread.getAsBoolean()) {
      throw new IllegalStateException("the engine cannot be closed by its listener");
    }
    Monitor watching = monitor;
    if (watching != null && watching.isOnItsThread()) {
      throw new IllegalStateException("the engine cannot be closed by its stall listener");
    }
    boolean interrupted = Thread.interrupted();
    try {
      closeAll();
    } finally {
      Threads.interruptAgain(interrupted);
    }
  }

  private synchronized void closeAll() {
    if (monitor != null) {
      monitor.closing();
    }
    // Refuses while it runs a command of another thread; the engine keeps the directory then.
    ring.close();
    try {
      closeKeeper();
    } finally {
      closeBehindTheRing();
    }
  }

  private void closeBehindTheRing() {
    try {
      if (egress != null) {
        egress.close();
      }
    } finally {
      try {
        closeMonitor();
      } finally {
        unlock();
      }
    }
  }

  /** What a launch that did not get as far as the ring has opened; the ring closes it otherwise. */
  private void abandon() {
    try {
      if (egress != null) {
        egress.close();
      }
    } finally {
      try {
        snapshots.close();
      } finally {
        sink.close();
      }
    }
  }

  private void closeKeeper() {
    if (keeper != null) {
      keeper.close();
    }
  }

  private void closeMonitor() {
    if (monitor != null) {
      monitor.close();
      monitor = null;
    }
  }

  private void release() {
    try {
      if (ring == null) {
        closeMonitor();
        closeKeeper();
        abandon();
      }
    } finally {
      unlock();
    }
  }

  private void unlock() {
    if (lock != null) {
      try {
        lock.close();
      } catch (IOException e) {
        failStop.fail(e);
      }
    }
  }
}
