package org.strowger.recovery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.EngineContext;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.core.StateMachine;
import org.strowger.harness.EngineTest;
import org.strowger.harness.JournalFiles;
import org.strowger.harness.Traffic;
import org.strowger.journal.JournalBegin;
import org.strowger.journal.JournalDamagedException;
import org.strowger.journal.Seal;
import org.strowger.monitor.Figure;
import org.strowger.monitor.FiguresReader;
import org.strowger.snapshot.DiscardedSnapshots;
import org.strowger.snapshot.SnapshotFiles;

/** A follower writes snapshots beside the engine; what they make superfluous goes. */
class RetentionTest extends EngineTest {
  private static final int COMMANDS = 20_000;
  private static final long SHORT = 1 << 20;

  @TempDir private Path archive;

  private EngineContext segmented(Scheduler scheduler) {
    return context(scheduler).segmentLength(SHORT).automaticTicks(false);
  }

  private void play(EngineContext context, int commands) {
    RoutingEngine engine = launch(context);
    new Traffic(5, engine.publisher(), clock).begin().play(commands);
    closeCleanly(engine);
  }

  private void follow(long commandsPerSnapshot) {
    new Follower(directory, commandsPerSnapshot).follow();
  }

  private List<Path> segments() {
    try (JournalReader reader = JournalReader.open(directory)) {
      return reader.segments();
    }
  }

  @Test
  void aFollowersSnapshotsAreWhatRecoveryStartsFrom() {
    play(segmented(Scheduler.INLINE), COMMANDS);
    Verifier.Verification whole = Verifier.verify(directory);
    follow(5_000);
    int snapshots = SnapshotFiles.newestFirst(directory).size();
    assertTrue(snapshots >= 3, "snapshots " + snapshots);
    for (int i = 0; i < snapshots; i++) {
      RoutingEngine engine = launch(segmented(Scheduler.INLINE));
      Path newest = SnapshotFiles.newestFirst(directory).get(0);
      assertEquals(SnapshotFiles.sequence(newest), engine.recovery().snapshotSequence());
      assertEquals(whole.commands(), engine.recovery().sequence());
      closeCleanly(engine);
      Verifier.Verification fromSnapshot =
          Verifier.verify(
              directory,
              new Verifier.Request(true, null),
              (buffer, offset, length) -> {},
              core -> true);
      assertNull(fromSnapshot.damage());
      assertEquals(whole.stateDigest(), fromSnapshot.stateDigest());
      assertEquals(whole.eventDigest(), fromSnapshot.eventDigest());
      assertTrue(newest.toFile().delete());
    }
  }

  @Test
  void aFollowerBesideARunningEngineKeepsUpAndTheEngineGoesOnFromItsSnapshot() {
    RoutingEngine engine =
        launch(segmented(Scheduler.THREADED).followerSnapshots(5_000).snapshotsKept(2));
    Traffic traffic = new Traffic(5, engine.publisher(), clock).begin();
    int rounds = 0;
    while (rounds++ < 200 && JournalBegin.read(directory) == null) {
      traffic.play(2_000);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      assertNull(engine.snapshotFailure());
    }
    closeCleanly(engine);
    assertNull(engine.snapshotFailure());
    JournalBegin begin = JournalBegin.read(directory);
    assertTrue(begin.segment() > 1, "begins at " + begin.segment());
    RoutingEngine again = launch(segmented(Scheduler.THREADED));
    assertTrue(again.recovery().snapshotSequence() > begin.sequence());
    new Traffic(6, again.publisher(), clock).play(1_000);
    closeCleanly(again);
    Verifier.Verification verification = Verifier.verify(directory);
    assertNull(verification.damage());
    assertTrue(verification.snapshotSequence() > begin.sequence());
  }

