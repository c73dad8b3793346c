package org.strowger.egress;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.strowger.api.EventListener;
import org.strowger.codec.Limits;
import org.strowger.core.port.EventSink;
import org.strowger.ring.FailStop;
import org.strowger.ring.Threads;

/**
 * Takes events from the core's thread and gives them to the listener on its own. When the listener
 * is slower than the core for long, the core waits; no event is dropped. When another part of the
 * engine fails, the events that wait are delivered before the thread ends.
 */
public final class EgressStage implements EventSink, AutoCloseable {
  /** Bytes of events that may wait for the listener. */
  static final int BUFFER_LENGTH = 4 << 20;

  private static final int EVENT = 1;
  private static final int READ_LIMIT = 256;

  private final OneToOneRingBuffer events =
      new OneToOneRingBuffer(
          new UnsafeBuffer(
              ByteBuffer.allocateDirect(BUFFER_LENGTH + RingBufferDescriptor.TRAILER_LENGTH)));
  private final EventListener listener;
  private final FailStop failStop;
  private final IdleStrategy coreIdle;
  private final IdleStrategy egressIdle;
  private final Thread thread;
  private final AtomicLong delivered = new AtomicLong();
  private LongConsumer timesTaken = ns -> {};
  private long emitted;
  private long timedSinceNs;

  /** The event whose delivery is timed, 0: none at present. */
  private volatile long timed;

  private volatile boolean noMoreEvents;

  /**
   * Prepares the thread.
   *
   * @param coreIdle how the core waits for room
   * @param egressIdle how the egress thread waits for events
   */
  public EgressStage(
      EventListener listener,
      FailStop failStop,
      IdleStrategy coreIdle,
      IdleStrategy egressIdle,
      String threadName) {
    this.listener = listener;
    this.failStop = failStop;
    this.coreIdle = coreIdle;
    this.egressIdle = egressIdle;
    thread = new Thread(this::run, threadName);
  }

  /** Sets who is told, on the listener's thread, how long a delivery took; before the start. */
  public void timesTaken(LongConsumer value) {
    timesTaken = value;
  }

  /** Times the delivery of the last event, if none is being timed. The core's thread. */
  public void time(long sinceNs) {
    if (timed == 0 && emitted > 0) {
      timedSinceNs = sinceNs;
      timed = emitted;
    }
  }

  /** Events that the listener was given. Any thread. */
  public long delivered() {
    return delivered.get();
  }

  /** Whether events wait for the listener, or it has one. Any thread. */
  public boolean isBusy() {
    return events.size() > 0;
  }

  /** The listener's thread. */
  public Thread thread() {
    return thread;
  }

  /** Starts the egress thread. */
  public void start() {
    thread.start();
  }

  /** Whether this is the listener's thread. */
  public boolean isCurrentThread() {
    return Thread.currentThread() == thread;
  }

  @Override
  public void onEvent(DirectBuffer buffer, int offset, int length) {
    if (length > Limits.MAX_EVENT_LENGTH) {
      throw new IllegalArgumentException(
          "an event has at most " + Limits.MAX_EVENT_LENGTH + " bytes, this has " + length);
    }
    emitted++;
    if (events.write(EVENT, buffer, offset, length)) {
      return;
    }
    while (!events.write(EVENT, buffer, offset, length)) {
      if (failStop.failed()) {
        throw new IllegalStateException("no listener to wait for", failStop.cause());
      }
      coreIdle.idle();
    }
    coreIdle.reset();
  }

  private void run() {
    MessageHandler handler =
        (type, buffer, offset, length) -> {
          listener.onEvent(buffer, offset, length);
          delivered.lazySet(delivered.get() + 1);
        };
    try {
      while (true) {
        boolean last = noMoreEvents || failStop.failed();
        int read = events.read(handler, READ_LIMIT);
        noteTime();
        // A read of nothing may have passed a filler, where the buffer wraps.
        if (last && events.size() == 0) {
          return;
        }
        egressIdle.idle(read);
      }
    } catch (Throwable t) {
      failStop.fail(t);
    }
  }

  private void noteTime() {
    long awaited = timed;
    if (awaited != 0 && delivered.get() >= awaited) {
      timesTaken.accept(System.nanoTime() - timedSinceNs);
      timed = 0;
    }
  }

  /** Delivers what is left, when the core puts no more in, and ends the thread. */
  @Override
  public void close() {
    noMoreEvents = true;
    Threads.join(thread);
  }
}
