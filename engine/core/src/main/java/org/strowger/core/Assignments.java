package org.strowger.core;

import org.strowger.codec.sbe.ContactEnd;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.Handover;
import org.strowger.codec.sbe.OfferEnd;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.PresenceCause;
import org.strowger.codec.sbe.TransferEnd;
import org.strowger.codec.sbe.WithdrawReason;
import org.strowger.core.agent.Agents;
import org.strowger.core.channel.Channels;
import org.strowger.core.customer.Contacts;
import org.strowger.core.event.Cause;
import org.strowger.core.event.ContextView;
import org.strowger.core.event.Events;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.interaction.Offers;
import org.strowger.core.interaction.Pairs;
import org.strowger.core.match.Filters;
import org.strowger.core.match.Matcher;
import org.strowger.core.match.ReworkOrder;
import org.strowger.core.match.Supply;
import org.strowger.core.match.Waiting;
import org.strowger.core.plan.ActivePlan;
import org.strowger.core.queue.Estimates;
import org.strowger.core.queue.Steps;
import org.strowger.core.timer.Timers;

/**
 * The life of an interaction that waits: offered, accepted or not (rules R1 to R5), given by name
 * (R7), gone. Keeps reservations, the line and the waiting index in step, and tells the matcher who
 * is free and who waits. One thread.
 */
final class Assignments implements Matcher.Offering {
  private final Work work;
  private final Consults consults;
  private final Cause cause;
  private final Events events;
  private final Timers timers;
  private final Agents agents;
  private final Interactions interactions;
  private final Offers offers;
  private final Pairs pairs;
  private final Supply supply;
  private final Waiting waiting;
  private final Filters filters;
  private final Matcher matcher;
  private final ReworkOrder rework;
  private final Steps steps;
  private final Contacts contacts;
  private final ContextView view;
  private final Channels channels;
  private final Estimates estimates;
  private final Shifts shifts;
  private final Separations separations;
  private ActivePlan plan;

  Assignments(Rooms rooms, Work work, Consults consults, Shifts shifts) {
    this.work = work;
    this.shifts = shifts;
    this.consults = consults;
    separations = new Separations(rooms);
    cause = rooms.cause;
    events = rooms.events;
    timers = rooms.timers;
    agents = rooms.agents;
    interactions = rooms.interactions;
    offers = rooms.offers;
    pairs = rooms.pairs;
    supply = rooms.supply;
    waiting = rooms.waiting;
    filters = rooms.filters;
    matcher = rooms.matcher;
    rework = rooms.rework;
    steps = rooms.steps;
    contacts = rooms.contacts;
    view = rooms.view;
    channels = rooms.channels;
    estimates = rooms.estimates;
  }

  void plan(ActivePlan inForce) {
    plan = inForce;
  }

  /**
   * Enters waiting, by arrival or anew (rule S2): the starvation clock starts, and the next pass
   * matches it. That a warm transfer waits has been told (decision K3-b).
   */
  void enterWaiting(int interaction) {
    channels.entered(interaction);
    estimates.forget(interaction);
    if (plan.promoteAfterMs() > 0) {
      interactions.timer(
          interaction,
          timers.start(
              cause.nowMs(),
              plan.promoteAfterMs(),
              cause.causeSequence(),
              Timers.PROMOTE,
              interaction));
    }
    boolean routable = steps.enter(interaction);
    if (!consults.isUnderWay(interaction)) {
      events.waiting(
          interactions.number(interaction),
          interactions.due(interaction),
          interactions.queue(interaction),
          interactions.channel(interaction),
          interactions.urgency(interaction),
          routable,
          interactions.ticketTime(interaction));
    }
    steps.begin(interaction);
    shifts.entered(interaction);
    toWaiting(interaction);
  }

  /**
   * Enters waiting anew, of one that nobody has (decision MV-b): without promotion, with the
   * starvation clock from now.
   */
  void waitAnew(int interaction) {
    interactions.give(interaction, 0, 0, false);
    interactions.started(interaction, 0);
    interactions.promoted(interaction, 0);
    interactions.since(interaction, cause.nowMs());
    interactions.state(interaction, Interactions.WAITING);
    enterWaiting(interaction);
  }

  /** Waits no more, or not as it did: its offers are withdrawn and its claim ends. */
  void leaveWaiting(int interaction, WithdrawReason reason) {
    withdrawOf(interaction, reason);
    leaveWaiting(interaction);
  }

  private void leaveWaiting(int interaction) {
    leaveMatching(interaction);
    work.stopTimer(interaction);
    steps.leave(interaction);
    work.leaveRework(interaction);
  }

  private void leaveMatching(int interaction) {
    leaveIndex(interaction);
    if (interactions.claim(interaction) != 0) {
      endClaim(interaction);
    }
  }

