package org.strowger.core.match;

import java.util.Arrays;
import org.strowger.codec.Limits;
import org.strowger.core.event.Mix;
import org.strowger.core.plan.ActivePlan;

/**
 * What an interaction asks of an agent: a channel, and the requirement of rules F3 and F4. In
 * normal form and in one array, so that comparing and copying are one step: the counts, then all-of
 * ascending by skill, any-of grouped by set, none-of ascending, teams ascending. Reused. One
 * thread.
 */
public final class Requirement {
  private static final int MAX = Limits.MAX_REQUIREMENT_ENTRIES;
  private static final int LEVEL_BITS = 4;
  private static final int LEVEL_MASK = (1 << LEVEL_BITS) - 1;

  /** Index of the first entry; channel and counts are in front. */
  private static final int ENTRIES = 2;

  /** Sets of the arrival are numbered behind those of the step, so that they stay apart. */
  private static final int OWN_SET = 256;

  int slot;
  int references;
  long hash;
  Requirement nextInBucket;
  Shape shape;
  Group firstGroup;

  private int[] content;
  private int length;

  /** An empty one, with room for the longest. */
  public Requirement() {
    this(ENTRIES + 5 * MAX);
  }

  Requirement(int room) {
    content = new int[room];
  }

  /** Empties it. */
  public void reset(int channel) {
    content[0] = channel;
    content[1] = 0;
    length = ENTRIES;
  }

  private int count(int list) {
    return content[1] >>> (8 * list) & 0xFF;
  }

  private void insert(int at, int value, int list) {
    System.arraycopy(content, at, content, at + 1, length - at);
    content[at] = value;
    length++;
    content[1] += 1 << (8 * list);
  }

  /** Becomes what an interaction asks in a step (decision L4). Sets of any-of stay apart. */
  public void unite(Requirement own, ActivePlan.Step step) {
    reset(own.channel());
    for (int i = 0; i < step.allOf.length; i += 2) {
      addAll(step.allOf[i], step.allOf[i + 1]);
    }
    for (int i = 0; i < own.allCount(); i++) {
      addAll(own.allSkill(i), own.allLevel(i));
    }
    for (int i = 0; i < step.anyOf.length; i += 3) {
      addAny(step.anyOf[i], step.anyOf[i + 1], step.anyOf[i + 2]);
    }
    for (int i = 0; i < own.anyCount(); i++) {
      addAny(OWN_SET + own.anySet(i), own.anySkill(i), own.anyLevel(i));
    }
    for (int skill : step.noneOf) {
      addNone(skill);
    }
    for (int i = 0; i < own.noneCount(); i++) {
      addNone(own.none(i));
    }
    for (int team : step.teams) {
      addTeam(team);
    }
  }

  /** Adds a skill to all-of, or raises its level; false if there is no room. */
  public boolean addAll(int skill, int level) {
    int at = ENTRIES;
    int end = ENTRIES + allCount();
    while (at < end && content[at] >> LEVEL_BITS < skill) {
      at++;
    }
    if (at < end && content[at] >> LEVEL_BITS == skill) {
      content[at] = skill << LEVEL_BITS | Math.max(level, content[at] & LEVEL_MASK);
      return true;
    }
    if (allCount() == MAX) {
      return false;
    }
    insert(at, skill << LEVEL_BITS | level, 0);
    return true;
  }

  /** Adds an alternative to a set (0 to 511) of any-of; there must be room. */
  public void addAny(int set, int skill, int level) {
    int at = ENTRIES + allCount();
    int end = at + anyCount();
    while (at < end && content[at] >>> SET_SHIFT <= set) {
      at++;
    }
    insert(at, set << SET_SHIFT | skill << LEVEL_BITS | level, 1);
  }

  private static final int SET_SHIFT = 18;

  /** Adds a skill to none-of; there must be room. */
  public void addNone(int skill) {
    insertAscending(ENTRIES + allCount() + anyCount(), noneCount(), skill, 2);
  }

  /** Adds a team; there must be room. */
  public void addTeam(int team) {
    insertAscending(ENTRIES + allCount() + anyCount() + noneCount(), teamCount(), team, 3);
  }

  private void insertAscending(int from, int count, int value, int list) {
    int at = from;
    while (at < from + count && content[at] < value) {
      at++;
    }
    insert(at, value, list);
  }

  /** Computes the hash; after the last addition. */
  void seal() {
    long h = length;
    for (int i = 0; i < length; i++) {
      h = Mix.fold(h, content[i]);
    }
    hash = Mix.mix(h);
  }

  void copyFrom(Requirement other) {
    if (content.length < other.length) {
      content = new int[other.length];
    }
    length = other.length;
    System.arraycopy(other.content, 0, content, 0, length);
    hash = other.hash;
  }

  boolean same(Requirement other) {
    return hash == other.hash && Arrays.equals(content, 0, length, other.content, 0, other.length);
  }

  public int channel() {
    return content[0];
  }

  public int allCount() {
    return count(0);
  }

  public int allSkill(int i) {
    return content[ENTRIES + i] >> LEVEL_BITS;
  }

  public int allLevel(int i) {
    return content[ENTRIES + i] & LEVEL_MASK;
  }

  public int anyCount() {
    return count(1);
  }

  private int any(int i) {
    return content[ENTRIES + allCount() + i];
  }

  public int anySet(int i) {
    return any(i) >>> SET_SHIFT;
  }

  public int anySkill(int i) {
    return (any(i) & (1 << SET_SHIFT) - 1) >> LEVEL_BITS;
  }

  public int anyLevel(int i) {
    return any(i) & LEVEL_MASK;
  }

  public int noneCount() {
    return count(2);
  }

  public int none(int i) {
    return content[ENTRIES + allCount() + anyCount() + i];
  }

  public int teamCount() {
    return count(3);
  }

  public int team(int i) {
    return content[ENTRIES + allCount() + anyCount() + noneCount() + i];
  }

  /** Whether it has nothing but a channel and all-of. */
  boolean isPlain() {
    return content[1] >>> 8 == 0;
  }
}
