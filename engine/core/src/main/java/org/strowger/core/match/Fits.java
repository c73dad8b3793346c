package org.strowger.core.match;

import java.util.Arrays;
import org.strowger.core.agent.Agents;
import org.strowger.core.agent.Token;

/**
 * Places in sign-on order of the {@link Roster}, at which stand agents with room who fit: for a
 * requirement all of them from the first place to an end, up to which it has been searched. Kept up
 * to date as agents get and lose room, so that those in front who have none are not passed again at
 * each decision. Kept for a bounded number of requirements: one that comes later takes the place of
 * the one that came first. Whatever is forgotten costs a search and changes no result. Derived, so
 * not in the state. One thread.
 */
final class Fits {
  /** In place of a slot: none. */
  static final int NONE = -1;

  private static final int MOST = 256;

  private final Agents agents;
  private final Filters filters;
  private final Postings postings = new Postings();
  private final Posting[] sets = new Posting[MOST];
  private final Requirement[] owners = new Requirement[MOST];
  private final long[] serials = new long[MOST];

  /** Tokens that whoever fits must have, united. */
  private final long[] masks = new long[MOST];

  private final int[] ends = new int[MOST];
  private int used;
  private int oldest;

  Fits(Agents agents, Filters filters) {
    this.agents = agents;
    this.filters = filters;
    for (int i = 0; i < MOST; i++) {
      sets[i] = postings.create();
    }
  }

  /** Forgets all and makes room for so many places. */
  void reset(int places) {
    postings.reset(places);
    Arrays.fill(owners, null);
    used = 0;
    oldest = 0;
  }

  /** The slot of a requirement, or {@link #NONE}. */
  int of(Requirement requirement) {
    int at = requirement.fits;
    return owners[at] == requirement && serials[at] == requirement.serial ? at : NONE;
  }

  /** A new slot for a requirement that has none, which has been searched up to a place. */
  int begin(Requirement requirement, int start) {
    int at = oldest;
    oldest = (oldest + 1) % MOST;
    if (at == used) {
      used++;
    } else {
      postings.clear(sets[at]);
    }
    owners[at] = requirement;
    serials[at] = requirement.serial;
    masks[at] = 0;
    for (int i = 0; i < requirement.tokenCount(); i++) {
      masks[at] |= Token.maskOf(requirement.token(i));
    }
    ends[at] = start;
    requirement.fits = at;
    return at;
  }

  /** End, exclusive, of the places searched. */
  int end(int slot) {
    return ends[slot];
  }

  /** It has been searched up to a place where somebody with room fits. */
  void found(int slot, int place) {
    postings.set(sets[slot], place);
    ends[slot] = place + 1;
  }

  /** It has been searched up to an end in vain. */
  void foundNobody(int slot, int end) {
    ends[slot] = end;
  }

  /** The first place of a slot in a range, its end exclusive, or -1. */
  int next(int slot, int from, int end) {
    postings.search(sets[slot]);
    return postings.next(from, end);
  }

  /** An agent at a place has got room on channels, a bit each. */
  void gained(int agent, int place, int channels) {
    long mask = agents.mask(agent);
    for (int i = 0; channels != 0 && i < used; i++) {
      if ((masks[i] & ~mask) == 0
          && place < ends[i]
          && serials[i] == owners[i].serial
          && (channels >> owners[i].channel() & 1) != 0
          && filters.meets(agent, owners[i])) {
        postings.set(sets[i], place);
      }
    }
  }

  /** An agent at a place has lost its room on channels, a bit each, before its skills change. */
  void lost(int agent, int place, int channels) {
    long mask = agents.mask(agent);
    for (int i = 0; channels != 0 && i < used; i++) {
      if ((masks[i] & ~mask) == 0
          && (channels >> owners[i].channel() & 1) != 0
          && postings.contains(sets[i], place)) {
        postings.clear(sets[i], place);
      }
    }
  }
}
