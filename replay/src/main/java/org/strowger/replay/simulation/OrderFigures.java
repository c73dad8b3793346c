package org.strowger.replay.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether the engine kept its own order.
 *
 * @param offers looked at
 * @param outOfOrder offers made while an interaction earlier in order could have had the agent
 * @param notEligible offers to an agent that may not have the interaction
 * @param examples of both, a few
 */
public record OrderFigures(long offers, long outOfOrder, long notEligible, List<String> examples) {
  public OrderFigures {
    examples = List.copyOf(examples);
  }

  /** This and another run's. */
  public OrderFigures plus(OrderFigures other) {
    List<String> both = new ArrayList<>(examples);
    both.addAll(other.examples);
    return new OrderFigures(
        offers + other.offers,
        outOfOrder + other.outOfOrder,
        notEligible + other.notEligible,
        both);
  }

  /** Whether every offer was in order. */
  public boolean kept() {
    return outOfOrder == 0 && notEligible == 0;
  }
}
