package org.strowger.bench.peers;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.IdleStrategy;
import org.strowger.codec.Envelope;
import org.strowger.workload.CommandTape;

/**
 * A Disruptor and nothing else: one thread copies records into slots, another reads one field of
 * each.
 */
public final class BareRing implements AutoCloseable {
  private final Disruptor<Slot> disruptor;
  private final RingBuffer<Slot> ring;
  private final IdleStrategy whileWaiting;
  private final AtomicLong seen = new AtomicLong();
  private long published;

  /**
   * Starts the consumer's thread.
   *
   * @param slots a power of two
   * @param waitStrategy of the consumer
   * @param whileWaiting of the publisher, for the last record
   */
  public BareRing(int slots, WaitStrategy waitStrategy, IdleStrategy whileWaiting) {
    this.whileWaiting = whileWaiting;
    disruptor =
        new Disruptor<>(
            Slot::new,
            slots,
            task -> new Thread(task, "bare-ring"),
            ProducerType.SINGLE,
            waitStrategy);
    disruptor.handleEventsWith(new Reader());
    ring = disruptor.start();
  }

  private final class Reader implements EventHandler<Slot> {
    private long count;
    private long sum;

    @Override
    public void onEvent(Slot slot, long sequence, boolean endOfBatch) {
      sum += Envelope.sequence(slot.bytes, 0);
      count++;
      if (endOfBatch) {
        // The sum is always above 0; it is looked at so that the read is not optimised away.
        seen.lazySet(sum == 0 ? 0 : count);
      }
    }
  }

  /** Passes the records from one (inclusive) to another (exclusive) and waits for the last. */
  public void pass(CommandTape tape, int from, int to) {
    for (int command = from; command < to; command++) {
      long sequence = ring.next();
      ring.get(sequence)
          .bytes
          .putBytes(0, tape.buffer(), tape.offset(command), tape.length(command));
      ring.publish(sequence);
    }
    published += to - from;
    while (seen.get() != published) {
      whileWaiting.idle();
    }
  }

  @Override
  public void close() {
    disruptor.shutdown();
  }
}
