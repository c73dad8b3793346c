package org.strowger.core.match;

import java.util.Arrays;
import org.strowger.codec.Limits;
import org.strowger.core.agent.Token;
import org.strowger.core.event.Mix;
import org.strowger.core.plan.ActivePlan;

/**
 * What an interaction asks of an agent: a channel, and the requirement of rules F3 and F4. In
 * normal form and in one array, so that comparing and copying are one step: the counts, then all-of
 * by skill, any-of by set, skill and level, none-of, teams, and the preferred skills of rule A3,
 * each ascending. Reused. One thread.
 */
public final class Requirement {
  private static final int MAX = Limits.MAX_REQUIREMENT_ENTRIES;
  private static final int LEVEL_BITS = 4;
  private static final int LEVEL_MASK = (1 << LEVEL_BITS) - 1;

  /** Bits of an any-of entry below its set. */
  private static final int SET_SHIFT = 18;

  private static final int SET_BITS = (1 << SET_SHIFT) - 1;

  /** Index of the first entry; channel and counts are in front. */
  private static final int ENTRIES = 3;

  private static final int PREFERRED_COUNT = 2;

  /** Sets of the interaction are numbered behind those of the step. */
  private static final int OWN_SET = 256;

  /** Lists of the arrival and of a step it came to by overflow, each as long as may be. */
  static final int MOST = 2 * MAX;

  int slot;
  int references;
  long hash;
  Requirement nextInBucket;
  Shape shape;
  Group firstGroup;
  int firstDemand;

  /** Number of its own, never used again; 0 if it is not among {@link Requirements}. */
  long serial;

  /** Nobody in line in front of this position meets it, as of a note of {@link Barren}. */
  int barrenEnd;

  long barrenWhen;

  /** Where its set is among the {@link Misfits}, if it still is. */
  int misfits;

  /** Likewise among the {@link Fits}. */
  int fits;

  private int[] content;
  private int length;

  /** An empty one, with room for the longest. */
  public Requirement() {
    this(ENTRIES + 5 * MOST);
  }

  Requirement(int room) {
    content = new int[room];
  }

  /** Empties it. */
  public void reset(int channel) {
    content[0] = channel;
    content[1] = 0;
    content[PREFERRED_COUNT] = 0;
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

  /** Becomes what an interaction asks in a step (decisions L4, L5). Sets of any-of stay apart. */
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
    for (int skill : step.preferred) {
      addPreferredOnce(skill);
    }
    for (int i = 0; i < own.preferredCount(); i++) {
      addPreferredOnce(own.preferred(i));
    }
  }

  /**
   * Whether another may ask the same in other words (decision X5-a): with preferred skills, with
   * repeats, or with sets of any-of in another order.
   */
  public boolean mayHaveTwins() {
    boolean repeats = false;
    for (int i = 1; i < noneCount(); i++) {
      repeats |= none(i) == none(i - 1);
    }
    return repeats || anyCount() + preferredCount() > 0;
  }

  /**
   * Becomes the plainest that asks the same: without preferred skills, repeats, numbers of sets.
   */
  public void copyPlain(Requirement other) {
    reset(other.channel());
    for (int i = 0; i < other.allCount(); i++) {
      addAll(other.allSkill(i), other.allLevel(i));
    }
    int before = -1;
    for (int set = 0; ; set++) {
      int least = -1;
      for (int at = 0; at < other.anyCount(); at = other.endOfSet(at)) {
        boolean left = before < 0 || other.compareSets(before, at) < 0;
        if (left && (least < 0 || other.compareSets(at, least) < 0)) {
          least = at;
        }
      }
      if (least < 0) {
        break;
      }
      for (int at = least; at < other.endOfSet(least); at++) {
        if (at == least || other.any(at) != other.any(at - 1)) {
          addAny(set, other.anySkill(at), other.anyLevel(at));
        }
      }
      before = least;
    }
    for (int i = 0; i < other.noneCount(); i++) {
      if (i == 0 || other.none(i) != other.none(i - 1)) {
        addNone(other.none(i));
      }
    }
  }

  private int endOfSet(int from) {
    int at = from + 1;
    while (at < anyCount() && anySet(at) == anySet(from)) {
      at++;
    }
    return at;
  }

