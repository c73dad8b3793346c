package org.strowger.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.strowger.codec.Limits;

/** For each command, the same with one thing less in it. */
final class PlainerCommands {
  private PlainerCommands() {}

  static List<Command> of(Command command) {
    List<Command> plainer = new ArrayList<>();
    if (command instanceof Command.ApplyPlan c) {
      plan(c.plan(), plan -> plainer.add(new Command.ApplyPlan(plan)));
    } else if (command instanceof Command.SignOn c) {
      less(
          c.skills(),
          skills ->
              plainer.add(
                  new Command.SignOn(c.agent(), c.profile(), c.presence(), skills, c.teams())));
      less(
          c.teams(),
          teams ->
              plainer.add(
                  new Command.SignOn(c.agent(), c.profile(), c.presence(), c.skills(), teams)));
    } else if (command instanceof Command.ChangeSkills c) {
      less(c.skills(), skills -> plainer.add(new Command.ChangeSkills(c.agent(), skills)));
    } else if (command instanceof Command.ChangeTeams c) {
      less(c.teams(), teams -> plainer.add(new Command.ChangeTeams(c.agent(), teams)));
    } else if (command instanceof Command.Arrive c) {
      arrive(c, plainer::add);
    }
    return plainer;
  }

  /** The list without each of its entries in turn. */
  private static <T> void less(List<T> list, Consumer<List<T>> use) {
    if (list.size() > 1) {
      use.accept(List.of());
    }
    for (int i = 0; i < list.size(); i++) {
      List<T> shorter = new ArrayList<>(list);
      shorter.remove(i);
      use.accept(shorter);
    }
  }

  /** The list with each of its entries made plainer in turn. */
  private static <T> void each(List<T> list, Function<T, List<T>> plainer, Consumer<List<T>> use) {
    for (int i = 0; i < list.size(); i++) {
      for (T one : plainer.apply(list.get(i))) {
        List<T> changed = new ArrayList<>(list);
        changed.set(i, one);
        use.accept(changed);
      }
    }
  }

  private static void arrive(Command.Arrive c, Consumer<Command> use) {
    if (c.customer() != 0 || c.topic() != 0 || !c.sealed().isEmpty()) {
      use.accept(
          new Command.Arrive(
              c.interaction(),
              0,
              c.creditMs(),
              c.queue(),
              c.channel(),
              0,
              c.urgency(),
              c.allOf(),
              c.anyOf(),
              c.noneOf(),
              c.excluded(),
              ""));
    }
    if (c.creditMs() != 0) {
      use.accept(
          new Command.Arrive(
              c.interaction(),
              c.customer(),
              0,
              c.queue(),
              c.channel(),
              c.topic(),
              c.urgency(),
              c.allOf(),
              c.anyOf(),
              c.noneOf(),
              c.excluded(),
              c.sealed()));
    }
    if (c.urgency() != Limits.QUEUE_URGENCY) {
      use.accept(
          new Command.Arrive(
              c.interaction(),
              c.customer(),
              c.creditMs(),
              c.queue(),
              c.channel(),
              c.topic(),
              Limits.QUEUE_URGENCY,
              c.allOf(),
              c.anyOf(),
              c.noneOf(),
              c.excluded(),
              c.sealed()));
    }
    less(c.allOf(), allOf -> use.accept(lists(c, allOf, c.anyOf(), c.noneOf(), c.excluded())));
    less(c.anyOf(), anyOf -> use.accept(lists(c, c.allOf(), anyOf, c.noneOf(), c.excluded())));
    less(c.noneOf(), noneOf -> use.accept(lists(c, c.allOf(), c.anyOf(), noneOf, c.excluded())));
    less(c.excluded(), agents -> use.accept(lists(c, c.allOf(), c.anyOf(), c.noneOf(), agents)));
  }

  private static Command lists(
      Command.Arrive c,
      List<SkillLevel> allOf,
      List<SkillLevel> anyOf,
      List<Integer> noneOf,
      List<Integer> excluded) {
    return new Command.Arrive(
        c.interaction(),
        c.customer(),
        c.creditMs(),
        c.queue(),
        c.channel(),
        c.topic(),
        c.urgency(),
        allOf,
        anyOf,
        noneOf,
        excluded,
        c.sealed());
  }

  private static void plan(PlanData p, Consumer<PlanData> use) {
    int version = p.version();
    long bound = p.promoteAfterMs();
    if (bound != 0) {
      use.accept(
          new PlanData(version, 0, p.skills(), p.teams(), p.channels(), p.profiles(), p.queues()));
    }
    Consumer<List<PlanData.Queue>> queues =
        list ->
            use.accept(
                new PlanData(
                    version, bound, p.skills(), p.teams(), p.channels(), p.profiles(), list));
    Consumer<List<PlanData.Profile>> profiles =
        list ->
            use.accept(
                new PlanData(
                    version, bound, p.skills(), p.teams(), p.channels(), list, p.queues()));
    Consumer<List<PlanData.Channel>> channels =
        list ->
            use.accept(
                new PlanData(
                    version, bound, p.skills(), p.teams(), list, p.profiles(), p.queues()));
    less(p.queues(), queues);
    less(p.profiles(), profiles);
    less(p.channels(), channels);
    less(
        p.teams(),
        teams ->
            use.accept(
                new PlanData(
                    version, bound, p.skills(), teams, p.channels(), p.profiles(), p.queues())));
    less(
        p.skills(),
        skills ->
            use.accept(
                new PlanData(
                    version, bound, skills, p.teams(), p.channels(), p.profiles(), p.queues())));
    each(p.queues(), PlainerCommands::queue, queues);
    each(p.profiles(), PlainerCommands::profile, profiles);
    each(
        p.channels(),
        c -> c.autoAccept() ? List.of(new PlanData.Channel(c.channel(), false)) : List.of(),
        channels);
  }

  private static List<PlanData.Profile> profile(PlanData.Profile p) {
    List<PlanData.Profile> plainer = new ArrayList<>();
    less(p.handles(), less -> plainer.add(new PlanData.Profile(p.profile(), p.units(), less)));
    return plainer;
  }

  private static List<PlanData.Queue> queue(PlanData.Queue q) {
    List<PlanData.Queue> plainer = new ArrayList<>();
    if (q.targetMs() != 0) {
      plainer.add(queue(q, 0, q.steps()));
    }
    each(q.steps(), PlainerCommands::step, steps -> plainer.add(queue(q, q.targetMs(), steps)));
    return plainer;
  }

  private static PlanData.Queue queue(PlanData.Queue q, long targetMs, List<PlanData.Step> steps) {
    return new PlanData.Queue(
        q.queue(),
        q.order(),
        q.urgency(),
        targetMs,
        q.offerTimeoutMs(),
        q.declineHoldMs(),
        q.missesAllowed(),
        steps);
  }

  private static List<PlanData.Step> step(PlanData.Step s) {
    List<PlanData.Step> plainer = new ArrayList<>();
    long ms = s.durationMs();
    less(
        s.allOf(),
        allOf -> plainer.add(new PlanData.Step(ms, allOf, s.anyOf(), s.noneOf(), s.teams())));
    less(
        s.anyOf(),
        anyOf -> plainer.add(new PlanData.Step(ms, s.allOf(), anyOf, s.noneOf(), s.teams())));
    less(
        s.noneOf(),
        noneOf -> plainer.add(new PlanData.Step(ms, s.allOf(), s.anyOf(), noneOf, s.teams())));
    less(
        s.teams(),
        teams -> plainer.add(new PlanData.Step(ms, s.allOf(), s.anyOf(), s.noneOf(), teams)));
    return plainer;
  }
}
