package org.strowger.core;

import org.strowger.codec.Limits;
import org.strowger.core.customer.Contacts;
import org.strowger.core.customer.Customers;
import org.strowger.core.customer.Journeys;
import org.strowger.core.customer.Needs;
import org.strowger.core.interaction.Interactions;

/** What must hold of customers between any two commands. Looks at everything; for tests. */
final class CustomerInvariants {
  private final Rooms rooms;
  private final Customers customers;
  private final Needs needs;
  private final Journeys journeys;
  private final Contacts contacts;
  private final Interactions interactions;

  private CustomerInvariants(Rooms rooms) {
    this.rooms = rooms;
    customers = rooms.customers;
    needs = customers.needs();
    journeys = customers.journeys();
    contacts = rooms.contacts;
    interactions = rooms.interactions;
  }

  static void check(Rooms rooms) {
    new CustomerInvariants(rooms).check();
  }

  private void check() {
    int kept = 0;
    int idle = 0;
    int live = 0;
    for (int customer = 1; customer < customers.end(); customer++) {
      if (customers.isKept(customer)) {
        kept++;
        live += customers.live(customer);
        idle += customers.live(customer) == 0 ? 1 : 0;
        customer(customer);
      }
    }
    require(kept == customers.size(), "customers kept", kept);
    require(kept <= rooms.limits.maxCustomers(), "the limit of customers", kept);
    long before = 0;
    for (int at = customers.oldestIdle(); at != 0; at = customers.nextIdle(at)) {
      idle--;
      require(customers.live(at) == 0, "who may go has no live interaction", at);
      require(customers.written(at) > before, "who may go is in order of writing", at);
      before = customers.written(at);
    }
    require(idle == 0, "everybody without live interactions may go", idle);
    for (int slot = 1; slot < interactions.end(); slot++) {
      if (interactions.state(slot) != 0) {
        interaction(slot);
        live -= interactions.customer(slot) == 0 ? 0 : 1;
      } else {
        require(!contacts.isKept(slot), "nothing is kept of an interaction that is gone", slot);
      }
    }
    require(live == 0, "live interactions of customers", live);
  }

  private static void require(boolean holds, String what, long which) {
    if (!holds) {
      throw new AssertionError("it does not hold: " + what + ", " + which);
    }
  }

  private void customer(int customer) {
    long number = customers.number(customer);
    require(customers.slotOf(number) == customer, "a customer is found by number", number);
    int live = 0;
    long before = 0;
    for (int at = customers.firstLive(customer); at != 0; at = contacts.nextLive(at)) {
      live++;
      require(interactions.customer(at) == number, "a live interaction is the customer's", number);
      require(contacts.customer(at) == customer, "a live interaction knows its customer", number);
      require(interactions.sequence(at) > before, "live ones are in order of arrival", number);
      before = interactions.sequence(at);
    }
    require(live == customers.live(customer), "live interactions of a customer", number);
    require(customers.needCount(customer) <= Limits.MAX_NEEDS, "needs of a customer", number);
    for (int need = customers.firstNeed(customer); need != 0; need = needs.next(need)) {
      need(customer, need);
    }
    if (customers.journey(customer) != 0) {
      journey(customers.journey(customer));
    }
  }

  private void need(int customer, int need) {
    int topic = needs.topic(need);
    require(topic > 0 && customers.need(customer, topic) == need, "one need a topic", topic);
    int live = 0;
    int holders = 0;
    for (int at = customers.firstLive(customer); at != 0; at = contacts.nextLive(at)) {
      if (interactions.topic(at) == topic) {
        live++;
        holders += interactions.ticket(at) == needs.ticket(need) ? 1 : 0;
      }
    }
    require(live == needs.live(need), "live contacts of a need", topic);
    require(holders == needs.holders(need), "who holds the ticket of a need", topic);
  }

  private void journey(int journey) {
    int kept = 0;
    int newer = 0;
    for (int at = journeys.newest(journey); at != 0; at = journeys.older(at)) {
      require(
          journeys.ordinal(at) == journeys.recorded(journey) - kept, "order of a journey", kept);
      require(journeys.newer(at) == newer, "links of a journey", kept);
      newer = at;
      kept++;
    }
    require(journeys.oldest(journey) == newer, "the oldest of a journey", journey);
    require(journeys.kept(journey) == kept, "touchpoints kept", journey);
    require(kept <= Limits.MAX_TOUCHPOINTS, "the limit of touchpoints", journey);
  }

  private void interaction(int slot) {
    long number = interactions.number(slot);
    int customer = contacts.customer(slot);
    require(
        customer == 0
            ? interactions.customer(slot) == 0
            : interactions.customer(slot) == customers.number(customer),
        "an interaction's customer",
        number);
    if (contacts.hasOwnJourney(slot)) {
      require(customer == 0, "who has a customer has no journey of its own", number);
      journey(contacts.journey(slot));
    }
  }
}
