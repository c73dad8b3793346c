package org.strowger.gateway.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.strowger.api.plan.Plan;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;

/** A plan as a whole, and its parts that have no test of their own. */
class PlanReaderTest extends PlanText {
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
  void wrapUpHasALengthOnlyWhereItEndsByTime() {
    assertTrue(
        problems(with("{ kind: until-ended }", "{ kind: until-ended, for: 3s }"))
            .contains("wrap-up.for \"3s\": only for the kinds timed and capped"));
    Plan plan = read(with("{ kind: until-ended }", "{ kind: capped, for: 2m }"));
    assertEquals(
        new Plan.Handling("chat", 3, 3, false, WrapUpKind.CAPPED, 120_000),
        plan.profiles().get(0).handles().get(1));
  }
}
