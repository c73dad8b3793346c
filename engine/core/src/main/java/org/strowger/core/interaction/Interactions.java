package org.strowger.core.interaction;

import java.util.Arrays;
import org.strowger.core.event.CacheLine;
import org.strowger.core.event.Dirty;
import org.strowger.core.event.Mix;
import org.strowger.core.event.StateDigest;

/**
 * The live interactions. A record of each in two slabs, eight longs, and thirty-two ints of which
 * the first sixteen are the busy ones. A slot is above 0, used again after the interaction has
 * ended, and decides nothing.
 *
 * <p>An interaction in a warm transfer (decision K3-b) has two records: its own, which waits, and
 * one for the work that the first agent keeps, under the negated number. One thread.
 */
public final class Interactions {
  /** What a demand asks for, as a hash, by its slot. */
  @FunctionalInterface
  public interface DemandHashes {
    long of(int slot);
  }

  /** States; exactly one at a time (rule R6). */
  public static final int WAITING = 1;

  public static final int ACTIVE = 2;
  public static final int WRAP_UP = 3;

  /** Rests at the agent who parked it (rule C4). */
  public static final int PARKED = 4;

  /** A callback that waits unseen for its time (rule K4). */
  public static final int SCHEDULED = 5;

  private static final int LONGS = 8;
  private static final int NUMBER = 0;
  private static final int DUE = 1;
  private static final int TICKET = 2;
  private static final int SEQUENCE = 3;
  private static final int PROMOTED = 4;
  private static final int SINCE = 5;
  private static final int STARTED = 6;
  private static final int CUSTOMER = 7;

  private static final int INTS = 32;
  private static final int STATE = 0;
  private static final int URGENCY = 1;
  private static final int QUEUE = 2;
  private static final int CHANNEL = 3;
  private static final int COST = 4;
  private static final int TOPIC = 5;
  private static final int CREDIT = 6;
  private static final int AGENT = 7;
  private static final int REQUIREMENT = 8;
  private static final int TIMER = 9;
  private static final int FIRST_OFFER = 10;
  private static final int PAIRS = 11;
  private static final int LEFT = 12;
  private static final int RIGHT = 13;
  private static final int PARENT = 14;
  private static final int GROUP = 15;
  private static final int STEP = 16;
  private static final int DEMAND = 17;
  private static final int STEP_TIMER = 18;
  private static final int NAMED = 19;
  private static final int BEFORE = 20;
  private static final int BEHIND = 21;
  private static final int LEAN = 22;
  private static final int AFFINE = 23;
  private static final int CLAIM = 24;
  private static final int ARRIVED = 25;
  private static final int LAST_OFFER = 26;
  private static final int OPEN_OFFERS = 27;
  private static final int REWORK_AT = 28;
  private static final int REWORK_TO = 29;
  private static final int TICKET_TIME_LOW = 30;
  private static final int TICKET_TIME_HIGH = 31;

  private static final int COST_MASK = (1 << 20) - 1;
  private static final int EXCLUSIVE_BIT = 1 << 20;
  private static final int ANSWERED_BIT = 1 << 21;
  private static final int BROKEN_BIT = 1 << 22;
  private static final int LATE_BIT = 1 << 23;
  private static final int KEPT_BITS = ANSWERED_BIT | BROKEN_BIT | LATE_BIT;
  private static final int STEP_MASK = 0xFF;
  private static final int UNROUTABLE_BIT = 1 << 8;
  private static final int STATE_MASK = 0xFF;
  private static final int WRAP_UP_SHIFT = 8;

  private final StateDigest digest;
  private final DemandHashes demandHashes;
  private final NumberIndex slotOfNumber = new NumberIndex();
  private final Dirty dirty = new Dirty();
  private long[] longs = new long[longsOf(64)];
  private int[] ints = new int[intsOf(64)];
  private long[] hashes = new long[64];

  /** Who had it before it went on; empty until one goes on. */
  private int[] hadBy = new int[0];

