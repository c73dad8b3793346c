package org.strowger.gateway.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
  @ParameterizedTest
  @CsvSource({
    "500ms, 500",
    "0s, 0",
    "20s, 20000",
    "3m, 180000",
    "24h, 86400000",
    "7d, 604800000",
    "-90s, -90000",
    "99999999999d, 8639999999913600000",
  })
  void aDurationIsAWholeNumberAndAUnit(String text, long ms) {
    assertEquals(OptionalLong.of(ms), DurationText.parseMs(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "20", "s", "20 s", "1.5s", "+1s", "1S", "1w", "100000000000s", "1h30m"})
  void anythingElseIsNone(String text) {
    assertTrue(DurationText.parseMs(text).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"0, 0s", "1, 1ms", "1500, 1500ms", "60000, 1m", "90000, 90s", "31622400000, 366d"})
  void aDurationIsWrittenInItsLargestUnit(long ms, String text) {
    assertEquals(text, DurationText.format(ms));
  }

  @Test
  void whatIsWrittenIsReadBack() {
    for (long ms : new long[] {1, 999, 1000, 61_000, 3_600_000, 86_400_000, 86_400_001}) {
      assertEquals(OptionalLong.of(ms), DurationText.parseMs(DurationText.format(ms)));
    }
  }
}
