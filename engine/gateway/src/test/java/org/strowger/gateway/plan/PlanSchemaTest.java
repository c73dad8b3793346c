package org.strowger.gateway.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strowger.api.plan.Plan;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.gateway.TestGateway;
import org.strowger.gateway.schema.JsonSchemas;
import org.strowger.gateway.schema.Schemas;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema of the plan, the reader and the document tell the same. */
class PlanSchemaTest {
  private static final JsonSchemas SCHEMAS = new JsonSchemas();

  private static String document() throws IOException {
    return Files.readString(Path.of("../docs/plan.md"));
  }

  /** The example of the document. */
  private static String example() throws IOException {
    Matcher matcher = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(document());
    assertTrue(matcher.find());
    return matcher.group(1);
  }

  private static Plan read(String yaml) {
    return PlanReader.read("plan.yaml", yaml);
  }

  @Test
  void theDocumentsExampleIsAPlan() throws IOException {
    Plan plan = read(example());
    assertEquals(5, plan.skills().size());
    assertEquals(900_000, plan.promoteAfterMs());
    assertEquals(QueueOrder.DUE, plan.queues().get(0).order());
    assertEquals(86_400_000, plan.queues().get(1).targetMs());
    assertEquals(List.of("ann", "bob"), plan.teams().get(0).members());
    assertEquals(3, plan.queues().get(0).steps().size());
    assertEquals("service", plan.queues().get(0).overflow());
    assertEquals(5, plan.queues().get(1).urgency());
    assertEquals(new Plan.Context(true, 30, 1_200_000), plan.context());
    assertEquals(
        new Plan.Movement(300_000, 60_000, 120_000, false, 3, 600_000, 172_800_000),
        plan.movement());
    assertEquals(new Plan.Promises(86_400_000, 0, 0), plan.channels().get(2).promises());
    assertEquals(
        new Plan.Channel(
            "messenger",
            false,
            new Plan.Promises(1_800_000, 900_000, 300_000),
            new Plan.Messages(600_000, 259_200_000)),
        plan.channels().get(3));
    assertEquals("", SCHEMAS.problemsOfYaml("plan", example()));
  }

  @Test
  void theScenariosPlanIsValid() throws IOException {
    String yaml = Files.readString(TestGateway.scenarioPlan());
    read(yaml);
    assertEquals("", SCHEMAS.problemsOfYaml("plan", yaml));
  }

  @Test
  void theMessageInTheDocumentIsTheOneThatIsGiven() throws IOException {
    String wrong = example().replace("target: 20s", "target: 20");
    String told = assertThrows(PlanException.class, () -> read(wrong)).getMessage();
    String shown = told.replaceFirst("plan.yaml:[0-9]+:[0-9]+", "");
    assertTrue(document().contains(shown), told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "version: 1 | version: 0",
        "version: 1 | version: one",
        "version: 1 | versions: 1",
        "promote-after: 15m | promote-after: always",
        "promote-after: 15m | promote-after: 15",
        "skills: [sales, | skills: [sales, sales,",
        "skills: [sales, | skills: [sales, 7,",
        "{ order: [ann, bob] } | { order: [ann, ann] }",
        "{ order: [ann, bob] } | { members: [ann] }",
        "{ order: [ann, bob] } | [ann, bob]",
        "broadcast: 2 | broadcast: 65",
        "broadcast: 2 | broadcast: 0",
        "weights: { skill: 1, | weights: { skill: -1,",
        "weights: { skill: 1, | weights: { skill: 1000001,",
        "weights: { skill: 1, | weights: { speed: 1,",
        "overflow: service | overflow: [service]",
        "overflow: service | fallback: 7",
        "kind: last, within: 7d | kind: last",
        "kind: last, within: 7d | kind: named, within: 7d",
        "kind: last, within: 7d | kind: first",
        "affinity: { kind: last, within: 7d } | affinity: last",
        "skip: true | skip: maybe",
        "preferred: [service] | preferred: [service, service]",
        "preferred: [service] | preferred: { service: 1 }",
        "for: 10s | for: 10",
        "for: 10s | during: 10s",
        "voice: {} | voice: []",
        "auto-accept: true | auto-accept: yes",
        "auto-accept: true | auto-answer: true",
        "units: 1 | units: 0",
        "units: 1 | units: 30001",
        "exclusive: true | exclusive: 1",
        "kind: timed, | kind: short,",
        "kind: timed, for: 30s | kind: timed",
        "kind: until-ended | kind: until-ended, for: 3s",
        "limit: 3 | limit: 0",
        "cost: 1 | cost: -1",
        "order: due | order: newest",
        "class: 3 | class: 255",
        "target: 20s | target: 20",
        "misses-allowed: 1 | misses-allowed: 0",
        "all-of: { sales: 3 } | all-of: { sales: 11 }",
        "all-of: { sales: 3 } | all-of: [sales]",
        "any-of: [ { english: 5, french: 5 } ] | any-of: { english: 5 }",
        "any-of: [ { english: 5, french: 5 } ] | any-of: [ {} ]",
        "none-of: [trainee] | none-of: trainee",
        "teams: [north] | teams: [north, north]",
        "strategy: best-skilled | strategy: random",
        "steps: | step:",
        "name: gold | names: gold",
        "name: gold | name: [gold]",
        "when: customer.segment | when: {} # ",
        "rules: | rule:",
        "touchpoints: 30 | touchpoints: 65",
        "touchpoints: 30 | touchpoints: -1",
        "touchpoints: 30 | touchpoint: 30",
        "touchpoints: 30 | on: yes",
        "return-window: 20m | return-window: -1s",
        "transfer-hold: 5m | transfer-hold: 5",
        "transfer-hold: 5m | transfer-bounds: 5m",
        "transfer-hold: 5m | resume-due: arrival",
        "resume-bound: 2m | resume-bound: [2m]",
        "attempts: 3 | attempts: 0",
        "attempts: 3 | attempts: 101",
        "retry: 10m | retry: never",
        "expiry: 2d | expiry: always",
        "expiry: 2d | expire: 2d",
        "callback: { | call-back: {",
        "first-answer: 24h | first-answer: 24",
        "first-answer: 24h | next-response: 24h",
        "first-answer: 24h | warn: 5m",
        "first-answer: 24h | last-answer: 24h",
        "park-after: 10m | park-after: never",
        "park-after: 10m | park: 10m",
        "messages: { park-after: 10m, close-after: 3d } | messages: true",
        "parked-cost: 0 | parked-cost: -1",
        "parked-cost: 0 | parked: 0",
      })
  void readerAndSchemaRefuseWhatIsWrong(String good, String wrong) throws IOException {
    assertTrue(example().contains(good), good);
    String yaml = example().replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(wrong));
    assertThrows(PlanException.class, () -> read(yaml), yaml);
    assertNotEquals("", SCHEMAS.problemsOfYaml("plan", yaml), yaml);
  }

  @Test
  void everyKeyIsDocumented() throws IOException {
    List<String> keys = new ArrayList<>();
    collect(new JsonMapper().readTree(Schemas.text("plan")), keys);
    assertEquals(102, keys.size(), keys.toString());
    for (String key : keys) {
      assertTrue(document().contains("`" + key + "`") || document().contains("." + key + "`"), key);
    }
  }

  private static void collect(JsonNode node, List<String> keys) {
    JsonNode properties = node.get("properties");
    if (properties != null && properties.isObject() && node.has("type")) {
      keys.addAll(properties.propertyNames());
    }
    node.forEach(child -> collect(child, keys));
  }
}
