package org.strowger.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.api.CommandPublisher;
import org.strowger.codec.sbe.IdKind;
import org.strowger.harness.EngineTest;
import org.strowger.harness.Forgery;
import org.strowger.harness.JournalFiles;
import org.strowger.harness.Journals;
import org.strowger.harness.RecordedEvents;
import org.strowger.harness.Traffic;
import org.strowger.journal.JournalDamagedException;
import org.strowger.snapshot.SnapshotFiles;

class SnapshotTest extends EngineTest {
  private static final int COMMANDS = 3_000;

  @TempDir private Path otherDirectory;

  /** Plays with a snapshot in the middle, closes, and goes on after the restart. */
  private List<String> playWithRestart(Path where, boolean snapshot, Scheduler scheduler) {
    RecordedEvents events = new RecordedEvents();
    clock.set(START_MS);
    RoutingEngine engine =
        launch(context(scheduler).directory(where).listener(events).automaticTicks(false));
    CommandPublisher publisher = engine.publisher();
    Traffic traffic = new Traffic(5, publisher, clock).begin().play(COMMANDS);
    traffic.take(snapshot ? publisher::takeSnapshot : publisher::tick);
    traffic.play(COMMANDS);
    closeCleanly(engine);

    RoutingEngine again =
        launch(context(scheduler).directory(where).listener(events).automaticTicks(false));
    long applied = again.recovery().commandsApplied();
    assertEquals(again.recovery().sequence() - again.recovery().snapshotSequence(), applied);
    assertEquals(snapshot, again.recovery().snapshotSequence() > COMMANDS);
    new Traffic(6, again.publisher(), clock).play(COMMANDS);
    closeCleanly(again);
    return events.hex();
  }

  @ParameterizedTest
  @EnumSource(Scheduler.class)
  void snapshotAndTailGiveWhatTheWholeJournalGives(Scheduler scheduler) {
    List<String> fromSnapshot = playWithRestart(directory, true, scheduler);
    List<String> fromStart = playWithRestart(otherDirectory, false, scheduler);

    List<Integer> differences = new ArrayList<>();
    for (int i = 0; i < fromStart.size(); i++) {
      if (!fromStart.get(i).equals(fromSnapshot.get(i))) {
        differences.add(i);
      }
    }
    assertEquals(fromStart.size(), fromSnapshot.size());
    assertEquals(1, differences.size(), "only the tick became a snapshot");
    Verifier.Verification verification = Verifier.verify(directory);
    assertTrue(verification.intact());
    assertEquals(Verifier.verify(otherDirectory).events(), verification.events());
  }

  @Test
  void theSameInputTwiceGivesTheSameSnapshot() throws IOException {
    playWithRestart(directory, true, Scheduler.INLINE);
    playWithRestart(otherDirectory, true, Scheduler.INLINE);
    assertEquals(Journals.records(directory), Journals.records(otherDirectory));
    assertEquals(
        hex(SnapshotFiles.newestFirst(directory)), hex(SnapshotFiles.newestFirst(otherDirectory)));
  }

  private static String hex(List<Path> files) throws IOException {
    assertEquals(1, files.size());
    return HexFormat.of().formatHex(Files.readAllBytes(files.get(0)));
  }

  private void journalWithSnapshots(int snapshots) {
    RoutingEngine engine = launch(context(Scheduler.INLINE));
    Traffic traffic = new Traffic(7, engine.publisher(), clock).begin();
    for (int i = 0; i < snapshots; i++) {
      traffic.play(100);
      assertTrue(engine.publisher().takeSnapshot() > 0);
    }
    traffic.play(100);
    closeCleanly(engine);
  }

