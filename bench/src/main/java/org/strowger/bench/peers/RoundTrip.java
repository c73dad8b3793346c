package org.strowger.bench.peers;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.strowger.codec.Envelope;
import org.strowger.workload.CommandTape;

/**
 * There and back over two bare Disruptors: records go to a thread that may append them to a bare
 * Chronicle Queue and sends as many bytes as an event has back; the publisher polls for them. Two
 * threads in all. One thread publishes and polls.
 */
public final class RoundTrip implements AutoCloseable {
  private static final int EVENT_LENGTH = 96;

  private final Disruptor<Slot> there;
  private final RingBuffer<Slot> thereRing;
  private final RingBuffer<Slot> backRing;
  private final EventPoller<Slot> poller;
  private LongConsumer listener = correlation -> {};
  private final EventPoller.Handler<Slot> onBack =
      (slot, sequence, endOfBatch) -> {
        listener.accept(Envelope.correlation(slot.bytes, 0));
        return true;
      };

  /**
   * Starts the thread.
   *
   * @param slots a power of two
   * @param directory of the queue to append to; null: no queue
   * @param waitStrategy of the thread
   */
  public RoundTrip(int slots, Path directory, WaitStrategy waitStrategy) {
    backRing = RingBuffer.createSingleProducer(Slot::new, slots, waitStrategy);
    poller = backRing.newPoller();
    backRing.addGatingSequences(poller.getSequence());
    there =
        new Disruptor<>(
            Slot::new,
            slots,
            task -> new Thread(task, "round-trip"),
            ProducerType.SINGLE,
            waitStrategy);
    there.handleEventsWith(new Turn(directory));
    thereRing = there.start();
  }

  private final class Turn implements EventHandler<Slot> {
    private final Path directory;
    private BareAppend queue;

    Turn(Path directory) {
      this.directory = directory;
    }

    @Override
    public void onStart() {
      queue = directory == null ? null : new BareAppend(directory);
    }

    @Override
    public void onEvent(Slot slot, long sequence, boolean endOfBatch) {
      if (queue != null) {
        queue.appendDirect(slot.bytes, 0, Envelope.length(slot.bytes, 0));
      }
      long back = backRing.next();
      backRing.get(back).bytes.putBytes(0, slot.bytes, 0, EVENT_LENGTH);
      backRing.publish(back);
    }

    @Override
    public void onShutdown() {
      if (queue != null) {
        queue.close();
      }
    }
  }

  /** Who is told the correlations that come back. */
  public void listener(LongConsumer value) {
    listener = value;
  }

  /** Sends a record with a correlation; false if the ring is full. */
  public boolean offer(CommandTape tape, int command, long correlation) {
    if (!thereRing.hasAvailableCapacity(1)) {
      return false;
    }
    long sequence = thereRing.next();
    Slot slot = thereRing.get(sequence);
    slot.bytes.putBytes(0, tape.buffer(), tape.offset(command), tape.length(command));
    slot.bytes.putLong(Envelope.CORRELATION_OFFSET, correlation, ByteOrder.LITTLE_ENDIAN);
    thereRing.publish(sequence);
    return true;
  }

  /** Tells the listener what has come back. */
  public void poll() {
    try {
      poller.poll(onBack);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    there.shutdown();
  }
}
