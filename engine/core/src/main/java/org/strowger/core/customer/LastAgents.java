package org.strowger.core.customer;

import java.util.Arrays;
import org.strowger.core.event.Mix;
import org.strowger.core.event.StateDigest;

/**
 * Who had a customer last on a topic, and when (rule S4): a bounded table, where the pair written
 * longest ago makes room (decision S4-c). Open addressing with linear probing over entries that are
 * linked in the order they were written. One thread.
 */
public final class LastAgents {
  private final StateDigest digest;
  private final int most;

  private long[] customer = new long[64];
  private long[] time = new long[64];
  private int[] topic = new int[64];
  private int[] agent = new int[64];
  private int[] newer = new int[64];
  private int[] older = new int[64];
  private int size;
  private int oldest;
  private int newest;

  /** Entries by hash, at most half full; 0 is a gap. */
  private int[] table = new int[128];

  /**
   * An empty table.
   *
   * @param most pairs remembered at once
   */
  public LastAgents(StateDigest digest, int most) {
    this.digest = digest;
    this.most = most;
  }

  /** Number of pairs remembered. */
  public int size() {
    return size;
  }

  /** The agent written last for a pair, if that was no earlier than given; else 0. */
  public int agentSince(long customerNumber, int topicNumber, long earliestMs) {
    int entry = table[find(customerNumber, topicNumber)];
    return entry != 0 && time[entry] >= earliestMs ? agent[entry] : 0;
  }

  /** Remembers the agent of a pair; nothing if customer or topic is not known. */
  public void write(long customerNumber, int topicNumber, int agentNumber, long nowMs) {
    if (customerNumber == 0 || topicNumber == 0) {
      return;
    }
    int entry = table[find(customerNumber, topicNumber)];
    if (entry != 0) {
      digest.replace(hash(entry), 0);
      if (entry != newest) {
        unlink(entry);
        link(entry);
      }
    } else {
      entry = claim();
      customer[entry] = customerNumber;
      topic[entry] = topicNumber;
      table[find(customerNumber, topicNumber)] = entry;
      link(entry);
    }
    agent[entry] = agentNumber;
    time[entry] = nowMs;
    digest.replace(0, hash(entry));
  }

  private int claim() {
    if (size == most) {
      int entry = oldest;
      digest.replace(hash(entry), 0);
      unlink(entry);
      takeOut(find(customer[entry], topic[entry]));
      return entry;
    }
    int entry = ++size;
    if (entry == customer.length) {
      int room = Math.min(2 * entry, most + 1);
      customer = Arrays.copyOf(customer, room);
      time = Arrays.copyOf(time, room);
      topic = Arrays.copyOf(topic, room);
      agent = Arrays.copyOf(agent, room);
      newer = Arrays.copyOf(newer, room);
      older = Arrays.copyOf(older, room);
      table = new int[4 * entry];
      for (int i = 1; i < entry; i++) {
        table[find(customer[i], topic[i])] = i;
      }
    }
    return entry;
  }

  private void link(int entry) {
    older[entry] = newest;
    newer[entry] = 0;
    if (newest == 0) {
      oldest = entry;
    } else {
      newer[newest] = entry;
    }
    newest = entry;
  }

  private void unlink(int entry) {
    if (older[entry] == 0) {
      oldest = newer[entry];
    } else {
      newer[older[entry]] = newer[entry];
    }
    if (newer[entry] == 0) {
      newest = older[entry];
    } else {
      older[newer[entry]] = older[entry];
    }
  }

  private int home(long customerNumber, int topicNumber) {
    return (int) Mix.mix(Mix.fold(Mix.mix(customerNumber), topicNumber)) & (table.length - 1);
  }

  /** Where a pair is in the table, or the gap where it would be. */
  private int find(long customerNumber, int topicNumber) {
    int at = home(customerNumber, topicNumber);
    while (table[at] != 0
        && (customer[table[at]] != customerNumber || topic[table[at]] != topicNumber)) {
      at = (at + 1) & (table.length - 1);
    }
    return at;
  }

  private void takeOut(int from) {
    int mask = table.length - 1;
    int gap = from;
    for (int at = (gap + 1) & mask; table[at] != 0; at = (at + 1) & mask) {
      int distance = (at - home(customer[table[at]], topic[table[at]])) & mask;
      if (distance >= ((at - gap) & mask)) {
        table[gap] = table[at];
        gap = at;
      }
    }
    table[gap] = 0;
  }

  private long hash(int entry) {
    long h = Mix.fold(Mix.mix(customer[entry]), topic[entry]);
    return Mix.mix(Mix.fold(Mix.fold(h, agent[entry]), time[entry]));
  }

  // For a snapshot: from the pair written longest ago to the newest

  /** The entry written longest ago, 0 if there is none. */
  public int first() {
    return oldest;
  }

  /** The entry written next, 0 after the newest. */
  public int next(int entry) {
    return newer[entry];
  }

  public long customer(int entry) {
    return customer[entry];
  }

  public int topic(int entry) {
    return topic[entry];
  }

  public int agent(int entry) {
    return agent[entry];
  }

  public long time(int entry) {
    return time[entry];
  }
}
