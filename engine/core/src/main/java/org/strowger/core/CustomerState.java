package org.strowger.core;

import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.sbe.ContactEnd;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.TouchKind;
import org.strowger.core.customer.Contacts;
import org.strowger.core.customer.Customers;
import org.strowger.core.customer.Journeys;
import org.strowger.core.customer.Needs;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.interaction.Pairs;

/**
 * Customers in a snapshot: those with live interactions, then the others from the one written
 * longest ago on; then what is kept of interactions beside their records; then the payloads of
 * touchpoints in the order they were written. Interactions come before. One use.
 */
final class CustomerState {
  private final Rooms rooms;
  private final Interactions interactions;
  private final Pairs pairs;
  private final Customers customers;
  private final Needs needs;
  private final Journeys journeys;
  private final Contacts contacts;

  /** Touchpoints as they are numbered in the snapshot, from 1. */
  private int touchpoints;

  private int[] numberOf = new int[0];
  private int[] touchpointOf = new int[64];

  CustomerState(Rooms rooms) {
    this.rooms = rooms;
    interactions = rooms.interactions;
    pairs = rooms.pairs;
    customers = rooms.customers;
    needs = customers.needs();
    journeys = customers.journeys();
    contacts = rooms.contacts;
  }

  // Writing

  void write(StateWriter out) {
    numberOf = new int[journeys.end()];
    out.putLong(rooms.names.highestCustomer());
    out.putLong(customers.writes());
    out.putLong(contacts.handoversWith());
    out.putLong(contacts.handoversWithout());
    out.putInt(customers.size());
    for (int customer = 1; customer < customers.end(); customer++) {
      if (customers.isKept(customer) && customers.live(customer) > 0) {
        write(out, customer);
      }
    }
    int idle = customers.oldestIdle();
    for (; idle != 0; idle = customers.nextIdle(idle)) {
      write(out, idle);
    }
    for (int slot = 1; slot < interactions.end(); slot++) {
      if (interactions.state(slot) != 0) {
        writeInteraction(out, slot);
      }
    }
    out.putLong(0);
    writePayloads(out);
  }

  private void write(StateWriter out, int customer) {
    out.putLong(customers.number(customer));
    out.putLong(customers.written(customer));
    for (int field = Customers.SEGMENT; field <= Customers.VERIFIED_BY; field++) {
      out.putInt(customers.get(customer, field));
    }
    for (int list = Customers.DEVICES; list <= Customers.ATTRIBUTES; list++) {
      out.putInt(customers.count(customer, list));
      int entry = customers.first(customer, list);
      for (; entry != 0; entry = customers.next(entry)) {
        out.putInt(customers.name(entry));
        out.putInt(customers.kind(entry));
        out.putLong(customers.value(entry));
      }
    }
    byte[] payload = new byte[customers.payloadLength(customer)];
    customers.copyPayload(customer, payload);
    out.putBytes(payload);
    out.putInt(customers.needCount(customer));
    int need = customers.firstNeed(customer);
    for (; need != 0; need = needs.next(need)) {
      writeNeed(out, need);
    }
    out.putInt(customers.journey(customer) == 0 ? 0 : 1);
    if (customers.journey(customer) != 0) {
      writeJourney(out, customers.journey(customer));
    }
    out.putInt(customers.live(customer));
    int live = customers.firstLive(customer);
    for (; live != 0; live = contacts.nextLive(live)) {
      out.putLong(interactions.number(live));
      out.putInt(contacts.ordinal(live));
    }
  }

  private void writeNeed(StateWriter out, int need) {
    out.putInt(needs.topic(need));
    out.putLong(needs.openedMs(need));
    out.putInt(needs.owner(need));
    out.putInt(needs.lastAgent(need));
    out.putLong(needs.lastAgentMs(need));
    out.putInt(needs.contacts(need));
    out.putInt(needs.handovers(need));
    out.putInt(needs.resolved(need).value());
    out.putLong(needs.written(need));
    out.putLong(needs.ticket(need));
    out.putLong(needs.ticketMs(need));
    out.putLong(needs.ticketEndMs(need));
  }

  private void writeJourney(StateWriter out, int journey) {
    out.putInt(journeys.recorded(journey));
    out.putInt(journeys.kept(journey));
    for (int at = journeys.oldest(journey); at != 0; at = journeys.newer(at)) {
      numberOf[at] = ++touchpoints;
      out.putInt(journeys.kind(at).value());
      out.putLong(journeys.timeMs(at));
      out.putLong(journeys.interaction(at));
      out.putLong(journeys.value(at));
      out.putInt(journeys.channel(at));
      out.putInt(journeys.topic(at));
      out.putInt(journeys.agent(at));
      out.putInt(journeys.outcome(at));
      out.putInt(journeys.end(at).value());
    }
  }

