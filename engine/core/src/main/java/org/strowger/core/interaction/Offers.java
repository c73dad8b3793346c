package org.strowger.core.interaction;

import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.OfferEnd;
import org.strowger.core.agent.Agents;
import org.strowger.core.event.Mix;
import org.strowger.core.event.StateDigest;

/**
 * The open offers, and how the last ones ended (rule R1). Each reserves units and channel count of
 * its agent and holds a place in line. Agents and interactions have lists of theirs, in order of
 * id. A slot is above 0 and decides nothing. One thread.
 */
public final class Offers {
  private final Agents agents;
  private final Interactions interactions;
  private final StateDigest digest;
  private final Long2LongHashMap slotOfId = new Long2LongHashMap(0);
  private final long[] history = new long[Limits.OFFER_HISTORY];
  private long issued;

  private long[] id = new long[64];
  private long[] time = new long[64];
  private long[] cause = new long[64];
  private int[] interaction = new int[64];
  private int[] agent = new int[64];
  private int[] cost = new int[64];
  private boolean[] exclusive = new boolean[64];
  private boolean[] told = new boolean[64];
  private int[] timer = new int[64];
  private int[] position = new int[64];
  private int[] next = new int[64];
  private int[] prev = new int[64];
  private int[] nextOf = new int[64];
  private int[] prevOf = new int[64];
  private int end = 1;
  private int free;

  public Offers(Agents agents, Interactions interactions, StateDigest digest) {
    this.agents = agents;
    this.interactions = interactions;
    this.digest = digest;
  }

  /** The next offer's id; ids count from 1. */
  public long issue() {
    return ++issued;
  }

  /** Offers issued so far. */
  public long issued() {
    return issued;
  }

  /** Sets the count of offers issued, from a snapshot. */
  public void issued(long value) {
    issued = value;
  }

  /** Number of open offers. */
  public int open() {
    return slotOfId.size();
  }

  /** Slot of an open offer, 0 if it is not open. */
  public int slotOf(long offer) {
    return (int) slotOfId.get(offer);
  }

  /** One above the highest slot in use. */
  public int end() {
    return end;
  }

  public boolean isOpen(int slot) {
    return id[slot] != 0;
  }

  /**
   * Opens an offer at the end of the lists of its agent and its interaction. Its place in line is
   * (time, cause).
   */
  public int open(
      long offer,
      int interactionSlot,
      int agentNumber,
      int units,
      boolean alone,
      long timeMs,
      long causeSequence) {
    int slot = claim();
    id[slot] = offer;
    interaction[slot] = interactionSlot;
    agent[slot] = agentNumber;
    cost[slot] = units;
    exclusive[slot] = alone;
    told[slot] = false;
    time[slot] = timeMs;
    cause[slot] = causeSequence;
    timer[slot] = 0;
    position[slot] = -1;
    int last = agents.lastOffer(agentNumber);
    prev[slot] = last;
    next[slot] = 0;
    if (last == 0) {
      agents.firstOffer(agentNumber, slot);
    } else {
      next[last] = slot;
    }
    agents.lastOffer(agentNumber, slot);
    agents.addOffers(agentNumber, 1);
    addToInteraction(slot);
    slotOfId.put(offer, slot);
    digest.replace(0, hash(slot));
    return slot;
  }

  /** Closes an offer and remembers how it ended. */
  public void close(int slot, OfferEnd how) {
    digest.replace(hash(slot), 0);
    int agentNumber = agent[slot];
    if (prev[slot] == 0) {
      agents.firstOffer(agentNumber, next[slot]);
    } else {
      next[prev[slot]] = next[slot];
    }
    if (next[slot] == 0) {
      agents.lastOffer(agentNumber, prev[slot]);
    } else {
      prev[next[slot]] = prev[slot];
    }
    agents.addOffers(agentNumber, -1);
    takeFromInteraction(slot);
    slotOfId.remove(id[slot]);
    remember(id[slot], how);
    id[slot] = 0;
    next[slot] = free;
    free = slot;
  }

  private void addToInteraction(int slot) {
    int of = interaction[slot];
    int last = interactions.lastOffer(of);
    prevOf[slot] = last;
    nextOf[slot] = 0;
    if (last == 0) {
      interactions.firstOffer(of, slot);
    } else {
      nextOf[last] = slot;
    }
    interactions.lastOffer(of, slot);
    interactions.addOffers(of, 1);
  }

