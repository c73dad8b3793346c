package org.strowger.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.sbe.ContactEnd;
import org.strowger.codec.sbe.Handover;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.TouchKind;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Customer;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Journey;
import org.strowger.oracle.State.Need;
import org.strowger.oracle.State.Touchpoint;

/**
 * What is kept of customers: records, needs with their tickets, journeys, payloads (CU, K1, K2).
 */
final class Customers {
  private static final int MAX_NEEDS = 8;
  private static final int BLOCK_LENGTH = 64;
  private static final int BLOCKS_A_CUSTOMER = 4;

  private final State state;
  private final Rules rules;
  private final Happening now;
  private final CoreLimits limits;
  private ContextRules contextRules;

  Customers(State state, Rules rules, Happening now, CoreLimits limits) {
    this.state = state;
    this.rules = rules;
    this.now = now;
    this.limits = limits;
  }

  /** Who is told of what rules read. */
  void tells(ContextRules told) {
    contextRules = told;
  }

  // ---- records ----

  /** CU-a: there is a record, or there can be one. */
  boolean hasRoom(long customer) {
    return state.customers.containsKey(customer)
        || state.customers.size() < limits.maxCustomers()
        || evictable() != null;
  }

  private Customer evictable() {
    return state.customers.values().stream()
        .filter(customer -> live(customer.number).isEmpty())
        .min(Comparator.comparingLong(customer -> customer.written))
        .orElse(null);
  }

  /** Its live interactions, those in wrap-up too. */
  List<Interaction> live(long customer) {
    return state.interactions.values().stream()
        .filter(interaction -> interaction.customer == customer)
        .toList();
  }

  /** CU-a: the record, made if there is none; who makes room for it is told at once. */
  Customer written(long number) {
    Customer customer = state.customers.get(number);
    if (customer == null) {
      if (state.customers.size() >= limits.maxCustomers()) {
        long evicted = evictable().number;
        state.customers.remove(evicted);
        now.releasedCustomer = evicted;
        now.emit(now.event("CustomerEvicted").with("customer", evicted));
      }
      customer = new Customer(number);
      state.customers.put(number, customer);
    }
    customer.written = ++state.writes;
    return customer;
  }

  /** CU-l. */
  void forget(long number) {
    Customer customer = state.customers.get(number);
    List<Interaction> live = live(number);
    now.emit(
        now.event("CustomerForgotten")
            .with("customer", number)
            .with("touchpoints", customer.journey.kept.size())
            .with("needs", customer.needs.size())
            .with("live", live.size()));
    for (Interaction interaction : live) {
      interaction.neverKept = customer.never;
      interaction.customer = 0;
      interaction.contact = null;
    }
    state.customers.remove(number);
    now.releasedCustomer = number;
  }

  // ---- what interactions do ----

  /** CU-f, CU-j, K1-a: after the interaction is live. */
  void arrived(Interaction interaction) {
    if (interaction.customer == 0) {
      return;
    }
    Customer customer = written(interaction.customer);
    Need need = interaction.topic > 0 ? arrivedFor(customer, interaction.topic) : null;
    if (need != null && rules.k1Shares(interaction)) {
      takeTicket(need, interaction);
    }
    Touchpoint contact = touchpoint(TouchKind.CONTACT, interaction);
    interaction.contact = contact;
    contextRules.changed(interaction.customer, interaction);
    add(customer.journey, contact, "");
  }

  private Need arrivedFor(Customer customer, int topic) {
    Need need = need(customer, topic);
    if (need == null) {
      return null;
    }
    if (need.resolved == Resolved.YES) { // CU-j: opened anew
      need.openedMs = state.timeMs;
      need.contacts = 0;
      need.handovers = 0;
      need.resolved = Resolved.UNSAID;
    }
    need.contacts++;
    return need;
  }

  /** K1-a: the one that is alive, or a new one. */
  private void takeTicket(Need need, Interaction interaction) {
    if (rules.k2Alive(need, interaction)) {
      interaction.ticketMs = need.ticketMs;
      interaction.ticketSequence = need.ticketSequence;
    } else {
      need.ticketMs = interaction.ticketMs;
      need.ticketSequence = interaction.ticketSequence;
    }
  }

  /** HO-b, CU-f, S4-a: after the event. */
  void accepted(Interaction interaction, Agent agent, Handover handover) {
    int handovers = handover == Handover.NONE ? 0 : 1;
    state.handoversWith += handover == Handover.WITH_CONTEXT ? 1 : 0;
    state.handoversWithout += handover == Handover.WITHOUT_CONTEXT ? 1 : 0;
    interaction.lastHolder = agent.number;
    interaction.handovers += handovers;
    if (interaction.contact != null) {
      interaction.contact.agent = agent.number;
    }
    Need need = state.needOf(interaction);
    if (need != null) {
      need.handovers += handovers;
      hadBy(need, agent);
    }
  }

  /** S4-a. */
  private void hadBy(Need need, Agent agent) {
    need.lastAgent = agent.number;
    need.lastAgentMs = state.timeMs;
  }

  /** CU-j, S4-a: before the event. */
  void completed(Interaction interaction, Resolved resolved) {
    Need need = state.needOf(interaction);
    if (need != null) {
      hadBy(need, interaction.agent);
      need.resolved = resolved == Resolved.UNSAID ? need.resolved : resolved;
    }
  }

