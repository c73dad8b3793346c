package org.strowger.replay.summary;

import org.strowger.replay.report.Count;
import org.strowger.replay.report.Figure;
import org.strowger.replay.report.Group;

/**
 * What became of a group of contacts, counted by a {@link
 * org.strowger.replay.report.ContactCounter}. Times in milliseconds; a mean of nothing is not a
 * number.
 *
 * @param group of contacts
 * @param shortAbandonMs abandoned contacts that waited less are counted as short
 */
public record Figures(Group group, long shortAbandonMs) {
  /** All contacts that came. */
  public long offered() {
    return group.get(Count.OFFERED);
  }

  /** Answered by an agent. */
  public long answered() {
    return group.get(Count.ANSWERED);
  }

  /** Abandoned by the customer while waiting, short ones included. */
  public long abandoned() {
    return group.get(Count.ABANDONED);
  }

  /** Of them, those that waited less than the bound for short ones. */
  public long shortAbandoned() {
    return group.abandonedWithin(shortAbandonMs);
  }

  /** Given up by their queue, or waiting when everything had happened that was to happen. */
  public long stillWaiting() {
    return group.get(Count.EXPIRED) + group.waiting();
  }

  /** Refused by the engine, the only way to leave otherwise; 0 in a sound run. */
  public long refused() {
    return group.get(Count.LEFT);
  }

  /** Answered within the target of their queue. */
  public long withinTarget() {
    return group.get(Count.ANSWERED_IN_TARGET);
  }

  /** That target; -1 if the group has several. */
  public long targetMs() {
    return group.targetsMs().size() == 1 ? group.targetsMs().first() : -1;
  }

  /** Answered within the target, of all offered; an abandoned contact counts as not answered. */
  public double serviceLevel() {
    return group.get(Figure.SERVICE_LEVEL);
  }

  /** Abandoned, of all offered. */
  public double abandonedShare() {
    return group.get(Figure.ABANDONMENT);
  }

  /** Mean wait of the answered. */
  public double asaMs() {
    return group.get(Figure.ASA);
  }

  /** Mean handling and wrap-up of the answered whose time is known. */
  public double ahtMs() {
    return group.get(Figure.AHT);
  }

  /** Mean wait of answered and abandoned. */
  public double meanWaitMs() {
    return group.meanWaitMs();
  }

  /** Wait of answered and abandoned that half of them do not exceed. */
  public long p50WaitMs() {
    return group.waitMs(50);
  }

  /** Wait of answered and abandoned that nine of ten do not exceed. */
  public long p90WaitMs() {
    return group.waitMs(90);
  }

  /** Longest wait of answered and abandoned. */
  public long maxWaitMs() {
    return group.waitMs(100);
  }
}
