package org.strowger.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.disk.DiskFloor;

class EngineSnapshotsTest {
  private static final int BLOCKS = 40;
  private static final String HASH = "0".repeat(64);

  @TempDir private Path directory;
  private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);
  private final UnsafeBuffer block =
      new UnsafeBuffer(new byte[SnapshotFileWriter.MAX_BLOCK_LENGTH]);
  private EngineSnapshots snapshots;

  @BeforeEach
  void open() {
    SnapshotFileWriter files =
        new SnapshotFileWriter(directory, "test", new DiskFloor(free::get, 1));
    files.enable();
    snapshots = new EngineSnapshots(files);
  }

  @AfterEach
  void close() {
    snapshots.close();
  }

  /** The disk is full from the middle on if it is to be. */
  private void take(long sequence, boolean full) {
    free.set(Long.MAX_VALUE);
    snapshots.begin(sequence, sequence);
    for (int i = 0; i < BLOCKS; i++) {
      free.set(full && i > BLOCKS / 2 ? 0 : Long.MAX_VALUE);
      snapshots.block(block, 0, block.capacity());
    }
    snapshots.end(1, 2, 3);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(SnapshotFiles.directory(directory))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".lock"))
          .toList();
    }
  }

  @Test
  void aSnapshotThatTheDiskHasNoRoomForFailsAloneAndLeavesNothing() throws IOException {
    take(1, true);
    assertFalse(snapshots.waitsForMark());
    assertNotNull(snapshots.failure());
    assertEquals(1, snapshots.failures());
    assertEquals(List.of(), files());
  }

  @Test
  void theNextOneIsWrittenWhenThereIsRoomAndNothingFailsAnyMore() throws IOException {
    take(1, true);
    take(2, false);
    assertTrue(snapshots.waitsForMark());
    assertNotNull(snapshots.failure());
    snapshots.complete(10, 11, HASH, 12);
    assertNull(snapshots.failure());
    assertEquals(1, snapshots.failures());
    assertEquals(List.of(SnapshotFiles.file(directory, 2).getFileName().toString()), files());
  }

  @Test
  void whoWritesUnderTheSameNameMeanwhileIsRefusedAndTheFirstStaysWhole() throws IOException {
    take(1, false);
    SnapshotFileWriter second = new SnapshotFileWriter(directory, "test", DiskFloor.NONE);
    second.enable();
    String told = assertThrows(UncheckedIOException.class, () -> second.begin(2, 2)).getMessage();
    assertTrue(told.contains("another one writes a snapshot"), told);
    second.close();
    snapshots.complete(10, 11, HASH, 12);
    Path first = SnapshotFiles.file(directory, 1);
    byte[] whole = Files.readAllBytes(first);
    second.begin(2, 2);
    second.close();
    assertArrayEquals(whole, Files.readAllBytes(first));
    assertEquals(List.of(first.getFileName().toString()), files());
  }

  @Test
  void oneThatCannotBeNamedFailsAlone() throws IOException {
    take(1, false);
    Files.createDirectories(SnapshotFiles.file(directory, 1).resolve("in the way"));
    snapshots.complete(10, 11, HASH, 12);
    assertNotNull(snapshots.failure());
    assertFalse(snapshots.waitsForMark());
  }

  @Test
  void oneThatCannotEvenBeDeletedFailsAloneAndTheNextIsWritten() throws IOException {
    take(1, false);
    Path temporary = SnapshotFiles.directory(directory).resolve(files().get(0));
    Files.delete(temporary);
    Path inside = temporary.resolve("in the way");
    Files.createDirectories(inside);
    Files.createDirectories(SnapshotFiles.file(directory, 1).resolve("in the way"));
    snapshots.complete(10, 11, HASH, 12);
    assertEquals(1, snapshots.failure().getSuppressed().length);
    assertFalse(snapshots.waitsForMark());
    Files.delete(inside);
    Files.delete(temporary);
    take(2, false);
    snapshots.complete(10, 11, HASH, 12);
    assertNull(snapshots.failure());
    assertEquals(1, snapshots.failures());
  }
}
