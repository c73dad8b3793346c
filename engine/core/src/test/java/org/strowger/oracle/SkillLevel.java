package org.strowger.oracle;

/**
 * A skill with a level: of an agent, or asked for. The set tells alternatives apart in any-of lists
 * and is 0 elsewhere.
 */
public record SkillLevel(int set, int skill, int level) {
  public SkillLevel(int skill, int level) {
    this(0, skill, level);
  }
}
