package org.strowger.core;

import java.util.Arrays;
import org.strowger.codec.Limits;
import org.strowger.core.agent.Agents;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.interaction.Offers;
import org.strowger.core.interaction.Pairs;
import org.strowger.core.match.Filters;
import org.strowger.core.match.SupplyInvariants;
import org.strowger.core.plan.ActivePlan;
import org.strowger.core.promise.Promises;
import org.strowger.core.queue.ClassInvariants;
import org.strowger.core.timer.Timers;

/**
 * What must hold in the core between any two commands: rule R6 (nothing is lost, nothing doubled),
 * the indexes agree with the records they are derived from, and decision M1. Looks at everything;
 * for tests.
 */
public final class CoreInvariants {
  /** Beyond this many pairs of agent and interaction, only some are looked at for M1. */
  private static final long MOST_PAIRS = 20_000;

  private final Rooms rooms;
  private final ActivePlan plan;
  private final long timeMs;
  private final Agents agents;
  private final Interactions interactions;
  private final Offers offers;
  private final Pairs pairs;

  private CoreInvariants(StateMachine machine) {
    rooms = machine.rooms;
    plan = machine.plan.inForce();
    timeMs = machine.timeMs();
    agents = rooms.agents;
    interactions = rooms.interactions;
    offers = rooms.offers;
    pairs = rooms.pairs;
  }

  /**
   * Throws if something does not hold.
   *
   * @throws AssertionError saying what, and of which agent, interaction or offer
   */
  public static void check(StateMachine machine) {
    if (machine.plan.inForce() != null) {
      new CoreInvariants(machine).check();
    }
  }

  private void check() {
    int live = 0;
    for (int slot = 1; slot < interactions.end(); slot++) {
      if (interactions.state(slot) != 0) {
        live++;
        interaction(slot);
      } else {
        require(!rooms.baseValues.has(slot), "nothing is kept of who is gone: base values", slot);
        require(rooms.attributes.count(slot) == 0, "nor attributes", slot);
        require(!rooms.notes.has(slot), "nor what was estimated", slot);
        require(!rooms.shiftRecords.isOpen(slot), "nor an offer of other channels", slot);
        require(!rooms.shiftRecords.isQuiet(slot), "nor that it was refused", slot);
      }
    }
    require(live == interactions.records(), "live interactions", live);
    int open = 0;
    for (int slot = 1; slot < offers.end(); slot++) {
      if (offers.isOpen(slot)) {
        open++;
        offer(slot);
      }
    }
    int work = 0;
    int parked = 0;
    int signedOn = 0;
    for (int agent = 1; agent < agents.end(); agent++) {
      if (agents.isSignedOn(agent)) {
        signedOn++;
        agent(agent);
        open -= agents.offers(agent);
        work += agents.work(agent);
        parked += agents.parked(agent);
      }
    }
    require(signedOn == agents.signedOn(), "agents signed on", signedOn);
    require(open == 0, "open offers beyond those of agents", open);
    for (int slot = 1; slot < interactions.end(); slot++) {
      work -= isWork(interactions.state(slot)) ? 1 : 0;
      boolean rests = interactions.state(slot) == Interactions.PARKED;
      parked -= rests && interactions.cost(slot) > 0 ? 1 : 0;
    }
    require(work == 0, "work of agents beyond the interactions in work", work);
    require(parked == 0, "parked ones of agents beyond those that hold units", parked);
    SupplyInvariants.check(agents, offers, rooms.supply, plan);
    CustomerInvariants.check(rooms);
    ClassInvariants.check(interactions, rooms.demands);
    nobodyWhoWaitsHasAnEligibleAgent();
  }

  private static void require(boolean holds, String what, long which) {
    if (!holds) {
      throw new AssertionError("it does not hold: " + what + ", " + which);
    }
  }

  private static boolean isWork(int state) {
    return state == Interactions.ACTIVE || state == Interactions.WRAP_UP;
  }

