package org.strowger.api.plan.rule;

/**
 * A word of a rule.
 *
 * @param kind what it is
 * @param text as written; of a text without its quotes and escapes
 * @param value of a number; of a duration its milliseconds
 * @param line where it starts
 * @param column where it starts
 */
record Token(Kind kind, String text, long value, int line, int column) {
  enum Kind {
    NAME,
    NUMBER,
    DURATION,
    TEXT,
    SIGN,
    END
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean isWord(String word) {
    return kind == Kind.NAME && text.equals(word);
  }

  /** How errors show it. */
  String shown() {
    return switch (kind) {
      case END -> "the end";
      case TEXT -> '"' + text + '"';
      default -> "'" + text + "'";
    };
  }

  RuleException wrong(String problem) {
    return new RuleException(problem, line, column);
  }
}
