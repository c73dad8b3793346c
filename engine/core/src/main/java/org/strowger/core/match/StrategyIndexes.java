package org.strowger.core.match;

import org.strowger.codec.Limits;
import org.strowger.codec.sbe.Strategy;
import org.strowger.core.agent.Agents;
import org.strowger.core.plan.ActivePlan;

/**
 * What strategies other than longest-idle need beside the line: strata of load, handled count,
 * specialism, and of both parts of the weighted sum that stand still; and the roster. Each is kept
 * only while the plan in force has a strategy that needs it. Derived from the state, so not in it.
 * One thread.
 */
final class StrategyIndexes {
  private final Agents agents;
  private final Specialism specialism;
  private final Scores scores;
  private final Roster roster;
  private final Strata load;
  private final Strata handled;
  private final Strata served;
  private final Strata still;
  private boolean keepsLoad;
  private boolean keepsHandled;
  private boolean keepsServed;
  private boolean keepsStill;

  StrategyIndexes(
      Agents agents, Filters filters, Postings line, Specialism specialism, Scores scores) {
    this.agents = agents;
    this.specialism = specialism;
    this.scores = scores;
    roster = new Roster(agents, filters);
    load = new Strata(line);
    handled = new Strata(line);
    served = new Strata(line);
    still = new Strata(line);
  }

  /** Another plan; the line is put in again by the caller. */
  void plan(ActivePlan plan) {
    keepsLoad = plan.hasStrategy(Strategy.LEAST_LOADED);
    keepsHandled = plan.hasStrategy(Strategy.FEWEST_HANDLED);
    keepsStill = hasStillWeights(plan);
    keepsServed = plan.hasStrategy(Strategy.LEAST_SKILLED);
    for (int agent = 1; agent < agents.end(); agent++) {
      agents.queuesServed(agent, Agents.NOT_COUNTED);
    }
    roster.plan(plan);
  }

  private static boolean hasStillWeights(ActivePlan plan) {
    for (int number = 1; number <= Limits.MAX_QUEUES; number++) {
      ActivePlan.Queue queue = plan.queue(number);
      if (queue != null
          && queue.loadWeight + queue.specialismWeight > 0
          && queue.hasStrategy(Strategy.WEIGHTED)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a strategy of a plan needs skills by level. */
  static boolean needsLevels(ActivePlan plan) {
    if (plan.hasStrategy(Strategy.BEST_SKILLED)) {
      return true;
    }
    for (int number = 1; number <= Limits.MAX_QUEUES; number++) {
      ActivePlan.Queue queue = plan.queue(number);
      if (queue != null && queue.skillWeight > 0 && queue.hasStrategy(Strategy.WEIGHTED)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the plan has a strategy that searches by strata. */
  boolean keepsStrata() {
    return keepsLoad || keepsHandled || keepsServed || keepsStill;
  }

  /** All positions in line have been forgotten. */
  void clearLine() {
    load.clear();
    handled.clear();
    served.clear();
    still.clear();
  }

  /** An agent stands at another position, with nothing else changed; all positions are empty. */
  void move(int agent, int position) {
    load.move(agent, position);
    handled.move(agent, position);
    served.move(agent, position);
    still.move(agent, position);
  }

  /** Everybody signed on is put in again, after a snapshot. */
  void rebuild() {
    roster.rebuild();
  }

  /**
   * An agent that takes something stands at a position in line with new figures.
   *
   * @return whether it can be met where it could not before
   */
  boolean place(int agent, int position) {
    boolean moved = keepsLoad && load.put(agent, position, scores.loadKey(agent));
    moved |= keepsHandled && handled.put(agent, position, agents.handled(agent));
    moved |= keepsServed && served.put(agent, position, queuesServed(agent));
    moved |=
        keepsStill && still.put(agent, position, stillKey(scores.load(agent), queuesServed(agent)));
    return moved;
  }

  /** An agent takes nothing. */
  void displace(int agent) {
    load.remove(agent);
    handled.remove(agent);
    served.remove(agent);
    still.remove(agent);
  }

  /** What an agent takes has changed, in its record before. */
  void takes(int agent, int before, int after) {
    roster.refresh(agent, before, after);
  }

  /** Takes an agent out before its skills, teams or profile change. */
  void remove(int agent) {
    displace(agent);
    roster.remove(agent);
    agents.queuesServed(agent, Agents.NOT_COUNTED);
  }

  /** An agent signs off, after {@link #remove}. */
  void leave(int agent) {
    roster.leave(agent);
  }

  private int queuesServed(int agent) {
    if (agents.queuesServed(agent) == Agents.NOT_COUNTED) {
      agents.queuesServed(agent, specialism.count(agent));
    }
    return agents.queuesServed(agent);
  }

  /** Highest load first, then fewest queues served. */
  private static long stillKey(int load, int queuesServed) {
    return (long) (Scores.WHOLE - load) << Integer.SIZE | queuesServed;
  }

  /** Load of rule A8 in a key of {@link #still}. */
  static int loadOf(long stillKey) {
    return Scores.WHOLE - (int) (stillKey >> Integer.SIZE);
  }

  /** Queues served in a key of {@link #still}. */
  static int servedOf(long stillKey) {
    return (int) stillKey;
  }

  Roster roster() {
    return roster;
  }

  /** By {@link Scores#loadKey}. */
  Strata load() {
    return load;
  }

  /** By offers accepted since sign-on. */
  Strata handled() {
    return handled;
  }

  /** By queues served. */
  Strata served() {
    return served;
  }

  /** By load and queues served. */
  Strata still() {
    return still;
  }
}
