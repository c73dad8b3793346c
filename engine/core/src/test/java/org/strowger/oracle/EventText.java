package org.strowger.oracle;

import java.util.List;
import org.agrona.DirectBuffer;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.*;

/**
 * Events as lines of text, one form for those of the model and those of the core, so that they can
 * be compared field by field: {@code #sequence @time plan=… client=… correlation=… Name field=…}.
 * The digest in {@code SnapshotTaken} is the core's own and is left out. One thread.
 */
public final class EventText {
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final RejectedDecoder rejected = new RejectedDecoder();
  private final RepeatedDecoder repeated = new RepeatedDecoder();
  private final NameDefinedDecoder nameDefined = new NameDefinedDecoder();
  private final NameReleasedDecoder nameReleased = new NameReleasedDecoder();
  private final PlanAppliedDecoder planApplied = new PlanAppliedDecoder();
  private final AgentSignedOnDecoder signedOn = new AgentSignedOnDecoder();
  private final AgentSignedOffDecoder signedOff = new AgentSignedOffDecoder();
  private final AgentLeaseRenewedDecoder leaseRenewed = new AgentLeaseRenewedDecoder();
  private final AgentLeaseLostDecoder leaseLost = new AgentLeaseLostDecoder();
  private final AgentPresenceChangedDecoder presence = new AgentPresenceChangedDecoder();
  private final AgentSkillsChangedDecoder skills = new AgentSkillsChangedDecoder();
  private final AgentProfileChangedDecoder profile = new AgentProfileChangedDecoder();
  private final AgentTeamsChangedDecoder teams = new AgentTeamsChangedDecoder();
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

  private final PlanReworkedDecoder planReworked = new PlanReworkedDecoder();
  private final InteractionStepStartedDecoder step = new InteractionStepStartedDecoder();
  private final InteractionMovedDecoder moved = new InteractionMovedDecoder();
  private final InteractionExpiredDecoder expired = new InteractionExpiredDecoder();
  private final InteractionUpdatedDecoder updated = new InteractionUpdatedDecoder();
  private final InteractionReturnedDecoder returned = new InteractionReturnedDecoder();
  private final RoutabilityChangedDecoder routability = new RoutabilityChangedDecoder();
  private final AgentClaimedDecoder claimed = new AgentClaimedDecoder();
  private final ClaimEndedDecoder claimEnded = new ClaimEndedDecoder();

  private final JourneyText journey = new JourneyText();
  private StringBuilder line = new StringBuilder();

  /** Begins the line of an event. */
  EventText begin(
      long sequence, long timeMs, int planVersion, int client, long correlation, String name) {
    line = new StringBuilder(160);
    line.append('#').append(sequence).append(" @").append(timeMs);
    line.append(" plan=").append(planVersion).append(" client=").append(client);
    line.append(" correlation=").append(correlation).append(' ').append(name);
    return this;
  }

  /** Adds a field that is a number. */
  EventText with(String field, long value) {
    line.append(' ').append(field).append('=').append(value);
    return this;
  }

  /** Adds a field that is an enum. */
  EventText with(String field, Enum<?> value) {
    line.append(' ').append(field).append('=').append(value.name());
    return this;
  }

  /** Adds a payload, one character for each byte; empty: nothing. */
  EventText payload(String field, String bytes) {
    if (!bytes.isEmpty()) {
      line.append(' ').append(field).append('=').append(JourneyText.hex(bytes));
    }
    return this;
  }

  /** Adds another channel of a shift offer, with the parts of its score. */
  EventText candidate(
      int channel, int rank, ShiftBar bar, long score, long estimatedMs, List<Integer> parts) {
    line.append(" candidate=").append(channel).append('/').append(rank);
    line.append(" bar=").append(bar).append(" score=").append(score);
    line.append('/').append(estimatedMs).append('/').append(parts.toString().replace(" ", ""));
    return this;
  }

  /** Adds a touchpoint. */
  EventText touch(
      TouchKind kind,
      ContactEnd end,
      long timeMs,
      long interaction,
      int channel,
      int topic,
      int outcome,
      int agent,
      long value,
      String sealed) {
    line.append(" touch=").append(kind).append('/').append(end).append('/').append(timeMs);
    line.append('/').append(interaction).append('/').append(channel).append('/').append(topic);
    line.append('/').append(outcome).append('/').append(agent).append('/').append(value);
    line.append('/').append(JourneyText.hex(sealed));
    return this;
  }

  /** The line. */
  String end() {
    return line.toString();
  }

