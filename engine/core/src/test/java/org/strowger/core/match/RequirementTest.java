package org.strowger.core.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.strowger.core.plan.ActivePlan;

/** What an interaction asks: in normal form, united with a step, and in the plainest words. */
class RequirementTest {
  private final ActivePlan.Step step = new ActivePlan.Step();
  private final Requirement own = new Requirement();
  private final Requirement united = new Requirement();

  RequirementTest() {
    step.allOf = new int[0];
    step.anyOf = new int[0];
    step.noneOf = new int[0];
    step.teams = new int[0];
    step.preferred = new int[0];
    own.reset(2);
  }

  @Test
  void L4_theHigherLevelCountsAndSetsOfAnyOfStayApart() {
    step.allOf = new int[] {5, 3, 1, 9};
    step.anyOf = new int[] {0, 7, 2};
    step.noneOf = new int[] {8};
    step.teams = new int[] {4, 3};
    own.addAll(5, 6);
    own.addAll(1, 2);
    own.addAny(0, 6, 1);
    own.addNone(8);
    united.unite(own, step);
    assertEquals(2, united.channel());
    assertEquals(List.of(1, 9, 5, 6), allOf(united));
    assertEquals(2, united.anyCount());
    assertEquals(7, united.anySkill(0));
    assertEquals(6, united.anySkill(1));
    assertTrue(united.anySet(0) != united.anySet(1));
    assertEquals(2, united.noneCount());
    assertEquals(3, united.team(0));
    assertEquals(4, united.team(1));
  }

  @Test
  void L4_afterOverflowListsOfBothMayBeFull() {
    step.allOf = new int[32];
    step.anyOf = new int[48];
    step.noneOf = new int[16];
    step.teams = new int[16];
    step.preferred = new int[16];
    for (int i = 0; i < 16; i++) {
      step.allOf[2 * i] = 100 + i;
      step.allOf[2 * i + 1] = 1;
      step.anyOf[3 * i + 1] = 200 + i;
      step.anyOf[3 * i + 2] = 1;
      step.noneOf[i] = 300 + i;
      step.teams[i] = 1 + i;
      step.preferred[i] = 400 + i;
      own.addAll(500 + i, 10);
      own.addAny(255, 600 + i, 10);
      own.addNone(700 + i);
      own.addPreferred(800 + i);
    }
    united.unite(own, step);
    assertEquals(32, united.allCount());
    assertEquals(32, united.anyCount());
    assertEquals(32, united.noneCount());
    assertEquals(16, united.teamCount());
    assertEquals(32, united.preferredCount());
    assertEquals(515, united.allSkill(31));
    assertEquals(615, united.anySkill(31));
    assertEquals(715, united.none(31));
    assertEquals(815, united.preferred(31));
  }

  @Test
  void L5_eachPreferredSkillIsThereOnceAndNotIfItIsAsked() {
    step.preferred = new int[] {9, 4};
    step.allOf = new int[] {4, 1};
    own.addAll(3, 1);
    own.addPreferred(9);
    own.addPreferred(3);
    own.addPreferred(7);
    own.addPreferred(7);
    assertEquals(4, own.preferredCount());
    united.unite(own, step);
    assertEquals(2, united.preferredCount());
    assertEquals(7, united.preferred(0));
    assertEquals(9, united.preferred(1));
  }

  @Test
  void X5_orderRepeatsAndNumbersOfSetsMakeNoOtherDemandClass() {
    Requirement other = new Requirement();
    other.reset(2);
    anyOf(own, 1, 5, 2, 6, 3, 6, 3);
    anyOf(own, 9, 4, 1);
    anyOf(own, 12, 4, 1, 4, 1);
    own.addNone(8);
    own.addNone(8);
    own.addPreferred(3);
    anyOf(other, 3, 6, 3, 5, 2);
    anyOf(other, 2, 4, 1);
    other.addNone(8);
    assertTrue(own.mayHaveTwins());
    assertEquals(plain(own), plain(other));
    anyOf(other, 200, 5, 2);
    assertFalse(plain(own).equals(plain(other)));
    anyOf(own, 0, 5, 2);
    assertEquals(plain(own), plain(other));
  }

  @Test
  void X5_levelsAndSkillsDoMakeAnother() {
    Requirement other = new Requirement();
    other.reset(2);
    anyOf(own, 1, 5, 2);
    anyOf(other, 1, 5, 3);
    assertFalse(plain(own).equals(plain(other)));
    own.reset(2);
    own.addAll(3, 4);
    assertFalse(own.mayHaveTwins());
  }

  private static void anyOf(Requirement of, int set, int... skillsAndLevels) {
    for (int i = 0; i < skillsAndLevels.length; i += 2) {
      of.addAny(set, skillsAndLevels[i], skillsAndLevels[i + 1]);
    }
  }

  /** The plain form as numbers; it is the plain form of itself. */
  private static List<Integer> plain(Requirement of) {
    Requirement plain = new Requirement();
    plain.copyPlain(of);
    Requirement again = new Requirement();
    again.copyPlain(plain);
    assertTrue(again.isLike(plain));
    assertEquals(0, plain.preferredCount());
    List<Integer> numbers = new ArrayList<>(allOf(plain));
    for (int i = 0; i < plain.anyCount(); i++) {
      numbers.addAll(List.of(-1, plain.anySet(i), plain.anySkill(i), plain.anyLevel(i)));
    }
    for (int i = 0; i < plain.noneCount(); i++) {
      numbers.addAll(List.of(-2, plain.none(i)));
    }
    return numbers;
  }

  private static List<Integer> allOf(Requirement of) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < of.allCount(); i++) {
      numbers.add(of.allSkill(i));
      numbers.add(of.allLevel(i));
    }
    return numbers;
  }
}
