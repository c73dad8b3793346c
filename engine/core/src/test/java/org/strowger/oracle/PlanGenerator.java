package org.strowger.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.WrapUpKind;

/** Small plans, valid, with short times so that timers matter. */
final class PlanGenerator {
  private static final List<Long> TIMES = List.of(1L, 500L, 1000L, 2000L, 3000L, 5000L, 10_000L);

  /** An hour, a day and, but for the second that is added to some, 366 days. */
  private static final List<Long> LONG_TIMES = List.of(3_600_000L, 86_400_000L, 31_622_399_000L);

  private final Dice dice;
  private final Mode mode;

  PlanGenerator(Dice dice, Mode mode) {
    this.dice = dice;
    this.mode = mode;
  }

  PlanData plan(int version) {
    boolean large = dice.perMille(100);
    int skillCount = mode == Mode.TWO_SKILLS ? dice.between(6, 24) : dice.between(1, 6);
    List<Integer> skills = numbers(large ? dice.between(60, 90) : skillCount, 8192);
    List<Integer> teams = numbers(dice.between(0, large ? 16 : 3), 1024);
    List<PlanData.Channel> channels = new ArrayList<>();
    int channelCount = dice.between(1, large ? 16 : 3);
    for (int channel : numbers(mode == Mode.VOICE ? 1 : channelCount, 16)) {
      channels.add(new PlanData.Channel(channel, dice.perMille(200)));
    }
    List<PlanData.Profile> profiles = new ArrayList<>();
    for (int profile : numbers(dice.between(1, large ? 12 : 4), 1024)) {
      profiles.add(profile(profile, channels));
    }
    List<PlanData.Queue> queues = new ArrayList<>();
    for (int queue : numbers(dice.between(1, large ? 40 : 8), 4096)) {
      queues.add(queue(queue, skills, teams));
    }
    long promoteAfterMs = dice.perMille(300) ? 0 : time() + 1000;
    return new PlanData(version, promoteAfterMs, skills, teams, channels, profiles, queues);
  }

  /** Distinct numbers, mostly small, now and then the highest. */
  private List<Integer> numbers(int count, int max) {
    List<Integer> small =
        new ArrayList<>(IntStream.rangeClosed(1, Math.min(max, count + 3)).boxed().toList());
    if (dice.perMille(200) && !small.contains(max)) {
      small.add(max);
    }
    return dice.some(small, count);
  }

  private long time() {
    return dice.perMille(970) ? dice.oneOf(TIMES) : dice.oneOf(LONG_TIMES);
  }

  private PlanData.Profile profile(int number, List<PlanData.Channel> channels) {
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
              ends ? time() : 0));
    }
    return new PlanData.Profile(number, units, handles);
  }

  private PlanData.Queue queue(int number, List<Integer> skills, List<Integer> teams) {
    return new PlanData.Queue(
        number,
        dice.perMille(500) ? QueueOrder.AGE : QueueOrder.DUE,
        dice.perMille(700) ? 5 : dice.between(0, 254),
        dice.perMille(300) ? 0 : time(),
        time() + 1000,
        time(),
        dice.perMille(600) ? 2 : dice.between(1, 4),
        List.of(step(skills, teams)));
  }

  private PlanData.Step step(List<Integer> skills, List<Integer> teams) {
    boolean own = mode == Mode.TWO_SKILLS; // there the arrivals ask
    List<SkillLevel> allOf =
        own ? List.of() : asked(skills, dice.perMille(970) ? dice.between(0, 2) : 16);
    List<SkillLevel> anyOf =
        own || dice.perMille(600) ? List.of() : sets(skills, dice.between(1, 4));
    List<Integer> noneOf = dice.perMille(850) ? List.of() : dice.some(skills, 1);
    List<Integer> inTeams = dice.perMille(700) ? List.of() : dice.some(teams, dice.between(0, 2));
    return new PlanData.Step(0, allOf, anyOf, noneOf, inTeams);
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
