package org.strowger.gateway.event;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.agrona.DirectBuffer;
import org.strowger.codec.sbe.AgentPresenceDecoder;
import org.strowger.codec.sbe.AgentProfileDecoder;
import org.strowger.codec.sbe.AgentSignOffDecoder;
import org.strowger.codec.sbe.AgentSignOnDecoder;
import org.strowger.codec.sbe.AgentSkillsDecoder;
import org.strowger.codec.sbe.AgentTeamsDecoder;
import org.strowger.codec.sbe.ApplyPlanDecoder;
import org.strowger.codec.sbe.DefineNameDecoder;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionAbandonDecoder;
import org.strowger.codec.sbe.InteractionArriveDecoder;
import org.strowger.codec.sbe.InteractionAssignDecoder;
import org.strowger.codec.sbe.InteractionCompleteDecoder;
import org.strowger.codec.sbe.InteractionPickDecoder;
import org.strowger.codec.sbe.InteractionReturnDecoder;
import org.strowger.codec.sbe.InteractionToHeadDecoder;
import org.strowger.codec.sbe.InteractionUpdateDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.NameDefinedDecoder;
import org.strowger.codec.sbe.NameReleasedDecoder;
import org.strowger.codec.sbe.OfferAcceptDecoder;
import org.strowger.codec.sbe.OfferDeclineDecoder;
import org.strowger.codec.sbe.PlanAppliedDecoder;
import org.strowger.codec.sbe.PlanReworkDecoder;
import org.strowger.codec.sbe.PlanReworkedDecoder;
import org.strowger.codec.sbe.QueryAgentDecoder;
import org.strowger.codec.sbe.QueryInteractionDecoder;
import org.strowger.codec.sbe.QueryQueueDecoder;
import org.strowger.codec.sbe.QuerySummaryDecoder;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.RejectedDecoder;
import org.strowger.codec.sbe.SnapshotTakenDecoder;
import org.strowger.codec.sbe.TakeSnapshotDecoder;
import org.strowger.codec.sbe.TickDecoder;
import org.strowger.codec.sbe.TickedDecoder;
import org.strowger.codec.sbe.WrapUpEndDecoder;
import org.strowger.gateway.command.Field;
import org.strowger.gateway.command.Verb;
import org.strowger.gateway.text.Words;

/** Refusals, names, plan, ticks and snapshots. One thread. */
final class EngineBodies {
  private final JsonGenerator json;
  private final EventIds ids;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final RejectedDecoder rejected = new RejectedDecoder();
  private final NameDefinedDecoder nameDefined = new NameDefinedDecoder();
  private final NameReleasedDecoder nameReleased = new NameReleasedDecoder();
  private final PlanAppliedDecoder planApplied = new PlanAppliedDecoder();
  private final PlanReworkedDecoder planReworked = new PlanReworkedDecoder();
  private final SnapshotTakenDecoder snapshotTaken = new SnapshotTakenDecoder();

  EngineBodies(JsonGenerator json, EventIds ids) {
    this.json = json;
    this.ids = ids;
  }

  void write(int template, DirectBuffer buffer, int offset) throws IOException {
    switch (template) {
      case RejectedDecoder.TEMPLATE_ID ->
          rejected(rejected.wrapAndApplyHeader(buffer, offset, header));
      case NameDefinedDecoder.TEMPLATE_ID -> {
        nameDefined.wrapAndApplyHeader(buffer, offset, header);
        name(nameDefined.kind(), nameDefined.number());
      }
      case NameReleasedDecoder.TEMPLATE_ID -> {
        nameReleased.wrapAndApplyHeader(buffer, offset, header);
        name(nameReleased.kind(), nameReleased.number());
      }
      case PlanAppliedDecoder.TEMPLATE_ID -> {
        planApplied.wrapAndApplyHeader(buffer, offset, header);
        json.writeNumberField("version", planApplied.version());
      }
      case PlanReworkedDecoder.TEMPLATE_ID -> {
        planReworked.wrapAndApplyHeader(buffer, offset, header);
        json.writeNumberField("version", planReworked.version());
        json.writeNumberField("reworked", planReworked.moved());
        json.writeNumberField("remaining", planReworked.remaining());
      }
      case SnapshotTakenDecoder.TEMPLATE_ID -> {
        snapshotTaken.wrapAndApplyHeader(buffer, offset, header);
        json.writeStringField("state-digest", hex(snapshotTaken.stateDigest()));
      }
      case TickedDecoder.TEMPLATE_ID -> {
        // a tick has nothing to tell
      }
      default -> throw new IllegalArgumentException("no event has the template " + template);
    }
  }

