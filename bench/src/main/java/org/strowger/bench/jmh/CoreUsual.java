package org.strowger.bench.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.strowger.core.StateMachine;
import org.strowger.workload.NoSnapshots;
import org.strowger.workload.UsualLoad;

/**
 * A usual day's work through the core alone, on one thread: 120 queues, 240 skill sets, up to 480
 * demand classes, three channels with capacity above 1, offers accepted, declined and missed,
 * wrap-up, breaks, abandons, about 90 % of units in use. A match takes three or four commands here.
 */
public class CoreUsual extends WindowBenchmark {
  /** The recorded load, and a core that has seen what comes before the window. */
  @State(Scope.Thread)
  public static class Core {
    @Param({"100", "10000", "100000"})
    public int agents;

    /** Number of the client whose retries would be answered; 0: commands come from nobody. */
    @Param({"0"})
    public int client;

    UsualLoad load;
    EventCounter events;
    StateMachine machine;
    int acceptedBefore;

    @Setup(Level.Trial)
    public void play() {
      load = UsualLoad.recordOf(client, agents, WINDOW);
      System.out.printf(
          "%nunits in use: %.1f %%, matches in the window: %,d%n",
          100 * load.utilisation(), load.windowMatches());
    }

    @Setup(Level.Invocation)
    public void warm() {
      events = new EventCounter();
      machine = new StateMachine(load.limits(), events, new NoSnapshots());
      load.tape().apply(machine, 0, load.windowStart());
      acceptedBefore = events.accepted();
    }
  }

  /** The core; fails if its events are not those that were recorded. */
  @Benchmark
  @OperationsPerInvocation(WINDOW)
  public void core(Core core, Matches matches) {
    core.load.tape().apply(core.machine, core.load.windowStart(), core.load.tape().size());
    matches.matches += core.events.accepted() - core.acceptedBefore;
    if (core.machine.eventDigest() != core.load.eventDigest()) {
      throw new IllegalStateException("other events than those recorded");
    }
  }
}
