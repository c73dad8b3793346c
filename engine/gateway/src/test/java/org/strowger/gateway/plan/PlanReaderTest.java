package org.strowger.gateway.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.api.plan.Plan;
import org.strowger.api.plan.rule.RuleCompiler;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;

class PlanReaderTest {
  private static final String GOOD =
      """
      version: 3
      promote-after: 15m
      skills: [sales, english, french, trainee]
      teams: [north]
      channels:
        voice:
        chat: { auto-accept: true }
      profiles:
        phone:
          units: 10
          channels:
            voice: { cost: 10, limit: 1, exclusive: true, wrap-up: { kind: timed, for: 30s } }
            chat: { cost: 3, limit: 3, wrap-up: { kind: until-ended } }
      queues:
        sales:
          order: due
          class: 2
          target: 20s
          offer-timeout: 15s
          decline-hold: 90s
          misses-allowed: 2
          steps:
            - all-of: { sales: 1 }
              any-of: [ { english: 3, french: 2 } ]
              none-of: [trainee]
              teams: [north]
              strategy: longest-idle
      """;

  private static Plan read(String yaml) {
    return PlanReader.read("plan.yaml", yaml);
  }

  /** Everything told about a text, one problem a line. */
  private static String problems(String yaml) {
    return assertThrows(PlanException.class, () -> read(yaml)).getMessage();
  }

  private static String with(String line, String replacement) {
    assertTrue(GOOD.contains(line), line);
    return GOOD.replace(line, replacement);
  }

  @Test
  void everythingInTheFileIsInThePlan() {
    Plan plan = read(GOOD);
    assertEquals(
        new Plan(
            3,
            900_000,
            List.of("sales", "english", "french", "trainee"),
            List.of(new Plan.Team("north")),
            List.of(new Plan.Channel("voice", false), new Plan.Channel("chat", true)),
            List.of(
                new Plan.Profile(
                    "phone",
                    10,
                    List.of(
                        new Plan.Handling("voice", 10, 1, true, WrapUpKind.TIMED, 30_000),
                        new Plan.Handling("chat", 3, 3, false, WrapUpKind.UNTIL_ENDED, 0)))),
            List.of(
                new Plan.Queue(
                    "sales",
                    QueueOrder.DUE,
                    2,
                    20_000,
                    15_000,
                    90_000,
                    2,
                    List.of(
                        new Plan.Step(
                            0,
                            Strategy.LONGEST_IDLE,
                            List.of(new Plan.SkillLevel("sales", 1)),
                            List.of(
                                List.of(
                                    new Plan.SkillLevel("english", 3),
                                    new Plan.SkillLevel("french", 2))),
                            List.of("trainee"),
                            List.of("north")))))),
        plan);
  }

  @Test
  void whatIsNotGivenHasItsDefault() {
    Plan plan =
        read(
            """
            version: 1
            promote-after: never
            channels: { voice: }
            profiles: { phone: { units: 1, channels: { voice: } } }
            queues: { any: { steps: [ {} ] } }
            """);
    assertEquals(0, plan.promoteAfterMs());
    assertEquals(List.of(), plan.skills());
    assertEquals(List.of(), plan.teams());
    assertEquals(
        List.of(new Plan.Handling("voice", 1, 1, false, WrapUpKind.NONE, 0)),
        plan.profiles().get(0).handles());
    assertEquals(
        new Plan.Queue(
            "any",
            QueueOrder.AGE,
            5,
            0,
            20_000,
            60_000,
            1,
            List.of(
                new Plan.Step(
                    0, Strategy.LONGEST_IDLE, List.of(), List.of(), List.of(), List.of()))),
        plan.queues().get(0));
  }

  @Test
  void anchorsRepeatWhatTheyName() {
    Plan plan =
        read(
            """
            version: 1
            promote-after: 1h
            skills: [a]
            channels: { voice: }
            profiles: { phone: { units: 1, channels: { voice: } } }
            queues:
              one: &one { class: 1, steps: [ { all-of: { a: 2 } } ] }
              two: *one
            """);
    assertEquals(plan.queues().get(0).steps(), plan.queues().get(1).steps());
    assertEquals(List.of("one", "two"), plan.queues().stream().map(Plan.Queue::id).toList());
  }

