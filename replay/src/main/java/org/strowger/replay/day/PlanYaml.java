package org.strowger.replay.day;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.strowger.api.plan.Plan;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.gateway.text.DurationText;

/** Writes a plan in the YAML form that {@link org.strowger.gateway.plan.PlanReader} reads. */
final class PlanYaml {
  private final StringBuilder yaml = new StringBuilder();

  private PlanYaml() {}

  static String of(Plan plan) {
    PlanYaml writer = new PlanYaml();
    writer.write(plan);
    return writer.yaml.toString();
  }

  private void write(Plan plan) {
    line(0, "version: " + plan.version());
    String bound =
        plan.promoteAfterMs() == 0 ? "never" : DurationText.format(plan.promoteAfterMs());
    line(0, "promote-after: " + bound);
    line(0, "skills: " + list(plan.skills()));
    writeTeams(plan.teams());
    line(0, "channels:");
    for (Plan.Channel channel : plan.channels()) {
      line(2, quoted(channel.id()) + ": {auto-accept: " + channel.autoAccept() + "}");
    }
    line(0, "profiles:");
    plan.profiles().forEach(this::write);
    line(0, "queues:");
    plan.queues().forEach(this::write);
  }

  private void writeTeams(List<Plan.Team> teams) {
    if (teams.stream().allMatch(team -> team.members().isEmpty())) {
      line(0, "teams: " + list(teams.stream().map(Plan.Team::id).toList()));
      return;
    }
    line(0, "teams:");
    for (Plan.Team team : teams) {
      line(2, quoted(team.id()) + ": {order: " + list(team.members()) + "}");
    }
  }

  private void write(Plan.Profile profile) {
    line(2, quoted(profile.id()) + ":");
    line(4, "units: " + profile.units());
    line(4, "channels:");
    for (Plan.Handling handling : profile.handles()) {
      String wrapUp = "kind: " + word(handling.wrapUp());
      if (handling.wrapUp() == WrapUpKind.TIMED || handling.wrapUp() == WrapUpKind.CAPPED) {
        wrapUp += ", for: " + DurationText.format(handling.wrapUpMs());
      }
      line(
          6,
          String.format(
              Locale.ROOT,
              "%s: {cost: %d, limit: %d, exclusive: %s, wrap-up: {%s}}",
              quoted(handling.channel()),
              handling.cost(),
              handling.limit(),
              handling.exclusive(),
              wrapUp));
    }
  }

  private void write(Plan.Queue queue) {
    line(2, quoted(queue.id()) + ":");
    line(4, "order: " + word(queue.order()));
    line(4, "class: " + queue.urgency());
    line(4, "target: " + DurationText.format(queue.targetMs()));
    line(4, "offer-timeout: " + DurationText.format(queue.offerTimeoutMs()));
    line(4, "decline-hold: " + DurationText.format(queue.declineHoldMs()));
    line(4, "misses-allowed: " + queue.missesAllowed());
    if (queue.broadcast() != 1) {
      line(4, "broadcast: " + queue.broadcast());
    }
    if (!queue.overflow().isEmpty()) {
      line(4, "overflow: " + quoted(queue.overflow()));
    }
    if (!queue.fallback().isEmpty()) {
      line(4, "fallback: " + quoted(queue.fallback()));
    }
    if (!queue.weights().equals(Plan.Weights.NONE)) {
      line(4, "weights: " + weights(queue.weights()));
    }
    line(4, "steps:");
    queue.steps().forEach(this::write);
  }

  private void write(Plan.Step step) {
    line(6, "- strategy: " + word(step.strategy()));
    if (step.durationMs() != 0) {
      line(8, "for: " + DurationText.format(step.durationMs()));
    }
    if (step.affinity() != Affinity.NONE) {
      line(8, "affinity: " + affinity(step));
    }
    if (step.skip()) {
      line(8, "skip: true");
    }
    line(8, "all-of: " + skills(step.allOf()));
    line(
        8,
        "any-of: ["
            + step.anyOf().stream().map(PlanYaml::skills).collect(Collectors.joining(", "))
            + "]");
    line(8, "none-of: " + list(step.noneOf()));
    if (!step.preferred().isEmpty()) {
      line(8, "preferred: " + list(step.preferred()));
    }
    line(8, "teams: " + list(step.teams()));
  }

  private static String weights(Plan.Weights weights) {
    return String.format(
        Locale.ROOT,
        "{skill: %d, load: %d, specialism: %d, idle: %d}",
        weights.skill(),
        weights.load(),
        weights.specialism(),
        weights.idle());
  }

  private static String affinity(Plan.Step step) {
    String word = word(step.affinity());
    return step.affinity() == Affinity.LAST
        ? "{kind: " + word + ", within: " + DurationText.format(step.windowMs()) + "}"
        : word;
  }

  private static String skills(List<Plan.SkillLevel> skills) {
    return skills.stream()
        .map(asked -> quoted(asked.skill()) + ": " + asked.level())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String list(List<String> ids) {
    return ids.stream().map(PlanYaml::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quoted(String id) {
    return '"' + id.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void line(int indent, String text) {
    yaml.append(" ".repeat(indent)).append(text).append('\n');
  }
}
