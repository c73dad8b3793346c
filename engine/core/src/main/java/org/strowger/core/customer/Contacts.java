package org.strowger.core.customer;

import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.strowger.codec.sbe.ContactEnd;
import org.strowger.codec.sbe.Handover;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.TouchKind;
import org.strowger.core.event.Cause;
import org.strowger.core.event.CustomerEvents;
import org.strowger.core.event.Mix;
import org.strowger.core.event.StateDigest;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.interaction.Pairs;
import org.strowger.core.plan.ActivePlan;

/**
 * What is kept of live interactions beside their records: whose they are, the touchpoint of each,
 * hand-overs, and the journey of those without a customer; and what their arrival, acceptance and
 * end do to customers, needs and tickets (decisions CU-a to CU-j, K1-a, K2-a, HO-b). An interaction
 * that never had a customer or a touchpoint has nothing here. One thread.
 */
public final class Contacts {
  private static final int INTS = 8;
  private static final int CUSTOMER = 0;
  private static final int BEFORE = 1;
  private static final int BEHIND = 2;
  private static final int TOUCHPOINT = 3;
  private static final int ORDINAL = 4;
  private static final int HANDOVERS = 5;
  private static final int JOURNEY = 6;

  private final StateDigest digest;
  private final Cause cause;
  private final CustomerEvents events;
  private final Interactions interactions;
  private final Pairs pairs;
  private final Customers customers;
  private final Needs needs;
  private final Journeys journeys;
  private ActivePlan plan;

  /** By slot of the interaction; empty until one has something here. */
  private int[] ints = new int[0];

  private long handoversWith;
  private long handoversWithout;

  /** Customer whose name is to be released, 0 if none (decision CU-a). */
  private long gone;

  public Contacts(
      StateDigest digest,
      Cause cause,
      CustomerEvents events,
      Interactions interactions,
      Pairs pairs,
      Customers customers) {
    this.digest = digest;
    this.cause = cause;
    this.events = events;
    this.interactions = interactions;
    this.pairs = pairs;
    this.customers = customers;
    needs = customers.needs();
    journeys = customers.journeys();
  }

  /** The plan in force. */
  public void plan(ActivePlan inForce) {
    plan = inForce;
  }

  private int get(int interaction, int field) {
    int at = interaction * INTS + field;
    return at < ints.length ? ints[at] : 0;
  }

  private void set(int interaction, int field, int value) {
    ints[interaction * INTS + field] = value;
  }

  private void room(int interaction) {
    int needed = (interaction + 1) * INTS;
    if (needed > ints.length) {
      ints = Arrays.copyOf(ints, Math.max(needed, 2 * ints.length));
    }
  }

  // Customers

  /** Whether there is room for a customer, be it for one that goes (decision CU-a). */
  public boolean admits(long number) {
    return customers.slotOf(number) != 0 || !customers.isFull() || customers.oldestIdle() != 0;
  }

  /** The record of a customer who is admitted, written now; another may have to go for it. */
  public int open(long number) {
    int customer = customers.slotOf(number);
    if (customer != 0) {
      customers.wrote(customer);
      return customer;
    }
    if (customers.isFull()) {
      int oldest = customers.oldestIdle();
      gone = customers.number(oldest);
      events.evicted(gone);
      customers.remove(oldest);
    }
    return customers.add(number);
  }

  /** Forgets a customer (decision CU-l), with its event. */
  public void forget(int customer) {
    long number = customers.number(customer);
    int live = customers.live(customer);
    int journey = customers.journey(customer);
    int touchpoints = journey == 0 ? 0 : journeys.kept(journey);
    int needCount = customers.needCount(customer);
    for (int at = customers.firstLive(customer); at != 0; ) {
      int next = get(at, BEHIND);
      interactions.customer(at, 0);
      unlink(at);
      digest.replace(hash(at), 0);
      set(at, TOUCHPOINT, 0);
      set(at, ORDINAL, 0);
      digest.replace(0, hash(at));
      at = next;
    }
    customers.remove(customer);
    gone = number;
    events.forgotten(number, touchpoints, needCount, live);
  }

  /** The customer whose name is to be released now, 0 if there is none; told once. */
  public long takeGone() {
    long number = gone;
    gone = 0;
    return number;
  }

  /** Slot of an interaction's customer, 0 if it has none. */
  public int customer(int interaction) {
    return get(interaction, CUSTOMER);
  }

  /** The customer's live interaction that arrived next, 0 after the last. */
  public int nextLive(int interaction) {
    return get(interaction, BEHIND);
  }

