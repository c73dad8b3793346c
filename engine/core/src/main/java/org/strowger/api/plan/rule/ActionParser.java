package org.strowger.api.plan.rule;

import java.util.List;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Limits;
import org.strowger.codec.RuleAction;

/** Reads an action; see the grammar of this package. One use. */
final class ActionParser {
  private static final List<String> ACTIONS =
      List.of("queue", "require", "lower", "drop", "prefer", "credit", "class", "affinity", "note");

  private static final List<String> AFFINITIES = List.of("owner", "last", "agent");

  private final Words words;

  ActionParser(RuleText source) {
    words = new Words(source);
  }

  Plan.Action parse() {
    Token first = words.take();
    String word = first.kind() == Token.Kind.NAME ? first.text() : "";
    Plan.Action action =
        switch (word) {
          case "queue" -> named(RuleAction.QUEUE, "queue");
          case "require" -> levelled(RuleAction.REQUIRE, "at");
          case "lower" -> levelled(RuleAction.LOWER, "to");
          case "drop" -> named(RuleAction.DROP, "skill");
          case "prefer" -> named(RuleAction.PREFER, "skill");
          case "credit" ->
              plain(
                  RuleAction.CREDIT,
                  words.value(
                      Token.Kind.DURATION,
                      "credit",
                      "from -7d to 7d",
                      -Limits.MAX_CREDIT_MS,
                      Limits.MAX_CREDIT_MS));
          case "class" ->
              plain(
                  RuleAction.CLASS,
                  words.value(
                      Token.Kind.NUMBER, "class", "from 0 to 254", 0, Limits.QUEUE_URGENCY - 1));
          case "affinity" -> affinity();
          case "note" -> named(RuleAction.NOTE, "note");
          default -> throw unknown(first, "an action", ACTIONS);
        };
    words.end();
    return action;
  }

  private static RuleException unknown(Token token, String what, List<String> known) {
    return token.wrong(
        token.shown()
            + " is not "
            + what
            + " ("
            + String.join(", ", known)
            + ")"
            + Suggestion.of(token.text(), known));
  }

  private static Plan.Action plain(RuleAction action, long value) {
    return new Plan.Action(action.code(), null, "", value);
  }

  private Plan.Action named(RuleAction action, String what) {
    return new Plan.Action(action.code(), action.idKind(), words.id(what), 0);
  }

  private Plan.Action levelled(RuleAction action, String join) {
    String skill = words.id("skill");
    words.expect(join, "behind the skill");
    long level =
        words.value(Token.Kind.NUMBER, "level", "from 1 to 10", Limits.MIN_LEVEL, Limits.MAX_LEVEL);
    return new Plan.Action(action.code(), action.idKind(), skill, level);
  }

  private Plan.Action affinity() {
    Token token = words.take();
    return switch (token.kind() == Token.Kind.NAME ? token.text() : "") {
      case "owner" -> plain(RuleAction.AFFINITY_OWNER, 0);
      case "last" -> plain(RuleAction.AFFINITY_LAST, 0);
      case "agent" -> named(RuleAction.AFFINITY_AGENT, "agent");
      default -> throw unknown(token, "an affinity", AFFINITIES);
    };
  }
}
