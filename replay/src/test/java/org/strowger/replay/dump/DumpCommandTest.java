package org.strowger.replay.dump;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.codec.Envelope;
import org.strowger.codec.sbe.MessageHeaderEncoder;
import org.strowger.gateway.command.CommandParser;
import org.strowger.gateway.command.LineCommand;
import org.strowger.gateway.event.EventWriter;
import org.strowger.gateway.payload.Payloads;
import org.strowger.gateway.plan.PlanReader;
import org.strowger.harness.Forgery;
import org.strowger.harness.JournalFiles;
import org.strowger.harness.Traffic;
import org.strowger.replay.ExitCode;
import org.strowger.replay.Scenario;
import org.strowger.replay.ToolTest;
import org.strowger.replay.text.Json;

class DumpCommandTest extends ToolTest {
  private Run dump(Object... options) {
    Object[] args = new Object[options.length + 2];
    args[0] = "dump";
    args[1] = directory;
    System.arraycopy(options, 0, args, 2, options.length);
    Run run = run(args);
    assertEquals("", run.err());
    assertEquals(ExitCode.GOOD, run.code());
    return run;
  }

  @Test
  void everyRecordIsALineOfJson() throws IOException {
    writeScenario();
    Run run = dump();
    assertGolden("dump.jsonl", run.out());
    assertEquals(JournalFiles.records(directory).size(), run.lines().size());
    for (String line : run.lines()) {
      Json.parse(line);
    }
  }

  @Test
  void aStartBehindTheEndIsToldAndIsNoEmptyDump() throws IOException {
    writeScenario();
    long last =
        JournalFiles.records(directory).stream()
            .mapToLong(JournalFiles::sequence)
            .max()
            .orElseThrow();
    for (String[] more :
        new String[][] {{}, {"--events"}, {"--format", "csv"}, {"--to", "999999"}}) {
      String[] args =
          Arrays.copyOf(
              new String[] {"dump", directory.toString(), "--from", "" + (last + 1)},
              4 + more.length);
      System.arraycopy(more, 0, args, 4, more.length);
      Run run = run((Object[]) args);
      assertEquals(ExitCode.CANNOT_READ, run.code());
      assertEquals(
          "nothing from sequence "
              + (last + 1)
              + " on: the journal ends at sequence "
              + last
              + "\n",
          run.err());
    }
    assertFalse(dump("--from", last).out().isEmpty());
    assertEquals("", dump("--from", 2, "--kind", "missed", "--to", 2).out());
  }

  @Test
  void eventsStandBehindTheirCommands() throws IOException {
    writeScenario();
    assertGolden("dump-events.jsonl", dump("--events").out());
  }

  @Test
  void eventsAreTheLinesThatTheGatewayWrote() {
    ByteArrayOutputStream live = new ByteArrayOutputStream();
    EventWriter writer = new EventWriter(live, EventWriter.Times.ISO, true);
    RoutingEngine engine = launch(context(Scheduler.INLINE).listener(writer));
    writer.ids(engine.names(), number -> null, Payloads.refused());
    new Traffic(11, engine.publisher(), clock).begin().play(2_000);
    closeCleanly(engine);
    writer.flush();

    List<String> events = withoutNames(dump("--kind", "event").out());
    List<String> written = withoutNames(live.toString(UTF_8));
    assertTrue(written.size() > 2_000);
    for (int i = 0; i < written.size(); i++) {
      assertEquals(written.get(i), events.get(i));
    }
    assertEquals(written.size(), events.size());
  }

  /** Without events about names: the journal knows them when they happen, a publisher may not. */
  private static List<String> withoutNames(String text) {
    return text.lines().filter(line -> !line.startsWith("{\"event\":\"name-")).toList();
  }

  @Test
  void commandsAreInTheGatewaysForm() throws IOException {
    writeScenario();
    CommandParser parser = new CommandParser("dump");
    LineCommand command = new LineCommand();
    int commands = 0;
    for (String line : dump("--kind", "command").lines()) {
      Map<String, Object> values = Json.parse(line);
      if (!List.of("define-name", "plan-rework").contains(values.get("do"))) {
        values.keySet().removeAll(List.of("seq", "time", "record"));
        byte[] bytes = Json.text(values).getBytes(UTF_8);
        assertNull(parser.parse(bytes, 0, bytes.length, 1, command), line);
        commands++;
      }
    }
    assertTrue(commands > 20, "commands " + commands);
  }

  @Test
  void aDumpedPlanReadsAsThePlanApplied() throws IOException {
    writeScenario();
    String line = dump("--kind", "plan").lines().get(0);
    String plan = Json.text(Map.of("plan", Json.parse(line).get("plan")));
    try (JsonParser parser = new JsonFactory().createParser(plan)) {
      parser.nextToken();
      parser.nextToken();
      parser.nextToken();
      assertEquals(Scenario.plan(), PlanReader.read("dump", 1, parser));
    }
  }

