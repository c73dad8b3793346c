package org.strowger.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strowger.workload.ReferenceRouter;
import org.strowger.workload.Router;
import org.strowger.workload.SkillTrace;

class RoutersTest {
  @ParameterizedTest
  @CsvSource({
    "100, 4b186cf2649cfbc5",
    "1000, d0a93beef763e1fe",
    "10000, 8f85566055dcb4ec",
  })
  void referenceGivesTheKnownHash(int agents, String hash) {
    SkillTrace trace = SkillTrace.generate(agents);
    assertEquals(hash, hashOf(trace, new ReferenceRouter(trace)));
  }

  @ParameterizedTest
  @CsvSource({"100, 4b186cf2649cfbc5", "1000, d0a93beef763e1fe"})
  void idleSetGivesTheKnownHash(int agents, String hash) {
    SkillTrace trace = SkillTrace.generate(agents);
    assertEquals(hash, hashOf(trace, new IdleSetRouter(trace)));
  }

  @Test
  void plainGivesTheKnownHash() {
    SkillTrace trace = SkillTrace.generate(100);
    assertEquals("4b186cf2649cfbc5", hashOf(trace, new PlainRouter(trace)));
  }

  /** The scan over all agents is slow, so only the first steps of the larger traces. */
  @ParameterizedTest
  @CsvSource({"1000, 40000", "10000, 2000"})
  void plainAgreesWithTheReferenceOnTheFirstSteps(int agents, int steps) {
    SkillTrace trace = SkillTrace.generate(agents, 0);
    int last = Math.min(steps, trace.steps());
    assertEquals(
        trace.run(new ReferenceRouter(trace), 0, last, SkillTrace.hashSeed()),
        trace.run(new PlainRouter(trace), 0, last, SkillTrace.hashSeed()));
  }

  @Test
  void wrongOrderOfIdleAgentsIsSeenInTheHash() {
    SkillTrace trace = SkillTrace.generate(100, 10_000);
    Router wrong =
        new PlainRouter(trace) {
          @Override
          void becameIdle(Agent agent) {
            agent.idleSince = -agent.idleSince;
          }
        };
    assertNotEquals(Long.toHexString(trace.hash()), hashOf(trace, wrong));
  }

  private static String hashOf(SkillTrace trace, Router router) {
    return Long.toHexString(trace.run(router, 0, trace.steps(), SkillTrace.hashSeed()));
  }
}
