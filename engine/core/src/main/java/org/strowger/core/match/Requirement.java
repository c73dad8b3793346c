package org.strowger.core.match;

import java.util.Arrays;
import org.strowger.codec.Limits;
import org.strowger.core.event.Mix;

/**
 * What an interaction asks of an agent: a channel, and the requirement of rules F3 and F4. Normal
 * form: all-of and none-of ascending by skill, any-of grouped by set, teams ascending. Reused. One
 * thread.
 */
public final class Requirement {
  private static final int MAX = Limits.MAX_REQUIREMENT_ENTRIES;

  int slot;
  int references;
  Requirement nextInBucket;
  Shape shape;
  Group firstGroup;

  private int channel;
  private int allCount;
  private final int[] all = new int[MAX];
  private int anyCount;
  private final int[] anySet = new int[MAX];
  private final int[] any = new int[MAX];
  private int noneCount;
  private final int[] none = new int[MAX];
  private int teamCount;
  private final int[] teams = new int[MAX];
  private long hash;

  /** Empties it. */
  public void reset(int ofChannel) {
    channel = ofChannel;
    allCount = 0;
    anyCount = 0;
    noneCount = 0;
    teamCount = 0;
  }

  /** Adds a skill to all-of, or raises its level; false if there is no room. */
  public boolean addAll(int skill, int level) {
    int at = 0;
    while (at < allCount && all[at] >> 4 < skill) {
      at++;
    }
    if (at < allCount && all[at] >> 4 == skill) {
      all[at] = skill << 4 | Math.max(level, all[at] & 15);
      return true;
    }
    if (allCount == MAX) {
      return false;
    }
    System.arraycopy(all, at, all, at + 1, allCount - at);
    all[at] = skill << 4 | level;
    allCount++;
    return true;
  }

  /** Adds an alternative to a set of any-of; there must be room. */
  public void addAny(int set, int skill, int level) {
    int at = anyCount;
    while (at > 0 && anySet[at - 1] > set) {
      anySet[at] = anySet[at - 1];
      any[at] = any[at - 1];
      at--;
    }
    anySet[at] = set;
    any[at] = skill << 4 | level;
    anyCount++;
  }

  /** Adds a skill to none-of; there must be room. */
  public void addNone(int skill) {
    noneCount = insert(none, noneCount, skill);
  }

  /** Adds a team; there must be room. */
  public void addTeam(int team) {
    teamCount = insert(teams, teamCount, team);
  }

  private static int insert(int[] list, int count, int value) {
    int at = count;
    while (at > 0 && list[at - 1] > value) {
      list[at] = list[at - 1];
      at--;
    }
    list[at] = value;
    return count + 1;
  }

  /** Computes the hash; after the last addition. */
  void seal() {
    long h =
        Mix.mix(
            (long) channel << 32
                | (long) allCount << 24
                | anyCount << 16
                | noneCount << 8
                | teamCount);
    for (int i = 0; i < allCount; i++) {
      h = Mix.fold(h, all[i]);
    }
    for (int i = 0; i < anyCount; i++) {
      h = Mix.fold(h, (long) anySet[i] << 32 | any[i]);
    }
    for (int i = 0; i < noneCount; i++) {
      h = Mix.fold(h, none[i]);
    }
    for (int i = 0; i < teamCount; i++) {
      h = Mix.fold(h, teams[i]);
    }
    hash = Mix.mix(h);
  }

  void copyFrom(Requirement other) {
    channel = other.channel;
    allCount = other.allCount;
    System.arraycopy(other.all, 0, all, 0, allCount);
    anyCount = other.anyCount;
    System.arraycopy(other.anySet, 0, anySet, 0, anyCount);
    System.arraycopy(other.any, 0, any, 0, anyCount);
    noneCount = other.noneCount;
    System.arraycopy(other.none, 0, none, 0, noneCount);
    teamCount = other.teamCount;
    System.arraycopy(other.teams, 0, teams, 0, teamCount);
    hash = other.hash;
  }

  boolean same(Requirement other) {
    return hash == other.hash
        && channel == other.channel
        && Arrays.equals(all, 0, allCount, other.all, 0, other.allCount)
        && Arrays.equals(anySet, 0, anyCount, other.anySet, 0, other.anyCount)
        && Arrays.equals(any, 0, anyCount, other.any, 0, other.anyCount)
        && Arrays.equals(none, 0, noneCount, other.none, 0, other.noneCount)
        && Arrays.equals(teams, 0, teamCount, other.teams, 0, other.teamCount);
  }

  long hash() {
    return hash;
  }

  public int channel() {
    return channel;
  }

  public int allCount() {
    return allCount;
  }

  public int allSkill(int i) {
    return all[i] >> 4;
  }

  public int allLevel(int i) {
    return all[i] & 15;
  }

  public int anyCount() {
    return anyCount;
  }

  public int anySet(int i) {
    return anySet[i];
  }

  public int anySkill(int i) {
    return any[i] >> 4;
  }

  public int anyLevel(int i) {
    return any[i] & 15;
  }

  public int noneCount() {
    return noneCount;
  }

  public int none(int i) {
    return none[i];
  }

  public int teamCount() {
    return teamCount;
  }

  public int team(int i) {
    return teams[i];
  }
}
