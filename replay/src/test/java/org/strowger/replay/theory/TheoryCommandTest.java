package org.strowger.replay.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.strowger.replay.ExitCode;
import org.strowger.replay.Main;
import org.strowger.replay.trace.ContactRecord;

class TheoryCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  @Test
  void theEngineIsWithinTheIntervalsOfErlangAAndC() {
    int code = run("theory", "--agents", "10,100", "--contacts", "20000", "--runs", "8");
    assertEquals(ExitCode.GOOD, code, out + "" + err);
    assertTrue(out.toString().contains("GOOD: 10 of 10 figures of theory inside"), out.toString());
  }

  @Test
  void noNumberOfAgentsIsAWrongCommandLineAndNoVerdict() {
    assertEquals(ExitCode.USAGE, run("theory", "--agents", ","));
    assertTrue(err.toString().contains("--agents names no number"), err.toString());
  }

  @Test
  void jsonHasEveryFigure() {
    assertEquals(
        ExitCode.GOOD,
        run("theory", "--agents", "5", "--contacts", "3000", "--runs", "4", "--json"));
    assertEquals(5, out.toString().split("\"half-width\"", -1).length - 1);
    assertTrue(out.toString().contains("\"model\" : \"erlang-a\""), out.toString());
  }

  /** What the comparison is worth: an agent more or less in theory is found. */
  @Test
  void theoryOfAnotherNumberOfAgentsIsOutside() {
    for (long patienceMs : new long[] {ContactRecord.NO_LIMIT, 120_000}) {
      Experiment experiment = new Experiment(10, 7, 180_000, patienceMs, 20_000);
      SplittableRandom random = new SplittableRandom(3);
      double[] waits = new double[10];
      for (int i = 0; i < waits.length; i++) {
        waits[i] = experiment.run(random.split(), arrived -> {}).waitProbability();
      }
      Estimate estimate = Estimate.of(waits, 0.99);
      assertTrue(estimate.holds(experiment.predicted().waitProbability()), estimate.toString());
      for (int agents : new int[] {9, 11}) {
        Experiment other = new Experiment(agents, 7, 180_000, patienceMs, 20_000);
        assertFalse(estimate.holds(other.predicted().waitProbability()), estimate.toString());
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameFigures() {
    run("theory", "--agents", "3", "--slack", "0.5", "--contacts", "500", "--runs", "2");
    String first = out.toString();
    out.getBuffer().setLength(0);
    run("theory", "--agents", "3", "--slack", "0.5", "--contacts", "500", "--runs", "2");
    assertEquals(first, out.toString());
  }

  @Test
  void wrongOptionsAreNamed() {
    assertEquals(ExitCode.USAGE, run("theory", "--agents", "1", "--slack", "1"));
    assertTrue(err.toString().contains("the load of 1 agents with --slack 1.0"), err.toString());
    assertEquals(ExitCode.USAGE, run("theory", "--runs", "1"));
    assertTrue(err.toString().contains("--runs must be 2 or more, is 1"), err.toString());
    assertEquals(ExitCode.USAGE, run("theory", "--confidence", "1"));
    assertTrue(err.toString().contains("between 0 and 1, is 1.0"), err.toString());
  }
}
