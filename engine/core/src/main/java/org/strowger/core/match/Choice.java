package org.strowger.core.match;

import java.util.Arrays;
import org.strowger.codec.sbe.Strategy;
import org.strowger.core.agent.Agents;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.plan.ActivePlan;

/**
 * The best agent for an interaction: of those that pass the filters (rules F), the one that the
 * strategy of the interaction's step prefers, ties broken by the line (rules A). Every search is
 * exact. An agent with room on the channel, all the all-of skills and the only team costs a look;
 * one that passes F3 and F4 too is a <em>candidate</em>. Looks at those in front of the first
 * candidate are saved from one search to the next ({@link Barren}, {@link Misfits}).
 *
 * <ul>
 *   <li>Longest idle: in order of the line, up to the first eligible.
 *   <li>Least loaded, fewest handled, least skilled: with K different figures among the agents, at
 *       most 8 looks from the first candidate on; if that is not all, at most K searches, each up
 *       to its first eligible.
 *   <li>Best skilled: 8 looks; if that is not all, sums of levels from the highest down, at most
 *       1024 choices of levels, each up to its first eligible agent; if none is found by then, all.
 *   <li>Round-robin: in sign-on order from the cursor on, and round, up to the first eligible.
 *   <li>Linear: in the order of each team, then in sign-on order, up to the first eligible.
 *   <li>Weighted: 8 looks; if that is not all, those strata of load and specialism that can win and
 *       hold a candidate, and sums of levels as for best skilled: for each choice of levels and
 *       stratum in order of the line, only as long as surplus, load and specialism together with
 *       the idle time of the next one can win.
 * </ul>
 *
 * One thread.
 */
final class Choice {
  private static final int FEW = 8;
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

  /** Whether an agent that is claimed may be eligible. */
  private boolean promoted;

  /** Position and score of the best so far; the highest score wins. */
  private int bestAt;

  private long bestScore;

  private final LevelSums.Visitor firstOfChoice = this::firstOfChoice;
  private int firstOfSum;

  /** Where the searches for a sum begin, and the lowest of their first positions. */
  private int startOfSum;

  private int leastOfSum;

  /** Whether a choice of levels is visited, so that each all-of skill has its level. */
  private boolean choosing;

  /** Whether what is found for a choice of levels holds for every requirement. */
  private boolean keepsChoices;

  private final LevelSums.Visitor bestOfChoice = this::bestOfChoice;
  private ActivePlan.Queue queue;
  private Strata strata;

  /** Of the strata that are looked at: load and specialism, first position, members. */
  private long[] stills = new long[16];

  private int[] firsts = new int[16];
  private Posting[] kept = new Posting[16];
  private int keptCount;
  private long surplus;

  Choice(
      Agents agents, Interactions interactions, Supply supply, Filters filters, Cursors cursors) {
    this.agents = agents;
    this.interactions = interactions;
    this.supply = supply;
    this.filters = filters;
    this.cursors = cursors;
    sums = new LevelSums(supply.index());
  }

  void plan(ActivePlan inForce) {
    plan = inForce;
  }

  /** The step that an interaction is in. */
  private ActivePlan.Step stepOf(int slot) {
    return plan.queue(interactions.queue(slot)).step(interactions.step(slot));
  }

  /** The best agent for an interaction that asks this, 0 if nobody is eligible. */
  int best(int slot, Requirement asked) {
    interaction = slot;
    requirement = asked;
    promoted = interactions.promoted(slot) != 0;
    int affine = interactions.affine(slot);
    if (affine != 0) {
      boolean takes = (agents.takes(affine) >> asked.channel() & 1) != 0;
      return takes && filters.meets(affine, asked) && isEligible(affine) ? affine : 0;
    }
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
    return filters.mayMeet(agent, interaction) && filters.isUnclaimed(agent, interaction);
  }

  private int agentAt(int position) {
    return position < 0 ? 0 : supply.agentAt(position);
  }

  /** Position of the first eligible agent of the search, -1 if there is none. */
  private int firstEligible() {
    int at = supply.first();
    while (at >= 0 && !isEligible(supply.agentAt(at))) {
      at = supply.next(at + 1);
    }
    return at;
  }

  /** Rule A1. */
  private int longestIdle() {
    supply.search(requirement, promoted);
    return agentAt(firstEligible());
  }

