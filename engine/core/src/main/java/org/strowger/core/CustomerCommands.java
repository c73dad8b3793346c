package org.strowger.core;

import org.agrona.DirectBuffer;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.CustomerForgetDecoder;
import org.strowger.codec.sbe.CustomerUpdateDecoder;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.NeedUpdateDecoder;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.SurveyRecordDecoder;
import org.strowger.codec.sbe.TouchKind;
import org.strowger.codec.sbe.TouchpointRecordDecoder;
import org.strowger.core.agent.Agents;
import org.strowger.core.customer.Contacts;
import org.strowger.core.customer.Customers;
import org.strowger.core.customer.Journeys;
import org.strowger.core.event.CustomerEvents;
import org.strowger.core.event.Refusal;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.plan.ActivePlan;

/**
 * Commands about customers: checked in the order of the decisions (CU-c, CU-g to CU-i, CU-l), then
 * carried out. Each tells whether it was. One thread.
 */
final class CustomerCommands {
  private static final int NOT_ANSWERED = 255;
  private static final int CSAT_MAX = 5;
  private static final int NPS_MAX = 10;
  private static final int EFFORT_MAX = 7;
  private static final int NPS_FACTOR = 256;
  private static final int EFFORT_FACTOR = 65_536;

  private final Rooms rooms;
  private final Refusal refusal;
  private final Agents agents;
  private final Interactions interactions;
  private final Customers customers;
  private final Journeys journeys;
  private final Contacts contacts;
  private final CustomerEvents events;
  private final Assignments assignments;
  private final ProfileReader reader;
  private final CustomerUpdateDecoder update = new CustomerUpdateDecoder();
  private final NeedUpdateDecoder needUpdate = new NeedUpdateDecoder();
  private final CustomerForgetDecoder forget = new CustomerForgetDecoder();
  private ActivePlan plan;

  CustomerCommands(Rooms rooms, Assignments assignments) {
    this.rooms = rooms;
    this.assignments = assignments;
    refusal = rooms.refusal;
    agents = rooms.agents;
    interactions = rooms.interactions;
    customers = rooms.customers;
    journeys = rooms.customers.journeys();
    contacts = rooms.contacts;
    events = rooms.customerEvents;
    reader = new ProfileReader(rooms.refusal, rooms.agents, rooms.customers);
  }

  void plan(ActivePlan inForce) {
    plan = inForce;
  }

  boolean update(DirectBuffer record, int at, MessageHeaderDecoder header) {
    update.wrapAndApplyHeader(record, at, header);
    long number = update.customer();
    if (!isCustomer(number) || !reader.read(update) || !hasRoom(number)) {
      return false;
    }
    int customer = contacts.open(number);
    reader.write(customer);
    rooms.changes.of(number, 0);
    events.updated(number);
    if (reader.setsNever()) {
      int live = customers.firstLive(customer);
      for (; live != 0; live = contacts.nextLive(live)) {
        assignments.renewNever(live);
      }
    }
    return true;
  }

  boolean touchpoint(TouchpointRecordDecoder message) {
    long number = message.interaction();
    int interaction = number == 0 ? 0 : interactions.slotOf(number);
    if (number != 0 && interaction == 0) {
      return refusal.of(
          RejectCode.UNKNOWN_INTERACTION, FieldName.INTERACTION, number, IdKind.INTERACTION);
    }
    long customer = customerOf(message.customer(), interaction);
    if (customer < 0
        || !isTouchpoint(message)
        || !isShort(message.sealedLength())
        || (customer > 0 && !hasRoom(customer))) {
      return false;
    }
    int channel = message.channel();
    int topic = message.topic();
    if (interaction != 0) {
      channel = channel == 0 ? interactions.channel(interaction) : channel;
      topic = topic == 0 ? interactions.topic(interaction) : topic;
    }
    TouchKind kind = TouchKind.get(message.kind());
    int journey =
        customer == 0
            ? contacts.openJourney(interaction)
            : contacts.journeyOf(contacts.open(customer));
    int touchpoint = record(journey, kind, number, message.value(), channel, topic);
    if (touchpoint != 0) {
      journeys.outcome(touchpoint, message.agent(), message.outcome());
      int sealed = message.limit() + TouchpointRecordDecoder.sealedHeaderLength();
      journeys.payload(touchpoint, message.buffer(), sealed, message.sealedLength());
    }
    if (customer == 0) {
      rooms.changes.ofJourney(interaction);
    }
    rooms.changes.of(customer, 0);
    events.touchpoint(customer, number, kind);
    return true;
  }

  /** Whose journey it goes to: 0 is the interaction's own, below 0 it is refused. */
  private long customerOf(long given, int interaction) {
    long known = interaction == 0 ? given : interactions.customer(interaction);
    boolean named = given > 0 || interaction != 0;
    if (given < 0 || !named || (given > 0 && given != known)) {
      refusal.of(RejectCode.INVALID_NUMBER, FieldName.CUSTOMER, given, IdKind.CUSTOMER);
      return -1;
    }
    return known;
  }

