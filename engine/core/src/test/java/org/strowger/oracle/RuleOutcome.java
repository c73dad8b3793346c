package org.strowger.oracle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.strowger.codec.Limits;
import org.strowger.codec.RuleAction;
import org.strowger.oracle.State.Base;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Need;

/** What rules make of base values, action by action (X1-g). */
final class RuleOutcome {
  private static final int MAX_LIST = 16;
  private static final int MAX_NOTES = 16;

  private final Base base;
  private final Map<Integer, Integer> allOf;
  private final List<Integer> preferred;
  private long credit;
  int urgency;
  int named;

  /** Queue that a rule chose; 0: none did. */
  int ruledQueue;

  final List<Integer> notes = new ArrayList<>();
  final List<Integer> matched = new ArrayList<>();

  /** Whether the own lists are other ones than before. */
  boolean otherLists;

  RuleOutcome(Base base) {
    this.base = base;
    allOf = levels(base.asks);
    preferred = new ArrayList<>(base.asks.preferred());
    urgency = base.urgency;
    credit = base.creditMs;
    named = base.asks.named();
  }

  private static Map<Integer, Integer> levels(Asks asks) {
    Map<Integer, Integer> levels = new TreeMap<>();
    asks.allOf().forEach(asked -> levels.put(asked.skill(), asked.level()));
    return levels;
  }

  void apply(PlanData.Rule rule, Need need) {
    matched.add(rule.rule());
    for (PlanData.Action action : rule.actions()) {
      int number = action.number();
      int level = (int) action.value();
      switch (RuleAction.of(action.action())) {
        case QUEUE -> ruledQueue = number;
        case REQUIRE -> require(number, level);
        case LOWER -> allOf.computeIfPresent(number, (skill, has) -> Math.min(has, level));
        case DROP -> allOf.remove(number);
        case PREFER -> prefer(number);
        case CREDIT -> credit += action.value();
        case CLASS -> urgency = level;
        case AFFINITY_OWNER -> named = need == null || need.owner == 0 ? named : need.owner;
        case AFFINITY_LAST -> named = need == null || need.lastAgent == 0 ? named : need.lastAgent;
        case AFFINITY_AGENT -> named = number;
        case NOTE -> note(number);
      }
    }
  }

  private void require(int skill, int level) {
    if (allOf.containsKey(skill) || allOf.size() < MAX_LIST) {
      allOf.merge(skill, level, Math::max);
    }
  }

  private void prefer(int skill) {
    if (!preferred.contains(skill) && preferred.size() < MAX_LIST) {
      preferred.add(skill);
    }
  }

  private void note(int code) {
    if (!notes.contains(code) && notes.size() < MAX_NOTES) {
      notes.add(code);
    }
  }

  int queue() {
    return ruledQueue == 0 ? base.queue : ruledQueue;
  }

  long creditMs() {
    return Math.max(-Limits.MAX_CREDIT_MS, Math.min(credit, Limits.MAX_CREDIT_MS));
  }

  /** In force, with those who are excluded as they are. */
  Asks asks(Interaction interaction) {
    List<SkillLevel> skills = new ArrayList<>();
    allOf.forEach((skill, level) -> skills.add(new SkillLevel(skill, level)));
    return new Asks(
        skills,
        base.asks.anyOf(),
        base.asks.noneOf(),
        interaction.asks.excluded(),
        preferred,
        named);
  }

  /** Whether two ask for the same, in whatever order (X5-a). */
  static boolean alike(Asks one, Asks other) {
    return levels(one).equals(levels(other))
        && sets(one).equals(sets(other))
        && new HashSet<>(one.noneOf()).equals(new HashSet<>(other.noneOf()))
        && new HashSet<>(one.preferred()).equals(new HashSet<>(other.preferred()));
  }

  private static Set<Set<SkillLevel>> sets(Asks asks) {
    Set<Set<SkillLevel>> sets = new HashSet<>();
    for (List<SkillLevel> group : Rules.groups(asks.anyOf())) {
      Set<SkillLevel> alternatives = new HashSet<>();
      group.forEach(asked -> alternatives.add(new SkillLevel(asked.skill(), asked.level())));
      sets.add(alternatives);
    }
    return sets;
  }
}
