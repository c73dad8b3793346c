package org.strowger.codec;

import org.strowger.codec.sbe.IdKind;

/**
 * Operations of a context rule's condition (rule X1), in postfix order: facts and constants put a
 * value on a stack, the others take theirs from it and put back one. Codes are those of the log and
 * do not change. Immutable; any thread.
 *
 * <p>A fact may be absent. An absent word equals nothing and differs from everything, another
 * absent one too; with an absent number every comparison is false; an absent boolean is false.
 */
public enum RuleOperation {
  /** Both. */
  AND(1, Role.LOGIC, ValueType.BOOLEAN, Operand.NONE),
  /** One or both. */
  OR(2, Role.LOGIC, ValueType.BOOLEAN, Operand.NONE),
  /** The opposite of one boolean. */
  NOT(3, Role.LOGIC, ValueType.BOOLEAN, Operand.NONE),

  /** Two numbers are equal. */
  NUMBER_EQUAL(10, Role.NUMBERS, ValueType.BOOLEAN, Operand.NONE),
  /** Two numbers are there and not equal. */
  NUMBER_DIFFERS(11, Role.NUMBERS, ValueType.BOOLEAN, Operand.NONE),
  /** The first number is below the second. */
  BELOW(12, Role.NUMBERS, ValueType.BOOLEAN, Operand.NONE),
  /** The first number is the second or below. */
  AT_MOST(13, Role.NUMBERS, ValueType.BOOLEAN, Operand.NONE),
  /** The first number is above the second. */
  ABOVE(14, Role.NUMBERS, ValueType.BOOLEAN, Operand.NONE),
  /** The first number is the second or above. */
  AT_LEAST(15, Role.NUMBERS, ValueType.BOOLEAN, Operand.NONE),
  /** Two words of one type are there and the same. */
  SAME(16, Role.WORDS, ValueType.BOOLEAN, Operand.NONE),
  /** Two words of one type are not {@link #SAME}. */
  DIFFERS(17, Role.WORDS, ValueType.BOOLEAN, Operand.NONE),

  /** Always. */
  TRUE(30, Role.CONSTANT, ValueType.BOOLEAN, Operand.NONE),
  /** Never. */
  FALSE(31, Role.CONSTANT, ValueType.BOOLEAN, Operand.NONE),
  /** A number, or a duration in milliseconds. */
  NUMBER(32, Role.CONSTANT, ValueType.NUMBER, Operand.NUMBER),
  /** A word. */
  CODE(33, Role.CONSTANT, ValueType.CODE, Operand.CODE),
  /** A channel of the plan. */
  CHANNEL(34, Role.CONSTANT, ValueType.CHANNEL, Operand.CHANNEL),
  /** A topic. */
  TOPIC(35, Role.CONSTANT, ValueType.TOPIC, Operand.TOPIC),
  /** A queue of the plan. */
  QUEUE(36, Role.CONSTANT, ValueType.QUEUE, Operand.QUEUE),
  /** A disposition. */
  DISPOSITION(37, Role.CONSTANT, ValueType.DISPOSITION, Operand.DISPOSITION),
  /** What is said about a need. */
  RESOLVED(38, Role.CONSTANT, ValueType.RESOLVED, Operand.RESOLVED),

  /** Channel of the interaction. */
  INTERACTION_CHANNEL(64, Role.FACT, ValueType.CHANNEL, Operand.NONE),
  /** Topic of the interaction. */
  INTERACTION_TOPIC(65, Role.FACT, ValueType.TOPIC, Operand.NONE),
  /** Queue it was sent to, before any rule. */
  INTERACTION_QUEUE(66, Role.FACT, ValueType.QUEUE, Operand.NONE),
  /** Class it was given, before any rule. */
  INTERACTION_CLASS(67, Role.FACT, ValueType.NUMBER, Operand.NONE),
  /** Credit it was given, before any rule, milliseconds. */
  INTERACTION_CREDIT(68, Role.FACT, ValueType.NUMBER, Operand.NONE),
  /** Word of an attribute of the interaction. */
  INTERACTION_ATTRIBUTE(69, Role.FACT, ValueType.CODE, Operand.ATTRIBUTE),
  /** Number of an attribute of the interaction. */
  INTERACTION_NUMBER(70, Role.FACT, ValueType.NUMBER, Operand.ATTRIBUTE),

  /** The interaction has a customer. */
  CUSTOMER_KNOWN(80, Role.FACT, ValueType.BOOLEAN, Operand.NONE),
  /** Segment of the customer. */
  CUSTOMER_SEGMENT(81, Role.FACT, ValueType.CODE, Operand.NONE),
  /** Language of the customer. */
  CUSTOMER_LANGUAGE(82, Role.FACT, ValueType.CODE, Operand.NONE),
  /** Region of the customer. */
  CUSTOMER_REGION(83, Role.FACT, ValueType.CODE, Operand.NONE),
  /** The customer's identity is verified. */
  CUSTOMER_VERIFIED(84, Role.FACT, ValueType.BOOLEAN, Operand.NONE),
  /** How the customer's identity was verified. */
  CUSTOMER_VERIFIED_BY(85, Role.FACT, ValueType.CODE, Operand.NONE),
  /** The customer has a device. */
  CUSTOMER_DEVICE(86, Role.FACT, ValueType.BOOLEAN, Operand.CODE),
  /** Word of an attribute of the customer. */
  CUSTOMER_ATTRIBUTE(87, Role.FACT, ValueType.CODE, Operand.ATTRIBUTE),
  /** Number of an attribute of the customer. */
  CUSTOMER_NUMBER(88, Role.FACT, ValueType.NUMBER, Operand.ATTRIBUTE),
  /** Needs of the customer that are not resolved. */
  CUSTOMER_NEEDS(89, Role.FACT, ValueType.NUMBER, Operand.NONE),

