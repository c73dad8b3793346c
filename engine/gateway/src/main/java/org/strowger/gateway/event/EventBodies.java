package org.strowger.gateway.event;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.agrona.DirectBuffer;
import org.strowger.codec.sbe.AgentAnswerDecoder;
import org.strowger.codec.sbe.AgentClaimedDecoder;
import org.strowger.codec.sbe.AgentLeaseLostDecoder;
import org.strowger.codec.sbe.AgentLeaseRenewedDecoder;
import org.strowger.codec.sbe.AgentPresenceChangedDecoder;
import org.strowger.codec.sbe.AgentProfileChangedDecoder;
import org.strowger.codec.sbe.AgentSignedOffDecoder;
import org.strowger.codec.sbe.AgentSignedOnDecoder;
import org.strowger.codec.sbe.AgentSkillsChangedDecoder;
import org.strowger.codec.sbe.AgentTeamsChangedDecoder;
import org.strowger.codec.sbe.CallbackEndedDecoder;
import org.strowger.codec.sbe.CallbackScheduledDecoder;
import org.strowger.codec.sbe.ChannelChangedDecoder;
import org.strowger.codec.sbe.ClaimEndedDecoder;
import org.strowger.codec.sbe.ContextDeliveredDecoder;
import org.strowger.codec.sbe.CustomerAnswerDecoder;
import org.strowger.codec.sbe.CustomerEvictedDecoder;
import org.strowger.codec.sbe.CustomerForgottenDecoder;
import org.strowger.codec.sbe.CustomerUpdatedDecoder;
import org.strowger.codec.sbe.EstimateAnswerDecoder;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionAbandonedDecoder;
import org.strowger.codec.sbe.InteractionAnswerDecoder;
import org.strowger.codec.sbe.InteractionCancelledDecoder;
import org.strowger.codec.sbe.InteractionClosedDecoder;
import org.strowger.codec.sbe.InteractionCompletedDecoder;
import org.strowger.codec.sbe.InteractionExpiredDecoder;
import org.strowger.codec.sbe.InteractionMovedDecoder;
import org.strowger.codec.sbe.InteractionParkedDecoder;
import org.strowger.codec.sbe.InteractionPromotedDecoder;
import org.strowger.codec.sbe.InteractionResumedDecoder;
import org.strowger.codec.sbe.InteractionReturnedDecoder;
import org.strowger.codec.sbe.InteractionShiftedDecoder;
import org.strowger.codec.sbe.InteractionStepStartedDecoder;
import org.strowger.codec.sbe.InteractionTransferredDecoder;
import org.strowger.codec.sbe.InteractionUpdatedDecoder;
import org.strowger.codec.sbe.InteractionWaitingDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.MessageRecordedDecoder;
import org.strowger.codec.sbe.NameDefinedDecoder;
import org.strowger.codec.sbe.NameReleasedDecoder;
import org.strowger.codec.sbe.NeedAnswerDecoder;
import org.strowger.codec.sbe.NeedUpdatedDecoder;
import org.strowger.codec.sbe.OfferAcceptedDecoder;
import org.strowger.codec.sbe.OfferDeclinedDecoder;
import org.strowger.codec.sbe.OfferMadeDecoder;
import org.strowger.codec.sbe.OfferMissedDecoder;
import org.strowger.codec.sbe.OfferWithdrawnDecoder;
import org.strowger.codec.sbe.PlanAppliedDecoder;
import org.strowger.codec.sbe.PlanReworkedDecoder;
import org.strowger.codec.sbe.PromiseAtRiskDecoder;
import org.strowger.codec.sbe.PromiseBrokenDecoder;
import org.strowger.codec.sbe.QueueAnswerDecoder;
import org.strowger.codec.sbe.ReconcileBegunDecoder;
import org.strowger.codec.sbe.ReconcileCheckedDecoder;
import org.strowger.codec.sbe.ReconcileEndedDecoder;
import org.strowger.codec.sbe.ReconcileMissedDecoder;
import org.strowger.codec.sbe.RejectedDecoder;
import org.strowger.codec.sbe.RepeatedDecoder;
import org.strowger.codec.sbe.RoutabilityChangedDecoder;
import org.strowger.codec.sbe.RulesAppliedDecoder;
import org.strowger.codec.sbe.ShiftEndedDecoder;
import org.strowger.codec.sbe.ShiftOfferedDecoder;
import org.strowger.codec.sbe.SnapshotTakenDecoder;
import org.strowger.codec.sbe.SummaryAnswerDecoder;
import org.strowger.codec.sbe.SurveyRecordedDecoder;
import org.strowger.codec.sbe.TickedDecoder;
import org.strowger.codec.sbe.TouchpointAnswerDecoder;
import org.strowger.codec.sbe.TouchpointRecordedDecoder;
import org.strowger.codec.sbe.TransferEndedDecoder;
import org.strowger.codec.sbe.WrapUpEndedDecoder;
import org.strowger.gateway.payload.Payloads;

