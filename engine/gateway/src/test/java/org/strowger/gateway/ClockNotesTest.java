package org.strowger.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockNotesTest {
  private static final long NOON = 1_772_366_400_000L;
  private static final String BEHIND =
      "strowger-gateway: the machine's clock, 2026-03-01T11:00:00.000Z, is behind the engine's time,"
          + " 2026-03-01T12:00:00.000Z; until it is there no timer fires: correct it if it is wrong";
  private static final String AGAIN =
      "strowger-gateway: the machine's clock is at the engine's time again";

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final ClockNotes notes =
      new ClockNotes(new PrintStream(err, true, StandardCharsets.UTF_8));

  private List<String> told() {
    return err.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void aClockBehindTheEngineIsToldOnceAndThatItIsThereAgain() {
    notes.engineTime(NOON);
    notes.look(NOON - 3_600_000);
    notes.look(NOON - 3_000_000);
    notes.look(NOON - 1);
    assertEquals(List.of(BEHIND), told());
    notes.look(NOON);
    notes.look(NOON + 1);
    assertEquals(List.of(BEHIND, AGAIN), told());

    notes.look(NOON - 3_600_000);
    assertEquals(List.of(BEHIND, AGAIN, BEHIND), told());
  }

  @Test
  void aClockThatIsSetRightByLittleAndOneThatIsAheadAreNotTold() {
    notes.look(0);
    notes.engineTime(NOON);
    notes.look(NOON - ClockNotes.SLACK_MS);
    notes.look(NOON);
    notes.look(NOON + 3_600_000);
    assertEquals(List.of(), told());
  }
}
