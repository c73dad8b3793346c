package org.strowger.bench.report;

import com.sun.management.ThreadMXBean;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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
 * and the usual load, and on every thread of a running pipeline.
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
    CommandTape hostile = SkillCommands.tape(trace);
    StateMachine machine =
        new StateMachine(SkillCommands.limits(trace), (b, o, l) -> {}, new NoSnapshots());
    core("core, SKILL-5x50", hostile, machine, out);

    UsualLoad usual = UsualLoad.record(agents, SkillTrace.WINDOW, true);
    core(
        "core, usual load with names",
        usual.tape(),
        new StateMachine(usual.limits(), (b, o, l) -> {}, new NoSnapshots()),
        out);

    pipeline(trace, out);
    return 0;
  }

  private void core(String title, CommandTape tape, StateMachine machine, PrintWriter out) {
    int start = tape.size() - SkillTrace.WINDOW;
    tape.apply(machine, 0, start);
    long id = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(id);
    tape.apply(machine, start, tape.size());
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
      Map<String, Long> before = allocated();
      engine.publish(start, trace.steps());
      engine.await(trace.steps());
      Map<String, Long> after = allocated();
      after.forEach(
          (name, bytes) -> {
            long since = bytes - before.getOrDefault(name, 0L);
            if (since > 0 || name.contains("strowger") || name.equals("main")) {
              print("pipeline, thread " + name, since, trace.steps() - start, out);
            }
          });
    }
  }

  private Map<String, Long> allocated() {
    Map<String, Long> byName = new TreeMap<>();
    long[] ids = threads.getAllThreadIds();
    long[] bytes = threads.getThreadAllocatedBytes(ids);
    ThreadInfo[] infos = threads.getThreadInfo(ids);
    for (int i = 0; i < ids.length; i++) {
      if (infos[i] != null && bytes[i] >= 0) {
        byName.merge(infos[i].getThreadName(), bytes[i], Long::sum);
      }
    }
    return byName;
  }

  private static void print(String title, long bytes, int commands, PrintWriter out) {
    out.printf(Locale.ROOT, "%-44s %,14d %14.4f%n", title, bytes, (double) bytes / commands);
    out.flush();
  }
}
