package org.strowger.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.EngineContext.Durability;
import org.strowger.EngineContext.Scheduler;
import org.strowger.gateway.event.EventWriter;

class MainTest {
  private static final Path JOURNAL = Path.of("journal");

  private static Settings settings(
      Path journal, Durability durability, Settings.Clock clock, Scheduler scheduler) {
    return settings(journal, durability, clock, scheduler, Settings.Sealing.NONE);
  }

  private static Settings settings(
      Path journal,
      Durability durability,
      Settings.Clock clock,
      Scheduler scheduler,
      Settings.Sealing sealing) {
    return Settings.of(
        null,
        journal,
        durability,
        clock,
        scheduler,
        EventWriter.Times.ISO,
        false,
        sealing,
        Settings.Keeping.ALL);
  }

  private static String contradiction(Path keys, boolean customers, boolean plain) {
    Settings.Sealing sealing = new Settings.Sealing(keys, customers, plain);
    return assertThrows(
            IllegalArgumentException.class,
            () -> settings(JOURNAL, null, Settings.Clock.SYSTEM, null, sealing))
        .getMessage();
  }

  @Test
  void keysAreBesideTheJournalAndNeedNoPlainPayloads() {
    Path beside = Path.of("keys");
    Settings.Sealing good = new Settings.Sealing(beside, true, false);
    assertEquals(good, settings(JOURNAL, null, Settings.Clock.SYSTEM, null, good).sealing());
    assertEquals("--seal-customers needs --keys DIR", contradiction(null, true, true));
    assertTrue(contradiction(beside, false, true).startsWith("--plain-payloads is for running"));
    for (String inside : new String[] {"journal", "journal/keys", "x/../journal/keys", "."}) {
      String told = contradiction(Path.of(inside), false, false);
      assertTrue(told.contains("must not be one inside the other"), told);
    }
  }

  private static String contradiction(Path journal, Settings.Keeping keeping) {
    return assertThrows(
            IllegalArgumentException.class,
            () ->
                Settings.of(
                    null,
                    journal,
                    null,
                    Settings.Clock.SYSTEM,
                    null,
                    EventWriter.Times.ISO,
                    false,
                    Settings.Sealing.NONE,
                    keeping))
        .getMessage();
  }

  @Test
  void whatIsKeptNeedsAJournalAndAnArchiveNeedsSomethingToRemove() {
    String noJournal = contradiction(null, new Settings.Keeping(100, 0, null, 0, null));
    assertTrue(noJournal.endsWith("need --journal DIR"), noJournal);
    assertEquals(noJournal, contradiction(null, new Settings.Keeping(0, 0, null, 0, 4096L)));
    String nothing = contradiction(JOURNAL, new Settings.Keeping(100, 0, Path.of("old"), 0, null));
    assertTrue(nothing.startsWith("--archive is for what --snapshots-kept removes"), nothing);
  }

  @Test
  void theDiskFloorHasALimitNamedAsTheOptionIs() {
    long highest = 1L << 40;
    Settings.Keeping good = new Settings.Keeping(0, 0, null, 0, highest);
    assertEquals(
        good,
        Settings.of(
                null,
                JOURNAL,
                null,
                Settings.Clock.SYSTEM,
                null,
                EventWriter.Times.ISO,
                false,
                Settings.Sealing.NONE,
                good)
            .keeping());
    assertEquals(
        "--disk-floor is at most 1099511627776 bytes, not 1099511627777",
        contradiction(JOURNAL, new Settings.Keeping(0, 0, null, 0, highest + 1)));
  }

  @Test
  void whatIsTooLittleIsNamedAsTheOptionIsAndNothingIsStarted() {
    assertEquals(
        "--snapshot-every is at least 0, not -5",
        contradiction(JOURNAL, new Settings.Keeping(-5, 0, null, 0, null)));
    assertEquals(
        "--snapshots-kept is at least 0, not -1",
        contradiction(JOURNAL, new Settings.Keeping(0, -1, null, 0, null)));
    assertEquals(
        "--segment-length is at least 67108864, not 5",
        contradiction(JOURNAL, new Settings.Keeping(0, 0, null, 5, null)));
    assertEquals(
        "--disk-floor is at least 0, not -1",
        contradiction(JOURNAL, new Settings.Keeping(0, 0, null, 0, -1L)));
  }

