package org.strowger.core.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.strowger.api.plan.Plan;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;

/** What a search has learnt about a stratum holds no longer than it is true. */
class StrataSearchTest {
  private static final int AGENTS = 60;
  private static final int FIRST_LIGHT = 40;

  private Crowd crowd = crowd(AGENTS);

  private static Crowd crowd(int people, Plan.SkillLevel... asked) {
    Plan.Handling chat = new Plan.Handling("c1", 1, 10, false, WrapUpKind.NONE, 0);
    Plan.Step step =
        new Plan.Step(0, Strategy.LEAST_LOADED, List.of(asked), List.of(), List.of(), List.of());
    Plan plan =
        new Plan(
            1,
            0,
            List.of("s1"),
            List.of(),
            List.of(new Plan.Channel("c1", false)),
            List.of(new Plan.Profile("p1", 4, List.of(chat))),
            List.of(new Plan.Queue("q1", QueueOrder.AGE, 0, 0, 1000, 1000, 1, List.of(step))));
    return new Crowd(plan, people);
  }

  private void uses(int agent, int units) {
    crowd.agents.reserve(agent, 1, units, false, 1);
    crowd.supply.refresh(agent);
  }

  private void usesLess(int agent, int units) {
    crowd.agents.reserve(agent, 1, units, false, -1);
    crowd.supply.refresh(agent);
  }

  /** Agents in line in the order of their numbers; the last ones use less than the others. */
  private int interaction() {
    for (int agent = 1; agent <= AGENTS; agent++) {
      crowd.signOn(agent, 1, 1_000L * agent);
      uses(agent, agent < FIRST_LIGHT ? 3 : 2);
    }
    return crowd.arrivePlain(1);
  }

  @Test
  void A2_whoseLoadFallsWhereItStandsIsFoundThere() {
    int interaction = interaction();
    assertEquals(FIRST_LIGHT, crowd.best(interaction));
    usesLess(20, 1);
    assertEquals(20, crowd.best(interaction));
    usesLess(30, 2);
    assertEquals(30, crowd.best(interaction));
    uses(30, 2);
    assertEquals(20, crowd.best(interaction));
  }

  @Test
  void A2_anotherPlanForgetsWhatWasLearnt() {
    int interaction = interaction();
    assertEquals(FIRST_LIGHT, crowd.best(interaction));
    crowd.supply.plan(crowd.active);
    assertEquals(FIRST_LIGHT, crowd.best(interaction));
    crowd.supply.unindex(25);
    crowd.supply.refresh(25);
    usesLess(25, 1);
    assertEquals(25, crowd.best(interaction));
  }

  /** Strata are put together anew, and what was learnt of one is not said of another. */
  @Test
  void A2_afterAnotherPlanNoStratumIsTakenForAnother() {
    int people = 200;
    int light = 100;
    int lightest = 199;
    crowd = crowd(people, new Plan.SkillLevel("s1", 1));
    crowd.signOn(1, 1, 1); // without the skill, so first in line and in no search
    uses(1, 1);
    for (int agent = 2; agent <= people; agent++) {
      crowd.signOn(agent, 1, agent, 1, 1);
      if (agent < lightest) {
        uses(agent, agent >= light && agent < 190 ? 1 : 3);
      }
    }
    int interaction = crowd.arrivePlain(1);
    assertEquals(lightest, crowd.best(interaction));
    crowd.supply.plan(crowd.active);
    for (int agent = lightest; agent <= people; agent++) {
      uses(agent, 4);
    }
    assertEquals(light, crowd.best(interaction));
  }

  /** A requirement may be asked in queues of both strategies: their sums are not the same sums. */
  @Test
  void A3_A8_theirSumsAreKnownApart() {
    LevelSums sums = new LevelSums(new TokenIndex(crowd.agents));
    Requirement requirement = new Requirement();
    requirement.reset(1);
    sums.read(requirement);
    int ofLevels = sums.key(960);
    int least = sums.key(0);
    sums.readSurplus(requirement);
    assertNotEquals(LevelSums.NO_KEY, least);
    assertNotEquals(ofLevels, sums.key(0));
    assertTrue(sums.key(0) > ofLevels);
    assertTrue(sums.key(320) < 1 << 11);
  }
}
