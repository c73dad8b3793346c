package org.strowger.replay.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.codec.sbe.Strategy;
import org.strowger.harness.JournalFiles;
import org.strowger.replay.ExitCode;
import org.strowger.replay.Scenario;
import org.strowger.replay.ToolTest;

class ExplainCommandTest extends ToolTest {
  private void write(Consumer<Story> story) {
    clock.set(Scenario.START_MS);
    RoutingEngine engine = launch(context(Scheduler.INLINE));
    story.accept(new Story(engine.publisher(), clock));
    closeCleanly(engine);
  }

  private Run run(String options) {
    List<Object> args = new ArrayList<>(List.of("explain", directory));
    args.addAll(List.of(options.split(" ")));
    return run(args.toArray());
  }

  private Run explain(String options) {
    Run run = run(options);
    assertEquals("", run.err());
    assertEquals(ExitCode.GOOD, run.code());
    return run;
  }

  private static List<Map<?, ?>> candidates(Run run) {
    List<Map<?, ?>> candidates = new ArrayList<>();
    for (Object candidate : (List<?>) run.json().get("candidates")) {
      candidates.add((Map<?, ?>) candidate);
    }
    return candidates;
  }

  private static List<Object> agents(Run run) {
    return candidates(run).stream().<Object>map(candidate -> candidate.get("agent")).toList();
  }

