package org.strowger.replay.figures;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.strowger.gateway.text.DurationText;
import org.strowger.monitor.FiguresReader;
import org.strowger.replay.CannotReadException;
import org.strowger.replay.EngineDirectory;
import org.strowger.replay.ExitCode;
import org.strowger.replay.text.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells the live figures of an engine. */
@Command(
    name = "figures",
    mixinStandardHelpOptions = true,
    description =
        "Tells the live figures of a running engine, from a file that it keeps; the engine does not"
            + " notice. Says so if nobody writes them any more.")
public final class FiguresCommand implements Callable<Integer> {
  private static final long LEAST_MS = 100;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "directory of the engine")
  private Path directory;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      description =
          "again and again, after so much time, such as 1s (the figures change about once a"
              + " second), until the engine ends")
  private String every;

  @Option(names = "--json", description = "as JSON, with --every one object a line")
  private boolean json;

  @Override
  public Integer call() {
    long everyMs = everyMs();
    EngineDirectory.check(directory);
    PrintWriter out = spec.commandLine().getOut();
    while (true) {
      LiveFigures figures = read();
      tell(out, figures, everyMs);
      if (!figures.live()) {
        spec.commandLine().getErr().println(figures.why());
        spec.commandLine().getErr().flush();
        return ExitCode.CANNOT_READ;
      }
      if (everyMs == 0 || out.checkError()) {
        return ExitCode.GOOD;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(everyMs));
      if (Thread.currentThread().isInterrupted()) {
        return ExitCode.GOOD;
      }
    }
  }

  private long everyMs() {
    if (every == null) {
      return 0;
    }
    long ms = DurationText.parseMs(every).orElse(0);
    if (ms < LEAST_MS) {
      throw new ParameterException(
          spec.commandLine(),
          "--every " + every + ": not " + DurationText.FORM + ", from " + LEAST_MS + "ms");
    }
    return ms;
  }

  /** Each time anew: an engine launched since has another file. */
  private LiveFigures read() {
    try (FiguresReader reader = FiguresReader.open(directory)) {
      return LiveFigures.of(reader);
    } catch (NoSuchFileException e) {
      throw new CannotReadException(
          FiguresReader.file(directory)
              + " does not exist: the engine was launched without live figures, or never",
          e);
    } catch (IOException e) {
      throw new CannotReadException(e.getMessage(), e);
    }
  }

  private void tell(PrintWriter out, LiveFigures figures, long everyMs) {
    try {
      if (json && everyMs > 0) {
        out.println(Json.text(figures.values()));
      } else if (json) {
        Json.print(out, figures.values());
      } else {
        out.print(figures.text());
        if (everyMs > 0) {
          out.println();
        }
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
