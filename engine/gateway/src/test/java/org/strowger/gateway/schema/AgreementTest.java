package org.strowger.gateway.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.gateway.command.CommandParser;
import org.strowger.gateway.command.LineCommand;
import org.strowger.gateway.command.Refusal;
import org.strowger.gateway.command.Verb;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parser takes a line if and only if the schema of its command does. Lines are made from the
 * examples by changing a few things in each. What a schema cannot say is left out: the bytes of
 * text that is not ASCII, days that the calendar lacks, fields given twice.
 */
class AgreementTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonSchemas SCHEMAS = new JsonSchemas();
  private static final int LINES = 400;

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "1",
          "-1",
          "254",
          "255",
          "256",
          "1.0",
          "1.5",
          "1e2",
          "1e400",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "-9223372036854775809",
          "221845391999999",
          "221845392000000",
          "\"\"",
          "\"x\"",
          "\" \"",
          "\"" + "x".repeat(64) + "\"",
          "\"" + "x".repeat(65) + "\"",
          "\"20s\"",
          "\"-20s\"",
          "\"20\"",
          "\"20 s\"",
          "\"99999999999d\"",
          "\"999999999999d\"",
          "\"7w\"",
          "\"queue\"",
          "1000",
          "1001",
          "2147483647",
          "2147483648",
          "\"available\"",
          "\"away\"",
          "\"AWAY\"",
          "\"not-responding\"",
          "\"2026-03-01T09:00:00Z\"",
          "\"2026-03-01T09:00Z\"",
          "\"2026-03-01T09:00:00.5+05:30\"",
          "\"2026-03-01 09:00:00Z\"",
          "\"2026-03-01T09:00:00\"",
          "\"AQID\"",
          "\"AQI=\"",
          "\"AQ==\"",
          "\"AQI\"",
          "\"A===\"",
          "\"AQ_-\"",
          "[]",
          "{}",
          "[\"x\"]",
          "[\"x\",\"x\"]",
          "[1]",
          "[[]]",
          "[{}]",
          "{\"x\":1}",
          "{\"x\":0}",
          "{\"x\":254}",
          "{\"x\":255}",
          "{\"x\":-1}",
          "{\"x\":1.5}",
          "{\"x\":\"1\"}",
          "{\"x\":null}",
          "{\"\":1}",
          "{\"" + "x".repeat(65) + "\":1}",
          "{\"all-of\":{}}",
          "{\"all-of\":[]}",
          "{\"all-of\":{\"x\":5},\"any-of\":[{\"x\":1}],\"none-of\":[\"x\"]}",
          "{\"any-of\":[{}]}",
          "{\"any-of\":{}}",
          "{\"any-of\":[]}",
          "{\"none-of\":[1]}",
          "{\"none-of\":{}}",
          "{\"some-of\":{}}",
          "{\"x\":{\"y\":[1,null,true]}}",
          "{\"x\":9223372036854775808}",
          "{\"x\":true}",
          "{\"x\":[]}",
          "{\"x\":\"\"}",
          "\"bot\"",
          "\"contact\"",
          "\"survey\"",
          "\"customer\"",
          "\"agent\"");

  private static final List<String> FIELDS =
      List.of(
          "do",
          "at",
          "client",
          "correlation",
          "agent",
          "profile",
          "skills",
          "teams",
          "presence",
          "reason",
          "interaction",
          "queue",
          "channel",
          "customer",
          "topic",
          "class",
          "credit",
          "requires",
          "exclude",
          "named",
          "preferred",
          "return",
          "sealed",
          "disposition",
          "offer",
          "forced",
          "first",
          "most",
          "plan",
          "file",
          "to-agent",
          "bound",
          "warm",
          "note",
          "sender",
          "not-before",
          "attributes",
          "segment",
          "language",
          "region",
          "verified-by",
          "devices",
          "never",
          "details",
          "kind",
          "outcome",
          "value",
          "content",
          "csat",
          "nps",
          "effort",
          "resolved",
          "owner",
          "colour",
          "");

  private static JsonNode value(Random random) {
    return JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
  }

  private static void change(ObjectNode line, Random random) {
    List<String> names = new ArrayList<>(line.propertyNames());
    if (names.isEmpty()) {
      return;
    }
    String name = names.get(random.nextInt(names.size()));
    switch (random.nextInt(8)) {
      case 0 -> line.remove(name);
      case 1 -> line.set(FIELDS.get(random.nextInt(FIELDS.size())), value(random));
      case 2 -> changeInside(line.get(name), random);
      default -> {
        if (!name.equals("do")) {
          line.set(name, value(random));
        }
      }
    }
  }

  private static void changeInside(JsonNode node, Random random) {
    if (node instanceof ObjectNode object && !object.isEmpty()) {
      change(object, random);
    } else if (node instanceof ArrayNode array && !array.isEmpty()) {
      array.set(random.nextInt(array.size()), value(random));
    }
  }

  private static ObjectNode shuffled(ObjectNode line, Random random) {
    List<String> names = new ArrayList<>(line.propertyNames());
    Collections.shuffle(names, random);
    ObjectNode other = JSON.createObjectNode();
    names.forEach(name -> other.set(name, line.get(name)));
    return other;
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void parserAndSchemaAgree(Verb verb) throws IOException {
    String schema = "commands/" + verb.word();
    JsonNode examples = JSON.readTree(Schemas.text(schema)).get("examples");
    CommandParser parser = new CommandParser("input");
    LineCommand command = new LineCommand();
    Random random = new Random(verb.word().hashCode());
    int good = 0;
    for (int i = 0; i < LINES; i++) {
      ObjectNode line = (ObjectNode) examples.get(random.nextInt(examples.size())).deepCopy();
      for (int changes = random.nextInt(3); changes >= 0; changes--) {
        change(line, random);
      }
      String text = shuffled(line, random).toString();
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      Refusal refusal = parser.parse(bytes, 0, bytes.length, 1, command);
      boolean other = refusal == null && command.verb() != verb;
      if (other || (refusal != null && refusal.code() == Refusal.Code.PLAN_INVALID)) {
        // A plan has rules that no schema can say; what the schema refuses, the reader must too.
        continue;
      }
      assertEquals(
          refusal == null,
          SCHEMAS.problems(schema, text).isEmpty(),
          () -> text + "\nparser: " + refusal + "\nschema: " + SCHEMAS.problems(schema, text));
      good += refusal == null ? 1 : 0;
    }
    assertTrue(good > LINES / 20, "good lines: " + good);
    assertTrue(good < LINES, "good lines: " + good);
  }

  @Test
  void bothTakeTheLongestAndRefuseOneMore() {
    String start = "{\"do\":\"arrive\",\"interaction\":\"c\",\"queue\":\"q\",\"channel\":\"v\",";
    String sealed = Base64.getEncoder().encodeToString(new byte[16 * 1024]);
    String ids = String.join(",", Collections.nCopies(1024, "\"a\""));
    String groups = String.join(",", Collections.nCopies(254, "{\"s\":1}"));
    List<String> taken =
        List.of(
            start + "\"sealed\":\"" + sealed + "\"}",
            start + "\"exclude\":[" + ids + "]}",
            start + "\"requires\":{\"any-of\":[" + groups + "]}}");
    List<String> refused =
        List.of(
            start + "\"sealed\":\"" + sealed + "AAAA\"}",
            start + "\"exclude\":[\"b\"," + ids + "]}",
            start + "\"requires\":{\"any-of\":[{\"t\":1}," + groups + "]}}");
    for (String line : taken) {
      assertNull(parse(line));
      assertEquals("", SCHEMAS.problems("commands/arrive", line));
    }
    for (String line : refused) {
      assertNotNull(parse(line));
      assertNotEquals("", SCHEMAS.problems("commands/arrive", line));
    }
  }

  private static Refusal parse(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return new CommandParser("input").parse(bytes, 0, bytes.length, 1, new LineCommand());
  }
}
