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
    return estimators.find(of.queue, demands.content(of));
  }

  /** How long the next gap of a class runs already; 0 if nobody of it waits. */
  private static long runningMs(Demand of, long nowMs) {
    return of == null || of.waiting == 0 ? 0 : nowMs - of.runsFromMs;
  }

  // What happens

  /** An interaction has come to wait with its demand class, which may have waited without it. */
  void came(int interaction) {
    Demand of = classOf(interaction);
    if (of.waiting == 1) {
      demands.runFrom(of, cause.nowMs());
    }
  }

  /** An interaction is not held any more: whatever time was waited counts from now. */
  public void released(int interaction) {
    if (!isSuspended(interaction)) {
      demands.runFrom(classOf(interaction), cause.nowMs());
    }
  }

  /** An interaction that waits, and is not suspended, has got another place in order. */
  public void reordered(int interaction) {
    classOf(interaction).furthest.extend(interactions, interaction);
  }

  /** A waiting interaction is about to be an agent's (decisions X4-b, X4-d). */
  public void accepted(int interaction) {
    long waitedMs = cause.nowMs() - interactions.since(interaction);
    if (!isUnknown(interaction)) {
      Demand of = classOf(interaction);
      if (waitedMs > 0) {
        Estimator known = find(of);
        estimators.starts(
            known != null ? known : estimators.open(of.queue, demands.content(of)),
            runningMs(of, cause.nowMs()));
      }
      demands.runFrom(of, cause.nowMs());
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

  // What a snapshot keeps: from when the next gap of a class runs, with one of those who wait

  /** Whether an interaction stands for all of its class who wait. */
  public boolean standsForClass(int interaction) {
    return classOf(interaction).first == interaction;
  }

  public long runsFromMs(int interaction) {
    return classOf(interaction).runsFromMs;
  }

  public void runsFromMs(int interaction, long timeMs) {
    demands.runFrom(classOf(interaction), timeMs);
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
    return known == null ? -1 : known.estimate(of.waiting, runningMs(of, cause.nowMs()));
  }

  /** Of one that waits; costs a look at each of its class, unless all others are before it. */
  public long of(int interaction, long nowMs) {
    if (isUnknown(interaction)) {
      return -1;
    }
    Demand of = classOf(interaction);
    Estimator known = find(of);
    if (known == null) {
      return -1;
    }
    return known.estimate(position(of, interaction, of.waiting), runningMs(of, nowMs));
  }

  /**
   * 1 and those of its class before it in order, as far as it is not above a limit, or it is the
   * last.
   */
  private int position(Demand of, int interaction, int limit) {
    if (of.furthest.isAt(interactions, interaction)
        && !channels.isClosed(interactions.channel(interaction))) {
      return of.waiting;
    }
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
    long runningMs = runningMs(of, cause.nowMs());
    int low = 0;
    int high = of.waiting;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (known.estimate(middle, runningMs) > boundMs) {
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
    if (known == null) {
      return -1;
    }
    Demand of = demands.find(queue, lists);
    return known.estimate(of == null ? 1 : of.waiting + 1L, runningMs(of, nowMs));
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
