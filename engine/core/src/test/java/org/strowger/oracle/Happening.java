package org.strowger.oracle;

import java.util.ArrayList;
import java.util.List;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.PresenceCause;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Offer;
import org.strowger.oracle.State.Place;
import org.strowger.oracle.State.Timer;
import org.strowger.oracle.State.TimerKind;

/** The command or timer that is happening now: its time, its cause, and the events so far. */
final class Happening {
  private final State state;
  private final EventText text = new EventText();
  private List<String> events = new ArrayList<>();

  /** Of the command being applied. */
  private long sequence;

  /** Of that command; 0 while a timer fires. */
  private int client;

  private long correlation;

  /** The command behind what happens now (T-a). */
  private long cause;

  /** The interaction that has just arrived, and waits (X4-d); null: none. */
  State.Interaction arrived;

  /** The interaction whose name may be released at the end (N2); 0: none. */
  long named;

  /** Other interactions that are over, whose names are released too (N2). */
  final List<Long> over = new ArrayList<>();

  /** The customer whose name is released at the end (CU-a, CU-l); 0: none. */
  long releasedCustomer;

  Happening(State state) {
    this.state = state;
  }

  /** A record is about to be applied; first its timers. */
  void begin(long sequence) {
    this.sequence = sequence;
    events = new ArrayList<>();
  }

  /** A timer fires at its own deadline (T2). */
  void timer(Timer timer) {
    state.timeMs = timer.deadlineMs();
    cause = timer.cause();
    client = 0;
    correlation = 0;
    named = 0;
    arrived = null;
    releasedCustomer = 0;
  }

  /** The command itself. */
  void command(long timeMs, int client, long correlation) {
    state.timeMs = timeMs;
    cause = sequence;
    this.client = client;
    this.correlation = correlation;
    named = 0;
    arrived = null;
    releasedCustomer = 0;
  }

  /** The end of the line, as of now. */
  Place endOfLine(Agent agent) {
    return new Place(state.timeMs, cause, agent.signOnOrder);
  }

  /** Starts a timer; what it fires later has the same cause as what happens now (T-a, T-b). */
  void startTimer(
      long deadlineMs, TimerKind kind, Interaction interaction, Agent agent, Offer offer) {
    long creation = ++state.timersStarted;
    state.timers.add(new Timer(deadlineMs, creation, cause, kind, interaction, agent, offer));
  }

  /** Begins an event. */
  EventText event(String name) {
    int version = state.plan == null ? 0 : state.plan.version(); // X3
    return text.begin(sequence, state.timeMs, version, client, correlation, name);
  }

  /** Adds the event. */
  void emit(EventText event) {
    events.add(event.end());
  }

  /** Adds an event that was made before. */
  void emit(String line) {
    events.add(line);
  }

  /** C5-c: the event of a presence, changed or not. */
  void presenceChanged(Agent agent, int reason, PresenceCause why) {
    emit(
        event("AgentPresenceChanged")
            .with("agent", agent.number)
            .with("reason", reason)
            .with("presence", agent.presence)
            .with("pending", agent.awayPending ? Presence.AWAY : Presence.NONE)
            .with("cause", why));
  }

  /** Sequence of the command being applied. */
  long sequence() {
    return sequence;
  }

  /** The events of the record. */
  List<String> events() {
    return events;
  }
}
