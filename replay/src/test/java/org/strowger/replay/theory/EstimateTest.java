package org.strowger.replay.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EstimateTest {
  /** Student's t of 4 degrees of freedom at 97.5 % is 2.776 in every table. */
  @Test
  void theIntervalIsStudents() {
    Estimate estimate = Estimate.of(new double[] {1, 2, 3, 4, 5}, 0.95);
    assertEquals(3, estimate.mean());
    assertEquals(2.776 * Math.sqrt(2.5 / 5), estimate.halfWidth(), 1e-3);
    assertTrue(estimate.holds(3 + estimate.halfWidth()));
    assertFalse(estimate.holds(3.001 + estimate.halfWidth()));
    assertFalse(estimate.holds(2.999 - estimate.halfWidth()));
  }

  @Test
  void runsThatAllGaveTheSameGiveNoInterval() {
    assertTrue(Estimate.of(new double[] {0.1, 0.1, 0.2}, 0.95).hasInterval());
    for (double same : new double[] {0, 0.1, 1}) {
      Estimate estimate = Estimate.of(new double[] {same, same, same}, 0.95);
      assertFalse(estimate.hasInterval());
      assertEquals(same, estimate.mean());
    }
  }

  @Test
  void itHoldsTheTrueMeanAsOftenAsItSays() {
    SplittableRandom random = new SplittableRandom(7);
    int held = 0;
    for (int i = 0; i < 10_000; i++) {
      double[] runs = new double[8];
      for (int run = 0; run < runs.length; run++) {
        runs[run] = random.nextDouble() + random.nextDouble() + random.nextDouble();
      }
      held += Estimate.of(runs, 0.9).holds(1.5) ? 1 : 0;
    }
    assertEquals(0.9, held / 10_000.0, 0.015);
  }
}
