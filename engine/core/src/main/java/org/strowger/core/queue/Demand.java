package org.strowger.core.queue;

import java.util.Arrays;
import org.strowger.core.match.Furthest;

/**
 * What interactions with the same own lists ask in one queue. Those that say it in the plainest
 * words are the demand classes of rule X5; each other one belongs to the class that asks the same.
 * Reused. One thread.
 */
final class Demand {
  /** A proof that the agent's list does not know yet. */
  static final long LOOSE = 1L << 32;

  int slot;
  int queue;

  /** Slot of the own lists. */
  int own;

  int references;
  int nextOfOwn;

  /** Slot of the demand class; its own if it is one. */
  int classSlot;

  /** Slots of the requirement in force in each step (decision L4), 0 where not yet asked for. */
  int[] requirements = new int[1];

  // Of a class

  /**
   * For each step: the entry of an agent that could take it, or the agent itself with {@link
   * #LOOSE}; or, not above 0, minus the count of additions to the roster at which nobody could.
   */
  long[] proofs = new long[1];

  /** Index among the classes with a loose proof, -1 if not one of them. */
  int looseAt = -1;

  /** How many wait, and the ends of their list. */
  int waiting;

  int first;
  int last;

  /** Nobody who waits is behind it in order; derived. */
  final Furthest furthest = new Furthest();

  /** From when the next gap between starts counts while somebody waits (decision X4-b). */
  long runsFromMs;

  /** What stands for that in the digest, and whether it is out of date. */
  long hash;

  boolean isStale;

  /** Whether somebody could take it in some step; kept while one waits (rule X5). */
  boolean routable;

  /** Whether a change of its routability is being told; while telling. */
  boolean told;

  /** Index among the unroutable that wait, -1 if not one of them. */
  int unroutableAt = -1;

  /** Empties it, with room for so many steps. */
  void reset(int steps) {
    if (requirements.length < steps) {
      requirements = new int[steps];
      proofs = new long[steps];
    }
    Arrays.fill(requirements, 0);
    Arrays.fill(proofs, 0);
    waiting = 0;
    first = 0;
    last = 0;
    routable = false;
    unroutableAt = -1;
    looseAt = -1;
  }
}
