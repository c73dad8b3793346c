package org.strowger.oracle;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.Handover;
import org.strowger.codec.sbe.OfferEnd;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.PresenceCause;
import org.strowger.codec.sbe.TransferEnd;
import org.strowger.codec.sbe.WithdrawReason;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.EndedOffer;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Offer;
import org.strowger.oracle.State.Stage;
import org.strowger.oracle.State.TimerKind;
import org.strowger.oracle.State.Work;

/** Offers and how they end (rules R). */
final class Offers {
  private static final long REMEMBERED = 4096;
  private static final int MOST_APART = 64;

  private final State state;
  private final Rules rules;
  private final Happening now;
  private final Claims claims;
  private final Views views;
  private final Customers customers;
  private final Promises promises;

  /** Offers of other channels end with the wait. */
  final Shifts shifts;

  final Estimates estimates;

  Offers(
      State state,
      Rules rules,
      Happening now,
      Claims claims,
      Customers customers,
      Promises promises,
      Shifts shifts,
      Estimates estimates) {
    this.shifts = shifts;
    this.estimates = estimates;
    this.state = state;
    this.rules = rules;
    this.now = now;
    this.claims = claims;
    this.customers = customers;
    this.promises = promises;
    views = new Views(state, rules, now);
  }

  /** R1: reserves units and channel count, has an id and a deadline. R5: auto-accept. */
  void make(Interaction interaction, Agent agent) {
    Offer offer = offer(interaction, agent);
    Work work = work(interaction, agent);
    if (state.plan.channel(interaction.channel).autoAccept()) {
      accepted(offer, work, Flag.YES, true); // R-a: one event
      return;
    }
    work.offer = offer;
    state.openOffers.put(offer.id(), offer);
    long deadlineMs = state.timeMs + interaction.queue.offerTimeoutMs();
    now.startTimer(deadlineMs, TimerKind.OFFER_DEADLINE, interaction, agent, offer);
    now.emit(
        now.event("OfferMade")
            .with("offer", offer.id())
            .with("interaction", interaction.number)
            .with("deadlineMs", deadlineMs)
            .with("agent", agent.number)
            .with("queue", interaction.queue.queue())
            .with("step", interaction.step));
    if (offer.delivered()) { // HO-a
      now.emit(views.view(offer));
    }
    claims.given(interaction, agent);
  }

  private Offer offer(Interaction interaction, Agent agent) {
    long id = ++state.offersMade;
    boolean delivered = rules.hoDelivers(interaction);
    return new Offer(id, interaction, agent, now.endOfLine(agent), delivered);
  }

  /** R7-b: accepted at once, with an offer id of its own. */
  void give(Interaction interaction, Agent agent) {
    accepted(offer(interaction, agent), work(interaction, agent), Flag.NO, true);
  }

  /** C-a: holds what the profile says now; R7-a: nothing for a channel that it has not. */
  private Work work(Interaction interaction, Agent agent) {
    PlanData.Handling handling = rules.handling(agent, interaction);
    Work work =
        handling == null
            ? new Work(interaction, 0, false)
            : new Work(interaction, handling.cost(), handling.exclusive());
    agent.inHand.add(work);
    return work;
  }

  void accept(Offer offer) {
    for (Work work : List.copyOf(offer.agent().inHand)) {
      if (work.isOffer(offer)) {
        state.stopTimer(offer);
        accepted(offer, work, Flag.NO, false);
      }
    }
  }

