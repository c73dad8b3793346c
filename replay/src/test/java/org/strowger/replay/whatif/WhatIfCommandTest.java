package org.strowger.replay.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.EngineContext;
import org.strowger.api.plan.Plan;
import org.strowger.api.plan.Plan.SkillLevel;
import org.strowger.gateway.plan.PlanReader;
import org.strowger.harness.JournalFiles;
import org.strowger.replay.ExitCode;
import org.strowger.replay.GatewayProcess;
import org.strowger.replay.ShopDay;
import org.strowger.replay.ToolTest;
import org.strowger.replay.day.BusyDay;
import org.strowger.replay.day.DaySize;
import org.strowger.replay.day.GeneratedDay;
import org.strowger.replay.simulation.AgentWatch;
import org.strowger.replay.simulation.Behaviour;
import org.strowger.replay.simulation.LivelyDay;
import org.strowger.replay.simulation.RichPlan;
import org.strowger.replay.simulation.Simulation;
import org.strowger.replay.text.Json;
import org.strowger.replay.trace.ContactRecord;
import org.strowger.replay.trace.Contacts;
import org.strowger.replay.trace.Shift;

/** Small days whose figures can be told by hand, and lively ones that must not be in the way. */
class WhatIfCommandTest extends ToolTest {
  private static final long NINE = 32_400_000;
  private static final long MINUTE = 60_000;

  @TempDir private Path place;

  /** A plan of one queue, with the level of skill help that it asks, and rules. */
  private static String plan(int version, int level, String rules) {
    return """
        version: %d
        promote-after: never
        skills: [help]
        channels: { voice: {} }
        context: { return-window: 0s }
        profiles: { one: { units: 1, channels: { voice: {} } } }
        queues: { help: { target: 20s, steps: [ { all-of: { help: %d } } ] } }
        %s
        """
        .formatted(version, level, rules);
  }

  private Path other(String yaml) throws IOException {
    return Files.writeString(place.resolve("other.yaml"), yaml);
  }

  private static ContactRecord contact(long atMs, long patienceMs, long handlingMs, long creditMs) {
    String id = "c" + atMs + "-" + creditMs + "-" + handlingMs;
    return Contacts.planned(id, "help", creditMs, NINE + atMs, patienceMs, handlingMs);
  }

  private static ContactRecord call(long atMs, long handlingMs) {
    return contact(atMs, ContactRecord.NO_LIMIT, handlingMs, 0);
  }

  private static Shift shift(String agent, int level, Shift.Break... breaks) {
    return new Shift(
        agent,
        "one",
        List.of(new SkillLevel("help", level)),
        List.of(),
        NINE,
        NINE + 600 * MINUTE,
        List.of(breaks));
  }

