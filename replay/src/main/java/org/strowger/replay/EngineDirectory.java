package org.strowger.replay;

import java.nio.file.Files;
import java.nio.file.Path;
import org.strowger.recovery.JournalReader;

/** Opens journals for the commands, with errors for people. Stateless; any thread. */
public final class EngineDirectory {
  private EngineDirectory() {}

  /**
   * Opens the journal of an engine's directory. Nothing is written.
   *
   * @throws CannotReadException if there is none, or it cannot be read
   */
  public static JournalReader open(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new CannotReadException(
          directory + (Files.exists(directory) ? " is not a directory" : " does not exist"));
    }
    try {
      return JournalReader.open(directory);
    } catch (IllegalStateException e) {
      throw new CannotReadException(e.getMessage(), e);
    }
  }
}
