package org.strowger.replay.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * What is to happen, in order of time; at the same time in order of kind, then of entry. So a run
 * depends on nothing but its input.
 */
final class Agenda {
  /** What happens first at the same instant stands first. */
  enum Kind {
    CONVERSATION_ENDS,
    WRAP_UP_ENDS,
    SHIFT_STARTS,
    BREAK_ENDS,
    AGENT_ANSWERS,
    AGENT_DECLINES,
    SOMETHING_TOLD,
    CUSTOMER_ARRIVES,
    CUSTOMER_LEAVES,
    BREAK_STARTS,
    SHIFT_ENDS
  }

  /**
   * One thing to happen.
   *
   * @param timeMs when
   * @param kind what
   * @param order of entry
   * @param subject index of the contact, shift or what is told
   * @param detail number of the offer, index or length of the break, else 0
   */
  record Item(long timeMs, Kind kind, long order, int subject, long detail) {}

  private final PriorityQueue<Item> items =
      new PriorityQueue<>(
          Comparator.comparingLong(Item::timeMs)
              .thenComparing(Item::kind)
              .thenComparingLong(Item::order));
  private long entered;

  void add(long timeMs, Kind kind, int subject, long detail) {
    items.add(new Item(timeMs, kind, entered++, subject, detail));
  }

  /** Time of the next item, {@link Long#MAX_VALUE} if there is none. */
  long nextMs() {
    Item next = items.peek();
    return next == null ? Long.MAX_VALUE : next.timeMs();
  }

  /** Takes the next item. */
  Item next() {
    return items.remove();
  }
}
