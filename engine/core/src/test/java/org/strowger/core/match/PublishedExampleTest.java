package org.strowger.core.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.strowger.api.plan.Plan;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.core.interaction.Pairs;

/** The example that Azure Job Router publishes for the rule of the least loaded. */
class PublishedExampleTest {
  private static final int A = 1;
  private static final int B = 2;
  private static final int C = 3;
  private static final int D = 4;
  private static final long MINUTE = 60_000;

  private static Plan.Profile profile(String id, int units) {
    Plan.Handling chat = new Plan.Handling("c1", 1, 10, false, WrapUpKind.NONE, 0);
    return new Plan.Profile(id, units, List.of(chat));
  }

  private static Crowd crowd() {
    Plan.Step step =
        new Plan.Step(0, Strategy.LEAST_LOADED, List.of(), List.of(), List.of(), List.of());
    Plan plan =
        new Plan(
            1,
            0,
            List.of(),
            List.of(),
            List.of(new Plan.Channel("c1", false)),
            List.of(profile("p3", 3), profile("p4", 4), profile("p5", 5)),
            List.of(new Plan.Queue("q1", QueueOrder.AGE, 0, 0, 1000, 1000, 1, List.of(step))));
    return new Crowd(plan, 4);
  }

  private static void uses(Crowd crowd, int agent, int units) {
    crowd.agents.reserve(agent, 1, units, false, 1);
    crowd.supply.refresh(agent);
  }

  @Test
  void A2_theLeastLoadedShareFirstThenTheLongestIdle() {
    Crowd crowd = crowd();
    long now = 100 * MINUTE;
    crowd.signOn(C, 5, now - 7 * MINUTE);
    crowd.signOn(A, 5, now - 5 * MINUTE);
    crowd.signOn(B, 4, now - 3 * MINUTE);
    crowd.signOn(D, 3, now - 2 * MINUTE);
    uses(crowd, A, 3);
    uses(crowd, B, 3);
    uses(crowd, C, 3);
    int interaction = crowd.arrivePlain(1);
    List<Integer> order = new ArrayList<>();
    for (int agent = crowd.best(interaction); agent != 0; agent = crowd.best(interaction)) {
      order.add(agent);
      crowd.pairs.add(interaction, agent, Pairs.EXCLUDED);
    }
    assertEquals(List.of(D, C, A, B), order);
  }
}
