package org.strowger.gateway.event;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.strowger.codec.sbe.AgentAnswerDecoder;
import org.strowger.codec.sbe.CustomerAnswerDecoder;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionAnswerDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.NeedAnswerDecoder;
import org.strowger.codec.sbe.OfferAnswerDecoder;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.QueueAnswerDecoder;
import org.strowger.codec.sbe.SummaryAnswerDecoder;
import org.strowger.codec.sbe.TouchpointAnswerDecoder;
import org.strowger.gateway.text.Words;

/** Answers to queries (rule T5). One thread. */
final class AnswerBodies {
  private static final String[] STATES = {
    "unknown", "waiting", "active", "wrap-up", "parked", "scheduled"
  };

  private final JsonGenerator json;
  private final EventIds ids;
  private final EventBodies.TimeField time;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final AgentAnswerDecoder agent = new AgentAnswerDecoder();
  private final InteractionAnswerDecoder interaction = new InteractionAnswerDecoder();
  private final OfferAnswerDecoder offer = new OfferAnswerDecoder();
  private final QueueAnswerDecoder queue = new QueueAnswerDecoder();
  private final SummaryAnswerDecoder summary = new SummaryAnswerDecoder();
  private final List<Place> places = new ArrayList<>();
  private final List<OpenOffer> offers = new ArrayList<>();
  private final CustomerAnswers customers;

  AnswerBodies(
      JsonGenerator json, EventIds ids, EventBodies.TimeField time, TouchpointText touchpoints) {
    this.json = json;
    this.ids = ids;
    this.time = time;
    this.customers = new CustomerAnswers(json, ids, time, touchpoints);
  }

  /** One that waits in a queue. */
  private record Place(
      long interaction,
      int position,
      int step,
      int urgency,
      boolean promoted,
      long dueMs,
      long sinceMs,
      int openOffers) {}

  /** One of the interaction that is told next. */
  private record OpenOffer(long offer, int agent, long deadlineMs) {}

  void write(int template, DirectBuffer buffer, int offset) throws IOException {
    switch (template) {
      case AgentAnswerDecoder.TEMPLATE_ID ->
          agent(agent.wrapAndApplyHeader(buffer, offset, header));
      case InteractionAnswerDecoder.TEMPLATE_ID ->
          interaction(interaction.wrapAndApplyHeader(buffer, offset, header));
      case QueueAnswerDecoder.TEMPLATE_ID ->
          queue(queue.wrapAndApplyHeader(buffer, offset, header));
      case SummaryAnswerDecoder.TEMPLATE_ID ->
          summary(summary.wrapAndApplyHeader(buffer, offset, header));
      case CustomerAnswerDecoder.TEMPLATE_ID,
          NeedAnswerDecoder.TEMPLATE_ID,
          TouchpointAnswerDecoder.TEMPLATE_ID ->
          customers.write();
      default -> throw new IllegalArgumentException("no event has the template " + template);
    }
  }

  private void agent(AgentAnswerDecoder answer) throws IOException {
    ids.write(json, "agent", IdKind.AGENT, answer.agent());
    boolean signedOn = answer.profile() != 0;
    json.writeBooleanField("signed-on", signedOn);
    if (!signedOn) {
      return;
    }
    ids.write(json, "profile", IdKind.PROFILE, answer.profile());
    json.writeStringField("presence", Words.of(answer.presence()));
    if (answer.pending() != Presence.NONE) {
      json.writeStringField("pending", Words.of(answer.pending()));
    }
    time.write("line-time", answer.lineTimeMs());
    json.writeNumberField("used", answer.used());
    json.writeNumberField("units", answer.units());
    json.writeNumberField("offers", answer.offers());
    json.writeNumberField("work", answer.work());
    json.writeNumberField("handled", answer.handled());
    ids.writeIfAny(json, "claimed-by", IdKind.INTERACTION, answer.claimedBy());
    if (answer.leaseUntilMs() != 0) {
      time.write("lease-until", answer.leaseUntilMs());
      json.writeBooleanField("lease-lost", answer.leaseLost() == Flag.YES);
    }
  }

