package org.strowger.gateway.command;

import org.strowger.codec.Limits;
import org.strowger.gateway.text.IdText;
import org.strowger.gateway.text.Words;

/**
 * Why a line is refused before the log.
 *
 * @param code stable
 * @param field which field, dotted where it is inside another; empty: the line as a whole
 * @param value what was given, shortened; empty if there is nothing to show
 * @param message what is wrong and what is allowed
 */
public record Refusal(Code code, String field, String value, String message) {
  /** Codes of refusals before the log; those of the core are in the schema of the log. */
  public enum Code {
    NOT_UTF8,
    NOT_JSON,
    LINE_TOO_LONG,
    MISSING_FIELD,
    UNKNOWN_FIELD,
    DUPLICATE_FIELD,
    WRONG_TYPE,
    WRONG_FORMAT,
    UNKNOWN_VALUE,
    OUT_OF_RANGE,
    TEXT_LENGTH,
    TOO_MANY,
    TOO_LONG,
    PLAN_INVALID,
    NOT_READABLE,
    NOT_ALLOWED,
    NO_KEYS;

    private final String word = Words.of(this);

    /** As it is written in an event. */
    public String word() {
      return word;
    }
  }

  public Refusal {
    field = IdText.shortened(field);
    value = IdText.shortened(value);
  }

  /** Refuses a payload that cannot be sealed. */
  public static Refusal withoutKeys(LineCommand command) {
    return new Refusal(
        Code.NO_KEYS,
        command.payloadField().word(),
        "",
        "would stand unsealed in the log; run with --keys DIR, or with --plain-payloads");
  }

  /** Refuses a command that is too long for a record of the log; only a plan can be. */
  public static Refusal longerThanTheLogTakes(LineCommand command) {
    boolean file = command.has(Field.FILE);
    return new Refusal(
        Code.TOO_LONG,
        file ? Field.FILE.word() : Field.PLAN.word(),
        file ? command.file : "{...}",
        "longer than the log takes, " + Limits.MAX_RECORD_LENGTH + " bytes");
  }
}
