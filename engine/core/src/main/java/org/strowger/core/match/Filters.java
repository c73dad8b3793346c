package org.strowger.core.match;

import org.strowger.core.agent.Agents;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.interaction.Offers;
import org.strowger.core.interaction.Pairs;
import org.strowger.core.plan.ActivePlan;

/**
 * The filter list of rules F: whether an agent is eligible for an interaction, and which filter
 * fails first. The indexes and the explanation use the same methods. One thread.
 */
public final class Filters {
  /** Passes every filter. */
  public static final int PASSES = 0;

  public static final int F1_AVAILABLE = 1;
  public static final int F2_EXCLUDED = 2;
  public static final int F3_TEAM = 3;
  public static final int F4_SKILLS = 4;
  public static final int F5_CHANNEL = 5;
  public static final int F6_HELD_APART = 6;
  public static final int F7_AFFINITY = 7;
  public static final int F8_OFFERED = 8;
  public static final int F9_CLAIMED = 9;
  public static final int F10_CHANNEL_LIMIT = 10;
  public static final int F11_UNITS = 11;

  private final Agents agents;
  private final Interactions interactions;
  private final Pairs pairs;
  private final Offers offers;
  private final Requirements requirements;
  private ActivePlan plan;

  public Filters(
      Agents agents,
      Interactions interactions,
      Pairs pairs,
      Offers offers,
      Requirements requirements) {
    this.agents = agents;
    this.interactions = interactions;
    this.pairs = pairs;
    this.offers = offers;
    this.requirements = requirements;
  }

  /** The plan in force. */
  public void plan(ActivePlan inForce) {
    plan = inForce;
  }

  /**
   * Number of the first of all filters that fails, {@link #PASSES} if the agent is eligible. The
   * agent is any in range, the interaction waits.
   */
  public int firstFailing(int agent, int interaction) {
    if (!agents.isAvailable(agent)) {
      return F1_AVAILABLE;
    }
    if (pairs.excluded(interaction, agent)) {
      return F2_EXCLUDED;
    }
    int unsuited = firstUnsuited(agent, interaction);
    if (unsuited != PASSES) {
      return unsuited;
    }
    int kept = firstKeeping(agent, interaction);
    if (kept != PASSES) {
      return kept;
    }
    ActivePlan.Profile profile = plan.profile(agents.profile(agent));
    ActivePlan.Handling handling = profile.of(interactions.channel(interaction));
    if (!hasCount(agents, agent, handling)) {
      return F10_CHANNEL_LIMIT;
    }
    return hasUnits(agents, agent, profile, handling) ? PASSES : F11_UNITS;
  }

  /** Number of the first of filters F6 to F9, those about the pair as it is now, that fails. */
  private int firstKeeping(int agent, int interaction) {
    if (pairs.apart(interaction, agent)) {
      return F6_HELD_APART;
    }
    if (!isAffine(agent, interaction)) {
      return F7_AFFINITY;
    }
    if (offers.between(interaction, agent) != 0
        || interactions.openOffers(interaction)
            >= plan.queue(interactions.queue(interaction)).broadcast) {
      return F8_OFFERED;
    }
    return isUnclaimed(agent, interaction) ? PASSES : F9_CLAIMED;
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

  /** Filters F3 and F4. */
  boolean meets(int agent, int interaction) {
    return meets(agent, requirements.get(interactions.requirement(interaction)));
  }

  /** Filters F2, F6, and F8 as far as it is about the agent. */
  boolean mayMeet(int agent, int interaction) {
    return (interactions.pairs(interaction) == 0 || !pairs.apart(interaction, agent))
        && offers.between(interaction, agent) == 0;
  }

  /** Filter F7. */
  public boolean isAffine(int agent, int interaction) {
    int affine = interactions.affine(interaction);
    return affine == 0 || affine == agent;
  }

  /** Filter F9: no interaction that is earlier in order claims the agent. */
  public boolean isUnclaimed(int agent, int interaction) {
    int claimer = agents.claimedBy(agent);
    return claimer == 0 || !Order.isBefore(interactions, claimer, interaction);
  }

  /** Filters F1 to F8 and F10, without which an interaction cannot claim an agent (rule O4). */
  boolean mayClaim(int agent, int interaction) {
    if (!agents.isAvailable(agent)
        || !mayMeet(agent, interaction)
        || firstUnsuited(agent, interaction) != PASSES
        || !isAffine(agent, interaction)) {
      return false;
    }
    int channel = interactions.channel(interaction);
    ActivePlan.Handling handling = plan.profile(agents.profile(agent)).of(channel);
    return agents.count(agent, channel) < handling.limit;
  }

  /** Units that an agent could still use; below 0 if it uses more than its profile has. */
  int freeUnits(int agent) {
    return plan.profile(agents.profile(agent)).units - agents.used(agent);
  }

  /** Filter F3. */
  public boolean inTeam(int agent, Requirement requirement) {
    int count = requirement.teamCount();
    for (int i = 0; i < count; i++) {
      if (agents.inTeam(agent, requirement.team(i))) {
        return true;
      }
    }
    return count == 0;
  }

  /** Filter F4. */
  boolean hasSkills(int agent, Requirement requirement) {
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

  /**
   * Filters F10 and F11 with rule C2 for an interaction on a channel that the agent handles,
   * without what its own open offer of that interaction holds (rule R7).
   */
  public boolean hasRoomBesideOffer(int agent, int interaction) {
    ActivePlan.Profile profile = plan.profile(agents.profile(agent));
    ActivePlan.Handling handling = profile.of(interactions.channel(interaction));
    int own = offers.between(interaction, agent);
    if (own == 0) {
      return hasRoom(agents, agent, profile, handling);
    }
    return agents.count(agent, handling.channel) - 1 < handling.limit
        && agents.used(agent) - offers.cost(own) + handling.cost <= profile.units
        && agents.exclusives(agent) == (offers.exclusive(own) ? 1 : 0)
        && (!handling.exclusive || agents.inHand(agent) == 1);
  }

  /** Filters F10 and F11 with rule C2: room for one more on a channel. */
  static boolean hasRoom(
      Agents agents, int agent, ActivePlan.Profile profile, ActivePlan.Handling handling) {
    return hasCount(agents, agent, handling) && hasUnits(agents, agent, profile, handling);
  }

  /** Filter F10. */
  public static boolean hasCount(Agents agents, int agent, ActivePlan.Handling handling) {
    return agents.count(agent, handling.channel) < handling.limit;
  }

  /** Filter F11 with rule C2. */
  public static boolean hasUnits(
      Agents agents, int agent, ActivePlan.Profile profile, ActivePlan.Handling handling) {
    return agents.used(agent) + handling.cost <= profile.units
        && agents.exclusives(agent) == 0
        && (!handling.exclusive || agents.inHand(agent) == 0);
  }
}
