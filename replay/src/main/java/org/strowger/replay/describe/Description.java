package org.strowger.replay.describe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.strowger.codec.CoreLimits;
import org.strowger.gateway.text.Progress;
import org.strowger.journal.Damage;
import org.strowger.recovery.JournalReader;
import org.strowger.recovery.JournalReader.Reading;
import org.strowger.replay.EngineDirectory;

/**
 * What a journal is and holds.
 *
 * @param directory of the engine
 * @param limits the journal was written under
 * @param removedThrough last command that was removed, 0: none
 * @param reading of all records
 * @param tally of all records
 * @param segments files of the journal, oldest first
 * @param snapshots files, oldest first
 */
record Description(
    Path directory,
    CoreLimits limits,
    long removedThrough,
    Reading reading,
    RecordTally tally,
    List<Segment> segments,
    List<SnapshotState> snapshots) {

  /**
   * A file of the journal.
   *
   * @param length of the file in bytes; its end may not be written yet and take no room
   */
  record Segment(Path file, long length) {}

  static Description of(Path directory) {
    RecordTally tally = new RecordTally();
    EngineDirectory.check(directory);
    try (JournalReader journal = EngineDirectory.open(directory);
        Progress progress = Progress.of("reading", "records")) {
      // Between opening and reading: a running engine may take one, and retention may cut,
      // meanwhile.
      List<SnapshotState> snapshots = SnapshotState.all(directory);
      Reading reading =
          journal.read(
              (position, buffer, offset, length) -> {
                tally.add(buffer, offset, length);
                progress.step();
                return true;
              });
      List<Segment> segments = journal.segments().stream().map(Description::segment).toList();
      return new Description(
          directory,
          journal.limits(),
          journal.removedThrough(),
          reading,
          tally,
          segments,
          snapshots);
    }
  }

  private static Segment segment(Path file) {
    try {
      return new Segment(file, Files.size(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What is wrong with the records, or null: damage, an end before the newest good snapshot, or a
   * beginning that no good snapshot is behind.
   */
  Damage damage() {
    if (reading.damage() != null) {
      return reading.damage();
    }
    if (removedThrough > 0
        && snapshots.stream().noneMatch(snapshot -> snapshot.sequence() > removedThrough)) {
      return new Damage(
          removedThrough + 1,
          -1,
          "commands 1 to %d were removed, and no good snapshot behind them is there"
              .formatted(removedThrough),
          0);
    }
    long last = reading.lastSequence();
    return snapshots.stream()
        .filter(snapshot -> snapshot.sequence() > last)
        .max(Comparator.comparingLong(SnapshotState::sequence))
        .map(snapshot -> cutOff(snapshot, last))
        .orElse(null);
  }

  private static Damage cutOff(SnapshotState snapshot, long last) {
    return new Damage(
        last + 1,
        -1,
        "the journal ends here, but the snapshot %s is of sequence %d"
            .formatted(snapshot.file(), snapshot.sequence()),
        last);
  }

  /** Whether nothing in it is damaged, as far as can be told without executing it. */
  boolean good() {
    return damage() == null && snapshots.stream().allMatch(snapshot -> snapshot.damage() == null);
  }

  /** Whether the last record is a mark, as an engine leaves it that is closed. */
  boolean closed() {
    return tally.digests() != null && tally.commandsSinceMark() == 0;
  }
}
