package org.strowger.oracle;

import org.strowger.codec.Limits;
import org.strowger.codec.sbe.CallbackEnd;
import org.strowger.codec.sbe.ContactEnd;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.ParkCause;
import org.strowger.codec.sbe.Sender;
import org.strowger.codec.sbe.ShiftEnd;
import org.strowger.codec.sbe.TransferEnd;
import org.strowger.codec.sbe.WithdrawReason;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Stage;
import org.strowger.oracle.State.Timer;
import org.strowger.oracle.State.TimerKind;
import org.strowger.oracle.State.Work;

/** Transfer, shift, park, callbacks, messages (rules K3, K4, C4, decisions SH, CA, PM). */
final class Movement {
  private final State state;
  private final Rules rules;
  private final Happening now;
  private final Offers offers;
  private final Claims claims;
  private final Customers customers;
  private final Promises promises;
  private final Consults consults;
  private final Interactions interactions;

  Movement(
      State state,
      Rules rules,
      Happening now,
      Offers offers,
      Claims claims,
      Customers customers,
      Promises promises,
      Consults consults,
      Interactions interactions) {
    this.state = state;
    this.rules = rules;
    this.now = now;
    this.offers = offers;
    this.claims = claims;
    this.customers = customers;
    this.promises = promises;
    this.consults = consults;
    this.interactions = interactions;
  }

  /** Whether the command is one of these. */
  boolean carryOut(Command command) {
    Interaction interaction = state.interactions.get(command.named());
    if (command instanceof Command.Transfer c) {
      transfer(interaction, c);
    } else if (command instanceof Command.CancelTransfer) {
      consults.end(interaction, TransferEnd.CANCELLED);
    } else if (command instanceof Command.Shift c) {
      shift(interaction, c);
    } else if (command instanceof Command.RequestShift) {
      offers.shifts.request(interaction);
    } else if (command instanceof Command.RefuseShift) {
      offers.shifts.end(interaction, ShiftEnd.REFUSED, 0);
    } else if (command instanceof Command.Park c) {
      park(interaction, c.reason(), ParkCause.COMMAND);
    } else if (command instanceof Command.Resume) {
      resume(interaction, ParkCause.COMMAND, () -> {});
    } else if (command instanceof Command.Message c) {
      message(interaction, Sender.get((short) c.sender()));
    } else if (command instanceof Command.Cancel c) {
      cancel(interaction, c.reason());
    } else if (command instanceof Command.RequestCallback c) {
      callBack(interaction, c.notBeforeMs(), c.channel());
    } else if (command instanceof Command.FailCallback) {
      notReached(interaction);
    } else {
      return false;
    }
    return true;
  }

  void fire(Timer timer) {
    Interaction interaction = timer.interaction();
    switch (timer.kind()) {
      case PARK -> park(interaction, 0, ParkCause.INACTIVITY);
      case CLOSE -> close(interaction);
      case CALLBACK_DUE -> due(interaction);
      case CALLBACK_EXPIRY -> expire(interaction);
      case SHIFT_LOOK -> offers.shifts.concern(interaction);
      case SHIFT_EXPIRY -> offers.shifts.end(interaction, ShiftEnd.EXPIRED, 0);
      default -> promises.fire(timer);
    }
  }

  // ---- transfer and shift ----

  private void transfer(Interaction interaction, Command.Transfer c) {
    boolean active = interaction.stage == Stage.ACTIVE;
    boolean warm = rules.k3Warm(c.warm());
    int queue = c.queue() == 0 ? interaction.queue.queue() : c.queue();
    int fromAgent = active ? interaction.agent.number : 0;
    customers.note(interaction, fromAgent, c.note());
    offers.shifts.withdraw(interaction);
    now.emit(
        now.event("InteractionTransferred")
            .with("interaction", interaction.number)
            .with("handledMs", active ? state.timeMs - interaction.acceptedMs : 0)
            .with("fromQueue", interaction.queue.queue())
            .with("toQueue", queue)
            .with("fromAgent", fromAgent)
            .with("toAgent", c.toAgent())
            .with("reason", c.reason())
            .with("warm", warm ? Flag.YES : Flag.NO));
    if (!warm) {
      leave(interaction, fromAgent);
    }
    Interaction waiting = warm ? new Interaction(interaction) : interaction;
    if (warm) {
      interaction.consult = waiting;
      state.stopTimers(interaction, TimerKind.PARK); // PM-c
    }
    to(waiting, state.plan.queue(queue), c);
    long boundMs = rules.k3BoundMs(c.boundMs());
    if (c.toAgent() == 0) {
      interactions.enterWaiting(waiting);
    } else {
      interactions.enterWaiting(waiting, c.toAgent(), boundMs, () -> {});
    }
  }

