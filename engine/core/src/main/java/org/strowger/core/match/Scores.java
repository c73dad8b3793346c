package org.strowger.core.match;

import org.strowger.codec.Limits;
import org.strowger.core.agent.Agents;
import org.strowger.core.plan.ActivePlan;

/**
 * The figures that the strategies compare (rules A2 to A8). All integer; divisions round down. One
 * thread.
 */
public final class Scores {
  /** What a share of 1 is in the parts of rule A8. */
  static final int WHOLE = 1000;

  /**
   * Bits of the fraction in a key of load. Two loads with at most 30,000 units each differ by more
   * than 2^-30, so different loads have different keys, in the same order.
   */
  private static final int FRACTION = 40;

  private final Agents agents;
  private final Supply supply;
  private final Specialism specialism;
  private ActivePlan plan;

  Scores(Agents agents, Supply supply, Specialism specialism) {
    this.agents = agents;
    this.supply = supply;
    this.specialism = specialism;
  }

  void plan(ActivePlan inForce) {
    plan = inForce;
  }

  private int total(int agent) {
    return plan.profile(agents.profile(agent)).units;
  }

  /** Used by total units, as a key in the order of cross-multiplication (A2). */
  long loadKey(int agent) {
    return ((long) agents.used(agent) << FRACTION) / total(agent);
  }

  /** Sum of levels of rule A3 with decision A3-a. */
  int levels(int agent, Requirement requirement) {
    int sum = 0;
    for (int i = 0; i < requirement.allCount(); i++) {
      sum += agents.level(agent, requirement.allSkill(i));
    }
    for (int i = 0; i < requirement.preferredCount(); i++) {
      sum += agents.level(agent, requirement.preferred(i));
    }
    int count = requirement.anyCount();
    int i = 0;
    while (i < count) {
      int set = requirement.anySet(i);
      int best = 0;
      for (; i < count && requirement.anySet(i) == set; i++) {
        int level = agents.level(agent, requirement.anySkill(i));
        best = Math.max(best, level >= requirement.anyLevel(i) ? level : 0);
      }
      sum += best;
    }
    return sum;
  }

  /** Skill surplus of rule A8. */
  int surplus(int agent, Requirement requirement) {
    int sum = 0;
    for (int i = 0; i < requirement.allCount(); i++) {
      sum += agents.level(agent, requirement.allSkill(i));
    }
    return surplusOfSum(sum, requirement);
  }

  /** Highest surplus that anybody can have. */
  static int highestSurplus(Requirement requirement) {
    return surplusOfSum(Limits.MAX_LEVEL * requirement.allCount(), requirement);
  }

  /** Surplus of an agent with a sum of levels over the all-of skills. */
  static int surplusOfSum(int levels, Requirement requirement) {
    int count = requirement.allCount();
    int above = levels;
    for (int i = 0; i < count; i++) {
      above -= requirement.allLevel(i);
    }
    return count == 0 ? 0 : Math.min(WHOLE, 100 * above / count);
  }

  /** Load of rule A8. */
  int load(int agent) {
    int total = total(agent);
    return Math.max(0, (int) ((long) WHOLE * (total - agents.used(agent)) / total));
  }

  /** Specialism of rule A8. */
  int specialism(int queuesServed) {
    int queues = specialism.queues();
    return WHOLE * (queues - queuesServed) / queues;
  }

  /** What load and specialism count by a queue's weights (A8), of a key of the index. */
  long still(ActivePlan.Queue queue, long stillKey) {
    return still(
        queue, StrategyIndexes.loadOf(stillKey), specialism(StrategyIndexes.servedOf(stillKey)));
  }

  private static long still(ActivePlan.Queue queue, int load, int specialism) {
    return (long) queue.loadWeight * load + (long) queue.specialismWeight * specialism;
  }

  /** Reads everything about an agent signed on for an interaction in a queue, at a time. */
  public void read(
      int agent,
      Requirement requirement,
      ActivePlan.Queue queue,
      ActivePlan.Step step,
      long nowMs,
      ScoreParts into) {
    into.used = agents.used(agent);
    into.total = total(agent);
    into.levels = levels(agent, requirement);
    into.queuesServed = specialism.count(agent);
    into.signOnNumber = agents.signOnNumber(agent);
    into.handled = agents.handled(agent);
    into.placeInTeams = placeInTeams(agent, step);
    into.surplus = surplus(agent, requirement);
    into.load = load(agent);
    into.specialism = specialism(into.queuesServed);
    into.placeTimeMs = supply.placeTime(agent);
    into.placeCause = supply.placeCause(agent);
    into.idleSeconds = nowMs / 1000 - into.placeTimeMs / 1000;
    into.weighted =
        still(queue, into.load, into.specialism)
            + (long) queue.skillWeight * into.surplus
            + queue.idleWeight * into.idleSeconds;
  }

  private int placeInTeams(int agent, ActivePlan.Step step) {
    int place = 0;
    for (int team : step.teams) {
      for (int member : plan.members(team)) {
        place++;
        if (member == agent && agents.inTeam(agent, team)) {
          return place;
        }
      }
    }
    return 0;
  }
}
