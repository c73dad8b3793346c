package org.strowger.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.strowger.api.plan.Plan;
import org.strowger.codec.SkillList;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;

/**
 * A believable contact centre: 40 topics, 4 languages, 3 channels, one queue for each topic and
 * channel (120 queues), 240 skill sets (supply classes) with one of three capacity profiles, and up
 * to 480 demand classes (queue and language). Agents have the skill sets in turn. Drawn from a
 * seed. Numbers of skills, channels, profiles and queues are those the plan's order gives, from 1.
 */
final class UsualSite {
  static final int TOPICS = 40;
  static final int LANGUAGES = 4;
  static final int SKILL_SETS = 240;
  static final int TOPIC_LEVEL = 3;
  static final int LANGUAGE_LEVEL = 5;
  static final int MAX_LEVEL = 10;

  static final int VOICE = 1;
  static final int CHAT = 2;
  static final int MAIL = 3;

  static final int VOICE_PROFILE = 1;
  static final int DIGITAL_PROFILE = 2;

  /** Skills an agent has: topics it can take, and languages. */
  record SkillSet(SkillList topics, SkillList languages) {
    /** Puts all skills and levels into a list. */
    void list(SkillList skills) {
      skills.clear();
      for (int i = 0; i < topics.size(); i++) {
        skills.add(topics.skill(i), topics.level(i));
      }
      for (int i = 0; i < languages.size(); i++) {
        skills.add(languages.skill(i), languages.level(i));
      }
    }
  }

  private static final int[] UNITS = {0, 1, 6, 6};

  /** Units that a channel costs in a profile; 0: not handled. */
  private static final int[][] COST = {{}, {0, 1, 0, 0}, {0, 0, 2, 1}, {0, 6, 2, 1}};

  private final List<SkillSet> skillSets = new ArrayList<>();

  UsualSite(SplittableRandom random) {
    for (int i = 0; i < SKILL_SETS; i++) {
      SkillList topics = draw(random, 3 + random.nextInt(4), 1, TOPICS, TOPIC_LEVEL);
      int count = 1 + random.nextInt(2);
      SkillList languages = draw(random, count, 1 + TOPICS, LANGUAGES, LANGUAGE_LEVEL);
      skillSets.add(new SkillSet(topics, languages));
    }
  }

  /** Different skills out of a range, at a level or above. */
  private static SkillList draw(
      SplittableRandom random, int count, int firstSkill, int skills, int lowestLevel) {
    SkillList drawn = new SkillList();
    int[] numbers = random.ints(firstSkill, firstSkill + skills).distinct().limit(count).toArray();
    for (int number : numbers) {
      drawn.add(number, lowestLevel + random.nextInt(MAX_LEVEL + 1 - lowestLevel));
    }
    return drawn;
  }

  SkillSet skillSet(int agent) {
    return skillSets.get(agent % SKILL_SETS);
  }

  /** Capacity profile of an agent: 1 voice, 2 digital, 3 blended. */
  int profile(int agent) {
    return 1 + agent % SKILL_SETS % 3;
  }

  int units(int agent) {
    return UNITS[profile(agent)];
  }

  int cost(int agent, int channel) {
    return COST[profile(agent)][channel];
  }

  /** The queue of a topic, given as its skill, and a channel. */
  static int queue(int topicSkill, int channel) {
    return (topicSkill - 1) * 3 + channel;
  }

  /** The plan. */
  static Plan plan() {
    List<String> skills = new ArrayList<>();
    IntStream.range(0, TOPICS).forEach(topic -> skills.add("topic " + topic));
    IntStream.range(0, LANGUAGES).forEach(language -> skills.add("language " + language));
    List<Plan.Channel> channels =
        List.of(
            new Plan.Channel("voice", false),
            new Plan.Channel("chat", false),
            new Plan.Channel("mail", true));
    List<Plan.Queue> queues = new ArrayList<>();
    for (int topic = 0; topic < TOPICS; topic++) {
      queues.add(queue("voice " + topic, topic, 20_000, 10_000));
      queues.add(queue("chat " + topic, topic, 60_000, 20_000));
      queues.add(queue("mail " + topic, topic, 3_600_000, 20_000));
    }
    return new Plan(1, 900_000, skills, List.of(), channels, profiles(), queues);
  }

  private static List<Plan.Profile> profiles() {
    Plan.Handling chat = new Plan.Handling("chat", 2, 3, false, WrapUpKind.UNTIL_ENDED, 0);
    return List.of(
        new Plan.Profile(
            "voice",
            UNITS[1],
            List.of(new Plan.Handling("voice", 1, 1, false, WrapUpKind.TIMED, 10_000))),
        new Plan.Profile(
            "digital",
            UNITS[2],
            List.of(chat, new Plan.Handling("mail", 1, 4, false, WrapUpKind.NONE, 0))),
        new Plan.Profile(
            "blended",
            UNITS[3],
            List.of(
                new Plan.Handling("voice", 6, 1, true, WrapUpKind.CAPPED, 30_000),
                chat,
                new Plan.Handling("mail", 1, 2, false, WrapUpKind.NONE, 0))));
  }

  private static Plan.Queue queue(String id, int topic, long targetMs, long offerTimeoutMs) {
    List<Plan.SkillLevel> asked = List.of(new Plan.SkillLevel("topic " + topic, TOPIC_LEVEL));
    Plan.Step step =
        new Plan.Step(0, Strategy.LONGEST_IDLE, asked, List.of(), List.of(), List.of());
    return new Plan.Queue(
        id, QueueOrder.DUE, 2, targetMs, offerTimeoutMs, 30_000, 2, List.of(step));
  }
}
