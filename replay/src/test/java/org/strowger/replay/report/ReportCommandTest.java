package org.strowger.replay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.harness.JournalFiles;
import org.strowger.replay.ExitCode;
import org.strowger.replay.GatewayProcess;
import org.strowger.replay.ToolTest;

class ReportCommandTest extends ToolTest {
  private static final String PLAN =
      """
      version: 1
      promote-after: never
      channels:
        voice: { promises: { first-answer: 20s, warn: 5s } }
        chat: { messages: {} , promises: { first-answer: 1m, next-response: 30s, warn: 10s } }
        form:
      profiles:
        phone: { units: 1, channels: { voice: } }
        writer: { units: 3, channels: { chat: { limit: 3 }, form: } }
      queues: { shop: { offer-timeout: 10m, steps: [ {} ] } }
      shift-offers: { expiry: 1m }
      """;

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
    new GatewayProcess(place).serve(PLAN, LINES, "journal", "--plain-payloads");
  }

  private Run report(String... options) {
    return options.length == 0
        ? run("report", place.resolve("journal"))
        : run("report", place.resolve("journal"), options[0]);
  }

  @Test
  void everythingIsCounted() {
    Run run = report("--json");
    assertEquals("", run.err());
    assertEquals(ExitCode.GOOD, run.code());
    assertEquals(
        Map.of(
            "chat",
            channel(1, 1, 4000, 0, 1, promised(1, 0, 0), promised(2, 2, 1)),
            "voice",
            channel(4, 1, 30_000, 1, 1, promised(4, 3, 2), promised(0, 0, 0))),
        run.json("channels"));
    assertEquals(
        Map.of(
            "transfers-blind", 1L,
            "transfers-warm", 0L,
            "shifts", 1L,
            "returned", 0L,
            "parked", 0L,
            "callbacks", 1L),
        run.json("movement"));
    assertEquals(Map.of("with-context", 1L, "without-context", 0L), run.json("handovers"));
    assertEquals(
        Map.of("offered", 3L, "taken", 1L, "refused", 1L, "expired", 0L), run.json("shift-offers"));
    assertEquals(
        Map.of("resolved", 1L, "resolved-at-first-contact", 1L, "unresolved", 1L),
        run.json("outcomes"));
    assertEquals(
        Map.of(
            "csat-sum", 5L,
            "csat-answers", 2L,
            "effort-sum", 2L,
            "effort-answers", 1L,
            "nps-promoters", 1L,
            "nps-passives", 1L,
            "nps-detractors", 1L),
        run.json("surveys"));
  }

  private static Map<String, Object> promised(long made, long warned, long broken) {
    return Map.of("made", made, "warned", warned, "broken", broken);
  }

  private static Map<String, Object> channel(
      long arrived,
      long answered,
      long waitedMs,
      long abandoned,
      long completed,
      Map<String, Object> firstAnswer,
      Map<String, Object> nextResponse) {
    return Map.of(
        "arrived",
        arrived,
        "answered",
        answered,
        "waited-ms-sum",
        waitedMs,
        "abandoned",
        abandoned,
        "completed",
        completed,
        "first-answer",
        firstAnswer,
        "next-response",
        nextResponse);
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
  }
}
