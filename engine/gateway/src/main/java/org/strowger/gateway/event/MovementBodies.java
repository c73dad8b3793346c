package org.strowger.gateway.event;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.agrona.DirectBuffer;
import org.strowger.codec.sbe.CallbackEndedDecoder;
import org.strowger.codec.sbe.CallbackScheduledDecoder;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionCancelledDecoder;
import org.strowger.codec.sbe.InteractionClosedDecoder;
import org.strowger.codec.sbe.InteractionParkedDecoder;
import org.strowger.codec.sbe.InteractionResumedDecoder;
import org.strowger.codec.sbe.InteractionShiftedDecoder;
import org.strowger.codec.sbe.InteractionTransferredDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.MessageRecordedDecoder;
import org.strowger.codec.sbe.PromiseAtRiskDecoder;
import org.strowger.codec.sbe.PromiseBrokenDecoder;
import org.strowger.codec.sbe.PromiseKind;
import org.strowger.codec.sbe.RulesAppliedDecoder;
import org.strowger.codec.sbe.TransferEndedDecoder;
import org.strowger.gateway.text.Words;

/** Transfers, shifts, parked conversations, callbacks, promises, context rules. One thread. */
final class MovementBodies {
  private final JsonGenerator json;
  private final EventIds ids;
  private final EventBodies.TimeField time;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final InteractionTransferredDecoder transferred = new InteractionTransferredDecoder();
  private final TransferEndedDecoder transferEnded = new TransferEndedDecoder();
  private final InteractionShiftedDecoder shifted = new InteractionShiftedDecoder();
  private final InteractionParkedDecoder parked = new InteractionParkedDecoder();
  private final InteractionResumedDecoder resumed = new InteractionResumedDecoder();
  private final MessageRecordedDecoder message = new MessageRecordedDecoder();
  private final CallbackScheduledDecoder scheduled = new CallbackScheduledDecoder();
  private final CallbackEndedDecoder callbackEnded = new CallbackEndedDecoder();
  private final InteractionCancelledDecoder cancelled = new InteractionCancelledDecoder();
  private final PromiseAtRiskDecoder atRisk = new PromiseAtRiskDecoder();
  private final PromiseBrokenDecoder broken = new PromiseBrokenDecoder();
  private final InteractionClosedDecoder closed = new InteractionClosedDecoder();
  private final RulesAppliedDecoder rules = new RulesAppliedDecoder();

  MovementBodies(JsonGenerator json, EventIds ids, EventBodies.TimeField time) {
    this.json = json;
    this.ids = ids;
    this.time = time;
  }

  void write(int template, DirectBuffer buffer, int offset) throws IOException {
    switch (template) {
      case InteractionTransferredDecoder.TEMPLATE_ID ->
          transferred(transferred.wrapAndApplyHeader(buffer, offset, header));
      case TransferEndedDecoder.TEMPLATE_ID -> {
        transferEnded.wrapAndApplyHeader(buffer, offset, header);
        interaction(transferEnded.interaction());
        agent(transferEnded.agent());
        json.writeStringField("how", Words.of(transferEnded.how()));
      }
      case InteractionShiftedDecoder.TEMPLATE_ID ->
          shifted(shifted.wrapAndApplyHeader(buffer, offset, header));
      case InteractionParkedDecoder.TEMPLATE_ID ->
          parked(parked.wrapAndApplyHeader(buffer, offset, header));
      case InteractionResumedDecoder.TEMPLATE_ID -> {
        resumed.wrapAndApplyHeader(buffer, offset, header);
        interaction(resumed.interaction());
        agent(resumed.agent());
        json.writeStringField("cause", Words.of(resumed.cause()));
        json.writeNumberField("parked-ms", resumed.parkedMs());
      }
      case InteractionCancelledDecoder.TEMPLATE_ID -> {
        cancelled.wrapAndApplyHeader(buffer, offset, header);
        interaction(cancelled.interaction());
        ids.writeIfAny(json, "reason", IdKind.REASON, cancelled.reason());
      }
      case InteractionClosedDecoder.TEMPLATE_ID -> {
        closed.wrapAndApplyHeader(buffer, offset, header);
        interaction(closed.interaction());
        agent(closed.agent());
        json.writeNumberField("parked-ms", closed.parkedMs());
      }
      case RulesAppliedDecoder.TEMPLATE_ID ->
          rules(rules.wrapAndApplyHeader(buffer, offset, header));
      default -> promised(template, buffer, offset);
    }
  }

