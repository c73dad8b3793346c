package org.strowger.replay.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.harness.JournalFiles;
import org.strowger.harness.Traffic;
import org.strowger.recovery.Follower;
import org.strowger.recovery.JournalReader;
import org.strowger.recovery.Retention;
import org.strowger.recovery.Verifier;
import org.strowger.replay.ExitCode;
import org.strowger.replay.ToolTest;
import org.strowger.snapshot.SnapshotFiles;

/** What is intact goes on in a new directory; nothing is guessed. */
class RepairCommandTest extends ToolTest {
  private static final int COMMANDS = 14_000;

  @TempDir private Path other;

  private Path repaired;
  private List<byte[]> records;

  @BeforeEach
  void writeAJournalOfTwoSegments() {
    repaired = other.resolve("repaired");
    RoutingEngine engine =
        launch(context(Scheduler.INLINE).segmentLength(1 << 20).automaticTicks(false));
    new Traffic(5, engine.publisher(), clock).begin().play(COMMANDS);
    closeCleanly(engine);
    records = JournalFiles.records(directory);
  }

  private void damage(int segmentIndex, byte[] record) throws IOException {
    Path segment = segments().get(segmentIndex);
    byte[] bytes = Files.readAllBytes(segment);
    for (int at = 0; at + record.length <= bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + record.length, record, 0, record.length)) {
        JournalFiles.flip(segment, at + record.length / 2, 1);
        return;
      }
    }
    throw new AssertionError("the record is not in " + segment);
  }

  private List<Path> segments() {
    try (JournalReader journal = JournalReader.open(directory)) {
      return journal.segments();
    }
  }

  /** A record of the last segment, with commands before and behind it. */
  private byte[] lateRecord() {
    return records.get(records.size() - 1000);
  }

  private Run repair(long giveUpAfter) {
    return run("repair", directory, "--out", repaired, "--give-up-after", giveUpAfter, "--json");
  }

  @Test
  void whatIsIntactGoesOnInANewDirectory() throws IOException {
    assertEquals(2, segments().size());
    new Follower(directory, 1_000).follow();
    int snapshots = SnapshotFiles.newestFirst(directory).size();
    damage(1, lateRecord());
    long intact = JournalFiles.sequence(lateRecord()) - 1;
    Files.writeString(directory.resolve("gateway.properties"), "sealCustomers=true\n");
    Map<String, String> before = JournalFiles.contents(directory);

    Run run = repair(intact);
    assertEquals(
        "sealCustomers=true\n",
        Files.readString(repaired.resolve("gateway.properties")),
        "what the gateway keeps beside it");
    assertEquals(ExitCode.GOOD, run.code(), run.out() + run.err());
    assertEquals(intact, run.json().get("commands"));
    assertEquals(intact + 2, run.json().get("first-behind"));
    long last = JournalFiles.sequence(records.get(records.size() - 1));
    assertEquals(last, run.json().get("last-behind"));
    assertEquals(snapshots - 1, ((List<?>) run.json().get("snapshots")).size(), run.out());
    assertEquals(1, ((List<?>) run.json().get("snapshots-given-up")).size(), run.out());
    assertEquals(before, JournalFiles.contents(directory), "the damaged directory is only read");

    List<byte[]> kept = JournalFiles.records(repaired);
    for (int i = 0; i < kept.size(); i++) {
      assertEquals(-1, Arrays.mismatch(records.get(i), kept.get(i)), "record " + i);
    }
    assertEquals(intact, JournalFiles.sequence(kept.get(kept.size() - 1)));
    RoutingEngine engine =
        launch(context(Scheduler.THREADED).directory(repaired).automaticTicks(false));
    assertEquals(intact, engine.recovery().sequence());
    assertTrue(engine.recovery().snapshotSequence() > 0);
    assertEquals(List.of(), engine.recovery().refusedSnapshots());
    new Traffic(6, engine.publisher(), clock).play(1_000);
    closeCleanly(engine);
    assertNull(Verifier.verify(repaired).damage());
  }

  @Test
  void onlyWhoSaysWhatIsGivenUpGetsIt() throws IOException {
    damage(1, lateRecord());
    long intact = JournalFiles.sequence(lateRecord()) - 1;
    for (long wrong : new long[] {0, intact - 1, intact + 1, Long.MAX_VALUE}) {
      Run run = repair(wrong);
      assertEquals(ExitCode.CANNOT_READ, run.code(), run.out());
      assertTrue(run.err().contains("intact through " + intact), run.err());
      assertFalse(Files.exists(repaired), "nothing is written");
    }
    Files.createDirectories(repaired);
    Files.writeString(repaired.resolve("mine"), "kept");
    assertTrue(repair(intact).err().contains("is not empty"));
    assertEquals("kept", Files.readString(repaired.resolve("mine")));
  }

  @Test
  void thereIsNothingToRepairInAGoodJournal() {
    Run run = repair(COMMANDS);
    assertEquals(ExitCode.CANNOT_READ, run.code(), run.out());
    assertTrue(run.err().contains("nothing to repair"), run.err());
    assertFalse(Files.exists(repaired));
  }

  @Test
  void aJournalWhoseFirstSegmentsWereRemovedIsRepairedToo() throws IOException {
    new Follower(directory, 13_000).follow();
    new Retention(directory, null, 1).apply();
    assertEquals(1, segments().size());
    damage(0, lateRecord());
    long intact = JournalFiles.sequence(lateRecord()) - 1;
    long snapshot = SnapshotFiles.sequence(SnapshotFiles.newestFirst(directory).get(0));
    assertTrue(snapshot < intact, "snapshot at " + snapshot);
    Run run = repair(intact);
    assertEquals(ExitCode.GOOD, run.code(), run.out() + run.err());
    RoutingEngine engine = launch(context(Scheduler.INLINE).directory(repaired));
    assertEquals(intact, engine.recovery().sequence());
    closeCleanly(engine);
    assertNull(Verifier.verify(repaired).damage());
  }

  @Test
  void aFileThatWasCutIsRepaired() throws IOException {
    Path segment = segments().get(1);
    byte[] bytes = Files.readAllBytes(segment);
    int end = bytes.length - 1;
    while (bytes[end] == 0) {
      end--;
    }
    JournalFiles.truncate(segment, end - 100_000);
    Run verify = run("verify", directory, "--json");
    long intact = (Long) verify.json("damage").get("intact-through");
    assertTrue(
        intact > 7_000 && intact < JournalFiles.sequence(records.get(records.size() - 1)),
        verify.out());
    Run run = repair(intact);
    assertEquals(ExitCode.GOOD, run.code(), run.out() + run.err());
    assertEquals(0L, run.json().get("records-behind"));
    assertEquals(intact, Verifier.verify(repaired).head().sequence());
  }
}
