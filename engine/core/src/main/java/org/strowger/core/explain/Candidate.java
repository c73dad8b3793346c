package org.strowger.core.explain;

import org.strowger.core.match.ScoreParts;

/**
 * An agent beside an interaction. Not changed once it has been read.
 *
 * @param agent its number
 * @param reason why it may not have it, null if it is eligible
 * @param scores what the strategies compare, null for an agent that is not signed on
 */
public record Candidate(int agent, Reason reason, ScoreParts scores) {
  /** Whether it passes every filter. */
  public boolean isEligible() {
    return reason == null;
  }
}
