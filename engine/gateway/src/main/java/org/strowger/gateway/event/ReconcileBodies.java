package org.strowger.gateway.event;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.agrona.DirectBuffer;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.ReconcileBegunDecoder;
import org.strowger.codec.sbe.ReconcileCheckedDecoder;
import org.strowger.codec.sbe.ReconcileEndedDecoder;
import org.strowger.codec.sbe.ReconcileMissedDecoder;
import org.strowger.gateway.text.Words;

/** What is live at the gateway, compared with what is live in the engine. One thread. */
final class ReconcileBodies {
  private final JsonGenerator json;
  private final EventIds ids;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final ReconcileBegunDecoder begun = new ReconcileBegunDecoder();
  private final ReconcileCheckedDecoder checked = new ReconcileCheckedDecoder();
  private final ReconcileMissedDecoder missed = new ReconcileMissedDecoder();
  private final ReconcileEndedDecoder ended = new ReconcileEndedDecoder();

  ReconcileBodies(JsonGenerator json, EventIds ids) {
    this.json = json;
    this.ids = ids;
  }

  /** Whether an event is one of these. */
  boolean tells(int template) {
    return template >= ReconcileBegunDecoder.TEMPLATE_ID
        && template <= ReconcileEndedDecoder.TEMPLATE_ID;
  }

  void write(int template, DirectBuffer buffer, int offset) throws IOException {
    switch (template) {
      case ReconcileBegunDecoder.TEMPLATE_ID -> {
        begun.wrapAndApplyHeader(buffer, offset, header);
        ids.writeIfAny(json, "channel", IdKind.CHANNEL, begun.channel());
        json.writeBooleanField("repair", begun.repair() == Flag.YES);
        json.writeBooleanField("replaced", begun.replaced() == Flag.YES);
        json.writeNumberField("live", begun.live());
      }
      case ReconcileCheckedDecoder.TEMPLATE_ID -> {
        checked.wrapAndApplyHeader(buffer, offset, header);
        ids.write(json, "interaction", IdKind.INTERACTION, checked.interaction());
        ids.writeIfAny(json, "agent", IdKind.AGENT, checked.agent());
        ids.writeIfAny(json, "agent-here", IdKind.AGENT, checked.agentHere());
        json.writeStringField("finding", Words.of(checked.finding()));
        json.writeBooleanField("repaired", checked.repaired() == Flag.YES);
      }
      case ReconcileMissedDecoder.TEMPLATE_ID -> {
        missed.wrapAndApplyHeader(buffer, offset, header);
        ids.write(json, "interaction", IdKind.INTERACTION, missed.interaction());
        ids.writeIfAny(json, "agent-here", IdKind.AGENT, missed.agentHere());
        json.writeStringField("state", Words.of(missed.state()));
        json.writeBooleanField("repaired", missed.repaired() == Flag.YES);
      }
      case ReconcileEndedDecoder.TEMPLATE_ID -> {
        ended.wrapAndApplyHeader(buffer, offset, header);
        json.writeNumberField("agreed", ended.agreed());
        json.writeNumberField("differences", ended.differences());
        json.writeNumberField("missed", ended.missed());
        json.writeNumberField("left", ended.left());
      }
      default -> throw new IllegalArgumentException("no event has the template " + template);
    }
  }
}
