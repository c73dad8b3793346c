package org.strowger.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.codec.Envelope;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.harness.EngineTest;
import org.strowger.harness.JournalFiles;
import org.strowger.harness.RecordedEvents;
import org.strowger.harness.Traffic;

/**
 * Journals written by released versions of the schema, kept as files, one record a line. Whatever
 * this software has become, it reads them and comes to the same state and the same events.
 */
class ReleasedJournalTest extends EngineTest {
  private static final String WRITE_PROPERTY = "strowger.journal.freeze";

  /** A journal as kept. */
  private record Kept(String head, List<byte[]> records) {}

  private static String resource(int version) {
    return "/journals/schema-" + version + ".hex";
  }

  private static Kept read(int version) throws IOException {
    String head = "";
    List<byte[]> records = new ArrayList<>();
    try (var in = ReleasedJournalTest.class.getResourceAsStream(resource(version))) {
      for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
        if (line.startsWith("# head ")) {
          head = line.substring("# head ".length());
        } else if (!line.startsWith("#")) {
          records.add(HexFormat.of().parseHex(line));
        }
      }
    }
    return new Kept(head, records);
  }

  @ParameterizedTest
  @ValueSource(ints = {0})
  void aReleasedJournalGivesTheSameStateAndEvents(int version) throws IOException {
    Kept kept = read(version);
    JournalFiles.write(directory, LIMITS, kept.records());

    Verifier.Verification verification = Verifier.verify(directory);
    assertNull(verification.damage(), () -> verification.damage().describe());
    assertEquals(kept.head(), verification.head().toString());
    assertEquals(kept.records().size(), verification.records());
    assertTrue(verification.marks() >= 3, () -> "marks " + verification.marks());
    assertEquals(0, verification.commandsAfterLastMark());
  }

  @ParameterizedTest
  @ValueSource(ints = {0})
  void anEngineGoesOnWithAReleasedJournal(int version) throws IOException {
    Kept kept = read(version);
    JournalFiles.write(directory, LIMITS, kept.records());
    RecordedEvents events = new RecordedEvents();
    RoutingEngine engine = launch(context(Scheduler.INLINE).listener(events));
    assertTrue(engine.publisher().tick() > 0);
    closeCleanly(engine);
    long last = JournalFiles.sequence(kept.records().get(kept.records().size() - 1));
    assertEquals(last + 1, events.sequences().get(0));
    assertTrue(Verifier.verify(directory).intact());
  }

  @ParameterizedTest
  @ValueSource(ints = {0})
  void aReleasedJournalHasEveryCommandOfItsVersion(int version) throws IOException {
    Set<Integer> templates = new TreeSet<>();
    for (byte[] record : read(version).records()) {
      UnsafeBuffer buffer = new UnsafeBuffer(record);
      MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, Envelope.LENGTH);
      assertEquals(version, header.version());
      templates.add(header.templateId());
    }
    assertEquals(
        Set.of(
            1, 2, 10, 11, 12, 13, 14, 15, 30, 31, 32, 33, 34, 35, 36, 37, 38, 60, 61, 90, 91, 92,
            201),
        templates);
  }

  /**
   * Run with {@value #WRITE_PROPERTY} naming a file, before a version of the schema is released.
   */
  @Test
  @EnabledIfSystemProperty(named = WRITE_PROPERTY, matches = ".+")
  void writeAJournalToKeep() throws IOException {
    RoutingEngine engine = launch(context(Scheduler.INLINE));
    Traffic traffic = new Traffic(2026, engine.publisher(), clock).begin().play(100);
    RareCommands.publish(engine.publisher(), clock);
    traffic.play(60);
    assertTrue(engine.publisher().takeSnapshot() > 0);
    traffic.play(20);
    closeCleanly(engine);

    Verifier.Verification verification = Verifier.verify(directory);
    assertTrue(verification.intact());
    StringBuilder text = new StringBuilder();
    text.append("# A journal as this version of the schema wrote it, one record a line.\n");
    text.append("# head ").append(verification.head()).append('\n');
    for (byte[] record : JournalFiles.records(directory)) {
      text.append(HexFormat.of().formatHex(record)).append('\n');
    }
    Path file = Path.of(System.getProperty(WRITE_PROPERTY));
    assertFalse(Files.exists(file), () -> file + " exists; a released journal is never replaced");
    Files.writeString(file, text);
  }
}