  @Test
  void aWrongUseIsToldInTwoLinesNotTheWholeHelp() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(new PrintWriter(out), new PrintWriter(err, true), "--durabilty", "none");
    assertEquals(2, code);
    assertEquals("", out.toString());
    List<String> lines = err.toString().lines().toList();
    assertTrue(lines.get(0).contains("'--durabilty'"), err::toString);
    assertEquals("strowger-gateway --help tells of all options.", lines.get(lines.size() - 1));
    assertTrue(lines.size() <= 3, err::toString);
  }

  @Test
  void theVersionNamesTheTool() {
    assertTrue(new Main.Version().getVersion()[0].startsWith("strowger-gateway "));
  }

  @Test
  void durabilityFollowsTheJournal() {
    assertEquals(Durability.NONE, settings(null, null, Settings.Clock.SYSTEM, null).durability());
    assertEquals(
        Durability.PROCESS_CRASH,
        settings(JOURNAL, null, Settings.Clock.SYSTEM, null).durability());
    assertEquals(
        Durability.POWER_LOSS,
        settings(JOURNAL, Durability.POWER_LOSS, Settings.Clock.SYSTEM, null).durability());
  }

  @Test
  void theSchedulerFollowsTheClock() {
    assertEquals(Scheduler.INLINE, settings(null, null, Settings.Clock.INPUT, null).scheduler());
    assertEquals(Scheduler.THREADED, settings(null, null, Settings.Clock.SYSTEM, null).scheduler());
    assertEquals(
        Scheduler.INLINE,
        settings(null, null, Settings.Clock.SYSTEM, Scheduler.INLINE).scheduler());
  }

  @Test
  void settingsThatContradictEachOtherAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> settings(JOURNAL, Durability.NONE, Settings.Clock.SYSTEM, null));
    assertThrows(
        IllegalArgumentException.class,
        () -> settings(null, Durability.PROCESS_CRASH, Settings.Clock.SYSTEM, null));
    assertThrows(
        IllegalArgumentException.class,
        () -> settings(null, null, Settings.Clock.INPUT, Scheduler.THREADED));
  }

  private static String refused(String... args) {
    StringWriter err = new StringWriter();
    assertEquals(2, Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err), args));
    return err.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--clock=sundial",
        "--scheduler=fair",
        "--durability=fire",
        "--times=roman",
        "--colour=red",
        "--durability=none --journal=x",
        "--durability=power-loss",
        "--clock=input --scheduler=threaded",
        "--in=/no/such/file",
        "--out=/no/such/file",
        "--print-schema=nothing",
      })
  void aWrongCommandLineIsToldAndEndsWithTwo(String args) {
    String told = refused(args.split(" "));
    String option = args.substring(0, args.indexOf('='));
    assertTrue(told.contains(option), told);
  }

  @Test
  void aFileThatCannotBeOpenedIsToldInASentence(@TempDir Path directory) {
    Path none = directory.resolve("none.jsonl");
    assertEquals(
        "--in " + none + " cannot be read: no such file or directory\n", refused("--in=" + none));
    Path deep = directory.resolve("none").resolve("out.jsonl");
    assertEquals(
        "--out " + deep + " cannot be written: no such file or directory\n",
        refused("--out=" + deep));
    assertEquals(
        "--out " + directory + " cannot be written: Is a directory\n",
        refused("--out=" + directory));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--list-schemas", "--print-schema=plan", "--help", "--version"})
  void anOutputThatTakesNothingEndsWithFour(String option) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    assertEquals(0, Main.run(new PrintWriter(out), new PrintWriter(err), option));
    assertFalse(out.toString().isEmpty());
    int code = Main.run(new PrintWriter(new FullDevice()), new PrintWriter(err), option);
    assertEquals(4, code);
    assertEquals("the output cannot be written\n", err.toString());
  }

  /** Takes nothing, as a full device or a closed pipe. */
  private static final class FullDevice extends Writer {
    @Override
    public void write(char[] text, int offset, int length) throws IOException {
      throw new IOException("No space left on device");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void theInputIsNotOverwrittenByTheOutput(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("day.jsonl"), "{}\n");
    Path sameFile = directory.resolve(".").resolve("day.jsonl");
    String told = refused("--clock=input", "--in=" + file, "--out=" + sameFile);
    assertTrue(told.contains("--in and --out are the same file"), told);
    assertEquals("{}\n", Files.readString(file));
  }

  @Test
  void aWordThatAnOptionDoesNotKnowIsToldWithThoseItKnows() {
    assertTrue(
        refused("--durability=fire")
            .contains("'fire' is not one of none, process-crash, power-loss"));
  }
}
