package org.strowger.ingress;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The names of one kind of thing and their numbers. Reading from any thread; changing under the
 * dictionary's lock.
 */
final class NameTable {
  private static final int INITIAL_CAPACITY = 64;

  private final ConcurrentHashMap<String, Long> numbers = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Long, String> sparse;
  private volatile AtomicReferenceArray<String> dense;
  private long highest;

  /**
   * Starts empty.
   *
   * @param isDense whether numbers count up from 1 and names stay
   */
  NameTable(boolean isDense) {
    dense = isDense ? new AtomicReferenceArray<>(INITIAL_CAPACITY) : null;
    sparse = isDense ? null : new ConcurrentHashMap<>();
  }

  /** The number of a name, 0 if it has none. */
  long number(String text) {
    Long number = numbers.get(text);
    return number == null ? 0 : number;
  }

  /** The name of a number, null if it has none. */
  String text(long number) {
    AtomicReferenceArray<String> names = dense;
    if (names == null) {
      return sparse.get(number);
    }
    return number > 0 && number < names.length() ? names.get((int) number) : null;
  }

  /** The number that the next name gets. */
  long next() {
    return highest + 1;
  }

  /** Numbers up to this one are used. */
  void used(long number) {
    highest = Math.max(highest, number);
  }

  /** Takes back {@link #used} if the number was not used after all. */
  void unused(long number) {
    if (highest == number) {
      highest--;
    }
  }

  void put(long number, String text) {
    show(number, text);
    used(number);
    numbers.put(text, number);
  }

  /** Makes the name of a number known, but not the number of the name. */
  void show(long number, String text) {
    if (dense == null) {
      sparse.put(number, text);
    } else {
      room(number);
      dense.set((int) number, text);
    }
  }

  private void room(long number) {
    AtomicReferenceArray<String> old = dense;
    if (number < old.length()) {
      return;
    }
    int capacity = (int) Math.max(number + 1, 2L * old.length());
    AtomicReferenceArray<String> larger = new AtomicReferenceArray<>(capacity);
    for (int i = 0; i < old.length(); i++) {
      larger.setPlain(i, old.getPlain(i));
    }
    dense = larger;
  }

  void remove(long number) {
    String text = text(number);
    if (text == null) {
      return;
    }
    if (dense == null) {
      sparse.remove(number);
    } else {
      dense.set((int) number, null);
    }
    numbers.remove(text, number);
  }
}