  @Test
  void segmentsBeforeTheOldestKeptSnapshotGo() throws IOException {
    play(segmented(Scheduler.INLINE), COMMANDS);
    Verifier.Verification whole = Verifier.verify(directory);
    follow(2_000);
    List<Path> before = segments();
    List<Path> snapshots = SnapshotFiles.newestFirst(directory);
    List<Path> gone = new Retention(directory, archive, 2).apply();

    assertEquals(snapshots.subList(0, 2), SnapshotFiles.newestFirst(directory));
    assertTrue(segments().size() < before.size());
    assertEquals(before.subList(before.size() - segments().size(), before.size()), segments());
    for (Path file : gone) {
      assertTrue(Files.notExists(file), file + " is still there");
      Path kept = archive.resolve(directory.relativize(file).toString());
      assertTrue(Files.exists(kept), kept + " is missing");
    }
    assertEquals(List.of(), new Retention(directory, archive, 2).apply(), "again");

    Verifier.Verification verification = Verifier.verify(directory);
    assertNull(verification.damage());
    assertEquals(SnapshotFiles.sequence(snapshots.get(1)), verification.snapshotSequence());
    assertEquals(whole.stateDigest(), verification.stateDigest());
    assertEquals(whole.eventDigest(), verification.eventDigest());
    assertEquals(whole.head(), verification.head());

    RoutingEngine engine = launch(segmented(Scheduler.INLINE));
    assertEquals(whole.commands(), engine.recovery().sequence());
    closeCleanly(engine);
    putBack(gone);
    // An engine that opens the journal for writing lists its segments anew.
    closeCleanly(launch(segmented(Scheduler.INLINE)));
    assertEquals(whole, Verifier.verify(directory), "the archive's files make it whole again");
  }

  private void putBack(List<Path> files) throws IOException {
    for (Path file : files) {
      Files.copy(archive.resolve(directory.relativize(file).toString()), file);
    }
    Files.delete(directory.resolve(JournalBegin.FILE_NAME));
  }

  @Test
  void aSegmentThatIsStillThereDoesNotCountOnceTheJournalBeginsBehindIt() throws IOException {
    play(segmented(Scheduler.INLINE), COMMANDS);
    follow(2_000);
    List<Path> gone = new Retention(directory, archive, 1).apply();
    Path first = gone.get(0);
    Files.write(first, new byte[10]);
    assertNull(Verifier.verify(directory).damage());
    assertEquals(List.of(first), new Retention(directory, null, 1).apply());
  }

  /** As a process does that is killed between writing the begin and deleting. */
  private Path leaveOneThatCountsNoMore() throws IOException {
    play(segmented(Scheduler.INLINE), COMMANDS);
    follow(2_000);
    Path first = new Retention(directory, archive, 1).apply().get(0);
    Files.copy(archive.resolve(directory.relativize(first).toString()), first);
    return first;
  }

  @Test
  void besideWhatCountsNoMoreAReaderSeesWhatIsThereWhenItBegins() throws IOException {
    leaveOneThatCountsNoMore();
    RoutingEngine engine = launch(segmented(Scheduler.INLINE));
    Traffic traffic = new Traffic(6, engine.publisher(), clock);
    traffic.play(1_000);
    long there = COMMANDS + 1_000;
    JournalReader reader = JournalReader.open(directory);
    try (reader) {
      List<Path> opened = reader.segments();
      traffic.play(2 * COMMANDS);
      assertTrue(segments().size() > opened.size(), "no segment was begun since");
      JournalReader.Reading reading = reader.read((position, buffer, offset, length) -> true);
      assertNull(reading.damage());
      assertTrue(reading.lastSequence() >= there, reading.lastSequence() + " of " + there);
    }
    closeCleanly(engine);
    assertNull(Verifier.verify(directory).damage());
  }

