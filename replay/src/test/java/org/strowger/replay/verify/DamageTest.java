package org.strowger.replay.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.codec.Envelope;
import org.strowger.harness.Forgery;
import org.strowger.harness.JournalFiles;
import org.strowger.replay.ExitCode;
import org.strowger.replay.ToolTest;

/** Whatever is done to the records of a journal, the tool tells where. */
class DamageTest extends ToolTest {
  @TempDir private Path other;

  private List<byte[]> records;

  @BeforeEach
  void writeAJournal() {
    writeScenario();
    records = JournalFiles.records(directory);
  }

  private static void assertDamagedAt(long sequence, Path directory, String what) {
    assertDamagedAt(sequence, run("verify", directory, "--json"), what);
  }

  private static void assertDamagedAt(long sequence, Run run, String what) {
    assertEquals(ExitCode.BAD, run.code(), what + run.out() + run.err());
    Map<String, Object> damage = run.json("damage");
    assertEquals(sequence, damage.get("sequence"), () -> what + run.out());
    assertEquals(sequence - 1, damage.get("intact-through"), () -> what + run.out());
  }

  private void assertDamagedAt(long sequence, List<byte[]> changed) throws IOException {
    JournalFiles.write(other, LIMITS, changed);
    assertDamagedAt(sequence, other, "");
  }

  /** The sequence at which a record that is not as expected is reported. */
  private long placeOf(byte[] record) {
    boolean mark = Envelope.kind(new UnsafeBuffer(record), 0) == Envelope.MARK;
    return JournalFiles.sequence(record) + (mark ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 24, 45})
  void aFlippedBitInAnyByteOfARecordOrItsFrame(int index) throws IOException {
    byte[] record = records.get(index);
    Path segment = JournalFiles.segment(directory);
    long start = JournalFiles.offset(directory, record);
    for (int at = -JournalFiles.FRAME_LENGTH; at < record.length; at++) {
      int bit = 1 << (at & 7);
      JournalFiles.flip(segment, start + at, bit);
      String what = "byte " + at + " of record " + index + ": ";
      Run run = run("verify", directory, "--json");
      // A frame that tells too much leaves its record whole; what does not follow is found then.
      boolean after = at < 0 && run.json("damage").get("sequence").equals(placeOf(record) + 1);
      assertDamagedAt(placeOf(record) + (after ? 1 : 0), run, what);
      JournalFiles.flip(segment, start + at, bit);
    }
    assertEquals(ExitCode.GOOD, run("verify", directory).code());
  }

