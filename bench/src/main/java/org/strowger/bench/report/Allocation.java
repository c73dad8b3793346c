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
 * than ever before; "the same again" is steady state.
 */
@Command(
    name = "allocation",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Bytes allocated a command, thread by thread.")
public final class Allocation implements Callable<Integer> {
  @Option(names = "--agents", defaultValue = "1000", description = "Size of the loads.")
  private int agents;

  @Spec private CommandSpec spec;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.println(Host.describe());
    out.printf("%-44s %14s %14s%n", "", "bytes", "a command");

    SkillTrace trace = SkillTrace.generate(agents);
    CommandTape hostile = SkillCommands.twice(trace);
    StateMachine machine =
        new StateMachine(SkillCommands.limits(trace), (b, o, l) -> {}, new NoSnapshots());
    int windowEnd = SkillCommands.setUp(trace) + trace.steps();
    core("core, SKILL-5x50", hostile, windowEnd, machine, out);
    core("core, SKILL-5x50, the same again", hostile, hostile.size(), machine, out);

    UsualLoad usual = UsualLoad.recordTwice(agents, SkillTrace.WINDOW, true);
    machine = new StateMachine(usual.limits(), (b, o, l) -> {}, new NoSnapshots());
    int firstEnd = usual.firstWindowStart() + SkillTrace.WINDOW;
    core("core, usual load with names", usual.tape(), firstEnd, machine, out);
    core("core, usual load, the same again", usual.tape(), usual.tape().size(), machine, out);

    pipeline(trace, out);
    return 0;
  }

  /** Applies the tape up to a command, and measures the last of it. */
  private void core(
      String title, CommandTape tape, int end, StateMachine machine, PrintWriter out) {
    int start = end - SkillTrace.WINDOW;
    tape.apply(machine, (int) machine.sequence(), start);
    long id = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(id);
    tape.apply(machine, start, end);
    print(title, threads.getThreadAllocatedBytes(id) - before, SkillTrace.WINDOW, out);
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
      engine.await(start);
      long[] ids = threads.getAllThreadIds();
      ThreadInfo[] infos = threads.getThreadInfo(ids);
      long[] after = new long[ids.length];
      long[] before = threads.getThreadAllocatedBytes(ids);
      engine.publish(start, trace.steps());
      engine.await(trace.steps());
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
