package org.strowger.workload;

import java.util.PriorityQueue;

/** What people will do, by time and then in the order it was noted. One thread. */
final class Agenda {
  /** A thing to do. */
  enum Act {
    ARRIVE,
    ACCEPT,
    DECLINE,
    ABANDON,
    COMPLETE,
    END_WRAP_UP,
    BREAK,
    RETURN
  }

  /**
   * One entry.
   *
   * @param timeMs when
   * @param order of noting
   * @param act what
   * @param id offer, interaction or agent
   */
  record Entry(long timeMs, long order, Act act, long id) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      int byTime = Long.compare(timeMs, other.timeMs);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final PriorityQueue<Entry> entries = new PriorityQueue<>();
  private long noted;

  void note(long timeMs, Act act, long id) {
    entries.add(new Entry(timeMs, noted++, act, id));
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Removes the next entry. */
  Entry next() {
    return entries.remove();
  }
}
