package org.strowger.oracle;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.WrapUpKind;

/** What can be wrong with a plan, in the order of P1: the first thing wrong is named. */
final class PlanCheck {
  private static final long MAX_MS = 366L * 24 * 60 * 60 * 1000;
  private static final int MAX_LIST = 16;

  private final PlanData plan;

  private PlanCheck(PlanData plan) {
    this.plan = plan;
  }

  /** The first thing wrong, or null. */
  static Refusal first(PlanData plan) {
    try {
      new PlanCheck(plan).check();
      return null;
    } catch (Wrong wrong) {
      return wrong.refusal;
    }
  }

  private static final class Wrong extends RuntimeException {
    final transient Refusal refusal;

    Wrong(Refusal refusal) {
      this.refusal = refusal;
    }
  }

  private static void number(boolean right, FieldName field, long value) {
    if (!right) {
      throw new Wrong(Refusal.of(RejectCode.PLAN_INVALID, field, value));
    }
  }

  private static void named(boolean right, FieldName field, long value) {
    if (!right) {
      throw new Wrong(Refusal.named(RejectCode.PLAN_INVALID, field, value));
    }
  }

  private static void duration(long ms, long min) {
    number(ms >= min && ms <= MAX_MS, FieldName.DURATION, ms);
  }

  private void check() {
    duration(plan.promoteAfterMs(), 0);
    numbers(plan.skills(), 8192, FieldName.SKILL);
    numbers(plan.teams(), 1024, FieldName.TEAM);
    numbers(
        plan.channels().stream().map(PlanData.Channel::channel).toList(), 16, FieldName.CHANNEL);
    Set<Integer> profiles = new HashSet<>();
    for (PlanData.Profile profile : plan.profiles()) {
      inRangeAndNew(profile.profile(), 1024, profiles, FieldName.PROFILE);
      profile(profile);
    }
    Set<Integer> queues = new HashSet<>();
    for (PlanData.Queue queue : plan.queues()) {
      inRangeAndNew(queue.queue(), 4096, queues, FieldName.QUEUE);
      queue(queue);
    }
  }

  private static void numbers(List<Integer> numbers, int max, FieldName field) {
    Set<Integer> seen = new HashSet<>();
    for (int number : numbers) {
      inRangeAndNew(number, max, seen, field);
    }
  }

  private static void inRangeAndNew(int number, int max, Set<Integer> seen, FieldName field) {
    named(number >= 1 && number <= max, field, number);
    named(seen.add(number), field, number);
  }

  private void profile(PlanData.Profile profile) {
    number(profile.units() >= 1 && profile.units() <= 30_000, FieldName.UNITS, profile.units());
    Set<Integer> channels = new HashSet<>();
    for (PlanData.Handling handling : profile.handles()) {
      named(plan.channel(handling.channel()) != null, FieldName.CHANNEL, handling.channel());
      named(channels.add(handling.channel()), FieldName.CHANNEL, handling.channel());
      int cost = handling.cost();
      number(cost >= 0 && cost <= profile.units(), FieldName.COST, cost);
      number(
          handling.limit() >= 1 && handling.limit() <= 30_000, FieldName.LIMIT, handling.limit());
      if (handling.wrapUp() == WrapUpKind.TIMED || handling.wrapUp() == WrapUpKind.CAPPED) {
        duration(handling.wrapUpMs(), 1);
      } else {
        number(handling.wrapUpMs() == 0, FieldName.DURATION, handling.wrapUpMs());
      }
    }
  }

  private void queue(PlanData.Queue queue) {
    number(queue.urgency() <= 254, FieldName.URGENCY, queue.urgency());
    duration(queue.targetMs(), 0);
    duration(queue.offerTimeoutMs(), 1);
    duration(queue.declineHoldMs(), 1);
    int misses = queue.missesAllowed();
    number(misses >= 1 && misses <= 1000, FieldName.LIMIT, misses);
    int count = queue.steps().size();
    number(count >= 1 && count <= 16, FieldName.STEPS, count);
    for (int i = 0; i < count; i++) {
      step(queue.steps().get(i), i == count - 1);
    }
  }

  /** List by list: its length, then its entries. */
  private void step(PlanData.Step step, boolean last) {
    duration(step.durationMs(), last ? 0 : 1);
    number(step.allOf().size() <= MAX_LIST, FieldName.ALL_OF, step.allOf().size());
    Set<Integer> seen = new HashSet<>();
    for (SkillLevel asked : step.allOf()) {
      asked(asked);
      named(seen.add(asked.skill()), FieldName.SKILL, asked.skill());
    }
    number(step.anyOf().size() <= MAX_LIST, FieldName.ANY_OF, step.anyOf().size());
    for (SkillLevel asked : step.anyOf()) {
      asked(asked);
    }
    number(step.noneOf().size() <= MAX_LIST, FieldName.NONE_OF, step.noneOf().size());
    for (int skill : step.noneOf()) {
      named(plan.skills().contains(skill), FieldName.SKILL, skill);
    }
    number(step.teams().size() <= MAX_LIST, FieldName.TEAMS, step.teams().size());
    for (int team : step.teams()) {
      named(plan.teams().contains(team), FieldName.TEAM, team);
    }
  }

  private void asked(SkillLevel asked) {
    named(plan.skills().contains(asked.skill()), FieldName.SKILL, asked.skill());
    number(asked.level() >= 1 && asked.level() <= 10, FieldName.LEVEL, asked.level());
  }
}
