package org.strowger.core.rule;

import java.util.Arrays;
import org.strowger.codec.Limits;
import org.strowger.core.event.Mix;
import org.strowger.core.event.StateDigest;
import org.strowger.core.match.Requirement;
import org.strowger.core.match.Requirements;

/**
 * What interactions were given before any rule, and what rules made of them last beside what stands
 * in the interaction itself (rule X1). Only for interactions that rules look at; the channel of the
 * lists does not count. One thread.
 */
public final class BaseValues {
  private static final int INTS = 32;
  private static final int QUEUE = 0;
  private static final int URGENCY = 1;
  private static final int CREDIT = 2;
  private static final int NAMED = 3;
  private static final int OWN = 4;
  private static final int RULED_QUEUE = 5;
  private static final int MATCHED_LOW = 6;
  private static final int MATCHED_HIGH = 7;
  private static final int NOTE_COUNT = 8;
  private static final int NOTES = 9;

  private final Requirements requirements;
  private final StateDigest digest;

  /** Record of an interaction by its slot, 0 if it has none. */
  private int[] recordOf = new int[64];

  private int[] ints = new int[64 * INTS];
  private long[] hashes = new long[64];

  /** Numbers of the interactions. */
  private long[] numbers = new long[64];

  private int end = 1;
  private int free;

  public BaseValues(Requirements requirements, StateDigest digest) {
    this.requirements = requirements;
    this.digest = digest;
  }

  /** Whether an interaction has base values of its own. */
  public boolean has(int interaction) {
    return interaction < recordOf.length && recordOf[interaction] != 0;
  }

  /** Gives an interaction base values. {@link #settle} is due. */
  public void open(
      int interaction,
      long number,
      int queue,
      int urgency,
      int creditMs,
      int named,
      Requirement own) {
    if (interaction >= recordOf.length) {
      recordOf = Arrays.copyOf(recordOf, Math.max(interaction + 1, 2 * recordOf.length));
    }
    int record = free;
    if (record != 0) {
      free = ints[record * INTS];
    } else {
      record = end++;
      if (record == hashes.length) {
        ints = Arrays.copyOf(ints, 2 * ints.length);
        hashes = Arrays.copyOf(hashes, 2 * record);
        numbers = Arrays.copyOf(numbers, 2 * record);
      }
    }
    Arrays.fill(ints, record * INTS, (record + 1) * INTS, 0);
    recordOf[interaction] = record;
    numbers[record] = number;
    int at = record * INTS;
    ints[at + QUEUE] = queue;
    ints[at + URGENCY] = urgency;
    ints[at + CREDIT] = creditMs;
    ints[at + NAMED] = named;
    ints[at + OWN] = requirements.acquire(own);
  }

  /** Forgets the base values of an interaction, if it has any. */
  public void close(int interaction) {
    if (!has(interaction)) {
      return;
    }
    int record = recordOf[interaction];
    recordOf[interaction] = 0;
    requirements.release(ints[record * INTS + OWN]);
    digest.replace(hashes[record], 0);
    hashes[record] = 0;
    ints[record * INTS] = free;
    free = record;
  }

  private int get(int interaction, int field) {
    return ints[recordOf[interaction] * INTS + field];
  }

  private void set(int interaction, int field, int value) {
    ints[recordOf[interaction] * INTS + field] = value;
  }

  public int queue(int interaction) {
    return get(interaction, QUEUE);
  }

  public void queue(int interaction, int value) {
    set(interaction, QUEUE, value);
  }

  public int urgency(int interaction) {
    return get(interaction, URGENCY);
  }

  public void urgency(int interaction, int value) {
    set(interaction, URGENCY, value);
  }

  public int creditMs(int interaction) {
    return get(interaction, CREDIT);
  }

  public void creditMs(int interaction, int value) {
    set(interaction, CREDIT, value);
  }

  public int named(int interaction) {
    return get(interaction, NAMED);
  }

