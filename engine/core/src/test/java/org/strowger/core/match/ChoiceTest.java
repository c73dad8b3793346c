package org.strowger.core.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strowger.codec.sbe.Strategy;
import org.strowger.core.plan.ActivePlan;

/** The choice by index is the choice by looking at everybody (rules A1 to A8). */
class ChoiceTest {
  private static final int ROUNDS = 1_500;

  /** Seed, agents, skills: few of all, so that figures tie; many, so that searches are long. */
  @ParameterizedTest
  @CsvSource({
    "1, 9, 2",
    "2, 12, 3",
    "3, 30, 4",
    "4, 60, 3",
    "5, 120, 5",
    "6, 300, 2",
    "7, 300, 12",
    "8, 700, 1",
    "9, 40, 20",
    "10, 200, 3"
  })
  void everyStrategyChoosesAsALinearScan(long seed, int people, int skills) {
    Crowd crowd = new Crowd(seed, people, skills);
    LinearChoice linear = new LinearChoice(crowd);
    for (int i = 0; i < 3 * people; i++) {
      crowd.happen();
    }
    Map<Strategy, Integer> choices = new EnumMap<>(Strategy.class);
    for (int round = 0; round < ROUNDS; round++) {
      if (round % 400 == 399) {
        crowd.newPlan();
      }
      for (int i = 0; i < 3; i++) {
        crowd.happen();
      }
      int queue = 1 + crowd.random.nextInt(16);
      if (crowd.active.queue(queue) != null) {
        for (int again = crowd.random.nextInt(6); again >= 0; again--) {
          compare(crowd, linear, queue, choices, round);
          if (crowd.random.nextInt(3) == 0) {
            crowd.happen();
          }
        }
      }
    }
    for (int strategy = 1; strategy <= 8; strategy++) {
      Strategy each = Strategy.get((short) strategy);
      assertTrue(choices.getOrDefault(each, 0) > 5, each + " " + choices);
    }
  }

  private static void compare(
      Crowd crowd, LinearChoice linear, int queue, Map<Strategy, Integer> choices, int round) {
    int slot = crowd.arrive(queue);
    ActivePlan.Step step = crowd.active.queue(queue).steps[0];
    List<Integer> ranked = linear.ranked(slot);
    int expected = ranked.isEmpty() ? 0 : ranked.get(0);
    assertEquals(expected, crowd.best(slot), step.strategy + " in round " + round);
    if (expected != 0) {
      assertParts(crowd, linear, slot, expected);
      int cursor = crowd.cursors.get(queue);
      crowd.choice.chosen(slot, expected);
      boolean moved = step.strategy == Strategy.ROUND_ROBIN;
      assertEquals(moved ? crowd.agents.signOnNumber(expected) : cursor, crowd.cursors.get(queue));
      if (ranked.size() > 1) {
        choices.merge(step.strategy, 1, Integer::sum);
      }
    }
    crowd.leave(slot);
  }

  private static void assertParts(Crowd crowd, LinearChoice linear, int slot, int agent) {
    Requirement asked = crowd.requirements.get(crowd.interactions.requirement(slot));
    ActivePlan.Queue queue = crowd.active.queue(crowd.interactions.queue(slot));
    ScoreParts parts = new ScoreParts();
    crowd.choice.readScores(slot, asked, agent, crowd.now(), parts);
    assertEquals(crowd.agents.used(agent), parts.used);
    assertEquals(linear.units(agent), parts.total);
    assertEquals(linear.levels(agent, asked), parts.levels);
    assertEquals(linear.served(agent), parts.queuesServed);
    assertEquals(crowd.agents.handled(agent), parts.handled);
    assertEquals(crowd.agents.signOnNumber(agent), parts.signOnNumber);
    assertEquals(linear.place(agent)[0], parts.placeTimeMs);
    assertEquals(linear.place(agent)[1], parts.placeCause);
    assertEquals(linear.weighted(agent, asked, queue), parts.weighted);
  }
}
