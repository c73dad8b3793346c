package org.strowger.bench.peers;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.bytes.SyncMode;
import net.openhft.chronicle.core.io.Closeable;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.workload.CommandTape;

/**
 * A Chronicle Queue and nothing else: appends records, with the settings of the engine's journal.
 * The thread that makes it uses it.
 */
public final class BareAppend implements AutoCloseable {
  private static final int BLOCK_LENGTH = 64 << 20;
  private static final long ONE_SEGMENT_MS = TimeUnit.DAYS.toMillis(1);

  private final SingleChronicleQueue queue;
  private final UnsafeBuffer scratch =
      new UnsafeBuffer(BufferUtil.allocateDirectAligned(Slot.LENGTH, 128));
  private final PointerBytesStore record = new PointerBytesStore();
  private ExcerptAppender appender;

  /** Makes a queue in a directory that is empty or not there. */
  public BareAppend(Path directory) {
    queue =
        SingleChronicleQueueBuilder.binary(directory)
            .rollCycle(RollCycles.FAST_DAILY)
            .timeProvider(() -> ONE_SEGMENT_MS)
            .blockSize(BLOCK_LENGTH)
            .syncMode(SyncMode.SYNC)
            .build();
    record.singleThreadedCheckDisabled(true);
  }

  /** Appends the records from one (inclusive) to another (exclusive). */
  public void append(CommandTape tape, int from, int to) {
    for (int command = from; command < to; command++) {
      append(tape.buffer(), tape.offset(command), tape.length(command));
    }
  }

  /**
   * Appends one record of at most {@link Slot#LENGTH} bytes, copied to memory off the heap first.
   */
  public void append(DirectBuffer buffer, int offset, int length) {
    scratch.putBytes(0, buffer, offset, length);
    appendDirect(scratch, 0, length);
  }

  /** Appends one record from memory off the heap. */
  void appendDirect(UnsafeBuffer buffer, int offset, int length) {
    if (appender == null) {
      appender = queue.createAppender();
    }
    record.set(buffer.addressOffset() + offset, length);
    try (DocumentContext document = appender.writingDocument()) {
      try {
        document.wire().bytes().write(record, 0L, length);
      } catch (RuntimeException | Error e) {
        document.rollbackOnClose();
        throw e;
      }
    }
  }

  /** Syncs to the device what was appended. */
  public void sync() {
    if (appender != null) {
      appender.sync();
    }
  }

  @Override
  public void close() {
    Closeable.closeQuietly(appender, queue);
  }
}