  /** Rules A2, A4 and A6: the least key. */
  private int least(Strata strata) {
    supply.search(requirement, promoted);
    int best = -1;
    long bestKey = Long.MAX_VALUE;
    long leastKey = strata.count() == 0 ? 0 : strata.key(0);
    int at = supply.first();
    for (int looks = FEW; at >= 0 && looks > 0; looks--) {
      int agent = supply.agentAt(at);
      long key = strata.keyOf(agent);
      if (key < bestKey && supply.fits(at) && isEligible(agent)) {
        if (key == leastKey) {
          return agent;
        }
        best = at;
        bestKey = key;
      }
      at = supply.nextToLookAt(at + 1);
    }
    if (at >= 0) {
      for (int i = 0; i < strata.count() && strata.key(i) < bestKey; i++) {
        supply.search(requirement, promoted, strata.posting(i));
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
    supply.search(requirement, promoted);
    int at = supply.first();
    if (at < 0) {
      return 0;
    }
    sums.read(requirement);
    beginScan();
    at = scanLevels(at, FEW, sums.highest());
    if (at >= 0) {
      int floor = bestAt < 0 ? -1 : (int) bestScore;
      for (int sum = sums.highest(); sum > floor && sum >= sums.lowest(); sum--) {
        firstOfSum = Integer.MAX_VALUE;
        if (!visit(sum, firstOfChoice)) {
          supply.search(requirement, promoted);
          scanLevels(at, Integer.MAX_VALUE, sum);
          break;
        }
        if (firstOfSum < Integer.MAX_VALUE) {
          return supply.agentAt(firstOfSum);
        }
      }
    }
    return agentAt(bestAt);
  }

  /** Visits each choice of levels that has a sum; false if that was too much for one decision. */
  private boolean visit(int sum, LevelSums.Visitor visitor) {
    startOfSum = supply.startOfSum(requirement, promoted, sums.key(sum));
    keepsChoices = requirement.isPlain() && supply.knows(promoted);
    leastOfSum = Integer.MAX_VALUE;
    choosing = true;
    boolean all = sums.visit(sum, visitor);
    choosing = false;
    if (all) {
      supply.learnSum(requirement, sums.key(sum), leastOfSum);
    }
    return all;
  }

  /** Visits a choice of levels: the first eligible agent in front of the one found so far. */
  private void firstOfChoice() {
    int at = searchChoice(null, startOfSum);
    while (at >= 0 && at < firstOfSum && !isEligible(supply.agentAt(at))) {
      at = supply.next(at + 1);
    }
    if (at >= 0) {
      firstOfSum = Math.min(firstOfSum, at);
    }
  }

  /**
   * Begins the search for a choice of levels, in a set if not null; its first position, or -1.
   *
   * @param from nobody is in front of it
   */
  private int searchChoice(Posting among, int from) {
    long key = choosing && keepsChoices ? sums.choiceKey(requirement.channel(), among) : Barren.ALL;
    int start = key == Barren.ALL ? from : Math.max(from, supply.startOfChoice(key));
    if (choosing) {
      supply.searchByLevels(requirement, promoted);
    } else {
      supply.search(requirement, promoted);
    }
    sums.narrow(supply.index().postings());
    if (among != null) {
      supply.index().postings().and(among);
    }
    int first = supply.next(start);
    if (key != Barren.ALL) {
      supply.learnChoice(key, first);
    }
    if (among == null && first >= 0) {
      leastOfSum = Math.min(leastOfSum, first);
    }
    return first;
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
      if (supply.fits(at) && isEligible(agent)) {
        int sum = supply.scores().levels(agent, requirement);
        if (bestAt < 0 || sum > bestScore) {
          bestAt = at;
          bestScore = sum;
          if (sum >= highest) {
            return -1;
          }
        }
      }
      at = supply.nextToLookAt(at + 1);
    }
    return at;
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
      int agent = roster.agentAt(at);
      if (isEligible(agent)) {
        return agent;
      }
    }
    return 0;
  }

  /** Rule A8. */
  private int weighted(ActivePlan.Queue ofInteraction) {
    queue = ofInteraction;
    supply.search(requirement, promoted);
    int first = supply.first();
    if (first < 0) {
      return 0;
    }
    beginScan();
    long highest = (long) queue.skillWeight * Scores.highestSurplus(requirement);
    int at = scanWeighted(first, FEW, readStill() + highest);
    if (at < 0) {
      return agentAt(bestAt);
    }
    surplus = highest;
    keepStrata(first);
    if (queue.skillWeight == 0 || requirement.allCount() == 0) {
      bestOfAll();
      return agentAt(bestAt);
    }
    sums.readSurplus(requirement);
    for (int sum = sums.highest(); sum >= sums.lowest(); sum--) {
      surplus = (long) queue.skillWeight * Scores.surplusOfSum(sum, requirement);
      if (!canWin()) {
        break;
      }
      if (!visit(sum, bestOfChoice)) {
        bestOfAll();
        break;
      }
    }
    return agentAt(bestAt);
  }