  /** MV-b: class and credit as in an update; the earlier due. */
  private void to(Interaction waiting, PlanData.Queue queue, Command.Transfer c) {
    waiting.queue = queue;
    if (c.urgency().isPresent()) {
      int urgency = c.urgency().getAsInt();
      waiting.urgency = urgency == Limits.QUEUE_URGENCY ? queue.urgency() : urgency;
    }
    if (waiting.base != null) { // X1-h
      waiting.base.queue = c.queue() == 0 ? waiting.base.queue : c.queue();
      waiting.base.urgency = c.urgency().isPresent() ? waiting.urgency : waiting.base.urgency;
      waiting.base.creditMs = c.creditMs().orElse(waiting.base.creditMs);
    }
    if (c.creditMs().isPresent()) { // O1-a
      waiting.dueMs -= c.creditMs().getAsLong() - waiting.creditMs;
      waiting.creditMs = c.creditMs().getAsLong();
    }
    waiting.dueMs = rules.o2Due(waiting, queue);
  }

  /**
   * Work ends without wrap-up, or it waits no longer where it waited; who transfers is excluded.
   */
  private void leave(Interaction interaction, int transferredBy) {
    state.stopTimers(interaction, TimerKind.PARK);
    if (interaction.stage == Stage.ACTIVE) {
      Agent agent = interaction.agent;
      offers.handsBack(interaction, agent);
      interaction.agent = null;
      if (transferredBy != 0) {
        offers.exclude(interaction, agent);
      }
    } else {
      stopsWaiting(interaction, WithdrawReason.TRANSFERRED);
    }
  }

  private void stopsWaiting(Interaction interaction, WithdrawReason reason) {
    claims.end(interaction);
    interaction.promotion = 0;
    offers.withdrawAllOf(interaction, reason);
    state.stopTimers(interaction, TimerKind.PROMOTION);
    state.stopTimers(interaction, TimerKind.STEP);
  }

  /** SH-a. */
  private void shift(Interaction interaction, Command.Shift c) {
    boolean active = interaction.stage == Stage.ACTIVE;
    int agent = interaction.stage == Stage.PARKED ? interaction.parkedBy : 0;
    agent = active ? interaction.agent.number : agent;
    int queue = c.queue() == 0 ? interaction.queue.queue() : c.queue();
    customers.note(interaction, agent, c.note());
    offers.shifts.end(interaction, ShiftEnd.TAKEN, c.channel());
    now.emit(
        now.event("InteractionShifted")
            .with("interaction", interaction.number)
            .with("handledMs", active ? state.timeMs - interaction.acceptedMs : 0)
            .with("fromChannel", interaction.channel)
            .with("toChannel", c.channel())
            .with("fromQueue", interaction.queue.queue())
            .with("toQueue", queue)
            .with("agent", agent)
            .with("reason", c.reason()));
    if (interaction.stage == Stage.PARKED) {
      unpark(interaction);
    } else if (interaction.stage != Stage.SCHEDULED) {
      leave(interaction, 0);
    }
    interaction.channel = c.channel();
    if (interaction.contact != null) { // CU-f
      interaction.contact.channel = c.channel();
    }
    interaction.queue = state.plan.queue(queue);
    if (interaction.base != null && c.queue() != 0) { // X1-h
      interaction.base.queue = c.queue();
    }
    if (interaction.stage == Stage.SCHEDULED) {
      return;
    }
    interaction.dueMs = rules.o2Due(interaction, interaction.queue);
    boolean back = agent != 0 && c.boundMs() > 0;
    interactions.enterWaiting(
        interaction, back ? agent : 0, back ? c.boundMs() : 0, () -> promises.shifted(interaction));
  }

