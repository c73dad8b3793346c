package org.strowger.core;

import java.util.Arrays;

/**
 * Interactions that one command or timer ends beside the one it is about, in the order in which
 * they end: their names are released with its own (decision N2). One thread.
 */
final class Endings {
  private long[] numbers = new long[64];
  private int count;

  /** An interaction has ended, or is about to. */
  void add(long number) {
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * count);
    }
    numbers[count++] = number;
  }

  int size() {
    return count;
  }

  long get(int i) {
    return numbers[i];
  }

  /** Their names have been looked at. */
  void clear() {
    count = 0;
  }
}
