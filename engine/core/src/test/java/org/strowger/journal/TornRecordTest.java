package org.strowger.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.harness.EngineTest;
import org.strowger.harness.JournalFiles;
import org.strowger.harness.Journals;
import org.strowger.harness.Segment;
import org.strowger.harness.Traffic;
import org.strowger.recovery.Verifier;

class TornRecordTest extends EngineTest {
  private static final byte[] UNFINISHED = {0, 0, 0, (byte) 0x80};

  /** As a process leaves it that was killed between reserving and appending. */
  @Test
  void zerosReservedBehindTheEndAreNeitherTornNorDamage() throws IOException {
    RoutingEngine engine = launch(context(Scheduler.INLINE));
    new Traffic(3, engine.publisher(), clock).begin().play(20);
    closeCleanly(engine);
    List<String> records = Journals.records(directory);
    Path segment = JournalFiles.segment(directory);
    try (FileChannel file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.allocate(1 << 20), file.size());
    }
    assertEquals(records, Journals.records(directory));
    assertFalse(Verifier.verify(directory).torn());

    RoutingEngine again = launch(context(Scheduler.INLINE));
    assertFalse(again.recovery().torn());
    new Traffic(4, again.publisher(), clock).play(2_000);
    closeCleanly(again);
    assertTrue(Verifier.verify(directory).intact());
    assertEquals(records, Journals.records(directory).subList(0, records.size()));
  }

  /** As a writer leaves it that was killed between the frame and the end of its record. */
  private long leaveATornRecord() throws IOException {
    RoutingEngine engine = launch(context(Scheduler.INLINE));
    new Traffic(3, engine.publisher(), clock).begin().play(20);
    closeCleanly(engine);
    List<String> records = Journals.records(directory);
    Segment segment = Segment.of(directory);
    String last = records.get(records.size() - 1);
    int end = segment.offsetOf(last) + last.length() / 2;
    segment.put(end, UNFINISHED);
    byte[] half = new byte[20_000];
    Arrays.fill(half, (byte) 0x55);
    segment.put(end + UNFINISHED.length, half);
    return Verifier.verify(directory).commands();
  }

  @Test
  void aTornRecordIsReportedAndDoesNotCount() throws IOException {
    long commands = leaveATornRecord();
    Verifier.Verification verification = Verifier.verify(directory);
    assertTrue(verification.intact());
    assertTrue(verification.torn());
    assertEquals(commands, verification.commands());
  }

  @Test
  void anEngineDropsItAndGoesOn() throws IOException {
    long commands = leaveATornRecord();
    RoutingEngine engine = launch(context(Scheduler.INLINE));
    assertTrue(engine.recovery().torn());
    assertEquals(commands, engine.recovery().sequence());
    assertTrue(engine.publisher().tick() > 0);
    assertTrue(engine.publisher().tick() > 0);
    closeCleanly(engine);

    Verifier.Verification verification = Verifier.verify(directory);
    assertTrue(verification.intact(), () -> verification.damage().describe());
    assertFalse(verification.torn());
    assertEquals(commands + 2, verification.commands());
    RoutingEngine again = launch(context(Scheduler.INLINE));
    assertFalse(again.recovery().torn());
    closeCleanly(again);
  }
}