  /** A need is kept and not resolved. */
  NEED_OPEN(100, Role.FACT, ValueType.BOOLEAN, Operand.NONE),
  /** Contacts of the need since it was opened, this one too. */
  NEED_CONTACTS(101, Role.FACT, ValueType.NUMBER, Operand.NONE),
  /** What is said about the need. */
  NEED_RESOLVED(102, Role.FACT, ValueType.RESOLVED, Operand.NONE),
  /** An agent owns the need. */
  NEED_HAS_OWNER(103, Role.FACT, ValueType.BOOLEAN, Operand.NONE),
  /** An agent has had the need. */
  NEED_HAS_LAST_AGENT(104, Role.FACT, ValueType.BOOLEAN, Operand.NONE),

  /** Contacts kept of the customer that began within a duration, this one too. */
  JOURNEY_CONTACTS(110, Role.FACT, ValueType.NUMBER, Operand.DURATION),
  /** Outcome of the newest touchpoint of a kind that is not a contact. */
  JOURNEY_LAST(111, Role.FACT, ValueType.CODE, Operand.KIND),
  /** A touchpoint of a kind was within a duration; of contacts one before this. */
  JOURNEY_SEEN(112, Role.FACT, ValueType.BOOLEAN, Operand.KIND_AND_DURATION),
  /** This is the first contact of the customer. */
  JOURNEY_FIRST_TIME(113, Role.FACT, ValueType.BOOLEAN, Operand.NONE),
  /** Channel of the contact before this one. */
  JOURNEY_LAST_CHANNEL(114, Role.FACT, ValueType.CHANNEL, Operand.NONE),
  /** Topic of the contact before this one. */
  JOURNEY_LAST_TOPIC(115, Role.FACT, ValueType.TOPIC, Operand.NONE),
  /** Disposition of the contact before this one. */
  JOURNEY_LAST_DISPOSITION(116, Role.FACT, ValueType.DISPOSITION, Operand.NONE);

  /** What an operation does with the stack. */
  public enum Role {
    /** Takes booleans: two, or one for NOT. */
    LOGIC,
    /** Takes two numbers. */
    NUMBERS,
    /** Takes two words of one type. */
    WORDS,
    /** Takes nothing. */
    CONSTANT,
    /** Takes nothing; reads the interaction, its customer or its journey. */
    FACT
  }

  /** Types of values; all but the first two are words. */
  public enum ValueType {
    BOOLEAN,
    NUMBER,
    CODE,
    CHANNEL,
    TOPIC,
    QUEUE,
    DISPOSITION,
    RESOLVED;

    /** Whether values of it are compared as words. */
    public boolean isWord() {
      return this != BOOLEAN && this != NUMBER;
    }
  }

  /** What the operand of an operation is. */
  public enum Operand {
    /** 0. */
    NONE(null),
    /** Any number. */
    NUMBER(null),
    /** A duration in milliseconds, from 0. */
    DURATION(null),
    /** A value of {@code TouchKind}. */
    KIND(null),
    /** See {@link RuleOperation#kindAndDuration}. */
    KIND_AND_DURATION(null),
    /** A value of {@code Resolved}. */
    RESOLVED(null),
    CODE(IdKind.CODE),
    CHANNEL(IdKind.CHANNEL),
    TOPIC(IdKind.TOPIC),
    QUEUE(IdKind.QUEUE),
    DISPOSITION(IdKind.DISPOSITION),
    ATTRIBUTE(IdKind.ATTRIBUTE);

    private final IdKind idKind;

    Operand(IdKind idKind) {
      this.idKind = idKind;
    }

    /** What its number is the name of; {@code null}: nothing. */
    public IdKind idKind() {
      return idKind;
    }
  }

  private static final int CODES = 256;
  private static final RuleOperation[] OF_CODE = new RuleOperation[CODES];
  private static final int KINDS = 256;

  static {
    for (RuleOperation operation : values()) {
      OF_CODE[operation.code] = operation;
    }
  }

  private final int code;
  private final Role role;
  private final ValueType type;
  private final Operand operand;

  RuleOperation(int code, Role role, ValueType type, Operand operand) {
    this.code = code;
    this.role = role;
    this.type = type;
    this.operand = operand;
  }

  /** The operation with a code of the log, {@code null} if there is none. */
  public static RuleOperation of(int code) {
    return code >= 0 && code < CODES ? OF_CODE[code] : null;
  }

  /** Code in the log, 0 to 255. */
  public int code() {
    return code;
  }

  /** What it does with the stack. */
  public Role role() {
    return role;
  }

  /** ValueType of the value it puts on the stack. */
  public ValueType type() {
    return type;
  }

  /** What its operand is. */
  public Operand operand() {
    return operand;
  }

  /** A kind of touchpoint and a duration in one operand. */
  public static long kindAndDuration(int kind, long durationMs) {
    return durationMs * KINDS + kind;
  }

  /** The kind in an operand of {@link #kindAndDuration}. */
  public static int kindIn(long operand) {
    return (int) (operand & (KINDS - 1));
  }

  /** The duration in an operand of {@link #kindAndDuration}. */
  public static long durationIn(long operand) {
    return operand / KINDS;
  }
}
