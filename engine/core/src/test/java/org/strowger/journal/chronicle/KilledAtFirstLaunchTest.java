package org.strowger.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.harness.EngineTest;
import org.strowger.recovery.Verifier;

/** A process that dies while it makes the journal leaves nothing that the next stumbles over. */
class KilledAtFirstLaunchTest extends EngineTest {
  private Path journal() {
    return ChronicleFiles.directory(directory);
  }

  /** Chronicle writes this in many steps; a process can die at each. */
  @ParameterizedTest
  @ValueSource(ints = {0, 4, 100, 250, 400})
  void theAccountOfTheSegmentsIsNeverSeenHalfMade(int written) throws IOException {
    closeCleanly(launch(context(Scheduler.INLINE)));
    byte[] account = Files.readAllBytes(ChronicleFiles.metadata(journal()));
    Files.delete(ChronicleFiles.metadata(journal()));
    for (Path segment : ChronicleFiles.segments(journal())) {
      Files.delete(segment);
    }
    Path made = ChronicleFiles.metadata(ChronicleFiles.making(journal()));
    Files.createDirectories(made.getParent());
    Arrays.fill(account, written, account.length, (byte) 0);
    Files.write(made, account);

    assertEquals(0, Verifier.verify(directory).commands());
    RoutingEngine engine = launch(context(Scheduler.INLINE));
    assertTrue(engine.publisher().tick() > 0);
    closeCleanly(engine);
    assertFalse(Files.exists(made.getParent()));
    assertEquals(1, Verifier.verify(directory).commands());
  }
}
