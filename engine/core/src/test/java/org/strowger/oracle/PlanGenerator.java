package org.strowger.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;

/** Small plans, valid, with short times so that timers matter. */
final class PlanGenerator {
  private static final List<Long> TIMES = List.of(1L, 500L, 1000L, 2000L, 3000L, 5000L, 10_000L);

  /** An hour, a day and, but for the second that is added to some, 366 days. */
  private static final List<Long> LONG_TIMES = List.of(3_600_000L, 86_400_000L, 31_622_399_000L);

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

  private final Dice dice;
  private final Mode mode;
  private final Set<Feature> features;

  /** The agents there may be. */
  private final List<Integer> people;

  private final RuleGenerator rules;

  PlanGenerator(Dice dice, Mode mode, Set<Feature> features, List<Integer> people) {
    this.dice = dice;
    this.mode = mode;
    this.features = features;
    this.people = people;
    rules = new RuleGenerator(dice, people);
  }

  PlanData plan(int version) {
    boolean large = dice.perMille(100);
    int skillCount = mode == Mode.TWO_SKILLS ? dice.between(6, 24) : dice.between(1, 6);
    List<Integer> skills = numbers(large ? dice.between(60, 90) : skillCount, 8192);
    List<PlanData.Team> teams = new ArrayList<>();
    for (int team : numbers(dice.between(0, large ? 16 : 3), 1024)) {
      teams.add(new PlanData.Team(team, members()));
    }
    List<PlanData.Channel> channels = new ArrayList<>();
    int channelCount = dice.between(1, large ? 16 : 3);
    for (int channel : numbers(mode == Mode.VOICE ? 1 : channelCount, 16)) {
      channels.add(channel(channel));
    }
    List<PlanData.Profile> profiles = new ArrayList<>();
    for (int profile : numbers(dice.between(1, large ? 12 : 4), 1024)) {
      profiles.add(profile(profile, channels));
    }
    List<PlanData.Queue> queues = new ArrayList<>();
    List<Integer> teamNumbers = teams.stream().map(PlanData.Team::team).toList();
    List<Integer> queueNumbers = numbers(dice.between(1, large ? 40 : 8), 4096);
    for (int i = 0; i < queueNumbers.size(); i++) {
      queues.add(queue(queueNumbers, i, skills, teamNumbers));
    }
    long promoteAfterMs = dice.perMille(300) ? 0 : time() + 1000;
    PlanDraft plan =
        new PlanDraft(
            new PlanData(
                version,
                promoteAfterMs,
                settings(),
                skills,
                teams,
                channels,
                profiles,
                queues,
                List.of()));
    plan.rules = rules(plan);
    plan.shifts = shifts(plan);
    return plan.plan();
  }

  /** Rules about the things of a plan, if they are in use. */
  List<PlanData.Rule> rules(PlanDraft plan) {
    return features.contains(Feature.RULES) ? rules.rules(plan) : List.of();
  }

  /** A rule with something wrong in it. */
  PlanData.Rule badRule(PlanData plan) {
    return rules.bad(new PlanDraft(plan));
  }

  /** What other channels count, if they are offered. */
  PlanData.ShiftOffers shifts(PlanDraft plan) {
    if (!features.contains(Feature.SHIFT_OFFERS) || dice.perMille(100)) {
      return PlanData.ShiftOffers.NONE;
    }
    List<PlanData.Preference> preferences = new ArrayList<>();
    for (int segment = 1; segment <= 3; segment++) {
      for (PlanData.Channel channel : plan.channels) {
        if (dice.perMille(300)) {
          int score = dice.perMille(900) ? dice.between(-20, 20) : 100_000;
          preferences.add(new PlanData.Preference(segment, channel.channel(), score));
        }
      }
    }
    return new PlanData.ShiftOffers(
        dice.perMille(250) ? 0 : dice.oneOf(List.of(1000L, 3000L, 10_000L, 30_000L)),
        dice.perMille(700),
        dice.perMille(300) ? 8 : dice.between(1, 3),
        time(),
        new PlanData.TraitWeights(
            trait(), trait(), trait(), trait(), trait(), trait(), trait(), trait()),
        preferences);
  }

  private int trait() {
    return dice.perMille(300) ? 0 : dice.perMille(950) ? dice.between(-5, 10) : -1000;
  }

