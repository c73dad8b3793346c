package org.strowger.core.queue;

import org.strowger.core.channel.Channels;
import org.strowger.core.estimate.Estimator;
import org.strowger.core.estimate.Estimators;
import org.strowger.core.estimate.Notes;
import org.strowger.core.event.Cause;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.match.Requirement;
import org.strowger.core.match.Waiting;

/**
 * Estimated wait (rule X4): tells the estimators of demand classes who comes to wait and who is
 * accepted, and answers from them. One thread.
 */
public final class Estimates {
  private final Cause cause;
  private final Interactions interactions;
  private final Demands demands;
  private final Estimators estimators;
  private final Notes notes;
  private final Channels channels;

  public Estimates(
      Cause cause,
      Interactions interactions,
      Demands demands,
      Estimators estimators,
      Notes notes,
      Channels channels) {
    this.cause = cause;
    this.interactions = interactions;
    this.demands = demands;
    this.estimators = estimators;
    this.notes = notes;
    this.channels = channels;
  }

  private Demand classOf(int interaction) {
    return demands.classOf(interactions.demand(interaction));
  }

  /** The estimator of a class, null if none is kept. */
  private Estimator find(Demand of) {
    long content = demands.content(of);
    if (of.estimator == null || !of.estimator.isOf(of.queue, content)) {
      of.estimator = estimators.find(of.queue, content);
    }
    return of.estimator;
  }

  private Estimator open(Demand of) {
    Estimator known = find(of);
    if (known == null) {
      known = estimators.open(of.queue, demands.content(of), cause.nowMs());
      of.estimator = known;
    }
    return known;
  }

  // What happens

  /** An interaction has come to wait with its demand class, which may have waited without it. */
  void came(int interaction) {
    Demand of = classOf(interaction);
    if (of.waiting == 1) {
      estimators.begins(open(of), cause.nowMs());
    }
  }

  /** An interaction is not held any more: whatever time was waited counts from now. */
  public void released(int interaction) {
    if (isSuspended(interaction)) {
      return;
    }
    estimators.begins(open(classOf(interaction)), cause.nowMs());
  }

  /** A waiting interaction is about to be an agent's (decisions X4-b, X4-d). */
  public void accepted(int interaction) {
    long waitedMs = cause.nowMs() - interactions.since(interaction);
    if (!isSuspended(interaction)) {
      Demand of = classOf(interaction);
      Estimator known = find(of);
      boolean isNew = known == null;
      estimators.starts(isNew ? open(of) : known, isNew ? 0 : waitedMs, cause.nowMs());
    }
    if (notes.has(interaction)) {
      Estimator noted = estimators.find(notes.queue(interaction), notes.content(interaction));
      if (noted != null) {
        estimators.erred(noted, Math.abs(waitedMs - notes.estimateMs(interaction)));
      }
      notes.drop(interaction);
    }
  }

  /** An interaction that has just arrived waits after the pass: its estimate is noted if known. */
  public void note(int interaction) {
    Demand of = classOf(interaction);
    long estimateMs = asLast(interaction);
    if (estimateMs >= 0) {
      notes.set(interaction, estimateMs, of.queue, demands.content(of));
    }
  }

  /** What was estimated of an interaction counts no more. */
  public void forget(int interaction) {
    notes.drop(interaction);
  }

  // What is estimated, milliseconds; -1: not known

  private boolean isSuspended(int interaction) {
    return interactions.requirement(interaction) == 0;
  }

  private boolean isUnknown(int interaction) {
    return isSuspended(interaction) || channels.isHeld(interaction);
  }

  /** Of one that waits, as if it were the last of its class. */
  private long asLast(int interaction) {
    if (isUnknown(interaction)) {
      return -1;
    }
    Demand of = classOf(interaction);
    Estimator known = find(of);
    return known == null ? -1 : known.estimate(of.waiting, true, cause.nowMs());
  }

  /** Of one that waits; costs a look at each of its class. */
  public long of(int interaction, long nowMs) {
    if (isUnknown(interaction)) {
      return -1;
    }
    Demand of = classOf(interaction);
    Estimator known = find(of);
    return known == null ? -1 : known.estimate(position(of, interaction, of.waiting), true, nowMs);
  }

  /** 1 and those of its class before it in order, as far as it is not above a limit. */
  private int position(Demand of, int interaction, int limit) {
    int position = 1;
    int at = of.first;
    while (at != 0 && position <= limit) {
      if (at != interaction
          && Waiting.isBefore(interactions, at, interaction)
          && !channels.isHeld(at)) {
        position++;
      }
      at = interactions.behind(at);
    }
    return position;
  }

  /**
   * Whether the estimate of one that waits is known and above a bound; looks only at as many of its
   * class as are needed to tell.
   */
  public boolean isOver(int interaction, long boundMs) {
    if (asLast(interaction) <= boundMs) {
      return false;
    }
    Demand of = classOf(interaction);
    Estimator known = find(of);
    long now = cause.nowMs();
    int low = 0;
    int high = of.waiting;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (known.estimate(middle, true, now) > boundMs) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return position(of, interaction, high - 1) >= high;
  }

  /** Of a newcomer that asks what some lists ask, and over their channel. */
  public long ofNewcomer(int queue, Requirement lists, long nowMs) {
    if (channels.isClosed(lists.channel())) {
      return -1;
    }
    Estimator known = estimators.find(queue, demands.contentOf(lists));
    int waiting = waiting(queue, lists);
    return known == null ? -1 : known.estimate(waiting + 1L, waiting > 0, nowMs);
  }

  /** How many wait in the class of a newcomer. */
  public int waiting(int queue, Requirement lists) {
    Demand of = demands.find(queue, lists);
    return of == null ? 0 : of.waiting;
  }

  /** The estimator of the class of a newcomer, null if none is kept. */
  public Estimator estimatorOfNewcomer(int queue, Requirement lists) {
    return estimators.find(queue, demands.contentOf(lists));
  }

  /** The estimator of the class of one that waits, null if none is kept. */
  public Estimator estimator(int interaction) {
    return isUnknown(interaction) ? null : find(classOf(interaction));
  }
}
