package org.strowger.replay.explain;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.strowger.gateway.text.Progress;
import org.strowger.recovery.JournalReader;
import org.strowger.replay.EngineDirectory;
import org.strowger.replay.ExitCode;
import org.strowger.replay.text.DamageText;
import org.strowger.replay.text.Json;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells why an agent was offered an interaction, or why nobody is. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Executes a journal again up to an offer, or to a moment when an interaction waits, and"
            + " tells for each agent the first filter that fails, or what the strategy compares.")
public final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "directory of the engine")
  private Path directory;

  @ArgGroup(multiplicity = "1")
  private Subject subject;

  /** What is asked about. */
  static final class Subject {
    @Option(names = "--offer", paramLabel = "N", description = "id of an offer", required = true)
    private long offer;

    @Option(
        names = "--interaction",
        paramLabel = "ID",
        description = "an interaction that waits",
        required = true)
    private String interaction;
  }

  @Option(
      names = "--at",
      paramLabel = "SEQ",
      description = "with --interaction: after this command (default: at the end of the journal)")
  private long at = Long.MAX_VALUE;

  @Option(names = "--agent", paramLabel = "ID", description = "why not this agent")
  private String agent;

  @Option(names = "--all", description = "every agent signed on, and not only the eligible")
  private boolean all;

  @Option(names = "--json", description = "the same as one JSON object")
  private boolean json;

  @Override
  public Integer call() {
    Question question = question();
    PrintWriter out = spec.commandLine().getOut();
    try (JournalReader journal = EngineDirectory.open(directory, spec.commandLine().getErr());
        Progress progress = Progress.of("explaining", "records")) {
      Explainer explainer = new Explainer(journal, question);
      JournalReader.Reading reading =
          journal.read(
              (position, buffer, offset, length) -> {
                progress.step();
                return explainer.onRecord(buffer, offset, length);
              });
      if (reading.damage() != null) {
        return DamageText.print(
            spec.commandLine().getErr(),
            "The journal is damaged before what is to be explained.",
            directory,
            reading.damage());
      }
      print(out, explainer.answer());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ExitCode.GOOD;
  }

  private Question question() {
    if (subject.interaction == null && subject.offer < 1) {
      throw new ParameterException(spec.commandLine(), "offers count from 1");
    }
    if (subject.interaction == null && at != Long.MAX_VALUE) {
      throw new ParameterException(
          spec.commandLine(), "--at goes with --interaction; an offer has its own sequence");
    }
    if (at < 1) {
      throw new ParameterException(spec.commandLine(), "sequences count from 1");
    }
    return new Question(subject.offer, subject.interaction, at, agent, all);
  }

  private void print(PrintWriter out, Map<String, Object> answer) throws IOException {
    if (json) {
      Json.print(out, answer);
    } else {
      out.print(ExplanationText.of(answer));
    }
    out.flush();
  }
}
