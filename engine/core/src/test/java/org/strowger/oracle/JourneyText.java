package org.strowger.oracle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HexFormat;
import java.util.List;
import org.agrona.DirectBuffer;
import org.strowger.codec.sbe.*;

/**
 * The fields of events about movement, callbacks, promises and customers. A touchpoint is told as
 * {@code touch=kind/end/time/interaction/channel/topic/outcome/agent/value/payload}; payloads are
 * hex. One thread.
 */
final class JourneyText {
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  /** Name of the event, null if it is none of these. */
  static String name(int template) {
    return switch (template) {
      case InteractionTransferredDecoder.TEMPLATE_ID -> "InteractionTransferred";
      case TransferEndedDecoder.TEMPLATE_ID -> "TransferEnded";
      case InteractionShiftedDecoder.TEMPLATE_ID -> "InteractionShifted";
      case InteractionParkedDecoder.TEMPLATE_ID -> "InteractionParked";
      case InteractionResumedDecoder.TEMPLATE_ID -> "InteractionResumed";
      case MessageRecordedDecoder.TEMPLATE_ID -> "MessageRecorded";
      case CallbackScheduledDecoder.TEMPLATE_ID -> "CallbackScheduled";
      case CallbackEndedDecoder.TEMPLATE_ID -> "CallbackEnded";
      case InteractionCancelledDecoder.TEMPLATE_ID -> "InteractionCancelled";
      case PromiseAtRiskDecoder.TEMPLATE_ID -> "PromiseAtRisk";
      case PromiseBrokenDecoder.TEMPLATE_ID -> "PromiseBroken";
      case InteractionClosedDecoder.TEMPLATE_ID -> "InteractionClosed";
      case RulesAppliedDecoder.TEMPLATE_ID -> "RulesApplied";
      case ShiftOfferedDecoder.TEMPLATE_ID -> "ShiftOffered";
      case ShiftEndedDecoder.TEMPLATE_ID -> "ShiftEnded";
      case ChannelChangedDecoder.TEMPLATE_ID -> "ChannelChanged";
      case ReconcileBegunDecoder.TEMPLATE_ID -> "ReconcileBegun";
      case ReconcileCheckedDecoder.TEMPLATE_ID -> "ReconcileChecked";
      case ReconcileMissedDecoder.TEMPLATE_ID -> "ReconcileMissed";
      case ReconcileEndedDecoder.TEMPLATE_ID -> "ReconcileEnded";
      case CustomerUpdatedDecoder.TEMPLATE_ID -> "CustomerUpdated";
      case TouchpointRecordedDecoder.TEMPLATE_ID -> "TouchpointRecorded";
      case SurveyRecordedDecoder.TEMPLATE_ID -> "SurveyRecorded";
      case NeedUpdatedDecoder.TEMPLATE_ID -> "NeedUpdated";
      case CustomerForgottenDecoder.TEMPLATE_ID -> "CustomerForgotten";
      case CustomerEvictedDecoder.TEMPLATE_ID -> "CustomerEvicted";
      case ContextDeliveredDecoder.TEMPLATE_ID -> "ContextDelivered";
      default -> null;
    };
  }

  /** Adds the fields of an event. */
  void fields(int template, DirectBuffer event, int at, EventText to) {
    if (template >= ReconcileBegunDecoder.TEMPLATE_ID) {
      reconcile(template, event, at, to);
    } else if (template >= CustomerUpdatedDecoder.TEMPLATE_ID) {
      customer(template, event, at, to);
    } else if (template >= CallbackScheduledDecoder.TEMPLATE_ID) {
      callback(template, event, at, to);
    } else {
      movement(template, event, at, to);
    }
  }

  private void movement(int template, DirectBuffer event, int at, EventText to) {
    switch (template) {
      case InteractionTransferredDecoder.TEMPLATE_ID -> {
        var e = new InteractionTransferredDecoder().wrapAndApplyHeader(event, at, header);
        to.with("interaction", e.interaction())
            .with("handledMs", e.handledMs())
            .with("fromQueue", e.fromQueue())
            .with("toQueue", e.toQueue())
            .with("fromAgent", e.fromAgent())
            .with("toAgent", e.toAgent())
            .with("reason", e.reason())
            .with("warm", e.warm());
      }
      case TransferEndedDecoder.TEMPLATE_ID -> {
        var e = new TransferEndedDecoder().wrapAndApplyHeader(event, at, header);
        to.with("interaction", e.interaction()).with("agent", e.agent()).with("how", e.how());
      }
      case InteractionShiftedDecoder.TEMPLATE_ID -> {
        var e = new InteractionShiftedDecoder().wrapAndApplyHeader(event, at, header);
        to.with("interaction", e.interaction())
            .with("handledMs", e.handledMs())
            .with("fromChannel", e.fromChannel())
            .with("toChannel", e.toChannel())
            .with("fromQueue", e.fromQueue())
            .with("toQueue", e.toQueue())
            .with("agent", e.agent())
            .with("reason", e.reason());
      }
      case InteractionParkedDecoder.TEMPLATE_ID -> {
        var e = new InteractionParkedDecoder().wrapAndApplyHeader(event, at, header);
        to.with("interaction", e.interaction())
            .with("handledMs", e.handledMs())
            .with("agent", e.agent())
            .with("reason", e.reason())
            .with("cause", e.cause());
      }
      case InteractionResumedDecoder.TEMPLATE_ID -> {
        var e = new InteractionResumedDecoder().wrapAndApplyHeader(event, at, header);
        to.with("interaction", e.interaction())
            .with("parkedMs", e.parkedMs())
            .with("agent", e.agent())
            .with("cause", e.cause());
      }
      case MessageRecordedDecoder.TEMPLATE_ID -> {
        var e = new MessageRecordedDecoder().wrapAndApplyHeader(event, at, header);
        to.with("interaction", e.interaction())
            .with("respondByMs", e.respondByMs())
            .with("sender", e.sender());
      }
      default -> {}
    }
  }

