package org.strowger.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.strowger.EngineContext;
import org.strowger.EngineContext.Durability;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.api.plan.Plan;
import org.strowger.clock.ManualClock;
import org.strowger.codec.EventHeader;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.IdKind;
import org.strowger.gateway.command.CatchUp;
import org.strowger.gateway.command.CommandSender;
import org.strowger.gateway.command.UnknownIds;
import org.strowger.gateway.event.EventWriter;
import org.strowger.gateway.payload.Payloads;
import org.strowger.gateway.plan.PlanException;
import org.strowger.gateway.plan.PlanReader;
import org.strowger.gateway.text.FileText;
import org.strowger.gateway.text.Progress;
import org.strowger.gateway.text.Words;
import org.strowger.seal.FileKeyStore;
import org.strowger.seal.KeyStore;

/**
 * One engine between an input of commands and an output of events, from launch to close.
 *
 * <pre>
 * lines ==> parser ==> sender ==> engine ==> event writer ==> lines
 *              refused lines ----------------^
 * </pre>
 *
 * Lines are read on a thread of their own, so that a gateway that waits for input can be stopped.
 */
final class Gateway {
  static final int OK = 0;
  static final int UNEXPECTED = 1;
  static final int WRONG_PLAN = 2;
  static final int ENGINE_FAILED = 3;
  static final int STREAM_FAILED = 4;

  /** How often failures of engine and output are looked for while the input is silent. */
  private static final long WATCH_MS = 50;

  /** Longest time a shutdown of the process waits for the gateway to close. */
  private static final long STOP_SECONDS = 30;

  private final Settings settings;
  private final InputStream in;
  private final PrintStream err;
  private final EventWriter writer;
  private final ClockNotes clockNotes;
  private final CountDownLatch inputEnded = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean stopping;
  private volatile Throwable inputFailure;

  Gateway(Settings settings, InputStream in, OutputStream out, PrintStream err) {
    this.settings = settings;
    this.in = in;
    this.err = err;
    this.writer = new EventWriter(out, settings.times(), settings.allEvents());
    this.clockNotes = new ClockNotes(err);
  }

  /**
   * Serves the input to its end.
   *
   * @return the exit code
   */
  int run() throws InterruptedException {
    try {
      return serve();
    } finally {
      closed.countDown();
    }
  }

  private int serve() throws InterruptedException {
    Plan plan = null;
    if (settings.plan() != null) {
      try {
        plan = PlanReader.read(settings.plan());
      } catch (PlanException e) {
        err.println(e.getMessage());
        return WRONG_PLAN;
      } catch (IOException e) {
        err.println("the plan cannot be read: " + settings.plan() + ": " + FileText.reason(e));
        return WRONG_PLAN;
      }
    }
    String other = otherChoice();
    if (other != null) {
      err.println(other);
      return WRONG_PLAN;
    }
    try (KeyStore keys = settings.sealing().keys() == null ? null : openKeys()) {
      return serve(plan, keys);
    } catch (KeysException e) {
      err.println("the keys cannot be used: " + e.getMessage());
      return WRONG_PLAN;
    }
  }

  /** Why the journal cannot be gone on with under these settings, or null. */
  private String otherChoice() {
    if (settings.journal() == null) {
      return null;
    }
    try {
      KeptChoice.check(settings.journal(), settings.sealing().customers());
      return null;
    } catch (IllegalStateException e) {
      return e.getMessage();
    } catch (IOException e) {
      return FileText.reasonWithFile(e);
    }
  }

  private RoutingEngine launchAndReport(EngineContext context, Payloads payloads) {
    RoutingEngine engine = launch(context);
    boolean ready = false;
    try {
      keepChoice(engine);
      report(engine);
      finishForgetting(payloads, engine);
      ready = true;
      return engine;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (!ready) {
        // Its timers may have fired already, and their events wait.
        writer.discard();
        engine.close();
      }
    }
  }

  private void keepChoice(RoutingEngine engine) throws IOException {
    if (settings.journal() == null) {
      return;
    }
    boolean customers = settings.sealing().customers();
    if (KeptChoice.keep(settings.journal(), customers) && engine.recoveredSequence() > 0) {
      err.println(
          "strowger-gateway: %s was missing in %s; this start, %s --seal-customers, is kept"
              .formatted(KeptChoice.FILE_NAME, settings.journal(), customers ? "with" : "without"));
    }
  }

