package org.strowger.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.PresenceCause;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.WithdrawReason;
import org.strowger.codec.sbe.WorkEnd;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Offer;
import org.strowger.oracle.State.Stage;
import org.strowger.oracle.State.TimerKind;

/** What the commands about interactions and their timers do, once they are not refused. */
final class Interactions {
  private final State state;
  private final Rules rules;
  private final Happening now;
  private final Offers offers;

  Interactions(State state, Rules rules, Happening now, Offers offers) {
    this.state = state;
    this.rules = rules;
    this.now = now;
    this.offers = offers;
  }

  void carryOut(Command command) {
    if (command instanceof Command.Arrive c) {
      arrive(c);
    } else if (command instanceof Command.Abandon c) {
      abandon(state.interactions.get(c.interaction()));
    } else if (command instanceof Command.Complete c) {
      complete(state.interactions.get(c.interaction()), c.disposition());
    } else if (command instanceof Command.EndWrapUp c) {
      wrapUpEnds(state.interactions.get(c.interaction()), WorkEnd.COMMAND);
    } else {
      throw new IllegalArgumentException("not about an interaction: " + command);
    }
  }

  private void arrive(Command.Arrive c) {
    PlanData.Queue queue = state.plan.queue(c.queue());
    long targetMs = queue.order() == QueueOrder.DUE ? queue.targetMs() : 0;
    long dueMs = state.timeMs + targetMs - c.creditMs(); // O1
    Interaction interaction = new Interaction(c, queue, now.sequence(), state.timeMs, dueMs);
    require(interaction, c);
    state.interactions.put(interaction.number, interaction);
    if (state.plan.promoteAfterMs() > 0) { // O3
      long promoteMs = state.timeMs + state.plan.promoteAfterMs();
      now.startTimer(promoteMs, TimerKind.PROMOTION, interaction, null, null);
    }
    now.emit(
        now.event("InteractionWaiting")
            .with("interaction", interaction.number)
            .with("dueMs", dueMs)
            .with("queue", queue.queue())
            .with("channel", interaction.channel)
            .with("urgency", interaction.urgency));
  }

  /** L3, L4: the requirement of the step and that of the arrival together. */
  private static void require(Interaction interaction, Command.Arrive c) {
    PlanData.Step step = interaction.step();
    interaction.allOf.addAll(step.allOf()); // a skill named by both: both levels, so the higher
    interaction.allOf.addAll(c.allOf());
    interaction.anyOf.addAll(groups(step.anyOf()));
    interaction.anyOf.addAll(groups(c.anyOf()));
    interaction.noneOf.addAll(step.noneOf());
    interaction.noneOf.addAll(c.noneOf());
  }

  private static List<List<SkillLevel>> groups(List<SkillLevel> anyOf) {
    Map<Integer, List<SkillLevel>> groups = new TreeMap<>();
    for (SkillLevel asked : anyOf) {
      groups.computeIfAbsent(asked.set(), set -> new ArrayList<>()).add(asked);
    }
    return List.copyOf(groups.values());
  }

  private void abandon(Interaction interaction) {
    Offer open = state.openOffer(interaction);
    state.interactions.remove(interaction.number);
    state.stopTimers(interaction);
    now.emit(
        now.event("InteractionAbandoned")
            .with("interaction", interaction.number)
            .with("waitedMs", state.timeMs - interaction.arrivedMs)
            .with("queue", interaction.queue.queue()));
    if (open != null) {
      offers.withdraw(open, WithdrawReason.ABANDONED); // R4
    }
  }

  private void complete(Interaction interaction, int disposition) {
    Agent agent = interaction.agent;
    PlanData.Handling handling = rules.handling(agent, interaction);
    interaction.wrapUp = rules.wrapUp(handling);
    boolean byItself =
        interaction.wrapUp == WrapUpKind.TIMED || interaction.wrapUp == WrapUpKind.CAPPED; // C5-e
    long untilMs = byItself ? state.timeMs + handling.wrapUpMs() : 0;
    interaction.stage = Stage.WRAP_UP; // C5: holds the units
    interaction.completedMs = state.timeMs;
    if (byItself) {
      now.startTimer(untilMs, TimerKind.WRAP_UP_END, interaction, agent, null);
    }
    now.emit(
        now.event("InteractionCompleted")
            .with("interaction", interaction.number)
            .with("handledMs", state.timeMs - interaction.acceptedMs)
            .with("wrapUpUntilMs", untilMs)
            .with("agent", agent.number)
            .with("disposition", disposition)
            .with("wrapUp", interaction.wrapUp));
    if (interaction.wrapUp == WrapUpKind.NONE) {
      workEnds(interaction);
    }
  }

  void wrapUpEnds(Interaction interaction, WorkEnd by) {
    now.emit(
        now.event("WrapUpEnded")
            .with("interaction", interaction.number)
            .with("wrapUpMs", state.timeMs - interaction.completedMs)
            .with("agent", interaction.agent.number)
            .with("by", by));
    workEnds(interaction);
  }

  /** Accepted work has ended, its wrap-up included: units free, end of the line (A1, A1-d). */
  private void workEnds(Interaction interaction) {
    Agent agent = interaction.agent;
    state.interactions.remove(interaction.number);
    state.stopTimers(interaction);
    agent.inHand.removeIf(work -> work.isOf(interaction));
    agent.basePlace = rules.afterWork(agent, now.endOfLine(agent));
    now.named = interaction.number;
    if (agent.awayPending && !agent.hasWork()) { // C5-a
      agent.awayPending = false;
      agent.presence = Presence.AWAY;
      now.presenceChanged(agent, agent.awayReason, PresenceCause.WORK_ENDED);
    }
  }
}
