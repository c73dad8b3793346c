package org.strowger.oracle;

import java.util.List;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Interaction;

/** Claims of promoted interactions (rule O4). */
final class Claims {
  private final State state;
  private final Rules rules;
  private final Happening now;

  Claims(State state, Rules rules, Happening now) {
    this.state = state;
    this.rules = rules;
    this.now = now;
  }

  /** O4-a: when a pass can offer nothing more, in order. */
  void make(List<Interaction> waitingInOrder) {
    for (Interaction interaction : waitingInOrder) {
      if (rules.o4Claims(interaction)) {
        Agent claimed = null;
        for (Agent agent : state.agents.values()) {
          boolean better = claimed == null || rules.o4Order().compare(agent, claimed) < 0;
          if (better && rules.o4Claimable(agent, interaction)) {
            claimed = agent;
          }
        }
        if (claimed != null) {
          interaction.claimed = claimed;
          now.emit(claim("AgentClaimed", interaction));
        }
      }
    }
  }

  /** O4-c: those that can no longer come to anything end, in order; whether there were any. */
  boolean endUnfit(List<Interaction> waitingInOrder) {
    boolean ended = false;
    for (Interaction interaction : waitingInOrder) {
      Agent agent = interaction.claimed;
      if (agent != null && !rules.o4StaysClaimed(agent, interaction)) {
        end(interaction);
        ended = true;
      }
    }
    return ended;
  }

  /** O4-c: offered to, or accepted by, an agent: without event if it is the claimed one. */
  void given(Interaction interaction, Agent agent) {
    if (interaction.claimed == agent) {
      interaction.claimed = null;
    }
    end(interaction);
  }

  /** O4-c: the interaction's claim ends, if it has one. */
  void end(Interaction interaction) {
    if (interaction.claimed != null) {
      now.emit(claim("ClaimEnded", interaction));
      interaction.claimed = null;
    }
  }

  /** O4-d: the claim on an agent ends, if there is one. */
  void end(Agent agent) {
    for (Interaction interaction : state.withConsults()) {
      if (interaction.claimed == agent) {
        end(interaction);
      }
    }
  }

  private EventText claim(String event, Interaction interaction) {
    return now.event(event)
        .with("interaction", interaction.number)
        .with("agent", interaction.claimed.number);
  }
}
