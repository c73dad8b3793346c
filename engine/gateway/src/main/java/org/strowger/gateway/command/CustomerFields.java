package org.strowger.gateway.command;

import java.util.ArrayList;
import java.util.List;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.TouchKind;

/** What a line tells of a customer and of the journey, in its own words. Reused; one thread. */
final class CustomerFields {
  /** A score of a survey that is not given. */
  static final int NOT_ANSWERED = 255;

  static final byte[] NOTHING = new byte[0];

  String segment;
  String language;
  String region;
  String verifiedBy;
  TouchKind kind;
  String outcome;
  long value;
  int csat;
  int nps;
  int effort;
  Resolved resolved;
  String owner;

  /** JSON text; empty: none. */
  byte[] payload;

  /** Where the payload stands, or null. */
  Field payloadField;

  final List<String> devices = new ArrayList<>();
  final List<String> never = new ArrayList<>();
  final AttributeTexts attributes = new AttributeTexts();

  void clear() {
    segment = null;
    language = null;
    region = null;
    verifiedBy = null;
    kind = null;
    outcome = null;
    value = 0;
    csat = NOT_ANSWERED;
    nps = NOT_ANSWERED;
    effort = NOT_ANSWERED;
    resolved = Resolved.UNSAID;
    owner = null;
    payload = NOTHING;
    payloadField = null;
    devices.clear();
    never.clear();
    attributes.clear();
  }
}
