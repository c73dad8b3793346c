package org.strowger.replay.theory;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.strowger.gateway.text.Progress;
import org.strowger.replay.ExitCode;
import org.strowger.replay.play.DurationConverter;
import org.strowger.replay.text.Json;
import org.strowger.replay.text.Text;
import org.strowger.replay.text.TextTable;
import org.strowger.replay.trace.ContactRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares the engine with Erlang C and Erlang A. */
@Command(
    name = "theory",
    mixinStandardHelpOptions = true,
    description =
        "Plays one skill with Poisson arrivals and exponential conversations through the engine, with"
            + " and without patience, and compares waits and abandonment with Erlang A and Erlang C."
            + " Ends with 1 if a figure of theory is outside its confidence interval, with 3 if all"
            + " runs gave the same for one, which says nothing.")
public final class TheoryCommand implements Callable<Integer> {
  private static final double MS_PER_S = 1000;
  private static final int MAX_AGENTS = 100_000;
  private static final int MAX_CONTACTS = 10_000_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--agents",
      paramLabel = "N",
      split = ",",
      defaultValue = "10,100,1000",
      description = "numbers of agents, each 1 to 100000; ${DEFAULT-VALUE} by default")
  private List<Integer> agents;

  @Option(
      names = "--slack",
      paramLabel = "B",
      defaultValue = "1",
      description =
          "the offered load is N - B * sqrt(N) conversations at once, above 0 and below N:"
              + " square-root staffing; ${DEFAULT-VALUE} by default")
  private double slack;

  @Option(
      names = "--conversation",
      paramLabel = "DURATION",
      defaultValue = "3m",
      converter = DurationConverter.class,
      description = "mean length of a conversation; ${DEFAULT-VALUE} by default")
  private long conversationMs;

  @Option(
      names = "--patience",
      paramLabel = "DURATION",
      defaultValue = "2m",
      converter = DurationConverter.class,
      description = "mean patience under Erlang A; ${DEFAULT-VALUE} by default")
  private long patienceMs;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "10",
      description = "independent runs of each experiment, 2 or more; ${DEFAULT-VALUE} by default")
  private int runs;

  @Option(
      names = "--contacts",
      paramLabel = "N",
      defaultValue = "100000",
      description = "contacts counted in a run, 1 to 10000000; ${DEFAULT-VALUE} by default")
  private int contacts;

  @Option(
      names = "--confidence",
      paramLabel = "P",
      defaultValue = "0.99",
      description =
          "that all intervals together hold the true values, shared out evenly among them;"
              + " ${DEFAULT-VALUE} by default")
  private double confidence;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "of everything drawn; ${DEFAULT-VALUE} by default")
  private long seed;

  @Option(names = "--json", description = "all figures as one JSON object")
  private boolean json;

  /** A figure of theory beside the measured one. */
  private record Compared(
      Experiment experiment, String figure, double theory, Estimate measured, double unit) {
    Finding finding() {
      if (!measured.hasInterval()) {
        return Finding.CANNOT_SAY;
      }
      return measured.holds(theory) ? Finding.INSIDE : Finding.OUTSIDE;
    }
  }

  /** What an interval says of a figure of theory. */
  private enum Finding {
    INSIDE("inside"),
    OUTSIDE("OUTSIDE"),
    CANNOT_SAY("cannot say");

    private final String shown;

    Finding(String shown) {
      this.shown = shown;
    }
  }

  /** What all figures together say. */
  private enum Verdict {
    GOOD(ExitCode.GOOD),
    BAD(ExitCode.BAD),
    CANNOT_SAY(ExitCode.CANNOT_READ);

    private final int exitCode;

    Verdict(int exitCode) {
      this.exitCode = exitCode;
    }

    static Verdict of(List<Compared> compared) {
      if (count(compared, Finding.OUTSIDE) > 0) {
        return BAD;
      }
      return count(compared, Finding.CANNOT_SAY) > 0 ? CANNOT_SAY : GOOD;
    }
  }

  private static long count(List<Compared> compared, Finding finding) {
    return compared.stream().filter(c -> c.finding() == finding).count();
  }

  @Override
  public Integer call() throws IOException {
    check(!agents.isEmpty(), "--agents names no number");
    check(runs >= 2, "--runs must be 2 or more, is " + runs);
    for (int n : agents) {
      check(n >= 1 && n <= MAX_AGENTS, "--agents must be 1 to " + MAX_AGENTS + ", is " + n);
    }
    check(
        contacts >= 1 && contacts <= MAX_CONTACTS,
        "--contacts must be 1 to " + MAX_CONTACTS + ", is " + contacts);
    check(
        confidence > 0 && confidence < 1, "--confidence must be between 0 and 1, is " + confidence);
    check(conversationMs > 0, "--conversation must be above 0");
    check(patienceMs > 0, "--patience must be above 0");
    List<Experiment> experiments = experiments();
    int figures = 0;
    for (Experiment experiment : experiments) {
      figures += experiment.patient() ? 2 : 3;
    }
    double each = 1 - (1 - confidence) / figures;
    List<Compared> compared = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed);
    try (Progress progress = Progress.of("playing", "contacts")) {
      for (Experiment experiment : experiments) {
        compared.addAll(compare(experiment, random.split(), each, progress));
      }
    }
    Verdict verdict = Verdict.of(compared);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Json.print(out, values(compared, verdict));
    } else {
      print(out, compared, verdict);
    }
    return verdict.exitCode;
  }

  private void check(boolean right, String message) {
    if (!right) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  private List<Experiment> experiments() {
    List<Experiment> experiments = new ArrayList<>();
    for (int n : agents) {
      double load = n - slack * Math.sqrt(n);
      check(
          load > 0 && load < n,
          String.format(
              Locale.ROOT,
              "the load of %d agents with --slack %s must be above 0 and below %d, is %.3f",
              n,
              slack,
              n,
              load));
      experiments.add(new Experiment(n, load, conversationMs, ContactRecord.NO_LIMIT, contacts));
      experiments.add(new Experiment(n, load, conversationMs, patienceMs, contacts));
    }
    return experiments;
  }

  private List<Compared> compare(
      Experiment experiment, SplittableRandom random, double each, Progress progress) {
    List<Experiment.Outcomes> outcomes = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      outcomes.add(experiment.run(random.split(), arrived -> progress.step()));
    }
    Erlang.Prediction theory = experiment.predicted();
    List<Compared> compared = new ArrayList<>();
    compared.add(
        new Compared(
            experiment,
            "waits",
            theory.waitProbability(),
            estimate(outcomes, Experiment.Outcomes::waitProbability, each),
            0.01));
    compared.add(
        new Compared(
            experiment,
            "mean wait",
            theory.meanWaitMs(),
            estimate(outcomes, Experiment.Outcomes::meanWaitMs, each),
            MS_PER_S));
    if (!experiment.patient()) {
      compared.add(
          new Compared(
              experiment,
              "abandons",
              theory.leaveProbability(),
              estimate(outcomes, Experiment.Outcomes::leaveProbability, each),
              0.01));
    }
    return compared;
  }

  private static Estimate estimate(
      List<Experiment.Outcomes> outcomes,
      ToDoubleFunction<Experiment.Outcomes> figure,
      double confidence) {
    return Estimate.of(outcomes.stream().mapToDouble(figure).toArray(), confidence);
  }

  private void print(PrintWriter out, List<Compared> compared, Verdict verdict) {
    out.printf(
        Locale.ROOT,
        "One skill, Poisson arrivals, exponential conversations (mean %s s), %d runs of %,d contacts"
            + " each, seed %d%n%n",
        plain(conversationMs / MS_PER_S),
        runs,
        contacts,
        seed);
    TextTable table =
        new TextTable("model", "agents", "load", "figure", "theory", "engine", "+-", "verdict");
    for (Compared c : compared) {
      String unit = c.unit() == MS_PER_S ? " s" : " %";
      table.row(
          c.experiment().patient() ? "Erlang C" : "Erlang A",
          String.format(Locale.ROOT, "%,d", c.experiment().agents()),
          String.format(Locale.ROOT, "%,.1f", c.experiment().load()),
          c.figure(),
          plain(c.theory() / c.unit()) + unit,
          plain(c.measured().mean() / c.unit()) + unit,
          plain(c.measured().halfWidth() / c.unit()) + unit,
          c.finding().shown);
    }
    out.print(table);
    out.printf(
        Locale.ROOT,
        "%nverdict  %s: %d of %d figures of theory inside; the intervals hold all true values with"
            + " probability %s%n",
        verdict.name().replace('_', ' '),
        count(compared, Finding.INSIDE),
        compared.size(),
        confidence);
    long unknown = count(compared, Finding.CANNOT_SAY);
    if (unknown > 0) {
      out.printf(
          Locale.ROOT,
          "%d cannot be judged: all %d runs gave the same, so there is no interval; give more"
              + " --contacts, here %d, more --runs, or a smaller --slack, here %s%n",
          unknown,
          runs,
          contacts,
          slack);
    }
    out.printf(
        Locale.ROOT,
        "patience %s s under Erlang A; times are whole milliseconds; the first 20 conversations'"
            + " time of a run does not count%n",
        plain(patienceMs / MS_PER_S));
  }

  private static String plain(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private Map<String, Object> values(List<Compared> compared, Verdict verdict) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("verdict", Text.hyphens(verdict.name()));
    values.put("seed", seed);
    values.put("runs", runs);
    values.put("contacts", contacts);
    values.put("confidence", confidence);
    List<Object> rows = new ArrayList<>();
    for (Compared c : compared) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("model", c.experiment().patient() ? "erlang-c" : "erlang-a");
      row.put("agents", c.experiment().agents());
      row.put("load", c.experiment().load());
      row.put("figure", c.figure());
      row.put("theory", c.theory());
      row.put("engine", c.measured().mean());
      row.put("half-width", c.measured().halfWidth());
      row.put("verdict", Text.hyphens(c.finding().name()));
      rows.add(row);
    }
    values.put("figures", rows);
    return values;
  }
}
