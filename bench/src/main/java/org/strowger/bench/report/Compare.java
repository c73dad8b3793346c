package org.strowger.bench.report;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.strowger.workload.SkillTrace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Engine and peers on the same trace in one process: several rounds in which each has its turn,
 * every time from a fresh start; medians, spreads and ratios. Answers are checked in every round.
 */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = {
      "Matches a second of engine and peers on SKILL-5x50, in one run, with ratios.",
      "Rounds in which others used the processors are measured again."
    })
public final class Compare implements Callable<Integer> {
  /** Steps between two looks at the clock. */
  private static final int SLICE = 256;

  /** Above this many agents the scan over all agents would take minutes for its warm-up alone. */
  private static final int PLAIN_MAX_AGENTS = 10_000;

  @Option(
      names = "--agents",
      split = ",",
      defaultValue = "100,1000,10000",
      description = "Sizes of the trace.")
  private int[] agents;

  @Option(names = "--rounds", defaultValue = "7", description = "Rounds that count.")
  private int rounds;

  @Option(
      names = "--settle",
      defaultValue = "2",
      description = "Rounds before, for the compiler to settle; they do not count.")
  private int settle;

  @Option(
      names = "--seconds",
      defaultValue = "3",
      description = "Longest time of one measurement; the slow get through a part of the window.")
  private int seconds;

  @Option(
      names = "--no-watch",
      description = "Do not spin on a spare core to see the pauses of a hypervisor.")
  private boolean noWatch;

  @Option(
      names = "--only",
      split = ",",
      description = "Who takes part: ${COMPLETION-CANDIDATES}. All but POWER_LOSS if not given.")
  private Field[] only;

  @Spec private CommandSpec spec;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  /** Matches a second of each round, of those thrown away too, and processor time a match. */
  private static final class Figures {
    private final List<Double> rates = new ArrayList<>();
    private final List<Double> disturbed = new ArrayList<>();
    private final List<Double> cpuNs = new ArrayList<>();

    boolean enough(int wanted) {
      return rates.size() >= wanted || rates.size() + disturbed.size() >= 3 * wanted;
    }

    /** The rounds to report; the disturbed ones if there is nothing else. */
    List<Double> reported() {
      return rates.isEmpty() ? disturbed : rates;
    }

    double median() {
      return median(reported());
    }

    static double median(List<Double> values) {
      return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        Host.describe("PROCESS_CRASH where there is a journal, POWER_LOSS where it is synced"));
    out.printf(
        "%-8s %-26s %14s %14s %14s %10s %12s  %s%n",
        "agents",
        "matches/s",
        "median",
        "lowest",
        "highest",
        "/reference",
        "CPU ns/match",
        "rounds");
    for (int size : agents) {
      compare(size, out);
    }
    return 0;
  }

  private void compare(int size, PrintWriter out) {
    Field.Input input = new Field.Input(SkillTrace.generate(size));
    List<Field> field = field(size);
    Map<Field, Figures> figures = new EnumMap<>(Field.class);
    field.forEach(each -> figures.put(each, new Figures()));
    for (int round = 0; round < settle; round++) {
      field.forEach(each -> measure(each, input, new Figures()));
    }
    while (!figures.values().stream().allMatch(each -> each.enough(rounds))) {
      for (Field each : field) {
        if (!figures.get(each).enough(rounds)) {
          measure(each, input, figures.get(each));
        }
      }
    }
    figures.forEach((each, its) -> print(size, each, its, figures.get(Field.REFERENCE), out));
    out.println();
    out.flush();
  }

  private List<Field> field(int size) {
    if (only != null) {
      return Arrays.asList(only);
    }
    List<Field> all = new ArrayList<>(List.of(Field.values()));
    all.remove(Field.POWER_LOSS);
    if (size > PLAIN_MAX_AGENTS) {
      all.remove(Field.PLAIN);
    }
    return all;
  }

  private void measure(Field each, Field.Input input, Figures figures) {
    SkillTrace trace = input.trace;
    try (Candidate candidate = each.make(input)) {
      candidate.run(0, trace.warmUp());
      candidate.finish();
      long longest = TimeUnit.SECONDS.toNanos(seconds);
      int step = trace.warmUp();
      try (HostWatch watch = new HostWatch(each.oneThread() && !noWatch)) {
        long cpu = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        while (step < trace.steps() && System.nanoTime() - start < longest) {
          int to = Math.min(step + SLICE, trace.steps());
          candidate.run(step, to);
          step = to;
        }
        candidate.finish();
        long elapsed = System.nanoTime() - start;
        cpu = threads.getCurrentThreadCpuTime() - cpu;
        double matches = trace.matches(trace.warmUp(), step);
        (watch.disturbed() ? figures.disturbed : figures.rates).add(matches * 1e9 / elapsed);
        figures.cpuNs.add(cpu / matches);
      }
      String fault = candidate.fault(step);
      if (fault != null) {
        throw new IllegalStateException(
            each.title() + " with " + trace.agents() + " agents: " + fault);
      }
    }
  }

  private static void print(int size, Field each, Figures its, Figures reference, PrintWriter out) {
    List<Double> reported = its.reported();
    String ratio =
        reference == null
            ? "-"
            : String.format(Locale.ROOT, "%.3f", its.median() / reference.median());
    String cpu =
        each.oneThread() ? String.format(Locale.ROOT, "%,.0f", Figures.median(its.cpuNs)) : "-";
    String roundsTold =
        its.rates.isEmpty()
            ? "none quiet"
            : its.rates.size() + " quiet, " + its.disturbed.size() + " thrown away";
    out.printf(
        Locale.ROOT,
        "%-8d %-26s %,14.0f %,14.0f %,14.0f %10s %12s  %s%n",
        size,
        each.title(),
        its.median(),
        Collections.min(reported),
        Collections.max(reported),
        ratio,
        cpu,
        roundsTold);
  }
}
