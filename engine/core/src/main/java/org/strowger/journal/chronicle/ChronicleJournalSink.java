package org.strowger.journal.chronicle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.core.io.Closeable;
import net.openhft.chronicle.core.values.LongValue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.TableStore;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.TableStoreWriteLock;
import net.openhft.chronicle.queue.impl.table.AbstractTSQueueLock;
import net.openhft.chronicle.queue.impl.table.Metadata;
import net.openhft.chronicle.queue.impl.table.SingleTableBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.journal.JournalSink;

/**
 * Appends to Chronicle Queue. Only for the holder of the directory's lock: it breaks the write lock
 * that a killed process left behind. One thread at a time.
 */
public final class ChronicleJournalSink implements JournalSink {
  private static final String[] WRITE_LOCKS = {
    TableStoreWriteLock.APPEND_LOCK_KEY, "chronicle.write.lock"
  };

  /** No segment has this number. */
  private static final int NO_SEGMENT = -1;

  private final Path engineDirectory;
  private final SingleChronicleQueue queue;
  private final PointerBytesStore record = new PointerBytesStore();
  private ExcerptAppender appender;
  private Thread thread;
  private int segmentWithName = NO_SEGMENT;

  private ChronicleJournalSink(Path engineDirectory, SingleChronicleQueue queue) {
    this.engineDirectory = engineDirectory;
    this.queue = queue;
    record.singleThreadedCheckDisabled(true);
  }

  /**
   * Opens the journal in an engine's directory, or makes one.
   *
   * @param blockLength of the blocks in which its files are mapped and grow, bytes; four times the
   *     longest record or more
   */
  public static ChronicleJournalSink open(Path engineDirectory, int blockLength) {
    Path directory = ChronicleFiles.directory(engineDirectory);
    breakLocks(ChronicleFiles.metadata(directory));
    return new ChronicleJournalSink(
        engineDirectory, ChronicleFiles.queue(directory, blockLength).build());
  }

  /** The dead holder's process id may be in use again, so whether it lives tells nothing. */
  private static void breakLocks(Path metadata) {
    if (!Files.exists(metadata)) {
      return;
    }
    TableStore<?> table = SingleTableBuilder.binary(metadata, Metadata.NoMeta.INSTANCE).build();
    try {
      for (String key : WRITE_LOCKS) {
        table.doWithExclusiveLock(
            store -> {
              LongValue lock = store.acquireValueFor(key);
              lock.setVolatileValue(AbstractTSQueueLock.UNLOCKED);
              Closeable.closeQuietly(lock);
              return null;
            });
      }
    } finally {
      Closeable.closeQuietly(table);
    }
  }

  @Override
  public void begin() {
    if (appender == null) {
      appender = queue.createAppender();
      thread = Thread.currentThread();
    }
  }

  @Override
  public long append(UnsafeBuffer buffer, int offset, int length) {
    if (thread != Thread.currentThread()) {
      begin();
      appender.singleThreadedCheckReset();
      thread = Thread.currentThread();
    }
    record.set(buffer.addressOffset() + offset, length);
    try (DocumentContext document = appender.writingDocument()) {
      try {
        document.wire().bytes().write(record, 0L, length);
      } catch (Throwable t) {
        document.rollbackOnClose();
        throw t;
      }
    }
    return appender.lastIndexAppended();
  }

  @Override
  public void sync() {
    if (appender != null) {
      appender.sync();
      if (appender.cycle() != segmentWithName) {
        syncNames();
        segmentWithName = appender.cycle();
      }
    }
  }

  /** A new file survives a loss of power only when the directories that name it do. */
  private void syncNames() {
    for (Path directory : List.of(ChronicleFiles.directory(engineDirectory), engineDirectory)) {
      try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
        names.force(true);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    Closeable.closeQuietly(appender, queue);
  }
}
