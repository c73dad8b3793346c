package org.strowger.replay.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Arrival;
import org.strowger.codec.CommandFactory;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.Update;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.gateway.plan.PlanReader;
import org.strowger.ingress.PlanCommand;

class GatewayFormTest {
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
  private final CommandFactory factory = new CommandFactory();
  private final Dictionary dictionary = new Dictionary();
  private final MessageReader reader = new MessageReader(dictionary);

  private String json(int length) throws IOException {
    int template = new MessageHeaderDecoder().wrap(buffer, 0).templateId();
    Map<String, Object> fields = GatewayForm.fields(template, reader.fields(buffer, 0, length));
    StringWriter out = new StringWriter();
    try (var generator = Json.lines(out)) {
      Json.write(generator, fields);
    }
    return out.toString();
  }

  @Test
  void anArrivalHasTheFieldsOfTheGatewaysLine() throws IOException {
    dictionary.define(IdKind.SKILL, 1, "spanish");
    dictionary.define(IdKind.SKILL, 2, "billing");
    Arrival arrival = new Arrival().reset(7, 1, 2);
    arrival.urgency = 0;
    arrival.creditMs = 90_000;
    arrival.allOf.add(1, 5).add(2, 1);
    arrival.anyOf.add(4, 1, 2).add(0, 2, 3).add(4, 2, 9);
    arrival.noneOf.add(3);
    arrival.excluded.add(9);
    assertEquals(
        "{\"interaction\":7,\"queue\":1,\"channel\":2,\"class\":0,\"credit\":\"90s\","
            + "\"requires\":{\"all-of\":{\"spanish\":5,\"billing\":1},"
            + "\"any-of\":[{\"spanish\":2,\"billing\":9},{\"billing\":3}],\"none-of\":[3]},"
            + "\"exclude\":[9]}",
        json(factory.arrive(buffer, 0, arrival)));
  }

  @Test
  void whatWasNotGivenIsLeftOut() throws IOException {
    assertEquals(
        "{\"interaction\":7,\"queue\":1,\"channel\":2}",
        json(factory.arrive(buffer, 0, new Arrival().reset(7, 1, 2))));
  }

  @Test
  void aSignOnHasSkillsAndTeams() throws IOException {
    assertEquals(
        "{\"agent\":1,\"profile\":2,\"presence\":\"away\",\"skills\":{\"4\":9},\"teams\":[8]}",
        json(
            factory.signOn(
                buffer, 0, 1, 2, 2, new SkillList().add(4, 9), new NumberList().add(8))));
  }

  @Test
  void aSkillGivenTwiceIsNotLost() throws IOException {
    assertEquals(
        "{\"agent\":1,\"skills\":[{\"skill\":4,\"level\":9},{\"skill\":4,\"level\":2}]}",
        json(factory.skills(buffer, 0, 1, new SkillList().add(4, 9).add(4, 2))));
    Arrival arrival = new Arrival().reset(7, 1, 2);
    arrival.anyOf.add(1, 4, 9).add(1, 4, 8);
    assertEquals(
        "{\"interaction\":7,\"queue\":1,\"channel\":2,\"requires\":{\"any-of\":"
            + "[{\"set\":1,\"skill\":4,\"level\":9},{\"set\":1,\"skill\":4,\"level\":8}]}}",
        json(factory.arrive(buffer, 0, arrival)));
  }

  @Test
  void anArrivalMayNameAnAgentAndPreferSkills() throws IOException {
    dictionary.define(IdKind.AGENT, 9, "ann");
    Arrival arrival = new Arrival().reset(7, 1, 2);
    arrival.excluded.add(8);
    arrival.named = 9;
    arrival.preferred.add(3).add(4);
    arrival.sealed = new byte[] {1, 2, 3};
    assertEquals(
        "{\"interaction\":7,\"queue\":1,\"channel\":2,\"exclude\":[8],\"named\":\"ann\","
            + "\"preferred\":[3,4],\"sealed\":\"AQID\"}",
        json(factory.arrive(buffer, 0, arrival)));
  }

  @Test
  void aBreakHasItsReturn() throws IOException {
    assertEquals(
        "{\"agent\":1,\"presence\":\"away\",\"return\":\"2026-03-01T09:00:00.000Z\",\"reason\":4}",
        json(factory.presence(buffer, 0, 1, 2, 4, 1_772_355_600_000L)));
    assertEquals(
        "{\"agent\":1,\"presence\":\"away\"}", json(factory.presence(buffer, 0, 1, 2, 0, 0)));
  }

