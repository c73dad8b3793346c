package org.strowger.codec;

/**
 * Limits of one engine that its embedder chooses. They decide what is refused, so a journal is
 * replayed under the limits it was written with.
 *
 * @param maxAgents highest agent number, 1 to 4,194,304
 * @param maxInteractions most live interactions at once, 1 to 4,194,304
 * @param maxNames most names of one kind at once, 1 to 16,777,216; but for interactions and
 *     customers, whose names come and go, the highest number with a name too
 * @param maxCustomers most customers of whom something is kept at once, 1 to 16,777,216
 */
public record CoreLimits(int maxAgents, int maxInteractions, int maxNames, int maxCustomers) {
  /** Customers of whom something is kept where nothing is said. */
  private static final int USUAL_CUSTOMERS = 1 << 20;

  /** A million agents, two million live interactions, a million customers. */
  public static final CoreLimits DEFAULT = new CoreLimits(1 << 20, 1 << 21, 1 << 22);

  /** Refuses a limit out of range, naming it and its value. */
  public CoreLimits {
    check("maxAgents", maxAgents, 1 << 22);
    check("maxInteractions", maxInteractions, 1 << 22);
    check("maxNames", maxNames, 1 << 24);
    check("maxCustomers", maxCustomers, 1 << 24);
  }

  /** With a million customers, or as many as have names. */
  public CoreLimits(int maxAgents, int maxInteractions, int maxNames) {
    this(maxAgents, maxInteractions, maxNames, Math.min(USUAL_CUSTOMERS, maxNames));
  }

  private static void check(String name, int value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(name + " must be 1 to " + max + ", is " + value);
    }
  }
}
