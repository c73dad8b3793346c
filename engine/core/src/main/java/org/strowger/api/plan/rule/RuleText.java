package org.strowger.api.plan.rule;

import java.util.Objects;

/**
 * A condition or an action as it is written, and where it starts in what it was taken from, so that
 * errors can name the place there. Immutable; any thread.
 *
 * @param text the words
 * @param line line of its first character, from 1
 * @param column column of its first character, from 1; of its later lines too
 */
public record RuleText(String text, int line, int column) {
  public RuleText {
    Objects.requireNonNull(text, "text");
  }

  /** A text of its own, which starts at line 1, column 1. */
  public RuleText(String text) {
    this(text, 1, 1);
  }
}
