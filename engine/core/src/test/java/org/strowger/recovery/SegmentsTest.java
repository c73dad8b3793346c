package org.strowger.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.EngineContext;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.harness.EngineTest;
import org.strowger.harness.JournalFiles;
import org.strowger.harness.Journals;
import org.strowger.harness.RecordedEvents;
import org.strowger.harness.Traffic;
import org.strowger.journal.JournalDamagedException;

/** A journal of several segments is one journal. */
class SegmentsTest extends EngineTest {
  private static final int COMMANDS = 20_000;
  private static final long SHORT = 1 << 20;

  @TempDir private Path otherDirectory;

  private EngineContext segmented(Scheduler scheduler) {
    return context(scheduler).segmentLength(SHORT);
  }

  private List<String> play(EngineContext context, long seed) {
    RecordedEvents events = new RecordedEvents();
    clock.set(START_MS);
    RoutingEngine engine = launch(context.listener(events).automaticTicks(false));
    new Traffic(seed, engine.publisher(), clock).begin().play(COMMANDS);
    closeCleanly(engine);
    return events.hex();
  }

  private List<Path> segments() {
    try (JournalReader reader = JournalReader.open(directory)) {
      return reader.segments();
    }
  }

  @ParameterizedTest
  @EnumSource(Scheduler.class)
  void recordsAreTheSameInOneSegmentAndInSeveral(Scheduler scheduler) {
    List<String> events = play(segmented(scheduler), 5);
    assertEquals(play(context(Scheduler.INLINE).directory(otherDirectory), 5), events);
    assertTrue(segments().size() >= 3, "segments " + segments());
    assertNull(Verifier.verify(directory).damage());
    assertEquals(
        Verifier.verify(otherDirectory).stateDigest(), Verifier.verify(directory).stateDigest());
    if (scheduler == Scheduler.INLINE) {
      assertEquals(Journals.records(otherDirectory), Journals.records(directory));
    }
  }

  @Test
  void anEngineGoesOnInTheLastSegment() {
    play(segmented(Scheduler.INLINE), 5);
    int before = segments().size();
    for (int round = 0; round < 4; round++) {
      RoutingEngine engine = launch(segmented(Scheduler.THREADED));
      long sequence = engine.recovery().sequence();
      new Traffic(round, engine.publisher(), clock).play(COMMANDS / 4);
      closeCleanly(engine);
      Verifier.Verification verification = Verifier.verify(directory);
      assertNull(verification.damage());
      assertTrue(verification.commands() >= sequence + COMMANDS / 4);
    }
    assertTrue(segments().size() > before);
  }

  @Test
  void aMissingSegmentIsNamed() throws IOException {
    play(segmented(Scheduler.INLINE), 5);
    List<Path> files = segments();
    for (Path file : files) {
      Path hidden = otherDirectory.resolve("hidden");
      Files.move(file, hidden);
      JournalDamagedException thrown =
          assertThrows(JournalDamagedException.class, () -> launch(segmented(Scheduler.INLINE)));
      Verifier.Verification verification = Verifier.verify(directory);
      assertTrue(!verification.intact(), "without " + file);
      if (file != files.get(files.size() - 1)) {
        assertTrue(thrown.getMessage().contains(file.toString()), thrown.getMessage());
      }
      Files.move(hidden, file);
    }
    assertNull(Verifier.verify(directory).damage());
  }

  @Test
  void aProcessThatDiedBetweenTwoSegmentsLeavesAJournal() throws IOException {
    play(segmented(Scheduler.INLINE), 5);
    Verifier.Verification whole = Verifier.verify(directory);
    List<Path> files = segments();
    JournalFiles.endSegment(files.get(files.size() - 1));
    assertEquals(whole, Verifier.verify(directory));
    RoutingEngine engine = launch(context(Scheduler.THREADED));
    assertEquals(whole.commands(), engine.recovery().sequence());
    new Traffic(9, engine.publisher(), clock).play(100);
    closeCleanly(engine);
    assertNull(Verifier.verify(directory).damage());
    assertTrue(Verifier.verify(directory).commands() >= whole.commands() + 100);
  }
}
