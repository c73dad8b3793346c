package org.strowger.bench.jmh;

import com.lmax.disruptor.YieldingWaitStrategy;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.strowger.EngineContext.Durability;
import org.strowger.EngineContext.Scheduler;
import org.strowger.bench.ScratchDirectory;
import org.strowger.bench.load.TraceEngine;
import org.strowger.bench.peers.BareAppend;
import org.strowger.bench.peers.BareRing;
import org.strowger.workload.CommandTape;
import org.strowger.workload.SkillCommands;
import org.strowger.workload.SkillTrace;

/**
 * Commands a second through the whole engine with threads and journal: from the publisher's call to
 * the last event in the listener, as fast as the ring takes them. Beside it, with the same records:
 * a bare Disruptor with slots as long, a bare Chronicle append without sync, and one that syncs
 * every 1,024 records.
 */
public class Pipeline extends WindowBenchmark {
  private static final int RING_SLOTS = 4096;
  private static final int SYNC_EVERY = 1024;

  /** The trace and its records. */
  @State(Scope.Thread)
  public static class Trace {
    @Param("1000")
    public int agents;

    SkillTrace trace;
    CommandTape tape;
    int window;

    @Setup
    public void generate() {
      trace = SkillTrace.generate(agents);
      tape = SkillCommands.tape(trace);
      window = SkillCommands.setUp(trace) + trace.warmUp();
    }
  }

  /** An engine that has seen the warm-up. */
  @State(Scope.Thread)
  public static class Engine {
    @Param({"PROCESS_CRASH", "POWER_LOSS"})
    public Durability durability;

    @Param({"SHARED", "THREADED"})
    public Scheduler scheduler;

    /** Live figures; give true,false to see what they cost. */
    @Param("true")
    public boolean figures;

    TraceEngine engine;

    @Setup(Level.Invocation)
    public void warm(Trace trace) {
      engine =
          new TraceEngine(
              trace.trace,
              scheduler,
              durability,
              YieldingIdleStrategy::new,
              (buffer, offset, length) -> {},
              figures);
      engine.publish(0, trace.trace.warmUp());
      engine.finish(trace.trace.warmUp() + 1L);
    }

    @TearDown(Level.Invocation)
    public void close() {
      engine.close();
    }
  }

  /** A bare ring. */
  @State(Scope.Thread)
  public static class Ring {
    BareRing ring;

    @Setup(Level.Iteration)
    public void start() {
      ring = new BareRing(RING_SLOTS, new YieldingWaitStrategy(), new YieldingIdleStrategy());
    }

    @TearDown(Level.Iteration)
    public void close() {
      ring.close();
    }
  }

  /** A bare queue that has seen the warm-up. */
  @State(Scope.Thread)
  public static class Queue {
    ScratchDirectory directory;
    BareAppend queue;

    @Setup(Level.Invocation)
    public void warm(Trace trace) {
      directory = new ScratchDirectory();
      queue = new BareAppend(directory.path());
      queue.append(trace.tape, 1, trace.window);
    }

    @TearDown(Level.Invocation)
    public void close() {
      queue.close();
      directory.close();
    }
  }

  /** The whole engine. */
  @Benchmark
  @OperationsPerInvocation(WINDOW)
  public void engine(Trace trace, Engine engine) {
    engine.engine.publish(trace.trace.warmUp(), trace.trace.steps());
    engine.engine.finish(trace.trace.steps() + 1L);
  }

  /** A bare Disruptor. */
  @Benchmark
  @OperationsPerInvocation(WINDOW)
  public void bareRing(Trace trace, Ring ring) {
    ring.ring.pass(trace.tape, trace.window, trace.tape.size());
  }

  /** A bare append. */
  @Benchmark
  @OperationsPerInvocation(WINDOW)
  public void bareAppend(Trace trace, Queue queue) {
    queue.queue.append(trace.tape, trace.window, trace.tape.size());
  }

  /** A bare append with sync. */
  @Benchmark
  @OperationsPerInvocation(WINDOW)
  public void bareAppendSynced(Trace trace, Queue queue) {
    for (int from = trace.window; from < trace.tape.size(); from += SYNC_EVERY) {
      queue.queue.append(trace.tape, from, Math.min(from + SYNC_EVERY, trace.tape.size()));
      queue.queue.sync();
    }
  }
}