  private final QueueLists queues = new QueueLists();
  private final int[] inState = new int[SCHEDULED + 1];
  private int end = 1;
  private int free;
  private long promotions;
  private int keptCount;

  public Interactions(StateDigest digest, DemandHashes demandHashes) {
    this.digest = digest;
    this.demandHashes = demandHashes;
  }

  /** Index of a record among the longs. */
  private static int longsOf(int slot) {
    return slot * LONGS + CacheLine.LONGS_BEFORE;
  }

  /** Index of a record among the ints. */
  private static int intsOf(int slot) {
    return slot * INTS + CacheLine.INTS_BEFORE;
  }

  /** Slot of a live interaction, 0 if there is none with this number. */
  public int slotOf(long number) {
    return number > 0 ? slotOfNumber.get(number) : 0;
  }

  /**
   * Record of the work that the first agent keeps while an interaction is in a warm transfer, 0 if
   * it is in none.
   */
  public int kept(int slot) {
    return keptCount == 0 ? 0 : slotOfNumber.get(-number(slot));
  }

  /**
   * The record that tells who has an interaction, in which state: in a warm transfer what the first
   * agent keeps of it, otherwise its own.
   */
  public int front(int slot) {
    int kept = kept(slot);
    return kept == 0 ? slot : kept;
  }

  /** Whether a record is the work that an agent keeps in a warm transfer. */
  public boolean isKept(int slot) {
    return key(slot) < 0;
  }

  /** Number of live interactions. */
  public int size() {
    return slotOfNumber.size() - keptCount;
  }

  /** Number of records: one for each live interaction, and one more for each warm transfer. */
  public int records() {
    return slotOfNumber.size();
  }

  /** Number of live interactions in a state. */
  public int inState(int state) {
    return inState[state];
  }

  /** Who waits in each queue. */
  public QueueLists queues() {
    return queues;
  }

  /** One above the highest slot in use. */
  public int end() {
    return end;
  }

  /** One above the highest slot there is room for; what is kept beside the records may go by it. */
  public int room() {
    return hashes.length;
  }

  /**
   * A new record, all zero but its number and state waiting.
   *
   * @param key the number of the interaction, negated for the work kept of it
   */
  public int open(long key) {
    int slot = free;
    if (slot != 0) {
      free = ints[intsOf(slot) + LEFT];
    } else {
      slot = end++;
      if (slot == hashes.length) {
        longs = Arrays.copyOf(longs, longsOf(2 * slot));
        ints = Arrays.copyOf(ints, intsOf(2 * slot));
        hashes = Arrays.copyOf(hashes, 2 * slot);
      }
    }
    Arrays.fill(longs, longsOf(slot), longsOf(slot + 1), 0);
    Arrays.fill(ints, intsOf(slot), intsOf(slot + 1), 0);
    if (slot < hadBy.length) {
      hadBy[slot] = 0;
    }
    longs[longsOf(slot) + NUMBER] = key;
    keptCount += key < 0 ? 1 : 0;
    enter(slot, WAITING);
    slotOfNumber.put(key, slot);
    return slot;
  }

  /**
   * Makes one record say of the interaction what another says, but for state, customer, own lists
   * and whatever waits with it.
   */
  public void copy(int from, int to) {
    System.arraycopy(longs, longsOf(from) + DUE, longs, longsOf(to) + DUE, CUSTOMER - DUE);
    queue(to, queue(from));
    int source = intsOf(from);
    int target = intsOf(to);
    ints[target + URGENCY] = ints[source + URGENCY];
    System.arraycopy(ints, source + CHANNEL, ints, target + CHANNEL, AGENT + 1 - CHANNEL);
    ints[target + STEP] = ints[source + STEP];
    ints[target + NAMED] = ints[source + NAMED];
    ticketTime(to, ticketTime(from));
  }

  /** Ends the record. */
  public void close(int slot) {
    keptCount -= isKept(slot) ? 1 : 0;
    slotOfNumber.remove(key(slot));
    enter(slot, 0);
    ints[intsOf(slot) + LEFT] = free;
    free = slot;
  }

