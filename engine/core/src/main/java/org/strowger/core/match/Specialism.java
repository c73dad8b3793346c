package org.strowger.core.match;

import java.util.Arrays;
import org.strowger.codec.Limits;
import org.strowger.core.agent.Agents;
import org.strowger.core.plan.ActivePlan;

/**
 * How many queues of the plan an agent's skills satisfy (rule A4, decision A4-a). Queues whose
 * first steps ask the same are counted together, and are listed under their first skill; so an
 * agent looks only at those listed under its own skills and at those without all-of. One thread.
 */
final class Specialism {
  private final Agents agents;
  private final Filters filters;
  private Requirements asked = new Requirements();

  /** First requirement listed under a skill, under 0 those without all-of; 0 if none. */
  private final int[] first = new int[Limits.MAX_SKILLS + 1];

  private int[] next = new int[1];
  private int queues;

  Specialism(Agents agents, Filters filters) {
    this.agents = agents;
    this.filters = filters;
  }

  /** Takes over the queues of a plan. */
  void plan(ActivePlan plan) {
    asked = new Requirements();
    Arrays.fill(first, 0);
    next = new int[Limits.MAX_QUEUES + 1];
    queues = 0;
    Requirement requirement = new Requirement();
    for (int number = 1; number <= Limits.MAX_QUEUES; number++) {
      if (plan.queue(number) != null) {
        queues++;
        read(plan.queue(number).steps[0], requirement);
        int slot = asked.acquire(requirement);
        if (asked.get(slot).references == 1) {
          int under = requirement.allCount() == 0 ? 0 : requirement.allSkill(0);
          next[slot] = first[under];
          first[under] = slot;
        }
      }
    }
  }

  private static void read(ActivePlan.Step step, Requirement requirement) {
    requirement.reset(0);
    for (int i = 0; i < step.allOf.length; i += 2) {
      requirement.addAll(step.allOf[i], step.allOf[i + 1]);
    }
    for (int i = 0; i < step.anyOf.length; i += 3) {
      requirement.addAny(step.anyOf[i], step.anyOf[i + 1], step.anyOf[i + 2]);
    }
    for (int skill : step.noneOf) {
      requirement.addNone(skill);
    }
  }

  /** Number of queues of the plan. */
  int queues() {
    return queues;
  }

  /** Number of queues that an agent's skills satisfy. */
  int count(int agent) {
    int count = countUnder(0, agent);
    for (int i = 0; i < agents.skillCount(agent); i++) {
      count += countUnder(agents.skill(agent, i), agent);
    }
    return count;
  }

  private int countUnder(int skill, int agent) {
    int count = 0;
    for (int slot = first[skill]; slot != 0; slot = next[slot]) {
      Requirement requirement = asked.get(slot);
      if (filters.hasSkills(agent, requirement)) {
        count += requirement.references;
      }
    }
    return count;
  }
}
