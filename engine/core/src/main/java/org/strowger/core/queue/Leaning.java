package org.strowger.core.queue;

import java.util.Arrays;
import org.strowger.core.agent.Agents;

/**
 * What leans on an agent, so that a change of one agent is felt only where it matters. Each agent
 * has two lists: the interactions in an affinity step that waits for it (rule S4), and what rests
 * on its skills, teams and profile: demand classes that have it as their proof that somebody could
 * take them, and interactions with exclusions that do (rules S3, X5). An entry is a slot above 0.
 * Derived from the state, so not in it. One thread.
 */
final class Leaning {
  /** The subject is an interaction, and its affinity step waits for the agent. */
  static final int AFFINITY = 1;

  /** The subject is an interaction with exclusions, and the agent passes F2 to F5 for it. */
  static final int INTERACTION = 2;

  /** The subject is a demand class, and the agent passes F3 to F5 for a step of it. */
  static final int DEMAND = 3;

  private final Agents agents;
  private int[] agent = new int[64];
  private int[] kind = new int[64];
  private int[] subject = new int[64];
  private int[] step = new int[64];
  private int[] next = new int[64];
  private int[] prev = new int[64];
  private int end = 1;
  private int free;

  Leaning(Agents agents) {
    this.agents = agents;
  }

  int add(int kindOf, int agentNumber, int subjectSlot, int stepNumber) {
    int entry = claim();
    agent[entry] = agentNumber;
    kind[entry] = kindOf;
    subject[entry] = subjectSlot;
    step[entry] = stepNumber;
    int first = first(kindOf, agentNumber);
    next[entry] = first;
    prev[entry] = 0;
    if (first != 0) {
      prev[first] = entry;
    }
    first(kindOf, agentNumber, entry);
    return entry;
  }

  void remove(int entry) {
    if (prev[entry] == 0) {
      first(kind[entry], agent[entry], next[entry]);
    } else {
      next[prev[entry]] = next[entry];
    }
    if (next[entry] != 0) {
      prev[next[entry]] = prev[entry];
    }
    next[entry] = free;
    free = entry;
  }

  private int first(int kindOf, int agentNumber) {
    return kindOf == AFFINITY ? agents.firstAffine(agentNumber) : agents.firstLeaning(agentNumber);
  }

  private void first(int kindOf, int agentNumber, int entry) {
    if (kindOf == AFFINITY) {
      agents.firstAffine(agentNumber, entry);
    } else {
      agents.firstLeaning(agentNumber, entry);
    }
  }

  private int claim() {
    if (free != 0) {
      int entry = free;
      free = next[entry];
      return entry;
    }
    if (end == agent.length) {
      int size = 2 * end;
      agent = Arrays.copyOf(agent, size);
      kind = Arrays.copyOf(kind, size);
      subject = Arrays.copyOf(subject, size);
      step = Arrays.copyOf(step, size);
      next = Arrays.copyOf(next, size);
      prev = Arrays.copyOf(prev, size);
    }
    return end++;
  }

  int agent(int entry) {
    return agent[entry];
  }

  int kind(int entry) {
    return kind[entry];
  }

  /** Slot of the interaction or demand. */
  int subject(int entry) {
    return subject[entry];
  }

  /** Step of the demand, from 1. */
  int step(int entry) {
    return step[entry];
  }

  /** The agent's next entry in the same list, 0 after the last. */
  int next(int entry) {
    return next[entry];
  }
}
