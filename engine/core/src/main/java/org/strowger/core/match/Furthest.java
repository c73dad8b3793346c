package org.strowger.core.match;

import org.strowger.core.interaction.Interactions;

/**
 * The place furthest back in order (rule O1) that any of a group has had since it was begun: who
 * stands there has all others of the group before it. Derived, reused. One thread.
 */
public final class Furthest {
  private long key;
  private long due;
  private long ticket;
  private long sequence;

  /** The group begins with this one; what was before is forgotten. */
  public void begin(Interactions interactions, int interaction) {
    key = Order.key(interactions, interaction);
    due = interactions.due(interaction);
    ticket = interactions.ticket(interaction);
    sequence = interactions.sequence(interaction);
  }

  /** One has come into the group, or one of it has got another place. */
  public void extend(Interactions interactions, int interaction) {
    if (isBefore(interactions, interaction)) {
      begin(interactions, interaction);
    }
  }

  /** Whether it is before an interaction in order. */
  public boolean isBefore(Interactions interactions, int interaction) {
    return compare(interactions, interaction) > 0;
  }

  /** Whether one of the group stands there. */
  public boolean isAt(Interactions interactions, int interaction) {
    return compare(interactions, interaction) == 0;
  }

  /** Above 0 if an interaction is behind it in order, below if before. */
  private int compare(Interactions interactions, int interaction) {
    int by = Long.compare(Order.key(interactions, interaction), key);
    by = by != 0 ? by : Long.compare(interactions.due(interaction), due);
    by = by != 0 ? by : Long.compare(interactions.ticket(interaction), ticket);
    return by != 0 ? by : Long.compare(interactions.sequence(interaction), sequence);
  }
}