  @Test
  void besideWhatCountsNoMoreASnapshotOfSinceTheOpeningIsNoDamage() throws IOException {
    leaveOneThatCountsNoMore();
    RoutingEngine engine = launch(segmented(Scheduler.INLINE));
    Traffic traffic = new Traffic(6, engine.publisher(), clock);
    JournalReader reader = JournalReader.open(directory);
    try (reader) {
      int opened = reader.segments().size();
      traffic.play(2 * COMMANDS);
      follow(2_000);
      NewestSnapshot newest =
          NewestSnapshot.load(
              directory, () -> reader.core((buffer, offset, length) -> {}), new ArrayList<>());
      assertTrue(segments().size() > opened, "no segment was begun since");
      JournalReader.Reading reading =
          reader.readAfterMark(
              new Seal(),
              newest.journalPosition(),
              newest.mark(),
              (position, buffer, offset, length) -> true);
      assertNull(reading.damage());
    }
    closeCleanly(engine);
  }

  /** The one who launches has a place of its own for links; one that was killed left some there. */
  @Test
  void besideWhatCountsNoMoreAnEngineLaunchesWhereOneWasKilledDoingSo() throws IOException {
    Path first = leaveOneThatCountsNoMore();
    Path making = Files.createDirectories(first.resolveSibling("making"));
    Files.createSymbolicLink(making.resolve(first.getFileName()), first);
    Files.createFile(making.resolve("metadata.cq4t"));
    play(segmented(Scheduler.INLINE), COMMANDS);
    assertTrue(Files.notExists(making));
    assertNull(Verifier.verify(directory).damage());
  }

  @Test
  void besideWhatCountsNoMoreAReaderIsToldThatItWasOvertaken() throws IOException {
    play(segmented(Scheduler.INLINE), 2 * COMMANDS);
    new Follower(directory, 2_000).followToSnapshot(() -> {});
    new Follower(directory, COMMANDS / 4).followToSnapshot(() -> {});
    Path first = new Retention(directory, archive, 1).apply().get(0);
    Files.copy(archive.resolve(directory.relativize(first).toString()), first);
    JournalReader reader = JournalReader.open(directory);
    try (reader) {
      List<Path> opened = reader.segments();
      assertTrue(opened.size() > 2, "segments " + opened);
      assertThrows(
          JournalCutException.class,
          () ->
              reader.read(
                  (position, buffer, offset, length) -> {
                    if (Files.exists(opened.get(1))) {
                      follow(2_000);
                      new Retention(directory, null, 1).apply();
                    }
                    return true;
                  }));
    }
  }

  @Test
  void whatIsDamagedStays() throws IOException {
    play(segmented(Scheduler.INLINE), COMMANDS);
    follow(2_000);
    Path first = segments().get(0);
    JournalFiles.flip(first, Files.size(first) / 3, 1);
    int segments = segments().size();
    assertThrows(JournalDamagedException.class, () -> new Retention(directory, archive, 1).apply());
    assertEquals(segments, segments().size());
    assertNull(JournalBegin.read(directory));
  }

  @Test
  void damageAmongWhatCouldGoKeepsNobodyFromFollowing() throws IOException {
    play(segmented(Scheduler.INLINE), COMMANDS);
    follow(COMMANDS / 2);
    long before = SnapshotFiles.sequence(SnapshotFiles.newestFirst(directory).get(0));
    Path first = segments().get(0);
    JournalFiles.flip(first, Files.size(first) / 3, 1);
    RoutingEngine engine =
        launch(
            segmented(Scheduler.THREADED)
                .followerSnapshots(2_000)
                .snapshotsKept(1)
                .liveFigures(true));
    Traffic traffic = new Traffic(6, engine.publisher(), clock);
    int rounds = 0;
    long newest = before;
    while (rounds++ < 300 && newest < before + 3 * COMMANDS / 2) {
      traffic.play(500);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      newest = SnapshotFiles.sequence(SnapshotFiles.newestFirst(directory).get(0));
    }
    assertTrue(newest >= before + 3 * COMMANDS / 2, newest + " of " + before);
    assertInstanceOf(JournalDamagedException.class, engine.snapshotFailure());
    closeCleanly(engine);
    try (FiguresReader figures = FiguresReader.open(directory)) {
      assertEquals(1, figures.get(Figure.SNAPSHOT_FAILURES));
    }
    assertTrue(Files.exists(first));
  }