  private void record(String plan, List<ContactRecord> contacts, Shift... shifts) {
    Plan read = PlanReader.read("recorded", plan);
    Simulation.play(
        new org.strowger.replay.simulation.Scenario("toy", read, contacts, List.of(shifts)),
        new EngineContext().directory(directory).journalBlockLength(1 << 20),
        0,
        arrived -> {});
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> group(Run run, String name) {
    for (Object group : (List<Object>) run.json().get("groups")) {
      if (((Map<String, Object>) group).get("name").equals(name)) {
        return (Map<String, Object>) group;
      }
    }
    throw new AssertionError(name + " is not in " + run.out());
  }

  @SuppressWarnings("unchecked")
  private static void assertFigure(
      Run run, String group, String measure, Double record, Double calibration, Double whatIf) {
    Map<String, Object> figure = (Map<String, Object>) group(run, group).get(measure);
    assertEquals(record, figure.get("record"), run.out());
    assertEquals(calibration, figure.get("calibration"), run.out());
    assertEquals(whatIf, figure.get("what-if"), run.out());
  }

  private static String assumed(Run run) {
    return String.join(
        "\n", ((List<?>) run.json().get("assumptions")).stream().map(Object::toString).toList());
  }

  @Test
  void aSecondAgentWhoMayTakeThemShortensWaits() throws IOException {
    List<ContactRecord> calls = List.of(call(0, 5 * MINUTE), call(MINUTE, 2 * MINUTE));
    record(plan(1, 5, ""), calls, shift("ann", 5), shift("bob", 1));
    Run run = run("whatif", directory, "--plan", other(plan(2, 1, "")), "--json");
    assertEquals(ExitCode.GOOD, run.code(), run.err());
    assertFigure(run, "all", "asa", 120_000.0, 120_000.0, 0.0);
    assertFigure(run, "all", "in-target", 0.5, 0.5, 1.0);
    assertFigure(run, "all", "aht", 210_000.0, 210_000.0, 210_000.0);
    assertFigure(run, "help", "p90-wait", 240_000.0, 240_000.0, 0.0);
    // 7 minutes of work in 20 hours of two agents
    assertFigure(run, "all", "occupancy", 7 / 1200.0, 7 / 1200.0, 7 / 1200.0);
  }

  /** Bob declines, carol misses, ann accepts, each after a time of its own; each in all cases. */
  private static final class Choosy implements Behaviour {
    @Override
    public Answer answer(int contact, String agent) {
      return switch (agent) {
        case "bob" -> new Answer(Choice.DECLINE, 2_000);
        case "carol" -> new Answer(Choice.IGNORE, 0);
        default -> new Answer(Choice.ACCEPT, 7_000);
      };
    }

    @Override
    public long handlingMs(int contact, String agent) {
      return MINUTE;
    }

    @Override
    public long backAfterMs(String agent) {
      return 3 * MINUTE;
    }
  }

  /** Each agent has enough offers for answers of its own. */
  @Test
  void agentsAnswerOffersAsTheyWereSeenTo() throws IOException {
    List<ContactRecord> calls = new ArrayList<>();
    for (int i = 0; i < 3 * PeopleModel.ENOUGH_OFFERS; i++) {
      calls.add(call(4 * MINUTE * i, MINUTE));
    }
    Plan plan = PlanReader.read("recorded", plan(1, 1, ""));
    List<Shift> shifts = List.of(shift("ann", 1), shift("bob", 1), shift("carol", 1));
    Simulation.play(
        new org.strowger.replay.simulation.Scenario("toy", plan, calls, shifts),
        new EngineContext().directory(directory).journalBlockLength(1 << 20),
        new Choosy(),
        AgentWatch.NOBODY,
        arrived -> {});
    Run run = run("whatif", directory, "--plan", other(plan(2, 1, "")), "--json");
    assertEquals(ExitCode.GOOD, run.code(), run.out() + run.err());
    String missed = "offers: of 374 answered, 149 were declined and 75 missed";
    assertTrue(assumed(run).contains(missed), assumed(run));
    // 7 s until ann accepts, after 2 s of bob's, who has been idle longer but for the first call,
    // and 20 s of carol's each second time: she is not back in time for the other.
    double meanMs = (7_000 + 74 * 9_000 + 75 * 29_000) / 150.0;
    assertFigure(run, "all", "asa", meanMs, meanMs, meanMs);
  }

  @Test
  @SuppressWarnings("unchecked")
  void theRecordIsWhatTheReportTells() throws IOException {
    List<ContactRecord> calls = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      long patienceMs = i % 4 == 0 ? 30_000 : ContactRecord.NO_LIMIT;
      calls.add(contact(i * MINUTE, patienceMs, 70_000 + i * 1_000, 0));
    }
    record(plan(1, 1, ""), calls, shift("ann", 1, new Shift.Break(NINE + 40 * MINUTE, MINUTE)));
    Map<String, Object> report =
        (Map<String, Object>) run("report", directory, "--json").json().get("totals");
    assertTrue((Long) report.get("abandoned") > 2, report.toString());
    Run run = run("whatif", directory, "--plan", other(plan(2, 1, "")), "--json");
    for (String[] names :
        new String[][] {
          {"in-target", "service-level"},
          {"asa", "asa-ms"},
          {"abandoned", "abandonment"},
          {"aht", "aht-ms"},
          {"occupancy", "occupancy"}
        }) {
      Map<String, Object> figure = (Map<String, Object>) group(run, "all").get(names[0]);
      double told = ((Number) report.get(names[1])).doubleValue();
      assertEquals(told, (Double) figure.get("record"), 1e-6, names[1]);
      assertEquals(told, (Double) figure.get("calibration"), 1e-6, names[1]);
    }
    Map<String, Object> ofQueue = (Map<String, Object>) group(run, "help").get("occupancy");
    assertEquals(
        ((Map<String, Object>) group(run, "all").get("occupancy")).get("record"),
        ofQueue.get("record"),
        "one queue takes it all");
  }

