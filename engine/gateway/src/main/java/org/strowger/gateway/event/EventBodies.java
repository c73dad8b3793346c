package org.strowger.gateway.event;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.agrona.DirectBuffer;
import org.strowger.codec.sbe.AgentAnswerDecoder;
import org.strowger.codec.sbe.AgentClaimedDecoder;
import org.strowger.codec.sbe.AgentPresenceChangedDecoder;
import org.strowger.codec.sbe.AgentProfileChangedDecoder;
import org.strowger.codec.sbe.AgentSignedOffDecoder;
import org.strowger.codec.sbe.AgentSignedOnDecoder;
import org.strowger.codec.sbe.AgentSkillsChangedDecoder;
import org.strowger.codec.sbe.AgentTeamsChangedDecoder;
import org.strowger.codec.sbe.ClaimEndedDecoder;
import org.strowger.codec.sbe.InteractionAbandonedDecoder;
import org.strowger.codec.sbe.InteractionAnswerDecoder;
import org.strowger.codec.sbe.InteractionCompletedDecoder;
import org.strowger.codec.sbe.InteractionExpiredDecoder;
import org.strowger.codec.sbe.InteractionMovedDecoder;
import org.strowger.codec.sbe.InteractionPromotedDecoder;
import org.strowger.codec.sbe.InteractionReturnedDecoder;
import org.strowger.codec.sbe.InteractionStepStartedDecoder;
import org.strowger.codec.sbe.InteractionUpdatedDecoder;
import org.strowger.codec.sbe.InteractionWaitingDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.NameDefinedDecoder;
import org.strowger.codec.sbe.NameReleasedDecoder;
import org.strowger.codec.sbe.OfferAcceptedDecoder;
import org.strowger.codec.sbe.OfferDeclinedDecoder;
import org.strowger.codec.sbe.OfferMadeDecoder;
import org.strowger.codec.sbe.OfferMissedDecoder;
import org.strowger.codec.sbe.OfferWithdrawnDecoder;
import org.strowger.codec.sbe.PlanAppliedDecoder;
import org.strowger.codec.sbe.PlanReworkedDecoder;
import org.strowger.codec.sbe.QueueAnswerDecoder;
import org.strowger.codec.sbe.RejectedDecoder;
import org.strowger.codec.sbe.RoutabilityChangedDecoder;
import org.strowger.codec.sbe.SnapshotTakenDecoder;
import org.strowger.codec.sbe.SummaryAnswerDecoder;
import org.strowger.codec.sbe.TickedDecoder;
import org.strowger.codec.sbe.WrapUpEndedDecoder;

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
  private final AnswerBodies answers;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final NameReleasedDecoder nameReleased = new NameReleasedDecoder();

  EventBodies(JsonGenerator json, EventIds ids, TimeField time) {
    this.ids = ids;
    this.engine = new EngineBodies(json, ids);
    this.agents = new AgentBodies(json, ids);
    this.interactions = new InteractionBodies(json, ids, time);
    this.waiting = new WaitingBodies(json, ids, time);
    this.answers = new AnswerBodies(json, ids, time);
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
    AgentSignedOnDecoder.TEMPLATE_ID,
    AgentSignedOffDecoder.TEMPLATE_ID,
    AgentPresenceChangedDecoder.TEMPLATE_ID,
    AgentSkillsChangedDecoder.TEMPLATE_ID,
    AgentProfileChangedDecoder.TEMPLATE_ID,
    AgentTeamsChangedDecoder.TEMPLATE_ID,
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
    AgentAnswerDecoder.TEMPLATE_ID,
    InteractionAnswerDecoder.TEMPLATE_ID,
    QueueAnswerDecoder.TEMPLATE_ID,
    SummaryAnswerDecoder.TEMPLATE_ID,
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
      case AgentSignedOnDecoder.TEMPLATE_ID -> "signed-on";
      case AgentSignedOffDecoder.TEMPLATE_ID -> "signed-off";
      case AgentPresenceChangedDecoder.TEMPLATE_ID -> "presence-changed";
      case AgentSkillsChangedDecoder.TEMPLATE_ID -> "skills-changed";
      case AgentProfileChangedDecoder.TEMPLATE_ID -> "profile-changed";
      case AgentTeamsChangedDecoder.TEMPLATE_ID -> "teams-changed";
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
      case AgentAnswerDecoder.TEMPLATE_ID -> "agent-answer";
      case InteractionAnswerDecoder.TEMPLATE_ID -> "interaction-answer";
      case QueueAnswerDecoder.TEMPLATE_ID -> "queue-answer";
      case SummaryAnswerDecoder.TEMPLATE_ID -> "summary-answer";
      default -> throw new IllegalArgumentException("no event has the template " + template);
    };
  }

  /**
   * Whether an event is to be told now. The answers about a queue and an interaction come in parts,
   * which wait for the last and are told with it.
   */
  boolean isWhole(int template, DirectBuffer buffer, int offset) {
    return answers.isLast(template, buffer, offset);
  }

  /** Keeps the name that the engine is about to forget. */
  void release(DirectBuffer buffer, int offset) {
    ids.release(nameReleased.wrapAndApplyHeader(buffer, offset, header).number());
  }

  /**
   * Writes the fields of an event.
   *
   * @param offset of the SBE message header
   */
  void write(int template, DirectBuffer buffer, int offset) throws IOException {
    if (template < AgentSignedOnDecoder.TEMPLATE_ID) {
      engine.write(template, buffer, offset);
    } else if (template < InteractionWaitingDecoder.TEMPLATE_ID) {
      agents.write(template, buffer, offset);
    } else if (template < InteractionStepStartedDecoder.TEMPLATE_ID) {
      interactions.write(template, buffer, offset);
    } else if (template < AgentAnswerDecoder.TEMPLATE_ID) {
      waiting.write(template, buffer, offset);
    } else {
      answers.write(template, buffer, offset);
    }
  }
}