  // ---- park ----

  /** C4-a. */
  private void park(Interaction interaction, int reason, ParkCause cause) {
    Agent agent = interaction.agent;
    now.emit(
        now.event("InteractionParked")
            .with("interaction", interaction.number)
            .with("handledMs", state.timeMs - interaction.acceptedMs)
            .with("agent", agent.number)
            .with("reason", reason)
            .with("cause", cause));
    for (Work held : agent.inHand) {
      if (held.isOf(interaction)) {
        int units = rules.c4ParkedUnits(agent, interaction, held);
        agent.parked.add(new Work(interaction, units, false));
      }
    }
    offers.handsBack(interaction, agent);
    interaction.agent = null;
    interaction.stage = Stage.PARKED;
    interaction.parkedBy = agent.number;
    interaction.parkedAtMs = state.timeMs;
    state.stopTimers(interaction, TimerKind.PARK);
    promises.startClosing(interaction);
  }

  /** The parked units end, if that sign-on still lasts. */
  private void unpark(Interaction interaction) {
    for (Agent agent : state.agents.values()) {
      agent.parked.removeIf(work -> work.isOf(interaction));
    }
    state.stopTimers(interaction, TimerKind.CLOSE);
  }

  /** C4-a. */
  void resume(Interaction interaction, ParkCause cause, Runnable promise) {
    now.emit(
        now.event("InteractionResumed")
            .with("interaction", interaction.number)
            .with("parkedMs", state.timeMs - interaction.parkedAtMs)
            .with("agent", interaction.parkedBy)
            .with("cause", cause));
    unpark(interaction);
    interaction.dueMs = rules.c4Due(interaction);
    long boundMs = state.plan.settings().resumeBoundMs();
    interactions.enterWaiting(
        interaction, boundMs > 0 ? interaction.parkedBy : 0, boundMs, promise);
  }

  /** PM-c. */
  private void close(Interaction interaction) {
    now.emit(
        now.event("InteractionClosed")
            .with("interaction", interaction.number)
            .with("parkedMs", state.timeMs - interaction.parkedAtMs)
            .with("agent", interaction.parkedBy));
    unpark(interaction);
    interactions.end(interaction, ContactEnd.COMPLETED, 0);
  }

  /** C4-a: the customer of a parked one is gone. */
  void abandonParked(Interaction interaction) {
    unpark(interaction);
    interactions.end(interaction, ContactEnd.ABANDONED, 0);
  }

  // ---- messages ----

  /** PM-b. */
  private void message(Interaction interaction, Sender sender) {
    boolean customer = sender == Sender.CUSTOMER;
    boolean answered = interaction.stage != Stage.WAITING || interaction.lastHolder != 0;
    long respondByMs = interaction.respondByMs;
    if (customer && answered) {
      respondByMs = promises.respondByMs(interaction);
    } else if (rules.pmKeeps(sender)) {
      respondByMs = 0;
      promises.stopNextResponse(interaction);
    }
    now.emit(
        now.event("MessageRecorded")
            .with("interaction", interaction.number)
            .with("respondByMs", respondByMs)
            .with("sender", sender));
    if (customer && interaction.stage == Stage.PARKED) {
      resume(interaction, ParkCause.MESSAGE, () -> promises.startNextResponse(interaction));
      return;
    } else if (customer && answered) {
      promises.startNextResponse(interaction);
    }
    if (interaction.stage == Stage.ACTIVE) {
      promises.startParking(interaction);
    }
  }

  // ---- callbacks ----

  /** K4-a, K4-b. */
  private void callBack(Interaction interaction, long notBeforeMs, int overChannel) {
    int channel = overChannel == 0 ? interaction.channel : overChannel;
    boolean another = channel != interaction.channel;
    offers.estimates.dropNote(interaction); // X4-d
    interaction.callback = true;
    interaction.attempts = 0; // K4-e: one that is a callback already begins anew
    interaction.wasDue = false;
    interaction.expiresMs = 0;
    state.stopTimers(interaction, TimerKind.CALLBACK_EXPIRY);
    interaction.channel = channel;
    if (notBeforeMs > 0) {
      schedule(interaction, notBeforeMs);
      stopsWaiting(interaction, WithdrawReason.TRANSFERRED);
      return;
    }
    scheduled(interaction, 0);
    if (another) {
      interaction.came = ++state.comings; // CH-b
      offers.withdrawAllOf(interaction, WithdrawReason.TRANSFERRED);
      if (rules.chHeld(interaction)) {
        claims.end(interaction); // CH-b
      }
      state.rosterChanges++; // K4-a: another demand class, to be looked at (X5-a)
    }
    startExpiry(interaction);
  }

