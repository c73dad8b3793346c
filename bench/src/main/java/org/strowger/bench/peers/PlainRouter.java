package org.strowger.bench.peers;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.PriorityBlockingQueue;
import org.strowger.workload.Router;
import org.strowger.workload.SkillTrace;

/**
 * The router one writes first: concurrent collections, synchronized methods, and a scan over all
 * agents for the longest idle one with the skills. Nothing is kept.
 */
public class PlainRouter implements Router {
  /** An agent. */
  static final class Agent {
    final int number;
    final Map<Integer, Integer> skills = new HashMap<>();
    boolean idle = true;
    long idleSince;

    Agent(int number) {
      this.number = number;
      idleSince = number;
    }

    boolean has(int skill, int level) {
      Integer own = skills.get(skill);
      return own != null && own >= level;
    }
  }

  /** An interaction that waits. */
  record Waiting(int number, int priority, int skill1, int level1, int skill2, int level2) {
    static final Comparator<Waiting> ORDER =
        Comparator.comparingInt(Waiting::priority).thenComparingInt(Waiting::number);
  }

  private final Map<Integer, Agent> agents = new ConcurrentHashMap<>();
  private final Map<Integer, PriorityBlockingQueue<Waiting>> waitingBySkill =
      new ConcurrentHashMap<>();
  private long idleTurns;

  /** All agents of the trace, idle in the order of their numbers. */
  public PlainRouter(SkillTrace trace) {
    for (int number = 0; number < trace.agents(); number++) {
      Agent agent = new Agent(number);
      for (int position = 0; position < SkillTrace.SKILLS_PER_AGENT; position++) {
        agent.skills.put(trace.skill(number, position), trace.level(number, position));
      }
      agents.put(number, agent);
    }
    idleTurns = trace.agents();
  }

  final Collection<Agent> agents() {
    return agents.values();
  }

  @Override
  public synchronized int arrive(
      int interaction, int skill1, int level1, int skill2, int level2, int priority) {
    Agent agent = longestIdle(skill1, level1, skill2, level2);
    if (agent == null) {
      waitingBySkill
          .computeIfAbsent(skill1, skill -> new PriorityBlockingQueue<>(11, Waiting.ORDER))
          .add(new Waiting(interaction, priority, skill1, level1, skill2, level2));
      return SkillTrace.NO_MATCH;
    }
    agent.idle = false;
    becameBusy(agent);
    return agent.number;
  }

  @Override
  public synchronized int complete(int number) {
    Agent agent = agents.get(number);
    Waiting best = null;
    for (Integer skill : agent.skills.keySet()) {
      PriorityBlockingQueue<Waiting> queue = waitingBySkill.get(skill);
      if (queue == null) {
        continue;
      }
      for (Waiting candidate : queue) {
        if (agent.has(candidate.skill1(), candidate.level1())
            && agent.has(candidate.skill2(), candidate.level2())
            && (best == null || Waiting.ORDER.compare(candidate, best) < 0)) {
          best = candidate;
        }
      }
    }
    if (best == null) {
      agent.idle = true;
      agent.idleSince = idleTurns++;
      becameIdle(agent);
      return SkillTrace.NO_MATCH;
    }
    waitingBySkill.get(best.skill1()).remove(best);
    return best.number();
  }

  /** The agent to assign, or null. */
  Agent longestIdle(int skill1, int level1, int skill2, int level2) {
    Agent best = null;
    for (Agent agent : agents()) {
      if (agent.idle
          && agent.has(skill1, level1)
          && agent.has(skill2, level2)
          && (best == null || agent.idleSince < best.idleSince)) {
        best = agent;
      }
    }
    return best;
  }

  /** Told when an agent was assigned. */
  void becameBusy(Agent agent) {}

  /** Told when an agent has nothing to do. */
  void becameIdle(Agent agent) {}
}
