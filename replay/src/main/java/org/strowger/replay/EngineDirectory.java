package org.strowger.replay;

import java.nio.file.Files;
import java.nio.file.Path;
import org.strowger.journal.EngineSettings;
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
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new CannotReadException(e.getMessage(), e);
    }
  }
}
