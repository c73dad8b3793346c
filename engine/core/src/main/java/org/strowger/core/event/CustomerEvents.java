package org.strowger.core.event;

import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.CustomerEvictedEncoder;
import org.strowger.codec.sbe.CustomerForgottenEncoder;
import org.strowger.codec.sbe.CustomerUpdatedEncoder;
import org.strowger.codec.sbe.MessageHeaderEncoder;
import org.strowger.codec.sbe.NeedUpdatedEncoder;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.SurveyRecordedEncoder;
import org.strowger.codec.sbe.TouchKind;
import org.strowger.codec.sbe.TouchpointRecordedEncoder;
import org.strowger.core.customer.Needs;

/** Writes the events about customers, every field set. No allocation. One thread. */
public final class CustomerEvents {
  private static final int AT = EventHeader.LENGTH;

  private final Events events;
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final CustomerUpdatedEncoder updated = new CustomerUpdatedEncoder();
  private final TouchpointRecordedEncoder touchpoint = new TouchpointRecordedEncoder();
  private final SurveyRecordedEncoder survey = new SurveyRecordedEncoder();
  private final NeedUpdatedEncoder need = new NeedUpdatedEncoder();
  private final CustomerForgottenEncoder forgotten = new CustomerForgottenEncoder();
  private final CustomerEvictedEncoder evicted = new CustomerEvictedEncoder();

  public CustomerEvents(Events events) {
    this.events = events;
  }

  /** Something else is known of a customer. */
  public void updated(long customer) {
    updated.wrapAndApplyHeader(events.buffer(), AT, header).customer(customer);
    events.emit(CustomerUpdatedEncoder.BLOCK_LENGTH);
  }

  /** Something happened on a journey; customer 0: on that of the interaction. */
  public void touchpoint(long customer, long interaction, TouchKind kind) {
    touchpoint
        .wrapAndApplyHeader(events.buffer(), AT, header)
        .customer(customer)
        .interaction(interaction)
        .kind(kind);
    events.emit(TouchpointRecordedEncoder.BLOCK_LENGTH);
  }

  /** A customer answered a survey. */
  public void survey(
      long customer,
      long interaction,
      int topic,
      int csat,
      int nps,
      int effort,
      Resolved resolved) {
    survey
        .wrapAndApplyHeader(events.buffer(), AT, header)
        .customer(customer)
        .interaction(interaction)
        .topic(topic)
        .csat((short) csat)
        .nps((short) nps)
        .effort((short) effort)
        .resolved(resolved);
    events.emit(SurveyRecordedEncoder.BLOCK_LENGTH);
  }

  /** What is known of a need now. */
  public void need(long customer, Needs needs, int slot) {
    need.wrapAndApplyHeader(events.buffer(), AT, header)
        .customer(customer)
        .openedMs(needs.openedMs(slot))
        .topic(needs.topic(slot))
        .owner(needs.owner(slot))
        .lastAgent(needs.lastAgent(slot))
        .contacts(needs.contacts(slot))
        .handovers(needs.handovers(slot))
        .resolved(needs.resolved(slot));
    events.emit(NeedUpdatedEncoder.BLOCK_LENGTH);
  }

  /** No need can be kept on a topic (decision CU-j). */
  public void noNeed(long customer, int topic) {
    need.wrapAndApplyHeader(events.buffer(), AT, header)
        .customer(customer)
        .openedMs(0)
        .topic(topic)
        .owner(0)
        .lastAgent(0)
        .contacts(0)
        .handovers(0)
        .resolved(Resolved.UNSAID);
    events.emit(NeedUpdatedEncoder.BLOCK_LENGTH);
  }

  /** Nothing of a customer is kept any more, by command. */
  public void forgotten(long customer, int touchpoints, int needs, int live) {
    forgotten
        .wrapAndApplyHeader(events.buffer(), AT, header)
        .customer(customer)
        .touchpoints(touchpoints)
        .needs(needs)
        .live(live);
    events.emit(CustomerForgottenEncoder.BLOCK_LENGTH);
  }

  /** Nothing of a customer is kept any more, since another needs the room. */
  public void evicted(long customer) {
    evicted.wrapAndApplyHeader(events.buffer(), AT, header).customer(customer);
    events.emit(CustomerEvictedEncoder.BLOCK_LENGTH);
  }
}
