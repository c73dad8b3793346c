package org.strowger.replay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.EngineContext.Scheduler;
import org.strowger.harness.JournalFiles;
import org.strowger.replay.ExitCode;
import org.strowger.replay.GatewayProcess;
import org.strowger.replay.ShopDay;
import org.strowger.replay.ToolTest;
import org.w3c.dom.Document;

class ReportCommandTest extends ToolTest {
  private static final String LINES =
      """
      {"at":"2026-03-01T09:00:00Z","do":"sign-on","agent":"ben","profile":"writer"}
      {"do":"sign-on","agent":"ann","profile":"phone","presence":"away"}
      {"do":"arrive","interaction":"chat-1","queue":"shop","channel":"chat","customer":"ada","topic":"shoes"}
      {"at":"2026-03-01T09:00:04Z","do":"accept","offer":1}
      {"do":"message","interaction":"chat-1","sender":"customer"}
      {"at":"2026-03-01T09:00:24Z","do":"message","interaction":"chat-1","sender":"agent"}
      {"at":"2026-03-01T09:00:30Z","do":"message","interaction":"chat-1","sender":"customer"}
      {"do":"message","interaction":"chat-1","sender":"customer"}
      {"at":"2026-03-01T09:01:10Z","do":"message","interaction":"chat-1","sender":"agent"}
      {"do":"sign-on","agent":"cleo","profile":"writer"}
      {"do":"transfer","interaction":"chat-1","queue":"shop","note":"size 42"}
      {"at":"2026-03-01T09:01:16Z","do":"accept","offer":2}
      {"do":"complete","interaction":"chat-1","resolved":true}
      {"at":"2026-03-01T09:02:00Z","do":"arrive","interaction":"call-1","queue":"shop","channel":"voice","customer":"ada","topic":"shoes"}
      {"do":"arrive","interaction":"call-2","queue":"shop","channel":"voice","customer":"eve","topic":"bill"}
      {"do":"arrive","interaction":"call-3","queue":"shop","channel":"voice"}
      {"do":"request-shift","interaction":"call-3"}
      {"do":"refuse-shift","interaction":"call-3"}
      {"do":"request-shift","interaction":"call-3"}
      {"do":"shift","interaction":"call-3","channel":"form"}
      {"do":"request-shift","interaction":"call-2"}
      {"at":"2026-03-01T09:02:17Z","do":"abandon","interaction":"call-2"}
      {"at":"2026-03-01T09:02:30Z","do":"presence","agent":"ann","presence":"available"}
      {"do":"accept","offer":4}
      {"do":"complete","interaction":"call-1","resolved":false,"disposition":"still pinches"}
      {"do":"survey","customer":"ada","csat":4,"nps":9,"effort":2}
      {"do":"survey","customer":"eve","csat":1,"nps":3}
      {"do":"survey","customer":"eve","nps":8}
      {"do":"arrive","interaction":"later","queue":"shop","channel":"voice","not-before":"2026-03-02T09:00:00Z"}
      {"at":"2026-03-01T10:00:00Z","do":"cancel","interaction":"later"}
      """;

  @TempDir private Path place;

  @BeforeEach
  void write() throws Exception {
    new GatewayProcess(place).serve(ShopDay.PLAN, LINES, "journal", "--plain-payloads");
  }

  private Run report(String... options) {
    return options.length == 0
        ? run("report", place.resolve("journal"))
        : run("report", place.resolve("journal"), options[0]);
  }

  @Test
  void everythingIsCounted() throws IOException {
    Run run = report("--json");
    assertEquals("", run.err());
    assertEquals(ExitCode.GOOD, run.code());
    assertGolden("report.json", run.out());
  }

  @Test
  void peopleCanReadIt() throws IOException {
    Run run = report();
    assertEquals("", run.err());
    assertGolden("report.txt", run.out());
  }

  @Test
  void whatIsIntactIsCountedBeforeDamage() throws Exception {
    Path journal = place.resolve("journal");
    byte[] record = JournalFiles.records(journal).get(30);
    JournalFiles.flip(JournalFiles.segment(journal), JournalFiles.offset(journal, record) + 40, 1);
    Run run = report();
    assertEquals(ExitCode.BAD, run.code());
    assertTrue(run.err().startsWith("The journal is damaged behind what was counted."), run.err());

    Path file = place.resolve("cut.html");
    assertEquals(ExitCode.BAD, run("report", journal, "--html", file).code());
    String page = Files.readString(file);
    assertTrue(page.contains("class=\"source cut\""), page);
    int told = page.indexOf("DAMAGED at sequence ");
    assertTrue(told > 0 && told < page.indexOf("class=\"tiles\""), page);
  }

