package org.strowger.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;

/** Plans with one thing in them made wrong, or just on the edge (P1). */
final class InvalidPlans {
  private static final long YEAR_MS = 366L * 24 * 60 * 60 * 1000;

  private final Dice dice;
  private final boolean everything;
  private final PlanGenerator plans;
  private final int maxAgents;

  InvalidPlans(Dice dice, PlanGenerator plans, Set<Feature> features, int maxAgents) {
    this.plans = plans;
    this.maxAgents = maxAgents;
    this.dice = dice;
    everything = features.containsAll(Feature.WITHOUT_REPEATS);
  }

  /**
   * The plan with one thing in it made wrong, or just not; only wrong ones without all features.
   */
  PlanData plan(PlanData good) {
    PlanData bad = changed(good);
    while (!everything && bad.version() > 0 && PlanCheck.first(bad, maxAgents) == null) {
      bad = changed(good);
    }
    return bad;
  }

  private PlanData changed(PlanData good) {
    PlanDraft plan = new PlanDraft(good);
    PlanData.Profile profile = dice.oneOf(good.profiles());
    PlanData.Queue queue = dice.oneOf(good.queues());
    switch (dice.between(0, everything ? 27 : 19)) {
      case 24, 25 -> plan.shifts = badShifts(good);
      case 26, 27 -> plan.channels = badTraits(good.channels());
      case 20, 21, 22, 23 -> plan.rules = with(good.rules(), plans.badRule(good));
      case 17, 18 -> plan.settings = badSettings(good.settings());
      case 19 -> plan.channels = badPromises(good.channels());
      case 0 -> plan.version = dice.oneOf(List.of(0, -1, Integer.MIN_VALUE));
      case 1 -> plan.promoteAfterMs = dice.oneOf(List.of(-1L, YEAR_MS + 1));
      case 2 -> plan.skills = bad(good.skills());
      case 3 -> plan.teams = badTeams(good.teams());
      case 4 -> plan.channels = badChannels(good.channels());
      case 5 -> plan.profiles = PlanDraft.replaced(plan.profiles, profile, badProfile(profile));
      case 6, 7, 8 ->
          plan.profiles = PlanDraft.replaced(plan.profiles, profile, badHandling(profile));
      case 9 -> plan.queues = twice(good.queues());
      default -> plan.queues = PlanDraft.replaced(plan.queues, queue, badQueue(good, queue));
    }
    return plan.plan();
  }

  private List<Integer> bad(List<Integer> numbers) {
    List<Integer> bad = new ArrayList<>(numbers);
    bad.add(numbers.isEmpty() ? 0 : dice.oneOf(List.of(0, -1, 8193, numbers.get(0))));
    return bad;
  }

  private List<PlanData.Team> badTeams(List<PlanData.Team> teams) {
    List<PlanData.Team> bad = new ArrayList<>(teams);
    int first = teams.isEmpty() ? 0 : teams.get(0).team();
    int number = dice.perMille(300) ? dice.oneOf(List.of(0, -1, 1025, first)) : 1024;
    List<Integer> members =
        dice.oneOf(
            List.of(
                List.of(),
                List.of(3, 0),
                List.of(-1, 5),
                List.of(2, 7, 2, 7),
                List.of(Integer.MAX_VALUE)));
    boolean many = dice.perMille(300);
    int count = dice.between(16_384, 16_385);
    bad.add(
        new PlanData.Team(
            number, many ? IntStream.rangeClosed(1, count).boxed().toList() : members));
    return bad;
  }

  private List<PlanData.Channel> badChannels(List<PlanData.Channel> good) {
    List<PlanData.Channel> channels = new ArrayList<>(good);
    int first = channels.get(0).channel();
    channels.add(new PlanData.Channel(dice.oneOf(List.of(0, -1, 17, first)), false));
    return channels;
  }

