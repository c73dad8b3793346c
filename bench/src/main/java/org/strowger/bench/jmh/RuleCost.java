package org.strowger.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.strowger.core.StateMachine;
import org.strowger.workload.NoSnapshots;
import org.strowger.workload.RuleLoad;

/**
 * What context rules cost: arrivals, updates of attributes and abandonments of customers, under
 * plans with so many rules of a kind. A command evaluates about once, most rules at an arrival with
 * another contact of the customer waiting. Nobody is at work, so the rest of a command is small.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
      "-Dagrona.disable.bounds.checks=true",
      "-Xms512m",
      "-Xmx4g"
    })
public class RuleCost {
  private static final int COMMANDS = 20_000;
  private static final int ROUNDS = 3;

  /** A core that has seen the rounds before the last. */
  @State(Scope.Thread)
  public static class Core {
    @Param({"0", "1000"})
    public int rules;

    @Param({"SEGMENTS", "SHARED", "NUMBERS"})
    public RuleLoad.Kind kind;

    @Param({"200"})
    public int customers;

    RuleLoad load;
    StateMachine machine;

    @Setup(Level.Trial)
    public void record() {
      load = RuleLoad.record(rules, kind, customers, COMMANDS, ROUNDS);
    }

    @Setup(Level.Invocation)
    public void warm() {
      machine = new StateMachine(load.limits(), new EventCounter(), new NoSnapshots());
      load.tape().apply(machine, 0, load.start());
    }
  }

  /** A command of the last round. */
  @Benchmark
  @OperationsPerInvocation(COMMANDS)
  public void command(Core core) {
    core.load.tape().apply(core.machine, core.load.start(), core.load.start() + COMMANDS);
  }
}
