package org.strowger.replay.explain;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.strowger.replay.text.Text;

/** An explanation for people, with everything that is in the values. Stateless; any thread. */
final class ExplanationText {
  private ExplanationText() {}

  /** Lines, each ended. */
  static String of(Map<String, Object> values) {
    StringBuilder text = new StringBuilder();
    if (values.containsKey("by-name")) {
      byName(text, values);
    } else {
      moment(text, values);
      if (values.containsKey("reworks")) {
        row(
            text,
            "matched",
            "no: it waits to be moved to plan " + values.get("plan") + " (rule X2)");
      } else {
        step(text, values);
        candidates(text, values);
      }
    }
    return text.toString();
  }

  private static void row(StringBuilder text, String label, Object value) {
    text.append(Text.row(label, String.valueOf(value)));
  }

  private static void byName(StringBuilder text, Map<String, Object> values) {
    row(text, "offer", values.get("offer") + " to " + values.get("agent"));
    row(text, "interaction", values.get("interaction"));
    when(text, values);
    boolean forced = Boolean.TRUE.equals(values.get("forced"));
    row(
        text,
        "given",
        "by name, with %s%s (rule R7); no strategy chose"
            .formatted(values.get("by-name"), forced ? " and forced" : ""));
  }

  private static void when(StringBuilder text, Map<String, Object> values) {
    Object cause = values.get("cause");
    String by = cause == null ? "" : " (" + cause + ")";
    row(text, "sequence", values.get("sequence") + by);
    row(text, "time", values.get("time"));
    row(text, "plan", "version " + values.get("plan"));
  }

  private static void moment(StringBuilder text, Map<String, Object> values) {
    if (values.containsKey("offer")) {
      row(text, "offer", values.get("offer") + " to " + values.get("chosen"));
    }
    row(
        text,
        "interaction",
        "%s in queue %s, channel %s"
            .formatted(values.get("interaction"), values.get("queue"), values.get("channel")));
    when(text, values);
    row(text, "order", Words.join((Map<?, ?>) values.get("order"), ", "));
    row(
        text,
        "waits",
        "since %s, position %s in its queue"
            .formatted(values.get("waiting-since"), values.get("position")));
  }

  private static void step(StringBuilder text, Map<String, Object> values) {
    Object next = values.get("next-step");
    row(text, "step", values.get("step") + (next == null ? "" : ", the next at " + next));
    String strategy = String.valueOf(values.get("strategy"));
    if (values.containsKey("cursor")) {
      strategy += ", behind sign-on " + values.get("cursor");
    }
    if (values.get("weights") instanceof Map<?, ?> weights) {
      strategy += ", weights " + Words.join(weights, ", ");
    }
    row(text, "strategy", strategy);
    if (values.containsKey("affinity")) {
      row(
          text,
          "affinity",
          "%s: waits for %s alone".formatted(values.get("affinity"), values.get("waits-for")));
    }
    if (values.get("requires") instanceof Map<?, ?> requires) {
      requires.forEach((list, asked) -> row(text, String.valueOf(list), asked(asked)));
    }
    row(
        text,
        "offers",
        "%s open, %s at once".formatted(values.get("offers-open"), values.get("offers-at-once")));
    if (values.containsKey("claims")) {
      row(text, "claims", values.get("claims") + " until it fits (rule O4)");
    }
  }

  private static String asked(Object asked) {
    if (asked instanceof Map<?, ?> levels) {
      return Words.join(levels, ", ");
    }
    List<String> all = new ArrayList<>();
    for (Object one : (List<?>) asked) {
      all.add(one instanceof Map<?, ?> set ? Words.join(set, " or ") : String.valueOf(one));
    }
    return String.join(", ", all);
  }

  private static void candidates(StringBuilder text, Map<String, Object> values) {
    if (values.containsKey("signed-on")) {
      row(
          text,
          "agents",
          "%s signed on, %s eligible".formatted(values.get("signed-on"), values.get("eligible")));
    }
    int place = 1;
    for (Object value : (List<?>) values.get("candidates")) {
      Map<?, ?> candidate = (Map<?, ?>) value;
      boolean eligible = Boolean.TRUE.equals(candidate.get("eligible"));
      boolean chosen = candidate.get("agent").equals(values.get("chosen"));
      String label = "no";
      if (eligible) {
        label = chosen ? "chosen" : values.containsKey("signed-on") ? "then " + place : "yes";
      }
      row(text, label, candidate.get("agent") + ": " + why(candidate, eligible));
      place++;
    }
    if (values.get("excluded") instanceof Map<?, ?> excluded && !excluded.isEmpty()) {
      List<String> counts = new ArrayList<>();
      excluded.forEach((filter, count) -> counts.add(Words.failing((String) filter, count)));
      row(text, "ineligible", String.join(", ", counts));
    }
    if (values.get("nearest") instanceof List<?> nearest) {
      for (Object change : nearest) {
        row(text, "nearest", nearest((Map<?, ?>) change));
      }
    }
    if (values.get("not-shown") instanceof Integer hidden && hidden > 0) {
      row(text, "not shown", Text.count(hidden, "agent") + ": see --all, --agent");
    }
  }

  private static String nearest(Map<?, ?> change) {
    String needs =
        ((List<?>) change.get("changes")).stream().map(String::valueOf).collect(joining(" and "));
    int agents = (Integer) change.get("agents");
    String who = String.valueOf(change.get("first"));
    return needs + ": " + (agents == 1 ? who : Text.count(agents, "agent") + ", first " + who);
  }

  private static String why(Map<?, ?> candidate, boolean eligible) {
    return eligible
        ? Words.join((Map<?, ?>) candidate.get("scores"), ", ")
        : candidate.get("filter") + ": " + candidate.get("detail");
  }
}
