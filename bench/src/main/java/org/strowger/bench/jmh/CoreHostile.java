package org.strowger.bench.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.strowger.core.StateMachine;
import org.strowger.workload.CommandTape;
import org.strowger.workload.NoSnapshots;
import org.strowger.workload.ReferenceRouter;
import org.strowger.workload.SkillCommands;
import org.strowger.workload.SkillTrace;

/**
 * The window of SKILL-5x50 through the core alone, on one thread: decoding a record that lies in
 * memory, matching, encoding the events, counting them. Beside it the reference router on the same
 * steps, which reads them from int arrays and makes no events.
 */
public class CoreHostile extends WindowBenchmark {
  /** The trace. */
  @State(Scope.Thread)
  public static class Trace {
    @Param({"100", "10000", "100000"})
    public int agents;

    SkillTrace trace;
    int matches;
    long hash;

    @Setup
    public void generate() {
      trace = SkillTrace.generate(agents);
      matches = trace.matches(trace.warmUp(), trace.steps());
      hash = trace.hash();
    }
  }

  /** A core that has seen the warm-up. */
  @State(Scope.Thread)
  public static class Core {
    CommandTape tape;
    EventCounter events;
    StateMachine machine;
    int window;
    int acceptedBefore;

    @Setup(Level.Trial)
    public void encode(Trace trace) {
      tape = SkillCommands.tape(trace.trace);
      window = SkillCommands.setUp(trace.trace) + trace.trace.warmUp();
    }

    @Setup(Level.Invocation)
    public void warm(Trace trace) {
      events = new EventCounter();
      machine = new StateMachine(SkillCommands.limits(trace.trace), events, new NoSnapshots());
      tape.apply(machine, 0, window);
      acceptedBefore = events.accepted();
    }
  }

  /** A reference router that has seen the warm-up. */
  @State(Scope.Thread)
  public static class Reference {
    ReferenceRouter router;
    long hash;

    @Setup(Level.Invocation)
    public void warm(Trace trace) {
      router = new ReferenceRouter(trace.trace);
      hash = trace.trace.run(router, 0, trace.trace.warmUp(), SkillTrace.hashSeed());
    }
  }

  /** The core; fails if it does not match as often as the trace. */
  @Benchmark
  @OperationsPerInvocation(WINDOW)
  public void core(Trace trace, Core core, Matches matches) {
    core.tape.apply(core.machine, core.window, core.tape.size());
    int found = core.events.accepted() - core.acceptedBefore;
    matches.matches += found;
    if (found != trace.matches) {
      throw new IllegalStateException(found + " matches instead of " + trace.matches);
    }
  }

  /** The yardstick; fails if its answers are not those of the trace. */
  @Benchmark
  @OperationsPerInvocation(WINDOW)
  public void reference(Trace trace, Reference reference, Matches matches) {
    SkillTrace steps = trace.trace;
    long hash = steps.run(reference.router, steps.warmUp(), steps.steps(), reference.hash);
    matches.matches += trace.matches;
    if (hash != trace.hash) {
      throw new IllegalStateException("wrong answers, hash " + Long.toHexString(hash));
    }
  }
}
