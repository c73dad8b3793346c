package org.strowger.core.rule;

import java.util.Arrays;
import org.strowger.codec.AttributeList;
import org.strowger.codec.Limits;
import org.strowger.core.event.Mix;
import org.strowger.core.event.StateDigest;

/**
 * Attributes of interactions, at most {@link Limits#MAX_ATTRIBUTES} each, in the order in which
 * they were first given. Only those that have any take room. One thread.
 */
public final class Attributes {
  private static final int MAX = Limits.MAX_ATTRIBUTES;

  private final StateDigest digest;

  /** Record of an interaction by its slot, 0 if it has no attributes. */
  private int[] recordOf = new int[64];

  private int[] counts = new int[16];
  private int[] names = new int[16 * MAX];
  private boolean[] isNumber = new boolean[16 * MAX];
  private long[] values = new long[16 * MAX];
  private int end = 1;
  private int free;

  public Attributes(StateDigest digest) {
    this.digest = digest;
  }

  /** Number of attributes of an interaction. */
  public int count(int interaction) {
    return interaction < recordOf.length && recordOf[interaction] != 0
        ? counts[recordOf[interaction]]
        : 0;
  }

  /** Name of an attribute by its place from 0. */
  public int attribute(int interaction, int i) {
    return names[recordOf[interaction] * MAX + i];
  }

  /** Kind of an attribute by its place: a number, or a CODE. */
  public int kind(int interaction, int i) {
    return isNumber[recordOf[interaction] * MAX + i] ? AttributeList.NUMBER : AttributeList.CODE;
  }

  /** Value of an attribute by its place. */
  public long value(int interaction, int i) {
    return values[recordOf[interaction] * MAX + i];
  }

  /** Place of an attribute, -1 if the interaction has it not. */
  private int find(int interaction, int attribute) {
    int count = count(interaction);
    for (int i = 0; i < count; i++) {
      if (attribute(interaction, i) == attribute) {
        return i;
      }
    }
    return -1;
  }

  /** Whether an interaction has an attribute. */
  public boolean has(int interaction, int attribute) {
    return find(interaction, attribute) >= 0;
  }

  /** Whether an interaction has an attribute whose value is a number. */
  public boolean hasNumber(int interaction, int attribute) {
    int at = find(interaction, attribute);
    return at >= 0 && kind(interaction, at) == AttributeList.NUMBER;
  }

  /** Value of an attribute of which {@link #hasNumber}. */
  public long number(int interaction, int attribute) {
    return value(interaction, find(interaction, attribute));
  }

  /** Value of an attribute that is a word, 0 if there is none. */
  public long word(int interaction, int attribute) {
    int at = find(interaction, attribute);
    return at >= 0 && kind(interaction, at) == AttributeList.CODE ? value(interaction, at) : 0;
  }

  /** Sets an attribute of the interaction with a number, or removes it; there must be room. */
  public void set(int interaction, long number, int attribute, int kind, long value) {
    int at = find(interaction, attribute);
    if (kind == AttributeList.REMOVED) {
      if (at >= 0) {
        remove(interaction, number, at);
      }
      return;
    }
    if (at < 0) {
      at = add(interaction, attribute);
    } else {
      digest.replace(hash(interaction, number, at), 0);
    }
    int index = recordOf[interaction] * MAX + at;
    isNumber[index] = kind == AttributeList.NUMBER;
    values[index] = value;
    digest.replace(0, hash(interaction, number, at));
  }

  private int add(int interaction, int attribute) {
    if (interaction >= recordOf.length) {
      recordOf = Arrays.copyOf(recordOf, Math.max(interaction + 1, 2 * recordOf.length));
    }
    if (recordOf[interaction] == 0) {
      recordOf[interaction] = claim();
    }
    int record = recordOf[interaction];
    names[record * MAX + counts[record]] = attribute;
    return counts[record]++;
  }

  private int claim() {
    int record = free;
    if (record != 0) {
      free = names[record * MAX];
    } else {
      record = end++;
      if (record == counts.length) {
        counts = Arrays.copyOf(counts, 2 * record);
        names = Arrays.copyOf(names, 2 * record * MAX);
        isNumber = Arrays.copyOf(isNumber, 2 * record * MAX);
        values = Arrays.copyOf(values, 2 * record * MAX);
      }
    }
    counts[record] = 0;
    return record;
  }

  private void remove(int interaction, long number, int place) {
    digest.replace(hash(interaction, number, place), 0);
    int record = recordOf[interaction];
    int last = --counts[record];
    for (int i = place; i < last; i++) {
      int index = record * MAX + i;
      names[index] = names[index + 1];
      isNumber[index] = isNumber[index + 1];
      values[index] = values[index + 1];
    }
    if (last == 0) {
      release(interaction);
    }
  }

  private void release(int interaction) {
    int record = recordOf[interaction];
    recordOf[interaction] = 0;
    names[record * MAX] = free;
    free = record;
  }

  /** Forgets all attributes of the interaction with a number. */
  public void close(int interaction, long number) {
    int count = count(interaction);
    for (int i = 0; i < count; i++) {
      digest.replace(hash(interaction, number, i), 0);
    }
    if (count > 0) {
      release(interaction);
    }
  }

  /** Order does not count. */
  private long hash(int interaction, long number, int place) {
    long h = Mix.fold(Mix.mix(number), attribute(interaction, place));
    h = Mix.fold(h, kind(interaction, place) + 1);
    return Mix.mix(Mix.fold(h, value(interaction, place)));
  }
}
