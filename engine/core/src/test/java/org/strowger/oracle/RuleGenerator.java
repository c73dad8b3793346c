package org.strowger.oracle;

import java.util.ArrayList;
import java.util.List;
import org.strowger.codec.RuleAction;
import org.strowger.codec.RuleOperation;
import org.strowger.codec.RuleOperation.Operand;
import org.strowger.codec.RuleOperation.Role;
import org.strowger.codec.RuleOperation.ValueType;

/** Context rules in raw operations: conditions that are true now and then, all kinds of actions. */
final class RuleGenerator {
  private static final List<RuleOperation> OPERATIONS = List.of(RuleOperation.values());
  private static final List<Long> DURATIONS = List.of(0L, 500L, 3000L, 60_000L, 31_622_400_000L);
  private static final int MOST_RULES = 8;

  private final Dice dice;
  private final List<Integer> people;

  RuleGenerator(Dice dice, List<Integer> people) {
    this.dice = dice;
    this.people = people;
  }

  /** Up to eight, about the things of a plan. */
  List<PlanData.Rule> rules(PlanDraft plan) {
    List<PlanData.Rule> rules = new ArrayList<>();
    int count = dice.perMille(200) ? 0 : dice.between(1, MOST_RULES);
    while (rules.size() < count) {
      rules.add(rule(plan));
    }
    return rules;
  }

  PlanData.Rule rule(PlanDraft plan) {
    List<PlanData.Operation> operations = new ArrayList<>();
    condition(plan, dice.between(0, 3), operations);
    List<PlanData.Action> actions = new ArrayList<>();
    int count = dice.perMille(980) ? dice.between(1, 3) : 16;
    while (actions.size() < count) {
      actions.add(action(plan));
    }
    return new PlanData.Rule(dice.between(1, 12), operations, actions);
  }

  // ---- conditions ----

  private void condition(PlanDraft plan, int depth, List<PlanData.Operation> to) {
    if (depth == 0) {
      statement(plan, to);
      return;
    }
    condition(plan, depth - 1, to);
    switch (dice.between(0, 3)) {
      case 0 -> add(RuleOperation.NOT, 0, to);
      case 1 -> {
        condition(plan, depth - 1, to);
        add(RuleOperation.OR, 0, to);
      }
      default -> {
        condition(plan, depth - 1, to);
        add(RuleOperation.AND, 0, to);
      }
    }
  }

  private static void add(RuleOperation operation, long operand, List<PlanData.Operation> to) {
    to.add(new PlanData.Operation(operation.code(), operand));
  }

  private void statement(PlanDraft plan, List<PlanData.Operation> to) {
    if (dice.perMille(150)) {
      add(dice.perMille(800) ? RuleOperation.TRUE : RuleOperation.FALSE, 0, to);
      return;
    }
    RuleOperation fact = dice.oneOf(with(Role.FACT, null));
    add(fact, operand(plan, fact.operand()), to);
    if (fact.type() != ValueType.BOOLEAN) {
      RuleOperation other =
          dice.oneOf(with(dice.perMille(850) ? Role.CONSTANT : Role.FACT, fact.type()));
      add(other, operand(plan, other.operand()), to);
      Role compares = fact.type() == ValueType.NUMBER ? Role.NUMBERS : Role.WORDS;
      add(dice.oneOf(with(compares, null)), 0, to);
    }
  }

  /** Operations of a role; null: of any type. */
  private static List<RuleOperation> with(Role role, ValueType type) {
    return OPERATIONS.stream()
        .filter(operation -> operation.role() == role)
        .filter(operation -> type == null || operation.type() == type)
        .toList();
  }

