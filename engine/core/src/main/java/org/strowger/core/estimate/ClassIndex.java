package org.strowger.core.estimate;

import org.strowger.core.event.Mix;

/** Slots of estimators by queue and content of their class. One thread. */
final class ClassIndex {
  /** Of each bucket its first slot and 1, 0 if it is empty. */
  private final int[] buckets;

  /** Of each slot the next one in its bucket and 1, 0 if it is the last. */
  private final int[] behind;

  /** Of each slot its class: queue and content in one. */
  private final long[] classes;

  ClassIndex(int slots) {
    buckets = new int[Integer.highestOneBit(2 * slots)];
    behind = new int[slots];
    classes = new long[slots];
  }

  /** The slot of a class, -1 if it has none. */
  int find(int queue, long content) {
    long of = Mix.fold(content, queue);
    int at = buckets[bucket(of)] - 1;
    while (at >= 0 && classes[at] != of) {
      at = behind[at] - 1;
    }
    return at;
  }

  /** Only a slot that is not in it, for a class that is not in it. */
  void put(int slot, int queue, long content) {
    long of = Mix.fold(content, queue);
    int bucket = bucket(of);
    classes[slot] = of;
    behind[slot] = buckets[bucket];
    buckets[bucket] = slot + 1;
  }

  /** Only a slot that is in it. */
  void remove(int slot) {
    int bucket = bucket(classes[slot]);
    int at = buckets[bucket] - 1;
    if (at == slot) {
      buckets[bucket] = behind[slot];
      return;
    }
    while (behind[at] != slot + 1) {
      at = behind[at] - 1;
    }
    behind[at] = behind[slot];
  }

  private int bucket(long of) {
    return (int) of & (buckets.length - 1);
  }
}
