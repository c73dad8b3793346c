package org.strowger.core.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.strowger.api.plan.Plan;
import org.strowger.api.plan.rule.RuleCompiler;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.IdKind;
import org.strowger.core.match.Requirement;

/**
 * X1: rules made at random, written as text, compiled, taken through the log and run with their
 * index, against a plain reading of the same rules one after the other.
 */
class RuleAgreementTest {
  private static final int SEEDS = 60;
  private static final int MOST_RULES = 150;
  private static final int FACTS_PER_SEED = 60;

  private Random dice;
  private RuleTexts texts;
  private PlainFacts facts;

  /** A condition that can be written and be read plainly. */
  private interface Tree {
    boolean holds();

    String text();
  }

  /** Something absent or there, and its text. */
  private record Value(Supplier<OptionalLong> now, String text) {}

  private record Leaf(String text, BooleanSupplier now) implements Tree {
    @Override
    public boolean holds() {
      return now.getAsBoolean();
    }
  }

  private record Pair(Tree left, String join, Tree right) implements Tree {
    @Override
    public boolean holds() {
      return join.equals("and") ? left.holds() && right.holds() : left.holds() || right.holds();
    }

    @Override
    public String text() {
      return "(" + left.text() + ") " + join + " (" + right.text() + ")";
    }
  }

  private record Not(Tree inner) implements Tree {
    @Override
    public boolean holds() {
      return !inner.holds();
    }

    @Override
    public String text() {
      return "not (" + inner.text() + ")";
    }
  }

  /** What an action does to plain values. */
  private interface Deed {
    void to(Plain values);
  }

  private record Does(String text, Deed deed) {}

  private record Rule(Tree condition, List<Does> actions) {}

  /** What is made of an interaction, plainly. */
  private static final class Plain {
    int queue = 1;
    int urgency = 3;
    long credit = 1000;
    int named;
    final Map<Integer, Integer> allOf = new TreeMap<>();
    final Set<Integer> preferred = new LinkedHashSet<>();
    final Set<Integer> notes = new LinkedHashSet<>();
  }

