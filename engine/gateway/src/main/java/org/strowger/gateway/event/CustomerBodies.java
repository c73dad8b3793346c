package org.strowger.gateway.event;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.agrona.DirectBuffer;
import org.strowger.codec.sbe.ContextDeliveredDecoder;
import org.strowger.codec.sbe.CustomerEvictedDecoder;
import org.strowger.codec.sbe.CustomerForgottenDecoder;
import org.strowger.codec.sbe.CustomerUpdatedDecoder;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.NeedUpdatedDecoder;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.SurveyRecordedDecoder;
import org.strowger.codec.sbe.TouchpointRecordedDecoder;
import org.strowger.gateway.event.TouchpointText.Touchpoint;
import org.strowger.gateway.text.Words;
import org.strowger.seal.Sealer;

/** Events of customers, and the view that goes with an offer. One thread. */
final class CustomerBodies {
  private final JsonGenerator json;
  private final EventIds ids;
  private final EventBodies.TimeField time;
  private final TouchpointText touchpoints;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final CustomerUpdatedDecoder updated = new CustomerUpdatedDecoder();
  private final TouchpointRecordedDecoder touched = new TouchpointRecordedDecoder();
  private final SurveyRecordedDecoder survey = new SurveyRecordedDecoder();
  private final NeedUpdatedDecoder need = new NeedUpdatedDecoder();
  private final CustomerForgottenDecoder forgotten = new CustomerForgottenDecoder();
  private final CustomerEvictedDecoder evicted = new CustomerEvictedDecoder();
  private final ContextDeliveredDecoder delivered = new ContextDeliveredDecoder();

  CustomerBodies(
      JsonGenerator json, EventIds ids, EventBodies.TimeField time, TouchpointText touchpoints) {
    this.json = json;
    this.ids = ids;
    this.time = time;
    this.touchpoints = touchpoints;
  }

  void write(int template, DirectBuffer buffer, int offset) throws IOException {
    switch (template) {
      case CustomerUpdatedDecoder.TEMPLATE_ID ->
          customer(updated.wrapAndApplyHeader(buffer, offset, header).customer());
      case TouchpointRecordedDecoder.TEMPLATE_ID -> {
        touched.wrapAndApplyHeader(buffer, offset, header);
        ids.writeIfAny(json, "customer", IdKind.CUSTOMER, touched.customer());
        ids.writeIfAny(json, "interaction", IdKind.INTERACTION, touched.interaction());
        json.writeStringField("kind", Words.of(touched.kind()));
      }
      case SurveyRecordedDecoder.TEMPLATE_ID ->
          survey(survey.wrapAndApplyHeader(buffer, offset, header));
      case NeedUpdatedDecoder.TEMPLATE_ID -> need(need.wrapAndApplyHeader(buffer, offset, header));
      case CustomerForgottenDecoder.TEMPLATE_ID -> {
        forgotten.wrapAndApplyHeader(buffer, offset, header);
        customer(forgotten.customer());
        json.writeNumberField("touchpoints", forgotten.touchpoints());
        json.writeNumberField("needs", forgotten.needs());
        json.writeNumberField("live", forgotten.live());
      }
      case CustomerEvictedDecoder.TEMPLATE_ID ->
          customer(evicted.wrapAndApplyHeader(buffer, offset, header).customer());
      case ContextDeliveredDecoder.TEMPLATE_ID ->
          delivered(delivered.wrapAndApplyHeader(buffer, offset, header));
      default -> throw new IllegalArgumentException("no event has the template " + template);
    }
  }

  private void customer(long customer) throws IOException {
    ids.write(json, "customer", IdKind.CUSTOMER, customer);
  }

  private void survey(SurveyRecordedDecoder event) throws IOException {
    customer(event.customer());
    ids.writeIfAny(json, "interaction", IdKind.INTERACTION, event.interaction());
    ids.writeIfAny(json, "topic", IdKind.TOPIC, event.topic());
    touchpoints.scores(event.csat(), event.nps(), event.effort());
    resolved(json, event.resolved());
  }

  /** Nothing if nothing is said. */
  static void resolved(JsonGenerator json, Resolved resolved) throws IOException {
    if (resolved != Resolved.UNSAID) {
      json.writeBooleanField("resolved", resolved == Resolved.YES);
    }
  }

  private void need(NeedUpdatedDecoder event) throws IOException {
    customer(event.customer());
    ids.write(json, "topic", IdKind.TOPIC, event.topic());
    if (event.openedMs() != 0) {
      time.write("opened", event.openedMs());
    }
    ids.writeIfAny(json, "owner", IdKind.AGENT, event.owner());
    ids.writeIfAny(json, "last-agent", IdKind.AGENT, event.lastAgent());
    json.writeNumberField("contacts", event.contacts());
    json.writeNumberField("handovers", event.handovers());
    resolved(json, event.resolved());
  }

  private void delivered(ContextDeliveredDecoder event) throws IOException {
    long customer = event.customer();
    json.writeNumberField("offer", event.offer());
    ids.write(json, "interaction", IdKind.INTERACTION, event.interaction());
    ids.write(json, "agent", IdKind.AGENT, event.agent());
    ids.write(json, "channel", IdKind.CHANNEL, event.channel());
    ids.writeIfAny(json, "topic", IdKind.TOPIC, event.topic());
    time.write("ticket", event.ticketMs());
    if (customer != 0) {
      customer(customer);
      touchpoints.codes(event.segment(), event.language(), event.region(), event.verifiedBy());
      json.writeNumberField("open-needs", event.openNeeds());
    }
    json.writeNumberField("handovers", event.handovers());
    if (event.openedMs() != 0) {
      need(event);
    }
    ContextDeliveredDecoder.RulesDecoder rules = event.rules();
    boolean notes = rules.hasNext();
    if (notes) {
      json.writeArrayFieldStart("notes");
    }
    while (rules.hasNext()) {
      ids.writeEntry(json, IdKind.CODE, rules.next().note());
    }
    if (notes) {
      json.writeEndArray();
    }
    json.writeArrayFieldStart("touchpoints");
    for (ContextDeliveredDecoder.TouchpointsDecoder one : event.touchpoints()) {
      touchpoint(one, customer);
    }
    json.writeEndArray();
    json.writeNumberField("earlier", event.earlier());
    byte[] profile = new byte[event.profileLength()];
    event.getProfile(profile, 0, profile.length);
    touchpoints.payload("details", customer, Sealer.PROFILE, profile);
  }

  private void need(ContextDeliveredDecoder event) throws IOException {
    json.writeObjectFieldStart("need");
    time.write("opened", event.openedMs());
    json.writeNumberField("contacts", event.contacts());
    ids.writeIfAny(json, "owner", IdKind.AGENT, event.owner());
    ids.writeIfAny(json, "last-agent", IdKind.AGENT, event.lastAgent());
    if (event.lastAgentMs() != 0) {
      time.write("last-agent-time", event.lastAgentMs());
    }
    resolved(json, event.resolved());
    json.writeEndObject();
  }

  private void touchpoint(ContextDeliveredDecoder.TouchpointsDecoder one, long customer)
      throws IOException {
    Touchpoint touchpoint =
        new Touchpoint(
            one.timeMs(),
            one.interaction(),
            one.value(),
            one.channel(),
            one.topic(),
            one.outcome(),
            one.agent(),
            one.kind(),
            one.end());
    byte[] sealed = new byte[one.sealedLength()];
    one.getSealed(sealed, 0, sealed.length);
    touchpoints.write(touchpoint, customer, sealed);
  }
}
