package org.strowger.core.interaction;

import org.strowger.core.event.CacheLine;
import org.strowger.core.event.Mix;

/**
 * Slots by number: open addressing with linear probing, gaps closed on removal, at most half full.
 * Number and slot lie side by side, and four numbers in a row share a cache line, since those of
 * new interactions follow each other. One thread.
 */
public final class NumberIndex {
  /** Numbers that differ in these low bits only are neighbours. */
  private static final int BLOCK_BITS = 2;

  private static final int BLOCK_MASK = (1 << BLOCK_BITS) - 1;

  /** Number and slot of each entry; slot 0 is a gap. */
  private long[] entries = new long[entry(128)];

  private int mask = 127;
  private int size;

  /** Index of the number of an entry; its slot is behind it. */
  private static int entry(int at) {
    return CacheLine.LONGS_BEFORE + 2 * at;
  }

  public int size() {
    return size;
  }

  /** The slot of a number, 0 if it has none. */
  public int get(long number) {
    int at = home(number);
    while (true) {
      long slot = entries[entry(at) + 1];
      if (slot == 0 || entries[entry(at)] == number) {
        return (int) slot;
      }
      at = (at + 1) & mask;
    }
  }

  /** Gives a slot, above 0, to a number that has none. */
  public void put(long number, int slot) {
    if (2 * ++size > mask) {
      grow();
    }
    place(number, slot);
  }

  /** Forgets a number that has a slot. */
  public void remove(long number) {
    int gap = home(number);
    while (entries[entry(gap)] != number || entries[entry(gap) + 1] == 0) {
      gap = (gap + 1) & mask;
    }
    size--;
    for (int at = (gap + 1) & mask; entries[entry(at) + 1] != 0; at = (at + 1) & mask) {
      int distanceFromHome = (at - home(entries[entry(at)])) & mask;
      if (distanceFromHome >= ((at - gap) & mask)) {
        entries[entry(gap)] = entries[entry(at)];
        entries[entry(gap) + 1] = entries[entry(at) + 1];
        gap = at;
      }
    }
    entries[entry(gap) + 1] = 0;
  }

  private int home(long number) {
    long block = Mix.mix(number >>> BLOCK_BITS) << BLOCK_BITS;
    return (int) (block | (number & BLOCK_MASK)) & mask;
  }

  private void place(long number, long slot) {
    int at = home(number);
    while (entries[entry(at) + 1] != 0) {
      at = (at + 1) & mask;
    }
    entries[entry(at)] = number;
    entries[entry(at) + 1] = slot;
  }

  private void grow() {
    long[] old = entries;
    mask = 2 * mask + 1;
    entries = new long[entry(mask + 1)];
    for (int i = entry(0); i < old.length; i += 2) {
      if (old[i + 1] != 0) {
        place(old[i], old[i + 1]);
      }
    }
  }
}