  @Test
  void allProblemsAreToldInTheOrderOfTheText() {
    String text =
        """
        version: 0
        promote-after: 15
        skills: [sales, sales, 7, english]
        teams: [north]
        colour: red
        channels:
          voice: { auto-accept: yes }
        profiles:
          phone:
            units: 10
            channels:
              voice: { cost: 11, limit: 0, wrap-up: { kind: timed } }
              fax: {}
        queues:
          sales:
            order: newest
            class: 255
            target: 20
            offer-timeout: 0s
            decline-hold: 367d
            misses-allowed: 1001
            steps:
              - all-of: { sales: 0, service: 3 }
                any-of: [ { english: eleven }, {} ]
                none-of: [nobody]
                teams: [south, north, north]
                strategy: random
          sales: { steps: [] }
          empty: {}
        """;
    assertEquals(
        """
        plan.yaml:1:10: version "0": must be a whole number from 1 to 2147483647
        plan.yaml:2:16: promote-after "15": must be a duration from 1ms to 366d: a whole number and ms, s, m, h or d, as in 20s
        plan.yaml:3:17: skills "sales": given twice
        plan.yaml:3:24: skills "7": an id is text; write it in quotes
        plan.yaml:5:1: colour: unknown key; known here: version, promote-after, skills, teams, channels, profiles, queues, context, movement, rules, shift-offers
        plan.yaml:7:25: channels.voice.auto-accept "yes": must be true or false
        plan.yaml:12:22: profiles.phone.channels.voice.cost "11": must be a whole number from 0 to 10
        plan.yaml:12:33: profiles.phone.channels.voice.limit "0": must be a whole number from 1 to 30000
        plan.yaml:12:45: profiles.phone.channels.voice.wrap-up.for: missing; must be a duration from 1ms to 366d: a whole number and ms, s, m, h or d, as in 20s
        plan.yaml:13:7: profiles.phone.channels.fax: no such channel; the plan has voice
        plan.yaml:16:12: queues.sales.order "newest": must be age or due
        plan.yaml:17:12: queues.sales.class "255": must be a whole number from 0 to 254
        plan.yaml:18:13: queues.sales.target "20": must be a duration from 0s to 366d: a whole number and ms, s, m, h or d, as in 20s
        plan.yaml:19:20: queues.sales.offer-timeout "0s": must be a duration from 1ms to 366d: a whole number and ms, s, m, h or d, as in 20s
        plan.yaml:20:19: queues.sales.decline-hold "367d": must be a duration from 1ms to 366d: a whole number and ms, s, m, h or d, as in 20s
        plan.yaml:21:21: queues.sales.misses-allowed "1001": must be a whole number from 1 to 1000
        plan.yaml:23:26: queues.sales.steps[1].all-of.sales "0": must be a whole number from 1 to 10
        plan.yaml:23:29: queues.sales.steps[1].all-of.service: no such skill; list it under skills
        plan.yaml:24:30: queues.sales.steps[1].any-of.english "eleven": must be a whole number from 1 to 10
        plan.yaml:24:40: queues.sales.steps[1].any-of "{}": a group of alternatives has at least one skill
        plan.yaml:25:19: queues.sales.steps[1].none-of "nobody": no such skill; list it under skills
        plan.yaml:26:17: queues.sales.steps[1].teams "south": no such team; list it under teams
        plan.yaml:26:31: queues.sales.steps[1].teams "north": given twice
        plan.yaml:27:19: queues.sales.steps[1].strategy "random": must be longest-idle or least-loaded or best-skilled or least-skilled or round-robin or fewest-handled or linear or weighted
        plan.yaml:28:3: queues.sales: given twice
        plan.yaml:29:10: queues.empty.steps: missing; must be a list of 1 to 16 steps"""
            .lines()
            .toList(),
        problems(text).lines().toList());
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }

  @Test
  void aQueueHas1To16Steps() {
    String step = "      - all-of: { sales: 1 }\n";
    String shorter = "      - for: 1s\n";
    Plan plan = read(with(step, shorter.repeat(15) + step));
    assertEquals(16, plan.queues().get(0).steps().size());
    assertEquals(
        List.of("plan.yaml:23:7: queues.sales.steps \"[...]\": must be a list of 1 to 16 steps"),
        lines(problems(with(step, shorter.repeat(16) + step))));
    assertTrue(
        problems("queues: { sales: { steps: [] } }")
            .contains("queues.sales.steps \"[]\": must be a list of 1 to 16 steps"));
  }

  /** The plan with the queues replaced, the first at line 15. */
  private static String withQueues(String queues) {
    return GOOD.substring(0, GOOD.indexOf("queues:")) + "queues:\n" + queues.indent(2);
  }

  private static List<Plan.Step> stepsOfFirstQueue(String queues) {
    return read(withQueues(queues)).queues().get(0).steps();
  }

  private static final String INHERITING =
      """
      sales:
        all-of: { sales: 3 }
        any-of: [ { english: 5, french: 5 } ]
        none-of: [trainee]
        preferred: [french]
        teams: [north]
        affinity: { kind: last, within: 7d }
        strategy: best-skilled
        skip: true
        steps:
          - for: 30s
          - { for: 1m, affinity: named, all-of: { sales: 1 }, preferred: [], strategy: linear }
          - { for: 2m, affinity: none, all-of: {}, any-of: [], none-of: [], teams: [], skip: false }
          - { for: 3m, affinity: { kind: named } }
          - for: 10m
      """;

