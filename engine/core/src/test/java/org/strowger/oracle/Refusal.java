package org.strowger.oracle;

import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.OfferEnd;
import org.strowger.codec.sbe.RejectCode;

/**
 * Why a command is refused.
 *
 * @param kind what the value is a number of; 0: a plain number
 * @param detail for a stale offer, how it ended
 */
record Refusal(RejectCode code, FieldName field, long value, int kind, OfferEnd detail) {
  /** The value is a plain number. */
  static Refusal of(RejectCode code, FieldName field, long value) {
    return new Refusal(code, field, value, 0, OfferEnd.NEVER_MADE);
  }

  /** The value is a number of a named thing: which, the field tells. */
  static Refusal named(RejectCode code, FieldName field, long value) {
    return new Refusal(code, field, value, kind(field), OfferEnd.NEVER_MADE);
  }

  private static int kind(FieldName field) {
    return switch (field) {
      case AGENT, EXCLUDED, NEVER, OWNER -> 2;
      case INTERACTION -> 3;
      case SKILL -> 4;
      case TEAM -> 5;
      case CHANNEL -> 6;
      case QUEUE, OVERFLOW, FALLBACK -> 7;
      case PROFILE -> 8;
      case CUSTOMER -> 9;
      case TOPIC -> 10;
      case VALUE, SEGMENT, DEVICES -> 13;
      case ATTRIBUTES -> 14;
      default -> throw new IllegalArgumentException(field + " is not the number of a named thing");
    };
  }
}
