package org.strowger.core.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.strowger.codec.Limits;
import org.strowger.codec.RuleAction;
import org.strowger.codec.RuleOperation;
import org.strowger.codec.sbe.ApplyPlanEncoder;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.RejectCode;

/** X1-d: what the core refuses, though no compiler would have made it. */
class RuleReaderTest {
  private static final long DAYS_366 = Limits.MAX_DURATION_MS;

  private final RuleTexts texts = new RuleTexts();

  /** Operations as code and operand alternating, behind a good rule. */
  private RuleSet read(long[] operations, long... action) {
    return texts.read(
        encoder -> {
          ApplyPlanEncoder.RulesEncoder rules = encoder.rulesCount(2);
          rule(rules, 1, new long[] {30, 0}, 7, 0, 1);
          rule(rules, 2, operations, action);
        });
  }

  private static void rule(
      ApplyPlanEncoder.RulesEncoder rules, int name, long[] operations, long... actions) {
    rules.next().rule(name);
    var operation = rules.operationsCount(operations.length / 2);
    for (int i = 0; i < operations.length; i += 2) {
      operation.next().operation((short) operations[i]).operand(operations[i + 1]);
    }
    var action = rules.actionsCount(actions.length / 3);
    for (int i = 0; i < actions.length; i += 3) {
      action.next().action((short) actions[i]).number((int) actions[i + 1]).value(actions[i + 2]);
    }
  }

  private void refused(RejectCode code, FieldName field, long value) {
    assertEquals(code, texts.refusal.code());
    assertEquals(field, texts.refusal.field());
    assertEquals(value, texts.refusal.value());
  }

  private static Arguments of(String what, long... operations) {
    return Arguments.of(what, operations);
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        of("no such operation", 0, 0),
        of("no such operation", 255, 0),
        of("nothing left", 30, 0, 3, 0, 3, 0, 3, 0, 1, 0),
        of("two left", 30, 0, 30, 0),
        of("a number left", 32, 5),
        of("a word left", 81, 0),
        of("and of one", 30, 0, 1, 0),
        of("and with a number", 30, 0, 32, 5, 1, 0),
        of("or with a word", 81, 0, 30, 0, 2, 0),
        of("not of a number", 32, 5, 3, 0),
        of("not of nothing", 3, 0),
        of("less of words", 81, 0, 82, 0, 12, 0),
        of("less of one", 32, 1, 12, 0),
        of("same of numbers", 32, 1, 32, 1, 16, 0),
        of("same of truths", 30, 0, 30, 0, 16, 0),
        of("same of different types", 81, 0, 64, 0, 16, 0),
        of("same of one", 81, 0, 16, 0),
        of("operand where none is", 30, 1),
        of("operand of a comparison", 32, 1, 32, 1, 12, 7),
        of("no channel of the plan", 64, 0, 34, 9, 16, 0),
        of("no queue of the plan", 66, 0, 36, 0, 16, 0),
        of("a code below 1", 81, 0, 33, 0, 16, 0),
        of("a topic below 1", 65, 0, 35, -1, 16, 0),
        of("a code too high", 81, 0, 33, 1L << 31, 16, 0),
        of("resolved 3", 102, 0, 38, 3, 16, 0),
        of("attribute 0", 70, 0, 32, 1, 12, 0),
        of("device 0", 86, 0),
        of("a duration too long", 110, DAYS_366 + 1, 32, 1, 12, 0),
        of("a duration below 0", 110, -1, 32, 1, 12, 0),
        of("last of contacts", 111, 1, 33, 1, 16, 0),
        of("last of no kind", 111, 15, 33, 1, 16, 0),
        of("seen of no kind", 112, 256),
        of("seen too long", 112, (DAYS_366 + 1) * 256 + 8),
        of("seen below 0", 112, -248));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void X1_aConditionThatCannotRunIsRefusedWithItsPlace(String what, long[] operations) {
    assertNull(read(operations, 7, 0, 1), what);
    refused(RejectCode.RULE_INVALID, FieldName.OPERATIONS, 2);
  }