  private void link(int interaction, int customer) {
    int last = customers.lastLive(customer);
    set(interaction, CUSTOMER, customer);
    set(interaction, BEFORE, last);
    set(interaction, BEHIND, 0);
    if (last == 0) {
      customers.firstLive(customer, interaction);
    } else {
      set(last, BEHIND, interaction);
    }
    customers.lastLive(customer, interaction);
    customers.addLive(customer, 1);
  }

  private void unlink(int interaction) {
    int customer = get(interaction, CUSTOMER);
    int before = get(interaction, BEFORE);
    int behind = get(interaction, BEHIND);
    if (before == 0) {
      customers.firstLive(customer, behind);
    } else {
      set(before, BEHIND, behind);
    }
    if (behind == 0) {
      customers.lastLive(customer, before);
    } else {
      set(behind, BEFORE, before);
    }
    set(interaction, CUSTOMER, 0);
    customers.addLive(customer, -1);
  }

  // Needs

  /** The need of an interaction, 0 if none is kept. */
  public int need(int interaction) {
    int topic = interactions.topic(interaction);
    return topic == 0 || interactions.customer(interaction) == 0
        ? 0
        : customers.need(get(interaction, CUSTOMER), topic);
  }

  /** The need of a customer on a topic, opened now if none is kept; 0 if none can be. */
  public int openNeed(int customer, int topic) {
    int need = customers.need(customer, topic);
    if (need != 0) {
      return need;
    }
    need = customers.openNeed(customer, topic);
    if (need != 0) {
      needs.openedMs(need, cause.nowMs());
      int live = 0;
      for (int at = customers.firstLive(customer); at != 0; at = get(at, BEHIND)) {
        live += interactions.topic(at) == topic ? 1 : 0;
      }
      needs.live(need, live);
    }
    return need;
  }

  /** Sets who owns a need. */
  public void owner(int need, int agent) {
    needs.owner(need, agent);
  }

  /** Sets what is said about a need; UNSAID leaves it. */
  public void resolved(int need, Resolved said) {
    if (said != Resolved.UNSAID) {
      needs.resolved(need, said);
    }
  }

  /** A need was written now. */
  public void wrote(int need) {
    needs.written(need, customers.nextPlace());
  }

  /** Who last had the need of an interaction, if that was no earlier than given; else 0. */
  public int lastAgentSince(int interaction, long earliestMs) {
    int need = need(interaction);
    return need != 0 && needs.lastAgentMs(need) >= earliestMs ? needs.lastAgent(need) : 0;
  }

  private int arriveFor(int customer, int topic) {
    int before = customers.need(customer, topic);
    int need = before == 0 ? openNeed(customer, topic) : before;
    if (need == 0) {
      return 0;
    }
    if (before != 0) {
      needs.live(need, needs.live(need) + 1);
    }
    if (needs.resolved(need) == Resolved.YES) {
      needs.openedMs(need, cause.nowMs());
      needs.contacts(need, 0);
      needs.handovers(need, 0);
      needs.resolved(need, Resolved.UNSAID);
    }
    needs.contacts(need, needs.contacts(need) + 1);
    return need;
  }

  // The life of an interaction

  /**
   * An interaction with a customer who is admitted arrives: it is described and has a ticket time.
   *
   * @param sequence of its arrival
   * @return the sequence of its ticket, whose time it has now (decision K1-a)
   */
  public long arrive(int interaction, long sequence) {
    int customer = open(interactions.customer(interaction));
    room(interaction);
    link(interaction, customer);
    contact(interaction, customer);
    int topic = interactions.topic(interaction);
    int need = topic == 0 ? 0 : arriveFor(customer, topic);
    never(interaction, customer);
    return need == 0 || !plan.context() ? sequence : ticket(interaction, need, sequence);
  }

  private void contact(int interaction, int customer) {
    int journey = customers.openJourney(customer);
    int touchpoint =
        journeys.record(
            journey,
            plan.touchpoints(),
            TouchKind.CONTACT,
            cause.nowMs(),
            interactions.number(interaction),
            0,
            interactions.channel(interaction),
            interactions.topic(interaction));
    if (touchpoint != 0) {
      digest.replace(hash(interaction), 0);
      set(interaction, TOUCHPOINT, touchpoint);
      set(interaction, ORDINAL, journeys.recorded(journey));
      digest.replace(0, hash(interaction));
    }
  }

  /** The agents of a customer's never-list are excluded (decision CU-d). */
  private void never(int interaction, int customer) {
    int entry = customers.first(customer, Customers.NEVER);
    for (; entry != 0; entry = customers.next(entry)) {
      pairs.addNever(interaction, customers.name(entry));
    }
  }

