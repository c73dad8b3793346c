package org.strowger.workload;

/**
 * Whatever can decide the steps of a {@link SkillTrace}. Numbers of agents, skills and interactions
 * count from 0.
 */
public interface Router {
  /**
   * An interaction arrives that asks for two different skills.
   *
   * @param interaction its number; numbers ascend
   * @param skill1 first skill asked for
   * @param level1 at this level or above
   * @param skill2 second skill asked for
   * @param level2 at this level or above
   * @param priority 0 (most urgent) to 3
   * @return the longest idle agent that qualifies, which is now busy, or -1 if the interaction
   *     waits
   */
  int arrive(int interaction, int skill1, int level1, int skill2, int level2, int priority);

  /**
   * A busy agent is done with its interaction.
   *
   * @return the waiting interaction that the agent is given next, lowest priority number first,
   *     then lowest number, or -1 if the agent is now idle
   */
  int complete(int agent);
}
