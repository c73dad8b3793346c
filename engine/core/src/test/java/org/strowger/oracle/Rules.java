package org.strowger.oracle;

import java.util.Comparator;
import java.util.List;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Offer;
import org.strowger.oracle.State.Place;
import org.strowger.oracle.State.Timer;
import org.strowger.oracle.State.Work;

/**
 * What the rules judge: which first, who may, who is best. Each rule is one method, so that a test
 * can break just one of them.
 */
class Rules {
  final State state;

  Rules(State state) {
    this.state = state;
  }

  // ---- time ----

  /** T2: due at its deadline, so an answer at exactly the deadline is late. */
  boolean isDue(Timer timer, long nowMs) {
    return timer.deadlineMs() <= nowMs;
  }

  /** T2: timers fire in order of (deadline, creation). */
  boolean firesBefore(Timer one, Timer other) {
    return one.deadlineMs() != other.deadlineMs()
        ? one.deadlineMs() < other.deadlineMs()
        : one.creation() < other.creation();
  }

  // ---- which interaction first ----

  /** O1: promoted in order of promotion; class; due; sequence. The ticket is the interaction's. */
  Comparator<Interaction> o1Order() {
    return Comparator.comparingLong(
            (Interaction i) -> i.isPromoted() ? i.promotion : Long.MAX_VALUE)
        .thenComparingInt(i -> i.urgency)
        .thenComparingLong(i -> i.dueMs)
        .thenComparingLong(i -> i.sequence);
  }

  // ---- which agent ----

  /** A1: longest-idle takes the first in line. */
  final Agent best(Interaction interaction) {
    Agent best = null;
    Place bestPlace = null;
    for (Agent agent : state.agents.values()) {
      if (eligible(agent, interaction)) {
        Place place = place(agent);
        if (best == null || place.compareTo(bestPlace) < 0) {
          best = agent;
          bestPlace = place;
        }
      }
    }
    return best;
  }

  /** A1-a: the greatest of the base place and the places of the open offers. */
  Place place(Agent agent) {
    Place place = agent.basePlace;
    for (Work work : agent.inHand) {
      if (work.offer != null) {
        place = Place.later(place, work.offer.place());
      }
    }
    return place;
  }

  /** A1: the base place after a sign-on, a return to available, or the end of accepted work. */
  Place atTheEnd(Agent agent, Place end) {
    return agent.basePlace == null ? end : Place.later(agent.basePlace, end);
  }

  /** A1: the base place after work that ended in whatever presence (A1-d). */
  Place afterWork(Agent agent, Place end) {
    return atTheEnd(agent, end);
  }

  /** A1-a: an accepted offer keeps the place it gave. */
  Place afterAccept(Agent agent, Offer offer) {
    return Place.later(agent.basePlace, offer.place());
  }

  /** A1-a: an offer declined or withdrawn is as if it had never been made. */
  Place afterDeclineOrWithdrawal(Agent agent, Offer offer) {
    return agent.basePlace;
  }

  /** R3-b: no answer does not give the former place back. */
  Place afterMiss(Agent agent, Offer offer) {
    return Place.later(agent.basePlace, offer.place());
  }

  // ---- the filter list, in its order ----

  final boolean eligible(Agent agent, Interaction interaction) {
    return f1Available(agent)
        && f2NotExcluded(agent, interaction)
        && f3InTeam(agent, interaction)
        && f4Skilled(agent, interaction)
        && f5ChannelAllowed(agent, interaction)
        && f6NotHeldApart(agent, interaction)
        && f8NotOffered(interaction)
        && f10WithinChannelLimit(agent, interaction)
        && f11UnitsFree(agent, interaction)
        && c2Exclusivity(agent, interaction);
  }

  /** F1 signed on, state available; and nothing pending (C5-b). */
  boolean f1Available(Agent agent) {
    return agent.presence == Presence.AVAILABLE && !agent.awayPending;
  }

  /** F2 not excluded by the interaction. */
  boolean f2NotExcluded(Agent agent, Interaction interaction) {
    return !interaction.excluded.contains(agent.number);
  }

