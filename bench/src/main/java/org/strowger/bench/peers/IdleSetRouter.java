package org.strowger.bench.peers;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.strowger.workload.SkillTrace;

/**
 * The plain router with its idle agents in a set that keeps the order in which they became idle, so
 * that the first hit of a scan wins: the honest rival.
 */
public final class IdleSetRouter extends PlainRouter {
  private final Set<Agent> idle = new LinkedHashSet<>();

  /** All agents of the trace, idle in the order of their numbers. */
  public IdleSetRouter(SkillTrace trace) {
    super(trace);
    agents().stream().sorted(Comparator.comparingInt(agent -> agent.number)).forEach(idle::add);
  }

  @Override
  Agent longestIdle(int skill1, int level1, int skill2, int level2) {
    for (Agent agent : idle) {
      if (agent.has(skill1, level1) && agent.has(skill2, level2)) {
        return agent;
      }
    }
    return null;
  }

  @Override
  void becameBusy(Agent agent) {
    idle.remove(agent);
  }

  @Override
  void becameIdle(Agent agent) {
    idle.add(agent);
  }
}
