package org.strowger.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import net.openhft.chronicle.core.io.Closeable;
import net.openhft.chronicle.core.values.LongValue;
import net.openhft.chronicle.queue.impl.TableStore;
import net.openhft.chronicle.queue.impl.single.TableStoreWriteLock;
import net.openhft.chronicle.queue.impl.table.Metadata;
import net.openhft.chronicle.queue.impl.table.SingleTableBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.harness.EngineTest;
import org.strowger.recovery.Verifier;

/** In a container the process that was killed and the next often have the same number. */
class SameProcessNumberTest extends EngineTest {
  /** What a process leaves that was killed while it appended, had it had this one's number. */
  private void leaveLocks() {
    Path metadata = ChronicleFiles.metadata(ChronicleFiles.directory(directory));
    TableStore<?> table = SingleTableBuilder.binary(metadata, Metadata.NoMeta.INSTANCE).build();
    try {
      for (String key : List.of(TableStoreWriteLock.APPEND_LOCK_KEY, "chronicle.write.lock")) {
        table.doWithExclusiveLock(
            store -> {
              LongValue lock = store.acquireValueFor(key);
              lock.setVolatileValue(ProcessHandle.current().pid());
              Closeable.closeQuietly(lock);
              return null;
            });
      }
    } finally {
      Closeable.closeQuietly(table);
    }
  }

  @ParameterizedTest
  @EnumSource(Scheduler.class)
  void locksLeftByAKilledProcessOfTheSameNumberHoldNothingUp(Scheduler scheduler) {
    RoutingEngine engine = launch(context(scheduler));
    assertTrue(engine.publisher().tick() > 0);
    closeCleanly(engine);
    leaveLocks();

    long startNs = System.nanoTime();
    engine = launch(context(scheduler));
    assertEquals(1, engine.recovery().sequence());
    assertTrue(engine.publisher().tick() > 0);
    closeCleanly(engine);
    // Chronicle would wait this long for the lock, and then break it or not.
    assertTrue(System.nanoTime() - startNs < 9_000_000_000L);
    assertTrue(Verifier.verify(directory).intact());
    assertEquals(2, Verifier.verify(directory).commands());
  }
}