  /** F3 in a team of the step, if it names teams. */
  boolean f3InTeam(Agent agent, Interaction interaction) {
    List<Integer> teams = interaction.step().teams();
    if (teams.isEmpty()) {
      return true;
    }
    for (int team : teams) {
      if (agent.teams.contains(team)) {
        return true;
      }
    }
    return false;
  }

  /** F4 every all-of skill at its level, one of each any-of group, no none-of skill. */
  final boolean f4Skilled(Agent agent, Interaction interaction) {
    return f4AllOf(agent, interaction)
        && f4AnyOf(agent, interaction)
        && f4NoneOf(agent, interaction);
  }

  boolean f4AllOf(Agent agent, Interaction interaction) {
    for (SkillLevel asked : interaction.allOf) {
      if (!has(agent, asked)) {
        return false;
      }
    }
    return true;
  }

  boolean f4AnyOf(Agent agent, Interaction interaction) {
    for (List<SkillLevel> group : interaction.anyOf) {
      boolean one = false;
      for (SkillLevel asked : group) {
        one |= has(agent, asked);
      }
      if (!one) {
        return false;
      }
    }
    return true;
  }

  boolean f4NoneOf(Agent agent, Interaction interaction) {
    for (int skill : interaction.noneOf) {
      if (agent.levels.containsKey(skill)) {
        return false;
      }
    }
    return true;
  }

  boolean has(Agent agent, SkillLevel asked) {
    return agent.levels.getOrDefault(asked.skill(), 0) >= asked.level();
  }

  /** F5 channel allowed by the profile. */
  boolean f5ChannelAllowed(Agent agent, Interaction interaction) {
    return handling(agent, interaction) != null;
  }

  /** C1: how the agent's profile handles the interaction's channel; null: not. */
  PlanData.Handling handling(Agent agent, Interaction interaction) {
    return agent.profile.handling(interaction.channel);
  }

  /** F6 pair not in decline hold. */
  boolean f6NotHeldApart(Agent agent, Interaction interaction) {
    return !interaction.heldApart.contains(agent.number);
  }

  /** F8 no open offer: without broadcast an interaction has at most one. */
  boolean f8NotOffered(Interaction interaction) {
    return state.openOffer(interaction) == null;
  }

  /** F10 channel limit. */
  boolean f10WithinChannelLimit(Agent agent, Interaction interaction) {
    return agent.count(interaction.channel) < handling(agent, interaction).limit();
  }

  /** F11 units free. */
  boolean f11UnitsFree(Agent agent, Interaction interaction) {
    int cost = handling(agent, interaction).cost();
    return usedUnits(agent) + cost <= agent.profile.units();
  }

  /** R6, C5: open offers, active work and wrap-up hold units. */
  int usedUnits(Agent agent) {
    int used = 0;
    for (Work work : agent.inHand) {
      used += work.units;
    }
    return used;
  }

  /** F11 exclusivity, C2: exclusive work starts only with nothing in hand, and keeps it so. */
  boolean c2Exclusivity(Agent agent, Interaction interaction) {
    boolean exclusive = handling(agent, interaction).exclusive();
    return !(exclusive && !agent.inHand.isEmpty()) && !agent.hasExclusiveWork();
  }

  // ---- how offers end ----

  /** R2-a: how long a pair is held apart. */
  long declineHoldMs(Interaction interaction) {
    return interaction.queue.declineHoldMs();
  }

  /** R3-a: after N misses. */
  boolean becomesNotResponding(Agent agent, Interaction interaction) {
    return agent.misses >= interaction.queue.missesAllowed();
  }

  /** R4-a: an open offer stays while its pair passes F3 to F5. */
  boolean offerStays(Agent agent, Interaction interaction) {
    return f3InTeam(agent, interaction)
        && f4Skilled(agent, interaction)
        && f5ChannelAllowed(agent, interaction);
  }

  /** C5-d: a channel that the profile no longer has gives none. */
  WrapUpKind wrapUp(PlanData.Handling handling) {
    return handling == null ? WrapUpKind.NONE : handling.wrapUp();
  }
}