  private void interaction(int slot) {
    long number = interactions.number(slot);
    if (interactions.isKept(slot)) {
      require(interactions.kept(interactions.slotOf(number)) == slot, "what is kept", number);
    } else {
      require(interactions.slotOf(number) == slot, "an interaction is found by its number", number);
      warmTransfer(slot, number);
    }
    int open = 0;
    long newest = 0;
    int offer = interactions.firstOffer(slot);
    for (; offer != 0; offer = offers.nextOfInteraction(offer)) {
      require(offers.isOpen(offer), "an offer of the interaction is open", number);
      require(offers.interaction(offer) == slot, "an offer is of the interaction", number);
      require(offers.id(offer) > newest, "an interaction's offers are in order of id", number);
      require(offers.between(slot, offers.agent(offer)) == offer, "one offer for a pair", number);
      newest = offers.id(offer);
      open++;
    }
    require(open == interactions.openOffers(slot), "open offers of an interaction", number);
    int state = interactions.state(slot);
    boolean waits = state == Interactions.WAITING;
    boolean scheduled = state == Interactions.SCHEDULED;
    boolean parked = state == Interactions.PARKED;
    require(waits || parked || scheduled || isWork(state), "a state", number);
    boolean openToOffers =
        waits
            && interactions.reworkTo(slot) == 0
            && !rooms.channels.isHeld(slot)
            && open < plan.queue(interactions.queue(slot)).broadcast;
    require(
        rooms.waiting.contains(slot) == openToOffers,
        "in the waiting index is who may have one more offer",
        number);
    require(waits || open == 0, "only who waits has an open offer", number);
    boolean held = waits && rooms.channels.isHeld(slot);
    require(!held || open == 0, "who is held by a closed channel has no open offer", number);
    require(!held || interactions.claim(slot) == 0, "and claims nobody", number);
    boolean late = waits && interactions.isLate(slot);
    require(
        !late || rooms.channels.isClosed(interactions.channel(slot)),
        "nobody came late to a channel that is open",
        number);
    shiftOffer(slot, number);
    boolean settled = waits || interactions.reworkTo(slot) == 0;
    require(settled, "only who waits is to be reworked", number);
    if (waits || scheduled) {
      require(interactions.agent(slot) == 0, "who waits has no agent", number);
      require(interactions.cost(slot) == 0, "who waits holds no units", number);
      boolean leans = interactions.stepTimer(slot) != 0 && interactions.affine(slot) != 0;
      boolean stepped = scheduled || interactions.step(slot) > 0;
      require(stepped || leans, "step 0 is an agent's and ends", number);
    } else {
      require(interactions.agent(slot) != 0, "work has an agent", number);
      require(
          agents.isSignedOn(interactions.agent(slot)) || (parked && interactions.cost(slot) == 0),
          "who holds units has an agent signed on",
          number);
    }
    require(!scheduled || interactions.timer(slot) != 0, "who is scheduled has a time", number);
    if (interactions.timer(slot) != 0) {
      timer(interactions.timer(slot), timerOf(state), slot, number);
    }
    conversation(slot, number);
    for (int pair = interactions.pairs(slot); pair != 0; pair = pairs.next(pair)) {
      require(pairs.interaction(pair) == slot, "a pair is of the interaction", number);
      int kind = pairs.kind(pair);
      boolean timed = kind == Pairs.HELD || kind == Pairs.TRANSFERRED;
      require(timed == (pairs.timer(pair) != 0), "a hold has a timer", number);
      if (timed) {
        timer(pairs.timer(pair), Timers.HOLD, pair, number);
        int only = pairs.find(slot, pairs.agent(pair), kind);
        require(only == pair, "one hold for a pair (R2-a, K3-a)", number);
      }
    }
  }

  private static int timerOf(int state) {
    return switch (state) {
      case Interactions.WAITING -> Timers.PROMOTE;
      case Interactions.WRAP_UP -> Timers.WRAP_UP;
      case Interactions.SCHEDULED -> Timers.CALLBACK;
      default -> Timers.INACTIVITY;
    };
  }

  /** What it has beside its record. */
  private void conversation(int slot, long number) {
    int state = interactions.state(slot);
    boolean callback = rooms.callbacks.isCallback(slot);
    require(callback || state != Interactions.SCHEDULED, "who is scheduled is one", number);
    require(!callback || state != Interactions.WRAP_UP, "what was reached is none", number);
    if (rooms.callbacks.timer(slot) != 0) {
      require(callback, "what expires is a callback", number);
      timer(rooms.callbacks.timer(slot), Timers.CALLBACK_EXPIRY, slot, number);
    }
    for (int i = 0; i < Promises.COUNT; i++) {
      int timer = rooms.promises.timer(slot, i);
      if (timer != 0) {
        require(state != Interactions.WRAP_UP, "nothing is promised in wrap-up", number);
        boolean next = i >= Promises.COUNT / 2;
        require(next == interactions.answered(slot), "what is promised when", number);
        timer(timer, Timers.FIRST_ANSWER_RISK + i, slot, number);
        require(rooms.promises.timer(slot, i | 1) != 0, "a warning has a deadline", number);
      }
    }
  }

  /** Only who waits is offered other channels, and looked at for that (decision SO-b). */
  private void shiftOffer(int slot, long number) {
    boolean waits = interactions.state(slot) == Interactions.WAITING;
    boolean open = rooms.shiftRecords.isOpen(slot);
    int timer = rooms.shiftRecords.timer(slot);
    require(waits || !open, "who waits is offered other channels", number);
    require(waits || timer == 0, "only who waits has a timer for that", number);
    require(waits || !rooms.shiftRecords.isQuiet(slot), "only who waits has refused", number);
    require(!open || timer != 0, "an offer of other channels ends", number);
    if (timer != 0) {
      timer(timer, open ? Timers.SHIFT_EXPIRY : Timers.SHIFT_LOOK, slot, number);
    }
    require(waits || !rooms.notes.has(slot), "only who waits has an estimate noted", number);
  }

