package org.strowger.replay.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.strowger.api.plan.Plan;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;

/** The plan of a generated day with more in it: every strategy, and every kind of step. */
public final class RichPlan {
  private static final List<Strategy> STRATEGIES =
      List.of(
          Strategy.LONGEST_IDLE,
          Strategy.LEAST_LOADED,
          Strategy.BEST_SKILLED,
          Strategy.LEAST_SKILLED,
          Strategy.ROUND_ROBIN,
          Strategy.FEWEST_HANDLED,
          Strategy.LINEAR,
          Strategy.WEIGHTED);
  private static final long MINUTE_MS = 60_000;
  private static final long DAY_MS = 24 * 60 * MINUTE_MS;

  private RichPlan() {}

  /**
   * Makes one.
   *
   * @param of the day's own plan
   * @param version of the new one; another version has other strategies
   * @param agents of the day, for the order in teams
   * @param without the last queues are left out, so many
   */
  public static Plan of(Plan of, int version, int agents, int without) {
    List<Plan.Team> teams = new ArrayList<>();
    for (Plan.Team team : of.teams()) {
      List<String> members = new ArrayList<>();
      for (int i = agents; i > 0; i -= 1 + teams.size()) {
        members.add(String.format(Locale.ROOT, "agent-%04d", i));
      }
      teams.add(new Plan.Team(team.id(), members));
    }
    List<Plan.Queue> queues = new ArrayList<>();
    for (int i = 0; i < of.queues().size() - without; i++) {
      queues.add(queue(of, i, version));
    }
    return new Plan(
        version,
        12 * MINUTE_MS,
        of.skills(),
        teams,
        of.channels(),
        of.profiles().stream().map(RichPlan::profile).toList(),
        queues);
  }

  /** Exclusive work takes half the units, so that exclusivity can be what is in the way. */
  private static Plan.Profile profile(Plan.Profile of) {
    return new Plan.Profile(
        of.id(),
        of.units(),
        of.handles().stream()
            .map(
                handling ->
                    new Plan.Handling(
                        handling.channel(),
                        handling.exclusive() ? of.units() / 2 : handling.cost(),
                        handling.limit(),
                        handling.exclusive(),
                        handling.wrapUp(),
                        handling.wrapUpMs()))
            .toList());
  }

  private static Plan.Queue queue(Plan of, int index, int version) {
    Plan.Queue queue = of.queues().get(index);
    int group = index / 5 * 5;
    String next = of.queues().get(group + (index + 1) % 5).id();
    boolean overflows = index % 5 < 2;
    return new Plan.Queue(
        queue.id(),
        index % 3 == 0 ? QueueOrder.AGE : QueueOrder.DUE,
        queue.urgency(),
        queue.targetMs(),
        queue.offerTimeoutMs(),
        45_000,
        2,
        index % 5 == 3 ? 3 : 1,
        overflows ? next : "",
        of.queues().get(group).id().equals(queue.id()) ? "" : of.queues().get(group).id(),
        new Plan.Weights(3, 2, 1, 40),
        steps(of, queue.steps().get(0), index, version));
  }

  private static List<Plan.Step> steps(Plan of, Plan.Step own, int index, int version) {
    int at = index + version;
    String topic = own.allOf().get(0).skill();
    List<String> teams = of.teams().stream().map(Plan.Team::id).toList();
    List<String> languages = of.skills().subList(5, of.skills().size());
    List<Plan.Step> steps = new ArrayList<>();
    if (index % 2 == 0) {
      steps.add(step(40_000, at, Affinity.LAST, own.allOf(), List.of(), List.of(), List.of()));
    } else {
      steps.add(step(40_000, at, Affinity.NAMED, own.allOf(), List.of(), List.of(), List.of()));
    }
    steps.add(
        step(
            MINUTE_MS,
            at,
            Affinity.NONE,
            List.of(new Plan.SkillLevel(topic, 7)),
            List.of(
                List.of(
                    new Plan.SkillLevel(languages.get(index % 4), 5),
                    new Plan.SkillLevel(languages.get((index + 1) % 4), 6))),
            index % 4 == 0 ? List.of(languages.get(3)) : List.of(),
            List.of(teams.get(1), teams.get(0))));
    long limitMs = index % 5 < 3 ? 30 * MINUTE_MS : 0;
    steps.add(
        step(
            limitMs,
            at + 1,
            Affinity.NONE,
            own.allOf(),
            List.of(),
            List.of(),
            index % 5 == 4 ? List.of(teams.get(2), teams.get(0)) : List.of()));
    return steps;
  }

  private static Plan.Step step(
      long durationMs,
      int strategy,
      Affinity affinity,
      List<Plan.SkillLevel> allOf,
      List<List<Plan.SkillLevel>> anyOf,
      List<String> noneOf,
      List<String> teams) {
    return new Plan.Step(
        durationMs,
        STRATEGIES.get(strategy % STRATEGIES.size()),
        affinity,
        affinity == Affinity.LAST ? DAY_MS : 0,
        affinity == Affinity.NONE && durationMs > 0,
        allOf,
        anyOf,
        noneOf,
        List.of("delivery", "persian"),
        teams);
  }
}
