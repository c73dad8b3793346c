package org.strowger.core.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.strowger.api.plan.Plan;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.core.interaction.Pairs;

/** Those who fit in sign-on order are kept, and never longer than they do (rule A5). */
class FitsTest {
  /** More than are kept. */
  private static final int MANY = 300;

  /** In front of those who fit, so many that a search notes what it finds. */
  private static final int UNSKILLED = 12;

  private static final int ANN = UNSKILLED + 1;
  private static final int BOB = UNSKILLED + 2;
  private static final int CYD = UNSKILLED + 3;

  /** Skills that only Ann has, and only Bob. */
  private static final int ANNS = 4;

  private static final int BOBS = 5;

  /** One interaction at a time on the first channel; two on either. */
  private static final int NARROW = 1;

  private static final int WIDE = 2;

  private Crowd crowd;
  private int interactions;

  private void crowd(int people) {
    Plan.Handling first = new Plan.Handling("c1", 1, 1, false, WrapUpKind.NONE, 0);
    Plan.Handling second = new Plan.Handling("c2", 1, 1, false, WrapUpKind.NONE, 0);
    Plan.Step step =
        new Plan.Step(0, Strategy.ROUND_ROBIN, List.of(), List.of(), List.of(), List.of());
    crowd =
        new Crowd(
            new Plan(
                1,
                0,
                List.of("s1", "s2", "s3", "s4", "s5"),
                List.of(),
                List.of(new Plan.Channel("c1", false), new Plan.Channel("c2", false)),
                List.of(
                    new Plan.Profile("p1", 1, List.of(first)),
                    new Plan.Profile("p2", 2, List.of(first, second))),
                List.of(new Plan.Queue("q1", QueueOrder.AGE, 0, 0, 1000, 1000, 1, List.of(step)))),
            people);
  }

  /** Ann, Bob and Cyd behind those who have the skills, but not at the level asked. */
  private void threeBehindTheUnskilled() {
    crowd(CYD);
    for (int agent = 1; agent <= UNSKILLED; agent++) {
      crowd.signOn(agent, WIDE, agent, 1, 1, 2, 1, 3, 1);
    }
    crowd.signOn(ANN, WIDE, ANN, 1, 10, 2, 10, 3, 10, ANNS, 1);
    crowd.signOn(BOB, WIDE, BOB, 1, 10, 2, 10, 3, 10, BOBS, 1);
    crowd.signOn(CYD, WIDE, CYD, 1, 10, 2, 10, 3, 10);
  }

  /**
   * An interaction that no other asks like.
   *
   * @param kind makes three levels of it
   * @param forbidden a skill, or 0
   */
  private int arrive(int channel, int kind, int forbidden) {
    Requirement asked = new Requirement();
    asked.reset(channel);
    asked.addAll(1, 2 + kind % 9);
    asked.addAll(2, 1 + kind / 9 % 10);
    asked.addAll(3, 1 + kind / 90);
    if (forbidden != 0) {
      asked.addNone(forbidden);
    }
    int slot = crowd.interactions.open(++interactions);
    crowd.interactions.describe(slot, 1, channel, 0, 0, 0, 0);
    crowd.interactions.step(slot, 1);
    crowd.interactions.requirement(slot, crowd.requirements.acquire(asked));
    return slot;
  }

  private void takes(int agent, int channel) {
    crowd.agents.reserve(agent, channel, 1, false, 1);
    crowd.supply.refresh(agent);
  }

  private void ends(int agent, int channel) {
    crowd.agents.reserve(agent, channel, 1, false, -1);
    crowd.supply.refresh(agent);
  }

  @Test
  void A5_whoFitsIsFoundAsRoomComesAndGoes() {
    threeBehindTheUnskilled();
    int interaction = arrive(1, 0, 0);
    assertEquals(ANN, crowd.best(interaction));
    takes(ANN, 1);
    assertEquals(BOB, crowd.best(interaction));
    takes(BOB, 1);
    takes(CYD, 2);
    assertEquals(CYD, crowd.best(interaction));
    ends(BOB, 1);
    ends(CYD, 2);
    assertEquals(BOB, crowd.best(interaction));
    ends(ANN, 1);
    assertEquals(ANN, crowd.best(interaction));
  }

  /** Room on another channel is none on this one, and does not come and go with it. */
  @Test
  void A5_eachChannelHasItsOwn() {
    threeBehindTheUnskilled();
    int first = arrive(1, 0, 0);
    int second = arrive(2, 0, 0);
    assertEquals(ANN, crowd.best(first));
    assertEquals(ANN, crowd.best(second));
    takes(ANN, 1);
    assertEquals(BOB, crowd.best(first));
    assertEquals(ANN, crowd.best(second));
    takes(ANN, 2);
    ends(ANN, 2);
    assertEquals(BOB, crowd.best(first));
    assertEquals(ANN, crowd.best(second));
  }

  @Test
  void A5_whoLearnsOrForgetsASkillIsLookedAtAnew() {
    threeBehindTheUnskilled();
    int interaction = arrive(1, 0, 0);
    assertEquals(ANN, crowd.best(interaction));
    crowd.supply.unindex(ANN);
    crowd.agents.skills(ANN, new int[] {1, 1, 2, 1, 3, 1}, 3);
    crowd.supply.refresh(ANN);
    assertEquals(BOB, crowd.best(interaction));
    crowd.supply.unindex(1);
    crowd.agents.skills(1, new int[] {1, 9, 2, 9, 3, 9}, 3);
    crowd.supply.refresh(1);
    assertEquals(1, crowd.best(interaction));
  }