  /** Decision K3-b: it waits, and its first agent is excluded and has the work. */
  private void warmTransfer(int slot, long number) {
    int consulting = 0;
    for (int pair = interactions.pairs(slot); pair != 0; pair = pairs.next(pair)) {
      consulting += pairs.kind(pair) == Pairs.CONSULTS ? 1 : 0;
    }
    int kept = interactions.kept(slot);
    require(consulting == (kept == 0 ? 0 : 1), "one agent consults in a warm transfer", number);
    if (kept != 0) {
      require(interactions.state(slot) == Interactions.WAITING, "a consult waits", number);
      require(interactions.state(kept) == Interactions.ACTIVE, "what is kept is work", number);
      int agent = interactions.agent(kept);
      require(pairs.find(slot, agent, Pairs.CONSULTS) != 0, "who consults is excluded", number);
      int channel = interactions.channel(slot);
      require(interactions.channel(kept) == channel, "a consult is on the channel", number);
    }
  }

  private void timer(int timer, int kind, int subject, long number) {
    Timers timers = rooms.timers;
    require(timers.kind(timer) == kind, "a timer's kind", number);
    require(timers.subject(timer) == subject, "a timer's subject", number);
    require(timers.deadline(timer) > timeMs, "no timer is late", number);
  }

  private void offer(int slot) {
    long id = offers.id(slot);
    require(offers.slotOf(id) == slot, "an offer is found by its id", id);
    require(id <= offers.issued(), "an offer has been issued", id);
    require(agents.isSignedOn(offers.agent(slot)), "an offer has an agent", id);
    int interaction = offers.interaction(slot);
    require(interactions.state(interaction) == Interactions.WAITING, "who is offered waits", id);
    timer(offers.timer(slot), Timers.OFFER, slot, id);
  }

  private void agent(int agent) {
    int used = 0;
    int exclusives = 0;
    int[] counts = new int[Limits.MAX_CHANNELS + 1];
    int open = 0;
    long newest = 0;
    for (int offer = agents.firstOffer(agent); offer != 0; offer = offers.next(offer)) {
      require(offers.isOpen(offer), "an offer of the agent is open", agent);
      require(offers.agent(offer) == agent, "an offer is to the agent", agent);
      require(offers.id(offer) > newest, "an agent's offers are in order of id", agent);
      newest = offers.id(offer);
      open++;
      used += offers.cost(offer);
      exclusives += offers.exclusive(offer) ? 1 : 0;
      counts[interactions.channel(offers.interaction(offer))]++;
    }
    int work = 0;
    for (int slot = agents.firstWork(agent); slot != 0; slot = interactions.right(slot)) {
      require(isWork(interactions.state(slot)), "work is in work", agent);
      require(interactions.agent(slot) == agent, "work is the agent's", agent);
      work++;
      used += interactions.cost(slot);
      exclusives += interactions.exclusive(slot) ? 1 : 0;
      counts[interactions.channel(slot)]++;
    }
    int parked = 0;
    for (int slot = agents.firstParked(agent); slot != 0; slot = interactions.right(slot)) {
      require(interactions.state(slot) == Interactions.PARKED, "what is parked is", agent);
      require(interactions.agent(slot) == agent, "the agent parked it", agent);
      require(!interactions.exclusive(slot), "what is parked is not exclusive", agent);
      parked++;
      used += interactions.cost(slot);
    }
    require(parked == agents.parked(agent), "parked ones of an agent", agent);
    require(open == agents.offers(agent), "open offers of an agent", agent);
    require(work == agents.work(agent), "work of an agent", agent);
    require(used == agents.used(agent), "units of an agent", agent);
    require(exclusives == agents.exclusives(agent), "exclusive work of an agent", agent);
    int[] kept = new int[counts.length];
    for (int channel = 1; channel < counts.length; channel++) {
      kept[channel] = agents.count(agent, channel);
    }
    require(Arrays.equals(counts, kept), "counts of an agent's channels", agent);
  }

  // M1

  private void nobodyWhoWaitsHasAnEligibleAgent() {
    long all = (long) interactions.size() * agents.signedOn();
    int stride = 1 + (int) (all / MOST_PAIRS);
    for (int slot = 1 + (int) (timeMs % stride); slot < interactions.end(); slot += stride) {
      if (rooms.waiting.contains(slot)) {
        for (int agent = 1; agent < agents.end(); agent++) {
          require(
              !isEligible(agent, slot),
              "agent " + agent + " could be offered an interaction (M1)",
              interactions.number(slot));
        }
      }
    }
  }

  private boolean isEligible(int agent, int slot) {
    return rooms.filters.firstFailing(agent, slot) == Filters.PASSES;
  }
}