  private PlanData.Settings badSettings(PlanData.Settings good) {
    PlanDraft.Settings s = new PlanDraft.Settings(good);
    switch (dice.between(0, 9)) {
      case 0 -> s.touchpoints = dice.oneOf(List.of(-1, 64, 65));
      case 1, 8, 9 -> s.callbackAttempts = dice.oneOf(List.of(0, 100, 101));
      case 2 -> s.returnWindowMs = dice.oneOf(List.of(-1L, YEAR_MS + 1));
      case 3 -> s.transferHoldMs = dice.oneOf(List.of(-1L, YEAR_MS + 1));
      case 4 -> s.transferBoundMs = dice.oneOf(List.of(0L, YEAR_MS + 1));
      case 5 -> s.resumeBoundMs = dice.oneOf(List.of(-1L, YEAR_MS + 1));
      case 6 -> s.callbackRetryMs = dice.oneOf(List.of(0L, YEAR_MS + 1));
      default -> s.callbackExpiryMs = dice.oneOf(List.of(-1L, YEAR_MS + 1));
    }
    return s.settings();
  }

  private PlanData.ShiftOffers badShifts(PlanData good) {
    PlanData.ShiftOffers s = good.shifts();
    long waitOverMs = s.waitOverMs();
    int most = s.most();
    long expiryMs = s.expiryMs();
    PlanData.TraitWeights weights = s.weights();
    List<PlanData.Preference> preferences = s.preferences();
    int channel = good.channels().get(0).channel();
    PlanData.Preference one = new PlanData.Preference(9, channel, 5);
    switch (dice.between(0, 9)) {
      case 0 -> waitOverMs = dice.oneOf(List.of(-1L, YEAR_MS, YEAR_MS + 1));
      case 1 -> most = dice.oneOf(List.of(-1, 0, 8, 9));
      case 2 -> expiryMs = dice.oneOf(List.of(-1L, 0L, YEAR_MS, YEAR_MS + 1));
      case 3 -> weights = badTraitWeights();
      case 4 -> preferences = with(preferences, new PlanData.Preference(bad(0, -7), channel, 5));
      case 5 -> {
        int unknown =
            dice.near(good.channels().stream().map(PlanData.Channel::channel).toList(), 16);
        preferences = with(preferences, new PlanData.Preference(9, unknown, 5));
      }
      case 6 ->
          preferences =
              with(preferences, new PlanData.Preference(9, channel, bad(-100_001, 100_001)));
      case 7 ->
          preferences =
              IntStream.rangeClosed(1, dice.between(1024, 1025))
                  .mapToObj(segment -> new PlanData.Preference(segment, channel, 0))
                  .toList();
      default -> preferences = with(with(preferences, one), one);
    }
    return new PlanData.ShiftOffers(
        waitOverMs, s.onClosing(), most, expiryMs, weights, preferences);
  }

  private int bad(int one, int other) {
    return dice.perMille(500) ? one : other;
  }

  private PlanData.TraitWeights badTraitWeights() {
    List<Integer> weights = new ArrayList<>(Collections.nCopies(8, 0));
    weights.set(dice.between(0, 7), bad(-1001, 1001));
    return new PlanData.TraitWeights(
        weights.get(0),
        weights.get(1),
        weights.get(2),
        weights.get(3),
        weights.get(4),
        weights.get(5),
        weights.get(6),
        weights.get(7));
  }

  private List<PlanData.Channel> badTraits(List<PlanData.Channel> good) {
    PlanData.Channel old = dice.oneOf(good);
    PlanDraft.Channel c = new PlanDraft.Channel(old);
    long sessionMs = 0;
    int cost = 0;
    List<Integer> devices = List.of(7);
    switch (dice.between(0, 3)) {
      case 0 -> sessionMs = dice.oneOf(List.of(-1L, YEAR_MS, YEAR_MS + 1));
      case 1 -> cost = dice.oneOf(List.of(-1, 1_000_000, 1_000_001));
      case 2 -> devices = Collections.nCopies(dice.between(16, 17), 7);
      default -> devices = List.of(7, bad(0, -7));
    }
    c.traits = new PlanData.Traits(true, true, false, true, false, sessionMs, cost, devices);
    return PlanDraft.replaced(good, old, c.channel());
  }

