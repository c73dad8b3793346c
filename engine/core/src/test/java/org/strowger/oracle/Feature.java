package org.strowger.oracle;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Parts of the rules that generated histories make use of, each by itself or with others. */
public enum Feature {
  /** Strategies other than longest-idle, with preferred skills, weights and members of teams. */
  STRATEGIES,
  /** Offers to several agents at once (R5). */
  BROADCAST,
  /** Assign, pick, to head and return to queue (R7). */
  ACTS,
  /** Several steps, some of them skipped, overflow and expiry (S1 to S3, S5). */
  STEPS,
  /** Steps that wait for one agent (S4). */
  AFFINITY,
  /** Interactions that change while they wait. */
  UPDATES,
  /** Plans that change while there is work (X2). */
  PLAN_CHANGES,
  /** Customers with needs, tickets and journeys, context on (K1, K2, CU, HO). */
  CUSTOMERS,
  /** Transfers, blind and warm, and shifts (K3, SH). */
  TRANSFERS,
  /** Park, resume, messages, inactivity and promises (C4, PM). */
  PARKING,
  /** Callbacks and cancellation (K4, CA). */
  CALLBACKS,
  /** Context rules, with attributes of interactions (X1); nothing without customers. */
  RULES,
  /** Channels that close, open and are drained (CH). */
  CLOSING,
  /** Other channels offered to who waits, ranked, with estimates (SO, X4). */
  SHIFT_OFFERS,
  /** What is live at a gateway, compared and repaired (RC). */
  RECONCILE,
  /** Commands that come again, of the same client under the same correlation (GU-a). */
  REPEATS,
  /** Agents with leases, and signed off by force (LE). */
  LEASES,
  /** Claims of promoted interactions (O4); a matter of the model alone. */
  CLAIMS,
  /** Whether somebody could have it (X5); a matter of the model alone. */
  ROUTABILITY;

  /** All of them. */
  static final Set<Feature> ALL = Collections.unmodifiableSet(EnumSet.allOf(Feature.class));

  /** All but commands that come again. */
  static final Set<Feature> WITHOUT_REPEATS =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(REPEATS)));

  /** Without customers and movement: the histories are longer on everything else. */
  static final Set<Feature> WITHOUT_JOURNEYS =
      Collections.unmodifiableSet(
          EnumSet.complementOf(
              EnumSet.of(
                  CUSTOMERS,
                  TRANSFERS,
                  PARKING,
                  CALLBACKS,
                  RULES,
                  CLOSING,
                  SHIFT_OFFERS,
                  RECONCILE,
                  REPEATS,
                  LEASES)));

  private static final String CHOSEN = System.getProperty("strowger.features", "");

  /**
   * What the core is compared on: all, or those that system property {@code strowger.features}
   * names, with commas, to look at one of them alone.
   */
  static final Set<Feature> COMPARED =
      CHOSEN.isEmpty()
          ? ALL
          : Arrays.stream(CHOSEN.split(",", -1))
              .map(Feature::valueOf)
              .collect(Collectors.toUnmodifiableSet());

  /** The rules with those of the model that are compared. */
  static Rules rules(State state) {
    return COMPARED.contains(CLAIMS) && COMPARED.contains(ROUTABILITY)
        ? new Rules(state)
        : new SomeRules(state);
  }

  /** Without claims, or as if everything were routable. */
  private static final class SomeRules extends Rules {
    SomeRules(State state) {
      super(state);
    }

    @Override
    boolean o4Claims(State.Interaction interaction) {
      return COMPARED.contains(CLAIMS) && super.o4Claims(interaction);
    }

    @Override
    boolean x5Routable(State.Interaction interaction) {
      return !COMPARED.contains(ROUTABILITY) || super.x5Routable(interaction);
    }
  }
}
