package org.strowger.core.match;

import java.util.Arrays;
import org.strowger.core.interaction.Interactions;

/**
 * The waiting interactions that are still to be moved to the plan in force (rule X2), the first in
 * order (rule O1) on top of a heap, so that taking them all in costs a look at each and no more.
 * Derived from the flags in their records, so not in the state. One thread.
 */
public final class ReworkOrder {
  private final Interactions interactions;
  private int[] heap = new int[64];
  private int size;

  public ReworkOrder(Interactions interactions) {
    this.interactions = interactions;
  }

  /** How many are still to be moved. */
  public int remaining() {
    return size;
  }

  /** Takes one in, in any order; {@link #arrange} after the last. */
  public void take(int interaction) {
    if (++size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    put(interaction, size);
  }

  /** Brings those taken in into order. */
  public void arrange() {
    for (int at = size / 2; at > 0; at--) {
      sink(heap[at], at);
    }
  }

  /** The first in order; only if there is one. */
  public int first() {
    return heap[1];
  }

  /** Takes one out. */
  public void remove(int interaction) {
    int at = interactions.reworkAt(interaction);
    interactions.reworkAt(interaction, 0);
    int last = heap[size--];
    if (last != interaction) {
      put(last, at);
      rise(last);
      sink(last, interactions.reworkAt(last));
    }
  }

  /** One of them has come further to the front. */
  public void rise(int interaction) {
    int at = interactions.reworkAt(interaction);
    while (at > 1 && Waiting.isBefore(interactions, interaction, heap[at >> 1])) {
      put(heap[at >> 1], at);
      at >>= 1;
    }
    put(interaction, at);
  }

  private void sink(int interaction, int from) {
    int at = from;
    for (int child = 2 * at; child <= size; child = 2 * at) {
      if (child < size && Waiting.isBefore(interactions, heap[child + 1], heap[child])) {
        child++;
      }
      if (!Waiting.isBefore(interactions, heap[child], interaction)) {
        break;
      }
      put(heap[child], at);
      at = child;
    }
    put(interaction, at);
  }

  private void put(int interaction, int at) {
    heap[at] = interaction;
    interactions.reworkAt(interaction, at);
  }
}