  private List<PlanData.Channel> badPromises(List<PlanData.Channel> good) {
    PlanData.Channel old = dice.oneOf(good);
    PlanDraft.Channel c = new PlanDraft.Channel(old);
    long bad = dice.oneOf(List.of(-1L, YEAR_MS + 1));
    switch (dice.between(0, 4)) {
      case 0 -> c.firstAnswerMs = bad;
      case 1 -> c.nextResponseMs = bad;
      case 2 -> c.warnMs = bad;
      case 3 -> c.parkAfterMs = bad;
      default -> c.closeAfterMs = bad;
    }
    return PlanDraft.replaced(good, old, c.channel());
  }

  private static <T> List<T> with(List<T> list, T another) {
    List<T> more = new ArrayList<>(list);
    more.add(another);
    return more;
  }

  private static <T> List<T> twice(List<T> list) {
    List<T> twice = new ArrayList<>(list);
    twice.add(list.get(0));
    return twice;
  }

  private PlanData.Profile badProfile(PlanData.Profile p) {
    return dice.perMille(500)
        ? new PlanData.Profile(dice.oneOf(List.of(0, -1, 1025)), p.units(), p.handles())
        : new PlanData.Profile(p.profile(), dice.oneOf(List.of(0, -1, 30_001)), p.handles());
  }

  private PlanData.Profile badHandling(PlanData.Profile p) {
    if (p.handles().isEmpty()) {
      return badProfile(p);
    }
    PlanData.Handling h = p.handles().get(0);
    int channel = h.channel();
    int cost = h.cost();
    int limit = h.limit();
    WrapUpKind wrapUp = h.wrapUp();
    long wrapUpMs = h.wrapUpMs();
    int parked = h.parkedCost();
    switch (dice.between(0, 5)) {
      case 5 -> parked = dice.oneOf(List.of(-1, cost, cost + 1));
      case 0 -> channel = dice.oneOf(List.of(0, 15, 17));
      case 1 -> cost = dice.oneOf(List.of(-1, p.units() + 1));
      case 2 -> limit = dice.oneOf(List.of(0, -1, 30_001));
      case 3 -> {
        wrapUp = dice.perMille(500) ? WrapUpKind.TIMED : WrapUpKind.CAPPED;
        wrapUpMs = dice.oneOf(List.of(0L, -1L, YEAR_MS + 1));
      }
      default -> {
        wrapUp = dice.perMille(500) ? WrapUpKind.NONE : WrapUpKind.UNTIL_ENDED;
        wrapUpMs = 1;
      }
    }
    List<PlanData.Handling> handles = new ArrayList<>(p.handles());
    PlanData.Handling bad =
        new PlanData.Handling(channel, cost, limit, h.exclusive(), wrapUp, wrapUpMs, parked);
    handles.add(dice.perMille(700) ? bad : h); // the one at the end repeats the channel anyway
    handles.remove(dice.perMille(700) ? 0 : handles.size() - 1);
    return new PlanData.Profile(p.profile(), p.units(), handles);
  }

