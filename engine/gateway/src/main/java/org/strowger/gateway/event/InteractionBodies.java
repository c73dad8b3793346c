package org.strowger.gateway.event;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.agrona.DirectBuffer;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.Handover;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionAbandonedDecoder;
import org.strowger.codec.sbe.InteractionCompletedDecoder;
import org.strowger.codec.sbe.InteractionPromotedDecoder;
import org.strowger.codec.sbe.InteractionWaitingDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.OfferAcceptedDecoder;
import org.strowger.codec.sbe.OfferDeclinedDecoder;
import org.strowger.codec.sbe.OfferMadeDecoder;
import org.strowger.codec.sbe.OfferMissedDecoder;
import org.strowger.codec.sbe.OfferWithdrawnDecoder;
import org.strowger.codec.sbe.WrapUpEndedDecoder;
import org.strowger.gateway.text.Words;

/** Events of interactions and offers. One thread. */
final class InteractionBodies {
  private final JsonGenerator json;
  private final EventIds ids;
  private final EventBodies.TimeField time;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final InteractionWaitingDecoder waiting = new InteractionWaitingDecoder();
  private final InteractionPromotedDecoder promoted = new InteractionPromotedDecoder();
  private final OfferMadeDecoder made = new OfferMadeDecoder();
  private final OfferAcceptedDecoder accepted = new OfferAcceptedDecoder();
  private final OfferDeclinedDecoder declined = new OfferDeclinedDecoder();
  private final OfferMissedDecoder missed = new OfferMissedDecoder();
  private final OfferWithdrawnDecoder withdrawn = new OfferWithdrawnDecoder();
  private final InteractionAbandonedDecoder abandoned = new InteractionAbandonedDecoder();
  private final InteractionCompletedDecoder completed = new InteractionCompletedDecoder();
  private final WrapUpEndedDecoder wrapUpEnded = new WrapUpEndedDecoder();

  InteractionBodies(JsonGenerator json, EventIds ids, EventBodies.TimeField time) {
    this.json = json;
    this.ids = ids;
    this.time = time;
  }

  void write(int template, DirectBuffer buffer, int offset) throws IOException {
    switch (template) {
      case InteractionWaitingDecoder.TEMPLATE_ID ->
          waiting(waiting.wrapAndApplyHeader(buffer, offset, header));
      case InteractionPromotedDecoder.TEMPLATE_ID ->
          interaction(promoted.wrapAndApplyHeader(buffer, offset, header).interaction());
      case OfferMadeDecoder.TEMPLATE_ID -> made(made.wrapAndApplyHeader(buffer, offset, header));
      case OfferAcceptedDecoder.TEMPLATE_ID ->
          accepted(accepted.wrapAndApplyHeader(buffer, offset, header));
      case OfferDeclinedDecoder.TEMPLATE_ID -> {
        declined.wrapAndApplyHeader(buffer, offset, header);
        offer(declined.offer(), declined.interaction(), declined.agent());
        ids.writeIfAny(json, "reason", IdKind.REASON, declined.reason());
      }
      case OfferMissedDecoder.TEMPLATE_ID -> {
        missed.wrapAndApplyHeader(buffer, offset, header);
        offer(missed.offer(), missed.interaction(), missed.agent());
      }
      case OfferWithdrawnDecoder.TEMPLATE_ID -> {
        withdrawn.wrapAndApplyHeader(buffer, offset, header);
        offer(withdrawn.offer(), withdrawn.interaction(), withdrawn.agent());
        json.writeStringField("reason", Words.of(withdrawn.reason()));
      }
      case InteractionAbandonedDecoder.TEMPLATE_ID -> {
        abandoned.wrapAndApplyHeader(buffer, offset, header);
        interaction(abandoned.interaction());
        queue(abandoned.queue());
        json.writeNumberField("waited-ms", abandoned.waitedMs());
      }
      case InteractionCompletedDecoder.TEMPLATE_ID ->
          completed(completed.wrapAndApplyHeader(buffer, offset, header));
      case WrapUpEndedDecoder.TEMPLATE_ID -> {
        wrapUpEnded.wrapAndApplyHeader(buffer, offset, header);
        interaction(wrapUpEnded.interaction());
        agent(wrapUpEnded.agent());
        json.writeNumberField("wrap-up-ms", wrapUpEnded.wrapUpMs());
        json.writeStringField("by", Words.of(wrapUpEnded.by()));
      }
      default -> throw new IllegalArgumentException("no event has the template " + template);
    }
  }

  private void interaction(long interaction) throws IOException {
    ids.write(json, "interaction", IdKind.INTERACTION, interaction);
  }

  private void agent(int agent) throws IOException {
    ids.write(json, "agent", IdKind.AGENT, agent);
  }

  private void queue(int queue) throws IOException {
    ids.write(json, "queue", IdKind.QUEUE, queue);
  }

  private void offer(long offer, long interaction, int agent) throws IOException {
    json.writeNumberField("offer", offer);
    interaction(interaction);
    agent(agent);
  }

  private void waiting(InteractionWaitingDecoder event) throws IOException {
    interaction(event.interaction());
    queue(event.queue());
    ids.write(json, "channel", IdKind.CHANNEL, event.channel());
    json.writeNumberField("class", event.urgency());
    time.write("due", event.dueMs());
    json.writeBooleanField("routable", event.routable() == Flag.YES);
    time.write("ticket", event.ticketMs());
  }

  private void made(OfferMadeDecoder event) throws IOException {
    offer(event.offer(), event.interaction(), event.agent());
    queue(event.queue());
    json.writeNumberField("step", event.step());
    time.write("deadline", event.deadlineMs());
  }

  private void accepted(OfferAcceptedDecoder event) throws IOException {
    offer(event.offer(), event.interaction(), event.agent());
    queue(event.queue());
    json.writeNumberField("step", event.step());
    json.writeNumberField("waited-ms", event.waitedMs());
    json.writeBooleanField("auto", event.auto() == Flag.YES);
    if (event.handover() != Handover.NONE) {
      json.writeStringField("handover", Words.of(event.handover()));
    }
  }

  private void completed(InteractionCompletedDecoder event) throws IOException {
    interaction(event.interaction());
    agent(event.agent());
    ids.writeIfAny(json, "disposition", IdKind.DISPOSITION, event.disposition());
    json.writeNumberField("handled-ms", event.handledMs());
    json.writeStringField("wrap-up", Words.of(event.wrapUp()));
    if (event.wrapUpUntilMs() != 0) {
      time.write("wrap-up-until", event.wrapUpUntilMs());
    }
    CustomerBodies.resolved(json, event.resolved());
    if (event.contacts() != 0) {
      json.writeNumberField("contacts", event.contacts());
    }
  }
}
