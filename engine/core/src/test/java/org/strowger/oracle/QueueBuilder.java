package org.strowger.oracle;

import java.util.ArrayList;
import java.util.List;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;

/**
 * A queue: age order, class 5, offers time out after 10 seconds, a decline holds for 5 seconds, not
 * responding at once, one offer at a time, no overflow, no fallback, no weights. One step without
 * limit: longest-idle, no affinity, no requirement; what is asked is asked by the step begun last.
 */
public final class QueueBuilder {
  private final ScenarioNames names;
  private final PlanDraft.Queue queue;
  private final List<PlanData.Step> steps = new ArrayList<>();
  private PlanDraft.Step step;

  QueueBuilder(ScenarioNames names, int number) {
    this.names = names;
    queue =
        new PlanDraft.Queue(
            new PlanData.Queue(number, QueueOrder.AGE, 5, 0, 10_000, 5000, 1, List.of()));
    step = emptyStep();
  }

  private static PlanDraft.Step emptyStep() {
    PlanDraft.Step step =
        new PlanDraft.Step(new PlanData.Step(0, List.of(), List.of(), List.of(), List.of()));
    step.allOf = new ArrayList<>();
    step.anyOf = new ArrayList<>();
    step.noneOf = new ArrayList<>();
    step.teams = new ArrayList<>();
    step.preferred = new ArrayList<>();
    return step;
  }

  /** Due order with this target. */
  public QueueBuilder due(long ms) {
    queue.order = QueueOrder.DUE;
    queue.targetMs = ms;
    return this;
  }

  /** Age order with a target, which then counts for nothing. */
  public QueueBuilder age(long ms) {
    queue.order = QueueOrder.AGE;
    queue.targetMs = ms;
    return this;
  }

  public QueueBuilder urgency(int value) {
    queue.urgency = value;
    return this;
  }

  public QueueBuilder offerTimeout(long ms) {
    queue.offerTimeoutMs = ms;
    return this;
  }

  public QueueBuilder declineHold(long ms) {
    queue.declineHoldMs = ms;
    return this;
  }

  public QueueBuilder misses(int allowed) {
    queue.missesAllowed = allowed;
    return this;
  }

  /** Offers open at once (R5). */
  public QueueBuilder broadcast(int offers) {
    queue.broadcast = offers;
    return this;
  }

  /** Queue after the limit of the last step (S5). */
  public QueueBuilder overflow(String id) {
    queue.overflow = names.number(IdKind.QUEUE, id);
    return this;
  }

  /** Queue if a later plan has not this one (X2). */
  public QueueBuilder fallback(String id) {
    queue.fallback = names.number(IdKind.QUEUE, id);
    return this;
  }

  /** Strategy WEIGHTED with these weights (A8). */
  public QueueBuilder weighted(int skill, int load, int specialism, int idle) {
    queue.weights = new PlanData.Weights(skill, load, specialism, idle);
    return strategy(Strategy.WEIGHTED);
  }

  /** How long the step lasts; of the last its limit (S5). */
  public QueueBuilder lasts(long ms) {
    step.durationMs = ms;
    return this;
  }

  /** Ends the step after so long and begins another, which asks for nothing yet. */
  public QueueBuilder then(long afterMs) {
    step.durationMs = afterMs;
    steps.add(step.step());
    Strategy before = step.strategy;
    step = emptyStep();
    step.strategy = before;
    return this;
  }

  /** The step is skipped when nobody could take it (S3). */
  public QueueBuilder skip() {
    step.skip = true;
    return this;
  }

  /** The step is for the named agent (S4). */
  public QueueBuilder named() {
    step.affinity = Affinity.NAMED;
    return this;
  }

  /** The step is for who had the customer on this topic so long ago at most (S4). */
  public QueueBuilder last(long windowMs) {
    step.affinity = Affinity.LAST;
    step.windowMs = windowMs;
    return this;
  }

  public QueueBuilder strategy(Strategy strategy) {
    step.strategy = strategy;
    return this;
  }

  public QueueBuilder allOf(String skill, int level) {
    step.allOf.add(new SkillLevel(names.number(IdKind.SKILL, skill), level));
    return this;
  }

  public QueueBuilder anyOf(int set, String skill, int level) {
    step.anyOf.add(new SkillLevel(set, names.number(IdKind.SKILL, skill), level));
    return this;
  }

  public QueueBuilder noneOf(String skill) {
    step.noneOf.add(names.number(IdKind.SKILL, skill));
    return this;
  }

  public QueueBuilder inTeams(String... teams) {
    for (String team : teams) {
      step.teams.add(names.number(IdKind.TEAM, team));
    }
    return this;
  }

  /** Skills that count for best-skilled (A3). */
  public QueueBuilder preferred(String... skills) {
    for (String skill : skills) {
      step.preferred.add(names.number(IdKind.SKILL, skill));
    }
    return this;
  }

  PlanData.Queue build() {
    steps.add(step.step());
    queue.steps = List.copyOf(steps);
    return queue.queue();
  }
}
