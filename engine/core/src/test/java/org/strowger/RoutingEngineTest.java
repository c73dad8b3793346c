package org.strowger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.EngineContext.Durability;
import org.strowger.EngineContext.Scheduler;
import org.strowger.api.PublishResult;
import org.strowger.harness.EngineTest;
import org.strowger.harness.Journals;
import org.strowger.harness.RecordedEvents;
import org.strowger.harness.Traffic;
import org.strowger.recovery.Verifier;

class RoutingEngineTest extends EngineTest {
  private static final int COMMANDS = 10_000;

  @TempDir private Path otherDirectory;

  private RecordedEvents play(EngineContext context, int commands) {
    RecordedEvents events = new RecordedEvents();
    clock.set(START_MS);
    RoutingEngine engine = launch(context.listener(events).automaticTicks(false));
    new Traffic(1, engine.publisher(), clock).begin().play(commands);
    closeCleanly(engine);
    return events;
  }

  @Test
  void theSameInputTwiceGivesTheSameJournal() {
    play(context(Scheduler.INLINE), COMMANDS);
    play(context(Scheduler.INLINE).directory(otherDirectory), COMMANDS);

    List<String> records = Journals.records(directory);
    assertTrue(records.size() > COMMANDS);
    assertEquals(records, Journals.records(otherDirectory));
  }

  @ParameterizedTest
  @EnumSource(
      value = Scheduler.class,
      names = {"SHARED", "THREADED"})
  void threadsGiveTheSameEventsAsInline(Scheduler scheduler) {
    RecordedEvents inline = play(context(Scheduler.INLINE), COMMANDS);
    RecordedEvents threaded = play(context(scheduler).directory(otherDirectory), COMMANDS);

    assertTrue(inline.count() > COMMANDS);
    assertEquals(inline.hex(), threaded.hex());
  }

  @ParameterizedTest
  @EnumSource(Scheduler.class)
  void aJournalIsVerified(Scheduler scheduler) {
    RecordedEvents events = play(context(scheduler), COMMANDS);

    Verifier.Verification verification = Verifier.verify(directory);
    assertNull(verification.damage());
    assertEquals(events.count(), verification.events());
    assertTrue(verification.marks() >= 3, "marks " + verification.marks());
    assertEquals(0, verification.commandsAfterLastMark());
  }

  @ParameterizedTest
  @EnumSource(Scheduler.class)
  void aRestartGoesOnWithTheNextSequence(Scheduler scheduler) {
    RecordedEvents before = play(context(scheduler), 100);
    long last = before.sequences().get(before.count() - 1);

    RecordedEvents after = new RecordedEvents();
    RoutingEngine engine = launch(context(scheduler).listener(after));
    assertEquals(last, engine.recovery().sequence());
    assertTrue(engine.publisher().tick() > 0);
    closeCleanly(engine);

    assertEquals(last + 1, after.sequences().get(0));
    assertTrue(Verifier.verify(directory).intact());
  }

  @ParameterizedTest
  @EnumSource(Scheduler.class)
  void T1_aClockThatGoesBackDoesNotTakeTimeBack(Scheduler scheduler) {
    RecordedEvents events = new RecordedEvents();
    EngineContext context = context(scheduler).listener(events).automaticTicks(false);
    RoutingEngine engine = launch(context);
    for (long ms : new long[] {0, 5_000, 2_000, -3_000, 5_000, 4_999, 5_001, 0}) {
      clock.set(START_MS + ms);
      assertTrue(engine.publisher().tick() > 0);
    }
    closeCleanly(engine);

    List<Long> expected =
        Stream.of(0, 5_000, 5_000, 5_000, 5_000, 5_000, 5_001, 5_001)
            .map(ms -> START_MS + ms)
            .toList();
    assertEquals(expected, events.timesMs().subList(0, expected.size()));
    assertEquals(expected, Journals.timesMs(directory).subList(0, expected.size()));
    assertTrue(Verifier.verify(directory).intact());

    clock.set(START_MS - 60_000);
    RecordedEvents after = new RecordedEvents();
    engine = launch(context(scheduler).listener(after).automaticTicks(false));
    assertTrue(engine.publisher().tick() > 0);
    closeCleanly(engine);
    assertEquals(START_MS + 5_001, after.timesMs().get(0));
    assertTrue(Verifier.verify(directory).intact());
  }

  @ParameterizedTest
  @EnumSource(Durability.class)
  void eachDurabilityRoutes(Durability durability) {
    RecordedEvents events = play(context(Scheduler.THREADED).durability(durability), 1_000);
    assertTrue(events.count() > 1_000);
    if (durability != Durability.NONE) {
      assertTrue(Verifier.verify(directory).intact());
    }
  }

  @Test
  void aClosedEngineTakesNothing() {
    RoutingEngine engine = launch(context(Scheduler.INLINE));
    closeCleanly(engine);
    closeCleanly(engine);
    assertEquals(PublishResult.CLOSED, engine.publisher().tick());
  }
}