  /** The view is still to be delivered if no offer was made before (HO-a). */
  private void accepted(Offer offer, Work work, Flag auto, boolean atOnce) {
    Interaction waiting = offer.interaction();
    Interaction interaction = waiting.itself();
    Agent agent = offer.agent();
    estimates.started(waiting); // X4-b
    remember(offer, OfferEnd.ACCEPTED);
    work.offer = null;
    agent.misses = 0; // R3-a
    agent.handled++; // A6-a
    agent.basePlace = rules.afterAccept(agent, offer);
    waiting.stage = Stage.ACTIVE;
    estimates.look();
    state.stopTimers(waiting, TimerKind.PROMOTION); // O3-a
    state.stopTimers(waiting, TimerKind.STEP);
    promises.stopFirstAnswer(interaction); // PM-a
    Handover handover = views.handover(interaction, agent, offer.delivered());
    String view = atOnce && offer.delivered() ? views.view(offer) : null;
    now.emit(
        now.event("OfferAccepted")
            .with("offer", offer.id())
            .with("interaction", interaction.number)
            .with("waitedMs", state.timeMs - waiting.sinceMs)
            .with("agent", agent.number)
            .with("queue", waiting.queue.queue())
            .with("step", waiting.step)
            .with("auto", auto)
            .with("handover", handover));
    if (view != null) {
      now.emit(view);
    }
    shifts.withdraw(waiting); // SO-d
    customers.accepted(interaction, agent, handover);
    if (waiting.toRework) { // X2-e: after the event
      waiting.toRework = false;
      rules.x2BelongsTo(waiting);
    }
    if (waiting != interaction) {
      taken(interaction, waiting, work);
    }
    interaction.agent = agent;
    interaction.acceptedMs = state.timeMs;
    promises.startParking(interaction);
    claims.given(waiting, agent);
    withdrawAllOf(waiting, WithdrawReason.LOST); // R5-b
  }

  /** K3-b: the consult is the interaction from now on, and the first agent's work ends. */
  private void taken(Interaction interaction, Interaction consult, Work work) {
    Agent first = interaction.agent;
    interaction.consult = null;
    now.emit(
        now.event("TransferEnded")
            .with("interaction", interaction.number)
            .with("agent", first.number)
            .with("how", TransferEnd.TAKEN));
    handsBack(interaction, first);
    exclude(interaction, first);
    work.interaction = interaction;
    interaction.queue = consult.queue;
    interaction.urgency = consult.urgency;
    interaction.creditMs = consult.creditMs;
    interaction.dueMs = consult.dueMs;
    interaction.asks = consult.asks;
    interaction.sinceMs = consult.sinceMs;
    interaction.base = consult.base;
  }

  /** K3-a: who transferred it is excluded for the plan's time; started anew, not a second time. */
  void exclude(Interaction interaction, Agent agent) {
    long holdMs = rules.k3HoldMs();
    if (holdMs > 0) {
      startHold(interaction, agent, TimerKind.TRANSFER_HOLD_END, holdMs, interaction.transferred);
    }
  }

  /** Units free, end of the line (A1, A1-d); a pending AWAY takes effect (C5-a). */
  void handsBack(Interaction interaction, Agent agent) {
    agent.inHand.removeIf(work -> work.isOf(interaction));
    agent.basePlace = rules.afterWork(agent, now.endOfLine(agent));
    if (agent.awayPending && !agent.hasWork()) {
      agent.awayPending = false;
      agent.presence = Presence.AWAY;
      now.presenceChanged(agent, agent.awayReason, PresenceCause.WORK_ENDED);
    }
  }

  /** R2: the reservation is released, the pair held apart; the interaction keeps its order. */
  void decline(Offer offer, int reason) {
    Agent agent = offer.agent();
    end(offer, OfferEnd.DECLINED);
    agent.basePlace = rules.afterDeclineOrWithdrawal(agent, offer);
    now.emit(
        now.event("OfferDeclined")
            .with("offer", offer.id())
            .with("interaction", offer.interaction().number)
            .with("agent", agent.number)
            .with("reason", reason));
    holdApart(offer.interaction(), agent);
  }

