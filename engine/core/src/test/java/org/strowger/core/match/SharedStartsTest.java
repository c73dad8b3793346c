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

/**
 * Where a search for a choice of levels begins is shared by all requirements that ask for it, and
 * holds no longer than it is true for each (decision M3, rules A3 and A8).
 */
class SharedStartsTest {
  /** In front of all who may be best, more than are looked at one by one. */
  private static final int IN_FRONT = 12;

  private static final int ANN = IN_FRONT + 1;
  private static final int BOB = IN_FRONT + 2;
  private static final int CYD = IN_FRONT + 3;
  private static final int PEOPLE = 60;

  /** Queues by their strategy; the second is for the least loaded. */
  private static final int LONGEST_IDLE = 1;

  private static final int BEST_SKILLED = 3;
  private static final int WEIGHTED = 4;
  private static final int BARRED = 6;

  private Crowd crowd = crowd();
  private int interactions;

  private static Crowd crowd() {
    Plan.Handling first = new Plan.Handling("c1", 1, 4, false, WrapUpKind.NONE, 0);
    Plan.Handling second = new Plan.Handling("c2", 1, 4, false, WrapUpKind.NONE, 0);
    return new Crowd(
        new Plan(
            1,
            0,
            List.of("s1", "s2", "s3", "s4", "s5", "s6"),
            List.of(),
            List.of(new Plan.Channel("c1", false), new Plan.Channel("c2", false)),
            List.of(
                new Plan.Profile("p1", 4, List.of(first, second)),
                new Plan.Profile("p2", 4, List.of(second))),
            List.of(
                queue("q1", Strategy.LONGEST_IDLE),
                queue("q2", Strategy.LEAST_LOADED),
                queue("q3", Strategy.BEST_SKILLED),
                queue("q4", Strategy.WEIGHTED))),
        PEOPLE);
  }

  private static Plan.Queue queue(String id, Strategy strategy) {
    Plan.Step step = new Plan.Step(0, strategy, List.of(), List.of(), List.of(), List.of());
    return new Plan.Queue(
        id,
        QueueOrder.AGE,
        0,
        0,
        1000,
        1000,
        1,
        1,
        "",
        "",
        new Plan.Weights(1000, 1, 0, 0),
        List.of(step));
  }

  /** Of each first skill to the fourth at level 1, in front of Ann, Bob and Cyd. */
  private void signOnThoseInFront() {
    for (int agent = 1; agent <= IN_FRONT; agent++) {
      crowd.signOn(agent, 1, agent, 1, 1, 2, 1, 3, 1, 4, 1);
    }
  }

  /** An interaction that asks for so many of the first skills, at any level. */
  private int arrive(int queue, int channel, int skills) {
    return arrive(queue, asked(channel, skills));
  }

  private static Requirement asked(int channel, int skills) {
    Requirement asked = new Requirement();
    asked.reset(channel);
    for (int skill = 1; skill <= skills; skill++) {
      asked.addAll(skill, 1);
    }
    return asked;
  }

  private int arrive(int queue, Requirement asked) {
    int slot = crowd.interactions.open(++interactions);
    crowd.interactions.describe(slot, queue, asked.channel(), 0, 0, 0, 0);
    crowd.interactions.step(slot, 1);
    crowd.interactions.requirement(slot, crowd.requirements.acquire(asked));
    return slot;
  }

  private void away(int agent) {
    crowd.agents.presence(agent, Presence.AWAY.value());
    crowd.supply.refresh(agent);
  }

  /** Ann is best for whoever does not forbid what she has. */
  @Test
  void A3_whatOneForbidsHoldsForItAlone() {
    signOnThoseInFront();
    crowd.signOn(ANN, 1, ANN, 1, 9, BARRED, 1);
    crowd.signOn(BOB, 1, BOB, 1, 9);
    Requirement forbidding = asked(1, 1);
    forbidding.addNone(BARRED);
    assertEquals(BOB, crowd.best(arrive(BEST_SKILLED, forbidding)));
    assertEquals(ANN, crowd.best(arrive(BEST_SKILLED, 1, 1)));
  }

  /** Ann handles the second channel only. */
  @Test
  void A3_channelsAreKnownApart() {
    signOnThoseInFront();
    crowd.signOn(ANN, 2, ANN, 1, 9);
    crowd.signOn(BOB, 1, BOB, 1, 9);
    assertEquals(BOB, crowd.best(arrive(BEST_SKILLED, 1, 1)));
    assertEquals(ANN, crowd.best(arrive(BEST_SKILLED, 2, 1)));
  }

