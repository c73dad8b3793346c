package org.strowger.gateway.event;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.agrona.DirectBuffer;
import org.strowger.codec.sbe.AgentLeaseLostDecoder;
import org.strowger.codec.sbe.AgentLeaseRenewedDecoder;
import org.strowger.codec.sbe.AgentPresenceChangedDecoder;
import org.strowger.codec.sbe.AgentProfileChangedDecoder;
import org.strowger.codec.sbe.AgentSignedOffDecoder;
import org.strowger.codec.sbe.AgentSignedOnDecoder;
import org.strowger.codec.sbe.AgentSkillsChangedDecoder;
import org.strowger.codec.sbe.AgentTeamsChangedDecoder;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.Presence;
import org.strowger.gateway.text.Words;

/** Events of agents. One thread. */
final class AgentBodies {
  private final JsonGenerator json;
  private final EventIds ids;
  private final EventBodies.TimeField time;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final AgentSignedOnDecoder signedOn = new AgentSignedOnDecoder();
  private final AgentSignedOffDecoder signedOff = new AgentSignedOffDecoder();
  private final AgentPresenceChangedDecoder presenceChanged = new AgentPresenceChangedDecoder();
  private final AgentSkillsChangedDecoder skillsChanged = new AgentSkillsChangedDecoder();
  private final AgentProfileChangedDecoder profileChanged = new AgentProfileChangedDecoder();
  private final AgentTeamsChangedDecoder teamsChanged = new AgentTeamsChangedDecoder();
  private final AgentLeaseRenewedDecoder leaseRenewed = new AgentLeaseRenewedDecoder();
  private final AgentLeaseLostDecoder leaseLost = new AgentLeaseLostDecoder();

  AgentBodies(JsonGenerator json, EventIds ids, EventBodies.TimeField time) {
    this.time = time;
    this.json = json;
    this.ids = ids;
  }

  void write(int template, DirectBuffer buffer, int offset) throws IOException {
    switch (template) {
      case AgentSignedOnDecoder.TEMPLATE_ID -> {
        signedOn.wrapAndApplyHeader(buffer, offset, header);
        agent(signedOn.agent());
        json.writeStringField("presence", Words.of(signedOn.presence()));
        if (signedOn.leaseUntilMs() != 0) {
          time.write("lease-until", signedOn.leaseUntilMs());
        }
      }
      case AgentSignedOffDecoder.TEMPLATE_ID -> {
        signedOff.wrapAndApplyHeader(buffer, offset, header);
        agent(signedOff.agent());
        json.writeStringField("cause", Words.of(signedOff.cause()));
      }
      case AgentLeaseRenewedDecoder.TEMPLATE_ID -> {
        leaseRenewed.wrapAndApplyHeader(buffer, offset, header);
        agent(leaseRenewed.agent());
        time.write("until", leaseRenewed.untilMs());
        json.writeBooleanField("was-lost", leaseRenewed.wasLost() == Flag.YES);
      }
      case AgentLeaseLostDecoder.TEMPLATE_ID -> {
        leaseLost.wrapAndApplyHeader(buffer, offset, header);
        agent(leaseLost.agent());
        time.write("until", leaseLost.untilMs());
      }
      case AgentPresenceChangedDecoder.TEMPLATE_ID ->
          presenceChanged(presenceChanged.wrapAndApplyHeader(buffer, offset, header));
      case AgentSkillsChangedDecoder.TEMPLATE_ID ->
          agent(skillsChanged.wrapAndApplyHeader(buffer, offset, header).agent());
      case AgentProfileChangedDecoder.TEMPLATE_ID ->
          agent(profileChanged.wrapAndApplyHeader(buffer, offset, header).agent());
      case AgentTeamsChangedDecoder.TEMPLATE_ID ->
          agent(teamsChanged.wrapAndApplyHeader(buffer, offset, header).agent());
      default -> throw new IllegalArgumentException("no event has the template " + template);
    }
  }

  private void agent(int agent) throws IOException {
    ids.write(json, "agent", IdKind.AGENT, agent);
  }

  private void presenceChanged(AgentPresenceChangedDecoder event) throws IOException {
    agent(event.agent());
    json.writeStringField("presence", Words.of(event.presence()));
    if (event.pending() != Presence.NONE) {
      json.writeStringField("pending", Words.of(event.pending()));
    }
    json.writeStringField("cause", Words.of(event.cause()));
    ids.writeIfAny(json, "reason", IdKind.REASON, event.reason());
  }
}
