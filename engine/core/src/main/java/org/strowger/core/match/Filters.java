package org.strowger.core.match;

import org.strowger.core.agent.Agents;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.interaction.Pairs;
import org.strowger.core.plan.ActivePlan;

/**
 * The filter list of rules F: whether an agent is eligible for an interaction, and which filter
 * fails first. The indexes use the same methods. One thread.
 */
public final class Filters {
  /** Passes every filter. */
  public static final int PASSES = 0;

  public static final int F3_TEAM = 3;
  public static final int F4_SKILLS = 4;
  public static final int F5_CHANNEL = 5;

  private final Agents agents;
  private final Interactions interactions;
  private final Pairs pairs;
  private final Requirements requirements;
  private ActivePlan plan;

  public Filters(Agents agents, Interactions interactions, Pairs pairs, Requirements requirements) {
    this.agents = agents;
    this.interactions = interactions;
    this.pairs = pairs;
    this.requirements = requirements;
  }

  /** The plan in force. */
  public void plan(ActivePlan inForce) {
    plan = inForce;
  }

  /** Number of the first of filters F3 to F5 that fails, {@link #PASSES} if none does. */
  public int firstUnsuited(int agent, int interaction) {
    Requirement requirement = requirements.get(interactions.requirement(interaction));
    if (!inTeam(agent, requirement)) {
      return F3_TEAM;
    }
    if (!hasSkills(agent, requirement)) {
      return F4_SKILLS;
    }
    boolean handles = plan.profile(agents.profile(agent)).of(requirement.channel()) != null;
    return handles ? PASSES : F5_CHANNEL;
  }

  /** Filters F3 to F5. */
  public boolean suits(int agent, Requirement requirement) {
    return meets(agent, requirement)
        && plan.profile(agents.profile(agent)).of(requirement.channel()) != null;
  }

  /** Filters F3 and F4. */
  boolean meets(int agent, Requirement requirement) {
    return hasSkills(agent, requirement) && inTeam(agent, requirement);
  }

  /** Filters F2, F6 and F7. */
  boolean mayMeet(int agent, int interaction) {
    int affine = interactions.affine(interaction);
    return (affine == 0 || affine == agent)
        && (interactions.pairs(interaction) == 0 || !pairs.apart(interaction, agent));
  }

  private boolean inTeam(int agent, Requirement requirement) {
    int count = requirement.teamCount();
    for (int i = 0; i < count; i++) {
      if (agents.inTeam(agent, requirement.team(i))) {
        return true;
      }
    }
    return count == 0;
  }

  private boolean hasSkills(int agent, Requirement requirement) {
    for (int i = 0; i < requirement.allCount(); i++) {
      if (agents.level(agent, requirement.allSkill(i)) < requirement.allLevel(i)) {
        return false;
      }
    }
    return requirement.isPlain()
        || (hasAnySkills(agent, requirement) && lacksSkills(agent, requirement));
  }

  private boolean hasAnySkills(int agent, Requirement requirement) {
    int count = requirement.anyCount();
    int i = 0;
    while (i < count) {
      int set = requirement.anySet(i);
      boolean met = false;
      for (; i < count && requirement.anySet(i) == set; i++) {
        met |= agents.level(agent, requirement.anySkill(i)) >= requirement.anyLevel(i);
      }
      if (!met) {
        return false;
      }
    }
    return true;
  }

  private boolean lacksSkills(int agent, Requirement requirement) {
    for (int i = 0; i < requirement.noneCount(); i++) {
      if (agents.level(agent, requirement.none(i)) > 0) {
        return false;
      }
    }
    return true;
  }

  /** Filters F10 and F11 with rule C2: room for one more on a channel. */
  static boolean hasRoom(
      Agents agents, int agent, ActivePlan.Profile profile, ActivePlan.Handling handling) {
    return agents.count(agent, handling.channel) < handling.limit
        && agents.used(agent) + handling.cost <= profile.units
        && agents.exclusives(agent) == 0
        && (!handling.exclusive || agents.work(agent) + agents.offers(agent) == 0);
  }
}
