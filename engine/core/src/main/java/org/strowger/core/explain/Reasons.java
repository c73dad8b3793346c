package org.strowger.core.explain;

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
      int channel = interactions.channel(interaction);
      return new Reason(Filters.F5_CHANNEL, Detail.CHANNEL_CLOSED, channel, 0, 0);
    }
    return switch (filter) {
      case Filters.PASSES -> null;
      case Filters.F1_AVAILABLE -> presence(agent);
      case Filters.F2_EXCLUDED ->
          new Reason(filter, Detail.EXCLUDED, 0, excludedUntil(agent, interaction), 0);
      case Filters.F3_TEAM -> new Reason(filter, Detail.TEAM, 0, 0, 0);
      case Filters.F4_SKILLS ->
          skills(agent, requirements.get(interactions.requirement(interaction)));
      case Filters.F5_CHANNEL -> new Reason(filter, Detail.CHANNEL, agents.profile(agent), 0, 0);
      case Filters.F6_HELD_APART -> {
        int hold = pairs.find(interaction, agent, Pairs.HELD);
        long untilMs = timers.deadline(pairs.timer(hold));
        yield new Reason(filter, Detail.HELD_APART, 0, untilMs, 0);
      }
      case Filters.F7_AFFINITY ->
          new Reason(filter, Detail.AFFINITY, interactions.affine(interaction), 0, 0);
      case Filters.F8_OFFERED -> offered(agent, interaction, plan);
      case Filters.F9_CLAIMED ->
          new Reason(filter, Detail.CLAIMED, interactions.number(agents.claimedBy(agent)), 0, 0);
      default -> room(filter, agent, interaction, plan);
    };
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
    int presence = agents.presence(agent);
    return presence == Presence.AVAILABLE.value()
        ? new Reason(Filters.F1_AVAILABLE, Detail.PENDING, agents.pending(agent), 0, 0)
        : new Reason(Filters.F1_AVAILABLE, Detail.PRESENCE, presence, 0, 0);
  }

  private Reason skills(int agent, Requirement asked) {
    for (int i = 0; i < asked.allCount(); i++) {
      int has = agents.level(agent, asked.allSkill(i));
      if (has < asked.allLevel(i)) {
        return skill(Detail.ALL_OF, asked.allSkill(i), asked.allLevel(i), has);
      }
    }
    boolean met = true;
    for (int i = 0; i < asked.anyCount(); i++) {
      boolean first = i == 0 || asked.anySet(i) != asked.anySet(i - 1);
      if (first && !met) {
        return skill(Detail.ANY_OF, asked.anySet(i - 1), 0, 0);
      }
      boolean has = agents.level(agent, asked.anySkill(i)) >= asked.anyLevel(i);
      met = has || (met && !first);
    }
    if (!met) {
      return skill(Detail.ANY_OF, asked.anySet(asked.anyCount() - 1), 0, 0);
    }
    int none = 0;
    while (agents.level(agent, asked.none(none)) == 0) {
      none++;
    }
    return skill(Detail.NONE_OF, asked.none(none), 0, agents.level(agent, asked.none(none)));
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
