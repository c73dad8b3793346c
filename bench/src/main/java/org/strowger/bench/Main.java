package org.strowger.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.strowger.bench.load.PacedLoad;
import org.strowger.bench.report.Allocation;
import org.strowger.bench.report.Compare;
import org.strowger.bench.report.Cost;
import org.strowger.bench.report.Memory;
import org.strowger.bench.report.RecoveryTime;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Entry point of the runnable jar. */
@Command(
    name = "strowger-bench",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      Compare.class,
      PacedLoad.class,
      Allocation.class,
      Memory.class,
      Cost.class,
      RecoveryTime.class,
      Main.Jmh.class
    },
    description = "Measures the engine beside other ways to do the same work.")
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  private Main() {}

  /**
   * Runs the command line and ends the process with its exit code.
   *
   * @param args as given to the process
   */
  public static void main(String[] args) {
    // Read by the libraries when their classes are loaded, so before anything else.
    preset("agrona.disable.bounds.checks");
    preset("chronicle.analytics.disable");
    preset("chronicle.announcer.disable");
    if (System.getProperty("org.slf4j.simpleLogger.defaultLogLevel") == null) {
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
    }
    System.exit(new CommandLine(new Main()).execute(args));
  }

  private static void preset(String property) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, "true");
    }
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Hands its arguments to JMH. */
  @Command(
      name = "jmh",
      description = "Runs the JMH benchmarks; everything behind is JMH's own, -h tells.")
  static final class Jmh implements Callable<Integer> {
    @Unmatched private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
      org.openjdk.jmh.Main.main(arguments.toArray(new String[0]));
      return 0;
    }
  }

  /** Reads the version from the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"strowger-bench " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
