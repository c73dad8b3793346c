package org.strowger.replay.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The formulas against their definitions, summed term by term, and against each other's limits. */
class ErlangTest {
  private static final double CONVERSATION_MS = 180_000;

  /** Erlang C as a quotient of sums: load^n / n! in the plain way. */
  private static double erlangC(int agents, double load) {
    double term = 1;
    double below = 0;
    for (int n = 0; n < agents; n++) {
      below += term;
      term *= load / (n + 1);
    }
    double busy = term * agents / (agents - load);
    return busy / (below + busy);
  }

  @Test
  void erlangCIsTheQuotientOfItsSums() {
    for (int agents : new int[] {1, 2, 10, 100}) {
      double load = 0.85 * agents;
      Erlang.Prediction c = Erlang.c(agents, load, CONVERSATION_MS);
      assertEquals(erlangC(agents, load), c.waitProbability(), 1e-12);
      assertEquals(erlangC(agents, load) * CONVERSATION_MS / (agents - load), c.meanWaitMs(), 1e-6);
      assertEquals(0, c.leaveProbability());
    }
  }

  @Test
  void oneAgentWaitsAsInMM1() {
    Erlang.Prediction c = Erlang.c(1, 0.5, CONVERSATION_MS);
    assertEquals(0.5, c.waitProbability(), 1e-15);
    assertEquals(CONVERSATION_MS, c.meanWaitMs(), 1e-9);
  }

  @Test
  void withoutPatienceTheLoadMustBeBelowTheAgents() {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> Erlang.c(10, 10, CONVERSATION_MS));
    assertTrue(refused.getMessage().contains("below the number of agents, 10; is 10.0"));
  }

  @Test
  void endlessPatienceMakesErlangAToErlangC() {
    Erlang.Prediction c = Erlang.c(100, 90, CONVERSATION_MS);
    Erlang.Prediction a = Erlang.a(100, 90, CONVERSATION_MS, 1e15);
    assertEquals(c.waitProbability(), a.waitProbability(), 1e-6);
    assertEquals(c.meanWaitMs(), a.meanWaitMs(), 1e-2);
    assertEquals(0, a.leaveProbability(), 1e-9);
  }

  @Test
  void noPatienceMakesErlangAToErlangB() {
    double blocked = 1;
    for (int n = 1; n <= 20; n++) {
      blocked = 15 * blocked / (n + 15 * blocked);
    }
    Erlang.Prediction a = Erlang.a(20, 15, CONVERSATION_MS, 1e-6);
    assertEquals(blocked, a.leaveProbability(), 1e-9);
    assertEquals(blocked, a.waitProbability(), 1e-9);
  }

  @Test
  void patienceAsLongAsConversationsGivesAPoissonNumberInTheSystem() {
    double term = Math.exp(-30);
    double below = 0;
    for (int k = 0; k < 25; k++) {
      below += term;
      term *= 30.0 / (k + 1);
    }
    Erlang.Prediction a = Erlang.a(25, 30, CONVERSATION_MS, CONVERSATION_MS);
    assertEquals(1 - below, a.waitProbability(), 1e-12);
  }
}
