package org.strowger.egress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
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

  private EgressStage stage(EventListener listener) {
    return new EgressStage(
        listener,
        failStop,
        new SleepingMillisIdleStrategy(1),
        new SleepingMillisIdleStrategy(1),
        "egress-test");
  }

  private void deliver(EventListener listener) {
    EgressStage egress = stage(listener);
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

  /**
   * The last event lies at the start of the buffer again, behind a filler at its end, and a read
   * that had come to its limit just before finds nothing but the filler.
   */
  @Test
  void theLastEventIsDeliveredWhenTheBufferHasWrappedBeforeIt() throws InterruptedException {
    int aligned = 512;
    int header = 8;
    int full = EgressStage.BUFFER_LENGTH / aligned;
    CountDownLatch closing = new CountDownLatch(1);
    List<Integer> delivered = new ArrayList<>();
    EgressStage egress =
        stage(
            (buffer, offset, length) -> {
              int number = buffer.getInt(offset);
              if (number == full) {
                await(closing);
              }
              delivered.add(number);
            });
    UnsafeBuffer event = new UnsafeBuffer(new byte[aligned - header]);
    for (int number = 1; number <= full; number++) {
      event.putInt(0, number);
      egress.onEvent(event, 0, number < full ? event.capacity() : event.capacity() - header);
    }
    egress.start();
    event.putInt(0, full + 1);
    egress.onEvent(event, 0, event.capacity());
    Thread closer = new Thread(egress::close, "egress-closer");
    closer.start();
    while (closer.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    closing.countDown();
    closer.join();
    assertNull(failStop.cause());
    assertEquals(full + 1, delivered.size());
    assertEquals(full + 1, delivered.get(full));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
