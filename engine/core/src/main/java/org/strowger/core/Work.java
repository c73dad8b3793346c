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
import org.strowger.core.interaction.Interactions;
import org.strowger.core.interaction.Pairs;
import org.strowger.core.match.Matcher;
import org.strowger.core.match.ReworkOrder;
import org.strowger.core.match.Supply;
import org.strowger.core.plan.ActivePlan;
import org.strowger.core.queue.Steps;
import org.strowger.core.timer.Timers;

/**
 * The life of an agent's work: active, in wrap-up, ended (rules C1, C2, C5); and the end of an
 * interaction. One thread.
 */
final class Work {
  private final Cause cause;
  private final Events events;
  private final Timers timers;
  private final Agents agents;
  private final Interactions interactions;
  private final Pairs pairs;
  private final Contacts contacts;
  private final Steps steps;
  private final ReworkOrder rework;
  private final Supply supply;
  private final Matcher matcher;
  private ActivePlan plan;

  Work(Rooms rooms) {
    cause = rooms.cause;
    events = rooms.events;
    timers = rooms.timers;
    agents = rooms.agents;
    interactions = rooms.interactions;
    pairs = rooms.pairs;
    contacts = rooms.contacts;
    steps = rooms.steps;
    rework = rooms.rework;
    supply = rooms.supply;
    matcher = rooms.matcher;
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
  }

  /** The conversation is over; wrap-up as the agent's profile says (decision C5-d). */
  void complete(int interaction, int disposition, Resolved said) {
    int agent = interactions.agent(interaction);
    ActivePlan.Handling handling =
        plan.profile(agents.profile(agent)).of(interactions.channel(interaction));
    WrapUpKind kind = handling == null ? WrapUpKind.NONE : handling.wrapUp;
    long now = cause.nowMs();
    boolean timed = kind == WrapUpKind.TIMED || kind == WrapUpKind.CAPPED;
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

  /** The work ends without wrap-up: its units are free, a pending presence takes effect. */
  void end(int interaction) {
    int agent = interactions.agent(interaction);
    agents.reserve(
        agent,
        interactions.channel(interaction),
        interactions.cost(interaction),
        interactions.exclusive(interaction),
        -1);
    remove(interaction, agent);
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

  /** Of promotion while waiting, of wrap-up in wrap-up. */
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
      }
      contacts.close(interaction);
    }
    stopTimer(interaction);
    removePairs(interaction);
    steps.close(interaction);
    leaveRework(interaction);
    interactions.close(interaction);
  }

  /** A record of work kept in a warm transfer is needed no more (decision K3-b). */
  void drop(int kept) {
    removePairs(kept);
    steps.close(kept);
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
