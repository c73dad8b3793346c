package org.strowger.workload;

import java.util.Arrays;

/**
 * The yardstick router: one thread, primitive arrays, no ring, no journal. Idle agents are in one
 * intrusive list for each skill, in idle order; waiting interactions in one list for each (first
 * skill, priority), in order of number. An arrival scans the shorter of its two skills' lists, a
 * completion the lists of the agent's five skills.
 */
public final class ReferenceRouter implements Router {
  private static final int NONE = -1;
  private static final int SKILLS = SkillTrace.SKILLS;
  private static final int PER_AGENT = SkillTrace.SKILLS_PER_AGENT;
  private static final int PRIORITIES = SkillTrace.PRIORITIES;

  // Agents. A node is agent * PER_AGENT + position of the skill.
  private final byte[] levels;
  private final int[] skills;
  private final int[] nextIdle;
  private final int[] previousIdle;
  private final int[] firstIdle = new int[SKILLS];
  private final int[] lastIdle = new int[SKILLS];
  private final int[] idleCount = new int[SKILLS];

  // Waiting interactions, in slots that are used again.
  private final int[] firstWaiting = new int[SKILLS * PRIORITIES];
  private final int[] lastWaiting = new int[SKILLS * PRIORITIES];
  private int[] nextWaiting = new int[0];
  private int[] previousWaiting = new int[0];
  private int[] number = new int[0];
  private int[] asked = new int[0];
  private int freeSlot = NONE;
  private int waiting;

  /** All agents of the trace, idle in the order of their numbers. */
  public ReferenceRouter(SkillTrace trace) {
    int agents = trace.agents();
    levels = new byte[agents * SKILLS];
    skills = new int[agents * PER_AGENT];
    nextIdle = new int[agents * PER_AGENT];
    previousIdle = new int[agents * PER_AGENT];
    Arrays.fill(firstIdle, NONE);
    Arrays.fill(lastIdle, NONE);
    Arrays.fill(firstWaiting, NONE);
    Arrays.fill(lastWaiting, NONE);
    for (int agent = 0; agent < agents; agent++) {
      for (int position = 0; position < PER_AGENT; position++) {
        int skill = trace.skill(agent, position);
        skills[agent * PER_AGENT + position] = skill;
        levels[agent * SKILLS + skill] = (byte) trace.level(agent, position);
      }
      becomeIdle(agent);
    }
  }

  /** Interactions that wait. */
  public int waiting() {
    return waiting;
  }

  @Override
  public int arrive(int interaction, int skill1, int level1, int skill2, int level2, int priority) {
    int scanned = idleCount[skill1] <= idleCount[skill2] ? skill1 : skill2;
    for (int node = firstIdle[scanned]; node != NONE; node = nextIdle[node]) {
      int agent = node / PER_AGENT;
      if (levels[agent * SKILLS + skill1] >= level1 && levels[agent * SKILLS + skill2] >= level2) {
        becomeBusy(agent);
        return agent;
      }
    }
    append(interaction, skill1, level1, skill2, level2, priority);
    return NONE;
  }

  @Override
  public int complete(int agent) {
    int row = agent * SKILLS;
    for (int priority = 0; priority < PRIORITIES; priority++) {
      int best = NONE;
      int bestList = NONE;
      for (int node = agent * PER_AGENT; node < (agent + 1) * PER_AGENT; node++) {
        int skill = skills[node];
        int list = skill * PRIORITIES + priority;
        int level = levels[row + skill];
        for (int slot = firstWaiting[list]; slot != NONE; slot = nextWaiting[slot]) {
          if (best != NONE && number[slot] > number[best]) {
            break;
          }
          int packed = asked[slot];
          if (level >= packed >>> 16 && levels[row + (packed & 0xFF)] >= (packed >>> 8 & 0xFF)) {
            best = slot;
            bestList = list;
            break;
          }
        }
      }
      if (best != NONE) {
        remove(best, bestList);
        return number[best];
      }
    }
    becomeIdle(agent);
    return NONE;
  }

  private void becomeIdle(int agent) {
    for (int node = agent * PER_AGENT; node < (agent + 1) * PER_AGENT; node++) {
      int skill = skills[node];
      int last = lastIdle[skill];
      nextIdle[node] = NONE;
      previousIdle[node] = last;
      if (last == NONE) {
        firstIdle[skill] = node;
      } else {
        nextIdle[last] = node;
      }
      lastIdle[skill] = node;
      idleCount[skill]++;
    }
  }

  private void becomeBusy(int agent) {
    for (int node = agent * PER_AGENT; node < (agent + 1) * PER_AGENT; node++) {
      int skill = skills[node];
      int next = nextIdle[node];
      int previous = previousIdle[node];
      if (previous == NONE) {
        firstIdle[skill] = next;
      } else {
        nextIdle[previous] = next;
      }
      if (next == NONE) {
        lastIdle[skill] = previous;
      } else {
        previousIdle[next] = previous;
      }
      idleCount[skill]--;
    }
  }

  private void append(
      int interaction, int skill1, int level1, int skill2, int level2, int priority) {
    int slot = takeSlot();
    int list = skill1 * PRIORITIES + priority;
    int last = lastWaiting[list];
    number[slot] = interaction;
    asked[slot] = level1 << 16 | level2 << 8 | skill2;
    nextWaiting[slot] = NONE;
    previousWaiting[slot] = last;
    if (last == NONE) {
      firstWaiting[list] = slot;
    } else {
      nextWaiting[last] = slot;
    }
    lastWaiting[list] = slot;
    waiting++;
  }

  private void remove(int slot, int list) {
    int next = nextWaiting[slot];
    int previous = previousWaiting[slot];
    if (previous == NONE) {
      firstWaiting[list] = next;
    } else {
      nextWaiting[previous] = next;
    }
    if (next == NONE) {
      lastWaiting[list] = previous;
    } else {
      previousWaiting[next] = previous;
    }
    nextWaiting[slot] = freeSlot;
    freeSlot = slot;
    waiting--;
  }

  private int takeSlot() {
    if (freeSlot == NONE) {
      int used = number.length;
      int capacity = Math.max(1024, 2 * used);
      nextWaiting = Arrays.copyOf(nextWaiting, capacity);
      previousWaiting = Arrays.copyOf(previousWaiting, capacity);
      number = Arrays.copyOf(number, capacity);
      asked = Arrays.copyOf(asked, capacity);
      for (int slot = capacity - 1; slot >= used; slot--) {
        nextWaiting[slot] = freeSlot;
        freeSlot = slot;
      }
    }
    int slot = freeSlot;
    freeSlot = nextWaiting[slot];
    return slot;
  }
}
