package org.strowger.core;

import org.strowger.codec.sbe.ContactEnd;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.PresenceCause;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.WorkEnd;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.core.agent.Agents;
import org.strowger.core.customer.Contacts;
import org.strowger.core.event.Cause;
import org.strowger.core.event.Events;
import org.strowger.core.interaction.CallbackRecords;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.interaction.Pairs;
import org.strowger.core.interaction.ReconcileRecords;
import org.strowger.core.match.Matcher;
import org.strowger.core.match.ReworkOrder;
import org.strowger.core.match.Supply;
import org.strowger.core.plan.ActivePlan;
import org.strowger.core.promise.Promises;
import org.strowger.core.queue.Estimates;
import org.strowger.core.queue.Steps;
import org.strowger.core.rule.Attributes;
import org.strowger.core.rule.BaseValues;
import org.strowger.core.rule.ContextChanges;
import org.strowger.core.timer.Timers;

/**
 * The life of an agent's work: active, in wrap-up, parked, ended (rules C1, C2, C4, C5); and the
 * end of an interaction. One thread.
 */
final class Work {
  private final Cause cause;
  private final Events events;
  private final Timers timers;
  private final Agents agents;
  private final Interactions interactions;
  private final Pairs pairs;
  private final Promises promises;
  private final CallbackRecords callbacks;
  private final Contacts contacts;
  private final Steps steps;
  private final ReworkOrder rework;
  private final Supply supply;
  private final Matcher matcher;
  private final Attributes attributes;
  private final ContextChanges changes;
  private final BaseValues baseValues;
  private final Estimates estimates;
  private final ReconcileRecords reconciles;
  private ActivePlan plan;

  Work(Rooms rooms) {
    cause = rooms.cause;
    events = rooms.events;
    timers = rooms.timers;
    agents = rooms.agents;
    interactions = rooms.interactions;
    pairs = rooms.pairs;
    promises = rooms.promises;
    callbacks = rooms.callbacks;
    contacts = rooms.contacts;
    steps = rooms.steps;
    rework = rooms.rework;
    supply = rooms.supply;
    matcher = rooms.matcher;
    attributes = rooms.attributes;
    changes = rooms.changes;
    baseValues = rooms.baseValues;
    estimates = rooms.estimates;
    reconciles = rooms.reconciles;
  }

  void plan(ActivePlan inForce) {
    plan = inForce;
  }

  /** The interaction is the agent's, who has reserved for it. */
  void begin(int interaction, int agent, int cost, boolean exclusive) {
    interactions.state(interaction, Interactions.ACTIVE);
    interactions.give(interaction, agent, cost, exclusive);
    interactions.started(interaction, cause.nowMs());
    add(interaction, agent);
    interactions.answer(interaction);
    promises.endFirst(interaction);
    awaitActivity(interaction);
  }

  /** The conversation is over; wrap-up as the agent's profile says (decision C5-d). */
  void complete(int interaction, int disposition, Resolved said) {
    int agent = interactions.agent(interaction);
    ActivePlan.Handling handling =
        plan.profile(agents.profile(agent)).of(interactions.channel(interaction));
    WrapUpKind kind = handling == null ? WrapUpKind.NONE : handling.wrapUp;
    long now = cause.nowMs();
    boolean timed = kind == WrapUpKind.TIMED || kind == WrapUpKind.CAPPED;
    stopTimer(interaction);
    promises.end(interaction);
    endCallback(interaction);
    events.completed(
        interactions.number(interaction),
        now - interactions.started(interaction),
        timed ? now + handling.wrapUpMs : 0,
        agent,
        disposition,
        kind,
        said,
        contacts.complete(interaction, agent, said));
    if (kind == WrapUpKind.NONE) {
      end(interaction);
      close(interaction, ContactEnd.COMPLETED, disposition);
      return;
    }
    contacts.end(interaction, ContactEnd.COMPLETED, disposition);
    changes.of(interactions.customer(interaction), 0);
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
    end(interaction);
    close(interaction, ContactEnd.COMPLETED, 0);
  }

  // Conversations that rest (rule C4, decision PM-c)

  /** The time of inactivity starts, after which an active one is parked, or a parked one closed. */
  void awaitActivity(int interaction) {
    ActivePlan.Channel channel = plan.channel(interactions.channel(interaction));
    if (!channel.asynchronous) {
      return;
    }
    boolean parked = interactions.state(interaction) == Interactions.PARKED;
    long afterMs = parked ? channel.closeAfterMs : channel.parkAfterMs;
    if (afterMs > 0) {
      interactions.timer(
          interaction,
          timers.start(
              cause.nowMs(), afterMs, cause.causeSequence(), Timers.INACTIVITY, interaction));
    }
  }

  /** The work ends without wrap-up, and no more than the parked cost is held on. */
  void park(int interaction) {
    int agent = interactions.agent(interaction);
    ActivePlan.Handling handling =
        plan.profile(agents.profile(agent)).of(interactions.channel(interaction));
    int parkedCost = handling == null ? 0 : handling.parkedCost;
    int cost = Math.min(parkedCost, interactions.cost(interaction));
    giveBack(interaction, agent);
    interactions.state(interaction, Interactions.PARKED);
    interactions.give(interaction, agent, cost, false);
    interactions.started(interaction, cause.nowMs());
    hold(interaction);
    ended(agent);
    awaitActivity(interaction);
  }

