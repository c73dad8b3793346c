package org.strowger.core.port;

/**
 * Told of every decision of a pass (rule T3) before it is carried out, so that the state still is
 * what it was decided on. Offers given by name (rule R7) are no such decisions.
 */
@FunctionalInterface
public interface DecisionObserver {
  /**
   * An interaction is about to be offered to the agent that the strategy of its step has chosen.
   * The state may be read, with {@link org.strowger.core.Probe}, and nothing else of the core
   * called.
   *
   * @param offer id of the offer to come
   * @param interaction its number
   * @param agent its number
   */
  void beforeOffer(long offer, long interaction, int agent);
}
