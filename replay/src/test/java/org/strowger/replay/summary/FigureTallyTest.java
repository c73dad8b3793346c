package org.strowger.replay.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FigureTallyTest {
  @Test
  void everyContactIsCountedOnceAndAbandonedOnesCountAsNotAnswered() {
    FigureTally tally = new FigureTally(5_000);
    tally.answered(20_000, 20_000, 100_000);
    tally.answered(20_000, 20_001, 200_000);
    tally.abandoned(20_000, 4_999);
    tally.abandoned(20_000, 5_000);
    tally.stillWaiting(20_000);
    tally.refused(20_000);
    Figures figures = tally.figures();
    assertEquals(6, figures.offered());
    assertEquals(2, figures.answered());
    assertEquals(2, figures.abandoned());
    assertEquals(1, figures.shortAbandoned());
    assertEquals(1, figures.stillWaiting());
    assertEquals(1, figures.refused());
    assertEquals(1, figures.withinTarget());
    assertEquals(1.0 / 6, figures.serviceLevel(), 1e-12);
    assertEquals(2.0 / 6, figures.abandonedShare(), 1e-12);
    assertEquals(20_000.5, figures.asaMs(), 1e-9);
    assertEquals(150_000, figures.ahtMs(), 1e-9);
    assertEquals(12_500, figures.meanWaitMs(), 1e-9);
    assertEquals(20_000, figures.targetMs());
  }

  @Test
  void aPercentileIsTheSmallestWaitThatSoManyDoNotExceed() {
    FigureTally tally = new FigureTally(0);
    for (int i = 10; i >= 1; i--) {
      tally.answered(0, i, 0);
    }
    Figures figures = tally.figures();
    assertEquals(5, figures.p50WaitMs());
    assertEquals(9, figures.p90WaitMs());
    assertEquals(10, figures.maxWaitMs());
  }

  @Test
  void nothingHasNoMeanAndSeveralTargetsAreNoTarget() {
    Figures nothing = new FigureTally(0).figures();
    assertTrue(Double.isNaN(nothing.asaMs()));
    assertTrue(Double.isNaN(nothing.serviceLevel()));
    assertEquals(0, nothing.maxWaitMs());
    FigureTally tally = new FigureTally(0);
    tally.stillWaiting(1_000);
    tally.stillWaiting(2_000);
    tally.stillWaiting(1_000);
    assertEquals(-1, tally.figures().targetMs());
  }
}
