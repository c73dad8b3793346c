package org.strowger.replay.report;

/** An interaction that has not ended. */
final class Live {
  /** Where it waits or waited last. */
  Groups.Place place;

  /** Where it came first. */
  Groups.Place first;

  boolean waiting;

  /** Whether an agent accepted it once: nobody promises it a first answer any more. */
  boolean answered;

  /** Whether it has or had a promise of a first answer since it came or was scheduled. */
  boolean firstAnswerPromised;

  /** Who has it, or kept it in a warm transfer; null for nobody. */
  Work work;

  /** Who had it until the next agent took it over in a warm transfer. */
  Work leaving;

  boolean shiftOffered;
  long respondByMs;

  /** A conversation in an agent's hands. */
  record Work(AgentClock agent, Groups.Place place, long sinceMs) {}
}
