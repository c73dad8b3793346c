package org.strowger.core.match;

import org.strowger.codec.Limits;

/**
 * The groups of a shape by the levels of its first two tokens. A row for each level of the first;
 * in it a cell for each level of the second, with its groups in order of their heads; and beside
 * each cell the first group of the row up to there. So an agent looks at one group a row. Reused.
 * One thread.
 */
final class Grid {
  private static final int LEVELS = Limits.MAX_LEVEL - Limits.MIN_LEVEL + 1;

  private final Group[] cells = new Group[LEVELS * LEVELS];
  private final Group[] bests = new Group[LEVELS * LEVELS];

  /** Next of those not in use. */
  Grid nextFree;

  /** Adds a group whose head is set. */
  void add(Group group) {
    int cell = group.level1 * LEVELS + group.level2;
    Group before = null;
    Group after = cells[cell];
    while (after != null && after.headIsBefore(group)) {
      before = after;
      after = after.nextOfLevels;
    }
    group.nextOfLevels = after;
    if (before == null) {
      cells[cell] = group;
    } else {
      before.nextOfLevels = group;
    }
    mend(group.level1, group.level2);
  }

  /** Takes a group out. */
  void remove(Group group) {
    int cell = group.level1 * LEVELS + group.level2;
    if (cells[cell] == group) {
      cells[cell] = group.nextOfLevels;
    } else {
      Group before = cells[cell];
      while (before.nextOfLevels != group) {
        before = before.nextOfLevels;
      }
      before.nextOfLevels = group.nextOfLevels;
    }
    group.nextOfLevels = null;
    mend(group.level1, group.level2);
  }

  private void mend(int level1, int level2) {
    int row = level1 * LEVELS;
    Group best = level2 == 0 ? null : bests[row + level2 - 1];
    for (int cell = row + level2; cell < row + LEVELS; cell++) {
      Group group = cells[cell];
      if (group != null && (best == null || group.headIsBefore(best))) {
        best = group;
      }
      bests[cell] = best;
    }
  }

  /** Looks at what an agent of these levels can meet. */
  void look(Search search, int level1, int level2) {
    for (int row = 0; row <= level1 * LEVELS; row += LEVELS) {
      Group best = bests[row + level2];
      if (best != null && search.isOpenTo(best) && !(search.meets(best) && search.lookIn(best))) {
        lookInRow(search, row, row + level2);
      }
    }
  }

  /** The row's first group will not do for the agent as a whole: looks at all of the row. */
  private void lookInRow(Search search, int from, int to) {
    for (int cell = from; cell <= to; cell++) {
      Group group = cells[cell];
      while (group != null && search.isOpenTo(group)) {
        if (search.meets(group)) {
          search.lookIn(group);
        }
        group = group.nextOfLevels;
      }
    }
  }

  /** Gives all its groups to a shape's list, and is empty. */
  void empty(Shape shape) {
    for (int cell = 0; cell < cells.length; cell++) {
      Group group = cells[cell];
      while (group != null) {
        Group after = group.nextOfLevels;
        group.nextOfLevels = null;
        shape.list(group);
        group = after;
      }
      cells[cell] = null;
      bests[cell] = null;
    }
  }
}
