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
  private final Postings postings = new Postings();
  private int positions = LEAST_POSITIONS;
  private long gains = 1;
  private ActivePlan plan;

  public SignedOn(Agents agents, Pairs pairs, Filters filters) {
    this.agents = agents;
    this.pairs = pairs;
    this.filters = filters;
    postings.reset(positions);
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
    postings.reset(positions);
    for (int agent = 1; agent < agents.end(); agent++) {
      if (agents.isSignedOn(agent)) {
        put(agent);
      }
    }
  }

  private void put(int agent) {
    for (ActivePlan.Handling handling : plan.profile(agents.profile(agent)).handlings) {
      postings.set(Token.ofChannel(handling.channel), agent);
    }
    for (int i = 0; i < agents.skillCount(agent); i++) {
      postings.set(Token.ofSkill(agents.skill(agent, i)), agent);
    }
    for (int i = 0; i < agents.teamCount(agent); i++) {
      postings.set(Token.ofTeam(agents.team(agent, i)), agent);
    }
  }

  /** Takes an agent out, before sign-off or a change of skills, teams or profile. */
  public void remove(int agent) {
    for (ActivePlan.Handling handling : plan.profile(agents.profile(agent)).handlings) {
      postings.clear(Token.ofChannel(handling.channel), agent);
    }
    for (int i = 0; i < agents.skillCount(agent); i++) {
      postings.clear(Token.ofSkill(agents.skill(agent, i)), agent);
    }
    for (int i = 0; i < agents.teamCount(agent); i++) {
      postings.clear(Token.ofTeam(agents.team(agent, i)), agent);
    }
  }

  /**
   * Any signed-on agent that passes F3 to F5, 0 if there is none.
   *
   * @param spread where to begin; any number, so that not all find the same agent
   */
  public int find(Requirement requirement, int spread) {
    return find(requirement, spread, 0);
  }

  /** As {@link #find(Requirement, int)}, for an interaction that may exclude agents (rule F2). */
  public int find(Requirement requirement, int spread, int interaction) {
    postings.search(Token.ofChannel(requirement.channel()));
    for (int i = 0; i < requirement.allCount(); i++) {
      postings.and(Token.ofSkill(requirement.allSkill(i)));
    }
    if (requirement.teamCount() == 1) {
      postings.and(Token.ofTeam(requirement.team(0)));
    }
    long fraction = (spread * GOLDEN) & MASK;
    int from = (int) ((fraction * Math.min(positions, agents.end())) >>> Integer.SIZE);
    int found = findBetween(from, positions, requirement, interaction);
    return found != 0 ? found : findBetween(0, from, requirement, interaction);
  }

  private int findBetween(int from, int to, Requirement requirement, int interaction) {
    for (int at = postings.next(from); at >= 0 && at < to; at = postings.next(at + 1)) {
      if (filters.meets(at, requirement)
          && (interaction == 0 || !pairs.excluded(interaction, at))) {
        return at;
      }
    }
    return 0;
  }
}