  /** R3: no answer. */
  void missed(Offer offer) {
    Agent agent = offer.agent();
    Interaction interaction = offer.interaction();
    end(offer, OfferEnd.NO_ANSWER);
    agent.basePlace = rules.afterMiss(agent, offer);
    now.emit(
        now.event("OfferMissed")
            .with("offer", offer.id())
            .with("interaction", interaction.number)
            .with("agent", agent.number));
    if (rules.isBroadcast(interaction)) {
      holdApart(interaction, agent); // R5-c
      return;
    }
    agent.misses++;
    if (rules.becomesNotResponding(agent, interaction)) {
      agent.misses = 0;
      agent.presence = Presence.NOT_RESPONDING;
      now.presenceChanged(agent, 0, PresenceCause.NO_ANSWER);
      withdrawAll(agent, WithdrawReason.NOT_AVAILABLE);
    } else {
      holdApart(interaction, agent); // as after a decline
    }
  }

  /** R4: all open offers of an agent, in order of id. */
  void withdrawAll(Agent agent, WithdrawReason reason) {
    for (Offer offer : state.openOffers(agent)) {
      withdraw(offer, reason);
    }
  }

  /** All open offers of an interaction, in order of id. */
  void withdrawAllOf(Interaction interaction, WithdrawReason reason) {
    for (Offer offer : state.openOffers(interaction)) {
      withdraw(offer, reason);
    }
  }

  /** R4-a: open offers whose pair no longer passes F3 to F5, in order of id. */
  void withdrawNotEligible(Agent agent) {
    for (Offer offer : state.openOffers(agent)) {
      boolean reworked = !offer.interaction().toRework; // X2-e
      if (reworked && !rules.offerStays(agent, offer.interaction())) {
        withdraw(offer, WithdrawReason.NOT_ELIGIBLE);
      }
    }
  }

  /** R4: the agent keeps its place in line. */
  void withdraw(Offer offer, WithdrawReason reason) {
    Agent agent = offer.agent();
    end(offer, OfferEnd.WITHDRAWN);
    agent.basePlace = rules.afterDeclineOrWithdrawal(agent, offer);
    now.emit(
        now.event("OfferWithdrawn")
            .with("offer", offer.id())
            .with("interaction", offer.interaction().number)
            .with("agent", agent.number)
            .with("reason", reason));
  }

  /** An offer that ends without being accepted: the reservation is released. */
  private void end(Offer offer, OfferEnd how) {
    remember(offer, how);
    state.stopTimer(offer);
    offer.agent().inHand.removeIf(work -> work.isOffer(offer));
  }

  /** R1-a: slot = id modulo 4096, overwritten. */
  private void remember(Offer offer, OfferEnd how) {
    state.openOffers.remove(offer.id());
    state.endedOffers.put(offer.id() % REMEMBERED, new EndedOffer(offer.id(), how));
  }

  /** R2-a: its end has no event, but a pass. */
  void holdApart(Interaction interaction, Agent agent) {
    long holdMs = rules.declineHoldMs(interaction);
    startHold(interaction.itself(), agent, TimerKind.HOLD_END, holdMs, interaction.heldApart);
  }

  /** Started anew, not a second time; the sixty-fifth ends the one that would end first (X6). */
  private void startHold(
      Interaction interaction, Agent agent, TimerKind kind, long holdMs, Set<Integer> apart) {
    state.timers.removeIf(
        timer ->
            timer.kind() == kind
                && timer.interaction() == interaction
                && timer.agent().number == agent.number);
    if (apart.add(agent.number) && apart.size() > MOST_APART) {
      State.Timer first =
          state.timers.stream()
              .filter(timer -> timer.kind() == kind && timer.interaction() == interaction)
              .min(
                  Comparator.comparingLong(State.Timer::deadlineMs)
                      .thenComparingLong(State.Timer::creation))
              .orElseThrow();
      state.timers.remove(first);
      apart.remove(first.agent().number);
    }
    now.startTimer(state.timeMs + holdMs, kind, interaction, agent, null);
  }

  /** R1-a: how an offer that is not open ended. */
  static OfferEnd howItEnded(State state, long id) {
    if (id < 1 || id > state.offersMade) {
      return OfferEnd.NEVER_MADE;
    }
    EndedOffer ended = state.endedOffers.get(id % REMEMBERED);
    return ended != null && ended.offer() == id ? ended.how() : OfferEnd.LONG_AGO;
  }
}
