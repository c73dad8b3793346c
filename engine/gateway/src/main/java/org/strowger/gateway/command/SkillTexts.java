package org.strowger.gateway.command;

import java.util.Arrays;

/** Skills as written, with levels, and the set in lists of alternatives. Reused; one thread. */
final class SkillTexts {
  private String[] skills = new String[8];
  private int[] levels = new int[8];
  private int[] sets = new int[8];
  private int size;

  void clear() {
    Arrays.fill(skills, 0, size, null);
    size = 0;
  }

  void add(int set, String skill, int level) {
    if (size == skills.length) {
      skills = Arrays.copyOf(skills, 2 * size);
      levels = Arrays.copyOf(levels, 2 * size);
      sets = Arrays.copyOf(sets, 2 * size);
    }
    skills[size] = skill;
    levels[size] = level;
    sets[size++] = set;
  }

  /** Whether the skill is there, from an index on. */
  boolean contains(String skill, int from) {
    for (int i = from; i < size; i++) {
      if (skills[i].equals(skill)) {
        return true;
      }
    }
    return false;
  }

  int size() {
    return size;
  }

  String skill(int i) {
    return skills[i];
  }

  int level(int i) {
    return levels[i];
  }

  int set(int i) {
    return sets[i];
  }
}
