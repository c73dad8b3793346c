package org.strowger.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.harness.EngineTest;
import org.strowger.harness.Traffic;
import org.strowger.journal.JournalSource;

/** A follower opens a journal five times a second for months: nothing may remain of it. */
class OpenedSegmentsTest extends EngineTest {
  private static final int COMMANDS = 20_000;
  private static final long SHORT = 1 << 20;
  private static final int FEW = 10;
  private static final int MANY = 100;
  private static final int LOOKS = 100;
  private static final long PAUSE_NS = 50_000_000;

  @Test
  void readingAgainAndAgainLeavesNothingBehind() throws JMException {
    RoutingEngine engine = launch(context(Scheduler.INLINE).segmentLength(SHORT));
    new Traffic(1, engine.publisher(), clock).begin().play(COMMANDS);
    closeCleanly(engine);
    read(FEW);
    long before = leastLiveObjects();
    read(MANY);
    long grown = leastLiveObjects() - before;
    assertTrue(grown < MANY, grown + " objects more after " + MANY + " readings");
  }

  /** Some objects go only when they were finalized, which takes its time. */
  private static long leastLiveObjects() throws JMException {
    long least = Long.MAX_VALUE;
    for (int look = 0; look < LOOKS; look++) {
      long live = liveObjectsOfChronicle();
      if (live == least) {
        return least;
      }
      least = Math.min(least, live);
      LockSupport.parkNanos(PAUSE_NS);
    }
    return least;
  }

  private void read(int times) {
    for (int i = 0; i < times; i++) {
      try (ChronicleJournalSource source = ChronicleJournalSource.open(directory, null, false)) {
        assertTrue(source.segments().size() > 1);
        JournalSource.End end = source.scan(JournalSource.START, (at, buffer, from, to) -> true);
        assertEquals(null, end.damage());
        assertEquals(1000, source.permille());
      }
    }
  }

  /** As the Java runtime counts them, behind a full collection. */
  private static long liveObjectsOfChronicle() throws JMException {
    ObjectName diagnostics = new ObjectName("com.sun.management:type=DiagnosticCommand");
    String histogram =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    diagnostics,
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
    return histogram
        .lines()
        .filter(line -> line.contains(" net.openhft."))
        .mapToLong(line -> Long.parseLong(line.trim().split("\\s+", -1)[1]))
        .sum();
  }
}
