package org.strowger.core.match;

import java.util.Arrays;

/**
 * The agents in the index of the line, by a key that strategy compares: a posting for each key
 * there is, in ascending order of keys. The first agent in the first stratum that has an eligible
 * one is the agent with the least key, ties broken by the line. One thread.
 */
final class Strata {
  private static final class Stratum {
    private long key;
    private final Posting posting;

    Stratum(Posting posting) {
      this.posting = posting;
    }
  }

  private final Postings postings;
  private Stratum[] ordered = new Stratum[16];
  private int count;
  private Stratum[] spare = new Stratum[16];
  private int spareCount;
  private Stratum[] ofAgent = new Stratum[64];
  private int[] positionOf = new int[64];

  Strata(Postings postings) {
    this.postings = postings;
  }

  /** Forgets all agents, after their positions have been forgotten. */
  void clear() {
    Arrays.fill(ofAgent, null);
    while (count > 0) {
      setAside(ordered[--count]);
      ordered[count] = null;
    }
  }

  /** Key of an agent that is in. */
  long keyOf(int agent) {
    return ofAgent[agent].key;
  }

  /** Number of different keys. */
  int count() {
    return count;
  }

  /** The i-th key, ascending. */
  long key(int i) {
    return ordered[i].key;
  }

  /** Positions of the agents with the i-th key. */
  Posting posting(int i) {
    return ordered[i].posting;
  }

  /**
   * Puts an agent at its position under its key, wherever it was before.
   *
   * @return whether it was not there
   */
  boolean put(int agent, int position, long key) {
    if (agent >= ofAgent.length) {
      int size = Math.max(agent + 1, 2 * agent);
      ofAgent = Arrays.copyOf(ofAgent, size);
      positionOf = Arrays.copyOf(positionOf, size);
    }
    Stratum stratum = ofAgent[agent];
    if (stratum != null && stratum.key == key) {
      if (positionOf[agent] == position) {
        return false;
      }
      postings.clear(stratum.posting, positionOf[agent]);
    } else {
      remove(agent);
      stratum = of(key);
      ofAgent[agent] = stratum;
    }
    postings.set(stratum.posting, position);
    positionOf[agent] = position;
    return true;
  }

  /** Gives an agent that is in its new position, after all positions have been forgotten. */
  void move(int agent, int position) {
    Stratum stratum = agent < ofAgent.length ? ofAgent[agent] : null;
    if (stratum != null) {
      postings.set(stratum.posting, position);
      positionOf[agent] = position;
    }
  }

  /** Takes an agent out, if it is in. */
  void remove(int agent) {
    Stratum stratum = agent < ofAgent.length ? ofAgent[agent] : null;
    if (stratum == null) {
      return;
    }
    ofAgent[agent] = null;
    postings.clear(stratum.posting, positionOf[agent]);
    if (stratum.posting.isEmpty()) {
      int at = indexOf(stratum.key);
      System.arraycopy(ordered, at + 1, ordered, at, --count - at);
      ordered[count] = null;
      setAside(stratum);
    }
  }

  /** Index of a key, or of the first above it. */
  private int indexOf(long key) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ordered[middle].key < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private Stratum of(long key) {
    int at = indexOf(key);
    if (at < count && ordered[at].key == key) {
      return ordered[at];
    }
    if (count == ordered.length) {
      ordered = Arrays.copyOf(ordered, 2 * count);
    }
    System.arraycopy(ordered, at, ordered, at + 1, count - at);
    Stratum stratum = spareCount > 0 ? spare[--spareCount] : new Stratum(postings.create());
    stratum.key = key;
    ordered[at] = stratum;
    count++;
    return stratum;
  }

  private void setAside(Stratum stratum) {
    if (spareCount == spare.length) {
      spare = Arrays.copyOf(spare, 2 * spareCount);
    }
    spare[spareCount++] = stratum;
  }
}
