package org.strowger.replay.simulation;

import java.util.List;
import org.agrona.DirectBuffer;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.AgentPresenceChangedDecoder;
import org.strowger.codec.sbe.AgentSignedOffDecoder;
import org.strowger.codec.sbe.AgentSignedOnDecoder;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.InteractionAbandonedDecoder;
import org.strowger.codec.sbe.InteractionCompletedDecoder;
import org.strowger.codec.sbe.InteractionExpiredDecoder;
import org.strowger.codec.sbe.InteractionPromotedDecoder;
import org.strowger.codec.sbe.InteractionStepStartedDecoder;
import org.strowger.codec.sbe.InteractionWaitingDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.OfferAcceptedDecoder;
import org.strowger.codec.sbe.OfferDeclinedDecoder;
import org.strowger.codec.sbe.OfferMadeDecoder;
import org.strowger.codec.sbe.OfferMissedDecoder;
import org.strowger.codec.sbe.OfferWithdrawnDecoder;
import org.strowger.codec.sbe.RejectedDecoder;
import org.strowger.codec.sbe.WrapUpEndedDecoder;

/** Decodes events and tells each to all that listen, in their order. */
final class EventReader {
  private final List<RoutingEvents> listeners;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final RejectedDecoder rejected = new RejectedDecoder();
  private final AgentSignedOnDecoder signedOn = new AgentSignedOnDecoder();
  private final AgentSignedOffDecoder signedOff = new AgentSignedOffDecoder();
  private final AgentPresenceChangedDecoder presence = new AgentPresenceChangedDecoder();
  private final InteractionWaitingDecoder waiting = new InteractionWaitingDecoder();
  private final InteractionPromotedDecoder promoted = new InteractionPromotedDecoder();
  private final OfferMadeDecoder made = new OfferMadeDecoder();
  private final OfferAcceptedDecoder accepted = new OfferAcceptedDecoder();
  private final OfferDeclinedDecoder declined = new OfferDeclinedDecoder();
  private final OfferMissedDecoder missed = new OfferMissedDecoder();
  private final OfferWithdrawnDecoder withdrawn = new OfferWithdrawnDecoder();
  private final InteractionAbandonedDecoder abandoned = new InteractionAbandonedDecoder();
  private final InteractionExpiredDecoder expired = new InteractionExpiredDecoder();
  private final InteractionCompletedDecoder completed = new InteractionCompletedDecoder();
  private final InteractionStepStartedDecoder stepStarted = new InteractionStepStartedDecoder();
  private final WrapUpEndedDecoder wrapUpEnded = new WrapUpEndedDecoder();

