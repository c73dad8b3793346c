package org.strowger.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.WrapUpKind;

/** A plan for a scenario, in names. What is not said is plain: see each method. */
public final class PlanBuilder {
  private final ScenarioNames names;
  private final List<Integer> skills = new ArrayList<>();
  private final List<Integer> teams = new ArrayList<>();
  private final List<PlanData.Channel> channels = new ArrayList<>();
  private final List<PlanData.Profile> profiles = new ArrayList<>();
  private final List<PlanData.Queue> queues = new ArrayList<>();
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

  public PlanBuilder teams(String... ids) {
    for (String id : ids) {
      teams.add(names.number(IdKind.TEAM, id));
    }
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
    return new PlanData.Handling(h.channel(), h.cost(), h.limit(), true, h.wrapUp(), h.wrapUpMs());
  }

  /** A queue as {@link QueueBuilder} makes it. */
  public PlanBuilder queue(String id, UnaryOperator<QueueBuilder> settings) {
    QueueBuilder queue = new QueueBuilder(names.number(IdKind.QUEUE, id));
    queues.add(settings.apply(queue).build());
    return this;
  }

  /** A queue with nothing set. */
  public PlanBuilder queue(String id) {
    return queue(id, queue -> queue);
  }

  PlanData build() {
    return new PlanData(version, promoteAfterMs, skills, teams, channels, profiles, queues);
  }

  /**
   * A queue: age order, class 5, offers time out after 10 seconds, a decline holds for 5 seconds,
   * not responding at once, no requirement.
   */
  public final class QueueBuilder {
    private final int number;
    private final List<SkillLevel> allOf = new ArrayList<>();
    private final List<SkillLevel> anyOf = new ArrayList<>();
    private final List<Integer> noneOf = new ArrayList<>();
    private final List<Integer> inTeams = new ArrayList<>();
    private QueueOrder order = QueueOrder.AGE;
    private int urgency = 5;
    private long targetMs;
    private long offerTimeoutMs = 10_000;
    private long declineHoldMs = 5000;
    private int missesAllowed = 1;

    QueueBuilder(int number) {
      this.number = number;
    }

    /** Due order with this target. */
    public QueueBuilder due(long ms) {
      order = QueueOrder.DUE;
      targetMs = ms;
      return this;
    }

    /** Age order with a target, which then counts for nothing. */
    public QueueBuilder age(long ms) {
      order = QueueOrder.AGE;
      targetMs = ms;
      return this;
    }

    public QueueBuilder urgency(int value) {
      urgency = value;
      return this;
    }

    public QueueBuilder offerTimeout(long ms) {
      offerTimeoutMs = ms;
      return this;
    }

    public QueueBuilder declineHold(long ms) {
      declineHoldMs = ms;
      return this;
    }

    public QueueBuilder misses(int allowed) {
      missesAllowed = allowed;
      return this;
    }

    public QueueBuilder allOf(String skill, int level) {
      allOf.add(new SkillLevel(names.number(IdKind.SKILL, skill), level));
      return this;
    }

    public QueueBuilder anyOf(int set, String skill, int level) {
      anyOf.add(new SkillLevel(set, names.number(IdKind.SKILL, skill), level));
      return this;
    }

    public QueueBuilder noneOf(String skill) {
      noneOf.add(names.number(IdKind.SKILL, skill));
      return this;
    }

    public QueueBuilder inTeams(String... teams) {
      for (String team : teams) {
        inTeams.add(names.number(IdKind.TEAM, team));
      }
      return this;
    }

    PlanData.Queue build() {
      PlanData.Step step = new PlanData.Step(0, allOf, anyOf, noneOf, inTeams);
      return new PlanData.Queue(
          number,
          order,
          urgency,
          targetMs,
          offerTimeoutMs,
          declineHoldMs,
          missesAllowed,
          List.of(step));
    }
  }
}
