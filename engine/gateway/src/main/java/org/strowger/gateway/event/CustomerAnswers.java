package org.strowger.gateway.event;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.strowger.codec.sbe.CustomerAnswerDecoder;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.NeedAnswerDecoder;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.TouchpointAnswerDecoder;
import org.strowger.gateway.event.TouchpointText.Touchpoint;
import org.strowger.seal.Sealer;

/**
 * The answer about a customer. It comes in parts, first the customer with the number of parts to
 * come, and is written with the last of them. One thread.
 */
final class CustomerAnswers {
  private final JsonGenerator json;
  private final EventIds ids;
  private final EventBodies.TimeField time;
  private final TouchpointText text;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final CustomerAnswerDecoder decoder = new CustomerAnswerDecoder();
  private final NeedAnswerDecoder need = new NeedAnswerDecoder();
  private final TouchpointAnswerDecoder touchpoint = new TouchpointAnswerDecoder();
  private final List<Need> needs = new ArrayList<>();
  private final List<Recorded> touchpoints = new ArrayList<>();
  private Customer customer;

  CustomerAnswers(
      JsonGenerator json, EventIds ids, EventBodies.TimeField time, TouchpointText text) {
    this.json = json;
    this.ids = ids;
    this.time = time;
    this.text = text;
  }

  /** The first part. */
  private record Customer(
      long customer,
      boolean known,
      int segment,
      int language,
      int region,
      int verifiedBy,
      int live,
      int needs,
      int touchpoints,
      int earlier,
      Payload payload) {}

  private record Need(
      long openedMs,
      long lastAgentMs,
      long ticketMs,
      int topic,
      int owner,
      int lastAgent,
      int contacts,
      int handovers,
      Resolved resolved) {}

  private record Recorded(Touchpoint touchpoint, Payload payload) {}

  /** Bytes that a record may hold. */
  private static final class Payload {
    final byte[] bytes;

    Payload(int length) {
      bytes = new byte[length];
    }
  }

  /** Keeps a part; tells whether it is the last. */
  boolean isLast(int template, DirectBuffer buffer, int offset) {
    switch (template) {
      case CustomerAnswerDecoder.TEMPLATE_ID ->
          customer(decoder.wrapAndApplyHeader(buffer, offset, header));
      case NeedAnswerDecoder.TEMPLATE_ID -> need(need.wrapAndApplyHeader(buffer, offset, header));
      default -> touchpoint(touchpoint.wrapAndApplyHeader(buffer, offset, header));
    }
    return needs.size() == customer.needs && touchpoints.size() == customer.touchpoints;
  }

  private void customer(CustomerAnswerDecoder answer) {
    needs.clear();
    touchpoints.clear();
    Payload payload = new Payload(answer.sealedLength());
    answer.getSealed(payload.bytes, 0, payload.bytes.length);
    customer =
        new Customer(
            answer.customer(),
            answer.known() == Flag.YES,
            answer.segment(),
            answer.language(),
            answer.region(),
            answer.verifiedBy(),
            answer.live(),
            answer.needs(),
            answer.touchpoints(),
            answer.earlier(),
            payload);
  }

  private void need(NeedAnswerDecoder answer) {
    needs.add(
        new Need(
            answer.openedMs(),
            answer.lastAgentMs(),
            answer.ticketMs(),
            answer.topic(),
            answer.owner(),
            answer.lastAgent(),
            answer.contacts(),
            answer.handovers(),
            answer.resolved()));
  }

  private void touchpoint(TouchpointAnswerDecoder answer) {
    Payload payload = new Payload(answer.sealedLength());
    answer.getSealed(payload.bytes, 0, payload.bytes.length);
    Touchpoint told =
        new Touchpoint(
            answer.timeMs(),
            answer.interaction(),
            answer.value(),
            answer.channel(),
            answer.topic(),
            answer.outcome(),
            answer.agent(),
            answer.kind(),
            answer.end());
    touchpoints.add(new Recorded(told, payload));
  }

  /** Writes all parts. */
  void write() throws IOException {
    ids.write(json, "customer", IdKind.CUSTOMER, customer.customer);
    json.writeBooleanField("known", customer.known);
    if (!customer.known) {
      return;
    }
    text.codes(customer.segment, customer.language, customer.region, customer.verifiedBy);
    json.writeNumberField("live", customer.live);
    json.writeArrayFieldStart("needs");
    for (Need one : needs) {
      need(one);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("touchpoints");
    for (Recorded one : touchpoints) {
      text.write(one.touchpoint, customer.customer, one.payload.bytes);
    }
    json.writeEndArray();
    json.writeNumberField("earlier", customer.earlier);
    text.payload("details", customer.customer, Sealer.PROFILE, customer.payload.bytes);
  }

  private void need(Need one) throws IOException {
    json.writeStartObject();
    ids.write(json, "topic", IdKind.TOPIC, one.topic);
    time.write("opened", one.openedMs);
    timeIfAny("ticket", one.ticketMs);
    json.writeNumberField("contacts", one.contacts);
    json.writeNumberField("handovers", one.handovers);
    ids.writeIfAny(json, "owner", IdKind.AGENT, one.owner);
    ids.writeIfAny(json, "last-agent", IdKind.AGENT, one.lastAgent);
    timeIfAny("last-agent-time", one.lastAgentMs);
    CustomerBodies.resolved(json, one.resolved);
    json.writeEndObject();
  }

  private void timeIfAny(String field, long ms) throws IOException {
    if (ms != 0) {
      time.write(field, ms);
    }
  }
}
