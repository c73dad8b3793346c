package org.strowger.gateway.event;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.agrona.DirectBuffer;
import org.strowger.codec.sbe.ApplyPlanDecoder;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.NameDefinedDecoder;
import org.strowger.codec.sbe.NameReleasedDecoder;
import org.strowger.codec.sbe.OfferEnd;
import org.strowger.codec.sbe.PlanAppliedDecoder;
import org.strowger.codec.sbe.PlanReworkedDecoder;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.RejectedDecoder;
import org.strowger.codec.sbe.RepeatedDecoder;
import org.strowger.codec.sbe.SnapshotTakenDecoder;
import org.strowger.codec.sbe.TickedDecoder;
import org.strowger.gateway.text.Words;

/** Refusals, names, plan, ticks and snapshots. One thread. */
final class EngineBodies {
  private final JsonGenerator json;
  private final EventIds ids;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final RejectedDecoder rejected = new RejectedDecoder();
  private final RepeatedDecoder repeated = new RepeatedDecoder();
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
      case RepeatedDecoder.TEMPLATE_ID ->
          repeated(repeated.wrapAndApplyHeader(buffer, offset, header));
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
    json.writeStringField("command", CommandWords.command(event.command()));
    why(event.command(), event.code(), event.field());
    what(event.code(), event.field(), event.valueKind(), event.value(), event.detail());
  }

  private void repeated(RepeatedDecoder event) throws IOException {
    int command = event.command();
    json.writeStringField("command", CommandWords.command(command));
    json.writeNumberField("first", event.first());
    if (event.subjectKind() != 0) {
      IdKind kind = IdKind.get(event.subjectKind());
      ids.writeIfAny(json, Words.of(kind), kind, Math.max(0, event.subject()));
    } else if (event.subject() != 0) {
      boolean plan = command == ApplyPlanDecoder.TEMPLATE_ID;
      json.writeNumberField(plan ? "version" : "offer", event.subject());
    }
    json.writeStringField("result", event.code() == 0 ? "accepted" : "rejected");
    if (event.code() != 0) {
      RejectCode code = RejectCode.get(event.code());
      why(command, code, event.field());
      // who stands behind a negative number, only the process that had the first one knew
      if (event.valueKind() == 0 || event.value() > 0) {
        what(code, event.field(), event.valueKind(), event.value(), event.detail());
      }
    }
  }

  private void why(int command, RejectCode code, FieldName field) throws IOException {
    json.writeStringField("code", Words.of(code));
    if (field != FieldName.NONE) {
      json.writeStringField("field", CommandWords.field(field, command));
    }
  }

  private void what(RejectCode code, FieldName field, int valueKind, long value, OfferEnd detail)
      throws IOException {
    if (valueKind != 0) {
      ids.write(json, "value", IdKind.get((short) valueKind), value);
    } else if (field != FieldName.NONE || value != 0) {
      json.writeNumberField("value", value);
    }
    if (code == RejectCode.STALE_OFFER) {
      json.writeStringField("detail", Words.of(detail));
    }
  }
}
