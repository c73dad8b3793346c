package org.strowger.core.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.Limits;
import org.strowger.core.event.StateDigest;

class EstimatorsTest {
  private final StateDigest digest = new StateDigest();
  private final Estimators estimators = new Estimators(new CoreLimits(1, 100, 100), digest);

  private Estimator begin(int content) {
    Estimator e = estimators.open(1, content);
    estimators.starts(e, 10);
    return e;
  }

  @Test
  void X4a_theOneWrittenLongestAgoMakesRoom() {
    for (int i = 1; i <= 100; i++) {
      begin(i);
    }
    estimators.starts(estimators.find(1, 1), 5);
    begin(100 + 1);
    assertNotNull(estimators.find(1, 1));
    assertNull(estimators.find(1, 2));
    assertNotNull(estimators.find(1, 3));
    Estimator again = begin(2);
    assertNull(estimators.find(1, 3));
    assertEquals(1, again.starts(), "what was known of it is forgotten");
    assertEquals(10, again.estimate(1, 0));
  }

  @Test
  void X4c_onlyTheNewest32GapsCount() {
    Estimator e = begin(1);
    for (int i = 0; i < 31; i++) {
      estimators.starts(e, 42);
    }
    assertEquals((10 + 31 * 42) / 32, e.estimate(1, 0));
    estimators.starts(e, 42);
    assertEquals(42, e.estimate(1, 0));
    assertEquals(32, e.starts());
    assertEquals((32 * 42 + 75) / 33, e.estimate(1, 75), "the gap that runs is above the mean");
  }

  @Test
  void X4d_percentilesAreByNearestRankAmongTheNewest64() {
    Estimator e = begin(1);
    assertEquals(-1, e.errorAt(50));
    for (int i = 100; i > 0; i--) {
      estimators.erred(e, i);
    }
    // 64 to 1
    assertEquals(32, e.errorAt(50));
    assertEquals(58, e.errorAt(90));
  }

  @Test
  void R6_everythingKeptIsInTheDigest() {
    Estimator e = begin(1);
    estimators.settle();
    long before = digest.value();
    estimators.starts(e, 5);
    estimators.settle();
    long started = digest.value();
    estimators.erred(e, 7);
    estimators.settle();
    assertNotEquals(before, started);
    assertNotEquals(started, digest.value());
  }

  @Test
  void R6_whatIsRestoredIsInTheDigestAlike() {
    begin(1);
    Estimator e = begin(2);
    estimators.erred(e, 7);
    estimators.settle();
    assertEquals(digest.value(), digestOf(2, 7));
    assertNotEquals(digest.value(), digestOf(2, 8), "its errors");
    assertNotEquals(digest.value(), digestOf(4, 7), "when it was written");
  }

  /** Of the same, with an error, and a place of the first among all writes. */
  private static long digestOf(long firstWritten, long errorMs) {
    StateDigest other = new StateDigest();
    Estimators restored = new Estimators(new CoreLimits(1, 100, 100), other);
    restored.restore(1, 1, firstWritten - 1).addGap(10);
    Estimator second = restored.restore(1, 2, 3);
    second.addGap(10);
    second.addError(errorMs);
    restored.settle();
    return other.value();
  }

  @Test
  void X4a_aNewEstimatorKnowsNoErrors() {
    for (int i = 1; i <= 101; i++) {
      estimators.erred(begin(i), i);
    }
    assertEquals(101, estimators.find(1, 101).errorAt(50));
    assertEquals(1, estimators.find(1, 101).errors());
  }

  @Test
  void X4c_noGapIsLongerThan366Days() {
    Estimator e = begin(1);
    for (int i = 0; i < 32; i++) {
      estimators.starts(e, 2 * Limits.MAX_DURATION_MS);
    }
    assertEquals(Limits.MAX_DURATION_MS, e.gap(31));
    assertEquals(Limits.MAX_DURATION_MS, e.estimate(1 << 20, 0));
  }
}