  /** The line of an event of the core. */
  public String of(DirectBuffer event, int offset) {
    int message = offset + EventHeader.LENGTH;
    header.wrap(event, message);
    int template = header.templateId();
    begin(
        EventHeader.sequence(event, offset),
        EventHeader.timeMs(event, offset),
        EventHeader.planVersion(event, offset),
        EventHeader.client(event, offset),
        EventHeader.correlation(event, offset),
        name(template));
    if (JourneyText.name(template) != null) {
      journey.fields(template, event, message, this);
    } else if (template < 110) {
      engine(template, event, message);
    } else if (template < 130) {
      agent(template, event, message);
    } else {
      interaction(template, event, message);
    }
    return end();
  }

  private static String name(int template) {
    return switch (template) {
      case RejectedDecoder.TEMPLATE_ID -> "Rejected";
      case NameDefinedDecoder.TEMPLATE_ID -> "NameDefined";
      case NameReleasedDecoder.TEMPLATE_ID -> "NameReleased";
      case PlanAppliedDecoder.TEMPLATE_ID -> "PlanApplied";
      case TickedDecoder.TEMPLATE_ID -> "Ticked";
      case SnapshotTakenDecoder.TEMPLATE_ID -> "SnapshotTaken";
      case AgentSignedOnDecoder.TEMPLATE_ID -> "AgentSignedOn";
      case AgentSignedOffDecoder.TEMPLATE_ID -> "AgentSignedOff";
      case AgentPresenceChangedDecoder.TEMPLATE_ID -> "AgentPresenceChanged";
      case AgentSkillsChangedDecoder.TEMPLATE_ID -> "AgentSkillsChanged";
      case AgentProfileChangedDecoder.TEMPLATE_ID -> "AgentProfileChanged";
      case AgentTeamsChangedDecoder.TEMPLATE_ID -> "AgentTeamsChanged";
      case AgentLeaseRenewedDecoder.TEMPLATE_ID -> "AgentLeaseRenewed";
      case AgentLeaseLostDecoder.TEMPLATE_ID -> "AgentLeaseLost";
      case InteractionWaitingDecoder.TEMPLATE_ID -> "InteractionWaiting";
      case InteractionPromotedDecoder.TEMPLATE_ID -> "InteractionPromoted";
      case OfferMadeDecoder.TEMPLATE_ID -> "OfferMade";
      case OfferAcceptedDecoder.TEMPLATE_ID -> "OfferAccepted";
      case OfferDeclinedDecoder.TEMPLATE_ID -> "OfferDeclined";
      case OfferMissedDecoder.TEMPLATE_ID -> "OfferMissed";
      case OfferWithdrawnDecoder.TEMPLATE_ID -> "OfferWithdrawn";
      case InteractionAbandonedDecoder.TEMPLATE_ID -> "InteractionAbandoned";
      case InteractionCompletedDecoder.TEMPLATE_ID -> "InteractionCompleted";
      case WrapUpEndedDecoder.TEMPLATE_ID -> "WrapUpEnded";
      case PlanReworkedDecoder.TEMPLATE_ID -> "PlanReworked";
      case RepeatedDecoder.TEMPLATE_ID -> "Repeated";
      case InteractionStepStartedDecoder.TEMPLATE_ID -> "InteractionStepStarted";
      case InteractionMovedDecoder.TEMPLATE_ID -> "InteractionMoved";
      case InteractionExpiredDecoder.TEMPLATE_ID -> "InteractionExpired";
      case InteractionUpdatedDecoder.TEMPLATE_ID -> "InteractionUpdated";
      case InteractionReturnedDecoder.TEMPLATE_ID -> "InteractionReturned";
      case RoutabilityChangedDecoder.TEMPLATE_ID -> "RoutabilityChanged";
      case AgentClaimedDecoder.TEMPLATE_ID -> "AgentClaimed";
      case ClaimEndedDecoder.TEMPLATE_ID -> "ClaimEnded";
      default -> {
        String journey = JourneyText.name(template);
        yield journey == null ? "UnknownEvent" + template : journey;
      }
    };
  }