  /** The customer has another never-list: the interaction follows. */
  public void renewNever(int interaction) {
    pairs.removeNever(interaction);
    never(interaction, get(interaction, CUSTOMER));
  }

  private long ticket(int interaction, int need, long sequence) {
    if (needs.isTicketAlive(need, cause.nowMs())) {
      needs.holders(need, needs.holders(need) + 1);
      interactions.ticketTime(interaction, needs.ticketMs(need));
      return needs.ticket(need);
    }
    needs.ticket(need, sequence, cause.nowMs(), 0);
    needs.holders(need, 1);
    return sequence;
  }

  /** The touchpoint of an interaction's contact, 0 if it has none or it is kept no longer. */
  private int touchpoint(int interaction) {
    if (interactions.customer(interaction) == 0 || get(interaction, ORDINAL) == 0) {
      return 0;
    }
    int journey = customers.journey(get(interaction, CUSTOMER));
    boolean kept = get(interaction, ORDINAL) > journeys.recorded(journey) - journeys.kept(journey);
    return kept ? get(interaction, TOUCHPOINT) : 0;
  }

  /**
   * What it means that an agent accepts an interaction, before anything is written (decision HO-b).
   *
   * @param told whether the view of the context goes with the offer
   */
  public Handover handover(int interaction, int agent, boolean told) {
    int before = interactions.hadBy(interaction);
    if (before == 0) {
      int need = need(interaction);
      if (need != 0 && needs.lastAgentMs(need) >= needs.openedMs(need)) {
        before = needs.lastAgent(need);
      }
    }
    if (before == 0 || before == agent) {
      return Handover.NONE;
    }
    return told ? Handover.WITH_CONTEXT : Handover.WITHOUT_CONTEXT;
  }

  /** An agent has accepted an interaction; its event and its view have been told. */
  public void accepted(int interaction, int agent, Handover handover) {
    int need = need(interaction);
    if (handover != Handover.NONE) {
      handoversWith += handover == Handover.WITH_CONTEXT ? 1 : 0;
      handoversWithout += handover == Handover.WITHOUT_CONTEXT ? 1 : 0;
      handovers(interaction, get(interaction, HANDOVERS) + 1);
      if (need != 0) {
        needs.handovers(need, needs.handovers(need) + 1);
      }
    }
    if (need != 0) {
      needs.lastAgent(need, agent, cause.nowMs());
    }
    int touchpoint = touchpoint(interaction);
    if (touchpoint != 0) {
      journeys.outcome(touchpoint, agent, 0);
    }
  }

  private void handovers(int interaction, int count) {
    room(interaction);
    digest.replace(hash(interaction), 0);
    set(interaction, HANDOVERS, count);
    digest.replace(0, hash(interaction));
  }

  /**
   * A note handed over with an interaction (decisions K3-a, SH-a): a touchpoint of its journey.
   *
   * @param agent whose note it is, 0: nobody's
   * @param length of the payload; 0: there is no note
   */
  public void note(int interaction, int agent, DirectBuffer from, int offset, int length) {
    if (length == 0) {
      return;
    }
    int customer = get(interaction, CUSTOMER);
    int touchpoint =
        journeys.record(
            customer == 0 ? openJourney(interaction) : customers.openJourney(customer),
            plan.touchpoints(),
            TouchKind.NOTE,
            cause.nowMs(),
            interactions.number(interaction),
            0,
            interactions.channel(interaction),
            interactions.topic(interaction));
    if (touchpoint != 0) {
      journeys.outcome(touchpoint, agent, 0);
      journeys.payload(touchpoint, from, offset, length);
    }
  }

  /** An interaction goes on over another channel (decision CU-f). */
  public void shifted(int interaction) {
    int touchpoint = touchpoint(interaction);
    if (touchpoint != 0) {
      journeys.channel(touchpoint, interactions.channel(interaction));
    }
  }

  /**
   * An agent completes an interaction.
   *
   * @return contacts of its need since that was opened, 0 if none is kept
   */
  public int complete(int interaction, int agent, Resolved said) {
    int need = need(interaction);
    if (need == 0) {
      return 0;
    }
    needs.lastAgent(need, agent, cause.nowMs());
    resolved(need, said);
    return needs.contacts(need);
  }

