package org.strowger.gateway;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.strowger.EngineContext.Durability;
import org.strowger.EngineContext.Scheduler;
import org.strowger.gateway.event.EventWriter;
import org.strowger.gateway.schema.Schemas;
import org.strowger.gateway.text.FileText;
import org.strowger.gateway.text.Words;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Entry point of the runnable jar. */
@Command(
    name = "strowger-gateway",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "The routing engine as a process: commands in and events out, one JSON object a line.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The input ended and every line was served.",
      "1:An error of the gateway itself.",
      "2:The command line or the plan file is wrong; nothing was started.",
      "3:The engine could not start, or failed.",
      "4:The input or the output failed, such as a closed pipe.",
    },
    footer = {
      "",
      "Ended by SIGTERM or SIGINT, it takes no more lines, finishes what it took, and closes the"
          + " journal; the exit code is then 143 or 130.",
      "",
      "Example:",
      "  java -jar strowger-gateway.jar --plan plan.yaml --clock input < day.jsonl > events.jsonl",
    })
public final class Main implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = "Plan to apply at the start, in YAML, if its version is above that in force.")
  private Path plan;

  @Option(
      names = "--journal",
      paramLabel = "DIR",
      description = "Directory of journal and snapshots; recovered from if there is one.")
  private Path journal;

  @Option(
      names = "--durability",
      paramLabel = "POLICY",
      description = {
        "What a command survives: none, process-crash or power-loss.",
        "Default: process-crash with a journal, none without."
      })
  private Durability durability;

  @Option(
      names = "--clock",
      paramLabel = "CLOCK",
      defaultValue = "system",
      description = {
        "system: the machine's time; lines have no \"at\".",
        "input: the time in the lines' \"at\", a line without it has the last one; the same input"
            + " always gives the same output.",
        "Default: ${DEFAULT-VALUE}."
      })
  private Settings.Clock clock;

  @Option(
      names = "--scheduler",
      paramLabel = "SCHEDULER",
      description = {
        "threaded: stages on their own threads, timers fire by themselves; the default with"
            + " --clock system.",
        "inline: all on one thread, timers fire before the next line; the default and the only"
            + " choice with --clock input."
      })
  private Scheduler scheduler;

  @Option(names = "--in", paramLabel = "FILE", description = "Commands; standard input by default.")
  private Path in;

  @Option(names = "--out", paramLabel = "FILE", description = "Events; standard output by default.")
  private Path out;

  @Option(
      names = "--times",
      paramLabel = "FORM",
      defaultValue = "iso",
      description = {
        "Times in events: iso (UTC with milliseconds) or epoch (milliseconds since 1970).",
        "Default: ${DEFAULT-VALUE}."
      })
  private EventWriter.Times times;

  @Option(
      names = "--all-events",
      description = "Also tell which ids got a number and which lost it.")
  private boolean allEvents;

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      description = {
        "Directory of the customers' keys, not in the journal's; made if there is none. What lines"
            + " tell of customers (note, content, details) is sealed with them. Without it such"
            + " lines are refused."
      })
  private Path keys;

  @Option(
      names = "--seal-customers",
      description = {
        "Ids of customers are personal data: the log has tokens instead, events the ids as given."
            + " Needs --keys; for the whole life of a journal or not at all."
      })
  private boolean sealCustomers;

  @Option(
      names = "--plain-payloads",
      description = "Take in what lines tell of customers without --keys, as it is.")
  private boolean plainPayloads;

  @Option(
      names = "--snapshot-every",
      paramLabel = "COMMANDS",
      defaultValue = "0",
      description = {
        "A second core follows the journal and writes a snapshot after so many commands, at the next"
            + " mark: there is one every 4,096 commands, and one when the engine closes. The engine"
            + " does not pause for it. Takes the memory of a second core.",
        "Default: 0, none."
      })
  private long snapshotEvery;

  @Option(
      names = "--snapshots-kept",
      paramLabel = "COUNT",
      defaultValue = "0",
      description = {
        "When there is a new snapshot, all but so many go, and what of the journal lies before the"
            + " oldest of them. 2 or more leave one to fall back to.",
        "Default: 0, nothing is removed."
      })
  private int snapshotsKept;

  @Option(
      names = "--archive",
      paramLabel = "DIR",
      description = "Where to move what --snapshots-kept removes; it is deleted otherwise.")
  private Path archive;

  @Option(
      names = "--segment-length",
      paramLabel = "BYTES",
      defaultValue = "0",
      description = {
        "Bytes after which the journal goes on in a new file, at least 67108864.",
        "Default: 0, which is 1073741824."
      })
  private long segmentLength;

  @Option(
      names = "--disk-floor",
      paramLabel = "BYTES",
      description = {
        "Bytes of the journal's disk that stay free: below it no command is taken in until there is"
            + " more.",
        "Default: 67108864."
      })
  private Long diskFloor;

  @Mixin private LimitOptions limits;

  @Option(names = "--list-schemas", description = "List the JSON Schemas of commands and events.")
  private boolean listSchemas;

  @Option(
      names = "--print-schema",
      paramLabel = "NAME",
      description = "Print one of them, complete in itself.")
  private String schema;

  private Main() {}

  /**
   * Runs the command line and ends the process with its exit code.
   *
   * @param args as given to the process
   */
  public static void main(String[] args) {
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    System.exit(run(writer(out), writer(System.err), args));
  }

  private static PrintWriter writer(OutputStream out) {
    return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
  }

  /**
   * Runs the command line.
   *
   * @param out takes schemas, help and version; events have a stream of their own
   * @param err takes what is wrong with the command line
   * @return the exit code
   */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    int code = commandLine().setOut(out).setErr(err).execute(args);
    if (out.checkError() && code == Gateway.OK) {
      err.println("the output cannot be written");
      return Gateway.STREAM_FAILED;
    }
    return code;
  }

  private static CommandLine commandLine() {
    return new CommandLine(new Main())
        .registerConverter(Durability.class, text -> parse(Durability.class, text))
        .registerConverter(Scheduler.class, text -> parse(Scheduler.class, text))
        .registerConverter(Settings.Clock.class, text -> parse(Settings.Clock.class, text))
        .registerConverter(EventWriter.Times.class, text -> parse(EventWriter.Times.class, text))
        .setParameterExceptionHandler(Main::wrongUse)
        .setExecutionExceptionHandler(Main::unexpected);
  }

  /** What is wrong, without the whole help behind it. */
  private static int wrongUse(ParameterException e, String[] args) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println(e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("strowger-gateway --help tells of all options.");
    return e.getCommandLine().getCommandSpec().exitCodeOnInvalidInput();
  }

  private static <E extends Enum<E>> E parse(Class<E> type, String text) {
    StringJoiner allowed = new StringJoiner(", ");
    for (E constant : type.getEnumConstants()) {
      if (Words.of(constant).equals(text)) {
        return constant;
      }
      allowed.add(Words.of(constant));
    }
    throw new TypeConversionException("'" + text + "' is not one of " + allowed);
  }

  private static int unexpected(
      Exception e, CommandLine commandLine, CommandLine.ParseResult parsed) {
    commandLine.getErr().println("strowger-gateway failed; please report this:");
    e.printStackTrace(commandLine.getErr());
    return Gateway.UNEXPECTED;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (listSchemas || schema != null) {
      return schemas();
    }
    Settings settings;
    try {
      Settings.Sealing sealing = new Settings.Sealing(keys, sealCustomers, plainPayloads);
      Settings.Keeping keeping =
          new Settings.Keeping(snapshotEvery, snapshotsKept, archive, segmentLength, diskFloor);
      settings =
          Settings.of(
                  plan, journal, durability, clock, scheduler, times, allEvents, sealing, keeping)
              .with(limits.limits());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    // Neither stream is closed: a thread may wait for input, and the process ends with them.
    InputStream input;
    OutputStream output;
    try {
      input = input();
      output = output();
    } catch (IOException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return Gateway.WRONG_PLAN;
    }
    Gateway gateway = new Gateway(settings, input, output, err);
    Runtime.getRuntime().addShutdownHook(new Thread(gateway::stop, "strowger-gateway-stop"));
    return gateway.run();
  }

  private InputStream input() throws IOException {
    try {
      if (in != null && out != null && Files.exists(out) && Files.isSameFile(in, out)) {
        throw new ParameterException(
            spec.commandLine(), "--in and --out are the same file, which would be lost");
      }
      return in == null ? System.in : Files.newInputStream(in);
    } catch (IOException e) {
      throw new IOException("--in " + in + " cannot be read: " + FileText.reason(e), e);
    }
  }

  /** Not {@code System.out}, which hides errors. */
  private OutputStream output() throws IOException {
    try {
      return new BufferedOutputStream(
          out == null ? new FileOutputStream(FileDescriptor.out) : Files.newOutputStream(out));
    } catch (IOException e) {
      throw new IOException("--out " + out + " cannot be written: " + FileText.reason(e), e);
    }
  }

  private int schemas() throws IOException {
    PrintWriter output = spec.commandLine().getOut();
    if (listSchemas) {
      Schemas.names().forEach(output::println);
      return Gateway.OK;
    }
    if (!Schemas.names().contains(schema)) {
      throw new ParameterException(
          spec.commandLine(),
          "--print-schema " + schema + ": no such schema; --list-schemas lists them");
    }
    output.println(Schemas.complete(schema));
    return Gateway.OK;
  }

  /** Reads the version from the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"strowger-gateway " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
