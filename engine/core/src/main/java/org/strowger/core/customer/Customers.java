package org.strowger.core.customer;

import org.agrona.DirectBuffer;
import org.strowger.codec.AttributeList;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.Limits;
import org.strowger.core.event.Dirty;
import org.strowger.core.event.Mix;
import org.strowger.core.event.StateDigest;
import org.strowger.core.interaction.NumberIndex;

/**
 * What is kept of customers (decisions CU-a to CU-k): profile, needs, journey. A customer is a slot
 * above 0. Those without live interactions are linked in the order they were written, and the first
 * makes room for another.
 *
 * <p>A customer takes 88 bytes and 32 to 64 in the index of numbers; a journey 24, each touchpoint
 * 60, each need 100, each device, attribute and agent of the never-list 20, each 64 bytes of
 * payload 80. So a million customers with one need and two contacts each take 400 MB. One thread.
 */
public final class Customers {
  private static final int NUMBER = 0;
  private static final int WRITTEN = 1;
  private static final int HASH = 2;

  /** Fields of a profile that a command sets as they are. */
  public static final int SEGMENT = 1;

  public static final int LANGUAGE = 2;
  public static final int REGION = 3;
  public static final int VERIFIED_BY = 4;

  /** Lists of a profile. */
  public static final int DEVICES = 5;

  public static final int NEVER = 6;
  public static final int ATTRIBUTES = 7;

  private static final int OLDER = 0;
  private static final int NEWER = 8;
  private static final int PAYLOAD = 9;
  private static final int PAYLOAD_LENGTH = 10;
  private static final int FIRST_NEED = 11;
  private static final int JOURNEY = 12;
  private static final int LIVE = 13;
  private static final int FIRST_LIVE = 14;
  private static final int LAST_LIVE = 15;

  private static final int NEXT = 0;
  private static final int NAME = 1;
  private static final int KIND = 2;

  private final StateDigest digest;
  private final int most;
  private final Slab slab = new Slab(3, 16);
  private final Slab entries = new Slab(1, 3);
  private final NumberIndex slotOfNumber = new NumberIndex();
  private final Dirty dirty = new Dirty();
  private final Payloads payloads;
  private final Needs needs;
  private final Journeys journeys;
  private long writes;
  private int oldest;
  private int newest;

  /** Nobody is known. */
  public Customers(CoreLimits limits, StateDigest digest) {
    this.digest = digest;
    most = limits.maxCustomers();
    payloads = new Payloads(Limits.PAYLOAD_BLOCKS_PER_CUSTOMER * most);
    needs = new Needs(digest);
    journeys = new Journeys(digest, payloads);
  }

  public Needs needs() {
    return needs;
  }

  public Journeys journeys() {
    return journeys;
  }

  /** Slot of a customer of whom something is kept, 0 if nothing is. */
  public int slotOf(long number) {
    return slotOfNumber.get(number);
  }

  /** Customers of whom something is kept. */
  public int size() {
    return slotOfNumber.size();
  }

  /** One above the highest slot in use. */
  public int end() {
    return slab.end();
  }

  /** Whether there is a record in the slot. */
  public boolean isKept(int customer) {
    return slab.getLong(customer, NUMBER) != 0;
  }

  /** Whether another customer needs the room of one that is kept. */
  boolean isFull() {
    return size() == most;
  }

  /** The customer without live interactions written longest ago, 0 if there is none. */
  public int oldestIdle() {
    return oldest;
  }

  /** The one without live interactions written next, 0 after the newest. */
  public int nextIdle(int customer) {
    return slab.getInt(customer, NEWER);
  }

  /** A new record, written now, for a number that has none; there must be room. */
  int add(long number) {
    int customer = slab.claim();
    slab.set(customer, NUMBER, number);
    slotOfNumber.put(number, customer);
    link(customer);
    wrote(customer);
    return customer;
  }

  /** Forgets everything; no live interaction may be linked to it. */
  void remove(int customer) {
    unlink(customer);
    for (int need = firstNeed(customer); need != 0; ) {
      int next = needs.next(need);
      needs.close(need);
      need = next;
    }
    if (journey(customer) != 0) {
      journeys.close(journey(customer));
    }
    clear(customer, DEVICES);
    clear(customer, NEVER);
    clear(customer, ATTRIBUTES);
    payload(customer, null, 0, 0);
    slotOfNumber.remove(number(customer));
    digest.replace(slab.getLong(customer, HASH), 0);
    slab.set(customer, HASH, 0L);
    slab.set(customer, NUMBER, 0L);
    slab.release(customer);
  }

  public long number(int customer) {
    return slab.getLong(customer, NUMBER);
  }

  // Order of writing

  /** It was written now. */
  void wrote(int customer) {
    set(customer, WRITTEN, ++writes);
    if (live(customer) == 0 && customer != newest) {
      unlink(customer);
      link(customer);
    }
  }

