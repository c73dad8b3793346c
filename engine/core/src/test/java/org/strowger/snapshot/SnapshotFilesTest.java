package org.strowger.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.strowger.EngineContext.Scheduler;
import org.strowger.harness.EngineTest;

/** What else lies in the directory of snapshots is passed over. */
class SnapshotFilesTest extends EngineTest {
  @Test
  void whatHasNotTheNameOfASnapshotIsNone() throws IOException {
    closeCleanly(launch(context(Scheduler.INLINE)));
    Path snapshots = Files.createDirectories(SnapshotFiles.directory(directory));
    for (String name :
        List.of(
            "snapshot-copy-of-last-night00.strowger",
            "snapshot-99999999999999999999.strowger",
            "snapshot-09223372036854775808.strowger",
            "snapshot-0000000000000000001.strowger",
            "snapshot-00000000000000000001.strowger.bak")) {
      Files.writeString(snapshots.resolve(name), "mine");
    }
    assertEquals(List.of(), SnapshotFiles.newestFirst(directory));
    closeCleanly(launch(context(Scheduler.THREADED)));
    Path good = SnapshotFiles.file(directory, Long.MAX_VALUE / 2);
    Files.writeString(good, "");
    assertEquals(List.of(good), SnapshotFiles.newestFirst(directory));
    assertEquals(Long.MAX_VALUE / 2, SnapshotFiles.sequence(good));
  }
}
