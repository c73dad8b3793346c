package org.strowger.bench.load;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.strowger.EngineContext.Durability;
import org.strowger.EngineContext.Scheduler;
import org.strowger.bench.report.Host;
import org.strowger.workload.CommandTape;
import org.strowger.workload.SkillCommands;
import org.strowger.workload.SkillTrace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Latency at a fixed pace: from the time a command was meant to be published to the time the
 * listener has the offer it caused. Beside it, at the same pace and in the same run, a loop that
 * does nothing, a bare Disruptor there and back, a bare Chronicle append, and both together.
 */
@Command(
    name = "paced",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = {
      "Latency at a fixed pace, from the intended time of sending, beside bare parts.",
      "The loop that does nothing is the floor of this machine: read every tail against it."
    })
public final class PacedLoad implements Callable<Integer> {
  /** What the load is sent to, in the order of the run. */
  enum Part {
    NOTHING("loop that does nothing"),
    RING("bare Disruptor, there and back"),
    APPEND("bare append"),
    RING_AND_APPEND("bare Disruptor and append, there and back"),
    SHARED("engine shared, command to offer"),
    THREADED("engine threaded, command to offer");

    private final String title;

    Part(String title) {
      this.title = title;
    }
  }

  /** How the engine's threads wait. */
  enum Idle {
    SPIN,
    YIELD,
    BACKOFF;

    IdleStrategy make() {
      return switch (this) {
        case SPIN -> new BusySpinIdleStrategy();
        case YIELD -> new YieldingIdleStrategy();
        case BACKOFF -> new BackoffIdleStrategy();
      };
    }
  }

  private static final int RING_SLOTS = 4096;
  private static final double[] PERCENTILES = {50, 90, 99, 99.9, 99.99, 100};
  private static final double NS_PER_US = 1_000;

  @Option(names = "--rate", defaultValue = "100000", description = "Commands a second.")
  private int rate;

  @Option(names = "--seconds", defaultValue = "10", description = "Seconds that count.")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "5",
      description = "Seconds at the same pace before, for each part; they do not count.")
  private int warmUpSeconds;

  @Option(names = "--agents", defaultValue = "1000", description = "Size of the trace SKILL-5x50.")
  private int agents;

  @Option(
      names = "--durability",
      defaultValue = "PROCESS_CRASH",
      description = "The engine's journal policy: ${COMPLETION-CANDIDATES}.")
  private Durability durability;

  @Option(
      names = "--idle",
      defaultValue = "YIELD",
      description = "How the engine's threads wait: ${COMPLETION-CANDIDATES}.")
  private Idle idle;

  @Option(names = "--only", split = ",", description = "Parts: ${COMPLETION-CANDIDATES}.")
  private Part[] only = Part.values();

  @Option(names = "--summary", description = "Leave out the full percentile tables.")
  private boolean summary;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(Host.describe(durability));
    out.printf(
        "%,d commands/s for %d s after %d s of warm-up, SKILL-5x50 with %,d agents,"
            + " idle strategy %s%n%n",
        rate, seconds, warmUpSeconds, agents, idle);
    SkillTrace trace = SkillTrace.generate(agents, rate * (warmUpSeconds + seconds));
    CommandTape tape = SkillCommands.tape(trace);
    Map<Part, Histogram> results = new EnumMap<>(Part.class);
    for (Part part : only) {
      results.put(part, measure(part, trace, tape));
    }
    printSummary(results, out);
    if (!summary) {
      results.forEach((part, histogram) -> printTable(part, histogram, out));
    }
    out.flush();
    return 0;
  }

  private Histogram measure(Part part, SkillTrace trace, CommandTape tape) {
    Stopwatch stopwatch = new Stopwatch();
    try (Subject subject = subject(part, trace, tape, stopwatch)) {
      for (int step = 0; step < trace.warmUp(); step++) {
        subject.send(step, stopwatch.correlation(System.nanoTime()));
        subject.poll();
      }
      subject.finish();
      pace(subject, trace, stopwatch);
      subject.finish();
    }
    return stopwatch.histogram();
  }

  private void pace(Subject subject, SkillTrace trace, Stopwatch stopwatch) {
    double intervalNs = (double) TimeUnit.SECONDS.toNanos(1) / rate;
    int first = trace.warmUp();
    long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1);
    stopwatch.recordFrom(stopwatch.correlation(start + TimeUnit.SECONDS.toNanos(warmUpSeconds)));
    for (int step = first; step < trace.steps(); step++) {
      long intended = start + (long) ((step - first) * intervalNs);
      while (System.nanoTime() < intended) {
        subject.poll();
        Thread.onSpinWait();
      }
      subject.send(step, stopwatch.correlation(intended));
    }
  }

  private Subject subject(Part part, SkillTrace trace, CommandTape tape, Stopwatch stopwatch) {
    int setUp = SkillCommands.setUp(trace);
    return switch (part) {
      case NOTHING -> (step, correlation) -> stopwatch.arrived(correlation);
      case APPEND -> new AppendSubject(tape, setUp, stopwatch);
      case RING -> new RoundTripSubject(tape, setUp, stopwatch, RING_SLOTS, false);
      case RING_AND_APPEND -> new RoundTripSubject(tape, setUp, stopwatch, RING_SLOTS, true);
      case SHARED -> new EngineSubject(trace, Scheduler.SHARED, durability, idle::make, stopwatch);
      case THREADED ->
          new EngineSubject(trace, Scheduler.THREADED, durability, idle::make, stopwatch);
    };
  }

  private static void printSummary(Map<Part, Histogram> results, PrintWriter out) {
    out.printf("%-44s %10s", "microseconds", "samples");
    for (double percentile : PERCENTILES) {
      out.printf(" %10s", percentile == 100 ? "max" : "p" + trimmed(percentile));
    }
    out.println();
    results.forEach(
        (part, histogram) -> {
          out.printf(Locale.ROOT, "%-44s %,10d", part.title, histogram.getTotalCount());
          for (double percentile : PERCENTILES) {
            out.printf(
                Locale.ROOT, " %,10.2f", histogram.getValueAtPercentile(percentile) / NS_PER_US);
          }
          out.println();
        });
    printRatio(results, Part.SHARED, out);
    printRatio(results, Part.THREADED, out);
  }

  private static void printRatio(Map<Part, Histogram> results, Part part, PrintWriter out) {
    Histogram ring = results.get(Part.RING);
    Histogram append = results.get(Part.APPEND);
    Histogram engine = results.get(part);
    if (ring == null || append == null || engine == null) {
      return;
    }
    String name = part.name().toLowerCase(Locale.ROOT);
    out.printf("%-55s", "engine " + name + " / (bare Disruptor + bare append)");
    for (double percentile : PERCENTILES) {
      double bare = ring.getValueAtPercentile(percentile) + append.getValueAtPercentile(percentile);
      out.printf(Locale.ROOT, " %10.2f", engine.getValueAtPercentile(percentile) / bare);
    }
    out.println();
  }

  private static String trimmed(double percentile) {
    return percentile == Math.rint(percentile)
        ? Long.toString((long) percentile)
        : Double.toString(percentile);
  }

  private static void printTable(Part part, Histogram histogram, PrintWriter out) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    histogram.outputPercentileDistribution(
        new PrintStream(bytes, true, StandardCharsets.UTF_8), NS_PER_US);
    out.printf("%n%s, microseconds%n%s", part.title, bytes.toString(StandardCharsets.UTF_8));
  }
}
