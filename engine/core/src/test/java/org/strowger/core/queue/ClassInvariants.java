package org.strowger.core.queue;

import org.strowger.core.interaction.Interactions;

/** What must hold of demand classes between any two commands; for tests. */
public final class ClassInvariants {
  private ClassInvariants() {}

  /**
   * Throws if something does not hold.
   *
   * @throws AssertionError saying what, and of which interaction
   */
  public static void check(Interactions interactions, Demands demands) {
    for (int slot = 1; slot < interactions.end(); slot++) {
      boolean waits = interactions.state(slot) == Interactions.WAITING;
      if (waits
          && interactions.requirement(slot) != 0
          && demands.classOf(interactions.demand(slot)).furthest.isBefore(interactions, slot)) {
        throw new AssertionError(
            "nobody is behind the furthest of the class, but " + interactions.number(slot));
      }
    }
  }
}