  private void takeFromInteraction(int slot) {
    int of = interaction[slot];
    if (prevOf[slot] == 0) {
      interactions.firstOffer(of, nextOf[slot]);
    } else {
      nextOf[prevOf[slot]] = nextOf[slot];
    }
    if (nextOf[slot] == 0) {
      interactions.lastOffer(of, prevOf[slot]);
    } else {
      prevOf[nextOf[slot]] = prevOf[slot];
    }
    interactions.addOffers(of, -1);
  }

  /** The open offer of an interaction to an agent, 0 if there is none (rule F8). */
  public int between(int interactionSlot, int agentNumber) {
    int at = interactions.firstOffer(interactionSlot);
    while (at != 0 && agent[at] != agentNumber) {
      at = nextOf[at];
    }
    return at;
  }

  /** Remembers how an offer ended (decision R1-a). */
  public void remember(long offer, OfferEnd how) {
    int at = (int) (offer % Limits.OFFER_HISTORY);
    digest.replace(historyHash(at), 0);
    history[at] = offer << 3 | how.value();
    digest.replace(0, historyHash(at));
  }

  /** How an offer that is not open ended. */
  public OfferEnd endOf(long offer) {
    if (offer < 1 || offer > issued) {
      return OfferEnd.NEVER_MADE;
    }
    long entry = history[(int) (offer % Limits.OFFER_HISTORY)];
    return entry >>> 3 == offer ? OfferEnd.get((short) (entry & 7)) : OfferEnd.LONG_AGO;
  }

  /** An entry of the history, for a snapshot. */
  public long history(int at) {
    return history[at];
  }

  /** Sets an entry of the history, from a snapshot. */
  public void history(int at, long entry) {
    digest.replace(historyHash(at), 0);
    history[at] = entry;
    digest.replace(0, historyHash(at));
  }

  private long historyHash(int at) {
    return history[at] == 0 ? 0 : Mix.mix(Mix.fold(Mix.mix(at), history[at]));
  }

  private int claim() {
    if (free != 0) {
      int slot = free;
      free = next[slot];
      return slot;
    }
    if (end == id.length) {
      int size = 2 * end;
      id = Arrays.copyOf(id, size);
      time = Arrays.copyOf(time, size);
      cause = Arrays.copyOf(cause, size);
      interaction = Arrays.copyOf(interaction, size);
      agent = Arrays.copyOf(agent, size);
      cost = Arrays.copyOf(cost, size);
      exclusive = Arrays.copyOf(exclusive, size);
      told = Arrays.copyOf(told, size);
      timer = Arrays.copyOf(timer, size);
      position = Arrays.copyOf(position, size);
      next = Arrays.copyOf(next, size);
      prev = Arrays.copyOf(prev, size);
      nextOf = Arrays.copyOf(nextOf, size);
      prevOf = Arrays.copyOf(prevOf, size);
    }
    return end++;
  }

  public long id(int slot) {
    return id[slot];
  }

  /** Slot of the interaction offered. */
  public int interaction(int slot) {
    return interaction[slot];
  }

  public int agent(int slot) {
    return agent[slot];
  }

  public int cost(int slot) {
    return cost[slot];
  }

  public boolean exclusive(int slot) {
    return exclusive[slot];
  }

  /** Whether the view of the context went with it (decision HO-a). */
  public boolean told(int slot) {
    return told[slot];
  }

  /** The view of the context goes with it. */
  public void tell(int slot) {
    digest.replace(hash(slot), 0);
    told[slot] = true;
    digest.replace(0, hash(slot));
  }

  /** When it was made. */
  public long time(int slot) {
    return time[slot];
  }

  /** Sequence of the command that caused it. */
  public long cause(int slot) {
    return cause[slot];
  }

  public int timer(int slot) {
    return timer[slot];
  }

  public void timer(int slot, int value) {
    timer[slot] = value;
  }

  /** Position of its place in the line; derived. */
  public int position(int slot) {
    return position[slot];
  }

  public void position(int slot, int value) {
    position[slot] = value;
  }

  /** The agent's next open offer, 0 after the newest. */
  public int next(int slot) {
    return next[slot];
  }

  /** The agent's open offer before this, 0 before the oldest. */
  public int previous(int slot) {
    return prev[slot];
  }

  /** The interaction's next open offer, 0 after the newest. */
  public int nextOfInteraction(int slot) {
    return nextOf[slot];
  }

  private long hash(int slot) {
    long h = Mix.fold(Mix.mix(id[slot]), agent[slot]);
    h = Mix.fold(h, interactions.number(interaction[slot]));
    h = Mix.fold(Mix.fold(h, time[slot]), cause[slot]);
    return Mix.mix(
        Mix.fold(h, (long) cost[slot] << 2 | (told[slot] ? 2 : 0) | (exclusive[slot] ? 1 : 0)));
  }
}
