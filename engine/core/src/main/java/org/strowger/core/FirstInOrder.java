package org.strowger.core;

import java.util.Arrays;
import org.strowger.core.queue.InteractionList;

/**
 * Finds the first so many of any number of interactions, in an order: a heap of those found so far
 * with the last of them on top, so that most of a long list cost one comparison each. Reused. One
 * thread.
 */
final class FirstInOrder {
  private final InteractionList.Order order;
  private int[] heap = new int[64];
  private int size;
  private int most;

  FirstInOrder(InteractionList.Order order) {
    this.order = order;
  }

  /** Begins a search for the first so many. */
  void begin(int wanted) {
    size = 0;
    most = wanted;
    if (heap.length < wanted) {
      heap = Arrays.copyOf(heap, Math.max(wanted, 2 * heap.length));
    }
  }

  /** One of those to be searched. */
  void consider(int interaction) {
    if (size < most) {
      int at = size++;
      while (at > 0 && isBefore(heap[(at - 1) >> 1], interaction)) {
        heap[at] = heap[(at - 1) >> 1];
        at = (at - 1) >> 1;
      }
      heap[at] = interaction;
    } else if (most > 0 && isBefore(interaction, heap[0])) {
      sink(interaction, size);
    }
  }

  /** Puts those found in order; returns how many they are. */
  int finish() {
    for (int end = size - 1; end > 0; end--) {
      int last = heap[0];
      sink(heap[end], end);
      heap[end] = last;
    }
    return size;
  }

  /** The i-th of those found, from 0; after {@link #finish}. */
  int get(int i) {
    return heap[i];
  }

  private void sink(int interaction, int end) {
    int at = 0;
    for (int child = 1; child < end; child = 2 * at + 1) {
      if (child + 1 < end && isBefore(heap[child], heap[child + 1])) {
        child++;
      }
      if (!isBefore(interaction, heap[child])) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = interaction;
  }

  private boolean isBefore(int a, int b) {
    return order.isBefore(a, b);
  }
}