/** Writes what is particular to each kind of event, always in the same order. One thread. */
final class EventBodies {
  /** Writes a time in the form chosen. */
  @FunctionalInterface
  interface TimeField {
    void write(String field, long ms) throws IOException;
  }

  private final EventIds ids;
  private final EngineBodies engine;
  private final AgentBodies agents;
  private final InteractionBodies interactions;
  private final WaitingBodies waiting;
  private final MovementBodies movement;
  private final ChannelBodies channels;
  private final ReconcileBodies reconciles;
  private final CustomerBodies customers;
  private final AnswerBodies answers;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final NameReleasedDecoder nameReleased = new NameReleasedDecoder();

  EventBodies(JsonGenerator json, EventIds ids, TimeField time, Payloads payloads) {
    TouchpointText touchpoints = new TouchpointText(json, ids, time, payloads);
    this.ids = ids;
    this.engine = new EngineBodies(json, ids);
    this.agents = new AgentBodies(json, ids, time);
    this.interactions = new InteractionBodies(json, ids, time);
    this.waiting = new WaitingBodies(json, ids, time);
    this.movement = new MovementBodies(json, ids, time);
    this.channels = new ChannelBodies(json, ids, time);
    this.reconciles = new ReconcileBodies(json, ids);
    this.customers = new CustomerBodies(json, ids, time, touchpoints);
    this.answers = new AnswerBodies(json, ids, time, touchpoints);
  }

  /** Templates of all events. */
  private static final int[] TEMPLATES = {
    RejectedDecoder.TEMPLATE_ID,
    NameDefinedDecoder.TEMPLATE_ID,
    NameReleasedDecoder.TEMPLATE_ID,
    PlanAppliedDecoder.TEMPLATE_ID,
    TickedDecoder.TEMPLATE_ID,
    SnapshotTakenDecoder.TEMPLATE_ID,
    PlanReworkedDecoder.TEMPLATE_ID,
    RepeatedDecoder.TEMPLATE_ID,
    AgentSignedOnDecoder.TEMPLATE_ID,
    AgentSignedOffDecoder.TEMPLATE_ID,
    AgentPresenceChangedDecoder.TEMPLATE_ID,
    AgentSkillsChangedDecoder.TEMPLATE_ID,
    AgentProfileChangedDecoder.TEMPLATE_ID,
    AgentTeamsChangedDecoder.TEMPLATE_ID,
    AgentLeaseRenewedDecoder.TEMPLATE_ID,
    AgentLeaseLostDecoder.TEMPLATE_ID,
    InteractionWaitingDecoder.TEMPLATE_ID,
    InteractionPromotedDecoder.TEMPLATE_ID,
    OfferMadeDecoder.TEMPLATE_ID,
    OfferAcceptedDecoder.TEMPLATE_ID,
    OfferDeclinedDecoder.TEMPLATE_ID,
    OfferMissedDecoder.TEMPLATE_ID,
    OfferWithdrawnDecoder.TEMPLATE_ID,
    InteractionAbandonedDecoder.TEMPLATE_ID,
    InteractionCompletedDecoder.TEMPLATE_ID,
    WrapUpEndedDecoder.TEMPLATE_ID,
    InteractionStepStartedDecoder.TEMPLATE_ID,
    InteractionMovedDecoder.TEMPLATE_ID,
    InteractionExpiredDecoder.TEMPLATE_ID,
    InteractionUpdatedDecoder.TEMPLATE_ID,
    InteractionReturnedDecoder.TEMPLATE_ID,
    RoutabilityChangedDecoder.TEMPLATE_ID,
    AgentClaimedDecoder.TEMPLATE_ID,
    ClaimEndedDecoder.TEMPLATE_ID,
    InteractionTransferredDecoder.TEMPLATE_ID,
    TransferEndedDecoder.TEMPLATE_ID,
    InteractionShiftedDecoder.TEMPLATE_ID,
    InteractionParkedDecoder.TEMPLATE_ID,
    InteractionResumedDecoder.TEMPLATE_ID,
    MessageRecordedDecoder.TEMPLATE_ID,
    CallbackScheduledDecoder.TEMPLATE_ID,
    CallbackEndedDecoder.TEMPLATE_ID,
    InteractionCancelledDecoder.TEMPLATE_ID,
    PromiseAtRiskDecoder.TEMPLATE_ID,
    PromiseBrokenDecoder.TEMPLATE_ID,
    InteractionClosedDecoder.TEMPLATE_ID,
    RulesAppliedDecoder.TEMPLATE_ID,
    ShiftOfferedDecoder.TEMPLATE_ID,
    ShiftEndedDecoder.TEMPLATE_ID,
    ChannelChangedDecoder.TEMPLATE_ID,
    ReconcileBegunDecoder.TEMPLATE_ID,
    ReconcileCheckedDecoder.TEMPLATE_ID,
    ReconcileMissedDecoder.TEMPLATE_ID,
    ReconcileEndedDecoder.TEMPLATE_ID,
    CustomerUpdatedDecoder.TEMPLATE_ID,
    TouchpointRecordedDecoder.TEMPLATE_ID,
    SurveyRecordedDecoder.TEMPLATE_ID,
    NeedUpdatedDecoder.TEMPLATE_ID,
    CustomerForgottenDecoder.TEMPLATE_ID,
    CustomerEvictedDecoder.TEMPLATE_ID,
    ContextDeliveredDecoder.TEMPLATE_ID,
    AgentAnswerDecoder.TEMPLATE_ID,
    InteractionAnswerDecoder.TEMPLATE_ID,
    QueueAnswerDecoder.TEMPLATE_ID,
    SummaryAnswerDecoder.TEMPLATE_ID,
    CustomerAnswerDecoder.TEMPLATE_ID,
    EstimateAnswerDecoder.TEMPLATE_ID,
  };

