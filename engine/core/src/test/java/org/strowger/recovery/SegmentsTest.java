package org.strowger.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.EngineContext;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.codec.Envelope;
import org.strowger.harness.EngineTest;
import org.strowger.harness.JournalFiles;
import org.strowger.harness.Journals;
import org.strowger.harness.RecordedEvents;
import org.strowger.harness.Traffic;
import org.strowger.journal.Damage;
import org.strowger.journal.EngineSettings;
import org.strowger.journal.JournalDamagedException;
import org.strowger.journal.chronicle.ChronicleJournalSource;
import org.strowger.snapshot.SnapshotFiles;

/** A journal of several segments is one journal. */
class SegmentsTest extends EngineTest {
  private static final int COMMANDS = 20_000;
  private static final long SHORT = 1 << 20;
  private static final int UNUSED_LENGTH = 1 << 20;

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
  void aSegmentIsTheFileThatWasMadeReadyForItAndNoneIsLeftBehind() throws IOException {
    play(segmented(Scheduler.INLINE), 5);
    List<Path> expected = new ArrayList<>(segments());
    expected.add(directory.resolve("journal").resolve("metadata.cq4t"));
    try (Stream<Path> files = Files.list(directory.resolve("journal"))) {
      assertEquals(expected, files.sorted().toList());
    }
  }

  @Test
  void recoveryTellsHowFarItIs() {
    play(segmented(Scheduler.INLINE), 5);
    long all = Verifier.verify(directory).commands();
    assertProgress(all, 0);
    new Follower(directory, 8_000).follow();
    List<Path> snapshots = SnapshotFiles.newestFirst(directory);
    long oldest = SnapshotFiles.sequence(snapshots.get(snapshots.size() - 1));
    snapshots.subList(0, snapshots.size() - 1).forEach(file -> assertTrue(file.toFile().delete()));
    assertProgress(all, oldest);
  }

