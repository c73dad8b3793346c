package org.strowger.core.rule;

import org.strowger.codec.Limits;
import org.strowger.codec.RuleAction;
import org.strowger.codec.sbe.ApplyPlanDecoder;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.core.event.Refusal;

/**
 * Reads the context rules of a plan from its command, and checks them in the order of decision
 * X1-d. Allocates; a plan is not on the hot path. One use.
 */
public final class RuleReader {
  /** What a rule may name. */
  public interface Known {
    boolean channel(int number);

    boolean queue(int number);

    boolean skill(int number);

    boolean agent(int number);
  }

  private final Refusal refusal;
  private final Known known;
  private final Condition condition;
  private final RuleSetBuilder builder = new RuleSetBuilder();

  public RuleReader(Refusal refusal, Known known) {
    this.refusal = refusal;
    this.known = known;
    condition = new Condition(known);
  }

  /** The rules, or null if they are refused. */
  public RuleSet read(ApplyPlanDecoder.RulesDecoder group) {
    if (group.count() > Limits.MAX_RULES) {
      refusal.of(RejectCode.PLAN_INVALID, FieldName.RULES, group.count());
      return null;
    }
    for (int place = 1; group.hasNext(); place++) {
      int name = group.next().rule();
      if (name < 1) {
        refusal.of(RejectCode.RULE_INVALID, FieldName.RULES, place);
        return null;
      }
      if (!operations(group.operations(), place)) {
        return null;
      }
      builder.begin(name, condition);
      if (!actions(group.actions(), place)) {
        return null;
      }
    }
    return builder.build();
  }

  private boolean operations(ApplyPlanDecoder.RulesDecoder.OperationsDecoder group, int place) {
    if (group.count() < 1 || group.count() > Limits.MAX_OPERATIONS) {
      return refusal.of(RejectCode.PLAN_INVALID, FieldName.OPERATIONS, place);
    }
    condition.clear();
    boolean good = true;
    while (good && group.hasNext()) {
      good = condition.take(group.next().operation(), group.operand());
    }
    return (good && condition.isComplete())
        || refusal.of(RejectCode.RULE_INVALID, FieldName.OPERATIONS, place);
  }

  private boolean actions(ApplyPlanDecoder.RulesDecoder.ActionsDecoder group, int place) {
    if (group.count() < 1 || group.count() > Limits.MAX_ACTIONS) {
      return refusal.of(RejectCode.PLAN_INVALID, FieldName.ACTIONS, place);
    }
    while (group.hasNext()) {
      RuleAction action = RuleAction.of(group.next().action());
      if (action == null || !isNumber(action, group.number()) || !isValue(action, group.value())) {
        return refusal.of(RejectCode.RULE_INVALID, FieldName.ACTIONS, place);
      }
      builder.action(action, group.number(), group.value());
    }
    return true;
  }

  private boolean isNumber(RuleAction action, int number) {
    return switch (action) {
      case QUEUE -> known.queue(number);
      case REQUIRE, LOWER, DROP, PREFER -> known.skill(number);
      case AFFINITY_AGENT -> known.agent(number);
      case NOTE -> number >= 1;
      default -> number == 0;
    };
  }

  private static boolean isValue(RuleAction action, long value) {
    return switch (action.value()) {
      case NONE -> value == 0;
      case LEVEL -> value >= Limits.MIN_LEVEL && value <= Limits.MAX_LEVEL;
      case CREDIT -> value >= -Limits.MAX_CREDIT_MS && value <= Limits.MAX_CREDIT_MS;
      default -> value >= 0 && value < Limits.QUEUE_URGENCY;
    };
  }
}