  @Test
  void onlyWhatIsAskedForIsWritten() throws IOException {
    writeScenario();
    List<Object> sequences = new ArrayList<>();
    for (String line : dump("--from", 10, "--to", 12).lines()) {
      sequences.add(Json.parse(line).get("seq"));
    }
    assertEquals(List.of(10L, 11L, 12L), sequences);

    List<Object> kinds = new ArrayList<>();
    for (String line : dump("--kind", "arrive,accepted", "--kind", "mark").lines()) {
      Map<String, Object> values = Json.parse(line);
      kinds.add(values.keySet().iterator().next() + " " + values.values().iterator().next());
    }
    assertEquals(
        List.of(
            "do arrive",
            "event accepted",
            "do arrive",
            "mark digests",
            "do arrive",
            "event accepted",
            "do arrive",
            "event accepted",
            "event accepted",
            "do arrive",
            "mark digests"),
        kinds);
  }

  @Test
  void csvHasTheSameLines() throws IOException {
    writeScenario();
    Run run = dump("--events", "--format", "csv");
    assertGolden("dump-events.csv", run.out().replace("\r\n", "\n"));
    List<String> jsonLines = dump("--events").lines();
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = format.parse(new StringReader(run.out()))) {
      int i = 0;
      for (CSVRecord row : parser) {
        Map<String, Object> json = Json.parse(jsonLines.get(i++));
        assertEquals(json.get(row.get("line")).toString(), row.get("what"));
        assertEquals(json.get("seq").toString(), row.get("seq"));
        assertEquals(json.getOrDefault("interaction", "").toString(), row.get("interaction"));
      }
      assertEquals(jsonLines.size(), i);
    }
  }

  @Test
  void namesOfInteractionsAreKnownAsLongAsTheyLive() throws IOException {
    writeScenario();
    List<String> accepts = dump("--kind", "completed,abandoned,name-released").lines();
    assertEquals("call-1", Json.parse(accepts.get(0)).get("interaction"));
    assertTrue(accepts.stream().anyMatch(line -> line.contains("\"name-released\"")), "released");
    assertTrue(accepts.stream().noneMatch(line -> line.matches(".*\"interaction\":[0-9].*")));
  }

  @Test
  void aCommandThisSoftwareDoesNotKnowShowsItsBytes() throws IOException {
    writeScenario();
    List<byte[]> records = JournalFiles.records(directory);
    UnsafeBuffer last = new UnsafeBuffer(records.get(records.size() - 1));
    byte[] unknown = new byte[Envelope.LENGTH + MessageHeaderEncoder.ENCODED_LENGTH + 2];
    UnsafeBuffer buffer = new UnsafeBuffer(unknown);
    long sequence = Envelope.sequence(last, 0) + 1;
    long timeMs = Envelope.timeMs(last, 0);
    Envelope.write(buffer, 0, unknown.length, Envelope.COMMAND, sequence, timeMs, 0, 0);
    new MessageHeaderEncoder()
        .wrap(buffer, Envelope.LENGTH)
        .blockLength(2)
        .templateId(89)
        .schemaId(1)
        .version(7);
    unknown[unknown.length - 1] = 0x55;
    Forgery.setChain(unknown, Envelope.crc(last, 0));
    records.add(unknown);
    Path newer = directory.resolve("newer");
    JournalFiles.write(newer, LIMITS, records);

    Run run = run("dump", newer, "--events", "--from", sequence);
    assertEquals(ExitCode.GOOD, run.code(), run.err());
    Map<String, Object> command = Json.parse(run.lines().get(0));
    assertEquals("89", command.get("do"));
    assertEquals("template 89 of schema 1 version 7 is not known here", command.get("unreadable"));
    assertEquals("02005900010007000055", command.get("bytes"));
    assertEquals("unknown-command", Json.parse(run.lines().get(1)).get("code"));
    assertEquals(ExitCode.GOOD, run("verify", newer).code());
    assertTrue(run("describe", newer).out().contains("schema      0, 7 (this software: 0)"));
  }

  @Test
  void whatIsIntactIsWrittenAndDamageToldApart() throws IOException {
    writeScenario();
    byte[] record = JournalFiles.records(directory).get(30);
    JournalFiles.flip(
        JournalFiles.segment(directory), JournalFiles.offset(directory, record) + 50, 1);
    Run run = run("dump", directory);
    assertEquals(ExitCode.BAD, run.code());
    assertEquals(30, run.lines().size());
    assertTrue(run.err().contains("sequence    " + JournalFiles.sequence(record)), run.err());
    assertEquals(
        ExitCode.GOOD,
        run("dump", directory, "--to", JournalFiles.sequence(record) - 2).code(),
        "as the advice says");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--kind=offerd", "--from=0", "--from=5 --to=4", "--format=xml", "--to=abc"})
  void aWrongOptionIsRefusedBeforeAnythingIsRead(String options) {
    List<String> args = new ArrayList<>(List.of("dump", directory.toString()));
    args.addAll(List.of(options.split(" ")));
    Run run = run(args.toArray());
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().contains("strowger-replay dump --help tells of all options."), run.err());
    assertEquals("", run.out());
  }
}
