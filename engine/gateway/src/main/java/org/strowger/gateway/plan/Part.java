package org.strowger.gateway.plan;

import java.util.List;

/** A part of a plan as it was written, and where: line and column count from 1. */
sealed interface Part {
  int line();

  int column();

  /** The value for messages. */
  String shown();

  /** What kind of single value. */
  enum Type {
    TEXT,
    WHOLE_NUMBER,
    OTHER_NUMBER,
    TRUE_OR_FALSE,
    NOTHING,
    UNKNOWN
  }

  /**
   * A single value, its text as written (without quotes).
   *
   * @param textLine where the text itself starts
   * @param textColumn behind a quote, or in the line below the sign of a block
   */
  record Single(int line, int column, Type type, String text, int textLine, int textColumn)
      implements Part {
    /** One without quotes. */
    Single(int line, int column, Type type, String text) {
      this(line, column, type, text, line, column);
    }

    @Override
    public String shown() {
      return text;
    }
  }

  /** A list. */
  record Items(int line, int column, List<Part> parts) implements Part {
    @Override
    public String shown() {
      return parts.isEmpty() ? "[]" : "[...]";
    }
  }

  /** Keys and values in the order written; a key may be there twice. */
  record Entries(int line, int column, List<Entry> entries) implements Part {
    @Override
    public String shown() {
      return entries.isEmpty() ? "{}" : "{...}";
    }
  }

  /** A key with its value; line and column are those of the key. */
  record Entry(int line, int column, String key, Part value) {}
}
