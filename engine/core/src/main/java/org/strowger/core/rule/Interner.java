package org.strowger.core.rule;

import java.util.Arrays;
import org.strowger.core.event.Mix;

/** Gives each different run of longs a number, from 0 in order of first sight. One thread. */
final class Interner {
  private static final int NONE = -1;

  private long[] pool = new long[256];
  private int[] starts = new int[64];
  private int count;
  private int[] table = new int[128];

  Interner() {
    Arrays.fill(table, NONE);
  }

  int count() {
    return count;
  }

  /** Index in {@link #at} where a run starts; that of the one after is its end. */
  int start(int number) {
    return starts[number];
  }

  long at(int index) {
    return pool[index];
  }

  /** Number of a run, a new one if it has not been seen. */
  int of(long[] run, int length) {
    int known = find(run, length);
    if (known != NONE) {
      return known;
    }
    int from = starts[count];
    if (from + length > pool.length) {
      pool = Arrays.copyOf(pool, Math.max(from + length, 2 * pool.length));
    }
    System.arraycopy(run, 0, pool, from, length);
    if (count + 2 > starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
    }
    starts[++count] = from + length;
    if (2 * count > table.length) {
      grow();
    } else {
      enter(count - 1);
    }
    return count - 1;
  }

  /** Number of a run, -1 if it has not been seen. */
  int find(long[] run, int length) {
    int mask = table.length - 1;
    int at = (int) hash(run, 0, length) & mask;
    for (; table[at] != NONE; at = (at + 1) & mask) {
      int from = starts[table[at]];
      if (Arrays.equals(pool, from, starts[table[at] + 1], run, 0, length)) {
        return table[at];
      }
    }
    return NONE;
  }

  private void grow() {
    table = new int[2 * table.length];
    Arrays.fill(table, NONE);
    for (int number = 0; number < count; number++) {
      enter(number);
    }
  }

  private void enter(int number) {
    int mask = table.length - 1;
    int at = (int) hash(pool, starts[number], starts[number + 1]) & mask;
    while (table[at] != NONE) {
      at = (at + 1) & mask;
    }
    table[at] = number;
  }

  private static long hash(long[] run, int from, int to) {
    long h = (long) to - from;
    for (int i = from; i < to; i++) {
      h = Mix.fold(h, run[i]);
    }
    return Mix.mix(h);
  }
}
