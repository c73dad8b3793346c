package org.strowger.gateway.event;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.agrona.DirectBuffer;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.NameDefinedDecoder;
import org.strowger.codec.sbe.NameReleasedDecoder;
import org.strowger.codec.sbe.PlanAppliedDecoder;
import org.strowger.codec.sbe.PlanReworkedDecoder;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.RejectedDecoder;
import org.strowger.codec.sbe.SnapshotTakenDecoder;
import org.strowger.codec.sbe.TickedDecoder;
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
    json.writeStringField("command", CommandWords.command(event.command()));
    json.writeStringField("code", Words.of(event.code()));
    FieldName field = event.field();
    if (field != FieldName.NONE) {
      json.writeStringField("field", CommandWords.field(field, event.command()));
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
}
