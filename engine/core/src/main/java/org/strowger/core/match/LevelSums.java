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
  /** Looks at the agents in the intersection of requirement and options chosen. */
  @FunctionalInterface
  interface Visitor {
    void visit();
  }

  private static final int MAX = Requirement.MOST;

  /** Terms of one requirement: all-of, any-of and preferred. */
  static final int MAX_TERMS = 3 * MAX;

  private static final int MAX_OPTIONS = 3 * MAX * (Limits.MAX_LEVEL + 1);

  /** In place of a {@link #key}, while no levels are chosen. */
  static final int NO_KEY = 0;

  /** Above every sum of rule A3. */
  private static final int SURPLUS_KEYS = 1 << 10;

  /** Most choices, whole ones and their beginnings, looked at for one decision. */
  private static final int MOST_LOOKS = 1024;

  private final TokenIndex index;
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
  private int firstKey;

  LevelSums(TokenIndex index) {
    this.index = index;
  }

  /** Lists terms and options of all that rule A3 counts. */
  void read(Requirement requirement) {
    readAllOf(requirement);
    readAnyOf(requirement);
    firstKey = 1;
    for (int p = 0; p < requirement.preferredCount(); p++) {
      addLevels(requirement.preferred(p), Limits.MIN_LEVEL);
      add(0, null);
      endTerm();
    }
    bound();
  }

  /** Lists terms and options of all-of alone, which surplus counts (A8). */
  void readSurplus(Requirement requirement) {
    readAllOf(requirement);
    firstKey = SURPLUS_KEYS;
    bound();
  }

  private void readAllOf(Requirement requirement) {
    looks = 0;
    terms = 0;
    options = 0;
    possible = true;
    start[0] = 0;
    for (int i = 0; i < requirement.allCount(); i++) {
      addLevels(requirement.allSkill(i), requirement.allLevel(i));
      endTerm();
    }
  }

  private void readAnyOf(Requirement requirement) {
    int i = 0;
    while (i < requirement.anyCount()) {
      int set = requirement.anySet(i);
      for (; i < requirement.anyCount() && requirement.anySet(i) == set; i++) {
        addLevels(requirement.anySkill(i), requirement.anyLevel(i));
      }
      endTerm();
    }
  }

  private void bound() {
    least[terms] = 0;
    most[terms] = 0;
    for (int term = terms - 1; term >= 0; term--) {
      int low = Integer.MAX_VALUE;
      int high = 0;
      for (int at = start[term]; at < start[term + 1]; at++) {
        low = Math.min(low, value[at]);
        high = Math.max(high, value[at]);
      }
      least[term] = least[term + 1] + (high == 0 ? 0 : low);
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

  /** What tells a sum from all others of the requirement, of all it counts or of all-of alone. */
  int key(int sum) {
    return firstKey + sum;
  }

  /** The highest sum there can be, below the lowest if there is none. */
  int highest() {
    return possible ? most[0] : least[0] - 1;
  }

  /** The lowest sum there can be. */
  int lowest() {
    return least[0];
  }

  /** Visits each choice that has a sum; false if that was too much for one decision. */
  boolean visit(int sum, Visitor visitor) {
    chosenCount = 0;
    choose(0, sum, visitor);
    return looks <= MOST_LOOKS;
  }

  private void choose(int term, int rest, Visitor visitor) {
    if (++looks > MOST_LOOKS) {
      return;
    }
    if (term == terms) {
      visitor.visit();
      return;
    }
    for (int at = start[term]; at < start[term + 1]; at++) {
      int left = rest - value[at];
      if (left >= least[term + 1] && left <= most[term + 1]) {
        int before = chosenCount;
        if (posting[at] != null) {
          chosen[chosenCount++] = posting[at];
        }
        choose(term + 1, left, visitor);
        chosenCount = before;
      }
    }
  }

  /**
   * Key of {@link Barren#ofChoice} of the options chosen and a set, if not null; {@link Barren#ALL}
   * if they are too many.
   */
  long choiceKey(int channel, Posting among) {
    if (chosenCount > (among == null ? 3 : 2)) {
      return Barren.ALL;
    }
    int third = among != null ? among.number : numberOf(2);
    return Barren.ofChoice(channel, numberOf(0), numberOf(1), third);
  }

  private int numberOf(int option) {
    return option < chosenCount ? chosen[option].number : 0;
  }

  /** Narrows a search to the options chosen. */
  void narrow(Postings postings) {
    for (int i = 0; i < chosenCount; i++) {
      postings.and(chosen[i]);
    }
  }
}
