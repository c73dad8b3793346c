package org.strowger.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.agrona.BitUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.disk.DiskFloor;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ReserveTest {
  private static final int BLOCK = 1 << 20;
  private static final int STEP = BLOCK / 4;
  private static final long START = 70_000;

  /** What the disk still gives, bytes; the file is as long as what was written. */
  private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);

  private final IOException full = new IOException("No space left on device");
  private volatile long firstWritten = Long.MAX_VALUE;
  private volatile long written;
  private volatile long entered;
  private volatile boolean met;
  private volatile boolean closed;
  private long floorBytes;
  private Reserve reserve;

  private void write(ByteBuffer zeros, long offset) throws IOException {
    if (free.get() < zeros.remaining()) {
      throw full;
    }
    free.addAndGet(-zeros.remaining());
    if (offset < entered) {
      met = true;
    }
    firstWritten = Math.min(firstWritten, offset);
    written = Math.max(written, offset + zeros.remaining());
  }

  private Reserve open(boolean inBackground) {
    DiskFloor floor = new DiskFloor(free::get, floorBytes);
    reserve = new Reserve(this::write, () -> closed = true, START, BLOCK, inBackground, floor);
    return reserve;
  }

  @AfterEach
  void close() {
    if (reserve != null) {
      reserve.close();
      assertTrue(closed);
    }
  }

  private void enter(int length) {
    reserve.require(entered, length);
    long next = entered + length;
    entered = next;
  }

  private void await(boolean room) {
    for (int look = 0; look < 10_000 && reserve.hasRoom() != room; look++) {
      LockSupport.parkNanos(1_000_000);
    }
    assertEquals(room, reserve.hasRoom());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theJournalNeverWritesWhereTheReserveStillWill(boolean inBackground) {
    open(inBackground);
    entered = START;
    for (int i = 0; i < 20_000; i++) {
      enter(1 + i % 4_000);
      assertTrue(entered <= Math.max(written, START + STEP), "entry " + i);
    }
    assertFalse(met, "zeros were written over entries");
    assertEquals(BitUtil.align(START, 4096), firstWritten);
    assertEquals(0, written % STEP);
  }

  @Test
  void halfABlockIsKeptReservedInTheBackground() {
    open(true);
    while (written < START + BLOCK / 2) {
      LockSupport.parkNanos(1_000_000);
    }
    LockSupport.parkNanos(20_000_000);
    assertTrue(written < START + BLOCK);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFullDiskTakesNoCommandsInBeforeAnEntryLacksRoomAndTakesThemAgain(boolean inBackground) {
    free.set(3 * STEP);
    open(inBackground);
    entered = START;
    while (reserve.hasRoom()) {
      enter(1_000);
      LockSupport.parkNanos(inBackground ? 100_000 : 0);
    }
    assertTrue(entered + 1_000 <= written);

    free.set(Long.MAX_VALUE);
    await(true);
    enter(STEP);
    enter(STEP);
    assertFalse(met);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anEntryThatLacksRoomIsRefusedBeforeAnythingOfItIsWritten(boolean inBackground) {
    free.set(STEP);
    open(inBackground);
    entered = START;
    UncheckedIOException refused =
        assertThrows(
            UncheckedIOException.class,
            () -> {
              while (true) {
                enter(1_000);
              }
            });
    assertSame(full, refused.getCause());
    assertTrue(entered <= written);
    assertFalse(reserve.hasRoom());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void belowTheFloorNoCommandsAreTakenInAndTheFloorStaysFree(boolean inBackground) {
    floorBytes = 10 * STEP;
    free.set(13 * STEP);
    open(inBackground);
    entered = START;
    while (reserve.hasRoom()) {
      enter(1_000);
      LockSupport.parkNanos(inBackground ? 100_000 : 0);
    }
    assertTrue(free.get() >= floorBytes, "free " + free.get());

    free.set(Long.MAX_VALUE);
    await(true);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theFloorIsSeenWhereAnotherProgramTakesTheRoomAndTheJournalNeedsNone(boolean inBackground) {
    floorBytes = STEP;
    open(inBackground);
    await(true);
    while (inBackground && written < START + BLOCK / 2) {
      LockSupport.parkNanos(1_000_000);
    }
    free.set(STEP - 1);
    await(false);
    free.set(STEP);
    await(true);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anEntryTakenInBeforeGetsRoomOfTheFloor(boolean inBackground) {
    floorBytes = 10 * STEP;
    free.set(10 * STEP);
    open(inBackground);
    entered = START;
    await(false);
    enter(STEP);
    enter(STEP);
    assertEquals(START + 2 * STEP, entered);
    assertFalse(met);
    assertFalse(reserve.hasRoom());
  }
}
