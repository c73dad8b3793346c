package org.strowger.gateway.event;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.strowger.codec.sbe.ContactEnd;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.TouchKind;
import org.strowger.gateway.payload.Payloads;
import org.strowger.gateway.text.Words;
import org.strowger.seal.Sealer;

/** Writes what views and answers tell of customers in common. One thread. */
final class TouchpointText {
  /** A score of a survey that was not given. */
  static final int NOT_ANSWERED = 255;

  private final JsonGenerator json;
  private final EventIds ids;
  private final EventBodies.TimeField time;
  private final Payloads payloads;

  TouchpointText(JsonGenerator json, EventIds ids, EventBodies.TimeField time, Payloads payloads) {
    this.json = json;
    this.ids = ids;
    this.time = time;
    this.payloads = payloads;
  }

  /** One touchpoint, as the log tells it. */
  record Touchpoint(
      long timeMs,
      long interaction,
      long value,
      int channel,
      int topic,
      int outcome,
      int agent,
      TouchKind kind,
      ContactEnd end) {}

  /**
   * An object.
   *
   * @param customer number, 0: none
   */
  void write(Touchpoint touchpoint, long customer, byte[] payload) throws IOException {
    boolean contact = touchpoint.kind == TouchKind.CONTACT;
    json.writeStartObject();
    time.write("time", touchpoint.timeMs);
    json.writeStringField("kind", Words.of(touchpoint.kind));
    // The id of an interaction that has ended may be another's by now, or be known no more.
    ids.writeLiveIfAny(json, "interaction", IdKind.INTERACTION, touchpoint.interaction);
    ids.writeIfAny(json, "channel", IdKind.CHANNEL, touchpoint.channel);
    ids.writeIfAny(json, "topic", IdKind.TOPIC, touchpoint.topic);
    IdKind outcome = contact ? IdKind.DISPOSITION : IdKind.CODE;
    ids.writeIfAny(json, contact ? "disposition" : "outcome", outcome, touchpoint.outcome);
    ids.writeIfAny(json, "agent", IdKind.AGENT, touchpoint.agent);
    if (contact) {
      json.writeStringField("end", Words.of(touchpoint.end));
    }
    if (touchpoint.kind == TouchKind.SURVEY) {
      scores(
          (int) (touchpoint.value & 0xFF),
          (int) (touchpoint.value >>> 8 & 0xFF),
          (int) (touchpoint.value >>> 16 & 0xFF));
    } else if (touchpoint.value != 0) {
      json.writeNumberField("value", touchpoint.value);
    }
    payload("content", customer, Sealer.TOUCHPOINT, payload);
    json.writeEndObject();
  }

  /** The scores that were given. */
  void scores(int csat, int nps, int effort) throws IOException {
    score("csat", csat);
    score("nps", nps);
    score("effort", effort);
  }

  private void score(String field, int score) throws IOException {
    if (score != NOT_ANSWERED) {
      json.writeNumberField(field, score);
    }
  }

  /** What is known of a customer by codes. */
  void codes(int segment, int language, int region, int verifiedBy) throws IOException {
    ids.writeIfAny(json, "segment", IdKind.CODE, segment);
    ids.writeIfAny(json, "language", IdKind.CODE, language);
    ids.writeIfAny(json, "region", IdKind.CODE, region);
    json.writeBooleanField("verified", verifiedBy != 0);
    ids.writeIfAny(json, "verified-by", IdKind.CODE, verifiedBy);
  }

  /** A payload of a customer, opened if it can be. */
  void payload(String field, long customer, String purpose, byte[] payload) throws IOException {
    String name = customer == 0 ? Payloads.NOBODY : ids.nameInLog(IdKind.CUSTOMER, customer);
    payloads.write(json, field, name, purpose, payload);
  }
}
