package org.strowger.core.rule;

import org.strowger.codec.Limits;
import org.strowger.codec.RuleOperation;
import org.strowger.codec.RuleOperation.ValueType;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.TouchKind;

/**
 * A condition in postfix order while it is taken in and checked: operations that are known,
 * operands in range, values of the right types on a stack that is never too deep and ends with one
 * boolean. Knows where the operands of each operation begin. Reused. One thread.
 */
final class Condition {
  private final RuleOperation[] operations = new RuleOperation[Limits.MAX_OPERATIONS];
  private final long[] operands = new long[Limits.MAX_OPERATIONS];

  /** Index of the first operation whose value goes into that of this one. */
  private final int[] starts = new int[Limits.MAX_OPERATIONS];

  private final ValueType[] types = new ValueType[Limits.MAX_RULE_DEPTH];
  private final int[] begins = new int[Limits.MAX_RULE_DEPTH];
  private final RuleReader.Known known;
  private int size;
  private int depth;

  Condition(RuleReader.Known known) {
    this.known = known;
  }

  void clear() {
    size = 0;
    depth = 0;
  }

  int size() {
    return size;
  }

  RuleOperation operation(int index) {
    return operations[index];
  }

  long operand(int index) {
    return operands[index];
  }

  /** Index of the first operation whose value goes into that of this one. */
  int start(int index) {
    return starts[index];
  }

  /** Whether it ends as a condition should. */
  boolean isComplete() {
    return depth == 1 && types[0] == ValueType.BOOLEAN;
  }

  /** Takes the next operation; false if there is something wrong with it. */
  boolean take(int code, long operand) {
    RuleOperation operation = RuleOperation.of(code);
    if (operation == null || !isInRange(operation, operand)) {
      return false;
    }
    operations[size] = operation;
    operands[size] = operand;
    boolean good =
        switch (operation.role()) {
          case FACT, CONSTANT -> push(operation.type(), size);
          case NUMBERS -> top(1) == ValueType.NUMBER && top(2) == ValueType.NUMBER && two();
          case WORDS -> top(1) != null && top(1).isWord() && top(1) == top(2) && two();
          default ->
              top(1) == ValueType.BOOLEAN
                  && (operation == RuleOperation.NOT
                      ? one()
                      : top(2) == ValueType.BOOLEAN && two());
        };
    size++;
    return good;
  }

  private ValueType top(int fromTop) {
    return depth < fromTop ? null : types[depth - fromTop];
  }

  private boolean push(ValueType type, int begin) {
    if (depth == Limits.MAX_RULE_DEPTH) {
      return false;
    }
    types[depth] = type;
    begins[depth++] = begin;
    starts[size] = begin;
    return true;
  }

  private boolean one() {
    starts[size] = begins[depth - 1];
    return true;
  }

  private boolean two() {
    depth -= 2;
    return push(ValueType.BOOLEAN, begins[depth]);
  }

  private boolean isInRange(RuleOperation operation, long operand) {
    return switch (operation.operand()) {
      case NONE -> operand == 0;
      case NUMBER -> true;
      case DURATION -> isDuration(operand);
      case KIND -> isKind(operand) && operand != TouchKind.CONTACT.value();
      case KIND_AND_DURATION ->
          operand >= 0
              && isKind(RuleOperation.kindIn(operand))
              && isDuration(RuleOperation.durationIn(operand));
      case RESOLVED -> operand >= Resolved.UNSAID.value() && operand <= Resolved.NO.value();
      case CHANNEL -> isNumber(operand) && known.channel((int) operand);
      case QUEUE -> isNumber(operand) && known.queue((int) operand);
      default -> isNumber(operand);
    };
  }

  private static boolean isDuration(long operand) {
    return operand >= 0 && operand <= Limits.MAX_DURATION_MS;
  }

  private static boolean isKind(long operand) {
    return operand >= TouchKind.CONTACT.value() && operand <= TouchKind.FORM.value();
  }

  private static boolean isNumber(long operand) {
    return operand >= 1 && operand <= Integer.MAX_VALUE;
  }
}
