package org.strowger.workload;

import java.util.SplittableRandom;

/**
 * The trace SKILL-5x50: agents with 5 of 50 skills, interactions that ask for two of them, at 90 %
 * utilisation, all drawn from one seed, with every answer that is right. What is drawn depends on
 * the answers (who is busy), so the trace is made together with them, by the reference router; the
 * hash of the answers shows that they are the known ones.
 *
 * <p>A step is an arrival or the completion of a busy agent's interaction. The answer to an arrival
 * is the longest idle agent that qualifies, or -1: the interaction waits. The answer to a
 * completion is the waiting interaction that the agent takes next, lowest priority number first,
 * then lowest number, or -1: the agent becomes idle, behind all others. Agents, skills and
 * interactions count from 0. Immutable once made; any thread.
 */
public final class SkillTrace {
  /** Skills in all. */
  public static final int SKILLS = 50;

  /** Skills of one agent. */
  public static final int SKILLS_PER_AGENT = 5;

  /** Priorities of interactions, 0 the most urgent. */
  public static final int PRIORITIES = 4;

  /** Steps of the timed window. */
  public static final int WINDOW = 1_000_000;

  /** Answer of a step that assigns nothing. */
  public static final int NO_MATCH = -1;

  private static final long HASH_SEED = 1125899906842597L;
  private static final int MAX_LEVEL = 10;

  private final int agents;
  private final int warmUp;
  private final int[] agentSkills;
  private final byte[] agentLevels;
  private final int[] steps;
  private final int[] interactions;
  private final int[] answers;
  private int arrivals;

  private SkillTrace(int agents, int window) {
    this.agents = agents;
    warmUp = 3 * agents + 5_000;
    agentSkills = new int[agents * SKILLS_PER_AGENT];
    agentLevels = new byte[agents * SKILLS_PER_AGENT];
    steps = new int[warmUp + window];
    interactions = new int[warmUp + window];
    answers = new int[warmUp + window];
  }

  /** The trace for a number of agents, with the whole window. */
  public static SkillTrace generate(int agents) {
    return generate(agents, WINDOW);
  }

  /** The trace for a number of agents, with only the first steps of the window. */
  public static SkillTrace generate(int agents, int window) {
    SkillTrace trace = new SkillTrace(agents, window);
    SplittableRandom random = new SplittableRandom(42);
    trace.drawAgents(random);
    trace.drawSteps(random, new ReferenceRouter(trace));
    return trace;
  }

  private void drawAgents(SplittableRandom random) {
    for (int agent = 0; agent < agents; agent++) {
      int first = agent * SKILLS_PER_AGENT;
      long drawn = 0;
      for (int node = first; node < first + SKILLS_PER_AGENT; ) {
        int skill = random.nextInt(SKILLS);
        if ((drawn & 1L << skill) == 0) {
          drawn |= 1L << skill;
          agentSkills[node] = skill;
          agentLevels[node] = (byte) (1 + random.nextInt(MAX_LEVEL));
          node++;
        }
      }
    }
  }

  private void drawSteps(SplittableRandom random, Router router) {
    int target = (int) (agents * 9L / 10);
    int[] busy = new int[agents];
    int[] holds = new int[agents];
    int busyCount = 0;
    for (int step = 0; step < steps.length; step++) {
      if (busyCount < target) {
        drawArrival(random, step);
        int agent = answerOf(router, step);
        answers[step] = agent;
        if (agent != NO_MATCH) {
          holds[agent] = interactions[step];
          busy[busyCount++] = agent;
        }
      } else {
        int k = random.nextInt(busyCount);
        int agent = busy[k];
        busy[k] = busy[--busyCount];
        steps[step] = ~agent;
        interactions[step] = holds[agent];
        int next = answerOf(router, step);
        answers[step] = next;
        if (next != NO_MATCH) {
          holds[agent] = next;
          busy[busyCount++] = agent;
        }
      }
    }
  }

