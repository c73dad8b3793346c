package org.strowger.core.customer;

import org.strowger.codec.sbe.Resolved;
import org.strowger.core.event.Dirty;
import org.strowger.core.event.Mix;
import org.strowger.core.event.StateDigest;

/**
 * What customers need, each on a topic, with who had it last and the ticket it holds (decisions
 * CU-j, K1-a, K2-a). A need is a slot above 0 and takes 100 bytes; those of a customer are linked.
 * One thread.
 */
public final class Needs {
  private static final int CUSTOMER = 0;
  private static final int OPENED = 1;
  private static final int LAST_AGENT_TIME = 2;
  private static final int TICKET_TIME = 3;
  private static final int TICKET = 4;
  private static final int TICKET_END = 5;
  private static final int WRITTEN = 6;
  private static final int HASH = 7;

  private static final int NEXT = 0;
  private static final int TOPIC = 1;
  private static final int OWNER = 2;
  private static final int LAST_AGENT = 3;
  private static final int CONTACTS = 4;
  private static final int HANDOVERS = 5;
  private static final int RESOLVED = 6;
  private static final int LIVE = 7;
  private static final int HOLDERS = 8;

  private final StateDigest digest;
  private final Slab slab = new Slab(8, 9);
  private final Dirty dirty = new Dirty();

  Needs(StateDigest digest) {
    this.digest = digest;
  }

  int open(long customer, int topic, int next) {
    int need = slab.claim();
    slab.set(need, CUSTOMER, customer);
    slab.set(need, TOPIC, topic);
    slab.set(need, NEXT, next);
    dirty.mark(need);
    return need;
  }

  /** Forgets a need that has been taken out of its customer's list. */
  void close(int need) {
    digest.replace(slab.getLong(need, HASH), 0);
    slab.set(need, HASH, 0L);
    slab.set(need, TOPIC, 0);
    slab.release(need);
  }

  private void set(int need, int field, long value) {
    slab.set(need, field, value);
    dirty.mark(need);
  }

  private void set(int need, int field, int value) {
    slab.set(need, field, value);
    dirty.mark(need);
  }

  /** The customer's next need, 0 after the last. */
  public int next(int need) {
    return slab.getInt(need, NEXT);
  }

  void next(int need, int value) {
    slab.set(need, NEXT, value);
  }

  public int topic(int need) {
    return slab.getInt(need, TOPIC);
  }

  /** When it was opened, milliseconds since the epoch. */
  public long openedMs(int need) {
    return slab.getLong(need, OPENED);
  }

  void openedMs(int need, long timeMs) {
    set(need, OPENED, timeMs);
  }

  /** Agent who owns it, 0: nobody. */
  public int owner(int need) {
    return slab.getInt(need, OWNER);
  }

  void owner(int need, int agent) {
    set(need, OWNER, agent);
  }

  /** Agent who last accepted or completed a contact of it, 0: nobody. */
  public int lastAgent(int need) {
    return slab.getInt(need, LAST_AGENT);
  }

  /** When that was. */
  public long lastAgentMs(int need) {
    return slab.getLong(need, LAST_AGENT_TIME);
  }

  void lastAgent(int need, int agent, long timeMs) {
    slab.set(need, LAST_AGENT_TIME, timeMs);
    set(need, LAST_AGENT, agent);
  }

  /** Contacts since it was opened. */
  public int contacts(int need) {
    return slab.getInt(need, CONTACTS);
  }

  public void contacts(int need, int count) {
    set(need, CONTACTS, count);
  }

  /** Accepted hand-overs since it was opened. */
  public int handovers(int need) {
    return slab.getInt(need, HANDOVERS);
  }

  public void handovers(int need, int count) {
    set(need, HANDOVERS, count);
  }

  public Resolved resolved(int need) {
    return Resolved.get((short) slab.getInt(need, RESOLVED));
  }

  public void resolved(int need, Resolved value) {
    set(need, RESOLVED, value.value());
  }

  /** Place in the order in which customers and needs were written. */
  public long written(int need) {
    return slab.getLong(need, WRITTEN);
  }

  /** Sets that place. */
  public void written(int need, long place) {
    set(need, WRITTEN, place);
  }

  /** Live interactions of its customer on its topic; derived. */
  public int live(int need) {
    return slab.getInt(need, LIVE);
  }

  void live(int need, int count) {
    slab.set(need, LIVE, count);
  }

  // The ticket (rules K1, K2)

  /** Sequence of its ticket, 0: none. */
  public long ticket(int need) {
    return slab.getLong(need, TICKET);
  }

  /** Time of its ticket. */
  public long ticketMs(int need) {
    return slab.getLong(need, TICKET_TIME);
  }

  /** When a ticket that nobody holds ends. */
  public long ticketEndMs(int need) {
    return slab.getLong(need, TICKET_END);
  }

  public void ticket(int need, long sequence, long timeMs, long endMs) {
    slab.set(need, TICKET_TIME, timeMs);
    slab.set(need, TICKET_END, endMs);
    set(need, TICKET, sequence);
  }

  /** Live interactions that hold its ticket; derived. */
  public int holders(int need) {
    return slab.getInt(need, HOLDERS);
  }

  void holders(int need, int count) {
    slab.set(need, HOLDERS, count);
  }

  /** Whether an arrival at this time continues the ticket (decision K2-a). */
  public boolean isTicketAlive(int need, long nowMs) {
    return ticket(need) != 0 && (holders(need) > 0 || nowMs < ticketEndMs(need));
  }

  /** The ticket is over. */
  void endTicket(int need) {
    ticket(need, 0, 0, 0);
    holders(need, 0);
  }

  /** Brings the digest up to date with what has changed. */
  void settle() {
    for (int need = dirty.take(); need >= 0; need = dirty.take()) {
      long hash = topic(need) == 0 ? 0 : hash(need);
      digest.replace(slab.getLong(need, HASH), hash);
      slab.set(need, HASH, hash);
    }
  }

  private long hash(int need) {
    long h = Mix.mix(slab.getLong(need, CUSTOMER));
    for (int field = OPENED; field < HASH; field++) {
      h = Mix.fold(h, slab.getLong(need, field));
    }
    for (int field = TOPIC; field <= RESOLVED; field++) {
      h = Mix.fold(h, slab.getInt(need, field));
    }
    return Mix.mix(h);
  }
}
