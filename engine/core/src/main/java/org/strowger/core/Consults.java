package org.strowger.core;

import org.strowger.codec.sbe.TransferEnd;
import org.strowger.core.event.MovementEvents;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.interaction.Pairs;
import org.strowger.core.plan.ActivePlan;
import org.strowger.core.queue.Steps;
import org.strowger.core.rule.BaseValues;

/**
 * Warm transfers (rule K3, decision K3-b). While one is under way the interaction waits, and the
 * work of the first agent is a record of its own: units, agent and all that the interaction was
 * before. When another accepts, that work ends; otherwise the interaction becomes again what it
 * was. One thread.
 */
final class Consults {
  private final MovementEvents events;
  private final Separations separations;
  private final Interactions interactions;
  private final Pairs pairs;
  private final Steps steps;
  private final BaseValues baseValues;
  private final Work work;
  private ActivePlan plan;

  Consults(Rooms rooms, Work work) {
    events = rooms.movementEvents;
    separations = new Separations(rooms);
    interactions = rooms.interactions;
    pairs = rooms.pairs;
    steps = rooms.steps;
    baseValues = rooms.baseValues;
    this.work = work;
  }

  void plan(ActivePlan inForce) {
    plan = inForce;
  }

  /** Whether a warm transfer of an interaction is under way. */
  boolean isUnderWay(int interaction) {
    return interactions.kept(interaction) != 0;
  }

  /** The agent of an active interaction keeps the work, and the interaction is free to wait. */
  void begin(int interaction) {
    int agent = interactions.agent(interaction);
    work.stopTimer(interaction);
    int kept = interactions.open(-interactions.number(interaction));
    interactions.state(kept, Interactions.ACTIVE);
    interactions.copy(interaction, kept);
    steps.keep(interaction, kept);
    baseValues.copy(interaction, kept, -interactions.number(interaction));
    pairs.copyExclusions(interaction, kept);
    work.replace(interaction, kept, agent);
    pairs.add(interaction, agent, Pairs.CONSULTS);
  }

  /** Another agent has it, after the event that told so: the work of the first one ends. */
  void taken(int interaction) {
    int kept = interactions.kept(interaction);
    if (kept == 0) {
      return;
    }
    int agent = interactions.agent(kept);
    tell(interaction, TransferEnd.TAKEN);
    work.end(kept);
    pairs.remove(pairs.find(interaction, agent, Pairs.CONSULTS));
    exclude(interaction, agent);
    work.drop(kept);
  }

  /** Tells how a warm transfer ends, just before it does. */
  void tell(int interaction, TransferEnd how) {
    int agent = interactions.agent(interactions.kept(interaction));
    events.transferEnded(interactions.number(interaction), agent, how);
  }

  /** Nobody has taken it, and it waits no more: it is the first agent's as before. */
  void back(int interaction) {
    int kept = interactions.kept(interaction);
    int agent = interactions.agent(kept);
    interactions.state(interaction, Interactions.ACTIVE);
    interactions.copy(kept, interaction);
    steps.askAgain(interaction, kept);
    baseValues.copy(kept, interaction, interactions.number(interaction));
    pairs.removeExclusions(interaction);
    pairs.copyExclusions(kept, interaction);
    pairs.remove(pairs.find(interaction, agent, Pairs.CONSULTS));
    work.replace(kept, interaction, agent);
    work.drop(kept);
    work.awaitActivity(interaction);
  }

  /** Who has transferred an interaction is excluded for the plan's time (decision K3-a). */
  void exclude(int interaction, int agent) {
    long holdMs = plan.transferHoldMs();
    if (holdMs > 0) {
      separations.start(interaction, agent, Pairs.TRANSFERRED, holdMs);
    }
  }
}
