package org.strowger.gateway.event;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.agrona.DirectBuffer;
import org.strowger.codec.sbe.AgentClaimedDecoder;
import org.strowger.codec.sbe.ClaimEndedDecoder;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionExpiredDecoder;
import org.strowger.codec.sbe.InteractionMovedDecoder;
import org.strowger.codec.sbe.InteractionReturnedDecoder;
import org.strowger.codec.sbe.InteractionStepStartedDecoder;
import org.strowger.codec.sbe.InteractionUpdatedDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.RoutabilityChangedDecoder;
import org.strowger.gateway.text.Words;

/** Events of those who wait: steps, moves, changes, claims. One thread. */
final class WaitingBodies {
  private final JsonGenerator json;
  private final EventIds ids;
  private final EventBodies.TimeField time;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final InteractionStepStartedDecoder stepStarted = new InteractionStepStartedDecoder();
  private final InteractionMovedDecoder moved = new InteractionMovedDecoder();
  private final InteractionExpiredDecoder expired = new InteractionExpiredDecoder();
  private final InteractionUpdatedDecoder updated = new InteractionUpdatedDecoder();
  private final InteractionReturnedDecoder returned = new InteractionReturnedDecoder();
  private final RoutabilityChangedDecoder routability = new RoutabilityChangedDecoder();
  private final AgentClaimedDecoder claimed = new AgentClaimedDecoder();
  private final ClaimEndedDecoder claimEnded = new ClaimEndedDecoder();

  WaitingBodies(JsonGenerator json, EventIds ids, EventBodies.TimeField time) {
    this.json = json;
    this.ids = ids;
    this.time = time;
  }

  void write(int template, DirectBuffer buffer, int offset) throws IOException {
    switch (template) {
      case InteractionStepStartedDecoder.TEMPLATE_ID ->
          stepStarted(stepStarted.wrapAndApplyHeader(buffer, offset, header));
      case InteractionMovedDecoder.TEMPLATE_ID ->
          moved(moved.wrapAndApplyHeader(buffer, offset, header));
      case InteractionExpiredDecoder.TEMPLATE_ID -> {
        expired.wrapAndApplyHeader(buffer, offset, header);
        interaction(expired.interaction());
        queue("queue", expired.queue());
        json.writeNumberField("waited-ms", expired.waitedMs());
      }
      case InteractionUpdatedDecoder.TEMPLATE_ID -> {
        updated.wrapAndApplyHeader(buffer, offset, header);
        interaction(updated.interaction());
        json.writeNumberField("class", updated.urgency());
        time.write("due", updated.dueMs());
        routable(updated.routable());
      }
      case InteractionReturnedDecoder.TEMPLATE_ID -> {
        returned.wrapAndApplyHeader(buffer, offset, header);
        interaction(returned.interaction());
        agent(returned.agent());
        ids.writeIfAny(json, "reason", IdKind.REASON, returned.reason());
        json.writeNumberField("handled-ms", returned.handledMs());
      }
      case RoutabilityChangedDecoder.TEMPLATE_ID ->
          routability(routability.wrapAndApplyHeader(buffer, offset, header));
      case AgentClaimedDecoder.TEMPLATE_ID -> {
        claimed.wrapAndApplyHeader(buffer, offset, header);
        interaction(claimed.interaction());
        agent(claimed.agent());
      }
      case ClaimEndedDecoder.TEMPLATE_ID -> {
        claimEnded.wrapAndApplyHeader(buffer, offset, header);
        interaction(claimEnded.interaction());
        agent(claimEnded.agent());
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

  private void queue(String field, int queue) throws IOException {
    ids.write(json, field, IdKind.QUEUE, queue);
  }

  private void routable(Flag routable) throws IOException {
    json.writeBooleanField("routable", routable == Flag.YES);
  }

  private void stepStarted(InteractionStepStartedDecoder event) throws IOException {
    interaction(event.interaction());
    queue("queue", event.queue());
    json.writeNumberField("step", event.step());
    json.writeStringField("cause", Words.of(event.cause()));
  }

  private void moved(InteractionMovedDecoder event) throws IOException {
    interaction(event.interaction());
    queue("from-queue", event.fromQueue());
    queue("queue", event.toQueue());
    json.writeStringField("cause", Words.of(event.cause()));
    time.write("due", event.dueMs());
    routable(event.routable());
  }

  private void routability(RoutabilityChangedDecoder event) throws IOException {
    interaction(event.interaction());
    queue("queue", event.queue());
    ids.write(json, "channel", IdKind.CHANNEL, event.channel());
    json.writeNumberField("waiting", event.waiting());
    routable(event.routable());
  }
}
