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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strowger.api.plan.Plan;

/** What YAML, JSON and files may and may not have. */
class PlanYamlTest extends PlanText {
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
}
