package org.strowger.core.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.api.plan.Plan;
import org.strowger.api.plan.rule.RuleCompiler;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.TouchKind;

/** X1: what each fact reads, how absent ones compare, and which rules are looked at. */
class EvaluationTest {
  private final RuleTexts texts = new RuleTexts();
  private final PlainFacts facts = new PlainFacts();
  private final Evaluation evaluation = new Evaluation();

  private boolean holds(String condition) {
    return matched(condition).equals(List.of(0));
  }

  private List<Integer> matched(String... conditions) {
    List<Plan.Rule> rules = new ArrayList<>();
    for (String condition : conditions) {
      rules.add(RuleCompiler.compile("r" + rules.size(), condition, "class 1"));
    }
    evaluation.rules(texts.read(rules));
    return again();
  }

  private List<Integer> again() {
    evaluation.evaluate(facts);
    List<Integer> matched = new ArrayList<>();
    for (int i = 0; i < evaluation.matched(); i++) {
      matched.add(evaluation.matched(i));
    }
    return matched;
  }

  private int code(String text) {
    return texts.number(IdKind.CODE, text);
  }

  /** A condition that holds where the fact has its other value only. */
  private void turns(String condition, Runnable change) {
    assertEquals(List.of(), matched(condition), condition);
    change.run();
    assertEquals(List.of(0), again(), condition);
  }

  @Test
  void X1_factsOfTheInteractionAreRead() {
    facts.channel = texts.number(IdKind.CHANNEL, "voice") + 1;
    turns("interaction.channel == \"voice\"", () -> facts.channel--);
    turns("interaction.topic == \"bill\"", () -> facts.topic = texts.number(IdKind.TOPIC, "bill"));
    facts.queue = texts.number(IdKind.QUEUE, "desk") + 1;
    turns("interaction.queue == \"desk\"", () -> facts.queue--);
    turns("interaction.class < 3", () -> facts.urgency = 2);
    turns("interaction.credit >= 5m", () -> facts.credit = 300_000);
    int place = texts.number(IdKind.ATTRIBUTE, "place");
    turns(
        "interaction.attribute(\"place\") == \"home\"",
        () -> facts.words.put(place, (long) code("home")));
    turns("interaction.number(\"place\") == -9", () -> facts.numbers.put(place, -9L));
  }

  @Test
  void X1_factsOfTheCustomerAreRead() {
    turns("customer.known", () -> facts.known = true);
    turns("customer.segment == \"gold\"", () -> facts.segment = code("gold"));
    turns("customer.language == \"fr\"", () -> facts.language = code("fr"));
    turns("customer.region == \"north\"", () -> facts.region = code("north"));
    turns("customer.verified", () -> facts.verifiedBy = code("face"));
    turns("customer.verified-by == \"voice\"", () -> facts.verifiedBy = code("voice"));
    turns("customer.device(\"watch\")", () -> facts.devices.add(code("watch")));
    int tier = texts.number(IdKind.ATTRIBUTE, "tier");
    turns(
        "customer.attribute(\"tier\") == \"one\"",
        () -> facts.customerWords.put(tier, (long) code("one")));
    turns("customer.number(\"tier\") > 5", () -> facts.customerNumbers.put(tier, 6L));
    turns("customer.needs == 2", () -> facts.openNeeds = 2);
  }

  @Test
  void X1_factsOfTheNeedAreRead() {
    turns("need.open", () -> facts.needKept = true);
    turns("need.contacts >= 3", () -> facts.needContacts = 3);
    turns("need.resolved == no", () -> facts.resolved = Resolved.NO.value());
    turns("need.resolved == yes", () -> facts.resolved = Resolved.YES.value());
    assertEquals(List.of(1), matched("need.open", "not need.open"), "resolved is not open");
    turns("need.resolved == unsaid", () -> facts.resolved = Resolved.UNSAID.value());
    turns("need.has-owner", () -> facts.owner = 7);
    turns("need.has-last-agent", () -> facts.lastAgent = 7);
  }

