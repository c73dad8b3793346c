package org.strowger.replay.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.strowger.replay.whatif.PatienceCurve.Wait;

class PatienceCurveTest {
  private static Wait left(long ms) {
    return new Wait(ms, true);
  }

  private static Wait answered(long ms) {
    return new Wait(ms, false);
  }

  /**
   * By hand: 1 of 6 leaves at 1; at 3 1 of the 4 still there (the one answered at 3 is); at 5 1 of
   * 2. So 5/6, 5/6 * 3/4, 5/6 * 3/4 * 1/2.
   */
  private static final PatienceCurve BY_HAND =
      PatienceCurve.of(List.of(answered(8), left(1), answered(2), left(3), answered(3), left(5)));

  @Test
  void theCurveIsTheProductOfWhatStays() {
    assertEquals(1, BY_HAND.survival(0));
    assertEquals(5.0 / 6, BY_HAND.survival(1), 1e-12);
    assertEquals(5.0 / 6, BY_HAND.survival(2), 1e-12);
    assertEquals(0.625, BY_HAND.survival(3), 1e-12);
    assertEquals(0.3125, BY_HAND.survival(5), 1e-12);
    assertEquals(0.3125, BY_HAND.survival(8), 1e-12);
    assertEquals(8, BY_HAND.lastMs());
    assertEquals(6, BY_HAND.waits());
    assertEquals(3, BY_HAND.left());
  }

  @Test
  void beyondTheLastObservationItFallsAtTheMeanRateUntilThere() {
    assertEquals(0.3125 * 0.3125, BY_HAND.survival(16), 1e-12);
    assertEquals(16, BY_HAND.draw(0, 0.3125 * 0.3125));
  }

  @Test
  void aDrawIsLongerThanWhatWasWaited() {
    assertEquals(1, BY_HAND.draw(0, 0.99));
    assertEquals(3, BY_HAND.draw(0, 0.8));
    assertEquals(5, BY_HAND.draw(0, 0.5));
    // of those who wait longer than 1, 3/4 wait longer than 3
    assertEquals(3, BY_HAND.draw(1, 0.76));
    assertEquals(5, BY_HAND.draw(1, 0.74));
    assertTrue(BY_HAND.draw(100, 0.999) > 100);
  }

  @Test
  void ifAllLeaveNobodyWaitsOnAndIfNobodyDoesEverybodyWaitsOn() {
    PatienceCurve all = PatienceCurve.of(List.of(answered(1), left(7), left(7)));
    assertEquals(0, all.survival(7));
    assertEquals(7, all.draw(6, 0.01));
    assertEquals(8, all.draw(7, 0.5));
    PatienceCurve nobody = PatienceCurve.of(List.of(answered(1), answered(7)));
    assertEquals(PatienceCurve.NO_END, nobody.draw(0, 0.99));
    assertEquals(1, nobody.atEnd());
    assertEquals(PatienceCurve.NO_END, PatienceCurve.of(List.of()).draw(0, 0.5));
  }

  /** Exponential patience of mean 100 s, of which most is cut short by an answer, mean 50 s. */
  @Test
  void aKnownDistributionIsFoundAgainThoughMostOfItIsCensored() {
    SplittableRandom random = new SplittableRandom(4);
    List<Wait> waits = new ArrayList<>();
    double leftMs = 0;
    int left = 0;
    for (int i = 0; i < 20_000; i++) {
      double patience = -StrictMath.log(1 - random.nextDouble()) * 100_000;
      double answer = -StrictMath.log(1 - random.nextDouble()) * 50_000;
      boolean leaves = patience <= answer;
      waits.add(new Wait(Math.round(Math.min(patience, answer)), leaves));
      leftMs += leaves ? patience : 0;
      left += leaves ? 1 : 0;
    }
    assertTrue(leftMs / left < 40_000, "who leaves is seen early: that is no estimate");
    PatienceCurve curve = PatienceCurve.of(waits);
    for (long ms : new long[] {20_000, 50_000, 100_000, 150_000}) {
      assertEquals(StrictMath.exp(-ms / 100_000.0), curve.survival(ms), 0.025, ms + " ms");
    }
    double drawnMs = 0;
    int draws = 4_000;
    for (int i = 0; i < draws; i++) {
      drawnMs += curve.draw(30_000, (i + 0.5) / draws) - 30_000;
    }
    assertEquals(100_000, drawnMs / draws, 8_000, "exponential patience does not age");
  }
}
