package org.strowger.gateway.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, 0",
    "2026-03-01T09:00:00Z, 1772355600000",
    "2026-03-01T09:00Z, 1772355600000",
    "2026-03-01T09:00:00.5Z, 1772355600500",
    "2026-03-01T09:00:00.123999999Z, 1772355600123",
    "2026-03-01T12:30:00+03:30, 1772355600000",
    "2026-03-01T04:00:00-05:00, 1772355600000",
    "2028-02-29T00:00:00Z, 1835395200000",
    "8999-12-31T23:59:59.999Z, 221845391999999",
  })
  void aTimeIsIsoWithAnOffset(String text, long ms) {
    assertEquals(OptionalLong.of(ms), TimeText.parseMs(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-03-01",
        "2026-03-01T09:00:00",
        "2026-03-01 09:00:00Z",
        "2026-03-01t09:00:00z",
        "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-03-01T24:00:00Z",
        "2026-03-01T09:60:00Z",
        "2026-03-01T09:00:60Z",
        "2026-03-01T09:00:00.Z",
        "2026-03-01T09:00:00+19:00",
        "1969-12-31T23:59:59Z",
        "9000-01-01T00:00:00Z",
      })
  void anythingElseIsNone(String text) {
    assertTrue(TimeText.parseMs(text).isEmpty());
  }

  @Test
  void aTimeIsWrittenAsTheJdkReadsIt() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      long ms = (long) (random.nextDouble() * TimeText.MAX_MS);
      String text = TimeText.format(ms);
      assertEquals(24, text.length());
      assertEquals(ms, Instant.parse(text).toEpochMilli());
      assertEquals(OptionalLong.of(ms), TimeText.parseMs(text));
    }
  }
}
