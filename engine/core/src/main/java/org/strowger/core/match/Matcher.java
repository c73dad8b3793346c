package org.strowger.core.match;

import java.util.Arrays;
import org.strowger.core.agent.Agents;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.plan.ActivePlan;
import org.strowger.core.port.DecisionObserver;

/**
 * The pass of rule T3. Before a command nobody who waits has an eligible agent, and a pass only
 * takes supply away; so only the agents that have become able to take more, and the interactions
 * that have newly come to wait, need a look. One thread.
 */
public final class Matcher {
  /** Carries out what a pass decides. */
  public interface Offering {
    /**
     * Makes an offer of an interaction that is not in the waiting index (rule R5).
     *
     * @return whether the interaction may have one more offer
     */
    boolean offer(int interaction, int agent);

    /** Whether an interaction waits and may have one more offer (rule R5). */
    boolean isOpenToOffers(int interaction);

    /** Lets an interaction claim an agent (rule O4). */
    void claim(int interaction, int agent);

    /** Ends the claim of an interaction. */
    void endClaim(int interaction);

    /** Id of the next offer. */
    long nextOffer();
  }

  private final Agents agents;
  private final Interactions interactions;
  private final Waiting waiting;
  private final Supply supply;
  private final Choice choice;
  private final Cursors cursors;
  private final Claims claims;

  /** Told of every decision, or null. */
  private DecisionObserver observer;

  private int[] freed = new int[16];
  private int freedCount;
  private final Arrivals arrivals;

  public Matcher(
      Agents agents,
      Interactions interactions,
      Supply supply,
      Waiting waiting,
      Filters filters,
      Cursors cursors) {
    this.agents = agents;
    this.interactions = interactions;
    this.waiting = waiting;
    this.supply = supply;
    this.cursors = cursors;
    arrivals = new Arrivals(interactions);
    choice = new Choice(agents, interactions, supply, filters, cursors);
    claims = new Claims(agents, interactions, supply, waiting, filters);
  }

  /** The plan in force. */
  public void plan(ActivePlan inForce) {
    choice.plan(inForce);
    cursors.plan(inForce);
  }

  /** Sets who is told of every decision; null: nobody. */
  public void observe(DecisionObserver told) {
    observer = told;
  }

  /** What an agent may take has changed. */
  public void refresh(int agent) {
    int claimable = agents.claimable(agent);
    if (supply.refresh(agent)) {
      freed(agent);
    }
    if ((agents.claimable(agent) & ~claimable) != 0) {
      claims.claimable(agent);
    }
    if (agents.claimedBy(agent) != 0) {
      claims.doubt(agents.claimedBy(agent));
    }
  }

  /** An agent may take what it could not before. */
  public void freed(int agent) {
    for (int i = 0; i < freedCount; i++) {
      if (freed[i] == agent) {
        return;
      }
    }
    if (freedCount == freed.length) {
      freed = Arrays.copyOf(freed, 2 * freedCount);
    }
    freed[freedCount++] = agent;
  }

  /**
   * An interaction that is not in the waiting index comes to wait, or may have one more offer. The
   * next pass offers it or puts it in the index, so that one that finds an agent at once never goes
   * through the index.
   */
  public void arrived(int interaction) {
    arrivals.add(interaction);
  }

  /** An interaction in the waiting index has been promoted. */
  public void promoted(int interaction) {
    claims.added(interaction);
  }

  /**
   * Repeats until nothing changes: the first waiting interaction that has an eligible agent is
   * offered to the best. Then claims are looked at (rule O4).
   */
  public void pass(Offering offering) {
    arrivals.arrange();
    do {
      offer(offering);
    } while (claims.end(offering));
    arrivals.finish();
    claims.make(offering);
  }

  private void offer(Offering offering) {
    while (freedCount > 0 || !arrivals.isEmpty()) {
      int first = firstForFreed();
      int agent = 0;
      while (agent == 0 && isArrivalBefore(first)) {
        int interaction = arrivals.first();
        arrivals.removeFirst();
        if (offering.isOpenToOffers(interaction)) {
          agent = isHopeless(interaction) ? 0 : bestFor(interaction);
          if (agent != 0) {
            first = interaction;
          } else {
            waiting.add(interaction);
            claims.added(interaction);
          }
        }
      }
      if (agent == 0 && first != 0) {
        waiting.remove(first);
        agent = freedCount == 1 ? freed[0] : bestFor(first);
        if (agent == 0) {
          throw new IllegalStateException(
              "the indexes disagree about interaction " + interactions.number(first));
        }
      }
      if (agent != 0) {
        if (observer != null) {
          observer.beforeOffer(offering.nextOffer(), interactions.number(first), agent);
        }
        choice.chosen(first, agent);
        if (offering.offer(first, agent)) {
          arrivals.add(first);
        }
      }
    }
  }

  /** Whether it is known without a search that nobody is eligible: another waits for the same. */
  private boolean isHopeless(int interaction) {
    return freedCount == 0 && !supply.hasClaimed() && waiting.hasAlike(interaction);
  }

  /** Whether the first of those that have come to wait is before another, 0 if there is none. */
  private boolean isArrivalBefore(int other) {
    int first = arrivals.first();
    return first != 0 && (other == 0 || Order.isBefore(interactions, first, other));
  }

  /**
   * The first interaction that one of the freed agents is eligible for; drops those that are
   * eligible for none.
   */
  private int firstForFreed() {
    int first = 0;
    for (int i = 0; i < freedCount; i++) {
      int candidate = waiting.firstFor(freed[i]);
      if (candidate == 0) {
        freed[i--] = freed[--freedCount];
      } else if (first == 0 || Waiting.isBefore(interactions, candidate, first)) {
        first = candidate;
      }
    }
    return first;
  }

  /** What the strategies compare about an agent signed on, for a waiting interaction, at a time. */
  public void readScores(int interaction, int agent, long nowMs, ScoreParts into) {
    choice.readScores(interaction, waiting.requirementOf(interaction), agent, nowMs, into);
  }

  /** The best agent for an interaction (rules F and A), 0 if nobody is eligible. */
  public int bestFor(int interaction) {
    return choice.best(interaction, waiting.requirementOf(interaction));
  }
}