  @Test
  void aFileCutOffInsideARecord() throws IOException {
    byte[] record = records.get(40);
    long start = JournalFiles.offset(directory, record);
    JournalFiles.truncate(JournalFiles.segment(directory), start + 20);
    Run run = run("verify", directory, "--json");
    assertEquals(ExitCode.BAD, run.code(), run.out());
    long sequence = (Long) run.json("damage").get("sequence");
    assertTrue(sequence <= placeOf(record), run.out());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4096})
  void aFileCutOffBeforeItsFirstRecord(int length) throws IOException {
    JournalFiles.truncate(JournalFiles.segment(directory), length);
    Run run = run("verify", directory, "--json");
    assertEquals(ExitCode.BAD, run.code(), run.out());
    assertEquals(1L, run.json("damage").get("sequence"), run.out());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 6, 8, 20, 40})
  void theHeaderOfAFile(int offset) throws IOException {
    JournalFiles.flip(JournalFiles.segment(directory), offset, 0x80);
    Run run = run("verify", directory, "--json");
    assertEquals(ExitCode.BAD, run.code(), run.out() + run.err());
  }

  @Test
  void aMissingFile() throws IOException {
    Path segment = JournalFiles.segment(directory);
    Path snapshots = directory.resolve("snapshots");
    for (String name : snapshots.toFile().list()) {
      Files.delete(snapshots.resolve(name));
    }
    Files.delete(segment);
    Run run = run("verify", directory, "--json");
    assertEquals(ExitCode.BAD, run.code(), run.out());
    assertEquals(
        "the segment " + segment + " is missing", run.json("damage").get("what"), run.out());
  }

  /** What may happen to all files of a journal whose snapshots stay. */
  private enum Loss {
    FOLDER_GONE,
    SEGMENTS_GONE,
    SEGMENTS_EMPTY
  }

  @ParameterizedTest
  @EnumSource
  void allRecordsLostBesideSnapshotsOfThem(Loss loss) throws IOException {
    lose(loss);
    for (String command : List.of("verify", "describe")) {
      assertDamagedAt(1, run(command, directory, "--json"), command + ": ");
      Run run = run(command, directory);
      assertEquals(ExitCode.BAD, run.code(), run.out());
      assertTrue(run.out().contains("verdict     DAMAGED\nsequence    1\n"), run.out());
    }
    assertEquals(ExitCode.BAD, run("verify", directory, "--from-snapshot").code());
  }

  private void lose(Loss loss) throws IOException {
    Path journal = directory.resolve("journal");
    List<Path> files;
    try (Stream<Path> all = Files.list(journal)) {
      files = all.toList();
    }
    for (Path file : files) {
      boolean segment = file.toString().endsWith(".cq4");
      if (loss == Loss.SEGMENTS_EMPTY && segment) {
        JournalFiles.truncate(file, 0);
      } else if (loss == Loss.FOLDER_GONE || (loss == Loss.SEGMENTS_GONE && segment)) {
        Files.delete(file);
      }
    }
    if (loss == Loss.FOLDER_GONE) {
      Files.delete(journal);
    }
  }

  @Test
  void aRepeatedRecord() throws IOException {
    List<byte[]> changed = new ArrayList<>(records);
    changed.add(11, records.get(10));
    assertDamagedAt(placeOf(records.get(10)) + 1, changed);
  }

  @Test
  void twoRecordsSwapped() throws IOException {
    List<byte[]> changed = new ArrayList<>(records);
    Collections.swap(changed, 20, 21);
    assertDamagedAt(placeOf(records.get(20)), changed);
  }

  @Test
  void aRecordTakenOut() throws IOException {
    List<byte[]> changed = new ArrayList<>(records);
    changed.remove(25);
    assertDamagedAt(placeOf(records.get(25)), changed);
  }

  @Test
  void theFirstRecordTakenOut() throws IOException {
    assertDamagedAt(1, records.subList(1, records.size()));
  }

  @Test
  void aMarkTakenOut() throws IOException {
    List<byte[]> changed = new ArrayList<>(records);
    byte[] mark = null;
    for (int i = 0; i < records.size() - 1 && mark == null; i++) {
      if (Envelope.kind(new UnsafeBuffer(records.get(i)), 0) == Envelope.MARK) {
        mark = changed.remove(i);
      }
    }
    assertDamagedAt(placeOf(mark), changed);
  }

  @Test
  void aRecordOfAnotherJournal() throws IOException {
    byte[] record = records.get(15).clone();
    record[Envelope.LENGTH + 9]++;
    Forgery.close(record);
    List<byte[]> changed = new ArrayList<>(records);
    changed.set(15, record);
    // Its own checksum fits; the record behind it does not follow it.
    assertDamagedAt(placeOf(records.get(16)), changed);
  }

  @Test
  void aRecordReplacedTogetherWithAllChecksumsBehindIt() throws IOException {
    List<byte[]> changed = new ArrayList<>();
    records.forEach(record -> changed.add(record.clone()));
    changed.get(15)[Envelope.LENGTH + 9]++;
    Forgery.close(changed.get(15));
    for (int i = 16; i < changed.size(); i++) {
      Forgery.setChain(changed.get(i), Envelope.crc(new UnsafeBuffer(changed.get(i - 1)), 0));
    }
    JournalFiles.write(other, LIMITS, changed);
    Run run = run("verify", other, "--json");
    assertEquals(ExitCode.BAD, run.code(), run.out());
    assertTrue(
        run.json("damage").get("what").toString().contains("the mark's hash does not fit"),
        run.out());
  }

  @Test
  void timeThatGoesBack() throws IOException {
    List<byte[]> changed = new ArrayList<>();
    records.forEach(record -> changed.add(record.clone()));
    Forgery.setTime(changed.get(40), 1);
    JournalFiles.write(other, LIMITS, changed);
    Run run = run("verify", other, "--json");
    assertEquals(ExitCode.BAD, run.code(), run.out());
    assertEquals(placeOf(records.get(40)), run.json("damage").get("sequence"));
    assertTrue(run.json("damage").get("what").toString().contains("time goes back"), run.out());
  }
}
