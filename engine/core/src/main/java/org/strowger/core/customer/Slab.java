package org.strowger.core.customer;

import java.util.Arrays;

/**
 * Records of a fixed number of longs and ints. A slot is above 0, used again after its release, and
 * decides nothing. Room comes in chunks, so that growing copies no record. One thread.
 */
final class Slab {
  private static final int BITS = 8;
  private static final int CHUNK = 1 << BITS;
  private static final int MASK = CHUNK - 1;

  private final int longsEach;
  private final int intsEach;
  private long[][] longs = new long[1][];
  private int[][] ints = new int[1][];
  private int end = 1;
  private int free;
  private int size;

  /**
   * An empty one.
   *
   * @param longsEach longs of a record
   * @param intsEach ints of a record, at least one
   */
  Slab(int longsEach, int intsEach) {
    this.longsEach = longsEach;
    this.intsEach = intsEach;
  }

  /** A new record, all zero. */
  int claim() {
    size++;
    int slot = free;
    if (slot == 0) {
      return fresh();
    }
    free = ints[slot >> BITS][(slot & MASK) * intsEach];
    int at = (slot & MASK) * longsEach;
    Arrays.fill(longs[slot >> BITS], at, at + longsEach, 0);
    at = (slot & MASK) * intsEach;
    Arrays.fill(ints[slot >> BITS], at, at + intsEach, 0);
    return slot;
  }

  private int fresh() {
    int slot = end++;
    int chunk = slot >> BITS;
    if (chunk == ints.length) {
      longs = Arrays.copyOf(longs, 2 * chunk);
      ints = Arrays.copyOf(ints, 2 * chunk);
    }
    if (ints[chunk] == null) {
      longs[chunk] = new long[CHUNK * longsEach];
      ints[chunk] = new int[CHUNK * intsEach];
    }
    return slot;
  }

  /** Takes a record back; its values but the first int stay until it is claimed again. */
  void release(int slot) {
    size--;
    ints[slot >> BITS][(slot & MASK) * intsEach] = free;
    free = slot;
  }

  /** Number of records. */
  int size() {
    return size;
  }

  /** One above the highest slot ever in use. */
  int end() {
    return end;
  }

  long getLong(int slot, int field) {
    return longs[slot >> BITS][(slot & MASK) * longsEach + field];
  }

  void set(int slot, int field, long value) {
    longs[slot >> BITS][(slot & MASK) * longsEach + field] = value;
  }

  int getInt(int slot, int field) {
    return ints[slot >> BITS][(slot & MASK) * intsEach + field];
  }

  void set(int slot, int field, int value) {
    ints[slot >> BITS][(slot & MASK) * intsEach + field] = value;
  }
}
