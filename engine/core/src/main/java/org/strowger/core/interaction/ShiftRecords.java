package org.strowger.core.interaction;

import java.util.Arrays;
import org.strowger.core.event.Mix;
import org.strowger.core.event.StateDigest;

/**
 * To which interactions other channels are offered, or were; beside their records. With the counts
 * of all time. One thread.
 */
public final class ShiftRecords {
  private static final int OPEN_BIT = 1;
  private static final int QUIET_BIT = 2;

  private final Interactions interactions;
  private final StateDigest digest;
  private int[] states = new int[0];
  private int[] timers = new int[0];
  private long offered;
  private long taken;
  private long refused;
  private long expired;

  public ShiftRecords(Interactions interactions, StateDigest digest) {
    this.interactions = interactions;
    this.digest = digest;
  }

  private boolean has(int interaction, int bit) {
    return interaction < states.length && (states[interaction] & bit) != 0;
  }

  /** Whether an offer of other channels stands. */
  public boolean isOpen(int interaction) {
    return has(interaction, OPEN_BIT);
  }

  /** Whether one was refused or has expired since it entered waiting. */
  public boolean isQuiet(int interaction) {
    return has(interaction, QUIET_BIT);
  }

  public void set(int interaction, boolean open, boolean quiet) {
    int state = (open ? OPEN_BIT : 0) | (quiet ? QUIET_BIT : 0);
    if (interaction >= states.length ? state == 0 : state == states[interaction]) {
      return;
    }
    room(interaction);
    digest.replace(hash(interaction), 0);
    states[interaction] = state;
    digest.replace(0, hash(interaction));
  }

  private void room(int interaction) {
    if (interaction >= states.length) {
      states = Arrays.copyOf(states, interactions.room());
      timers = Arrays.copyOf(timers, interactions.room());
    }
  }

  /**
   * Timer of the end of the offer if it is open, otherwise of the next look at its wait; 0 if none
   * runs. It has a hash of its own.
   */
  public int timer(int interaction) {
    return interaction < timers.length ? timers[interaction] : 0;
  }

  public void timer(int interaction, int value) {
    room(interaction);
    timers[interaction] = value;
  }

  private long hash(int interaction) {
    int state = states[interaction];
    long number = Mix.mix(~interactions.number(interaction));
    return state == 0 ? 0 : Mix.mix(Mix.fold(number, state));
  }

  // Counts

  public void counts(long offers, long takings, long refusals, long expiries) {
    offered = offers;
    taken = takings;
    refused = refusals;
    expired = expiries;
  }

  public void countOffer() {
    offered++;
  }

  public void countTaken() {
    taken++;
  }

  public void countRefused() {
    refused++;
  }

  public void countExpired() {
    expired++;
  }

  public long offered() {
    return offered;
  }

  public long taken() {
    return taken;
  }

  public long refused() {
    return refused;
  }

  public long expired() {
    return expired;
  }
}
