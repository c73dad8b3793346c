package org.strowger.oracle;

import java.util.Comparator;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Stage;

/** What the rules say of a reconcile (decisions LE-b); see {@link Rules}. */
class ReconcileRules {
  final State state;

  ReconcileRules(State state) {
    this.state = state;
  }

  /** LE-c: the channel that is judged. */
  boolean leInScope(Interaction interaction) {
    int channel = state.reconcile.channel;
    return channel == 0 || interaction.channel == channel;
  }

  /** LE-c: the gateway must have it too; nobody is on the line of a callback that waits. */
  boolean leIsOnTheLine(Interaction interaction) {
    return switch (interaction.stage) {
      case ACTIVE -> true;
      case WAITING, PARKED -> !interaction.callback;
      case WRAP_UP, SCHEDULED -> false;
    };
  }

  /** LE-e: named, or told as missed, since it began. */
  boolean leIsNamed(Interaction interaction) {
    return state.reconcile.named.contains(interaction.number);
  }

  /** LE-e: who came later need not be named. */
  boolean leArrivedBefore(Interaction interaction) {
    return interaction.sequence < state.reconcile.sequence;
  }

  /** LE-e. */
  Comparator<Interaction> leOrder() {
    return Comparator.comparingLong(interaction -> interaction.sequence);
  }

  /** LE-d: wrap-up is not the gateway's. */
  boolean leAgrees(Interaction interaction, int claimed, int here) {
    return claimed == here || (claimed == 0 && interaction.stage == Stage.WRAP_UP);
  }

  /** LE-f: as a return would not be refused. */
  boolean leGivesBack(Interaction interaction) {
    return interaction.stage == Stage.ACTIVE && interaction.consult == null;
  }

  /** LE-f: it can go to the agent, who is here and has the channel. */
  boolean leGives(Interaction interaction, Agent agent) {
    boolean goes =
        interaction.stage == Stage.ACTIVE
            || interaction.stage == Stage.WAITING
            || interaction.stage == Stage.PARKED;
    return goes && agent != null && agent.profile.handling(interaction.channel) != null;
  }

  /** LE-f: nobody is held apart from what is given back. */
  boolean leHoldsApart() {
    return false;
  }
}