  public void named(int interaction, int agent) {
    set(interaction, NAMED, agent);
  }

  // Given by a transfer or a shift, which puts them in force itself; nothing without base values

  /** Another queue is given; 0: none. */
  public void giveQueue(int interaction, int value) {
    if (value != 0 && has(interaction)) {
      queue(interaction, value);
      settle(interaction);
    }
  }

  /** Another class is given. */
  public void giveUrgency(int interaction, int value) {
    if (has(interaction)) {
      urgency(interaction, value);
      settle(interaction);
    }
  }

  /** Another credit is given. */
  public void giveCredit(int interaction, int value) {
    if (has(interaction)) {
      creditMs(interaction, value);
      settle(interaction);
    }
  }

  /** An interaction with a number gets all that another one has, and loses what it had. */
  public void copy(int from, int to, long number) {
    close(to);
    if (!has(from)) {
      return;
    }
    open(to, number, queue(from), urgency(from), creditMs(from), named(from), own(from));
    ruledQueue(to, ruledQueue(from));
    matched(to, matched(from));
    for (int i = 0; i < noteCount(from); i++) {
      addNote(to, note(from, i));
    }
    settle(to);
  }

  /** Own lists. */
  public Requirement own(int interaction) {
    return requirements.get(get(interaction, OWN));
  }

  public void own(int interaction, Requirement lists) {
    int before = get(interaction, OWN);
    set(interaction, OWN, requirements.acquire(lists));
    requirements.release(before);
  }

  /** Queue that the rules led to last: what was given, unless one of them chose another. */
  public int ledTo(int interaction) {
    int ruled = ruledQueue(interaction);
    return ruled == 0 ? queue(interaction) : ruled;
  }

  /** Queue that rules chose last, 0: none did. */
  public int ruledQueue(int interaction) {
    return get(interaction, RULED_QUEUE);
  }

  public void ruledQueue(int interaction, int value) {
    set(interaction, RULED_QUEUE, value);
  }

  /** Hash of the names of the rules that matched last, 0 if none did. */
  public long matched(int interaction) {
    return (long) get(interaction, MATCHED_HIGH) << 32
        | (get(interaction, MATCHED_LOW) & 0xFFFFFFFFL);
  }

  public void matched(int interaction, long hash) {
    set(interaction, MATCHED_HIGH, (int) (hash >> 32));
    set(interaction, MATCHED_LOW, (int) hash);
  }

  /** Number of notes of rules, 0 if it has no base values. */
  public int noteCount(int interaction) {
    return has(interaction) ? get(interaction, NOTE_COUNT) : 0;
  }

  /** A note of a rule, a CODE. */
  public int note(int interaction, int i) {
    return get(interaction, NOTES + i);
  }

  /** Takes all notes away. */
  public void clearNotes(int interaction) {
    for (int i = 0; i < get(interaction, NOTE_COUNT); i++) {
      set(interaction, NOTES + i, 0);
    }
    set(interaction, NOTE_COUNT, 0);
  }

  /** Adds a note; at most {@link Limits#MAX_RULE_NOTES}. */
  public void addNote(int interaction, int code) {
    int count = get(interaction, NOTE_COUNT);
    set(interaction, NOTES + count, code);
    set(interaction, NOTE_COUNT, count + 1);
  }

  /**
   * Brings the digest up to date, after the base values of an interaction were given or changed.
   */
  public void settle(int interaction) {
    int record = recordOf[interaction];
    int at = record * INTS;
    long h = Mix.mix(numbers[record]);
    for (int i = QUEUE; i < NOTES + ints[at + NOTE_COUNT]; i++) {
      h = Mix.fold(h, i == OWN ? requirements.hash(ints[at + OWN]) : ints[at + i]);
    }
    h = Mix.mix(h);
    digest.replace(hashes[record], h);
    hashes[record] = h;
  }
}
