package org.strowger.gateway.command;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.ChannelState;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.Sender;

/**
 * One line's command, in the line's own words. Reused from line to line: the parser clears and
 * fills it. One thread.
 */
public final class LineCommand {
  private static final byte[] NOTHING = new byte[0];

  final Set<Field> given = EnumSet.noneOf(Field.class);
  Verb verb;
  long atMs;
  String client;
  long correlation;
  String agent;
  String profile;
  String interaction;
  String queue;
  String channel;
  String customer;
  String topic;
  String reason;
  String disposition;
  Presence presence;
  long returnMs;
  long leaseMs;
  long graceMs;
  int urgency;
  long creditMs;
  long offer;
  boolean forced;
  int first;
  int most;
  String named;
  byte[] sealed;
  Plan plan;
  String file;
  String toAgent;
  long boundMs;
  boolean warm;
  ChannelState state;
  boolean drain;
  boolean repair;
  Sender sender;
  long notBeforeMs;
  final CustomerFields about = new CustomerFields();
  final SkillTexts skills = new SkillTexts();
  final SkillTexts allOf = new SkillTexts();
  final SkillTexts anyOf = new SkillTexts();
  final List<String> noneOf = new ArrayList<>();
  final List<String> teams = new ArrayList<>();
  final List<String> exclude = new ArrayList<>();
  final List<String> preferred = new ArrayList<>();

  /** Forgets the line before. */
  public void clear() {
    given.clear();
    verb = null;
    atMs = 0;
    client = null;
    correlation = 0;
    agent = null;
    profile = null;
    interaction = null;
    queue = null;
    channel = null;
    customer = null;
    topic = null;
    reason = null;
    disposition = null;
    presence = Presence.AVAILABLE;
    returnMs = 0;
    leaseMs = 0;
    graceMs = 0;
    urgency = Limits.QUEUE_URGENCY;
    creditMs = 0;
    offer = 0;
    forced = false;
    first = 1;
    most = Limits.MAX_QUEUE_ANSWERS;
    named = null;
    sealed = NOTHING;
    plan = null;
    file = null;
    toAgent = null;
    boundMs = 0;
    warm = false;
    state = null;
    drain = false;
    repair = false;
    sender = null;
    notBeforeMs = 0;
    about.clear();
    skills.clear();
    allOf.clear();
    anyOf.clear();
    noneOf.clear();
    teams.clear();
    exclude.clear();
    preferred.clear();
  }

  /** What the line asks for. */
  public Verb verb() {
    return verb;
  }

  /** Whether the line has a field. */
  public boolean has(Field field) {
    return given.contains(field);
  }

  /** The field that has a payload, or null. */
  public Field payloadField() {
    return about.payloadField;
  }

  /** Time in the line, milliseconds since 1970; only if it has one. */
  public long atMs() {
    return atMs;
  }

  /** Who asks, or null. */
  public String client() {
    return client;
  }

  /** The client's number for this command, 0: none. */
  public long correlation() {
    return correlation;
  }
}
