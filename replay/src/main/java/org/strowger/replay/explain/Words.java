package org.strowger.replay.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.Presence;
import org.strowger.core.explain.Reason;
import org.strowger.core.explain.Standing;
import org.strowger.replay.text.Dictionary;
import org.strowger.replay.text.Text;

/** Rules and figures of the core in words people use. One thread. */
final class Words {
  private static final String[] FILTERS = {
    "eligible",
    "available",
    "excluded",
    "team",
    "skills",
    "channel",
    "held apart",
    "affinity",
    "offered",
    "claimed",
    "channel limit",
    "units"
  };

  /** What is so of an agent that fails a filter. */
  private static final String[] FAILURES = {
    "",
    "not available",
    "excluded",
    "not in the teams asked",
    "not with the skills asked",
    "without the channel",
    "held apart",
    "not waited for",
    "barred by open offers",
    "claimed by another",
    "at the channel limit",
    "without room"
  };

  private final Dictionary dictionary;

  Words(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  /** Number and name of a filter, as in {@code F4 skills}. */
  static String filter(int number) {
    return "F" + number + " " + FILTERS[number];
  }

  /** How many fail a filter, given as in {@link #filter}: {@code 4 not available (F1)}. */
  static String failing(String filter, Object count) {
    String rule = filter.substring(0, filter.indexOf(' '));
    return "%s %s (%s)".formatted(count, FAILURES[Integer.parseInt(rule.substring(1))], rule);
  }

  /** Name and rule of the strategy of a step, as in {@code longest-idle (A1)}. */
  static String strategy(Standing standing) {
    return Text.hyphens(standing.strategy.name()) + " (A" + standing.strategy.value() + ")";
  }

  /** External id of a thing, or its number if it has none; null for 0. */
  Object name(IdKind kind, long number) {
    return dictionary.show(kind, number);
  }

  private String text(IdKind kind, long number) {
    return String.valueOf(dictionary.show(kind, number));
  }

  /** What is in the way of an agent, as in {@code needs english 5, has 3}. */
  String detail(Reason reason, Standing standing) {
    return switch (reason.detail()) {
      case SIGNED_OFF -> "not signed on";
      case LEASE_LOST ->
          "not heard of in time, and signed off at " + Text.time(reason.asked()) + " if still not";
      case PRESENCE -> presence(reason);
      case PENDING -> "will be " + presence(reason) + " when the work in hand ends";
      case EXCLUDED ->
          reason.asked() == 0
              ? "excluded by the interaction or its customer, or consults about it"
              : "has transferred it, and is excluded until " + Text.time(reason.asked());
      case TEAM -> "in none of the teams " + String.join(", ", names(IdKind.TEAM, standing.teams));
      case CHANNEL ->
          "profile %s has no channel %s"
              .formatted(
                  text(IdKind.PROFILE, reason.subject()), text(IdKind.CHANNEL, standing.channel));
      case HELD_APART -> "held apart from it until " + Text.time(reason.asked());
      case AFFINITY -> "the step waits for " + text(IdKind.AGENT, reason.subject());
      case OFFERED -> "has its offer " + reason.subject() + " open";
      case OFFERS_OPEN ->
          "%s open of %d at once".formatted(Text.count(reason.has(), "offer"), reason.asked());
      case CLAIMED -> "claimed by interaction " + text(IdKind.INTERACTION, reason.subject());
      case ALL_OF, ANY_OF, NONE_OF -> skills(reason, standing);
      case CHANNEL_CLOSED ->
          "channel %s is closed".formatted(text(IdKind.CHANNEL, reason.subject()));
      case CHANNEL_LIMIT, UNITS, EXCLUSIVE_WORK, EXCLUSIVE_CHANNEL -> room(reason);
    };
  }

  /** What would take a thing out of the way, as in {@code english 5 lowered to 3}. */
  String change(Reason reason, Standing standing) {
    return switch (reason.detail()) {
      case SIGNED_OFF -> "signed on";
      case LEASE_LOST -> "heard of";
      case PRESENCE, PENDING -> "available instead of " + presence(reason);
      case EXCLUDED -> "not excluded";
      case TEAM -> "another team";
      case CHANNEL ->
          "channel %s in profile %s"
              .formatted(
                  text(IdKind.CHANNEL, standing.channel), text(IdKind.PROFILE, reason.subject()));
      case CHANNEL_CLOSED -> "channel %s opened".formatted(text(IdKind.CHANNEL, reason.subject()));
      case HELD_APART -> "not held apart";
      case AFFINITY -> "not waiting for " + text(IdKind.AGENT, reason.subject());
      case OFFERED, OFFERS_OPEN -> "the open offer answered";
      case CLAIMED -> "not claimed by " + text(IdKind.INTERACTION, reason.subject());
      case ALL_OF ->
          text(IdKind.SKILL, reason.subject())
              + " "
              + reason.asked()
              + (reason.has() == 0 ? " given up" : " lowered to " + reason.has());
      case ANY_OF -> "%s given up".formatted(join(set(standing, (int) reason.subject()), " or "));
      case NONE_OF -> text(IdKind.SKILL, reason.subject()) + " allowed";
      case CHANNEL_LIMIT -> "less on channel " + text(IdKind.CHANNEL, reason.subject());
      case UNITS, EXCLUSIVE_WORK, EXCLUSIVE_CHANNEL -> "less work in hand";
    };
  }

  private static String presence(Reason reason) {
    return Text.hyphens(Presence.get((short) reason.subject()).name()).replace('-', ' ');
  }

  private String skills(Reason reason, Standing standing) {
    String skill = text(IdKind.SKILL, reason.subject());
    return switch (reason.detail()) {
      case ALL_OF ->
          "needs %s %d, has %s"
              .formatted(skill, reason.asked(), reason.has() == 0 ? "none" : reason.has());
      case NONE_OF -> "must not have %s, has %d".formatted(skill, reason.has());
      default -> "needs one of " + join(set(standing, (int) reason.subject()), " or ");
    };
  }

  private String room(Reason reason) {
    return switch (reason.detail()) {
      case CHANNEL_LIMIT ->
          "has %d of %d on channel %s"
              .formatted(reason.has(), reason.asked(), text(IdKind.CHANNEL, reason.subject()));
      case UNITS ->
          "needs %s, has %d of %d free"
              .formatted(Text.count(reason.asked(), "unit"), reason.has(), reason.subject());
      case EXCLUSIVE_WORK -> "has work in hand that allows nothing beside it";
      default ->
          "channel %s allows nothing beside it, has %d in hand"
              .formatted(text(IdKind.CHANNEL, reason.subject()), reason.has());
    };
  }

  /** External ids of many. */
  List<String> names(IdKind kind, int[] numbers) {
    List<String> names = new ArrayList<>();
    for (int number : numbers) {
      names.add(text(kind, number));
    }
    return names;
  }

  /** What an interaction asks for in its step, without what it does not. */
  Map<String, Object> requires(Standing standing) {
    Map<String, Object> requires = new LinkedHashMap<>();
    Map<String, Object> allOf = new LinkedHashMap<>();
    for (int i = 0; i < standing.allOf.length; i += 2) {
      allOf.put(text(IdKind.SKILL, standing.allOf[i]), standing.allOf[i + 1]);
    }
    List<Object> anyOf = new ArrayList<>();
    for (int i = 0; i < standing.anyOf.length; i += 3) {
      if (i == 0 || standing.anyOf[i] != standing.anyOf[i - 3]) {
        anyOf.add(set(standing, standing.anyOf[i]));
      }
    }
    requires.put("all-of", allOf);
    requires.put("any-of", anyOf);
    requires.put("none-of", names(IdKind.SKILL, standing.noneOf));
    requires.put("teams", names(IdKind.TEAM, standing.teams));
    requires.put("preferred", names(IdKind.SKILL, standing.preferred));
    requires.values().removeIf(value -> value.equals(Map.of()) || value.equals(List.of()));
    return requires;
  }

  private Map<String, Object> set(Standing standing, int set) {
    Map<String, Object> alternatives = new LinkedHashMap<>();
    for (int i = 0; i < standing.anyOf.length; i += 3) {
      if (standing.anyOf[i] == set) {
        // of a skill that is there twice, the lower level is what counts
        alternatives.putIfAbsent(text(IdKind.SKILL, standing.anyOf[i + 1]), standing.anyOf[i + 2]);
      }
    }
    return alternatives;
  }

  /** Names and values in a row, as in {@code english 5, french 2}. */
  static String join(Map<?, ?> values, String between) {
    List<String> words = new ArrayList<>();
    values.forEach((name, value) -> words.add(name + " " + value));
    return String.join(between, words);
  }
}
