package org.strowger.oracle;

import java.util.List;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.ContactEnd;
import org.strowger.codec.sbe.MoveCause;
import org.strowger.codec.sbe.StepCause;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.TransferEnd;
import org.strowger.codec.sbe.WithdrawReason;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.TimerKind;

/** Steps of those who wait, and what follows the last (rules S). */
final class Steps {
  /** A window that no step of a plan has, so that step 0 equals none of them. */
  private static final long NO_STEP_OF_A_QUEUE = -1;

  private final State state;
  private final Rules rules;
  private final Happening now;
  private final Offers offers;
  private final Claims claims;
  private final Routability routability;
  private final Customers customers;
  private final Consults consults;

  Steps(
      State state,
      Rules rules,
      Happening now,
      Offers offers,
      Claims claims,
      Routability routability,
      Customers customers,
      Consults consults) {
    this.customers = customers;
    this.consults = consults;
    this.state = state;
    this.rules = rules;
    this.now = now;
    this.offers = offers;
    this.claims = claims;
    this.routability = routability;
  }

  /** S2: entering waiting, or another queue, begins its first step. */
  void first(Interaction interaction) {
    begin(interaction, 1);
  }

  /** MV-a: a step before the first, for one agent alone. */
  void prelude(Interaction interaction, int agent, long boundMs) {
    interaction.preludeAgent = agent;
    interaction.prelude =
        new PlanData.Step(
            boundMs,
            Strategy.LONGEST_IDLE,
            Affinity.NAMED,
            NO_STEP_OF_A_QUEUE,
            false,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    begin(interaction, 0);
  }

  /** S2-a: a step with a duration has a timer. */
  private void begin(Interaction interaction, int step) {
    interaction.step = step;
    state.stopTimers(interaction, TimerKind.STEP);
    startTimer(interaction);
    interaction.lastAgent = rules.s4LastAgent(interaction);
  }

  void startTimer(Interaction interaction) {
    long durationMs = interaction.step().durationMs();
    if (durationMs > 0) {
      now.startTimer(state.timeMs + durationMs, TimerKind.STEP, interaction, null, null);
    }
  }

  /** S4-b, S3-a: goes on while the step is not for anybody. */
  void look(Interaction interaction) {
    while (rules.s4Ended(interaction) || rules.s3Skips(interaction)) {
      boolean affinity = rules.s4Ended(interaction); // looked at before skip
      next(interaction, affinity ? StepCause.AFFINITY_ENDED : StepCause.SKIPPED);
    }
  }

  private void next(Interaction interaction, StepCause cause) {
    begin(interaction, interaction.step + 1);
    started(interaction, cause);
  }

  void started(Interaction interaction, StepCause cause) {
    now.emit(
        now.event("InteractionStepStarted")
            .with("interaction", interaction.number)
            .with("queue", interaction.queue.queue())
            .with("step", interaction.step)
            .with("cause", cause));
  }

  /** S2-a: the step is over, by its own clock, offer open or not. */
  void timeIsOver(Interaction interaction) {
    if (!interaction.isInLastStep()) {
      next(interaction, StepCause.TIME);
      look(interaction);
    } else if (interaction.queue.overflow() != 0) { // S5-a
      PlanData.Queue queue = state.plan.queue(interaction.queue.overflow());
      move(interaction, queue, MoveCause.OVERFLOW);
      look(interaction);
    } else {
      expire(interaction);
    }
  }

  /** O2-a: ticket, class and credit are kept, and the earlier due. */
  void move(Interaction interaction, PlanData.Queue queue, MoveCause cause) {
    int from = interaction.queue.queue();
    interaction.dueMs = rules.o2Due(interaction, queue);
    interaction.queue = queue;
    now.emit(
        now.event("InteractionMoved")
            .with("interaction", interaction.number)
            .with("dueMs", interaction.dueMs)
            .with("fromQueue", from)
            .with("toQueue", queue.queue())
            .with("cause", cause)
            .with("routable", routability.told(interaction)));
    first(interaction);
  }

  /** S5: without overflow it ends. */
  private void expire(Interaction interaction) {
    if (interaction.consultOf != null) {
      consults.end(interaction.consultOf, TransferEnd.NOT_TAKEN); // K3-b
      return;
    }
    offers.withdrawAllOf(interaction, WithdrawReason.EXPIRED);
    state.interactions.remove(interaction.number);
    state.stopTimers(interaction);
    now.named = interaction.number;
    offers.shifts.withdraw(interaction);
    now.emit(
        now.event("InteractionExpired")
            .with("interaction", interaction.number)
            .with("waitedMs", state.timeMs - interaction.sinceMs)
            .with("queue", interaction.queue.queue()));
    customers.ended(interaction, ContactEnd.EXPIRED, 0);
    customers.closed(interaction);
    claims.end(interaction);
  }
}
