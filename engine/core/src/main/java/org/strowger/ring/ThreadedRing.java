package org.strowger.ring;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.MultiProducerSequencer;
import com.lmax.disruptor.Sequence;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.api.PublishResult;

/**
 * Many publishers, one consumer thread that runs the stage.
 *
 * <p>A publisher that was told its record is in is never wrong about an orderly close. Closing
 * first raises a flag, then claims a last slot of its own. A publisher looks at the flag after its
 * claim: if it is down, the claim lies before the last slot and the consumer will reach it; if it
 * is up, the publisher marks its slots as empty and reports {@link PublishResult#CLOSED}.
 */
public final class ThreadedRing implements CommandRing {
  private static final long FULL_RING_PAUSE_NS = 100_000;

  private final MultiProducerSequencer sequencer;
  private final Sequence consumed = new Sequence();
  private final SlotMemory memory;
  private final RecordStage stage;
  private final FailStop failStop;
  private final IdleStrategy idleStrategy;
  private final int batchSlots;
  private final Thread thread;
  private final UnsafeBuffer ownRecord = SlotMemory.direct(SlotMemory.SLOT_LENGTH);
  private long[] publishedNs;
  private volatile boolean closing;
  private volatile long lastSlot = Long.MAX_VALUE;

  /**
   * Reserves the slots.
   *
   * @param slots a power of two, 64 or more
   * @param batchSlots most slots in one batch
   */
  public ThreadedRing(
      int slots,
      int batchSlots,
      RecordStage stage,
      FailStop failStop,
      IdleStrategy idleStrategy,
      String threadName) {
    sequencer = new MultiProducerSequencer(slots, new BusySpinWaitStrategy());
    sequencer.addGatingSequences(consumed);
    memory = new SlotMemory(slots);
    this.batchSlots = Math.min(batchSlots, slots / 2);
    this.stage = stage;
    this.failStop = failStop;
    this.idleStrategy = idleStrategy;
    thread = new Thread(this::run, threadName);
  }

  @Override
  public void noteTimes() {
    publishedNs = new long[slots()];
  }

  @Override
  public long taken() {
    return sequencer.getCursor() - consumed.get();
  }

  @Override
  public int slots() {
    return sequencer.getBufferSize();
  }

  @Override
  public long passed() {
    return consumed.get() + 1;
  }

  /** The consumer thread. */
  public Thread thread() {
    return thread;
  }

  /** Starts the consumer thread. */
  public void start() {
    thread.start();
  }

  /** Whether this is the consumer thread. */
  public boolean isCurrentThread() {
    return Thread.currentThread() == thread;
  }

  @Override
  public int maxRecordLength() {
    return memory.maxRecordLength();
  }

  @Override
  public long publish(DirectBuffer record, int offset, int length) {
    if (failStop.failed()) {
      return PublishResult.FAILED;
    }
    if (closing) {
      return PublishResult.CLOSED;
    }
    if (length > memory.maxRecordLength()) {
      return PublishResult.TOO_LONG;
    }
    if (!stage.hasRoom()) {
      return PublishResult.DISK_FULL;
    }
    int slots = SlotMemory.slotsFor(length);
    long last = claim(slots);
    if (last < 0) {
      return PublishResult.BACK_PRESSURED;
    }
    long first = last - slots + 1;
    if (closing) {
      memory.writeNothing(first, slots);
      publish(first, last);
      return PublishResult.CLOSED;
    }
    memory.write(first, record, offset, length);
    if (publishedNs != null) {
      publishedNs[place(first)] = System.nanoTime();
    }
    publish(first, last);
    return last + 1;
  }

  private int place(long slot) {
    return (int) slot & (publishedNs.length - 1);
  }

  private long claim(int slots) {
    if (!sequencer.hasAvailableCapacity(slots)) {
      return -1;
    }
    try {
      return sequencer.tryNext(slots);
    } catch (InsufficientCapacityException e) {
      return -1;
    }
  }

  /** The first slot last: when the consumer sees it, it may read them all. */
  private void publish(long first, long last) {
    for (long slot = last; slot >= first; slot--) {
      sequencer.publish(slot);
    }
  }

  private void run() {
    try {
      stage.begin();
      while (!failStop.failed() && consumed.get() + 1 != lastSlot) {
        int work = pollBatch() + own(stage.followUp(ownRecord));
        if (work == 0) {
          work = own(stage.idle(ownRecord));
        }
        idleStrategy.idle(work);
      }
      if (!failStop.failed()) {
        stage.end();
      }
    } catch (Throwable t) {
      failStop.fail(t);
    } finally {
      release();
    }
  }

  private void release() {
    try {
      stage.release();
    } catch (Throwable t) {
      failStop.fail(t);
    }
  }

  private int pollBatch() {
    long first = consumed.get() + 1;
    long cursor = Math.min(sequencer.getCursor(), Math.min(first + batchSlots, lastSlot) - 1);
    long available = sequencer.getHighestPublishedSequence(first, cursor);
    if (available < first) {
      return 0;
    }
    if (publishedNs != null && memory.lengthAt(first) > 0) {
      stage.batch(publishedNs[place(first)]);
    }
    long end = first;
    boolean cut = false;
    while (end <= available && !cut) {
      int length = memory.lengthAt(end);
      if (length > 0) {
        UnsafeBuffer record = memory.record(end, length, false);
        cut = stage.append(record, memory.offset(), length);
      }
      end += slots(length);
    }
    stage.commit();
    for (long at = first; at < end; ) {
      int length = memory.lengthAt(at);
      if (length > 0) {
        UnsafeBuffer record = memory.record(at, length, true);
        stage.apply(record, memory.offset(), length);
      }
      at += slots(length);
    }
    stage.endBatch();
    consumed.set(end - 1);
    return 1;
  }

  private static int slots(int length) {
    return length > 0 ? SlotMemory.slotsFor(length) : -length;
  }

  /** Runs a record that the engine has made by itself; length 0 if it has made none. */
  private int own(int length) {
    if (length > 0) {
      stage.append(ownRecord, 0, length);
      stage.commit();
      stage.apply(ownRecord, 0, length);
      stage.endBatch();
    }
    return length;
  }

  @Override
  public void close() {
    if (isCurrentThread()) {
      throw new IllegalStateException("the engine cannot be closed on its own thread");
    }
    synchronized (this) {
      closing = true;
      while (lastSlot == Long.MAX_VALUE && !failStop.failed()) {
        long slot = claim(1);
        if (slot < 0) {
          LockSupport.parkNanos(FULL_RING_PAUSE_NS);
        } else {
          lastSlot = slot;
        }
      }
    }
    Threads.join(thread);
  }
}
