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
  void aFigureThatAllRunsGaveAlikeIsNeitherInsideNorOutside() {
    String[] quiet = {
      "theory", "--agents", "100", "--slack", "5", "--contacts", "200", "--runs", "2"
    };
    assertEquals(ExitCode.CANNOT_READ, run(quiet), out + "" + err);
    assertEquals(5, out.toString().split("cannot say", -1).length - 1, out.toString());
    assertTrue(out.toString().contains("verdict  CANNOT SAY: 0 of 5 figures"), out.toString());
    assertTrue(
        out.toString()
            .contains(
                "5 cannot be judged: all 2 runs gave the same, so there is no interval; give more"
                    + " --contacts, here 200, more --runs, or a smaller --slack, here 5.0"),
        out.toString());
    assertFalse(out.toString().contains("OUTSIDE"), out.toString());
  }

  @Test
  void oneFigureThatCannotBeJudgedIsToldBesideThoseInside() {
    String[] patient = {
      "theory", "--agents", "2", "--contacts", "100", "--patience", "366d", "--json"
    };
    assertEquals(ExitCode.CANNOT_READ, run(patient), out + "" + err);
    assertTrue(out.toString().contains("\"verdict\" : \"cannot-say\",\n"), out.toString());
    assertEquals(4, out.toString().split("\"verdict\" : \"inside\"", -1).length - 1);
  }

  @Test
  void aNumberOutOfItsRangeIsNamedWithTheRange() {
    for (String agents : new String[] {"-1", "0", "100001", "10,2147483647"}) {
      err.getBuffer().setLength(0);
      assertEquals(ExitCode.USAGE, run("theory", "--agents", agents));
      String wrong = agents.substring(agents.indexOf(',') + 1);
      assertTrue(
          err.toString().startsWith("--agents must be 1 to 100000, is " + wrong), err.toString());
    }
    assertEquals(ExitCode.USAGE, run("theory", "--contacts", "10000001"));
    assertTrue(
        err.toString().contains("--contacts must be 1 to 10000000, is 10000001"), err.toString());
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
