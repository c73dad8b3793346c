package org.strowger.oracle;

import java.util.ArrayList;
import java.util.List;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.Finding;
import org.strowger.codec.sbe.Flag;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Stage;

/** What is live at the gateway, compared with what is live here (decisions RC). */
final class Reconcile {
  private final State state;
  private final Rules rules;
  private final Happening now;
  private final Interactions interactions;
  private final PlanChange planChange;

  Reconcile(
      State state, Rules rules, Happening now, Interactions interactions, PlanChange planChange) {
    this.state = state;
    this.rules = rules;
    this.now = now;
    this.interactions = interactions;
    this.planChange = planChange;
  }

  /** Whether the command is one of these. */
  boolean carryOut(Command command) {
    if (command instanceof Command.BeginReconcile c) {
      begin(c);
    } else if (command instanceof Command.ReconcileLive c) {
      live(c.interaction(), c.agent());
    } else if (command instanceof Command.EndReconcile) {
      end();
    } else {
      return false;
    }
    return true;
  }

  /** RC-a. */
  private void begin(Command.BeginReconcile c) {
    boolean replaced = state.reconcile != null;
    state.reconcile = new State.Reconcile(c.channel(), c.repair(), now.sequence());
    now.emit(
        now.event("ReconcileBegun")
            .with("channel", c.channel())
            .with("repair", flag(c.repair()))
            .with("replaced", flag(replaced))
            .with("live", unnamed().size()));
  }

  /** Those judged that arrived before it began and have not been named since, in order. */
  private List<Interaction> unnamed() {
    List<Interaction> unnamed = new ArrayList<>();
    for (Interaction interaction : state.interactions.values()) {
      if (rules.rcInScope(interaction)
          && rules.rcIsOnTheLine(interaction)
          && rules.rcArrivedBefore(interaction)
          && !rules.rcIsNamed(interaction)) {
        unnamed.add(interaction);
      }
    }
    unnamed.sort(rules.rcOrder());
    return unnamed;
  }

  /** RC-b. */
  private void live(long number, int agent) {
    Interaction interaction = state.interactions.get(number);
    if (interaction == null) {
      state.reconcile.differences++;
      checked(number, agent, 0, Finding.NOT_HERE, false);
      return;
    }
    state.reconcile.named.add(number);
    int here = holder(interaction);
    if (!rules.rcInScope(interaction)) {
      checked(number, agent, here, Finding.OUT_OF_SCOPE, false);
    } else if (rules.rcAgrees(interaction, agent, here)) {
      state.reconcile.agreed++;
      checked(number, agent, here, Finding.AGREES, false);
    } else {
      state.reconcile.differences++;
      differs(interaction, agent, here);
    }
  }

  private static int holder(Interaction interaction) {
    return interaction.agent == null ? 0 : interaction.agent.number;
  }

  /** RC-d. */
  private void differs(Interaction interaction, int agent, int here) {
    boolean possible =
        agent == 0
            ? rules.rcGivesBack(interaction)
            : rules.rcGives(interaction, state.agents.get(agent));
    boolean repaired = state.reconcile.repair && possible;
    if (repaired) {
      planChange.touch(state.inItsStead(interaction.number)); // X2-e
    }
    checked(interaction.number, agent, here, Finding.OTHER_AGENT, repaired);
    if (repaired && agent == 0) {
      interactions.giveBack(interaction, 0, rules.rcHoldsApart());
    } else if (repaired) {
      interactions.giveTo(interaction, state.agents.get(agent));
    }
  }

  private void checked(long number, int agent, int here, Finding finding, boolean repaired) {
    now.emit(
        now.event("ReconcileChecked")
            .with("interaction", number)
            .with("agent", agent)
            .with("agentHere", here)
            .with("finding", finding)
            .with("repaired", flag(repaired)));
  }

  /** RC-c. */
  private void end() {
    List<Interaction> unnamed = unnamed();
    int told = Math.min(unnamed.size(), Limits.RECONCILE_SLICE);
    for (Interaction interaction : unnamed.subList(0, told)) {
      miss(interaction);
    }
    now.named = 0; // all that are over are among those whose names go
    State.Reconcile open = state.reconcile;
    open.missed += told;
    int left = unnamed.size() - told;
    now.emit(
        now.event("ReconcileEnded")
            .with("agreed", open.agreed)
            .with("differences", open.differences)
            .with("missed", open.missed)
            .with("left", left));
    if (left == 0) {
      state.reconcile = null;
    }
  }

  private void miss(Interaction interaction) {
    Stage stage = interaction.stage;
    now.emit(
        now.event("ReconcileMissed")
            .with("interaction", interaction.number)
            .with("agentHere", holder(interaction))
            .with("state", stage)
            .with("repaired", flag(state.reconcile.repair)));
    if (!state.reconcile.repair) {
      state.reconcile.named.add(interaction.number);
      return;
    }
    interactions.endAsTheGatewayWould(interaction);
    if (!state.interactions.containsKey(interaction.number)) {
      now.ended.add(interaction.number);
    }
  }

  private static Flag flag(boolean value) {
    return value ? Flag.YES : Flag.NO;
  }
}
