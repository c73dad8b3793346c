package org.strowger.core;

import org.strowger.codec.AttributeList;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.TouchKind;
import org.strowger.core.customer.Contacts;
import org.strowger.core.customer.Customers;
import org.strowger.core.customer.Journeys;
import org.strowger.core.customer.Needs;
import org.strowger.core.event.Cause;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.rule.Attributes;
import org.strowger.core.rule.BaseValues;
import org.strowger.core.rule.Facts;

/** What rules ask about one interaction after another, read from the state. One thread. */
final class RuleFacts implements Facts {
  private final Interactions interactions;
  private final Attributes attributes;
  private final BaseValues base;
  private final Cause cause;
  private final Contacts contacts;
  private final Customers customers;
  private final Needs needs;
  private final Journeys journeys;
  private int interaction;

  /** Slots of what belongs to the interaction, 0 if there is none. */
  private int customer;

  private int need;
  private int journey;

  RuleFacts(Rooms rooms) {
    cause = rooms.cause;
    contacts = rooms.contacts;
    customers = rooms.customers;
    needs = rooms.customers.needs();
    journeys = rooms.customers.journeys();
    interactions = rooms.interactions;
    attributes = rooms.attributes;
    base = rooms.baseValues;
  }

  /** What follows is about this interaction, which has base values. */
  void of(int slot) {
    interaction = slot;
    customer = contacts.customer(slot);
    need = contacts.need(slot);
    journey = contacts.journey(slot);
  }

  @Override
  public int channel() {
    return interactions.channel(interaction);
  }

  @Override
  public int topic() {
    return interactions.topic(interaction);
  }

  @Override
  public int queue() {
    return base.queue(interaction);
  }

  @Override
  public int urgency() {
    return base.urgency(interaction);
  }

  @Override
  public long creditMs() {
    return base.creditMs(interaction);
  }

  @Override
  public boolean hasNumber(int attribute) {
    return attributes.hasNumber(interaction, attribute);
  }

  @Override
  public long number(int attribute) {
    return attributes.number(interaction, attribute);
  }

  @Override
  public long word(int attribute) {
    return attributes.word(interaction, attribute);
  }

  @Override
  public boolean customerKnown() {
    return customer != 0;
  }

  @Override
  public int segment() {
    return customers.get(customer, Customers.SEGMENT);
  }

  @Override
  public int language() {
    return customers.get(customer, Customers.LANGUAGE);
  }

  @Override
  public int region() {
    return customers.get(customer, Customers.REGION);
  }

  @Override
  public int verifiedBy() {
    return customers.get(customer, Customers.VERIFIED_BY);
  }

  @Override
  public boolean device(int code) {
    return customers.find(customer, Customers.DEVICES, code) != 0;
  }

  @Override
  public boolean hasCustomerNumber(int attribute) {
    int entry = customers.find(customer, Customers.ATTRIBUTES, attribute);
    return entry != 0 && customers.kind(entry) == AttributeList.NUMBER;
  }

  @Override
  public long customerNumber(int attribute) {
    return customers.value(customers.find(customer, Customers.ATTRIBUTES, attribute));
  }

  @Override
  public long customerWord(int attribute) {
    int entry = customers.find(customer, Customers.ATTRIBUTES, attribute);
    return entry != 0 && customers.kind(entry) == AttributeList.CODE ? customers.value(entry) : 0;
  }

  @Override
  public int openNeeds() {
    int count = 0;
    for (int at = customers.firstNeed(customer); at != 0; at = needs.next(at)) {
      count += needs.resolved(at) == Resolved.YES ? 0 : 1;
    }
    return count;
  }

  @Override
  public boolean needKept() {
    return need != 0;
  }

  @Override
  public int needResolved() {
    return needs.resolved(need).value();
  }

  @Override
  public int needContacts() {
    return needs.contacts(need);
  }

  @Override
  public int needOwner() {
    return need == 0 ? 0 : needs.owner(need);
  }

  @Override
  public int needLastAgent() {
    return need == 0 ? 0 : needs.lastAgent(need);
  }

  // The journey, from the newest touchpoint back

  private int newest() {
    return journey == 0 ? 0 : journeys.newest(journey);
  }

  private boolean isContact(int touchpoint) {
    return journeys.kind(touchpoint) == TouchKind.CONTACT;
  }

  private boolean isWithin(int touchpoint, long durationMs) {
    return cause.nowMs() - journeys.timeMs(touchpoint) <= durationMs;
  }

  @Override
  public int contactsWithin(long durationMs) {
    int count = 0;
    int at = newest();
    for (; at != 0 && isWithin(at, durationMs); at = journeys.older(at)) {
      count += isContact(at) ? 1 : 0;
    }
    return count;
  }

  /** The newest touchpoint of a kind, 0 if there is none; of contacts the one before this. */
  private int last(int kind) {
    int at = newest();
    while (at != 0 && !(journeys.kind(at).value() == kind && isBefore(at))) {
      at = journeys.older(at);
    }
    return at;
  }

  private boolean isBefore(int touchpoint) {
    return !isContact(touchpoint) || journeys.ordinal(touchpoint) < contacts.ordinal(interaction);
  }

  @Override
  public int lastOutcome(int kind) {
    int touchpoint = last(kind);
    return touchpoint == 0 ? 0 : journeys.outcome(touchpoint);
  }

  @Override
  public boolean seen(int kind, long durationMs) {
    int touchpoint = last(kind);
    return touchpoint != 0 && isWithin(touchpoint, durationMs);
  }

  @Override
  public boolean firstTime() {
    int count = 0;
    for (int at = newest(); at != 0; at = journeys.older(at)) {
      boolean other = journeys.ordinal(at) != contacts.ordinal(interaction);
      count += other && isContact(at) ? 1 : 0;
    }
    return count == 0 && journeys.recorded(journey) == journeys.kept(journey);
  }

  private int contactBefore() {
    return last(TouchKind.CONTACT.value());
  }

  @Override
  public int lastChannel() {
    int contact = contactBefore();
    return contact == 0 ? 0 : journeys.channel(contact);
  }

  @Override
  public int lastTopic() {
    int contact = contactBefore();
    return contact == 0 ? 0 : journeys.topic(contact);
  }

  @Override
  public int lastDisposition() {
    return lastOutcome(TouchKind.CONTACT.value());
  }
}
