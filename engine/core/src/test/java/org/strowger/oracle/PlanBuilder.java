package org.strowger.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.strowger.codec.RuleAction;
import org.strowger.codec.RuleOperation;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.WrapUpKind;

/** A plan for a scenario, in names. What is not said is plain: see each method. */
public final class PlanBuilder {
  private final ScenarioNames names;
  private final List<Integer> skills = new ArrayList<>();
  private final List<PlanData.Team> teams = new ArrayList<>();
  private final List<PlanData.Channel> channels = new ArrayList<>();
  private final List<PlanData.Profile> profiles = new ArrayList<>();
  private final List<PlanData.Queue> queues = new ArrayList<>();
  private final PlanDraft.Settings settings = new PlanDraft.Settings(PlanData.Settings.PLAIN);
  private final List<PlanData.Rule> rules = new ArrayList<>();
  private int version = 1;
  private long promoteAfterMs;

  PlanBuilder(ScenarioNames names) {
    this.names = names;
  }

  /** Version; without this 1. */
  public PlanBuilder version(int number) {
    version = number;
    return this;
  }

  /** Bound of rule O3; without this nothing is promoted. */
  public PlanBuilder promoteAfter(long ms) {
    promoteAfterMs = ms;
    return this;
  }

  public PlanBuilder skills(String... ids) {
    for (String id : ids) {
      skills.add(names.number(IdKind.SKILL, id));
    }
    return this;
  }

  /** Teams without an order of their agents. */
  public PlanBuilder teams(String... ids) {
    for (String id : ids) {
      team(id);
    }
    return this;
  }

  /** A team with the order of its agents (A7). */
  public PlanBuilder team(String id, String... agents) {
    List<Integer> members = new ArrayList<>();
    for (String agent : agents) {
      members.add(names.number(IdKind.AGENT, agent));
    }
    teams.add(new PlanData.Team(names.number(IdKind.TEAM, id), members));
    return this;
  }

  /** Channels whose offers must be answered. */
  public PlanBuilder channels(String... ids) {
    for (String id : ids) {
      channels.add(new PlanData.Channel(names.number(IdKind.CHANNEL, id), false));
    }
    return this;
  }

  /** A channel whose offers are accepted when made (R5). */
  public PlanBuilder autoAccept(String id) {
    channels.add(new PlanData.Channel(names.number(IdKind.CHANNEL, id), true));
    return this;
  }

  /** An asynchronous channel (PM): its promises, and after how long it is parked and closed. */
  public PlanBuilder asynchronous(
      String id,
      long firstAnswerMs,
      long nextResponseMs,
      long warnMs,
      long parkAfterMs,
      long closeAfterMs) {
    channels.add(
        new PlanData.Channel(
            names.number(IdKind.CHANNEL, id),
            false,
            true,
            firstAnswerMs,
            nextResponseMs,
            warnMs,
            parkAfterMs,
            closeAfterMs));
    return this;
  }

  /** A synchronous channel with a promise of the first answer. */
  public PlanBuilder answersWithin(String id, long firstAnswerMs, long warnMs) {
    int number = names.number(IdKind.CHANNEL, id);
    channels.add(new PlanData.Channel(number, false, false, firstAnswerMs, 0, warnMs, 0, 0));
    return this;
  }

  /** Context on, so many touchpoints kept, this return window; without this off, none, 0. */
  public PlanBuilder context(int touchpoints, long returnWindowMs) {
    settings.context = true;
    settings.touchpoints = touchpoints;
    settings.returnWindowMs = returnWindowMs;
    return this;
  }

  /** Touchpoints are kept, but context is off. */
  public PlanBuilder withoutContext(int touchpoints) {
    settings.context = false;
    settings.touchpoints = touchpoints;
    return this;
  }

  /** Exclusion of who transfers, and the bound of a transfer to an agent; without this 0 and 1. */
  public PlanBuilder transfers(long holdMs, long boundMs) {
    settings.transferHoldMs = holdMs;
    settings.transferBoundMs = boundMs;
    return this;
  }

  /** Bound of a resumption; without this there is no step 0. */
  public PlanBuilder resumes(long boundMs) {
    settings.resumeBoundMs = boundMs;
    return this;
  }

  /** Due of a resumption counts from the ticket. */
  public PlanBuilder resumesFromTicket() {
    settings.resumeFromTicket = true;
    return this;
  }

  /** Attempts, time to the next, time to the end (K4); without this 1, 1 and never. */
  public PlanBuilder callbacks(int attempts, long retryMs, long expiryMs) {
    settings.callbackAttempts = attempts;
    settings.callbackRetryMs = retryMs;
    settings.callbackExpiryMs = expiryMs;
    return this;
  }

  /** A profile that handles the channels given. */
  public PlanBuilder profile(String id, int units, PlanData.Handling... handles) {
    int number = names.number(IdKind.PROFILE, id);
    profiles.add(new PlanData.Profile(number, units, List.of(handles)));
    return this;
  }

  /** How a profile handles a channel; not exclusive, without wrap-up. */
  public PlanData.Handling handles(String channel, int cost, int limit) {
    return wrapsUp(channel, cost, limit, WrapUpKind.NONE, 0);
  }

  /** How a profile handles a channel with wrap-up. */
  public PlanData.Handling wrapsUp(
      String channel, int cost, int limit, WrapUpKind wrapUp, long wrapUpMs) {
    int number = names.number(IdKind.CHANNEL, channel);
    return new PlanData.Handling(number, cost, limit, false, wrapUp, wrapUpMs);
  }

  /** The same, exclusive (C2). */
  public static PlanData.Handling exclusive(PlanData.Handling h) {
    return new PlanData.Handling(
        h.channel(), h.cost(), h.limit(), true, h.wrapUp(), h.wrapUpMs(), h.parkedCost());
  }

  /** The same, with units that a parked one holds (C4). */
  public static PlanData.Handling parked(PlanData.Handling h, int cost) {
    return new PlanData.Handling(
        h.channel(), h.cost(), h.limit(), h.exclusive(), h.wrapUp(), h.wrapUpMs(), cost);
  }

  /** A queue as {@link QueueBuilder} makes it. */
  public PlanBuilder queue(String id, UnaryOperator<QueueBuilder> settings) {
    QueueBuilder queue = new QueueBuilder(names, names.number(IdKind.QUEUE, id));
    queues.add(settings.apply(queue).build());
    return this;
  }

  /** A queue with nothing set. */
  public PlanBuilder queue(String id) {
    return queue(id, queue -> queue);
  }

  /** A context rule that matches where an operation without operand is true (X1). */
  public PlanBuilder rule(int rule, RuleOperation truth, PlanData.Action... actions) {
    List<PlanData.Operation> condition = List.of(new PlanData.Operation(truth.code(), 0));
    rules.add(new PlanData.Rule(rule, condition, List.of(actions)));
    return this;
  }

  /** An action that sends to a queue. */
  public PlanData.Action to(String queue) {
    return new PlanData.Action(RuleAction.QUEUE.code(), names.number(IdKind.QUEUE, queue), 0);
  }

  PlanData build() {
    return new PlanData(
        version,
        promoteAfterMs,
        settings.settings(),
        skills,
        teams,
        channels,
        profiles,
        queues,
        rules);
  }
}
