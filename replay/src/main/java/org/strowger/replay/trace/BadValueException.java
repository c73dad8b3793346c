package org.strowger.replay.trace;

/** A value of a row that cannot be used; becomes a {@link BadRow} where file and line are known. */
final class BadValueException extends Exception {
  private static final long serialVersionUID = 1;

  private final String column;
  private final String value;

  BadValueException(String column, String value, String problem) {
    super(problem);
    this.column = column;
    this.value = value;
  }

  BadRow at(String file, long line) {
    return new BadRow(file, line, column, value, getMessage());
  }
}
