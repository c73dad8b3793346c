package org.strowger.api.plan.rule;

import java.util.ArrayList;
import java.util.List;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Limits;
import org.strowger.codec.RuleOperation;
import org.strowger.codec.RuleOperation.ValueType;

/**
 * A part of a condition.
 *
 * @param first its first word
 * @param shown how errors show it
 * @param type of its value; {@code null}: a text, whose type is that of what it is compared with
 * @param duration whether it is a number that is a duration
 * @param operations in postfix order
 * @param depth most values on the stack
 */
record Term(
    Token first,
    String shown,
    ValueType type,
    boolean duration,
    List<Plan.Operation> operations,
    int depth) {

  /** A fact or a constant. */
  static Term leaf(
      Token first, String shown, ValueType type, boolean duration, Plan.Operation one) {
    return new Term(first, shown, type, duration, List.of(one), 1);
  }

  /** A text that stands alone so far. */
  static Term text(Token word) {
    return new Term(word, word.shown(), null, false, List.of(), 1);
  }

  /** The text as a word of a type. */
  Term as(ValueType wanted) {
    RuleOperation constant =
        switch (wanted) {
          case CHANNEL -> RuleOperation.CHANNEL;
          case TOPIC -> RuleOperation.TOPIC;
          case QUEUE -> RuleOperation.QUEUE;
          case DISPOSITION -> RuleOperation.DISPOSITION;
          default -> RuleOperation.CODE;
        };
    Plan.Operation one =
        new Plan.Operation(constant.code(), 0, constant.operand().idKind(), first.text());
    return leaf(first, shown, wanted, false, one);
  }

  static Plan.Operation operation(RuleOperation operation) {
    return new Plan.Operation(operation.code(), 0, null, "");
  }

  /** Both, and what joins them. */
  Term with(Term right, RuleOperation join) {
    List<Plan.Operation> all = new ArrayList<>(operations);
    all.addAll(right.operations);
    all.add(operation(join));
    return checked(all, Math.max(depth, 1 + right.depth));
  }

  /** The opposite. */
  Term negated(Token not) {
    List<Plan.Operation> all = new ArrayList<>(operations);
    all.add(operation(RuleOperation.NOT));
    return new Term(not, not.shown(), ValueType.BOOLEAN, false, all, depth).checked(all, depth);
  }

  private Term checked(List<Plan.Operation> all, int deep) {
    if (all.size() > Limits.MAX_OPERATIONS) {
      throw first.wrong(
          "the condition has more than " + Limits.MAX_OPERATIONS + " operations; make two rules");
    }
    if (deep > Limits.MAX_RULE_DEPTH) {
      throw first.wrong(
          "the condition is nested deeper than " + Limits.MAX_RULE_DEPTH + "; make two rules");
    }
    return new Term(first, shown, ValueType.BOOLEAN, false, all, deep);
  }

  /** What its value is, in words. */
  String what() {
    if (type == null) {
      return "a text";
    }
    return switch (type) {
      case BOOLEAN -> "true or false";
      case NUMBER -> duration ? "a duration" : "a number";
      case CODE -> "a word";
      case CHANNEL -> "a channel";
      case TOPIC -> "a topic";
      case QUEUE -> "a queue";
      case DISPOSITION -> "a disposition";
      case RESOLVED -> "yes, no or unsaid";
    };
  }
}