  /** CU-f, K2-a: the contact is over, before any wrap-up. */
  void ended(Interaction interaction, ContactEnd how, int outcome) {
    if (interaction.contact != null) {
      interaction.contact.end = how;
      interaction.contact.outcome = outcome;
    }
    contextRules.changed(interaction.customer, interaction);
    Need need = state.needOf(interaction);
    if (need != null && need.ticketSequence == interaction.ticketSequence) {
      ticketEnds(need, interaction, how);
    }
  }

  /** CU-a, CU-j: the interaction is live no more. */
  void closed(Interaction interaction) {
    if (interaction.customer > 0) {
      written(interaction.customer);
    }
    Need need = state.needOf(interaction);
    if (need != null) {
      need.written = ++state.writes;
    }
  }

  private void ticketEnds(Need need, Interaction interaction, ContactEnd how) {
    if (!rules.k2Outlives(how)) {
      need.ticketSequence = 0;
    } else if (!rules.k2IsHeld(need, interaction)) {
      need.ticketEndsMs = state.timeMs + state.plan.settings().returnWindowMs();
    }
  }

  /** K3-a: a note handed over; empty: none. */
  void note(Interaction interaction, int agent, String note) {
    if (!note.isEmpty()) {
      Touchpoint touchpoint = touchpoint(TouchKind.NOTE, interaction);
      touchpoint.agent = agent;
      add(journey(interaction), touchpoint, note);
    }
  }

  // ---- needs ----

  /** CU-j: the need, opened if none is kept; null: all the others are live. */
  Need need(Customer customer, int topic) {
    Need need = customer.needs.get(topic);
    if (need == null) {
      if (customer.needs.size() >= MAX_NEEDS) {
        Need oldest =
            customer.needs.values().stream()
                .filter(
                    kept -> live(customer.number).stream().noneMatch(i -> i.topic == kept.topic))
                .min(Comparator.comparingLong(kept -> kept.written))
                .orElse(null);
        if (oldest == null) {
          return null;
        }
        customer.needs.remove(oldest.topic);
      }
      need = new Need(topic);
      need.openedMs = state.timeMs;
      customer.needs.put(topic, need);
    }
    need.written = ++state.writes;
    return need;
  }

  // ---- journeys ----

  /** CU-e: the customer's, or the interaction's own. */
  Journey journey(Interaction interaction) {
    Customer customer = state.customerOf(interaction);
    if (customer != null) {
      return customer.journey;
    }
    if (interaction.ownJourney == null) {
      interaction.ownJourney = new Journey();
    }
    return interaction.ownJourney;
  }

  /** A touchpoint of an interaction, now. */
  Touchpoint touchpoint(TouchKind kind, Interaction interaction) {
    Touchpoint touchpoint = new Touchpoint();
    touchpoint.kind = kind;
    touchpoint.timeMs = state.timeMs;
    touchpoint.interaction = interaction.number;
    touchpoint.channel = interaction.channel;
    touchpoint.topic = interaction.topic;
    return touchpoint;
  }

  /** CU-e: the oldest make room; CU-k: then the payload finds its blocks, or is not kept. */
  void add(Journey journey, Touchpoint touchpoint, String sealed) {
    int most = rules.cuTouchpoints();
    touchpoint.written = ++state.writes;
    journey.kept.add(touchpoint);
    while (journey.kept.size() > most) {
      journey.kept.remove(0);
      journey.earlier++;
    }
    if (most > 0 && makeBlocks(sealed)) {
      touchpoint.sealed = sealed;
    }
  }

  // ---- payloads ----

  /** CU-k: of a customer; the one before is gone first. */
  void profile(Customer customer, String sealed) {
    customer.sealed = "";
    if (makeBlocks(sealed)) {
      customer.sealed = sealed;
    }
  }

  /** Payloads of touchpoints go, written longest ago first, until there is room; false: none. */
  private boolean makeBlocks(String sealed) {
    long most = (long) BLOCKS_A_CUSTOMER * limits.maxCustomers();
    if (profileBlocks() + blocks(sealed) > most) {
      return false; // and nothing goes
    }
    while (usedBlocks() + blocks(sealed) > most) {
      Touchpoint oldest = null;
      for (Journey journey : journeys()) {
        for (Touchpoint kept : journey.kept) {
          boolean older = oldest == null || kept.written < oldest.written;
          oldest = !kept.sealed.isEmpty() && older ? kept : oldest;
        }
      }
      oldest.sealed = "";
    }
    return true;
  }

  private List<Journey> journeys() {
    List<Journey> journeys = new ArrayList<>();
    state.customers.values().forEach(customer -> journeys.add(customer.journey));
    for (Interaction interaction : state.interactions.values()) {
      if (interaction.ownJourney != null) {
        journeys.add(interaction.ownJourney);
      }
    }
    return journeys;
  }

  private long profileBlocks() {
    long used = 0;
    for (Customer customer : state.customers.values()) {
      used += blocks(customer.sealed);
    }
    return used;
  }

  private long usedBlocks() {
    long used = profileBlocks();
    for (Journey journey : journeys()) {
      for (Touchpoint kept : journey.kept) {
        used += blocks(kept.sealed);
      }
    }
    return used;
  }

  private static int blocks(String sealed) {
    return (sealed.length() + BLOCK_LENGTH - 1) / BLOCK_LENGTH;
  }
}
