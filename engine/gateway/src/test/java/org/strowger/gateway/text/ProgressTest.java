package org.strowger.gateway.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final List<String> shown = new CopyOnWriteArrayList<>();
  private final AtomicLong nanoTime = new AtomicLong();

  private void work(Progress progress, int steps) {
    for (int i = 0; i < steps; i++) {
      progress.step();
    }
  }

  private String text() {
    return String.join("", shown);
  }

  @Test
  void shortWorkShowsNothing() {
    try (Progress progress = new Progress("verify", "commands", shown::add, nanoTime::get)) {
      nanoTime.set(TimeUnit.SECONDS.toNanos(2));
      work(progress, 10_000);
    }
    assertEquals("", text());
  }

  @Test
  void longWorkShowsHowMuchIsDoneAndCleansUp() {
    try (Progress progress = new Progress("verify", "commands", shown::add, nanoTime::get)) {
      nanoTime.set(TimeUnit.SECONDS.toNanos(3));
      work(progress, 5000);
      assertEquals(5000, progress.steps());
    }
    assertTrue(text().contains("verify"), this::text);
    assertTrue(text().contains("4096/? commands"), this::text);
    assertTrue(text().endsWith(" \r"), this::text);
  }

  @Test
  void whereThereIsNoTerminalNothingIsShown() {
    try (Progress progress = new Progress("verify", "commands", null, nanoTime::get)) {
      nanoTime.set(TimeUnit.HOURS.toNanos(1));
      work(progress, 10_000);
      assertEquals(10_000, progress.steps());
    }
  }

  @Test
  void workOfKnownSizeShowsThePartDone() {
    try (Progress progress = new Progress("recover", "commands", shown::add, nanoTime::get)) {
      nanoTime.set(TimeUnit.SECONDS.toNanos(3));
      progress.moveTo(2_000, 8_000);
      progress.moveTo(4_000, 8_000);
      assertEquals(4_000, progress.steps());
    }
    assertTrue(text().contains("50%"), text());
  }
}
