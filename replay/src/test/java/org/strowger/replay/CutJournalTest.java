package org.strowger.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
import org.strowger.snapshot.SnapshotFiles;

/** A journal whose first segments were removed. */
class CutJournalTest extends ToolTest {
  private long removed;
  private long snapshot;

  private List<byte[]> records;

  @TempDir private Path every;

  @BeforeEach
  void cut() throws IOException {
    RoutingEngine engine =
        launch(context(Scheduler.INLINE).segmentLength(1 << 20).automaticTicks(false));
    new Traffic(5, engine.publisher(), clock).begin().play(14_000);
    closeCleanly(engine);
    records = JournalFiles.records(directory);
    new Follower(directory, 1).follow();
    for (Path file : SnapshotFiles.newestFirst(directory)) {
      Files.move(file, every.resolve(file.getFileName()));
    }
    new Follower(directory, 13_000).follow();
    new Retention(directory, null, 1).apply();
    snapshot = SnapshotFiles.sequence(SnapshotFiles.newestFirst(directory).get(0));
    try (JournalReader journal = JournalReader.open(directory)) {
      removed = journal.removedThrough();
    }
    assertTrue(removed > 0 && removed < snapshot, removed + " removed, snapshot " + snapshot);
  }

  @Test
  void everyCommandBeginsWithWhatIsThere() {
    Run verify = run("verify", directory);
    assertEquals(ExitCode.GOOD, verify.code());
    assertTrue(verify.out().contains("from the snapshot at sequence " + snapshot), verify.out());
    assertEquals(ExitCode.GOOD, run("describe", directory).code());

    String note = "Commands 1 to " + removed + " were removed";
    Run dump = run("dump", directory, "--kind", "command");
    assertEquals(ExitCode.GOOD, dump.code(), dump.err());
    assertTrue(dump.err().startsWith(note), dump.err());
    assertTrue(dump.lines().get(0).contains("\"seq\":" + (removed + 1) + ","));

    Run report = run("report", directory, "--json");
    assertEquals(ExitCode.GOOD, report.code(), report.err());
    List<?> channels = (List<?>) report.json().get("channels");
    Map<?, ?> before = (Map<?, ?>) channels.get(channels.size() - 1);
    assertTrue(before.containsKey("id") && before.get("id") == null, channels.toString());

    Run offers = run("dump", directory, "--kind", "offered");
    String first = offers.lines().get(0).replaceAll(".*\"offer\":(\\d+).*", "$1");
    Run explain = run("explain", directory, "--offer", first);
    assertEquals(ExitCode.GOOD, explain.code(), explain.err());
  }

  @Test
  void whatIsNoLongerThereIsNotExplainedWithWhatIs() {
    String none = "the first state there is, is after sequence " + snapshot;
    for (long at : List.of(1L, removed + 1, snapshot - 1)) {
      Run run = run("explain", directory, "--interaction", "call", "--at", Long.toString(at));
      assertEquals(ExitCode.CANNOT_READ, run.code(), run.out());
      assertTrue(run.err().contains(none), run.err());
    }
    Run offer = run("explain", directory, "--offer", "1");
    assertEquals(ExitCode.CANNOT_READ, offer.code(), offer.out());
    assertTrue(offer.err().contains("offer 1 was made before the first state"), offer.err());
    Run digests = run("digests", directory, "--from", "1", "--to", "2");
    assertEquals(ExitCode.CANNOT_READ, digests.code(), digests.out());
    assertTrue(digests.err().contains(none), digests.err());
    for (String to : List.of("1", Long.toString(snapshot - 1), "1970-01-01T00:00:01Z")) {
      Run journey = run("journey", directory, "anna", "--to", to);
      assertEquals(ExitCode.CANNOT_READ, journey.code(), journey.out());
      assertTrue(journey.err().contains(none), journey.err());
      Run state = run("state", directory, "--at", to);
      assertEquals(ExitCode.CANNOT_READ, state.code(), state.out());
      assertTrue(state.err().contains(none), state.err());
    }
    Run dump = run("dump", directory, "--from", "1", "--to", Long.toString(removed));
    assertEquals(ExitCode.CANNOT_READ, dump.code(), dump.out());
    assertTrue(dump.err().contains("no others are asked for"), dump.err());
    Run rest = run("dump", directory, "--to", Long.toString(removed + 1), "--kind", "command");
    assertEquals(ExitCode.GOOD, rest.code(), rest.err());
    assertEquals(1, rest.lines().size());
  }

