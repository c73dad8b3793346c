package org.strowger.replay.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.strowger.gateway.text.Progress;
import org.strowger.recovery.JournalReader;
import org.strowger.replay.EngineDirectory;
import org.strowger.replay.ExitCode;
import org.strowger.replay.text.DamageText;
import org.strowger.replay.text.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what customers met with. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description =
        "Executes a journal and tells what customers met with: answers and promises by channel,"
            + " hand-overs with and without context, shifts, outcomes.")
public final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "directory of the engine")
  private Path directory;

  @Option(names = "--json", description = "as one JSON object")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (JournalReader journal = EngineDirectory.open(directory, spec.commandLine().getErr());
        Progress progress = Progress.of("reporting", "records")) {
      Report report = new Report(journal);
      JournalReader.Reading reading =
          journal.read(
              (position, buffer, offset, length) -> {
                progress.step();
                report.onRecord(buffer, offset, length);
                return true;
              });
      if (json) {
        Json.print(out, ReportForm.map(report));
      } else {
        out.print(ReportForm.text(report));
      }
      out.flush();
      if (reading.damage() == null) {
        return ExitCode.GOOD;
      }
      PrintWriter err = spec.commandLine().getErr();
      err.print("The journal is damaged behind what was counted.\n");
      err.print(DamageText.lines(directory, reading.damage(), false));
      err.flush();
      return ExitCode.BAD;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
