package org.strowger.core.interaction;

import java.util.Arrays;
import org.strowger.core.event.Mix;
import org.strowger.core.event.StateDigest;

/**
 * The reconcile that is open, if one is: what is judged, what was found so far, and which
 * interactions have been named, beside their records. One thread.
 */
public final class ReconcileRecords {
  private final Interactions interactions;
  private final StateDigest digest;

  /**
   * Of each slot the epoch in which its interaction was named; another than this one: it was not.
   */
  private int[] named = new int[0];

  private int epoch;
  private long namedHash;
  private long hash;
  private boolean open;
  private boolean repairs;
  private int channel;
  private long sequence;
  private int agreed;
  private int differences;
  private int missed;

  public ReconcileRecords(Interactions interactions, StateDigest digest) {
    this.interactions = interactions;
    this.digest = digest;
  }

  /** One is open, and nothing has been named. */
  public void open(int judged, boolean toRepair, long atSequence) {
    forgetAll();
    open = true;
    channel = judged;
    repairs = toRepair;
    sequence = atSequence;
    counts(0, 0, 0);
  }

  /** None is open any more. */
  public void close() {
    forgetAll();
    open = false;
    digest.replace(hash, 0);
    hash = 0;
  }

  private void forgetAll() {
    epoch++;
    digest.replace(namedHash, 0);
    namedHash = 0;
  }

  public boolean isOpen() {
    return open;
  }

  /** The channel that is judged, 0: all. */
  public int channel() {
    return channel;
  }

  /** Whether differences are repaired. */
  public boolean repairs() {
    return repairs;
  }

  /** Sequence of the command that began it; who arrived later need not be named. */
  public long sequence() {
    return sequence;
  }

  /** How often what was named is so here. */
  public int agreed() {
    return agreed;
  }

  /** How often it is not. */
  public int differences() {
    return differences;
  }

  /** How many have been told that were not named. */
  public int missed() {
    return missed;
  }

  /** Sets the counts. */
  public void counts(int agreedSoFar, int differencesSoFar, int missedSoFar) {
    agreed = agreedSoFar;
    differences = differencesSoFar;
    missed = missedSoFar;
    long before = hash;
    long h = Mix.fold(Mix.mix(sequence), channel);
    h = Mix.fold(Mix.fold(h, repairs ? 1 : 0), agreed);
    hash = Mix.mix(Mix.fold(Mix.fold(h, differences), missed));
    digest.replace(before, hash);
  }

  /** Whether an interaction has been named, or told as missed. */
  public boolean isNamed(int interaction) {
    return open && interaction < named.length && named[interaction] == epoch;
  }

  /** An interaction has been named, or told as missed. */
  public void name(int interaction) {
    if (isNamed(interaction)) {
      return;
    }
    if (interaction >= named.length) {
      named = Arrays.copyOf(named, interactions.room());
    }
    named[interaction] = epoch;
    count(interaction, 1);
  }

  /** The interaction is over. */
  public void forget(int interaction) {
    if (isNamed(interaction)) {
      named[interaction] = 0;
      count(interaction, -1);
    }
  }

  private void count(int interaction, int sign) {
    long change = sign * Mix.mix(Mix.fold(sequence, interactions.number(interaction)));
    digest.replace(0, change);
    namedHash += change;
  }
}
