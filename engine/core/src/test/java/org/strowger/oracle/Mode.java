package org.strowger.oracle;

/** What kind of history to generate. */
public enum Mode {
  /** One channel, one unit an agent. */
  VOICE(8, 16),
  /** Several channels with costs, limits and exclusivity. */
  CHANNELS(10, 30),
  /** Most agents wait for work. */
  MANY_AGENTS(36, 14),
  /** Most interactions wait for agents. */
  MANY_WAITING(4, 50),
  /** Each interaction asks for two of many skills, with levels; agents have five. */
  TWO_SKILLS(20, 30),
  /** So many agents and interactions that nothing fits into 64 or 128 of anything. */
  CROWD(300, 200);

  /** How many agents are signed on, more or less. */
  final int agents;

  /** How many interactions are live, more or less. */
  final int live;

  Mode(int agents, int live) {
    this.agents = agents;
    this.live = live;
  }
}