  @Test
  void thePageHasVerdictComparisonAssumptionsAndThreeReports() throws IOException {
    List<ContactRecord> calls =
        List.of(call(0, 5 * MINUTE), contact(MINUTE, ContactRecord.NO_LIMIT, MINUTE, 90_000));
    record(plan(1, 5, ""), calls, shift("ann", 5), shift("bob", 1));
    Path page = place.resolve("page.html");
    Path other = other(plan(2, 1, ""));
    Run run = run("whatif", directory, "--plan", other, "--runs", "2", "--html", page);
    assertEquals(ExitCode.GOOD, run.code(), run.err());
    assertEquals("", run.out());
    String text = Files.readString(page);
    for (String part :
        List.of(
            "<h2>Answer</h2>\n<p>Service level, answered within the target of all that came: 50.0% under"
                + " the recorded plan, 100.0% under the other: +50.0 pt.</p>"
                + "<p>With 2 runs intervals are of no use",
            "<p>Calibration: good: within 5 points",
            "<p>The record: INTACT, ",
            "<details><summary>3 other groups with fewer than 100 contacts</summary>",
            "other.yaml (version 2) instead of the recorded plan (version 1), 2 runs each, seed 1.",
            "<caption>Mean wait of the answered (ASA)</caption>",
            "<h2>Assumed</h2>",
            "<p>arrivals: as recorded",
            "<h2>record</h2>",
            "<h2>calibration, run 1 of 2</h2>",
            "<h2>what-if, run 1 of 2</h2>",
            "played by a model of the people, run 1 of 2, seed 1",
            "credit 90s",
            "version 2 from 1970-01-01 09:00</dd>")) {
      assertTrue(text.contains(part), part);
    }
    String row = "<th scope=\"row\">all</th><td>2</td><td>2m00s</td><td>2m00s</td><td>0.0s</td>";
    assertTrue(text.contains(row + "<td>0.0s</td>"), text);
    assertFalse(text.contains("class=\"marked\""), "two runs");
    assertFalse(text.matches("(?s).*(src=|href=|<script|url\\(http).*"), "it loads nothing");
    Run again = run("whatif", directory, "--plan", other, "--html", page);
    assertEquals(ExitCode.CANNOT_READ, again.code());
    assertTrue(again.err().contains("exists already"), again.err());
    assertEquals(text, Files.readString(page));
  }

  @Test
  void theChangeBeyondItsIntervalIsMarkedOnThePage() throws IOException {
    List<ContactRecord> calls = List.of(call(0, 5 * MINUTE), call(MINUTE, 2 * MINUTE));
    record(plan(1, 5, ""), calls, shift("ann", 5), shift("bob", 1));
    Path page = place.resolve("marked.html");
    Run run = run("whatif", directory, "--plan", other(plan(2, 1, "")), "--html", page);
    assertEquals(ExitCode.GOOD, run.code(), run.err());
    String text = Files.readString(page);
    String row = "<tr class=\"marked\"><th scope=\"row\">all</th><td>2</td><td>50.0%</td>";
    int at = text.indexOf(row);
    assertTrue(at > 0, text);
    assertTrue(text.substring(at).contains("<td>+50.0 pt *</td>"), text);
    assertTrue(text.indexOf("bold and *: the change is beyond its 95 % interval.") > at, text);
    assertTrue(text.contains(".marked td { font-weight: bold; }"), "the style that marks it");
    assertTrue(text.contains("No change is beyond its 95 % interval."), "handling times");
  }