  /**
   * The conversation, or the wait for one, is over (decisions CU-f, K2-a); wrap-up may follow.
   *
   * @param outcome disposition, 0: none
   */
  public void end(int interaction, ContactEnd how, int outcome) {
    int touchpoint = touchpoint(interaction);
    if (touchpoint != 0) {
      journeys.outcome(touchpoint, journeys.agent(touchpoint), outcome);
      journeys.end(touchpoint, how);
    }
    int need = need(interaction);
    if (need == 0 || needs.ticket(need) != interactions.ticket(interaction)) {
      return;
    }
    if (how != ContactEnd.ABANDONED) {
      needs.endTicket(need);
      return;
    }
    needs.holders(need, needs.holders(need) - 1);
    if (needs.holders(need) == 0) {
      long endMs = cause.nowMs() + plan.returnWindowMs();
      needs.ticket(need, needs.ticket(need), needs.ticketMs(need), endMs);
    }
  }

  /** The interaction is gone, after {@link #end}; its customer was written now. */
  public void close(int interaction) {
    int customer = get(interaction, CUSTOMER);
    if (customer != 0) {
      int need = need(interaction);
      if (need != 0) {
        needs.live(need, needs.live(need) - 1);
        wrote(need);
      }
      unlink(interaction);
      customers.wrote(customer);
    }
    if (get(interaction, JOURNEY) != 0) {
      journeys.close(get(interaction, JOURNEY));
    }
    digest.replace(hash(interaction), 0);
    Arrays.fill(ints, interaction * INTS, (interaction + 1) * INTS, 0);
  }

  /** Whether anything is kept here of an interaction. */
  public boolean isKept(int interaction) {
    return (get(interaction, CUSTOMER) | get(interaction, JOURNEY) | get(interaction, HANDOVERS))
        != 0;
  }

  // Journeys

  /** The customer's journey, or the interaction's own; 0 if there is none. */
  public int journey(int interaction) {
    int customer = get(interaction, CUSTOMER);
    return customer != 0 ? customers.journey(customer) : get(interaction, JOURNEY);
  }

  /** The journey of a customer, begun if there is none. */
  public int journeyOf(int customer) {
    return customers.openJourney(customer);
  }

  /** Whether an offer of an interaction comes with a view of its context (decision HO-a). */
  public boolean isTold(int interaction) {
    return plan.context() && journey(interaction) != 0;
  }

  /** The journey of an interaction that has no customer, begun if there is none. */
  public int openJourney(int interaction) {
    room(interaction);
    int journey = get(interaction, JOURNEY);
    if (journey == 0) {
      journey = journeys.open(-interactions.number(interaction));
      set(interaction, JOURNEY, journey);
    }
    return journey;
  }

  /** Accepted hand-overs of an interaction. */
  public int handovers(int interaction) {
    return get(interaction, HANDOVERS);
  }

  /** Hand-overs with context, of all time. */
  public long handoversWith() {
    return handoversWith;
  }

  /** Hand-overs without context, of all time. */
  public long handoversWithout() {
    return handoversWithout;
  }

  // From a snapshot

  /** Sets the counts of hand-overs. */
  public void restore(long with, long without) {
    handoversWith = with;
    handoversWithout = without;
  }

  /** Which touchpoint of its customer's journey an interaction's contact is, 0: none. */
  public int ordinal(int interaction) {
    return get(interaction, ORDINAL);
  }

  /** Whether an interaction without a customer has a journey. */
  public boolean hasOwnJourney(int interaction) {
    return get(interaction, JOURNEY) != 0;
  }

  /** Sets the count of an interaction's hand-overs. */
  public void restoreHandovers(int interaction, int count) {
    handovers(interaction, count);
  }

  /**
   * Puts back a live interaction of a customer whose needs and journey are known; in order of
   * arrival.
   */
  public void restore(int interaction, int customer, int ordinal) {
    room(interaction);
    link(interaction, customer);
    digest.replace(hash(interaction), 0);
    set(interaction, ORDINAL, ordinal);
    int journey = customers.journey(customer);
    int at = journey == 0 ? 0 : journeys.newest(journey);
    while (at != 0 && journeys.ordinal(at) != ordinal) {
      at = journeys.older(at);
    }
    set(interaction, TOUCHPOINT, at);
    digest.replace(0, hash(interaction));
    int need = need(interaction);
    if (need != 0) {
      needs.live(need, needs.live(need) + 1);
      if (needs.ticket(need) == interactions.ticket(interaction)) {
        needs.holders(need, needs.holders(need) + 1);
      }
    }
  }

  private long hash(int interaction) {
    int ordinal = get(interaction, ORDINAL);
    int handovers = get(interaction, HANDOVERS);
    if (ordinal == 0 && handovers == 0) {
      return 0;
    }
    long h = Mix.fold(Mix.mix(interactions.number(interaction)), ordinal);
    return Mix.mix(Mix.fold(h, handovers));
  }
}
