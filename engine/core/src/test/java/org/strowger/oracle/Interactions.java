package org.strowger.oracle;

import java.util.Map;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.ContactEnd;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.ParkCause;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.TransferEnd;
import org.strowger.codec.sbe.WithdrawReason;
import org.strowger.codec.sbe.WorkEnd;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Offer;
import org.strowger.oracle.State.Stage;
import org.strowger.oracle.State.Timer;
import org.strowger.oracle.State.TimerKind;

/** What the commands about interactions and their timers do, once they are not refused. */
final class Interactions {
  /** Kind of an attribute that is taken away. */
  private static final int REMOVED = 255;

  private final State state;
  private final Rules rules;
  private final Happening now;
  private final Offers offers;
  private final Claims claims;
  private final Steps steps;
  private final Routability routability;
  private final Customers customers;
  private final Promises promises;
  private final Consults consults;
  private final Movement movement;
  private final ContextRules contextRules;

  Interactions(
      State state,
      Rules rules,
      Happening now,
      Offers offers,
      Claims claims,
      Steps steps,
      Routability routability,
      Customers customers,
      Promises promises,
      Consults consults,
      ContextRules contextRules) {
    this.contextRules = contextRules;
    this.customers = customers;
    this.promises = promises;
    this.consults = consults;
    movement = new Movement(state, rules, now, offers, claims, customers, promises, consults, this);
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
      complete(state.interactions.get(c.interaction()), c.disposition(), c.resolved());
    } else if (command instanceof Command.EndWrapUp c) {
      wrapUpEnds(state.interactions.get(c.interaction()), WorkEnd.COMMAND);
    } else if (command instanceof Command.Update c) {
      update(state.inItsStead(c.interaction()), c);
    } else if (command instanceof Command.Assign c) {
      assign(state.inItsStead(c.interaction()), state.agents.get(c.agent()), c.forced());
    } else if (command instanceof Command.Pick c) {
      offers.give(state.inItsStead(c.interaction()), state.agents.get(c.agent())); // R7-b
    } else if (command instanceof Command.ToHead c) {
      promote(state.inItsStead(c.interaction()));
    } else if (command instanceof Command.Return c) {
      giveBack(state.interactions.get(c.interaction()), c.reason(), true);
    } else if (!movement.carryOut(command)) {
      throw new IllegalArgumentException("not about an interaction: " + command);
    }
  }

  private void arrive(Command.Arrive c) {
    PlanData.Queue queue = state.plan.queue(c.queue());
    Interaction interaction = new Interaction(c, queue, now.sequence(), state.timeMs);
    state.interactions.put(interaction.number, interaction);
    interaction.customer = c.customer();
    c.attributes().forEach(a -> put(interaction.attributes, a));
    customers.arrived(interaction);
    interaction.dueMs = rules.o1Due(interaction, queue, interaction.ticketMs);
    contextRules.arrived(interaction);
    if (c.notBeforeMs() != 0) {
      movement.schedule(interaction, c.notBeforeMs()); // K4-b
    } else {
      enterWaiting(interaction, 0, 0, () -> promises.startFirstAnswer(interaction));
      now.arrived = interaction;
    }
  }

  static void put(Map<Integer, Command.Attribute> attributes, Command.Attribute attribute) {
    if (attribute.kind() == REMOVED) {
      attributes.remove(attribute.attribute());
    } else {
      attributes.put(attribute.attribute(), attribute);
    }
  }

  /** S2: from step 1 on. */
  void enterWaiting(Interaction interaction) {
    enterWaiting(interaction, 0, 0, () -> {});
  }

  /**
   * S2, MV-b; S2-a, PM-d: the timers in this order, those of promises last. First only the agent
   * may have it, for so long (MV-a); 0: from step 1 on. A consult enters waiting without event
   * (K3-b).
   */
  void enterWaiting(Interaction interaction, int agent, long boundMs, Runnable promise) {
    offers.estimates.leave(interaction);
    offers.estimates.dropNote(interaction);
    interaction.stage = Stage.WAITING;
    interaction.sinceMs = state.timeMs;
    interaction.came = ++state.comings; // CH-b
    interaction.promotion = 0;
    startPromotionTimer(interaction);
    if (agent != 0) {
      steps.prelude(interaction, agent, boundMs);
    } else {
      steps.first(interaction);
    }
    Flag routable = routability.told(interaction);
    if (interaction.consultOf == null) {
      waits(interaction, routable);
    }
    steps.look(interaction);
    promise.run();
    offers.estimates.look();
    offers.shifts.enters(interaction);
  }

  private void waits(Interaction interaction, Flag routable) {
    now.emit(
        now.event("InteractionWaiting")
            .with("interaction", interaction.number)
            .with("dueMs", interaction.dueMs)
            .with("queue", interaction.queue.queue())
            .with("channel", interaction.channel)
            .with("urgency", interaction.urgency)
            .with("routable", routable)
            .with("ticketMs", interaction.ticketMs));
  }

  /** It is over without wrap-up, and so is the contact. */
  void end(Interaction interaction, ContactEnd how, int outcome) {
    closed(interaction);
    customers.ended(interaction, how, outcome);
    customers.closed(interaction);
  }

  private void closed(Interaction interaction) {
    state.interactions.remove(interaction.number);
    state.stopTimers(interaction);
    now.named = interaction.number;
  }

  /** A timer of movement or promises fires. */
  void fire(Timer timer) {
    movement.fire(timer);
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
    boolean parked = interaction.stage == Stage.PARKED;
    offers.shifts.withdraw(interaction);
    now.emit(
        now.event("InteractionAbandoned")
            .with("interaction", interaction.number)
            .with("waitedMs", parked ? 0 : state.timeMs - interaction.sinceMs) // C4-c
            .with("queue", interaction.queue.queue()));
    if (parked) {
      movement.abandonParked(interaction);
      return;
    }
    end(interaction, ContactEnd.ABANDONED, 0);
    claims.end(interaction);
    offers.withdrawAllOf(interaction, WithdrawReason.ABANDONED); // R4
  }

  /** O1-a, R4-b. */
  private void update(Interaction interaction, Command.Update c) {
    boolean governed = contextRules.govern(interaction);
    if (c.asks().isPresent()) {
      offers.estimates.dropNote(interaction); // X4-d
    }
    c.attributes().ifPresent(list -> list.forEach(a -> put(interaction.itself().attributes, a)));
    if (governed) {
      give(interaction, c);
    } else {
      change(interaction, c);
    }
    RuleOutcome outcome = governed ? contextRules.reconsider(interaction) : null;
    now.emit(
        now.event("InteractionUpdated")
            .with("interaction", interaction.number)
            .with("dueMs", interaction.dueMs)
            .with("urgency", interaction.urgency)
            .with("routable", routability.told(interaction)));
    if (governed) {
      contextRules.follow(interaction, outcome);
    }
    if (c.asks().isPresent()) {
      for (Offer offer : state.openOffers(interaction)) {
        if (!rules.offerStaysAfterUpdate(offer.agent(), interaction)) {
          offers.withdraw(offer, WithdrawReason.NOT_ELIGIBLE);
        }
      }
    }
  }

  private static int urgency(Interaction interaction, int given) {
    return given == Limits.QUEUE_URGENCY ? interaction.queue.urgency() : given;
  }

  /** O1-a. */
  private static void change(Interaction interaction, Command.Update c) {
    c.urgency().ifPresent(given -> interaction.urgency = urgency(interaction, given));
    if (c.creditMs().isPresent()) {
      interaction.dueMs -= c.creditMs().getAsLong() - interaction.creditMs;
      interaction.creditMs = c.creditMs().getAsLong();
    }
    c.asks().ifPresent(asks -> interaction.asks = asks);
  }

  /** X1-h: base values from now on; who is excluded is so at once. */
  private void give(Interaction interaction, Command.Update c) {
    State.Base base = contextRules.base(interaction);
    c.urgency().ifPresent(given -> base.urgency = urgency(interaction, given));
    c.creditMs().ifPresent(given -> base.creditMs = given);
    if (c.asks().isPresent()) {
      Asks asks = c.asks().get();
      Asks old = interaction.asks;
      base.asks = asks;
      interaction.asks =
          new Asks(
              old.allOf(),
              old.anyOf(),
              old.noneOf(),
              asks.excluded(),
              old.preferred(),
              old.named());
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

  /** R7-d; likewise with nobody held apart (RC-d). */
  void giveBack(Interaction interaction, int reason, boolean holdsApart) {
    Agent agent = interaction.agent;
    now.emit(
        now.event("InteractionReturned")
            .with("interaction", interaction.number)
            .with("handledMs", state.timeMs - interaction.acceptedMs)
            .with("agent", agent.number)
            .with("reason", reason));
    state.stopTimers(interaction, TimerKind.PARK);
    offers.handsBack(interaction, agent);
    interaction.agent = null;
    if (holdsApart) {
      offers.holdApart(interaction, agent);
    }
    enterWaiting(interaction);
  }

  /** RC-d: whatever it is doing, the agent has it now; a consult is taken over by that. */
  void giveTo(Interaction interaction, Agent agent) {
    if (interaction.stage == Stage.ACTIVE && interaction.consult == null) {
      giveBack(interaction, 0, rules.rcHoldsApart());
    } else if (interaction.stage == Stage.PARKED) {
      movement.resume(interaction, ParkCause.COMMAND, () -> {});
    }
    assign(state.inItsStead(interaction.number), agent, true);
  }

  /**
   * RC-c: one that waits has left, one that is active is complete, one that is parked cancelled.
   */
  void endAsTheGatewayWould(Interaction interaction) {
    switch (interaction.stage) {
      case WAITING -> abandon(interaction);
      case PARKED -> movement.cancel(interaction, 0);
      default -> complete(interaction, 0, Resolved.UNSAID.value());
    }
  }

  private void complete(Interaction interaction, int disposition, int resolved) {
    consults.end(interaction, TransferEnd.ENDED);
    Agent agent = interaction.agent;
    PlanData.Handling handling = rules.handling(agent, interaction);
    interaction.wrapUp = rules.wrapUp(handling);
    boolean byItself =
        interaction.wrapUp == WrapUpKind.TIMED || interaction.wrapUp == WrapUpKind.CAPPED; // C5-e
    long untilMs = byItself ? state.timeMs + handling.wrapUpMs() : 0;
    interaction.stage = Stage.WRAP_UP; // C5: holds the units
    interaction.completedMs = state.timeMs;
    interaction.wrapUpUntilMs = untilMs;
    Resolved said = Resolved.get((short) resolved);
    customers.completed(interaction, said);
    promises.stopNextResponse(interaction);
    state.stopTimers(interaction, TimerKind.PARK);
    State.Need need = state.needOf(interaction);
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
            .with("wrapUp", interaction.wrapUp)
            .with("resolved", said)
            .with("contacts", need == null ? 0 : need.contacts));
    customers.ended(interaction, ContactEnd.COMPLETED, disposition);
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
    closed(interaction);
    customers.closed(interaction);
    offers.handsBack(interaction, interaction.agent);
  }
}
