package org.strowger.core.match;

import java.util.Arrays;
import org.strowger.core.interaction.Interactions;

/**
 * Interactions that have come to wait, or may have one more offer, since the last pass: each once.
 * Collected in any order while a command is carried out, which may still change where they stand;
 * taken in order (rule O1) by the pass, which does not: a binary heap from {@link #arrange} on. One
 * thread.
 */
final class Arrivals {
  private final Interactions interactions;
  private int[] heap = new int[16];
  private int size;
  private boolean arranged;

  Arrivals(Interactions interactions) {
    this.interactions = interactions;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Takes an interaction in, unless it is there. */
  void add(int interaction) {
    if (interactions.arrived(interaction)) {
      return;
    }
    interactions.arrived(interaction, true);
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    heap[size++] = interaction;
    if (arranged) {
      rise(size - 1);
    }
  }

  /** A pass begins. */
  void arrange() {
    for (int at = size / 2 - 1; at >= 0; at--) {
      sink(at);
    }
    arranged = true;
  }

  /** The pass is over, and all have been taken. */
  void finish() {
    arranged = false;
  }

  /** The first in order, 0 if there is none. */
  int first() {
    return size == 0 ? 0 : heap[0];
  }

  /** Takes the first out. */
  void removeFirst() {
    interactions.arrived(heap[0], false);
    heap[0] = heap[--size];
    if (size > 1) {
      sink(0);
    }
  }

  private void rise(int from) {
    int at = from;
    int interaction = heap[at];
    while (at > 0) {
      int above = (at - 1) / 2;
      if (!Order.isBefore(interactions, interaction, heap[above])) {
        break;
      }
      heap[at] = heap[above];
      at = above;
    }
    heap[at] = interaction;
  }

  private void sink(int from) {
    int at = from;
    int interaction = heap[at];
    for (int below = 2 * at + 1; below < size; below = 2 * at + 1) {
      if (below + 1 < size && Order.isBefore(interactions, heap[below + 1], heap[below])) {
        below++;
      }
      if (!Order.isBefore(interactions, heap[below], interaction)) {
        break;
      }
      heap[at] = heap[below];
      at = below;
    }
    heap[at] = interaction;
  }
}
