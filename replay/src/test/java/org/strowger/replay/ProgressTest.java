package org.strowger.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final StringBuffer shown = new StringBuffer();
  private final AtomicLong nanoTime = new AtomicLong();

  private void work(Progress progress, int steps) {
    for (int i = 0; i < steps; i++) {
      progress.step();
    }
  }

  @Test
  void shortWorkShowsNothing() {
    try (Progress progress = new Progress("verify", "commands", shown::append, nanoTime::get)) {
      nanoTime.set(TimeUnit.SECONDS.toNanos(2));
      work(progress, 10_000);
    }
    assertEquals("", shown.toString());
  }

  @Test
  void longWorkShowsHowMuchIsDoneAndCleansUp() {
    try (Progress progress = new Progress("verify", "commands", shown::append, nanoTime::get)) {
      nanoTime.set(TimeUnit.SECONDS.toNanos(3));
      work(progress, 5000);
      assertEquals(5000, progress.steps());
    }
    assertTrue(shown.toString().contains("verify"), shown::toString);
    assertTrue(shown.toString().contains("4096 commands"), shown::toString);
    assertTrue(shown.toString().endsWith(" \r"), shown::toString);
  }

  @Test
  void whereThereIsNoTerminalNothingIsShown() {
    try (Progress progress = new Progress("verify", "commands", null, nanoTime::get)) {
      nanoTime.set(TimeUnit.HOURS.toNanos(1));
      work(progress, 10_000);
      assertEquals(10_000, progress.steps());
    }
  }
}
