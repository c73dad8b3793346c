package org.strowger.ring;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.api.PublishResult;

/**
 * Runs the stage on the publisher's own thread, inside {@link #publish}: when it returns, the
 * record is in the log and applied with all that follows from it, and its events are delivered.
 *
 * <p>A listener may publish from within an event. Such a record is taken in and waits in the slots;
 * it is run after the record whose event it answers, by the call of {@link #publish} that is under
 * way, in the order of publishing. One thread at a time.
 */
public final class InlineRing implements CommandRing {
  private final int slots;
  private final SlotMemory memory;
  private final RecordStage stage;
  private final FailStop failStop;
  private long published;
  private long consumed;
  private final UnsafeBuffer ownRecord = SlotMemory.direct(SlotMemory.SLOT_LENGTH);
  private boolean running;
  private boolean interrupted;
  private boolean closed;
  private boolean timed;

  /**
   * Reserves the slots.
   *
   * @param slots a power of two, 64 or more
   */
  public InlineRing(int slots, RecordStage stage, FailStop failStop) {
    this.slots = slots;
    memory = new SlotMemory(slots);
    this.stage = stage;
    this.failStop = failStop;
  }

  /** Makes the stage ready. */
  public void start() {
    stage.begin();
  }

  @Override
  public void noteTimes() {
    timed = true;
  }

  /** None for others: a record is taken in and run in one call. */
  @Override
  public long taken() {
    return 0;
  }

  @Override
  public int slots() {
    return slots;
  }

  @Override
  public long passed() {
    return 0;
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
    if (closed) {
      return PublishResult.CLOSED;
    }
    if (length > memory.maxRecordLength()) {
      return PublishResult.TOO_LONG;
    }
    if (!stage.hasRoom()) {
      return PublishResult.DISK_FULL;
    }
    int needed = SlotMemory.slotsFor(length);
    if (published - consumed + needed > slots) {
      return PublishResult.BACK_PRESSURED;
    }
    memory.write(published, record, offset, length);
    published += needed;
    long position = published;
    if (!running) {
      runAll();
    }
    return failStop.failed() ? PublishResult.FAILED : position;
  }

  /**
   * An interrupt waits until what is under way is through: it would close the files that are
   * written. Also one that the listener leaves.
   */
  public void putInterruptAside() {
    interrupted |= Thread.interrupted();
  }

  private void runAll() {
    putInterruptAside();
    running = true;
    try {
      followUp();
      while (consumed < published) {
        int length = memory.lengthAt(consumed);
        UnsafeBuffer buffer = memory.record(consumed, length, false);
        if (timed) {
          stage.batch(System.nanoTime());
        }
        run(buffer, memory.offset(), length);
        consumed += SlotMemory.slotsFor(length);
        followUp();
      }
    } catch (Throwable t) {
      failStop.fail(t);
    } finally {
      running = false;
      Threads.interruptAgain(interrupted);
      interrupted = false;
    }
  }

  private void followUp() {
    int length = stage.followUp(ownRecord);
    while (length > 0) {
      run(ownRecord, 0, length);
      length = stage.followUp(ownRecord);
    }
  }

  private void run(UnsafeBuffer buffer, int offset, int length) {
    stage.append(buffer, offset, length);
    stage.commit();
    stage.apply(buffer, offset, length);
    stage.endBatch();
  }

  /** Whether a command is being run, so that who asks is called by it: the listener. */
  public boolean isRunning() {
    return running;
  }

  @Override
  public void close() {
    if (running) {
      throw new IllegalStateException("the engine cannot be closed by its listener");
    }
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (!failStop.failed()) {
        stage.end();
      }
    } catch (Throwable t) {
      failStop.fail(t);
    }
    try {
      stage.release();
    } catch (Throwable t) {
      failStop.fail(t);
    }
  }
}
