package org.strowger.core.match;

import java.util.Arrays;
import org.strowger.codec.Limits;
import org.strowger.core.agent.Token;
import org.strowger.core.event.Mix;

/**
 * What an interaction asks of an agent: a channel, and the requirement of rules F3 and F4. In
 * normal form and in one array, so that comparing and copying are one step: the counts, then all-of
 * ascending by skill, any-of grouped by set, none-of ascending, teams ascending, preferred skills
 * ascending. Reused. One thread.
 */
public final class Requirement {
  private static final int MAX = Limits.MAX_REQUIREMENT_ENTRIES;
  private static final int LEVEL_BITS = 4;
  private static final int LEVEL_MASK = (1 << LEVEL_BITS) - 1;

  /** Index of the first entry; channel and counts are in front. */
  private static final int ENTRIES = 2;

  /** Bits that count one list. */
  private static final int COUNT_BITS = 6;

  private static final int COUNT_MASK = (1 << COUNT_BITS) - 1;

  /** Counts of any-of, none-of and teams. */
  private static final int NOT_PLAIN = ((1 << (4 * COUNT_BITS)) - 1) ^ COUNT_MASK;

  int slot;
  int references;
  long hash;
  Requirement nextInBucket;
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
    return content[1] >>> (COUNT_BITS * list) & COUNT_MASK;
  }

  private void insert(int at, int value, int list) {
    System.arraycopy(content, at, content, at + 1, length - at);
    content[at] = value;
    length++;
    content[1] += 1 << (COUNT_BITS * list);
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

  /**
   * Adds a preferred skill, unless it is there or among all-of, which must be complete; false if
   * there is no room.
   */
  public boolean addPreferred(int skill) {
    for (int i = 0; i < allCount(); i++) {
      if (allSkill(i) == skill) {
        return true;
      }
    }
    for (int i = 0; i < preferredCount(); i++) {
      if (preferred(i) == skill) {
        return true;
      }
    }
    if (preferredCount() == MAX) {
      return false;
    }
    insertAscending(length - preferredCount(), preferredCount(), skill, 4);
    return true;
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

  /** Number of preferred skills that are not among all-of (decision A3-a). */
  public int preferredCount() {
    return count(4);
  }

  public int preferred(int i) {
    return content[length - preferredCount() + i];
  }

  /** Whether it asks nothing but a channel and all-of. */
  boolean isPlain() {
    return (content[1] & NOT_PLAIN) == 0;
  }
}
