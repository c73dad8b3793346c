package org.strowger.replay.simulation;

/** Is told what agents' time goes into while a scenario is played. Times since the epoch. */
public interface AgentWatch {
  /** Nobody looks. */
  AgentWatch NOBODY = new AgentWatch() {};

  /** An agent signed on or off, or its presence changed. */
  default void present(String agent, boolean signedOn, boolean available, long timeMs) {}

  /** An agent accepted a contact. */
  default void took(String agent, long timeMs) {}

  /** An agent is done with a contact, wrap-up included. */
  default void gave(String agent, long timeMs) {}
}
