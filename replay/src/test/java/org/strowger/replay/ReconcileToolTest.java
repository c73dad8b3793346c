package org.strowger.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway's reconcile in the journal (decisions RC), as the tools tell it. */
class ReconcileToolTest extends ToolTest {
  private static final String LINES =
      """
      {"at":"2026-03-01T09:00:00Z","do":"sign-on","agent":"ann","profile":"phone"}
      {"do":"sign-on","agent":"ben","profile":"phone"}
      {"do":"arrive","interaction":"call-1","queue":"shop","channel":"voice","customer":"ada"}
      {"at":"2026-03-01T09:00:04Z","do":"accept","offer":1}
      {"do":"presence","agent":"ben","presence":"away"}
      {"do":"arrive","interaction":"call-2","queue":"shop","channel":"voice","customer":"eve"}
      {"do":"arrive","interaction":"call-3","queue":"shop","channel":"voice","customer":"ada"}
      {"at":"2026-03-01T09:00:20Z","do":"abandon","interaction":"call-2"}
      {"at":"2026-03-01T09:01:00Z","do":"begin-reconcile","channel":"voice","repair":true}
      {"do":"report-live","interaction":"call-1","agent":"ben"}
      {"do":"end-reconcile"}
      {"do":"begin-reconcile"}
      {"at":"2026-03-01T09:02:00Z","do":"complete","interaction":"call-1"}
      """;

  @TempDir private static Path place;
  private static Path journal;

  @BeforeAll
  static void write() throws Exception {
    new GatewayProcess(place).serve(ShopDay.PLAN, LINES, "journal");
    journal = place.resolve("journal");
  }

  private static void assertTold(Run run, String... parts) {
    assertEquals("", run.err());
    for (String part : parts) {
      assertTrue(run.out().contains(part), part + " is not in\n" + run.out());
    }
  }

  @Test
  void theCommandsAreDumpedAsTheLinesThatTheyWere() {
    List<String> dumped =
        run("dump", journal).lines().stream()
            .filter(line -> line.matches(".*(reconcile|report-live).*"))
            .map(line -> line.replaceAll(",\"(seq\":[0-9]+|time\":\"[^\"]*\"|record.*)", ""))
            .toList();
    assertEquals(
        List.of(
            "{\"do\":\"begin-reconcile\",\"channel\":\"voice\",\"repair\":true",
            "{\"do\":\"report-live\",\"interaction\":\"call-1\",\"agent\":\"ben\"",
            "{\"do\":\"end-reconcile\"",
            "{\"do\":\"begin-reconcile\""),
        dumped);
  }

  @Test
  void theJourneyTellsThemInSentences() {
    List<String> lines = run("journey", journal, "ada").lines();
    List<String> told =
        lines.stream()
            .filter(line -> line.contains("reconcile: "))
            .map(line -> line.replaceAll(".*reconcile: ", ""))
            .toList();
    assertEquals(
        List.of(
            "other-agent, with ben at the gateway, with ann here, repaired true",
            "waiting, and not at the gateway, repaired true"),
        told);
  }

  @Test
  void whoAReconcileEndsHasNotLeftJustThen() throws Exception {
    Path plan =
        Files.writeString(place.resolve("other.yaml"), ShopDay.PLAN.replace(": 1\n", ": 2\n"));
    assertTold(
        run("whatif", journal, "--plan", plan),
        "patience: 1 customer left",
        "customers: 1 cancelled while waiting",
        "conversations returned to the queue 1, reconciles 2");
  }

  @Test
  void itVerifiesAndTheReportCountsWhatWasEnded() {
    assertTold(run("verify", journal), "GOOD");
    assertTold(run("report", journal, "--json"), "\"abandoned\" : 2");
  }
}
