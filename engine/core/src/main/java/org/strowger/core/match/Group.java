package org.strowger.core.match;

/**
 * Waiting interactions that an agent may take or not alike, but for those kept apart from it: of
 * one requirement, kind and class; or of one kind and channel, and for one agent only (rule F7). In
 * order (rule O1). Knows the order of its head. Reused. One thread.
 */
final class Group {
  int slot;
  int kind;
  int urgency;

  /** What they ask for; null if they are for one agent only. */
  Requirement requirement;

  /** The only agent they are for, 0 if anybody may. */
  int agent;

  int channel;

  /** Root, first and last of the tree of interactions; 0 if empty. */
  int root;

  int first;
  int last;

  /** Order of the head. */
  long headKey;

  long headDue;
  long headTicket;
  long headSequence;

  /** Next of the same requirement, or for the same agent. */
  Group next;

  /** Where it is listed: the shape, the levels of the shape's first two tokens from 0. */
  Shape shape;

  int level1;
  int level2;

  /** Whether these two levels are all that it asks for. */
  boolean exact;

  /** Index in the shape's list of groups. */
  int at;

  /** Next of the same levels in the shape's grid. */
  Group nextOfLevels;

  boolean headIsBefore(Group other) {
    return headIsBefore(other.headKey, other.headDue, other.headTicket, other.headSequence);
  }

  boolean headIsBefore(long key, long due, long ticket, long sequence) {
    if (headKey != key) {
      return headKey < key;
    }
    if (headDue != due) {
      return headDue < due;
    }
    if (headTicket != ticket) {
      return headTicket < ticket;
    }
    return headSequence < sequence;
  }
}
