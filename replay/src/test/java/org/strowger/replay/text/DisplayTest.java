package org.strowger.replay.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.0s",
    "49, 0.0s",
    "14240, 14.2s",
    "59949, 59.9s",
    "59950, 1m00s",
    "261000, 4m21s",
    "3599499, 59m59s",
    "3599500, 1h00m",
    "7500000, 2h05m",
    "NaN, -"
  })
  void durationsHaveTheUnitThatFits(double ms, String expected) {
    assertEquals(expected, Display.duration(ms));
  }

  @Test
  void sharesAndLatenciesHaveUnits() {
    assertEquals("81.2%", Display.percent(0.8119));
    assertEquals("-", Display.percent(Double.NaN));
    assertEquals("3.4 us", Display.latency(3_400));
    assertEquals("1.2 ms", Display.latency(1_200_000));
    assertEquals("1.82 s", Display.seconds(1_820_000_000));
  }

  @Test
  void columnsLineUp() {
    assertEquals(
        """
        queue     n  share
        a         1  10.0%
        longer  100
        """,
        new TextTable("queue", "n", "share")
            .row("a", "1", "10.0%")
            .row("longer", "100", "")
            .toString());
  }
}