  /** Why there are no keys. */
  private static final class KeysException extends RuntimeException {
    private static final long serialVersionUID = 1;

    KeysException(RuntimeException cause) {
      super(message(cause), cause);
    }
  }

  private KeyStore openKeys() {
    try {
      return FileKeyStore.open(settings.sealing().keys());
    } catch (UncheckedIOException | IllegalStateException e) {
      throw new KeysException(e);
    }
  }

  private int serve(Plan planOfFile, KeyStore keys) throws InterruptedException {
    Plan plan = planOfFile;
    Payloads payloads =
        new Payloads(keys, settings.sealing().customers(), settings.sealing().plainPayloads());
    ManualClock clock = settings.clock() == Settings.Clock.INPUT ? new ManualClock(0) : null;
    CatchUp catchUp = new CatchUp();
    PlanOutcome planOutcome = new PlanOutcome(settings.plan(), err, writer);
    RoutingEngine engine;
    try {
      engine = launchAndReport(context(clock, catchUp, planOutcome), payloads);
    } catch (RuntimeException e) {
      err.println("the engine cannot start: " + message(e));
      return ENGINE_FAILED;
    }
    if (clock == null) {
      clockNotes.engineTime(engine.recoveredTimeMs());
      clockNotes.look(System.currentTimeMillis());
    }
    if (!isNewer(plan, engine)) {
      plan = null;
      planOutcome.notApplied();
    }
    return serve(engine, plan, clock, catchUp, payloads);
  }

  /**
   * A gateway that ended between the engine's forgetting and the end of the key left a mark; the
   * engine knows the name of a customer until it has forgotten.
   */
  private void finishForgetting(Payloads payloads, RoutingEngine engine) {
    for (String customer : payloads.halfForgotten()) {
      boolean done = engine.names().number(IdKind.CUSTOMER, payloads.knownName(customer)) == 0;
      payloads.forgotten(customer, done);
      err.println(
          done
              ? "the key of a customer that was forgotten before is destroyed now"
              : "a customer was to be forgotten when the gateway ended, and is not; ask again");
    }
  }

  private int serve(
      RoutingEngine engine, Plan plan, ManualClock clock, CatchUp catchUp, Payloads payloads)
      throws InterruptedException {
    boolean threaded = settings.scheduler() != Scheduler.INLINE;
    UnknownIds unknownIds = new UnknownIds();
    writer.ids(engine.names(), unknownIds::text, payloads);
    CommandSender sender =
        new CommandSender(
            engine.publisher(),
            engine.names(),
            unknownIds,
            new BackoffIdleStrategy(),
            () -> stopping,
            catchUp,
            payloads);
    LineServer server = new LineServer(in, clock, plan, sender, writer, payloads.areTaken());
    if (threaded) {
      new Flusher(writer).start();
    }
    readOnThread(server);
    watch(engine, sender);
    // After this no line is under way, and none will be.
    stopping = true;
    server.stop();
    if (sender.waitsForDisk()) {
      err.println(
          "strowger-gateway: it ends while the disk is full; the command that waited, and the input"
              + " behind it, were not taken in");
    }
    engine.close();
    writer.end();
    return exitCode(engine, server);
  }

  private static RoutingEngine launch(EngineContext context) {
    try (Progress progress = Progress.of("recovering", "commands")) {
      context.recoveryListener(
          (commands, permille) ->
              progress.moveTo(commands, commands * 1000 / Math.max(1, permille)));
      return RoutingEngine.launch(context);
    }
  }

  private EngineContext context(ManualClock clock, CatchUp catchUp, PlanOutcome planOutcome) {
    EngineContext context =
        new EngineContext()
            .directory(settings.journal())
            .durability(settings.durability())
            .scheduler(settings.scheduler())
            .limits(settings.limits())
            .listener(
                (buffer, offset, length) -> {
                  if (!catchUp.isAnswer(buffer, offset)) {
                    planOutcome.onEvent(buffer, offset, length);
                    writer.onEvent(buffer, offset, length);
                  }
                  clockNotes.engineTime(EventHeader.timeMs(buffer, offset));
                });
    Settings.Keeping keeping = settings.keeping();
    context
        .followerSnapshots(keeping.snapshotEvery())
        .snapshotsKept(keeping.snapshotsKept())
        .archive(keeping.archive());
    if (keeping.segmentLength() > 0) {
      context.segmentLength(keeping.segmentLength());
    }
    if (keeping.diskFloor() != null) {
      context.diskFloorBytes(keeping.diskFloor());
    }
    context.stallListener(new StallNotes(err));
    return clock == null ? context : context.clock(clock);
  }

