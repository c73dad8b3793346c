package org.strowger.core.estimate;

import java.util.Arrays;
import org.strowger.core.event.Mix;

/** The newest of a row of numbers, not below 0, and their sum. One thread. */
final class Ring {
  private final long[] values;

  /** Room for as many; what it holds does not count. */
  private final long[] scratch;

  private int count;
  private int next;
  private long sum;

  Ring(int most, long[] scratch) {
    values = new long[most];
    this.scratch = scratch;
  }

  void clear() {
    count = 0;
    next = 0;
    sum = 0;
  }

  /** The oldest goes when it is full. */
  void add(long value) {
    if (count == values.length) {
      sum -= values[next];
    } else {
      count++;
    }
    sum += value;
    values[next] = value;
    next = next + 1 == values.length ? 0 : next + 1;
  }

  int count() {
    return count;
  }

  long sum() {
    return sum;
  }

  /** The i-th, the oldest first. */
  long get(int i) {
    return values[(next + values.length - count + i) % values.length];
  }

  /** Nearest rank; -1 of none. */
  long percentile(int percent) {
    if (count == 0) {
      return -1;
    }
    System.arraycopy(values, 0, scratch, 0, count);
    Arrays.sort(scratch, 0, count);
    return scratch[(percent * count + 99) / 100 - 1];
  }

  long fold(long hash) {
    long h = Mix.fold(hash, count);
    for (int i = 0; i < count; i++) {
      h = Mix.fold(h, get(i));
    }
    return h;
  }
}
