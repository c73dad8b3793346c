package org.strowger.core;

import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.OfferEnd;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.PresenceCause;
import org.strowger.codec.sbe.WithdrawReason;
import org.strowger.codec.sbe.WorkEnd;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.core.agent.Agents;
import org.strowger.core.customer.LastAgents;
import org.strowger.core.event.Cause;
import org.strowger.core.event.Events;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.interaction.Offers;
import org.strowger.core.interaction.Pairs;
import org.strowger.core.match.Filters;
import org.strowger.core.match.Matcher;
import org.strowger.core.match.Supply;
import org.strowger.core.match.Waiting;
import org.strowger.core.plan.ActivePlan;
import org.strowger.core.queue.Steps;
import org.strowger.core.timer.Timers;

/**
 * The life of an assignment: offered, accepted or not (rules R1 to R4), active, in wrap-up, ended
 * (rules C1, C2, C5). Keeps reservations, the line and the waiting index in step, and tells the
 * matcher who is free and who waits. One thread.
 */
final class Assignments implements Matcher.Offering {
  private final Cause cause;
  private final Events events;
  private final Timers timers;
  private final Agents agents;
  private final Interactions interactions;
  private final Offers offers;
  private final Pairs pairs;
  private final LastAgents lastAgents;
  private final Supply supply;
  private final Waiting waiting;
  private final Filters filters;
  private final Matcher matcher;
  private final Steps steps;
  private ActivePlan plan;

  Assignments(Rooms rooms) {
    cause = rooms.cause;
    events = rooms.events;
    timers = rooms.timers;
    agents = rooms.agents;
    interactions = rooms.interactions;
    offers = rooms.offers;
    pairs = rooms.pairs;
    lastAgents = rooms.lastAgents;
    supply = rooms.supply;
    waiting = rooms.waiting;
    filters = rooms.filters;
    matcher = rooms.matcher;
    steps = rooms.steps;
  }

  void plan(ActivePlan inForce) {
    plan = inForce;
  }

  /** An interaction is to be matched by the next pass. */
  void toWaiting(int interaction) {
    matcher.arrived(interaction);
  }

  /** Index and matcher see what has become of an agent. */
  void refresh(int agent) {
    if (supply.refresh(agent)) {
      matcher.freed(agent);
    }
  }

  // Offers

  /**
   * Rule R1: reserves, with id and deadline; accepted at once where the channel says so (decision
   * R-a).
   */
  @Override
  public void offer(int interaction, int agent) {
    int channel = interactions.channel(interaction);
    ActivePlan.Handling handling = plan.profile(agents.profile(agent)).of(channel);
    agents.reserve(agent, channel, handling.cost, handling.exclusive, 1);
    long id = offers.issue();
    if (plan.autoAccept(channel)) {
      offers.remember(id, OfferEnd.ACCEPTED);
      supply.moveBase(agent, cause.nowMs(), cause.causeSequence());
      activate(id, interaction, agent, handling.cost, handling.exclusive, Flag.YES);
    } else {
      open(id, interaction, agent, handling);
    }
    supply.refresh(agent);
  }

  private void open(long id, int interaction, int agent, ActivePlan.Handling handling) {
    long now = cause.nowMs();
    long causedBy = cause.causeSequence();
    int offer =
        offers.open(id, interaction, agent, handling.cost, handling.exclusive, now, causedBy);
    int queue = interactions.queue(interaction);
    long timeoutMs = plan.queue(queue).offerTimeoutMs;
    offers.timer(offer, timers.start(now, timeoutMs, causedBy, Timers.OFFER, offer));
    interactions.offer(interaction, offer);
    supply.placeOffer(offer);
    events.offerMade(
        id,
        interactions.number(interaction),
        now + timeoutMs,
        agent,
        queue,
        interactions.step(interaction));
  }

  private void activate(
      long offer, int interaction, int agent, int cost, boolean exclusive, Flag auto) {
    long now = cause.nowMs();
    int timer = interactions.timer(interaction);
    if (timer != 0) {
      timers.remove(timer);
      interactions.timer(interaction, 0);
    }
    steps.leave(interaction);
    interactions.state(interaction, Interactions.ACTIVE);
    interactions.give(interaction, agent, cost, exclusive);
    interactions.started(interaction, now);
    addWork(interaction, agent);
    agents.misses(agent, 0);
    hadBy(interaction, agent);
    events.offerAccepted(
        offer,
        interactions.number(interaction),
        now - interactions.since(interaction),
        agent,
        interactions.queue(interaction),
        interactions.step(interaction),
        auto);
  }

  /** The agent has had the customer, for affinity steps to come (rule S4). */
  private void hadBy(int interaction, int agent) {
    lastAgents.write(
        interactions.customer(interaction), interactions.topic(interaction), agent, cause.nowMs());
  }