  private PlanData.Queue badQueue(PlanData plan, PlanData.Queue good) {
    PlanDraft.Queue q = new PlanDraft.Queue(good);
    switch (dice.between(0, 25)) { // half of them a step
      case 0 -> q.number = dice.oneOf(List.of(0, -1, 4097));
      case 12 -> q.urgency = 255;
      case 1 -> q.targetMs = dice.oneOf(List.of(-1L, YEAR_MS + 1));
      case 2 -> q.offerTimeoutMs = dice.oneOf(List.of(0L, -1L, YEAR_MS + 1));
      case 3 -> q.declineHoldMs = dice.oneOf(List.of(0L, -1L, YEAR_MS + 1));
      case 4 -> q.missesAllowed = dice.oneOf(List.of(0, -1, 1001));
      case 5 -> q.steps = dice.perMille(500) ? List.of() : twice(good.steps());
      case 6 -> q.broadcast = dice.oneOf(List.of(0, -1, 64, 65));
      case 7 -> q.weights = badWeights();
      case 8 -> q.steps = Collections.nCopies(dice.between(16, 17), lasting(good.step(1)));
      case 9 -> q.fallback = dice.oneOf(List.of(-1, 4097, good.queue(), 4095));
      case 10, 11 -> badOverflow(plan, q);
      default -> {
        PlanData.Step step = dice.oneOf(q.steps);
        q.steps = PlanDraft.replaced(q.steps, step, badStep(plan, step));
      }
    }
    return q.queue();
  }

  private static PlanData.Step lasting(PlanData.Step good) {
    PlanDraft.Step step = new PlanDraft.Step(good);
    step.durationMs = 1000;
    step.affinity = Affinity.NONE;
    step.windowMs = 0;
    return step.step();
  }

  private PlanData.Weights badWeights() {
    int bad = dice.oneOf(List.of(-1, 1_000_001));
    return dice.oneOf(
        List.of(
            new PlanData.Weights(bad, 0, 0, 0),
            new PlanData.Weights(0, bad, 0, 0),
            new PlanData.Weights(0, 0, bad, 0),
            new PlanData.Weights(0, 0, 0, bad)));
  }

  /** To nowhere, without a limit, to itself, or round through another that overflows back. */
  private void badOverflow(PlanData plan, PlanDraft.Queue q) {
    if (dice.perMille(700)) {
      q.steps = List.of(lasting(q.steps.get(0)));
    }
    q.overflow =
        dice.perMille(300)
            ? dice.oneOf(List.of(-1, 4097, 4095, q.number))
            : dice.oneOf(plan.queues()).queue();
  }

  private PlanData.Step badStep(PlanData plan, PlanData.Step good) {
    PlanDraft.Step s = new PlanDraft.Step(good);
    int known = plan.skills().get(0);
    SkillLevel asked = new SkillLevel(known, 5);
    SkillLevel unknown = new SkillLevel(dice.near(plan.skills(), 8192), 5);
    SkillLevel level = new SkillLevel(known, dice.oneOf(List.of(0, 11)));
    List<Integer> teams = plan.teams().stream().map(PlanData.Team::team).toList();
    switch (dice.between(0, 15)) {
      case 0 -> s.durationMs = dice.oneOf(List.of(0L, -1L, YEAR_MS, YEAR_MS + 1));
      case 1 -> s.allOf = Collections.nCopies(17, asked);
      case 2 -> s.allOf = dice.oneOf(List.of(List.of(unknown), List.of(level)));
      case 3 -> s.allOf = List.of(asked, asked);
      case 4 -> s.anyOf = Collections.nCopies(dice.between(16, 17), asked);
      case 5 -> s.anyOf = dice.oneOf(List.of(List.of(unknown), List.of(level)));
      case 6 -> s.noneOf = Collections.nCopies(dice.between(16, 17), known);
      case 7 -> s.noneOf = List.of(known, dice.near(plan.skills(), 8192));
      case 8 -> s.teams = IntStream.rangeClosed(1, 17).boxed().toList();
      case 9 -> s.teams = List.of(dice.near(teams, 1024));
      case 10 -> s.preferred = Collections.nCopies(dice.between(16, 17), known);
      case 11 -> s.preferred = List.of(known, dice.near(plan.skills(), 8192));
      case 12 -> s.strategy = Strategy.NULL_VAL;
      case 13 -> s.affinity = dice.oneOf(List.of(Affinity.NULL_VAL, Affinity.NAMED, Affinity.LAST));
      default -> s.windowMs = dice.oneOf(List.of(0L, -1L, 1L, YEAR_MS + 1));
    }
    return s.step();
  }
}