  @Test
  void S1_aStepHasFromItsQueueWhatItDoesNotGive() {
    List<Plan.SkillLevel> all = List.of(new Plan.SkillLevel("sales", 3));
    List<List<Plan.SkillLevel>> any =
        List.of(List.of(new Plan.SkillLevel("english", 5), new Plan.SkillLevel("french", 5)));
    List<String> none = List.of("trainee");
    List<String> liked = List.of("french");
    List<String> team = List.of("north");
    Strategy best = Strategy.BEST_SKILLED;
    List<Plan.SkillLevel> less = List.of(new Plan.SkillLevel("sales", 1));
    assertEquals(
        List.of(
            new Plan.Step(
                30_000, best, Affinity.LAST, 604_800_000, true, all, any, none, liked, team),
            new Plan.Step(
                60_000, Strategy.LINEAR, Affinity.NAMED, 0, true, less, any, none, List.of(), team),
            new Plan.Step(
                120_000,
                best,
                Affinity.NONE,
                0,
                false,
                List.of(),
                List.of(),
                List.of(),
                liked,
                List.of()),
            new Plan.Step(180_000, best, Affinity.NAMED, 0, true, all, any, none, liked, team),
            new Plan.Step(600_000, best, Affinity.NONE, 0, true, all, any, none, liked, team)),
        stepsOfFirstQueue(INHERITING));
  }

  @Test
  void aQueueMayHaveBroadcastOverflowFallbackAndWeights() {
    Plan plan =
        read(
            withQueues(
                """
                sales:
                  broadcast: 64
                  overflow: service
                  fallback: spare
                  weights: { skill: 1, load: 1000000, specialism: 0, idle: 7 }
                  strategy: weighted
                  steps: [ { for: 1m } ]
                service: { overflow: spare, steps: [ { for: 366d } ] }
                spare: { weights: {}, steps: [ {} ] }
                """));
    Plan.Queue sales = plan.queues().get(0);
    assertEquals(64, sales.broadcast());
    assertEquals("service", sales.overflow());
    assertEquals("spare", sales.fallback());
    assertEquals(new Plan.Weights(1, 1_000_000, 0, 7), sales.weights());
    assertEquals(Strategy.WEIGHTED, sales.steps().get(0).strategy());
    assertEquals("spare", plan.queues().get(1).overflow());
    assertEquals("", plan.queues().get(1).fallback());
    assertEquals(Plan.Weights.NONE, plan.queues().get(2).weights());
    assertEquals("", plan.queues().get(2).overflow());
  }

  @ParameterizedTest
  @EnumSource(value = Strategy.class, mode = EnumSource.Mode.EXCLUDE, names = "NULL_VAL")
  void everyStrategyHasItsWord(Strategy strategy) {
    String word = strategy.name().toLowerCase(Locale.ROOT).replace('_', '-');
    assertEquals(
        strategy,
        read(with("strategy: longest-idle", "strategy: " + word))
            .queues()
            .get(0)
            .steps()
            .get(0)
            .strategy());
  }

  @Test
  void A7_aTeamMayHaveAnOrderOfAgents() {
    assertEquals(
        List.of(
            new Plan.Team("north", List.of("zoe", "ann")),
            new Plan.Team("south"),
            new Plan.Team("east"),
            new Plan.Team("west")),
        read(with(
                "teams: [north]\nchannels",
                "teams: { north: { order: [zoe, ann] }, south: , east: {}, west: { order: [] }"
                    + " }\nchannels"))
            .teams());
  }

  @Test
  void allThatIsWrongWithTeamsIsTold() {
    assertEquals(
        List.of(
            "plan.yaml:4:32: teams.north.order \"ann\": given twice",
            "plan.yaml:4:37: teams.north.order \"7\": an id is text; write it in quotes",
            "plan.yaml:4:50: teams.south \"[...]\": must be a mapping with the keys order",
            "plan.yaml:4:65: teams.east.members: unknown key; known here: order",
            "plan.yaml:4:81: teams.north: given twice"),
        lines(
            problems(
                with(
                    "teams: [north]\nchannels",
                    "teams: { north: { order: [ann, ann, 7] }, south: [ann], east: { members: [a] },"
                        + " north: }\nchannels"))));
    assertEquals(
        List.of(
            "plan.yaml:4:8: teams \"north\": must be a list of ids, or a mapping from team to its"
                + " order"),
        lines(problems(GOOD.replace("teams: [north]\n", "teams: north\n"))).subList(0, 1));
    String many =
        IntStream.range(0, 16_385).mapToObj(i -> "a" + i).collect(Collectors.joining(", "));
    assertEquals(
        List.of("plan.yaml:4:26: teams.north.order \"[...]\": at most 16384, these are 16385"),
        lines(
            problems(
                with(
                    "teams: [north]\nchannels",
                    "teams: { north: { order: [" + many + "] } }\nchannels"))));
  }