  /** The agent takes an open offer. */
  void accept(int offer) {
    int interaction = offers.interaction(offer);
    int agent = offers.agent(offer);
    long id = offers.id(offer);
    timers.remove(offers.timer(offer));
    supply.keepOffer(offer);
    offers.close(offer, OfferEnd.ACCEPTED);
    interactions.offer(interaction, 0);
    activate(id, interaction, agent, offers.cost(offer), offers.exclusive(offer), Flag.NO);
    refresh(agent);
  }

  /** Rule R2. */
  void decline(int offer, int reason) {
    int interaction = offers.interaction(offer);
    int agent = offers.agent(offer);
    events.offerDeclined(offers.id(offer), interactions.number(interaction), agent, reason);
    timers.remove(offers.timer(offer));
    supply.dropOffer(offer);
    end(offer, OfferEnd.DECLINED);
    hold(interaction, agent);
    toWaiting(interaction);
    refresh(agent);
  }

  /** Rule R3, with decisions R3-a and R3-b; its timer has fired. */
  void miss(int offer) {
    int interaction = offers.interaction(offer);
    int agent = offers.agent(offer);
    events.offerMissed(offers.id(offer), interactions.number(interaction), agent);
    supply.keepOffer(offer);
    end(offer, OfferEnd.NO_ANSWER);
    int misses = agents.misses(agent) + 1;
    if (misses >= plan.queue(interactions.queue(interaction)).missesAllowed) {
      agents.misses(agent, 0);
      agents.presence(agent, Presence.NOT_RESPONDING.value());
      Presence still = Presence.get((short) agents.pending(agent));
      events.presenceChanged(agent, 0, Presence.NOT_RESPONDING, still, PresenceCause.NO_ANSWER);
      withdrawAll(agent, WithdrawReason.NOT_AVAILABLE);
      steps.agentChanged(agent);
    } else {
      agents.misses(agent, misses);
      hold(interaction, agent);
    }
    toWaiting(interaction);
    refresh(agent);
  }

  /** Rule R4, for all open offers of an agent, oldest first. */
  void withdrawAll(int agent, WithdrawReason reason) {
    int offer = agents.firstOffer(agent);
    while (offer != 0) {
      int next = offers.next(offer);
      withdraw(offer, reason);
      toWaiting(offers.interaction(offer));
      offer = next;
    }
    refresh(agent);
  }

  /** Rule R4 with decision R4-a: the offers of an agent whose pair no longer passes F3 to F5. */
  void withdrawUnsuited(int agent) {
    int offer = agents.firstOffer(agent);
    while (offer != 0) {
      int next = offers.next(offer);
      int interaction = offers.interaction(offer);
      if (filters.firstUnsuited(agent, interaction) != Filters.PASSES) {
        withdraw(offer, WithdrawReason.NOT_ELIGIBLE);
        toWaiting(interaction);
      }
      offer = next;
    }
    refresh(agent);
  }

  /** Decision R4-b: the offer of an interaction whose pair no longer passes F2 to F5. */
  void withdrawUnsuitedFor(int interaction) {
    int offer = interactions.offer(interaction);
    if (offer != 0) {
      int agent = offers.agent(offer);
      if (pairs.excluded(interaction, agent)
          || filters.firstUnsuited(agent, interaction) != Filters.PASSES) {
        withdraw(offer, WithdrawReason.NOT_ELIGIBLE);
        toWaiting(interaction);
        refresh(agent);
      }
    }
  }

  private void withdraw(int offer, WithdrawReason reason) {
    events.offerWithdrawn(
        offers.id(offer),
        interactions.number(offers.interaction(offer)),
        offers.agent(offer),
        reason);
    timers.remove(offers.timer(offer));
    supply.dropOffer(offer);
    end(offer, OfferEnd.WITHDRAWN);
  }

  private void end(int offer, OfferEnd how) {
    int interaction = offers.interaction(offer);
    agents.reserve(
        offers.agent(offer),
        interactions.channel(interaction),
        offers.cost(offer),
        offers.exclusive(offer),
        -1);
    offers.close(offer, how);
    interactions.offer(interaction, 0);
  }

  private void hold(int interaction, int agent) {
    long holdMs = plan.queue(interactions.queue(interaction)).declineHoldMs;
    int pair = pairs.add(interaction, agent, true);
    pairs.timer(
        pair, timers.start(cause.nowMs(), holdMs, cause.causeSequence(), Timers.HOLD, pair));
    steps.held(interaction, agent);
  }

  /** A decline hold ends; its timer has fired. */
  void endHold(int pair) {
    int interaction = pairs.interaction(pair);
    pairs.remove(pair);
    if (waiting.contains(interaction)) {
      waiting.remove(interaction);
      matcher.arrived(interaction);
    }
  }

  // Interactions

