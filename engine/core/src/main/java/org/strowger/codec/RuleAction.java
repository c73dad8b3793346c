package org.strowger.codec;

import org.strowger.codec.sbe.IdKind;

/**
 * Actions of a context rule (rule X1). Each works on what the actions before it have made of the
 * interaction. Codes are those of the log and do not change. Immutable; any thread.
 */
public enum RuleAction {
  /** Sends it to a queue of the plan. */
  QUEUE(1, IdKind.QUEUE, Value.NONE),
  /** Asks for a skill in all-of, at this level or the one asked for already, the higher. */
  REQUIRE(2, IdKind.SKILL, Value.LEVEL),
  /** Asks for a skill of its all-of at this level at most. */
  LOWER(3, IdKind.SKILL, Value.LEVEL),
  /** Takes a skill out of its all-of. */
  DROP(4, IdKind.SKILL, Value.NONE),
  /** Adds a preferred skill. */
  PREFER(5, IdKind.SKILL, Value.NONE),
  /** Adds to the credit. */
  CREDIT(6, null, Value.CREDIT),
  /** Sets the class. */
  CLASS(7, null, Value.CLASS),
  /** Names the owner of the need, if it has one. */
  AFFINITY_OWNER(8, null, Value.NONE),
  /** Names the agent who had the need last, if there is one. */
  AFFINITY_LAST(9, null, Value.NONE),
  /** Names an agent. */
  AFFINITY_AGENT(10, IdKind.AGENT, Value.NONE),
  /** Gives the agent a note. */
  NOTE(11, IdKind.CODE, Value.NONE);

  /** What the value of an action is. */
  public enum Value {
    /** 0. */
    NONE,
    /** {@link Limits#MIN_LEVEL} to {@link Limits#MAX_LEVEL}. */
    LEVEL,
    /** Milliseconds, plus or minus {@link Limits#MAX_CREDIT_MS}. */
    CREDIT,
    /** 0 (most urgent) to 254. */
    CLASS
  }

  private static final RuleAction[] OF_CODE = new RuleAction[256];

  static {
    for (RuleAction action : values()) {
      OF_CODE[action.code] = action;
    }
  }

  private final int code;
  private final IdKind idKind;
  private final Value value;

  RuleAction(int code, IdKind idKind, Value value) {
    this.code = code;
    this.idKind = idKind;
    this.value = value;
  }

  /** The action with a code of the log, {@code null} if there is none. */
  public static RuleAction of(int code) {
    return code >= 0 && code < OF_CODE.length ? OF_CODE[code] : null;
  }

  /** Code in the log, 0 to 255. */
  public int code() {
    return code;
  }

  /** What its number is the name of; {@code null}: it has none. */
  public IdKind idKind() {
    return idKind;
  }

  /** What its value is. */
  public Value value() {
    return value;
  }
}