  private void drawArrival(SplittableRandom random, int step) {
    int agent = random.nextInt(agents);
    int x = random.nextInt(SKILLS_PER_AGENT);
    int y = random.nextInt(SKILLS_PER_AGENT - 1);
    if (y >= x) {
      y++;
    }
    int level1 = 1 + random.nextInt(level(agent, x));
    int level2 = 1 + random.nextInt(level(agent, y));
    int priority = random.nextInt(PRIORITIES);
    steps[step] =
        skill(agent, x) | level1 << 6 | skill(agent, y) << 10 | level2 << 16 | priority << 20;
    interactions[step] = arrivals++;
  }

  private int answerOf(Router router, int step) {
    return isArrival(step)
        ? router.arrive(
            interaction(step),
            skill1(step),
            level1(step),
            skill2(step),
            level2(step),
            priority(step))
        : router.complete(agent(step));
  }

  /** Number of agents. */
  public int agents() {
    return agents;
  }

  /** Number of arrivals in all. */
  public int arrivals() {
    return arrivals;
  }

  /** Steps before the timed window. */
  public int warmUp() {
    return warmUp;
  }

  /** Steps in all, warm-up and window. */
  public int steps() {
    return steps.length;
  }

  /** Skill of an agent, position 0 to 4 in the order drawn. */
  public int skill(int agent, int position) {
    return agentSkills[agent * SKILLS_PER_AGENT + position];
  }

  /** Its level, 1 to 10. */
  public int level(int agent, int position) {
    return agentLevels[agent * SKILLS_PER_AGENT + position];
  }

  /** Whether the step is an arrival; else it is a completion. */
  public boolean isArrival(int step) {
    return steps[step] >= 0;
  }

  /** The interaction that arrives or is completed. */
  public int interaction(int step) {
    return interactions[step];
  }

  /** Of a completion: the agent. */
  public int agent(int step) {
    return ~steps[step];
  }

  /** Of an arrival: the first skill asked for. */
  public int skill1(int step) {
    return steps[step] & 0x3F;
  }

  /** Of an arrival: the level of the first skill. */
  public int level1(int step) {
    return steps[step] >>> 6 & 0xF;
  }

  /** Of an arrival: the second skill asked for. */
  public int skill2(int step) {
    return steps[step] >>> 10 & 0x3F;
  }

  /** Of an arrival: the level of the second skill. */
  public int level2(int step) {
    return steps[step] >>> 16 & 0xF;
  }

  /** Of an arrival: 0 (most urgent) to 3. */
  public int priority(int step) {
    return steps[step] >>> 20;
  }

  /** The right answer. */
  public int answer(int step) {
    return answers[step];
  }

  /** How many of the steps from one (inclusive) to another (exclusive) assign something. */
  public int matches(int from, int to) {
    int matches = 0;
    for (int step = from; step < to; step++) {
      if (answers[step] != NO_MATCH) {
        matches++;
      }
    }
    return matches;
  }

  /** Hash of all right answers. */
  public long hash() {
    return hash(steps());
  }

  /** Hash of the right answers to the first steps. */
  public long hash(int firstSteps) {
    return hash(answers, firstSteps);
  }

  /** Hash of the answers to the first steps. */
  static long hash(int[] answers, int firstSteps) {
    long hash = HASH_SEED;
    for (int step = 0; step < firstSteps; step++) {
      hash = 31 * hash + answers[step];
    }
    return hash;
  }

  /**
   * Runs a router over some steps.
   *
   * @param from first step
   * @param to behind the last step
   * @param hash of the answers before, {@link #hashSeed} at the start
   * @return hash of the answers so far
   */
  public long run(Router router, int from, int to, long hash) {
    long h = hash;
    for (int step = from; step < to; step++) {
      h = 31 * h + answerOf(router, step);
    }
    return h;
  }

  /** Hash of no answers. */
  public static long hashSeed() {
    return HASH_SEED;
  }
}