  /** Names of all events. */
  static List<String> names() {
    return IntStream.of(TEMPLATES).mapToObj(EventBodies::name).toList();
  }

  /** The name of an event. */
  static String name(int template) {
    return switch (template) {
      case RejectedDecoder.TEMPLATE_ID -> "rejected";
      case NameDefinedDecoder.TEMPLATE_ID -> "name-defined";
      case NameReleasedDecoder.TEMPLATE_ID -> "name-released";
      case PlanAppliedDecoder.TEMPLATE_ID -> "plan-applied";
      case TickedDecoder.TEMPLATE_ID -> "ticked";
      case SnapshotTakenDecoder.TEMPLATE_ID -> "snapshot-taken";
      case PlanReworkedDecoder.TEMPLATE_ID -> "plan-reworked";
      case RepeatedDecoder.TEMPLATE_ID -> "repeated";
      case AgentSignedOnDecoder.TEMPLATE_ID -> "signed-on";
      case AgentSignedOffDecoder.TEMPLATE_ID -> "signed-off";
      case AgentPresenceChangedDecoder.TEMPLATE_ID -> "presence-changed";
      case AgentSkillsChangedDecoder.TEMPLATE_ID -> "skills-changed";
      case AgentProfileChangedDecoder.TEMPLATE_ID -> "profile-changed";
      case AgentTeamsChangedDecoder.TEMPLATE_ID -> "teams-changed";
      case AgentLeaseRenewedDecoder.TEMPLATE_ID -> "lease-renewed";
      case AgentLeaseLostDecoder.TEMPLATE_ID -> "lease-lost";
      case InteractionWaitingDecoder.TEMPLATE_ID -> "waiting";
      case InteractionPromotedDecoder.TEMPLATE_ID -> "promoted";
      case OfferMadeDecoder.TEMPLATE_ID -> "offered";
      case OfferAcceptedDecoder.TEMPLATE_ID -> "accepted";
      case OfferDeclinedDecoder.TEMPLATE_ID -> "declined";
      case OfferMissedDecoder.TEMPLATE_ID -> "missed";
      case OfferWithdrawnDecoder.TEMPLATE_ID -> "withdrawn";
      case InteractionAbandonedDecoder.TEMPLATE_ID -> "abandoned";
      case InteractionCompletedDecoder.TEMPLATE_ID -> "completed";
      case WrapUpEndedDecoder.TEMPLATE_ID -> "wrap-up-ended";
      case InteractionStepStartedDecoder.TEMPLATE_ID -> "step-started";
      case InteractionMovedDecoder.TEMPLATE_ID -> "moved";
      case InteractionExpiredDecoder.TEMPLATE_ID -> "expired";
      case InteractionUpdatedDecoder.TEMPLATE_ID -> "updated";
      case InteractionReturnedDecoder.TEMPLATE_ID -> "returned";
      case RoutabilityChangedDecoder.TEMPLATE_ID -> "routability-changed";
      case AgentClaimedDecoder.TEMPLATE_ID -> "agent-claimed";
      case ClaimEndedDecoder.TEMPLATE_ID -> "claim-ended";
      case InteractionTransferredDecoder.TEMPLATE_ID -> "transferred";
      case TransferEndedDecoder.TEMPLATE_ID -> "transfer-ended";
      case InteractionShiftedDecoder.TEMPLATE_ID -> "shifted";
      case InteractionParkedDecoder.TEMPLATE_ID -> "parked";
      case InteractionResumedDecoder.TEMPLATE_ID -> "resumed";
      case MessageRecordedDecoder.TEMPLATE_ID -> "message-recorded";
      case CallbackScheduledDecoder.TEMPLATE_ID -> "callback-scheduled";
      case CallbackEndedDecoder.TEMPLATE_ID -> "callback-ended";
      case InteractionCancelledDecoder.TEMPLATE_ID -> "cancelled";
      case PromiseAtRiskDecoder.TEMPLATE_ID -> "promise-at-risk";
      case PromiseBrokenDecoder.TEMPLATE_ID -> "promise-broken";
      case InteractionClosedDecoder.TEMPLATE_ID -> "closed";
      case RulesAppliedDecoder.TEMPLATE_ID -> "rules-applied";
      case ShiftOfferedDecoder.TEMPLATE_ID -> "shift-offered";
      case ShiftEndedDecoder.TEMPLATE_ID -> "shift-ended";
      case ChannelChangedDecoder.TEMPLATE_ID -> "channel-changed";
      case ReconcileBegunDecoder.TEMPLATE_ID -> "reconcile-begun";
      case ReconcileCheckedDecoder.TEMPLATE_ID -> "reconcile-checked";
      case ReconcileMissedDecoder.TEMPLATE_ID -> "reconcile-missed";
      case ReconcileEndedDecoder.TEMPLATE_ID -> "reconcile-ended";
      case EstimateAnswerDecoder.TEMPLATE_ID -> "estimate-answer";
      case CustomerUpdatedDecoder.TEMPLATE_ID -> "customer-updated";
      case TouchpointRecordedDecoder.TEMPLATE_ID -> "touchpoint-recorded";
      case SurveyRecordedDecoder.TEMPLATE_ID -> "survey-recorded";
      case NeedUpdatedDecoder.TEMPLATE_ID -> "need-updated";
      case CustomerForgottenDecoder.TEMPLATE_ID -> "customer-forgotten";
      case CustomerEvictedDecoder.TEMPLATE_ID -> "customer-evicted";
      case ContextDeliveredDecoder.TEMPLATE_ID -> "context-delivered";
      case AgentAnswerDecoder.TEMPLATE_ID -> "agent-answer";
      case InteractionAnswerDecoder.TEMPLATE_ID -> "interaction-answer";
      case QueueAnswerDecoder.TEMPLATE_ID -> "queue-answer";
      case SummaryAnswerDecoder.TEMPLATE_ID -> "summary-answer";
      case CustomerAnswerDecoder.TEMPLATE_ID,
          NeedAnswerDecoder.TEMPLATE_ID,
          TouchpointAnswerDecoder.TEMPLATE_ID ->
          "customer-answer";
      default -> throw new IllegalArgumentException("no event has the template " + template);
    };
  }

