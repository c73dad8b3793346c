package org.strowger.core.promise;

import java.util.Arrays;
import org.strowger.codec.sbe.PromiseKind;
import org.strowger.core.event.Cause;
import org.strowger.core.event.ConversationEvents;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.plan.ActivePlan;
import org.strowger.core.timer.Timers;

/**
 * What is promised to customers: the first answer, and the response to a message (decisions PM-a,
 * PM-b). A promise runs as long as the timer of its deadline does. Timers only, four for each
 * interaction; they have hashes of their own. One thread.
 */
public final class Promises {
  /** Timers of an interaction: warning and deadline of the first answer, then of the response. */
  public static final int COUNT = 4;

  private static final int DEADLINE = 1;
  private static final int NEXT_RESPONSE = 2;

  private final Cause cause;
  private final ConversationEvents events;
  private final Timers timers;
  private final Interactions interactions;
  private int[] timerOf = new int[0];
  private ActivePlan plan;

  public Promises(
      Cause cause, ConversationEvents events, Timers timers, Interactions interactions) {
    this.cause = cause;
    this.events = events;
    this.timers = timers;
    this.interactions = interactions;
  }

  /** The plan in force; what runs keeps its deadline. */
  public void plan(ActivePlan inForce) {
    plan = inForce;
  }

  /** The first answer is promised from now on, unless it was given; it must not be promised yet. */
  public void first(int interaction) {
    ActivePlan.Channel channel = plan.channel(interactions.channel(interaction));
    if (channel.firstAnswerMs > 0 && !interactions.answered(interaction)) {
      start(interaction, 0, channel.firstAnswerMs, channel.warnMs);
    }
  }

  /** The customer has written: a response is promised from now on, unless it is already. */
  public void next(int interaction) {
    ActivePlan.Channel channel = plan.channel(interactions.channel(interaction));
    if (channel.nextResponseMs > 0 && respondBy(interaction) == 0) {
      start(interaction, NEXT_RESPONSE, channel.nextResponseMs, channel.warnMs);
    }
  }

  /** Deadline of the response that is promised, milliseconds since the epoch; 0: none is. */
  public long respondBy(int interaction) {
    int timer = timer(interaction, NEXT_RESPONSE + DEADLINE);
    return timer == 0 ? 0 : timers.deadline(timer);
  }

  /** The deadline there is once the customer has written, likewise. */
  public long respondByIfWritten(int interaction) {
    long running = respondBy(interaction);
    long nextMs = plan.channel(interactions.channel(interaction)).nextResponseMs;
    return running != 0 || nextMs == 0 ? running : cause.nowMs() + nextMs;
  }

  /**
   * It goes on over another channel, whose promises it has from now on: a first answer that was
   * promised goes on with its deadline if that is earlier; one that was broken stays so. A response
   * stays promised as it was, if it can be written over the channel (decision SH-a).
   */
  public void shift(int interaction) {
    ActivePlan.Channel channel = plan.channel(interactions.channel(interaction));
    if (!channel.asynchronous) {
      endNext(interaction);
    }
    if (channel.firstAnswerMs == 0 || interactions.broken(interaction)) {
      return;
    }
    int running = timer(interaction, DEADLINE);
    if (running == 0 || timers.deadline(running) > cause.nowMs() + channel.firstAnswerMs) {
      endFirst(interaction);
      first(interaction);
    }
  }

  private void start(int interaction, int field, long lengthMs, long warnMs) {
    long now = cause.nowMs();
    long causedBy = cause.causeSequence();
    int kind = Timers.FIRST_ANSWER_RISK + field;
    if (warnMs > 0 && warnMs < lengthMs) {
      timer(interaction, field, timers.start(now, lengthMs - warnMs, causedBy, kind, interaction));
    }
    timer(
        interaction,
        field + DEADLINE,
        timers.start(now, lengthMs, causedBy, kind + DEADLINE, interaction));
  }

  /** The first answer is given, or is promised no more. */
  public void endFirst(int interaction) {
    stop(interaction, 0);
    stop(interaction, DEADLINE);
    if (interactions.broken(interaction)) {
      interactions.broken(interaction, false);
    }
  }

  /** The agent has written, or no response is promised any more. */
  public void endNext(int interaction) {
    stop(interaction, NEXT_RESPONSE);
    stop(interaction, NEXT_RESPONSE + DEADLINE);
  }

  /** Nothing is promised any more. */
  public void end(int interaction) {
    if ((interaction + 1) * COUNT <= timerOf.length) {
      endFirst(interaction);
      endNext(interaction);
    }
  }

  private void stop(int interaction, int field) {
    int timer = timer(interaction, field);
    if (timer != 0) {
      timers.remove(timer);
      timer(interaction, field, 0);
    }
  }

  /** A timer of one of the kinds of promises has fired. */
  public void fired(int interaction, int kind) {
    int field = kind - Timers.FIRST_ANSWER_RISK;
    timer(interaction, field, 0);
    PromiseKind of = field < NEXT_RESPONSE ? PromiseKind.FIRST_ANSWER : PromiseKind.NEXT_RESPONSE;
    long number = interactions.number(interaction);
    int channel = interactions.channel(interaction);
    if ((field & DEADLINE) != 0) {
      if (of == PromiseKind.FIRST_ANSWER) {
        interactions.broken(interaction, true);
      }
      events.promiseBroken(number, channel, of);
    } else {
      long deadlineMs = timers.deadline(timer(interaction, field + DEADLINE));
      events.promiseAtRisk(number, deadlineMs, channel, of);
    }
  }

  /** One of the timers of an interaction, 0 if it does not run. */
  public int timer(int interaction, int field) {
    int at = interaction * COUNT + field;
    return at < timerOf.length ? timerOf[at] : 0;
  }

  /** Sets a timer, started here or put back from a snapshot. */
  public void timer(int interaction, int field, int timer) {
    int room = (interaction + 1) * COUNT;
    if (room > timerOf.length) {
      timerOf = Arrays.copyOf(timerOf, Math.max(room, 2 * timerOf.length));
    }
    timerOf[interaction * COUNT + field] = timer;
  }
}
