package org.strowger.core.event;

import org.strowger.codec.EventHeader;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.CustomerAnswerEncoder;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.MessageHeaderEncoder;
import org.strowger.codec.sbe.NeedAnswerEncoder;
import org.strowger.codec.sbe.TouchpointAnswerEncoder;
import org.strowger.core.customer.Customers;
import org.strowger.core.customer.Journeys;
import org.strowger.core.customer.Needs;

/**
 * Answers what is kept of a customer (rule T5): the profile, the needs by topic, the touchpoints
 * from the newest on. No allocation. One thread.
 */
public final class CustomerAnswers {
  private static final int AT = EventHeader.LENGTH;

  private final Answers answers;
  private final Customers customers;
  private final Needs needs;
  private final Journeys journeys;
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final CustomerAnswerEncoder customerAnswer = new CustomerAnswerEncoder();
  private final NeedAnswerEncoder needAnswer = new NeedAnswerEncoder();
  private final TouchpointAnswerEncoder touchpointAnswer = new TouchpointAnswerEncoder();
  private final byte[] payload = new byte[Limits.MAX_NOTE_LENGTH];

  public CustomerAnswers(Answers answers, Customers customers) {
    this.answers = answers;
    this.customers = customers;
    needs = customers.needs();
    journeys = customers.journeys();
  }

  /** Tells everything about a customer; of one unknown, that it is. */
  public void customer(long number, long nowMs) {
    int customer = customers.slotOf(number);
    if (customer == 0) {
      unknown(number);
      return;
    }
    int journey = customers.journey(customer);
    int kept = journey == 0 ? 0 : journeys.kept(journey);
    int length = customers.payloadLength(customer);
    customers.copyPayload(customer, payload);
    customerAnswer
        .wrapAndApplyHeader(answers.buffer(), AT, header)
        .customer(number)
        .known(Flag.YES)
        .segment(customers.get(customer, Customers.SEGMENT))
        .language(customers.get(customer, Customers.LANGUAGE))
        .region(customers.get(customer, Customers.REGION))
        .verifiedBy(customers.get(customer, Customers.VERIFIED_BY))
        .live(customers.live(customer))
        .needs(customers.needCount(customer))
        .touchpoints(kept)
        .earlier(journey == 0 ? 0 : journeys.recorded(journey) - kept)
        .putSealed(payload, 0, length);
    answers.emit(customerAnswer.encodedLength());
    int need = nextByTopic(customer, 0);
    for (; need != 0; need = nextByTopic(customer, needs.topic(need))) {
      need(number, need, nowMs);
    }
    int at = journey == 0 ? 0 : journeys.newest(journey);
    for (; at != 0; at = journeys.older(at)) {
      touchpoint(number, at);
    }
  }

  private void unknown(long number) {
    customerAnswer
        .wrapAndApplyHeader(answers.buffer(), AT, header)
        .customer(number)
        .known(Flag.NO)
        .segment(0)
        .language(0)
        .region(0)
        .verifiedBy(0)
        .live(0)
        .needs(0)
        .touchpoints(0)
        .earlier(0)
        .putSealed(payload, 0, 0);
    answers.emit(customerAnswer.encodedLength());
  }

  /** The need with the lowest topic above one given, 0 if there is none. */
  private int nextByTopic(int customer, int topic) {
    int lowest = 0;
    for (int at = customers.firstNeed(customer); at != 0; at = needs.next(at)) {
      if (needs.topic(at) > topic && (lowest == 0 || needs.topic(at) < needs.topic(lowest))) {
        lowest = at;
      }
    }
    return lowest;
  }

  private void need(long customer, int need, long nowMs) {
    needAnswer
        .wrapAndApplyHeader(answers.buffer(), AT, header)
        .customer(customer)
        .openedMs(needs.openedMs(need))
        .lastAgentMs(needs.lastAgentMs(need))
        .ticketMs(needs.isTicketAlive(need, nowMs) ? needs.ticketMs(need) : 0)
        .topic(needs.topic(need))
        .owner(needs.owner(need))
        .lastAgent(needs.lastAgent(need))
        .contacts(needs.contacts(need))
        .handovers(needs.handovers(need))
        .resolved(needs.resolved(need));
    answers.emit(NeedAnswerEncoder.BLOCK_LENGTH);
  }

  private void touchpoint(long customer, int at) {
    int length = journeys.payloadLength(at);
    journeys.copyPayload(at, payload);
    touchpointAnswer
        .wrapAndApplyHeader(answers.buffer(), AT, header)
        .customer(customer)
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
    answers.emit(touchpointAnswer.encodedLength());
  }
}