  /** The head the journal had after a command. */
  private String headAfter(long sequence) throws IOException {
    Path early = every.resolve("until-" + sequence);
    int end = 0;
    while (JournalFiles.sequence(records.get(end)) <= sequence) {
      end++;
    }
    JournalFiles.write(early, LIMITS, records.subList(0, end));
    String head = run("verify", early, "--json").json().get("head").toString();
    assertTrue(head.startsWith(sequence + ":"), head);
    return head;
  }

  @Test
  void aHeadOfACommandThatIsThereIsComparedAlsoBeforeTheSnapshot() throws IOException {
    for (long sequence : List.of(removed + 1, removed + 7, snapshot, snapshot + 7)) {
      String head = headAfter(sequence);
      Run good = run("verify", directory, "--expect-head", head);
      assertEquals(ExitCode.GOOD, good.code(), good.out() + good.err());

      char last = head.charAt(head.length() - 1);
      String wrong = head.substring(0, head.length() - 1) + (last == '0' ? '1' : '0');
      Run bad = run("verify", directory, "--expect-head", wrong, "--json");
      assertEquals(ExitCode.BAD, bad.code(), bad.out() + bad.err());
      Map<String, Object> damage = bad.json("damage");
      assertTrue(damage.get("what").toString().contains("has another"), bad.out());
      assertEquals(sequence, damage.get("sequence"));
      assertEquals(removed + 1, damage.get("looked-at-from"));
    }
    for (long sequence : List.of(removed - 7, removed)) {
      Run gone = run("verify", directory, "--expect-head", headAfter(sequence));
      assertEquals(ExitCode.CANNOT_READ, gone.code(), gone.out());
      String told = "at sequence " + sequence + ", but commands 1 to " + removed + " were removed";
      assertTrue(gone.err().contains(told), gone.err());
      assertTrue(gone.err().contains("--archive"), gone.err());
    }
  }

  @Test
  void whatWasRemovedIsNotCalledIntact() throws IOException {
    byte[] late = records.get(records.size() - 100);
    Path segment;
    try (JournalReader journal = JournalReader.open(directory)) {
      segment = journal.segments().get(0);
    }
    JournalFiles.flip(segment, JournalFiles.offset(directory, late) + 50, 1);
    long last = JournalFiles.sequence(late) - 1;
    Run run = run("verify", directory);
    String intact = "commands " + (removed + 1) + " to " + last + "; what is before";
    assertTrue(run.out().contains(intact), run.out());
    assertTrue(run.out().contains("--give-up-after " + last), run.out());
    Run fromSnapshot = run("verify", directory, "--from-snapshot");
    intact = "commands " + (snapshot + 1) + " to " + last + "; what is before";
    assertTrue(fromSnapshot.out().contains(intact), fromSnapshot.out());
    assertFalse(fromSnapshot.out().contains("--give-up-after"), fromSnapshot.out());
  }

  /** It ends at a mark that was removed. */
  @Test
  void aSnapshotOfTheLastCommandThatWasRemovedIsNoneToBeginWith() throws IOException {
    for (Path file : SnapshotFiles.newestFirst(directory)) {
      Files.delete(file);
    }
    Path last = SnapshotFiles.file(directory, removed);
    Files.copy(every.resolve(last.getFileName()), last);
    for (String command : List.of("describe", "verify")) {
      Run run = run(command, directory);
      assertEquals(ExitCode.BAD, run.code(), command + ": " + run.out() + run.err());
    }
  }