  /** Looks at all candidates. */
  private void bestOfAll() {
    startOfSum = supply.startOfSum(requirement, promoted, LevelSums.NO_KEY);
    bestOfChoice();
  }

  /** Load and specialism of each stratum by the queue's weights; gives the highest of them. */
  private long readStill() {
    strata = queue.loadWeight + queue.specialismWeight > 0 ? supply.strategies().still() : null;
    int count = strata == null ? 1 : strata.count();
    if (count > stills.length) {
      stills = Arrays.copyOf(stills, 2 * count);
      firsts = Arrays.copyOf(firsts, 2 * count);
      kept = Arrays.copyOf(kept, 2 * count);
    }
    long most = 0;
    for (int i = 0; strata != null && i < count; i++) {
      stills[i] = supply.scores().still(queue, strata.key(i));
      most = Math.max(most, stills[i]);
    }
    return most;
  }

  /** Keeps the strata that hold somebody who meets the requirement and may win, highest first. */
  private void keepStrata(int first) {
    keptCount = 0;
    if (strata == null) {
      keep(null, 0, first);
      return;
    }
    for (int i = 0; i < strata.count(); i++) {
      if (bestAt < 0 || stills[i] + surplus + idle(first) >= bestScore) {
        supply.search(requirement, promoted, strata.posting(i));
        int firstOfStratum = supply.first();
        if (firstOfStratum >= 0) {
          keep(strata.posting(i), stills[i], firstOfStratum);
        }
      }
    }
  }

  /** Puts a stratum among those kept; what it overwrites has been read. */
  private void keep(Posting posting, long still, int first) {
    int at = keptCount++;
    for (; at > 0 && stills[at - 1] < still; at--) {
      kept[at] = kept[at - 1];
      stills[at] = stills[at - 1];
      firsts[at] = firsts[at - 1];
    }
    kept[at] = posting;
    stills[at] = still;
    firsts[at] = first;
  }

  /** Whether somebody in a stratum kept, with the surplus looked for, may be better. */
  private boolean canWin(int stratum) {
    return bestAt < 0 || stills[stratum] + surplus + idle(firsts[stratum]) >= bestScore;
  }

  private boolean canWin() {
    for (int i = 0; i < keptCount; i++) {
      if (canWin(i)) {
        return true;
      }
    }
    return false;
  }

  /** Visits a choice of levels, stratum by stratum. */
  private void bestOfChoice() {
    int first = searchChoice(null, startOfSum);
    for (int i = 0; first >= 0 && i < keptCount; i++) {
      if (canWin(i)) {
        int from = searchChoice(kept[i], Math.max(first, firsts[i]));
        scanWeighted(from, Integer.MAX_VALUE, stills[i] + surplus);
      }
    }
  }

  private long stillOf(int agent) {
    return strata == null ? 0 : supply.scores().still(queue, strata.keyOf(agent));
  }

  /** Idle time by the queue's weight, less the same for all, so that it needs no clock. */
  private long idle(int position) {
    return -queue.idleWeight * (supply.timeAt(position) / 1000);
  }

  /** Whether a score is not better than the best found, at its position or behind. */
  private boolean isWon(long score, int at) {
    return bestAt >= 0 && (score < bestScore || (score == bestScore && at >= bestAt));
  }

  /**
   * Looks at candidates of the search from a position on, as long as one of them can be better: it
   * has at most the idle time of the first left, and the rest at most what is given. Gives the
   * position after the last look, -1 if nothing is left or nobody can be better.
   */
  private int scanWeighted(int from, int looks, long most) {
    int at = from;
    for (int i = 0; at >= 0 && i < looks; i++) {
      long idle = idle(at);
      if (isWon(most + idle, at)) {
        return -1;
      }
      int agent = supply.agentAt(at);
      if (supply.fits(at) && isEligible(agent)) {
        long score =
            (long) queue.skillWeight * supply.scores().surplus(agent, requirement)
                + stillOf(agent)
                + idle;
        if (bestAt < 0 || score > bestScore || (score == bestScore && at < bestAt)) {
          bestAt = at;
          bestScore = score;
        }
      }
      if (isWon(most + idle, at)) {
        return -1;
      }
      at = supply.nextToLookAt(at + 1);
    }
    return at;
  }
}
