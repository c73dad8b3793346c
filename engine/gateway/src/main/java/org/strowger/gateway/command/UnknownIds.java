package org.strowger.gateway.command;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Ids in commands that the engine has never heard of. Such an id is not worth a number of its own
 * for ever, but the refusal must name it. So it gets a negative number, which the engine refuses as
 * unknown and gives back in the event, and which is used again after 65,536 others: far more than
 * can be under way. One thread gives numbers, any thread asks.
 */
public final class UnknownIds {
  private static final int SLOTS = 1 << 16;

  private final AtomicReferenceArray<String> texts = new AtomicReferenceArray<>(SLOTS);
  private int next;

  /** A negative number for an id. */
  int number(String text) {
    int slot = next;
    next = slot + 1 & SLOTS - 1;
    texts.set(slot, text);
    return -1 - slot;
  }

  /** The id behind a negative number, or null. */
  public String text(long number) {
    return number < 0 && number >= -SLOTS ? texts.get((int) (-1 - number)) : null;
  }
}
