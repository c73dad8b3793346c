package org.strowger.workload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkillTraceTest {
  @ParameterizedTest
  @CsvSource({
    "100, 1005300, 4b186cf2649cfbc5, 32 30 92 49 24 77 35 62 11 29 50 54",
    "1000, 1008000, d0a93beef763e1fe, 36 0 32 37 53 89 509 518 70 208 173 928",
    "10000, 1035000, 8f85566055dcb4ec, 20 123 688 226 59 130 204 82 23 145 70 19"
  })
  void answersHaveTheKnownHash(int agents, int steps, String hash, String first) {
    SkillTrace trace = SkillTrace.generate(agents);
    assertEquals(steps, trace.steps());
    assertArrayEquals(ints(first), IntStream.range(0, 12).map(trace::answer).toArray());
    assertEquals(hash, Long.toHexString(trace.hash()));
  }

  @Test
  void replayedTraceHasTheSameHash() {
    SkillTrace trace = SkillTrace.generate(100, 50_000);
    long hash = trace.run(new ReferenceRouter(trace), 0, trace.steps(), SkillTrace.hashSeed());
    assertEquals(trace.hash(), hash);
  }

  private static int[] ints(String text) {
    return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
  }
}
