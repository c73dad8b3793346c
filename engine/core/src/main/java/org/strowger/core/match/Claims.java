package org.strowger.core.match;

import java.util.Arrays;
import org.strowger.core.agent.Agents;
import org.strowger.core.interaction.Interactions;

/**
 * Rule O4, when a pass has nothing more to offer: ends the claims that do not hold any more, and
 * makes new ones. Before a command no promoted interaction without claim and open offer has an
 * agent to claim, so only the interactions that have newly become such, and the agents that have
 * become claimable, need a look; likewise only the claims whose interaction or agent has changed.
 * One thread.
 */
final class Claims {
  private final Agents agents;
  private final Interactions interactions;
  private final Supply supply;
  private final Waiting waiting;
  private final Filters filters;

  /** Interactions whose claim may not hold any more. */
  private int[] doubtful = new int[16];

  private int doubtfulCount;

  /** Interactions that may have become able to claim. */
  private int[] claimers = new int[16];

  private int claimerCount;

  /** Agents that may have become claimable. */
  private int[] claimable = new int[16];

  private int claimableCount;

  Claims(
      Agents agents, Interactions interactions, Supply supply, Waiting waiting, Filters filters) {
    this.agents = agents;
    this.interactions = interactions;
    this.supply = supply;
    this.waiting = waiting;
    this.filters = filters;
  }

  /** The claim of an interaction, if it has one, may not hold any more. */
  void doubt(int interaction) {
    if (doubtfulCount == doubtful.length) {
      doubtful = Arrays.copyOf(doubtful, 2 * doubtfulCount);
    }
    doubtful[doubtfulCount++] = interaction;
  }

  /** An interaction has come into the waiting index. */
  void added(int interaction) {
    if (interactions.claim(interaction) != 0) {
      doubt(interaction);
    } else if (interactions.promoted(interaction) != 0) {
      if (claimerCount == claimers.length) {
        claimers = Arrays.copyOf(claimers, 2 * claimerCount);
      }
      claimers[claimerCount++] = interaction;
    }
  }

  /** An agent has become claimable on a channel. */
  void claimable(int agent) {
    for (int i = 0; i < claimableCount; i++) {
      if (claimable[i] == agent) {
        return;
      }
    }
    if (claimableCount == claimable.length) {
      claimable = Arrays.copyOf(claimable, 2 * claimableCount);
    }
    claimable[claimableCount++] = agent;
  }

  /**
   * Ends the claims that do not hold any more, in order of the interactions (decision O4-c).
   *
   * @return whether one has ended, so that there may be more to offer
   */
  boolean end(Matcher.Offering offering) {
    boolean ended = false;
    while (doubtfulCount > 0) {
      int at = 0;
      for (int i = 1; i < doubtfulCount; i++) {
        if (Order.isBefore(interactions, doubtful[i], doubtful[at])) {
          at = i;
        }
      }
      int interaction = doubtful[at];
      doubtful[at] = doubtful[--doubtfulCount];
      int agent = interactions.claim(interaction);
      if (agent != 0 && !filters.mayClaim(agent, interaction)) {
        offering.endClaim(interaction);
        ended = true;
      }
    }
    return ended;
  }

  /** Makes the claims that can be made, in order of the interactions (decision O4-a). */
  void make(Matcher.Offering offering) {
    while (claimerCount + claimableCount > 0) {
      int first = firstForClaimable();
      int at = firstClaimer();
      if (at >= 0 && (first == 0 || !Order.isBefore(interactions, first, claimers[at]))) {
        first = claimers[at];
        claimers[at] = claimers[--claimerCount];
        int agent = bestFor(first);
        if (agent != 0) {
          offering.claim(first, agent);
        }
      } else if (first != 0) {
        int agent = claimableCount == 1 ? claimable[0] : bestFor(first);
        if (agent == 0) {
          throw new IllegalStateException(
              "the indexes disagree about a claim of interaction " + interactions.number(first));
        }
        offering.claim(first, agent);
      }
    }
  }

  /** The first interaction that can claim one of the agents; drops agents that none can claim. */
  private int firstForClaimable() {
    int first = 0;
    for (int i = 0; i < claimableCount; i++) {
      int candidate = waiting.firstClaimFor(claimable[i]);
      if (candidate == 0) {
        claimable[i--] = claimable[--claimableCount];
      } else if (first == 0 || Order.isBefore(interactions, candidate, first)) {
        first = candidate;
      }
    }
    return first;
  }

  /** Index of the first in order that can still claim, -1 if there is none; drops the others. */
  private int firstClaimer() {
    int at = -1;
    for (int i = 0; i < claimerCount; i++) {
      if (!waiting.isToClaim(claimers[i])) {
        claimers[i--] = claimers[--claimerCount];
      } else if (at < 0 || Order.isBefore(interactions, claimers[i], claimers[at])) {
        at = i;
      }
    }
    return at;
  }

  /** The claimable agent with the most free units, then the first in line; 0 if there is none. */
  private int bestFor(int interaction) {
    Requirement requirement = waiting.requirementOf(interaction);
    int affine = interactions.affine(interaction);
    if (affine != 0) {
      boolean can = (agents.claimable(affine) >> requirement.channel() & 1) != 0;
      return can && filters.meets(affine, requirement) && filters.mayMeet(affine, interaction)
          ? affine
          : 0;
    }
    int best = 0;
    int mostFree = 0;
    supply.searchClaimable(requirement);
    for (int at = supply.first(); at >= 0; at = supply.next(at + 1)) {
      int agent = supply.agentAt(at);
      if ((best == 0 || filters.freeUnits(agent) > mostFree)
          && filters.mayMeet(agent, interaction)) {
        best = agent;
        mostFree = filters.freeUnits(agent);
      }
    }
    return best;
  }
}
