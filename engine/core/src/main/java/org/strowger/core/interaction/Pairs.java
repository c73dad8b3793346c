package org.strowger.core.interaction;

import java.util.Arrays;
import org.strowger.core.event.Mix;
import org.strowger.core.event.StateDigest;

/**
 * Pairs of interaction and agent kept apart: for good (rule F2, exclusion, by the interaction or by
 * its customer's never-list) or until a timer (rule F6, decline hold). Each interaction has a list.
 * A slot is above 0. One thread.
 */
public final class Pairs {
  private final Interactions interactions;
  private final StateDigest digest;
  private int[] interaction = new int[64];
  private int[] agent = new int[64];
  private int[] timer = new int[64];
  private int[] next = new int[64];
  private boolean[] never = new boolean[64];
  private int end = 1;
  private int free;

  public Pairs(Interactions interactions, StateDigest digest) {
    this.interactions = interactions;
    this.digest = digest;
  }

  /** Keeps an agent from an interaction; the timer of a hold is set by the caller. */
  public int add(int interactionSlot, int agentNumber, boolean hold) {
    return add(interactionSlot, agentNumber, hold, false);
  }

  /** Excludes an agent of the customer's never-list (decision CU-d). */
  public void addNever(int interactionSlot, int agentNumber) {
    add(interactionSlot, agentNumber, false, true);
  }

  private int add(int interactionSlot, int agentNumber, boolean hold, boolean byCustomer) {
    int slot = free;
    if (slot != 0) {
      free = next[slot];
    } else {
      slot = end++;
      if (slot == agent.length) {
        interaction = Arrays.copyOf(interaction, 2 * slot);
        agent = Arrays.copyOf(agent, 2 * slot);
        timer = Arrays.copyOf(timer, 2 * slot);
        next = Arrays.copyOf(next, 2 * slot);
        never = Arrays.copyOf(never, 2 * slot);
      }
    }
    interaction[slot] = interactionSlot;
    agent[slot] = agentNumber;
    timer[slot] = hold ? -1 : 0;
    never[slot] = byCustomer;
    next[slot] = interactions.pairs(interactionSlot);
    interactions.pairs(interactionSlot, slot);
    digest.replace(0, hash(slot));
    return slot;
  }

  /** Sets the timer of a hold. */
  public void timer(int slot, int value) {
    timer[slot] = value;
  }

  /** Takes a pair out of its interaction's list. */
  public void remove(int slot) {
    int of = interaction[slot];
    int before = 0;
    for (int at = interactions.pairs(of); at != slot; at = next[at]) {
      before = at;
    }
    if (before == 0) {
      interactions.pairs(of, next[slot]);
    } else {
      next[before] = next[slot];
    }
    digest.replace(hash(slot), 0);
    next[slot] = free;
    free = slot;
  }

  /** Whether the pair is kept apart, by exclusion (rule F2) or by a hold (rule F6). */
  public boolean apart(int interactionSlot, int agentNumber) {
    for (int at = interactions.pairs(interactionSlot); at != 0; at = next[at]) {
      if (agent[at] == agentNumber) {
        return true;
      }
    }
    return false;
  }

  /** The hold of a pair (rule F6), 0 if there is none. */
  public int hold(int interactionSlot, int agentNumber) {
    int at = interactions.pairs(interactionSlot);
    while (at != 0 && (agent[at] != agentNumber || timer[at] == 0)) {
      at = next[at];
    }
    return at;
  }

  /** Whether the pair is kept apart for good, by exclusion (rule F2). */
  public boolean excluded(int interactionSlot, int agentNumber) {
    for (int at = interactions.pairs(interactionSlot); at != 0; at = next[at]) {
      if (agent[at] == agentNumber && timer[at] == 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether any agent is excluded. */
  public boolean anyExcluded(int interactionSlot) {
    for (int at = interactions.pairs(interactionSlot); at != 0; at = next[at]) {
      if (timer[at] == 0) {
        return true;
      }
    }
    return false;
  }

  /** Takes out the exclusions of the interaction; those of its customer, and holds, stay. */
  public void removeExclusions(int interactionSlot) {
    removeExclusions(interactionSlot, false);
  }

  /** Takes out the exclusions of the customer's never-list. */
  public void removeNever(int interactionSlot) {
    removeExclusions(interactionSlot, true);
  }

  private void removeExclusions(int interactionSlot, boolean byCustomer) {
    int at = interactions.pairs(interactionSlot);
    while (at != 0) {
      int after = next[at];
      if (timer[at] == 0 && never[at] == byCustomer) {
        remove(at);
      }
      at = after;
    }
  }

  public int interaction(int slot) {
    return interaction[slot];
  }

  public int agent(int slot) {
    return agent[slot];
  }

  /** Timer of a hold, 0 for an exclusion. */
  public int timer(int slot) {
    return timer[slot];
  }

  public int next(int slot) {
    return next[slot];
  }

  /** Whether it is an exclusion of the customer's never-list. */
  public boolean isNever(int slot) {
    return never[slot];
  }

  private long hash(int slot) {
    long h = Mix.fold(Mix.mix(interactions.number(interaction[slot])), agent[slot]);
    return Mix.mix(Mix.fold(h, timer[slot] == 0 ? (never[slot] ? 3 : 1) : 2));
  }
}
