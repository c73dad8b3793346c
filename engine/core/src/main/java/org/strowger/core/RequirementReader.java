package org.strowger.core;

import org.strowger.codec.Limits;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionArriveDecoder;
import org.strowger.codec.sbe.InteractionUpdateDecoder;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.core.agent.Agents;
import org.strowger.core.event.Refusal;
import org.strowger.core.match.Requirement;
import org.strowger.core.plan.ActivePlan;

/**
 * Reads an interaction's own lists, as an arrival or an update gives them, and checks them, also
 * against the steps of the queue (decision L4). The message's groups are read once, in the order of
 * the message. One thread.
 */
final class RequirementReader {
  private static final int MAX = Limits.MAX_REQUIREMENT_ENTRIES;

  private final Refusal refusal;
  private final Agents agents;
  private final Requirement own = new Requirement();
  private final int[] seen = new int[MAX];
  private int seenCount;
  private final int[] excluded = new int[Limits.MAX_EXCLUDED_AGENTS];
  private int excludedCount;
  private ActivePlan plan;

  RequirementReader(Refusal refusal, Agents agents) {
    this.refusal = refusal;
    this.agents = agents;
  }

  void plan(ActivePlan inForce) {
    plan = inForce;
  }

  /** What was read last. */
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
    own.reset(message.channel());
    return allOf(message.allOf())
        && anyOf(message.anyOf())
        && noneOf(message.noneOf())
        && excluded(message.excluded())
        && preferred(message.preferred())
        && isNamed(message.named())
        && fits(own, message.queue());
  }

  /** The lists of an update, for an interaction that waits in a queue. */
  boolean read(InteractionUpdateDecoder message, int channel, int queue) {
    own.reset(channel);
    return allOf(message.allOf())
        && anyOf(message.anyOf())
        && noneOf(message.noneOf())
        && excluded(message.excluded())
        && preferred(message.preferred())
        && isNamed(message.named())
        && fits(own, queue);
  }

  // Groups of an arrival

  private boolean allOf(InteractionArriveDecoder.AllOfDecoder group) {
    boolean good = begin(group.count(), FieldName.ALL_OF);
    while (good && group.hasNext()) {
      group.next();
      good = takeAll(group.skill(), group.level());
    }
    return good;
  }

  private boolean anyOf(InteractionArriveDecoder.AnyOfDecoder group) {
    boolean good = begin(group.count(), FieldName.ANY_OF);
    while (good && group.hasNext()) {
      group.next();
      good = takeAny(group.set(), group.skill(), group.level());
    }
    return good;
  }

  private boolean noneOf(InteractionArriveDecoder.NoneOfDecoder group) {
    boolean good = begin(group.count(), FieldName.NONE_OF);
    while (good && group.hasNext()) {
      good = takeNone(group.next().skill());
    }
    return good;
  }

  private boolean excluded(InteractionArriveDecoder.ExcludedDecoder group) {
    boolean good = beginExcluded(group.count());
    while (good && group.hasNext()) {
      good = takeExcluded(group.next().agent());
    }
    return good;
  }

  private boolean preferred(InteractionArriveDecoder.PreferredDecoder group) {
    boolean good = begin(group.count(), FieldName.PREFERRED);
    while (good && group.hasNext()) {
      good = takePreferred(group.next().skill());
    }
    return good;
  }

  // Groups of an update

  private boolean allOf(InteractionUpdateDecoder.AllOfDecoder group) {
    boolean good = begin(group.count(), FieldName.ALL_OF);
    while (good && group.hasNext()) {
      group.next();
      good = takeAll(group.skill(), group.level());
    }
    return good;
  }

  private boolean anyOf(InteractionUpdateDecoder.AnyOfDecoder group) {
    boolean good = begin(group.count(), FieldName.ANY_OF);
    while (good && group.hasNext()) {
      group.next();
      good = takeAny(group.set(), group.skill(), group.level());
    }
    return good;
  }

  private boolean noneOf(InteractionUpdateDecoder.NoneOfDecoder group) {
    boolean good = begin(group.count(), FieldName.NONE_OF);
    while (good && group.hasNext()) {
      good = takeNone(group.next().skill());
    }
    return good;
  }

  private boolean excluded(InteractionUpdateDecoder.ExcludedDecoder group) {
    boolean good = beginExcluded(group.count());
    while (good && group.hasNext()) {
      good = takeExcluded(group.next().agent());
    }
    return good;
  }

  private boolean preferred(InteractionUpdateDecoder.PreferredDecoder group) {
    boolean good = begin(group.count(), FieldName.PREFERRED);
    while (good && group.hasNext()) {
      good = takePreferred(group.next().skill());
    }
    return good;
  }

  // Entries

  private boolean begin(int count, FieldName field) {
    seenCount = 0;
    return fits(count, field);
  }

  private boolean fits(int count, FieldName field) {
    return count <= MAX || refusal.of(RejectCode.TOO_MANY, field, count);
  }

  private boolean takeAll(int skill, int level) {
    if (!isSkill(skill) || !isLevel(level)) {
      return false;
    }
    for (int i = 0; i < seenCount; i++) {
      if (seen[i] == skill) {
        return refusal.of(RejectCode.DUPLICATE_SKILL, FieldName.SKILL, skill, IdKind.SKILL);
      }
    }
    seen[seenCount++] = skill;
    own.addAll(skill, level);
    return true;
  }

  private boolean takeAny(int set, int skill, int level) {
    if (!isSkill(skill) || !isLevel(level)) {
      return false;
    }
    own.addAny(set, skill, level);
    return true;
  }

  private boolean takeNone(int skill) {
    if (!isSkill(skill)) {
      return false;
    }
    own.addNone(skill);
    return true;
  }

  private boolean takePreferred(int skill) {
    if (!isSkill(skill)) {
      return false;
    }
    own.addPreferred(skill);
    return true;
  }

  private boolean beginExcluded(int count) {
    excludedCount = 0;
    return count <= Limits.MAX_EXCLUDED_AGENTS
        || refusal.of(RejectCode.TOO_MANY, FieldName.EXCLUDED, count);
  }

  private boolean takeExcluded(int agent) {
    if (!agents.inRange(agent)) {
      return refusal.of(RejectCode.UNKNOWN_AGENT, FieldName.EXCLUDED, agent, IdKind.AGENT);
    }
    excluded[excludedCount++] = agent;
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

  private boolean isNamed(int agent) {
    return agent == 0
        || agents.inRange(agent)
        || refusal.of(RejectCode.UNKNOWN_AGENT, FieldName.AGENT, agent, IdKind.AGENT);
  }

  /** Whether a credit is within its range. */
  boolean isCredit(long credit) {
    return (credit >= -Limits.MAX_CREDIT_MS && credit <= Limits.MAX_CREDIT_MS)
        || refusal.of(RejectCode.CREDIT_RANGE, FieldName.CREDIT, credit);
  }

  // United with the steps

  /** Whether an interaction's own lists are within their limits in each step of a queue. */
  boolean fits(Requirement asked, int queue) {
    for (ActivePlan.Step step : plan.queue(queue).steps) {
      if (!fits(asked.allCount() + notIn(asked, step.allOf), FieldName.ALL_OF)
          || !fits(asked.anyCount() + step.anyOf.length / 3, FieldName.ANY_OF)
          || !fits(asked.noneCount() + step.noneOf.length, FieldName.NONE_OF)
          || !fits(asked.preferredCount() + step.preferred.length, FieldName.PREFERRED)) {
        return false;
      }
    }
    return true;
  }

  /** How many skills of a step's all-of the interaction does not name. */
  private static int notIn(Requirement asked, int[] allOf) {
    int count = 0;
    for (int i = 0; i < allOf.length; i += 2) {
      count++;
      for (int j = 0; j < asked.allCount(); j++) {
        if (asked.allSkill(j) == allOf[i]) {
          count--;
        }
      }
    }
    return count;
  }
}
