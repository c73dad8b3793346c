package org.strowger.gateway.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.strowger.api.plan.Plan;
import org.strowger.api.plan.rule.RuleCompiler;
import org.strowger.api.plan.rule.RuleException;
import org.strowger.api.plan.rule.RuleText;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.IdKind;

/** Reads the context rules: each a name, a condition, and one action or a list of them. */
final class RuleReader {
  private static final String FORM = "a list of rules, each with name, when, then";

  private final Problems problems;
  private final Values values;
  private final Set<String> queues;
  private final Set<String> skills;
  private final Set<String> channels;

  RuleReader(
      Problems problems,
      Values values,
      Set<String> queues,
      Set<String> skills,
      Set<String> channels) {
    this.problems = problems;
    this.values = values;
    this.queues = queues;
    this.skills = skills;
    this.channels = channels;
  }

  /** The rules in order; none where the key is not given. */
  List<Plan.Rule> rules(Part part) {
    List<Plan.Rule> rules = new ArrayList<>();
    if (part == null) {
      return rules;
    }
    if (!(part instanceof Part.Items items)) {
      problems.add(part, "rules", "must be " + FORM);
      return rules;
    }
    if (items.parts().size() > Limits.MAX_RULES) {
      problems.add(
          part, "rules", "at most " + Limits.MAX_RULES + ", these are " + items.parts().size());
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < items.parts().size(); i++) {
      Plan.Rule rule = rule(items.parts().get(i), "rules[" + (i + 1) + "]", names);
      if (rule != null) {
        rules.add(rule);
      }
    }
    return rules;
  }

  private Plan.Rule rule(Part part, String path, Set<String> names) {
    Keys keys = new Keys(part, path, problems, "name", "when", "then");
    Part namePart = keys.required("name", "the rule's name, told in events");
    Part when = keys.required("when", "a condition");
    Part then = keys.required("then", "an action, or a list of actions");
    String name = namePart == null ? null : values.id(namePart, keys.key("name"));
    if (name != null && !names.add(name)) {
      problems.add(namePart, keys.key("name"), "another rule has this name");
    }
    RuleText condition = when == null ? null : text(when, keys.key("when"));
    List<RuleText> actions = then == null ? List.of() : actions(then, keys.key("then"));
    if (name == null || condition == null || actions.isEmpty()) {
      return null;
    }
    try {
      Plan.Rule rule = RuleCompiler.compile(name, condition, actions);
      checkReferences(rule, when, then, path);
      return rule;
    } catch (RuleException e) {
      problems.add(e.line(), e.column(), path, "", e.problem());
      return null;
    }
  }

  private List<RuleText> actions(Part part, String path) {
    List<RuleText> actions = new ArrayList<>();
    if (!(part instanceof Part.Items items)) {
      RuleText text = text(part, path);
      return text == null ? actions : List.of(text);
    }
    if (items.parts().isEmpty()) {
      problems.add(part, path, "must have at least one action");
    }
    for (Part item : items.parts()) {
      RuleText text = text(item, path);
      if (text != null) {
        actions.add(text);
      }
    }
    return actions;
  }

  /** The text, where it starts in the file; null after telling that it is none. */
  private RuleText text(Part part, String path) {
    if (part instanceof Part.Single single
        && single.type() != Part.Type.NOTHING
        && single.type() != Part.Type.UNKNOWN) {
      return new RuleText(single.text(), single.textLine(), single.textColumn());
    }
    problems.add(part, path, "must be text");
    return null;
  }

  /** What the engine would refuse is told here, where its place is known. */
  private void checkReferences(Plan.Rule rule, Part when, Part then, String path) {
    for (Plan.Operation operation : rule.operations()) {
      check(operation.kind(), operation.id(), when, Keys.join(path, "when"));
    }
    for (Plan.Action action : rule.actions()) {
      check(action.kind(), action.id(), then, Keys.join(path, "then"));
    }
  }

  private void check(IdKind kind, String id, Part part, String path) {
    if (kind == IdKind.QUEUE && !queues.contains(id)) {
      tell(part, path, "queue", id);
    } else if (kind == IdKind.SKILL && !skills.contains(id)) {
      tell(part, path, "skill", id);
    } else if (kind == IdKind.CHANNEL && !channels.contains(id)) {
      tell(part, path, "channel", id);
    }
  }

  private void tell(Part part, String path, String noun, String id) {
    problems.add(
        part.line(), part.column(), path, id, "no such " + noun + "; list it under " + noun + "s");
  }
}
