package org.strowger.oracle;

import java.util.List;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.OfferEnd;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.PresenceCause;
import org.strowger.codec.sbe.WithdrawReason;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.EndedOffer;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.LastAgent;
import org.strowger.oracle.State.Offer;
import org.strowger.oracle.State.Stage;
import org.strowger.oracle.State.TimerKind;
import org.strowger.oracle.State.Work;

/** Offers and how they end (rules R). */
final class Offers {
  private static final long REMEMBERED = 4096;

  private final State state;
  private final Rules rules;
  private final Happening now;
  private final Claims claims;

  Offers(State state, Rules rules, Happening now, Claims claims) {
    this.state = state;
    this.rules = rules;
    this.now = now;
    this.claims = claims;
  }

  /** R1: reserves units and channel count, has an id and a deadline. R5: auto-accept. */
  void make(Interaction interaction, Agent agent) {
    Offer offer = new Offer(++state.offersMade, interaction, agent, now.endOfLine(agent));
    Work work = work(interaction, agent);
    if (state.plan.channel(interaction.channel).autoAccept()) {
      accepted(offer, work, Flag.YES); // R-a: one event
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
    claims.given(interaction, agent);
  }

  /** R7-b: accepted at once, with an offer id of its own. */
  void give(Interaction interaction, Agent agent) {
    Offer offer = new Offer(++state.offersMade, interaction, agent, now.endOfLine(agent));
    accepted(offer, work(interaction, agent), Flag.NO);
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
        accepted(offer, work, Flag.NO);
      }
    }
  }

  private void accepted(Offer offer, Work work, Flag auto) {
    Interaction interaction = offer.interaction();
    Agent agent = offer.agent();
    remember(offer, OfferEnd.ACCEPTED);
    work.offer = null;
    agent.misses = 0; // R3-a
    agent.handled++; // A6-a
    agent.basePlace = rules.afterAccept(agent, offer);
    interaction.stage = Stage.ACTIVE;
    interaction.agent = agent;
    interaction.acceptedMs = state.timeMs;
    state.stopTimers(interaction, TimerKind.PROMOTION); // O3-a
    state.stopTimers(interaction, TimerKind.STEP);
    rememberAgent(interaction, agent);
    now.emit(
        now.event("OfferAccepted")
            .with("offer", offer.id())
            .with("interaction", interaction.number)
            .with("waitedMs", state.timeMs - interaction.sinceMs)
            .with("agent", agent.number)
            .with("queue", interaction.queue.queue())
            .with("step", interaction.step)
            .with("auto", auto));
    if (interaction.toRework) { // X2-e: after the event
      interaction.toRework = false;
      rules.x2BelongsTo(interaction);
    }
    claims.given(interaction, agent);
    withdrawAllOf(interaction, WithdrawReason.LOST); // R5-b
  }

  /** S4-a. */
  void rememberAgent(Interaction interaction, Agent agent) {
    if (interaction.customer > 0 && interaction.topic > 0) {
      state.lastAgents.put(interaction.need(), new LastAgent(agent.number, state.timeMs));
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
    state.timers.removeIf( // started anew, not a second time
        timer ->
            timer.kind() == TimerKind.HOLD_END
                && timer.interaction() == interaction
                && timer.agent().number == agent.number);
    interaction.heldApart.add(agent.number);
    long untilMs = state.timeMs + rules.declineHoldMs(interaction);
    now.startTimer(untilMs, TimerKind.HOLD_END, interaction, agent, null);
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
