package org.strowger.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.api.CommandPublisher;
import org.strowger.api.StallListener;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.core.StateMachine;
import org.strowger.harness.EngineTest;
import org.strowger.harness.RecordedEvents;
import org.strowger.harness.Traffic;
import org.strowger.ingress.Dictionary;
import org.strowger.ingress.IngressPublisher;
import org.strowger.journal.JournalSink;
import org.strowger.journal.JournalStage;
import org.strowger.journal.Seal;
import org.strowger.recovery.Verifier;
import org.strowger.ring.FailStop;
import org.strowger.ring.ThreadedRing;
import org.strowger.snapshot.DiscardedSnapshots;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MonitorTest extends EngineTest {
  private static final int COMMANDS = 6_000;

  private static final int ALL = 1_000_000;

  /** Events that the listener that blocks may be through with. */
  private final Semaphore turns = new Semaphore(0);

  /**
   * A listener that still blocks, since the test has failed, would keep its engine from closing.
   */
  @AfterEach
  void letGo() {
    turns.release(ALL);
  }

  private static void await(BooleanSupplier condition) {
    for (int look = 0; look < 20_000 && !condition.getAsBoolean(); look++) {
      LockSupport.parkNanos(1_000_000);
    }
    assertTrue(condition.getAsBoolean());
  }

  private long figure(Figure figure) {
    try (FiguresReader reader = FiguresReader.open(directory)) {
      return reader.get(figure);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @EnumSource(Scheduler.class)
  void figuresAgreeWithTheEventsAndTheJournal(Scheduler scheduler) throws IOException {
    RecordedEvents events = new RecordedEvents();
    RoutingEngine engine = launch(context(scheduler).listener(events).liveFigures(true));
    assertEquals(EngineState.RUNNING.number(), figure(Figure.STATE));
    Traffic traffic = new Traffic(5, engine.publisher(), clock).begin();
    traffic.play(COMMANDS);
    long beats = figure(Figure.BEATS);
    await(() -> figure(Figure.BEATS) >= beats + 2);
    try (FiguresReader reader = FiguresReader.open(directory)) {
      assertEquals(ProcessHandle.current().pid(), reader.get(Figure.PID));
      assertTrue(reader.get(Figure.COMMANDS) >= COMMANDS);
      assertEquals(reader.get(Figure.COMMANDS), reader.get(Figure.APPLIED));
      assertEquals(reader.get(Figure.APPLIED), reader.get(Figure.JOURNALED));
      assertEquals(1024, reader.get(Figure.RING_SLOTS));
      assertEquals(1024, reader.get(Figure.RING_FREE));
      assertTrue(reader.get(Figure.DISK_FREE) > 0);
      assertTrue(reader.get(Figure.AGENTS_SIGNED_ON) > 0);
      assertEquals(
          reader.get(Figure.AGENTS_SIGNED_ON),
          reader.get(Figure.AGENTS_AVAILABLE)
              + reader.get(Figure.AGENTS_AWAY)
              + reader.get(Figure.AGENTS_NOT_RESPONDING));
      assertTrue(reader.get(Latency.APPLIED, Latency.Part.COUNT) > 0);
      if (scheduler == Scheduler.THREADED) {
        assertTrue(reader.get(Latency.DELIVERED, Latency.Part.COUNT) > 0);
      }
    }
    closeCleanly(engine);

    Verifier.Verification verification = Verifier.verify(directory);
    try (FiguresReader reader = FiguresReader.open(directory)) {
      assertEquals(EngineState.CLOSED, reader.state());
      assertEquals(verification.commands(), reader.get(Figure.COMMANDS));
      assertEquals(verification.commands(), reader.get(Figure.LAST_MARK));
      assertEquals(verification.events(), reader.get(Figure.EVENTS));
      assertEquals(events.count(), reader.get(Figure.DELIVERED));
      long refusals = Arrays.stream(RejectCode.values()).mapToLong(code -> reader.get(code)).sum();
      assertEquals(reader.get(Figure.REFUSALS), refusals);
      assertTrue(refusals > 0);
    }
  }

  @Test
  void figuresCountSinceTheLaunchAndALaterOneDoesNotDisturbWhoReads() throws IOException {
    RoutingEngine engine = launch(context(Scheduler.INLINE).liveFigures(true));
    engine.publisher().tick();
    engine.publisher().signOff(77);
    closeCleanly(engine);
    try (FiguresReader before = FiguresReader.open(directory)) {
      engine = launch(context(Scheduler.INLINE).liveFigures(true));
      assertEquals(2, figure(Figure.RECOVERED));
      assertEquals(0, figure(Figure.REFUSALS));
      engine.publisher().tick();
      assertEquals(1, figure(Figure.COMMANDS));
      assertEquals(3, figure(Figure.APPLIED));
      assertEquals(1, before.get(Figure.REFUSALS));
      assertEquals(EngineState.CLOSED, before.state());
      closeCleanly(engine);
    }
  }

  @Test
  void withoutFiguresThereIsNoFile() {
    RoutingEngine engine = launch(context(Scheduler.THREADED).liveFigures(false));
    assertTrue(engine.publisher().tick() > 0);
    closeCleanly(engine);
    assertFalse(Files.exists(FiguresReader.file(directory)));
  }

  @Test
  void aFailedEngineSaysSo() {
    RoutingEngine engine =
        launch(
            context(Scheduler.THREADED)
                .listener(
                    (buffer, offset, length) -> {
                      throw new IllegalStateException();
                    }));
    assertTrue(engine.publisher().tick() > 0);
    await(() -> engine.failure() != null);
    await(() -> figure(Figure.STATE) == EngineState.FAILED.number());
    engine.close();
    assertEquals(EngineState.FAILED.number(), figure(Figure.STATE));
  }

  /** What a listener of stalls is told; it throws, which must not matter. */
  private static final class Told implements StallListener {
    final List<String> stalls = new CopyOnWriteArrayList<>();
    final List<String> ends = new CopyOnWriteArrayList<>();
    volatile StackTraceElement[] stack;

    @Override
    public void stalled(String stage, long forMs, StackTraceElement[] newStack) {
      stack = newStack;
      assertTrue(forMs >= 40);
      stalls.add(stage);
      throw new IllegalStateException("the listener of stalls gives up");
    }

    @Override
    public void moves(String stage, long stalledMs) {
      assertTrue(stalledMs >= 40);
      ends.add(stage);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Scheduler.class,
      names = {"SHARED", "THREADED"})
  void aListenerThatBlocksIsToldOnceWithItsStackAndAnewWhenItBlocksAnew(Scheduler scheduler) {
    Told told = new Told();
    RoutingEngine engine =
        launch(
            context(scheduler)
                .stallAfter(40)
                .stallListener(told)
                .listener((buffer, offset, length) -> block()));
    CommandPublisher publisher = engine.publisher();
    assertTrue(publisher.tick() > 0);
    String stage = scheduler == Scheduler.THREADED ? "listener" : "core";
    await(() -> !told.stalls.isEmpty());
    await(() -> figure(Figure.STALLED) == 1);
    assertEquals(List.of(stage), told.stalls);
    assertEquals(List.of(), told.ends);
    assertTrue(Arrays.stream(told.stack).anyMatch(frame -> frame.getMethodName().equals("block")));
    assertNull(engine.failure());

    turns.release();
    await(() -> told.ends.size() == 1);
    assertTrue(publisher.tick() > 0);
    await(() -> told.stalls.size() == 2);
    assertEquals(1, told.ends.size());
    turns.release(ALL);
    await(() -> told.ends.size() == 2);
    closeCleanly(engine);
    assertEquals(List.of(stage, stage), told.stalls);
    assertEquals(List.of(stage, stage), told.ends);
    assertEquals(2, figure(Figure.STALLS));
    assertEquals(0, figure(Figure.STALLED));
  }

  /** The last slot of a ring that was closed is never passed. */
  @Test
  void aStageThatHasEndedDoesNotStallWhileTheListenerIsSlow() {
    Told told = new Told();
    RoutingEngine engine =
        launch(
            context(Scheduler.THREADED)
                .stallAfter(40)
                .stallListener(told)
                .listener((buffer, offset, length) -> block()));
    assertTrue(engine.publisher().tick() > 0);
    await(() -> !told.stalls.isEmpty());
    Thread closing = new Thread(engine::close, "closing");
    closing.start();
    await(() -> figure(Figure.STATE) == EngineState.CLOSING.number());
    long beats = figure(Figure.BEATS);
    await(() -> figure(Figure.BEATS) >= beats + 2);
    assertEquals(List.of("listener"), told.stalls);
    turns.release(ALL);
    closeCleanly(engine);
    assertEquals(List.of("listener"), told.stalls);
  }

  private long nanos(Latency latency, int count) {
    try (FiguresReader reader = FiguresReader.open(directory)) {
      assertEquals(count, reader.get(latency, Latency.Part.COUNT));
      long max = reader.get(latency, Latency.Part.MAX);
      assertTrue(reader.get(latency, Latency.Part.P50) > 0);
      assertTrue(reader.get(latency, Latency.Part.P50) <= reader.get(latency, Latency.Part.P90));
      assertTrue(reader.get(latency, Latency.Part.P90) <= reader.get(latency, Latency.Part.P99));
      assertTrue(reader.get(latency, Latency.Part.P99) <= reader.get(latency, Latency.Part.P99_9));
      assertTrue(reader.get(latency, Latency.Part.P99_9) <= max);
      return max;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits, and for less than the histogram's two digits more than is told. */
  private static void pass(long ns) {
    long end = System.nanoTime() + ns + ns / 50;
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  /** The second command waits in the ring while the listener has the first one's event. */
  @ParameterizedTest
  @EnumSource(
      value = Scheduler.class,
      names = {"SHARED", "THREADED"})
  void timesTellHowLongEachStageKeptACommand(Scheduler scheduler) {
    long waitNs = 60_000_000;
    long beganNs = System.nanoTime();
    RoutingEngine engine =
        launch(
            context(scheduler)
                .automaticTicks(false)
                .liveFigures(true)
                .listener((buffer, offset, length) -> block()));
    CommandPublisher publisher = engine.publisher();
    assertTrue(publisher.tick() > 0);
    await(turns::hasQueuedThreads);
    assertTrue(publisher.tick() > 0);
    pass(waitNs);
    turns.release(ALL);
    long beats = figure(Figure.BEATS);
    await(() -> figure(Figure.BEATS) >= beats + 2);
    long applied = nanos(Latency.APPLIED, 2);
    long journaled = nanos(Latency.JOURNALED, 2);
    long sinceNs = System.nanoTime() - beganNs;
    assertTrue(applied >= journaled, journaled + " ns to the journal, applied after " + applied);
    assertTrue(applied <= sinceNs, applied + " of " + sinceNs);
    if (scheduler == Scheduler.SHARED) {
      assertTrue(journaled >= waitNs, "journaled after " + journaled);
    } else {
      // Of one batch at a time: the second came while the first was timed.
      long delivered = nanos(Latency.DELIVERED, 1);
      assertTrue(delivered >= waitNs, "delivered after " + delivered);
      assertTrue(delivered >= applied, delivered + " after " + applied);
    }
    closeCleanly(engine);
  }

  @Test
  void aJournalThatBlocksIsToldAsJournal() {
    Told told = new Told();
    JournalSink sink =
        new JournalSink.Nothing() {
          @Override
          public long commit() {
            block();
            return 0;
          }
        };
    StateMachine core =
        new StateMachine(LIMITS, (buffer, offset, length) -> {}, new DiscardedSnapshots());
    JournalStage stage =
        new JournalStage(
            new Seal(), sink, false, core, new DiscardedSnapshots(), buffer -> 0, buffer -> 0);
    FailStop failStop = new FailStop();
    ThreadedRing ring =
        new ThreadedRing(
            64, 8, stage, failStop, new SleepingMillisIdleStrategy(1), "blocked-journal");
    Monitor.Settings settings = new Monitor.Settings(null, 0, () -> 0, 40, told);
    Monitor monitor = new Monitor(settings, failStop, stage, core, null, false);
    monitor.start(ring);
    ring.start();
    assertTrue(new IngressPublisher(ring, new Dictionary(), clock).tick() > 0);
    await(() -> !told.stalls.isEmpty());
    assertEquals(List.of("journal"), told.stalls);
    assertTrue(Arrays.stream(told.stack).anyMatch(frame -> frame.getMethodName().equals("block")));
    turns.release(ALL);
    await(() -> told.ends.equals(List.of("journal")));
    ring.close();
    monitor.close();
    assertNull(failStop.cause());
  }

  private void block() {
    turns.acquireUninterruptibly();
  }

  @Test
  void anIdleEngineDoesNotStall() {
    Told told = new Told();
    RoutingEngine engine = launch(context(Scheduler.THREADED).stallAfter(40).stallListener(told));
    assertTrue(engine.publisher().tick() > 0);
    long beats = figure(Figure.BEATS);
    await(() -> figure(Figure.BEATS) >= beats + 1);
    assertEquals(List.of(), told.stalls);
  }
}
