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

/** The number of the first filter that fails (rules F). */
class FiltersTest {
  private static final int ANN = 1;

  private final Crowd crowd = new Crowd(plan(), 2);
  private final int interaction = crowd.arrivePlain(1);

  private static Plan plan() {
    Plan.Handling voice = new Plan.Handling("c1", 2, 2, true, WrapUpKind.NONE, 0);
    Plan.Handling chat = new Plan.Handling("c2", 1, 9, false, WrapUpKind.NONE, 0);
    Plan.Step step =
        new Plan.Step(
            0,
            Strategy.LONGEST_IDLE,
            List.of(new Plan.SkillLevel("s1", 4)),
            List.of(),
            List.of(),
            List.of());
    return new Plan(
        1,
        0,
        List.of("s1"),
        List.of(new Plan.Team("t1")),
        List.of(new Plan.Channel("c1", false), new Plan.Channel("c2", false)),
        List.of(
            new Plan.Profile("p1", 5, List.of(voice, chat)),
            new Plan.Profile("p2", 5, List.of(chat))),
        List.of(new Plan.Queue("q1", QueueOrder.AGE, 0, 0, 1000, 1000, 1, List.of(step))));
  }

  private void fails(int filter) {
    assertEquals(filter, crowd.filters.firstFailing(ANN, interaction));
    assertEquals(filter == Filters.PASSES ? ANN : 0, crowd.best(interaction));
  }

  @Test
  void F1_signedOnAndAvailable() {
    fails(Filters.F1_AVAILABLE);
    crowd.signOn(ANN, 1, 0, 1, 4);
    fails(Filters.PASSES);
    crowd.agents.presence(ANN, Presence.AWAY.value());
    crowd.supply.refresh(ANN);
    fails(Filters.F1_AVAILABLE);
  }

  @Test
  void F2_exclusionIsNamedBeforeWhatTheAgentLacks() {
    crowd.signOn(ANN, 1, 0, 1, 3);
    fails(Filters.F4_SKILLS);
    crowd.pairs.add(interaction, ANN, Pairs.EXCLUDED);
    fails(Filters.F2_EXCLUDED);
  }

  @Test
  void F4_levelBelowTheOneAsked() {
    crowd.signOn(ANN, 2, 0, 1, 3);
    fails(Filters.F4_SKILLS);
  }

  @Test
  void F5_channelOfNoHandling() {
    crowd.signOn(ANN, 2, 0, 1, 4);
    fails(Filters.F5_CHANNEL);
  }

  @Test
  void F6_declineHold() {
    crowd.signOn(ANN, 1, 0, 1, 4);
    crowd.pairs.add(interaction, ANN, Pairs.HELD);
    fails(Filters.F6_HELD_APART);
  }

  @Test
  void F10_channelLimitIsNamedBeforeUnits() {
    crowd.signOn(ANN, 1, 0, 1, 4);
    crowd.agents.reserve(ANN, 1, 2, false, 2);
    crowd.supply.refresh(ANN);
    fails(Filters.F10_CHANNEL_LIMIT);
  }

  @Test
  void F11_unitsAndExclusivity() {
    crowd.signOn(ANN, 1, 0, 1, 4);
    crowd.agents.reserve(ANN, 2, 1, false, 1);
    crowd.agents.addWork(ANN, 1);
    crowd.supply.refresh(ANN);
    fails(Filters.F11_UNITS);
  }
}
