package org.strowger.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.EngineContext;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.harness.ChildProcess;
import org.strowger.harness.EngineChild;
import org.strowger.harness.EngineTest;

class SecondEngineTest extends EngineTest {
  private Process start() throws Exception {
    return ChildProcess.start(EngineChild.class, List.of(directory.toString()));
  }

  @ParameterizedTest
  @EnumSource(Scheduler.class)
  void aSecondEngineInThisProcessIsRefusedAndTheFirstGoesOn(Scheduler scheduler) {
    RoutingEngine first = launch(context(scheduler));
    EngineContext second = context(Scheduler.INLINE);
    String refusal =
        assertThrows(IllegalStateException.class, () -> RoutingEngine.launch(second)).getMessage();
    assertTrue(refusal.contains("another engine is running in " + directory), refusal);
    assertTrue(first.publisher().tick() > 0);
    closeCleanly(first);
    closeCleanly(launch(context(scheduler)));
    assertTrue(Verifier.verify(directory).intact());
  }

  @Test
  void aSecondEngineInAnotherProcessIsRefusedAndTheFirstGoesOn() throws Exception {
    RoutingEngine first = launch(context(Scheduler.THREADED));
    Process second = start();
    try (BufferedReader out = second.inputReader(UTF_8)) {
      String refusal = out.readLine();
      assertTrue(refusal.contains("another engine is running in " + directory), refusal);
    }
    assertTrue(second.waitFor(30, TimeUnit.SECONDS));
    assertEquals(EngineChild.REFUSED, second.exitValue());
    assertTrue(first.publisher().tick() > 0);
    closeCleanly(first);
    assertTrue(Verifier.verify(directory).intact());
  }

  /** Closing any descriptor of a locked file takes the lock off, whoever opened it. */
  @Test
  void whoWasRefusedInThisProcessLeavesTheLockToTheFirst() throws Exception {
    RoutingEngine first = launch(context(Scheduler.THREADED));
    EngineContext second = context(Scheduler.INLINE);
    assertThrows(IllegalStateException.class, () -> RoutingEngine.launch(second));
    Process third = start();
    assertTrue(third.waitFor(30, TimeUnit.SECONDS));
    assertEquals(EngineChild.REFUSED, third.exitValue());
    assertTrue(first.publisher().tick() > 0);
    closeCleanly(first);
    assertTrue(Verifier.verify(directory).intact());
  }

  @Test
  void anEngineIsRefusedWhileAnotherProcessHasTheDirectoryAndNotWhenItWasKilled() throws Exception {
    Process first = start();
    try (BufferedReader out = first.inputReader(UTF_8)) {
      assertEquals("launched", out.readLine());
      EngineContext second = context(Scheduler.INLINE);
      assertThrows(IllegalStateException.class, () -> RoutingEngine.launch(second));
      first.destroyForcibly();
      assertTrue(first.waitFor(30, TimeUnit.SECONDS));
    }
    RoutingEngine engine = launch(context(Scheduler.INLINE));
    assertEquals(1, engine.recovery().sequence());
    assertTrue(engine.publisher().tick() > 0);
    closeCleanly(engine);
    assertTrue(Verifier.verify(directory).intact());
  }
}
