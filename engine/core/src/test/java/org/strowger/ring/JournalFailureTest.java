package org.strowger.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.strowger.api.PublishResult;
import org.strowger.clock.ManualClock;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.sbe.IdKind;
import org.strowger.core.StateMachine;
import org.strowger.ingress.Dictionary;
import org.strowger.ingress.IngressPublisher;
import org.strowger.journal.JournalSink;
import org.strowger.journal.JournalStage;
import org.strowger.journal.Seal;
import org.strowger.snapshot.DiscardedSnapshots;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class JournalFailureTest {
  private static final int FAILS_AT = 20;

  private final AtomicInteger events = new AtomicInteger();
  private final AtomicInteger appended = new AtomicInteger();
  private final IllegalStateException cause = new IllegalStateException("the disk is gone");
  private volatile boolean room = true;
  private boolean closed;

  private final JournalSink sink =
      new JournalSink.Nothing() {
        @Override
        public void append(UnsafeBuffer buffer, int offset, int length) {
          if (appended.incrementAndGet() == FAILS_AT) {
            throw cause;
          }
        }

        @Override
        public boolean hasRoom() {
          return room;
        }

        @Override
        public void close() {
          closed = true;
        }
      };

  private JournalStage stage() {
    CoreLimits limits = new CoreLimits(10, 10, 100);
    StateMachine core =
        new StateMachine(
            limits, (buffer, offset, length) -> events.incrementAndGet(), new DiscardedSnapshots());
    return new JournalStage(
        new Seal(), sink, false, core, new DiscardedSnapshots(), buffer -> 0, buffer -> 0);
  }

  private void publishUntilFailed(CommandRing ring) {
    IngressPublisher publisher =
        new IngressPublisher(ring, new Dictionary(), new ManualClock(1_000));
    while (publisher.tick() != PublishResult.FAILED) {
      LockSupport.parkNanos(10_000);
    }
  }

  @Test
  void whatCouldNotBeJournaledIsNeverApplied() {
    FailStop failStop = new FailStop();
    InlineRing ring = new InlineRing(64, stage(), failStop);
    ring.start();
    publishUntilFailed(ring);

    assertSame(cause, failStop.cause());
    assertEquals(FAILS_AT - 1, events.get());
    ring.close();
    assertTrue(closed);
  }

  @Test
  void withoutRoomForTheJournalNothingIsTakenInUntilThereIsSome() {
    FailStop failStop = new FailStop();
    InlineRing inline = new InlineRing(64, stage(), failStop);
    inline.start();
    refusesWithoutRoom(inline);
    ThreadedRing threaded =
        new ThreadedRing(
            64, 8, stage(), failStop, new SleepingMillisIdleStrategy(1), "journal-room-test");
    threaded.start();
    refusesWithoutRoom(threaded);
    assertNull(failStop.cause());
    assertEquals(4, events.get());
  }

  private void refusesWithoutRoom(CommandRing ring) {
    IngressPublisher publisher =
        new IngressPublisher(ring, new Dictionary(), new ManualClock(1_000));
    assertTrue(publisher.tick() > 0);
    room = false;
    assertEquals(PublishResult.DISK_FULL, publisher.tick());
    assertEquals(PublishResult.DISK_FULL, publisher.number(IdKind.AGENT, "ann"));
    room = true;
    assertTrue(publisher.tick() > 0);
    ring.close();
  }

  @Test
  void aFailingJournalEndsTheThread() {
    FailStop failStop = new FailStop();
    ThreadedRing ring =
        new ThreadedRing(
            64, 8, stage(), failStop, new SleepingMillisIdleStrategy(1), "journal-failure-test");
    ring.start();
    publishUntilFailed(ring);

    ring.close();
    assertSame(cause, failStop.cause());
    assertEquals(FAILS_AT, appended.get());
    assertTrue(events.get() < FAILS_AT);
    assertTrue(closed);
  }
}
