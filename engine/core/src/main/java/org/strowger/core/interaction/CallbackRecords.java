package org.strowger.core.interaction;

import java.util.Arrays;
import org.strowger.core.event.Mix;
import org.strowger.core.event.StateDigest;

/**
 * Which interactions are callbacks (rule K4), and how often the customer was not reached; beside
 * the records of the interactions. One thread.
 */
public final class CallbackRecords {
  private static final int CALLBACK_BIT = 1 << 8;
  private static final int OVERDUE_BIT = 1 << 9;
  private static final int ATTEMPTS_MASK = 0xFF;

  private final Interactions interactions;
  private final StateDigest digest;
  private int[] states = new int[0];
  private int[] timers = new int[0];

  public CallbackRecords(Interactions interactions, StateDigest digest) {
    this.interactions = interactions;
    this.digest = digest;
  }

  private int state(int interaction) {
    return interaction < states.length ? states[interaction] : 0;
  }

  private void state(int interaction, int value) {
    if (interaction >= states.length) {
      int size = Math.max(interaction + 1, 2 * states.length);
      states = Arrays.copyOf(states, size);
      timers = Arrays.copyOf(timers, size);
    }
    digest.replace(hash(interaction), 0);
    states[interaction] = value;
    digest.replace(0, hash(interaction));
  }

  /** Is a callback from now on, with so many failed attempts. */
  public void set(int interaction, int attempts, boolean overdue) {
    state(interaction, CALLBACK_BIT | attempts | (overdue ? OVERDUE_BIT : 0));
  }

  /** Is no callback any more; its timer must have been stopped. */
  public void clear(int interaction) {
    if (isCallback(interaction)) {
      state(interaction, 0);
    }
  }

  public boolean isCallback(int interaction) {
    return state(interaction) != 0;
  }

  /** Attempts that did not reach the customer. */
  public int attempts(int interaction) {
    return state(interaction) & ATTEMPTS_MASK;
  }

  /** Whether its time was over while an agent had it. */
  public boolean isOverdue(int interaction) {
    return (state(interaction) & OVERDUE_BIT) != 0;
  }

  /** Timer of expiry, 0 if none runs; it has a hash of its own. */
  public int timer(int interaction) {
    return interaction < timers.length ? timers[interaction] : 0;
  }

  /** Only of a callback, or to 0. */
  public void timer(int interaction, int value) {
    timers[interaction] = value;
  }

  private long hash(int interaction) {
    int state = states[interaction];
    return state == 0 ? 0 : Mix.mix(Mix.fold(Mix.mix(interactions.number(interaction)), state));
  }
}
