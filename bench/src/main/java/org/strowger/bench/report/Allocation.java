package org.strowger.bench.report;

import com.sun.management.ThreadMXBean;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.strowger.EngineContext.Durability;
import org.strowger.EngineContext.Scheduler;
import org.strowger.bench.load.TraceEngine;
import org.strowger.codec.CoreLimits;
import org.strowger.core.StateMachine;
import org.strowger.workload.CommandTape;
import org.strowger.workload.NoSnapshots;
import org.strowger.workload.SkillCommands;
import org.strowger.workload.SkillTrace;
import org.strowger.workload.UsualLoad;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Bytes allocated a command, as the JVM counts them for each thread: on the core with the hostile
 * and the usual load, and on every thread of a running pipeline. Tables grow when they hold more
 * than ever before; "the same again" is steady state. The JVM charges a thread with the string
 * constants of a class when it first compiles a method of it: hence the least of a few runs for the
 * core, and a few hundred bytes for the pipeline now and then.
 */
@Command(
    name = "allocation",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Bytes allocated a command, thread by thread.")
public final class Allocation implements Callable<Integer> {
  private static final int RUNS = 3;

  @Option(names = "--agents", defaultValue = "1000", description = "Size of the loads.")
  private int agents;

  @Spec private CommandSpec spec;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.println(Host.describe("PROCESS_CRASH in the pipeline; the core alone has no journal"));
    out.printf("%-44s %14s %14s%n", "", "bytes", "a command");

    SkillTrace trace = SkillTrace.generate(agents);
    int windowEnd = SkillCommands.setUp(trace) + trace.steps();
    core("SKILL-5x50", SkillCommands.twice(trace), SkillCommands.limits(trace), windowEnd, out);

    UsualLoad usual = UsualLoad.recordTwice(agents, SkillTrace.WINDOW, true);
    windowEnd = usual.firstWindowStart() + SkillTrace.WINDOW;
    core("usual load with names", usual.tape(), usual.limits(), windowEnd, out);

    pipeline(trace, out);
    return 0;
  }

  /** The least of a few runs, for the first window and for the second. */
  private void core(
      String title, CommandTape tape, CoreLimits limits, int firstEnd, PrintWriter out) {
    long first = Long.MAX_VALUE;
    long second = Long.MAX_VALUE;
    for (int run = 0; run < RUNS; run++) {
      StateMachine machine = new StateMachine(limits, (b, o, l) -> {}, new NoSnapshots());
      first = Math.min(first, lastWindow(tape, machine, firstEnd));
      second = Math.min(second, lastWindow(tape, machine, tape.size()));
    }
    print("core, " + title, first, SkillTrace.WINDOW, out);
    print("core, " + title + ", the same again", second, SkillTrace.WINDOW, out);
  }

  /** Applies the tape up to a command, and measures the last of it. */
  private long lastWindow(CommandTape tape, StateMachine machine, int end) {
    int start = end - SkillTrace.WINDOW;
    tape.apply(machine, (int) machine.sequence(), start);
    long id = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(id);
    tape.apply(machine, start, end);
    return threads.getThreadAllocatedBytes(id) - before;
  }

  /** The first half of the window warms, the second is measured. */
  private void pipeline(SkillTrace trace, PrintWriter out) {
    try (TraceEngine engine =
        new TraceEngine(
            trace,
            Scheduler.THREADED,
            Durability.PROCESS_CRASH,
            YieldingIdleStrategy::new,
            (buffer, offset, length) -> {})) {
      int start = trace.warmUp() + SkillTrace.WINDOW / 2;
      engine.publish(0, start);
      engine.finish(start + 1L);
      long[] ids = threads.getAllThreadIds();
      ThreadInfo[] infos = threads.getThreadInfo(ids);
      long[] after = new long[ids.length];
      long[] before = threads.getThreadAllocatedBytes(ids);
      engine.publish(start, trace.steps());
      engine.finish(trace.steps() + 1L);
      for (int i = 0; i < ids.length; i++) {
        after[i] = threads.getThreadAllocatedBytes(ids[i]);
      }
      for (int i = 0; i < ids.length; i++) {
        if (infos[i] != null && (after[i] > before[i] || isOurs(infos[i].getThreadName()))) {
          String title = "pipeline, thread " + infos[i].getThreadName();
          print(title, after[i] - before[i], trace.steps() - start, out);
        }
      }
    }
  }

  private static boolean isOurs(String threadName) {
    return threadName.startsWith("strowger") || threadName.equals("main");
  }

  private static void print(String title, long bytes, int commands, PrintWriter out) {
    out.printf(Locale.ROOT, "%-44s %,14d %14.4f%n", title, bytes, (double) bytes / commands);
    out.flush();
  }
}
