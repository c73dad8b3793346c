package org.strowger.replay.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.Envelope;
import org.strowger.gateway.text.Progress;
import org.strowger.journal.Damage;
import org.strowger.recovery.JournalReader;
import org.strowger.replay.CannotReadException;
import org.strowger.replay.EngineDirectory;
import org.strowger.replay.dump.LineText;
import org.strowger.replay.text.MessageReader;

/**
 * Compares this build with another on one journal: first digests every so many commands, then
 * command by command where they part. Each build executes the journal twice at most, beside the
 * other. One thread.
 */
final class Bisection {
  private final Path directory;
  private final Path jar;
  private final long every;
  private Damage damage;
  private long compared;
  private int planBefore;
  private Map<String, Object> command;
  private Outcome ours;
  private Outcome theirs;

  Bisection(Path directory, Path jar, long every) {
    this.directory = directory;
    this.jar = jar;
    this.every = every;
  }

  /** What is wrong with the journal, or null; whatever is before it has been compared. */
  Damage damage() {
    return damage;
  }

  /** Commands behind which both builds were found to agree. */
  long compared() {
    return compared;
  }

  /** Sequence of the first command that differs. */
  long sequence() {
    return compared + 1;
  }

  /** Version of the plan before that command. */
  int planBefore() {
    return planBefore;
  }

  /** That command. */
  Map<String, Object> command() {
    return command;
  }

  /** What this build makes of it; null: no command differs. */
  Outcome ours() {
    return ours;
  }

  /** What the other build makes of it. */
  Outcome theirs() {
    return theirs;
  }

  /**
   * Compares.
   *
   * @throws CannotReadException if the other build fails
   */
  void run() {
    long differing = firstStretch();
    if (differing != 0) {
      damage = null;
      oneByOne(differing);
    }
  }

  /** Sequence of the first step with other digests, 0 if there is none. */
  private long firstStretch() {
    long[] differing = new long[1];
    Steps.Selection selection = new Steps.Selection(every, 1, Long.MAX_VALUE, false);
    try (OtherBuild other = new OtherBuild(jar, directory, selection)) {
      String[] ended = new String[1];
      execute(
          selection,
          null,
          step -> {
            String line = other.next();
            if (line == null) {
              ended[0] = "the other build ends before sequence " + step.sequence();
              return false;
            }
            if (!line.equals(step.line()) && isOf(line, step)) {
              differing[0] = step.sequence();
              return false;
            }
            if (line.equals(step.line())) {
              agreed(step);
            }
            return true;
          });
      if (ended[0] != null) {
        throw new CannotReadException(ended[0]);
      }
    }
    return differing[0];
  }

  /** The last lines are of other commands if an engine wrote on meanwhile: nothing to compare. */
  private static boolean isOf(String line, Step step) {
    return line.startsWith("{\"sequence\":" + step.sequence() + ",");
  }

  private void oneByOne(long last) {
    Steps.Selection selection = new Steps.Selection(1, compared + 1, last, true);
    byte[][] record = new byte[1][];
    try (OtherBuild other = new OtherBuild(jar, directory, selection)) {
      Steps[] steps = new Steps[1];
      steps[0] =
          execute(
              selection,
              record,
              step -> {
                Outcome mine = new Outcome(step.told(), step.line());
                Outcome its = read(other);
                if (mine.equals(its)) {
                  agreed(step);
                  return true;
                }
                ours = mine;
                theirs = its;
                return false;
              });
      if (ours != null) {
        describe(record[0], steps[0]);
      }
    }
    if (ours == null) {
      throw new CannotReadException(
          "the builds differed at sequence " + last + ", and did not when executed once more");
    }
  }

  private void agreed(Step step) {
    compared = step.sequence();
    planBefore = step.plan();
  }

  private static Outcome read(OtherBuild other) {
    List<String> events = new ArrayList<>();
    String line = other.next();
    while (line != null && !line.startsWith("{\"sequence\":")) {
      events.add(line);
      line = other.next();
    }
    return new Outcome(events, line == null ? "" : line);
  }

  /** With the names in force behind the command. */
  private void describe(byte[] record, Steps steps) {
    DirectBuffer buffer = new UnsafeBuffer(record);
    LineText lines = new LineText(new MessageReader(steps.dictionary()), steps.dictionary());
    command = lines.command(buffer, 0, record.length);
    command.remove("record");
  }

  private Steps execute(Steps.Selection selection, byte[][] record, Predicate<Step> receiver) {
    try (JournalReader journal = EngineDirectory.open(directory);
        Progress progress = Progress.of("comparing", "records")) {
      boolean[] wanted = {true};
      Steps steps =
          new Steps(
              journal,
              selection,
              step -> {
                wanted[0] = receiver.test(step);
                return wanted[0];
              });
      JournalReader.Reading reading =
          journal.read(
              (position, buffer, offset, length) -> {
                progress.step();
                if (record != null
                    && Envelope.kind(buffer, offset) == Envelope.COMMAND
                    && Envelope.sequence(buffer, offset) >= selection.from()) {
                  record[0] = new byte[length];
                  buffer.getBytes(offset, record[0]);
                }
                return steps.onRecord(buffer, offset, length);
              });
      damage = reading.damage();
      if (wanted[0]) {
        steps.end();
      }
      return steps;
    }
  }
}