  private void set(int slot, int field, int value) {
    ints[intsOf(slot) + field] = value;
    dirty.mark(slot);
  }

  private void set(int slot, int field, long value) {
    longs[longsOf(slot) + field] = value;
    dirty.mark(slot);
  }

  /** Number of the interaction that the record is of. */
  public long number(int slot) {
    return Math.abs(key(slot));
  }

  /** The number, negated in the record of the work kept in a warm transfer. */
  public long key(int slot) {
    return longs[longsOf(slot) + NUMBER];
  }

  /** 0 if the slot is free. */
  public int state(int slot) {
    return ints[intsOf(slot) + STATE] & STATE_MASK;
  }

  public void state(int slot, int value) {
    enter(slot, value);
  }

  /** Counts and the lists of the queues follow the state. */
  private void enter(int slot, int value) {
    int before = state(slot);
    int after = value & STATE_MASK;
    int queue = queue(slot);
    if (queue != 0 && before != after) {
      if (before == WAITING) {
        queues.remove(queue, slot);
      } else if (after == WAITING) {
        queues.add(queue, slot);
      }
    }
    inState[before]--;
    inState[after]++;
    set(slot, STATE, value);
  }

  /** State wrap-up, of a kind of {@code WrapUpKind}. */
  public void wrapUp(int slot, int kind) {
    enter(slot, WRAP_UP | kind << WRAP_UP_SHIFT);
  }

  public int wrapUpKind(int slot) {
    return ints[intsOf(slot) + STATE] >> WRAP_UP_SHIFT;
  }

  // Order (rule O1)

  public long due(int slot) {
    return longs[longsOf(slot) + DUE];
  }

  /** Sequence of the ticket. */
  public long ticket(int slot) {
    return longs[longsOf(slot) + TICKET];
  }

  /** Sequence of the arrival. */
  public long sequence(int slot) {
    return longs[longsOf(slot) + SEQUENCE];
  }

  /** Sets what order is made of. */
  public void order(int slot, int urgency, long dueMs, long ticketSequence, long arrivalSequence) {
    int at = longsOf(slot);
    longs[at + DUE] = dueMs;
    longs[at + TICKET] = ticketSequence;
    longs[at + SEQUENCE] = arrivalSequence;
    set(slot, URGENCY, urgency);
  }

  public void due(int slot, long dueMs) {
    set(slot, DUE, dueMs);
  }

  public void urgency(int slot, int value) {
    set(slot, URGENCY, value);
  }

  public int urgency(int slot) {
    return ints[intsOf(slot) + URGENCY];
  }

  /** Place among the promoted, from 1; 0 if not promoted. */
  public long promoted(int slot) {
    return longs[longsOf(slot) + PROMOTED];
  }

  /** Promotes to the end of the promoted. */
  public void promote(int slot) {
    set(slot, PROMOTED, ++promotions);
  }

  /** Sets a place among the promoted: from a snapshot, or 0 when it enters waiting again. */
  public void promoted(int slot, long place) {
    set(slot, PROMOTED, place);
  }

  public long promotions() {
    return promotions;
  }

  /** Sets the count of promotions, from a snapshot. */
  public void promotions(long value) {
    promotions = value;
  }

  // What it is

  public void describe(
      int slot, int queue, int channel, long customer, int topic, int creditMs, long sinceMs) {
    longs[longsOf(slot) + CUSTOMER] = customer;
    longs[longsOf(slot) + SINCE] = sinceMs;
    int at = intsOf(slot);
    queue(slot, queue);
    ints[at + CHANNEL] = channel;
    ints[at + TOPIC] = topic;
    set(slot, CREDIT, creditMs);
  }

  /** Puts it into a queue, or into another one. */
  public void queue(int slot, int value) {
    int before = queue(slot);
    if (state(slot) == WAITING && before != value) {
      if (before != 0) {
        queues.remove(before, slot);
      }
      queues.add(value, slot);
    }
    set(slot, QUEUE, value);
  }