  /** Callbacks, messages and promises. */
  private void promised(int template, DirectBuffer buffer, int offset) throws IOException {
    switch (template) {
      case MessageRecordedDecoder.TEMPLATE_ID -> {
        message.wrapAndApplyHeader(buffer, offset, header);
        interaction(message.interaction());
        json.writeStringField("sender", Words.of(message.sender()));
        timeIfAny("respond-by", message.respondByMs());
      }
      case CallbackScheduledDecoder.TEMPLATE_ID -> {
        scheduled.wrapAndApplyHeader(buffer, offset, header);
        interaction(scheduled.interaction());
        channel("channel", scheduled.channel());
        json.writeNumberField("attempt", scheduled.attempt());
        timeIfAny("not-before", scheduled.atMs());
      }
      case CallbackEndedDecoder.TEMPLATE_ID -> {
        callbackEnded.wrapAndApplyHeader(buffer, offset, header);
        interaction(callbackEnded.interaction());
        json.writeNumberField("attempts", callbackEnded.attempts());
        json.writeStringField("how", Words.of(callbackEnded.how()));
      }
      case PromiseAtRiskDecoder.TEMPLATE_ID -> {
        atRisk.wrapAndApplyHeader(buffer, offset, header);
        promise(atRisk.interaction(), atRisk.channel(), atRisk.kind());
        time.write("deadline", atRisk.deadlineMs());
      }
      case PromiseBrokenDecoder.TEMPLATE_ID -> {
        broken.wrapAndApplyHeader(buffer, offset, header);
        promise(broken.interaction(), broken.channel(), broken.kind());
      }
      default -> throw new IllegalArgumentException("no event has the template " + template);
    }
  }

  private void interaction(long interaction) throws IOException {
    ids.write(json, "interaction", IdKind.INTERACTION, interaction);
  }

  private void agent(int agent) throws IOException {
    ids.writeIfAny(json, "agent", IdKind.AGENT, agent);
  }

  private void queue(String field, int queue) throws IOException {
    ids.write(json, field, IdKind.QUEUE, queue);
  }

  private void channel(String field, int channel) throws IOException {
    ids.write(json, field, IdKind.CHANNEL, channel);
  }

  private void timeIfAny(String field, long ms) throws IOException {
    if (ms != 0) {
      time.write(field, ms);
    }
  }

  private void promise(long interaction, int channel, PromiseKind kind) throws IOException {
    interaction(interaction);
    channel("channel", channel);
    json.writeStringField("promise", Words.of(kind));
  }

  private void transferred(InteractionTransferredDecoder event) throws IOException {
    interaction(event.interaction());
    queue("from-queue", event.fromQueue());
    queue("queue", event.toQueue());
    agent(event.fromAgent());
    ids.writeIfAny(json, "to-agent", IdKind.AGENT, event.toAgent());
    ids.writeIfAny(json, "reason", IdKind.REASON, event.reason());
    json.writeBooleanField("warm", event.warm() == Flag.YES);
    json.writeNumberField("handled-ms", event.handledMs());
  }

  private void shifted(InteractionShiftedDecoder event) throws IOException {
    interaction(event.interaction());
    channel("from-channel", event.fromChannel());
    channel("channel", event.toChannel());
    queue("from-queue", event.fromQueue());
    queue("queue", event.toQueue());
    agent(event.agent());
    ids.writeIfAny(json, "reason", IdKind.REASON, event.reason());
    json.writeNumberField("handled-ms", event.handledMs());
  }

  private void parked(InteractionParkedDecoder event) throws IOException {
    interaction(event.interaction());
    agent(event.agent());
    json.writeStringField("cause", Words.of(event.cause()));
    ids.writeIfAny(json, "reason", IdKind.REASON, event.reason());
    json.writeNumberField("handled-ms", event.handledMs());
  }

  private void rules(RulesAppliedDecoder event) throws IOException {
    interaction(event.interaction());
    queue("queue", event.queue());
    ids.writeIfAny(json, "named", IdKind.AGENT, event.named());
    json.writeNumberField("class", event.urgency());
    time.write("due", event.dueMs());
    json.writeArrayFieldStart("rules");
    for (RulesAppliedDecoder.MatchedDecoder matched : event.matched()) {
      ids.writeEntry(json, IdKind.CODE, matched.rule());
    }
    json.writeEndArray();
  }
}