  private void assertProgress(long all, long snapshot) {
    List<Long> told = new ArrayList<>();
    RecoveryListener listener =
        (commands, permille) -> {
          told.add(commands);
          long expected = commands * 1000 / (all - snapshot);
          assertTrue(Math.abs(permille - expected) < 40, permille + " after " + commands);
        };
    RoutingEngine engine = launch(context(Scheduler.INLINE).recoveryListener(listener));
    assertEquals(snapshot, engine.recovery().snapshotSequence());
    closeCleanly(engine);
    assertEquals(List.of(16_384L), told);
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

  /** What a killed process leaves of a segment that it was making; its name is the next one's. */
  private void leaveUnusedSegment(int firstBytes) throws IOException {
    List<Path> files = segments();
    Path next = directory.resolve("journal").resolve("1970010" + (files.size() + 2) + "F.cq4");
    byte[] unused = new byte[UNUSED_LENGTH];
    new UnsafeBuffer(unused).putInt(0, firstBytes, ByteOrder.LITTLE_ENDIAN);
    Files.write(next, unused);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0x8000_0000})
  void aProcessThatDiedMakingASegmentLosesNothing(int header) throws IOException {
    play(segmented(Scheduler.INLINE), 5);
    Verifier.Verification whole = Verifier.verify(directory);
    int before = segments().size();
    leaveUnusedSegment(header);
    assertEquals(whole, Verifier.verify(directory));
    assertEquals(before, segments().size());

    RoutingEngine engine = launch(segmented(Scheduler.THREADED));
    assertEquals(whole.commands(), engine.recovery().sequence());
    new Traffic(9, engine.publisher(), clock).play(COMMANDS);
    closeCleanly(engine);
    assertTrue(segments().size() > before);
    assertNull(Verifier.verify(directory).damage());
    assertTrue(Verifier.verify(directory).commands() >= whole.commands() + COMMANDS);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0x8000_0000})
  void aProcessThatDiedMakingTheFirstSegmentLeavesAnEmptyJournal(int header) throws IOException {
    EngineSettings.keep(directory, LIMITS);
    Files.createDirectories(directory.resolve("journal"));
    leaveUnusedSegment(header);
    assertEquals(0, Verifier.verify(directory).commands());
    RoutingEngine engine = launch(segmented(Scheduler.INLINE));
    new Traffic(9, engine.publisher(), clock).begin().play(100);
    closeCleanly(engine);
    assertNull(Verifier.verify(directory).damage());
    assertTrue(Verifier.verify(directory).commands() >= 100);
  }

  /** What a copy that broke off leaves, or a damaged header. */
  private enum Unreadable {
    EMPTY,
    SHORT,
    DIRECTORY,
    HEADER;

    void make(Path segment) throws IOException {
      switch (this) {
        case EMPTY -> Files.write(segment, new byte[0]);
        case SHORT -> Files.write(segment, new byte[300]);
        case DIRECTORY -> {
          Files.delete(segment);
          Files.createDirectory(segment);
        }
        case HEADER -> JournalFiles.flip(segment, 3, 0xFF);
      }
    }
  }

  private List<Long> lastOfEachSegment() {
    SortedMap<Integer, Long> last = new TreeMap<>();
    try (JournalReader reader = JournalReader.open(directory)) {
      reader.read(
          (position, buffer, offset, length) -> {
            if (Envelope.kind(buffer, offset) == Envelope.COMMAND) {
              last.put(ChronicleJournalSource.segment(position), Envelope.sequence(buffer, offset));
            }
            return true;
          });
    }
    return List.copyOf(last.values());
  }

  @ParameterizedTest
  @EnumSource(Unreadable.class)
  void whatIsBeforeASegmentThatCannotBeReadIsIntact(Unreadable unreadable) throws IOException {
    play(segmented(Scheduler.INLINE), 5);
    List<Path> files = segments();
    List<Long> last = lastOfEachSegment();
    int index = 2;
    long whole = last.get(index - 1);
    unreadable.make(files.get(index));

    Verifier.Verification found = Verifier.verify(directory);
    assertEquals(whole + 1, found.damage().sequence());
    assertEquals(whole, found.damage().intactThrough());
    assertTrue(found.damage().what().contains(files.get(index).toString()), found.toString());
    JournalDamagedException thrown =
        assertThrows(JournalDamagedException.class, () -> launch(segmented(Scheduler.INLINE)));
    assertEquals(whole, thrown.intactThrough());

    Path repaired = otherDirectory.resolve("repaired");
    Repair.run(directory, repaired, whole, core -> true);
    Verifier.Verification kept = Verifier.verify(repaired);
    assertNull(kept.damage());
    assertEquals(whole, kept.commands());
  }

  @ParameterizedTest
  @EnumSource(Unreadable.class)
  void whoStartsBehindASegmentThatCannotBeReadCallsNothingIntact(Unreadable unreadable)
      throws IOException {
    play(segmented(Scheduler.INLINE), 5);
    List<Path> files = segments();
    Follower.once(directory, lastOfEachSegment().get(2)).follow();
    long snapshot = SnapshotFiles.sequence(SnapshotFiles.newestFirst(directory).get(0));
    unreadable.make(files.get(2));

    JournalDamagedException thrown =
        assertThrows(JournalDamagedException.class, () -> launch(segmented(Scheduler.INLINE)));
    assertEquals(snapshot + 1, thrown.sequence());
    assertEquals(snapshot, thrown.intactThrough());
    String none =
        "intact: nothing from " + (snapshot + 1) + " on; what is before was not looked at";
    assertTrue(thrown.getMessage().contains(none), thrown.getMessage());
    assertTrue(thrown.getMessage().contains(files.get(2).toString()), thrown.getMessage());
    Verifier.Request fromSnapshot = new Verifier.Request(true, null);
    Damage damage =
        Verifier.verify(directory, fromSnapshot, (buffer, offset, length) -> {}, core -> true)
            .damage();
    assertEquals(snapshot + 1, damage.sequence());
    assertEquals(snapshot + 1, damage.lookedAtFrom());
    assertEquals(snapshot, damage.intactThrough());
  }

  @Test
  void aSegmentThatCannotBeReadIsNoMatterToWhoStopsBefore() throws IOException {
    play(segmented(Scheduler.INLINE), 5);
    List<Path> files = segments();
    Unreadable.EMPTY.make(files.get(files.size() - 1));
    try (JournalReader reader = JournalReader.open(directory)) {
      assertNull(
          reader
              .read(
                  (position, buffer, offset, length) ->
                      Envelope.sequence(buffer, offset) < COMMANDS / 10)
              .damage());
    }
  }

  /** Between the two steps of Chronicle a reader beside the engine may look. */
  @Test
  void aSegmentThatIsNotListedYetIsNoDamage() throws IOException {
    JournalFiles.write(directory, LIMITS, List.of());
    Path segment = JournalFiles.beginSegment(otherDirectory);
    Files.copy(
        segment,
        directory.resolve("journal").resolve(segment.getFileName()),
        StandardCopyOption.REPLACE_EXISTING);
    assertNull(Verifier.verify(directory).damage());
    assertEquals(0, new Follower(directory, 1).follow());
  }
}
