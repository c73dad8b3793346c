package org.strowger.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.gateway.command.Field;
import org.strowger.gateway.command.Refusal;
import org.strowger.gateway.command.Verb;
import org.strowger.gateway.event.EventWriter;

/** What the documents show is what happens. */
class DocumentTest {
  private static List<String> blocks(String document, String language) throws IOException {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(Path.of("../docs", document)))
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }

  @Test
  void theExampleGivesTheEventsShown(@TempDir Path directory) throws IOException {
    Path plan = directory.resolve("plan.yaml");
    Files.writeString(plan, blocks("plan.md", "yaml").get(0));
    List<String> shown = blocks("json-lines.md", "json lines");
    TestGateway gateway = new TestGateway().plan(plan);
    assertEquals(Gateway.OK, gateway.run(shown.get(0)), gateway::told);
    assertEquals(shown.get(1), String.join("\n", gateway.events()) + "\n");
  }

  @Test
  void theJourneyGivesTheEventsShown(@TempDir Path directory) throws IOException {
    Path plan = directory.resolve("plan.yaml");
    Files.writeString(plan, blocks("json-lines.md", "yaml").get(0));
    List<String> shown = blocks("json-lines.md", "json lines");
    TestGateway gateway = new TestGateway().plan(plan).plainPayloads();
    assertEquals(Gateway.OK, gateway.run(shown.get(2)), gateway::told);
    assertEquals(shown.get(3), String.join("\n", gateway.events()) + "\n");
  }

  @Test
  void everyWordIsInTheDocument() throws IOException {
    String document = Files.readString(Path.of("../docs/json-lines.md"));
    Stream.of(
            Stream.of(Verb.values()).map(Verb::word),
            Stream.of(Field.values()).map(Field::word),
            Stream.of(Refusal.Code.values()).map(Refusal.Code::word),
            EventWriter.eventNames().stream())
        .flatMap(words -> words)
        .forEach(word -> assertTrue(document.contains("`" + word + "`"), word));
  }
}
