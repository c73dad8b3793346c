package org.strowger.replay.describe;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.strowger.replay.ExitCode;
import org.strowger.replay.text.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what a journal is and holds. */
@Command(
    name = "describe",
    mixinStandardHelpOptions = true,
    description = "Tells what a journal is and holds; reads all of it, executes nothing.")
public final class DescribeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "directory of the engine")
  private Path directory;

  @Option(names = "--json", description = "as one JSON object")
  private boolean json;

  @Override
  public Integer call() {
    Description description = Description.of(directory);
    PrintWriter out = spec.commandLine().getOut();
    try {
      if (json) {
        Json.print(out, DescriptionJson.of(description));
      } else {
        out.print(DescriptionText.of(description));
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return description.good() ? ExitCode.GOOD : ExitCode.BAD;
  }
}
