package org.strowger.core.event;

import org.strowger.codec.EventHeader;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.ContextDeliveredEncoder;
import org.strowger.codec.sbe.MessageHeaderEncoder;
import org.strowger.codec.sbe.Resolved;
import org.strowger.core.customer.Contacts;
import org.strowger.core.customer.Customers;
import org.strowger.core.customer.Journeys;
import org.strowger.core.customer.Needs;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.rule.BaseValues;

/**
 * Writes the view of the context that goes with an offer (decision HO-a): who the customer is, the
 * need, and the newest touchpoints as far as an event holds them. No allocation. One thread.
 */
public final class ContextView {
  private static final int AT = EventHeader.LENGTH;

  /** Dimensions of a group, and of a payload. */
  private static final int GROUP = 4;

  private static final int PAYLOAD = ContextDeliveredEncoder.profileHeaderLength();

  /** Everything but notes, touchpoints and the profile's bytes. */
  private static final int FIXED =
      AT
          + MessageHeaderEncoder.ENCODED_LENGTH
          + ContextDeliveredEncoder.BLOCK_LENGTH
          + 2 * GROUP
          + PAYLOAD;

  private static final int NOTE = ContextDeliveredEncoder.RulesEncoder.sbeBlockLength();

  private static final int TOUCHPOINT =
      ContextDeliveredEncoder.TouchpointsEncoder.sbeBlockLength() + PAYLOAD;

  private final Events events;
  private final Interactions interactions;
  private final Contacts contacts;
  private final Customers customers;
  private final BaseValues base;
  private final Needs needs;
  private final Journeys journeys;
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final ContextDeliveredEncoder view = new ContextDeliveredEncoder();
  private final byte[] payload = new byte[Limits.MAX_NOTE_LENGTH];

  public ContextView(
      Events events,
      Interactions interactions,
      Contacts contacts,
      Customers customers,
      BaseValues base) {
    this.base = base;
    this.events = events;
    this.interactions = interactions;
    this.contacts = contacts;
    this.customers = customers;
    needs = customers.needs();
    journeys = customers.journeys();
  }

  /** Tells an agent who has an offer of an interaction. */
  public void tell(long offer, int interaction, int agent) {
    int customer = contacts.customer(interaction);
    int journey = contacts.journey(interaction);
    int profileLength = customer == 0 ? 0 : customers.payloadLength(customer);
    int notes = base.noteCount(interaction);
    int count = fitting(journey, FIXED + NOTE * notes + profileLength);
    view.wrapAndApplyHeader(events.buffer(), AT, header)
        .offer(offer)
        .interaction(interactions.number(interaction))
        .customer(interactions.customer(interaction))
        .ticketMs(interactions.ticketTime(interaction))
        .agent(agent)
        .channel(interactions.channel(interaction))
        .topic(interactions.topic(interaction))
        .segment(field(customer, Customers.SEGMENT))
        .language(field(customer, Customers.LANGUAGE))
        .region(field(customer, Customers.REGION))
        .verifiedBy(field(customer, Customers.VERIFIED_BY))
        .openNeeds(openNeeds(customer))
        .earlier(journeys.recorded(journey) - count);
    need(contacts.need(interaction), interaction);
    ContextDeliveredEncoder.RulesEncoder rules = view.rulesCount(notes);
    for (int i = 0; i < notes; i++) {
      rules.next().note(base.note(interaction, i));
    }
    touchpoints(journey, count);
    if (customer != 0) {
      customers.copyPayload(customer, payload);
    }
    view.putProfile(payload, 0, profileLength);
    events.emit(view.encodedLength());
  }

  private int field(int customer, int field) {
    return customer == 0 ? 0 : customers.get(customer, field);
  }

  private void need(int need, int interaction) {
    boolean kept = need != 0;
    view.openedMs(kept ? needs.openedMs(need) : 0)
        .lastAgentMs(kept ? needs.lastAgentMs(need) : 0)
        .owner(kept ? needs.owner(need) : 0)
        .lastAgent(kept ? needs.lastAgent(need) : 0)
        .contacts(kept ? needs.contacts(need) : 0)
        .handovers(kept ? needs.handovers(need) : contacts.handovers(interaction))
        .resolved(kept ? needs.resolved(need) : Resolved.UNSAID);
  }

  private int openNeeds(int customer) {
    int count = 0;
    int need = customer == 0 ? 0 : customers.firstNeed(customer);
    for (; need != 0; need = needs.next(need)) {
      count += needs.resolved(need) == Resolved.YES ? 0 : 1;
    }
    return count;
  }

  /** How many of the newest touchpoints are told. */
  private int fitting(int journey, int length) {
    int total = length;
    int count = 0;
    int at = journeys.newest(journey);
    while (at != 0 && count < Limits.MAX_VIEW_TOUCHPOINTS) {
      total += TOUCHPOINT + journeys.payloadLength(at);
      if (total > Limits.MAX_EVENT_LENGTH) {
        return count;
      }
      count++;
      at = journeys.older(at);
    }
    return count;
  }

  private void touchpoints(int journey, int count) {
    ContextDeliveredEncoder.TouchpointsEncoder group = view.touchpointsCount(count);
    int at = journeys.newest(journey);
    for (int i = 0; i < count; i++) {
      int length = journeys.payloadLength(at);
      journeys.copyPayload(at, payload);
      group
          .next()
          .timeMs(journeys.timeMs(at))
          .interaction(journeys.interaction(at))
          .value(journeys.value(at))
          .channel(journeys.channel(at))
          .topic(journeys.topic(at))
          .outcome(journeys.outcome(at))
          .agent(journeys.agent(at))
          .kind(journeys.kind(at))
          .end(journeys.end(at))
          .putSealed(payload, 0, length);
      at = journeys.older(at);
    }
  }
}
