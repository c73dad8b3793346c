package org.strowger.gateway.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.Strategy;

/**
 * Reads the steps of a queue. What a step does not give it has from its queue, and what neither
 * gives has its default (rule S1).
 */
final class StepReader {
  private static final String STEPS = "a list of 1 to " + Limits.MAX_STEPS + " steps";

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

  private static final List<Affinity> AFFINITIES =
      List.of(Affinity.NONE, Affinity.NAMED, Affinity.LAST);

  /** Keys that a queue gives for all its steps. */
  static final List<String> SHARED =
      List.of("strategy", "affinity", "skip", "all-of", "any-of", "none-of", "preferred", "teams");

  private static final Plan.Step DEFAULT =
      new Plan.Step(0, Strategy.LONGEST_IDLE, List.of(), List.of(), List.of(), List.of());

  private final Problems problems;
  private final Values values;
  private final Set<String> skills;
  private final Set<String> teams;

  StepReader(Problems problems, Values values, Set<String> skills, Set<String> teams) {
    this.problems = problems;
    this.values = values;
    this.skills = skills;
    this.teams = teams;
  }

  /** The steps of a queue, each whole. */
  List<Plan.Step> steps(Keys queue) {
    Plan.Step shared = read(queue, 0, Waits.FOR_NOBODY, DEFAULT);
    Part part = queue.required("steps", STEPS);
    String path = queue.key("steps");
    if (part == null) {
      return List.of();
    }
    if (!(part instanceof Part.Items items)
        || items.parts().isEmpty()
        || items.parts().size() > Limits.MAX_STEPS) {
      problems.add(part, path, "must be " + STEPS);
      return List.of();
    }
    int count = items.parts().size();
    if (count == 1 && shared.affinity() != Affinity.NONE) {
      problems.add(
          queue.optional("affinity"),
          queue.key("affinity"),
          "the last step waits for nobody, and the queue has no other");
    }
    List<Plan.Step> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      steps.add(step(items.parts().get(i), path + "[" + (i + 1) + "]", i == count - 1, shared));
    }
    return steps;
  }

  private Plan.Step step(Part part, String path, boolean last, Plan.Step shared) {
    List<String> allowed = new ArrayList<>(List.of("for"));
    allowed.addAll(SHARED);
    Keys keys = new Keys(part, path, problems, allowed.toArray(String[]::new));
    String range = Values.durationRange(1, Limits.MAX_DURATION_MS);
    Part duration = last ? keys.optional("for") : keys.required("for", range);
    long durationMs =
        duration == null
            ? 0
            : values.durationMs(duration, keys.key("for"), 1, Limits.MAX_DURATION_MS);
    Waits waits = last ? Waits.FOR_NOBODY : new Waits(shared.affinity(), shared.windowMs());
    Plan.Step step = read(keys, durationMs, waits, shared);
    if (last && step.affinity() != Affinity.NONE) {
      problems.add(
          keys.optional("affinity"), keys.key("affinity"), "must be none: it is the last step");
    }
    return step;
  }

  /** What the keys give, and all else as it would be without them. */
  private Plan.Step read(Keys keys, long durationMs, Waits otherwiseWaits, Plan.Step otherwise) {
    Part strategy = keys.optional("strategy");
    Part skip = keys.optional("skip");
    Waits waits = waits(keys, otherwiseWaits);
    return new Plan.Step(
        durationMs,
        strategy == null
            ? otherwise.strategy()
            : values.choice(strategy, keys.key("strategy"), STRATEGIES),
        waits.affinity,
        waits.windowMs,
        skip == null ? otherwise.skip() : values.flag(skip, keys.key("skip")),
        allOf(keys, otherwise.allOf()),
        anyOf(keys, otherwise.anyOf()),
        references(keys, "none-of", "skill", skills, otherwise.noneOf()),
        references(keys, "preferred", "skill", skills, otherwise.preferred()),
        references(keys, "teams", "team", teams, otherwise.teams()));
  }

  /** Whom a step waits for, and how long ago an agent counts as the last. */
  private record Waits(Affinity affinity, long windowMs) {
    static final Waits FOR_NOBODY = new Waits(Affinity.NONE, 0);
  }

  /** A word, or a mapping of kind and window. */
  private Waits waits(Keys step, Waits otherwise) {
    Part part = step.optional("affinity");
    String path = step.key("affinity");
    if (part == null) {
      return otherwise;
    }
    if (part instanceof Part.Single) {
      Affinity affinity = values.choice(part, path, AFFINITIES);
      if (affinity == Affinity.LAST) {
        problems.add(part, path, "must tell how long ago at most: { kind: last, within: 7d }");
      }
      return new Waits(affinity, 0);
    }
    Keys keys = new Keys(part, path, problems, "kind", "within");
    Part kind = keys.required("kind", "none or named or last");
    Affinity affinity =
        kind == null ? Affinity.NONE : values.choice(kind, keys.key("kind"), AFFINITIES);
    if (affinity == Affinity.LAST) {
      Part within = keys.required("within", Values.durationRange(1, Limits.MAX_DURATION_MS));
      return new Waits(
          affinity,
          within == null
              ? 1
              : values.durationMs(within, keys.key("within"), 1, Limits.MAX_DURATION_MS));
    }
    Part within = keys.optional("within");
    if (within != null) {
      problems.add(within, keys.key("within"), "only for the kind last");
    }
    return new Waits(affinity, 0);
  }

  private List<Plan.SkillLevel> allOf(Keys keys, List<Plan.SkillLevel> otherwise) {
    Part part = keys.optional("all-of");
    if (part == null) {
      return otherwise;
    }
    List<Plan.SkillLevel> asked = skillLevels(part, keys.key("all-of"));
    checkCount(part, keys.key("all-of"), asked.size());
    return asked;
  }

  private List<List<Plan.SkillLevel>> anyOf(Keys keys, List<List<Plan.SkillLevel>> otherwise) {
    Part part = keys.optional("any-of");
    String path = keys.key("any-of");
    if (part == null) {
      return otherwise;
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

  private List<String> references(
      Keys keys, String name, String noun, Set<String> known, List<String> otherwise) {
    Part part = keys.optional(name);
    String path = keys.key(name);
    if (part == null) {
      return otherwise;
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
