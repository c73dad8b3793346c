package org.strowger.replay.compare;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.strowger.replay.CannotReadException;
import org.strowger.replay.EngineDirectory;
import org.strowger.replay.ExitCode;
import org.strowger.replay.text.DamageText;
import org.strowger.replay.text.Json;
import org.strowger.replay.text.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds the first command that two builds execute to another result. */
@Command(
    name = "bisect",
    mixinStandardHelpOptions = true,
    description =
        "Executes a journal with this build and another and tells the first command after which"
            + " events or state differ.")
public final class BisectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "directory of the engine")
  private Path directory;

  @Option(
      names = "--jar",
      paramLabel = "FILE",
      required = true,
      description = "the other build's strowger-replay.jar; it must know digests")
  private Path jar;

  @Option(
      names = "--every",
      paramLabel = "N",
      description =
          "commands between two looks of the first run; the second goes through so many one by"
              + " one (default: ${DEFAULT-VALUE})")
  private long every = 10_000;

  @Option(names = "--json", description = "the verdict as one JSON object")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (every < 1) {
      throw new ParameterException(spec.commandLine(), "--every counts from 1");
    }
    EngineDirectory.check(directory);
    if (!Files.isRegularFile(jar)) {
      throw new CannotReadException(jar + " is no file");
    }
    Bisection bisection = new Bisection(directory, jar, every);
    bisection.run();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Json.print(out, values(bisection));
    } else {
      out.print(text(bisection));
    }
    out.flush();
    if (bisection.damage() != null) {
      return DamageText.print(
          spec.commandLine().getErr(),
          "The journal is damaged behind what was compared.",
          directory,
          bisection.damage());
    }
    return bisection.ours() == null ? ExitCode.GOOD : ExitCode.BAD;
  }

  private static String verdict(Bisection bisection) {
    boolean same = bisection.ours() == null;
    return !same ? "differs" : bisection.damage() == null ? "same" : "damaged";
  }

  private static Map<String, Object> values(Bisection bisection) {
    Map<String, Object> values = new LinkedHashMap<>();
    boolean same = bisection.ours() == null;
    values.put("verdict", verdict(bisection));
    values.put("commands", bisection.compared());
    if (same) {
      return values;
    }
    values.put("sequence", bisection.sequence());
    values.put("plan", (long) bisection.planBefore());
    values.put("command", bisection.command());
    try {
      values.put("this-build", bisection.ours().values());
      values.put("other-build", bisection.theirs().values());
    } catch (IOException e) {
      throw new UncheckedIOException("the other build's line cannot be read", e);
    }
    return values;
  }

  private String text(Bisection bisection) {
    StringBuilder text = new StringBuilder();
    text.append(Text.row("journal", directory.toString()));
    text.append(Text.row("other build", jar.toString()));
    if (bisection.ours() == null) {
      text.append(Text.row("verdict", verdict(bisection).toUpperCase(Locale.ROOT)));
      text.append(Text.row("compared", Text.count(bisection.compared(), "command")));
      return text.toString();
    }
    text.append(Text.row("verdict", "DIFFERS"));
    text.append(Text.row("same", Text.count(bisection.sequence() - 1, "command")));
    text.append(Text.row("sequence", Long.toString(bisection.sequence())));
    text.append(Text.row("plan", "version " + bisection.planBefore()));
    text.append(Text.row("command", Json.text(bisection.command())));
    side(text, "this build", bisection.ours());
    side(text, "other build", bisection.theirs());
    return text.toString();
  }

  private static void side(StringBuilder text, String label, Outcome outcome) {
    String head = label;
    for (String event : outcome.events()) {
      text.append(Text.row(head, event));
      head = "";
    }
    text.append(Text.row(head, outcome.digests()));
  }
}
