package org.strowger.core.match;

import org.strowger.core.interaction.Interactions;

/** The one order over all queues (rule O1). Stateless. */
final class Order {
  private static final int DUE_BITS = 48;
  private static final long MOST_DUE = (1L << DUE_BITS) - 1;
  private static final long HALF = 1L << (DUE_BITS - 1);

  private Order() {}

  /**
   * The beginning of the order in one number: the smaller is first; with equal keys the due time,
   * the ticket and the sequence decide.
   */
  static long key(Interactions interactions, int interaction) {
    long promoted = interactions.promoted(interaction);
    if (promoted != 0) {
      return Long.MIN_VALUE + promoted;
    }
    return ((long) interactions.urgency(interaction) << DUE_BITS)
        | Math.min(Math.max(interactions.due(interaction) + HALF, 0), MOST_DUE);
  }

  static boolean isBefore(Interactions interactions, int a, int b) {
    long keyA = key(interactions, a);
    long keyB = key(interactions, b);
    if (keyA != keyB) {
      return keyA < keyB;
    }
    if (interactions.due(a) != interactions.due(b)) {
      return interactions.due(a) < interactions.due(b);
    }
    if (interactions.ticket(a) != interactions.ticket(b)) {
      return interactions.ticket(a) < interactions.ticket(b);
    }
    return interactions.sequence(a) < interactions.sequence(b);
  }
}
