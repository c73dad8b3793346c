package org.strowger.gateway;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario is a file of lines, and a file of the events that they give, to the byte. */
class ScenarioTest {
  static List<String> scenarios() throws IOException {
    try (Stream<Path> files = Files.list(TestGateway.resource("scenarios"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jsonl") && !name.endsWith(".events.jsonl"))
          .map(name -> name.substring(0, name.length() - ".jsonl".length()))
          .sorted()
          .toList();
    }
  }

  private static String lines(String scenario) throws IOException {
    return Files.readString(TestGateway.resource("scenarios/" + scenario + ".jsonl"));
  }

  private static TestGateway gateway() {
    return new TestGateway().plan(TestGateway.scenarioPlan()).plainPayloads();
  }

  private static byte[] served(TestGateway gateway, String lines) {
    assertEquals(Gateway.OK, gateway.run(lines), gateway::told);
    return gateway.bytes();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aScenarioGivesItsEvents(String scenario) throws IOException {
    TestGateway gateway = gateway();
    served(gateway, lines(scenario));
    Path expected = TestGateway.resource("scenarios/" + scenario + ".events.jsonl");
    assertEquals(Files.readAllLines(expected), gateway.events());
    assertArrayEquals(Files.readAllBytes(expected), gateway.bytes());
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void theSameLinesGiveTheSameBytesWithAndWithoutAJournal(String scenario, @TempDir Path directory)
      throws IOException {
    byte[] once = served(gateway(), lines(scenario));
    assertArrayEquals(once, served(gateway(), lines(scenario)));
    assertArrayEquals(once, served(gateway().journal(directory), lines(scenario)));
  }

  /** Wherever a scenario is cut, a gateway started on the journal goes on as if nothing was. */
  @ParameterizedTest
  @MethodSource("scenarios")
  void aRestartChangesNoEvent(String scenario, @TempDir Path directory) throws IOException {
    List<String> lines = lines(scenario).lines().toList();
    byte[] uncut = served(gateway(), lines(scenario));
    List<Integer> cuts = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      boolean refused = text(uncut).contains("\"line\":" + (i + 1) + ",");
      if (lines.get(i).contains("\"at\":\"2026-03-01T") && !refused) {
        cuts.add(i);
      }
    }
    for (int cut : cuts.isEmpty() ? cuts : List.of(cuts.get(cuts.size() / 2))) {
      ByteArrayOutputStream both = new ByteArrayOutputStream();
      String first = String.join("\n", lines.subList(0, cut));
      String second = String.join("\n", lines.subList(cut, lines.size()));
      both.write(served(gateway().journal(directory), first));
      TestGateway restarted = gateway().journal(directory);
      both.write(served(restarted, second));
      assertEquals(
          withoutLineNumbers(uncut),
          withoutLineNumbers(both.toByteArray()),
          "cut before line " + (cut + 1));
      assertTrue(restarted.told().contains("recovered to sequence "), restarted.told());
    }
  }

  private static String text(byte[] events) {
    return new String(events, StandardCharsets.UTF_8);
  }

  private static String withoutLineNumbers(byte[] events) {
    return text(events).replaceAll("\"line\":[0-9]+", "\"line\":0");
  }
}
