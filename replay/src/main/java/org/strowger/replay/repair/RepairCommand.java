package org.strowger.replay.repair;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.strowger.gateway.text.Progress;
import org.strowger.recovery.Repair;
import org.strowger.replay.CannotReadException;
import org.strowger.replay.EngineDirectory;
import org.strowger.replay.ExitCode;
import org.strowger.replay.text.DamageText;
import org.strowger.replay.text.Json;
import org.strowger.replay.text.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies what is intact of a damaged journal. */
@Command(
    name = "repair",
    mixinStandardHelpOptions = true,
    description =
        "Copies what is intact of a damaged journal, record by record, to a new directory in which an"
            + " engine can go on, and tells what is given up. The damaged one is only read.")
public final class RepairCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "directory of the engine; it is not changed")
  private Path directory;

  @Option(
      names = "--out",
      paramLabel = "NEW",
      required = true,
      description = "directory to be made; it must not exist, or be empty")
  private Path out;

  @Option(
      names = "--give-up-after",
      paramLabel = "SEQUENCE",
      required = true,
      description =
          "last command that is kept; it must be what verify says is intact, so that nothing is"
              + " given up unseen")
  private long giveUpAfter;

  @Option(names = "--json", description = "the result as one JSON object")
  private boolean json;

  @Override
  public Integer call() {
    EngineDirectory.check(directory);
    Repair.Result result = repair();
    PrintWriter writer = spec.commandLine().getOut();
    try {
      if (json) {
        Json.print(writer, values(result));
      } else {
        writer.print(text(result));
      }
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return result.kept().intact() ? ExitCode.GOOD : ExitCode.BAD;
  }

  private Repair.Result repair() {
    try (Progress progress = Progress.of("repairing", "records")) {
      return Repair.run(
          directory,
          out,
          giveUpAfter,
          core -> {
            progress.step();
            return true;
          });
    } catch (Repair.RefusedException e) {
      throw new CannotReadException("Nothing was written: " + e.getMessage(), e);
    }
  }

  private String text(Repair.Result result) {
    StringBuilder text = new StringBuilder();
    text.append(Text.row("journal", directory.toString()));
    text.append(Text.row("damaged at", "sequence " + result.damage().sequence()));
    text.append(Text.row("what", result.damage().what()));
    text.append(Text.row("given up", givenUp(result)));
    for (String snapshot : result.snapshotsGivenUp()) {
      text.append(Text.row("given up", "snapshot " + snapshot));
    }
    text.append(Text.row("new journal", out.toString()));
    text.append(
        Text.row(
            "kept",
            Text.count(result.kept().head().sequence(), "command")
                + ", "
                + Text.count(result.snapshots().size(), "snapshot")));
    if (result.kept().intact()) {
      text.append(Text.row("verdict", "GOOD"));
      text.append(Text.row("head", result.kept().head().toString()));
    } else {
      text.append(Text.row("verdict", "DAMAGED: no engine will start on it"));
      text.append(DamageText.lines(out, result.kept().damage(), result.kept().differs()));
    }
    return text.toString();
  }

  private static String givenUp(Repair.Result result) {
    String damaged = "everything from sequence " + result.damage().sequence() + " on; ";
    if (result.behind() == 0) {
      return damaged + "nothing of it can be read";
    }
    String commands =
        result.firstBehind() == 0
            ? "no commands"
            : "commands " + result.firstBehind() + " to " + result.lastBehind() + " among them";
    return damaged
        + Text.count(result.behind(), "record")
        + " of it can be read and are whole by themselves, "
        + commands;
  }

  private Map<String, Object> values(Repair.Result result) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("journal", directory.toString());
    values.put("damage", DamageText.parts(directory, result.damage(), false));
    values.put("records-behind", result.behind());
    values.put("first-behind", result.firstBehind());
    values.put("last-behind", result.lastBehind());
    values.put("snapshots-given-up", result.snapshotsGivenUp());
    values.put("new-journal", out.toString());
    values.put("verdict", result.kept().intact() ? "good" : "damaged");
    values.put("commands", result.kept().head().sequence());
    values.put("head", result.kept().head().toString());
    values.put("snapshots", result.snapshots().stream().map(Path::toString).toList());
    return values;
  }
}
