package org.strowger.core.rule;

import java.util.Arrays;

/**
 * Whose context a command or timer has changed: customers, and interactions with a journey of their
 * own. Those who wait for them are evaluated again before the pass (rule X1). One thread.
 */
public final class ContextChanges {
  private long[] customers = new long[8];
  private int[] interactions = new int[8];
  private int size;

  /**
   * The context of a customer has changed.
   *
   * @param by interaction whose arrival changed it, which is up to date; 0: none
   */
  public void of(long customer, int by) {
    if (customer != 0) {
      add(customer, by);
    }
  }

  /** An interaction without a customer has another journey. */
  public void ofJourney(int interaction) {
    add(0, interaction);
  }

  private void add(long customer, int interaction) {
    if (size == customers.length) {
      customers = Arrays.copyOf(customers, 2 * size);
      interactions = Arrays.copyOf(interactions, 2 * size);
    }
    customers[size] = customer;
    interactions[size++] = interaction;
  }

  public int size() {
    return size;
  }

  /** Number of the customer, 0: the journey of {@link #interaction}. */
  public long customer(int i) {
    return customers[i];
  }

  /** Of a customer, the interaction that is up to date, 0: none. */
  public int interaction(int i) {
    return interactions[i];
  }

  /** Everything has been looked at. */
  public void clear() {
    size = 0;
  }
}
