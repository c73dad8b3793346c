package org.strowger.oracle;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.strowger.codec.sbe.Strategy;
import org.strowger.core.explain.Reason;

/**
 * How a waiting interaction stands at one moment, and what the rules say of every agent signed on
 * beside it: as the model says, or as the core tells.
 *
 * @param standing of the interaction
 * @param agents signed on, in order of number
 * @param reasons for each agent that may not have it: what is in the way. The model names all that
 *     are true of the first filter that fails, the core the one it tells.
 * @param order of the eligible agents, the best first
 * @param rest the other agents, in the same order
 */
public record Judgement(
    Standing standing,
    List<Figures> agents,
    Map<Integer, Set<Why>> reasons,
    List<Integer> order,
    List<Integer> rest) {

  /** The interaction: its place in order (O), its step (S), what it asks (L4). */
  public record Standing(
      long interaction,
      int queue,
      int channel,
      int position,
      long promoted,
      int urgency,
      long dueMs,
      long ticket,
      long arrival,
      long sinceMs,
      int step,
      Strategy strategy,
      int affine,
      int claim,
      int openOffers,
      int mostOpen,
      long cursor,
      PlanData.Weights weights,
      Map<Integer, Integer> allOf,
      Set<Map<Integer, Integer>> anyOf,
      Set<Integer> noneOf,
      List<Integer> teams,
      Set<Integer> preferred) {}

  /** An agent: the first filter that fails, 0 if none does, and all that strategies compare. */
  public record Figures(
      int agent,
      int filter,
      int used,
      int units,
      long levels,
      int queuesServed,
      long signOn,
      int handled,
      int placeInTeams,
      long surplus,
      long load,
      long specialism,
      long idleSeconds,
      long weighted,
      long placeTimeMs,
      long placeCause) {}

  /**
   * What is in the way: as in {@link Reason}, but a set of alternatives is told by its skills and
   * levels.
   */
  public record Why(
      Reason.Detail detail,
      long subject,
      long asked,
      long has,
      Map<Integer, Integer> alternatives) {}

  /** The best agent, 0 if none is eligible. */
  public int best() {
    return order.isEmpty() ? 0 : order.get(0);
  }

  /** How what the core tells differs from this, what the model says; null if it does not. */
  public String difference(Judgement told) {
    if (!standing.equals(told.standing)) {
      return "expected " + standing + "\n but told " + told.standing;
    }
    if (!agents.equals(told.agents)) {
      return "expected " + agents + "\n but told " + told.agents;
    }
    if (!order.equals(told.order) || !rest.equals(told.rest)) {
      return "expected the order %s, rest %s%n but told %s, rest %s"
          .formatted(order, rest, told.order, told.rest);
    }
    if (!reasons.keySet().equals(told.reasons.keySet())) {
      return "expected reasons for " + reasons.keySet() + "\n but told " + told.reasons.keySet();
    }
    for (Map.Entry<Integer, Set<Why>> of : told.reasons.entrySet()) {
      if (!reasons.get(of.getKey()).containsAll(of.getValue())) {
        return "agent %d: expected one of %s\n but told %s"
            .formatted(of.getKey(), reasons.get(of.getKey()), of.getValue());
      }
    }
    return null;
  }
}
