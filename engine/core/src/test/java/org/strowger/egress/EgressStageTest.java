package org.strowger.egress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.strowger.api.EventListener;
import org.strowger.ring.FailStop;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class EgressStageTest {
  private static final int EVENTS = 1_000;

  private final FailStop failStop = new FailStop();

  private void deliver(EventListener listener) {
    EgressStage egress =
        new EgressStage(
            listener,
            failStop,
            new SleepingMillisIdleStrategy(1),
            new SleepingMillisIdleStrategy(1),
            "egress-test");
    UnsafeBuffer event = new UnsafeBuffer(new byte[64]);
    for (int i = 0; i < EVENTS; i++) {
      event.putInt(0, i);
      egress.onEvent(event, 0, event.capacity());
    }
    failStop.fail(new IllegalStateException("the journal is gone"));
    egress.start();
    egress.close();
  }

  @Test
  void eventsThatWaitAreDeliveredWhenAnotherPartFails() {
    List<Integer> delivered = new ArrayList<>();
    deliver((buffer, offset, length) -> delivered.add(buffer.getInt(offset)));
    assertEquals(EVENTS, delivered.size());
    assertEquals(EVENTS - 1, delivered.get(EVENTS - 1));
    assertEquals("the journal is gone", failStop.cause().getMessage());
  }

  @Test
  void aListenerThatFailsIsNotCalledAgain() {
    List<Integer> delivered = new ArrayList<>();
    IllegalStateException second = new IllegalStateException("the listener too");
    deliver(
        (buffer, offset, length) -> {
          delivered.add(buffer.getInt(offset));
          throw second;
        });
    assertEquals(List.of(0), delivered);
    assertSame(second, failStop.cause().getSuppressed()[0]);
  }
}