  public int queue(int slot) {
    return ints[intsOf(slot) + QUEUE];
  }

  public int channel(int slot) {
    return ints[intsOf(slot) + CHANNEL];
  }

  public void channel(int slot, int value) {
    set(slot, CHANNEL, value);
  }

  public long customer(int slot) {
    return longs[longsOf(slot) + CUSTOMER];
  }

  /** Its customer is forgotten. */
  public void customer(int slot, long number) {
    set(slot, CUSTOMER, number);
  }

  public int topic(int slot) {
    return ints[intsOf(slot) + TOPIC];
  }

  public int creditMs(int slot) {
    return ints[intsOf(slot) + CREDIT];
  }

  /** When it last entered waiting. */
  public long since(int slot) {
    return longs[longsOf(slot) + SINCE];
  }

  public void since(int slot, long timeMs) {
    set(slot, SINCE, timeMs);
  }

  /** When the agent accepted it; in wrap-up, when it was completed; parked, when it was parked. */
  public long started(int slot) {
    return longs[longsOf(slot) + STARTED];
  }

  public void started(int slot, long timeMs) {
    set(slot, STARTED, timeMs);
  }

  /** Time of the ticket (decision O2-a). */
  public long ticketTime(int slot) {
    int at = intsOf(slot);
    return (long) ints[at + TICKET_TIME_HIGH] << 32 | (ints[at + TICKET_TIME_LOW] & 0xFFFFFFFFL);
  }

  public void ticketTime(int slot, long timeMs) {
    ints[intsOf(slot) + TICKET_TIME_HIGH] = (int) (timeMs >> 32);
    set(slot, TICKET_TIME_LOW, (int) timeMs);
  }

  // Where it is in its queue (rules S)

  public void credit(int slot, int creditMs) {
    set(slot, CREDIT, creditMs);
  }

  /**
   * Current step of its queue, from 1, or 0 before it; the last one it was in when it waits no
   * more.
   */
  public int step(int slot) {
    return ints[intsOf(slot) + STEP] & STEP_MASK;
  }

  public void step(int slot, int value) {
    set(slot, STEP, value);
  }

  /**
   * Whether it was told to be unroutable when a plan change took it out of the matching (rules X2,
   * X5); forgotten when its step is set.
   */
  public boolean wasUnroutable(int slot) {
    return (ints[intsOf(slot) + STEP] & UNROUTABLE_BIT) != 0;
  }

  public void wasUnroutable(int slot, boolean value) {
    set(slot, STEP, step(slot) | (value ? UNROUTABLE_BIT : 0));
  }

  /** Slot of the interned demand. */
  public int demand(int slot) {
    return ints[intsOf(slot) + DEMAND];
  }

  public void demand(int slot, int value) {
    set(slot, DEMAND, value);
  }

  /** Agent whose affinity step it is in, 0 if it is in none (rule F7). */
  public int affine(int slot) {
    return ints[intsOf(slot) + AFFINE];
  }

  public void affine(int slot, int agent) {
    set(slot, AFFINE, agent);
  }

  /** Agent for affinity steps NAMED, 0 if none. */
  public int named(int slot) {
    return ints[intsOf(slot) + NAMED];
  }

  public void named(int slot, int agent) {
    set(slot, NAMED, agent);
  }

  /** Timer of the step, 0 if none; it has a hash of its own. */
  public int stepTimer(int slot) {
    return ints[intsOf(slot) + STEP_TIMER];
  }

  public void stepTimer(int slot, int value) {
    ints[intsOf(slot) + STEP_TIMER] = value;
  }

  /** Entry of the agent it leans on, 0 if none; derived. */
  public int lean(int slot) {
    return ints[intsOf(slot) + LEAN];
  }

  public void lean(int slot, int value) {
    ints[intsOf(slot) + LEAN] = value;
  }

