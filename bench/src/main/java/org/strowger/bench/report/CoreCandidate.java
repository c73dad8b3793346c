package org.strowger.bench.report;

import org.strowger.core.StateMachine;
import org.strowger.workload.AnswerSheet;
import org.strowger.workload.CommandTape;
import org.strowger.workload.NoSnapshots;
import org.strowger.workload.SkillCommands;
import org.strowger.workload.SkillTrace;

/** The core alone, fed with records that lie in memory. */
final class CoreCandidate implements Candidate {
  private final CommandTape tape;
  private final AnswerSheet answers;
  private final StateMachine machine;
  private final int setUp;

  CoreCandidate(SkillTrace trace, CommandTape tape) {
    this.tape = tape;
    answers = new AnswerSheet(trace);
    machine = new StateMachine(SkillCommands.limits(trace), answers::onEvent, new NoSnapshots());
    setUp = SkillCommands.setUp(trace);
    tape.apply(machine, 0, setUp);
  }

  @Override
  public void run(int from, int to) {
    tape.apply(machine, setUp + from, setUp + to);
  }

  @Override
  public String fault(int firstSteps) {
    return answers.fault(firstSteps);
  }
}
