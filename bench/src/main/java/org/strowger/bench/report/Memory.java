package org.strowger.bench.report;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.ref.Reference;
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
 * Heap that the core keeps for an agent who has signed on, and for an interaction that waits: what
 * is in use behind a full collection, less what was with the plan alone, by their number. Room that
 * tables have made to grow into is in it.
 */
@Command(
    name = "memory",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Heap of the core by agent and by interaction waiting, for each strategy.")
public final class Memory implements Callable<Integer> {
  /** Nobody of them signs on where interactions are counted. */
  private static final int FEWEST_AGENTS = 10;

  private static final int COLLECTIONS = 4;

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
      defaultValue = "100000",
      description = "Numbers of agents, from " + FEWEST_AGENTS + ".")
  private List<Integer> agents;

  @Option(
      names = "--waiting",
      split = ",",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Numbers of those who wait, from 1.")
  private List<Integer> waiting;

  @Spec private CommandSpec spec;

  private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();

  @Override
  public Integer call() {
    if (agents.stream().anyMatch(n -> n < FEWEST_AGENTS) || waiting.stream().anyMatch(n -> n < 1)) {
      throw new ParameterException(
          spec.commandLine(),
          "--agents must be " + FEWEST_AGENTS + " or more and --waiting 1 or more");
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(Host.describe(Host.NO_JOURNAL));
    out.printf(
        Locale.ROOT,
        "%-16s %-8s %10s %10s %14s %14s%n",
        "strategy",
        "load",
        "agents",
        "waiting",
        "bytes each",
        "plan bytes");
    for (Strategy strategy : strategies) {
      for (Requirements requirements : Requirements.values()) {
        for (int size : agents) {
          line(out, strategy, requirements, size, 0);
        }
        for (int size : waiting) {
          line(out, strategy, requirements, 0, size);
        }
      }
    }
    return 0;
  }

  private void line(
      PrintWriter out,
      Strategy strategy,
      Requirements requirements,
      int agentCount,
      int waitingCount) {
    int count = agentCount + waitingCount;
    int recorded = Math.max(agentCount, FEWEST_AGENTS);
    StrategyLoad load =
        StrategyLoad.record(strategy, requirements, recorded, waitingCount, 0, until(count));
    long empty = inUse();
    StateMachine machine = new StateMachine(load.limits(), (b, o, l) -> {}, new NoSnapshots());
    long planned;
    long full;
    try {
      load.tape().apply(machine, 0, 1);
      planned = inUse();
      load.tape().apply(machine, 1, 1 + count);
      full = inUse();
    } finally {
      Reference.reachabilityFence(machine);
      Reference.reachabilityFence(load);
    }
    out.printf(
        Locale.ROOT,
        "%-16s %-8s %,10d %,10d %,14.0f %,14d%n",
        lower(strategy),
        lower(requirements),
        agentCount,
        waitingCount,
        (double) (full - planned) / count,
        planned - empty);
    out.flush();
  }

  /** Ends a recording when so many have signed on, or come to wait. */
  private static StrategyLoad.Pace until(int count) {
    return new StrategyLoad.Pace() {
      @Override
      public boolean setsUp(int done, int of) {
        return done < count;
      }

      @Override
      public boolean goesOn(int done) {
        return false;
      }
    };
  }

  /** Heap in use behind a full collection; the first ones may leave something for the next. */
  private long inUse() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      memory.gc();
      least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
    }
    return least;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