  private void engine(int template, DirectBuffer event, int message) {
    switch (template) {
      case RejectedDecoder.TEMPLATE_ID -> {
        rejected.wrapAndApplyHeader(event, message, header);
        with("value", rejected.value())
            .with("command", rejected.command())
            .with("code", rejected.code())
            .with("field", rejected.field())
            .with("valueKind", rejected.valueKind())
            .with("detail", rejected.detail());
      }
      case RepeatedDecoder.TEMPLATE_ID -> {
        repeated.wrapAndApplyHeader(event, message, header);
        with("first", repeated.first())
            .with("subject", repeated.subject())
            .with("value", repeated.value())
            .with("command", repeated.command())
            .with("code", repeated.code())
            .with("field", repeated.field())
            .with("valueKind", repeated.valueKind())
            .with("subjectKind", repeated.subjectKind())
            .with("detail", repeated.detail());
      }
      case NameDefinedDecoder.TEMPLATE_ID -> {
        nameDefined.wrapAndApplyHeader(event, message, header);
        with("number", nameDefined.number()).with("kind", nameDefined.kind());
      }
      case NameReleasedDecoder.TEMPLATE_ID -> {
        nameReleased.wrapAndApplyHeader(event, message, header);
        with("number", nameReleased.number()).with("kind", nameReleased.kind());
      }
      case PlanReworkedDecoder.TEMPLATE_ID -> {
        planReworked.wrapAndApplyHeader(event, message, header);
        with("version", planReworked.version())
            .with("moved", planReworked.moved())
            .with("remaining", planReworked.remaining());
      }
      case PlanAppliedDecoder.TEMPLATE_ID ->
          with("version", planApplied.wrapAndApplyHeader(event, message, header).version());
      default -> {}
    }
  }

  private void agent(int template, DirectBuffer event, int message) {
    switch (template) {
      case AgentSignedOnDecoder.TEMPLATE_ID -> {
        signedOn.wrapAndApplyHeader(event, message, header);
        with("agent", signedOn.agent())
            .with("presence", signedOn.presence())
            .with("leaseUntilMs", signedOn.leaseUntilMs());
      }
      case AgentSignedOffDecoder.TEMPLATE_ID -> {
        signedOff.wrapAndApplyHeader(event, message, header);
        with("agent", signedOff.agent()).with("cause", signedOff.cause());
      }
      case AgentLeaseRenewedDecoder.TEMPLATE_ID -> {
        leaseRenewed.wrapAndApplyHeader(event, message, header);
        with("agent", leaseRenewed.agent())
            .with("untilMs", leaseRenewed.untilMs())
            .with("wasLost", leaseRenewed.wasLost());
      }
      case AgentLeaseLostDecoder.TEMPLATE_ID -> {
        leaseLost.wrapAndApplyHeader(event, message, header);
        with("agent", leaseLost.agent()).with("untilMs", leaseLost.untilMs());
      }
      case AgentPresenceChangedDecoder.TEMPLATE_ID -> {
        presence.wrapAndApplyHeader(event, message, header);
        with("agent", presence.agent())
            .with("reason", presence.reason())
            .with("presence", presence.presence())
            .with("pending", presence.pending())
            .with("cause", presence.cause());
      }
      case AgentSkillsChangedDecoder.TEMPLATE_ID ->
          with("agent", skills.wrapAndApplyHeader(event, message, header).agent());
      case AgentProfileChangedDecoder.TEMPLATE_ID ->
          with("agent", profile.wrapAndApplyHeader(event, message, header).agent());
      case AgentTeamsChangedDecoder.TEMPLATE_ID ->
          with("agent", teams.wrapAndApplyHeader(event, message, header).agent());
      default -> {}
    }
  }

  private void interaction(int template, DirectBuffer event, int message) {
    switch (template) {
      case InteractionWaitingDecoder.TEMPLATE_ID -> {
        waiting.wrapAndApplyHeader(event, message, header);
        with("interaction", waiting.interaction())
            .with("dueMs", waiting.dueMs())
            .with("queue", waiting.queue())
            .with("channel", waiting.channel())
            .with("urgency", waiting.urgency())
            .with("routable", waiting.routable())
            .with("ticketMs", waiting.ticketMs());
      }
      case InteractionPromotedDecoder.TEMPLATE_ID ->
          with("interaction", promoted.wrapAndApplyHeader(event, message, header).interaction());
      case InteractionAbandonedDecoder.TEMPLATE_ID -> {
        abandoned.wrapAndApplyHeader(event, message, header);
        with("interaction", abandoned.interaction())
            .with("waitedMs", abandoned.waitedMs())
            .with("queue", abandoned.queue());
      }
      case InteractionCompletedDecoder.TEMPLATE_ID -> {
        completed.wrapAndApplyHeader(event, message, header);
        with("interaction", completed.interaction())
            .with("handledMs", completed.handledMs())
            .with("wrapUpUntilMs", completed.wrapUpUntilMs())
            .with("agent", completed.agent())
            .with("disposition", completed.disposition())
            .with("wrapUp", completed.wrapUp())
            .with("resolved", completed.resolved())
            .with("contacts", completed.contacts());
      }
      case WrapUpEndedDecoder.TEMPLATE_ID -> {
        wrapUpEnded.wrapAndApplyHeader(event, message, header);
        with("interaction", wrapUpEnded.interaction())
            .with("wrapUpMs", wrapUpEnded.wrapUpMs())
            .with("agent", wrapUpEnded.agent())
            .with("by", wrapUpEnded.by());
      }
      case RoutabilityChangedDecoder.TEMPLATE_ID -> {
        routability.wrapAndApplyHeader(event, message, header);
        with("interaction", routability.interaction())
            .with("queue", routability.queue())
            .with("channel", routability.channel())
            .with("waiting", routability.waiting())
            .with("routable", routability.routable());
      }
      default -> changeOfWaiting(template, event, message);
    }
  }

