package org.strowger.bench.report;

import org.agrona.concurrent.YieldingIdleStrategy;
import org.strowger.EngineContext.Durability;
import org.strowger.EngineContext.Scheduler;
import org.strowger.bench.load.TraceEngine;
import org.strowger.workload.AnswerSheet;
import org.strowger.workload.SkillTrace;

/** The whole engine with its journal, through its API. */
final class EngineCandidate implements Candidate {
  private final AnswerSheet answers;
  private final TraceEngine engine;
  private int taken;

  EngineCandidate(SkillTrace trace, Scheduler scheduler, Durability durability) {
    answers = new AnswerSheet(trace);
    engine =
        new TraceEngine(trace, scheduler, durability, YieldingIdleStrategy::new, answers::onEvent);
  }

  @Override
  public void run(int from, int to) {
    engine.publish(from, to);
    taken = to;
  }

  @Override
  public void finish() {
    engine.finish(taken + 1L);
  }

  @Override
  public String fault(int firstSteps) {
    return answers.fault(firstSteps);
  }

  @Override
  public void close() {
    engine.close();
  }
}