  /** What is learnt without those who are claimed does not hide them from who may have them. */
  @Test
  void O4_whoIsClaimedIsFoundByOneInFrontOfTheClaim() {
    signOnThoseInFront();
    crowd.signOn(ANN, 1, ANN, 1, 9);
    crowd.signOn(BOB, 1, BOB, 1, 9);
    crowd.agents.reserve(BOB, 1, 1, false, 1);
    crowd.supply.refresh(BOB);
    int claimer = crowd.interactions.open(++interactions);
    crowd.interactions.promoted(claimer, Crowd.CLAIMER);
    for (int queue = LONGEST_IDLE; queue <= WEIGHTED; queue++) {
      // the others are as good as Ann where skill does not count
      int best = queue == BEST_SKILLED || queue == WEIGHTED ? ANN : 1;
      int behind = best == 1 ? 2 : BOB;
      crowd.agents.claimedBy(best, claimer);
      crowd.supply.refresh(best);
      assertEquals(behind, crowd.best(arrive(queue, 1, 1)));
      int inFront = arrive(queue, 1, 1);
      crowd.interactions.promoted(inFront, Crowd.CLAIMER - 1);
      assertEquals(best, crowd.best(inFront));
      int later = arrive(queue, 1, 1);
      crowd.interactions.promoted(later, Crowd.CLAIMER + 1);
      assertEquals(behind, crowd.best(later));
      crowd.agents.claimedBy(best, 0);
      crowd.supply.refresh(best);
      assertEquals(best, crowd.best(arrive(queue, 1, 1)));
    }
  }

  /** Two choices make the same sum: it is known up to the first of both. */
  @Test
  void A3_aSumIsKnownUpToTheFirstWhoHasIt() {
    signOnThoseInFront();
    crowd.signOn(ANN, 1, ANN, 1, 9, 2, 1);
    crowd.signOn(BOB, 1, BOB, 1, 1, 2, 9);
    int interaction = arrive(BEST_SKILLED, 1, 2);
    assertEquals(ANN, crowd.best(interaction));
    assertEquals(ANN, crowd.best(interaction));
    crowd.agents.reserve(ANN, 1, 4, false, 1);
    crowd.supply.refresh(ANN);
    assertEquals(BOB, crowd.best(interaction));
  }

  /** A sum with too many choices for one decision is not known to the end, whichever it is. */
  @Test
  void A3_nothingIsLearntOfASumThatIsGivenUp() {
    for (int level = 1; level <= 10; level++) {
      crowd = crowd();
      signOnThoseInFront();
      int last = IN_FRONT;
      for (int skill = 1; skill <= 4; skill++) {
        for (int high = 2; high <= 10; high++) {
          int[] levels = {1, 1, 2, 1, 3, 1, 4, 1};
          levels[2 * skill - 1] = high;
          crowd.signOn(++last, 1, last, levels);
        }
      }
      int best = last + 1;
      crowd.signOn(best, 1, best, 1, level, 2, 9, 3, 9, 4, 9);
      int interaction = arrive(BEST_SKILLED, 1, 4);
      assertEquals(best, crowd.best(interaction));
      for (int agent = IN_FRONT + 1; agent <= last; agent++) {
        away(agent);
      }
      assertEquals(best, crowd.best(interaction));
    }
  }

  /** Choices of four levels differ in the fourth: no start is shared. */
  @Test
  void A3_choicesOfFourLevelsAreKnownApart() {
    signOnThoseInFront();
    crowd.signOn(ANN, 1, ANN, 1, 9, 2, 9, 3, 9, 4, 5);
    crowd.signOn(BOB, 1, BOB, 1, 9, 2, 9, 3, 9, 4, 9);
    int interaction = arrive(BEST_SKILLED, 1, 4);
    assertEquals(BOB, crowd.best(interaction));
    crowd.agents.reserve(BOB, 1, 4, false, 1);
    crowd.supply.refresh(BOB);
    assertEquals(ANN, crowd.best(interaction));
  }

  /** Ann uses more of her units than Bob: he is in another stratum. */
  @Test
  void A8_strataAreKnownApart() {
    signOnThoseInFront();
    for (int agent : new int[] {ANN, BOB, CYD}) {
      crowd.signOn(agent, 1, agent, 1, 9, 2, 9, 3, agent == CYD ? 9 : 8);
    }
    crowd.agents.reserve(ANN, 1, 1, false, 1);
    crowd.supply.refresh(ANN);
    for (int skills = 1; skills <= 2; skills++) {
      assertEquals(BOB, crowd.best(arrive(WEIGHTED, 1, skills)));
    }
    int kept = arrive(WEIGHTED, 1, 3);
    crowd.pairs.add(kept, CYD, Pairs.EXCLUDED);
    assertEquals(BOB, crowd.best(kept));
    assertEquals(CYD, crowd.best(arrive(WEIGHTED, 1, 3)));
    for (int agent : new int[] {BOB, CYD}) {
      away(agent);
    }
    for (int skills = 1; skills <= 3; skills++) {
      assertEquals(ANN, crowd.best(arrive(WEIGHTED, 1, skills)));
    }
  }
}
