package org.strowger.oracle;

import java.util.Comparator;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Stage;

/** What the rules say of a reconcile (decisions RC); see {@link Rules}. */
class ReconcileRules {
  final State state;

  ReconcileRules(State state) {
    this.state = state;
  }

  /** RC-a: the channel that is judged. */
  boolean rcInScope(Interaction interaction) {
    int channel = state.reconcile.channel;
    return channel == 0 || interaction.channel == channel;
  }

  /** RC-a: the gateway must have it too; nobody is on the line of a callback that waits. */
  boolean rcIsOnTheLine(Interaction interaction) {
    return switch (interaction.stage) {
      case ACTIVE -> true;
      case WAITING, PARKED -> !interaction.callback;
      case WRAP_UP, SCHEDULED -> false;
    };
  }

  /** RC-c: named, or told as missed, since it began. */
  boolean rcIsNamed(Interaction interaction) {
    return state.reconcile.named.contains(interaction.number);
  }

  /** RC-c: who came later need not be named. */
  boolean rcArrivedBefore(Interaction interaction) {
    return interaction.sequence < state.reconcile.sequence;
  }

  /** RC-c. */
  Comparator<Interaction> rcOrder() {
    return Comparator.comparingLong(interaction -> interaction.sequence);
  }

  /** RC-b: wrap-up is not the gateway's. */
  boolean rcAgrees(Interaction interaction, int claimed, int here) {
    return claimed == here || (claimed == 0 && interaction.stage == Stage.WRAP_UP);
  }

  /** RC-d: as a return would not be refused. */
  boolean rcGivesBack(Interaction interaction) {
    return interaction.stage == Stage.ACTIVE && interaction.consult == null;
  }

  /** RC-d: it can go to the agent, who is here and has the channel. */
  boolean rcGives(Interaction interaction, Agent agent) {
    boolean goes =
        interaction.stage == Stage.ACTIVE
            || interaction.stage == Stage.WAITING
            || interaction.stage == Stage.PARKED;
    return goes && agent != null && agent.profile.handling(interaction.channel) != null;
  }

  /** RC-d: nobody is held apart from what is given back. */
  boolean rcHoldsApart() {
    return false;
  }
}
