package org.strowger.core;

import org.strowger.codec.AttributeList;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionArriveDecoder;
import org.strowger.codec.sbe.InteractionUpdateDecoder;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.core.event.Refusal;
import org.strowger.core.rule.Attributes;

/**
 * Reads the attributes of an arrival or an update and checks them (decision X1-c). The groups in
 * front of them must have been read. One thread.
 */
final class AttributeReader {
  private static final int MAX = Limits.MAX_ATTRIBUTES;

  private final Refusal refusal;
  private final Attributes kept;
  private final int[] attributes = new int[MAX];
  private final int[] kinds = new int[MAX];
  private final long[] values = new long[MAX];
  private int count;

  AttributeReader(Refusal refusal, Attributes kept) {
    this.refusal = refusal;
    this.kept = kept;
  }

  boolean read(InteractionArriveDecoder.AttributesDecoder group) {
    boolean good = begin(group.count());
    while (good && group.hasNext()) {
      group.next();
      good = take(group.attribute(), group.kind(), group.value());
    }
    return good;
  }

  /** The attributes of an update of an interaction. */
  boolean read(InteractionUpdateDecoder.AttributesDecoder group, int interaction) {
    boolean good = begin(group.count());
    while (good && group.hasNext()) {
      group.next();
      good = take(group.attribute(), group.kind(), group.value());
    }
    return good && fits(after(interaction));
  }

  private boolean begin(int given) {
    count = 0;
    return fits(given);
  }

  private boolean fits(int number) {
    return number <= MAX || refusal.of(RejectCode.TOO_MANY, FieldName.ATTRIBUTES, number);
  }

  private boolean take(int attribute, int kind, long value) {
    if (attribute < 1) {
      return refusal.of(
          RejectCode.INVALID_NUMBER, FieldName.ATTRIBUTES, attribute, IdKind.ATTRIBUTE);
    }
    if (kind != AttributeList.NUMBER
        && kind != AttributeList.CODE
        && kind != AttributeList.REMOVED) {
      return refusal.of(RejectCode.KIND_RANGE, FieldName.ATTRIBUTES, kind);
    }
    if (kind == AttributeList.CODE && value < 0) {
      return refusal.of(RejectCode.INVALID_NUMBER, FieldName.VALUE, value, IdKind.CODE);
    }
    attributes[count] = attribute;
    kinds[count] = kind;
    values[count++] = value;
    return true;
  }

  /** How many attributes an interaction will have; of one given twice the last counts. */
  private int after(int interaction) {
    int number = kept.count(interaction);
    for (int i = 0; i < count; i++) {
      if (isLast(i)) {
        boolean has = kept.has(interaction, attributes[i]);
        boolean keeps = kinds[i] != AttributeList.REMOVED;
        number += (keeps ? 1 : 0) - (has ? 1 : 0);
      }
    }
    return number;
  }

  private boolean isLast(int at) {
    for (int i = at + 1; i < count; i++) {
      if (attributes[i] == attributes[at]) {
        return false;
      }
    }
    return true;
  }

  /** Gives an interaction what was read last. Removals come first, so that there is room. */
  void giveTo(int interaction, long number) {
    for (int i = 0; i < count; i++) {
      if (isLast(i) && kinds[i] == AttributeList.REMOVED) {
        kept.set(interaction, number, attributes[i], kinds[i], 0);
      }
    }
    for (int i = 0; i < count; i++) {
      if (isLast(i) && kinds[i] != AttributeList.REMOVED) {
        kept.set(interaction, number, attributes[i], kinds[i], values[i]);
      }
    }
  }
}