  /** A warm transfer ends, and its first agent keeps the interaction (decision K3-b). */
  void endTransfer(int interaction, WithdrawReason reason, TransferEnd how) {
    withdrawOf(interaction, reason);
    consults.tell(interaction, how);
    leaveWaiting(interaction);
    consults.back(interaction);
  }

  /**
   * Whether it waits, follows the plan in force, is not held by a closed channel (decision CH-b),
   * and may have one more offer (decision R5-a): those are in the matching.
   */
  @Override
  public boolean isOpenToOffers(int interaction) {
    return interactions.state(interaction) == Interactions.WAITING
        && interactions.reworkTo(interaction) == 0
        && !channels.isHeld(interaction)
        && interactions.openOffers(interaction)
            < plan.queue(interactions.queue(interaction)).broadcast;
  }

  /** If it may have one more offer and could not before, the next pass matches it. */
  void toWaiting(int interaction) {
    if (isOpenToOffers(interaction) && !waiting.contains(interaction)) {
      matcher.arrived(interaction);
    }
  }

  /**
   * The customer of a live interaction has another never-list (decision CU-d): other agents are
   * excluded. One that is to be reworked is looked at then.
   */
  void renewNever(int interaction) {
    boolean waits =
        interactions.state(interaction) == Interactions.WAITING
            && interactions.reworkTo(interaction) == 0;
    if (waits) {
      leaveIndex(interaction);
    }
    contacts.renewNever(interaction);
    if (waits) {
      withdrawUnsuitedFor(interaction);
      toWaiting(interaction);
      steps.exclusionsChanged(interaction);
    }
  }

  /** Its channel is closed for it: it is out of the matching, and keeps its place. */
  void holdBack(int interaction) {
    leaveIndex(interaction);
    withdrawOf(interaction, WithdrawReason.NOT_ELIGIBLE);
    if (interactions.claim(interaction) != 0) {
      endClaim(interaction);
    }
  }

  /** Others may be eligible for it than before: the next pass matches it anew. */
  private void matchAnew(int interaction) {
    leaveIndex(interaction);
    toWaiting(interaction);
  }

  private void leaveIndex(int interaction) {
    if (waiting.contains(interaction)) {
      waiting.remove(interaction);
    }
  }

  /** Index and matcher see what has become of an agent. */
  void refresh(int agent) {
    matcher.refresh(agent);
  }

  // Claims (rule O4)

  @Override
  public void claim(int interaction, int agent) {
    waiting.remove(interaction);
    interactions.claim(interaction, agent);
    agents.claimedBy(agent, interaction);
    waiting.add(interaction);
    refresh(agent);
    events.claimed(interactions.number(interaction), agent);
  }

  @Override
  public void endClaim(int interaction) {
    int agent = interactions.claim(interaction);
    boolean indexed = waiting.contains(interaction);
    if (indexed) {
      waiting.remove(interaction);
    }
    releaseClaim(interaction);
    if (indexed) {
      waiting.add(interaction);
      matcher.promoted(interaction);
    }
    events.claimEnded(interactions.number(interaction), agent);
  }

  /** The claim of an interaction that is not in the waiting index ends without event. */
  private void releaseClaim(int interaction) {
    int agent = interactions.claim(interaction);
    interactions.claim(interaction, 0);
    agents.claimedBy(agent, 0);
    refresh(agent);
    if (agents.takes(agent) != 0) {
      matcher.freed(agent);
    }
  }

  /** The claim on an agent that signs off ends (decision O4-d). */
  void endClaimOn(int agent) {
    if (agents.claimedBy(agent) != 0) {
      endClaim(agents.claimedBy(agent));
    }
  }

  /** An interaction has been given to an agent: its claim ends (decision O4-c). */
  private void endClaimOf(int interaction, int agent) {
    int claimed = interactions.claim(interaction);
    if (claimed == agent) {
      releaseClaim(interaction);
    } else if (claimed != 0) {
      endClaim(interaction);
    }
  }

  // Offers

  @Override
  public long nextOffer() {
    return offers.issued() + 1;
  }

  /**
   * Rule R1: reserves, with id and deadline; accepted at once where the channel says so (decision
   * R-a).
   */
  @Override
  public boolean offer(int interaction, int agent) {
    leaveIndex(interaction);
    ActivePlan.Handling handling = handling(interaction, agent);
    if (plan.autoAccept(interactions.channel(interaction))) {
      take(interaction, agent, handling, Flag.YES);
      return false;
    }
    open(interaction, agent, handling);
    return isOpenToOffers(interaction);
  }

