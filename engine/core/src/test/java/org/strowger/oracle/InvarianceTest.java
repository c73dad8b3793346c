package org.strowger.oracle;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may not matter does not matter, on generated histories. */
class InvarianceTest {
  private static final int SEEDS = 10;
  private static final int COMMANDS = 600;

  /** T2: the frequency of ticks never changes a result. */
  @ParameterizedTest
  @EnumSource(value = Mode.class, mode = EnumSource.Mode.EXCLUDE, names = "CROWD")
  void ticksChangeNothing(Mode mode) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      History history = HistoryGenerator.history(seed, mode, Feature.COMPARED, COMMANDS);
      List<History.Entry> entries = history.entries();
      long firstMs = entries.get(0).timeMs() - 6000;
      long lastMs = entries.get(COMMANDS - 1).timeMs();
      SplittableRandom random = new SplittableRandom(seed);
      List<Long> ticks = new ArrayList<>();
      for (int i = 0; i < COMMANDS; i++) {
        ticks.add(random.nextLong(firstMs, lastMs + 1));
      }
      Invariance.ofTicks(history, ticks);
    }
  }

  /** T4: a refused command changes nothing but time. */
  @ParameterizedTest
  @EnumSource(value = Mode.class, mode = EnumSource.Mode.EXCLUDE, names = "CROWD")
  void refusedCommandsChangeNothing(Mode mode) {
    for (long seed = 101; seed <= 100 + SEEDS; seed++) {
      Invariance.ofRefusals(HistoryGenerator.history(seed, mode, Feature.COMPARED, COMMANDS));
    }
  }

  /** T4: a refused command leaves the state that a tick would leave. */
  @ParameterizedTest
  @EnumSource(value = Mode.class, mode = EnumSource.Mode.EXCLUDE, names = "CROWD")
  void refusedCommandsLeaveTheState(Mode mode) {
    int compared = 0;
    for (long seed = 201; seed <= 200 + SEEDS; seed++) {
      compared +=
          Invariance.ofStates(HistoryGenerator.history(seed, mode, Feature.COMPARED, COMMANDS));
    }
    assertTrue(compared >= SEEDS * COMMANDS / 20, "refusals compared: " + compared);
  }
}
