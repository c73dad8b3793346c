package org.strowger.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.harness.EngineTest;
import org.strowger.harness.JournalFiles;
import org.strowger.harness.Traffic;
import org.strowger.journal.Damage;
import org.strowger.journal.JournalBegin;
import org.strowger.journal.chronicle.ChronicleJournalSource;

/** A journal and its archive, read while retention moves segments from one to the other. */
class WholeJournalTest extends EngineTest {
  private static final int COMMANDS = 60_000;

  @TempDir private Path archive;

  private Verifier.Verification before;
  private int retained;

  @BeforeEach
  void write() {
    RoutingEngine engine =
        launch(context(Scheduler.INLINE).segmentLength(1 << 20).automaticTicks(false));
    new Traffic(5, engine.publisher(), clock).begin().play(COMMANDS);
    closeCleanly(engine);
    before = Verifier.verify(directory);
    retain(20_000);
    assertNotEquals(null, JournalBegin.read(directory));
  }

  /** A snapshot at the next mark behind a command; what lies before it goes to the archive. */
  private List<Path> retain(long behind) {
    Follower.once(directory, behind).follow();
    return new Retention(directory, archive, 1).apply();
  }

  private Verifier.Verification verify(WholeJournal whole, long retainAt) {
    return whole.verify(
        null,
        core -> {
          if (core.sequence() == retainAt && retained++ == 0) {
            assertTrue(!retain(50_000).isEmpty(), "nothing was moved");
          }
          return true;
        });
  }

  @Test
  void whatGoesToTheArchiveWhileItIsReadIsReadThere() {
    try (WholeJournal whole = WholeJournal.of(directory, archive)) {
      assertEquals(before, verify(whole, 1));
    }
    assertEquals(1, retained, "it need not begin again");
    try (WholeJournal whole = WholeJournal.of(directory, archive)) {
      assertEquals(before, verify(whole, -1));
    }
  }

  @Test
  void whoOpensASegmentJustWhenItGoesBeginsAgain() {
    long end = JournalBegin.read(directory).sequence();
    try (WholeJournal whole = WholeJournal.of(directory, archive)) {
      assertEquals(before, verify(whole, end));
    }
    assertTrue(retained >= 2, "it read to the end the first time");
  }

  @Test
  void damageIsToldThoughSegmentsGoMeanwhile() throws IOException {
    Path archived = ChronicleJournalSource.file(archive, ChronicleJournalSource.firstSegment());
    JournalFiles.flip(archived, Files.size(archived) / 2, 1);
    try (WholeJournal whole = WholeJournal.of(directory, archive)) {
      Verifier.Verification verification = verify(whole, 1);
      assertTrue(verification.damage().sequence() < JournalBegin.read(directory).sequence());
    }
    try (WholeJournal whole = WholeJournal.of(directory, archive)) {
      assertNotEquals(null, verify(whole, -1).damage());
    }
  }

  @Test
  void damageIsToldWithTheFileItIsIn() throws IOException {
    Path archived = ChronicleJournalSource.file(archive, ChronicleJournalSource.firstSegment());
    JournalFiles.truncate(archived, Files.size(archived) / 2);
    assertEquals(archived, damagedFile());
    Files.write(archived, new byte[1]);
    assertEquals(archived, damagedFile());
  }

  @Test
  void whatIsNotInTheArchiveYetIsDamagedInTheDirectory() throws IOException {
    int segment = JournalBegin.read(directory).segment();
    Path here = ChronicleJournalSource.file(directory, segment);
    JournalFiles.truncate(here, Files.size(here) / 2);
    assertEquals(here, damagedFile());
  }

  /** The one that the text names, and the one that the position, if there is any, is in. */
  private Path damagedFile() {
    try (WholeJournal whole = WholeJournal.of(directory, archive)) {
      Damage damage = verify(whole, -1).damage();
      String file = damage.what().replaceAll("^.*the segment (.*[.]cq4) .*$", "$1");
      if (damage.position() >= 0) {
        Path holder = WholeJournal.holder(directory, archive, damage.position());
        assertTrue(JournalReader.place(holder, damage.position()).startsWith(file + ", entry "));
      }
      return Path.of(file);
    }
  }

  @Test
  void whatIsMissingInTheArchiveIsNamed() throws IOException {
    Path archived = archive.resolve(directory.relativize(retain(50_000).get(0)));
    Files.delete(archived);
    String told =
        assertThrows(IllegalStateException.class, () -> WholeJournal.of(directory, archive))
            .getMessage();
    assertTrue(told.contains(archived.getFileName() + " is missing"), told);
    assertNull(Verifier.verify(directory).damage());
  }
}
