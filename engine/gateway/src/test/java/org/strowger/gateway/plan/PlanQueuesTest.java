package org.strowger.gateway.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.api.plan.Plan;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.Strategy;

/** Queues, their steps, and teams. */
class PlanQueuesTest extends PlanText {
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
}
