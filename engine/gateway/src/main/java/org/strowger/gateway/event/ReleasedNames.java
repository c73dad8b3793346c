package org.strowger.gateway.event;

import org.agrona.collections.Long2ObjectHashMap;

/**
 * The names of interactions released last. A command that is already under way when its interaction
 * ends is refused under a number whose name is gone by then; the event still tells the id. One
 * thread.
 */
final class ReleasedNames {
  private static final int KEPT = 1 << 16;

  private final Long2ObjectHashMap<String> texts = new Long2ObjectHashMap<>();
  private final long[] numbers = new long[KEPT];
  private int next;

  void add(long number, String text) {
    texts.remove(numbers[next]);
    numbers[next] = number;
    next = next + 1 & KEPT - 1;
    texts.put(number, text);
  }

  String text(long number) {
    return texts.get(number);
  }
}
