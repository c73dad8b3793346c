package org.strowger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.EngineContext.Durability;
import org.strowger.EngineContext.Scheduler;
import org.strowger.api.CommandPublisher;
import org.strowger.harness.EngineTest;

/** From publishing to the listener, seal, journal and marks included. */
class PipelineAllocationTest extends EngineTest {
  private static final int COMMANDS = 20_000;
  private static final int WINDOWS = 12;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static long allocatedBy(Runnable work) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    work.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private static void publish(CommandPublisher publisher) {
    for (int i = 1; i <= COMMANDS; i++) {
      publisher.correlate(1, i).complete(i, 1, 2);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Durability.class,
      names = {"NONE", "PROCESS_CRASH"})
  void aCommandAllocatesNothing(Durability durability) {
    long[] bytes = new long[1];
    RoutingEngine engine =
        launch(
            context(Scheduler.INLINE)
                .durability(durability)
                .journalBlockLength(64 << 20)
                .listener((buffer, offset, length) -> bytes[0] += length));
    CommandPublisher publisher = engine.publisher();
    // The first windows warm up, and the virtual machine may put in something of its own at any
    // time. What a command or a mark allocates would be in every window.
    long least = Long.MAX_VALUE;
    for (int i = 0; i < WINDOWS && least > 0; i++) {
      least = Math.min(least, allocatedBy(() -> publish(publisher)));
    }
    assertEquals(0, least);
    assertTrue(bytes[0] > 0);
  }

  @ParameterizedTest
  @EnumSource(
      value = Durability.class,
      names = {"NONE", "PROCESS_CRASH"})
  void aListenerThatAllocatesWouldBeFound(Durability durability) {
    List<Integer> kept = new ArrayList<>();
    RoutingEngine engine =
        launch(
            context(Scheduler.INLINE)
                .durability(durability)
                .listener((buffer, offset, length) -> kept.add(1000 + length)));
    assertTrue(allocatedBy(() -> publish(engine.publisher())) >= 16L * COMMANDS);
  }
}