  private long operand(PlanDraft plan, Operand is) {
    return switch (is) {
      case NONE -> 0;
      case NUMBER -> dice.perMille(700) ? dice.between(0, 9) : 500L * dice.between(-6, 6);
      case DURATION -> dice.oneOf(DURATIONS);
      case KIND -> dice.between(2, 14);
      case KIND_AND_DURATION ->
          RuleOperation.kindAndDuration(dice.between(1, 14), dice.oneOf(DURATIONS));
      case RESOLVED -> dice.between(0, 2);
      case CHANNEL -> dice.oneOf(plan.channels).channel();
      case QUEUE -> dice.oneOf(plan.queues).queue();
      case TOPIC, DISPOSITION -> dice.between(1, 3);
      case CODE -> dice.between(1, 5);
      case ATTRIBUTE -> dice.between(1, 6);
    };
  }

  // ---- actions ----

  private PlanData.Action action(PlanDraft plan) {
    RuleAction action = dice.oneOf(List.of(RuleAction.values()));
    int number =
        switch (action) {
          case QUEUE -> dice.oneOf(plan.queues).queue();
          case REQUIRE, LOWER, DROP, PREFER -> dice.oneOf(plan.skills);
          case AFFINITY_AGENT -> dice.oneOf(people);
          case NOTE -> dice.between(1, 20);
          default -> 0;
        };
    return new PlanData.Action(action.code(), number, value(action.value()));
  }

  private long value(RuleAction.Value is) {
    return switch (is) {
      case NONE -> 0;
      case LEVEL -> dice.between(1, 10);
      case CREDIT ->
          dice.perMille(900)
              ? 500L * dice.between(-6, 6)
              : dice.between(-7, 7) * (24L * 60 * 60 * 1000);
      case CLASS -> dice.perMille(800) ? dice.between(3, 7) : dice.between(0, 254);
    };
  }

  // ---- what is refused ----

  /** One thing about a rule made wrong, or just not. */
  PlanData.Rule bad(PlanDraft plan) {
    PlanData.Rule good = rule(plan);
    List<PlanData.Operation> operations = new ArrayList<>(good.operations());
    List<PlanData.Action> actions = new ArrayList<>(good.actions());
    int rule = good.rule();
    PlanData.Operation yes = new PlanData.Operation(RuleOperation.TRUE.code(), 0);
    PlanData.Operation and = new PlanData.Operation(RuleOperation.AND.code(), 0);
    switch (dice.between(0, 11)) {
      case 0 -> rule = dice.between(-1, 0);
      case 1 -> operations.clear();
      case 2 -> {
        while (operations.size() < dice.between(126, 129)) {
          operations.add(yes);
          operations.add(and);
        }
      }
      case 3 -> operations.add(yes);
      case 4 -> operations.remove(dice.between(0, operations.size() - 1));
      case 5 -> operations.add(new PlanData.Operation(dice.oneOf(List.of(0, 4, 39, 117, 255)), 0));
      case 6 -> {
        operations.clear();
        int depth = dice.between(32, 33);
        for (int i = 0; i < depth; i++) {
          operations.add(yes);
        }
        for (int i = 1; i < depth; i++) {
          operations.add(and);
        }
      }
      case 7 -> {
        int at = dice.between(0, operations.size() - 1);
        long operand = dice.oneOf(List.of(-1L, 0L, 1L, 1L << 40, Long.MAX_VALUE, 4095L));
        operations.set(at, new PlanData.Operation(operations.get(at).operation(), operand));
      }
      case 8 -> actions.clear();
      case 9 -> {
        while (actions.size() < dice.between(16, 17)) {
          actions.add(action(plan));
        }
      }
      default -> {
        PlanData.Action old = actions.get(0);
        actions.set(
            0,
            new PlanData.Action(
                dice.perMille(800) ? old.action() : dice.oneOf(List.of(0, 12, 255)),
                dice.perMille(500) ? old.number() : dice.near(plan.skills, 8192),
                dice.perMille(500)
                    ? old.value()
                    : dice.oneOf(List.of(-1L, 0L, 11L, 255L, 604_800_001L))));
      }
    }
    return new PlanData.Rule(rule, operations, actions);
  }
}
