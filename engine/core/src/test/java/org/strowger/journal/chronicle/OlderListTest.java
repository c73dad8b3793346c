package org.strowger.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.EngineContext;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.harness.EngineTest;
import org.strowger.harness.Traffic;
import org.strowger.recovery.Verifier;

/**
 * A loss of power may leave Chronicle's list of the segments as it was some time before: it is not
 * synced with the records.
 */
class OlderListTest extends EngineTest {
  private EngineContext segmented() {
    return context(Scheduler.INLINE).segmentLength(1 << 20).automaticTicks(false);
  }

  private Path list() {
    return ChronicleFiles.metadata(ChronicleFiles.directory(directory));
  }

  @Test
  void whatIsBehindTheListedSegmentsIsRead() throws IOException {
    closeCleanly(launch(segmented()));
    assertReadWith(Files.readAllBytes(list()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 65_536})
  void withAnEmptyListEverythingIsRead(int length) throws IOException {
    assertReadWith(new byte[length]);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 12, 40, 80, 120, 200, 300, 400, 600})
  void withADamagedListEverythingIsRead(int at) throws IOException {
    RoutingEngine engine = launch(segmented());
    engine.publisher().tick();
    closeCleanly(engine);
    byte[] damaged = Files.readAllBytes(list());
    damaged[at] ^= 0x55;
    assertReadWith(damaged);
    // What Chronicle cannot open it leaves mapped.
    directory = directory.resolve("elsewhere");
  }

  private void assertReadWith(byte[] older) throws IOException {
    RoutingEngine engine = launch(segmented());
    new Traffic(5, engine.publisher(), clock).begin().play(20_000);
    closeCleanly(engine);
    int segments = ChronicleFiles.segments(ChronicleFiles.directory(directory)).size();
    assertTrue(segments > 2, "segments " + segments);
    Verifier.Verification whole = Verifier.verify(directory);
    assertNull(whole.damage());

    Files.write(list(), older);
    assertEquals(whole, Verifier.verify(directory));
    RoutingEngine again = launch(segmented());
    assertEquals(whole.commands(), again.recovery().sequence());
    new Traffic(6, again.publisher(), clock).play(100);
    closeCleanly(again);
    assertNull(Verifier.verify(directory).damage());
  }
}
