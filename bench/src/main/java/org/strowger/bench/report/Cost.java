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

  @Spec private CommandSpec spec;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  @Override
  public Integer call() {
    if (rounds < 1 || window < 2) {
      throw new ParameterException(
          spec.commandLine(),
          "--rounds must be 1 or more and --window 2 or more, are " + rounds + " and " + window);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(Host.describe());
    out.printf(
        Locale.ROOT,
        "%-16s %-8s %10s %10s %14s %14s %10s%n",
        "strategy",
        "load",
        "agents",
        "waiting",
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
    StrategyLoad load =
        StrategyLoad.record(strategy, requirements, agentCount, waitingCount, window);
    double best = Double.MAX_VALUE;
    for (int round = 0; round < rounds; round++) {
      StateMachine machine = new StateMachine(load.limits(), (b, o, l) -> {}, new NoSnapshots());
      load.tape().apply(machine, 0, load.windowStart());
      long before = threads.getCurrentThreadCpuTime();
      load.tape().apply(machine, load.windowStart(), load.tape().size());
      long spent = threads.getCurrentThreadCpuTime() - before;
      best = Math.min(best, (double) spent / load.matches());
    }
    double base = smallest == 0 ? best : smallest;
    out.printf(
        Locale.ROOT,
        "%-16s %-8s %,10d %,10d %,14.0f %,14.0f %10.2f%n",
        lower(strategy),
        lower(requirements),
        agentCount,
        waitingCount,
        best,
        1e9 / best,
        best / base);
    out.flush();
    return base;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
