package org.strowger.core.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.strowger.codec.CoreLimits;
import org.strowger.core.agent.Agents;
import org.strowger.core.event.StateDigest;
import org.strowger.core.match.Requirement;
import org.strowger.core.match.Requirements;

/** What is learnt of lists that nobody waits with. */
class DemandsTest {
  private final StateDigest digest = new StateDigest();
  private final Demands demands =
      new Demands(new Requirements(), new Agents(new CoreLimits(16, 64, 64), digest), digest);

  private static Requirement over(int channel) {
    Requirement lists = new Requirement();
    lists.reset(channel);
    return lists;
  }

  private void ask(int channel) {
    demands.releaseLater(demands.acquire(1, over(channel)));
  }

  private boolean isKnown(int channel) {
    return demands.find(1, over(channel)) != null;
  }

  @Test
  void theNextWhoAsksTheSameFindsIt() {
    ask(1);
    Demand learnt = demands.find(1, over(1));
    assertNotNull(learnt);
    ask(2);
    ask(1);
    assertEquals(learnt, demands.find(1, over(1)));
    demands.forgetAsked();
    assertFalse(isKnown(1) || isKnown(2), "nobody holds them");
  }

  @Test
  void whoWaitsWithItKeepsIt() {
    int held = demands.acquire(1, over(1));
    ask(1);
    demands.forgetAsked();
    assertTrue(isKnown(1));
    ask(1);
    demands.release(held);
    demands.forgetAsked();
    assertFalse(isKnown(1));
  }

  @Test
  void atMost1024AreKept() {
    for (int i = 1; i <= 1025; i++) {
      ask(i);
    }
    assertTrue(isKnown(1025));
    assertFalse(isKnown(1), "all before are forgotten at once");
  }
}