  private void callback(int template, DirectBuffer event, int at, EventText to) {
    switch (template) {
      case CallbackScheduledDecoder.TEMPLATE_ID -> {
        var e = new CallbackScheduledDecoder().wrapAndApplyHeader(event, at, header);
        to.with("interaction", e.interaction())
            .with("atMs", e.atMs())
            .with("channel", e.channel())
            .with("attempt", e.attempt());
      }
      case CallbackEndedDecoder.TEMPLATE_ID -> {
        var e = new CallbackEndedDecoder().wrapAndApplyHeader(event, at, header);
        to.with("interaction", e.interaction()).with("attempts", e.attempts()).with("how", e.how());
      }
      case InteractionCancelledDecoder.TEMPLATE_ID -> {
        var e = new InteractionCancelledDecoder().wrapAndApplyHeader(event, at, header);
        to.with("interaction", e.interaction()).with("reason", e.reason());
      }
      case PromiseAtRiskDecoder.TEMPLATE_ID -> {
        var e = new PromiseAtRiskDecoder().wrapAndApplyHeader(event, at, header);
        to.with("interaction", e.interaction())
            .with("deadlineMs", e.deadlineMs())
            .with("channel", e.channel())
            .with("kind", e.kind());
      }
      case PromiseBrokenDecoder.TEMPLATE_ID -> {
        var e = new PromiseBrokenDecoder().wrapAndApplyHeader(event, at, header);
        to.with("interaction", e.interaction()).with("channel", e.channel()).with("kind", e.kind());
      }
      case InteractionClosedDecoder.TEMPLATE_ID -> {
        var e = new InteractionClosedDecoder().wrapAndApplyHeader(event, at, header);
        to.with("interaction", e.interaction())
            .with("parkedMs", e.parkedMs())
            .with("agent", e.agent());
      }
      case RulesAppliedDecoder.TEMPLATE_ID -> {
        var e = new RulesAppliedDecoder().wrapAndApplyHeader(event, at, header);
        to.with("interaction", e.interaction())
            .with("dueMs", e.dueMs())
            .with("queue", e.queue())
            .with("named", e.named())
            .with("urgency", e.urgency());
        e.matched().forEach(rule -> to.with("rule", rule.rule()));
      }
      case ShiftOfferedDecoder.TEMPLATE_ID -> shiftOffered(event, at, to);
      case ShiftEndedDecoder.TEMPLATE_ID -> {
        var e = new ShiftEndedDecoder().wrapAndApplyHeader(event, at, header);
        to.with("interaction", e.interaction()).with("channel", e.channel()).with("end", e.how());
      }
      default -> {}
    }
  }

  private void shiftOffered(DirectBuffer event, int at, EventText to) {
    var e = new ShiftOfferedDecoder().wrapAndApplyHeader(event, at, header);
    to.with("interaction", e.interaction())
        .with("customer", e.customer())
        .with("expiresMs", e.expiresMs())
        .with("estimatedMs", e.estimatedMs())
        .with("ticketMs", e.ticketMs())
        .with("queue", e.queue())
        .with("channel", e.channel())
        .with("cause", e.cause());
    for (ShiftOfferedDecoder.CandidatesDecoder c : e.candidates()) {
      to.candidate(
          c.channel(),
          c.rank(),
          c.bar(),
          c.score(),
          c.estimatedMs(),
          List.of(
              c.asynchronous(),
              c.structured(),
              c.recordKept(),
              c.receipts(),
              c.starts(),
              c.session(),
              c.cost(),
              c.segment()));
    }
  }