  @Test
  void X1_indexedExecutionAgreesWithAPlainReading() {
    int matches = 0;
    int none = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      dice = new Random(seed);
      texts = new RuleTexts();
      facts = new PlainFacts();
      for (int i = 0; i < RuleTexts.KNOWN; i++) {
        for (IdKind kind :
            new IdKind[] {IdKind.QUEUE, IdKind.SKILL, IdKind.AGENT, IdKind.CHANNEL}) {
          texts.number(kind, "x" + i);
        }
      }
      List<Rule> rules = new ArrayList<>();
      int count = 1 + dice.nextInt(MOST_RULES);
      for (int i = 0; i < count; i++) {
        rules.add(rule());
      }
      Evaluation evaluation = new Evaluation();
      evaluation.rules(texts.read(compiled(rules)));
      for (int i = 0; i < FACTS_PER_SEED; i++) {
        change();
        int matched = compare(rules, evaluation, "seed " + seed + ", facts " + i);
        matches += matched;
        none += matched == 0 ? 1 : 0;
      }
    }
    assertTrue(matches > 10_000, matches + " matches");
    assertTrue(none > 10, none + " times nothing matched");
  }

  private static List<Plan.Rule> compiled(List<Rule> rules) {
    List<Plan.Rule> compiled = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      String[] actions = rule.actions.stream().map(Does::text).toArray(String[]::new);
      compiled.add(RuleCompiler.compile("r" + i, rule.condition.text(), actions));
    }
    return compiled;
  }

  private int compare(List<Rule> rules, Evaluation evaluation, String where) {
    Plain plain = new Plain();
    Requirement own = new Requirement();
    own.reset(1);
    for (int skill = 1; skill <= 3; skill++) {
      plain.allOf.put(skill, 2 * skill);
      own.addAll(skill, 2 * skill);
    }
    own.addAny(1, 7, 1);
    own.addNone(8);
    own.addPreferred(6);
    plain.preferred.add(6);
    List<Integer> expected = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).condition.holds()) {
        expected.add(i);
        rules.get(i).actions.forEach(action -> action.deed.to(plain));
      }
    }
    evaluation.evaluate(facts);
    List<Integer> matched = new ArrayList<>();
    for (int i = 0; i < evaluation.matched(); i++) {
      matched.add(evaluation.matched(i));
    }
    assertEquals(expected, matched, where);
    Outcome outcome = new Outcome();
    outcome.begin(1, 3, 1000, 0);
    outcome.lists(own, 1);
    outcome.apply(evaluation, facts);
    assertEquals(plain.queue, outcome.queue(), where);
    assertEquals(plain.urgency, outcome.urgency(), where);
    long bound = Limits.MAX_CREDIT_MS;
    assertEquals(Math.max(-bound, Math.min(bound, plain.credit)), outcome.creditMs(), where);
    assertEquals(plain.named, outcome.named(), where);
    Requirement lists = outcome.own();
    Map<Integer, Integer> allOf = new TreeMap<>();
    for (int i = 0; i < lists.allCount(); i++) {
      allOf.put(lists.allSkill(i), lists.allLevel(i));
    }
    assertEquals(plain.allOf, allOf, where);
    Set<Integer> preferred = new LinkedHashSet<>();
    for (int i = 0; i < lists.preferredCount(); i++) {
      preferred.add(lists.preferred(i));
    }
    assertEquals(plain.preferred.stream().sorted().toList(), List.copyOf(preferred), where);
    assertEquals(1, lists.anyCount() * lists.noneCount(), where);
    List<Integer> notes = new ArrayList<>();
    for (int i = 0; i < outcome.noteCount(); i++) {
      notes.add(outcome.note(i));
    }
    assertEquals(plain.notes.stream().limit(16).toList(), notes, where);
    return expected.size();
  }

  // Rules

  private Rule rule() {
    List<Does> actions = new ArrayList<>();
    for (int i = dice.nextInt(3); i >= 0; i--) {
      actions.add(action());
    }
    return new Rule(tree(dice.nextInt(4) == 0 ? 3 : 1), actions);
  }

  private Tree tree(int depth) {
    int kind = depth == 0 ? 9 : dice.nextInt(10);
    if (kind < 5) {
      return new Pair(tree(depth - 1), "and", tree(depth - 1));
    }
    if (kind == 5) {
      return new Pair(tree(depth - 1), "or", tree(depth - 1));
    }
    if (kind == 6) {
      return new Not(tree(depth - 1));
    }
    return leaf();
  }

  private Tree leaf() {
    return switch (dice.nextInt(6)) {
      case 0 -> truth();
      case 1 -> numbers();
      default -> words();
    };
  }

  private Tree truth() {
    return switch (dice.nextInt(6)) {
      case 0 -> new Leaf("true", () -> true);
      case 1 -> new Leaf("customer.known", () -> facts.known);
      case 2 -> new Leaf("customer.verified", () -> facts.known && facts.verifiedBy != 0);
      case 3 -> new Leaf("need.open", () -> facts.needKept && facts.resolved != 1);
      case 4 -> new Leaf("journey.first-time", () -> facts.known && facts.firstTime);
      default -> {
        int code = code();
        yield new Leaf(
            "customer.device(\"c" + code + "\")",
            () -> facts.known && facts.devices.contains(texts.number(IdKind.CODE, "c" + code)));
      }
    };
  }

  private static OptionalLong there(boolean there, long value) {
    return there ? OptionalLong.of(value) : OptionalLong.empty();
  }

  private Value number() {
    return switch (dice.nextInt(5)) {
      case 0 -> new Value(() -> OptionalLong.of(facts.urgency), "interaction.class");
      case 1 -> new Value(() -> there(facts.needKept, facts.needContacts), "need.contacts");
      case 2 -> new Value(() -> there(facts.known, facts.openNeeds), "customer.needs");
      case 3 -> {
        int attribute = 1 + dice.nextInt(2);
        texts.number(IdKind.ATTRIBUTE, "a1");
        texts.number(IdKind.ATTRIBUTE, "a2");
        yield new Value(
            () ->
                there(
                    facts.numbers.containsKey(attribute),
                    facts.numbers.getOrDefault(attribute, 0L)),
            "interaction.number(\"a" + attribute + "\")");
      }
      default -> {
        long constant = dice.nextInt(5) - 1L;
        yield new Value(() -> OptionalLong.of(constant), "" + constant);
      }
    };
  }

  private Tree numbers() {
    Value left = number();
    Value right = number();
    String sign = List.of("==", "!=", "<", "<=", ">", ">=").get(dice.nextInt(6));
    return new Leaf(
        left.text + " " + sign + " " + right.text,
        () -> {
          if (left.now.get().isEmpty() || right.now.get().isEmpty()) {
            return false;
          }
          int order = Long.compare(left.now.get().getAsLong(), right.now.get().getAsLong());
          return switch (sign) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
          };
        });
  }

  private int code() {
    return dice.nextInt(12);
  }

  private Value word() {
    return switch (dice.nextInt(4)) {
      case 0 ->
          new Value(
              () -> there(facts.known && facts.segment != 0, facts.segment), "customer.segment");
      case 1 ->
          new Value(
              () -> there(facts.known && facts.language != 0, facts.language), "customer.language");
      case 2 -> {
        texts.number(IdKind.ATTRIBUTE, "a1");
        yield new Value(
            () -> there(facts.words.containsKey(1), facts.words.getOrDefault(1, 0L)),
            "interaction.attribute(\"a1\")");
      }
      default -> {
        int outcome = dice.nextInt(2);
        yield new Value(
            () ->
                there(
                    facts.outcomes.containsKey(7 + outcome),
                    facts.outcomes.getOrDefault(7 + outcome, 0)),
            outcome == 0 ? "journey.last(ivr)" : "journey.last(bot)");
      }
    };
  }

  private Tree words() {
    Value left = word();
    Value right = left;
    if (dice.nextInt(5) == 0) {
      right = word();
    } else {
      int code = texts.number(IdKind.CODE, "c" + code());
      String text = "\"c" + names(code) + "\"";
      right = new Value(() -> OptionalLong.of(code), text);
    }
    Value other = right;
    boolean same = dice.nextInt(4) > 0;
    boolean swapped = dice.nextInt(4) == 0;
    String sign = same ? " == " : " != ";
    return new Leaf(
        swapped ? other.text + sign + left.text : left.text + sign + other.text,
        () -> {
          boolean equal = left.now.get().isPresent() && left.now.get().equals(other.now.get());
          return equal == same;
        });
  }

  /** The text of a code that has been numbered. */
  private String names(int number) {
    for (int i = 0; ; i++) {
      if (texts.number(IdKind.CODE, "c" + i) == number) {
        return "" + i;
      }
    }
  }

  private Does action() {
    int number = 1 + dice.nextInt(RuleTexts.KNOWN);
    String id = "x" + (number - 1);
    int level = 1 + dice.nextInt(10);
    return switch (dice.nextInt(11)) {
      case 0 -> new Does("queue " + id, v -> v.queue = number);
      case 1 ->
          new Does("require " + id + " at " + level, v -> v.allOf.merge(number, level, Math::max));
      case 2 ->
          new Does(
              "lower " + id + " to " + level,
              v -> v.allOf.computeIfPresent(number, (skill, had) -> Math.min(had, level)));
      case 3 -> new Does("drop " + id, v -> v.allOf.remove(number));
      case 4 -> new Does("prefer " + id, v -> v.preferred.add(number));
      case 5 -> {
        int days = dice.nextInt(9) - 4;
        yield new Does("credit " + days + "d", v -> v.credit += days * 86_400_000L);
      }
      case 6 -> new Does("class " + level, v -> v.urgency = level);
      case 7 -> new Does("affinity owner", v -> v.named = facts.owner == 0 ? v.named : facts.owner);
      case 8 ->
          new Does(
              "affinity last", v -> v.named = facts.lastAgent == 0 ? v.named : facts.lastAgent);
      case 9 -> new Does("affinity agent " + id, v -> v.named = number);
      default -> {
        String note = "n" + dice.nextInt(30);
        yield new Does("note " + note, v -> v.notes.add(texts.number(IdKind.CODE, note)));
      }
    };
  }

  // Facts

  private void change() {
    facts.known = dice.nextInt(5) > 0;
    facts.verifiedBy = dice.nextInt(2);
    facts.urgency = dice.nextInt(5);
    facts.needKept = dice.nextBoolean();
    facts.needContacts = dice.nextInt(4);
    facts.resolved = dice.nextInt(3);
    facts.openNeeds = dice.nextInt(3);
    facts.firstTime = dice.nextBoolean();
    facts.segment = dice.nextInt(12);
    facts.language = dice.nextInt(12);
    facts.owner = dice.nextInt(3);
    facts.lastAgent = dice.nextInt(3);
    facts.devices.clear();
    facts.devices.add(1 + code());
    facts.numbers.clear();
    facts.words.clear();
    if (dice.nextBoolean()) {
      facts.numbers.put(1, (long) dice.nextInt(4));
    } else {
      facts.words.put(1, 1L + code());
    }
    if (dice.nextBoolean()) {
      facts.numbers.put(2, (long) dice.nextInt(4));
    }
    facts.outcomes.clear();
    for (int kind = 7; kind <= 8; kind++) {
      if (dice.nextBoolean()) {
        facts.outcomes.put(kind, 1 + code());
      }
    }
  }
}
