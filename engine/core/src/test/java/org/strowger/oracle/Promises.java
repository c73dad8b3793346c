package org.strowger.oracle;

import org.strowger.codec.sbe.PromiseKind;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Timer;
import org.strowger.oracle.State.TimerKind;

/** What is promised on channels, and when a conversation rests (PM). */
final class Promises {
  private final State state;
  private final Rules rules;
  private final Happening now;

  Promises(State state, Rules rules, Happening now) {
    this.state = state;
    this.rules = rules;
    this.now = now;
  }

  private PlanData.Channel channel(Interaction interaction) {
    return state.plan.channel(interaction.channel);
  }

  // ---- first answer ----

  /** PM-a: after arrival, or when a callback is due. */
  void startFirstAnswer(Interaction interaction) {
    long ms = channel(interaction).firstAnswerMs();
    if (ms > 0) {
      start(interaction, ms, TimerKind.FIRST_ANSWER_WARNING, TimerKind.FIRST_ANSWER);
    }
  }

  /** PM-a: kept by the first acceptance; or put off, by a callback later. */
  void stopFirstAnswer(Interaction interaction) {
    state.stopTimers(interaction, TimerKind.FIRST_ANSWER_WARNING);
    state.stopTimers(interaction, TimerKind.FIRST_ANSWER);
  }

  /** SH-a: the promise of the new channel; that of the old goes on if it is earlier. */
  void shifted(Interaction interaction) {
    if (!channel(interaction).asynchronous()) {
      stopNextResponse(interaction); // PM-e
    }
    long ms = channel(interaction).firstAnswerMs();
    if (interaction.lastHolder != 0 || interaction.firstBroken || ms == 0) {
      return;
    }
    Timer running = state.timer(interaction, TimerKind.FIRST_ANSWER);
    if (running == null || running.deadlineMs() > state.timeMs + ms) {
      stopFirstAnswer(interaction);
      startFirstAnswer(interaction);
    }
  }

  // ---- next response ----

  /** PM-b: by when the agent must respond, once the customer has written; 0: nothing promised. */
  long respondByMs(Interaction interaction) {
    long ms = channel(interaction).nextResponseMs();
    long newMs = ms == 0 ? 0 : state.timeMs + ms;
    return interaction.respondByMs == 0 ? newMs : interaction.respondByMs;
  }

  /** PM-b: unless one runs. */
  void startNextResponse(Interaction interaction) {
    long ms = channel(interaction).nextResponseMs();
    if (interaction.respondByMs == 0 && ms > 0) {
      interaction.respondByMs = state.timeMs + ms;
      start(interaction, ms, TimerKind.NEXT_RESPONSE_WARNING, TimerKind.NEXT_RESPONSE);
    }
  }

  /** PM-b: kept by the agent's message, ended by the end. */
  void stopNextResponse(Interaction interaction) {
    interaction.respondByMs = 0;
    state.stopTimers(interaction, TimerKind.NEXT_RESPONSE_WARNING);
    state.stopTimers(interaction, TimerKind.NEXT_RESPONSE);
  }

  /** Warning first, then break. */
  private void start(Interaction interaction, long ms, TimerKind warning, TimerKind broken) {
    long deadlineMs = state.timeMs + ms;
    long warningMs = rules.pmWarningMs(deadlineMs, channel(interaction));
    if (warningMs > 0) {
      now.startTimer(warningMs, warning, interaction, null, null);
    }
    now.startTimer(deadlineMs, broken, interaction, null, null);
  }

  /** A timer of a promise fires. */
  void fire(Timer timer) {
    Interaction interaction = timer.interaction();
    switch (timer.kind()) {
      case FIRST_ANSWER_WARNING ->
          atRisk(interaction, TimerKind.FIRST_ANSWER, PromiseKind.FIRST_ANSWER);
      case NEXT_RESPONSE_WARNING ->
          atRisk(interaction, TimerKind.NEXT_RESPONSE, PromiseKind.NEXT_RESPONSE);
      case FIRST_ANSWER -> {
        interaction.firstBroken = true;
        broken(interaction, PromiseKind.FIRST_ANSWER);
      }
      default -> {
        interaction.respondByMs = 0;
        broken(interaction, PromiseKind.NEXT_RESPONSE);
      }
    }
  }

  private void atRisk(Interaction interaction, TimerKind broken, PromiseKind kind) {
    now.emit(
        now.event("PromiseAtRisk")
            .with("interaction", interaction.number)
            .with("deadlineMs", state.timer(interaction, broken).deadlineMs())
            .with("channel", interaction.channel)
            .with("kind", kind));
  }

  private void broken(Interaction interaction, PromiseKind kind) {
    now.emit(
        now.event("PromiseBroken")
            .with("interaction", interaction.number)
            .with("channel", interaction.channel)
            .with("kind", kind));
  }

  // ---- rest ----

  /** PM-c: full time anew, unless a warm transfer is under way. */
  void startParking(Interaction interaction) {
    state.stopTimers(interaction, TimerKind.PARK);
    long ms = rules.pmParkAfterMs(interaction);
    if (ms > 0 && interaction.consult == null) {
      now.startTimer(state.timeMs + ms, TimerKind.PARK, interaction, null, null);
    }
  }

  /** PM-c: after parking. */
  void startClosing(Interaction interaction) {
    PlanData.Channel channel = channel(interaction);
    if (channel.asynchronous() && channel.closeAfterMs() > 0) {
      long ms = state.timeMs + channel.closeAfterMs();
      now.startTimer(ms, TimerKind.CLOSE, interaction, null, null);
    }
  }
}
