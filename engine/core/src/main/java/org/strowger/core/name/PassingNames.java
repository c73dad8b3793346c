package org.strowger.core.name;

import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2LongHashMap;
import org.strowger.codec.Limits;
import org.strowger.core.event.Mix;

/**
 * Names of things of a kind that come and go, interactions or customers, by numbers that are never
 * used again: one slab, no garbage. One thread.
 */
final class PassingNames {
  private static final long ABSENT = -1;
  private static final int SLOT = Limits.MAX_TEXT_LENGTH;

  private final Long2LongHashMap slotOfNumber = new Long2LongHashMap(ABSENT);
  private byte[] text = new byte[64 * SLOT];
  private byte[] length = new byte[64];
  private int[] nextFree = new int[64];
  private int slots;
  private int free = -1;

  boolean has(long number) {
    return slotOfNumber.containsKey(number);
  }

  int size() {
    return slotOfNumber.size();
  }

  void put(long number, DirectBuffer buffer, int offset, int textLength) {
    int slot = free;
    if (slot >= 0) {
      free = nextFree[slot];
    } else {
      slot = slots++;
      if (slot == length.length) {
        text = Arrays.copyOf(text, 2 * text.length);
        length = Arrays.copyOf(length, 2 * length.length);
        nextFree = Arrays.copyOf(nextFree, 2 * nextFree.length);
      }
    }
    buffer.getBytes(offset, text, slot * SLOT, textLength);
    length[slot] = (byte) textLength;
    slotOfNumber.put(number, slot);
  }

  void remove(long number) {
    int slot = (int) slotOfNumber.remove(number);
    nextFree[slot] = free;
    free = slot;
  }

  long hash(long number) {
    int slot = (int) slotOfNumber.get(number);
    return Mix.fold(Mix.mix(number), text, slot * SLOT, length[slot]);
  }

  byte[] text(long number) {
    int slot = (int) slotOfNumber.get(number);
    return Arrays.copyOfRange(text, slot * SLOT, slot * SLOT + length[slot]);
  }

  /** All numbers that have a name, ascending. Allocates. */
  long[] numbers() {
    long[] numbers = new long[slotOfNumber.size()];
    Long2LongHashMap.KeyIterator keys = slotOfNumber.keySet().iterator();
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = keys.nextValue();
    }
    Arrays.sort(numbers);
    return numbers;
  }
}
