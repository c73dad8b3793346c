package org.strowger.core.timer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.strowger.core.event.StateDigest;

class TimersTest {
  private record Running(int slot, long deadline, long creation) {}

  private final Timers timers = new Timers(new StateDigest());

  @Test
  void lanesOfDurationsThatHavePassedAreUsedAgain() {
    for (int i = 1; i <= 100_000; i++) {
      int one = timers.start(i, 1_000_000 + i, 1, Timers.HOLD, 1);
      int other = timers.start(i, 20_000, 1, Timers.OFFER, 1);
      timers.remove(one);
      timers.remove(other);
    }
    assertEquals(Long.MAX_VALUE, timers.nextDeadline());
    assertTrue(timers.lanes() <= 2, "lanes " + timers.lanes());
  }

  @Test
  void thereAreAsManyLanesAsDurationsRunningAtOnce() {
    List<Integer> running = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      running.add(timers.start(0, i, 1, Timers.HOLD, 1));
    }
    assertEquals(100, timers.lanes());
    running.forEach(timers::remove);
    for (int i = 101; i <= 200; i++) {
      timers.start(0, i, 1, Timers.HOLD, 1);
    }
    assertEquals(100, timers.lanes());
    assertEquals(101, timers.duration(timers.first()));
  }

  @Test
  void T2_timersOfAnyDurationsFireInOrderOfDeadlineAndCreation() {
    SplittableRandom random = new SplittableRandom(3);
    List<Running> model = new ArrayList<>();
    long now = 0;
    long created = 0;
    for (int i = 0; i < 50_000; i++) {
      now += random.nextInt(3);
      int choice = random.nextInt(8);
      if (choice < 4) {
        long duration = random.nextBoolean() ? 1 + random.nextInt(200) : 50;
        int slot = timers.start(now, duration, 1, Timers.HOLD, 1);
        model.add(new Running(slot, now + duration, ++created));
      } else if (choice < 7 && !model.isEmpty()) {
        timers.remove(model.remove(random.nextInt(model.size())).slot());
      }
      model.sort(Comparator.comparingLong(Running::deadline).thenComparing(Running::creation));
      while (!model.isEmpty() && model.get(0).deadline() <= now) {
        Running due = model.remove(0);
        assertEquals(due.deadline(), timers.nextDeadline());
        assertEquals(due.creation(), timers.creation(timers.first()));
        timers.remove(timers.first());
      }
      assertEquals(
          model.isEmpty() ? Long.MAX_VALUE : model.get(0).deadline(), timers.nextDeadline());
    }
    assertTrue(created > 20_000);
    assertTrue(timers.lanes() <= 200, "lanes " + timers.lanes());
  }
}
