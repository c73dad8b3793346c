package org.strowger.core;

import org.strowger.codec.Limits;
import org.strowger.codec.sbe.AgentAliveDecoder;
import org.strowger.codec.sbe.AgentPresenceDecoder;
import org.strowger.codec.sbe.AgentProfileDecoder;
import org.strowger.codec.sbe.AgentSignOffDecoder;
import org.strowger.codec.sbe.AgentSignOnDecoder;
import org.strowger.codec.sbe.AgentSkillsDecoder;
import org.strowger.codec.sbe.AgentTeamsDecoder;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.PresenceCause;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.SignOffCause;
import org.strowger.codec.sbe.WithdrawReason;
import org.strowger.core.agent.Agents;
import org.strowger.core.event.Events;
import org.strowger.core.event.Refusal;
import org.strowger.core.match.Supply;
import org.strowger.core.plan.ActivePlan;

/**
 * Commands about agents: checked in the order of the decisions, then carried out. Each tells
 * whether it was. One thread.
 */
final class AgentCommands {
  private final Rooms rooms;
  private final Refusal refusal;
  private final Events events;
  private final Agents agents;
  private final Supply supply;
  private final Assignments assignments;
  private final Leases leases;
  private final int[] pairs = new int[2 * Limits.MAX_SKILLS_PER_AGENT];
  private int pairCount;
  private final int[] teams = new int[Limits.MAX_TEAMS_PER_AGENT];
  private int teamCount;
  private ActivePlan plan;

  AgentCommands(Rooms rooms, Assignments assignments, Leases leases) {
    this.leases = leases;
    this.rooms = rooms;
    this.assignments = assignments;
    refusal = rooms.refusal;
    events = rooms.events;
    agents = rooms.agents;
    supply = rooms.supply;
  }

  void plan(ActivePlan inForce) {
    plan = inForce;
  }

  boolean signOn(AgentSignOnDecoder message) {
    int agent = message.agent();
    if (!isAgent(agent)) {
      return false;
    }
    if (agents.isSignedOn(agent)) {
      return refusal.of(RejectCode.ALREADY_SIGNED_ON, FieldName.AGENT, agent, IdKind.AGENT);
    }
    int profile = message.profile();
    int presence = message.presence();
    if (!isProfile(profile) || !isPresence(presence)) {
      return false;
    }
    AgentSignOnDecoder.SkillsDecoder skillGroup = message.skills();
    if (!begin(skillGroup.count())) {
      return false;
    }
    while (skillGroup.hasNext()) {
      skillGroup.next();
      if (!take(skillGroup.skill(), skillGroup.level())) {
        return false;
      }
    }
    AgentSignOnDecoder.TeamsDecoder teamGroup = message.teams();
    if (!beginTeams(teamGroup.count())) {
      return false;
    }
    while (teamGroup.hasNext()) {
      if (!takeTeam(teamGroup.next().team())) {
        return false;
      }
    }
    if (!isLease(message.leaseMs(), message.graceMs())) {
      return false;
    }
    agents.signOn(agent, presence, profile);
    agents.skills(agent, pairs, pairCount);
    agents.teams(agent, teams, teamCount);
    supply.moveBase(agent, rooms.cause.nowMs(), rooms.cause.causeSequence());
    rooms.roster.add(agent);
    rooms.steps.rosterChanged(agent);
    long untilMs = leases.begin(agent, (int) message.leaseMs(), (int) message.graceMs());
    events.signedOn(agent, Presence.get((short) presence), untilMs);
    assignments.refresh(agent);
    return true;
  }

  boolean signOff(AgentSignOffDecoder message) {
    int agent = message.agent();
    if (!isAtWork(agent)) {
      return false;
    }
    if (message.forcedRaw() == Flag.YES.value()) {
      leases.forceOff(agent, SignOffCause.FORCED);
      return true;
    }
    if (agents.work(agent) > 0) {
      return refusal.of(RejectCode.WORK_IN_HAND, FieldName.AGENT, agent, IdKind.AGENT);
    }
    leases.signOff(agent);
    return true;
  }

  boolean alive(AgentAliveDecoder message) {
    int agent = message.agent();
    if (!isAtWork(agent)) {
      return false;
    }
    if (agents.leaseMs(agent) == 0) {
      return refusal.of(RejectCode.NO_LEASE, FieldName.AGENT, agent, IdKind.AGENT);
    }
    leases.renew(agent);
    return true;
  }

  /** Rule C5 with decisions C5-a to C5-c. */
  boolean presence(AgentPresenceDecoder message) {
    int agent = message.agent();
    int asked = message.presence();
    if (!isAtWork(agent) || !isPresence(asked)) {
      return false;
    }
    int reason = message.reason();
    if (asked == Presence.AVAILABLE.value()) {
      boolean returns = agents.presence(agent) != asked;
      agents.presence(agent, asked);
      agents.pending(agent, Presence.NONE.value(), 0);
      agents.returnMs(agent, 0);
      if (returns) {
        agents.misses(agent, 0);
        supply.moveBase(agent, rooms.cause.nowMs(), rooms.cause.causeSequence());
      }
      events.presenceChanged(
          agent, reason, Presence.AVAILABLE, Presence.NONE, PresenceCause.COMMAND);
      assignments.refresh(agent);
      return true;
    }
    agents.returnMs(agent, message.returnMs());
    rooms.steps.agentChanged(agent);
    if (agents.work(agent) > 0) {
      agents.pending(agent, asked, reason);
    } else {
      agents.presence(agent, asked);
      agents.pending(agent, Presence.NONE.value(), 0);
    }
    events.presenceChanged(
        agent,
        reason,
        Presence.get((short) agents.presence(agent)),
        Presence.get((short) agents.pending(agent)),
        PresenceCause.COMMAND);
    assignments.withdrawAll(agent, WithdrawReason.NOT_AVAILABLE);
    return true;
  }

