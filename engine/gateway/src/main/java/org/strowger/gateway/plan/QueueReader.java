package org.strowger.gateway.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;

/** Reads the queues and their steps. */
final class QueueReader {
  private static final int DEFAULT_CLASS = 5;
  private static final long DEFAULT_OFFER_TIMEOUT_MS = 20_000;
  private static final long DEFAULT_DECLINE_HOLD_MS = 60_000;
  private static final int MOST_MISSES = 1000;
  private static final String STEPS = "a list of exactly one step";

  private final Problems problems;
  private final Values values;
  private final Set<String> skills;
  private final Set<String> teams;

  QueueReader(Problems problems, Values values, Set<String> skills, Set<String> teams) {
    this.problems = problems;
    this.values = values;
    this.skills = skills;
    this.teams = teams;
  }

  List<Plan.Queue> queues(Part part) {
    List<Plan.Queue> queues = new ArrayList<>();
    Named.read(part, "queues", Limits.MAX_QUEUES, values, problems)
        .forEach((id, value) -> queues.add(queue(id, value)));
    return queues;
  }

  private Plan.Queue queue(String id, Part part) {
    Keys keys =
        new Keys(
            part,
            Keys.join("queues", id),
            problems,
            "order",
            "class",
            "target",
            "offer-timeout",
            "decline-hold",
            "misses-allowed",
            "steps");
    Part order = keys.optional("order");
    Part urgency = keys.optional("class");
    Part misses = keys.optional("misses-allowed");
    return new Plan.Queue(
        id,
        order == null
            ? QueueOrder.AGE
            : values.choice(order, keys.key("order"), List.of(QueueOrder.AGE, QueueOrder.DUE)),
        urgency == null
            ? DEFAULT_CLASS
            : values.whole(urgency, keys.key("class"), 0, Limits.QUEUE_URGENCY - 1),
        durationMs(keys, "target", 0, 0),
        durationMs(keys, "offer-timeout", 1, DEFAULT_OFFER_TIMEOUT_MS),
        durationMs(keys, "decline-hold", 1, DEFAULT_DECLINE_HOLD_MS),
        misses == null ? 1 : values.whole(misses, keys.key("misses-allowed"), 1, MOST_MISSES),
        steps(keys));
  }

  private long durationMs(Keys keys, String name, long minMs, long defaultMs) {
    Part part = keys.optional(name);
    return part == null
        ? defaultMs
        : values.durationMs(part, keys.key(name), minMs, Limits.MAX_DURATION_MS);
  }

  private List<Plan.Step> steps(Keys keys) {
    Part part = keys.required("steps", STEPS);
    String path = keys.key("steps");
    if (part == null) {
      return List.of();
    }
    if (!(part instanceof Part.Items items) || items.parts().size() != 1) {
      problems.add(part, path, "must be " + STEPS);
      return List.of();
    }
    return List.of(step(items.parts().get(0), path + "[1]"));
  }

  private Plan.Step step(Part part, String path) {
    Keys keys = new Keys(part, path, problems, "all-of", "any-of", "none-of", "teams", "strategy");
    Part strategy = keys.optional("strategy");
    return new Plan.Step(
        0,
        strategy == null
            ? Strategy.LONGEST_IDLE
            : values.choice(strategy, keys.key("strategy"), List.of(Strategy.LONGEST_IDLE)),
        allOf(keys),
        anyOf(keys),
        references(keys, "none-of", "skill", skills),
        references(keys, "teams", "team", teams));
  }

  private List<Plan.SkillLevel> allOf(Keys keys) {
    Part part = keys.optional("all-of");
    if (part == null) {
      return List.of();
    }
    List<Plan.SkillLevel> asked = skillLevels(part, keys.key("all-of"));
    checkCount(part, keys.key("all-of"), asked.size());
    return asked;
  }

  private List<List<Plan.SkillLevel>> anyOf(Keys keys) {
    Part part = keys.optional("any-of");
    String path = keys.key("any-of");
    if (part == null) {
      return List.of();
    }
    if (!(part instanceof Part.Items items)) {
      problems.add(part, path, "must be a list of mappings from skill to level");
      return List.of();
    }
    List<List<Plan.SkillLevel>> groups = new ArrayList<>();
    for (Part group : items.parts()) {
      List<Plan.SkillLevel> alternatives = skillLevels(group, path);
      if (group instanceof Part.Entries entries && entries.entries().isEmpty()) {
        problems.add(group, path, "a group of alternatives has at least one skill");
      }
      groups.add(alternatives);
    }
    checkCount(part, path, groups.stream().mapToInt(List::size).sum());
    return groups;
  }

  private List<Plan.SkillLevel> skillLevels(Part part, String path) {
    List<Plan.SkillLevel> asked = new ArrayList<>();
    if (!(part instanceof Part.Entries entries)) {
      problems.add(part, path, "must be a mapping from skill to level");
      return asked;
    }
    Map<String, Part> levels = Named.read(part, path, Integer.MAX_VALUE, values, problems);
    for (Part.Entry entry : entries.entries()) {
      if (!skills.contains(entry.key())) {
        problems.add(
            entry.line(),
            entry.column(),
            Keys.join(path, entry.key()),
            "",
            "no such skill; list it under skills");
      }
    }
    levels.forEach(
        (skill, level) ->
            asked.add(
                new Plan.SkillLevel(
                    skill,
                    values.whole(
                        level, Keys.join(path, skill), Limits.MIN_LEVEL, Limits.MAX_LEVEL))));
    return asked;
  }

  private List<String> references(Keys keys, String name, String noun, Set<String> known) {
    Part part = keys.optional(name);
    String path = keys.key(name);
    if (part == null) {
      return List.of();
    }
    if (!(part instanceof Part.Items items)) {
      problems.add(part, path, "must be a list of " + noun + "s");
      return List.of();
    }
    List<String> ids = new ArrayList<>();
    for (Part item : items.parts()) {
      String id = values.id(item, path);
      if (id != null && !known.contains(id)) {
        problems.add(item, path, "no such " + noun + "; list it under " + noun + "s");
      } else if (id != null && ids.contains(id)) {
        problems.add(item, path, "given twice");
      } else if (id != null) {
        ids.add(id);
      }
    }
    checkCount(part, path, items.parts().size());
    return ids;
  }

  private void checkCount(Part part, String path, int count) {
    if (count > Limits.MAX_REQUIREMENT_ENTRIES) {
      problems.add(
          part, path, "at most " + Limits.MAX_REQUIREMENT_ENTRIES + ", these are " + count);
    }
  }
}
