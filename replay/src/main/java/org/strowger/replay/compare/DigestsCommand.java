package org.strowger.replay.compare;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.strowger.gateway.text.Progress;
import org.strowger.recovery.JournalReader;
import org.strowger.replay.CannotReadException;
import org.strowger.replay.EngineDirectory;
import org.strowger.replay.ExitCode;
import org.strowger.replay.text.DamageText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells digests of state and events on the way through a journal. */
@Command(
    name = "digests",
    mixinStandardHelpOptions = true,
    description =
        "Executes a journal and tells the digests of state and events every so many commands and"
            + " at the end, a JSON line each.")
public final class DigestsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "directory of the engine")
  private Path directory;

  @Option(
      names = "--every",
      paramLabel = "N",
      description = "commands from one line to the next (default: ${DEFAULT-VALUE})")
  private long every = 10_000;

  @Option(names = "--from", paramLabel = "SEQ", description = "first sequence told (default: 1)")
  private long from = 1;

  @Option(names = "--to", paramLabel = "SEQ", description = "last sequence (default: the last)")
  private long to = Long.MAX_VALUE;

  @Option(names = "--events", description = "with --every 1: before each line the command's events")
  private boolean events;

  @Override
  public Integer call() {
    if (every < 1 || from < 1 || to < from || (events && every != 1)) {
      throw new ParameterException(
          spec.commandLine(),
          "--every and sequences count from 1, --to is not below --from, --events goes with"
              + " --every 1");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (JournalReader journal = EngineDirectory.open(directory, spec.commandLine().getErr());
        Progress progress = Progress.of("executing", "records")) {
      Steps steps =
          new Steps(
              journal,
              new Steps.Selection(every, from, to, events),
              step -> {
                step.told().forEach(line -> out.print(line + '\n'));
                out.print(step.line() + '\n');
                return !out.checkError();
              });
      JournalReader.Reading reading =
          journal.read(
              (position, buffer, offset, length) -> {
                progress.step();
                return steps.onRecord(buffer, offset, length);
              });
      steps.end();
      if (out.checkError()) {
        throw new CannotReadException("the output cannot be written");
      }
      if (reading.damage() != null) {
        return DamageText.print(
            spec.commandLine().getErr(),
            "The journal is damaged behind what was told.",
            directory,
            reading.damage());
      }
      if (steps.last() < from) {
        throw new CannotReadException(
            "nothing from sequence " + from + " on: the journal ends at sequence " + steps.last());
      }
    }
    return ExitCode.GOOD;
  }
}