  @Test
  void allThatIsWrongWithQueuesAndStepsIsTold() {
    String queues =
        """
        sales:
          broadcast: 65
          overflow: nowhere
          fallback: sales
          weights: { skill: -1, load: 1000001, speed: 3 }
          all-of: { dancing: 1 }
          preferred: [sales, sales, dancing]
          affinity: last
          skip: maybe
          steps:
            - { strategy: newest }
            - { for: 0s, affinity: { kind: last } }
            - { for: 367d, affinity: { kind: named, within: 1d } }
            - { for: 1m, affinity: { kind: last, within: 0s }, teams: [west] }
            - { for: 1m, affinity: first }
            - { for: 1m, affinity: [] , preferred: sales }
            - affinity: { kind: last, within: 1d }
        service: { overflow: sales, fallback: 7, steps: [ {} ] }
        spare: { affinity: named, steps: [ {} ] }
        again: { overflow: again, steps: [ { for: 1m } ] }
        """;
    assertEquals(
        """
        plan.yaml:16:16: queues.sales.broadcast "65": must be a whole number from 1 to 64
        plan.yaml:17:15: queues.sales.overflow "nowhere": no such queue; list it under queues
        plan.yaml:18:15: queues.sales.fallback "sales": must be another queue
        plan.yaml:19:23: queues.sales.weights.skill "-1": must be a whole number from 0 to 1000000
        plan.yaml:19:33: queues.sales.weights.load "1000001": must be a whole number from 0 to 1000000
        plan.yaml:19:42: queues.sales.weights.speed: unknown key; known here: skill, load, specialism, idle
        plan.yaml:20:15: queues.sales.all-of.dancing: no such skill; list it under skills
        plan.yaml:21:24: queues.sales.preferred "sales": given twice
        plan.yaml:21:31: queues.sales.preferred "dancing": no such skill; list it under skills
        plan.yaml:22:15: queues.sales.affinity "last": must tell how long ago at most: { kind: last, within: 7d }
        plan.yaml:23:11: queues.sales.skip "maybe": must be true or false
        plan.yaml:25:9: queues.sales.steps[1].for: missing; must be a duration from 1ms to 366d: a whole number and ms, s, m, h or d, as in 20s
        plan.yaml:25:21: queues.sales.steps[1].strategy "newest": must be longest-idle or least-loaded or best-skilled or least-skilled or round-robin or fewest-handled or linear or weighted
        plan.yaml:26:16: queues.sales.steps[2].for "0s": must be a duration from 1ms to 366d: a whole number and ms, s, m, h or d, as in 20s
        plan.yaml:26:30: queues.sales.steps[2].affinity.within: missing; must be a duration from 1ms to 366d: a whole number and ms, s, m, h or d, as in 20s
        plan.yaml:27:16: queues.sales.steps[3].for "367d": must be a duration from 1ms to 366d: a whole number and ms, s, m, h or d, as in 20s
        plan.yaml:27:55: queues.sales.steps[3].affinity.within "1d": only for the kind last
        plan.yaml:28:52: queues.sales.steps[4].affinity.within "0s": must be a duration from 1ms to 366d: a whole number and ms, s, m, h or d, as in 20s
        plan.yaml:28:66: queues.sales.steps[4].teams "west": no such team; list it under teams
        plan.yaml:29:30: queues.sales.steps[5].affinity "first": must be none or named or last
        plan.yaml:30:30: queues.sales.steps[6].affinity "[]": must be a mapping with the keys kind, within
        plan.yaml:30:46: queues.sales.steps[6].preferred "sales": must be a list of skills
        plan.yaml:31:19: queues.sales.steps[7].affinity "{...}": must be none: it is the last step
        plan.yaml:32:24: queues.service.overflow "sales": the last step has no limit after which it could happen; give it for
        plan.yaml:32:41: queues.service.fallback "7": an id is text; write it in quotes
        plan.yaml:33:22: queues.spare.affinity "named": the last step waits for nobody, and the queue has no other
        plan.yaml:34:22: queues.again.overflow "again": goes in a circle: again, again"""
            .lines()
            .toList(),
        lines(problems(withQueues(queues))));
  }

  @Test
  void S5_aCircleOfOverflowsIsToldOnceAtTheFirstOfItsQueues() {
    assertEquals(
        List.of(
            "plan.yaml:16:18: queues.b.overflow \"c\": goes in a circle: b, c, d, b",
            "plan.yaml:20:18: queues.f.overflow \"g\": goes in a circle: f, g, f"),
        lines(
            problems(
                withQueues(
                    """
                    a: { overflow: d, steps: [ { for: 1m } ] }
                    b: { overflow: c, steps: [ { for: 1m } ] }
                    c: { overflow: d, steps: [ { for: 1m } ] }
                    d: { overflow: b, steps: [ { for: 1m } ] }
                    e: { overflow: d, steps: [ { for: 1m } ] }
                    f: { overflow: g, steps: [ { for: 1m } ] }
                    g: { overflow: f, steps: [ { for: 1m } ] }
                    h: { steps: [ {} ] }
                    """))));
  }

