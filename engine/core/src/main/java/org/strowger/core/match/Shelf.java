package org.strowger.core.match;

import org.strowger.core.agent.Token;

/**
 * The groups of one kind, by shape, for one question: which is the first in order that an agent can
 * meet? Shapes that are not empty are in a table under their first two tokens; and each token
 * knows, in a mask, with which others it is in the table. So an agent probes the table for those of
 * its tokens and pairs of them that may be there. One thread.
 */
final class Shelf {
  /** Bits of a token in a key. */
  private static final int TOKEN_BITS = 14;

  /** Golden ratio, to spread keys. */
  private static final int SPREAD = 0x9E3779B9;

  /** Keys of the first two tokens, 0 where there is none. Linear probing. */
  private int[] keys = new int[256];

  private Shape[] chains = new Shape[256];
  private int chainCount;

  /** For each token: the mask of those that are behind it in a key. */
  private final long[] partners = new long[Token.COUNT];

  /** And how many for each bit. */
  private final short[][] partnersOfBit = new short[Token.COUNT][];

  private Shape freeShapes;
  private Grid freeGrids;

  // Groups

  /** Takes in a group whose head is set. */
  void add(Group group) {
    Requirement requirement = group.requirement;
    int key = keyOf(requirement);
    int at = find(key);
    Shape shape = chains[at];
    while (shape != null && !shape.isOf(requirement)) {
      shape = shape.next;
    }
    if (shape == null) {
      shape = claimShape(requirement);
      chain(shape, key, at);
    }
    group.shape = shape;
    group.level1 = requirement.tokenLevel(0);
    group.level2 = requirement.tokenLevel(1);
    group.exact = requirement.isTwoTokens();
    shape.add(group, this);
  }

  /** Puts a group in its place after its head has changed. */
  void reorder(Group group) {
    group.shape.reorder(group);
  }

  /** Takes a group out. */
  void remove(Group group) {
    Shape shape = group.shape;
    group.shape = null;
    shape.remove(group, this);
    if (shape.isEmpty()) {
      unchain(shape, keyOf(group.requirement));
      shape.next = freeShapes;
      freeShapes = shape;
    }
  }

  // Look

  /** Looks for the first in order that the agent of a search can meet. */
  void look(Search search) {
    if (partners[0] != 0) {
      lookUnder(key(0, 0), search, 0, 0);
    }
    for (int i = 0; i < search.count; i++) {
      int token = search.tokens[i];
      long there = partners[token];
      if ((there & Token.maskOf(0)) != 0) {
        lookUnder(key(token, 0), search, search.levels[i], 0);
      }
      there &= search.mask;
      for (int j = i + 1; there != 0 && j < search.count; j++) {
        if ((there & Token.maskOf(search.tokens[j])) != 0) {
          lookUnder(key(token, search.tokens[j]), search, search.levels[i], search.levels[j]);
        }
      }
    }
  }

  private void lookUnder(int key, Search search, int level1, int level2) {
    for (Shape shape = chains[find(key)]; shape != null; shape = shape.next) {
      if (shape.isOpenTo(search)) {
        shape.look(search, level1, level2);
      }
    }
  }

  // Table

  private static int key(int token1, int token2) {
    return 1 + ((token1 << TOKEN_BITS) | token2);
  }

  private static int keyOf(Requirement requirement) {
    int count = requirement.tokenCount();
    return key(count > 0 ? requirement.token(0) : 0, count > 1 ? requirement.token(1) : 0);
  }

  private int home(int key) {
    return (key * SPREAD) >>> Integer.numberOfLeadingZeros(keys.length - 1);
  }

  /** Index of a key, or of the place for it. */
  private int find(int key) {
    int at = home(key);
    while (keys[at] != key && keys[at] != 0) {
      at = (at + 1) & (keys.length - 1);
    }
    return at;
  }

  private void chain(Shape shape, int key, int at) {
    Shape first = chains[at];
    shape.previous = null;
    shape.next = first;
    chains[at] = shape;
    if (first != null) {
      first.previous = shape;
      return;
    }
    keys[at] = key;
    addPartner(key);
    if (2 * ++chainCount > keys.length) {
      grow();
    }
  }

  private void grow() {
    int[] oldKeys = keys;
    Shape[] oldChains = chains;
    keys = new int[2 * oldKeys.length];
    chains = new Shape[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int at = find(oldKeys[i]);
        keys[at] = oldKeys[i];
        chains[at] = oldChains[i];
      }
    }
  }

  private void unchain(Shape shape, int key) {
    if (shape.next != null) {
      shape.next.previous = shape.previous;
    }
    if (shape.previous != null) {
      shape.previous.next = shape.next;
      return;
    }
    int at = find(key);
    chains[at] = shape.next;
    if (shape.next == null) {
      chainCount--;
      removePartner(key);
      close(at);
    }
  }

  /** Empties a place of the table, and moves up those behind that were put off by it. */
  private void close(int from) {
    int hole = from;
    int last = keys.length - 1;
    for (int at = (hole + 1) & last; keys[at] != 0; at = (at + 1) & last) {
      if (((at - home(keys[at])) & last) >= ((at - hole) & last)) {
        keys[hole] = keys[at];
        chains[hole] = chains[at];
        hole = at;
      }
    }
    keys[hole] = 0;
    chains[hole] = null;
  }

  // Partners

  private void addPartner(int key) {
    int token = (key - 1) >> TOKEN_BITS;
    int bit = Long.numberOfTrailingZeros(Token.maskOf(key - 1));
    if (partnersOfBit[token] == null) {
      partnersOfBit[token] = new short[Long.SIZE];
    }
    partnersOfBit[token][bit]++;
    partners[token] |= 1L << bit;
  }

  private void removePartner(int key) {
    int token = (key - 1) >> TOKEN_BITS;
    int bit = Long.numberOfTrailingZeros(Token.maskOf(key - 1));
    if (--partnersOfBit[token][bit] == 0) {
      partners[token] &= ~(1L << bit);
    }
  }

  // Pools

  private Shape claimShape(Requirement requirement) {
    Shape shape = freeShapes;
    if (shape == null) {
      shape = new Shape();
    } else {
      freeShapes = shape.next;
    }
    shape.reset(requirement);
    return shape;
  }

  Grid claimGrid() {
    Grid grid = freeGrids;
    if (grid == null) {
      return new Grid();
    }
    freeGrids = grid.nextFree;
    return grid;
  }

  void release(Grid grid) {
    grid.nextFree = freeGrids;
    freeGrids = grid;
  }
}
