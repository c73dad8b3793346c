package org.strowger.core.rule;

import java.util.Arrays;
import org.strowger.codec.Limits;
import org.strowger.codec.RuleAction;
import org.strowger.codec.RuleOperation;
import org.strowger.codec.RuleOperation.Role;

/**
 * Makes a {@link RuleSet} of conditions that are known to be right. Cuts each condition into what
 * it joins by AND at its top, the conjuncts, and keeps each different conjunct and fact once. One
 * use.
 */
final class RuleSetBuilder {
  private final Interner facts = new Interner();
  private final Interner conjuncts = new Interner();
  private final Ints ofRules = new Ints();
  private final Ints ruleConjuncts = new Ints();
  private final Ints conjunctStarts = new Ints();
  private final Ints actions = new Ints();
  private final Ints actionNumbers = new Ints();
  private final Ints actionStarts = new Ints();
  private long[] actionValues = new long[16];

  private final long[] run = new long[2 * Limits.MAX_OPERATIONS];
  private final long[] pair = new long[2];
  private final int[] left = new int[Limits.MAX_OPERATIONS];

  /** Ints that grow. */
  static final class Ints {
    private int[] values = new int[16];
    private int size;

    void add(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    int size() {
      return size;
    }

    int[] trimmed() {
      return Arrays.copyOf(values, size);
    }
  }

  /** The next rule; its actions follow. */
  void begin(int name, Condition condition) {
    ofRules.add(name);
    conjunctStarts.add(ruleConjuncts.size());
    actionStarts.add(actions.size());
    int open = 0;
    left[open++] = condition.size() - 1;
    while (open > 0) {
      int end = left[--open];
      if (condition.operation(end) == RuleOperation.AND) {
        int right = end - 1;
        left[open++] = right;
        left[open++] = condition.start(right) - 1;
      } else {
        ruleConjuncts.add(conjunct(condition, condition.start(end), end));
      }
    }
  }

  void action(RuleAction action, int number, long value) {
    if (actions.size() == actionValues.length) {
      actionValues = Arrays.copyOf(actionValues, 2 * actionValues.length);
    }
    actionValues[actions.size()] = value;
    actions.add(action.code());
    actionNumbers.add(number);
  }

  /** Number of the conjunct from one operation to another: code and operand alternate. */
  private int conjunct(Condition condition, int from, int to) {
    int length = 0;
    for (int i = from; i <= to; i++) {
      RuleOperation operation = condition.operation(i);
      run[length++] = operation.code();
      run[length++] = operand(operation, condition.operand(i));
    }
    return conjuncts.of(run, length);
  }

  /** Of a fact its number; of a constant the value. */
  private long operand(RuleOperation operation, long given) {
    if (operation.role() == Role.FACT) {
      pair[0] = operation.code();
      pair[1] = given;
      return facts.of(pair, 2);
    }
    return switch (operation) {
      case TRUE -> 1;
      case RESOLVED -> RuleSet.word(given);
      default -> given;
    };
  }

  RuleSet build() {
    conjunctStarts.add(ruleConjuncts.size());
    actionStarts.add(actions.size());
    RuleSet set = new RuleSet();
    set.names = ofRules.trimmed();
    set.conjunctStarts = conjunctStarts.trimmed();
    set.ruleConjuncts = ruleConjuncts.trimmed();
    set.actionStarts = actionStarts.trimmed();
    set.actions = new RuleAction[actions.size()];
    int[] codes = actions.trimmed();
    for (int i = 0; i < codes.length; i++) {
      set.actions[i] = RuleAction.of(codes[i]);
    }
    set.actionNumbers = actionNumbers.trimmed();
    set.actionValues = Arrays.copyOf(actionValues, actions.size());
    set.facts = new RuleOperation[facts.count()];
    set.factOperands = new long[facts.count()];
    for (int i = 0; i < facts.count(); i++) {
      set.facts[i] = RuleOperation.of((int) facts.at(facts.start(i)));
      set.factOperands[i] = facts.at(facts.start(i) + 1);
    }
    int count = conjuncts.count();
    set.programStarts = new int[count + 1];
    int length = conjuncts.start(count) / 2;
    set.operations = new RuleOperation[length];
    set.operands = new long[length];
    for (int i = 0; i <= count; i++) {
      set.programStarts[i] = conjuncts.start(i) / 2;
    }
    for (int i = 0; i < length; i++) {
      set.operations[i] = RuleOperation.of((int) conjuncts.at(2 * i));
      set.operands[i] = conjuncts.at(2 * i + 1);
    }
    set.index = new RuleIndex(set);
    return set;
  }
}