  @Test
  void aFileWithoutAPlanIsToldAtItsStart() {
    assertEquals("plan.yaml:1:1: plan: the file is empty", problems(""));
    assertEquals("plan.yaml:1:1: plan: the file is empty", problems("# nothing\n"));
    assertTrue(problems("[]").startsWith("plan.yaml:1:1: plan \"[]\": must be a mapping"));
    assertTrue(problems("hello").startsWith("plan.yaml:1:1: plan \"hello\": must be a mapping"));
  }

  @Test
  void brokenYamlIsToldWhereItBreaks() {
    String told = problems("version: 1\nskills: [a, b\nteams: [c]\n");
    assertTrue(told.startsWith("plan.yaml:3:"), told);
    assertTrue(told.contains("not YAML"), told);
    assertTrue(problems("version: 1\n\tskills: []\n").startsWith("plan.yaml:2:1: plan: not YAML"));
    assertTrue(problems("a: *nowhere\n").startsWith("plan.yaml:1:4: plan: not YAML"));
  }

  @Test
  void aSecondDocumentIsRefused() {
    assertTrue(problems(GOOD + "---\nversion: 2\n").contains("a second document"));
  }

  @Test
  void aMappingThatContainsItselfIsRefused() {
    assertTrue(problems("a: &a\n  b: *a\n").contains("nested deeper than 16"));
  }

  @Test
  void anAnchorMayBeRepeatedAsOftenAsThereAreQueues() {
    StringBuilder queues = new StringBuilder(GOOD);
    queues.append("  q0: &q { steps: [ { all-of: &s { sales: 1 } } ] }\n");
    for (int i = 1; i < 4000; i++) {
      queues
          .append("  q")
          .append(i)
          .append(i % 2 == 0 ? ": *q\n" : ": { steps: [ { all-of: *s } ] }\n");
    }
    Plan plan = read(queues.toString());
    assertEquals(4001, plan.queues().size());
    assertEquals(plan.queues().get(1).steps(), plan.queues().get(4000).steps());
  }