  private void open(int interaction, int agent, ActivePlan.Handling handling) {
    long now = cause.nowMs();
    long causedBy = cause.causeSequence();
    long id = offers.issue();
    agents.reserve(agent, interactions.channel(interaction), handling.cost, handling.exclusive, 1);
    int offer =
        offers.open(id, interaction, agent, handling.cost, handling.exclusive, now, causedBy);
    int queue = interactions.queue(interaction);
    long timeoutMs = plan.queue(queue).offerTimeoutMs;
    offers.timer(offer, timers.start(now, timeoutMs, causedBy, Timers.OFFER, offer));
    supply.placeOffer(offer);
    events.offerMade(
        id,
        interactions.number(interaction),
        now + timeoutMs,
        agent,
        queue,
        interactions.step(interaction));
    if (contacts.isTold(interaction)) {
      offers.tell(offer);
      view.tell(id, interaction, agent);
    }
    endClaimOf(interaction, agent);
    refresh(agent);
  }

  /**
   * An offer that is accepted when it is made; it has an id and no {@code OfferMade}. A channel the
   * profile has not, null, holds nothing but its count (decision R7-a).
   */
  private void take(int interaction, int agent, ActivePlan.Handling handling, Flag auto) {
    int cost = handling == null ? 0 : handling.cost;
    boolean exclusive = handling != null && handling.exclusive;
    long id = offers.issue();
    agents.reserve(agent, interactions.channel(interaction), cost, exclusive, 1);
    offers.remember(id, OfferEnd.ACCEPTED);
    supply.moveBase(agent, cause.nowMs(), cause.causeSequence());
    boolean tell = contacts.isTold(interaction);
    activate(id, interaction, agent, cost, exclusive, auto, tell, tell);
  }

  /** Told is whether the view goes with the offer, tell whether it is still to be told. */
  private void activate(
      long offer,
      int interaction,
      int agent,
      int cost,
      boolean exclusive,
      Flag auto,
      boolean told,
      boolean tell) {
    long now = cause.nowMs();
    leaveIndex(interaction);
    estimates.accepted(interaction);
    work.stopTimer(interaction);
    steps.leave(interaction);
    work.begin(interaction, agent, cost, exclusive);
    agents.misses(agent, 0);
    agents.handled(agent, agents.handled(agent) + 1);
    Handover handover = contacts.handover(interaction, agent, told);
    events.offerAccepted(
        offer,
        interactions.number(interaction),
        now - interactions.since(interaction),
        agent,
        interactions.queue(interaction),
        interactions.step(interaction),
        auto,
        handover);
    if (tell) {
      view.tell(offer, interaction, agent);
    }
    shifts.left(interaction);
    contacts.accepted(interaction, agent, handover);
    consults.taken(interaction);
    int to = work.leaveRework(interaction);
    if (to != 0 && to != interactions.queue(interaction)) {
      // what is accepted belongs to the queue that it would have been moved to
      steps.changeQueue(interaction, to);
    }
    endClaimOf(interaction, agent);
    withdrawOf(interaction, WithdrawReason.LOST);
    refresh(agent);
  }