  /** What is forgotten to make room for another leaves nothing behind. */
  @Test
  void A5_oneThatComesLaterDoesNotFindWhomAnEarlierOneFound() {
    threeBehindTheUnskilled();
    int[] forbidden = {BOBS, ANNS, BOBS};
    int[] found = {ANN, BOB, ANN};
    for (int i = 0; i < forbidden.length; i++) {
      for (int kind = 0; kind < MANY; kind++) {
        int interaction = arrive(1, kind, forbidden[i]);
        assertEquals(found[i], crowd.best(interaction));
        assertEquals(found[i], crowd.best(interaction));
      }
    }
  }

  /** A requirement that ends gives its record to the next one, which asks for something else. */
  @Test
  void A5_aRecordUsedAgainIsAnotherRequirement() {
    threeBehindTheUnskilled();
    int before = arrive(1, 0, BOBS);
    Requirement record = crowd.requirements.get(crowd.interactions.requirement(before));
    assertEquals(ANN, crowd.best(before));
    crowd.leave(before);
    int behind = arrive(1, 0, ANNS);
    assertEquals(record, crowd.requirements.get(crowd.interactions.requirement(behind)));
    assertEquals(BOB, crowd.best(behind));
  }

  /** Places run out, and those signed on get others: the same people are found. */
  @Test
  void A5_whoGetsAnotherPlaceIsFoundThere() {
    threeBehindTheUnskilled();
    int interaction = arrive(1, 0, BOBS);
    assertEquals(ANN, crowd.best(interaction));
    for (int i = 0; i < 1_000; i++) {
      crowd.agents.presence(1, Presence.AWAY.value());
      crowd.supply.refresh(1);
      crowd.supply.leave(1);
      crowd.agents.signOff(1);
      crowd.signOn(1, WIDE, 1_000L + i, 1, 1, 2, 1, 3, 1);
      assertEquals(ANN, crowd.best(interaction));
    }
    takes(ANN, 1);
    assertEquals(CYD, crowd.best(interaction));
  }

  /** So many without room in front that a search goes far: who gets room there is found. */
  @Test
  void A5_whoGetsRoomInFrontOfOneFarBehindIsFound() {
    int people = 5_000;
    crowd(people);
    for (int agent = 1; agent <= people; agent++) {
      crowd.signOn(agent, NARROW, agent, 1, 10, 2, 10, 3, 10);
      if (agent < people) {
        takes(agent, 1);
      }
    }
    int interaction = arrive(1, 0, 0);
    assertEquals(people, crowd.best(interaction));
    ends(4_000, 1);
    assertEquals(4_000, crowd.best(interaction));
    ends(70, 1);
    assertEquals(70, crowd.best(interaction));
    takes(70, 1);
    assertEquals(4_000, crowd.best(interaction));
    takes(4_000, 1);
    assertEquals(people, crowd.best(interaction));
    takes(people, 1);
    assertEquals(0, crowd.best(interaction));
    ends(people, 1);
    assertEquals(people, crowd.best(interaction));
  }

  /** A search that goes far from a cursor in the middle says nothing about those in front of it. */
  @Test
  void A5_whoIsInFrontOfTheCursorIsFoundBehindAllOthers() {
    int people = 5_000;
    crowd(people);
    for (int agent = 1; agent <= people; agent++) {
      crowd.signOn(agent, NARROW, agent, 1, 10, 2, 10, 3, 10);
      if (agent != 300 && agent < people) {
        takes(agent, 1);
      }
    }
    int interaction = arrive(1, 0, 0);
    crowd.choice.chosen(interaction, 400);
    assertEquals(people, crowd.best(interaction));
    takes(people, 1);
    assertEquals(300, crowd.best(interaction));
    ends(200, 1);
    assertEquals(200, crowd.best(interaction));
    ends(450, 1);
    assertEquals(450, crowd.best(interaction));
  }

  /** Nobody between the first place and the cursor says nothing about those behind the cursor. */
  @Test
  void A5_whoIsKeptFromOneIsFoundForTheNext() {
    threeBehindTheUnskilled();
    takes(ANN, 1);
    takes(BOB, 1);
    int kept = arrive(1, 0, 0);
    crowd.choice.chosen(kept, BOB);
    crowd.pairs.add(kept, CYD, Pairs.EXCLUDED);
    assertEquals(0, crowd.best(kept));
    assertEquals(CYD, crowd.best(arrive(1, 0, 0)));
  }

  /** From a cursor in the middle, and round to those in front of it. */
  @Test
  void A5_fromTheCursorOnAndRound() {
    threeBehindTheUnskilled();
    int interaction = arrive(1, 0, 0);
    int[] agents = {ANN, BOB, CYD, ANN, BOB};
    for (int agent : agents) {
      assertEquals(agent, crowd.best(interaction));
      crowd.choice.chosen(interaction, agent);
    }
    takes(CYD, 1);
    takes(ANN, 1);
    assertEquals(BOB, crowd.best(interaction));
    crowd.choice.chosen(interaction, BOB);
    ends(CYD, 1);
    assertEquals(CYD, crowd.best(interaction));
    crowd.choice.chosen(interaction, CYD);
    assertEquals(BOB, crowd.best(interaction));
    ends(ANN, 1);
    assertEquals(ANN, crowd.best(interaction));
  }
}