  /**
   * Whether an event is to be told now. The answers about a queue, an interaction and a customer
   * come in parts, which wait for the last and are told with it.
   */
  boolean isWhole(int template, DirectBuffer buffer, int offset) {
    return answers.isLast(template, buffer, offset);
  }

  /** Keeps the name of an interaction that the engine is about to forget. */
  void release(DirectBuffer buffer, int offset) {
    nameReleased.wrapAndApplyHeader(buffer, offset, header);
    if (nameReleased.kind() == IdKind.INTERACTION) {
      ids.release(nameReleased.number());
    }
  }

  /**
   * Writes the fields of an event.
   *
   * @param offset of the SBE message header
   */
  void write(int template, DirectBuffer buffer, int offset) throws IOException {
    if (channels.tells(template)) {
      channels.write(template, buffer, offset);
    } else if (reconciles.tells(template)) {
      reconciles.write(template, buffer, offset);
    } else if (template < AgentSignedOnDecoder.TEMPLATE_ID) {
      engine.write(template, buffer, offset);
    } else if (template < InteractionWaitingDecoder.TEMPLATE_ID) {
      agents.write(template, buffer, offset);
    } else if (template < InteractionStepStartedDecoder.TEMPLATE_ID) {
      interactions.write(template, buffer, offset);
    } else if (template < InteractionTransferredDecoder.TEMPLATE_ID) {
      waiting.write(template, buffer, offset);
    } else if (template < CustomerUpdatedDecoder.TEMPLATE_ID) {
      movement.write(template, buffer, offset);
    } else if (template < AgentAnswerDecoder.TEMPLATE_ID) {
      customers.write(template, buffer, offset);
    } else {
      answers.write(template, buffer, offset);
    }
  }
}