  /** The customer has left while waiting. */
  void abandon(int interaction) {
    events.abandoned(
        interactions.number(interaction),
        cause.nowMs() - interactions.since(interaction),
        interactions.queue(interaction));
    leaveQueue(interaction, WithdrawReason.ABANDONED);
    close(interaction);
  }

  private void leaveQueue(int interaction, WithdrawReason reason) {
    int offer = interactions.offer(interaction);
    if (offer != 0) {
      int agent = offers.agent(offer);
      withdraw(offer, reason);
      refresh(agent);
    } else {
      waiting.remove(interaction);
    }
  }

  /** It has waited as long as its queue lets it (rule S5). */
  void expire(int interaction) {
    leaveQueue(interaction, WithdrawReason.EXPIRED);
    events.expired(
        interactions.number(interaction),
        cause.nowMs() - interactions.since(interaction),
        interactions.queue(interaction));
    close(interaction);
  }

  /** Rule O3: its timer has fired. */
  void promote(int interaction) {
    interactions.timer(interaction, 0);
    boolean indexed = waiting.contains(interaction);
    if (indexed) {
      waiting.remove(interaction);
    }
    interactions.promote(interaction);
    if (indexed) {
      waiting.add(interaction);
    }
    events.promoted(interactions.number(interaction));
  }

  /** The conversation is over; wrap-up as the agent's profile says (decision C5-d). */
  void complete(int interaction, int disposition) {
    int agent = interactions.agent(interaction);
    ActivePlan.Handling handling =
        plan.profile(agents.profile(agent)).of(interactions.channel(interaction));
    WrapUpKind kind = handling == null ? WrapUpKind.NONE : handling.wrapUp;
    long now = cause.nowMs();
    boolean timed = kind == WrapUpKind.TIMED || kind == WrapUpKind.CAPPED;
    hadBy(interaction, agent);
    events.completed(
        interactions.number(interaction),
        now - interactions.started(interaction),
        timed ? now + handling.wrapUpMs : 0,
        agent,
        disposition,
        kind);
    if (kind == WrapUpKind.NONE) {
      endWork(interaction);
      return;
    }
    interactions.wrapUp(interaction, kind.value());
    interactions.started(interaction, now);
    if (timed) {
      interactions.timer(
          interaction,
          timers.start(now, handling.wrapUpMs, cause.causeSequence(), Timers.WRAP_UP, interaction));
      steps.agentChanged(agent);
    }
  }

  /** Wrap-up is over; a timer that has fired must be taken off the interaction before. */
  void endWrapUp(int interaction, WorkEnd by) {
    events.wrapUpEnded(
        interactions.number(interaction),
        cause.nowMs() - interactions.started(interaction),
        interactions.agent(interaction),
        by);
    endWork(interaction);
  }

  private void endWork(int interaction) {
    int agent = interactions.agent(interaction);
    agents.reserve(
        agent,
        interactions.channel(interaction),
        interactions.cost(interaction),
        interactions.exclusive(interaction),
        -1);
    removeWork(interaction, agent);
    close(interaction);
    supply.moveBase(agent, cause.nowMs(), cause.causeSequence());
    if (agents.work(agent) == 0 && agents.pending(agent) != Presence.NONE.value()) {
      Presence presence = Presence.get((short) agents.pending(agent));
      int reason = agents.pendingReason(agent);
      agents.presence(agent, presence.value());
      agents.pending(agent, Presence.NONE.value(), 0);
      events.presenceChanged(agent, reason, presence, Presence.NONE, PresenceCause.WORK_ENDED);
    }
    refresh(agent);
  }

  private void close(int interaction) {
    if (interactions.timer(interaction) != 0) {
      timers.remove(interactions.timer(interaction));
    }
    int pair = interactions.pairs(interaction);
    while (pair != 0) {
      int next = pairs.next(pair);
      if (pairs.timer(pair) != 0) {
        timers.remove(pairs.timer(pair));
      }
      pairs.remove(pair);
      pair = next;
    }
    steps.close(interaction);
    interactions.close(interaction);
  }

  /** Puts an interaction at the end of an agent's work. */
  void addWork(int interaction, int agent) {
    int last = agents.lastWork(agent);
    interactions.left(interaction, last);
    interactions.right(interaction, 0);
    if (last == 0) {
      agents.firstWork(agent, interaction);
    } else {
      interactions.right(last, interaction);
    }
    agents.lastWork(agent, interaction);
    agents.addWork(agent, 1);
  }

  private void removeWork(int interaction, int agent) {
    int before = interactions.left(interaction);
    int after = interactions.right(interaction);
    if (before == 0) {
      agents.firstWork(agent, after);
    } else {
      interactions.right(before, after);
    }
    if (after == 0) {
      agents.lastWork(agent, before);
    } else {
      interactions.left(after, before);
    }
    agents.addWork(agent, -1);
  }
}