  /** Neighbour among those of the same demand class that wait; derived. */
  public int before(int slot) {
    return ints[intsOf(slot) + BEFORE];
  }

  public void before(int slot, int value) {
    ints[intsOf(slot) + BEFORE] = value;
  }

  /** Neighbour among those of the same demand class that wait; derived. */
  public int behind(int slot) {
    return ints[intsOf(slot) + BEHIND];
  }

  public void behind(int slot, int value) {
    ints[intsOf(slot) + BEHIND] = value;
  }

  // Who has it

  /** Whose it is, or who parked it; 0 for nobody. */
  public int agent(int slot) {
    return ints[intsOf(slot) + AGENT];
  }

  /** Gives it to an agent with what it holds there; 0: takes it from the agent, who had it. */
  public void give(int slot, int agent, int cost, boolean exclusive) {
    if (agent == 0 && agent(slot) != 0) {
      hadBy(slot, agent(slot));
    }
    ints[intsOf(slot) + AGENT] = agent;
    int kept = ints[intsOf(slot) + COST] & KEPT_BITS;
    set(slot, COST, cost | (exclusive ? EXCLUSIVE_BIT : 0) | kept);
  }

  /** Agent who had it before it went on to others, 0: nobody (decision HO-b). */
  public int hadBy(int slot) {
    return slot < hadBy.length ? hadBy[slot] : 0;
  }

  public void hadBy(int slot, int agent) {
    if (slot >= hadBy.length) {
      hadBy = Arrays.copyOf(hadBy, hashes.length);
    }
    hadBy[slot] = agent;
    dirty.mark(slot);
  }

  public int cost(int slot) {
    return ints[intsOf(slot) + COST] & COST_MASK;
  }

  public boolean exclusive(int slot) {
    return (ints[intsOf(slot) + COST] & EXCLUSIVE_BIT) != 0;
  }

  /** Whether an agent has accepted it once. */
  public boolean answered(int slot) {
    return (ints[intsOf(slot) + COST] & ANSWERED_BIT) != 0;
  }

  /** An agent has accepted it. */
  public void answer(int slot) {
    set(slot, COST, ints[intsOf(slot) + COST] | ANSWERED_BIT);
  }

  /** Whether its channel was closed when it came to wait on it (decision CH-b). */
  public boolean isLate(int slot) {
    return (ints[intsOf(slot) + COST] & LATE_BIT) != 0;
  }

  public void late(int slot, boolean value) {
    int others = ints[intsOf(slot) + COST] & ~LATE_BIT;
    set(slot, COST, value ? others | LATE_BIT : others);
  }

  /** Whether the first answer did not come when it was promised (decision PM-e). */
  public boolean broken(int slot) {
    return (ints[intsOf(slot) + COST] & BROKEN_BIT) != 0;
  }

  public void broken(int slot, boolean value) {
    int others = ints[intsOf(slot) + COST] & ~BROKEN_BIT;
    set(slot, COST, others | (value ? BROKEN_BIT : 0));
  }

  /** Whether the next pass looks at it as one that has come to wait; derived. */
  public boolean arrived(int slot) {
    return ints[intsOf(slot) + ARRIVED] != 0;
  }

  public void arrived(int slot, boolean value) {
    ints[intsOf(slot) + ARRIVED] = value ? 1 : 0;
  }

  /** The agent it claims (rule O4), 0 if none. */
  public int claim(int slot) {
    return ints[intsOf(slot) + CLAIM];
  }

  public void claim(int slot, int agent) {
    set(slot, CLAIM, agent);
  }

  // References to other rooms. Offers, pairs and timers have hashes of their own

  /** Slot of the requirement in force (decision L4), while waiting. */
  public int requirement(int slot) {
    return ints[intsOf(slot) + REQUIREMENT];
  }

  public void requirement(int slot, int value) {
    ints[intsOf(slot) + REQUIREMENT] = value;
  }

  /**
   * Timer of promotion while waiting, of wrap-up in wrap-up, of inactivity while active or parked,
   * of its time while scheduled; 0 if none.
   */
  public int timer(int slot) {
    return ints[intsOf(slot) + TIMER];
  }

