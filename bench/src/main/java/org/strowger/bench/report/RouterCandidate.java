package org.strowger.bench.report;

import org.strowger.workload.Router;
import org.strowger.workload.SkillTrace;

/** A router that is called step by step. */
final class RouterCandidate implements Candidate {
  private final SkillTrace trace;
  private final Router router;
  private long hash = SkillTrace.hashSeed();

  RouterCandidate(SkillTrace trace, Router router) {
    this.trace = trace;
    this.router = router;
  }

  @Override
  public void run(int from, int to) {
    hash = trace.run(router, from, to, hash);
  }

  @Override
  public String fault(int firstSteps) {
    long right = trace.hash(firstSteps);
    return hash == right
        ? null
        : "answers have the hash "
            + Long.toHexString(hash)
            + ", right is "
            + Long.toHexString(right);
  }
}
