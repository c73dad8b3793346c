package org.strowger.oracle;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The core and the model agree on generated histories, event by event and field by field; and the
 * core with itself, run live, from snapshots, and replayed.
 */
class OracleAgreementTest {
  private static final int SEEDS = 34;
  private static final int CROWD_SEEDS = 3;
  private static final int COMMANDS = 2000;
  private static final int LONG_COMMANDS = 20_000;
  private static final int VERY_LONG_COMMANDS = 400_000;
  private static final int LONG_SEEDS = 1000;
  private static final int MODES = Mode.values().length - 1; // without crowds
  private static final AtomicInteger COMPARED = new AtomicInteger();

  @ParameterizedTest
  @EnumSource(value = Mode.class, mode = EnumSource.Mode.EXCLUDE, names = "CROWD")
  void onManyShortHistories(Mode mode) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Comparison.coreAgrees(seed, mode, Feature.COMPARED, COMMANDS);
    }
  }

  @Test
  void onCrowds() {
    for (long seed = 1; seed <= CROWD_SEEDS; seed++) {
      Comparison.coreAgrees(seed, Mode.CROWD, Feature.COMPARED, COMMANDS);
    }
  }

  /** More offers than are remembered, more interactions than are live. */
  @ParameterizedTest
  @EnumSource(value = Mode.class, mode = EnumSource.Mode.EXCLUDE, names = "CROWD")
  void onLongHistories(Mode mode) {
    Comparison.coreAgrees(1_000, mode, Feature.COMPARED, LONG_COMMANDS);
  }

  /** Ten million commands: {@code mvn -Plong -pl engine/core test -Dtest=OracleAgreementTest}. */
  @Tag("long")
  @ParameterizedTest
  @MethodSource("manySeeds")
  void onTenMillionCommands(Mode mode, long firstSeed) {
    for (long seed = firstSeed; seed < firstSeed + LONG_SEEDS / 10; seed++) {
      Comparison.coreAgrees(seed, mode, Feature.COMPARED, COMMANDS);
    }
    int done = COMPARED.addAndGet(LONG_SEEDS / 10 * COMMANDS);
    int percent = done / (LONG_SEEDS * MODES / 100 * COMMANDS);
    System.err.printf("%3d %%: %,d commands compared, %s agrees%n", percent, done, mode);
  }

  /** Whatever is counted or recycled comes round more than once. */
  @Tag("long")
  @ParameterizedTest
  @EnumSource(value = Mode.class, mode = EnumSource.Mode.EXCLUDE, names = "CROWD")
  void onVeryLongHistories(Mode mode) {
    Comparison.coreAgrees(2_000, mode, Feature.COMPARED, VERY_LONG_COMMANDS);
  }

  static Stream<Arguments> manySeeds() {
    return Stream.of(
            Mode.VOICE, Mode.CHANNELS, Mode.MANY_AGENTS, Mode.MANY_WAITING, Mode.TWO_SKILLS)
        .flatMap(
            mode ->
                IntStream.range(0, 10)
                    .mapToObj(i -> Arguments.of(mode, 10_000L + i * LONG_SEEDS / 10)));
  }
}