  @Test
  void ownRecordsAreTakenToo() throws IOException {
    String mapping =
        """
        times:
          in: in
          out: {column: out, after: in}
        fields:
          id: id
          channel: {value: voice}
          queue: {value: help}
          entered: in
          outcome: {column: how, values: {A: answered, L: abandoned}}
          left: out
          answered: out
          agent: {column: who, nulls: [nobody]}
          handling: secs
        """;
    // bob takes nobody from 9:05 to 9:20, and somebody waits from 9:06: he is away from then
    String rows =
        """
        id,in,out,how,who,secs
        1,2026-03-02T09:00:00Z,9:00:00,A,ann,600
        2,2026-03-02T09:00:01Z,9:00:01,A,bob,299
        3,2026-03-02T09:06:00Z,9:10:00,A,ann,60
        4,2026-03-02T09:20:00Z,9:20:00,A,bob,60
        """;
    Path map = Files.writeString(place.resolve("mapping.yaml"), mapping);
    Path records = Files.writeString(place.resolve("records.csv"), rows);
    Path now = Files.writeString(place.resolve("now.yaml"), plan(1, 1, ""));
    Path other = other(plan(2, 10, ""));
    Run run =
        run(
            "whatif",
            "--records",
            records,
            "--mapping",
            map,
            "--recorded-plan",
            now,
            "--plan",
            other,
            "--json");
    assertEquals(ExitCode.GOOD, run.code(), run.err() + run.out());
    assertFigure(run, "all", "asa", 60_000.0, 60_000.0, 60_000.0);
    assertFigure(run, "all", "in-target", 0.75, 0.75, 0.75);
    assertTrue(assumed(run).contains("whom it could serve is away until it does: 1 break"));
    Run both = run("whatif", directory, "--records", records, "--plan", other);
    assertEquals(ExitCode.USAGE, both.code());
    assertTrue(both.err().startsWith("give DIR, or --records"), both.err());
  }

  @Test
  void aPlanMayTakeAwayTheCreditThatWasAskedFor() throws IOException {
    List<ContactRecord> calls =
        List.of(
            call(0, 5 * MINUTE),
            call(MINUTE, 3 * MINUTE),
            contact(2 * MINUTE, ContactRecord.NO_LIMIT, MINUTE, 90_000));
    record(plan(1, 1, ""), calls, shift("ann", 1));
    String rules =
        "rules: [ { name: none, when: interaction.credit >= 90s, then: [ credit -90s ] } ]";
    Run run = run("whatif", directory, "--plan", other(plan(2, 1, rules)), "--json");
    assertEquals(ExitCode.GOOD, run.code(), run.err());
    // first the one with credit: at 5 min, and the other at 6; else at 5 min, and the one at 8
    assertFigure(run, "credit 90s", "asa", 180_000.0, 180_000.0, 360_000.0);
    assertFigure(run, "regular", "asa", 150_000.0, 150_000.0, 120_000.0);
  }

