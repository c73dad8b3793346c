package org.strowger.core.queue;

import java.util.Arrays;

/** Slots of interactions to be gone through in some order. Reused. One thread. */
public final class InteractionList {
  /** Order of two interactions. */
  @FunctionalInterface
  public interface Order {
    boolean isBefore(int a, int b);
  }

  private int[] slots = new int[64];
  private int size;

  public int size() {
    return size;
  }

  public int get(int i) {
    return slots[i];
  }

  public void add(int interaction) {
    if (size == slots.length) {
      slots = Arrays.copyOf(slots, 2 * size);
    }
    slots[size++] = interaction;
  }

  /** Takes an interaction out, if it is there; tells whether it was. */
  boolean drop(int interaction) {
    int before = size;
    for (int i = 0; i < size; i++) {
      if (slots[i] == interaction) {
        slots[i--] = slots[--size];
      }
    }
    return size < before;
  }

  boolean contains(int interaction) {
    for (int i = 0; i < size; i++) {
      if (slots[i] == interaction) {
        return true;
      }
    }
    return false;
  }

  public void clear() {
    size = 0;
  }

  /** Heap sort; then each is there once. */
  public void sort(Order order) {
    for (int i = size / 2 - 1; i >= 0; i--) {
      sink(order, i, size);
    }
    for (int end = size - 1; end > 0; end--) {
      int greatest = slots[0];
      slots[0] = slots[end];
      slots[end] = greatest;
      sink(order, 0, end);
    }
    int distinct = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || slots[i] != slots[i - 1]) {
        slots[distinct++] = slots[i];
      }
    }
    size = distinct;
  }

  private void sink(Order order, int from, int end) {
    int at = from;
    int slot = slots[at];
    for (int child = 2 * at + 1; child < end; child = 2 * at + 1) {
      if (child + 1 < end && order.isBefore(slots[child], slots[child + 1])) {
        child++;
      }
      if (!order.isBefore(slot, slots[child])) {
        break;
      }
      slots[at] = slots[child];
      at = child;
    }
    slots[at] = slot;
  }
}