  private void report(RoutingEngine engine) {
    err.println(
        "strowger-gateway: clock "
            + Words.of(settings.clock())
            + ", scheduler "
            + Words.of(settings.scheduler())
            + ", durability "
            + Words.of(settings.durability())
            + (settings.durability() == Durability.NONE
                ? ", no journal"
                : ", journal " + settings.journal().toAbsolutePath())
            + (engine.recoveredSequence() == 0
                ? ""
                : ", recovered to sequence "
                    + engine.recoveredSequence()
                    + " under plan version "
                    + engine.recoveredPlanVersion()
                    + (engine.recoveredSnapshot() == 0
                        ? ""
                        : ", from the snapshot at sequence " + engine.recoveredSnapshot())));
    for (String refused : engine.refusedSnapshots()) {
      err.println("a snapshot was passed over: " + refused);
    }
  }

  private boolean isNewer(Plan plan, RoutingEngine engine) {
    if (plan == null || plan.version() > engine.recoveredPlanVersion()) {
      return true;
    }
    err.println(
        settings.plan()
            + " has version "
            + plan.version()
            + ", not above version "
            + engine.recoveredPlanVersion()
            + " in force; it is not applied");
    return false;
  }

  private void readOnThread(LineServer server) {
    Thread reader =
        new Thread(
            () -> {
              try {
                server.run();
              } catch (Throwable t) {
                inputFailure = t;
              } finally {
                inputEnded.countDown();
              }
            },
            "strowger-gateway-lines");
    reader.setDaemon(true);
    reader.start();
  }

  private void watch(RoutingEngine engine, CommandSender sender) throws InterruptedException {
    String told = null;
    boolean toldFull = false;
    while (!inputEnded.await(WATCH_MS, TimeUnit.MILLISECONDS)) {
      Throwable failure = engine.snapshotFailure();
      String message = failure == null ? null : message(failure);
      if (message != null && !message.equals(told)) {
        err.println("snapshots are not kept as asked: " + message);
      }
      told = message;
      if (sender.waitsForDisk() != toldFull) {
        toldFull = !toldFull;
        err.println(toldFull ? diskFull() : "strowger-gateway: the disk has room again");
      }
      if (settings.clock() == Settings.Clock.SYSTEM) {
        clockNotes.look(System.currentTimeMillis());
      }
      if (stopping || engine.failure() != null || writer.failure() != null) {
        return;
      }
    }
  }

  private String diskFull() {
    Long asked = settings.keeping().diskFloor();
    long floor = asked == null ? new EngineContext().diskFloorBytes() : asked;
    return "strowger-gateway: the disk of "
        + settings.journal().toAbsolutePath()
        + (floor == 0 ? " is full" : " has less free than the " + floor + " bytes of --disk-floor")
        + "; input waits, and goes on when there is more";
  }

  private int exitCode(RoutingEngine engine, LineServer server) {
    if (engine.failure() != null) {
      err.println("the engine failed: " + message(engine.failure()));
      return ENGINE_FAILED;
    }
    if (writer.failure() != null) {
      err.println("the output failed: " + message(writer.failure()));
      return STREAM_FAILED;
    }
    if (inputFailure instanceof IOException) {
      err.println("the input failed: " + message(inputFailure));
      return STREAM_FAILED;
    }
    if (inputFailure != null) {
      throw new IllegalStateException("the gateway failed at a line", inputFailure);
    }
    if (server.planTooLong()) {
      err.println(
          settings.plan()
              + " is longer than the log takes, "
              + Limits.MAX_RECORD_LENGTH
              + " bytes");
      return WRONG_PLAN;
    }
    return OK;
  }

  private static String message(Throwable t) {
    if (t instanceof UncheckedIOException unchecked) {
      return FileText.reasonWithFile(unchecked.getCause());
    } else if (t instanceof IOException failure) {
      return FileText.reasonWithFile(failure);
    }
    return t.getMessage() == null ? t.toString() : t.getMessage();
  }

  /** Ends {@link #run} soon, and waits for it. Any thread but that of {@link #run}. */
  void stop() {
    stopping = true;
    try {
      if (!closed.await(STOP_SECONDS, TimeUnit.SECONDS)) {
        err.println("not closed after " + STOP_SECONDS + " s; the journal is recovered next time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
