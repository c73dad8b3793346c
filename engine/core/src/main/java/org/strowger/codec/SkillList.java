package org.strowger.codec;

import java.util.Arrays;

/**
 * Skills with levels, in the order added; the set number tells alternatives apart in an any-of list
 * and is 0 elsewhere. A reusable holder for encoding. One thread.
 */
public final class SkillList {
  private int[] skills = new int[8];
  private int[] levels = new int[8];
  private int[] sets = new int[8];
  private int size;

  /** Empties the list. */
  public SkillList clear() {
    size = 0;
    return this;
  }

  /** Adds a skill at a level. */
  public SkillList add(int skill, int level) {
    return add(0, skill, level);
  }

  /** Adds a skill at a level to a set of alternatives. */
  public SkillList add(int set, int skill, int level) {
    if (size == skills.length) {
      skills = Arrays.copyOf(skills, 2 * size);
      levels = Arrays.copyOf(levels, 2 * size);
      sets = Arrays.copyOf(sets, 2 * size);
    }
    sets[size] = set;
    skills[size] = skill;
    levels[size++] = level;
    return this;
  }

  public int size() {
    return size;
  }

  public int skill(int i) {
    return skills[i];
  }

  public int level(int i) {
    return levels[i];
  }

  public int set(int i) {
    return sets[i];
  }
}