  @Test
  void withoutASnapshotToBeginWithItIsDamagedForEveryCommand() throws IOException {
    for (Path file : SnapshotFiles.newestFirst(directory)) {
      Files.delete(file);
    }
    for (String command : List.of("describe", "verify", "state", "report", "dump")) {
      Run run = run(command, directory);
      assertEquals(ExitCode.BAD, run.code(), command + ": " + run.out() + run.err());
      String told = run.out() + run.err();
      assertTrue(told.contains("1 to " + removed + " were removed"), command + ": " + told);
      assertTrue(told.contains("Put snapshots") || told.contains("restore"), command + told);
    }
  }

  @Test
  void withTheArchiveAllIsVerified() throws IOException {
    clock.set(START_MS);
    directory = directory.resolve("archived");
    RoutingEngine engine =
        launch(context(Scheduler.INLINE).segmentLength(1 << 20).automaticTicks(false));
    new Traffic(5, engine.publisher(), clock).begin().play(20_000);
    closeCleanly(engine);
    Verifier.Verification whole = Verifier.verify(directory);
    new Follower(directory, 5_000).follow();
    Path archive = directory.resolveSibling("archive");
    List<Path> gone = new Retention(directory, archive, 1).apply();
    assertTrue(gone.size() > 1, "gone " + gone);
    Map<String, String> before = JournalFiles.contents(directory);

    Run run = run("verify", directory, "--archive", archive, "--json");
    assertEquals(ExitCode.GOOD, run.code(), run.out() + run.err());
    assertEquals(0L, run.json().get("snapshot-sequence"));
    assertEquals(whole.commands(), run.json().get("commands"));
    assertEquals(whole.events(), run.json().get("events"));
    assertEquals(whole.head().toString(), run.json().get("head"));
    assertEquals(before, JournalFiles.contents(directory), "only read");
    assertEquals(directory.toString(), run.json().get("journal"));

    Path archived = archive.resolve(directory.relativize(gone.get(0)).toString());
    JournalFiles.flip(archived, 140_000, 4);
    run = run("verify", directory, "--archive", archive);
    assertEquals(ExitCode.BAD, run.code(), run.out());
    assertTrue(run.out().contains("DAMAGED"), run.out());
    assertTrue(run.out().contains(archived + ", entry "), run.out());
    assertTrue(run.out().contains("go on elsewhere: verify " + directory), run.out());
    assertFalse(run.out().contains("--give-up-after"), "repair looks at the directory alone");
    Run broken = run("verify", directory, "--archive", archive, "--json");
    String place = broken.json("damage").get("place").toString();
    assertTrue(place.startsWith(archived + ", entry "), place);
    assertEquals(ExitCode.GOOD, run("verify", directory).code(), "as advised");
    Files.delete(archived);
    run = run("verify", directory, "--archive", archive);
    assertEquals(ExitCode.CANNOT_READ, run.code(), run.out());
    assertTrue(run.err().contains(archived + " is missing"), run.err());
    Path mistyped = archive.resolve("none");
    run = run("verify", directory, "--archive", mistyped);
    assertEquals(ExitCode.CANNOT_READ, run.code(), run.out());
    assertTrue(run.err().contains("no archive: " + mistyped), run.err());
  }

  @Test
  void recordsBeforeTheSnapshotAreCheckedToo() throws IOException {
    Path segment;
    try (JournalReader journal = JournalReader.open(directory)) {
      segment = journal.segments().get(0);
    }
    JournalFiles.flip(segment, 140_000, 4);
    Run verify = run("verify", directory);
    assertEquals(ExitCode.BAD, verify.code(), verify.out());
    assertTrue(
        verify.out().toUpperCase(Locale.ROOT).contains("DAMAGED"), "not found: " + verify.out());
  }
}
