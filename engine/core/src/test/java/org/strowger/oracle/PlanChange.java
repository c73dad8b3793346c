package org.strowger.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.MoveCause;
import org.strowger.codec.sbe.StepCause;
import org.strowger.codec.sbe.WithdrawReason;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Offer;
import org.strowger.oracle.State.Stage;
import org.strowger.oracle.State.TimerKind;

/** A plan that comes into force while there is work (rule X2). */
final class PlanChange {
  private final State state;
  private final Rules rules;
  private final Happening now;
  private final Offers offers;
  private final Claims claims;
  private final Steps steps;
  private final Interactions interactions;
  private final ContextRules contextRules;

  PlanChange(
      State state,
      Rules rules,
      Happening now,
      Offers offers,
      Claims claims,
      Steps steps,
      Interactions interactions,
      ContextRules contextRules) {
    this.contextRules = contextRules;
    this.state = state;
    this.rules = rules;
    this.now = now;
    this.offers = offers;
    this.claims = claims;
    this.steps = steps;
    this.interactions = interactions;
  }

  /** X2-c: what is done at once; those who wait come slice by slice. */
  void apply(PlanData plan) {
    state.rosterChanges++;
    state.planBefore = state.plan;
    state.plan = plan; // X2: in force from its own sequence on
    now.emit(now.event("PlanApplied").with("version", plan.version()));
    for (Agent agent : state.agents.values()) {
      agent.profile = plan.profile(agent.profile.profile());
    }
    state.withConsults().forEach(this::moveBase);
    state.cursors.keySet().removeIf(queue -> plan.queue(queue) == null);
    state.closedChannels.keySet().removeIf(channel -> plan.channel(channel) == null); // CH-a
    for (Interaction interaction : waitingInOrder()) {
      claims.end(interaction);
      interaction.toRework = true;
    }
    for (Interaction interaction : state.interactions.values()) {
      if (interaction.stage != Stage.WAITING && interaction.stage != Stage.WRAP_UP) {
        rules.x2BelongsTo(interaction);
      }
    }
    offers.estimates.planChanged(); // X4-a, X4-b
  }

  /** X1-l: queues of base values move as any, or with the interaction. */
  private void moveBase(Interaction interaction) {
    if (interaction.base != null && interaction.stage != Stage.WRAP_UP) {
      int to = after(interaction.queue.queue());
      State.Base base = interaction.base;
      int given = after(base.queue);
      int ruled = base.ruledQueue == 0 ? 0 : after(base.ruledQueue);
      base.queue = given == 0 ? to : given;
      base.ruledQueue = base.ruledQueue != 0 && ruled == 0 ? to : ruled;
    }
  }

  private int after(int number) {
    PlanData.Queue queue = queueAfter(state.planBefore, state.plan, number);
    return queue == null ? 0 : queue.queue();
  }

  private List<Interaction> waitingInOrder() {
    List<Interaction> waiting = new ArrayList<>();
    for (Interaction interaction : state.withConsults()) {
      if (interaction.stage == Stage.WAITING) {
        waiting.add(interaction);
      }
    }
    waiting.sort(rules.o1Order());
    return waiting;
  }

  /** X2-c: a slice, in order; its own event first. */
  void reworkSlice() {
    List<Interaction> left = toRework(state, rules.o1Order());
    List<Interaction> slice = left.subList(0, Math.min(rules.x2Slice(), left.size()));
    now.emit(
        now.event("PlanReworked")
            .with("version", state.plan.version())
            .with("moved", slice.size())
            .with("remaining", left.size() - slice.size()));
    slice.forEach(this::rework);
  }

  static List<Interaction> toRework(State state, Comparator<Interaction> order) {
    return state.withConsults().stream()
        .filter(interaction -> interaction.toRework)
        .sorted(order)
        .toList();
  }

  /** X2-e: whatever touches it, reworks it first. */
  void touch(Interaction interaction) {
    if (interaction != null && interaction.toRework) {
      rework(interaction);
    }
  }

  /** X2-c, X2-d. */
  private void rework(Interaction interaction) {
    interaction.toRework = false;
    state.rosterChanges++; // another one to look at
    PlanData.Queue queue = queueAfter(state.planBefore, state.plan, interaction.queue.queue());
    if (queue.queue() != interaction.queue.queue()) {
      steps.move(interaction, queue, MoveCause.PLAN);
    } else {
      keep(interaction, queue);
      offers.estimates.look(); // X4-b
    }
    boolean bound = state.plan.promoteAfterMs() > 0;
    if (!bound) {
      state.stopTimers(interaction, TimerKind.PROMOTION);
    } else if (!interaction.isPromoted() && state.timer(interaction, TimerKind.PROMOTION) == null) {
      interactions.startPromotionTimer(interaction);
    }
    if (contextRules.govern(interaction)) { // X1-l
      contextRules.follow(interaction, contextRules.reconsider(interaction));
    }
    for (Offer offer : state.openOffers(interaction)) {
      if (!rules.offerStaysAfterPlan(offer.agent(), interaction)) {
        offers.withdraw(offer, WithdrawReason.NOT_ELIGIBLE);
      }
    }
    steps.look(interaction);
    offers.estimates.look(); // X4-b
  }

  private void keep(Interaction interaction, PlanData.Queue queue) {
    interaction.queue = queue;
    int step = Math.min(interaction.step, queue.steps().size());
    boolean another = step != interaction.step;
    interaction.step = step;
    if (interaction.step().durationMs() == 0) {
      state.stopTimers(interaction, TimerKind.STEP);
    } else if (state.timer(interaction, TimerKind.STEP) == null) {
      steps.startTimer(interaction);
    }
    interaction.lastAgent = rules.s4LastAgent(interaction);
    if (another) {
      steps.started(interaction, StepCause.PLAN);
    }
  }

  /**
   * X2-b: the queue itself, or the first fallback of the plan before that the plan after has; null
   * if there is none.
   */
  static PlanData.Queue queueAfter(PlanData before, PlanData after, int number) {
    int next = number;
    for (int i = 0; i <= Limits.MAX_QUEUES && next != 0; i++) {
      PlanData.Queue queue = after.queue(next);
      if (queue != null) {
        return queue;
      }
      next = before.queue(next).fallback();
    }
    return null;
  }
}