  /** The agent takes an open offer. */
  void accept(int offer) {
    int interaction = offers.interaction(offer);
    int agent = offers.agent(offer);
    long id = offers.id(offer);
    int cost = offers.cost(offer);
    boolean exclusive = offers.exclusive(offer);
    boolean told = offers.told(offer);
    timers.remove(offers.timer(offer));
    supply.keepOffer(offer);
    offers.close(offer, OfferEnd.ACCEPTED);
    activate(id, interaction, agent, cost, exclusive, Flag.NO, told, false);
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

  /** Rule R3, with decisions R3-a, R3-b and R5-c; its timer has fired. */
  void miss(int offer) {
    int interaction = offers.interaction(offer);
    int agent = offers.agent(offer);
    events.offerMissed(offers.id(offer), interactions.number(interaction), agent);
    supply.keepOffer(offer);
    end(offer, OfferEnd.NO_ANSWER);
    ActivePlan.Queue queue = plan.queue(interactions.queue(interaction));
    int misses = agents.misses(agent) + (queue.broadcast > 1 ? 0 : 1);
    if (queue.broadcast == 1 && misses >= queue.missesAllowed) {
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

  /**
   * Rule R4 with decision R4-a: the offers of an agent whose pair no longer passes F3 to F5. Those
   * of interactions that are to be reworked are looked at then.
   */
  void withdrawUnsuited(int agent) {
    int offer = agents.firstOffer(agent);
    while (offer != 0) {
      int next = offers.next(offer);
      int interaction = offers.interaction(offer);
      if (interactions.reworkTo(interaction) == 0
          && filters.firstUnsuited(agent, interaction) != Filters.PASSES) {
        withdraw(offer, WithdrawReason.NOT_ELIGIBLE);
        toWaiting(interaction);
      }
      offer = next;
    }
    refresh(agent);
  }

  /** Rules R4 and R5, for all open offers of an interaction, oldest first. */
  private void withdrawOf(int interaction, WithdrawReason reason) {
    int offer = interactions.firstOffer(interaction);
    while (offer != 0) {
      int next = offers.nextOfInteraction(offer);
      withdraw(offer, reason);
      refresh(offers.agent(offer));
      offer = next;
    }
  }

  /**
   * Decisions R4-b and X2-c: the open offers of an interaction whose pair no longer passes F1 to
   * F5; who is not available has no open offer. {@link #toWaiting} is due.
   */
  void withdrawUnsuitedFor(int interaction) {
    int offer = interactions.firstOffer(interaction);
    while (offer != 0) {
      int next = offers.nextOfInteraction(offer);
      int agent = offers.agent(offer);
      if (pairs.excluded(interaction, agent)
          || filters.firstUnsuited(agent, interaction) != Filters.PASSES) {
        withdraw(offer, WithdrawReason.NOT_ELIGIBLE);
        refresh(agent);
      }
      offer = next;
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
    leaveIndex(interaction);
    agents.reserve(
        offers.agent(offer),
        interactions.channel(interaction),
        offers.cost(offer),
        offers.exclusive(offer),
        -1);
    offers.close(offer, how);
  }

  /** A hold that exists is started anew (decision R2-a). */
  void hold(int interaction, int agent) {
    long holdMs = plan.queue(interactions.queue(interaction)).declineHoldMs;
    separations.start(interaction, agent, Pairs.HELD, holdMs);
    steps.held(interaction, agent);
  }

  /** A decline hold, or an exclusion for a time, ends; its timer has fired. */
  void endHold(int pair) {
    int interaction = pairs.interaction(pair);
    pairs.remove(pair);
    matchAnew(interaction);
  }

  // Direct acts (rule R7)

  /** Decision R7-a: offered to the agent, or if forced the agent's at once. */
  void assign(int interaction, int agent, boolean forced) {
    leaveIndex(interaction);
    withdrawOf(interaction, WithdrawReason.ASSIGNED);
    if (forced) {
      take(interaction, agent, handling(interaction, agent), Flag.NO);
    } else {
      offer(interaction, agent);
    }
    toWaiting(interaction);
  }

  /** Decision R7-b. */
  void pick(int interaction, int agent) {
    take(interaction, agent, handling(interaction, agent), Flag.NO);
  }

  // Interactions

  /** The customer has left while waiting, or parked. */
  void abandon(int interaction) {
    boolean waits = interactions.state(interaction) == Interactions.WAITING;
    shifts.left(interaction);
    events.abandoned(
        interactions.number(interaction),
        waits ? cause.nowMs() - interactions.since(interaction) : 0,
        interactions.queue(interaction));
    end(interaction, WithdrawReason.ABANDONED, ContactEnd.ABANDONED);
  }

  /** It has waited as long as its queue lets it (rule S5). */
  void expire(int interaction) {
    if (consults.isUnderWay(interaction)) {
      endTransfer(interaction, WithdrawReason.EXPIRED, TransferEnd.NOT_TAKEN);
      return;
    }
    withdrawOf(interaction, WithdrawReason.EXPIRED);
    shifts.left(interaction);
    events.expired(
        interactions.number(interaction),
        cause.nowMs() - interactions.since(interaction),
        interactions.queue(interaction));
    end(interaction, WithdrawReason.EXPIRED, ContactEnd.EXPIRED);
  }

  /** Over, from waiting, parked or scheduled, without having been completed. */
  void end(int interaction, WithdrawReason reason, ContactEnd how) {
    withdrawOf(interaction, reason);
    leaveMatching(interaction);
    work.close(interaction, how, 0);
  }

  /** Waits on over another channel, with nobody asked about the old one (decision K4-a). */
  void rechannel(int interaction, int channel) {
    leaveIndex(interaction);
    withdrawOf(interaction, WithdrawReason.TRANSFERRED);
    steps.rechannel(interaction, channel);
    channels.entered(interaction);
    if (channels.isHeld(interaction) && interactions.claim(interaction) != 0) {
      endClaim(interaction);
    }
    toWaiting(interaction);
  }

  /** Rule O3: a timer that has fired must be taken off the interaction before. */
  void promote(int interaction) {
    work.stopTimer(interaction);
    boolean indexed = waiting.contains(interaction);
    if (indexed) {
      waiting.remove(interaction);
    }
    interactions.promote(interaction);
    if (indexed) {
      waiting.add(interaction);
      matcher.promoted(interaction);
    }
    if (interactions.reworkTo(interaction) != 0) {
      rework.rise(interaction);
    }
    events.promoted(interactions.number(interaction));
  }

  /** How the agent handles the interaction's channel, null if it does not. */
  private ActivePlan.Handling handling(int interaction, int agent) {
    return plan.profile(agents.profile(agent)).of(interactions.channel(interaction));
  }
}