  private void changeOfWaiting(int template, DirectBuffer event, int message) {
    switch (template) {
      case InteractionStepStartedDecoder.TEMPLATE_ID -> {
        step.wrapAndApplyHeader(event, message, header);
        with("interaction", step.interaction())
            .with("queue", step.queue())
            .with("step", step.step())
            .with("cause", step.cause());
      }
      case InteractionMovedDecoder.TEMPLATE_ID -> {
        moved.wrapAndApplyHeader(event, message, header);
        with("interaction", moved.interaction())
            .with("dueMs", moved.dueMs())
            .with("fromQueue", moved.fromQueue())
            .with("toQueue", moved.toQueue())
            .with("cause", moved.cause())
            .with("routable", moved.routable());
      }
      case InteractionExpiredDecoder.TEMPLATE_ID -> {
        expired.wrapAndApplyHeader(event, message, header);
        with("interaction", expired.interaction())
            .with("waitedMs", expired.waitedMs())
            .with("queue", expired.queue());
      }
      case InteractionUpdatedDecoder.TEMPLATE_ID -> {
        updated.wrapAndApplyHeader(event, message, header);
        with("interaction", updated.interaction())
            .with("dueMs", updated.dueMs())
            .with("urgency", updated.urgency())
            .with("routable", updated.routable());
      }
      case InteractionReturnedDecoder.TEMPLATE_ID -> {
        returned.wrapAndApplyHeader(event, message, header);
        with("interaction", returned.interaction())
            .with("handledMs", returned.handledMs())
            .with("agent", returned.agent())
            .with("reason", returned.reason());
      }
      case AgentClaimedDecoder.TEMPLATE_ID -> {
        claimed.wrapAndApplyHeader(event, message, header);
        with("interaction", claimed.interaction()).with("agent", claimed.agent());
      }
      case ClaimEndedDecoder.TEMPLATE_ID -> {
        claimEnded.wrapAndApplyHeader(event, message, header);
        with("interaction", claimEnded.interaction()).with("agent", claimEnded.agent());
      }
      default -> offer(template, event, message);
    }
  }

  private void offer(int template, DirectBuffer event, int message) {
    switch (template) {
      case OfferMadeDecoder.TEMPLATE_ID -> {
        made.wrapAndApplyHeader(event, message, header);
        with("offer", made.offer())
            .with("interaction", made.interaction())
            .with("deadlineMs", made.deadlineMs())
            .with("agent", made.agent())
            .with("queue", made.queue())
            .with("step", made.step());
      }
      case OfferAcceptedDecoder.TEMPLATE_ID -> {
        accepted.wrapAndApplyHeader(event, message, header);
        with("offer", accepted.offer())
            .with("interaction", accepted.interaction())
            .with("waitedMs", accepted.waitedMs())
            .with("agent", accepted.agent())
            .with("queue", accepted.queue())
            .with("step", accepted.step())
            .with("auto", accepted.auto())
            .with("handover", accepted.handover());
      }
      case OfferDeclinedDecoder.TEMPLATE_ID -> {
        declined.wrapAndApplyHeader(event, message, header);
        with("offer", declined.offer())
            .with("interaction", declined.interaction())
            .with("agent", declined.agent())
            .with("reason", declined.reason());
      }
      case OfferMissedDecoder.TEMPLATE_ID -> {
        missed.wrapAndApplyHeader(event, message, header);
        with("offer", missed.offer())
            .with("interaction", missed.interaction())
            .with("agent", missed.agent());
      }
      case OfferWithdrawnDecoder.TEMPLATE_ID -> {
        withdrawn.wrapAndApplyHeader(event, message, header);
        with("offer", withdrawn.offer())
            .with("interaction", withdrawn.interaction())
            .with("agent", withdrawn.agent())
            .with("reason", withdrawn.reason());
      }
      default -> {}
    }
  }
}