  @Test
  void anArchiveThatFailsKeepsNobodyFromFollowing() throws IOException {
    play(segmented(Scheduler.INLINE), COMMANDS);
    follow(COMMANDS / 2);
    Path first = segments().get(0);
    Path inTheWay = archive.resolve(directory.relativize(first).toString());
    Files.createDirectories(inTheWay.getParent());
    Files.write(inTheWay, new byte[1]);
    long begun = SnapshotFiles.sequence(SnapshotFiles.newestFirst(directory).get(0));
    RoutingEngine engine =
        launch(
            segmented(Scheduler.THREADED)
                .followerSnapshots(2_000)
                .snapshotsKept(1)
                .archive(archive));
    Traffic traffic = new Traffic(6, engine.publisher(), clock);
    int rounds = 0;
    long newest = begun;
    while (rounds++ < 300 && newest < begun + 2 * COMMANDS) {
      traffic.play(500);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      newest = SnapshotFiles.sequence(SnapshotFiles.newestFirst(directory).get(0));
    }
    assertTrue(newest >= begun + 2 * COMMANDS, newest + " of " + begun);
    String told = engine.snapshotFailure().getMessage();
    assertTrue(told.contains("the archive has another file of this name"), told);
    assertTrue(Files.exists(first));
    Files.delete(inTheWay);
    long deadlineNs = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (engine.snapshotFailure() != null && System.nanoTime() - deadlineNs < 0) {
      traffic.play(100);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    assertTrue(Files.notExists(first), "not tried again");
    assertNull(engine.snapshotFailure());
    closeCleanly(engine);
  }

  @Test
  void whoFollowsALongJournalPausesAtEachSnapshotForRetention() {
    play(segmented(Scheduler.INLINE), 2 * COMMANDS);
    Follower follower = new Follower(directory, 2_000);
    Retention retention = new Retention(directory, null, 1);
    int snapshots = 0;
    while (follower.followToSnapshot(() -> {})) {
      snapshots++;
      assertTrue(SnapshotFiles.newestFirst(directory).size() <= 2);
      retention.apply();
      assertEquals(1, SnapshotFiles.newestFirst(directory).size());
    }
    assertTrue(snapshots > 3, "snapshots " + snapshots);
    assertEquals(Verifier.verify(directory).head().sequence(), follower.sequence());
  }

  @Test
  void whatIsIntactBeforeADamagedSegmentGoes() throws IOException {
    play(segmented(Scheduler.INLINE), 2 * COMMANDS);
    follow(2_000);
    List<Path> before = segments();
    assertTrue(before.size() > 3, "segments " + before);
    Path damaged = before.get(2);
    byte[] bytes = Files.readAllBytes(damaged);
    JournalFiles.flip(damaged, Files.size(damaged) / 3, 1);
    Retention retention = new Retention(directory, archive, 1);
    assertThrows(JournalDamagedException.class, retention::apply);
    assertEquals(before.subList(2, before.size()), segments());
    Files.write(damaged, bytes);
    assertTrue(retention.apply().contains(damaged));
    assertNull(Verifier.verify(directory).damage());
  }

  /** A step before the journal's begin moves behind a segment, and one before the file goes. */
  @ParameterizedTest
  @ValueSource(ints = {5, 6})
  void itCanBeEndedAnywhereAndGoesOn(int step) {
    play(segmented(Scheduler.INLINE), 2 * COMMANDS);
    follow(2_000);
    List<Path> before = segments();
    Retention retention = new Retention(directory, archive, 1);
    AtomicInteger steps = new AtomicInteger();
    Runnable end =
        () -> {
          if (steps.incrementAndGet() == step) {
            throw new CancellationException();
          }
        };
    assertThrows(CancellationException.class, () -> retention.apply(end));
    assertEquals(before.subList(step - 3, before.size()), segments());
    assertTrue(Files.exists(before.get(2)));
    assertNull(Verifier.verify(directory).damage());
    steps.set(step - 1);
    assertThrows(CancellationException.class, () -> retention.apply(end), "leftovers too");
    assertTrue(Files.exists(before.get(2)));
    assertTrue(retention.apply().contains(before.get(2)));
  }

  @Test
  void onTheSameDiskTheArchiveTakesNoRoom() throws IOException {
    play(segmented(Scheduler.INLINE), COMMANDS);
    follow(2_000);
    Path first = segments().get(0);
    Path killed = archive.resolve(directory.relativize(first).toString());
    Files.createDirectories(killed.getParent());
    Files.createLink(killed, first);
    Map<Path, Object> before = new HashMap<>();
    for (Path file : segments()) {
      before.put(file.getFileName(), fileKey(file));
    }
    List<Path> gone = new Retention(directory, archive, 1).apply();
    assertTrue(gone.get(1).startsWith(first.getParent()), gone.toString());
    for (Path file : gone.subList(0, 2)) {
      assertTrue(Files.notExists(file));
      Path kept = archive.resolve(directory.relativize(file).toString());
      assertEquals(before.get(file.getFileName()), fileKey(kept));
    }
  }

  private static Object fileKey(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  @Test
  void onAnotherDiskTheArchiveHasCopies() throws IOException {
    Path memory = Path.of("/dev/shm");
    assumeTrue(
        Files.isWritable(memory)
            && !Files.getFileStore(memory).equals(Files.getFileStore(directory)),
        "needs two file systems, and finds no other than that of the engine's directory");
    play(segmented(Scheduler.INLINE), COMMANDS);
    follow(2_000);
    byte[] bytes = Files.readAllBytes(segments().get(0));
    Path other = Files.createTempDirectory(memory, "strowger-archive");
    try {
      List<Path> gone = new Retention(directory, other.resolve("of/mine"), 1).apply();
      Path kept = other.resolve("of/mine").resolve(directory.relativize(gone.get(0)).toString());
      assertArrayEquals(bytes, Files.readAllBytes(kept));
    } finally {
      try (Stream<Path> files = Files.walk(other)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> assertTrue(file.toFile().delete()));
      }
    }
  }

  @Test
  void whoReadsBesideItSeesTheJournalWholeOrIsToldThatItWasCut() throws Exception {
    RoutingEngine engine =
        launch(segmented(Scheduler.THREADED).followerSnapshots(2_000).snapshotsKept(1));
    AtomicBoolean ended = new AtomicBoolean();
    FutureTask<Integer> reader =
        new FutureTask<>(
            () -> {
              int read = 0;
              while (!ended.get()) {
                try {
                  Verifier.Verification verification = Verifier.verify(directory);
                  assertNull(verification.damage());
                  read++;
                } catch (JournalCutException overtaken) {
                  assertTrue(overtaken.getMessage().contains("were removed"));
                }
              }
              return read;
            });
    Thread thread = new Thread(reader, "reader");
    thread.start();
    Traffic traffic = new Traffic(5, engine.publisher(), clock).begin();
    int rounds = 0;
    while (rounds++ < 600 && !reader.isDone() && segmentsGone() < 40) {
      traffic.play(500);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    ended.set(true);
    assertTrue(reader.get() > 0, "read whole");
    assertTrue(segmentsGone() > 3, "segments gone: " + segmentsGone());
    assertNull(engine.snapshotFailure());
    closeCleanly(engine);
  }

  private int segmentsGone() {
    JournalBegin begin = JournalBegin.read(directory);
    return begin == null ? 0 : begin.segment() - 1;
  }

  @Test
  void whoIsOvertakenByItIsToldSoAndNotOfDamage() {
    play(segmented(Scheduler.INLINE), 2 * COMMANDS);
    follow(2_000);
    long last = Verifier.verify(directory).head().sequence();
    Verifier.Observer overtaken =
        core -> {
          if (core.sequence() == 1) {
            new Retention(directory, null, 1).apply();
          }
          return true;
        };
    String told =
        assertThrows(
                JournalCutException.class,
                () -> Verifier.verify(directory, (buffer, offset, length) -> {}, overtaken))
            .getMessage();
    long removed = JournalBegin.read(directory).sequence();
    assertTrue(told.contains("commands 1 to " + removed + " were removed"), told);
    Verifier.Verification again = Verifier.verify(directory);
    assertNull(again.damage());
    assertEquals(last, again.head().sequence());
  }

  @Test
  void aSnapshotThatGoesWhileItIsLookedForIsNotTold() {
    play(segmented(Scheduler.INLINE), COMMANDS);
    follow(2_000);
    new Retention(directory, null, 1).apply();
    Path only = SnapshotFiles.newestFirst(directory).get(0);
    Supplier<StateMachine> goesMeanwhile =
        () -> {
          assertTrue(only.toFile().delete());
          throw new UncheckedIOException(new IOException("gone"));
        };
    List<String> refused = new ArrayList<>();
    assertNull(NewestSnapshot.load(directory, goesMeanwhile, refused));
    assertEquals(List.of(), refused);
  }

  /** Retention took the only one that was listed away, because there is a newer one. */
  @Test
  void aSnapshotThatComesForOneThatGoesIsFound() throws IOException {
    play(segmented(Scheduler.INLINE), COMMANDS);
    follow(2_000);
    List<Path> all = SnapshotFiles.newestFirst(directory);
    Path newer = all.get(0);
    Path elsewhere = archive.resolve("newer");
    Files.move(newer, elsewhere);
    for (Path file : all.subList(2, all.size())) {
      Files.delete(file);
    }
    AtomicInteger cores = new AtomicInteger();
    Supplier<StateMachine> replacedMeanwhile =
        () -> {
          if (cores.getAndIncrement() == 0) {
            assertTrue(all.get(1).toFile().delete());
            assertTrue(elsewhere.toFile().renameTo(newer.toFile()));
            throw new UncheckedIOException(new IOException("gone"));
          }
          return new StateMachine(LIMITS, (buffer, offset, length) -> {}, new DiscardedSnapshots());
        };
    List<String> refused = new ArrayList<>();
    NewestSnapshot found = NewestSnapshot.loadOldest(directory, 0, replacedMeanwhile, refused);
    assertEquals(SnapshotFiles.sequence(newer), found.core().sequence());
    assertEquals(List.of(), refused);
  }

  private void assertNothingGoes(Path moveTo) throws IOException {
    List<Path> before = segments();
    assertTrue(before.size() > 2, "segments " + before);
    Retention retention = new Retention(directory, moveTo, 1);
    String told = assertThrows(UncheckedIOException.class, retention::apply).getMessage();
    assertTrue(told.contains("it was not removed"), told);
    assertEquals(before, segments());
    assertNull(Verifier.verify(directory).damage());
  }

  @Test
  void whatAnArchiveHasOfAnotherEngineIsNotTakenForIt() throws IOException {
    play(segmented(Scheduler.INLINE), COMMANDS);
    follow(10_000);
    Path first = segments().get(0);
    Path other = archive.resolve("journal").resolve(first.getFileName());
    Files.createDirectories(other.getParent());
    for (int longer : new int[] {0, 1}) {
      byte[] bytes = new byte[(int) Files.size(first) + longer];
      Files.write(other, bytes);
      assertNothingGoes(archive);
      assertArrayEquals(bytes, Files.readAllBytes(other));
    }
    Files.copy(first, other, StandardCopyOption.REPLACE_EXISTING);
    assertTrue(new Retention(directory, archive, 1).apply().contains(first));
  }

  @Test
  void theEnginesDirectoryIsNoArchive() throws IOException {
    play(segmented(Scheduler.INLINE), COMMANDS);
    follow(10_000);
    assertNothingGoes(directory);
    Path link = archive.resolve("link");
    Files.createSymbolicLink(link, directory);
    for (Path same : List.of(directory, link, directory.resolve("journal/of/mine"))) {
      EngineContext context = segmented(Scheduler.INLINE).snapshotsKept(1).archive(same);
      String refusal =
          assertThrows(IllegalStateException.class, () -> RoutingEngine.launch(context))
              .getMessage();
      assertTrue(refusal.contains("archive must be another directory"), refusal);
    }
    EngineContext nothingKept = segmented(Scheduler.INLINE).archive(archive);
    assertThrows(IllegalStateException.class, () -> RoutingEngine.launch(nothingKept));
  }

  @Test
  void aFileIsNoArchive() throws IOException {
    Path file = Files.createFile(archive.resolve("file"));
    EngineContext context = segmented(Scheduler.INLINE).snapshotsKept(1).archive(file);
    String refusal =
        assertThrows(IllegalStateException.class, () -> RoutingEngine.launch(context)).getMessage();
    assertEquals("archive must be a directory, is a file: " + file, refusal);
  }

  @Test
  void nothingGoesBeforeThereAreAsManySnapshotsAsStay() {
    play(segmented(Scheduler.INLINE), COMMANDS);
    follow(COMMANDS / 2);
    int snapshots = SnapshotFiles.newestFirst(directory).size();
    assertEquals(List.of(), new Retention(directory, archive, snapshots + 1).apply());
  }

  @Test
  void withoutAGoodSnapshotAJournalThatWasCutIsRefused() throws IOException {
    play(segmented(Scheduler.INLINE), COMMANDS);
    follow(2_000);
    new Retention(directory, null, 1).apply();
    for (Path snapshot : SnapshotFiles.newestFirst(directory)) {
      JournalFiles.flip(snapshot, 200, 1);
    }
    JournalDamagedException thrown =
        assertThrows(JournalDamagedException.class, () -> launch(segmented(Scheduler.INLINE)));
    assertTrue(thrown.getMessage().contains("were removed"), thrown.getMessage());
    assertTrue(!Verifier.verify(directory).intact());
  }

  @Test
  void aChangedBeginOfAJournalIsFound() throws IOException {
    play(segmented(Scheduler.INLINE), COMMANDS);
    follow(2_000);
    new Retention(directory, null, 1).apply();
    Path file = directory.resolve(JournalBegin.FILE_NAME);
    String text = Files.readString(file);
    int at = text.indexOf("mark=") + 50;
    Files.writeString(
        file,
        text.substring(0, at) + (text.charAt(at) == '0' ? '1' : '0') + text.substring(at + 1));
    JournalReader reader = JournalReader.open(directory);
    try (reader) {
      assertTrue(reader.read((position, buffer, offset, length) -> true).damage() != null);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | segment is missing; it tells where the journal begins",
        "garbage | segment is missing; it tells where the journal begins",
        "segment=x | segment is x; it",
        "segment=-1 | segment is -1; it",
        "segment=2147483648 | segment is 2147483648; it",
        "segment=2,highestInteraction=1 | mark is ; it",
        "segment=2,highestInteraction=1,mark=zz | mark is zz; it",
        "segment=2,mark=00 | highestInteraction is missing; it",
        "segment=\\u12 | Malformed \\uxxxx encoding.",
      })
  void aBeginOfAJournalThatIsNoneIsRefusedInWords(String lines, String told) throws IOException {
    Path file = directory.resolve(JournalBegin.FILE_NAME);
    Files.writeString(file, lines.replace(',', '\n'));
    String refusal =
        assertThrows(IllegalStateException.class, () -> JournalBegin.read(directory)).getMessage();
    assertTrue(refusal.startsWith(file + " is not understood: " + told), refusal);
  }

  @Test
  void aBeginOfAJournalThatIsNoTextIsRefusedInWords() throws IOException {
    Path file = directory.resolve(JournalBegin.FILE_NAME);
    Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
    assertEquals(
        file + " is not understood: it is not UTF-8",
        assertThrows(IllegalStateException.class, () -> JournalBegin.read(directory)).getMessage());
  }
}
