package org.strowger.replay.trace;

/** How a contact ended, according to its record. */
public enum Outcome {
  /** An agent took it. */
  ANSWERED,
  /** The customer left while waiting. */
  ABANDONED,
  /** The record does not say; it is only played. */
  NOT_RECORDED
}
