package org.strowger.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.strowger.codec.sbe.WrapUpKind;

/** Plans with one thing in them made wrong, or just on the edge (P1). */
final class InvalidPlans {
  private static final long YEAR_MS = 366L * 24 * 60 * 60 * 1000;

  private final Dice dice;

  InvalidPlans(Dice dice) {
    this.dice = dice;
  }

  /** The plan with one thing in it made wrong. */
  PlanData plan(PlanData good) {
    PlanData.Profile profile = dice.oneOf(good.profiles());
    PlanData.Queue queue = dice.oneOf(good.queues());
    return switch (dice.between(0, 13)) {
      case 0 -> with(good, dice.oneOf(List.of(0, -1, Integer.MIN_VALUE)), good.promoteAfterMs());
      case 1 -> with(good, good.version(), dice.oneOf(List.of(-1L, YEAR_MS + 1)));
      case 2 -> withNumbers(good, bad(good.skills(), 8192), good.teams());
      case 3 -> withNumbers(good, good.skills(), bad(good.teams(), 1024));
      case 4 -> withChannels(good);
      case 5 -> with(good, profile, badProfile(profile));
      case 6, 7, 8 -> with(good, profile, badHandling(profile));
      case 9 -> withQueues(good, twice(good.queues()));
      default -> with(good, queue, badQueue(good, queue));
    };
  }

  private static PlanData with(PlanData p, int version, long promoteAfterMs) {
    return new PlanData(
        version, promoteAfterMs, p.skills(), p.teams(), p.channels(), p.profiles(), p.queues());
  }

  private static PlanData withNumbers(PlanData p, List<Integer> skills, List<Integer> teams) {
    return new PlanData(
        p.version(), p.promoteAfterMs(), skills, teams, p.channels(), p.profiles(), p.queues());
  }

  private List<Integer> bad(List<Integer> numbers, int max) {
    List<Integer> bad = new ArrayList<>(numbers);
    bad.add(numbers.isEmpty() ? 0 : dice.oneOf(List.of(0, -1, max + 1, numbers.get(0))));
    return bad;
  }

  private PlanData withChannels(PlanData p) {
    List<PlanData.Channel> channels = new ArrayList<>(p.channels());
    int first = channels.get(0).channel();
    channels.add(new PlanData.Channel(dice.oneOf(List.of(0, -1, 17, first)), false));
    return new PlanData(
        p.version(), p.promoteAfterMs(), p.skills(), p.teams(), channels, p.profiles(), p.queues());
  }

  private static PlanData withQueues(PlanData p, List<PlanData.Queue> queues) {
    return new PlanData(
        p.version(), p.promoteAfterMs(), p.skills(), p.teams(), p.channels(), p.profiles(), queues);
  }

  private static <T> List<T> twice(List<T> list) {
    List<T> twice = new ArrayList<>(list);
    twice.add(list.get(0));
    return twice;
  }

  private static PlanData with(PlanData p, PlanData.Profile old, PlanData.Profile profile) {
    List<PlanData.Profile> profiles = new ArrayList<>(p.profiles());
    profiles.set(profiles.indexOf(old), profile);
    return new PlanData(
        p.version(), p.promoteAfterMs(), p.skills(), p.teams(), p.channels(), profiles, p.queues());
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
    switch (dice.between(0, 4)) {
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
        new PlanData.Handling(channel, cost, limit, h.exclusive(), wrapUp, wrapUpMs);
    handles.add(dice.perMille(700) ? bad : h); // the one at the end repeats the channel anyway
    handles.remove(dice.perMille(700) ? 0 : handles.size() - 1);
    return new PlanData.Profile(p.profile(), p.units(), handles);
  }

  private static PlanData with(PlanData p, PlanData.Queue old, PlanData.Queue queue) {
    List<PlanData.Queue> queues = new ArrayList<>(p.queues());
    queues.set(queues.indexOf(old), queue);
    return withQueues(p, queues);
  }

  private PlanData.Queue badQueue(PlanData plan, PlanData.Queue q) {
    int number = q.queue();
    long targetMs = q.targetMs();
    long timeoutMs = q.offerTimeoutMs();
    long holdMs = q.declineHoldMs();
    int misses = q.missesAllowed();
    List<PlanData.Step> steps = q.steps();
    switch (dice.between(0, 7)) {
      case 0 -> number = dice.oneOf(List.of(0, -1, 4097));
      case 1 -> targetMs = dice.oneOf(List.of(-1L, YEAR_MS + 1));
      case 2 -> timeoutMs = dice.oneOf(List.of(0L, -1L, YEAR_MS + 1));
      case 3 -> holdMs = dice.oneOf(List.of(0L, -1L, YEAR_MS + 1));
      case 4 -> misses = dice.oneOf(List.of(0, -1, 1001));
      case 5 -> steps = dice.perMille(500) ? List.of() : twice(q.steps());
      default -> steps = List.of(badStep(plan, q.steps().get(0)));
    }
    return new PlanData.Queue(
        number, q.order(), q.urgency(), targetMs, timeoutMs, holdMs, misses, steps);
  }

  private PlanData.Step badStep(PlanData plan, PlanData.Step s) {
    int known = plan.skills().get(0);
    SkillLevel asked = new SkillLevel(known, 5);
    SkillLevel unknown = new SkillLevel(dice.near(plan.skills(), 8192), 5);
    SkillLevel level = new SkillLevel(known, dice.oneOf(List.of(0, 11)));
    return switch (dice.between(0, 9)) {
      case 0 -> new PlanData.Step(1, s.allOf(), s.anyOf(), s.noneOf(), s.teams());
      case 1 -> step(s, Collections.nCopies(17, asked), s.anyOf());
      case 2 -> step(s, dice.oneOf(List.of(List.of(unknown), List.of(level))), s.anyOf());
      case 3 -> step(s, List.of(asked, asked), s.anyOf());
      case 4 -> step(s, s.allOf(), Collections.nCopies(dice.between(16, 17), asked));
      case 5 -> step(s, s.allOf(), dice.oneOf(List.of(List.of(unknown), List.of(level))));
      case 6 -> lists(s, Collections.nCopies(dice.between(16, 17), known), s.teams());
      case 7 -> lists(s, List.of(known, dice.near(plan.skills(), 8192)), s.teams());
      case 8 -> lists(s, s.noneOf(), IntStream.rangeClosed(1, 17).boxed().toList());
      default -> lists(s, s.noneOf(), List.of(dice.near(plan.teams(), 1024)));
    };
  }

  private static PlanData.Step step(
      PlanData.Step s, List<SkillLevel> allOf, List<SkillLevel> anyOf) {
    return new PlanData.Step(0, allOf, anyOf, s.noneOf(), s.teams());
  }

  private static PlanData.Step lists(PlanData.Step s, List<Integer> noneOf, List<Integer> teams) {
    return new PlanData.Step(0, s.allOf(), s.anyOf(), noneOf, teams);
  }
}
