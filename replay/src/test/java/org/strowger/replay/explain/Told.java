package org.strowger.replay.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.Presence;
import org.strowger.oracle.Judgement;
import org.strowger.oracle.Judgement.Figures;
import org.strowger.oracle.Judgement.Why;
import org.strowger.oracle.ModelJudge;
import org.strowger.replay.text.Text;

/**
 * What the model says of one decision, or of one who waits, in external ids; what {@code explain}
 * tells of it is compared with it: values, JSON, text.
 */
final class Told {
  private static final Pattern CANDIDATE =
      Pattern.compile("(?m)^(chosen|then \\d+|no) +(agent-\\d+): (F\\d+)?");

  /** What is told of an agent, and what its detail must mention: all of one of the lists. */
  private record Expected(String filter, Map<String, String> scores, List<List<String>> mentions) {}

  private final ModelJudge model;
  private final Judgement.Standing standing;
  private final Map<String, String> head = new LinkedHashMap<>();
  private final List<String> order;
  private final List<String> rest;
  private final Map<String, Expected> agents = new HashMap<>();
  private final List<String> options;

  /**
   * Takes the words of the moment.
   *
   * @param offer about to be made, 0 for one who waits after the command
   */
  Told(ModelJudge model, Judgement judgement, long offer, long sequence, long timeMs) {
    this.model = model;
    standing = judgement.standing();
    order = judgement.order().stream().map(this::agent).toList();
    rest = judgement.rest().stream().map(this::agent).toList();
    for (Figures of : judgement.agents()) {
      List<List<String>> mentions = new ArrayList<>();
      for (Why why : judgement.reasons().getOrDefault(of.agent(), Set.of())) {
        mentions.add(mentioned(why));
      }
      agents.put(agent(of.agent()), new Expected("F" + of.filter(), scores(of), mentions));
    }
    String interaction = model.name(IdKind.INTERACTION, standing.interaction());
    if (offer > 0) {
      options = List.of("--offer", String.valueOf(offer));
      head.put("offer", String.valueOf(offer));
      head.put("chosen", order.get(0));
    } else {
      options = List.of("--interaction", interaction, "--at", String.valueOf(sequence));
    }
    head.put("interaction", interaction);
    head.put("sequence", String.valueOf(sequence));
    head.put("time", Text.time(timeMs));
    head.put("plan", String.valueOf(model.planVersion()));
    describe();
    head.put("signed-on", String.valueOf(agents.size()));
    head.put("eligible", String.valueOf(order.size()));
    head.put("not-shown", "0");
  }

  private String agent(int number) {
    return model.name(IdKind.AGENT, number);
  }

  /** How the tool is asked about it. */
  List<String> options() {
    return options;
  }

  private void describe() {
    head.put("queue", model.name(IdKind.QUEUE, standing.queue()));
    head.put("channel", model.name(IdKind.CHANNEL, standing.channel()));
    head.put("position", String.valueOf(standing.position()));
    head.put("waiting-since", Text.time(standing.sinceMs()));
    head.put("step", String.valueOf(standing.step()));
    head.put(
        "strategy",
        Text.hyphens(standing.strategy().name()) + " (A" + standing.strategy().value() + ")");
    head.put("offers-open", String.valueOf(standing.openOffers()));
    head.put("offers-at-once", String.valueOf(standing.mostOpen()));
    head.put("waits-for", standing.affine() == 0 ? "null" : agent(standing.affine()));
    head.put("claims", standing.claim() == 0 ? "null" : agent(standing.claim()));
    Map<String, Object> place = new TreeMap<>();
    if (standing.promoted() > 0) {
      place.put("promoted", standing.promoted());
    }
    place.put("class", standing.urgency());
    place.put("due", Text.time(standing.dueMs()));
    place.put("ticket", standing.ticket());
    place.put("arrival", standing.arrival());
    head.put("order", place.toString());
    head.put("requires", requires());
  }

