package org.strowger.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.strowger.codec.Limits;
import org.strowger.codec.RuleAction;
import org.strowger.codec.RuleOperation;
import org.strowger.codec.RuleOperation.ValueType;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.RejectCode;

/** What can be wrong with the rules of a plan, rule by rule (X1-d). */
final class RuleCheck {
  private static final int MAX_RULES = 4096;
  private static final int MAX_OPERATIONS = 128;
  private static final int MAX_ACTIONS = 16;
  private static final int MAX_DEPTH = 32;
  private static final long YEAR_MS = 366L * 24 * 60 * 60 * 1000;
  private static final long WEEK_MS = 7L * 24 * 60 * 60 * 1000;

  private final PlanData plan;
  private final int maxAgents;

  RuleCheck(PlanData plan, int maxAgents) {
    this.plan = plan;
    this.maxAgents = maxAgents;
  }

  /** The first thing wrong, or null. */
  Refusal first() {
    int count = plan.rules().size();
    if (count > MAX_RULES) {
      return Refusal.of(RejectCode.PLAN_INVALID, FieldName.RULES, count);
    }
    for (int place = 1; place <= count; place++) {
      Refusal refusal = rule(plan.rules().get(place - 1), place);
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  private Refusal rule(PlanData.Rule rule, int place) {
    int operations = rule.operations().size();
    int actions = rule.actions().size();
    if (rule.rule() < 1) {
      return Refusal.of(RejectCode.RULE_INVALID, FieldName.RULES, place);
    } else if (operations < 1 || operations > MAX_OPERATIONS) {
      return Refusal.of(RejectCode.PLAN_INVALID, FieldName.OPERATIONS, place);
    } else if (!isCondition(rule.operations())) {
      return Refusal.of(RejectCode.RULE_INVALID, FieldName.OPERATIONS, place);
    } else if (actions < 1 || actions > MAX_ACTIONS) {
      return Refusal.of(RejectCode.PLAN_INVALID, FieldName.ACTIONS, place);
    }
    boolean right = rule.actions().stream().allMatch(this::isAction);
    return right ? null : Refusal.of(RejectCode.RULE_INVALID, FieldName.ACTIONS, place);
  }

  // ---- condition ----

  private boolean isCondition(List<PlanData.Operation> operations) {
    List<ValueType> stack = new ArrayList<>();
    for (PlanData.Operation each : operations) {
      RuleOperation operation = RuleOperation.of(each.operation());
      if (operation == null
          || !isOperand(operation.operand(), each.operand())
          || !fits(operation, stack)) {
        return false;
      }
      stack.add(operation.type());
      if (stack.size() > MAX_DEPTH) {
        return false;
      }
    }
    return stack.equals(List.of(ValueType.BOOLEAN));
  }

  /** Takes what the operation works on from the stack; false if that is not there. */
  private static boolean fits(RuleOperation operation, List<ValueType> stack) {
    int takes =
        switch (operation.role()) {
          case CONSTANT, FACT -> 0;
          default -> operation == RuleOperation.NOT ? 1 : 2;
        };
    if (stack.size() < takes) {
      return false;
    }
    List<ValueType> top = stack.subList(stack.size() - takes, stack.size());
    boolean fits =
        switch (operation.role()) {
          case LOGIC -> Set.copyOf(top).equals(Set.of(ValueType.BOOLEAN));
          case NUMBERS -> Set.copyOf(top).equals(Set.of(ValueType.NUMBER));
          case WORDS -> Set.copyOf(top).size() == 1 && top.get(0).isWord();
          default -> true;
        };
    top.clear();
    return fits;
  }

  private boolean isOperand(RuleOperation.Operand is, long operand) {
    return switch (is) {
      case NONE -> operand == 0;
      case NUMBER -> true;
      case DURATION -> isDuration(operand);
      case KIND -> isKind(operand) && operand != 1;
      case KIND_AND_DURATION ->
          operand >= 0
              && isKind(RuleOperation.kindIn(operand))
              && isDuration(RuleOperation.durationIn(operand));
      case RESOLVED -> operand >= 0 && operand <= 2;
      case CHANNEL -> isNumber(operand) && plan.channel((int) operand) != null;
      case QUEUE -> isNumber(operand) && plan.queue((int) operand) != null;
      default -> isNumber(operand);
    };
  }

  private static boolean isDuration(long ms) {
    return ms >= 0 && ms <= YEAR_MS;
  }

  private static boolean isKind(long kind) {
    return kind >= 1 && kind <= 14;
  }

  private static boolean isNumber(long number) {
    return number >= 1 && number <= Integer.MAX_VALUE;
  }

  // ---- actions ----

  private boolean isAction(PlanData.Action each) {
    RuleAction action = RuleAction.of(each.action());
    return action != null
        && isNumberOf(action, each.number())
        && isValueOf(action.value(), each.value());
  }

  private boolean isNumberOf(RuleAction action, int number) {
    return switch (action) {
      case QUEUE -> plan.queue(number) != null;
      case REQUIRE, LOWER, DROP, PREFER -> plan.skills().contains(number);
      case AFFINITY_AGENT -> number >= 1 && number <= maxAgents;
      case NOTE -> number > 0;
      default -> number == 0;
    };
  }

  private static boolean isValueOf(RuleAction.Value is, long value) {
    return switch (is) {
      case NONE -> value == 0;
      case LEVEL -> value >= 1 && value <= 10;
      case CREDIT -> value >= -WEEK_MS && value <= WEEK_MS;
      case CLASS -> value >= 0 && value < Limits.QUEUE_URGENCY;
    };
  }
}
