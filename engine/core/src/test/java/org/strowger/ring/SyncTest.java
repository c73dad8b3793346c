package org.strowger.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.EngineContext.Durability;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.api.PublishResult;
import org.strowger.clock.ManualClock;
import org.strowger.codec.CoreLimits;
import org.strowger.core.StateMachine;
import org.strowger.harness.EngineTest;
import org.strowger.ingress.Dictionary;
import org.strowger.ingress.IngressPublisher;
import org.strowger.journal.JournalSink;
import org.strowger.journal.JournalStage;
import org.strowger.journal.Seal;
import org.strowger.monitor.Figure;
import org.strowger.monitor.FiguresReader;
import org.strowger.snapshot.DiscardedSnapshots;

/** What an acknowledgement means: what is told of a command is told when it survives. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class SyncTest extends EngineTest {
  private static final int COMMANDS = 500;

  /** Counts how many of the records that were appended are finished, and how many are safe. */
  private static final class Counting extends JournalSink.Nothing {
    int appended;
    int committed;
    int synced;
    int unsafe;
    int events;

    @Override
    public void append(UnsafeBuffer buffer, int offset, int length) {
      appended++;
    }

    @Override
    public long commit() {
      committed = appended;
      return 0;
    }

    @Override
    public void sync() {
      synced = committed;
    }

    /** Of a command, each of which has one. */
    void onEvent(boolean syncedEach) {
      events++;
      int needed = syncedEach ? synced : committed;
      unsafe += events > needed ? 1 : 0;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void nothingIsToldOfACommandThatIsNotAsSafeAsPromised(boolean syncEachBatch) {
    Counting inline = new Counting();
    play(new InlineRing(1024, stage(inline, syncEachBatch), new FailStop()), inline);
    Counting threaded = new Counting();
    ThreadedRing ring =
        new ThreadedRing(
            1024,
            16,
            stage(threaded, syncEachBatch),
            new FailStop(),
            new SleepingMillisIdleStrategy(1),
            "sync-test");
    play(ring, threaded);
  }

  private static JournalStage stage(Counting sink, boolean syncEachBatch) {
    StateMachine core =
        new StateMachine(
            new CoreLimits(10, 10, 100),
            (buffer, offset, length) -> sink.onEvent(syncEachBatch),
            new DiscardedSnapshots());
    return new JournalStage(
        new Seal(), sink, syncEachBatch, core, new DiscardedSnapshots(), b -> 0, b -> 0);
  }

  private static void play(CommandRing ring, Counting sink) {
    if (ring instanceof ThreadedRing threaded) {
      threaded.start();
    } else {
      ((InlineRing) ring).start();
    }
    IngressPublisher publisher =
        new IngressPublisher(ring, new Dictionary(), new ManualClock(1_000));
    for (int i = 0; i < COMMANDS; i++) {
      while (publisher.tick() == PublishResult.BACK_PRESSURED) {
        Thread.onSpinWait();
      }
    }
    ring.close();
    assertEquals(COMMANDS, sink.events);
    assertEquals(0, sink.unsafe);
    assertEquals(sink.appended, sink.synced, "at the end, in any case");
  }

  @ParameterizedTest
  @EnumSource(Durability.class)
  void aPolicySyncsAsItsNameSays(Durability durability) throws IOException {
    if (durability == Durability.NONE) {
      return;
    }
    RoutingEngine engine =
        launch(context(Scheduler.INLINE).durability(durability).liveFigures(true));
    for (int i = 1; i <= 5; i++) {
      assertTrue(engine.publisher().tick() > 0);
      assertEquals(durability == Durability.POWER_LOSS ? i : 0, syncs());
    }
    closeCleanly(engine);
    assertNull(engine.failure());
    assertEquals(durability == Durability.POWER_LOSS ? 6 : 1, syncs());
  }

  @Test
  void aQuerySyncsNothing() throws IOException {
    RoutingEngine engine =
        launch(context(Scheduler.INLINE).durability(Durability.POWER_LOSS).liveFigures(true));
    assertTrue(engine.publisher().querySummary() > 0);
    assertEquals(0, syncs());
    closeCleanly(engine);
  }

  private long syncs() throws IOException {
    try (FiguresReader reader = FiguresReader.open(directory)) {
      return reader.get(Figure.SYNCS);
    }
  }
}
