package org.strowger.replay.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.harness.JournalFiles;
import org.strowger.harness.Traffic;
import org.strowger.replay.ExitCode;
import org.strowger.replay.ToolTest;
import org.strowger.snapshot.SnapshotFiles;

class DescribeCommandTest extends ToolTest {
  @Test
  void aJournalIsDescribed() throws IOException {
    writeScenario();
    Run run = run("describe", directory);
    assertEquals("", run.err());
    assertEquals(ExitCode.GOOD, run.code(), run.out());
    assertGolden("describe.txt", run.out());

    Run json = run("describe", directory, "--json");
    assertEquals(ExitCode.GOOD, json.code());
    assertGolden("describe.json", json.out());
  }

  @Test
  void itsHeadIsTheOneThatVerifyPrints() {
    writeScenario();
    assertEquals(
        run("verify", directory, "--json").json().get("head"),
        run("describe", directory, "--json").json().get("head"));
  }

  @Test
  void aRunningEngineIsToldFromAClosedOne() {
    RoutingEngine engine = launch(context(Scheduler.INLINE));
    new Traffic(7, engine.publisher(), clock).begin().play(50);
    Run run = run("describe", directory);
    assertEquals(ExitCode.GOOD, run.code());
    assertTrue(run.out().contains("closed      no: "), run.out());
    closeCleanly(engine);
    assertTrue(run("describe", directory).out().contains("closed      yes"));
  }

  @Test
  void damageIsToldWithWhatIsIntact() throws IOException {
    writeScenario();
    List<byte[]> records = JournalFiles.records(directory);
    JournalFiles.flip(
        JournalFiles.segment(directory), JournalFiles.offset(directory, records.get(30)) + 50, 1);
    Run run = run("describe", directory);
    assertEquals(ExitCode.BAD, run.code());
    assertTrue(run.out().contains("verdict     DAMAGED"), run.out());
    long sequence = JournalFiles.sequence(records.get(30));
    Run json = run("describe", directory, "--json");
    assertEquals(sequence, json.json("damage").get("sequence"));
    assertEquals(sequence - 1, json.json().get("last-sequence"));
    assertEquals(false, json.json().get("good"));
  }

  @Test
  void aDamagedSnapshotIsTold() throws IOException {
    writeScenario();
    JournalFiles.flip(SnapshotFiles.newestFirst(directory).get(0), 10, 1);
    Run run = run("describe", directory);
    assertEquals(ExitCode.BAD, run.code());
    assertTrue(run.out().contains("DAMAGED: the checksum of its header does not fit"), run.out());
    Run json = run("describe", directory, "--json");
    assertEquals(ExitCode.BAD, json.code());
    assertTrue(json.out().contains("the checksum of its header does not fit"), json.out());
  }

  @Test
  void aSnapshotThatIsALinkToNothingIsTold() throws IOException {
    writeScenario();
    Path newest = SnapshotFiles.newestFirst(directory).get(0);
    Files.delete(newest);
    Files.createSymbolicLink(newest, directory.resolve("gone"));
    Run run = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> run("describe", directory));
    assertEquals(ExitCode.BAD, run.code());
    assertTrue(run.out().contains("DAMAGED: a link to a file that is not there"), run.out());
  }
}