  private String requires() {
    Map<String, Object> requires = new TreeMap<>();
    requires.put("all-of", skills(standing.allOf()));
    Set<String> anyOf = new TreeSet<>();
    standing.anyOf().forEach(set -> anyOf.add(skills(set).toString()));
    requires.put("any-of", anyOf);
    requires.put("none-of", skills(standing.noneOf()));
    requires.put("preferred", skills(standing.preferred()));
    requires.put(
        "teams", standing.teams().stream().map(team -> model.name(IdKind.TEAM, team)).toList());
    requires.values().removeIf(value -> value.toString().length() == "[]".length());
    return requires.toString();
  }

  private Set<String> skills(Set<Integer> numbers) {
    Set<String> skills = new TreeSet<>();
    numbers.forEach(number -> skills.add(model.name(IdKind.SKILL, number)));
    return skills;
  }

  private Map<String, Integer> skills(Map<Integer, Integer> levels) {
    Map<String, Integer> skills = new TreeMap<>();
    levels.forEach((skill, level) -> skills.put(model.name(IdKind.SKILL, skill), level));
    return skills;
  }

  private Map<String, String> scores(Figures of) {
    Map<String, Object> scores = new TreeMap<>();
    scores.put("in-line-since", Text.time(of.placeTimeMs()));
    scores.put("line-sequence", of.placeCause());
    switch (standing.strategy()) {
      case LEAST_LOADED -> scores.putAll(Map.of("used", of.used(), "units", of.units()));
      case BEST_SKILLED -> scores.put("levels", of.levels());
      case LEAST_SKILLED -> scores.put("queues-served", of.queuesServed());
      case ROUND_ROBIN -> scores.put("sign-on", of.signOn());
      case FEWEST_HANDLED -> scores.put("handled", of.handled());
      case LINEAR ->
          scores.putAll(Map.of("place-in-teams", of.placeInTeams(), "sign-on", of.signOn()));
      case WEIGHTED -> {
        scores.putAll(Map.of("weighted", of.weighted(), "skill", of.surplus(), "load", of.load()));
        scores.putAll(Map.of("specialism", of.specialism(), "idle", of.idleSeconds()));
      }
      default -> {
        // the line alone
      }
    }
    return texts(scores);
  }

  private List<String> mentioned(Why why) {
    String asked = String.valueOf(why.asked());
    String has = String.valueOf(why.has());
    return switch (why.detail()) {
      case SIGNED_OFF -> List.of("not signed on");
      case LEASE_LOST -> List.of("not heard of", Text.time(why.asked()));
      case PRESENCE -> List.of(presence(why));
      case PENDING -> List.of(presence(why), "when the work in hand ends");
      case EXCLUDED -> List.of("excluded by the interaction");
      case TEAM -> standing.teams().stream().map(team -> model.name(IdKind.TEAM, team)).toList();
      case ALL_OF ->
          List.of(
              model.name(IdKind.SKILL, why.subject()) + " " + asked,
              "has " + (why.has() == 0 ? "none" : has));
      case ANY_OF ->
          skills(why.alternatives()).entrySet().stream()
              .map(skill -> skill.getKey() + " " + skill.getValue())
              .toList();
      case NONE_OF -> List.of("not have " + model.name(IdKind.SKILL, why.subject()), "has " + has);
      case CHANNEL ->
          List.of(
              model.name(IdKind.PROFILE, why.subject()),
              model.name(IdKind.CHANNEL, standing.channel()));
      case CHANNEL_CLOSED -> List.of(model.name(IdKind.CHANNEL, why.subject()) + " is closed");
      case HELD_APART -> List.of(Text.time(why.asked()));
      case AFFINITY -> List.of("waits for " + agent((int) why.subject()));
      case OFFERED -> List.of("has its offer " + why.subject() + " open");
      case OFFERS_OPEN -> List.of(has + " offer", " of " + asked + " at once");
      case CLAIMED -> List.of("claimed by", model.name(IdKind.INTERACTION, why.subject()));
      case CHANNEL_LIMIT ->
          List.of("has " + has + " of " + asked + " on", model.name(IdKind.CHANNEL, why.subject()));
      case UNITS ->
          List.of("needs " + asked + " unit", "has " + has + " of " + why.subject() + " free");
      case EXCLUSIVE_WORK -> List.of("has work in hand that allows nothing beside it");
      case EXCLUSIVE_CHANNEL ->
          List.of(
              model.name(IdKind.CHANNEL, why.subject()) + " allows nothing beside it",
              "has " + has + " in hand");
    };
  }