  /** A parked interaction is among those of its agent as long as it holds units there. */
  void hold(int interaction) {
    int agent = interactions.agent(interaction);
    int cost = interactions.cost(interaction);
    if (cost > 0) {
      int first = agents.firstParked(agent);
      interactions.left(interaction, 0);
      interactions.right(interaction, first);
      if (first != 0) {
        interactions.left(first, interaction);
      }
      agents.firstParked(agent, interaction);
      agents.park(agent, cost, 1);
    }
  }

  /** A parked interaction rests no more: what it holds is free. */
  void unpark(int interaction) {
    stopTimer(interaction);
    int agent = interactions.agent(interaction);
    int cost = interactions.cost(interaction);
    if (cost > 0) {
      int before = interactions.left(interaction);
      int after = interactions.right(interaction);
      if (before == 0) {
        agents.firstParked(agent, after);
      } else {
        interactions.right(before, after);
      }
      if (after != 0) {
        interactions.left(after, before);
      }
      agents.park(agent, cost, -1);
      matcher.refresh(agent);
    }
  }

  /** The agent signs off: what is parked holds nothing any more, and remembers the agent. */
  void endParked(int agent) {
    for (int at = agents.firstParked(agent); at != 0; at = interactions.right(at)) {
      agents.park(agent, interactions.cost(at), -1);
      interactions.give(at, agent, 0, false);
    }
    agents.firstParked(agent, 0);
  }

  /** It is no callback any more, if it was one. */
  void endCallback(int interaction) {
    if (callbacks.timer(interaction) != 0) {
      timers.remove(callbacks.timer(interaction));
      callbacks.timer(interaction, 0);
    }
    callbacks.clear(interaction);
  }

  // The end

  /** The work ends without wrap-up: its units are free, a pending presence takes effect. */
  void end(int interaction) {
    int agent = interactions.agent(interaction);
    giveBack(interaction, agent);
    ended(agent);
  }

  private void giveBack(int interaction, int agent) {
    stopTimer(interaction);
    agents.reserve(
        agent,
        interactions.channel(interaction),
        interactions.cost(interaction),
        interactions.exclusive(interaction),
        -1);
    remove(interaction, agent);
  }

  /** An agent's work has ended: end of the line, and a pending presence takes effect. */
  private void ended(int agent) {
    supply.moveBase(agent, cause.nowMs(), cause.causeSequence());
    if (agents.work(agent) == 0 && agents.pending(agent) != Presence.NONE.value()) {
      Presence presence = Presence.get((short) agents.pending(agent));
      int reason = agents.pendingReason(agent);
      agents.presence(agent, presence.value());
      agents.pending(agent, Presence.NONE.value(), 0);
      events.presenceChanged(agent, reason, presence, Presence.NONE, PresenceCause.WORK_ENDED);
    }
    matcher.refresh(agent);
  }

  /** Stops the timer of the state it is in. */
  void stopTimer(int interaction) {
    if (interactions.timer(interaction) != 0) {
      timers.remove(interactions.timer(interaction));
      interactions.timer(interaction, 0);
    }
  }

  /**
   * The interaction is over. Its contact is too, unless wrap-up has followed that.
   *
   * @param outcome disposition, 0: none
   */
  void close(int interaction, ContactEnd how, int outcome) {
    if (contacts.isKept(interaction)) {
      if (interactions.state(interaction) != Interactions.WRAP_UP) {
        contacts.end(interaction, how, outcome);
        changes.of(interactions.customer(interaction), 0);
      }
      contacts.close(interaction);
    }
    stopTimer(interaction);
    if (interactions.state(interaction) == Interactions.PARKED) {
      unpark(interaction);
    }
    promises.end(interaction);
    endCallback(interaction);
    estimates.forget(interaction);
    removePairs(interaction);
    steps.close(interaction);
    leaveRework(interaction);
    baseValues.close(interaction);
    reconciles.forget(interaction);
    attributes.close(interaction, interactions.number(interaction));
    interactions.close(interaction);
  }

  /** A record of work kept in a warm transfer is needed no more (decision K3-b). */
  void drop(int kept) {
    removePairs(kept);
    steps.close(kept);
    baseValues.close(kept);
    interactions.close(kept);
  }

  private void removePairs(int interaction) {
    int pair = interactions.pairs(interaction);
    while (pair != 0) {
      int next = pairs.next(pair);
      if (pairs.timer(pair) != 0) {
        timers.remove(pairs.timer(pair));
      }
      pairs.remove(pair);
      pair = next;
    }
  }

  /**
   * It is not among those who wait for the plan in force any more (rule X2).
   *
   * @return the queue it would have been moved to, 0 if it was not among them
   */
  int leaveRework(int interaction) {
    int to = interactions.reworkTo(interaction);
    if (to != 0) {
      rework.remove(interaction);
      interactions.reworkTo(interaction, 0);
    }
    return to;
  }

  /** Puts an interaction at the end of an agent's work. */
  void add(int interaction, int agent) {
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

  /** Puts one record into the place of another among an agent's work. */
  void replace(int interaction, int by, int agent) {
    int before = interactions.left(interaction);
    int after = interactions.right(interaction);
    interactions.left(by, before);
    interactions.right(by, after);
    if (before == 0) {
      agents.firstWork(agent, by);
    } else {
      interactions.right(before, by);
    }
    if (after == 0) {
      agents.lastWork(agent, by);
    } else {
      interactions.left(after, by);
    }
  }

  private void remove(int interaction, int agent) {
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
