package org.strowger.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.strowger.oracle.BrokenRules.Fault;

/** Context rules (X1): each time with just one thing about them broken. */
final class BrokenContextRules {
  private BrokenContextRules() {}

  static List<Fault> faults() {
    return List.of(
        fault("X1 from the last to the first", LastToFirst::new),
        fault("X1 only the first that matches", OnlyTheFirst::new),
        fault("X1 with context off too", ContextOff::new),
        fault("X1 never again", NeverAgain::new));
  }

  private static Fault fault(String rule, Function<State, Rules> rules) {
    return new Fault(
        rule, rules, Set.of(Feature.CUSTOMERS, Feature.RULES, Feature.AFFINITY, Feature.UPDATES));
  }

  private static final class LastToFirst extends Rules {
    LastToFirst(State state) {
      super(state);
    }

    @Override
    List<PlanData.Rule> x1Order(List<PlanData.Rule> matching) {
      List<PlanData.Rule> order = new ArrayList<>(matching);
      Collections.reverse(order);
      return order;
    }
  }

  private static final class OnlyTheFirst extends Rules {
    OnlyTheFirst(State state) {
      super(state);
    }

    @Override
    List<PlanData.Rule> x1Order(List<PlanData.Rule> matching) {
      return matching.subList(0, Math.min(1, matching.size()));
    }
  }

  private static final class ContextOff extends Rules {
    ContextOff(State state) {
      super(state);
    }

    @Override
    boolean x1Active() {
      return state.plan != null && !state.plan.rules().isEmpty();
    }
  }

  private static final class NeverAgain extends Rules {
    NeverAgain(State state) {
      super(state);
    }

    @Override
    boolean x1Again() {
      return false;
    }
  }
}
