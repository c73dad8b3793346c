package org.strowger.core.match;

import org.strowger.core.agent.Agents;
import org.strowger.core.agent.Token;
import org.strowger.core.interaction.Pairs;
import org.strowger.core.plan.ActivePlan;

/**
 * All who are signed on, available or not, indexed for one question: is there an agent that passes
 * filters F3 to F5 for a requirement? The positions are the agents' numbers. Derived from the
 * state, so not in it. One thread.
 */
public final class SignedOn {
  private static final int LEAST_POSITIONS = 512;

  /** 2 to the 32 over the golden ratio: neighbouring numbers are spread far apart. */
  private static final long GOLDEN = 0x9E3779B9L;

  private static final long MASK = 0xFFFFFFFFL;

  private final Agents agents;
  private final Pairs pairs;
  private final Filters filters;
  private final Supply supply;
  private final TokenIndex index;
  private int positions = LEAST_POSITIONS;
  private long gains = 1;
  private ActivePlan plan;

  public SignedOn(Agents agents, Pairs pairs, Filters filters, Supply supply) {
    this.agents = agents;
    this.pairs = pairs;
    this.filters = filters;
    this.supply = supply;
    index = new TokenIndex(agents);
    index.reset(positions);
  }

  /** The plan in force; its profiles say who handles which channel. */
  public void plan(ActivePlan inForce) {
    plan = inForce;
    if (agents.signedOn() > 0) {
      rebuild();
    }
  }

  /** Counts the additions: as long as it stays, a search that found nobody would again. */
  public long gains() {
    return gains;
  }

  /** Takes an agent in, after sign-on or a change of skills, teams or profile. */
  public void add(int agent) {
    gains++;
    if (agent >= positions) {
      while (agent >= positions) {
        positions *= 2;
      }
      rebuild();
    } else {
      put(agent);
    }
  }

  private void rebuild() {
    index.reset(positions);
    for (int agent = 1; agent < agents.end(); agent++) {
      if (agents.isSignedOn(agent)) {
        put(agent);
      }
    }
  }

  private void put(int agent) {
    index.addTokens(handled(agent), agent);
    index.add(agent, agent);
  }

  /** Takes an agent out, before sign-off or a change of skills, teams or profile. */
  public void remove(int agent) {
    index.removeTokens(handled(agent), agent);
    index.remove(agent, agent);
  }

  /** A bit for the token of each channel that the profile handles. */
  private long handled(int agent) {
    long tokens = 0;
    for (ActivePlan.Handling handling : plan.profile(agents.profile(agent)).handlings) {
      tokens |= 1L << Token.ofChannel(handling.channel);
    }
    return tokens;
  }

  /**
   * Any signed-on agent that passes F3 to F5, 0 if there is none. Whoever is first in line is the
   * cheapest to find, as the pass that follows looks there too; its channel (F5) is checked, as a
   * change of plan reaches the line later.
   *
   * @param spread where to begin if nobody in line has room; any number, so that not all find the
   *     same agent
   */
  public int find(Requirement requirement, int spread) {
    int first = supply.firstInLine(requirement);
    if (first != 0 && filters.suits(first, requirement)) {
      return first;
    }
    return find(requirement, spread, 0);
  }

  /**
   * Any signed-on agent that passes F3 to F5 and that an interaction does not exclude (rule F2), 0
   * if there is none.
   */
  public int find(Requirement requirement, int spread, int interaction) {
    index.search(requirement);
    long spreadOut = (spread * GOLDEN) & MASK;
    int from = (int) ((spreadOut * Math.min(positions, agents.end())) >>> Integer.SIZE);
    int found = findBetween(from, positions, requirement, interaction);
    return found != 0 ? found : findBetween(0, from, requirement, interaction);
  }

  private int findBetween(int from, int to, Requirement requirement, int interaction) {
    for (int at = index.next(from, to); at >= 0; at = index.next(at + 1, to)) {
      if (filters.meets(at, requirement)
          && (interaction == 0 || !pairs.excluded(interaction, at))) {
        return at;
      }
    }
    return 0;
  }
}
