package org.strowger.replay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.replay.ExitCode;
import org.strowger.replay.ToolTest;

/**
 * A day of a bank: the driver counts contacts one by one, the report counts the journal's events.
 */
class FebruaryReportTest extends ToolTest {
  @TempDir private Path place;

  @Test
  void theReportTellsTheDriversFigures() {
    Path records =
        Path.of(
            System.getProperty("strowger.shared.data", ""),
            "anonymous-bank-1999-02",
            "data_anonymous_bank_february.txt.gz");
    assumeTrue(Files.exists(records), "no call records at hand");
    Path journal = place.resolve("journal");
    Run trace =
        run(
            "trace",
            "--records",
            records,
            "--mapping",
            Path.of("docs", "anonymous-bank.mapping.yaml"),
            "--day",
            "1999-02-02",
            "--one-journal",
            "--no-verify",
            "--journal",
            journal,
            "--json");
    assertEquals(ExitCode.GOOD, trace.code(), trace.err());
    Run report = run("report", journal, "--json");
    same(trace.json("total"), report.json("totals"));
    assertEquals(
        (Double) trace.json("total").get("occupancy"),
        (Double) report.json("totals").get("occupancy"),
        1e-4);
    Map<String, Object> queues = trace.json("queues");
    List<?> told = (List<?>) report.json().get("queues");
    assertEquals(queues.size(), told.size());
    for (Object queue : told) {
      Map<?, ?> figures = (Map<?, ?>) queue;
      same((Map<?, ?>) queues.get(figures.get("id")), figures);
    }
  }

  private static void same(Map<?, ?> driver, Map<?, ?> report) {
    assertEquals(driver.get("offered"), report.get("offered"));
    assertEquals(driver.get("answered"), report.get("answered"));
    assertEquals(driver.get("abandoned"), report.get("abandoned"));
    assertEquals(driver.get("within-target"), report.get("answered-in-target"));
    assertEquals((Double) driver.get("asa-ms"), (Double) report.get("asa-ms"), 1e-3);
    assertEquals((Double) driver.get("aht-ms"), (Double) report.get("aht-ms"), 1e-3);
  }
}
