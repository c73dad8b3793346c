package org.strowger.core.rule;

import org.strowger.codec.RuleAction;
import org.strowger.codec.RuleOperation;

/**
 * The context rules of a plan, ready to run: each rule is a list of conjuncts, all of which must
 * hold, and a list of actions. Filled once by {@link RuleSetBuilder}; then read only. One thread.
 */
public final class RuleSet {
  /** No rules. */
  public static RuleSet none() {
    return new RuleSetBuilder().build();
  }

  /** Name of each rule, a CODE. */
  int[] names;

  /** Where the conjuncts of each rule start in {@link #ruleConjuncts}, and the end. */
  int[] conjunctStarts;

  int[] ruleConjuncts;

  /** Where the actions of each rule start, and the end. */
  int[] actionStarts;

  RuleAction[] actions;
  int[] actionNumbers;
  long[] actionValues;

  RuleOperation[] facts;
  long[] factOperands;

  /** Where the operations of each conjunct start, and the end. */
  int[] programStarts;

  RuleOperation[] operations;

  /** Of a fact its index in {@link #facts}; of a constant the value. */
  long[] operands;

  RuleIndex index;

  RuleSet() {}

  /** Number of rules. */
  public int size() {
    return names.length;
  }

  /** Name of a rule, a CODE; rules count from 0 in file order. */
  public int name(int rule) {
    return names[rule];
  }

  /** A value of {@code Resolved} as a word, which is not 0. */
  static long word(long resolved) {
    return resolved + 1;
  }
}
