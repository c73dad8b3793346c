package org.strowger.replay.dump;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.strowger.gateway.event.EventWriter;
import org.strowger.recovery.JournalReader;
import org.strowger.replay.CannotReadException;
import org.strowger.replay.EngineDirectory;
import org.strowger.replay.ExitCode;
import org.strowger.replay.text.DamageText;
import org.strowger.replay.text.Dictionary;
import org.strowger.replay.text.MessageReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the records of a journal as text. */
@Command(
    name = "dump",
    mixinStandardHelpOptions = true,
    description = "Writes every record of a journal, and on request the events it gave, as text.")
public final class DumpCommand implements Callable<Integer> {
  private static final int LOOK_INTERVAL = 1024;

  /** Formats of the lines. */
  enum Format {
    JSONL,
    CSV
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "directory of the engine")
  private Path directory;

  @Option(names = "--from", paramLabel = "SEQ", description = "first sequence (default: 1)")
  private long from = 1;

  @Option(names = "--to", paramLabel = "SEQ", description = "last sequence (default: the last)")
  private long to = Long.MAX_VALUE;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      split = ",",
      description = "only these: command, mark, event, or words as in arrive or offered")
  private Set<String> kinds = Set.of();

  @Option(names = "--format", paramLabel = "FORMAT", description = "jsonl (default) or csv")
  private Format format = Format.JSONL;

  @Option(names = "--events", description = "the events too, as executing the journal gives them")
  private boolean events;

  @Override
  public Integer call() {
    checkOptions();
    PrintWriter out = spec.commandLine().getOut();
    try (JournalReader journal = EngineDirectory.open(directory, spec.commandLine().getErr())) {
      if (to <= journal.removedThrough()) {
        throw new CannotReadException(
            "commands 1 to %d were removed, and no others are asked for"
                .formatted(journal.removedThrough()));
      }
      LineSink sink = format == Format.CSV ? new CsvLineSink(out) : new JsonLineSink(out);
      Selection selection = new Selection(from, to, kinds, events || wantsEvent());
      Dump dump = new Dump(journal, selection, sink);
      int[] records = new int[1];
      JournalReader.Reading reading =
          journal.read(
              (position, buffer, offset, length) -> {
                boolean more = dump.onRecord(buffer, offset, length);
                return more && (++records[0] % LOOK_INTERVAL != 0 || !out.checkError());
              });
      sink.flush();
      if (out.checkError()) {
        throw new CannotReadException("the output cannot be written");
      }
      if (reading.damage() == null) {
        checkReached(dump.lastSequence());
        return ExitCode.GOOD;
      }
      return DamageText.print(
          spec.commandLine().getErr(),
          "The journal is damaged behind what was written.",
          directory,
          reading.damage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void checkReached(long last) {
    if (from > 1 && last < from) {
      throw new CannotReadException(
          "nothing from sequence " + from + " on: the journal ends at sequence " + last);
    }
  }

  private void checkOptions() {
    if (from < 1 || to < from) {
      throw new ParameterException(
          spec.commandLine(), "sequences count from 1, and --to is not below --from");
    }
    Set<String> known = knownKinds();
    for (String kind : kinds) {
      if (!known.contains(kind)) {
        throw new ParameterException(
            spec.commandLine(), "no kind " + kind + "; there are " + String.join(", ", known));
      }
    }
  }

  private boolean wantsEvent() {
    return kinds.contains(Selection.EVENT) || kinds.stream().anyMatch(eventWords()::contains);
  }

  private static Set<String> knownKinds() {
    MessageReader reader = new MessageReader(new Dictionary());
    Set<String> known = new LinkedHashSet<>();
    known.add(Selection.COMMAND);
    reader.commandTemplates().forEach(template -> known.add(reader.command(template)));
    known.add(Selection.MARK);
    known.add(Selection.EVENT);
    known.addAll(eventWords());
    return known;
  }

  private static Set<String> eventWords() {
    MessageReader reader = new MessageReader(new Dictionary());
    Set<String> words = new LinkedHashSet<>();
    reader.eventTemplates().forEach(template -> words.add(EventWriter.word(template)));
    return words;
  }
}
