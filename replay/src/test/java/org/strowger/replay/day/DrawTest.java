package org.strowger.replay.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawTest {
  private static final int MANY = 100_000;
  private final Draw draw = new Draw(new SplittableRandom(42));

  @Test
  void meansAreAsAsked() {
    assertEquals(
        5, DoubleStream.generate(() -> draw.exponential(5)).limit(MANY).average().orElse(0), 0.1);
    assertEquals(
        5,
        DoubleStream.generate(() -> draw.logNormal(5, 0.8)).limit(MANY).average().orElse(0),
        0.1);
    assertEquals(
        3.5, IntStream.generate(() -> draw.whole(1, 6)).limit(MANY).average().orElse(0), 0.05);
  }

  @Test
  void weightsAreKeptAndNothingIsDrawnThatHasNone() {
    int[] drawn = new int[3];
    for (int i = 0; i < MANY; i++) {
      drawn[draw.weighted(new double[] {1, 0, 3})]++;
    }
    assertEquals(0.25, (double) drawn[0] / MANY, 0.01);
    assertEquals(0, drawn[1]);
  }

  @Test
  void fewOfAPowerLawAreFrequent() {
    int[] drawn = new int[1_000];
    for (int i = 0; i < MANY; i++) {
      drawn[draw.powerLaw(drawn.length, 0.5)]++;
    }
    assertTrue(drawn[0] > 20 * drawn[999], drawn[0] + " and " + drawn[999]);
    assertTrue(drawn[999] > 0);
  }

  @Test
  void aQuotaGivesEachItsShareAtAnyTime() {
    Quota quota = new Quota(1, 2, 1);
    int[] given = new int[3];
    for (int i = 0; i < 8; i++) {
      given[quota.next()]++;
      assertTrue(Math.abs(given[1] - (i + 1) / 2.0) < 1);
    }
    assertEquals(2, given[0]);
    assertEquals(2, quota.given(2));
  }

  @Test
  void aShapeHasNoArrivalsWhereItIsZeroAndNoJumps() {
    DayShape shape =
        new DayShape(0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 8, 4, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    int[] halves = new int[48];
    for (int i = 0; i < MANY; i++) {
      int ms = shape.draw(draw);
      assertTrue(shape.open(ms));
      halves[ms / 1_800_000]++;
    }
    assertFalse(shape.open(6 * 3_600_000));
    assertTrue(halves[19] > 1.3 * halves[18], "rises within the hour before the peak");
    assertTrue(halves[22] > 1.3 * halves[23], "falls within the hour after it");
  }
}
