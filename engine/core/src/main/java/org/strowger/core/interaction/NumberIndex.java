package org.strowger.core.interaction;

import org.strowger.core.event.Mix;

/**
 * Slots by number: open addressing with linear probing, gaps closed on removal, at most half full.
 * Numbers that follow each other are spread, since live ones are often neighbours. One thread.
 */
final class NumberIndex {
  private long[] numbers = new long[128];
  private int[] slots = new int[128];
  private int mask = 127;
  private int size;

  int size() {
    return size;
  }

  /** The slot of a number, 0 if it has none. */
  int get(long number) {
    int at = home(number);
    while (slots[at] != 0) {
      if (numbers[at] == number) {
        return slots[at];
      }
      at = (at + 1) & mask;
    }
    return 0;
  }

  /** Gives a slot, above 0, to a number that has none. */
  void put(long number, int slot) {
    if (2 * ++size > slots.length) {
      grow();
    }
    place(number, slot);
  }

  /** Forgets a number that has a slot. */
  void remove(long number) {
    int gap = home(number);
    while (numbers[gap] != number || slots[gap] == 0) {
      gap = (gap + 1) & mask;
    }
    size--;
    for (int at = (gap + 1) & mask; slots[at] != 0; at = (at + 1) & mask) {
      int distanceFromHome = (at - home(numbers[at])) & mask;
      if (distanceFromHome >= ((at - gap) & mask)) {
        numbers[gap] = numbers[at];
        slots[gap] = slots[at];
        gap = at;
      }
    }
    slots[gap] = 0;
  }

  private int home(long number) {
    return (int) Mix.mix(number) & mask;
  }

  private void place(long number, int slot) {
    int at = home(number);
    while (slots[at] != 0) {
      at = (at + 1) & mask;
    }
    numbers[at] = number;
    slots[at] = slot;
  }

  private void grow() {
    long[] oldNumbers = numbers;
    int[] oldSlots = slots;
    numbers = new long[2 * oldNumbers.length];
    slots = new int[2 * oldSlots.length];
    mask = slots.length - 1;
    for (int i = 0; i < oldSlots.length; i++) {
      if (oldSlots[i] != 0) {
        place(oldNumbers[i], oldSlots[i]);
      }
    }
  }
}
