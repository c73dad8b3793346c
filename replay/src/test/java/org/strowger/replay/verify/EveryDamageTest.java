package org.strowger.replay.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.codec.Envelope;
import org.strowger.harness.JournalFiles;
import org.strowger.harness.Traffic;
import org.strowger.journal.Damage;
import org.strowger.journal.Head;
import org.strowger.recovery.Verifier;
import org.strowger.recovery.Verifier.Verification;
import org.strowger.replay.ExitCode;
import org.strowger.replay.ToolTest;

/**
 * All there is of one kind of damage, in a small journal: each bit flipped, each length cut to,
 * each two records swapped, each record put in again at each place, each taken out. One in {@value
 * #PROPERTY} of them is tried; with 1, all.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS)
class EveryDamageTest extends ToolTest {
  private static final String PROPERTY = "strowger.damage.step";

  /** Odd, and prime to what things come in eights and fours. */
  private static final int STEP = Integer.getInteger(PROPERTY, 61);

  private static final int TOOL_STEP = 29;
  private static final String[] TOOLS = {
    "verify", "describe", "dump", "report", "state", "digests", "explain"
  };

  private List<byte[]> records;
  private Head head;
  private int tried;

  @BeforeEach
  void writeASmallJournal() {
    RoutingEngine engine = launch(context(Scheduler.INLINE));
    new Traffic(3, engine.publisher(), clock).begin().play(20);
    closeCleanly(engine);
    records = JournalFiles.records(directory);
    head = Verifier.verify(directory).head();
  }

  private Damage damage() {
    Verification verification =
        Verifier.verify(
            directory,
            new Verifier.Request(false, head),
            (buffer, offset, length) -> {},
            core -> true);
    Damage damage = verification.damage();
    if (damage != null) {
      assertEquals(damage.sequence() - 1, damage.intactThrough());
    }
    // Now and then what people would do with such a journal.
    if (tried++ % TOOL_STEP == 0) {
      for (String tool : TOOLS) {
        String[] offer = tool.equals("explain") ? new String[] {"--offer", "1"} : new String[0];
        Run run = run(tool, directory, offer);
        assertTrue(run.code() >= 0 && run.code() <= ExitCode.CANNOT_READ, tool + run.err());
        assertFalse(run.err().contains("This program failed"), tool + run.err());
      }
    }
    return damage;
  }

  private Run run(String tool, Path directory, String... more) {
    List<Object> arguments = new ArrayList<>(List.of(tool, directory));
    arguments.addAll(List.of(more));
    return run(arguments.toArray());
  }

  /** The sequence at which a record that is not as expected is reported. */
  private static long placeOf(byte[] record) {
    boolean mark = Envelope.kind(new UnsafeBuffer(record), 0) == Envelope.MARK;
    return JournalFiles.sequence(record) + (mark ? 1 : 0);
  }

  @Test
  void eachBitFlipped() throws IOException {
    Path segment = JournalFiles.segment(directory);
    long bit = 0;
    for (byte[] record : records) {
      long start = JournalFiles.offset(directory, record);
      long place = placeOf(record);
      int bits = (JournalFiles.FRAME_LENGTH + record.length) * Byte.SIZE;
      for (; bit < bits; bit += STEP) {
        long at = start - JournalFiles.FRAME_LENGTH + bit / Byte.SIZE;
        String what = "bit " + bit + " of the record at " + place;
        JournalFiles.flip(segment, at, 1 << (bit % Byte.SIZE));
        Damage damage = damage();
        assertNotNull(damage, what);
        // A frame that tells too much leaves its record whole; what does not follow is found.
        long last = at < start ? place + 1 : place;
        assertTrue(
            damage.sequence() >= place && damage.sequence() <= last,
            what + ": " + damage.describe());
        JournalFiles.flip(segment, at, 1 << (bit % Byte.SIZE));
      }
      bit -= bits;
    }
    assertEquals(null, damage());
  }

  @Test
  void eachLengthCutTo() throws IOException {
    Path segment = JournalFiles.segment(directory);
    byte[] whole = Files.readAllBytes(segment);
    long[] ends = new long[records.size()];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = JournalFiles.offset(directory, records.get(i)) + records.get(i).length;
    }
    int first = (int) (ends[0] - records.get(0).length);
    for (int length = (int) ends[ends.length - 1] - 1;
        length >= 0;
        length -= length > first ? STEP : 64 * STEP) {
      JournalFiles.truncate(segment, length);
      Damage damage = damage();
      assertNotNull(damage, "cut to " + length);
      long intact = 0;
      for (int i = 0; i < ends.length && ends[i] - zeros(records.get(i)) <= length; i++) {
        intact = JournalFiles.sequence(records.get(i));
      }
      assertTrue(damage.intactThrough() <= intact, length + ": " + damage.describe());
      Files.write(segment, whole);
    }
    assertEquals(null, damage());
  }

  /** What is missing at the end of a file reads as zeros. */
  private static int zeros(byte[] record) {
    int zeros = 0;
    while (record[record.length - 1 - zeros] == 0) {
      zeros++;
    }
    return zeros;
  }

  /** As if the rest had never been written: only the head tells. The closing mark is no command. */
  @Test
  void eachRecordCutOffTheEnd() throws IOException {
    for (int left = 0; left < records.size() - 1; left++) {
      Damage damage = written(records.subList(0, left));
      assertNotNull(damage, left + " records left");
      assertTrue(damage.describe().contains("head"), left + " left: " + damage.describe());
    }
  }

  private Damage written(List<byte[]> changed) throws IOException {
    Path before = directory;
    directory = directory.resolve("changed" + tried);
    JournalFiles.write(directory, LIMITS, changed);
    Damage damage = damage();
    directory = before;
    return damage;
  }

  private void assertFoundAt(long sequence, List<byte[]> changed, String what) throws IOException {
    Damage damage = written(changed);
    assertNotNull(damage, what);
    assertEquals(sequence, damage.sequence(), what + ": " + damage.describe());
  }

  @Test
  void eachTwoSwapped() throws IOException {
    int number = 0;
    for (int one = 0; one < records.size(); one++) {
      for (int other = one + 1; other < records.size(); other++) {
        if (number++ % STEP == 0) {
          List<byte[]> changed = new ArrayList<>(records);
          changed.set(one, records.get(other));
          changed.set(other, records.get(one));
          assertFoundAt(placeOf(records.get(one)), changed, one + " and " + other + " swapped");
        }
      }
    }
  }

  @Test
  void eachPutInAgainAtEachPlace() throws IOException {
    int number = 0;
    for (int record = 0; record < records.size(); record++) {
      for (int place = 0; place <= records.size(); place++) {
        if (number++ % STEP == 0) {
          List<byte[]> changed = new ArrayList<>(records);
          changed.add(place, records.get(record));
          String what = "record " + record + " again at " + place;
          // In front of itself it stands where it belongs, and the old one is too many.
          int wrong = place == record ? record + 1 : place;
          long sequence = wrong == 0 ? 1 : nextSequence(changed.get(wrong - 1));
          assertFoundAt(sequence, changed, what);
        }
      }
    }
  }

  private static long nextSequence(byte[] record) {
    return JournalFiles.sequence(record) + 1;
  }

  @Test
  void eachTakenOut() throws IOException {
    for (int record = 0; record < records.size() - 1; record++) {
      List<byte[]> changed = new ArrayList<>(records);
      changed.remove(record);
      assertNotNull(written(changed), record + " taken out");
    }
  }
}
