package org.strowger.oracle;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;

/** What can be wrong with a plan, in the order of P1: the first thing wrong is named. */
final class PlanCheck {
  private static final long MAX_MS = 366L * 24 * 60 * 60 * 1000;
  private static final int MAX_LIST = 16;

  private final PlanData plan;
  private final int maxAgents;

  private PlanCheck(PlanData plan, int maxAgents) {
    this.maxAgents = maxAgents;
    this.plan = plan;
  }

  /** The first thing wrong, or null. */
  static Refusal first(PlanData plan, int maxAgents) {
    try {
      new PlanCheck(plan, maxAgents).check();
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
    settings(plan.settings());
    shifts(plan.shifts());
    numbers(plan.skills(), 8192, FieldName.SKILL);
    Set<Integer> teams = new HashSet<>();
    for (PlanData.Team team : plan.teams()) {
      inRangeAndNew(team.team(), 1024, teams, FieldName.TEAM);
      members(team.members());
    }
    Set<Integer> channels = new HashSet<>();
    for (PlanData.Channel channel : plan.channels()) {
      inRangeAndNew(channel.channel(), 16, channels, FieldName.CHANNEL);
      duration(channel.firstAnswerMs(), 0);
      duration(channel.nextResponseMs(), 0);
      duration(channel.warnMs(), 0);
      duration(channel.parkAfterMs(), 0);
      duration(channel.closeAfterMs(), 0);
      traits(channel.traits());
    }
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
    plan.queues().forEach(this::references);
    plan.queues().forEach(this::overflowEnds);
    Refusal refusal = new RuleCheck(plan, maxAgents).first();
    if (refusal != null) {
      throw new Wrong(refusal);
    }
    preferences(plan.shifts().preferences());
  }

  /** P4. */
  private static void shifts(PlanData.ShiftOffers s) {
    duration(s.waitOverMs(), 0);
    number(s.most() >= 1 && s.most() <= 8, FieldName.LIMIT, s.most());
    duration(s.expiryMs(), 1);
    PlanData.TraitWeights w = s.weights();
    for (int weight :
        List.of(
            w.asynchronous(),
            w.structured(),
            w.recordKept(),
            w.receipts(),
            w.customerStarts(),
            w.companyStarts(),
            w.session(),
            w.cost())) {
      number(weight >= -1000 && weight <= 1000, FieldName.WEIGHT, weight);
    }
  }

  /** P4. */
  private static void traits(PlanData.Traits t) {
    duration(t.sessionMs(), 0);
    number(t.cost() >= 0 && t.cost() <= 1_000_000, FieldName.COST, t.cost());
    number(t.devices().size() <= 16, FieldName.DEVICES, t.devices().size());
    for (int device : t.devices()) {
      named(device > 0, FieldName.DEVICES, device);
    }
  }

  /** P4. */
  private void preferences(List<PlanData.Preference> preferences) {
    number(preferences.size() <= 1024, FieldName.PREFERENCES, preferences.size());
    Set<List<Integer>> seen = new HashSet<>();
    int place = 0;
    for (PlanData.Preference p : preferences) {
      place++;
      named(p.segment() > 0, FieldName.SEGMENT, p.segment());
      named(plan.channel(p.channel()) != null, FieldName.CHANNEL, p.channel());
      number(p.score() >= -100_000 && p.score() <= 100_000, FieldName.SCORE, p.score());
      boolean another = seen.add(List.of(p.segment(), p.channel()));
      number(another, FieldName.PREFERENCES, place);
    }
  }

  private static void settings(PlanData.Settings s) {
    number(s.touchpoints() >= 0 && s.touchpoints() <= 64, FieldName.TOUCHPOINTS, s.touchpoints());
    int attempts = s.callbackAttempts();
    number(attempts >= 1 && attempts <= 100, FieldName.ATTEMPTS, attempts);
    duration(s.returnWindowMs(), 0);
    duration(s.transferHoldMs(), 0);
    duration(s.transferBoundMs(), 1);
    duration(s.resumeBoundMs(), 0);
    duration(s.callbackRetryMs(), 1);
    duration(s.callbackExpiryMs(), 0);
  }

  /** Sorted, the first below 1 or like the one before. */
  private static void members(List<Integer> members) {
    number(members.size() <= 16_384, FieldName.MEMBERS, members.size());
    int before = 0;
    for (int agent : members.stream().sorted().toList()) {
      named(agent > before, FieldName.AGENT, agent);
      before = agent;
    }
  }

  private void references(PlanData.Queue queue) {
    int overflow = queue.overflow();
    boolean limited = queue.step(queue.steps().size()).durationMs() > 0;
    named(overflow == 0 || (plan.queue(overflow) != null && limited), FieldName.OVERFLOW, overflow);
    int fallback = queue.fallback();
    named(
        fallback == 0 || (plan.queue(fallback) != null && fallback != queue.queue()),
        FieldName.FALLBACK,
        fallback);
  }

  private void overflowEnds(PlanData.Queue queue) {
    int next = queue.overflow();
    for (int i = 0; next != 0; i++) {
      named(i < plan.queues().size(), FieldName.OVERFLOW, queue.queue());
      next = plan.queue(next).overflow();
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
      int parked = handling.parkedCost();
      number(parked >= 0 && parked <= cost, FieldName.PARKED_COST, parked);
    }
  }

  private void queue(PlanData.Queue queue) {
    number(queue.urgency() <= 254, FieldName.URGENCY, queue.urgency());
    duration(queue.targetMs(), 0);
    duration(queue.offerTimeoutMs(), 1);
    duration(queue.declineHoldMs(), 1);
    int misses = queue.missesAllowed();
    number(misses >= 1 && misses <= 1000, FieldName.LIMIT, misses);
    number(
        queue.broadcast() >= 1 && queue.broadcast() <= 64, FieldName.BROADCAST, queue.broadcast());
    weight(queue.weights().skill());
    weight(queue.weights().load());
    weight(queue.weights().specialism());
    weight(queue.weights().idle());
    int count = queue.steps().size();
    number(count >= 1 && count <= 16, FieldName.STEPS, count);
    for (int i = 0; i < count; i++) {
      step(queue.steps().get(i), i == count - 1);
    }
  }

  private static void weight(int weight) {
    number(weight >= 0 && weight <= 1_000_000, FieldName.WEIGHT, weight);
  }

  /** List by list: its length, then its entries. */
  private void step(PlanData.Step step, boolean last) {
    duration(step.durationMs(), last ? 0 : 1);
    number(step.strategy() != Strategy.NULL_VAL, FieldName.STRATEGY, step.strategy().value());
    Affinity affinity = step.affinity();
    number(
        affinity != Affinity.NULL_VAL && !(last && affinity != Affinity.NONE),
        FieldName.AFFINITY,
        affinity.value());
    if (affinity == Affinity.LAST) {
      duration(step.windowMs(), 1);
    } else {
      number(step.windowMs() == 0, FieldName.DURATION, step.windowMs());
    }
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
      named(plan.team(team) != null, FieldName.TEAM, team);
    }
    number(step.preferred().size() <= MAX_LIST, FieldName.PREFERRED, step.preferred().size());
    for (int skill : step.preferred()) {
      named(plan.skills().contains(skill), FieldName.SKILL, skill);
    }
  }

  private void asked(SkillLevel asked) {
    named(plan.skills().contains(asked.skill()), FieldName.SKILL, asked.skill());
    number(asked.level() >= 1 && asked.level() <= 10, FieldName.LEVEL, asked.level());
  }
}
