package org.strowger.core.channel;

import org.strowger.codec.Limits;
import org.strowger.core.event.Mix;
import org.strowger.core.event.StateDigest;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.plan.ActivePlan;

/**
 * Which channels are closed, and who is held by that: waits and keeps the place, but is offered to
 * nobody (decision CH-b). One thread.
 */
public final class Channels {
  private static final int OPEN = 0;
  private static final int CLOSED = 1;
  private static final int DRAINS = 2;

  private final Interactions interactions;
  private final StateDigest digest;
  private final int[] states = new int[Limits.MAX_CHANNELS + 1];

  public Channels(Interactions interactions, StateDigest digest) {
    this.interactions = interactions;
    this.digest = digest;
  }

  /** The plan in force: what it has not is forgotten, what it adds is open. */
  public void plan(ActivePlan inForce) {
    for (int channel = 1; channel < states.length; channel++) {
      if (!inForce.hasChannel(channel)) {
        set(channel, OPEN);
      }
    }
  }

  /** Opens or closes a channel. */
  public void change(int channel, boolean closed, boolean drains) {
    set(channel, !closed ? OPEN : drains ? DRAINS : CLOSED);
  }

  private void set(int channel, int state) {
    digest.replace(hash(channel), 0);
    states[channel] = state;
    digest.replace(0, hash(channel));
  }

  public boolean isClosed(int channel) {
    return states[channel] != OPEN;
  }

  /** Whether who waited before it was closed is served on. */
  public boolean drains(int channel) {
    return states[channel] == DRAINS;
  }

  /** Whether an interaction that waits is held. */
  public boolean isHeld(int interaction) {
    int state = states[interactions.channel(interaction)];
    return state != OPEN && (state == CLOSED || interactions.isLate(interaction));
  }

  /** An interaction comes to wait on its channel. */
  public void entered(int interaction) {
    interactions.late(interaction, isClosed(interactions.channel(interaction)));
  }

  private long hash(int channel) {
    int state = states[channel];
    return state == OPEN ? 0 : Mix.mix(Mix.fold(Mix.mix(channel), state));
  }
}