  @Test
  void X1_factsOfTheJourneyAreRead() {
    facts.known = true;
    turns("journey.contacts(7d) >= 3", () -> facts.contacts.put(604_800_000L, 3));
    turns(
        "journey.last(bot) == \"refund\"",
        () -> facts.outcomes.put((int) TouchKind.BOT.value(), code("refund")));
    turns(
        "journey.seen(location, 2h)",
        () -> facts.ages.put((int) TouchKind.LOCATION.value(), 7_200_000L));
    turns("journey.first-time", () -> facts.firstTime = true);
    turns(
        "journey.last-channel == \"chat\"",
        () -> facts.lastChannel = texts.number(IdKind.CHANNEL, "chat"));
    turns(
        "journey.last-topic == \"bill\"",
        () -> facts.lastTopic = texts.number(IdKind.TOPIC, "bill"));
    turns(
        "journey.last(contact) == \"sold\"",
        () -> facts.lastDisposition = texts.number(IdKind.DISPOSITION, "sold"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "interaction.topic == \"a\"",
        "interaction.attribute(\"a\") == \"a\"",
        "customer.segment == \"a\"",
        "journey.last-topic == \"a\"",
        "interaction.topic == journey.last-topic",
        "customer.segment == customer.language",
        "need.resolved == unsaid"
      })
  void X1_anAbsentWordEqualsNothingAndDiffersFromEverything(String equality) {
    assertEquals(false, holds(equality));
    assertEquals(true, holds(equality.replace("==", "!=")));
    assertEquals(true, holds("not " + equality));
  }

  @ParameterizedTest
  @ValueSource(strings = {"==", "!=", "<", "<=", ">", ">="})
  void X1_anAbsentNumberMakesEveryComparisonFalse(String sign) {
    for (String fact :
        List.of(
            "interaction.number(\"a\")",
            "customer.number(\"a\")",
            "customer.needs",
            "need.contacts",
            "journey.contacts(1d)")) {
      assertEquals(false, holds(fact + " " + sign + " 0"), fact);
      assertEquals(false, holds("0 " + sign + " " + fact), fact);
      assertEquals(false, holds(fact + " " + sign + " " + fact), fact);
      assertEquals(true, holds("not " + fact + " " + sign + " 0"), fact);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "customer.known",
        "customer.verified",
        "customer.device(\"a\")",
        "need.open",
        "need.has-owner",
        "need.has-last-agent",
        "journey.first-time",
        "journey.seen(bot, 1d)"
      })
  void X1_anAbsentTruthIsFalse(String fact) {
    facts.firstTime = true;
    facts.verifiedBy = 1;
    facts.devices.add(code("a"));
    assertEquals(false, holds(fact));
    assertEquals(true, holds("not " + fact));
  }

  @Test
  void X1_absenceBesideAComparisonDoesNotSpread() {
    facts.known = true;
    assertEquals(true, holds("interaction.number(\"a\") < 1 or interaction.class == 3"));
    assertEquals(true, holds("interaction.class == 3 and not interaction.number(\"a\") < 1"));
    assertEquals(
        true, holds("not (interaction.number(\"a\") < 1 and need.open) and interaction.class > 2"));
  }

  @Test
  void X1_anAttributeIsAWordOrANumberNeverBoth() {
    int place = texts.number(IdKind.ATTRIBUTE, "place");
    facts.words.put(place, 5L);
    assertEquals(false, holds("interaction.number(\"place\") == 5"));
    facts.words.clear();
    facts.numbers.put(place, 5L);
    assertEquals(false, holds("interaction.attribute(\"place\") == \"x\""));
  }

  @Test
  void X1_allThatMatchAreToldInFileOrder() {
    facts.known = true;
    facts.segment = code("gold");
    facts.language = code("fr");
    List<Integer> matched =
        matched(
            "customer.language == \"fr\"",
            "customer.segment == \"silver\"",
            "customer.segment == \"gold\" and interaction.class == 3",
            "true",
            "customer.segment == \"gold\" and customer.language == \"fr\"",
            "customer.segment == \"gold\" and customer.language == \"de\"",
            "\"gold\" == customer.segment",
            "customer.segment == \"gold\" or customer.language == \"de\"",
            "not customer.segment == \"gold\"");
    assertEquals(List.of(0, 2, 3, 4, 6, 7), matched);
  }

  @Test
  void X1_aFactIsReadOnceForAllRules() {
    facts.known = true;
    String[] conditions = new String[200];
    for (int i = 0; i < conditions.length; i++) {
      conditions[i] =
          i % 2 == 0 ? "customer.segment == \"s" + i + "\"" : "customer.segment != \"x\"";
    }
    facts.segment = code("s0");
    assertEquals(101, matched(conditions).size());
    assertEquals(1, facts.reads);
    assertEquals(101, again().size());
    assertEquals(2, facts.reads);
  }

  @Test
  void X1_theHashOfWhatMatchesGoesByNamesInOrder() {
    matched("true", "interaction.class == 3");
    long both = evaluation.matchedHash();
    facts.urgency = 4;
    again();
    long one = evaluation.matchedHash();
    assertNotEquals(both, one);
    matched("false", "true");
    assertNotEquals(one, evaluation.matchedHash());
    matched("false");
    assertEquals(0, evaluation.matchedHash());
  }
}
