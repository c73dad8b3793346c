package org.strowger.oracle;

import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.SignOffCause;
import org.strowger.codec.sbe.TransferEnd;
import org.strowger.codec.sbe.WithdrawReason;
import org.strowger.codec.sbe.WorkEnd;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Stage;
import org.strowger.oracle.State.TimerKind;
import org.strowger.oracle.State.Work;

/** Whether agents are still there, and how they leave with work in hand (LE). */
final class Leases {
  private final State state;
  private final Rules rules;
  private final Happening now;
  private final Offers offers;
  private final Claims claims;
  private final Consults consults;
  private final Interactions interactions;

  Leases(
      State state,
      Rules rules,
      Happening now,
      Offers offers,
      Claims claims,
      Consults consults,
      Interactions interactions) {
    this.state = state;
    this.rules = rules;
    this.now = now;
    this.offers = offers;
    this.claims = claims;
    this.consults = consults;
    this.interactions = interactions;
  }

  /** Whether the command is one of these. */
  boolean carryOut(Command command) {
    if (command instanceof Command.Alive c) {
      renew(state.agents.get(c.agent()));
      return true;
    } else if (command instanceof Command.SignOff c && c.forced()) {
      forceOff(state.agents.get(c.agent()), SignOffCause.FORCED);
      return true;
    }
    return false;
  }

  /** LE-a2, LE-a4. */
  private void renew(Agent agent) {
    long untilMs = rules.leRenewedUntilMs(agent);
    state.stopLease(agent);
    now.startTimer(untilMs, TimerKind.LEASE, null, agent, null);
    now.emit(
        now.event("AgentLeaseRenewed")
            .with("agent", agent.number)
            .with("untilMs", untilMs)
            .with("wasLost", agent.leaseLost ? Flag.YES : Flag.NO));
    if (agent.leaseLost) {
      agent.leaseLost = false;
      agent.basePlace = rules.leAfterReturn(agent, now.endOfLine(agent));
    }
  }

  /** LE-a3. */
  void lost(Agent agent) {
    agent.leaseLost = true;
    long untilMs = rules.leGraceUntilMs(agent);
    now.startTimer(untilMs, TimerKind.LEASE_GRACE, null, agent, null);
    now.emit(now.event("AgentLeaseLost").with("agent", agent.number).with("untilMs", untilMs));
    if (rules.leWithdraws()) {
      offers.withdrawAll(agent, WithdrawReason.LEASE_LOST);
    }
  }

  /** LE-a6. */
  void forceOff(Agent agent, SignOffCause cause) {
    state.rosterChanges++;
    long named = now.named;
    claims.end(agent); // O4-d
    agent.awayPending = false;
    agent.presence = Presence.AWAY;
    agent.returnMs = 0;
    offers.withdrawAll(agent, WithdrawReason.SIGNED_OFF);
    for (Work work : rules.leWork(agent)) {
      Interaction interaction = work.interaction;
      if (interaction.stage == Stage.WRAP_UP) {
        interactions.wrapUpEnds(interaction, WorkEnd.SIGN_OFF);
        now.ended.add(interaction.number); // N2
      } else {
        consults.end(interaction, TransferEnd.CANCELLED);
        interactions.returnToQueue(interaction, 0, rules.leHoldsApart());
      }
    }
    now.named = named;
    now.emit(now.event("AgentSignedOff").with("agent", agent.number).with("cause", cause));
    state.stopLease(agent);
    state.agents.remove(agent.number);
  }
}
