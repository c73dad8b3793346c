package org.strowger.replay.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.harness.Forgery;
import org.strowger.harness.JournalFiles;
import org.strowger.harness.Traffic;
import org.strowger.journal.JournalDamagedException;
import org.strowger.replay.ExitCode;
import org.strowger.replay.Scenario;
import org.strowger.replay.ToolTest;
import org.strowger.snapshot.SnapshotFiles;

class VerifyCommandTest extends ToolTest {
  @TempDir private Path other;

  private Run verifyJson(Object... options) {
    Object[] args = new Object[options.length + 3];
    args[0] = "verify";
    args[1] = directory;
    args[2] = "--json";
    System.arraycopy(options, 0, args, 3, options.length);
    return run(args);
  }

  @Test
  void aJournalInOrderIsGood() throws IOException {
    writeScenario();
    Run run = run("verify", directory);
    assertEquals("", run.err());
    assertGolden("verify-good.txt", run.out());
    assertEquals(ExitCode.GOOD, run.code());

    Run json = verifyJson();
    assertGolden("verify-good.json", json.out());
    assertEquals("good", json.json().get("verdict"));
    assertEquals(ExitCode.GOOD, json.code());
  }

  @Test
  void damageIsToldWithPlaceWhatIsIntactAndWhatToDo() throws IOException {
    writeScenario();
    byte[] record = JournalFiles.records(directory).get(40);
    Path segment = JournalFiles.segment(directory);
    JournalFiles.flip(segment, JournalFiles.offset(directory, record) + 60, 1);

    Run run = run("verify", directory);
    assertEquals(ExitCode.BAD, run.code());
    assertGolden(
        "verify-damaged.txt", run.out().replaceAll("checksum is .*", "checksum is <differs>"));

    Map<String, Object> damage = verifyJson().json("damage");
    assertEquals(JournalFiles.sequence(record), damage.get("sequence"));
    assertEquals(JournalFiles.sequence(record) - 1, damage.get("intact-through"));
    assertTrue(damage.get("place").toString().startsWith(segment.toString()), damage::toString);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 65_536})
  void aLostListOfTheSegmentsLosesNothing(int length) throws IOException {
    writeScenario();
    String good = run("verify", directory, "--json").json().get("head").toString();
    Files.write(directory.resolve("journal/metadata.cq4t"), new byte[length]);
    Run run = run("verify", directory, "--json");
    assertEquals("", run.err());
    assertEquals(ExitCode.GOOD, run.code());
    assertEquals(good, run.json().get("head"));
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws IOException {
    writeScenario();
    Path settings = directory.resolve("engine.properties");
    Files.delete(settings);
    Files.createDirectory(settings);
    Run run = run("verify", directory);
    assertEquals(ExitCode.CANNOT_READ, run.code());
    assertEquals("reading or writing fails: " + settings + ": Is a directory\n", run.err());
  }

  @Test
  void aMarkOfAnotherStateDiffers() throws IOException {
    writeScenario();
    List<byte[]> records = JournalFiles.records(directory);
    byte[] mark = records.get(records.size() - 1);
    Forgery.setStateDigest(mark, 0x1234);
    JournalFiles.write(other, LIMITS, records);

    Run run = run("verify", other);
    assertEquals(ExitCode.BAD, run.code());
    assertTrue(run.out().contains("verdict     DIFFERS"), run.out());
    assertTrue(run.out().contains("digest of state is 0000000000001234"), run.out());
    assertTrue(run.out().contains("use the version that wrote them"), run.out());
    assertEquals("differs", run("verify", other, "--json").json().get("verdict"));
  }

  @Test
  void recordsCutOffTheEndAreFoundByAHeadKeptElsewhere() throws IOException {
    writeScenario();
    String head = verifyJson().json().get("head").toString();
    List<byte[]> records = JournalFiles.records(directory);
    JournalFiles.write(other, LIMITS, records.subList(0, records.size() - 3));

    assertEquals(ExitCode.GOOD, run("verify", other).code(), "it cannot be seen from inside");
    Run run = run("verify", other, "--expect-head", head);
    assertEquals(ExitCode.BAD, run.code());
    assertTrue(run.out().contains("the journal ends here, but the expected head is at"), run.out());

    Run whole = run("verify", directory, "--expect-head", head);
    assertEquals(ExitCode.GOOD, whole.code(), whole.out());
    assertTrue(whole.out().contains("and the head expected"), whole.out());
  }

  @Test
  void recordsCutOffTheEndAreFoundByASnapshotOfThem() throws IOException {
    writeScenario();
    List<byte[]> records = JournalFiles.records(directory);
    JournalFiles.write(other, LIMITS, records.subList(0, 20));
    JournalFiles.copy(directory.resolve("snapshots"), other.resolve("snapshots"));
    Run run = run("verify", other);
    assertEquals(ExitCode.BAD, run.code());
    assertTrue(run.out().contains("the journal ends here, but the snapshot"), run.out());
    assertEquals(ExitCode.BAD, run("verify", other, "--from-snapshot").code());
    Run described = run("describe", other);
    assertEquals(ExitCode.BAD, described.code());
    assertTrue(
        described.out().contains("the journal ends here, but the snapshot"), described.out());
  }

  @Test
  void aHeadIsTheSameWithMarkAndWithoutAndWhenTheJournalHasGoneOn() throws IOException {
    writeScenario();
    List<byte[]> records = JournalFiles.records(directory);
    int cut = records.size() / 3;
    JournalFiles.write(other, LIMITS, records.subList(0, cut));
    String early = run("verify", other, "--json").json().get("head").toString();
    assertEquals(ExitCode.GOOD, verifyJson("--expect-head", early).code());

    String closed = verifyJson().json().get("head").toString();
    Path unclosed = other.resolve("unclosed");
    JournalFiles.write(unclosed, LIMITS, records.subList(0, records.size() - 1));
    assertEquals(closed, run("verify", unclosed, "--json").json().get("head"));

    RoutingEngine engine = launch(context(Scheduler.INLINE));
    assertTrue(engine.publisher().tick() > 0);
    closeCleanly(engine);
    assertNotEquals(closed, verifyJson().json().get("head"));
    assertEquals(ExitCode.GOOD, verifyJson("--expect-head", closed).code());

    char last = closed.charAt(closed.length() - 1);
    String wrong = closed.substring(0, closed.length() - 1) + (last == '0' ? '1' : '0');
    Run run = verifyJson("--expect-head", wrong);
    assertEquals(ExitCode.BAD, run.code());
    assertTrue(run.json("damage").get("what").toString().contains("has another"), run.out());
  }

  @Test
  void fromTheSnapshotOnlyWhatIsBehindItIsExecuted() throws IOException {
    writeScenario();
    Run run = verifyJson("--from-snapshot");
    assertEquals(ExitCode.GOOD, run.code(), run.out());
    long snapshot = (Long) run.json().get("snapshot-sequence");
    assertTrue(snapshot > 0, run.out());
    Map<String, Object> whole = verifyJson().json();
    for (String same : List.of("state-digest", "event-digest", "events", "head", "last-time")) {
      assertEquals(whole.get(same), run.json().get(same), same);
    }
    assertEquals((Long) whole.get("commands") - snapshot, run.json().get("commands"));

    List<byte[]> records = JournalFiles.records(directory);
    Path segment = JournalFiles.segment(directory);
    long before = JournalFiles.offset(directory, records.get(3)) + 50;
    long behind = JournalFiles.offset(directory, records.get(records.size() - 3)) + 50;
    JournalFiles.flip(segment, before, 1);
    assertEquals(ExitCode.BAD, verifyJson().code());
    assertEquals(ExitCode.GOOD, verifyJson("--from-snapshot").code());
    JournalFiles.flip(segment, behind, 1);
    assertEquals(ExitCode.BAD, verifyJson("--from-snapshot").code());
  }

  @Test
  void fromTheSnapshotWhatIsBeforeItIsNotCalledIntact() throws IOException {
    writeScenario();
    long snapshot = (Long) verifyJson("--from-snapshot").json().get("snapshot-sequence");
    List<byte[]> records = JournalFiles.records(directory);
    byte[] late = records.get(records.size() - 3);
    Path segment = JournalFiles.segment(directory);
    JournalFiles.flip(segment, JournalFiles.offset(directory, late) + 50, 1);
    JournalFiles.flip(segment, JournalFiles.offset(directory, records.get(3)) + 50, 1);

    long last = JournalFiles.sequence(late) - 1;
    String executed =
        "commands " + (snapshot + 1) + " to " + last + "; what is before was not looked at";
    Run run = run("verify", directory, "--from-snapshot");
    assertTrue(run.out().contains("intact      " + executed + "\n"), run.out());
    assertTrue(run.out().contains("what can go on elsewhere: verify " + directory), run.out());
    assertFalse(run.out().contains("--give-up-after"), run.out());
    Map<String, Object> damage = verifyJson("--from-snapshot").json("damage");
    assertEquals(snapshot + 1, damage.get("looked-at-from"));
    assertEquals(last, damage.get("intact-through"));

    JournalDamagedException refused =
        assertThrows(JournalDamagedException.class, () -> launch(context(Scheduler.INLINE)));
    assertTrue(refused.getMessage().contains(executed), refused.getMessage());
    String command = "\"strowger-replay verify " + directory + "\"";
    assertTrue(refused.getMessage().contains(command), refused.getMessage());

    long first = JournalFiles.sequence(records.get(3)) - 1;
    Run whole = run("verify", directory);
    assertTrue(whole.out().contains("intact      commands 1 to " + first + "\n"), whole.out());
    assertTrue(whole.out().contains("--give-up-after " + first), whole.out());
  }

  @Test
  void aHeadBeforeTheSnapshotIsAWrongCommandLine() {
    writeScenario();
    Run run = verifyJson("--from-snapshot", "--expect-head", "3:" + "00".repeat(32));
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().contains("only a head behind it"), run.err());
  }

  @Test
  void aDamagedSnapshotIsPassedOverAndTold() throws IOException {
    writeScenario();
    Path snapshot = SnapshotFiles.newestFirst(directory).get(0);
    String notRead = "not read    commands 1 to " + SnapshotFiles.sequence(snapshot) + ":";
    Run good = run("verify", directory, "--from-snapshot");
    assertTrue(good.out().contains(notRead), good.out());
    assertFalse(run("verify", directory).out().contains("not read"));
    JournalFiles.flip(snapshot, 200, 1);
    Run run = run("verify", directory, "--from-snapshot");
    assertFalse(run.out().contains("not read"), run.out());
    assertEquals(ExitCode.GOOD, run.code(), run.out());
    assertTrue(run.out().contains("passed over damaged snapshot " + snapshot), run.out());
    assertFalse(run.out().contains("from the snapshot at"), run.out());
  }

  @ParameterizedTest
  @EnumSource(Scheduler.class)
  void aRunningEngineIsNotDisturbed(Scheduler scheduler) {
    RoutingEngine engine = launch(context(scheduler).automaticTicks(false));
    Traffic traffic = new Traffic(7, engine.publisher(), clock).begin().play(500);
    Run run = verifyJson();
    assertEquals(ExitCode.GOOD, run.code(), run.out());
    traffic.play(500);
    assertEquals(ExitCode.GOOD, verifyJson().code());
    closeCleanly(engine);

    run = verifyJson();
    assertEquals(ExitCode.GOOD, run.code(), run.out());
    assertTrue((Long) run.json().get("commands") > 1000);
    assertEquals(0L, run.json().get("commands-after-last-mark"));
  }

  @Test
  void nothingIsWrittenAndAReadOnlyCopyWillDo() throws IOException {
    writeScenario();
    Path copy = other.resolve("copy");
    JournalFiles.copy(directory, copy);
    Map<String, String> before = JournalFiles.contents(copy);
    List<Path> all;
    try (Stream<Path> files = Files.walk(copy)) {
      all = files.toList();
    }
    for (Path file : all) {
      boolean folder = Files.isDirectory(file);
      Files.setPosixFilePermissions(
          file, PosixFilePermissions.fromString(folder ? "r-xr-xr-x" : "r--r--r--"));
    }
    try {
      for (String command : List.of("verify", "describe", "dump")) {
        Run run = run(command, copy);
        assertEquals("", run.err(), command);
        assertEquals(ExitCode.GOOD, run.code(), run.out());
      }
      assertEquals(ExitCode.GOOD, run("verify", copy, "--from-snapshot").code());
      assertEquals(before, JournalFiles.contents(copy));
    } finally {
      for (Path file : all) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrwxrwx"));
      }
    }
  }

  @Test
  void theTimeOfTheFirstAndLastCommandAreTold() {
    writeScenario();
    Map<String, Object> json = verifyJson().json();
    assertEquals("2026-03-01T09:00:00.000Z", json.get("first-time"));
    assertEquals(1_772_355_600_000L, Scenario.START_MS);
  }
}
