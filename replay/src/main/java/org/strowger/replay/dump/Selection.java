package org.strowger.replay.dump;

import java.util.Set;

/**
 * Which lines are wanted.
 *
 * @param from first sequence, from 1
 * @param to last sequence
 * @param kinds words for commands and events, or the words below for all of a family; empty: all
 * @param events whether events are wanted at all
 */
record Selection(long from, long to, Set<String> kinds, boolean events) {
  static final String COMMAND = "command";
  static final String MARK = "mark";
  static final String EVENT = "event";

  Selection {
    kinds = Set.copyOf(kinds);
  }

  boolean wantsCommand(long sequence, String word) {
    return wants(sequence, COMMAND, word);
  }

  boolean wantsMark(long sequence) {
    return wants(sequence, MARK, MARK);
  }

  boolean wantsEvent(long sequence, String word) {
    return events && wants(sequence, EVENT, word);
  }

  private boolean wants(long sequence, String family, String word) {
    return sequence >= from
        && sequence <= to
        && (kinds.isEmpty() || kinds.contains(family) || kinds.contains(word));
  }
}