  private static void flip(Path file, int offset) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[offset] ^= 0x10;
    Files.write(file, bytes);
  }

  @Test
  void aDamagedSnapshotIsRefusedAndTheOneBeforeIsUsed() throws IOException {
    journalWithSnapshots(2);
    List<Path> files = SnapshotFiles.newestFirst(directory);
    assertEquals(2, files.size());
    int length = (int) Files.size(files.get(0));
    int step = Math.max(1, length / 40);
    Long older = null;
    for (int offset = 0; offset < length; offset += step) {
      flip(files.get(0), offset);
      RoutingEngine engine = launch(context(Scheduler.INLINE));
      Recovery.Report report = engine.recovery();
      closeCleanly(engine);
      assertEquals(1, report.refusedSnapshots().size(), "byte " + offset);
      assertTrue(report.refusedSnapshots().get(0).contains(files.get(0).toString()));
      older = report.snapshotSequence();
      assertTrue(files.get(1).toString().contains(String.format(Locale.ROOT, "%020d", older)));
      flip(files.get(0), offset);
    }
    RoutingEngine engine = launch(context(Scheduler.INLINE));
    assertTrue(engine.recovery().snapshotSequence() > older);
    closeCleanly(engine);
  }

  @Test
  void fileNamesHaveTheSameDigitsInEveryLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("fa-IR-u-nu-arabext"));
    try {
      assertEquals(
          "snapshot-00000000000000000042.strowger",
          SnapshotFiles.file(directory, 42).getFileName().toString());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void withoutAGoodSnapshotTheWholeJournalIsReplayed() throws IOException {
    journalWithSnapshots(1);
    Path file = SnapshotFiles.newestFirst(directory).get(0);
    Files.write(file, new byte[10]);
    RoutingEngine engine = launch(context(Scheduler.INLINE));
    assertEquals(0, engine.recovery().snapshotSequence());
    assertEquals(engine.recovery().sequence(), engine.recovery().commandsApplied());
    closeCleanly(engine);
  }

  @Test
  void aJournalThatLostWhatASnapshotHasIsRefused() throws IOException {
    journalWithSnapshots(1);
    Path snapshot = SnapshotFiles.newestFirst(directory).get(0);
    RoutingEngine other = launch(context(Scheduler.INLINE).directory(otherDirectory));
    new Traffic(8, other.publisher(), clock).begin();
    closeCleanly(other);
    Files.createDirectories(SnapshotFiles.directory(otherDirectory));
    Files.copy(snapshot, SnapshotFiles.directory(otherDirectory).resolve(snapshot.getFileName()));
    assertThrows(
        JournalDamagedException.class,
        () -> RoutingEngine.launch(context(Scheduler.INLINE).directory(otherDirectory)));
  }

  @Test
  void aMarkBehindASnapshotThatDiffersTellsWhatAgreesFromThereOn() throws IOException {
    journalWithSnapshots(2);
    List<Path> snapshots = SnapshotFiles.newestFirst(directory);
    List<byte[]> records = JournalFiles.records(directory);
    byte[] mark = records.get(records.size() - 1);
    byte[] forged = mark.clone();
    Forgery.setStateDigest(forged, 0x1234);
    JournalFiles.replace(directory, mark, forged);

    long newest = SnapshotFiles.sequence(snapshots.get(0));
    String told = refusal();
    assertTrue(told.contains("digest of state is 0000000000001234"), told);
    assertTrue(told.contains("nothing from " + (newest + 1) + " on; what is before"), told);

    Files.delete(snapshots.get(0));
    long older = SnapshotFiles.sequence(snapshots.get(1));
    told = refusal();
    String agrees = "commands " + (older + 1) + " to " + newest + "; what is before";
    assertTrue(told.contains(agrees), told);

    Files.delete(snapshots.get(1));
    told = refusal();
    assertTrue(told.contains("intact: commands 1 to " + newest + ". "), told);
  }

  private String refusal() {
    return assertThrows(
            JournalDamagedException.class, () -> RoutingEngine.launch(context(Scheduler.INLINE)))
        .getMessage();
  }

  @ParameterizedTest
  @EnumSource(Scheduler.class)
  void numbersOfInteractionsAreNeverUsedAgain(Scheduler scheduler) {
    for (int launch = 0; launch < 4; launch++) {
      RoutingEngine engine = launch(context(scheduler));
      CommandPublisher publisher = engine.publisher();
      long number = publisher.number(IdKind.INTERACTION, "call-" + launch);
      assertEquals(launch + 1, number);
      // Unknown to the core: its name is released.
      assertTrue(publisher.abandon(number) > 0);
      if (launch % 2 == 1) {
        assertTrue(publisher.takeSnapshot() > 0);
      }
      assertEquals(1, publisher.number(IdKind.CUSTOMER, "customer"));
      closeCleanly(engine);
      assertEquals(0, engine.names().number(IdKind.INTERACTION, "call-" + launch));
      assertEquals("customer", engine.names().text(IdKind.CUSTOMER, 1));
    }
  }
}
