package org.strowger.core.match;

import org.strowger.codec.Limits;

/**
 * The possible sums of levels of rule A3 for one requirement, from the highest down. Each all-of
 * skill, any-of set and preferred skill is a term, and each level at which an agent is in the index
 * an option of its term; a choice of one option for each term is an intersection of postings. An
 * agent in it has at least that sum, and no more once all higher sums have been searched. One
 * thread.
 */
final class LevelSums {
  /** Looks for the first eligible agent in the intersection of requirement and options. */
  @FunctionalInterface
  interface Probe {
    /** Position of the first in front of a limit, or the limit. */
    int first(int limit);
  }

  private static final int MAX = Limits.MAX_REQUIREMENT_ENTRIES;
  private static final int MAX_TERMS = 3 * MAX;
  private static final int MAX_OPTIONS = 3 * MAX * (Limits.MAX_LEVEL + 1);

  /** Most choices, whole ones and their beginnings, looked at for one decision. */
  private static final int MOST_LOOKS = 1024;

  private final TokenIndex index;
  private final Probe probe;
  private final int[] start = new int[MAX_TERMS + 1];
  private final int[] value = new int[MAX_OPTIONS];
  private final Posting[] posting = new Posting[MAX_OPTIONS];
  private final int[] least = new int[MAX_TERMS + 1];
  private final int[] most = new int[MAX_TERMS + 1];
  private final Posting[] chosen = new Posting[MAX_TERMS];
  private int chosenCount;
  private int terms;
  private int options;
  private int looks;
  private boolean possible;
  private int found;

  LevelSums(TokenIndex index, Probe probe) {
    this.index = index;
    this.probe = probe;
  }

  /** Lists terms and options. */
  void read(Requirement requirement) {
    terms = 0;
    options = 0;
    possible = true;
    start[0] = 0;
    for (int i = 0; i < requirement.allCount(); i++) {
      addLevels(requirement.allSkill(i), requirement.allLevel(i));
      endTerm();
    }
    int i = 0;
    while (i < requirement.anyCount()) {
      int set = requirement.anySet(i);
      for (; i < requirement.anyCount() && requirement.anySet(i) == set; i++) {
        addLevels(requirement.anySkill(i), requirement.anyLevel(i));
      }
      endTerm();
    }
    for (int p = 0; p < requirement.preferredCount(); p++) {
      addLevels(requirement.preferred(p), Limits.MIN_LEVEL);
      add(0, null);
      endTerm();
    }
    least[terms] = 0;
    most[terms] = 0;
    for (int term = terms - 1; term >= 0; term--) {
      int low = Integer.MAX_VALUE;
      int high = 0;
      for (int at = start[term]; at < start[term + 1]; at++) {
        low = Math.min(low, value[at]);
        high = Math.max(high, value[at]);
      }
      least[term] = least[term + 1] + low;
      most[term] = most[term + 1] + high;
    }
  }

  private void addLevels(int skill, int asked) {
    for (int level = Limits.MAX_LEVEL; level >= asked; level--) {
      Posting of = index.ofLevel(skill, level);
      if (of != null && !of.isEmpty()) {
        add(level, of);
      }
    }
  }

  private void add(int level, Posting of) {
    value[options] = level;
    posting[options++] = of;
  }

  private void endTerm() {
    possible &= options > start[terms];
    start[++terms] = options;
  }

  /** The highest sum there can be. */
  int highest() {
    return most[0];
  }

  /**
   * Searches the sums from the highest down to the one above a floor. Gives the first sum with an
   * eligible agent, whose position is {@link #found}; or the highest sum that is still possible
   * when the search ends without one, be it the floor or above.
   */
  int search(int floor, int end) {
    looks = 0;
    found = end;
    if (!possible) {
      return floor;
    }
    int lowest = Math.max(floor + 1, least[0]);
    for (int sum = most[0]; sum >= lowest; sum--) {
      chosenCount = 0;
      choose(0, sum);
      if (looks > MOST_LOOKS) {
        found = end;
        return sum;
      }
      if (found < end) {
        return sum;
      }
    }
    return floor;
  }

  /** Position found by the last search; its end if none was. */
  int found() {
    return found;
  }

  private void choose(int term, int rest) {
    if (++looks > MOST_LOOKS) {
      return;
    }
    if (term == terms) {
      found = probe.first(found);
      return;
    }
    for (int at = start[term]; at < start[term + 1]; at++) {
      int left = rest - value[at];
      if (left >= least[term + 1] && left <= most[term + 1]) {
        int before = chosenCount;
        if (posting[at] != null) {
          chosen[chosenCount++] = posting[at];
        }
        choose(term + 1, left);
        chosenCount = before;
      }
    }
  }

  /** Narrows a search to the options chosen. */
  void narrow(Postings postings) {
    for (int i = 0; i < chosenCount; i++) {
      postings.and(chosen[i]);
    }
  }
}
