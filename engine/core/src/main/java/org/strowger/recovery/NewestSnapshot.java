package org.strowger.recovery;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.strowger.core.StateMachine;
import org.strowger.journal.Damage;
import org.strowger.snapshot.DamagedSnapshotException;
import org.strowger.snapshot.SnapshotFileReader;
import org.strowger.snapshot.SnapshotFiles;

/**
 * A core with the state of the newest good snapshot, and where the journal goes on behind it.
 *
 * @param core at the snapshot's command
 * @param journalPosition of the mark behind that command
 * @param mark what is known of that mark
 */
record NewestSnapshot(StateMachine core, long journalPosition, JournalReader.StartingMark mark) {
  /**
   * Loads it.
   *
   * @param cores makes a fresh core for each attempt
   * @param refused gets the files that are damaged, newest first, each with the reason
   * @return null if there is no good one
   */
  static NewestSnapshot load(Path directory, Supplier<StateMachine> cores, List<String> refused) {
    return load(() -> SnapshotFiles.newestFirst(directory), cores, refused);
  }

  /** Retention may take those away that were just there; then there are newer ones. */
  private static NewestSnapshot load(
      Supplier<List<Path>> files, Supplier<StateMachine> cores, List<String> refused) {
    NewestSnapshot found = null;
    List<Path> tried = List.of();
    List<String> damaged = List.of();
    List<Path> listed = files.get();
    while (found == null && !listed.equals(tried)) {
      tried = listed;
      damaged = new ArrayList<>();
      found = first(tried, cores, damaged);
      listed = files.get();
    }
    refused.addAll(damaged);
    return found;
  }

  private static NewestSnapshot first(
      List<Path> files, Supplier<StateMachine> cores, List<String> refused) {
    for (Path file : files) {
      try (SnapshotFileReader snapshot = SnapshotFileReader.open(file)) {
        return new NewestSnapshot(
            load(snapshot, cores.get()),
            snapshot.journalPosition(),
            new JournalReader.StartingMark(
                snapshot.sequence(), snapshot.lastCrc(), snapshot.highestInteraction()));
      } catch (DamagedSnapshotException | UncheckedIOException e) {
        if (Files.exists(file)) {
          refused.add(file + ": " + e.getMessage());
        }
      }
    }
    return null;
  }

  /**
   * A core with the state of the oldest good snapshot behind a command, and where the journal goes
   * on; null if there is none.
   *
   * @param behind sequence of the last command that is no longer in the journal
   */
  static NewestSnapshot loadOldest(
      Path directory, long behind, Supplier<StateMachine> cores, List<String> refused) {
    return load(() -> oldestFirst(directory, behind), cores, refused);
  }

  private static List<Path> oldestFirst(Path directory, long behind) {
    List<Path> files = new ArrayList<>(SnapshotFiles.newestFirst(directory));
    Collections.reverse(files);
    files.removeIf(file -> SnapshotFiles.sequence(file) <= behind);
    return files;
  }

  /** What is wrong where none is good and commands were removed from the journal. */
  static Damage noneBehind(long removedThrough, List<String> refused) {
    return new Damage(
        removedThrough + 1,
        -1,
        "commands 1 to "
            + removedThrough
            + " were removed from the journal, and no snapshot behind them is good"
            + (refused.isEmpty() ? "" : ": " + String.join("; ", refused)),
        0);
  }

  /** A good snapshot's file, and the last command in it. */
  record Seen(Path file, long sequence) {}

  /** The newest good one, not loaded; null if there is none. */
  static Seen seen(Path directory) {
    for (Path file : SnapshotFiles.newestFirst(directory)) {
      try (SnapshotFileReader snapshot = SnapshotFileReader.open(file)) {
        return new Seen(file, snapshot.sequence());
      } catch (DamagedSnapshotException e) {
        // A damaged one proves nothing; the one before it may.
      }
    }
    return null;
  }

  private static StateMachine load(SnapshotFileReader snapshot, StateMachine core)
      throws DamagedSnapshotException {
    try {
      core.load(snapshot);
    } catch (RuntimeException e) {
      throw new DamagedSnapshotException("loading it fails with " + e);
    }
    if (core.sequence() != snapshot.sequence()
        || core.stateDigest() != snapshot.stateDigest()
        || core.eventDigest() != snapshot.eventDigest()
        || core.eventCount() != snapshot.eventCount()) {
      throw new DamagedSnapshotException("the state it gives has another digest than it says");
    }
    return core;
  }
}