  /** Compares two sets of any-of by their alternatives, each counted once. */
  private int compareSets(int a, int b) {
    int endA = endOfSet(a);
    int endB = endOfSet(b);
    int atA = a;
    int atB = b;
    while (atA < endA && atB < endB) {
      int alternativeA = any(atA) & SET_BITS;
      int alternativeB = any(atB) & SET_BITS;
      if (alternativeA != alternativeB) {
        return alternativeA - alternativeB;
      }
      atA = behindRepeats(atA, endA);
      atB = behindRepeats(atB, endB);
    }
    return (endA - atA) - (endB - atB);
  }

  private int behindRepeats(int from, int end) {
    int at = from + 1;
    while (at < end && any(at) == any(from)) {
      at++;
    }
    return at;
  }

  /** Adds a skill to all-of, or raises its level; there must be room. */
  public void addAll(int skill, int level) {
    int at = ENTRIES;
    int end = ENTRIES + allCount();
    while (at < end && content[at] >> LEVEL_BITS < skill) {
      at++;
    }
    if (at < end && content[at] >> LEVEL_BITS == skill) {
      content[at] = skill << LEVEL_BITS | Math.max(level, content[at] & LEVEL_MASK);
      return;
    }
    insert(at, skill << LEVEL_BITS | level, 0);
  }

  /** Adds an alternative to a set (0 to 511) of any-of; there must be room. */
  public void addAny(int set, int skill, int level) {
    int entry = set << SET_SHIFT | skill << LEVEL_BITS | level;
    insertAscending(ENTRIES + allCount(), anyCount(), entry, 1);
  }

  /** Adds a skill to none-of; there must be room. */
  public void addNone(int skill) {
    insertAscending(ENTRIES + allCount() + anyCount(), noneCount(), skill, 2);
  }

  /** Adds a team; there must be room. */
  public void addTeam(int team) {
    insertAscending(ENTRIES + allCount() + anyCount() + noneCount(), teamCount(), team, 3);
  }

  /** Adds a preferred skill, again if it is there already; there must be room. */
  public void addPreferred(int skill) {
    int from = preferredAt();
    int at = from;
    while (at < from + preferredCount() && content[at] < skill) {
      at++;
    }
    System.arraycopy(content, at, content, at + 1, length - at);
    content[at] = skill;
    length++;
    content[PREFERRED_COUNT]++;
  }

  /** Unless it is there already, or among all-of, which must be complete (decision A3-a). */
  private void addPreferredOnce(int skill) {
    for (int i = 0; i < allCount(); i++) {
      if (allSkill(i) == skill) {
        return;
      }
    }
    for (int i = 0; i < preferredCount(); i++) {
      if (preferred(i) == skill) {
        return;
      }
    }
    addPreferred(skill);
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

  /** Becomes what another asks, but over a channel. */
  public void copy(Requirement other, int channel) {
    copyFrom(other);
    content[0] = channel;
  }

  boolean isInterned() {
    return serial != 0;
  }

  boolean same(Requirement other) {
    return hash == other.hash && isLike(other);
  }

  /** Whether it says the same, word by word. */
  public boolean isLike(Requirement other) {
    return Arrays.equals(content, 0, length, other.content, 0, other.length);
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
    return (any(i) & SET_BITS) >> LEVEL_BITS;
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

  /**
   * Number of preferred skills; where step and interaction are united, each once, and without those
   * among all-of.
   */
  public int preferredCount() {
    return content[PREFERRED_COUNT];
  }

  /** The i-th preferred skill, ascending (decision L5). */
  public int preferred(int i) {
    return content[preferredAt() + i];
  }

  private int preferredAt() {
    return ENTRIES + allCount() + anyCount() + noneCount() + teamCount();
  }

  // Tokens: what makes the shape of it in the waiting index

  /** Number of all-of skills, and one more if there is just one team. */
  int tokenCount() {
    return allCount() + (teamCount() == 1 ? 1 : 0);
  }

  /** The all-of skills ascending, then the team if there is just one. */
  int token(int i) {
    return i < allCount() ? Token.ofSkill(allSkill(i)) : Token.ofTeam(team(0));
  }

  /** Level of the i-th token from 0; 0 for a team, or if there are not so many. */
  int tokenLevel(int i) {
    return i < allCount() ? allLevel(i) - Limits.MIN_LEVEL : 0;
  }

  /** Whether the levels of two tokens are all that it asks for. */
  boolean isTwoTokens() {
    return anyCount() + noneCount() == 0 && teamCount() <= 1 && tokenCount() <= 2;
  }

  /** Whether it has nothing but a channel, all-of and preferred skills. */
  boolean isPlain() {
    return content[1] >>> 8 == 0;
  }
}
