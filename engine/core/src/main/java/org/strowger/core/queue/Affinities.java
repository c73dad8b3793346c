package org.strowger.core.queue;

import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.core.agent.Agents;
import org.strowger.core.customer.Contacts;
import org.strowger.core.event.Cause;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.interaction.Pairs;
import org.strowger.core.match.Filters;
import org.strowger.core.match.Requirements;
import org.strowger.core.plan.ActivePlan;
import org.strowger.core.timer.Timers;

/** Whose an affinity step is, and whether that agent can still take it (rule S4). One thread. */
public final class Affinities {
  private final Cause cause;
  private final Timers timers;
  private final Agents agents;
  private final Interactions interactions;
  private final Pairs pairs;
  private final Requirements requirements;
  private final Filters filters;
  private final Contacts contacts;
  private ActivePlan plan;

  public Affinities(
      Cause cause,
      Timers timers,
      Agents agents,
      Interactions interactions,
      Pairs pairs,
      Requirements requirements,
      Filters filters,
      Contacts contacts) {
    this.cause = cause;
    this.timers = timers;
    this.agents = agents;
    this.interactions = interactions;
    this.pairs = pairs;
    this.requirements = requirements;
    this.filters = filters;
    this.contacts = contacts;
  }

  void plan(ActivePlan inForce) {
    plan = inForce;
  }

  /** The agent of an affinity step that begins now (decision S4-a), 0 if there is none. */
  int agentFor(int interaction, ActivePlan.Step step) {
    if (step.affinity == Affinity.NAMED) {
      return interactions.named(interaction);
    }
    return contacts.lastAgentSince(interaction, cause.nowMs() - step.windowMs);
  }

  /** Whether the agent of the affinity step can still take it (decision S4-b). */
  boolean holds(int interaction) {
    int agent = interactions.affine(interaction);
    return agent != 0
        && agents.isSignedOn(agent)
        && agents.presence(agent) != Presence.NOT_RESPONDING.value()
        && !pairs.apart(interaction, agent)
        && filters.suits(agent, requirements.get(interactions.requirement(interaction)))
        && isBackInTime(agent, interaction);
  }

  private boolean isBackInTime(int agent, int interaction) {
    long end = timers.deadline(interactions.stepTimer(interaction));
    int away = Presence.AWAY.value();
    boolean onBreak = agents.presence(agent) == away || agents.pending(agent) == away;
    return (!onBreak || agents.returnMs(agent) == 0 || agents.returnMs(agent) < end)
        && willHaveRoom(agent, interactions.channel(interaction), end);
  }

  /** Filters F10 and F11 with only the wrap-up that lasts until then. */
  private boolean willHaveRoom(int agent, int channel, long end) {
    int units = 0;
    int count = 0;
    int stays = 0;
    int exclusives = 0;
    for (int work = agents.firstWork(agent); work != 0; work = interactions.right(work)) {
      if (lasts(work, end)) {
        stays++;
        units += interactions.cost(work);
        count += interactions.channel(work) == channel ? 1 : 0;
        exclusives += interactions.exclusive(work) ? 1 : 0;
      }
    }
    ActivePlan.Profile profile = plan.profile(agents.profile(agent));
    ActivePlan.Handling handling = profile.of(channel);
    return count < handling.limit
        && units + handling.cost <= profile.units
        && exclusives == 0
        && (!handling.exclusive || stays == 0);
  }

  private boolean lasts(int work, long end) {
    int kind = interactions.wrapUpKind(work);
    return interactions.state(work) == Interactions.WRAP_UP
        && (kind == WrapUpKind.TIMED.value() || kind == WrapUpKind.CAPPED.value())
        && timers.deadline(interactions.timer(work)) >= end;
  }
}
