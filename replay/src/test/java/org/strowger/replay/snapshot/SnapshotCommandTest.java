package org.strowger.replay.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.harness.JournalFiles;
import org.strowger.harness.Traffic;
import org.strowger.recovery.Follower;
import org.strowger.recovery.Retention;
import org.strowger.recovery.Verifier;
import org.strowger.replay.ExitCode;
import org.strowger.replay.ToolTest;
import org.strowger.snapshot.SnapshotFileReader;
import org.strowger.snapshot.SnapshotFiles;

/** A snapshot from outside is one that recovery starts from. */
class SnapshotCommandTest extends ToolTest {
  private static final int COMMANDS = 6_000;

  private RoutingEngine play(Scheduler scheduler) {
    RoutingEngine engine = launch(context(scheduler).automaticTicks(false));
    Traffic traffic = new Traffic(5, engine.publisher(), clock);
    if (engine.recovery().sequence() == 0) {
      traffic.begin();
    }
    traffic.play(COMMANDS);
    return engine;
  }

  @Test
  void recoveryStartsFromIt() {
    closeCleanly(play(Scheduler.INLINE));
    Run run = run("snapshot", directory);
    assertEquals(ExitCode.GOOD, run.code(), run.err());
    assertEquals(1, SnapshotFiles.newestFirst(directory).size());
    long sequence = SnapshotFiles.sequence(SnapshotFiles.newestFirst(directory).get(0));
    assertTrue(run.out().contains("" + sequence), run.out());

    RoutingEngine engine = launch(context(Scheduler.INLINE));
    assertEquals(sequence, engine.recovery().snapshotSequence());
    assertEquals(0, engine.recovery().commandsApplied());
    closeCleanly(engine);
    assertTrue(run("snapshot", directory).out().contains("none is due"));
    assertEquals(1, SnapshotFiles.newestFirst(directory).size());
  }

  @Test
  void oneThatIsDamagedIsWrittenAnew() throws IOException {
    closeCleanly(play(Scheduler.INLINE));
    assertEquals(ExitCode.GOOD, run("snapshot", directory).code());
    Path file = SnapshotFiles.newestFirst(directory).get(0);
    byte[] good = Files.readAllBytes(file);
    byte[] changed = good.clone();
    changed[200] ^= 1;
    Files.write(file, changed);
    assertEquals(ExitCode.GOOD, run("snapshot", directory).code());
    assertArrayEquals(good, Files.readAllBytes(file));
  }

  @Test
  void oneThatCannotBeReadCountsAsDamaged() throws IOException {
    closeCleanly(play(Scheduler.INLINE));
    assertEquals(ExitCode.GOOD, run("snapshot", directory).code());
    Path file = SnapshotFiles.newestFirst(directory).get(0);
    Files.delete(file);
    Files.createDirectory(file);
    assertFalse(SnapshotFileReader.isGood(file));
    Run described = run("describe", directory);
    assertTrue(described.out().contains("cannot be read"), described.out() + described.err());
    assertEquals(List.of(), new Retention(directory, null, 1).apply());
  }

  @Test
  void theEngineMayRun() {
    RoutingEngine engine = play(Scheduler.THREADED);
    Run run = run("snapshot", directory);
    assertEquals(ExitCode.GOOD, run.code(), run.err());
    assertEquals(1, SnapshotFiles.newestFirst(directory).size());
    closeCleanly(engine);
    RoutingEngine again = play(Scheduler.INLINE);
    assertTrue(again.recovery().snapshotSequence() > 0);
    closeCleanly(again);
    assertEquals(ExitCode.GOOD, run("verify", directory, "--from-snapshot").code());
  }

  @Test
  void whoWritesASingleSnapshotReadsNoFurther() {
    closeCleanly(play(Scheduler.INLINE));
    long first = Verifier.verify(directory).commands();
    closeCleanly(play(Scheduler.INLINE));
    Follower follower = Follower.once(directory, 1);
    long written = follower.follow();
    assertTrue(written > 0 && written <= first, written + " of " + first);
    assertEquals(written, follower.sequence(), "nothing behind its snapshot is applied");
    assertEquals(
        List.of(SnapshotFiles.file(directory, written)), SnapshotFiles.newestFirst(directory));
  }

  @Test
  void nothingIsWrittenWhereThereIsNoMarkOrTheJournalIsDamaged() throws IOException {
    assertEquals(ExitCode.CANNOT_READ, run("snapshot", directory).code());
    closeCleanly(play(Scheduler.INLINE));
    byte[] record = JournalFiles.records(directory).get(100);
    long at = JournalFiles.offset(directory, record);
    JournalFiles.flip(JournalFiles.segment(directory), at + 70, 1);
    Run run = run("snapshot", directory);
    assertEquals(ExitCode.BAD, run.code(), run.out());
    assertTrue(run.err().contains("checksum"), run.err());
    assertEquals(0, SnapshotFiles.newestFirst(directory).size());
    assertTrue(Files.notExists(SnapshotFiles.file(directory, 100)));
  }
}
