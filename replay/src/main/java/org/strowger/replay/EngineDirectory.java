package org.strowger.replay;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.strowger.journal.EngineSettings;
import org.strowger.journal.JournalBegin;
import org.strowger.recovery.JournalReader;

/** Finds journals for the commands, with errors for people. Stateless; any thread. */
public final class EngineDirectory {
  private EngineDirectory() {}

  /**
   * Opens the journal of an engine's directory. Nothing is written.
   *
   * @throws CannotReadException if there is none, or it cannot be read
   */
  public static JournalReader open(Path directory) {
    check(directory);
    return JournalReader.open(directory);
  }

  /**
   * Opens the journal of a directory to execute it, and tells if that cannot begin with the first
   * command.
   *
   * @param err for the note
   * @throws CannotReadException if there is none, or it cannot be read
   */
  public static JournalReader open(Path directory, PrintWriter err) {
    JournalReader journal = open(directory);
    if (journal.removedThrough() > 0) {
      err.printf(
          "Commands 1 to %d were removed; the rest is executed from the oldest good snapshot.%n",
          journal.removedThrough());
      err.flush();
    }
    return journal;
  }

  /**
   * Checks that it is an engine's directory.
   *
   * @throws CannotReadException if it is not, or cannot be read
   */
  public static void check(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new CannotReadException(
          directory + (Files.exists(directory) ? " is not a directory" : " does not exist"));
    }
    try {
      EngineSettings.read(directory);
      JournalBegin.read(directory);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new CannotReadException(e.getMessage(), e);
    }
  }
}
