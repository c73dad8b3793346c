package org.strowger.core.interaction;

import java.util.Arrays;
import org.strowger.core.event.Mix;
import org.strowger.core.event.StateDigest;

/**
 * Pairs of interaction and agent kept apart: excluded (rule F2), for good, until a timer, or as
 * long as a warm transfer lasts; or held (rule F6) until a timer. Each interaction has a list. A
 * slot is above 0. One thread.
 */
public final class Pairs {
  /** Excluded by what the interaction asks (rule F2). */
  public static final int EXCLUDED = 1;

  /** Held apart after a decline, a miss or a return (rule F6), until a timer. */
  public static final int HELD = 2;

  /** Has transferred it (rule F2, decision K3-a), until a timer. */
  public static final int TRANSFERRED = 3;

  /** Is about to hand it over (rule F2, decision K3-b), until the warm transfer ends. */
  public static final int CONSULTS = 4;

  /** Of the never-list of the customer (rule F2, decision CU-d). */
  public static final int NEVER = 5;

  private final Interactions interactions;
  private final StateDigest digest;
  private int[] interaction = new int[64];
  private int[] agent = new int[64];
  private int[] kind = new int[64];
  private int[] timer = new int[64];
  private int[] next = new int[64];
  private int end = 1;
  private int free;

  public Pairs(Interactions interactions, StateDigest digest) {
    this.interactions = interactions;
    this.digest = digest;
  }

  /** Excludes an agent of the customer's never-list (decision CU-d). */
  public void addNever(int interactionSlot, int agentNumber) {
    add(interactionSlot, agentNumber, NEVER);
  }

  /** Keeps an agent from an interaction; the timer, if the kind has one, is set by the caller. */
  public int add(int interactionSlot, int agentNumber, int kindOf) {
    int slot = free;
    if (slot != 0) {
      free = next[slot];
    } else {
      slot = end++;
      if (slot == agent.length) {
        interaction = Arrays.copyOf(interaction, 2 * slot);
        agent = Arrays.copyOf(agent, 2 * slot);
        kind = Arrays.copyOf(kind, 2 * slot);
        timer = Arrays.copyOf(timer, 2 * slot);
        next = Arrays.copyOf(next, 2 * slot);
      }
    }
    interaction[slot] = interactionSlot;
    agent[slot] = agentNumber;
    kind[slot] = kindOf;
    timer[slot] = 0;
    next[slot] = interactions.pairs(interactionSlot);
    interactions.pairs(interactionSlot, slot);
    digest.replace(0, hash(slot));
    return slot;
  }

  /** Sets the timer of a pair. */
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

  /** The first pair of an interaction, 0 if there is none. */
  public int first(int interactionSlot) {
    return interactions.pairs(interactionSlot);
  }

  /** The pair of a kind, 0 if there is none. */
  public int find(int interactionSlot, int agentNumber, int kindOf) {
    int at = interactions.pairs(interactionSlot);
    while (at != 0 && (agent[at] != agentNumber || kind[at] != kindOf)) {
      at = next[at];
    }
    return at;
  }

  /** Whether the agent is excluded from the interaction (rule F2). */
  public boolean excluded(int interactionSlot, int agentNumber) {
    for (int at = interactions.pairs(interactionSlot); at != 0; at = next[at]) {
      if (agent[at] == agentNumber && kind[at] != HELD) {
        return true;
      }
    }
    return false;
  }

  /** Whether any agent is excluded. */
  public boolean anyExcluded(int interactionSlot) {
    for (int at = interactions.pairs(interactionSlot); at != 0; at = next[at]) {
      if (kind[at] != HELD) {
        return true;
      }
    }
    return false;
  }

  /** Takes out the exclusions of the interaction; those of its customer, and holds, stay. */
  public void removeExclusions(int interactionSlot) {
    remove(interactionSlot, EXCLUDED);
  }

  /** Takes out the exclusions of the customer's never-list. */
  public void removeNever(int interactionSlot) {
    remove(interactionSlot, NEVER);
  }

  private void remove(int interactionSlot, int kindOf) {
    int at = interactions.pairs(interactionSlot);
    while (at != 0) {
      int after = next[at];
      if (kind[at] == kindOf) {
        remove(at);
      }
      at = after;
    }
  }

  /** What one record asks to exclude, the other excludes too. */
  public void copyExclusions(int from, int to) {
    for (int at = interactions.pairs(from); at != 0; at = next[at]) {
      if (kind[at] == EXCLUDED) {
        add(to, agent[at], EXCLUDED);
      }
    }
  }

  public int interaction(int slot) {
    return interaction[slot];
  }

  public int agent(int slot) {
    return agent[slot];
  }

  public int kind(int slot) {
    return kind[slot];
  }

  /** Timer after which the pair is kept apart no more, 0 if there is none. */
  public int timer(int slot) {
    return timer[slot];
  }

  public int next(int slot) {
    return next[slot];
  }

  /** Whether it is an exclusion of the customer's never-list. */
  public boolean isNever(int slot) {
    return kind[slot] == NEVER;
  }

  private long hash(int slot) {
    long h = Mix.fold(Mix.mix(interactions.key(interaction[slot])), agent[slot]);
    return Mix.mix(Mix.fold(h, kind[slot]));
  }
}
