package org.strowger.core.match;

import java.util.Arrays;

/**
 * What several groups have in common: the channel, the set of all-of skills whatever their levels,
 * and the team if there is just one. A few groups are in a list in order of their heads, so that
 * the first that an agent can meet is the best of the shape; more are in a grid. Reused. One
 * thread.
 */
final class Shape {
  /** More groups than this go into a grid. */
  static final int MOST_LISTED = 8;

  /** As few as this go back into the list. */
  static final int LEAST_IN_GRID = 4;

  /** Room for tokens from the first; whoever asks for more makes more, once for a shape. */
  private static final int USUAL_TOKENS = 8;

  int channel;

  /** Skills ascending, then the team, as tokens. */
  int[] tokens = new int[USUAL_TOKENS];

  int tokenCount;

  /** Of those with the same first two tokens. */
  Shape previous;

  Shape next;

  private final Group[] groups = new Group[MOST_LISTED + 1];
  private int count;
  private Grid grid;

  /** Becomes the empty shape of a requirement. */
  void reset(Requirement requirement) {
    channel = requirement.channel();
    tokenCount = requirement.tokenCount();
    if (tokens.length < tokenCount) {
      tokens = new int[tokenCount];
    }
    for (int i = 0; i < tokenCount; i++) {
      tokens[i] = requirement.token(i);
    }
  }

  /** Whether it is that of a requirement. */
  boolean isOf(Requirement requirement) {
    if (channel != requirement.channel() || tokenCount != requirement.tokenCount()) {
      return false;
    }
    for (int i = 0; i < tokenCount; i++) {
      if (tokens[i] != requirement.token(i)) {
        return false;
      }
    }
    return true;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Whether an agent that has the first two tokens takes the channel and has the others. */
  boolean isOpenTo(Search search) {
    if (!search.takes(channel)) {
      return false;
    }
    for (int i = 2; i < tokenCount; i++) {
      if (search.level(tokens[i]) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Looks at what an agent of these levels in the first two tokens can meet. */
  void look(Search search, int level1, int level2) {
    if (grid != null) {
      grid.look(search, level1, level2);
      return;
    }
    for (int i = 0; i < count; i++) {
      Group group = groups[i];
      if (!search.isOpenTo(group)) {
        return;
      }
      if (group.level1 <= level1 && group.level2 <= level2 && search.meets(group)) {
        search.lookIn(group);
      }
    }
  }

  /** Adds a group whose head and levels are set. */
  void add(Group group, Shelf shelf) {
    if (grid != null) {
      count++;
      grid.add(group);
      return;
    }
    list(group);
    if (count > MOST_LISTED) {
      grid = shelf.claimGrid();
      for (int i = 0; i < count; i++) {
        grid.add(groups[i]);
      }
      Arrays.fill(groups, null);
    }
  }

  /** Takes a group out. */
  void remove(Group group, Shelf shelf) {
    if (grid != null) {
      grid.remove(group);
      if (--count <= LEAST_IN_GRID) {
        count = 0;
        grid.empty(this);
        shelf.release(grid);
        grid = null;
      }
      return;
    }
    count--;
    for (int i = group.at; i < count; i++) {
      put(i, groups[i + 1]);
    }
    groups[count] = null;
  }

  /** Puts a group in its place after its head has changed. */
  void reorder(Group group) {
    if (grid != null) {
      grid.remove(group);
      grid.add(group);
      return;
    }
    moveUp(group);
    int at = group.at;
    while (at < count - 1 && groups[at + 1].headIsBefore(group)) {
      put(at, groups[at + 1]);
      at++;
    }
    put(at, group);
  }

  /** Puts a group into the list. */
  void list(Group group) {
    put(count++, group);
    moveUp(group);
  }

  private void moveUp(Group group) {
    int at = group.at;
    while (at > 0 && group.headIsBefore(groups[at - 1])) {
      put(at, groups[at - 1]);
      at--;
    }
    put(at, group);
  }

  private void put(int at, Group group) {
    groups[at] = group;
    group.at = at;
  }
}
