package org.strowger.core.interaction;

import java.util.Arrays;
import org.strowger.codec.Limits;

/**
 * Who waits in each queue, as a list in no order, for queries (rule T5) and positions (rule O5).
 * Entering and leaving cost the same whatever the length. Derived from the state, so not in it. One
 * thread.
 */
public final class QueueLists {
  private final int[] first = new int[Limits.MAX_QUEUES + 1];
  private final int[] size = new int[Limits.MAX_QUEUES + 1];
  private int[] next = new int[64];
  private int[] prev = new int[64];

  void add(int queue, int slot) {
    if (slot >= next.length) {
      int length = Math.max(slot + 1, 2 * next.length);
      next = Arrays.copyOf(next, length);
      prev = Arrays.copyOf(prev, length);
    }
    int head = first[queue];
    next[slot] = head;
    prev[slot] = 0;
    if (head != 0) {
      prev[head] = slot;
    }
    first[queue] = slot;
    size[queue]++;
  }

  void remove(int queue, int slot) {
    int before = prev[slot];
    int after = next[slot];
    if (before == 0) {
      first[queue] = after;
    } else {
      next[before] = after;
    }
    if (after != 0) {
      prev[after] = before;
    }
    size[queue]--;
  }

  /** Interactions that wait in a queue; 0 for a number that is no queue's. */
  public int size(int queue) {
    return isQueue(queue) ? size[queue] : 0;
  }

  /** One that waits in a queue, 0 if nobody does. */
  public int first(int queue) {
    return isQueue(queue) ? first[queue] : 0;
  }

  /** Another that waits in the same queue, 0 if there is none. */
  public int next(int slot) {
    return next[slot];
  }

  private static boolean isQueue(int queue) {
    return queue > 0 && queue <= Limits.MAX_QUEUES;
  }
}
