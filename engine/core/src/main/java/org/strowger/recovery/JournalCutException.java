package org.strowger.recovery;

import java.nio.file.Path;

/**
 * Retention took first segments of a journal away while it was read. Nothing is wrong with it:
 * reading it again begins where it begins now.
 */
public final class JournalCutException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  JournalCutException(Path directory, long removedThrough, long removedNow) {
    super(
        "commands "
            + (removedThrough + 1)
            + " to "
            + removedNow
            + " were removed from the journal in "
            + directory
            + " while it was read. Nothing is wrong with it; read it again.");
  }
}
