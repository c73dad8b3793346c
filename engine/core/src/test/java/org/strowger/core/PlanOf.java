package org.strowger.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.strowger.api.plan.Plan;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;

/** A plan piece by piece. */
final class PlanOf {
  private final int version;
  private final List<String> skills = new ArrayList<>();
  private final List<Plan.Team> teams = new ArrayList<>();
  private final List<Plan.Channel> channels = new ArrayList<>();
  private final List<Plan.Profile> profiles = new ArrayList<>();
  private final List<Plan.Queue> queues = new ArrayList<>();
  private long promoteAfterMs;
  private Plan.Context context = Plan.Context.USUAL;

  PlanOf(int version) {
    this.version = version;
  }

  PlanOf promoteAfter(long ms) {
    promoteAfterMs = ms;
    return this;
  }

  PlanOf context(boolean on, int touchpoints, long returnWindowMs) {
    context = new Plan.Context(on, touchpoints, returnWindowMs);
    return this;
  }

  PlanOf skills(String... ids) {
    skills.addAll(List.of(ids));
    return this;
  }

  PlanOf teams(String... ids) {
    for (String id : ids) {
      teams.add(new Plan.Team(id));
    }
    return this;
  }

  PlanOf channels(String... ids) {
    for (String id : ids) {
      channels.add(new Plan.Channel(id, false));
    }
    return this;
  }

  PlanOf autoChannel(String id) {
    channels.add(new Plan.Channel(id, true));
    return this;
  }

  /** Wrap-up until it is ended, on one channel. */
  PlanOf wrapsUp(String id, int units, String channel) {
    Plan.Handling handling = new Plan.Handling(channel, 1, units, false, WrapUpKind.UNTIL_ENDED, 0);
    profiles.add(new Plan.Profile(id, units, List.of(handling)));
    return this;
  }

  /** One channel after another, at a cost of 1, as many as there are units. */
  PlanOf profile(String id, int units, String... handled) {
    List<Plan.Handling> handles = new ArrayList<>();
    for (String channel : handled) {
      handles.add(new Plan.Handling(channel, 1, units, false, WrapUpKind.NONE, 0));
    }
    profiles.add(new Plan.Profile(id, units, handles));
    return this;
  }

  PlanOf queue(String id) {
    return queue(id, q -> q);
  }

  PlanOf queue(String id, UnaryOperator<QueueOf> settings) {
    queues.add(settings.apply(new QueueOf(id)).build());
    return this;
  }

  Plan build() {
    return new Plan(
        version,
        promoteAfterMs,
        skills,
        teams,
        channels,
        profiles,
        queues,
        context,
        Plan.Movement.USUAL,
        List.of());
  }

  /** A queue: age order, class 3, offers for 20 s, declines for 10 s, two misses allowed. */
  static final class QueueOf {
    private final String id;
    private final List<Plan.Step> steps = new ArrayList<>();
    private QueueOrder order = QueueOrder.AGE;
    private long targetMs;
    private String fallback = "";
    private String overflow = "";
    private long offerTimeoutMs = 20_000;
    private int broadcast = 1;

    QueueOf(String id) {
      this.id = id;
    }

    QueueOf due(long target) {
      order = QueueOrder.DUE;
      targetMs = target;
      return this;
    }

    QueueOf offerTimeout(long ms) {
      offerTimeoutMs = ms;
      return this;
    }

    QueueOf broadcast(int offers) {
      broadcast = offers;
      return this;
    }

    QueueOf fallback(String queue) {
      fallback = queue;
      return this;
    }

    QueueOf overflow(String queue) {
      overflow = queue;
      return this;
    }

    /** A step with skills as {@code name@level} and teams without a level. */
    QueueOf step(long durationMs, String... skillsAndTeams) {
      List<Plan.SkillLevel> allOf = new ArrayList<>();
      List<String> teams = new ArrayList<>();
      for (String one : skillsAndTeams) {
        int at = one.indexOf('@');
        if (at < 0) {
          teams.add(one);
        } else {
          allOf.add(
              new Plan.SkillLevel(one.substring(0, at), Integer.parseInt(one.substring(at + 1))));
        }
      }
      return step(
          new Plan.Step(durationMs, Strategy.LONGEST_IDLE, allOf, List.of(), List.of(), teams));
    }

    QueueOf step(Plan.Step step) {
      steps.add(step);
      return this;
    }

    private Plan.Queue build() {
      if (steps.isEmpty()) {
        step(0);
      }
      return new Plan.Queue(
          id,
          order,
          3,
          targetMs,
          offerTimeoutMs,
          10_000,
          2,
          broadcast,
          overflow,
          fallback,
          Plan.Weights.NONE,
          steps);
    }
  }
}