  @Test
  void whoWasAnsweredHasThePatienceOfThoseWhoWaitedAsLong() throws IOException {
    List<ContactRecord> calls = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      calls.add(contact(1 + i, 2 * MINUTE, MINUTE, 0)); // ann is away: they leave
    }
    for (int i = 0; i < 40; i++) {
      calls.add(contact((20 + 5 * i) * MINUTE, ContactRecord.NO_LIMIT, MINUTE, 0));
    }
    record(plan(1, 1, ""), calls, shift("ann", 1, new Shift.Break(NINE, 10 * MINUTE)));
    String unserved = plan(2, 9, "");
    Run run = run("whatif", directory, "--plan", other(unserved), "--runs", "2", "--json");
    assertEquals(ExitCode.GOOD, run.code(), run.err());
    // all 40 who were seen to wait two minutes left then: so does everybody
    assertFigure(run, "all", "abandoned", 0.5, 0.5, 1.0);
    assertFigure(run, "all", "p90-wait", 120_000.0, 120_000.0, 120_000.0);
    assertFigure(run, "all", "asa", 0.0, 0.0, null);
    String text = run("whatif", directory, "--plan", other(unserved)).out();
    assertTrue(text.contains("80 waits, 40 censored; half have left after 2m00s"), text);
    assertTrue(text.contains("take the 1 break recorded"), text);
  }

  @Test
  void aBreakAndWrapUpAreThereAgain() throws IOException {
    String wrapUp =
        plan(1, 1, "")
            .replace("voice: {} } } }", "voice: { wrap-up: { kind: until-ended } } } } }");
    ContactRecord first = call(0, 5 * MINUTE);
    ContactRecord wrapped =
        new ContactRecord(
            "wrapped",
            null,
            "voice",
            "help",
            null,
            first.urgency(),
            0,
            List.of(),
            first.day(),
            first.enteredMs(),
            first.outcome(),
            first.leftMs(),
            first.patienceMs(),
            null,
            ContactRecord.UNKNOWN,
            first.handlingMs(),
            30_000);
    record(
        wrapUp,
        List.of(wrapped, call(MINUTE, MINUTE)),
        shift(
            "ann",
            1,
            new Shift.Break(NINE + 2 * MINUTE, 10 * MINUTE),
            new Shift.Break(NINE + 8 * MINUTE, 10 * MINUTE)));
    Run run =
        run("whatif", directory, "--plan", other(wrapUp.replace("until-ended", "none")), "--json");
    assertEquals(ExitCode.GOOD, run.code(), run.err());
    // 5 min and half of one of work, then the break, said twice: the second waits 14.5 min
    assertFigure(run, "all", "asa", 435_000.0, 435_000.0, 420_000.0);
    assertFigure(run, "all", "aht", 195_000.0, 195_000.0, 180_000.0);
  }

  private void recordLively(int agents) {
    GeneratedDay day =
        BusyDay.generate(
            new DaySize(agents, agents * DaySize.CONTACTS_PER_AGENT, 3, LocalDate.of(2026, 3, 2)));
    Plan first = RichPlan.of(day.plan(), 1, agents, 0);
    LivelyDay.play(
        day,
        first,
        RichPlan.of(day.plan(), 2, agents, 0),
        day.contacts().get(day.contacts().size() * 9 / 10).enteredMs(),
        new EngineContext().directory(directory).journalBlockLength(1 << 20));
  }

  /** The plan in force when most came, as the journal has it. */
  @SuppressWarnings("unchecked")
  private Path itsOwnPlan() throws IOException {
    Run dump = run("dump", directory, "--kind", "plan");
    Map<String, Object> command = Json.parse(dump.lines().get(0));
    return Files.writeString(
        place.resolve("own.yaml"), Json.text((Map<String, Object>) command.get("plan")));
  }

  @Test
  @SuppressWarnings("unchecked")
  void underTheSamePlanNothingChangesAndTheSeedDecides() throws IOException {
    recordLively(12);
    Path same = itsOwnPlan();
    Run run = run("whatif", directory, "--plan", same, "--runs", "2", "--json");
    assertEquals("", run.err());
    for (Object group : (List<Object>) run.json().get("groups")) {
      for (Measure measure : Measure.values()) {
        String name = measure.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        Map<String, Object> figure = (Map<String, Object>) ((Map<String, Object>) group).get(name);
        if (figure != null) {
          assertEquals(figure.get("calibration"), figure.get("what-if"), group.toString());
        }
      }
    }
    String told = assumed(run);
    assertTrue(told.contains("2 plans were applied; calibration is under version 1"), told);
    assertTrue(told.matches("(?s).*not played: assigned by a supervisor \\d+,.*"), told);
    assertTrue(
        told.matches("(?s).*offers: of [0-9,]+ answered, \\d+ were declined and \\d+ missed.*"),
        told);
    assertEquals(
        run.out(), run("whatif", directory, "--plan", same, "--runs", "2", "--json").out());
    Run seed = run("whatif", directory, "--plan", same, "--runs", "2", "--seed", "2", "--json");
    assertNotEquals(group(run, "all").get("asa"), group(seed, "all").get("asa"));
  }

  @Test
  void whatIsNotPlayedIsTold() throws Exception {
    Path journal = ShopDay.write(place, "shop", "--plain-payloads");
    Path plan = other(ShopDay.PLAN.replace("version: 1", "version: 2"));
    Run run = run("whatif", journal, "--plan", plan, "--json");
    String told = assumed(run);
    assertTrue(
        told.contains(
            "not played: callbacks 1, shifts to another channel 1, surveys 2, touchpoints 1, transfers 1"),
        told);
    assertEquals(4L, group(run, "all").get("contacts"), run.out());
    String text = run("whatif", journal, "--plan", plan).out();
    assertTrue(text.contains("Assumed:\n- patience: 1 customer left"), text);
    assertTrue(
        text.contains("\nAnswer:\n- Service level, answered within the target of all that came: "),
        text);
  }

  @Test
  void aCommandThatIsRepeatedHappenedOnce() throws Exception {
    String lines =
        """
        {"at":"2026-03-01T09:00:00Z","do":"sign-on","agent":"ann","profile":"one","skills":{"help":1},"presence":"away"}
        {"do":"arrive","interaction":"one","queue":"help","channel":"voice"}
        {"do":"assign","interaction":"one","agent":"ann","forced":true,"client":"desk","correlation":7}
        {"do":"assign","interaction":"one","agent":"ann","forced":true,"client":"desk","correlation":7}
        {"do":"arrive","interaction":"two","queue":"help","channel":"voice","client":"desk","correlation":8}
        {"do":"arrive","interaction":"two","queue":"help","channel":"voice","client":"desk","correlation":8}
        {"at":"2026-03-01T09:10:00Z","do":"complete","interaction":"one"}
        """;
    new GatewayProcess(place).serve(plan(1, 1, ""), lines, "twice");
    Run run = run("whatif", place.resolve("twice"), "--plan", other(plan(2, 1, "")), "--json");
    assertTrue(assumed(run).contains("not played: assigned by a supervisor 1;"), run.out());
    assertEquals(2L, group(run, "all").get("contacts"), run.out());
  }

  @Test
  void parksAndCallbacksAreNotInTheWay() throws Exception {
    String lines =
        """
        {"at":"2026-03-01T09:00:00Z","do":"sign-on","agent":"ben","profile":"writer"}
        {"do":"update-customer","customer":"ada","segment":"gold"}
        {"do":"arrive","interaction":"chat-1","queue":"shop","channel":"chat","customer":"ada","attributes":{"order":"a1","sum":7}}
        {"at":"2026-03-01T09:00:04Z","do":"accept","offer":1}
        {"at":"2026-03-01T09:01:04Z","do":"park","interaction":"chat-1"}
        {"at":"2026-03-01T09:05:00Z","do":"resume","interaction":"chat-1"}
        {"at":"2026-03-01T09:05:10Z","do":"accept","offer":2}
        {"at":"2026-03-01T09:06:10Z","do":"complete","interaction":"chat-1"}
        {"do":"sign-on","agent":"ann","profile":"phone","presence":"away"}
        {"do":"arrive","interaction":"call-1","queue":"shop","channel":"voice","customer":"ada"}
        {"at":"2026-03-01T09:07:00Z","do":"callback","interaction":"call-1","not-before":"2026-03-01T09:30:00Z"}
        {"at":"2026-03-01T09:29:00Z","do":"presence","agent":"ann","presence":"available"}
        {"at":"2026-03-01T09:30:05Z","do":"decline","offer":3}
        {"at":"2026-03-01T09:31:10Z","do":"tick"}
        {"at":"2026-03-01T09:31:12Z","do":"accept","offer":4}
        {"at":"2026-03-01T09:33:12Z","do":"complete","interaction":"call-1"}
        {"do":"arrive","interaction":"call-2","queue":"shop","channel":"voice"}
        """;
    new GatewayProcess(place).serve(ShopDay.PLAN, lines, "parks");
    Path plan = other(ShopDay.PLAN.replace("version: 1", "version: 2"));
    Run run = run("whatif", place.resolve("parks"), "--plan", plan, "--json");
    assertEquals(0L, run.json().get("refused"), run.out());
    String told = assumed(run);
    assertTrue(told.contains("callbacks 1, conversations parked 1"), told);
    assertTrue(
        told.contains("customers: 1 to be called back later wait from when that was due"), told);
    assertTrue(told.contains("1 waiting where the journal ends"), told);
    assertTrue(told.contains("offers: of 4 answered, 1 were declined and 0 missed"), told);
    // a minute before it was parked and one after; two minutes of the callback
    assertFigure(run, "all", "aht", 120_000.0, 120_000.0, 120_000.0);
    assertEquals(3L, group(run, "all").get("contacts"), run.out());
  }

  @Test
  void aCutJournalIsPlayedAsFarAsItIsIntact() throws IOException {
    List<ContactRecord> calls = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      calls.add(call(i * MINUTE, 50_000));
    }
    record(plan(1, 1, ""), calls, shift("ann", 1));
    byte[] record = JournalFiles.records(directory).get(150);
    JournalFiles.flip(
        JournalFiles.segment(directory), JournalFiles.offset(directory, record) + 40, 1);
    Run run = run("whatif", directory, "--plan", other(plan(2, 1, "")));
    assertEquals(ExitCode.BAD, run.code(), run.err());
    assertTrue(run.err().startsWith("The journal is damaged behind what was played."), run.err());
    assertTrue(run.out().contains("where the journal ends take nothing new"), run.out());
    Path page = place.resolve("cut.html");
    run("whatif", directory, "--plan", place.resolve("other.yaml"), "--html", page);
    String text = Files.readString(page);
    assertTrue(text.contains("<h2>Answer</h2>\n<p>The record: DAMAGED at sequence "), text);
  }

  @Test
  void nothingToPlayOrAPlanThatDoesNotFitIsSaid() throws IOException {
    record(plan(1, 1, ""), List.of());
    Run empty = run("whatif", directory, "--plan", other(plan(2, 1, "")));
    assertEquals(ExitCode.CANNOT_READ, empty.code());
    assertTrue(empty.err().contains("nobody came, so there is nothing to play"), empty.err());
    Run none = run("whatif", directory.resolve("none"), "--plan", other(plan(2, 1, "")));
    assertEquals(ExitCode.CANNOT_READ, none.code());
    Run bad = run("whatif", directory, "--plan", other(plan(2, 1, "").replace("20s", "20")));
    assertEquals(ExitCode.CANNOT_READ, bad.code());
    assertTrue(bad.err().contains("other.yaml:7:"), bad.err());
    assertEquals(ExitCode.USAGE, run("whatif", directory).code());
    assertEquals(
        ExitCode.USAGE,
        run("whatif", directory, "--plan", other(plan(2, 1, "")), "--runs", "0").code());
  }

  @Test
  void aPlanWithoutAQueueOfTheRecordIsRefused() throws IOException {
    record(plan(1, 1, ""), List.of(call(0, MINUTE)), shift("ann", 1));
    Run run =
        run(
            "whatif",
            directory,
            "--plan",
            other(plan(2, 1, "").replace("queues: { help", "queues: { sales")));
    assertEquals(ExitCode.CANNOT_READ, run.code(), run.out());
    assertTrue(
        run.err().contains("other.yaml: the plan does not fit: it has no queue \"help\""),
        run.err());
    assertEquals("", run.out());
  }

  @Test
  void aModelThatDoesNotMeetTheRecordIsSaidToBeNotGood() throws Exception {
    String lines =
        """
        {"at":"2026-03-01T09:00:00Z","do":"sign-on","agent":"ann","profile":"one","skills":{"help":1}}
        {"do":"sign-on","agent":"bob","profile":"one","skills":{"help":1},"presence":"away"}
        {"do":"arrive","interaction":"one","queue":"help","channel":"voice"}
        {"do":"accept","offer":1}
        {"do":"arrive","interaction":"two","queue":"help","channel":"voice"}
        {"do":"assign","interaction":"two","agent":"bob","forced":true}
        {"at":"2026-03-01T09:10:00Z","do":"complete","interaction":"one"}
        {"do":"complete","interaction":"two"}
        """;
    new GatewayProcess(place).serve(plan(1, 1, ""), lines, "forced");
    Run run = run("whatif", place.resolve("forced"), "--plan", other(plan(2, 1, "")));
    assertEquals(ExitCode.BAD, run.code(), run.out());
    assertTrue(run.out().contains("NOT GOOD, so neither is the what-if"), run.out());
    assertTrue(run.out().contains("- all: asa is 5m00s, recorded 0.0s"), run.out());
    Path page = place.resolve("not-good.html");
    run("whatif", place.resolve("forced"), "--plan", place.resolve("other.yaml"), "--html", page);
    assertTrue(
        Files.readString(page)
            .contains("<h2>Answer</h2>\n<p>Calibration: NOT GOOD, so neither is the what-if"),
        "before what is not to be relied on");
    Run wide =
        run(
            "whatif",
            place.resolve("forced"),
            "--plan",
            other(plan(2, 1, "")),
            "--tolerance",
            "100");
    assertEquals(ExitCode.BAD, wide.code(), "nothing is near a recorded nothing but a second");
    assertNull(wide.err().isEmpty() ? null : wide.err());
  }
}
