package org.strowger.bench.report;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.strowger.codec.sbe.Strategy;
import org.strowger.core.StateMachine;
import org.strowger.workload.NoSnapshots;
import org.strowger.workload.StrategyLoad;
import org.strowger.workload.StrategyLoad.Requirements;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What a match costs the core, strategy by strategy, as agents or those who wait grow in number.
 * Each line is the same window of commands on a fresh core, a few times; the cheapest counts, in
 * processor time of the one thread.
 */
@Command(
    name = "cost",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Cost of a match in the core, for each strategy, by agents and by backlog.")
public final class Cost implements Callable<Integer> {
  private static final int BACKLOG_AGENTS = 1000;

  @Option(
      names = "--strategies",
      split = ",",
      paramLabel = "STRATEGY",
      description = "All of them if not given.")
  private List<Strategy> strategies =
      Arrays.stream(Strategy.values()).filter(s -> s != Strategy.NULL_VAL).toList();

  @Option(
      names = "--agents",
      split = ",",
      paramLabel = "N",
      defaultValue = "100,10000,1000000",
      description = "Numbers of agents, nobody waiting, half of the units in use.")
  private List<Integer> agents;

  @Option(
      names = "--waiting",
      split = ",",
      paramLabel = "N",
      defaultValue = "100,10000,1000000",
      description = "Numbers of those who wait for " + BACKLOG_AGENTS + " agents.")
  private List<Integer> waiting;

  @Option(names = "--window", paramLabel = "N", defaultValue = "200000", description = "Commands.")
  private int window;

  @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "Runs of each.")
  private int rounds;

  @Option(
      names = "--most-seconds",
      paramLabel = "S",
      defaultValue = "20",
      description =
          "Processor time for a window, without its set-up; what is done by then is the window.")
  private double mostSeconds;

  @Option(
      names = "--most-set-up-seconds",
      paramLabel = "S",
      defaultValue = "300",
      description = "Processor time to set a window up; if it takes longer there is no figure.")
  private double mostSetUpSeconds;

  @Spec private CommandSpec spec;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  @Override
  public Integer call() {
    if (rounds < 1 || window < 2) {
      throw new ParameterException(
          spec.commandLine(),
          "--rounds must be 1 or more and --window 2 or more, are " + rounds + " and " + window);
    }
    if (mostSeconds < 0 || mostSetUpSeconds < 0) {
      throw new ParameterException(
          spec.commandLine(), "--most-seconds and --most-set-up-seconds must be 0 or more");
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(Host.describe(Host.NO_JOURNAL));
    out.printf(
        Locale.ROOT,
        "%-16s %-8s %10s %10s %10s %10s %14s %14s %10s%n",
        "strategy",
        "load",
        "agents",
        "waiting",
        "set-up s",
        "matches",
        "CPU ns/match",
        "matches/s",
        "x smallest");
    for (Strategy strategy : strategies) {
      for (Requirements requirements : Requirements.values()) {
        double smallest = 0;
        for (int size : agents) {
          smallest = line(out, strategy, requirements, size, 0, smallest);
        }
        smallest = 0;
        for (int size : waiting) {
          smallest = line(out, strategy, requirements, BACKLOG_AGENTS, size, smallest);
        }
      }
    }
    return 0;
  }

  private double line(
      PrintWriter out,
      Strategy strategy,
      Requirements requirements,
      int agentCount,
      int waitingCount,
      double smallest) {
    String row =
        String.format(
            Locale.ROOT,
            "%-16s %-8s %,10d %,10d",
            lower(strategy),
            lower(requirements),
            agentCount,
            waitingCount);
    CostPace pace = new CostPace(row, mostSetUpSeconds, mostSeconds, window);
    StrategyLoad load =
        StrategyLoad.record(strategy, requirements, agentCount, waitingCount, window, pace);
    pace.show("rounds");
    double best = load.matches() == 0 ? 0 : cheapest(load);
    pace.clear();
    out.printf(Locale.ROOT, "%s %,10.1f ", row, pace.setUpSeconds());
    double base = smallest == 0 ? best : smallest;
    if (load.matches() > 0) {
      out.printf(
          Locale.ROOT,
          "%,10d %,14.0f %,14.0f %10.2f%n",
          load.matches(),
          best,
          1e9 / best,
          best / base);
    } else {
      out.println(load.isSetUp() ? "no match in the window" : "given up: set-up not done by then");
    }
    out.flush();
    return base;
  }

  /** Processor time of a match in the cheapest round, nanoseconds. */
  private double cheapest(StrategyLoad load) {
    double best = Double.MAX_VALUE;
    for (int round = 0; round < rounds; round++) {
      StateMachine machine = new StateMachine(load.limits(), (b, o, l) -> {}, new NoSnapshots());
      load.tape().apply(machine, 0, load.windowStart());
      long before = threads.getCurrentThreadCpuTime();
      load.tape().apply(machine, load.windowStart(), load.tape().size());
      long spent = threads.getCurrentThreadCpuTime() - before;
      best = Math.min(best, (double) spent / load.matches());
    }
    return best;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
