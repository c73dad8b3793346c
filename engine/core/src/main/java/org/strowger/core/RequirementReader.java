package org.strowger.core;

import org.strowger.codec.Limits;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionArriveDecoder;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.core.agent.Agents;
import org.strowger.core.event.Refusal;
import org.strowger.core.match.Requirement;
import org.strowger.core.plan.ActivePlan;

/**
 * Reads what an arrival asks for, checks it, and unites it with the step of its queue (decision
 * L4). The message's groups are read once, in the order of the message. One thread.
 */
final class RequirementReader {
  private static final int MAX = Limits.MAX_REQUIREMENT_ENTRIES;

  /** Sets of the arrival are numbered behind those of the step, so that they stay apart. */
  private static final int OWN_SET = 256;

  private final Refusal refusal;
  private final Agents agents;
  private final Requirement requirement = new Requirement();
  private final Requirement own = new Requirement();
  private final int[] seen = new int[MAX];
  private final int[] excluded = new int[Limits.MAX_EXCLUDED_AGENTS];
  private int excludedCount;
  private int allTotal;
  private int anyTotal;
  private int noneTotal;
  private ActivePlan plan;

  RequirementReader(Refusal refusal, Agents agents) {
    this.refusal = refusal;
    this.agents = agents;
  }

  void plan(ActivePlan inForce) {
    plan = inForce;
  }

  /** What was read last, united with the step. */
  Requirement requirement() {
    return requirement;
  }

  /** What was read last, as it stands in the message. */
  Requirement own() {
    return own;
  }

  int excludedCount() {
    return excludedCount;
  }

  int excluded(int i) {
    return excluded[i];
  }

  boolean read(InteractionArriveDecoder message) {
    ActivePlan.Step step = plan.queue(message.queue()).steps[0];
    requirement.reset(message.channel());
    own.reset(message.channel());
    for (int team : step.teams) {
      requirement.addTeam(team);
    }
    return allOf(step.allOf, message.allOf())
        && anyOf(step.anyOf, message.anyOf())
        && noneOf(step.noneOf, message.noneOf())
        && excluded(message.excluded())
        && fits(allTotal, FieldName.ALL_OF)
        && fits(anyTotal, FieldName.ANY_OF)
        && fits(noneTotal, FieldName.NONE_OF);
  }

  private boolean fits(int count, FieldName field) {
    return count <= MAX || refusal.of(RejectCode.TOO_MANY, field, count);
  }

  private boolean allOf(int[] ofStep, InteractionArriveDecoder.AllOfDecoder group) {
    if (!fits(group.count(), FieldName.ALL_OF)) {
      return false;
    }
    for (int i = 0; i < ofStep.length; i += 2) {
      requirement.addAll(ofStep[i], ofStep[i + 1]);
    }
    int beyond = 0;
    for (int count = 0; group.hasNext(); count++) {
      int skill = group.next().skill();
      int level = group.level();
      if (!isSkill(skill) || !isLevel(level)) {
        return false;
      }
      for (int i = 0; i < count; i++) {
        if (seen[i] == skill) {
          return refusal.of(RejectCode.DUPLICATE_SKILL, FieldName.SKILL, skill, IdKind.SKILL);
        }
      }
      seen[count] = skill;
      own.addAll(skill, level);
      if (!requirement.addAll(skill, level)) {
        beyond++;
      }
    }
    allTotal = requirement.allCount() + beyond;
    return true;
  }

  private boolean anyOf(int[] ofStep, InteractionArriveDecoder.AnyOfDecoder group) {
    if (!fits(group.count(), FieldName.ANY_OF)) {
      return false;
    }
    anyTotal = ofStep.length / 3 + group.count();
    boolean room = anyTotal <= MAX;
    for (int i = 0; i < ofStep.length && room; i += 3) {
      requirement.addAny(ofStep[i], ofStep[i + 1], ofStep[i + 2]);
    }
    while (group.hasNext()) {
      int skill = group.next().skill();
      int level = group.level();
      if (!isSkill(skill) || !isLevel(level)) {
        return false;
      }
      if (room) {
        own.addAny(group.set(), skill, level);
        requirement.addAny(OWN_SET + group.set(), skill, level);
      }
    }
    return true;
  }

  private boolean noneOf(int[] ofStep, InteractionArriveDecoder.NoneOfDecoder group) {
    if (!fits(group.count(), FieldName.NONE_OF)) {
      return false;
    }
    noneTotal = ofStep.length + group.count();
    boolean room = noneTotal <= MAX;
    for (int i = 0; i < ofStep.length && room; i++) {
      requirement.addNone(ofStep[i]);
    }
    while (group.hasNext()) {
      int skill = group.next().skill();
      if (!isSkill(skill)) {
        return false;
      }
      if (room) {
        own.addNone(skill);
        requirement.addNone(skill);
      }
    }
    return true;
  }

  private boolean excluded(InteractionArriveDecoder.ExcludedDecoder group) {
    excludedCount = 0;
    if (group.count() > Limits.MAX_EXCLUDED_AGENTS) {
      return refusal.of(RejectCode.TOO_MANY, FieldName.EXCLUDED, group.count());
    }
    while (group.hasNext()) {
      int agent = group.next().agent();
      if (!agents.inRange(agent)) {
        return refusal.of(RejectCode.UNKNOWN_AGENT, FieldName.EXCLUDED, agent, IdKind.AGENT);
      }
      excluded[excludedCount++] = agent;
    }
    return true;
  }

  private boolean isSkill(int skill) {
    return plan.hasSkill(skill)
        || refusal.of(RejectCode.UNKNOWN_SKILL, FieldName.SKILL, skill, IdKind.SKILL);
  }

  private boolean isLevel(int level) {
    return (level >= Limits.MIN_LEVEL && level <= Limits.MAX_LEVEL)
        || refusal.of(RejectCode.LEVEL_RANGE, FieldName.LEVEL, level);
  }
}
