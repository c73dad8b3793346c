package org.strowger.replay.day;

/**
 * Deals out indexes so that after any number of them each has had its share as nearly as possible:
 * how a planner fills a roster, where chance would leave holes.
 */
final class Quota {
  private final double[] shares;
  private final int[] given;
  private int all;

  /** Of shares in proportion to weights. */
  Quota(double... weights) {
    shares = weights.clone();
    given = new int[weights.length];
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
  }

  /** The index furthest behind its share, the first of equals. */
  int next() {
    all++;
    int chosen = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < shares.length; i++) {
      double lacking = shares[i] * all - given[i];
      if (lacking > most) {
        most = lacking;
        chosen = i;
      }
    }
    given[chosen]++;
    return chosen;
  }

  /** How often an index has been dealt. */
  int given(int index) {
    return given[index];
  }
}
