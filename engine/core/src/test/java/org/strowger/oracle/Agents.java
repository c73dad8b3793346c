package org.strowger.oracle;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.PresenceCause;
import org.strowger.codec.sbe.SignOffCause;
import org.strowger.codec.sbe.WithdrawReason;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.TimerKind;

/** What the commands about agents do, once they are not refused. */
final class Agents {
  private final State state;
  private final Rules rules;
  private final Happening now;
  private final Offers offers;
  private final Claims claims;

  Agents(State state, Rules rules, Happening now, Offers offers, Claims claims) {
    this.claims = claims;
    this.state = state;
    this.rules = rules;
    this.now = now;
    this.offers = offers;
  }

  void carryOut(Command command) {
    state.rosterChanges += command instanceof Command.ChangePresence ? 0 : 1;
    if (command instanceof Command.SignOn c) {
      signOn(c);
    } else if (command instanceof Command.SignOff c) {
      Agent agent = state.agents.remove(c.agent());
      state.stopLease(agent);
      claims.end(agent); // O4-d: before the event
      now.emit(
          now.event("AgentSignedOff")
              .with("agent", agent.number)
              .with("cause", SignOffCause.COMMAND));
      offers.withdrawAll(agent, WithdrawReason.SIGNED_OFF);
    } else if (command instanceof Command.ChangePresence c) {
      Agent agent = state.agents.get(c.agent());
      if (c.presence() == Presence.AVAILABLE.value()) {
        available(agent, c.reason());
      } else {
        away(agent, c.reason(), c.returnMs());
      }
    } else if (command instanceof Command.ChangeSkills c) {
      Agent agent = state.agents.get(c.agent());
      agent.levels = levels(c.skills());
      changed(agent, "AgentSkillsChanged");
    } else if (command instanceof Command.ChangeProfile c) {
      Agent agent = state.agents.get(c.agent());
      agent.profile = state.plan.profile(c.profile());
      changed(agent, "AgentProfileChanged");
    } else if (command instanceof Command.ChangeTeams c) {
      Agent agent = state.agents.get(c.agent());
      agent.teams = new HashSet<>(c.teams());
      changed(agent, "AgentTeamsChanged");
    } else {
      throw new IllegalArgumentException("not about an agent: " + command);
    }
  }

  private void signOn(Command.SignOn c) {
    Agent agent = new Agent(c.agent(), ++state.signOns); // A1-b
    agent.profile = state.plan.profile(c.profile());
    agent.presence = Presence.get((short) c.presence());
    agent.levels = levels(c.skills());
    agent.teams = new HashSet<>(c.teams());
    agent.basePlace = rules.atTheEnd(agent, now.endOfLine(agent)); // A1
    state.agents.put(agent.number, agent);
    agent.leaseMs = c.leaseMs();
    agent.graceMs = c.graceMs();
    if (agent.leaseMs > 0) {
      now.startTimer(state.timeMs + agent.leaseMs, TimerKind.LEASE, null, agent, null); // LE-a2
    }
    now.emit(
        now.event("AgentSignedOn")
            .with("agent", agent.number)
            .with("presence", agent.presence)
            .with("leaseUntilMs", state.leaseUntilMs(agent)));
  }

  private static Map<Integer, Integer> levels(List<SkillLevel> skills) {
    Map<Integer, Integer> levels = new HashMap<>();
    skills.forEach(has -> levels.put(has.skill(), has.level()));
    return levels;
  }

  private void changed(Agent agent, String event) {
    now.emit(now.event(event).with("agent", agent.number));
    offers.withdrawNotEligible(agent);
  }

  /** C5-a: takes effect at once, and clears a pending AWAY. */
  private void available(Agent agent, int reason) {
    agent.awayPending = false;
    if (agent.presence != Presence.AVAILABLE) { // A1-c: taking back a pending AWAY is no return
      agent.presence = Presence.AVAILABLE;
      agent.basePlace = rules.atTheEnd(agent, now.endOfLine(agent)); // A1
      agent.misses = 0; // R3-a
    }
    now.presenceChanged(agent, reason, PresenceCause.COMMAND);
  }

  /** C5-a: pending with work in hand. C5-b: either way no offer stays open. */
  private void away(Agent agent, int reason, long returnMs) {
    agent.returnMs = returnMs;
    if (agent.hasWork()) {
      agent.awayPending = true;
      agent.awayReason = reason;
    } else {
      agent.presence = Presence.AWAY;
    }
    now.presenceChanged(agent, reason, PresenceCause.COMMAND);
    offers.withdrawAll(agent, WithdrawReason.NOT_AVAILABLE);
  }
}
