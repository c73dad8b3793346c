package org.strowger.api.plan.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Limits;
import org.strowger.codec.RuleAction;
import org.strowger.codec.RuleOperation;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.TouchKind;

/** X1: what a text of a rule becomes, and what is said of one that is wrong. */
class RuleCompilerTest {
  private static List<Plan.Operation> condition(String text) {
    return RuleCompiler.compile("r", text, "class 1").operations();
  }

  private static Plan.Action action(String text) {
    return RuleCompiler.compile("r", "true", text).actions().get(0);
  }

  /** Operations in words: {@code NAME}, with its operand or id where it has one. */
  private static String shown(String text) {
    return condition(text).stream()
        .map(
            one -> {
              RuleOperation operation = RuleOperation.of(one.code());
              assertEquals(operation.operand().idKind(), one.kind());
              String operand = one.kind() == null ? "" + one.operand() : one.id();
              boolean bare = operation.operand() == RuleOperation.Operand.NONE;
              return bare ? operation.name() : operation + ":" + operand;
            })
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          customer.segment == "gold"                        | CUSTOMER_SEGMENT CODE:gold SAME
          "gold" == customer.segment                        | CODE:gold CUSTOMER_SEGMENT SAME
          customer.segment != "a \\"b\\" \\\\"              | CUSTOMER_SEGMENT CODE:a "b" \\ DIFFERS
          customer.language == "fr"                         | CUSTOMER_LANGUAGE CODE:fr SAME
          customer.region == "north"                        | CUSTOMER_REGION CODE:north SAME
          customer.verified-by != "voice"                   | CUSTOMER_VERIFIED_BY CODE:voice DIFFERS
          customer.device("watch")                          | CUSTOMER_DEVICE:watch
          customer.attribute("tier") == "1"                 | CUSTOMER_ATTRIBUTE:tier CODE:1 SAME
          customer.number("age") >= 65                      | CUSTOMER_NUMBER:age NUMBER:65 AT_LEAST
          customer.needs > 1                                | CUSTOMER_NEEDS NUMBER:1 ABOVE
          customer.known                                    | CUSTOMER_KNOWN
          interaction.channel == "voice"                    | INTERACTION_CHANNEL CHANNEL:voice SAME
          interaction.topic == "bill"                       | INTERACTION_TOPIC TOPIC:bill SAME
          interaction.queue == "desk"                       | INTERACTION_QUEUE QUEUE:desk SAME
          interaction.class <= 2                            | INTERACTION_CLASS NUMBER:2 AT_MOST
          interaction.credit < -5m                          | INTERACTION_CREDIT NUMBER:-300000 BELOW
          interaction.attribute("a") == "b"                 | INTERACTION_ATTRIBUTE:a CODE:b SAME
          interaction.number("n") == -7                     | INTERACTION_NUMBER:n NUMBER:-7 NUMBER_EQUAL
          interaction.number("n") != 7                      | INTERACTION_NUMBER:n NUMBER:7 NUMBER_DIFFERS
          need.open                                         | NEED_OPEN
          need.contacts >= 3                                | NEED_CONTACTS NUMBER:3 AT_LEAST
          need.resolved == no                               | NEED_RESOLVED RESOLVED:2 SAME
          need.resolved != unsaid                           | NEED_RESOLVED RESOLVED:0 DIFFERS
          need.has-owner                                    | NEED_HAS_OWNER
          need.has-last-agent                               | NEED_HAS_LAST_AGENT
          journey.contacts(7d) >= 3                         | JOURNEY_CONTACTS:604800000 NUMBER:3 AT_LEAST
          journey.contacts(90s) < 2                         | JOURNEY_CONTACTS:90000 NUMBER:2 BELOW
          journey.last(bot) == "refund"                     | JOURNEY_LAST:8 CODE:refund SAME
          journey.last(contact) == "sold"                   | JOURNEY_LAST_DISPOSITION DISPOSITION:sold SAME
          journey.seen(location, 2h)                        | JOURNEY_SEEN:1843200006
          journey.first-time                                | JOURNEY_FIRST_TIME
          journey.last-channel == interaction.channel       | JOURNEY_LAST_CHANNEL INTERACTION_CHANNEL SAME
          journey.last-topic != "bill"                      | JOURNEY_LAST_TOPIC TOPIC:bill DIFFERS
          true                                              | TRUE
          not false                                         | FALSE NOT
          """)
  void X1_eachFactIsCompiled(String text, String operations) {
    assertEquals(operations, shown(text));
  }

  @Test
  void X1_kindAndDurationShareAnOperand() {
    long operand = condition("journey.seen(location, 2h)").get(0).operand();
    assertEquals(TouchKind.LOCATION.value(), RuleOperation.kindIn(operand));
    assertEquals(7_200_000, RuleOperation.durationIn(operand));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          true or false and true        | TRUE FALSE TRUE AND OR
          (true or false) and true      | TRUE FALSE OR TRUE AND
          not true and false            | TRUE NOT FALSE AND
          not (true and false)          | TRUE FALSE AND NOT
          not not true                  | TRUE NOT NOT
          true and false and true       | TRUE FALSE AND TRUE AND
          not interaction.class == 1    | INTERACTION_CLASS NUMBER:1 NUMBER_EQUAL NOT
          """)
  void X1_notBindsCloserThanAndThanOr(String text, String operations) {
    assertEquals(operations, shown(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          queue vip                | QUEUE QUEUE vip 0
          queue "vip desk"         | QUEUE QUEUE vip desk 0
          require fr at 5          | REQUIRE SKILL fr 5
          lower fr to 2            | LOWER SKILL fr 2
          drop fr                  | DROP SKILL fr 0
          prefer sales.north       | PREFER SKILL sales.north 0
          credit 5m                | CREDIT null  300000
          credit -7d               | CREDIT null  -604800000
          class 0                  | CLASS null  0
          class 254                | CLASS null  254
          affinity owner           | AFFINITY_OWNER null  0
          affinity last            | AFFINITY_LAST null  0
          affinity agent anna      | AFFINITY_AGENT AGENT anna 0
          note "third call"        | NOTE CODE third call 0
          """)
  void X1_eachActionIsCompiled(String text, String expected) {
    Plan.Action action = action(text);
    assertEquals(
        expected,
        RuleAction.of(action.code())
            + " "
            + action.kind()
            + " "
            + action.id()
            + " "
            + action.value());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          customer.segmnt == "gold"            | 1:1  | 'customer.segmnt' is not a fact; did you mean 'customer.segment'?
          true and journey.contact(7d) > 1     | 1:10 | 'journey.contact' is not a fact; did you mean 'journey.contacts'?
          customer.segment == gold             | 1:21 | 'gold' is not a fact; a text stands in quotes: "gold"
          customer.segment = "gold"            | 1:18 | '=' is not known here; write ==
          true & false                         | 1:6  | '&' is not known here; write and
          ! true                               | 1:1  | '!' is not known here; write not
          true €                               | 1:6  | '€' is not known here
          customer.segment                     | 1:1  | 'customer.segment' is a word, not true or false; compare it
          7 and true                           | 1:1  | '7' is a number, not true or false; compare it
          "x"                                  | 1:1  | "x" is a text, not true or false; compare it
          not interaction.channel              | 1:5  | 'interaction.channel' is a channel, not true or false; compare it
          customer.segment < "gold"            | 1:18 | '<' is for numbers and durations; 'customer.segment' is a word
          customer.segment == 3                | 1:21 | 'customer.segment' is a word and '3' is a number; they cannot be compared
          interaction.credit > 3               | 1:22 | 'interaction.credit' is a duration and '3' is a number; they cannot be compared
          interaction.class == 3s              | 1:22 | 'interaction.class' is a number and '3s' is a duration; they cannot be compared
          interaction.channel == interaction.queue | 1:24 | 'interaction.channel' is a channel and 'interaction.queue' is a queue; they cannot be compared
          need.resolved == "yes"               | 1:18 | 'need.resolved' is yes, no or unsaid and "yes" is a text; they cannot be compared
          customer.verified == true            | 1:1  | 'customer.verified' is true or false already; write it alone, or with not
          "a" == "b"                           | 1:1  | a text is compared with a fact, not "a" with a text
          1 < 2 < 3                            | 1:7  | two values are compared at a time; join comparisons with and
          customer.device                      | 1:1  | 'customer.device' needs something in brackets: customer.device("x")
          customer.device(watch)               | 1:17 | 'customer.device' takes a text in quotes, not 'watch'
          customer.known("x")                  | 1:15 | 'customer.known' takes nothing in brackets
          journey.contacts(7) > 1              | 1:18 | the duration of 'journey.contacts' must be a duration such as 30s, not '7'
          journey.contacts(367d) > 1           | 1:18 | the duration of 'journey.contacts' must be from 0s to 366d, not 367d
          journey.contacts(-1s) > 1            | 1:18 | the duration of 'journey.contacts' must be from 0s to 366d, not -1s
          journey.seen(bot 1d)                 | 1:18 | ',' is missing between kind and duration of 'journey.seen', before '1d'
          journey.contacts(7d > 1              | 1:21 | ')' is missing behind what 'journey.contacts' takes, before '>'
          (true or false                       | 1:15 | ')' is missing behind what '(' began, before the end
          true)                                | 1:5  | ')' is left over
          true true                            | 1:6  | 'true' is left over
          true and                             | 1:9  | a value is missing at the end
          and true                             | 1:1  | a value is missing before 'and'
          interaction.class > )                | 1:21 | a value is missing before ')'
          interaction.class > 12x              | 1:21 | '12x' is neither a whole number nor a duration such as 500ms, 30s, 5m, 2h, 7d
          interaction.class > 1.5              | 1:21 | '1.5' is neither a whole number nor a duration such as 500ms, 30s, 5m, 2h, 7d
          interaction.class > 9999999999999999999 | 1:21 | '9999999999999999999' is too large
          interaction.credit > 9999999999999d  | 1:22 | '9999999999999d' is too large
          customer.segment == "gold            | 1:21 | a text is not closed with '"'
          customer.segment == ""               | 1:21 | "" has 0 bytes, not 1 to 64
          customer.segment == "a\\n"           | 1:23 | '\\' in a text must be followed by '"' or '\\'
          """)
  void X1_aWrongConditionIsNamedWithValueAndPlace(String text, String place, String problem) {
    RuleException e = assertThrows(RuleException.class, () -> condition(text));
    assertEquals(problem, e.problem());
    assertEquals(place, e.line() + ":" + e.column());
    assertEquals("line 1, column " + e.column() + ": " + problem, e.getMessage());
  }

  @Test
  void X1_aKindThatIsNoneIsNamedWithAllThatAre() {
    RuleException e =
        assertThrows(RuleException.class, () -> condition("journey.last(bott) == \"x\""));
    assertEquals(
        "'journey.last' takes a kind of touchpoint (action, bot, call, contact, email, form, ivr,"
            + " location, message, note, page, photo, scan, survey), not 'bott'; did you mean"
            + " 'bot'?",
        e.problem());
    assertEquals(14, e.column());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          requier fr at 5      | 1:1  | 'requier' is not an action (queue, require, lower, drop, prefer, credit, class, affinity, note); did you mean 'require'?
          queue                | 1:6  | the queue is missing before the end
          queue 7              | 1:7  | the queue must be a text: write "7"
          queue a b            | 1:9  | 'b' is left over
          require fr 5         | 1:12 | 'at' is missing behind the skill, before '5'
          require fr at 11     | 1:15 | the level must be from 1 to 10, not 11
          lower fr to 0        | 1:13 | the level must be from 1 to 10, not 0
          lower fr to five     | 1:13 | the level must be a whole number, not 'five'
          credit 5             | 1:8  | the credit must be a duration such as 30s, not '5'
          credit 8d            | 1:8  | the credit must be from -7d to 7d, not 8d
          class 255            | 1:7  | the class must be from 0 to 254, not 255
          affinity lst         | 1:10 | 'lst' is not an affinity (owner, last, agent); did you mean 'last'?
          affinity agent       | 1:15 | the agent is missing before the end
          """)
  void X1_aWrongActionIsNamedWithValueAndPlace(String text, String place, String problem) {
    RuleException e = assertThrows(RuleException.class, () -> action(text));
    assertEquals(problem, e.problem());
    assertEquals(place, e.line() + ":" + e.column());
  }

  @Test
  void X1_placesCountOnFromWhereTheTextStarts() {
    RuleText text = new RuleText("true\n  and need.opn", 12, 7);
    RuleText action = new RuleText("class 999", 20, 9);
    RuleException e =
        assertThrows(RuleException.class, () -> RuleCompiler.compile("r", text, List.of(action)));
    assertEquals("line 13, column 13", e.getMessage().substring(0, 18));
    e =
        assertThrows(
            RuleException.class,
            () -> RuleCompiler.compile("r", new RuleText("true"), List.of(action)));
    assertEquals("20:15", e.line() + ":" + e.column());
  }

  private static String joined(int count, String join) {
    return IntStream.range(0, count).mapToObj(i -> "true").collect(Collectors.joining(join));
  }

  @Test
  void X1_aConditionHasAtMost128Operations() {
    assertEquals(127, condition(joined(64, " and ")).size());
    RuleException e = assertThrows(RuleException.class, () -> condition(joined(65, " and ")));
    assertEquals("the condition has more than 128 operations; make two rules", e.problem());
    assertEquals(1, e.column());
    assertThrows(RuleException.class, () -> condition(joined(200_000, " or ")));
  }

  @Test
  void X1_aConditionIsNestedAtMost32Deep() {
    int most = Limits.MAX_RULE_DEPTH;
    assertEquals(1, condition("(".repeat(most) + "true" + ")".repeat(most)).size());
    RuleException e =
        assertThrows(RuleException.class, () -> condition("(".repeat(200_000) + "true"));
    assertEquals("the condition is nested deeper than 32", e.problem());
    assertEquals(33, e.column());
    e = assertThrows(RuleException.class, () -> condition("not ".repeat(33) + "true"));
    assertEquals("the condition is nested deeper than 32", e.problem());
    String deep = "true and (".repeat(most) + "true" + ")".repeat(most);
    e = assertThrows(RuleException.class, () -> condition(deep));
    assertTrue(e.problem().startsWith("the condition is nested deeper than 32"), e.problem());
  }

  @Test
  void X1_aRuleHasOneToSixteenActions() {
    String[] most = IntStream.range(0, 16).mapToObj(i -> "class 1").toArray(String[]::new);
    assertEquals(16, RuleCompiler.compile("r", "true", most).actions().size());
    RuleException e = assertThrows(RuleException.class, () -> RuleCompiler.compile("r", "true"));
    assertEquals("rule r has 0 actions, not 1 to 16", e.problem());
    String[] more = IntStream.range(0, 17).mapToObj(i -> "class 1").toArray(String[]::new);
    e = assertThrows(RuleException.class, () -> RuleCompiler.compile("r", "true", more));
    assertEquals("rule r has 17 actions, not 1 to 16", e.problem());
  }

  @Test
  void X1_theExamplesOfTheManualCompile() throws Exception {
    int examples = 0;
    for (String line : Files.readAllLines(Path.of("..", "docs", "rules-language.md"))) {
      if (line.startsWith("    ") && line.contains("->")) {
        String[] parts = line.split("->", -1);
        RuleCompiler.compile("example", parts[0], parts[1].split(",", -1));
        examples++;
      }
    }
    assertEquals(14, examples);
  }

  @Test
  void X1_idsAreKeptAsTextForTheirNumbers() {
    Plan.Operation channel = condition("interaction.channel == \"voice\"").get(1);
    assertEquals(IdKind.CHANNEL, channel.kind());
    assertEquals("voice", channel.id());
    String long64 = "é".repeat(32);
    assertEquals(long64, condition("customer.segment == \"" + long64 + "\"").get(1).id());
    RuleException e =
        assertThrows(
            RuleException.class, () -> condition("customer.segment == \"" + long64 + "x\""));
    assertEquals("\"" + long64 + "x\" has 65 bytes, not 1 to 64", e.problem());
    e = assertThrows(RuleException.class, () -> action("queue " + "q".repeat(65)));
    assertEquals("'" + "q".repeat(65) + "' has 65 bytes, not 1 to 64", e.problem());
  }
}