  private void customer(int template, DirectBuffer event, int at, EventText to) {
    switch (template) {
      case CustomerUpdatedDecoder.TEMPLATE_ID -> {
        var e = new CustomerUpdatedDecoder().wrapAndApplyHeader(event, at, header);
        to.with("customer", e.customer());
      }
      case TouchpointRecordedDecoder.TEMPLATE_ID -> {
        var e = new TouchpointRecordedDecoder().wrapAndApplyHeader(event, at, header);
        to.with("customer", e.customer())
            .with("interaction", e.interaction())
            .with("kind", e.kind());
      }
      case SurveyRecordedDecoder.TEMPLATE_ID -> {
        var e = new SurveyRecordedDecoder().wrapAndApplyHeader(event, at, header);
        to.with("customer", e.customer())
            .with("interaction", e.interaction())
            .with("topic", e.topic())
            .with("csat", e.csat())
            .with("nps", e.nps())
            .with("effort", e.effort())
            .with("resolved", e.resolved());
      }
      case NeedUpdatedDecoder.TEMPLATE_ID -> {
        var e = new NeedUpdatedDecoder().wrapAndApplyHeader(event, at, header);
        to.with("customer", e.customer())
            .with("openedMs", e.openedMs())
            .with("topic", e.topic())
            .with("owner", e.owner())
            .with("lastAgent", e.lastAgent())
            .with("contacts", e.contacts())
            .with("handovers", e.handovers())
            .with("resolved", e.resolved());
      }
      case CustomerForgottenDecoder.TEMPLATE_ID -> {
        var e = new CustomerForgottenDecoder().wrapAndApplyHeader(event, at, header);
        to.with("customer", e.customer())
            .with("touchpoints", e.touchpoints())
            .with("needs", e.needs())
            .with("live", e.live());
      }
      case CustomerEvictedDecoder.TEMPLATE_ID -> {
        var e = new CustomerEvictedDecoder().wrapAndApplyHeader(event, at, header);
        to.with("customer", e.customer());
      }
      case ContextDeliveredDecoder.TEMPLATE_ID -> delivered(event, at, to);
      case ChannelChangedDecoder.TEMPLATE_ID -> {
        var e = new ChannelChangedDecoder().wrapAndApplyHeader(event, at, header);
        to.with("channel", e.channel()).with("state", e.state()).with("drain", e.drain());
      }
      default -> {}
    }
  }

  private void reconcile(int template, DirectBuffer event, int at, EventText to) {
    switch (template) {
      case ReconcileBegunDecoder.TEMPLATE_ID -> {
        var e = new ReconcileBegunDecoder().wrapAndApplyHeader(event, at, header);
        to.with("channel", e.channel())
            .with("repair", e.repair())
            .with("replaced", e.replaced())
            .with("live", e.live());
      }
      case ReconcileCheckedDecoder.TEMPLATE_ID -> {
        var e = new ReconcileCheckedDecoder().wrapAndApplyHeader(event, at, header);
        to.with("interaction", e.interaction())
            .with("agent", e.agent())
            .with("agentHere", e.agentHere())
            .with("finding", e.finding())
            .with("repaired", e.repaired());
      }
      case ReconcileMissedDecoder.TEMPLATE_ID -> {
        var e = new ReconcileMissedDecoder().wrapAndApplyHeader(event, at, header);
        to.with("interaction", e.interaction())
            .with("agentHere", e.agentHere())
            .with("state", e.state())
            .with("repaired", e.repaired());
      }
      default -> {
        var e = new ReconcileEndedDecoder().wrapAndApplyHeader(event, at, header);
        to.with("agreed", e.agreed())
            .with("differences", e.differences())
            .with("missed", e.missed())
            .with("left", e.left());
      }
    }
  }

  private void delivered(DirectBuffer event, int at, EventText to) {
    var e = new ContextDeliveredDecoder().wrapAndApplyHeader(event, at, header);
    to.with("offer", e.offer())
        .with("interaction", e.interaction())
        .with("customer", e.customer())
        .with("ticketMs", e.ticketMs())
        .with("openedMs", e.openedMs())
        .with("lastAgentMs", e.lastAgentMs())
        .with("agent", e.agent())
        .with("channel", e.channel())
        .with("topic", e.topic())
        .with("segment", e.segment())
        .with("language", e.language())
        .with("region", e.region())
        .with("verifiedBy", e.verifiedBy())
        .with("owner", e.owner())
        .with("lastAgent", e.lastAgent())
        .with("contacts", e.contacts())
        .with("handovers", e.handovers())
        .with("openNeeds", e.openNeeds())
        .with("earlier", e.earlier())
        .with("resolved", e.resolved());
    e.rules().forEach(rule -> to.with("note", rule.note()));
    for (ContextDeliveredDecoder.TouchpointsDecoder t : e.touchpoints()) {
      to.touch(
          t.kind(),
          t.end(),
          t.timeMs(),
          t.interaction(),
          t.channel(),
          t.topic(),
          t.outcome(),
          t.agent(),
          t.value(),
          JourneyReader.text(t.sealedLength(), t::getSealed));
    }
    to.payload("profile", JourneyReader.text(e.profileLength(), e::getProfile));
  }

  /** Bytes, one character for each, as hex. */
  static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(ISO_8859_1));
  }
}
