package org.strowger.core.match;

import org.strowger.core.event.Mix;

/**
 * What {@link Barren} has learnt about searches with keys: a table of fixed size, in which each key
 * has four places where it may be, and a new key pushes out another when they are taken. One
 * thread.
 */
final class Stretches {
  /** Places where a key may be, one behind another. */
  private static final int WAYS = 4;

  /** Words of a place: key, end, and the number of the note at which it was learnt. */
  private static final int WORDS = 3;

  private static final int END = 1;
  private static final int WHEN = 2;

  private long[] table = new long[0];
  private int places;

  /** Which of its places a new key gets when all are taken. */
  private int turn;

  /**
   * Makes room for so many keys, a power of two from 4; whatever was known is forgotten if it
   * grows.
   */
  void makeRoom(int keys) {
    if (keys > places) {
      table = new long[keys * WORDS];
      places = keys;
    }
  }

  /** The first place where a key may be. */
  private int first(long key) {
    return (int) Mix.mix(key) & places - WAYS;
  }

  /** Where what is known by a key is, or -1. */
  int find(long key) {
    if (places == 0) {
      return -1;
    }
    int from = first(key) * WORDS;
    for (int at = from; at < from + WAYS * WORDS; at += WORDS) {
      if (table[at] == key) {
        return at;
      }
    }
    return -1;
  }

  /** End of the stretch that has been found. */
  int end(int at) {
    return (int) table[at + END];
  }

  /** When it was learnt. */
  long when(int at) {
    return table[at + WHEN];
  }

  /**
   * Keeps a stretch by a key, if there is room for any.
   *
   * @param oldest what was learnt before does not hold any more, and makes room
   */
  void put(long key, int end, long when, long oldest) {
    if (places == 0) {
      return;
    }
    int at = find(key);
    if (at < 0) {
      at = placeForNew(key, oldest);
    }
    table[at] = key;
    table[at + END] = end;
    table[at + WHEN] = when;
  }

  private int placeForNew(long key, long oldest) {
    int from = first(key) * WORDS;
    for (int at = from; at < from + WAYS * WORDS; at += WORDS) {
      if (table[at + WHEN] < oldest) {
        return at;
      }
    }
    return from + (turn++ & WAYS - 1) * WORDS;
  }
}
