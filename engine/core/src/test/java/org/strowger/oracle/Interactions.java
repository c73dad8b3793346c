package org.strowger.oracle;

import org.strowger.codec.Limits;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.PresenceCause;
import org.strowger.codec.sbe.WithdrawReason;
import org.strowger.codec.sbe.WorkEnd;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Offer;
import org.strowger.oracle.State.Stage;
import org.strowger.oracle.State.TimerKind;

/** What the commands about interactions and their timers do, once they are not refused. */
final class Interactions {
  private final State state;
  private final Rules rules;
  private final Happening now;
  private final Offers offers;
  private final Claims claims;
  private final Steps steps;
  private final Routability routability;

  Interactions(
      State state,
      Rules rules,
      Happening now,
      Offers offers,
      Claims claims,
      Steps steps,
      Routability routability) {
    this.claims = claims;
    this.steps = steps;
    this.routability = routability;
    this.state = state;
    this.rules = rules;
    this.now = now;
    this.offers = offers;
  }

  void carryOut(Command command) {
    if (command instanceof Command.Arrive c) {
      arrive(c);
    } else if (command instanceof Command.Abandon c) {
      abandon(state.interactions.get(c.interaction()));
    } else if (command instanceof Command.Complete c) {
      complete(state.interactions.get(c.interaction()), c.disposition());
    } else if (command instanceof Command.EndWrapUp c) {
      wrapUpEnds(state.interactions.get(c.interaction()), WorkEnd.COMMAND);
    } else if (command instanceof Command.Update c) {
      update(state.interactions.get(c.interaction()), c);
    } else if (command instanceof Command.Assign c) {
      assign(state.interactions.get(c.interaction()), state.agents.get(c.agent()), c.forced());
    } else if (command instanceof Command.Pick c) {
      offers.give(state.interactions.get(c.interaction()), state.agents.get(c.agent())); // R7-b
    } else if (command instanceof Command.ToHead c) {
      promote(state.interactions.get(c.interaction()));
    } else if (command instanceof Command.Return c) {
      returnToQueue(state.interactions.get(c.interaction()), c.reason());
    } else {
      throw new IllegalArgumentException("not about an interaction: " + command);
    }
  }

  private void arrive(Command.Arrive c) {
    PlanData.Queue queue = state.plan.queue(c.queue());
    Interaction interaction = new Interaction(c, queue, now.sequence(), state.timeMs);
    state.interactions.put(interaction.number, interaction);
    enterWaiting(interaction);
  }

  /** S2: arrival, or return to the queue. S2-a: the timers in this order. */
  private void enterWaiting(Interaction interaction) {
    interaction.stage = Stage.WAITING;
    interaction.sinceMs = state.timeMs;
    interaction.promotion = 0;
    startPromotionTimer(interaction);
    steps.first(interaction);
    now.emit(
        now.event("InteractionWaiting")
            .with("interaction", interaction.number)
            .with("dueMs", interaction.dueMs)
            .with("queue", interaction.queue.queue())
            .with("channel", interaction.channel)
            .with("urgency", interaction.urgency)
            .with("routable", routability.told(interaction)));
    steps.look(interaction);
  }

  /** O3. */
  void startPromotionTimer(Interaction interaction) {
    if (state.plan.promoteAfterMs() > 0) {
      long promoteMs = state.timeMs + state.plan.promoteAfterMs();
      now.startTimer(promoteMs, TimerKind.PROMOTION, interaction, null, null);
    }
  }

  /** O3, and R7-c, which is a promotion too. */
  void promote(Interaction interaction) {
    state.stopTimers(interaction, TimerKind.PROMOTION);
    interaction.promotion = ++state.promotions;
    now.emit(now.event("InteractionPromoted").with("interaction", interaction.number));
  }

  private void abandon(Interaction interaction) {
    state.interactions.remove(interaction.number);
    state.stopTimers(interaction);
    now.emit(
        now.event("InteractionAbandoned")
            .with("interaction", interaction.number)
            .with("waitedMs", state.timeMs - interaction.sinceMs)
            .with("queue", interaction.queue.queue()));
    claims.end(interaction);
    offers.withdrawAllOf(interaction, WithdrawReason.ABANDONED); // R4
  }

