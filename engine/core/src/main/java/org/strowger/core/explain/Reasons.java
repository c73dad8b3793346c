package org.strowger.core.explain;

import java.util.ArrayList;
import java.util.List;
import org.strowger.codec.sbe.Presence;
import org.strowger.core.agent.Agents;
import org.strowger.core.channel.Channels;
import org.strowger.core.explain.Reason.Detail;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.interaction.Offers;
import org.strowger.core.interaction.Pairs;
import org.strowger.core.match.Filters;
import org.strowger.core.match.Requirement;
import org.strowger.core.match.Requirements;
import org.strowger.core.plan.ActivePlan;
import org.strowger.core.timer.Timers;

/** Tells what is in the way when a filter fails (rules F). Reads the state only. One thread. */
public final class Reasons {
  private final Agents agents;
  private final Interactions interactions;
  private final Pairs pairs;
  private final Offers offers;
  private final Timers timers;
  private final Requirements requirements;
  private final Filters filters;
  private final Channels channels;

  public Reasons(
      Agents agents,
      Interactions interactions,
      Pairs pairs,
      Offers offers,
      Timers timers,
      Requirements requirements,
      Filters filters,
      Channels channels) {
    this.agents = agents;
    this.interactions = interactions;
    this.pairs = pairs;
    this.offers = offers;
    this.timers = timers;
    this.requirements = requirements;
    this.filters = filters;
    this.channels = channels;
  }

  /**
   * Why an agent may not have a waiting interaction now, null if it may.
   *
   * @param plan in force
   */
  public Reason of(int agent, int interaction, ActivePlan plan) {
    int filter = filters.firstFailing(agent, interaction);
    if ((filter == Filters.PASSES || filter > Filters.F5_CHANNEL) && channels.isHeld(interaction)) {
      return closed(interaction);
    }
    return switch (filter) {
      case Filters.PASSES -> null;
      case Filters.F1_AVAILABLE -> presence(agent);
      case Filters.F2_EXCLUDED -> excluded(agent, interaction);
      case Filters.F3_TEAM -> new Reason(filter, Detail.TEAM, 0, 0, 0);
      case Filters.F4_SKILLS ->
          skills(agent, requirements.get(interactions.requirement(interaction)));
      case Filters.F5_CHANNEL -> new Reason(filter, Detail.CHANNEL, agents.profile(agent), 0, 0);
      case Filters.F6_HELD_APART -> held(agent, interaction);
      case Filters.F7_AFFINITY -> affinity(interaction);
      case Filters.F8_OFFERED -> offered(agent, interaction, plan);
      case Filters.F9_CLAIMED -> claimed(agent);
      default -> room(filter, agent, interaction, plan);
    };
  }

  /**
   * Everything that is in the way of an agent who is signed on, not only the first filter that
   * fails, in order of the filters; skills term by term. Empty if it may have the interaction.
   *
   * @param plan in force
   */
  public List<Reason> all(int agent, int interaction, ActivePlan plan) {
    List<Reason> all = new ArrayList<>();
    Requirement asked = requirements.get(interactions.requirement(interaction));
    if (!agents.isAvailable(agent)) {
      all.add(presence(agent));
    }
    if (pairs.excluded(interaction, agent)) {
      all.add(excluded(agent, interaction));
    }
    if (!filters.inTeam(agent, asked)) {
      all.add(new Reason(Filters.F3_TEAM, Detail.TEAM, 0, 0, 0));
    }
    addSkills(agent, asked, all);
    ActivePlan.Profile profile = plan.profile(agents.profile(agent));
    ActivePlan.Handling handling = profile.of(interactions.channel(interaction));
    if (handling == null) {
      all.add(new Reason(Filters.F5_CHANNEL, Detail.CHANNEL, agents.profile(agent), 0, 0));
    }
    if (channels.isHeld(interaction)) {
      all.add(closed(interaction));
    }
    if (pairs.find(interaction, agent, Pairs.HELD) != 0) {
      all.add(held(agent, interaction));
    }
    if (!filters.isAffine(agent, interaction)) {
      all.add(affinity(interaction));
    }
    if (offers.between(interaction, agent) != 0
        || interactions.openOffers(interaction)
            >= plan.queue(interactions.queue(interaction)).broadcast) {
      all.add(offered(agent, interaction, plan));
    }
    if (!filters.isUnclaimed(agent, interaction)) {
      all.add(claimed(agent));
    }
    if (handling != null && !Filters.hasCount(agents, agent, handling)) {
      all.add(room(Filters.F10_CHANNEL_LIMIT, agent, interaction, plan));
    }
    if (handling != null && !Filters.hasUnits(agents, agent, profile, handling)) {
      all.add(room(Filters.F11_UNITS, agent, interaction, plan));
    }
    return all;
  }

