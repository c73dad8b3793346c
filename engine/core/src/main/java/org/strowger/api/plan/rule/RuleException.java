package org.strowger.api.plan.rule;

/** A rule cannot be compiled: says what is wrong, with the value, and where. */
public final class RuleException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private final int line;
  private final int column;

  RuleException(String problem, int line, int column) {
    super("line " + line + ", column " + column + ": " + problem);
    this.problem = problem;
    this.line = line;
    this.column = column;
  }

  /** What is wrong, with the value, without the place. */
  public String problem() {
    return problem;
  }

  /** Line of the word that is wrong, from 1, counted on from that of the text. */
  public int line() {
    return line;
  }

  /** Column of the word that is wrong, from 1, counted on from that of the text. */
  public int column() {
    return column;
  }
}