  private boolean isTouchpoint(TouchpointRecordDecoder message) {
    int kind = message.kind();
    if (kind < TouchKind.PAGE.value()
        || kind > TouchKind.FORM.value()
        || kind == TouchKind.SURVEY.value()) {
      return refusal.of(RejectCode.KIND_RANGE, FieldName.KIND, kind);
    }
    int channel = message.channel();
    if (channel != 0 && !plan.hasChannel(channel)) {
      return refusal.of(RejectCode.UNKNOWN_CHANNEL, FieldName.CHANNEL, channel, IdKind.CHANNEL);
    }
    if (message.topic() < 0) {
      return refusal.of(RejectCode.INVALID_NUMBER, FieldName.TOPIC, message.topic(), IdKind.TOPIC);
    }
    if (message.outcome() < 0) {
      return refusal.of(RejectCode.INVALID_NUMBER, FieldName.VALUE, message.outcome(), IdKind.CODE);
    }
    return isAgentOrNone(message.agent(), FieldName.AGENT);
  }

  private int record(
      int journey, TouchKind kind, long interaction, long value, int channel, int topic) {
    return journeys.record(
        journey, plan.touchpoints(), kind, rooms.cause.nowMs(), interaction, value, channel, topic);
  }

  boolean survey(SurveyRecordDecoder message) {
    long number = message.customer();
    int topic = message.topic();
    if (!isCustomer(number)) {
      return false;
    }
    if (topic < 0) {
      return refusal.of(RejectCode.INVALID_NUMBER, FieldName.TOPIC, topic, IdKind.TOPIC);
    }
    int csat = message.csat();
    int nps = message.nps();
    int effort = message.effort();
    if (!isScore(csat, 1, CSAT_MAX)
        || !isScore(nps, 0, NPS_MAX)
        || !isScore(effort, 1, EFFORT_MAX)
        || !isResolved(message.resolved())
        || !isShort(message.sealedLength())
        || !hasRoom(number)) {
      return false;
    }
    Resolved said = Resolved.get(message.resolved());
    int customer = contacts.open(number);
    long value = csat + (long) NPS_FACTOR * nps + (long) EFFORT_FACTOR * effort;
    int touchpoint =
        record(
            contacts.journeyOf(customer), TouchKind.SURVEY, message.interaction(), value, 0, topic);
    if (touchpoint != 0) {
      int sealed = message.limit() + SurveyRecordDecoder.sealedHeaderLength();
      journeys.payload(touchpoint, message.buffer(), sealed, message.sealedLength());
    }
    rooms.changes.of(number, 0);
    events.survey(number, message.interaction(), topic, csat, nps, effort, said);
    int need = topic == 0 || said == Resolved.UNSAID ? 0 : customers.need(customer, topic);
    if (need != 0) {
      contacts.resolved(need, said);
      contacts.wrote(need);
      events.need(number, customers.needs(), need);
    }
    return true;
  }

  boolean need(DirectBuffer record, int at, MessageHeaderDecoder header) {
    needUpdate.wrapAndApplyHeader(record, at, header);
    long number = needUpdate.customer();
    int topic = needUpdate.topic();
    if (!isCustomer(number)) {
      return false;
    }
    if (topic < 1) {
      return refusal.of(RejectCode.INVALID_NUMBER, FieldName.TOPIC, topic, IdKind.TOPIC);
    }
    boolean setOwner = needUpdate.setOwnerRaw() == Flag.YES.value();
    if ((setOwner && !isAgentOrNone(needUpdate.owner(), FieldName.OWNER))
        || !isResolved(needUpdate.resolved())
        || !hasRoom(number)) {
      return false;
    }
    int need = contacts.openNeed(contacts.open(number), topic);
    rooms.changes.of(number, 0);
    if (need == 0) {
      events.noNeed(number, topic);
      return true;
    }
    if (setOwner) {
      contacts.owner(need, needUpdate.owner());
    }
    contacts.resolved(need, Resolved.get(needUpdate.resolved()));
    contacts.wrote(need);
    events.need(number, customers.needs(), need);
    return true;
  }

  boolean forget(DirectBuffer record, int at, MessageHeaderDecoder header) {
    long number = forget.wrapAndApplyHeader(record, at, header).customer();
    if (!isCustomer(number)) {
      return false;
    }
    int customer = customers.slotOf(number);
    if (customer == 0) {
      return refusal.of(RejectCode.UNKNOWN_CUSTOMER, FieldName.CUSTOMER, number, IdKind.CUSTOMER);
    }
    contacts.forget(customer);
    return true;
  }

  // Checks

  private boolean isCustomer(long number) {
    return number >= 1
        || refusal.of(RejectCode.INVALID_NUMBER, FieldName.CUSTOMER, number, IdKind.CUSTOMER);
  }

  private boolean hasRoom(long customer) {
    return contacts.admits(customer)
        || refusal.of(RejectCode.LIMIT_EXCEEDED, FieldName.CUSTOMER, rooms.limits.maxCustomers());
  }

  private boolean isShort(int length) {
    return length <= Limits.MAX_NOTE_LENGTH
        || refusal.of(RejectCode.TOO_LONG, FieldName.SEALED, length);
  }

  private boolean isAgentOrNone(int agent, FieldName field) {
    return agent == 0
        || agents.inRange(agent)
        || refusal.of(RejectCode.UNKNOWN_AGENT, field, agent, IdKind.AGENT);
  }

  private boolean isScore(int score, int least, int most) {
    return score == NOT_ANSWERED
        || (score >= least && score <= most)
        || refusal.of(RejectCode.LEVEL_RANGE, FieldName.SCORE, score);
  }

  private boolean isResolved(int value) {
    return value <= Resolved.NO.value()
        || refusal.of(RejectCode.INVALID_STATE, FieldName.RESOLVED, value);
  }
}