  private void addSkills(int agent, Requirement asked, List<Reason> all) {
    for (int i = 0; i < asked.allCount(); i++) {
      int has = agents.level(agent, asked.allSkill(i));
      if (has < asked.allLevel(i)) {
        all.add(skill(Detail.ALL_OF, asked.allSkill(i), asked.allLevel(i), has));
      }
    }
    int i = 0;
    while (i < asked.anyCount()) {
      int set = asked.anySet(i);
      boolean met = false;
      for (; i < asked.anyCount() && asked.anySet(i) == set; i++) {
        met |= agents.level(agent, asked.anySkill(i)) >= asked.anyLevel(i);
      }
      if (!met) {
        all.add(skill(Detail.ANY_OF, set, 0, 0));
      }
    }
    for (int none = 0; none < asked.noneCount(); none++) {
      int has = agents.level(agent, asked.none(none));
      if (has > 0) {
        all.add(skill(Detail.NONE_OF, asked.none(none), 0, has));
      }
    }
  }

  private Reason excluded(int agent, int interaction) {
    long untilMs = excludedUntil(agent, interaction);
    return new Reason(Filters.F2_EXCLUDED, Detail.EXCLUDED, 0, untilMs, 0);
  }

  private Reason closed(int interaction) {
    int channel = interactions.channel(interaction);
    return new Reason(Filters.F5_CHANNEL, Detail.CHANNEL_CLOSED, channel, 0, 0);
  }

  private Reason held(int agent, int interaction) {
    int hold = pairs.find(interaction, agent, Pairs.HELD);
    long untilMs = timers.deadline(pairs.timer(hold));
    return new Reason(Filters.F6_HELD_APART, Detail.HELD_APART, 0, untilMs, 0);
  }

  private Reason affinity(int interaction) {
    int affine = interactions.affine(interaction);
    return new Reason(Filters.F7_AFFINITY, Detail.AFFINITY, affine, 0, 0);
  }

  private Reason claimed(int agent) {
    long claimer = interactions.number(agents.claimedBy(agent));
    return new Reason(Filters.F9_CLAIMED, Detail.CLAIMED, claimer, 0, 0);
  }

  /** 0 if it is not for a time only. */
  private long excludedUntil(int agent, int interaction) {
    long untilMs = 0;
    for (int pair = interactions.pairs(interaction); pair != 0; pair = pairs.next(pair)) {
      if (pairs.agent(pair) == agent && pairs.kind(pair) != Pairs.HELD) {
        if (pairs.timer(pair) == 0) {
          return 0;
        }
        untilMs = timers.deadline(pairs.timer(pair));
      }
    }
    return untilMs;
  }

  private Reason presence(int agent) {
    if (!agents.isSignedOn(agent)) {
      return new Reason(Filters.F1_AVAILABLE, Detail.SIGNED_OFF, 0, 0, 0);
    }
    if (agents.isLost(agent)) {
      long untilMs = timers.deadline(agents.leaseTimer(agent));
      return new Reason(Filters.F1_AVAILABLE, Detail.LEASE_LOST, 0, untilMs, 0);
    }
    int presence = agents.presence(agent);
    return presence == Presence.AVAILABLE.value()
        ? new Reason(Filters.F1_AVAILABLE, Detail.PENDING, agents.pending(agent), 0, 0)
        : new Reason(Filters.F1_AVAILABLE, Detail.PRESENCE, presence, 0, 0);
  }

  private Reason skills(int agent, Requirement asked) {
    List<Reason> lacking = new ArrayList<>();
    addSkills(agent, asked, lacking);
    return lacking.get(0);
  }

  private static Reason skill(Detail detail, int subject, int asked, int has) {
    return new Reason(Filters.F4_SKILLS, detail, subject, asked, has);
  }

  private Reason offered(int agent, int interaction, ActivePlan plan) {
    int own = offers.between(interaction, agent);
    return own != 0
        ? new Reason(Filters.F8_OFFERED, Detail.OFFERED, offers.id(own), 0, 0)
        : new Reason(
            Filters.F8_OFFERED,
            Detail.OFFERS_OPEN,
            0,
            plan.queue(interactions.queue(interaction)).broadcast,
            interactions.openOffers(interaction));
  }

  private Reason room(int filter, int agent, int interaction, ActivePlan plan) {
    int channel = interactions.channel(interaction);
    ActivePlan.Profile profile = plan.profile(agents.profile(agent));
    ActivePlan.Handling handling = profile.of(channel);
    if (filter == Filters.F10_CHANNEL_LIMIT) {
      int count = agents.count(agent, channel);
      return new Reason(filter, Detail.CHANNEL_LIMIT, channel, handling.limit, count);
    }
    int free = profile.units - agents.used(agent);
    if (free < handling.cost) {
      return new Reason(filter, Detail.UNITS, profile.units, handling.cost, free);
    }
    if (agents.exclusives(agent) > 0) {
      return new Reason(filter, Detail.EXCLUSIVE_WORK, 0, 0, agents.exclusives(agent));
    }
    int inHand = agents.inHand(agent);
    return new Reason(filter, Detail.EXCLUSIVE_CHANNEL, channel, 0, inHand);
  }
}
