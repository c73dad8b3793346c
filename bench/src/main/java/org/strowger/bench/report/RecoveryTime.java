package org.strowger.bench.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.agrona.concurrent.NoOpIdleStrategy;
import org.strowger.EngineContext;
import org.strowger.EngineContext.Durability;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.api.CommandPublisher;
import org.strowger.api.PublishResult;
import org.strowger.bench.ScratchDirectory;
import org.strowger.codec.Arrival;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.Presence;
import org.strowger.snapshot.SnapshotFiles;
import org.strowger.workload.SkillCommands;
import org.strowger.workload.SkillPublisher;
import org.strowger.workload.SkillTrace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * How long a launch takes: over a journal alone, and over a snapshot of a big state. Beside it how
 * long the same commands took when they were published, with the inline scheduler, in the same run.
 */
@Command(
    name = "recovery",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Time of a launch over a long journal, and over a big snapshot.")
public final class RecoveryTime implements Callable<Integer> {
  private static final int TRACE_AGENTS = 100;
  private static final int SKILL_LEVEL = 5;

  @Option(
      names = "--commands",
      paramLabel = "N",
      defaultValue = "10000000",
      description = "Commands of the long journal.")
  private int commands;

  @Option(
      names = "--agents",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Agents of the big state.")
  private int agents;

  @Option(
      names = "--waiting",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Interactions of the big state, which all wait.")
  private int waiting;

  @Spec private CommandSpec spec;

  private PrintWriter out;

  @Override
  public Integer call() {
    if (commands < 1 || agents < 1 || waiting < 1) {
      throw new ParameterException(spec.commandLine(), "all numbers must be 1 or more");
    }
    out = spec.commandLine().getOut();
    out.println(Host.describe(Durability.PROCESS_CRASH));
    out.printf(
        Locale.ROOT,
        "%-34s %12s %14s %10s %14s%n",
        "what",
        "commands",
        "bytes on disk",
        "seconds",
        "commands/s");
    longJournal();
    bigState();
    return 0;
  }

  private void longJournal() {
    SkillTrace trace = SkillTrace.generate(TRACE_AGENTS, commands);
    CoreLimits limits = SkillCommands.limits(trace);
    try (ScratchDirectory directory = new ScratchDirectory()) {
      publish(
          "published",
          directory.path(),
          limits,
          engine -> {
            SkillPublisher publisher =
                new SkillPublisher(engine.publisher(), trace, NoOpIdleStrategy.INSTANCE);
            publisher.setUp();
            publisher.publish(0, trace.warmUp() + commands);
          });
      launch("launch over the journal", directory.path(), limits);
    }
  }

  private void bigState() {
    CoreLimits limits = new CoreLimits(agents, waiting, 1_024);
    try (ScratchDirectory directory = new ScratchDirectory()) {
      publish("signed on, come to wait", directory.path(), limits, this::fill);
      launch("launch over that journal", directory.path(), limits);
      snapshot(directory.path(), limits);
      launch("launch over the snapshot", directory.path(), limits);
    }
  }

  /** Agents without skills, and interactions that ask for one. */
  private void fill(RoutingEngine engine) {
    CommandPublisher publisher = engine.publisher();
    taken(publisher.applyPlan(SkillCommands.plan()));
    int profile = (int) taken(publisher.number(IdKind.PROFILE, SkillCommands.PROFILE));
    int queue = (int) taken(publisher.number(IdKind.QUEUE, SkillCommands.QUEUE));
    int channel = (int) taken(publisher.number(IdKind.CHANNEL, SkillCommands.CHANNEL));
    int skill = (int) taken(publisher.number(IdKind.SKILL, SkillCommands.skillId(0)));
    SkillList none = new SkillList();
    NumberList teams = new NumberList();
    for (int agent = 1; agent <= agents; agent++) {
      taken(publisher.signOn(agent, profile, Presence.AVAILABLE, none, teams));
    }
    Arrival arrival = new Arrival();
    for (int i = 0; i < waiting; i++) {
      arrival.reset(0, queue, channel);
      arrival.allOf.add(skill, SKILL_LEVEL);
      taken(publisher.arrive(arrival));
    }
  }

  private static long taken(long result) {
    if (result <= 0) {
      throw new IllegalStateException("not published: " + PublishResult.describe(result));
    }
    return result;
  }

  private static EngineContext context(Path directory, CoreLimits limits) {
    return new EngineContext()
        .directory(directory)
        .limits(limits)
        .scheduler(Scheduler.INLINE)
        .durability(Durability.PROCESS_CRASH)
        .automaticTicks(false)
        .listener((buffer, offset, length) -> {});
  }

  private void publish(
      String what, Path directory, CoreLimits limits, Consumer<RoutingEngine> commandsOf) {
    try (RoutingEngine engine = RoutingEngine.launch(context(directory, limits))) {
      long startNs = System.nanoTime();
      commandsOf.accept(engine);
      long tookNs = System.nanoTime() - startNs;
      row(what, taken(engine.publisher().tick()), bytes(directory.resolve("journal")), tookNs);
    }
  }

  private void launch(String what, Path directory, CoreLimits limits) {
    long startNs = System.nanoTime();
    try (RoutingEngine engine = RoutingEngine.launch(context(directory, limits))) {
      long tookNs = System.nanoTime() - startNs;
      boolean fromSnapshot = engine.recovery().snapshotSequence() > 0;
      Path files = fromSnapshot ? SnapshotFiles.directory(directory) : directory.resolve("journal");
      row(what, engine.recovery().commandsApplied(), bytes(files), tookNs);
    }
  }

  private void snapshot(Path directory, CoreLimits limits) {
    try (RoutingEngine engine = RoutingEngine.launch(context(directory, limits))) {
      long startNs = System.nanoTime();
      taken(engine.publisher().takeSnapshot());
      long tookNs = System.nanoTime() - startNs;
      row("pause of a snapshot by command", 0, bytes(SnapshotFiles.directory(directory)), tookNs);
    }
  }

  private void row(String what, long count, long bytes, long tookNs) {
    double seconds = (double) tookNs / TimeUnit.SECONDS.toNanos(1);
    out.printf(
        Locale.ROOT,
        "%-34s %,12d %,14d %10.2f %14s%n",
        what,
        count,
        bytes,
        seconds,
        count == 0 ? "-" : String.format(Locale.ROOT, "%,.0f", count / seconds));
    out.flush();
  }

  private static long bytes(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      long sum = 0;
      List<Path> regular = files.filter(Files::isRegularFile).toList();
      for (Path file : regular) {
        sum += Files.size(file);
      }
      return sum;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