  @Test
  void anchorsThatRepeatAnchorsEndAtAMillionKeysAndValues() {
    StringBuilder bomb = new StringBuilder("- &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      bomb.append("- &a").append(i).append(" [");
      bomb.append(String.join(", ", Collections.nCopies(9, "*a" + (i - 1)))).append("]\n");
    }
    assertEquals(
        "plan.yaml:7:8: plan: more than 1000000 keys and values, those that an anchor repeats"
            + " counted each time",
        problems(bomb.toString()));
  }

  @ParameterizedTest
  @CsvSource({
    "version: 3, version: !!int 3, 1:10, !!int",
    "teams: [north], teams: !!seq [north], 4:8, !!seq",
    "teams: [north], teams: [!foo north], 4:9, !foo",
    "teams: [north], teams: [! north], 4:9, !",
    "'channels:', channels: !!map, 5:11, !!map",
    "promote-after: 15m, !!str promote-after: 15m, 2:1, !!str",
  })
  void aTagIsRefusedWhereItStands(String line, String replacement, String where, String tag) {
    String told = problems(with(line, replacement)).lines().findFirst().orElseThrow();
    assertEquals(
        "plan.yaml:" + where + ": plan \"" + tag + "\": a tag; a plan has none: leave it out",
        told);
  }

  @Test
  void aDeeplyNestedPlanIsRefused() {
    assertEquals(
        "plan.yaml:1:20: plan: nested deeper than 16", problems("a: " + "[".repeat(100_000)));
  }

  @Test
  void aKeyGivenTwiceIsTold() {
    assertEquals("plan.yaml:2:1: version: key given twice", problems("version: 3\n" + GOOD));
    assertEquals(
        "plan.yaml:23:29: queues.sales.steps[1].all-of.sales: given twice",
        problems(with("{ sales: 1 }", "{ sales: 1, sales: 2 }")));
  }

  @Test
  void idsAreMeasuredInBytes() {
    String euro = "€".repeat(22);
    assertTrue(
        problems(with("teams: [north]\nchannels", "teams: [north, " + euro + "]\nchannels"))
            .endsWith("an id has 1 to 64 bytes of UTF-8, this has 66"));
    Plan plan =
        read(with("teams: [north]\nchannels", "teams: [north, " + "€".repeat(21) + "]\nchannels"));
    assertEquals("€".repeat(21), plan.teams().get(1).id());
  }

  @Test
  void aListInAStepHasAtMost16Entries() {
    String skills = IntStream.range(0, 17).mapToObj(i -> "s" + i).collect(Collectors.joining(", "));
    String levels =
        IntStream.range(0, 17).mapToObj(i -> "s" + i + ": 1").collect(Collectors.joining(", "));
    String text =
        GOOD.replace("skills: [sales,", "skills: [" + skills + ", sales,")
            .replace("all-of: { sales: 1 }", "all-of: { " + levels + " }")
            .replace("none-of: [trainee]", "none-of: [" + skills + "]")
            .replace("{ english: 3, french: 2 }", "{ english: 3 }, { " + levels + " }");
    assertEquals(
        List.of(
            "plan.yaml:23:17: queues.sales.steps[1].all-of \"{...}\": at most 16, these are 17",
            "plan.yaml:24:17: queues.sales.steps[1].any-of \"[...]\": at most 16, these are 18",
            "plan.yaml:25:18: queues.sales.steps[1].none-of \"[...]\": at most 16, these are 17"),
        lines(problems(text)));
  }

  @Test
  void wrapUpHasALengthOnlyWhereItEndsByTime() {
    assertTrue(
        problems(with("{ kind: until-ended }", "{ kind: until-ended, for: 3s }"))
            .contains("wrap-up.for \"3s\": only for the kinds timed and capped"));
    Plan plan = read(with("{ kind: until-ended }", "{ kind: capped, for: 2m }"));
    assertEquals(
        new Plan.Handling("chat", 3, 3, false, WrapUpKind.CAPPED, 120_000),
        plan.profiles().get(0).handles().get(1));
  }

  @Test
  void jsonOfTheSameShapeGivesTheSamePlan() throws IOException {
    String json =
        """
        {"version":3,"promote-after":"15m","skills":["sales","english","french","trainee"],
        "teams":["north"],"channels":{"voice":null,"chat":{"auto-accept":true}},
        "profiles":{"phone":{"units":10,"channels":{
        "voice":{"cost":10,"limit":1,"exclusive":true,"wrap-up":{"kind":"timed","for":"30s"}},
        "chat":{"cost":3,"limit":3,"wrap-up":{"kind":"until-ended"}}}}},
        "queues":{"sales":{"order":"due","class":2,"target":"20s","offer-timeout":"15s",
        "decline-hold":"90s","misses-allowed":2,"steps":[{"all-of":{"sales":1},
        "any-of":[{"english":3,"french":2}],"none-of":["trainee"],"teams":["north"],
        "strategy":"longest-idle"}]}}}"""
            .replace("\n", "");
    assertEquals(read(GOOD), readJson(json));
    PlanException e =
        assertThrows(PlanException.class, () -> readJson("{\"version\":\"3\",\"version\":1}"));
    assertTrue(
        e.getMessage().contains("input:7:12: version \"3\": must be a whole number from 1"),
        e.getMessage());
    assertTrue(e.getMessage().contains("input:7:16: version: key given twice"), e.getMessage());
  }

  private static Plan readJson(String json) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      return PlanReader.read("input", 7, parser);
    }
  }

  @Test
  void aFileIsReadAsUtf8AndNothingElse(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("plan.yaml");
    Files.writeString(file, with("teams: [north]", "teams: [north, süd]"));
    assertEquals("süd", PlanReader.read(file).teams().get(1).id());
    Files.write(file, "version: 1 # süd".getBytes(StandardCharsets.ISO_8859_1));
    IOException e = assertThrows(IOException.class, () -> PlanReader.read(file));
    assertEquals("it is not UTF-8; save it as UTF-8", e.getMessage());
  }

  private static final String SETTINGS =
      """
      version: 1
      promote-after: never
      context: { on: false, touchpoints: 0, return-window: 0s }
      movement:
        transfer-hold: 0s
        transfer-bound: 1ms
        resume-bound: 0s
        resume-due: ticket
        callback: { attempts: 100, retry: 1ms, expiry: 366d }
      channels:
        mail: { messages: {} , promises: { next-response: 1h } }
        chat: { messages: { park-after: 1m, close-after: 2m } , promises: { first-answer: 3m, warn: 1m } }
      profiles:
        writer: { units: 5, channels: { mail: { cost: 3, parked-cost: 3 }, chat: { parked-cost: 1, wrap-up: { kind: timed, for: 1s } } } }
      queues: {}
      """;

  @Test
  void settingsOfContextMovementAndMessagesAreRead() {
    Plan plan = PlanReader.read("plan.yaml", SETTINGS);
    assertEquals(new Plan.Context(false, 0, 0), plan.context());
    assertEquals(new Plan.Movement(0, 1, 0, true, 100, 1, 366L * 86_400_000), plan.movement());
    assertEquals(
        List.of(
            new Plan.Channel(
                "mail", false, new Plan.Promises(0, 3_600_000, 0), new Plan.Messages(0, 0)),
            new Plan.Channel(
                "chat",
                false,
                new Plan.Promises(180_000, 0, 60_000),
                new Plan.Messages(60_000, 120_000))),
        plan.channels());
    assertEquals(
        List.of(
            new Plan.Handling("mail", 3, 1, false, WrapUpKind.NONE, 0, 3),
            new Plan.Handling("chat", 1, 1, false, WrapUpKind.TIMED, 1000, 1)),
        plan.profiles().get(0).handles());
  }

  @Test
  void whatIsNotSaidOfThemIsAsUsual() {
    Plan plan =
        PlanReader.read(
            "plan.yaml",
            SETTINGS
                .replaceAll("(?m)^context.*\n", "context: {}\n")
                .replaceAll(
                    "(?s)movement:.*channels:\n  mail",
                    "movement: { callback: {} }\nchannels:\n  mail"));
    assertEquals(Plan.Context.USUAL, plan.context());
    assertEquals(Plan.Movement.USUAL, plan.movement());
    assertEquals(0, plan.movement().callbackExpiryMs());
  }

  @Test
  void whatIsWrongWithThemIsToldWithItsLine() {
    String wrong =
        SETTINGS
            .replace("touchpoints: 0", "touchpoints: 65, colour: red")
            .replace("on: false", "on: 1")
            .replace("transfer-bound: 1ms", "transfer-bound: 0s")
            .replace("resume-due: ticket", "resume-due: due")
            .replace("attempts: 100", "attempts: 101")
            .replace("expiry: 366d", "expiry: 0s")
            .replace("mail: { messages: {} , ", "mail: {                 ")
            .replace("first-answer: 3m, ", "")
            .replace("parked-cost: 3", "parked-cost: 4");
    String told =
        assertThrows(PlanException.class, () -> PlanReader.read("plan.yaml", wrong)).getMessage();
    assertEquals(
        """
        plan.yaml:3:16: context.on "1": must be true or false
        plan.yaml:3:32: context.touchpoints "65": must be a whole number from 0 to 64
        plan.yaml:3:36: context.colour: unknown key; known here: on, touchpoints, return-window
        plan.yaml:6:19: movement.transfer-bound "0s": must be a duration from 1ms to 366d: a whole number and ms, s, m, h or d, as in 20s
        plan.yaml:8:15: movement.resume-due "due": must be resume or ticket
        plan.yaml:9:25: movement.callback.attempts "101": must be a whole number from 1 to 100
        plan.yaml:9:50: movement.callback.expiry "0s": must be a duration from 1ms to 366d: a whole number and ms, s, m, h or d, as in 20s
        plan.yaml:11:54: channels.mail.promises.next-response "1h": only on a channel with messages; give it messages, {} at least
        plan.yaml:12:77: channels.chat.promises.warn "1m": nothing is promised that it could warn of
        plan.yaml:14:65: profiles.writer.channels.mail.parked-cost "4": must be a whole number from 0 to 3""",
        told);
  }

  private static final String OFFERS =
      """
      version: 1
      promote-after: never
      channels:
        voice: { traits: { customer-starts: true, cost: 1000000 } }
        chat: { traits: { structured: true, record: true, receipts: true, company-starts: true, session: 1h }, devices: [phone, tablet] }
      profiles: {}
      queues: {}
      shift-offers:
        wait-over: 5m
        on-closing: true
        most: 1
        expiry: 1ms
        weights: { asynchronous: 1000, structured: -1000, record: 3, receipts: 4, customer-starts: 5, company-starts: 6, session: 7, cost: -8 }
        preferences: { gold: { voice: 100000, chat: -100000 }, student: { chat: 1 } }
      """;

  @Test
  void theOffersOfOtherChannelsAreRead() {
    Plan plan = read(OFFERS);
    assertEquals(
        new Plan.Traits(false, false, false, true, false, 0, 1_000_000),
        plan.channels().get(0).traits());
    assertEquals(List.of(), plan.channels().get(0).devices());
    assertEquals(
        new Plan.Traits(true, true, true, false, true, 3_600_000, 0),
        plan.channels().get(1).traits());
    assertEquals(List.of("phone", "tablet"), plan.channels().get(1).devices());
    assertEquals(
        new Plan.ShiftOffers(
            300_000,
            true,
            1,
            1,
            new Plan.ShiftWeights(1000, -1000, 3, 4, 5, 6, 7, -8),
            List.of(
                new Plan.Preference("gold", "voice", 100_000),
                new Plan.Preference("gold", "chat", -100_000),
                new Plan.Preference("student", "chat", 1))),
        plan.shiftOffers());
    assertEquals(Plan.ShiftOffers.NONE, read(without(OFFERS)).shiftOffers());
    assertEquals(Plan.ShiftOffers.NONE, read(without(OFFERS) + "shift-offers: {}\n").shiftOffers());
  }

  private static String without(String plan) {
    return plan.substring(0, plan.indexOf("shift-offers"));
  }

  @Test
  void whatIsWrongWithTheOffersOfOtherChannelsIsTold() {
    String wrong =
        OFFERS
            .replace("cost: 1000000", "cost: 1000001, colour: red")
            .replace("session: 1h", "session: 0s")
            .replace("[phone, tablet]", "[phone, phone]")
            .replace("wait-over: 5m", "wait-over: 5")
            .replace("on-closing: true", "on-closing: yes")
            .replace("most: 1", "most: 9")
            .replace("asynchronous: 1000", "asynchronous: 1001")
            .replace("voice: 100000", "fax: 1")
            .replace("chat: -100000", "chat: -100001");
    String told =
        assertThrows(PlanException.class, () -> PlanReader.read("plan.yaml", wrong)).getMessage();
    assertEquals(
        """
        plan.yaml:4:51: channels.voice.traits.cost "1000001": must be a whole number from 0 to 1000000
        plan.yaml:4:60: channels.voice.traits.colour: unknown key; known here: structured, record, receipts, customer-starts, company-starts, session, cost
        plan.yaml:5:100: channels.chat.traits.session "0s": must be a duration from 1ms to 366d: a whole number and ms, s, m, h or d, as in 20s
        plan.yaml:5:123: channels.chat.devices "phone": given twice
        plan.yaml:9:14: shift-offers.wait-over "5": must be a duration from 1ms to 366d: a whole number and ms, s, m, h or d, as in 20s
        plan.yaml:10:15: shift-offers.on-closing "yes": must be true or false
        plan.yaml:11:9: shift-offers.most "9": must be a whole number from 1 to 8
        plan.yaml:13:28: shift-offers.weights.asynchronous "1001": must be a whole number from -1000 to 1000
        plan.yaml:14:31: shift-offers.preferences.gold.fax "1": the plan has no such channel
        plan.yaml:14:40: shift-offers.preferences.gold.chat "-100001": must be a whole number from -100000 to 100000""",
        told);
  }

  private static String withRules(String rules) {
    return """
        version: 1
        promote-after: never
        skills: [english]
        channels: { voice: }
        profiles: {}
        queues: { vip: { steps: [ {} ] } }
        rules:
        """
        + rules;
  }

  @Test
  void X1_rulesAreCompiledInTheirOrder() {
    Plan plan =
        PlanReader.read(
            "plan.yaml",
            withRules(
                """
                  - name: gold customers
                    when: customer.segment == "gold"
                    then: [ queue vip, class 1 ]
                  - { name: always, when: true, then: require english at 3 }
                """));
    assertEquals(
        List.of(
            RuleCompiler.compile(
                "gold customers", "customer.segment == \"gold\"", "queue vip", "class 1"),
            RuleCompiler.compile("always", "true", "require english at 3")),
        plan.rules());
  }

  @Test
  void X1_whatIsWrongWithARuleIsToldWithItsPlace() {
    String told =
        assertThrows(
                PlanException.class,
                () ->
                    PlanReader.read(
                        "plan.yaml",
                        withRules(
                            """
                              - name: plain
                                when: customer.segmen == "gold"
                                then: queue vip
                              - name: quoted
                                when: 'customer.known and and'
                                then: queue vip
                              - name: block
                                when: |
                                  customer.known
                                  and need.opened
                                then: queue vip
                              - name: action
                                when: true
                                then: [ class 1, require english at 11 ]
                              - name: references
                                when: interaction.queue == "shop" or interaction.channel == "fax"
                                then: [ queue shop, prefer french ]
                              - name: references
                                when: 7
                                then: []
                                colour: red
                              - no rule
                            """)))
            .getMessage();
    List<String> lines = told.lines().toList();
    List<String> places =
        lines.stream().map(line -> line.replaceFirst("(:[0-9]+:[0-9]+: \\S+).*", "$1")).toList();
    assertEquals(
        List.of(
            "plan.yaml:9:11: rules[1]:",
            "plan.yaml:12:31: rules[2]:",
            "plan.yaml:17:11: rules[3]:",
            "plan.yaml:21:41: rules[4]:",
            "plan.yaml:23:11: rules[5].when",
            "plan.yaml:23:11: rules[5].when",
            "plan.yaml:24:11: rules[5].then",
            "plan.yaml:24:11: rules[5].then",
            "plan.yaml:25:11: rules[6].name",
            "plan.yaml:27:11: rules[6].then",
            "plan.yaml:28:5: rules[6].colour:",
            "plan.yaml:29:5: rules[7]"),
        places,
        told);
    assertTrue(lines.get(4).contains("\"shop\": no such queue; list it under queues"), told);
    assertTrue(lines.get(5).contains("\"fax\": no such channel"), told);
    assertTrue(lines.get(7).contains("\"french\": no such skill"), told);
  }
}
