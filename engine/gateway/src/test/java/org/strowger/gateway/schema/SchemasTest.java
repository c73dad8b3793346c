package org.strowger.gateway.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.OfferEnd;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.gateway.TestGateway;
import org.strowger.gateway.command.CommandParser;
import org.strowger.gateway.command.LineCommand;
import org.strowger.gateway.command.Refusal;
import org.strowger.gateway.command.Verb;
import org.strowger.gateway.text.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SchemasTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonSchemas SCHEMAS = new JsonSchemas();

  static List<String> names() {
    return Schemas.names();
  }

  private static JsonNode schema(String name) throws IOException {
    return JSON.readTree(Schemas.text(name));
  }

  private static List<ObjectNode> examples(String name) throws IOException {
    List<ObjectNode> examples = new ArrayList<>();
    for (JsonNode example : schema(name).get("examples")) {
      examples.add((ObjectNode) example);
    }
    return examples;
  }

  private static Refusal parse(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return new CommandParser("input").parse(bytes, 0, bytes.length, 1, new LineCommand());
  }

  @Test
  void everyFileShippedIsListedAndTheOtherWayRound() throws IOException {
    Path directory = Path.of(Schemas.class.getResource("plan.json").getPath()).getParent();
    try (Stream<Path> files = Files.walk(directory)) {
      Set<String> shipped =
          files
              .filter(file -> file.toString().endsWith(".json"))
              .map(file -> directory.relativize(file).toString().replace(".json", ""))
              .collect(Collectors.toCollection(TreeSet::new));
      Set<String> listed = new TreeSet<>(Schemas.names());
      listed.add("common");
      assertEquals(listed, shipped);
    }
    assertThrows(FileNotFoundException.class, () -> Schemas.text("nothing"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void aSchemaTakesItsExamples(String name) throws IOException {
    assertFalse(examples(name).isEmpty());
    for (ObjectNode example : examples(name)) {
      assertEquals("", SCHEMAS.problems(name, example.toString()));
      if (name.startsWith("commands/")) {
        assertNull(parse(example.toString()), example.toString());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void aSchemaRefusesAnExampleThatMissesAFieldOrHasOneMore(String name) throws IOException {
    JsonNode schema = schema(name);
    for (ObjectNode example : examples(name)) {
      assertFalse(
          SCHEMAS.problems(name, example.deepCopy().put("colour", "red").toString()).isEmpty());
      JsonNode required = schema.get("required");
      if (required == null) {
        continue;
      }
      for (JsonNode field : required) {
        ObjectNode less = example.deepCopy();
        less.remove(field.asString());
        assertFalse(SCHEMAS.problems(name, less.toString()).isEmpty(), less.toString());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void aSchemaRefusesEveryFieldOfAnExampleIfItIsAnEmptyList(String name) throws IOException {
    for (ObjectNode example : examples(name)) {
      for (Iterator<String> fields = example.propertyNames().iterator(); fields.hasNext(); ) {
        String field = fields.next();
        if (example.get(field).isArray()) {
          continue;
        }
        ObjectNode wrong = example.deepCopy();
        wrong.putArray(field);
        assertFalse(SCHEMAS.problems(name, wrong.toString()).isEmpty(), wrong.toString());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void everySchemaAndFieldIsDescribed(String name) throws IOException {
    assertTrue(schema(name).get("description").asString().endsWith("."));
  }

  private static Set<String> words(JsonNode list) {
    Set<String> words = new TreeSet<>();
    list.forEach(word -> words.add(word.asString()));
    return words;
  }

  @Test
  void refusalsListAllCodesFieldsAndCommands() throws IOException {
    JsonNode engine = schema("events/rejected").get("oneOf").get(0).get("properties");
    JsonNode line = schema("events/rejected").get("oneOf").get(1).get("properties");
    assertEquals(
        Stream.of(RejectCode.values())
            .filter(code -> code != RejectCode.NULL_VAL)
            .map(Words::of)
            .collect(Collectors.toCollection(TreeSet::new)),
        words(engine.get("code").get("enum")));
    assertEquals(
        Stream.of(Refusal.Code.values())
            .map(Refusal.Code::word)
            .collect(Collectors.toCollection(TreeSet::new)),
        words(line.get("code").get("enum")));
    assertEquals(
        Stream.concat(
                Stream.of("named", "note", "content", "details", "not-before", "bound"),
                Stream.of(FieldName.values())
                    .filter(field -> field != FieldName.NULL_VAL && field != FieldName.NONE)
                    .map(Words::of)
                    .map(field -> field.equals("state") ? "presence" : field)
                    .map(field -> field.equals("excluded") ? "exclude" : field))
            .collect(Collectors.toCollection(TreeSet::new)),
        words(engine.get("field").get("enum")));
    assertEquals(
        Stream.of(OfferEnd.values())
            .filter(end -> end != OfferEnd.NULL_VAL)
            .map(Words::of)
            .collect(Collectors.toCollection(TreeSet::new)),
        words(engine.get("detail").get("enum")));
    Set<String> commands = words(engine.get("command").get("anyOf").get(0).get("enum"));
    Set<String> verbs =
        Stream.of(Verb.values()).map(Verb::word).collect(Collectors.toCollection(TreeSet::new));
    verbs.add("define-name");
    verbs.add("plan-rework");
    assertEquals(verbs, commands);
  }

  static List<Path> scenarioFiles() throws IOException {
    try (Stream<Path> files = Files.list(TestGateway.resource("scenarios"))) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarioFiles")
  void everyEventOfTheScenariosIsValidAndEveryLineIfItIsGood(Path file) throws IOException {
    boolean events = file.toString().endsWith(".events.jsonl");
    int valid = 0;
    for (String line : Files.readAllLines(file)) {
      if (events) {
        String event = JSON.readTree(line).get("event").asString();
        assertEquals("", SCHEMAS.problems("events/" + event, line), line);
        valid++;
      } else if (!line.isBlank() && parse(line) == null) {
        String verb = JSON.readTree(line).get("do").asString();
        assertEquals("", SCHEMAS.problems("commands/" + verb, line), line);
        valid++;
      }
    }
    assertTrue(valid > 0);
  }

  @Test
  void theScenariosHaveNearlyEveryEvent() throws IOException {
    Set<String> missing = new TreeSet<>(Schemas.names());
    for (Path file : scenarioFiles()) {
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith("{\"event\"")) {
          missing.remove("events/" + JSON.readTree(line).get("event").asString());
        } else if (!line.isBlank() && parse(line) == null) {
          missing.remove("commands/" + JSON.readTree(line).get("do").asString());
        }
      }
    }
    // Digests change with the engine, names are told only when asked for, and a million customers
    // come before one is evicted.
    assertEquals(
        Set.of(
            "plan",
            "commands/snapshot",
            "events/snapshot-taken",
            "events/customer-evicted",
            "events/name-defined",
            "events/name-released"),
        missing);
  }
}