  static Stream<Arguments> right() {
    return Stream.of(
        of("channel", 64, 0, 34, 8, 16, 0),
        of("resolved", 102, 0, 38, 2, 17, 0),
        of("longest", 110, DAYS_366, 32, Long.MIN_VALUE, 15, 0),
        of("seen", 112, DAYS_366 * 256 + 14),
        of("highest code", 81, 0, 33, Integer.MAX_VALUE, 16, 0));
  }

  @ParameterizedTest
  @MethodSource("right")
  void X1_whatIsJustWithinRangeIsTaken(String what, long[] operations) {
    assertNotNull(read(operations, 7, 0, 1), what);
  }

  static Stream<Arguments> wrongActions() {
    return Stream.of(
        of("no such action", 0, 0, 0),
        of("no such action", 12, 0, 0),
        of("no queue of the plan", 1, 9, 0),
        of("a queue with a value", 1, 1, 1),
        of("no skill of the plan", 2, 9, 5),
        of("level 0", 2, 1, 0),
        of("level 11", 3, 1, 11),
        of("drop of no skill", 4, 0, 0),
        of("prefer of no skill", 5, 9, 0),
        of("too much credit", 6, 0, Limits.MAX_CREDIT_MS + 1),
        of("too little credit", 6, 0, -Limits.MAX_CREDIT_MS - 1),
        of("credit with a number", 6, 1, 0),
        of("class 255", 7, 0, 255),
        of("class below 0", 7, 0, -1),
        of("owner with a number", 8, 1, 0),
        of("last with a value", 9, 0, 1),
        of("no agent in range", 10, 9, 0),
        of("agent 0", 10, 0, 0),
        of("note 0", 11, 0, 0));
  }

  @ParameterizedTest
  @MethodSource("wrongActions")
  void X1_anActionThatCannotBeDoneIsRefusedWithThePlaceOfItsRule(String what, long[] action) {
    assertNull(read(new long[] {30, 0}, action), what);
    refused(RejectCode.RULE_INVALID, FieldName.ACTIONS, 2);
  }

  private static long[] truths(int count) {
    long[] operations = new long[2 * count];
    for (int i = 0; i < count; i++) {
      operations[2 * i] = i == 0 ? RuleOperation.TRUE.code() : RuleOperation.NOT.code();
    }
    return operations;
  }

  @Test
  void X1_theSizeOfARuleIsBounded() {
    assertNotNull(read(truths(128), 7, 0, 1));
    assertNull(read(truths(129), 7, 0, 1));
    refused(RejectCode.PLAN_INVALID, FieldName.OPERATIONS, 2);
    assertNull(read(new long[0], 7, 0, 1));
    refused(RejectCode.PLAN_INVALID, FieldName.OPERATIONS, 2);
    assertNull(read(truths(1)));
    refused(RejectCode.PLAN_INVALID, FieldName.ACTIONS, 2);
    long[] actions = new long[3 * 17];
    for (int i = 0; i < actions.length; i += 3) {
      actions[i] = RuleAction.CLASS.code();
    }
    assertNull(read(truths(1), actions));
    refused(RejectCode.PLAN_INVALID, FieldName.ACTIONS, 2);
  }

  @Test
  void X1_theStackIsAtMost32Deep() {
    for (int deep : new int[] {32, 33}) {
      long[] operations = new long[2 * (2 * deep - 1)];
      for (int i = 0; i < 2 * deep - 1; i++) {
        operations[2 * i] = i < deep ? RuleOperation.TRUE.code() : RuleOperation.OR.code();
      }
      assertEquals(deep == 32, read(operations, 7, 0, 1) != null);
    }
    refused(RejectCode.RULE_INVALID, FieldName.OPERATIONS, 2);
  }

  @Test
  void X1_aPlanHasAtMost4096RulesWithNames() {
    assertNull(texts.read(encoder -> encoder.rulesCount(4097)));
    refused(RejectCode.PLAN_INVALID, FieldName.RULES, 4097);
    assertNull(texts.read(encoder -> rule(encoder.rulesCount(1), 0, new long[] {30, 0}, 7, 0, 1)));
    refused(RejectCode.RULE_INVALID, FieldName.RULES, 1);
  }
}
