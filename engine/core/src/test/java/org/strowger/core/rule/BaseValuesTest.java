package org.strowger.core.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.strowger.api.plan.rule.RuleCompiler;
import org.strowger.core.event.StateDigest;
import org.strowger.core.match.Requirement;
import org.strowger.core.match.Requirements;

/** X1: base values hold their lists as long as they need them; the limits of what rules make. */
class BaseValuesTest {
  private final Requirements requirements = new Requirements();
  private final StateDigest digest = new StateDigest();
  private final BaseValues base = new BaseValues(requirements, digest);

  private static Requirement asks(int skill) {
    Requirement one = new Requirement();
    one.reset(1);
    one.addAll(skill, 1);
    return one;
  }

  @Test
  void X1_whatIsGoneLeavesNothing() {
    for (int i = 1; i <= 500; i++) {
      base.open(3, 30 + i, 1, 2, 0, 0, asks(3 * i));
      base.settle(3);
      base.own(3, asks(3 * i + 1));
      base.settle(3);
      base.copy(3, 4, -30 - i);
      base.own(3, asks(3 * i + 2));
      base.copy(4, 3, 30 + i);
      assertNotEquals(0, digest.value());
      base.close(3);
      base.close(4);
      base.close(4);
      assertEquals(0, digest.value());
    }
    assertFalse(base.has(3));
    assertTrue(requirements.acquire(asks(1)) <= 4, "lists are released");
  }

  @Test
  void X1_aCopyHasEverything() {
    base.open(3, 30, 1, 2, 5, 6, asks(7));
    base.ruledQueue(3, 8);
    base.matched(3, -9L << 20);
    base.addNote(3, 10);
    base.copy(3, 4, 31);
    assertEquals(
        List.of(1, 2, 5, 6, 8, 1, 10),
        List.of(
            base.queue(4),
            base.urgency(4),
            base.creditMs(4),
            base.named(4),
            base.ledTo(4),
            base.noteCount(4),
            base.note(4, 0)));
    assertEquals(-9L << 20, base.matched(4));
    assertEquals(7, base.own(4).allSkill(0));
    base.copy(5, 4, 31);
    assertFalse(base.has(4));
  }

  @Test
  void X1_aListTakesSixteenEntriesAndNoMore() {
    RuleTexts texts = new RuleTexts();
    String[] actions = {
      "require x1 at 9", "require x2 at 9", "prefer x3", "prefer x4", "lower x1 to 2"
    };
    Requirement own = new Requirement();
    own.reset(1);
    for (int skill = 11; skill <= 25; skill++) {
      own.addAll(skill, 5);
      own.addPreferred(skill);
    }
    Evaluation evaluation = new Evaluation();
    evaluation.rules(texts.read(List.of(RuleCompiler.compile("r", "true", actions))));
    PlainFacts facts = new PlainFacts();
    evaluation.evaluate(facts);
    Outcome outcome = new Outcome();
    outcome.begin(1, 1, 0, 0);
    outcome.lists(own, 2);
    outcome.apply(evaluation, facts);
    assertEquals(16, outcome.own().allCount());
    assertEquals(1, outcome.own().allSkill(0));
    assertEquals(2, outcome.own().allLevel(0));
    assertEquals(16, outcome.own().preferredCount());
    assertEquals(3, outcome.own().preferred(0));
    assertEquals(2, outcome.own().channel());
  }
}