  // Filters

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x | awa  | F1 available     | away
          x | gone | F1 available     | will be away when the work in hand ends
          x | exa  | F2 excluded      | excluded by the interaction or its customer, or consults about it
          x | tea  | F3 team          | in none of the teams day
          x | low  | F4 skills        | needs english 5, has 4
          x | any  | F4 skills        | needs one of german 3 or billing 2
          x | tra  | F4 skills        | must not have trainee, has 1
          x | cha  | F5 channel       | profile chatter has no channel voice
          w | otto | F4 skills        | needs extra 1, has none
          x | dora | F6 held apart    | held apart from it until 2026-03-01T09:10:00.000Z
          y | exa  | F7 affinity      | the step waits for nell
          x | otto | F8 offered       | has its offer 10 open
          z | one  | F8 offered       | has its offer 2 open
          z | six  | F8 offered       | 2 offers open of 1 at once
          x | cla  | F9 claimed       | claimed by interaction p
          x | lim  | F10 channel limit| has 2 of 1 on channel voice
          x | nar  | F11 units        | needs 2 units, has 0 of 2 free
          x | sol  | F11 units        | channel voice allows nothing beside it, has 1 in hand
          w | exc  | F11 units        | has work in hand that allows nothing beside it
          y | nell | F11 units        | needs 2 units, has 0 of 2 free
          """)
  void eachFilterIsToldWithWhatIsInTheWay(
      String interaction, String agent, String filter, String detail) {
    write(Story::everyFilter);
    String options = "--interaction " + interaction + " --agent " + agent;
    String line = "no          %s: %s: %s".formatted(agent, filter, detail);
    assertEquals(List.of(line), explain(options).lines().stream().filter(line::equals).toList());
    Run run = explain(options + " --json");
    Map<?, ?> only = candidates(run).get(0);
    assertEquals(1, candidates(run).size());
    assertEquals(agent, only.get("agent"));
    assertEquals(false, only.get("eligible"));
    assertEquals(filter, only.get("filter"));
    assertEquals(detail, only.get("detail"));
  }

  @Test
  void F8_anOpenOfferIsToldWithItsId() {
    write(Story::everyFilter);
    Run run = explain("--interaction x --agent otto --json");
    Map<?, ?> only = candidates(run).get(0);
    assertEquals("F8 offered", only.get("filter"));
    String offer = only.get("detail").toString().replaceAll("\\D", "");
    assertEquals("otto", explain("--offer " + offer + " --json").json().get("chosen"));
    assertEquals(1L, run.json().get("offers-open"));
    assertEquals(2L, run.json().get("offers-at-once"));
  }

  @Test
  void F1_anAgentThatIsKnownAndNotSignedOnIsToldToBe() throws IOException {
    writeScenario();
    String bob = "bob \"the voice\" Öz";
    Run run = run("explain", directory, "--interaction", "call-3", "--at", 47, "--agent", bob);
    assertTrue(
        run.out().contains("no          " + bob + ": F1 available: not signed on"), run.out());
    Run byNumber = run("--interaction call-3 --at 47 --agent 2");
    assertTrue(byNumber.err().contains("no agent 2 is known"), "the number of one with a name");
  }

  @Test
  void whoWaitsIsToldWithEveryoneSignedOnOnce() {
    write(Story::everyFilter);
    Run run = explain("--interaction x --all --json");
    assertEquals(19, agents(run).stream().distinct().count());
    assertEquals(19, candidates(run).size());
    assertEquals(19L, run.json().get("signed-on"));
    assertEquals(0L, run.json().get("eligible"));
    assertEquals(3L, run.json("excluded").get("F4 skills"));
    assertEquals(
        Map.of(
            "all-of", Map.of("english", 5L),
            "any-of", List.of(Map.of("german", 3L, "billing", 2L), Map.of("english", 1L)),
            "none-of", List.of("trainee"),
            "teams", List.of("day")),
        run.json("requires"));
    Run claimer = explain("--interaction p");
    assertTrue(claimer.out().contains("claims      cla until it fits (rule O4)\n"), claimer.out());
  }

  @Test
  void whoWaitsIsToldWhatWouldHaveToBeOtherwise() {
    write(Story::everyFilter);
    assertEquals(
        List.of(
            "less work in hand: 3 agents, first nar",
            "not held apart: dora",
            "available instead of away: awa",
            "not excluded: exa",
            "another team: tea"),
        nearest("x"));
    assertEquals(
        List.of(
            "special 1 given up: 10 agents, first dora",
            "less work in hand: cla",
            "special 1 given up and channel chat in profile narrow: 5 agents, first six",
            "available instead of away and special 1 given up: awa",
            "special 1 given up and less work in hand: exc"),
        nearest("p"));
  }

  private List<String> nearest(String interaction) {
    String label = "nearest     ";
    return explain("--interaction " + interaction).lines().stream()
        .filter(line -> line.startsWith(label))
        .map(line -> line.substring(label.length()))
        .toList();
  }

  // Strategies

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LONGEST_IDLE   | A1 | bob, cyd, ann | 0 in-line-since 2026-03-01T09:00:01.000Z
          LEAST_LOADED   | A2 | bob, cyd, ann | 2 used 1, units 4
          BEST_SKILLED   | A3 | ann, cyd, bob | 1 levels 7
          LEAST_SKILLED  | A4 | cyd, bob, ann | 2 queues-served 2
          ROUND_ROBIN    | A5 | bob, cyd, ann | 2 sign-on 1
          FEWEST_HANDLED | A6 | bob, cyd, ann | 2 handled 1
          LINEAR         | A7 | cyd, bob, ann | 1 place-in-teams 2
          WEIGHTED       | A8 | bob, cyd, ann | 1 weighted 2940, skill 400, load 500, specialism 500, idle 10
          """)
  void eachStrategyIsToldWithWhatItCompares(
      Strategy strategy, String rule, String order, String scores) {
    write(story -> story.strategy(strategy));
    Run run = explain("--offer 2 --json");
    assertTrue(run.json().get("strategy").toString().endsWith("(" + rule + ")"), run.out());
    assertEquals(order, String.join(", ", agents(run).stream().map(Object::toString).toList()));
    assertEquals(agents(run).get(0), run.json().get("chosen"));
    Map<?, ?> one = candidates(run).get(scores.charAt(0) - '0');
    String told = Words.join((Map<?, ?>) one.get("scores"), ", ");
    assertTrue(told.startsWith(scores.substring(2)), told);
  }

  @Test
  void anOfferIsToldWithItsMoment() {
    write(story -> story.strategy(Strategy.ROUND_ROBIN));
    assertEquals(
        """
        offer       2 to bob
        interaction call-2 in queue help, channel voice
        sequence    20 (arrive)
        time        2026-03-01T09:00:20.000Z
        plan        version 1
        order       class 1, due 2026-03-01T09:00:20.000Z, ticket 20, arrival 20
        waits       since 2026-03-01T09:00:20.000Z, position 1 in its queue
        step        1
        strategy    round-robin (A5), behind sign-on 1
        all-of      english 3
        teams       day
        offers      0 open, 1 at once
        agents      3 signed on, 3 eligible
        chosen      bob: sign-on 2, in-line-since 2026-03-01T09:00:01.000Z, line-sequence 14
        then 2      cyd: sign-on 3, in-line-since 2026-03-01T09:00:02.000Z, line-sequence 15
        then 3      ann: sign-on 1, in-line-since 2026-03-01T09:00:10.000Z, line-sequence 17
        """,
        explain("--offer 2").out());
  }

  /** How many each filter excludes, when not all are shown, is told in words that say so. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x | F1 available      | not available
          x | F2 excluded       | excluded
          x | F3 team           | not in the teams asked
          x | F4 skills         | not with the skills asked
          x | F5 channel        | without the channel
          x | F6 held apart     | held apart
          y | F7 affinity       | not waited for
          x | F8 offered        | barred by open offers
          x | F9 claimed        | claimed by another
          x | F10 channel limit | at the channel limit
          x | F11 units         | without room
          """)
  void howManyEachFilterExcludesIsTold(String interaction, String filter, String words) {
    write(Story::everyFilter);
    Object count = explain("--interaction " + interaction + " --json").json("excluded").get(filter);
    String told = count + " " + words + " (" + filter.substring(0, filter.indexOf(' ')) + ")";
    List<String> lines = explain("--interaction " + interaction).lines();
    String line =
        lines.stream().filter(one -> one.startsWith("ineligible  ")).findFirst().orElse("none");
    assertTrue(List.of(line.substring(12).split(", ")).contains(told), told + " in " + line);
  }

  @Test
  void ofManyTheFirstTwentyEligibleAreTold() {
    write(story -> story.crowd(30));
    Run run = explain("--offer 1 --json");
    assertEquals(20, candidates(run).size());
    assertEquals(List.of("a1", "a2", "a3"), agents(run).subList(0, 3));
    assertEquals(30L, run.json().get("eligible"));
    assertEquals(Map.of("F4 skills", 30L), run.json("excluded"));
    assertEquals(40L, run.json().get("not-shown"));
    Run all = explain("--offer 1 --all --json");
    assertEquals(60, candidates(all).size());
    assertEquals(agents(run), agents(all).subList(0, 20));
    assertEquals(0L, all.json().get("not-shown"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--interaction x --all",
        "--interaction y --all",
        "--interaction z --all",
        "--interaction w --all",
        "--interaction p",
        "--interaction x --agent low",
        "--offer 1",
        "--offer 2"
      })
  void textAndJsonTellTheSame(String options) {
    write(Story::everyFilter);
    String text = explain(options).out();
    List<String> leaves = new ArrayList<>();
    collect(explain(options + " --json").json(), leaves);
    assertTrue(leaves.size() > 5, leaves.toString());
    for (String leaf : leaves) {
      assertTrue(text.contains(leaf), () -> leaf + " is not in " + text);
    }
  }

  private static void collect(Object value, List<String> leaves) {
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(inner -> collect(inner, leaves));
    } else if (value instanceof List<?> list) {
      list.forEach(inner -> collect(inner, leaves));
    } else if (!(value instanceof Boolean) && !Long.valueOf(0).equals(value)) {
      leaves.add(String.valueOf(value));
    }
  }

  // What no strategy has decided

  @Test
  void anOfferThatATimerCausedIsToldSo() {
    writeScenario();
    Run run = explain("--offer 2");
    assertTrue(run.out().contains("sequence    31 (timer)\n"), run.out());
    assertTrue(run.out().contains("time        2026-03-01T09:01:08.000Z\n"), run.out());
    assertTrue(run.out().contains("order       promoted 1, class 1"), run.out());
  }

  @Test
  void R7_anOfferGivenByNameIsToldToBe() {
    writeScenario();
    assertEquals(
        """
        offer       4 to ada@example.com
        interaction call-3
        sequence    51
        time        2026-03-01T09:03:21.500Z
        plan        version 1
        given       by name, with assign and forced (rule R7); no strategy chose
        """,
        explain("--offer 4").out());
    Run pick = explain("--offer 5 --json");
    assertEquals("pick", pick.json().get("by-name"));
    assertFalse(pick.json().containsKey("candidates"));
  }

  @Test
  void X2_whoWaitsForThePlanIsToldToBeUnmatched() {
    writeScenario();
    long applied = 0;
    for (String line : run("dump", directory, "--kind", "plan").lines()) {
      applied = Long.parseLong(line.replaceAll(".*\"seq\":(\\d+).*", "$1"));
    }
    Run run = explain("--interaction call-4 --at " + applied);
    assertTrue(run.out().contains("matched     no: it waits to be moved to plan 2"), run.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --offer 99                             | no offer 99: the journal ends at sequence
          --interaction call-1                   | interaction call-1 is not live after sequence
          --interaction call-1 --at 33           | sequence 33; it was gone with sequence 31
          --interaction call-1 --at 26           | does not wait after sequence 26: ada@example.com has it, active
          --interaction call-1 --at 10           | interaction call-1 is not live after sequence 10
          --interaction call-2 --at 9999         | the journal ends at sequence
          --interaction call-2 --at 28 --agent x | no agent x is known at sequence 28
          """)
  void whereThereIsNothingToExplainItIsSaidWhy(String options, String why) {
    writeScenario();
    Run run = run(options);
    assertEquals(ExitCode.CANNOT_READ, run.code());
    assertTrue(run.err().contains(why), run.err());
    assertEquals("", run.out());
  }

  @Test
  void aDamagedJournalIsExplainedAsFarAsItIsIntact() throws IOException {
    writeScenario();
    byte[] record = JournalFiles.records(directory).get(30);
    JournalFiles.flip(
        JournalFiles.segment(directory), JournalFiles.offset(directory, record) + 50, 1);
    Run behind = run("--offer 2");
    assertEquals(ExitCode.BAD, behind.code());
    assertTrue(behind.err().contains("sequence    " + JournalFiles.sequence(record)), behind.err());
    assertEquals("", behind.out());
    assertEquals(ExitCode.BAD, run("--interaction call-2").code());
    assertEquals(1L, explain("--offer 1 --json").json().get("offer"));
    explain("--interaction call-2 --at 28");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--all",
        "--offer 1 --interaction call-1",
        "--offer 0",
        "--offer x",
        "--offer 1 --at 5",
        "--interaction call-1 --at 0"
      })
  void aWrongOptionIsRefusedBeforeAnythingIsRead(String options) {
    Run run = run(options);
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(
        run.err().contains("strowger-replay explain --help tells of all options."), run.err());
    assertEquals("", run.out());
  }
}
