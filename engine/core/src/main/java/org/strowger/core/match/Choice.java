package org.strowger.core.match;

import org.strowger.codec.sbe.Strategy;
import org.strowger.core.agent.Agents;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.plan.ActivePlan;

/**
 * The best agent for an interaction: of those that pass the filters (rules F), the one that the
 * strategy of the interaction's step prefers, ties broken by the line (rules A). Every search is
 * exact. A <em>candidate</em> is an agent with room on the channel, all the all-of skills and the
 * only team; each costs a look.
 *
 * <ul>
 *   <li>Longest idle: candidates in order of the line, up to the first eligible.
 *   <li>Least loaded, fewest handled, least skilled: with K different figures among the agents, at
 *       most 2 K + 8 candidates; if that is not all of them, at most K searches, each up to its
 *       first eligible.
 *   <li>Best skilled: 64 candidates; if that is not all of them, sums of levels from the highest
 *       down, at most 1024 choices of levels; if no agent is found by then, all candidates.
 *   <li>Round-robin: candidates in sign-on order from the cursor on, and round, up to the first
 *       eligible.
 *   <li>Linear: candidates in the order of each team, then in sign-on order, up to the first
 *       eligible.
 *   <li>Weighted: as least loaded, with K pairs of load and specialism; in each pair candidates in
 *       order of the line, until nobody behind can be better by the idle time and the highest
 *       surplus there can be.
 * </ul>
 *
 * One thread.
 */
final class Choice {
  private static final int FEW = 8;
  private static final int FIRST_LOOKS = 64;
  private static final long NONE = Long.MIN_VALUE;

  private final Agents agents;
  private final Interactions interactions;
  private final Supply supply;
  private final Filters filters;
  private final Cursors cursors;
  private final LevelSums sums;
  private ActivePlan plan;

  private int interaction;
  private Requirement requirement;

  /** Position and score of the best so far; the highest score wins. */
  private int bestAt;

  private long bestScore;

  Choice(
      Agents agents, Interactions interactions, Supply supply, Filters filters, Cursors cursors) {
    this.agents = agents;
    this.interactions = interactions;
    this.supply = supply;
    this.filters = filters;
    this.cursors = cursors;
    sums = new LevelSums(supply.index(), this::firstOfChosen);
  }

  void plan(ActivePlan inForce) {
    plan = inForce;
  }

  /** The step that an interaction is in. */
  private ActivePlan.Step stepOf(int slot) {
    return plan.queue(interactions.queue(slot)).steps[0];
  }

  /** The best agent for an interaction that asks this, 0 if nobody is eligible. */
  int best(int slot, Requirement asked) {
    interaction = slot;
    requirement = asked;
    ActivePlan.Step step = stepOf(slot);
    return switch (step.strategy) {
      case LEAST_LOADED -> least(supply.strategies().load());
      case FEWEST_HANDLED -> least(supply.strategies().handled());
      case LEAST_SKILLED -> least(supply.strategies().served());
      case BEST_SKILLED -> bestSkilled();
      case ROUND_ROBIN -> next(cursors.get(interactions.queue(slot)));
      case LINEAR -> firstInTeams(step);
      case WEIGHTED -> weighted(plan.queue(interactions.queue(slot)));
      default -> longestIdle();
    };
  }

  /** What the strategies compare about an agent for an interaction that asks this. */
  void readScores(int slot, Requirement asked, int agent, long nowMs, ScoreParts into) {
    ActivePlan.Queue queue = plan.queue(interactions.queue(slot));
    supply.scores().read(agent, asked, queue, stepOf(slot), nowMs, into);
  }

  /** An interaction is offered to the agent that the strategy of its step has chosen. */
  void chosen(int slot, int agent) {
    if (stepOf(slot).strategy == Strategy.ROUND_ROBIN) {
      cursors.set(interactions.queue(slot), agents.signOnNumber(agent));
    }
  }

  private boolean isEligible(int agent) {
    return filters.meets(agent, requirement) && filters.mayMeet(agent, interaction);
  }

  private int agentAt(int position) {
    return position < 0 ? 0 : supply.agentAt(position);
  }

  /** Position of the first eligible agent of the search, -1 if there is none. */
  private int firstEligible() {
    int at = supply.next(0);
    while (at >= 0 && !isEligible(supply.agentAt(at))) {
      at = supply.next(at + 1);
    }
    return at;
  }

  /** Rule A1. */
  private int longestIdle() {
    supply.search(requirement);
    return agentAt(firstEligible());
  }

  /** Rules A2, A4 and A6: the least key. */
  private int least(Strata strata) {
    supply.search(requirement);
    int best = -1;
    long bestKey = Long.MAX_VALUE;
    long leastKey = strata.count() == 0 ? 0 : strata.key(0);
    int at = supply.next(0);
    for (int looks = 2 * strata.count() + FEW; at >= 0 && looks > 0; looks--) {
      int agent = supply.agentAt(at);
      long key = strata.keyOf(agent);
      if (key < bestKey && isEligible(agent)) {
        if (key == leastKey) {
          return agent;
        }
        best = at;
        bestKey = key;
      }
      at = supply.next(at + 1);
    }
    if (at >= 0) {
      for (int i = 0; i < strata.count() && strata.key(i) < bestKey; i++) {
        supply.search(requirement, strata.posting(i));
        int first = firstEligible();
        if (first >= 0) {
          return supply.agentAt(first);
        }
      }
      if (best < 0) {
        return 0;
      }
    }
    return agentAt(best);
  }