  private void interaction(InteractionAnswerDecoder answer) throws IOException {
    ids.write(json, "interaction", IdKind.INTERACTION, answer.interaction());
    json.writeStringField("state", STATES[answer.state()]);
    if (answer.state() == 0) {
      return;
    }
    ids.write(json, "queue", IdKind.QUEUE, answer.queue());
    ids.write(json, "channel", IdKind.CHANNEL, answer.channel());
    ids.writeIfAny(json, "customer", IdKind.CUSTOMER, answer.customer());
    ids.writeIfAny(json, "agent", IdKind.AGENT, answer.agent());
    if (answer.position() != 0) {
      json.writeNumberField("position", answer.position());
    }
    json.writeNumberField("step", answer.step());
    json.writeNumberField("class", answer.urgency());
    json.writeBooleanField("promoted", answer.promoted() == Flag.YES);
    time.write("due", answer.dueMs());
    time.write("since", answer.sinceMs());
    json.writeNumberField("open-offers", answer.openOffers());
    ChannelBodies.knownMs(json, "estimated-ms", answer.estimatedMs());
    ChannelBodies.knownMs(json, "error-p50-ms", answer.errorP50Ms());
    ChannelBodies.knownMs(json, "error-p90-ms", answer.errorP90Ms());
    offers();
  }

  private void offers() throws IOException {
    if (offers.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("offers");
    for (OpenOffer one : offers) {
      json.writeStartObject();
      json.writeNumberField("offer", one.offer);
      ids.write(json, "agent", IdKind.AGENT, one.agent);
      time.write("deadline", one.deadlineMs);
      json.writeEndObject();
    }
    json.writeEndArray();
    offers.clear();
  }

  /** Keeps a part of an answer, unless it is the last; tells whether it is. */
  boolean isLast(int template, DirectBuffer buffer, int offset) {
    return switch (template) {
      case OfferAnswerDecoder.TEMPLATE_ID -> {
        offer.wrapAndApplyHeader(buffer, offset, header);
        offers.add(new OpenOffer(offer.offer(), offer.agent(), offer.deadlineMs()));
        yield false;
      }
      case QueueAnswerDecoder.TEMPLATE_ID -> isLastOfQueue(buffer, offset);
      case CustomerAnswerDecoder.TEMPLATE_ID,
          NeedAnswerDecoder.TEMPLATE_ID,
          TouchpointAnswerDecoder.TEMPLATE_ID ->
          customers.isLast(template, buffer, offset);
      default -> true;
    };
  }

  private boolean isLastOfQueue(DirectBuffer buffer, int offset) {
    queue.wrapAndApplyHeader(buffer, offset, header);
    if (queue.interaction() == 0) {
      return true;
    }
    places.add(
        new Place(
            queue.interaction(),
            queue.position(),
            queue.step(),
            queue.urgency(),
            queue.promoted() == Flag.YES,
            queue.dueMs(),
            queue.sinceMs(),
            queue.openOffers()));
    return false;
  }

  private void queue(QueueAnswerDecoder end) throws IOException {
    ids.write(json, "queue", IdKind.QUEUE, end.queue());
    json.writeBooleanField("known", end.known() == Flag.YES);
    json.writeNumberField("waiting", end.position());
    json.writeArrayFieldStart("interactions");
    for (Place place : places) {
      json.writeStartObject();
      ids.write(json, "interaction", IdKind.INTERACTION, place.interaction);
      json.writeNumberField("position", place.position);
      json.writeNumberField("step", place.step);
      json.writeNumberField("class", place.urgency);
      json.writeBooleanField("promoted", place.promoted);
      time.write("due", place.dueMs);
      time.write("since", place.sinceMs);
      json.writeNumberField("open-offers", place.openOffers);
      json.writeEndObject();
    }
    json.writeEndArray();
    places.clear();
  }

  private void summary(SummaryAnswerDecoder answer) throws IOException {
    json.writeNumberField("agents", answer.agents());
    json.writeNumberField("available", answer.available());
    json.writeNumberField("waiting", answer.waiting());
    json.writeNumberField("active", answer.active());
    json.writeNumberField("wrap-up", answer.wrapUp());
    json.writeNumberField("open-offers", answer.openOffers());
    json.writeNumberField("unroutable", answer.unroutable());
    json.writeNumberField("rework", answer.rework());
    json.writeNumberField("version", answer.planVersion());
    json.writeNumberField("parked", answer.parked());
    json.writeNumberField("scheduled", answer.scheduled());
    json.writeNumberField("customers", answer.customers());
    json.writeNumberField("handovers-with-context", answer.handoversWith());
    json.writeNumberField("handovers-without-context", answer.handoversWithout());
    json.writeNumberField("shifts-offered", answer.shiftsOffered());
    json.writeNumberField("shifts-taken", answer.shiftsTaken());
    json.writeNumberField("shifts-refused", answer.shiftsRefused());
    json.writeNumberField("shifts-expired", answer.shiftsExpired());
  }
}