  private static String presence(Why why) {
    return Text.hyphens(Presence.get((short) why.subject()).name()).replace('-', ' ');
  }

  /** Compares with values, as they are or read from JSON; every agent must be told. */
  void assertTold(Map<String, Object> told) {
    for (Map.Entry<String, String> of : head.entrySet()) {
      assertEquals(of.getValue(), shown(of.getKey(), told), () -> of.getKey() + " of " + told);
    }
    List<String> eligible = new ArrayList<>();
    Map<String, Integer> excluded = new TreeMap<>();
    List<String> others = new ArrayList<>();
    for (Object value : (List<?>) told.get("candidates")) {
      Map<?, ?> candidate = (Map<?, ?>) value;
      String agent = (String) candidate.get("agent");
      Expected expected = agents.get(agent);
      if (Boolean.TRUE.equals(candidate.get("eligible"))) {
        eligible.add(agent);
        assertEquals(expected.scores, texts((Map<?, ?>) candidate.get("scores")), agent);
      } else {
        others.add(agent);
        String filter = (String) candidate.get("filter");
        excluded.merge(filter, 1, Integer::sum);
        assertTrue(filter.startsWith(expected.filter + " "), () -> candidate + ", " + expected);
        assertMentions(expected, (String) candidate.get("detail"));
      }
    }
    assertEquals(order, eligible);
    assertEquals(rest, others);
    assertEquals(texts(excluded), texts((Map<?, ?>) told.get("excluded")));
  }

  private static void assertMentions(Expected expected, String detail) {
    boolean told =
        expected.mentions.stream().anyMatch(words -> words.stream().allMatch(detail::contains));
    assertTrue(told, () -> "\"" + detail + "\" is none of " + expected);
  }

  private static String shown(String name, Map<String, Object> told) {
    Object value = told.get(name);
    if (name.equals("order")) {
      return new TreeMap<>((Map<?, ?>) value).toString();
    }
    if (name.equals("requires")) {
      Map<String, Object> requires = new TreeMap<>();
      Map<?, ?> lists = value == null ? Map.of() : (Map<?, ?>) value;
      lists.forEach((list, asked) -> requires.put(String.valueOf(list), sorted(list, asked)));
      return requires.toString();
    }
    return String.valueOf(value);
  }

  private static Object sorted(Object list, Object asked) {
    if (asked instanceof Map<?, ?> levels) {
      return new TreeMap<>(levels);
    }
    if (list.equals("teams")) {
      return asked;
    }
    Set<String> words = new TreeSet<>();
    for (Object one : (List<?>) asked) {
      words.add(one instanceof Map<?, ?> set ? new TreeMap<>(set).toString() : one.toString());
    }
    return words;
  }

  private static Map<String, String> texts(Map<?, ?> values) {
    Map<String, String> texts = new TreeMap<>();
    values.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
    return texts;
  }

  /** Compares with the text for people. */
  void assertTold(String text) {
    List<String> eligible = new ArrayList<>();
    Map<String, String> excluded = new TreeMap<>();
    Matcher line = CANDIDATE.matcher(text);
    while (line.find()) {
      if (line.group(3) == null) {
        boolean chosen = eligible.isEmpty() && head.containsKey("chosen");
        eligible.add(line.group(2));
        assertEquals(chosen ? "chosen" : "then " + eligible.size(), line.group(1), text);
      } else {
        assertEquals("no", line.group(1), text);
        excluded.put(line.group(2), line.group(3));
      }
    }
    assertEquals(order, eligible, text);
    Map<String, String> expected = new TreeMap<>();
    agents.forEach((agent, of) -> expected.put(agent, of.filter));
    expected.keySet().removeAll(order);
    assertEquals(expected, excluded, text);
    for (String name : List.of("interaction", "sequence", "time", "step", "strategy")) {
      assertTrue(text.contains(head.get(name)), text);
    }
    assertTrue(text.contains(", position " + head.get("position") + " in its queue\n"), text);
  }
}
