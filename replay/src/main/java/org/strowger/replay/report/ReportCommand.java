package org.strowger.replay.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.strowger.gateway.text.Progress;
import org.strowger.recovery.JournalReader;
import org.strowger.replay.CannotReadException;
import org.strowger.replay.EngineDirectory;
import org.strowger.replay.ExitCode;
import org.strowger.replay.play.DurationConverter;
import org.strowger.replay.text.DamageText;
import org.strowger.replay.text.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what customers and agents met with. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description =
        "Executes a journal and tells what customers and agents met with, in all and by queue,"
            + " channel, agent and interval: service level, waits, abandonment, handling, occupancy,"
            + " transfers, hand-overs, shifts, promises, outcomes.")
public final class ReportCommand implements Callable<Integer> {
  private static final long SHORTEST_MS = TimeUnit.MINUTES.toMillis(1);

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "directory of the engine")
  private Path directory;

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      defaultValue = "15m",
      converter = DurationConverter.class,
      description = "length of an interval, at least 1m (default: ${DEFAULT-VALUE})")
  private long intervalMs;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      converter = ZoneConverter.class,
      defaultValue = "Z",
      description = "time zone in which intervals begin, as Europe/Paris (default: UTC)")
  private ZoneId zone;

  @Option(names = "--json", description = "as one JSON object")
  private boolean json;

  @Option(names = "--all", description = "every row of every table, and not the first 20")
  private boolean all;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "write one page with charts to a file that does not exist; it loads nothing")
  private Path html;

  @Override
  public Integer call() {
    if (intervalMs < SHORTEST_MS) {
      throw new ParameterException(spec.commandLine(), "--interval must be at least 1m");
    }
    if (html != null && Files.exists(html)) {
      throw new CannotReadException(
          html + " exists already; a report is not written over it; give another name");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (JournalReader journal = EngineDirectory.open(directory, spec.commandLine().getErr());
        Progress progress = Progress.of("reporting", "records")) {
      Report report = new Report(journal, intervalMs, zone);
      JournalReader.Reading reading =
          journal.read(
              (position, buffer, offset, length) -> {
                progress.step();
                report.onRecord(buffer, offset, length);
                return true;
              });
      ReportFigures figures = report.figures(name(), reading);
      if (html != null) {
        writePage(figures);
      }
      if (json) {
        Json.print(out, ReportForm.map(figures));
      } else if (html == null) {
        out.print(ReportText.of(figures, all));
      }
      out.flush();
      if (reading.damage() == null) {
        return ExitCode.GOOD;
      }
      return DamageText.print(
          spec.commandLine().getErr(),
          "The journal is damaged behind what was counted.",
          directory,
          reading.damage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The directory's own name: what is above it says nothing about the journal. */
  private String name() {
    return String.valueOf(directory.toAbsolutePath().normalize().getFileName());
  }

  private void writePage(ReportFigures figures) throws IOException {
    String page =
        ReportPage.of(
            "Report: " + name(), List.of(), List.of(new ReportPage.Column(name(), figures)));
    Files.writeString(html, page, StandardOpenOption.CREATE_NEW);
  }
}
