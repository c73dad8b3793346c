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

  private final Refusal refusal;
  private final Agents agents;
  private final Requirement requirement = new Requirement();
  private final int[] seen = new int[MAX];
  private final int[] excluded = new int[Limits.MAX_EXCLUDED_AGENTS];
  private int excludedCount;
  private int allOverflow;
  private ActivePlan plan;

  RequirementReader(Refusal refusal, Agents agents) {
    this.refusal = refusal;
    this.agents = agents;
  }

  void plan(ActivePlan inForce) {
    plan = inForce;
  }

  /** What was read last. */
  Requirement requirement() {
    return requirement;
  }

  int excludedCount() {
    return excludedCount;
  }

  int excluded(int i) {
    return excluded[i];
  }

  boolean read(InteractionArriveDecoder message) {
    ActivePlan.Step step = plan.queue(message.queue()).steps[0];
    begin(step, message.channel());
    int anyTotal = step.anyOf.length / 3;
    int noneTotal = step.noneOf.length;
    if (!allOf(message.allOf())) {
      return false;
    }
    InteractionArriveDecoder.AnyOfDecoder any = message.anyOf();
    anyTotal += any.count();
    if (!anyOf(any, anyTotal <= MAX)) {
      return false;
    }
    InteractionArriveDecoder.NoneOfDecoder none = message.noneOf();
    noneTotal += none.count();
    return noneOf(none, noneTotal <= MAX)
        && excluded(message.excluded())
        && fits(requirement.allCount() + allOverflow, FieldName.ALL_OF)
        && fits(anyTotal, FieldName.ANY_OF)
        && fits(noneTotal, FieldName.NONE_OF);
  }

  private void begin(ActivePlan.Step step, int channel) {
    allOverflow = 0;
    requirement.reset(channel);
    for (int i = 0; i < step.allOf.length; i += 2) {
      requirement.addAll(step.allOf[i], step.allOf[i + 1]);
    }
    for (int i = 0; i < step.anyOf.length; i += 3) {
      requirement.addAny(step.anyOf[i], step.anyOf[i + 1], step.anyOf[i + 2]);
    }
    for (int skill : step.noneOf) {
      requirement.addNone(skill);
    }
    for (int team : step.teams) {
      requirement.addTeam(team);
    }
  }

  private boolean fits(int count, FieldName field) {
    return count <= MAX || refusal.of(RejectCode.TOO_MANY, field, count);
  }

  private boolean allOf(InteractionArriveDecoder.AllOfDecoder group) {
    if (!fits(group.count(), FieldName.ALL_OF)) {
      return false;
    }
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
      if (!requirement.addAll(skill, level)) {
        allOverflow++;
      }
    }
    return true;
  }

  private boolean anyOf(InteractionArriveDecoder.AnyOfDecoder group, boolean room) {
    if (!fits(group.count(), FieldName.ANY_OF)) {
      return false;
    }
    while (group.hasNext()) {
      int skill = group.next().skill();
      int level = group.level();
      if (!isSkill(skill) || !isLevel(level)) {
        return false;
      }
      if (room) {
        requirement.addAny(OWN_SET + group.set(), skill, level);
      }
    }
    return true;
  }

  /** Sets of the arrival are numbered behind those of the step, so that they stay apart. */
  private static final int OWN_SET = 256;

  private boolean noneOf(InteractionArriveDecoder.NoneOfDecoder group, boolean room) {
    if (!fits(group.count(), FieldName.NONE_OF)) {
      return false;
    }
    while (group.hasNext()) {
      int skill = group.next().skill();
      if (!isSkill(skill)) {
        return false;
      }
      if (room) {
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