  /** O1-a, R4-b. */
  private void update(Interaction interaction, Command.Update c) {
    if (c.urgency().isPresent()) {
      int urgency = c.urgency().getAsInt();
      interaction.urgency = urgency == Limits.QUEUE_URGENCY ? interaction.queue.urgency() : urgency;
    }
    if (c.creditMs().isPresent()) {
      interaction.dueMs -= c.creditMs().getAsLong() - interaction.creditMs;
      interaction.creditMs = c.creditMs().getAsLong();
    }
    c.asks().ifPresent(asks -> interaction.asks = asks);
    now.emit(
        now.event("InteractionUpdated")
            .with("interaction", interaction.number)
            .with("dueMs", interaction.dueMs)
            .with("urgency", interaction.urgency)
            .with("routable", routability.told(interaction)));
    if (c.asks().isPresent()) {
      for (Offer offer : state.openOffers(interaction)) {
        if (!rules.offerStaysAfterUpdate(offer.agent(), interaction)) {
          offers.withdraw(offer, WithdrawReason.NOT_ELIGIBLE);
        }
      }
    }
  }

  /** R7-a. */
  private void assign(Interaction interaction, Agent agent, boolean forced) {
    offers.withdrawAllOf(interaction, WithdrawReason.ASSIGNED);
    if (forced) {
      offers.give(interaction, agent);
    } else {
      offers.make(interaction, agent);
    }
  }

  /** R7-d. */
  private void returnToQueue(Interaction interaction, int reason) {
    Agent agent = interaction.agent;
    now.emit(
        now.event("InteractionReturned")
            .with("interaction", interaction.number)
            .with("handledMs", state.timeMs - interaction.acceptedMs)
            .with("agent", agent.number)
            .with("reason", reason));
    handsBack(interaction);
    interaction.agent = null;
    offers.holdApart(interaction, agent);
    enterWaiting(interaction);
  }

  private void complete(Interaction interaction, int disposition) {
    Agent agent = interaction.agent;
    PlanData.Handling handling = rules.handling(agent, interaction);
    interaction.wrapUp = rules.wrapUp(handling);
    boolean byItself =
        interaction.wrapUp == WrapUpKind.TIMED || interaction.wrapUp == WrapUpKind.CAPPED; // C5-e
    long untilMs = byItself ? state.timeMs + handling.wrapUpMs() : 0;
    interaction.stage = Stage.WRAP_UP; // C5: holds the units
    interaction.completedMs = state.timeMs;
    interaction.wrapUpUntilMs = untilMs;
    offers.rememberAgent(interaction, agent);
    if (byItself) {
      now.startTimer(untilMs, TimerKind.WRAP_UP_END, interaction, agent, null);
    }
    now.emit(
        now.event("InteractionCompleted")
            .with("interaction", interaction.number)
            .with("handledMs", state.timeMs - interaction.acceptedMs)
            .with("wrapUpUntilMs", untilMs)
            .with("agent", agent.number)
            .with("disposition", disposition)
            .with("wrapUp", interaction.wrapUp));
    if (interaction.wrapUp == WrapUpKind.NONE) {
      workEnds(interaction);
    }
  }

  void wrapUpEnds(Interaction interaction, WorkEnd by) {
    now.emit(
        now.event("WrapUpEnded")
            .with("interaction", interaction.number)
            .with("wrapUpMs", state.timeMs - interaction.completedMs)
            .with("agent", interaction.agent.number)
            .with("by", by));
    workEnds(interaction);
  }

  /** Accepted work has ended, its wrap-up included. */
  private void workEnds(Interaction interaction) {
    state.interactions.remove(interaction.number);
    state.stopTimers(interaction);
    now.named = interaction.number;
    handsBack(interaction);
  }

  /** Units free, end of the line (A1, A1-d); a pending AWAY takes effect (C5-a). */
  private void handsBack(Interaction interaction) {
    Agent agent = interaction.agent;
    agent.inHand.removeIf(work -> work.isOf(interaction));
    agent.basePlace = rules.afterWork(agent, now.endOfLine(agent));
    if (agent.awayPending && !agent.hasWork()) {
      agent.awayPending = false;
      agent.presence = Presence.AWAY;
      now.presenceChanged(agent, agent.awayReason, PresenceCause.WORK_ENDED);
    }
  }
}
