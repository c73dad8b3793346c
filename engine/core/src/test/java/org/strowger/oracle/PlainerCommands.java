package org.strowger.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.Strategy;

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
                  new Command.SignOn(
                      c.agent(),
                      c.profile(),
                      c.presence(),
                      c.leaseMs(),
                      c.graceMs(),
                      skills,
                      c.teams())));
      less(
          c.teams(),
          teams ->
              plainer.add(
                  new Command.SignOn(
                      c.agent(),
                      c.profile(),
                      c.presence(),
                      c.leaseMs(),
                      c.graceMs(),
                      c.skills(),
                      teams)));
    } else if (command instanceof Command.ChangeSkills c) {
      less(c.skills(), skills -> plainer.add(new Command.ChangeSkills(c.agent(), skills)));
    } else if (command instanceof Command.ChangeTeams c) {
      less(c.teams(), teams -> plainer.add(new Command.ChangeTeams(c.agent(), teams)));
    } else if (command instanceof Command.Arrive c) {
      arrive(c, plainer::add);
    } else if (command instanceof Command.Update c) {
      update(c, plainer::add);
    } else if (command instanceof Command.Transfer c) {
      transfer(c, plainer::add);
    } else if (command instanceof Command.UpdateCustomer c) {
      plainer.add(updateCustomer(c));
    } else if (command instanceof Command.Touch c && !c.sealed().isEmpty()) {
      plainer.add(new Command.Touch(c.customer(), c.interaction(), c.kind(), 0, 0, 0, 0, 0, ""));
    }
    plainer.remove(command);
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
      use.accept(arrival(c, 0, c.creditMs(), 0, c.urgency(), c.notBeforeMs()));
    }
    if (c.creditMs() != 0) {
      use.accept(arrival(c, c.customer(), 0, c.topic(), c.urgency(), c.notBeforeMs()));
    }
    if (c.urgency() != Limits.QUEUE_URGENCY) {
      int urgency = Limits.QUEUE_URGENCY;
      use.accept(arrival(c, c.customer(), c.creditMs(), c.topic(), urgency, c.notBeforeMs()));
    }
    if (c.notBeforeMs() != 0) {
      use.accept(arrival(c, c.customer(), c.creditMs(), c.topic(), c.urgency(), 0));
    }
    asks(c.asks(), asks -> use.accept(c.asking(asks)));
  }

  private static Command.Arrive arrival(
      Command.Arrive c, long customer, long creditMs, int topic, int urgency, long notBeforeMs) {
    return new Command.Arrive(
        c.interaction(),
        customer,
        creditMs,
        c.queue(),
        c.channel(),
        topic,
        urgency,
        c.asks(),
        notBeforeMs,
        List.of(),
        "");
  }

  private static void transfer(Command.Transfer c, Consumer<Command> use) {
    use.accept(transfer(c, 0, c.toAgent(), c.warm()));
    use.accept(transfer(c, c.queue(), 0, c.warm()));
    use.accept(transfer(c, c.queue(), c.toAgent(), false));
  }

  /** Without credit, class and note of its own. */
  private static Command.Transfer transfer(
      Command.Transfer c, int queue, int toAgent, boolean warm) {
    return new Command.Transfer(
        c.interaction(),
        0,
        queue,
        toAgent,
        c.boundMs(),
        OptionalInt.empty(),
        OptionalLong.empty(),
        0,
        warm,
        "");
  }

  private static Command updateCustomer(Command.UpdateCustomer c) {
    OptionalInt none = OptionalInt.empty();
    return new Command.UpdateCustomer(
        c.customer(),
        none,
        none,
        none,
        none,
        Optional.empty(),
        c.never(),
        List.of(),
        Optional.empty());
  }

  private static void update(Command.Update c, Consumer<Command> use) {
    if (c.urgency().isPresent()) {
      use.accept(new Command.Update(c.interaction(), OptionalInt.empty(), c.creditMs(), c.asks()));
    }
    if (c.creditMs().isPresent()) {
      use.accept(new Command.Update(c.interaction(), c.urgency(), OptionalLong.empty(), c.asks()));
    }
    Consumer<Optional<Asks>> asking =
        asks -> use.accept(new Command.Update(c.interaction(), c.urgency(), c.creditMs(), asks));
    if (c.asks().isPresent()) {
      asking.accept(Optional.empty());
      asks(c.asks().get(), asks -> asking.accept(Optional.of(asks)));
    }
  }

  private static void asks(Asks a, Consumer<Asks> use) {
    int named = a.named();
    if (named != 0) {
      use.accept(new Asks(a.allOf(), a.anyOf(), a.noneOf(), a.excluded(), a.preferred(), 0));
    }
    less(
        a.allOf(),
        less ->
            use.accept(new Asks(less, a.anyOf(), a.noneOf(), a.excluded(), a.preferred(), named)));
    less(
        a.anyOf(),
        less ->
            use.accept(new Asks(a.allOf(), less, a.noneOf(), a.excluded(), a.preferred(), named)));
    less(
        a.noneOf(),
        less ->
            use.accept(new Asks(a.allOf(), a.anyOf(), less, a.excluded(), a.preferred(), named)));
    less(
        a.excluded(),
        less -> use.accept(new Asks(a.allOf(), a.anyOf(), a.noneOf(), less, a.preferred(), named)));
    less(
        a.preferred(),
        less -> use.accept(new Asks(a.allOf(), a.anyOf(), a.noneOf(), a.excluded(), less, named)));
  }

  private static void plan(PlanData p, Consumer<PlanData> use) {
    if (p.promoteAfterMs() != 0) {
      with(p, use, plan -> plan.promoteAfterMs = 0);
    }
    if (!p.settings().equals(PlanData.Settings.PLAIN)) {
      with(p, use, plan -> plan.settings = PlanData.Settings.PLAIN);
    }
    less(p.queues(), list -> with(p, use, plan -> plan.queues = list));
    less(p.profiles(), list -> with(p, use, plan -> plan.profiles = list));
    less(p.channels(), list -> with(p, use, plan -> plan.channels = list));
    less(p.teams(), list -> with(p, use, plan -> plan.teams = list));
    less(p.skills(), list -> with(p, use, plan -> plan.skills = list));
    each(p.queues(), PlainerCommands::queue, list -> with(p, use, plan -> plan.queues = list));
    each(
        p.profiles(), PlainerCommands::profile, list -> with(p, use, plan -> plan.profiles = list));
    each(p.teams(), PlainerCommands::team, list -> with(p, use, plan -> plan.teams = list));
    each(
        p.channels(), PlainerCommands::channel, list -> with(p, use, plan -> plan.channels = list));
  }

  private static void with(PlanData p, Consumer<PlanData> use, Consumer<PlanDraft> change) {
    PlanDraft plan = new PlanDraft(p);
    change.accept(plan);
    use.accept(plan.plan());
  }

  private static List<PlanData.Channel> channel(PlanData.Channel c) {
    PlanData.Channel plain = new PlanData.Channel(c.channel(), false);
    PlanDraft.Channel patient = new PlanDraft.Channel(c);
    patient.firstAnswerMs = 0;
    patient.nextResponseMs = 0;
    patient.warnMs = 0;
    List<PlanData.Channel> plainer = new ArrayList<>(List.of(plain, patient.channel()));
    plainer.remove(c);
    return plainer;
  }

  private static List<PlanData.Team> team(PlanData.Team t) {
    List<PlanData.Team> plainer = new ArrayList<>();
    less(t.members(), less -> plainer.add(new PlanData.Team(t.team(), less)));
    return plainer;
  }

  private static List<PlanData.Profile> profile(PlanData.Profile p) {
    List<PlanData.Profile> plainer = new ArrayList<>();
    less(p.handles(), less -> plainer.add(new PlanData.Profile(p.profile(), p.units(), less)));
    return plainer;
  }

  private static List<PlanData.Queue> queue(PlanData.Queue q) {
    List<PlanData.Queue> plainer = new ArrayList<>();
    Consumer<Consumer<PlanDraft.Queue>> with =
        change -> {
          PlanDraft.Queue queue = new PlanDraft.Queue(q);
          change.accept(queue);
          if (!queue.queue().equals(q)) {
            plainer.add(queue.queue());
          }
        };
    with.accept(queue -> queue.targetMs = 0);
    with.accept(queue -> queue.broadcast = 1);
    with.accept(queue -> queue.overflow = 0);
    with.accept(queue -> queue.fallback = 0);
    with.accept(queue -> queue.weights = PlanData.Weights.NONE);
    less(q.steps(), steps -> with.accept(queue -> queue.steps = steps));
    each(q.steps(), PlainerCommands::step, steps -> with.accept(queue -> queue.steps = steps));
    return plainer;
  }

  private static List<PlanData.Step> step(PlanData.Step s) {
    List<PlanData.Step> plainer = new ArrayList<>();
    Consumer<Consumer<PlanDraft.Step>> with =
        change -> {
          PlanDraft.Step step = new PlanDraft.Step(s);
          change.accept(step);
          if (!step.step().equals(s)) {
            plainer.add(step.step());
          }
        };
    with.accept(step -> step.durationMs = 0);
    with.accept(step -> step.strategy = Strategy.LONGEST_IDLE);
    with.accept(
        step -> {
          step.affinity = Affinity.NONE;
          step.windowMs = 0;
        });
    with.accept(step -> step.skip = false);
    less(s.allOf(), less -> with.accept(step -> step.allOf = less));
    less(s.anyOf(), less -> with.accept(step -> step.anyOf = less));
    less(s.noneOf(), less -> with.accept(step -> step.noneOf = less));
    less(s.teams(), less -> with.accept(step -> step.teams = less));
    less(s.preferred(), less -> with.accept(step -> step.preferred = less));
    return plainer;
  }
}
