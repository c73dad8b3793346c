package org.strowger.core.match;

/**
 * The waiting interactions of one requirement and one class, or the promoted ones of that
 * requirement, in order (rule O1). Knows the order of its head. Reused. One thread.
 */
final class Group {
  int slot;
  Requirement requirement;
  boolean promoted;
  int urgency;

  /** Root, first and last of the tree of interactions; 0 if empty. */
  int root;

  int first;
  int last;

  /** Order of the head. */
  long headRank;

  long headDue;
  long headTicket;
  long headSequence;

  Group nextOfRequirement;

  /** Index in the shape's list of groups. */
  int at;

  boolean headIsBefore(Group other) {
    return headIsBefore(other.headRank, other.headDue, other.headTicket, other.headSequence);
  }

  boolean headIsBefore(long rank, long due, long ticket, long sequence) {
    if (headRank != rank) {
      return headRank < rank;
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
