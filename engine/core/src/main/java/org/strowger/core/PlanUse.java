package org.strowger.core;

import org.strowger.codec.Limits;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.core.agent.Agents;
import org.strowger.core.event.Refusal;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.match.Requirement;
import org.strowger.core.plan.ActivePlan;
import org.strowger.core.plan.QueueMoves;

/**
 * Whether a new plan has everything that is in use (rule X2, decision X2-a). Looks at every agent
 * that is signed on and every live interaction once, and changes nothing. One thread.
 */
final class PlanUse {
  private final Refusal refusal;
  private final Agents agents;
  private final Interactions interactions;
  private final Rooms rooms;

  PlanUse(Rooms rooms) {
    this.rooms = rooms;
    refusal = rooms.refusal;
    agents = rooms.agents;
    interactions = rooms.interactions;
  }

  /** Whether the new plan may follow; refuses it if not. */
  boolean allows(ActivePlan plan, QueueMoves moves) {
    return agentsAllow(plan) && interactionsAllow(plan, moves);
  }

  private boolean inUse(FieldName field, long value, IdKind kind) {
    return refusal.of(RejectCode.PLAN_IN_USE, field, value, kind);
  }

  private boolean agentsAllow(ActivePlan plan) {
    for (int agent = 1; agent < agents.end(); agent++) {
      if (agents.isSignedOn(agent) && !agentAllows(plan, agent)) {
        return false;
      }
    }
    return true;
  }

  private boolean agentAllows(ActivePlan plan, int agent) {
    int profile = agents.profile(agent);
    if (plan.profile(profile) == null) {
      return inUse(FieldName.PROFILE, profile, IdKind.PROFILE);
    }
    for (int i = 0; i < agents.skillCount(agent); i++) {
      if (!hasSkill(plan, agents.skill(agent, i))) {
        return false;
      }
    }
    for (int i = 0; i < agents.teamCount(agent); i++) {
      int team = agents.team(agent, i);
      if (!plan.hasTeam(team)) {
        return inUse(FieldName.TEAM, team, IdKind.TEAM);
      }
    }
    return true;
  }

  private boolean hasSkill(ActivePlan plan, int skill) {
    return plan.hasSkill(skill) || inUse(FieldName.SKILL, skill, IdKind.SKILL);
  }

  /** The first in order of arrival that does not allow it says why. */
  private boolean interactionsAllow(ActivePlan plan, QueueMoves moves) {
    int first = 0;
    for (int slot = 1; slot < interactions.end(); slot++) {
      if (interactions.state(slot) != 0
          && (first == 0 || isBefore(slot, first))
          && !allows(slot, plan, moves)) {
        first = slot;
      }
    }
    return first == 0 || allows(first, plan, moves);
  }

  /** What an agent keeps in a warm transfer is before what waits (decision K3-c). */
  private boolean isBefore(int a, int b) {
    return interactions.sequence(a) < interactions.sequence(b)
        || (interactions.sequence(a) == interactions.sequence(b) && interactions.isKept(a));
  }

  private boolean allows(int slot, ActivePlan plan, QueueMoves moves) {
    int channel = interactions.channel(slot);
    if (!plan.hasChannel(channel)) {
      return inUse(FieldName.CHANNEL, channel, IdKind.CHANNEL);
    }
    if (interactions.state(slot) == Interactions.WRAP_UP) {
      return true;
    }
    Requirement own = rooms.demands.own(interactions.demand(slot));
    if (!hasSkills(plan, own)) {
      return false;
    }
    if (rooms.baseValues.has(slot) && !hasSkills(plan, rooms.baseValues.own(slot))) {
      return false;
    }
    int queue = interactions.queue(slot);
    int to = moves.of(queue);
    return to == 0 ? inUse(FieldName.QUEUE, queue, IdKind.QUEUE) : fits(own, plan.queue(to));
  }

  private boolean hasSkills(ActivePlan plan, Requirement own) {
    for (int i = 0; i < own.allCount(); i++) {
      if (!hasSkill(plan, own.allSkill(i))) {
        return false;
      }
    }
    int lacking = Limits.MAX_SKILLS + 1;
    for (int i = 0; i < own.anyCount(); i++) {
      lacking = plan.hasSkill(own.anySkill(i)) ? lacking : Math.min(lacking, own.anySkill(i));
    }
    if (lacking <= Limits.MAX_SKILLS) {
      return hasSkill(plan, lacking);
    }
    for (int i = 0; i < own.noneCount(); i++) {
      if (!hasSkill(plan, own.none(i))) {
        return false;
      }
    }
    for (int i = 0; i < own.preferredCount(); i++) {
      if (!hasSkill(plan, own.preferred(i))) {
        return false;
      }
    }
    return true;
  }

  /** The merged requirement of every step is within its limits (decision L4). */
  private boolean fits(Requirement own, ActivePlan.Queue queue) {
    for (ActivePlan.Step step : queue.steps) {
      if (!isWithin(FieldName.ALL_OF, mergedAllOf(own, step))
          || !isWithin(FieldName.ANY_OF, own.anyCount() + step.anyOf.length / 3)
          || !isWithin(FieldName.NONE_OF, own.noneCount() + step.noneOf.length)
          || !isWithin(FieldName.PREFERRED, own.preferredCount() + step.preferred.length)) {
        return false;
      }
    }
    return true;
  }

  private boolean isWithin(FieldName field, int count) {
    return count <= Limits.MAX_REQUIREMENT_ENTRIES
        || refusal.of(RejectCode.PLAN_IN_USE, field, count);
  }

  private static int mergedAllOf(Requirement own, ActivePlan.Step step) {
    int count = own.allCount();
    for (int i = 0; i < step.allOf.length; i += 2) {
      boolean both = false;
      for (int j = 0; j < own.allCount() && !both; j++) {
        both = own.allSkill(j) == step.allOf[i];
      }
      count += both ? 0 : 1;
    }
    return count;
  }
}