  private void name(IdKind kind, long number) throws IOException {
    json.writeStringField("kind", Words.of(kind));
    ids.write(json, "id", kind, number);
    json.writeNumberField("number", number);
  }

  private static String hex(long digest) {
    String digits = Long.toHexString(digest);
    return "0".repeat(16 - digits.length()) + digits;
  }

  private void rejected(RejectedDecoder event) throws IOException {
    json.writeStringField("command", command(event.command()));
    json.writeStringField("code", Words.of(event.code()));
    FieldName field = event.field();
    if (field != FieldName.NONE) {
      json.writeStringField("field", field(field, event.command()));
    }
    if (event.valueKind() != 0) {
      ids.write(json, "value", IdKind.get(event.valueKind()), event.value());
    } else if (field != FieldName.NONE || event.value() != 0) {
      json.writeNumberField("value", event.value());
    }
    if (event.code() == RejectCode.STALE_OFFER) {
      json.writeStringField("detail", Words.of(event.detail()));
    }
  }

  /** A field of the log by the name it has in a line. */
  private static String field(FieldName field, int command) {
    return switch (field) {
      case AGENT -> namesAnAgent(command) ? Field.NAMED.word() : Words.of(field);
      case STATE -> "presence";
      case EXCLUDED -> "exclude";
      default -> Words.of(field);
    };
  }

  /**
   * Whether the agent of a command, but for those it excludes, is in the field for the named one.
   */
  private static boolean namesAnAgent(int command) {
    return command == InteractionArriveDecoder.TEMPLATE_ID
        || command == InteractionUpdateDecoder.TEMPLATE_ID;
  }

  /** A command of the log by the name it has in a line. */
  private static String command(int template) {
    return switch (template) {
      case DefineNameDecoder.TEMPLATE_ID -> "define-name";
      case ApplyPlanDecoder.TEMPLATE_ID -> Verb.PLAN.word();
      case AgentSignOnDecoder.TEMPLATE_ID -> Verb.SIGN_ON.word();
      case AgentSignOffDecoder.TEMPLATE_ID -> Verb.SIGN_OFF.word();
      case AgentPresenceDecoder.TEMPLATE_ID -> Verb.PRESENCE.word();
      case AgentSkillsDecoder.TEMPLATE_ID -> Verb.SKILLS.word();
      case AgentProfileDecoder.TEMPLATE_ID -> Verb.PROFILE.word();
      case AgentTeamsDecoder.TEMPLATE_ID -> Verb.TEAMS.word();
      case InteractionArriveDecoder.TEMPLATE_ID -> Verb.ARRIVE.word();
      case InteractionAbandonDecoder.TEMPLATE_ID -> Verb.ABANDON.word();
      case InteractionCompleteDecoder.TEMPLATE_ID -> Verb.COMPLETE.word();
      case WrapUpEndDecoder.TEMPLATE_ID -> Verb.END_WRAP_UP.word();
      case InteractionUpdateDecoder.TEMPLATE_ID -> Verb.UPDATE.word();
      case InteractionAssignDecoder.TEMPLATE_ID -> Verb.ASSIGN.word();
      case InteractionPickDecoder.TEMPLATE_ID -> Verb.PICK.word();
      case InteractionToHeadDecoder.TEMPLATE_ID -> Verb.TO_HEAD.word();
      case InteractionReturnDecoder.TEMPLATE_ID -> Verb.RETURN_TO_QUEUE.word();
      case OfferAcceptDecoder.TEMPLATE_ID -> Verb.ACCEPT.word();
      case OfferDeclineDecoder.TEMPLATE_ID -> Verb.DECLINE.word();
      case TickDecoder.TEMPLATE_ID -> Verb.TICK.word();
      case TakeSnapshotDecoder.TEMPLATE_ID -> Verb.SNAPSHOT.word();
      case PlanReworkDecoder.TEMPLATE_ID -> "plan-rework";
      case QueryAgentDecoder.TEMPLATE_ID -> Verb.QUERY_AGENT.word();
      case QueryInteractionDecoder.TEMPLATE_ID -> Verb.QUERY_INTERACTION.word();
      case QueryQueueDecoder.TEMPLATE_ID -> Verb.QUERY_QUEUE.word();
      case QuerySummaryDecoder.TEMPLATE_ID -> Verb.QUERY_SUMMARY.word();
      default -> "template-" + template;
    };
  }
}
