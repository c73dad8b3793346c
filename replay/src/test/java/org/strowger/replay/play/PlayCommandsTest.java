package org.strowger.replay.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.replay.ExitCode;
import org.strowger.replay.Main;
import org.strowger.replay.text.Json;

/** The commands as they are typed, in this process. */
class PlayCommandsTest {
  private static final String MAPPING =
      """
      times:
        in: in
        out: {column: out, after: in}
      fields:
        id: id
        channel: {value: voice}
        queue: queue
        entered: in
        outcome: {column: how, values: {A: answered, L: abandoned}}
        left: out
        answered: out
        agent: {column: who, nulls: [nobody]}
        handling: secs
      """;

  private static final String RECORDS =
      """
      id,queue,in,out,how,who,secs
      1,help,2026-03-02T09:00:00Z,9:00:00,A,ann,600
      2,help,2026-03-02T09:01:00Z,9:01:00,A,bob,300
      3,help,2026-03-02T09:02:00Z,9:06:00,A,bob,60
      4,help,2026-03-02T09:03:00Z,9:04:00,L,nobody,
      5,help,2026-03-03T09:00:00Z,9:00:00,A,ann,60
      6,help,tomorrow,9:00:00,A,ann,60
      """;

  @TempDir private Path directory;

  private record Run(int code, String out, String err) {}

