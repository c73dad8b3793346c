package org.strowger.replay.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Arrival;
import org.strowger.codec.CommandFactory;
import org.strowger.codec.CustomerChange;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.Survey;
import org.strowger.codec.Touchpoint;
import org.strowger.codec.Transfer;
import org.strowger.codec.Update;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.MessageHeaderEncoder;
import org.strowger.gateway.plan.PlanReader;
import org.strowger.ingress.PlanCommand;

class GatewayFormTest {
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[8192]);
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
  void whatMovesAnInteractionHasTheFieldsOfTheGatewaysLine() throws IOException {
    dictionary.define(IdKind.AGENT, 9, "ann");
    Transfer transfer = new Transfer().reset(7);
    assertEquals("{\"interaction\":7}", json(factory.transfer(buffer, 0, transfer)));
    transfer.agent = 8;
    transfer.queue = 2;
    transfer.toAgent = 9;
    transfer.boundMs = 30_000;
    transfer.reason = 3;
    transfer.warm = true;
    transfer.setUrgency = true;
    transfer.setCredit = true;
    transfer.creditMs = -5000;
    transfer.sealed = new byte[] {1, 2, 3};
    assertEquals(
        "{\"interaction\":7,\"queue\":2,\"to-agent\":\"ann\",\"agent\":8,\"warm\":true,"
            + "\"bound\":\"30s\",\"class\":\"queue\",\"credit\":\"-5s\",\"reason\":3,"
            + "\"sealed\":\"AQID\"}",
        json(factory.transfer(buffer, 0, transfer)));
    assertEquals(
        "{\"interaction\":7,\"channel\":2,\"queue\":3,\"reason\":4,\"bound\":\"60ms\","
            + "\"sealed\":\"AQ==\"}",
        json(factory.shift(buffer, 0, 7, 2, 3, 60, 4, new byte[] {1})));
    assertEquals(
        "{\"interaction\":7,\"channel\":2}",
        json(factory.shift(buffer, 0, 7, 2, 0, 0, 0, new byte[0])));
    assertEquals(
        "{\"interaction\":7,\"sender\":\"customer\"}", json(factory.message(buffer, 0, 7, 1)));
    assertEquals("{\"interaction\":7}", json(factory.callbackRequest(buffer, 0, 7, 0, 0)));
    assertEquals(
        "{\"interaction\":7,\"channel\":2,\"not-before\":\"2026-03-01T09:00:00.000Z\"}",
        json(factory.callbackRequest(buffer, 0, 7, 1_772_355_600_000L, 2)));
    assertEquals("{\"interaction\":7}", json(factory.complete(buffer, 0, 7, 0, 0, 0)));
    assertEquals(
        "{\"interaction\":7,\"resolved\":false}", json(factory.complete(buffer, 0, 7, 0, 0, 2)));
    assertEquals(
        "{\"interaction\":7,\"resolved\":77}", json(factory.complete(buffer, 0, 7, 0, 0, 77)));
  }

  @Test
  void aReconcileHasTheFieldsOfTheGatewaysLine() throws IOException {
    assertEquals("{}", json(factory.beginReconcile(buffer, 0, 0, false)));
    assertEquals(
        "{\"channel\":5,\"repair\":true}", json(factory.beginReconcile(buffer, 0, 5, true)));
    assertEquals("{\"interaction\":7}", json(factory.reconcileLive(buffer, 0, 7, 0)));
    assertEquals("{\"interaction\":7,\"agent\":2}", json(factory.reconcileLive(buffer, 0, 7, 2)));
    assertEquals("{}", json(factory.endReconcile(buffer, 0)));
  }

  @Test
  void whatIsSaidOfCustomersHasTheFieldsOfTheGatewaysLine() throws IOException {
    dictionary.define(IdKind.CODE, 4, "gold");
    dictionary.define(IdKind.ATTRIBUTE, 2, "orders");
    CustomerChange change = new CustomerChange().reset(5);
    change.segment = 4;
    assertEquals("{\"customer\":5}", json(factory.updateCustomer(buffer, 0, change)));
    change.setSegment = true;
    change.setRegion = true;
    change.setVerifiedBy = true;
    change.verifiedBy = 6;
    change.setDevices = true;
    change.devices.add(4);
    change.setNever = true;
    change.attributes.add(2, 0, 12).add(3, 13, 4).add(7, 255, 0);
    change.setSealed = true;
    change.sealed = new byte[] {1};
    assertEquals(
        "{\"customer\":5,\"segment\":\"gold\",\"region\":null,\"verified-by\":6,"
            + "\"devices\":[\"gold\"],\"never\":[],\"sealed\":\"AQ==\","
            + "\"attributes\":{\"orders\":12,\"3\":\"gold\",\"7\":null}}",
        json(factory.updateCustomer(buffer, 0, change)));
    change.reset(5).setSealed = true;
    assertEquals(
        "{\"customer\":5,\"details\":null}", json(factory.updateCustomer(buffer, 0, change)));
    Touchpoint touchpoint = new Touchpoint().reset(5, 0, 4);
    assertEquals(
        "{\"customer\":5,\"kind\":\"photo\"}",
        json(factory.recordTouchpoint(buffer, 0, touchpoint)));
    touchpoint.value = 9;
    touchpoint.outcome = 4;
    touchpoint.sealed = new byte[] {1};
    assertEquals(
        "{\"customer\":5,\"kind\":\"photo\",\"outcome\":\"gold\",\"value\":9,"
            + "\"sealed\":\"AQ==\"}",
        json(factory.recordTouchpoint(buffer, 0, touchpoint)));
    Survey survey = new Survey().reset(5);
    assertEquals("{\"customer\":5}", json(factory.recordSurvey(buffer, 0, survey)));
    survey.nps = 0;
    survey.resolved = 1;
    assertEquals(
        "{\"customer\":5,\"nps\":0,\"resolved\":true}",
        json(factory.recordSurvey(buffer, 0, survey)));
    assertEquals(
        "{\"customer\":5,\"topic\":6}", json(factory.updateNeed(buffer, 0, 5, 6, false, 7, 0)));
    assertEquals(
        "{\"customer\":5,\"topic\":6,\"owner\":null,\"resolved\":false}",
        json(factory.updateNeed(buffer, 0, 5, 6, true, 0, 2)));
    assertEquals("{\"customer\":5}", json(factory.forgetCustomer(buffer, 0, 5)));
  }

  @Test
  void anArrivalAndAnUpdateMayHaveAttributesAndATime() throws IOException {
    dictionary.define(IdKind.ATTRIBUTE, 2, "intent");
    dictionary.define(IdKind.CODE, 4, "return");
    Arrival arrival = new Arrival().reset(7, 1, 2);
    arrival.notBeforeMs = 1_772_355_600_000L;
    arrival.attributes.add(2, 13, 4);
    assertEquals(
        "{\"interaction\":7,\"queue\":1,\"channel\":2,"
            + "\"not-before\":\"2026-03-01T09:00:00.000Z\",\"attributes\":{\"intent\":\"return\"}}",
        json(factory.arrive(buffer, 0, arrival)));
    Update update = new Update().reset(7);
    update.setAttributes = true;
    update.attributes.add(2, 255, 0).add(2, 0, 3);
    assertEquals(
        "{\"interaction\":7,\"attributes\":[{\"attribute\":\"intent\",\"kind\":255,\"value\":0},"
            + "{\"attribute\":\"intent\",\"kind\":0,\"value\":3}]}",
        json(factory.update(buffer, 0, update)));
  }

  /** A block of any bytes, then groups and payloads that are empty. */
  @Test
  void noCommandIsTooOddToBeShown() throws IOException {
    Random random = new Random(5);
    for (int template : reader.commandTemplates()) {
      for (int i = 0; i < 50; i++) {
        byte[] bytes = new byte[512];
        random.nextBytes(bytes);
        buffer.putBytes(0, bytes);
        buffer.setMemory(512, 1024, (byte) 0);
        new MessageHeaderEncoder()
            .wrap(buffer, 0)
            .blockLength(504)
            .templateId(template)
            .schemaId(1)
            .version(0);
        assertTrue(json(1536).startsWith("{"), reader.type(template));
      }
    }
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
            channels:
              voice: { promises: { first-answer: 20s, warn: 5s } }
              mail: { messages: {} }
              chat:
                auto-accept: true
                promises: { first-answer: 2m, next-response: 3m }
                messages: { park-after: 10m, close-after: 1d }
                traits:
                  structured: true
                  record: true
                  receipts: true
                  customer-starts: true
                  company-starts: true
                  session: 30m
                  cost: 12
                devices: [phone, tablet]
            profiles: { phone: { units: 1, channels: { voice: , chat: { parked-cost: 1 } } } }
            context: { on: false, touchpoints: 7, return-window: 0s }
            movement:
              transfer-hold: 0s
              transfer-bound: 2m
              resume-bound: 0s
              resume-due: ticket
              callback: { attempts: 5, retry: 1h, expiry: 2d }
            shift-offers:
              wait-over: 4m
              on-closing: true
              most: 2
              expiry: 90s
              weights:
                asynchronous: 1
                structured: -2
                record: 3
                receipts: 4
                customer-starts: 5
                company-starts: 6
                session: 7
                cost: -8
              preferences: { gold: { voice: 100, chat: -5 }, student: { chat: 7 } }
            rules:
              - { name: always, when: true, then: note hello }
              - name: "odd \\"words\\""
                when: >
                  customer.segment == "g\\"ol\\\\d" and (not customer.verified or interaction.credit < -90s)
                  and journey.contacts(7d) >= 3 or need.resolved != no and journey.seen(page, 2h)
                then:
                  - queue service
                  - require sales at 3
                  - lower english to 2
                  - drop french
                  - prefer french
                  - credit -5s
                  - class 7
                  - affinity agent "zo e"
                  - affinity last
                  - affinity owner
              - name: facts
                when: >
                  interaction.channel == "chat" and interaction.topic != "t" and interaction.queue == "sales"
                  and interaction.number("n") <= 5 and interaction.class > 2 and customer.device("d")
                  and journey.last(bot) == "x" and journey.last(contact) == "sold" and journey.last-channel == "mail"
                  and need.contacts == 2 and customer.needs != 4 and interaction.attribute("a") == "b" and false
                then: [ note a ]
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

  @Test
  void aRuleThatCannotBeWrittenLeavesThePlanAsItIs() throws IOException {
    Plan.Operation and = new Plan.Operation(1, 0, null, null);
    Plan.Action note = new Plan.Action(11, IdKind.CODE, "x", 0);
    Plan plan =
        new Plan(
            1,
            0,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Plan.Context.USUAL,
            Plan.Movement.USUAL,
            List.of(new Plan.Rule("odd", List.of(and), List.of(note))));
    String shown = shown(plan);
    assertTrue(shown.contains("\"promoteAfterMs\":0"), shown);
    assertTrue(
        shown.contains(
            "\"rules\":[{\"rule\":\"odd\",\"operations\":[{\"operation\":1,\"operand\":0}],"
                + "\"actions\":[{\"action\":11,\"number\":\"x\",\"value\":0}]}]"),
        shown);
  }
}
