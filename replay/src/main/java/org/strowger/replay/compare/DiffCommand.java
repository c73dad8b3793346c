package org.strowger.replay.compare;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.strowger.codec.Envelope;
import org.strowger.gateway.text.Progress;
import org.strowger.journal.Damage;
import org.strowger.recovery.JournalReader;
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

/** Tells where two journals part. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "Compares two journals command by command and tells the first difference.")
public final class DiffCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR1", description = "directory of an engine")
  private Path first;

  @Parameters(index = "1", paramLabel = "DIR2", description = "directory of another")
  private Path second;

  @Option(
      names = "--ignore-time",
      description =
          "times of commands may differ; tells then the first command whose events differ too")
  private boolean ignoreTime;

  @Option(names = "--json", description = "the verdict as one JSON object")
  private boolean json;

  private Damage firstDamage;
  private Damage secondDamage;

  @Override
  public Integer call() throws IOException {
    Map<String, Object> values = compare();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Json.print(out, values);
    } else {
      out.print(text(values));
    }
    out.flush();
    damaged(first, firstDamage);
    damaged(second, secondDamage);
    return values.get("verdict").equals("same") ? ExitCode.GOOD : ExitCode.BAD;
  }

  private Map<String, Object> compare() {
    try (JournalReader one = EngineDirectory.open(first);
        JournalReader two = EngineDirectory.open(second);
        RecordFeed feed = new RecordFeed(two);
        Progress progress = Progress.of("comparing", "records")) {
      JournalPair pair = new JournalPair(one, two, ignoreTime);
      JournalReader.Reading reading =
          one.read(
              (position, buffer, offset, length) -> {
                progress.step();
                if (Envelope.kind(buffer, offset) == Envelope.MARK) {
                  return true;
                }
                byte[] other = feed.next();
                boolean cut = other == null && feed.damage() != null;
                return !cut && pair.compare(buffer, offset, length, other);
              });
      firstDamage = reading.damage();
      if (pair.difference() == null && firstDamage == null) {
        byte[] more = feed.next();
        if (more != null) {
          pair.onlySecond(more);
        }
      }
      feed.stop();
      secondDamage = feed.damage();
      return values(pair, one.limits().equals(two.limits()));
    }
  }

  private Map<String, Object> values(JournalPair pair, boolean sameLimits) {
    Map<String, Object> values = new LinkedHashMap<>();
    boolean same = sameLimits && pair.difference() == null && pair.eventDifference() == null;
    boolean whole = firstDamage == null && secondDamage == null;
    values.put("verdict", !same ? "different" : whole ? "same" : "damaged");
    values.put("same", pair.same());
    values.put("same-limits", sameLimits);
    values.put("difference", pair.difference());
    values.put("event-difference", pair.eventDifference());
    return values;
  }

  private static String text(Map<String, Object> values) {
    StringBuilder text = new StringBuilder();
    text.append(
        Text.row("verdict", String.valueOf(values.get("verdict")).toUpperCase(Locale.ROOT)));
    text.append(Text.row("same", Text.count((Long) values.get("same"), "command")));
    if (Boolean.FALSE.equals(values.get("same-limits"))) {
      text.append(Text.row("limits", "differ"));
    }
    part(text, (Map<?, ?>) values.get("difference"));
    part(text, (Map<?, ?>) values.get("event-difference"));
    return text.toString();
  }

  @SuppressWarnings("unchecked")
  private static void part(StringBuilder text, Map<?, ?> part) {
    if (part == null) {
      return;
    }
    text.append('\n');
    part.forEach(
        (name, value) -> {
          List<?> lines = value instanceof List<?> list ? list : List.of(value);
          String label = name.toString();
          for (Object line : lines) {
            boolean map = line instanceof Map;
            text.append(
                Text.row(label, map ? Json.text((Map<String, ?>) line) : String.valueOf(line)));
            label = "";
          }
        });
  }

  private void damaged(Path directory, Damage damage) {
    if (damage != null) {
      PrintWriter err = spec.commandLine().getErr();
      err.print("The journal " + directory + " is damaged; it was compared as far as intact.\n");
      err.print(DamageText.lines(directory, damage, false));
      err.flush();
    }
  }
}
