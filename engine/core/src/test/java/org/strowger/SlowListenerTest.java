package org.strowger;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.EngineContext.Scheduler;
import org.strowger.api.CommandPublisher;
import org.strowger.api.PublishResult;
import org.strowger.harness.EngineTest;
import org.strowger.harness.RecordedEvents;
import org.strowger.recovery.Verifier;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SlowListenerTest extends EngineTest {
  /** Looks at a full ring in a row until it counts as full for good. */
  private static final int LOOKS = 300;

  private final CountDownLatch released = new CountDownLatch(1);

  /** A listener that still waits, since the test has failed, would keep its engine from closing. */
  @AfterEach
  void letGo() {
    released.countDown();
  }

  @ParameterizedTest
  @EnumSource(
      value = Scheduler.class,
      names = {"SHARED", "THREADED"})
  void aListenerThatDoesNotReturnPressesBackAndLosesNothing(Scheduler scheduler) {
    RecordedEvents events = new RecordedEvents();
    RoutingEngine engine =
        launch(
            context(scheduler)
                .automaticTicks(false)
                .listener(
                    (buffer, offset, length) -> {
                      assertDoesNotThrow(() -> released.await());
                      events.onEvent(buffer, offset, length);
                    }));
    CommandPublisher publisher = engine.publisher();
    long taken = 0;
    for (int full = 0; full < LOOKS; ) {
      long result = publisher.tick();
      if (result > 0) {
        taken++;
        full = 0;
      } else {
        assertEquals(PublishResult.BACK_PRESSURED, result);
        full++;
        LockSupport.parkNanos(1_000_000);
      }
    }
    assertNull(engine.failure());
    assertEquals(0, events.count());

    released.countDown();
    closeCleanly(engine);
    assertEquals(taken, events.count());
    assertEquals(taken, events.sequences().get(events.count() - 1));
    assertTrue(Verifier.verify(directory).intact());
  }
}