  public void timer(int slot, int value) {
    ints[intsOf(slot) + TIMER] = value;
  }

  /** Slot of the oldest open offer, 0 if none. */
  public int firstOffer(int slot) {
    return ints[intsOf(slot) + FIRST_OFFER];
  }

  void firstOffer(int slot, int value) {
    ints[intsOf(slot) + FIRST_OFFER] = value;
  }

  /** Slot of the newest open offer, 0 if none. */
  int lastOffer(int slot) {
    return ints[intsOf(slot) + LAST_OFFER];
  }

  void lastOffer(int slot, int value) {
    ints[intsOf(slot) + LAST_OFFER] = value;
  }

  /** Number of open offers. */
  public int openOffers(int slot) {
    return ints[intsOf(slot) + OPEN_OFFERS];
  }

  void addOffers(int slot, int change) {
    ints[intsOf(slot) + OPEN_OFFERS] += change;
  }

  /** First of the pairs held apart, 0 if none. */
  public int pairs(int slot) {
    return ints[intsOf(slot) + PAIRS];
  }

  public void pairs(int slot, int value) {
    ints[intsOf(slot) + PAIRS] = value;
  }

  // Links: of the waiting order while waiting, of the agent's work or parked ones afterwards

  public int left(int slot) {
    return ints[intsOf(slot) + LEFT];
  }

  public void left(int slot, int value) {
    ints[intsOf(slot) + LEFT] = value;
  }

  public int right(int slot) {
    return ints[intsOf(slot) + RIGHT];
  }

  public void right(int slot, int value) {
    ints[intsOf(slot) + RIGHT] = value;
  }

  public int parent(int slot) {
    return ints[intsOf(slot) + PARENT];
  }

  public void parent(int slot, int value) {
    ints[intsOf(slot) + PARENT] = value;
  }

  /** Group of the waiting index it is in, 0 if in none. */
  public int group(int slot) {
    return ints[intsOf(slot) + GROUP];
  }

  public void group(int slot, int value) {
    ints[intsOf(slot) + GROUP] = value;
  }

  // Change of plan (rule X2)

  /**
   * Queue of the plan in force that it is to be moved to or kept in; 0 if it is matched under that
   * plan already.
   */
  public int reworkTo(int slot) {
    return ints[intsOf(slot) + REWORK_TO];
  }

  public void reworkTo(int slot, int queue) {
    set(slot, REWORK_TO, queue);
  }

  /** Place in the heap of those to be moved, 0 if it is not in it; derived. */
  public int reworkAt(int slot) {
    return ints[intsOf(slot) + REWORK_AT];
  }

  public void reworkAt(int slot, int value) {
    ints[intsOf(slot) + REWORK_AT] = value;
  }

  // Digest

  /** Brings the digest up to date with what has changed. */
  public void settle() {
    for (int slot = dirty.take(); slot >= 0; slot = dirty.take()) {
      long hash = state(slot) == 0 ? 0 : hash(slot);
      digest.replace(hashes[slot], hash);
      hashes[slot] = hash;
    }
  }

  private long hash(int slot) {
    long h = 0;
    for (int i = NUMBER; i < LONGS; i++) {
      h = Mix.fold(h, longs[longsOf(slot) + i]);
    }
    for (int i = STATE; i <= AGENT; i++) {
      h = Mix.fold(h, ints[intsOf(slot) + i]);
    }
    h = Mix.fold(Mix.fold(h, claim(slot)), reworkTo(slot));
    h = Mix.fold(Mix.fold(h, ints[intsOf(slot) + STEP]), affine(slot));
    h = Mix.fold(Mix.fold(h, named(slot)), ticketTime(slot));
    h = hadBy(slot) == 0 ? h : Mix.fold(h, hadBy(slot));
    return Mix.mix(Mix.fold(h, demandHashes.of(demand(slot))));
  }
}