  /** A new place in the order in which customers and needs were written. */
  long nextPlace() {
    return ++writes;
  }

  private void link(int customer) {
    slab.set(customer, OLDER, newest);
    slab.set(customer, NEWER, 0);
    if (newest == 0) {
      oldest = customer;
    } else {
      slab.set(newest, NEWER, customer);
    }
    newest = customer;
  }

  private void unlink(int customer) {
    int before = slab.getInt(customer, OLDER);
    int after = slab.getInt(customer, NEWER);
    if (before == 0) {
      oldest = after;
    } else {
      slab.set(before, NEWER, after);
    }
    if (after == 0) {
      newest = before;
    } else {
      slab.set(after, OLDER, before);
    }
  }

  /** Places in the order of writing given out so far. */
  public long writes() {
    return writes;
  }

  /** Its own place in that order. */
  public long written(int customer) {
    return slab.getLong(customer, WRITTEN);
  }

  /** A record from a snapshot, where those without live interactions come in order of writing. */
  public int restore(long number, long place) {
    int customer = add(number);
    set(customer, WRITTEN, place);
    return customer;
  }

  /** Sets how many places have been given out, from a snapshot. */
  public void restoreWrites(long count) {
    writes = count;
  }

  /** A need from a snapshot. */
  public int restoreNeed(
      int customer, int topic, long openedMs, int owner, int lastAgent, long lastAgentMs) {
    int need = openNeed(customer, topic);
    needs.openedMs(need, openedMs);
    needs.owner(need, owner);
    needs.lastAgent(need, lastAgent, lastAgentMs);
    return need;
  }

  private void set(int customer, int field, long value) {
    slab.set(customer, field, value);
    dirty.mark(customer);
  }

  // Live interactions, linked by Contacts

  /** Live interactions. */
  public int live(int customer) {
    return slab.getInt(customer, LIVE);
  }

  /** The live interaction that arrived first, 0 if there is none. */
  public int firstLive(int customer) {
    return slab.getInt(customer, FIRST_LIVE);
  }

  int lastLive(int customer) {
    return slab.getInt(customer, LAST_LIVE);
  }

  void firstLive(int customer, int interaction) {
    slab.set(customer, FIRST_LIVE, interaction);
  }

  void lastLive(int customer, int interaction) {
    slab.set(customer, LAST_LIVE, interaction);
  }

  /** One live interaction more or less; the one without any stands last, as written now. */
  void addLive(int customer, int change) {
    int before = live(customer);
    if (before == 0) {
      unlink(customer);
    }
    slab.set(customer, LIVE, before + change);
    if (before + change == 0) {
      link(customer);
    }
  }

  // Profile

  /** A field of the profile. */
  public int get(int customer, int field) {
    return slab.getInt(customer, field);
  }

  /** Sets a field of the profile. */
  public void set(int customer, int field, int value) {
    slab.set(customer, field, value);
    dirty.mark(customer);
  }

  /** First entry of a list, 0 if it is empty. */
  public int first(int customer, int list) {
    return slab.getInt(customer, list);
  }

  /** Next entry of a list, 0 after the last. */
  public int next(int entry) {
    return entries.getInt(entry, NEXT);
  }

  /** Device, agent or attribute. */
  public int name(int entry) {
    return entries.getInt(entry, NAME);
  }

  /** Kind of an attribute's value, {@link AttributeList#NUMBER} or {@link AttributeList#CODE}. */
  public int kind(int entry) {
    return entries.getInt(entry, KIND);
  }

  /** Value of an attribute. */
  public long value(int entry) {
    return entries.getLong(entry, 0);
  }

  /** Entry of a list with this name, 0 if there is none. */
  public int find(int customer, int list, int name) {
    int entry = first(customer, list);
    while (entry != 0 && name(entry) != name) {
      entry = next(entry);
    }
    return entry;
  }

  /** Entries of a list. */
  public int count(int customer, int list) {
    int count = 0;
    for (int entry = first(customer, list); entry != 0; entry = next(entry)) {
      count++;
    }
    return count;
  }

  /** Empties a list. */
  public void clear(int customer, int list) {
    for (int entry = first(customer, list); entry != 0; ) {
      int next = next(entry);
      entries.release(entry);
      entry = next;
    }
    set(customer, list, 0);
  }

  /** Puts an entry at the end of a list. */
  public void append(int customer, int list, int name, int kind, long value) {
    int entry = entries.claim();
    entries.set(entry, NAME, name);
    entries.set(entry, KIND, kind);
    entries.set(entry, 0, value);
    int last = first(customer, list);
    if (last == 0) {
      slab.set(customer, list, entry);
    } else {
      while (next(last) != 0) {
        last = next(last);
      }
      entries.set(last, NEXT, entry);
    }
    dirty.mark(customer);
  }