  private static Run run(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(out),
            new PrintWriter(err),
            Arrays.stream(args).map(Object::toString).toArray(String[]::new));
    return new Run(code, out.toString(), err.toString());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Map<String, Object> values, String name) {
    return (Map<String, Object>) values.get(name);
  }

  private Run trace(Object... more) throws IOException {
    Path records = Files.writeString(directory.resolve("calls.csv"), RECORDS);
    Path mapping = Files.writeString(directory.resolve("calls.mapping.yaml"), MAPPING);
    Object[] args =
        Arrays.copyOf(
            new Object[] {"trace", "--records", records, "--mapping", mapping}, 5 + more.length);
    System.arraycopy(more, 0, args, 5, more.length);
    return run(args);
  }

  @Test
  void aDayIsRoutedToldAndVerified() {
    Path journal = directory.resolve("journal");
    Run run = run("day", "--agents", 12, "--seed", 3, "--journal", journal);
    assertEquals(ExitCode.GOOD, run.code(), run.err());
    List<String> lines = run.out().lines().toList();
    assertEquals("A generated day: 1,320 contacts, 12 agents, seed 3", lines.get(0));
    assertTrue(lines.get(2).startsWith("channel "), lines.get(2));
    for (String label :
        List.of("voice", "chat", "messaging", "e-mail", "social", "total", "engine", "latency")) {
      assertTrue(lines.stream().anyMatch(line -> line.startsWith(label + " ")), label);
    }
    assertTrue(run.out().contains("100% of them to the first in order"), run.out());
    assertTrue(run.out().contains("verify      GOOD: "), run.out());
    assertTrue(Files.isDirectory(journal));
    assertEquals(ExitCode.GOOD, run("verify", journal).code());
    Run again = run("day", "--agents", 12, "--journal", journal);
    assertEquals(ExitCode.CANNOT_READ, again.code());
    assertEquals(
        journal
            + " has a journal, which is not replaced; remove it first (rm -r) or give another"
            + " directory\n",
        again.err());
    Run files = run("day", "--agents", 12, "--journal", directory);
    assertEquals(directory + " is not empty; give a new directory for the journal\n", files.err());
  }

  @Test
  void theFiguresOfADayAreOneJsonObject() throws IOException {
    Run run = run("day", "--agents", 5, "--contacts", 300, "--json");
    assertEquals(ExitCode.GOOD, run.code(), run.err());
    Map<String, Object> values = Json.parse(run.out());
    Map<String, Object> total = object(values, "total");
    assertEquals(300L, total.get("offered"));
    assertEquals(
        300L,
        (Long) total.get("answered")
            + (Long) total.get("abandoned")
            + (Long) total.get("still-waiting"));
    assertEquals(0L, object(values, "order").get("out-of-order"));
    assertEquals("good", object(values, "verification").get("verdict"));
    assertEquals(
        object(values, "engine").get("commands"), object(values, "verification").get("commands"));
    assertEquals("process-crash", values.get("durability"));
  }

  @Test
  void withoutAJournalThereIsNothingToVerify() {
    Run run = run("day", "--agents", 5, "--contacts", 100, "--durability", "none");
    assertEquals(ExitCode.GOOD, run.code(), run.err());
    assertFalse(run.out().contains("verify"), run.out());
    assertTrue(run.out().contains("durability  none: no journal"), run.out());
    Run unverified = run("day", "--agents", 5, "--contacts", 100, "--no-verify");
    assertFalse(unverified.out().contains("verify"), unverified.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"process-crash", "power-loss", "power_loss", "Process_Crash"})
  void aDurabilityIsWrittenWithAHyphenAndReadWithAnUnderscoreToo(String policy) {
    Run run = run("day", "--agents", 2, "--contacts", 9, "--no-verify", "--durability", policy);
    assertEquals(ExitCode.GOOD, run.code(), run.err());
    String word = policy.toLowerCase(Locale.ROOT).replace('_', '-');
    assertTrue(run.out().contains("\ndurability  " + word + ": each command was "), run.out());
  }

  @Test
  void theHelpTellsDurabilitiesAsTheGatewayDoes() {
    String help = run("day", "--help").out().replaceAll("\\s+", " ");
    assertTrue(help.contains("none (no journal), process-crash, power-loss;"), help);
    assertTrue(help.contains("process-crash by default"), help);
  }

  @Test
  void aGeneratedDayReadFromItsFilesByThePrintedCommandIsTheSameDay() throws Exception {
    Path out = directory.resolve("a day's files");
    Run generated = run("generate", "--agents", 10, "--seed", 4, "--out", out);
    assertEquals(ExitCode.GOOD, generated.code(), generated.err());
    List<String> lines = generated.out().lines().toList();
    assertTrue(lines.get(0).startsWith("1,100 contacts and 10 shifts of 2026-03-02 written to "));
    List<String> pasted = wordsOfTheShell(lines.get(2));
    assertEquals(List.of("java", "-jar", "strowger-replay.jar", "trace"), pasted.subList(0, 4));
    List<String> typed = new ArrayList<>(pasted.subList(3, pasted.size()));
    typed.add("--json");
    Run traced = run(typed.toArray());
    assertEquals(ExitCode.GOOD, traced.code(), traced.err());
    Map<String, Object> fromFiles = Json.parse(traced.out());
    Map<String, Object> drawn = Json.parse(run("day", "--agents", 10, "--seed", 4, "--json").out());
    assertEquals(object(drawn, "channels"), object(fromFiles, "channels"));
    assertEquals(
        object(drawn, "engine").get("commands"), object(fromFiles, "engine").get("commands"));
  }

  private static List<String> wordsOfTheShell(String line) throws Exception {
    Process shell = new ProcessBuilder("sh", "-c", "printf '%s\\n' " + line).start();
    String words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, shell.waitFor());
    return words.lines().toList();
  }

  @Test
  void filesThatAreThereAreNotReplaced() throws IOException {
    Path out = directory.resolve("files");
    Path plan = Files.writeString(Files.createDirectory(out).resolve("plan.yaml"), "mine");
    Run run = run("generate", "--agents", 2, "--out", out);
    assertEquals(ExitCode.CANNOT_READ, run.code());
    assertEquals(
        plan + " is there already and is not replaced; remove it or give another directory\n",
        run.err());
    assertEquals("mine", Files.readString(plan));
    assertFalse(Files.exists(out.resolve("contacts.csv")));
    Files.delete(plan);
    assertEquals(ExitCode.GOOD, run("generate", "--agents", 2, "--out", out).code());
    assertEquals(ExitCode.CANNOT_READ, run("generate", "--agents", 2, "--out", out).code());
  }

  @Test
  void whatCannotBeWrittenOrReadIsToldInASentence() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "x");
    Run journal = run("day", "--agents", 2, "--contacts", 20, "--journal", file);
    assertEquals(ExitCode.CANNOT_READ, journal.code());
    assertEquals("reading or writing fails: " + file + ": it is not a directory\n", journal.err());
    Run below = run("day", "--agents", 2, "--contacts", 20, "--journal", file.resolve("below"));
    assertEquals(ExitCode.CANNOT_READ, below.code());
    assertFalse(below.err().contains("Exception"), below.err());
    Run out = run("generate", "--agents", 2, "--out", file);
    assertEquals(ExitCode.CANNOT_READ, out.code());
    assertEquals("cannot be written: " + file + ": there is a file of that name\n", out.err());
    Path none = directory.resolve("none");
    Run mapping = run("trace", "--records", file, "--mapping", none);
    String told = none + ": cannot be read: no such file or directory\n";
    assertEquals(told, mapping.err());
    Run shifts = trace("--shifts", none);
    assertTrue(shifts.err().endsWith("\n" + told), shifts.err());
  }

  @Test
  void aFileThatIsNotUtf8IsToldAsSuch() throws IOException {
    Path latin = directory.resolve("latin");
    Files.write(latin, "agent,sign_on\nj\u00fcrgen,x\n".getBytes(StandardCharsets.ISO_8859_1));
    String told = "latin: cannot be read: it is not UTF-8; save it as UTF-8\n";
    assertEquals(told, run("trace", "--records", latin, "--mapping", latin).err());
    Run shifts = trace("--shifts", latin);
    assertTrue(shifts.err().endsWith("\n" + told), shifts.err());
    assertEquals(ExitCode.CANNOT_READ, shifts.code());
    Path mapping = directory.resolve("calls.mapping.yaml");
    Run records = run("trace", "--records", directory, "--mapping", mapping);
    assertTrue(records.err().endsWith(": cannot be read: Is a directory\n"), records.err());
  }

  @Test
  void aDayThatTheCalendarLacksIsToldAsSuch() throws IOException {
    for (String date : List.of("2026-02-30", "soon")) {
      String told = "must be a day of the calendar as in 2026-03-02, is \"" + date + "\"\n";
      Run day = run("day", "--date", date);
      assertEquals(ExitCode.USAGE, day.code());
      assertTrue(day.err().startsWith("Invalid value for option '--date': " + told), day.err());
      Run trace = trace("--day", date);
      assertEquals(ExitCode.USAGE, trace.code());
      assertTrue(trace.err().contains(told), trace.err());
    }
  }

  @Test
  void recordsAreRoutedADayAtATimeBesideWhatTheySay() throws IOException {
    Path journal = directory.resolve("journal");
    Run run = trace("--journal", journal);
    assertEquals(ExitCode.GOOD, run.code(), run.err());
    assertEquals(
        "calls.csv line 7, column in: \"tomorrow\" is not a time of the form"
            + " 2026-03-02T08:15:00\n",
        run.err());
    assertTrue(
        run.out().startsWith("calls.csv: 6 rows, 1 bad row\nPlayed: 5 contacts of 2 days\n"));
    assertTrue(run.out().contains("\n2026-03-03 "), run.out());
    assertTrue(run.out().contains("\nrecorded "), run.out());
    assertTrue(run.out().contains("- shifts: an agent is there from the start of its first"));
    assertTrue(run.out().contains("- answer: an agent accepts an offer at once\n"));
    assertTrue(run.out().contains("- patience: 4 contacts without a recorded patience"));
    assertEquals(ExitCode.GOOD, run("verify", journal.resolve("2026-03-02")).code());
    assertEquals(ExitCode.GOOD, run("verify", journal.resolve("2026-03-03")).code());
  }

  @Test
  void daysMayBeChosenOrPutInOneJournal() throws IOException {
    Map<String, Object> second = Json.parse(trace("--day", "2026-03-03", "--json").out());
    assertEquals(1L, object(second, "total").get("offered"));
    Path journal = directory.resolve("journal");
    Run one = trace("--one-journal", "--journal", journal, "--json");
    Map<String, Object> all = Json.parse(one.out());
    assertEquals(5L, object(all, "total").get("offered"));
    assertEquals(2, object(all, "days").size());
    assertEquals(ExitCode.GOOD, run("verify", journal).code());
    Run never = trace("--day", "2026-03-04");
    assertEquals(ExitCode.CANNOT_READ, never.code());
    assertTrue(
        never
            .err()
            .endsWith("no contacts on 2026-03-04; the records have 2026-03-02 to 2026-03-03\n"));
  }

  @Test
  void strictRefusesBadRows() throws IOException {
    Run run = trace("--strict");
    assertEquals(ExitCode.CANNOT_READ, run.code());
    assertTrue(run.err().endsWith("calls.csv: 1 bad row, none allowed by --strict\n"), run.err());
  }

  @Test
  void queuesMayFirstWaitForTheAgentWhoHadTheCustomerLast() throws IOException {
    String rows =
        """
        id,queue,in,out,how,who,secs,whom
        1,help,2026-03-02T09:00:00Z,9:00:00,A,ann,60,carl
        2,help,2026-03-02T09:00:01Z,9:00:02,A,bob,60,dora
        3,help,2026-03-02T09:10:00Z,9:10:05,A,bob,60,dora
        4,help,2026-03-02T09:20:00Z,9:20:05,A,ann,60,carl
        5,help,2026-03-02T09:30:00Z,9:30:05,A,bob,60,carl
        6,help,2026-03-02T09:32:00Z,9:32:05,A,ann,60,carl
        """;
    Path records = Files.writeString(directory.resolve("who.csv"), rows);
    Path mapping =
        Files.writeString(
            directory.resolve("who.yaml"), MAPPING + "  customer: whom\n  topic: queue\n");
    Object[] without = {"trace", "--records", records, "--mapping", mapping, "--json"};
    Object[] with = Arrays.copyOf(without, without.length + 1);
    with[without.length] = "--last-agent=30s";
    Map<String, Object> before = Json.parse(run(without).out());
    Map<String, Object> after = Json.parse(run(with).out());
    Map<String, Object> returns = object(before, "returns");
    assertEquals(4L, returns.get("returning"));
    assertEquals(4L, object(after, "returns").get("returning"));
    assertEquals(4L, object(after, "returns").get("same-agent"));
    assertEquals(1L, returns.get("same-agent"), "by chance");
    assertEquals(2L, object(object(after, "recorded"), "returns").get("same-agent"));
    String text =
        run("trace", "--records", records, "--mapping", mapping, "--last-agent=30s").out();
    assertTrue(
        text.contains(
            "returning   4 answers to customers who had one before on the topic, 100.0% by the same"
                + " agent, mean wait 0.0s\n            recorded: 4, 50.0% by the same agent"),
        text);
    assertTrue(text.contains("first waiting 30s for the agent who had the customer last"), text);
    Run both = trace("--plan", mapping, "--last-agent=30s");
    assertEquals(ExitCode.USAGE, both.code());
    assertTrue(both.err().contains("--last-agent goes without --plan"), both.err());
  }

  @Test
  void shiftsAndPlanMayBeGiven() throws IOException {
    Path shifts =
        Files.writeString(
            directory.resolve("shifts.csv"),
            """
            agent,sign_on,sign_off,skills
            eve,2026-03-02T08:00,2026-03-02T18:00,help
            eve,2026-03-03T08:00,2026-03-03T18:00,help
            """);
    Path plan =
        Files.writeString(
            directory.resolve("plan.yaml"),
            """
            version: 1
            promote-after: never
            skills: [help]
            channels: {voice: {}}
            profiles: {one: {units: 1, channels: {voice: {}}}}
            queues: {help: {target: 1m, steps: [{all-of: {help: 1}}]}}
            """);
    Run run = trace("--shifts", shifts, "--plan", plan, "--json");
    assertEquals(ExitCode.GOOD, run.code(), run.err());
    Map<String, Object> total = object(Json.parse(run.out()), "total");
    assertEquals(4L, total.get("answered"));
    assertEquals(60_000L, total.get("target-ms"));
    Files.writeString(plan, Files.readString(plan).replace("{help: {target", "{sales: {target"));
    Run unfit = trace("--plan", plan);
    assertEquals(ExitCode.CANNOT_READ, unfit.code());
    assertTrue(
        unfit
            .err()
            .endsWith(
                plan
                    + ": the plan does not fit: it has no queue \"help\", which the contacts name\n"),
        unfit.err());
    Run inferred = trace("--plan", directory.resolve("none.yaml"));
    assertEquals(ExitCode.CANNOT_READ, inferred.code());
    assertTrue(inferred.err().contains("none.yaml cannot be read"), inferred.err());
  }

  @Test
  void aDateOutsideTheRangeOfEngineTimeIsRefused() {
    for (String date : List.of("1969-12-31", "1970-01-01", "8999-12-31", "9999-12-31")) {
      for (Object[] command :
          new Object[][] {{"day"}, {"generate", "--out", directory.resolve("files")}}) {
        Object[] args = Arrays.copyOf(command, command.length + 4);
        System.arraycopy(new Object[] {"--agents", 1, "--date", date}, 0, args, command.length, 4);
        Run run = run(args);
        assertEquals(ExitCode.USAGE, run.code(), date);
        assertTrue(
            run.err().startsWith("date must be 1970-01-02 to 8999-12-30, is " + date + "\n"),
            run.err());
      }
    }
    for (String date : List.of("1970-01-02", "8999-12-30")) {
      Run run = run("day", "--agents", 2, "--contacts", 50, "--date", date);
      assertEquals(ExitCode.GOOD, run.code(), run.err() + run.out());
    }
  }

  @Test
  void aJournalToKeepIsRefusedWhereNoneIsWritten() throws IOException {
    Path journal = directory.resolve("journal");
    Run day = run("day", "--agents", 2, "--durability", "none", "--journal", journal);
    Run trace = trace("--durability", "none", "--journal", journal);
    for (Run run : List.of(day, trace)) {
      assertEquals(ExitCode.USAGE, run.code());
      assertTrue(run.err().startsWith("--durability none keeps no journal"), run.err());
      assertTrue(run.err().contains(journal.toString()), run.err());
      assertEquals("", run.out());
    }
    assertFalse(Files.exists(journal));
  }

  @Test
  void aWrongCommandLineIsToldAsOne() {
    Run size = run("day", "--agents", 0);
    assertEquals(ExitCode.USAGE, size.code());
    assertTrue(size.err().startsWith("agents must be 1 to 100000, is 0\n"), size.err());
    Run delay = run("day", "--agents", 5, "--contacts", 10, "--answer-delay", "1m");
    assertEquals(ExitCode.USAGE, delay.code());
    assertTrue(delay.err().startsWith("the answer delay must be from 0 to below"), delay.err());
    Run unit = run("day", "--answer-delay", "soon");
    assertEquals(ExitCode.USAGE, unit.code());
    assertTrue(unit.err().contains("as in 20s, is \"soon\""), unit.err());
  }
}