  EventReader(List<RoutingEvents> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  /** Tells one event: header and message at the offset. */
  void read(DirectBuffer buffer, int offset) {
    long timeMs = EventHeader.timeMs(buffer, offset);
    int at = offset + EventHeader.LENGTH;
    int template = header.wrap(buffer, at).templateId();
    for (RoutingEvents listener : listeners) {
      switch (template) {
        case RejectedDecoder.TEMPLATE_ID ->
            listener.rejected(rejected.wrapAndApplyHeader(buffer, at, header));
        case InteractionWaitingDecoder.TEMPLATE_ID,
            InteractionPromotedDecoder.TEMPLATE_ID,
            InteractionStepStartedDecoder.TEMPLATE_ID,
            InteractionAbandonedDecoder.TEMPLATE_ID,
            InteractionExpiredDecoder.TEMPLATE_ID,
            InteractionCompletedDecoder.TEMPLATE_ID,
            WrapUpEndedDecoder.TEMPLATE_ID ->
            interaction(listener, template, timeMs, buffer, offset, at);
        case OfferMadeDecoder.TEMPLATE_ID,
            OfferAcceptedDecoder.TEMPLATE_ID,
            OfferDeclinedDecoder.TEMPLATE_ID,
            OfferMissedDecoder.TEMPLATE_ID,
            OfferWithdrawnDecoder.TEMPLATE_ID ->
            offer(listener, template, timeMs, buffer, at);
        default -> agent(listener, template, timeMs, buffer, at);
      }
    }
  }

  private void agent(
      RoutingEvents listener, int template, long timeMs, DirectBuffer buffer, int at) {
    switch (template) {
      case AgentSignedOnDecoder.TEMPLATE_ID -> {
        signedOn.wrapAndApplyHeader(buffer, at, header);
        listener.signedOn(timeMs, signedOn.agent(), signedOn.presence());
      }
      case AgentSignedOffDecoder.TEMPLATE_ID -> {
        signedOff.wrapAndApplyHeader(buffer, at, header);
        listener.signedOff(timeMs, signedOff.agent());
      }
      case AgentPresenceChangedDecoder.TEMPLATE_ID -> {
        presence.wrapAndApplyHeader(buffer, at, header);
        listener.presenceChanged(timeMs, presence.agent(), presence.presence(), presence.pending());
      }
      default -> {
        // names, plan, ticks, snapshots: nothing to play
      }
    }
  }

  private void interaction(
      RoutingEvents listener, int template, long timeMs, DirectBuffer buffer, int offset, int at) {
    switch (template) {
      case InteractionWaitingDecoder.TEMPLATE_ID -> {
        waiting.wrapAndApplyHeader(buffer, at, header);
        listener.waiting(
            timeMs,
            EventHeader.sequence(buffer, offset),
            waiting.interaction(),
            waiting.dueMs(),
            waiting.urgency(),
            waiting.ticketMs());
      }
      case InteractionPromotedDecoder.TEMPLATE_ID -> {
        promoted.wrapAndApplyHeader(buffer, at, header);
        listener.promoted(promoted.interaction());
      }
      case InteractionStepStartedDecoder.TEMPLATE_ID -> {
        stepStarted.wrapAndApplyHeader(buffer, at, header);
        listener.stepStarted(timeMs, stepStarted.interaction(), stepStarted.step());
      }
      case InteractionAbandonedDecoder.TEMPLATE_ID -> {
        abandoned.wrapAndApplyHeader(buffer, at, header);
        listener.abandoned(abandoned.interaction(), abandoned.waitedMs());
      }
      case InteractionExpiredDecoder.TEMPLATE_ID -> {
        expired.wrapAndApplyHeader(buffer, at, header);
        listener.expired(expired.interaction());
      }
      case InteractionCompletedDecoder.TEMPLATE_ID -> {
        completed.wrapAndApplyHeader(buffer, at, header);
        listener.completed(
            timeMs,
            completed.interaction(),
            completed.agent(),
            completed.handledMs(),
            completed.wrapUp(),
            completed.wrapUpUntilMs());
      }
      default -> {
        wrapUpEnded.wrapAndApplyHeader(buffer, at, header);
        listener.wrapUpEnded(
            timeMs, wrapUpEnded.interaction(), wrapUpEnded.agent(), wrapUpEnded.wrapUpMs());
      }
    }
  }

  private void offer(
      RoutingEvents listener, int template, long timeMs, DirectBuffer buffer, int at) {
    switch (template) {
      case OfferMadeDecoder.TEMPLATE_ID -> {
        made.wrapAndApplyHeader(buffer, at, header);
        listener.offerMade(timeMs, made.offer(), made.interaction(), made.agent());
      }
      case OfferAcceptedDecoder.TEMPLATE_ID -> {
        accepted.wrapAndApplyHeader(buffer, at, header);
        listener.offerAccepted(
            timeMs,
            accepted.offer(),
            accepted.interaction(),
            accepted.agent(),
            accepted.waitedMs(),
            accepted.auto() == Flag.YES);
      }
      case OfferDeclinedDecoder.TEMPLATE_ID -> {
        declined.wrapAndApplyHeader(buffer, at, header);
        listener.offerEnded(declined.offer(), declined.interaction(), declined.agent());
      }
      case OfferMissedDecoder.TEMPLATE_ID -> {
        missed.wrapAndApplyHeader(buffer, at, header);
        listener.offerEnded(missed.offer(), missed.interaction(), missed.agent());
      }
      default -> {
        withdrawn.wrapAndApplyHeader(buffer, at, header);
        listener.offerEnded(withdrawn.offer(), withdrawn.interaction(), withdrawn.agent());
      }
    }
  }
}