  /** Only if something is kept of it. */
  private void writeInteraction(StateWriter out, int slot) {
    boolean journey = contacts.hasOwnJourney(slot);
    int never = 0;
    for (int pair = interactions.pairs(slot); pair != 0; pair = pairs.next(pair)) {
      never += pairs.isNever(pair) ? 1 : 0;
    }
    if (!journey && (never | interactions.hadBy(slot) | contacts.handovers(slot)) == 0) {
      return;
    }
    out.putLong(interactions.number(slot));
    out.putInt(interactions.hadBy(slot));
    out.putInt(contacts.handovers(slot));
    out.putInt(never);
    for (int pair = interactions.pairs(slot); pair != 0; pair = pairs.next(pair)) {
      if (pairs.isNever(pair)) {
        out.putInt(pairs.agent(pair));
      }
    }
    out.putInt(journey ? 1 : 0);
    if (journey) {
      writeJourney(out, contacts.journey(slot));
    }
  }

  /** The number of each touchpoint and its payload, then 0. */
  private void writePayloads(StateWriter out) {
    int at = journeys.firstWithPayload();
    for (; at != 0; at = journeys.nextWithPayload(at)) {
      byte[] payload = new byte[journeys.payloadLength(at)];
      journeys.copyPayload(at, payload);
      out.putInt(numberOf[at]);
      out.putBytes(payload);
    }
    out.putInt(0);
  }

  // Reading

  void read(StateReader in) {
    rooms.names.highestCustomer(in.getLong());
    long writes = in.getLong();
    long with = in.getLong();
    contacts.restore(with, in.getLong());
    for (int left = in.getInt(); left > 0; left--) {
      readCustomer(in);
    }
    customers.restoreWrites(writes);
    for (long number = in.getLong(); number != 0; number = in.getLong()) {
      readInteraction(in, interactions.slotOf(number));
    }
    for (int number = in.getInt(); number != 0; number = in.getInt()) {
      byte[] payload = in.getBytes();
      journeys.payload(touchpointOf[number], new UnsafeBuffer(payload), 0, payload.length);
    }
  }

  private void readCustomer(StateReader in) {
    int customer = customers.restore(in.getLong(), in.getLong());
    for (int field = Customers.SEGMENT; field <= Customers.VERIFIED_BY; field++) {
      customers.set(customer, field, in.getInt());
    }
    for (int list = Customers.DEVICES; list <= Customers.ATTRIBUTES; list++) {
      for (int left = in.getInt(); left > 0; left--) {
        int name = in.getInt();
        int kind = in.getInt();
        customers.append(customer, list, name, kind, in.getLong());
      }
    }
    byte[] payload = in.getBytes();
    customers.payload(customer, new UnsafeBuffer(payload), 0, payload.length);
    for (int left = in.getInt(); left > 0; left--) {
      readNeed(in, customer);
    }
    if (in.getInt() == 1) {
      readJourney(in, contacts.journeyOf(customer));
    }
    for (int left = in.getInt(); left > 0; left--) {
      int interaction = interactions.slotOf(in.getLong());
      contacts.restore(interaction, customer, in.getInt());
    }
  }

  private void readNeed(StateReader in, int customer) {
    int topic = in.getInt();
    long opened = in.getLong();
    int owner = in.getInt();
    int lastAgent = in.getInt();
    int need = customers.restoreNeed(customer, topic, opened, owner, lastAgent, in.getLong());
    needs.contacts(need, in.getInt());
    needs.handovers(need, in.getInt());
    needs.resolved(need, Resolved.get((short) in.getInt()));
    needs.written(need, in.getLong());
    long ticket = in.getLong();
    long ticketMs = in.getLong();
    needs.ticket(need, ticket, ticketMs, in.getLong());
  }

  private void readJourney(StateReader in, int journey) {
    int recorded = in.getInt();
    int kept = in.getInt();
    journeys.recorded(journey, recorded - kept);
    for (int left = kept; left > 0; left--) {
      TouchKind kind = TouchKind.get((short) in.getInt());
      long time = in.getLong();
      long interaction = in.getLong();
      long value = in.getLong();
      int channel = in.getInt();
      int at = journeys.record(journey, kept, kind, time, interaction, value, channel, in.getInt());
      int agent = in.getInt();
      journeys.outcome(at, agent, in.getInt());
      journeys.end(at, ContactEnd.get((short) in.getInt()));
      if (++touchpoints == touchpointOf.length) {
        touchpointOf = Arrays.copyOf(touchpointOf, 2 * touchpoints);
      }
      touchpointOf[touchpoints] = at;
    }
  }

  private void readInteraction(StateReader in, int slot) {
    int hadBy = in.getInt();
    if (hadBy != 0) {
      interactions.hadBy(slot, hadBy);
    }
    int handovers = in.getInt();
    if (handovers != 0) {
      contacts.restoreHandovers(slot, handovers);
    }
    for (int left = in.getInt(); left > 0; left--) {
      pairs.addNever(slot, in.getInt());
    }
    if (in.getInt() == 1) {
      readJourney(in, contacts.openJourney(slot));
    }
  }
}
