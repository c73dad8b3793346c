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
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.api.plan.Plan;
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
        plan.yaml:5:1: colour: unknown key; known here: version, promote-after, skills, teams, channels, profiles, queues
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
        plan.yaml:27:19: queues.sales.steps[1].strategy "random": must be longest-idle
        plan.yaml:28:3: queues.sales: given twice
        plan.yaml:29:10: queues.empty.steps: missing; must be a list of exactly one step"""
            .lines()
            .toList(),
        problems(text).lines().toList());
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }

  @Test
  void thisVersionHasExactlyOneStep() {
    String steps = "      - all-of: { sales: 1 }\n";
    assertEquals(
        List.of("plan.yaml:23:7: queues.sales.steps \"[...]\": must be a list of exactly one step"),
        lines(problems(with(steps, "      - {}\n" + steps))));
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
    assertEquals("€".repeat(21), plan.teams().get(1));
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
    assertEquals("süd", PlanReader.read(file).teams().get(1));
    Files.write(file, "version: 1 # süd".getBytes(StandardCharsets.ISO_8859_1));
    IOException e = assertThrows(IOException.class, () -> PlanReader.read(file));
    assertEquals(file + " is not UTF-8; save it as UTF-8", e.getMessage());
  }
}