  /** A first time in seconds for milliseconds puts half a century between two commands. */
  @Test
  void tooManyIntervalsAreRefused() throws Exception {
    String lines =
        """
        {"at":1772355600,"do":"sign-on","agent":"ann","profile":"writer"}
        {"at":"2026-03-01T09:00:00Z","do":"sign-off","agent":"ann"}
        """;
    new GatewayProcess(place).serve(ShopDay.PLAN, lines, "wrong", "--plain-payloads");
    Run run = run("report", place.resolve("wrong"));
    assertEquals(ExitCode.CANNOT_READ, run.code());
    assertTrue(
        run.err()
            .startsWith(
                "the journal goes over more than 200,000 intervals of 15m00s, from 1970-01-21T12:15:00Z to 19"),
        run.err());
    assertTrue(run.err().endsWith("report takes a longer --interval\n"), run.err());
    assertEquals(ExitCode.GOOD, run("report", place.resolve("wrong"), "--interval", "1d").code());
  }

  @Test
  void aJournalWithoutCommandsHasNothingToTell() throws Exception {
    closeCleanly(launch(context(Scheduler.INLINE)));
    Run run = run("report", directory, "--json");
    assertEquals(ExitCode.GOOD, run.code(), run.err());
    assertEquals(0L, run.json("source").get("commands"));
    assertEquals(List.of(), run.json().get("intervals"));
    assertNull(run.json("totals").get("service-level"));
    assertEquals(ExitCode.GOOD, run("report", directory).code());
    Path file = place.resolve("empty.html");
    assertEquals(ExitCode.GOOD, run("report", directory, "--html", file).code());
    Document page = ReportPageTest.parse(Files.readString(file));
    assertEquals(0, ReportPageTest.all(page, "svg").size());
    assertTrue(page.getDocumentElement().getTextContent().contains("Nothing happened"));
  }

  @Test
  void whatEndsAfterMidnightCountsWhereItBeganAndTimeWhereItWas() throws Exception {
    String lines =
        """
        {"at":"2026-03-01T23:40:00Z","do":"sign-on","agent":"ben","profile":"phone"}
        {"at":"2026-03-01T23:59:00Z","do":"arrive","interaction":"call-1","queue":"shop","channel":"voice"}
        {"at":"2026-03-01T23:59:30Z","do":"accept","offer":1}
        {"at":"2026-03-02T00:02:00Z","do":"complete","interaction":"call-1"}
        {"at":"2026-03-02T00:10:00Z","do":"sign-off","agent":"ben"}
        """;
    new GatewayProcess(place).serve(ShopDay.PLAN, lines, "night", "--plain-payloads");
    Run run = run("report", place.resolve("night"), "--json");
    List<?> intervals = (List<?>) run.json().get("intervals");
    assertEquals(3, intervals.size());
    String[] from = {"23:30", "23:45", "00:00"};
    long[] completed = {0, 1, 0};
    long[] handlingMs = {0, 150_000, 0};
    long[] busyMs = {0, 30_000, 120_000};
    long[] idleMs = {300_000, 870_000, 480_000};
    for (int i = 0; i < 3; i++) {
      Map<?, ?> interval = (Map<?, ?>) intervals.get(i);
      assertTrue(interval.get("from").toString().contains("T" + from[i]), interval.toString());
      assertEquals(completed[i], interval.get("completed"), from[i]);
      assertEquals(handlingMs[i], interval.get("handling-ms"), from[i]);
      assertEquals(busyMs[i], interval.get("busy-ms"), from[i]);
      assertEquals(idleMs[i], interval.get("idle-ms"), from[i]);
    }
    assertEquals(1, ((List<?>) run.json().get("agents")).size());
    Path file = place.resolve("night.html");
    run("report", place.resolve("night"), "--html", file);
    ReportPageTest.parse(Files.readString(file));
  }

  /** Busy in a call until it ends or goes back; away, and not idle, while the lease is lost. */
  @Test
  void whoIsNotHeardOfIsNotIdle() throws Exception {
    String lines =
        """
        {"at":"2026-03-01T09:00:00Z","do":"sign-on","agent":"ben","profile":"phone","lease":"1m","grace":"5m"}
        {"at":"2026-03-01T09:00:30Z","do":"arrive","interaction":"call-1","queue":"shop","channel":"voice"}
        {"do":"accept","offer":1}
        {"at":"2026-03-01T09:02:00Z","do":"complete","interaction":"call-1"}
        {"at":"2026-03-01T09:03:00Z","do":"alive","agent":"ben"}
        {"at":"2026-03-01T09:03:30Z","do":"arrive","interaction":"call-2","queue":"shop","channel":"voice"}
        {"do":"accept","offer":2}
        {"at":"2026-03-01T09:03:40Z","do":"sign-off","agent":"ben","forced":true}
        {"at":"2026-03-01T09:10:00Z","do":"abandon","interaction":"call-2"}
        """;
    new GatewayProcess(place).serve(ShopDay.PLAN, lines, "leases", "--plain-payloads");
    Map<?, ?> totals = run("report", place.resolve("leases"), "--json").json("totals");
    assertEquals(100_000L, totals.get("busy-ms"));
    assertEquals(60_000L, totals.get("idle-ms"));
    assertEquals(60_000L, totals.get("away-ms"));
    assertEquals(1L, totals.get("returned"));
  }

  @Test
  void anIntervalIsAtLeastAMinute() {
    Run run = run("report", place.resolve("journal"), "--interval", "59s");
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().contains("--interval must be at least 1m"), run.err());
  }
}