  /** Rule A3. */
  private int bestSkilled() {
    supply.search(requirement);
    int at = supply.next(0);
    if (at < 0) {
      return 0;
    }
    sums.read(requirement);
    beginScan();
    at = scanLevels(at, FIRST_LOOKS, sums.highest());
    if (at >= 0) {
      int floor = bestAt < 0 ? -1 : (int) bestScore;
      int highest = sums.search(floor, Integer.MAX_VALUE);
      if (sums.found() < Integer.MAX_VALUE) {
        return supply.agentAt(sums.found());
      }
      if (highest > floor) {
        supply.search(requirement);
        scanLevels(at, Integer.MAX_VALUE, highest);
      }
    }
    return agentAt(bestAt);
  }

  private void beginScan() {
    bestAt = -1;
    bestScore = NONE;
  }

  /**
   * Looks at candidates of the search from a position on, until one has the highest sum. Gives the
   * position after the last look, -1 if nothing is left or nobody can be better.
   */
  private int scanLevels(int from, int looks, int highest) {
    int at = from;
    for (int i = 0; at >= 0 && i < looks; i++) {
      int agent = supply.agentAt(at);
      if (isEligible(agent)) {
        int sum = supply.scores().levels(agent, requirement);
        if (bestAt < 0 || sum > bestScore) {
          bestAt = at;
          bestScore = sum;
          if (sum >= highest) {
            return -1;
          }
        }
      }
      at = supply.next(at + 1);
    }
    return at;
  }

  private int firstOfChosen(int limit) {
    supply.search(requirement);
    sums.narrow(supply.index().postings());
    int at = supply.next(0);
    while (at >= 0 && at < limit && !isEligible(supply.agentAt(at))) {
      at = supply.next(at + 1);
    }
    return at < 0 ? limit : Math.min(at, limit);
  }

  /** Rule A5. */
  private int next(int cursor) {
    Roster roster = supply.strategies().roster();
    int behind = roster.behind(cursor);
    roster.search(requirement);
    int agent = firstIn(roster, behind, roster.end());
    return agent != 0 ? agent : firstIn(roster, roster.start(), behind);
  }

  /** Rule A7. */
  private int firstInTeams(ActivePlan.Step step) {
    Roster roster = supply.strategies().roster();
    roster.search(requirement);
    for (int team : step.teams) {
      int agent = firstIn(roster, roster.teamStart(team), roster.teamEnd(team));
      if (agent != 0) {
        return agent;
      }
    }
    return firstIn(roster, roster.start(), roster.end());
  }

  private int firstIn(Roster roster, int start, int end) {
    for (int at = roster.next(start, end); at >= 0; at = roster.next(at + 1, end)) {
      if (isEligible(roster.agentAt(at))) {
        return roster.agentAt(at);
      }
    }
    return 0;
  }

  /** Rule A8. */
  private int weighted(ActivePlan.Queue queue) {
    supply.search(requirement);
    int first = supply.next(0);
    if (first < 0) {
      return 0;
    }
    beginScan();
    boolean still = queue.loadWeight + queue.specialismWeight > 0;
    Strata strata = supply.strategies().still();
    long most = still ? (long) Scores.WHOLE * (queue.loadWeight + queue.specialismWeight) : 0;
    long surplus = (long) queue.skillWeight * Scores.highestSurplus(requirement);
    int looks = still ? 2 * strata.count() + FEW : Integer.MAX_VALUE;
    int at = scanWeighted(queue, first, looks, most + surplus);
    if (at >= 0) {
      long rest = surplus + idle(queue, first);
      for (int i = 0; i < strata.count(); i++) {
        long part = supply.scores().still(queue, strata.key(i));
        if (bestAt < 0 || part + rest >= bestScore) {
          supply.search(requirement, strata.posting(i));
          scanWeighted(queue, supply.next(0), Integer.MAX_VALUE, part + surplus);
        }
      }
    }
    return agentAt(bestAt);
  }

  private long stillOf(ActivePlan.Queue queue, int agent) {
    return queue.loadWeight + queue.specialismWeight == 0
        ? 0
        : supply.scores().still(queue, supply.strategies().still().keyOf(agent));
  }

  private static long idle(ActivePlan.Queue queue, long timeMs) {
    return -queue.idleWeight * (timeMs / 1000);
  }

  private long idle(ActivePlan.Queue queue, int position) {
    return idle(queue, supply.timeAt(position));
  }

  /**
   * Looks at candidates of the search from a position on, as long as one of them can be better: it
   * has at most the idle time of the first left, and the rest at most what is given. Gives the
   * position after the last look, -1 if nothing is left or nobody can be better.
   */
  private int scanWeighted(ActivePlan.Queue queue, int from, int looks, long most) {
    int at = from;
    for (int i = 0; at >= 0 && i < looks; i++) {
      long idle = idle(queue, at);
      if (bestAt >= 0 && (most + idle < bestScore || (most + idle == bestScore && at > bestAt))) {
        return -1;
      }
      int agent = supply.agentAt(at);
      if (isEligible(agent)) {
        long score =
            (long) queue.skillWeight * supply.scores().surplus(agent, requirement)
                + stillOf(queue, agent)
                + idle;
        if (bestAt < 0 || score > bestScore || (score == bestScore && at < bestAt)) {
          bestAt = at;
          bestScore = score;
        }
      }
      at = supply.next(at + 1);
    }
    return at;
  }
}