  /** K4-b: an arrival, a waiting one or one not reached is out of the matching until its time. */
  void schedule(Interaction interaction, long atMs) {
    offers.shifts.withdraw(interaction);
    interaction.callback = true;
    interaction.stage = Stage.SCHEDULED;
    interaction.scheduledMs = atMs;
    scheduled(interaction, atMs);
    promises.stopFirstAnswer(interaction);
    now.startTimer(atMs, TimerKind.CALLBACK_DUE, interaction, null, null);
  }

  private void scheduled(Interaction interaction, long atMs) {
    now.emit(
        now.event("CallbackScheduled")
            .with("interaction", interaction.number)
            .with("atMs", atMs)
            .with("channel", interaction.channel)
            .with("attempt", interaction.attempts + 1));
  }

  /** K4-b: it enters waiting. */
  private void due(Interaction interaction) {
    interaction.dueMs = rules.k4Due(interaction);
    interactions.enterWaiting(
        interaction,
        0,
        0,
        () -> {
          if (interaction.lastHolder == 0) {
            interaction.firstBroken = false;
            promises.startFirstAnswer(interaction);
          }
          startExpiry(interaction);
        });
  }

  /** K4-c: from the time it was due first. */
  private void startExpiry(Interaction interaction) {
    long ms = state.plan.settings().callbackExpiryMs();
    if (!interaction.wasDue && ms > 0) {
      interaction.expiresMs = state.timeMs + ms;
      now.startTimer(interaction.expiresMs, TimerKind.CALLBACK_EXPIRY, interaction, null, null);
    }
    interaction.wasDue = true;
  }

  /** K4-c: while it waits or is scheduled. */
  private void expire(Interaction interaction) {
    if (interaction.stage == Stage.WAITING || interaction.stage == Stage.SCHEDULED) {
      callbackEnds(interaction, CallbackEnd.EXPIRED);
      offers.withdrawAllOf(interaction, WithdrawReason.EXPIRED);
      interactions.end(interaction, ContactEnd.EXPIRED, 0);
      claims.end(interaction);
    }
  }

  private void callbackEnds(Interaction interaction, CallbackEnd how) {
    offers.shifts.withdraw(interaction);
    now.emit(
        now.event("CallbackEnded")
            .with("interaction", interaction.number)
            .with("attempts", interaction.attempts)
            .with("how", how));
  }

  /** K4-c. */
  private void notReached(Interaction interaction) {
    Agent agent = interaction.agent;
    interaction.attempts++;
    boolean expired = interaction.expiresMs > 0 && state.timeMs >= interaction.expiresMs;
    if (expired || rules.k4GivesUp(interaction)) {
      callbackEnds(interaction, expired ? CallbackEnd.EXPIRED : CallbackEnd.NOT_REACHED);
      offers.handsBack(interaction, agent);
      interactions.end(interaction, ContactEnd.EXPIRED, 0);
    } else {
      interaction.agent = null;
      state.stopTimers(interaction, TimerKind.PARK);
      schedule(interaction, state.timeMs + state.plan.settings().callbackRetryMs());
      offers.handsBack(interaction, agent);
    }
  }

  /** CA-a. */
  void cancel(Interaction interaction, int reason) {
    if (interaction.callback) {
      callbackEnds(interaction, CallbackEnd.CANCELLED);
    } else {
      offers.shifts.withdraw(interaction);
      now.emit(
          now.event("InteractionCancelled")
              .with("interaction", interaction.number)
              .with("reason", reason));
    }
    boolean waited = interaction.stage == Stage.WAITING;
    unpark(interaction);
    interactions.end(interaction, ContactEnd.CANCELLED, 0);
    if (waited) {
      stopsWaiting(interaction, WithdrawReason.TRANSFERRED);
    }
  }
}