  /** What a channel is like, if that counts. */
  PlanData.Traits traits() {
    if (!features.contains(Feature.SHIFT_OFFERS) || dice.perMille(200)) {
      return PlanData.Traits.NONE;
    }
    return new PlanData.Traits(
        dice.perMille(500),
        dice.perMille(500),
        dice.perMille(500),
        dice.perMille(500),
        dice.perMille(500),
        dice.oneOf(List.of(0L, 59_999L, 60_000L, 600_000L, 86_400_000L, 86_460_000L)),
        dice.perMille(950) ? dice.between(0, 9) : 1_000_000,
        dice.perMille(600) ? List.of() : List.of(dice.between(1, 4)));
  }

  PlanData.Settings settings() {
    PlanDraft.Settings s = new PlanDraft.Settings(PlanData.Settings.PLAIN);
    if (features.contains(Feature.CUSTOMERS)) {
      s.context = dice.perMille(850);
      s.touchpoints = dice.oneOf(List.of(0, 1, 3, 5, 20, 64));
      s.returnWindowMs = timeOrNone();
    }
    if (features.contains(Feature.TRANSFERS)) {
      s.transferHoldMs = timeOrNone();
      s.transferBoundMs = time();
    }
    if (features.contains(Feature.PARKING)) {
      s.resumeBoundMs = timeOrNone();
      s.resumeFromTicket = dice.perMille(300);
    }
    if (features.contains(Feature.CALLBACKS)) {
      s.callbackAttempts = dice.perMille(980) ? dice.between(1, 3) : 100;
      s.callbackRetryMs = time();
      s.callbackExpiryMs = dice.perMille(400) ? 0 : 2 * Math.min(time(), 3_600_000);
    }
    return s.settings();
  }

  private long timeOrNone() {
    return dice.perMille(300) ? 0 : time();
  }

  PlanData.Channel channel(int number) {
    PlanDraft.Channel c = new PlanDraft.Channel(new PlanData.Channel(number, dice.perMille(200)));
    if (features.contains(Feature.PARKING)) {
      c.asynchronous = dice.perMille(600);
      c.firstAnswerMs = timeOrNone();
      c.nextResponseMs = timeOrNone();
      c.warnMs = timeOrNone();
      c.parkAfterMs = c.asynchronous ? timeOrNone() : 0;
      c.closeAfterMs = c.asynchronous ? timeOrNone() : 0;
    }
    c.traits = traits();
    return c.channel();
  }

  /** Distinct numbers, mostly small, now and then the highest. */
  List<Integer> numbers(int count, int max) {
    List<Integer> small =
        new ArrayList<>(IntStream.rangeClosed(1, Math.min(max, count + 3)).boxed().toList());
    if (dice.perMille(200) && !small.contains(max)) {
      small.add(max);
    }
    return dice.some(small, count);
  }

  long time() {
    return dice.perMille(970) ? dice.oneOf(TIMES) : dice.oneOf(LONG_TIMES);
  }

  PlanData.Profile profile(int number, List<PlanData.Channel> channels) {
    boolean voice = mode == Mode.VOICE;
    int scale = dice.perMille(950) ? 1 : 3000; // up to the most units there can be
    int units = voice ? 1 : scale * dice.between(1, 10);
    List<PlanData.Handling> handles = new ArrayList<>();
    int count = dice.perMille(700) ? channels.size() : dice.between(0, channels.size());
    for (PlanData.Channel channel : dice.some(channels, count)) {
      int cost =
          voice ? 1 : dice.perMille(200) ? 0 : scale * dice.between(1, Math.min(4, units / scale));
      WrapUpKind wrapUp =
          dice.oneOf(
              List.of(
                  WrapUpKind.NONE, WrapUpKind.TIMED, WrapUpKind.UNTIL_ENDED, WrapUpKind.CAPPED));
      boolean ends = wrapUp == WrapUpKind.TIMED || wrapUp == WrapUpKind.CAPPED;
      handles.add(
          new PlanData.Handling(
              channel.channel(),
              cost,
              voice ? 1 : dice.perMille(50) ? 30_000 : dice.between(1, 4),
              dice.perMille(voice ? 500 : 200),
              wrapUp,
              ends ? time() : 0,
              features.contains(Feature.PARKING) ? dice.between(0, cost) : 0));
    }
    return new PlanData.Profile(number, units, handles);
  }

  /** Some agents in any order; mostly none. */
  private List<Integer> members() {
    return features.contains(Feature.STRATEGIES) && dice.perMille(600)
        ? dice.some(people, dice.between(1, Math.min(12, people.size())))
        : List.of();
  }

