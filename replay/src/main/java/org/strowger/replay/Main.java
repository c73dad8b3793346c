package org.strowger.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.strowger.gateway.text.FileText;
import org.strowger.journal.JournalDamagedException;
import org.strowger.recovery.JournalCutException;
import org.strowger.replay.compare.BisectCommand;
import org.strowger.replay.compare.DiffCommand;
import org.strowger.replay.compare.DigestsCommand;
import org.strowger.replay.describe.DescribeCommand;
import org.strowger.replay.dump.DumpCommand;
import org.strowger.replay.explain.ExplainCommand;
import org.strowger.replay.figures.FiguresCommand;
import org.strowger.replay.journey.JourneyCommand;
import org.strowger.replay.play.DayCommand;
import org.strowger.replay.play.GenerateCommand;
import org.strowger.replay.play.TraceCommand;
import org.strowger.replay.repair.RepairCommand;
import org.strowger.replay.report.ReportCommand;
import org.strowger.replay.seal.SealCommand;
import org.strowger.replay.snapshot.SnapshotCommand;
import org.strowger.replay.state.StateCommand;
import org.strowger.replay.theory.TheoryCommand;
import org.strowger.replay.verify.VerifyCommand;
import org.strowger.replay.whatif.WhatIfCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Entry point of the runnable jar: a short list of commands. */
@Command(
    name = "strowger-replay",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description =
        "Routes generated and recorded days, and reads, verifies, replays and explains journals of the"
            + " routing engine.",
    subcommands = {
      DayCommand.class,
      TraceCommand.class,
      GenerateCommand.class,
      DescribeCommand.class,
      VerifyCommand.class,
      DumpCommand.class,
      ExplainCommand.class,
      ReportCommand.class,
      FiguresCommand.class,
      StateCommand.class,
      JourneyCommand.class,
      DigestsCommand.class,
      DiffCommand.class,
      BisectCommand.class,
      SealCommand.class,
      SnapshotCommand.class,
      RepairCommand.class,
      WhatIfCommand.class,
      TheoryCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:good, or done",
      "1:the journal is damaged, re-execution or what is compared differs, a seal does not fit, or"
          + " theory is outside",
      "2:wrong command line",
      "3:nothing can be said: nothing to read, nothing of what is asked for, too little to judge,"
          + " or no output"
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  private Main() {}

  /**
   * Runs the command line and ends the process with its exit code.
   *
   * @param args as given to the process
   */
  public static void main(String[] args) {
    quietLibraries();
    PrintWriter out = writer(FileDescriptor.out);
    PrintWriter err = writer(FileDescriptor.err);
    int code = run(out, err, args);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /**
   * Runs the command line.
   *
   * @param out takes results
   * @param err takes errors and notes
   * @return an {@link ExitCode}
   */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine commandLine =
        new CommandLine(new Main())
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler(Main::wrongUse)
            .setExecutionExceptionHandler(Main::failed);
    try {
      int code = commandLine.execute(args);
      if (code == ExitCode.GOOD && out.checkError()) {
        err.println("the output cannot be written");
        return ExitCode.CANNOT_READ;
      }
      return code;
    } catch (OutOfMemoryError | InternalError e) {
      err.println("nothing can be said about the journal: " + e);
      return ExitCode.CANNOT_READ;
    }
  }

  /** What is wrong, without the whole help behind it. */
  private static int wrongUse(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    PrintWriter err = command.getErr();
    if (command.getParent() == null
        && e instanceof UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()) {
      String unknown = unmatched.getUnmatched().get(0);
      err.println("Unknown command '" + unknown + "'; " + name + " --help lists all commands.");
    } else {
      err.println(e.getMessage());
      UnmatchedArgumentException.printSuggestions(e, err);
      err.println(name + " --help tells of all options.");
    }
    err.flush();
    return ExitCode.USAGE;
  }

  private static int failed(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (failure instanceof CannotReadException || failure instanceof JournalCutException) {
      err.println(failure.getMessage());
    } else if (failure instanceof JournalDamagedException) {
      err.println(failure.getMessage());
      err.flush();
      return ExitCode.BAD;
    } else if (failure instanceof UncheckedIOException io) {
      err.println("reading or writing fails: " + FileText.reasonWithFile(io.getCause()));
    } else {
      err.println("This program failed; nothing can be said about the journal.");
      failure.printStackTrace(err);
    }
    err.flush();
    return ExitCode.CANNOT_READ;
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    OutputStreamWriter writer = new OutputStreamWriter(new FileOutputStream(descriptor), UTF_8);
    return new PrintWriter(new BufferedWriter(writer, 1 << 16));
  }

  /** Must come before the first use of Chronicle. */
  private static void quietLibraries() {
    System.setProperty("chronicle.analytics.disable", "true");
    System.setProperty("chronicle.announcer.disable", "true");
    if (System.getProperty("org.slf4j.simpleLogger.defaultLogLevel") == null) {
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
      // Of segments that retention removes meanwhile this program tells itself.
      System.setProperty(
          "org.slf4j.simpleLogger.log.net.openhft.chronicle.queue.impl.single.SingleChronicleQueue",
          "off");
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say which command.");
  }

  /** Reads the version from the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {software()};
    }
  }

  /** Name and version of this tool, from the jar's manifest. */
  public static String software() {
    String version = Main.class.getPackage().getImplementationVersion();
    return "strowger-replay " + (version == null ? "(unpackaged)" : version);
  }
}
