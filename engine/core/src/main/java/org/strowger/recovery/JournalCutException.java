package org.strowger.recovery;

import java.nio.file.Path;

/**
 * Retention took first segments of a journal away, and with them what was asked for. Nothing is
 * wrong with it.
 */
public final class JournalCutException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private JournalCutException(String message) {
    super(message);
  }

  /** They went while it was read; reading it again begins where it begins now. */
  static JournalCutException whileRead(Path directory, long removedThrough, long removedNow) {
    return new JournalCutException(
        "commands %d to %d were removed from the journal in %s while it was read. Nothing is wrong with it; read it again."
            .formatted(removedThrough + 1, removedNow, directory));
  }

  /** The command that an expected head stands for is not there to be compared. */
  static JournalCutException ofHead(Path directory, long sequence, long removedThrough) {
    return new JournalCutException(
        "the expected head is at sequence %d, but commands 1 to %d were removed from %s; with --archive they are verified too"
            .formatted(sequence, removedThrough, directory));
  }
}
