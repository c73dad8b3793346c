package org.strowger.gateway.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.strowger.gateway.TestGateway;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the reader takes the engine takes too: whatever is wrong with a plan is told with its line.
 * Plans are made from a good one by changing a few things in each.
 */
class PlanAgreementTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int PLANS = 1500;

  private static final String GOOD =
      """
      {"version":1,"promote-after":"15m","skills":["a","b","c"],
      "teams":{"north":{"order":["ann","bob"]},"south":null},
      "channels":{"voice":null,"chat":{"auto-accept":true,"promises":{"first-answer":"30m",
      "next-response":"15m","warn":"5m"},"messages":{"park-after":"10m","close-after":"3d"}}},
      "context":{"on":true,"touchpoints":30,"return-window":"20m"},
      "movement":{"transfer-hold":"0s","transfer-bound":"2m","resume-bound":"2m",
      "resume-due":"ticket","callback":{"attempts":3,"retry":"10m","expiry":"2d"}},
      "profiles":{"phone":{"units":4,"channels":{"voice":{"cost":4,"limit":1,"exclusive":true,
      "wrap-up":{"kind":"timed","for":"30s"}},"chat":{"cost":2,"parked-cost":1,"wrap-up":{"kind":"until-ended"}}}}},
      "queues":{"one":{"order":"due","class":3,"target":"20s","offer-timeout":"15s",
      "decline-hold":"60s","misses-allowed":2,"broadcast":3,"overflow":"two","fallback":"two",
      "weights":{"skill":1,"load":2,"specialism":3,"idle":4},"all-of":{"a":3},
      "any-of":[{"a":1,"b":2},{"c":5}],"none-of":["c"],"preferred":["b"],"teams":["north"],
      "strategy":"weighted","affinity":{"kind":"last","within":"7d"},"skip":true,
      "steps":[{"for":"10s"},{"for":"20s","affinity":"named","all-of":{"a":1}},
      {"for":"1m","strategy":"linear","teams":["south","north"]}]},
      "two":{"overflow":"three","steps":[{"for":"1m"}]},"three":{"steps":[{}]}},
      "rules":[{"name":"r","when":"interaction.queue == \\"one\\" and interaction.channel != \\"chat\\"",
      "then":["queue two","require a at 3","prefer b","class 2","note x"]},
      {"name":"s","when":true,"then":"credit 5s"}]}
      """;

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "1",
          "2",
          "10",
          "11",
          "64",
          "65",
          "254",
          "255",
          "1000",
          "1001",
          "30000",
          "30001",
          "1000000",
          "1000001",
          "-1",
          "\"0s\"",
          "\"1ms\"",
          "\"366d\"",
          "\"367d\"",
          "\"a\"",
          "\"one\"",
          "\"two\"",
          "\"three\"",
          "\"north\"",
          "\"none\"",
          "\"named\"",
          "\"last\"",
          "\"never\"",
          "\"capped\"",
          "\"round-robin\"",
          "[]",
          "{}",
          "[{}]",
          "[\"a\",\"b\"]",
          "[\"a\",\"a\"]",
          "{\"a\":10}",
          "{\"for\":\"5s\"}",
          "[{\"for\":\"5s\"},{\"affinity\":\"named\"}]",
          "{\"kind\":\"last\",\"within\":\"366d\"}",
          "{\"kind\":\"none\"}");

  private static JsonNode value(Random random) {
    return JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
  }

  /** Changes, takes out or repeats something anywhere. */
  private static void change(JsonNode node, Random random) {
    List<JsonNode> inside = new ArrayList<>();
    node.forEach(inside::add);
    JsonNode child = inside.isEmpty() ? null : inside.get(random.nextInt(inside.size()));
    if (child != null && child.isContainer() && random.nextInt(5) > 0) {
      change(child, random);
    } else if (node instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = new ArrayList<>(object.propertyNames());
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(4)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(name, object.get(names.get(random.nextInt(names.size()))).deepCopy());
        default -> object.set(name, value(random));
      }
    } else if (node instanceof ArrayNode array) {
      if (array.isEmpty() || random.nextInt(3) == 0) {
        array.add(value(random));
      } else if (random.nextInt(2) == 0) {
        array.remove(random.nextInt(array.size()));
      } else {
        array.set(random.nextInt(array.size()), value(random));
      }
    }
  }

  @Test
  void P1_whatTheReaderTakesTheEngineTakes() {
    Random random = new Random(11);
    StringBuilder lines = new StringBuilder();
    List<String> plans = new ArrayList<>();
    for (int i = 1; i <= PLANS; i++) {
      ObjectNode plan = (ObjectNode) JSON.readTree(GOOD);
      for (int changes = random.nextInt(3); changes > 0; changes--) {
        change(plan, random);
      }
      plan.put("version", i);
      plans.add(plan.toString());
      lines.append("{\"at\":\"2026-03-01T09:00:00Z\",\"do\":\"plan\",\"plan\":");
      lines.append(plan).append("}\n");
    }
    TestGateway gateway = new TestGateway();
    assertEquals(0, gateway.run(lines.toString()), gateway::told);
    List<String> events = gateway.events();
    assertEquals(PLANS, events.size());
    int applied = 0;
    for (int i = 0; i < PLANS; i++) {
      String event = events.get(i);
      String plan = plans.get(i);
      assertTrue(
          event.startsWith("{\"event\":\"plan-applied\"") || event.contains("\"line\":"),
          () -> event + "\n" + plan);
      applied += event.contains("plan-applied") ? 1 : 0;
    }
    assertTrue(applied > PLANS / 4 && applied < PLANS, "applied: " + applied);
  }
}
