package org.strowger.replay.summary;

/**
 * What became of a group of contacts. Times in milliseconds; a mean of nothing is not a number.
 *
 * @param offered all contacts that came
 * @param answered by an agent
 * @param abandoned by the customer while waiting, short ones included
 * @param shortAbandoned of them, within the bound for short ones
 * @param stillWaiting when everything had happened that was to happen
 * @param refused by the engine; 0 in a sound run
 * @param withinTarget answered within the target of their queue
 * @param targetMs that target; -1 if the group has several
 * @param asaMs mean wait of the answered
 * @param ahtMs mean handling and wrap-up of the answered
 * @param meanWaitMs of answered and abandoned
 * @param p50WaitMs of answered and abandoned
 * @param p90WaitMs of answered and abandoned
 * @param maxWaitMs of answered and abandoned
 */
public record Figures(
    long offered,
    long answered,
    long abandoned,
    long shortAbandoned,
    long stillWaiting,
    long refused,
    long withinTarget,
    long targetMs,
    double asaMs,
    double ahtMs,
    double meanWaitMs,
    long p50WaitMs,
    long p90WaitMs,
    long maxWaitMs) {

  /** Answered within the target, of all offered; an abandoned contact counts as not answered. */
  public double serviceLevel() {
    return share(withinTarget);
  }

  /** Abandoned, of all offered. */
  public double abandonedShare() {
    return share(abandoned);
  }

  private double share(long part) {
    return offered == 0 ? Double.NaN : (double) part / offered;
  }
}
