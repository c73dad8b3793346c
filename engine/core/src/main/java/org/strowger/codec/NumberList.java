package org.strowger.codec;

import java.util.Arrays;

/** Numbers of things, in the order added. A reusable holder for encoding. One thread. */
public final class NumberList {
  private int[] numbers = new int[8];
  private int size;

  /** Empties the list. */
  public NumberList clear() {
    size = 0;
    return this;
  }

  /** Adds a number. */
  public NumberList add(int number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size++] = number;
    return this;
  }

  public int size() {
    return size;
  }

  public int get(int i) {
    return numbers[i];
  }
}
