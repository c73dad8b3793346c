package org.strowger.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.codec.Envelope;
import org.strowger.harness.EngineTest;
import org.strowger.harness.JournalFiles;
import org.strowger.harness.Journals;
import org.strowger.harness.Segment;
import org.strowger.harness.Traffic;
import org.strowger.recovery.Verifier;

class FlippedByteTest extends EngineTest {
  private List<String> records;
  private Segment segment;

  /** Records in one entry. */
  private int together = 1;

  @BeforeEach
  void writeASmallJournal() throws IOException {
    RoutingEngine engine = launch(context(Scheduler.INLINE));
    new Traffic(3, engine.publisher(), clock).begin().play(20);
    closeCleanly(engine);
    records = Journals.records(directory);
    segment = Segment.of(directory);
  }

  private int offsetOf(int record) {
    return segment.offsetOf(records.get(record));
  }

  private void flipEveryByteOf(int record, int pattern) throws IOException {
    flip(record, pattern, records.get(record).length() / 2);
  }

  private void flip(int record, int pattern, int length) throws IOException {
    UnsafeBuffer buffer = new UnsafeBuffer(HexFormat.of().parseHex(records.get(record)));
    boolean mark = Envelope.kind(buffer, 0) == Envelope.MARK;
    long sequence = Envelope.sequence(buffer, 0) + (mark ? 1 : 0);
    int start = offsetOf(record);
    int frame = record % together == 0 ? Segment.FRAME_LENGTH : 0;
    for (int at = start - frame; at < start + length; at++) {
      segment.put(at, (byte) (segment.original(at) ^ pattern));
      String where = "byte " + (at - start) + " of record " + record + " flipped with " + pattern;
      Damage damage = Verifier.verify(directory).damage();
      assertNotNull(damage, where);
      // A frame that tells another length leaves records whole; what does not follow is found.
      long last = at < start ? sequence + together : sequence;
      assertTrue(
          damage.sequence() >= sequence && damage.sequence() <= last,
          where + ": " + damage.describe());
      assertEquals(damage.sequence() - 1, damage.intactThrough(), where);
      segment.put(at, segment.original(at));
    }
    assertTrue(Verifier.verify(directory).intact());
  }

  @Test
  void anyFlippedByteOfTheFirstRecordIsFound() throws IOException {
    flipEveryByteOf(0, 0xFF);
  }

  @Test
  void anyFlippedByteInTheMiddleIsFound() throws IOException {
    flipEveryByteOf(records.size() / 2, 0x01);
    flipEveryByteOf(records.size() / 2 + 1, 0x80);
  }

  @Test
  void anyFlippedByteOfTheLastCommandIsFound() throws IOException {
    flipEveryByteOf(records.size() - 2, 0xFF);
  }

  @Test
  void anyFlippedByteOfTheClosingMarkIsFound() throws IOException {
    flipEveryByteOf(records.size() - 1, 0xFF);
    for (int bit = 0; bit < Byte.SIZE; bit++) {
      flip(records.size() - 1, 1 << bit, 0);
    }
  }

  /** As a ring leaves it that took several commands in one batch. */
  @Test
  void anyFlippedByteOfRecordsThatShareAnEntryIsFound() throws IOException {
    directory = directory.resolve("shared");
    together = 5;
    JournalFiles.write(directory, LIMITS, bytesOf(records), together);
    segment = Segment.of(directory);
    assertEquals(records, Journals.records(directory));
    flipEveryByteOf(0, 0xFF);
    int middle = records.size() / 2 / together * together;
    for (int record = middle; record < middle + together; record++) {
      flip(record, 0x01, 64);
    }
    flipEveryByteOf(middle + together - 1, 0x80);
    flip(records.size() - 1, 0xFF, 64);
  }

  private static List<byte[]> bytesOf(List<String> records) {
    return records.stream().map(record -> HexFormat.of().parseHex(record)).toList();
  }

  @Test
  void recordsWipedFromTheEndAreFound() throws IOException {
    for (int record = records.size() - 1; record >= records.size() - 3; record--) {
      int start = offsetOf(record);
      int end = start + records.get(record).length() / 2;
      for (int at = start - Segment.FRAME_LENGTH; at < end; at++) {
        segment.put(at, (byte) 0);
      }
      Damage damage = Verifier.verify(directory).damage();
      assertNotNull(damage, "records from " + record + " on are wiped");
      assertEquals(record + 1, damage.sequence(), damage.describe());
    }
  }

  @Test
  void anEngineDoesNotStartOnADamagedJournal() throws IOException {
    int start = offsetOf(5);
    segment.put(start + Envelope.LENGTH, (byte) ~segment.original(start + Envelope.LENGTH));
    JournalDamagedException refused =
        assertThrows(
            JournalDamagedException.class, () -> RoutingEngine.launch(context(Scheduler.INLINE)));
    assertEquals(6, refused.sequence());
    assertEquals(5, refused.intactThrough());
    assertTrue(refused.position() > 0);
    assertTrue(refused.getMessage().contains(directory.toString()), refused.getMessage());
  }
}
