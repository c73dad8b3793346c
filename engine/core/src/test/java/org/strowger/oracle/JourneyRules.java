package org.strowger.oracle;

import java.util.List;
import org.strowger.codec.sbe.ContactEnd;
import org.strowger.codec.sbe.Sender;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Work;

/**
 * What the rules say of due, tickets, movement, callbacks, promises, journeys; see {@link Rules}.
 */
class JourneyRules extends ShiftRules {
  JourneyRules(State state) {
    super(state);
  }

  /** C1: how the agent's profile handles the interaction's channel; null: not. */
  PlanData.Handling handling(Agent agent, Interaction interaction) {
    return agent.profile.handling(interaction.channel);
  }

  /** O2-a: the earlier of the old due and that of the new queue. */
  long o2Due(Interaction interaction, PlanData.Queue queue) {
    return Math.min(interaction.dueMs, o1Due(interaction, queue, interaction.ticketMs));
  }

  /** O1: what due counts from, the target (PM-a), and the credit. */
  final long o1Due(Interaction interaction, PlanData.Queue queue, long fromMs) {
    PlanData.Channel channel = state.plan.channel(interaction.channel);
    return fromMs + queue.countedTargetMs(channel) - interaction.creditMs;
  }

  /** K1-a: the need holds the ticket. */
  boolean k1Shares(Interaction interaction) {
    return state.plan.settings().context();
  }

  /** K2-a: a contact has it, or the last was abandoned less than the window ago. */
  boolean k2Alive(State.Need need, Interaction arriving) {
    return need.ticketSequence != 0
        && (k2IsHeld(need, arriving) || state.timeMs < need.ticketEndsMs);
  }

  /** K2-a: another live contact has the need's ticket. */
  final boolean k2IsHeld(State.Need need, Interaction but) {
    for (Interaction other : state.interactions.values()) {
      if (other != but
          && other.customer == but.customer
          && other.topic == but.topic
          && other.ticketSequence == need.ticketSequence) {
        return true;
      }
    }
    return false;
  }

  /** K2-a: whether the ticket outlives this end of a contact, for the window. */
  boolean k2Outlives(ContactEnd how) {
    return how == ContactEnd.ABANDONED;
  }

  /** K3-a: how long who transfers is excluded; 0: not. */
  long k3HoldMs() {
    return state.plan.settings().transferHoldMs();
  }

  /** K3-a: how long only the agent named gets it. */
  long k3BoundMs(long givenMs) {
    return givenMs == 0 ? state.plan.settings().transferBoundMs() : givenMs;
  }

  /** K3-b: whether the first agent keeps it until another has accepted. */
  boolean k3Warm(boolean warm) {
    return warm;
  }

  /** C4-a: units that a parked one holds. */
  int c4ParkedUnits(Agent agent, Interaction interaction, Work held) {
    PlanData.Handling handling = handling(agent, interaction);
    return handling == null ? 0 : Math.min(held.units, handling.parkedCost());
  }

  /** C4-a: due counts from the resume; by the plan, from the ticket. */
  long c4Due(Interaction interaction) {
    return state.plan.settings().resumeFromTicket()
        ? o2Due(interaction, interaction.queue)
        : o1Due(interaction, interaction.queue, state.timeMs);
  }

  /** K4-b: due counts from the scheduled time. */
  long k4Due(Interaction interaction) {
    return o1Due(interaction, interaction.queue, interaction.scheduledMs);
  }

  /** K4-c: no more attempts. */
  boolean k4GivesUp(Interaction interaction) {
    return interaction.attempts >= state.plan.settings().callbackAttempts();
  }

  /** CU-e: touchpoints kept. */
  int cuTouchpoints() {
    return state.plan.settings().touchpoints();
  }

  /** HO-a: a view goes with each offer of one with a customer or a journey. */
  boolean hoDelivers(Interaction interaction) {
    Interaction itself = interaction.itself();
    return state.plan.settings().context() && (itself.customer > 0 || itself.ownJourney != null);
  }

  /** HO-b: who had it before; 0: nobody. */
  int hoBefore(Interaction interaction) {
    State.Need need = state.needOf(interaction);
    if (interaction.lastHolder != 0 || need == null) {
      return interaction.lastHolder;
    }
    return need.lastAgentMs >= need.openedMs ? need.lastAgent : 0;
  }

  /** X1: there are context rules, and context is on. */
  boolean x1Active() {
    return state.plan != null && state.plan.settings().context() && !state.plan.rules().isEmpty();
  }

  /** X1-b: whether what changes a customer's context evaluates again those who wait. */
  boolean x1Again() {
    return x1Active();
  }

  /** X1-b: the rules that match, in the order in which they apply. */
  List<PlanData.Rule> x1Order(List<PlanData.Rule> matching) {
    return matching;
  }

  /** PM-a: when a promise is at risk; 0: no warning. */
  long pmWarningMs(long deadlineMs, PlanData.Channel channel) {
    long warningMs = deadlineMs - channel.warnMs();
    return channel.warnMs() > 0 && warningMs > state.timeMs ? warningMs : 0;
  }

  /** PM-b: whose message keeps the promise of the next response. */
  boolean pmKeeps(Sender sender) {
    return sender == Sender.AGENT;
  }

  /** PM-c: inactivity after which an active one is parked; 0: never. */
  long pmParkAfterMs(Interaction interaction) {
    PlanData.Channel channel = state.plan.channel(interaction.channel);
    return channel.asynchronous() ? channel.parkAfterMs() : 0;
  }
}
