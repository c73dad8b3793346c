package org.strowger.oracle;

import java.util.ArrayList;
import java.util.List;

/**
 * Plans that come after another while there is work: mostly of the same things, some changed, some
 * gone, now and then one that is in use.
 */
final class PlanChangeGenerator {
  private final Dice dice;
  private final PlanGenerator plans;

  PlanChangeGenerator(Dice dice, PlanGenerator plans) {
    this.dice = dice;
    this.plans = plans;
  }

  /** Another plan that contradicts nothing in itself. */
  PlanData changed(PlanData old, int version) {
    PlanDraft plan = new PlanDraft(old);
    plan.version = version;
    if (dice.perMille(400)) {
      plan.promoteAfterMs = dice.perMille(300) ? 0 : plans.time() + 1000;
    }
    if (dice.perMille(300)) {
      plan.settings = plans.settings();
    }
    if (dice.perMille(50) && plan.skills.size() > 1) {
      plan.skills = lessOne(plan.skills);
    }
    if (dice.perMille(50) && !plan.teams.isEmpty()) {
      plan.teams = lessOne(plan.teams);
    }
    if (dice.perMille(50) && plan.channels.size() > 1) {
      plan.channels = lessOne(plan.channels);
    }
    plan.channels = plan.channels.stream().map(this::channel).toList();
    plan.profiles = profiles(plan);
    plan.queues = queues(plan);
    plan.rules = rules(plan);
    boolean lost =
        plan.shifts.preferences().stream().anyMatch(p -> plan.plan().channel(p.channel()) == null);
    if (lost || dice.perMille(200)) {
      plan.shifts = plans.shifts(plan);
    }
    return plan.plan();
  }

  private <T> List<T> lessOne(List<T> list) {
    List<T> less = new ArrayList<>(list);
    less.remove(dice.between(0, list.size() - 1));
    return less;
  }

  private PlanData.Channel channel(PlanData.Channel old) {
    if (dice.perMille(900)) {
      return old;
    }
    PlanDraft.Channel channel = new PlanDraft.Channel(plans.channel(old.channel()));
    channel.autoAccept = !old.autoAccept();
    return channel.channel();
  }

  private List<PlanData.Profile> profiles(PlanDraft plan) {
    List<PlanData.Profile> profiles = new ArrayList<>();
    for (PlanData.Profile old : plan.profiles) {
      boolean gone = dice.perMille(20) && plan.profiles.size() > 1;
      if (dice.perMille(150)) {
        profiles.add(plans.profile(old.profile(), plan.channels));
      } else if (!gone || profiles.isEmpty()) {
        profiles.add(withoutGone(old, plan.channels));
      }
    }
    return profiles;
  }

  private static PlanData.Profile withoutGone(
      PlanData.Profile old, List<PlanData.Channel> channels) {
    List<Integer> numbers = channels.stream().map(PlanData.Channel::channel).toList();
    List<PlanData.Handling> handles = new ArrayList<>(old.handles());
    handles.removeIf(handling -> !numbers.contains(handling.channel()));
    return new PlanData.Profile(old.profile(), old.units(), handles);
  }

  /** Some stay, some are made anew, some go, another comes. */
  private List<PlanData.Queue> queues(PlanDraft plan) {
    List<Integer> numbers = new ArrayList<>();
    List<PlanData.Queue> kept = new ArrayList<>();
    boolean many = dice.perMille(500);
    for (PlanData.Queue old : plan.queues) {
      boolean anew = dice.perMille(many ? 400 : 100);
      if (!dice.perMille(many ? 300 : 80) || numbers.isEmpty()) {
        numbers.add(old.queue());
        kept.add(anew ? null : old);
      }
    }
    int another = dice.between(1, 12);
    if (dice.perMille(300) && !numbers.contains(another)) {
      numbers.add(another);
      kept.add(null);
    }
    List<Integer> teams = plan.teams.stream().map(PlanData.Team::team).toList();
    List<PlanData.Queue> queues = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      PlanData.Queue old = kept.get(i);
      queues.add(
          old == null
              ? plans.queue(numbers, i, plan.skills, teams)
              : withoutGone(old, numbers, i, plan.skills, teams));
    }
    return queues;
  }

  /** Others now and then, or where the old ones are about something that is gone. */
  private List<PlanData.Rule> rules(PlanDraft plan) {
    boolean good = new RuleCheck(plan.plan(), Integer.MAX_VALUE).first() == null;
    return good && dice.perMille(700) ? plan.rules : plans.rules(plan);
  }

  /** What it refers to must be there, and its overflow after it. */
  private static PlanData.Queue withoutGone(
      PlanData.Queue old,
      List<Integer> numbers,
      int index,
      List<Integer> skills,
      List<Integer> teams) {
    PlanDraft.Queue queue = new PlanDraft.Queue(old);
    if (numbers.indexOf(queue.overflow) <= index) {
      queue.overflow = 0;
    }
    if (!numbers.contains(queue.fallback)) {
      queue.fallback = 0;
    }
    queue.steps = old.steps().stream().map(step -> withoutGone(step, skills, teams)).toList();
    return queue.queue();
  }

  private static PlanData.Step withoutGone(
      PlanData.Step old, List<Integer> skills, List<Integer> teams) {
    PlanDraft.Step step = new PlanDraft.Step(old);
    step.allOf = old.allOf().stream().filter(a -> skills.contains(a.skill())).toList();
    step.anyOf = old.anyOf().stream().filter(a -> skills.contains(a.skill())).toList();
    step.noneOf = old.noneOf().stream().filter(skills::contains).toList();
    step.preferred = old.preferred().stream().filter(skills::contains).toList();
    step.teams = old.teams().stream().filter(teams::contains).toList();
    return step.step();
  }
}
