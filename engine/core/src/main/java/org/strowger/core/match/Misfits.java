package org.strowger.core.match;

/**
 * Positions of the {@link Roster} at which stand agents that are known to fail filters F3 or F4 for
 * a requirement, so that each is looked at once and not at every decision. Kept for a bounded
 * number of requirements: one that comes later takes the place of the one that came first. Whatever
 * is forgotten costs a look and changes no result. Derived, so not in the state. One thread.
 */
final class Misfits {
  private static final int MOST = 512;

  private final Postings postings;
  private final Posting[] sets = new Posting[MOST];
  private final Requirement[] owners = new Requirement[MOST];
  private final long[] serials = new long[MOST];

  /** Positions in any set, and perhaps some more. */
  private final Posting any;

  private int used;
  private int oldest;

  /** All sets are made at once, as it may take days until each has been of use. */
  Misfits(Postings postings) {
    this.postings = postings;
    any = postings.create();
    for (int i = 0; i < MOST; i++) {
      sets[i] = postings.create();
    }
  }

  /** Those known for a requirement, or null. */
  Posting of(Requirement requirement) {
    int at = requirement.misfits;
    return owners[at] == requirement && serials[at] == requirement.serial ? sets[at] : null;
  }

  /** A new set for a requirement that has none. */
  Posting begin(Requirement requirement) {
    int at = oldest;
    oldest = (oldest + 1) % MOST;
    if (at == used) {
      used++;
    } else {
      postings.clear(sets[at]);
    }
    owners[at] = requirement;
    serials[at] = requirement.serial;
    requirement.misfits = at;
    return sets[at];
  }

  /** Adds a position to a set. */
  void add(Posting set, int position) {
    postings.set(set, position);
    postings.set(any, position);
  }

  /** Whoever comes to a position next is unknown. */
  void forget(int position) {
    if (!postings.contains(any, position)) {
      return;
    }
    postings.clear(any, position);
    for (int i = 0; i < used; i++) {
      if (postings.contains(sets[i], position)) {
        postings.clear(sets[i], position);
      }
    }
  }
}
