package org.strowger.gateway.event;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.agrona.DirectBuffer;
import org.strowger.codec.sbe.ChannelChangedDecoder;
import org.strowger.codec.sbe.EstimateAnswerDecoder;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.ShiftBar;
import org.strowger.codec.sbe.ShiftEndedDecoder;
import org.strowger.codec.sbe.ShiftOfferedDecoder;
import org.strowger.gateway.text.Words;

/** Channels open and closed, offers of other channels, estimated waits. One thread. */
final class ChannelBodies {
  private final JsonGenerator json;
  private final EventIds ids;
  private final EventBodies.TimeField time;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final ShiftOfferedDecoder offered = new ShiftOfferedDecoder();
  private final ShiftEndedDecoder ended = new ShiftEndedDecoder();
  private final ChannelChangedDecoder changed = new ChannelChangedDecoder();
  private final EstimateAnswerDecoder estimate = new EstimateAnswerDecoder();

  ChannelBodies(JsonGenerator json, EventIds ids, EventBodies.TimeField time) {
    this.json = json;
    this.ids = ids;
    this.time = time;
  }

  /** Whether an event is one of these. */
  boolean tells(int template) {
    return template == ShiftOfferedDecoder.TEMPLATE_ID
        || template == ShiftEndedDecoder.TEMPLATE_ID
        || template == ChannelChangedDecoder.TEMPLATE_ID
        || template == EstimateAnswerDecoder.TEMPLATE_ID;
  }

  void write(int template, DirectBuffer buffer, int offset) throws IOException {
    switch (template) {
      case ShiftOfferedDecoder.TEMPLATE_ID ->
          offered(offered.wrapAndApplyHeader(buffer, offset, header));
      case ShiftEndedDecoder.TEMPLATE_ID -> {
        ended.wrapAndApplyHeader(buffer, offset, header);
        ids.write(json, "interaction", IdKind.INTERACTION, ended.interaction());
        ids.writeIfAny(json, "channel", IdKind.CHANNEL, ended.channel());
        json.writeStringField("how", Words.of(ended.how()));
      }
      case ChannelChangedDecoder.TEMPLATE_ID -> {
        changed.wrapAndApplyHeader(buffer, offset, header);
        ids.write(json, "channel", IdKind.CHANNEL, changed.channel());
        json.writeStringField("state", Words.of(changed.state()));
        json.writeBooleanField("drain", changed.drain() == Flag.YES);
      }
      case EstimateAnswerDecoder.TEMPLATE_ID ->
          estimate(estimate.wrapAndApplyHeader(buffer, offset, header));
      default -> throw new IllegalArgumentException("no event has the template " + template);
    }
  }

  /** A duration that may be unknown, which is told by its absence. */
  static void knownMs(JsonGenerator json, String field, long ms) throws IOException {
    if (ms >= 0) {
      json.writeNumberField(field, ms);
    }
  }

  private void estimate(EstimateAnswerDecoder answer) throws IOException {
    ids.write(json, "queue", IdKind.QUEUE, answer.queue());
    ids.write(json, "channel", IdKind.CHANNEL, answer.channel());
    json.writeBooleanField("known", answer.known() == Flag.YES);
    json.writeNumberField("waiting", answer.waiting());
    json.writeNumberField("starts", answer.starts());
    knownMs(json, "estimated-ms", answer.estimatedMs());
    knownMs(json, "error-p50-ms", answer.errorP50Ms());
    knownMs(json, "error-p90-ms", answer.errorP90Ms());
  }

  private void offered(ShiftOfferedDecoder event) throws IOException {
    ids.write(json, "interaction", IdKind.INTERACTION, event.interaction());
    ids.writeIfAny(json, "customer", IdKind.CUSTOMER, event.customer());
    ids.write(json, "queue", IdKind.QUEUE, event.queue());
    ids.write(json, "channel", IdKind.CHANNEL, event.channel());
    json.writeStringField("cause", Words.of(event.cause()));
    time.write("ticket", event.ticketMs());
    knownMs(json, "estimated-ms", event.estimatedMs());
    if (event.expiresMs() != 0) {
      time.write("expires", event.expiresMs());
    }
    json.writeArrayFieldStart("candidates");
    for (ShiftOfferedDecoder.CandidatesDecoder candidate : event.candidates()) {
      candidate(candidate);
    }
    json.writeEndArray();
  }

  private void candidate(ShiftOfferedDecoder.CandidatesDecoder candidate) throws IOException {
    json.writeStartObject();
    ids.write(json, "channel", IdKind.CHANNEL, candidate.channel());
    if (candidate.bar() == ShiftBar.NONE) {
      json.writeNumberField("rank", candidate.rank());
    } else {
      json.writeStringField("not-offered", Words.of(candidate.bar()));
    }
    knownMs(json, "estimated-ms", candidate.estimatedMs());
    json.writeNumberField("score", candidate.score());
    json.writeObjectFieldStart("parts");
    json.writeNumberField("asynchronous", candidate.asynchronous());
    json.writeNumberField("structured", candidate.structured());
    json.writeNumberField("record", candidate.recordKept());
    json.writeNumberField("receipts", candidate.receipts());
    json.writeNumberField("starts", candidate.starts());
    json.writeNumberField("session", candidate.session());
    json.writeNumberField("cost", candidate.cost());
    json.writeNumberField("segment", candidate.segment());
    json.writeEndObject();
    json.writeEndObject();
  }
}
