package org.strowger.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strowger.EngineContext;
import org.strowger.EngineContext.Durability;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.core.StateMachine;

/** The engine gives the known answers to the reference trace, however it is run. */
class SkillTraceConformanceTest {
  private static final String HASH_100 = "4b186cf2649cfbc5";
  private static final String HASH_1000 = "d0a93beef763e1fe";
  private static final String HASH_10000 = "8f85566055dcb4ec";

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"100, " + HASH_100, "1000, " + HASH_1000, "10000, " + HASH_10000})
  void coreGivesTheKnownAnswers(int agents, String hash) {
    SkillTrace trace = SkillTrace.generate(agents);
    AnswerSheet answers = new AnswerSheet(trace);
    StateMachine machine =
        new StateMachine(SkillCommands.limits(trace), answers::onEvent, new NoSnapshots());
    CommandTape tape = SkillCommands.tape(trace);
    tape.apply(machine, 0, tape.size());
    assertEquals(tape.size(), machine.sequence());
    assertAnswers(hash, answers);
  }

  @ParameterizedTest
  @CsvSource({"100, " + HASH_100, "1000, " + HASH_1000, "10000, " + HASH_10000})
  void inlineEngineWithJournalGivesTheKnownAnswers(int agents, String hash) {
    assertAnswers(hash, run(SkillTrace.generate(agents), Scheduler.INLINE));
  }

  @ParameterizedTest
  @CsvSource({"100, " + HASH_100, "1000, " + HASH_1000, "10000, " + HASH_10000})
  void threadedEngineWithJournalGivesTheKnownAnswers(int agents, String hash) {
    assertAnswers(hash, run(SkillTrace.generate(agents), Scheduler.THREADED));
  }

  @Test
  void aMissingAnswerIsSeen() {
    SkillTrace trace = SkillTrace.generate(100, 1_000);
    AnswerSheet answers = new AnswerSheet(trace);
    StateMachine machine =
        new StateMachine(SkillCommands.limits(trace), answers::onEvent, new NoSnapshots());
    CommandTape tape = SkillCommands.tape(trace);
    int lastMatch = trace.steps() - 1;
    while (trace.answer(lastMatch) == SkillTrace.NO_MATCH) {
      lastMatch--;
    }
    tape.apply(machine, 0, SkillCommands.setUp(trace) + lastMatch);
    assertTrue(answers.fault().startsWith("step " + lastMatch + " "), answers.fault());
    tape.apply(machine, SkillCommands.setUp(trace) + lastMatch, tape.size());
    assertNull(answers.fault());
  }

  private AnswerSheet run(SkillTrace trace, Scheduler scheduler) {
    AnswerSheet answers = new AnswerSheet(trace);
    EngineContext context =
        new EngineContext()
            .directory(directory)
            .scheduler(scheduler)
            .durability(Durability.PROCESS_CRASH)
            .limits(SkillCommands.limits(trace))
            .automaticTicks(false)
            .listener(answers::onEvent);
    try (RoutingEngine engine = RoutingEngine.launch(context)) {
      SkillPublisher publisher =
          new SkillPublisher(engine.publisher(), trace, new YieldingIdleStrategy());
      publisher.setUp();
      publisher.publish(0, trace.steps());
      assertNull(engine.failure());
    }
    return answers;
  }

  private static void assertAnswers(String hash, AnswerSheet answers) {
    assertNull(answers.fault());
    assertEquals(hash, Long.toHexString(answers.hash()));
  }
}
