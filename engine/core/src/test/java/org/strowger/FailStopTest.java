package org.strowger;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.EngineContext.Durability;
import org.strowger.EngineContext.Scheduler;
import org.strowger.api.CommandPublisher;
import org.strowger.api.EventListener;
import org.strowger.api.PublishResult;
import org.strowger.harness.EngineTest;
import org.strowger.recovery.Verifier;

class FailStopTest extends EngineTest {
  private static final int FAILS_AT = 50;

  private static void publishUntilFailed(CommandPublisher publisher) {
    long result = publisher.tick();
    while (result != PublishResult.FAILED) {
      assertTrue(result > 0 || result == PublishResult.BACK_PRESSURED);
      LockSupport.parkNanos(10_000);
      result = publisher.tick();
    }
  }

  @ParameterizedTest
  @EnumSource(Scheduler.class)
  void anExceptionOfTheListenerStopsTheEngineWithItsCause(Scheduler scheduler) {
    IllegalStateException cause = new IllegalStateException("the listener gives up");
    AtomicInteger delivered = new AtomicInteger();
    RoutingEngine engine =
        launch(
            context(scheduler)
                .listener(
                    (buffer, offset, length) -> {
                      if (delivered.incrementAndGet() == FAILS_AT) {
                        throw cause;
                      }
                    }));
    publishUntilFailed(engine.publisher());
    assertSame(cause, engine.failure());

    engine.close();
    engine.close();
    assertSame(cause, engine.failure());
    assertEquals(FAILS_AT, delivered.get());
    assertEquals(PublishResult.FAILED, engine.publisher().tick());
  }

  @Test
  void anErrorStopsTheEngineAsAnExceptionDoes() {
    RoutingEngine engine =
        launch(
            context(Scheduler.THREADED)
                .durability(Durability.NONE)
                .listener(
                    (buffer, offset, length) -> {
                      throw new AssertionError("broken");
                    }));
    publishUntilFailed(engine.publisher());
    assertEquals("broken", engine.failure().getMessage());
  }

  @ParameterizedTest
  @EnumSource(Scheduler.class)
  void whatWasJournaledBeforeTheFailureIsThereAtTheNextLaunch(Scheduler scheduler) {
    AtomicInteger delivered = new AtomicInteger();
    RoutingEngine engine =
        launch(
            context(scheduler)
                .listener(
                    (buffer, offset, length) -> {
                      if (delivered.incrementAndGet() == FAILS_AT) {
                        throw new IllegalStateException();
                      }
                    }));
    publishUntilFailed(engine.publisher());
    engine.close();

    RoutingEngine again = launch(context(scheduler));
    assertTrue(again.recovery().sequence() >= FAILS_AT);
    assertTrue(again.publisher().tick() > 0);
    closeCleanly(again);
    assertTrue(Verifier.verify(directory).intact());
  }

  @ParameterizedTest
  @EnumSource(Scheduler.class)
  void theListenerCannotCloseTheEngine(Scheduler scheduler) {
    RoutingEngine[] engine = new RoutingEngine[1];
    engine[0] = launch(context(scheduler).listener((buffer, offset, length) -> engine[0].close()));
    publishUntilFailed(engine[0].publisher());
    assertTrue(engine[0].failure().getMessage().contains("closed by its listener"));
  }

  @ParameterizedTest
  @EnumSource(Scheduler.class)
  void aListenerThatTriesToCloseLeavesTheDirectoryToTheEngine(Scheduler scheduler) {
    RoutingEngine[] engine = new RoutingEngine[1];
    AtomicInteger refused = new AtomicInteger();
    EventListener closes =
        (buffer, offset, length) -> {
          assertThrows(IllegalStateException.class, engine[0]::close);
          refused.incrementAndGet();
        };
    engine[0] = launch(context(scheduler).listener(closes));
    CommandPublisher publisher = engine[0].publisher();
    while (refused.get() == 0) {
      assertTrue(publisher.tick() > 0, () -> "" + engine[0].failure());
      LockSupport.parkNanos(100_000);
    }
    assertThrows(IllegalStateException.class, () -> RoutingEngine.launch(context(scheduler)));
    closeCleanly(engine[0]);
    assertTrue(Verifier.verify(directory).intact());
  }

  /** Who closes has the engine's lock and waits for the thread that the listener is on. */
  @ParameterizedTest
  @EnumSource(
      value = Scheduler.class,
      names = {"SHARED", "THREADED"})
  void aListenerThatClosesWhileAnotherThreadDoesIsRefusedAndDoesNotWait(Scheduler scheduler) {
    RoutingEngine[] engine = new RoutingEngine[1];
    CountDownLatch closing = new CountDownLatch(1);
    engine[0] =
        launch(
            context(scheduler)
                .listener(
                    (buffer, offset, length) -> {
                      while (engine[0].publisher().tick() != PublishResult.CLOSED) {
                        closing.countDown();
                        LockSupport.parkNanos(100_000);
                      }
                      engine[0].close();
                    }));
    assertTrue(engine[0].publisher().tick() > 0);
    assertDoesNotThrow(() -> closing.await());
    engine[0].close();
    assertTrue(engine[0].failure().getMessage().contains("closed by its listener"));
  }
}