  /** One of the queues; it may overflow to those after it, so that no chain goes round. */
  PlanData.Queue queue(List<Integer> all, int index, List<Integer> skills, List<Integer> teams) {
    List<PlanData.Step> steps = steps(skills, teams);
    boolean limited = steps.get(steps.size() - 1).durationMs() > 0;
    List<Integer> after = all.subList(index + 1, all.size());
    List<Integer> others = new ArrayList<>(all);
    others.remove(index);
    boolean falls = features.contains(Feature.PLAN_CHANGES) && dice.perMille(700);
    return new PlanData.Queue(
        all.get(index),
        dice.perMille(500) ? QueueOrder.AGE : QueueOrder.DUE,
        dice.perMille(700) ? 5 : dice.between(0, 254),
        dice.perMille(300) ? 0 : time(),
        time() + 1000,
        time(),
        dice.perMille(600) ? 2 : dice.between(1, 4),
        broadcast(),
        limited && !after.isEmpty() && dice.perMille(600) ? dice.oneOf(after) : 0,
        falls && !others.isEmpty() ? dice.oneOf(others) : 0,
        weights(),
        steps);
  }

  private int broadcast() {
    if (!features.contains(Feature.BROADCAST) || dice.perMille(500)) {
      return 1;
    }
    return dice.perMille(950) ? dice.between(2, 4) : 64;
  }

  private PlanData.Weights weights() {
    return features.contains(Feature.STRATEGIES)
        ? new PlanData.Weights(weight(), weight(), weight(), weight())
        : PlanData.Weights.NONE;
  }

  private int weight() {
    return dice.perMille(300) ? 0 : dice.perMille(900) ? dice.between(1, 20) : 1_000_000;
  }

  private List<PlanData.Step> steps(List<Integer> skills, List<Integer> teams) {
    boolean several = features.contains(Feature.STEPS) || features.contains(Feature.AFFINITY);
    int count = !several || dice.perMille(350) ? 1 : dice.perMille(980) ? dice.between(2, 4) : 16;
    List<PlanData.Step> steps = new ArrayList<>();
    while (steps.size() < count) {
      steps.add(step(skills, teams, steps.size() == count - 1));
    }
    return steps;
  }

  private PlanData.Step step(List<Integer> skills, List<Integer> teams, boolean last) {
    boolean own = mode == Mode.TWO_SKILLS; // there the arrivals ask
    PlanDraft.Step step =
        new PlanDraft.Step(new PlanData.Step(0, List.of(), List.of(), List.of(), List.of()));
    step.allOf = own ? List.of() : asked(skills, dice.perMille(970) ? dice.between(0, 2) : 16);
    step.anyOf = own || dice.perMille(600) ? List.of() : sets(skills, dice.between(1, 4));
    step.noneOf = dice.perMille(850) ? List.of() : dice.some(skills, 1);
    step.teams = dice.perMille(700) ? List.of() : dice.some(teams, dice.between(0, 2));
    if (features.contains(Feature.STRATEGIES)) {
      step.strategy = dice.oneOf(STRATEGIES);
      if (step.strategy == Strategy.LINEAR && dice.perMille(600)) { // A7 is about teams
        step.teams = dice.some(teams, dice.between(1, 2));
      }
      step.preferred = dice.perMille(700) ? List.of() : dice.some(skills, dice.between(1, 3));
    }
    boolean limit = features.contains(Feature.STEPS) && dice.perMille(400);
    step.durationMs = !last || limit ? time() : 0;
    step.skip = features.contains(Feature.STEPS) && dice.perMille(400);
    if (features.contains(Feature.AFFINITY) && !last && dice.perMille(500)) {
      step.affinity = dice.perMille(500) ? Affinity.NAMED : Affinity.LAST;
      step.windowMs = step.affinity == Affinity.LAST ? time() : 0;
    }
    return step.step();
  }

  /** Distinct skills with levels, mostly low. */
  List<SkillLevel> asked(List<Integer> skills, int count) {
    List<SkillLevel> asked = new ArrayList<>();
    for (int skill : dice.some(skills, count)) {
      asked.add(new SkillLevel(skill, dice.between(1, dice.perMille(700) ? 4 : 10)));
    }
    return asked;
  }

  /** Alternatives in up to three sets; repeats allowed (L3). */
  List<SkillLevel> sets(List<Integer> skills, int count) {
    List<SkillLevel> asked = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int level = dice.between(1, dice.perMille(700) ? 4 : 10);
      asked.add(new SkillLevel(dice.between(0, 2), dice.oneOf(skills), level));
    }
    return asked;
  }
}
