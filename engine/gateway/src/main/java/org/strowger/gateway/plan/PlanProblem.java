package org.strowger.gateway.plan;

import org.strowger.gateway.text.IdText;

/**
 * One thing wrong with a plan.
 *
 * @param source name of the file, or of the input
 * @param line from 1
 * @param column from 1
 * @param key where in the plan, as in {@code queues.sales.target}
 * @param value what is there, shortened; empty if there is nothing to show
 * @param message what is wrong and what is allowed
 */
public record PlanProblem(
    String source, int line, int column, String key, String value, String message) {

  public PlanProblem {
    value = IdText.shortened(value);
  }

  /** File, line, column, key, value and message in one line. */
  @Override
  public String toString() {
    String shown = value.isEmpty() ? "" : " \"" + value + "\"";
    return source + ":" + line + ":" + column + ": " + key + shown + ": " + message;
  }
}
