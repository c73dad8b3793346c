package org.strowger.oracle;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Parts of the rules that a generated history may make use of, each by itself or with others. */
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
  PLAN_CHANGES;

  /** All of them. */
  static final Set<Feature> ALL = Collections.unmodifiableSet(EnumSet.allOf(Feature.class));

  /** None of them: what there is without any. */
  static final Set<Feature> NONE = Collections.unmodifiableSet(EnumSet.noneOf(Feature.class));

  /** Those that the core has. */
  static final Set<Feature> BUILT =
      System.getProperty("strowger.features") == null
          ? NONE
          : System.getProperty("strowger.features").equals("ALL")
              ? ALL
              : java.util.Arrays.stream(System.getProperty("strowger.features").split(",", -1))
                  .map(Feature::valueOf)
                  .collect(java.util.stream.Collectors.toUnmodifiableSet());

  static Rules rules(State state) {
    String built = System.getProperty("strowger.rules", "");
    return new Rules(state) {
      @Override
      boolean o4Claims(State.Interaction interaction) {
        return built.contains("CLAIMS") && super.o4Claims(interaction);
      }

      @Override
      boolean x5Routable(State.Interaction interaction) {
        return !built.contains("ROUTABILITY") || super.x5Routable(interaction);
      }
    };
  }
}
