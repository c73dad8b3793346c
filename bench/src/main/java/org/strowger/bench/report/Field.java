package org.strowger.bench.report;

import org.strowger.EngineContext.Durability;
import org.strowger.EngineContext.Scheduler;
import org.strowger.bench.peers.IdleSetRouter;
import org.strowger.bench.peers.PlainRouter;
import org.strowger.workload.CommandTape;
import org.strowger.workload.ReferenceRouter;
import org.strowger.workload.SkillCommands;
import org.strowger.workload.SkillTrace;

/** Who takes part in a comparison. */
enum Field {
  REFERENCE("reference router", true),
  PLAIN("plain Java", true),
  IDLE_SET("plain Java, idle set", true),
  CORE("core alone", true),
  INLINE("engine inline, journal", true),
  SHARED("engine shared, journal", false),
  THREADED("engine threaded, journal", false),
  POWER_LOSS("engine threaded, synced", false);

  /** A trace, as steps and, once somebody wants them, as records. */
  static final class Input {
    final SkillTrace trace;
    private CommandTape tape;

    Input(SkillTrace trace) {
      this.trace = trace;
    }

    CommandTape tape() {
      if (tape == null) {
        tape = SkillCommands.tape(trace);
      }
      return tape;
    }
  }

  private final String title;
  private final boolean oneThread;

  Field(String title, boolean oneThread) {
    this.title = title;
    this.oneThread = oneThread;
  }

  String title() {
    return title;
  }

  /** Whether all its work is on the calling thread. */
  boolean oneThread() {
    return oneThread;
  }

  /** Makes it anew. */
  Candidate make(Input input) {
    SkillTrace trace = input.trace;
    return switch (this) {
      case REFERENCE -> new RouterCandidate(trace, new ReferenceRouter(trace));
      case PLAIN -> new RouterCandidate(trace, new PlainRouter(trace));
      case IDLE_SET -> new RouterCandidate(trace, new IdleSetRouter(trace));
      case CORE -> new CoreCandidate(trace, input.tape());
      case INLINE -> new EngineCandidate(trace, Scheduler.INLINE, Durability.PROCESS_CRASH);
      case SHARED -> new EngineCandidate(trace, Scheduler.SHARED, Durability.PROCESS_CRASH);
      case THREADED -> new EngineCandidate(trace, Scheduler.THREADED, Durability.PROCESS_CRASH);
      case POWER_LOSS -> new EngineCandidate(trace, Scheduler.THREADED, Durability.POWER_LOSS);
    };
  }
}