  @Test
  void anUpdateHasWhatItSets() throws IOException {
    Update update = new Update().reset(7);
    update.allOf.add(1, 5);
    assertEquals("{\"interaction\":7}", json(factory.update(buffer, 0, update)));
    update.setUrgency = true;
    update.setCredit = true;
    assertEquals(
        "{\"interaction\":7,\"class\":\"queue\",\"credit\":\"0s\"}",
        json(factory.update(buffer, 0, update)));
    update.setCredit = false;
    update.urgency = 0;
    update.setRequirement = true;
    update.anyOf.add(0, 2, 3);
    update.noneOf.add(3);
    update.excluded.add(9);
    update.preferred.add(4);
    update.named = 8;
    assertEquals(
        "{\"interaction\":7,\"class\":0,\"requires\":{\"all-of\":{\"1\":5},\"any-of\":[{\"2\":3}],"
            + "\"none-of\":[3]},\"exclude\":[9],\"named\":8,\"preferred\":[4]}",
        json(factory.update(buffer, 0, update)));
    update.reset(7).setRequirement = true;
    assertEquals("{\"interaction\":7,\"requires\":{}}", json(factory.update(buffer, 0, update)));
  }

  @Test
  void actsOfSupervisorsAndAgentsHaveTheFieldsOfTheGatewaysLine() throws IOException {
    assertEquals("{\"interaction\":7,\"agent\":1}", json(factory.assign(buffer, 0, 7, 1, false)));
    assertEquals(
        "{\"interaction\":7,\"agent\":1,\"forced\":true}",
        json(factory.assign(buffer, 0, 7, 1, true)));
    assertEquals("{\"interaction\":7,\"agent\":1}", json(factory.pick(buffer, 0, 7, 1)));
    assertEquals("{\"interaction\":7}", json(factory.toHead(buffer, 0, 7)));
    assertEquals(
        "{\"interaction\":7,\"reason\":2}", json(factory.returnToQueue(buffer, 0, 7, 0, 2)));
  }

  @Test
  void everyCommandOfTheLogButTheEnginesOwnHasItsWord() {
    for (int template : reader.commandTemplates()) {
      boolean own = Set.of("define-name", "plan-rework").contains(reader.type(template));
      assertEquals(own, GatewayForm.word(template) == null, reader.type(template));
    }
  }

  /** Writes a plan into the log's form, and shows it. */
  private String shown(Plan plan) throws IOException {
    Map<String, Integer> numbers = new HashMap<>();
    int length =
        PlanCommand.encode(
            buffer,
            0,
            plan,
            (kind, text) -> {
              int number = numbers.computeIfAbsent(kind + text, key -> numbers.size() + 1);
              dictionary.define(kind, number, text);
              return number;
            });
    return json(length);
  }

  private static Plan read(String json) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      return PlanReader.read("dump", 1, parser);
    }
  }

  @Test
  void aPlanReadsBackAsItWasApplied() throws IOException {
    Plan plan =
        PlanReader.read(
            "plan.yaml",
            """
            version: 3
            promote-after: never
            skills: [sales, english, french]
            teams: { north: { order: [zoe, ann] }, south: }
            channels: { voice: }
            profiles: { phone: { units: 1, channels: { voice: } } }
            queues:
              sales:
                broadcast: 3
                overflow: service
                fallback: service
                weights: { skill: 1, load: 2, specialism: 3, idle: 4 }
                steps:
                  - { for: 10s, affinity: { kind: last, within: 7d }, skip: true }
                  - { for: 20s, affinity: named, strategy: weighted, preferred: [french] }
                  - { for: 1m, strategy: linear, teams: [south, north], all-of: { sales: 3 } }
              service:
                weights: { idle: 1 }
                steps: [ { strategy: round-robin, any-of: [ { english: 2, french: 3 } ] } ]
            """);
    String shown = shown(plan);
    assertEquals(
        "\"teams\":{\"north\":{\"order\":[\"zoe\",\"ann\"]},\"south\":{}},",
        shown
            .replaceAll(".*(\"teams\":\\{\"north.*)\"channels\":\\{\"voice.*", "$1")
            .replaceAll("\"channels.*", ""));
    String inside = shown.substring("{\"plan\":".length(), shown.length() - 1);
    assertEquals(plan, read(inside), shown);
  }
}
