package org.strowger.replay.trace;

/**
 * A file that cannot be used. The message names file and line, what is wrong, and what is asked.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Of a file as a whole. */
  public InputException(String file, String problem) {
    super(file + ": " + problem);
  }

  /** Of one line, counted from 1. */
  public InputException(String file, long line, String problem) {
    super(file + " line " + line + ": " + problem);
  }
}
