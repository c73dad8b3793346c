package org.strowger.replay.state;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.strowger.codec.sbe.IdKind;
import org.strowger.gateway.text.Progress;
import org.strowger.recovery.JournalReader;
import org.strowger.replay.EngineDirectory;
import org.strowger.replay.ExitCode;
import org.strowger.replay.Moment;
import org.strowger.replay.text.DamageText;
import org.strowger.replay.text.Json;
import org.strowger.replay.text.Outline;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells how everything stood at a moment. */
@Command(
    name = "state",
    mixinStandardHelpOptions = true,
    description =
        "Executes a journal up to a moment and tells the state then: agents with their work and"
            + " offers, queues, interactions; or one of them in full.")
public final class StateCommand implements Callable<Integer> {
  private static final int MOST_ROWS = 20;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "directory of the engine")
  private Path directory;

  @Option(
      names = "--at",
      paramLabel = "SEQ|TIME",
      converter = Moment.Converter.class,
      description =
          "after the command with this sequence, or after the last one up to this time"
              + " (default: at the end of the journal)")
  private Moment at;

  @ArgGroup(multiplicity = "0..1")
  private Subject subject;

  /** What is asked for in full. */
  static final class Subject {
    @Option(names = "--agent", paramLabel = "ID", description = "one agent", required = true)
    private String agent;

    @Option(
        names = "--interaction",
        paramLabel = "ID",
        description = "one interaction",
        required = true)
    private String interaction;

    @Option(names = "--customer", paramLabel = "ID", description = "one customer", required = true)
    private String customer;

    @Option(names = "--queue", paramLabel = "ID", description = "one queue", required = true)
    private String queue;

    StateQuestion question() {
      if (agent != null) {
        return new StateQuestion(IdKind.AGENT, agent);
      } else if (interaction != null) {
        return new StateQuestion(IdKind.INTERACTION, interaction);
      }
      return customer != null
          ? new StateQuestion(IdKind.CUSTOMER, customer)
          : new StateQuestion(IdKind.QUEUE, queue);
    }
  }

  @Option(names = "--all", description = "every row of every table (default: the first 20)")
  private boolean all;

  @Option(names = "--json", description = "all of it as one JSON object")
  private boolean json;

  @Override
  public Integer call() {
    StateQuestion question = subject == null ? new StateQuestion(null, null) : subject.question();
    PrintWriter out = spec.commandLine().getOut();
    try (JournalReader journal = EngineDirectory.open(directory, spec.commandLine().getErr());
        Progress progress = Progress.of("executing", "records")) {
      StateReading state = new StateReading(journal, at);
      JournalReader.Reading reading =
          journal.read(
              (position, buffer, offset, length) -> {
                progress.step();
                return state.onRecord(buffer, offset, length);
              });
      if (reading.damage() != null) {
        return DamageText.print(
            spec.commandLine().getErr(),
            "The journal is damaged before this moment.",
            directory,
            reading.damage());
      }
      Map<String, Object> values = state.values(question);
      if (json) {
        Json.print(out, values);
      } else {
        out.print(Outline.of(values, all ? Integer.MAX_VALUE : MOST_ROWS));
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ExitCode.GOOD;
  }
}