  /** Sets an attribute, or takes it away if its kind is {@link AttributeList#REMOVED}. */
  public void attribute(int customer, int name, int kind, long value) {
    int entry = find(customer, ATTRIBUTES, name);
    if (kind == AttributeList.REMOVED) {
      if (entry != 0) {
        takeOut(customer, entry);
      }
    } else if (entry == 0) {
      append(customer, ATTRIBUTES, name, kind, value);
    } else {
      entries.set(entry, KIND, kind);
      entries.set(entry, 0, value);
      dirty.mark(customer);
    }
  }

  private void takeOut(int customer, int entry) {
    int before = first(customer, ATTRIBUTES);
    if (before == entry) {
      slab.set(customer, ATTRIBUTES, next(entry));
    } else {
      while (next(before) != entry) {
        before = next(before);
      }
      entries.set(before, NEXT, next(entry));
    }
    entries.release(entry);
    dirty.mark(customer);
  }

  /** Length of the profile's payload, bytes. */
  public int payloadLength(int customer) {
    return slab.getInt(customer, PAYLOAD_LENGTH);
  }

  /** Copies the profile's payload to the beginning of an array. */
  public void copyPayload(int customer, byte[] to) {
    payloads.copy(slab.getInt(customer, PAYLOAD), payloadLength(customer), to);
  }

  /** Replaces the profile's payload; it stays empty where there is no room (decision CU-k). */
  public void payload(int customer, DirectBuffer from, int offset, int length) {
    if (slab.getInt(customer, PAYLOAD) != 0) {
      payloads.release(slab.getInt(customer, PAYLOAD));
    }
    boolean fits = length > 0 && journeys.makeRoom(length);
    slab.set(customer, PAYLOAD_LENGTH, fits ? length : 0);
    set(customer, PAYLOAD, fits ? payloads.store(from, offset, length, 0) : 0);
  }

  // Needs and journey

  /** First of the customer's needs, 0 if none is kept. */
  public int firstNeed(int customer) {
    return slab.getInt(customer, FIRST_NEED);
  }

  /** The need on a topic, 0 if none is kept. */
  public int need(int customer, int topic) {
    int need = firstNeed(customer);
    while (need != 0 && needs.topic(need) != topic) {
      need = needs.next(need);
    }
    return need;
  }

  /** Needs that are kept. */
  public int needCount(int customer) {
    int count = 0;
    for (int need = firstNeed(customer); need != 0; need = needs.next(need)) {
      count++;
    }
    return count;
  }

  /**
   * A new need on a topic that has none; the one written longest ago without a live contact makes
   * room (decision CU-j).
   *
   * @return the need, 0 if none can be kept
   */
  int openNeed(int customer, int topic) {
    int count = 0;
    int victim = 0;
    int beforeVictim = 0;
    int before = 0;
    for (int need = firstNeed(customer); need != 0; need = needs.next(need)) {
      count++;
      if (needs.live(need) == 0 && (victim == 0 || needs.written(need) < needs.written(victim))) {
        victim = need;
        beforeVictim = before;
      }
      before = need;
    }
    if (count >= Limits.MAX_NEEDS) {
      if (victim == 0) {
        return 0;
      }
      if (beforeVictim == 0) {
        slab.set(customer, FIRST_NEED, needs.next(victim));
      } else {
        needs.next(beforeVictim, needs.next(victim));
      }
      needs.close(victim);
    }
    int need = needs.open(number(customer), topic, firstNeed(customer));
    slab.set(customer, FIRST_NEED, need);
    return need;
  }

  /** Its journey, 0 before the first touchpoint. */
  public int journey(int customer) {
    return slab.getInt(customer, JOURNEY);
  }

  /** Its journey, begun if there is none. */
  int openJourney(int customer) {
    int journey = journey(customer);
    if (journey == 0) {
      journey = journeys.open(number(customer));
      slab.set(customer, JOURNEY, journey);
    }
    return journey;
  }

  // Digest

  /** Brings the digest up to date with what has changed. */
  public void settle() {
    needs.settle();
    for (int customer = dirty.take(); customer >= 0; customer = dirty.take()) {
      long hash = isKept(customer) ? hash(customer) : 0;
      digest.replace(slab.getLong(customer, HASH), hash);
      slab.set(customer, HASH, hash);
    }
  }

  private long hash(int customer) {
    long h = Mix.fold(Mix.mix(number(customer)), written(customer));
    for (int field = SEGMENT; field <= VERIFIED_BY; field++) {
      h = Mix.fold(h, get(customer, field));
    }
    for (int list = DEVICES; list <= ATTRIBUTES; list++) {
      h = Mix.fold(h, list);
      for (int entry = first(customer, list); entry != 0; entry = next(entry)) {
        h = Mix.fold(Mix.fold(Mix.fold(h, name(entry)), kind(entry)), value(entry));
      }
    }
    return Mix.mix(payloads.fold(h, slab.getInt(customer, PAYLOAD), payloadLength(customer)));
  }
}
