package org.strowger.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StallNotesTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final StallNotes notes =
      new StallNotes(new PrintStream(err, true, StandardCharsets.UTF_8));

  private List<String> told() {
    return err.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static StackTraceElement[] stack(int frames) {
    StackTraceElement[] stack = new StackTraceElement[frames];
    Arrays.setAll(
        stack, i -> new StackTraceElement("desk.Listener", "wait" + i, "Listener.java", i));
    return stack;
  }

  @Test
  void aStallIsToldWithItsStageItsLengthAndWhereItIs() {
    notes.stalled("listener", 10_250, stack(2));
    assertEquals(
        List.of(
            "strowger-gateway: the stage listener has not moved for 10250 ms while work waits; it is at",
            "    desk.Listener.wait0(Listener.java:0)",
            "    desk.Listener.wait1(Listener.java:1)"),
        told());
  }

  @Test
  void onlyTheFirstFramesAreTold() {
    notes.stalled("core", 10_000, stack(40));
    assertEquals(9, told().size());
    assertEquals("    desk.Listener.wait7(Listener.java:7)", told().get(8));
  }

  @Test
  void itIsToldWhenItMovesAgain() {
    notes.moves("journal", 11_000);
    assertEquals(List.of("strowger-gateway: the stage journal moves again after 11000 ms"), told());
  }
}
