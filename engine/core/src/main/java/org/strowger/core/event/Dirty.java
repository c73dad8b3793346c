package org.strowger.core.event;

import java.util.Arrays;

/** Slots whose hash is out of date, each once. One thread. */
public final class Dirty {
  private int[] slots = new int[64];
  private int count;
  private long[] marked = new long[64];

  /** Notes that a slot has changed. */
  public void mark(int slot) {
    int word = slot >> 6;
    if (word >= marked.length) {
      marked = Arrays.copyOf(marked, Math.max(word + 1, 2 * marked.length));
    }
    long bit = 1L << slot;
    if ((marked[word] & bit) == 0) {
      marked[word] |= bit;
      if (count == slots.length) {
        slots = Arrays.copyOf(slots, 2 * count);
      }
      slots[count++] = slot;
    }
  }

  /** Takes one marked slot out, or -1 if none is left. */
  public int take() {
    if (count == 0) {
      return -1;
    }
    int slot = slots[--count];
    marked[slot >> 6] &= ~(1L << slot);
    return slot;
  }
}