  boolean skills(AgentSkillsDecoder message) {
    int agent = message.agent();
    if (!isAtWork(agent)) {
      return false;
    }
    AgentSkillsDecoder.SkillsDecoder group = message.skills();
    if (!begin(group.count())) {
      return false;
    }
    while (group.hasNext()) {
      group.next();
      if (!take(group.skill(), group.level())) {
        return false;
      }
    }
    supply.unindex(agent);
    rooms.roster.remove(agent);
    agents.skills(agent, pairs, pairCount);
    rooms.roster.add(agent);
    rooms.steps.rosterChanged(agent);
    events.skillsChanged(agent);
    assignments.withdrawUnsuited(agent);
    return true;
  }

  boolean profile(AgentProfileDecoder message) {
    int agent = message.agent();
    if (!isAtWork(agent) || !isProfile(message.profile())) {
      return false;
    }
    supply.unindex(agent);
    rooms.roster.remove(agent);
    agents.profile(agent, message.profile());
    rooms.roster.add(agent);
    rooms.steps.rosterChanged(agent);
    events.profileChanged(agent);
    assignments.withdrawUnsuited(agent);
    return true;
  }

  boolean teams(AgentTeamsDecoder message) {
    int agent = message.agent();
    if (!isAtWork(agent)) {
      return false;
    }
    AgentTeamsDecoder.TeamsDecoder group = message.teams();
    if (!beginTeams(group.count())) {
      return false;
    }
    while (group.hasNext()) {
      if (!takeTeam(group.next().team())) {
        return false;
      }
    }
    supply.unindex(agent);
    rooms.roster.remove(agent);
    agents.teams(agent, teams, teamCount);
    rooms.roster.add(agent);
    rooms.steps.rosterChanged(agent);
    events.teamsChanged(agent);
    assignments.withdrawUnsuited(agent);
    return true;
  }

  // Checks

  private boolean isAgent(int agent) {
    return agents.inRange(agent)
        || refusal.of(RejectCode.UNKNOWN_AGENT, FieldName.AGENT, agent, IdKind.AGENT);
  }

  private boolean isAtWork(int agent) {
    return isAgent(agent)
        && (agents.isSignedOn(agent)
            || refusal.of(RejectCode.NOT_SIGNED_ON, FieldName.AGENT, agent, IdKind.AGENT));
  }

  private boolean isProfile(int profile) {
    return plan.profile(profile) != null
        || refusal.of(RejectCode.UNKNOWN_PROFILE, FieldName.PROFILE, profile, IdKind.PROFILE);
  }

  private boolean isPresence(int presence) {
    return presence == Presence.AVAILABLE.value()
        || presence == Presence.AWAY.value()
        || refusal.of(RejectCode.INVALID_STATE, FieldName.STATE, presence);
  }

  /** No lease is no grace. */
  private boolean isLease(long leaseMs, long graceMs) {
    if (leaseMs != 0 && (leaseMs < Limits.MIN_LEASE_MS || leaseMs > Limits.MAX_LEASE_MS)) {
      return refusal.of(RejectCode.LEASE_RANGE, FieldName.LEASE, leaseMs);
    }
    return (graceMs >= 0 && graceMs <= (leaseMs == 0 ? 0 : Limits.MAX_GRACE_MS))
        || refusal.of(RejectCode.LEASE_RANGE, FieldName.GRACE, graceMs);
  }

  private boolean begin(int count) {
    pairCount = 0;
    return count <= Limits.MAX_SKILLS_PER_AGENT
        || refusal.of(RejectCode.TOO_MANY, FieldName.SKILLS, count);
  }

  private boolean take(int skill, int level) {
    if (!plan.hasSkill(skill)) {
      return refusal.of(RejectCode.UNKNOWN_SKILL, FieldName.SKILL, skill, IdKind.SKILL);
    }
    if (level < Limits.MIN_LEVEL || level > Limits.MAX_LEVEL) {
      return refusal.of(RejectCode.LEVEL_RANGE, FieldName.LEVEL, level);
    }
    for (int i = 0; i < pairCount; i++) {
      if (pairs[2 * i] == skill) {
        return refusal.of(RejectCode.DUPLICATE_SKILL, FieldName.SKILL, skill, IdKind.SKILL);
      }
    }
    pairs[2 * pairCount] = skill;
    pairs[2 * pairCount++ + 1] = level;
    return true;
  }

  private boolean beginTeams(int count) {
    teamCount = 0;
    return count <= Limits.MAX_TEAMS_PER_AGENT
        || refusal.of(RejectCode.TOO_MANY, FieldName.TEAMS, count);
  }

  private boolean takeTeam(int team) {
    if (!plan.hasTeam(team)) {
      return refusal.of(RejectCode.UNKNOWN_TEAM, FieldName.TEAM, team, IdKind.TEAM);
    }
    for (int i = 0; i < teamCount; i++) {
      if (teams[i] == team) {
        return refusal.of(RejectCode.DUPLICATE_TEAM, FieldName.TEAM, team, IdKind.TEAM);
      }
    }
    teams[teamCount++] = team;
    return true;
  }
}
