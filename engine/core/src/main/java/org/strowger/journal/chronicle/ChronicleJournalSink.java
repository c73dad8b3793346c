package org.strowger.journal.chronicle;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicInteger;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.core.io.Closeable;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.PrecreatedFiles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.BitUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.Limits;
import org.strowger.disk.Device;
import org.strowger.disk.DiskFloor;
import org.strowger.journal.JournalBegin;
import org.strowger.journal.JournalSink;

/**
 * Appends to Chronicle Queue. What one commit finishes is one entry of the queue, its records one
 * behind the other, or a few if it is long: an entry costs many times what a record does. A process
 * killed at it leaves all of an entry or none. Only for the holder of the directory's lock: it
 * makes anew what Chronicle keeps beside the segments. One thread at a time.
 */
public final class ChronicleJournalSink implements JournalSink {
  /** Most bytes of records that share an entry; a longer record has one of its own. */
  private static final int GATHERED_LENGTH = 64 << 10;

  /** Where the first entry of a segment is: behind its header and its index. */
  private static final int FIRST_ENTRY_AT = 64 << 10;

  /** No segment has this number. */
  private static final int NO_SEGMENT = -1;

  private final Path engineDirectory;
  private final int blockLength;
  private final long segmentLength;
  private final boolean reserveInBackground;
  private final DiskFloor floor;
  private final AtomicInteger segment;
  private final SingleChronicleQueue queue;
  private final UnsafeBuffer gathered =
      new UnsafeBuffer(ByteBuffer.allocateDirect(GATHERED_LENGTH));
  private final PointerBytesStore entry = new PointerBytesStore();
  private int gatheredLength;
  private long lastPosition;
  private ExcerptAppender appender;
  private Thread thread;
  private int segmentWithName = NO_SEGMENT;
  private int endedSegment = NO_SEGMENT;
  private long end;
  private volatile Reserve reserve;

  private ChronicleJournalSink(
      Path engineDirectory,
      int blockLength,
      long segmentLength,
      boolean reserveInBackground,
      DiskFloor floor,
      AtomicInteger segment,
      SingleChronicleQueue queue) {
    this.engineDirectory = engineDirectory;
    this.blockLength = blockLength;
    this.segmentLength = segmentLength;
    this.reserveInBackground = reserveInBackground;
    this.floor = floor;
    this.segment = segment;
    this.queue = queue;
    entry.singleThreadedCheckDisabled(true);
  }

  /**
   * Opens the journal in an engine's directory, or makes one.
   *
   * @param blockLength of the blocks in which its files are mapped and grow, bytes; four times the
   *     longest record or more
   * @param segmentLength bytes of records after which a new segment begins, at the next mark
   * @param reserveInBackground whether a thread of its own writes room ahead of the journal's end;
   *     otherwise the appending thread does
   * @param floor what stays free of the disk: below it no commands are taken in
   * @throws IllegalStateException if the disk has less room than a block
   */
  public static ChronicleJournalSink open(
      Path engineDirectory,
      int blockLength,
      long segmentLength,
      boolean reserveInBackground,
      DiskFloor floor) {
    long free = engineDirectory.toFile().getUsableSpace();
    if (free < blockLength) {
      throw new IllegalStateException(
          "the disk of "
              + engineDirectory
              + " has "
              + free
              + " bytes free, the journal needs "
              + blockLength
              + " to start; make room");
    }
    Path directory = ChronicleFiles.directory(engineDirectory);
    makeMetadata(directory, blockLength);
    removeUnused(directory);
    int last = ChronicleFiles.lastSegment(directory);
    return open(engineDirectory, blockLength, segmentLength, reserveInBackground, floor, last);
  }

  /**
   * Makes a journal where there is none, to be filled with the records of another: nothing but
   * {@link #roll} begins a new segment.
   *
   * @param begin where the other begins, or null
   */
  public static ChronicleJournalSink make(
      Path engineDirectory, int blockLength, JournalBegin begin) {
    int first = begin == null ? ChronicleFiles.FIRST_SEGMENT : begin.segment();
    return open(engineDirectory, blockLength, Long.MAX_VALUE, false, DiskFloor.NONE, first);
  }

  private static ChronicleJournalSink open(
      Path engineDirectory,
      int blockLength,
      long segmentLength,
      boolean reserveInBackground,
      DiskFloor floor,
      int last) {
    Path directory = ChronicleFiles.directory(engineDirectory);
    AtomicInteger segment = new AtomicInteger(last);
    SingleChronicleQueue queue = ChronicleFiles.queue(directory, blockLength, segment::get).build();
    if (isEnded(directory, queue, segment.get())) {
      segment.incrementAndGet();
    }
    Path file = ChronicleFiles.segment(directory, segment.get());
    if (!Files.exists(file)) {
      makeFirst(file, blockLength);
    }
    return new ChronicleJournalSink(
        engineDirectory, blockLength, segmentLength, reserveInBackground, floor, segment, queue);
  }

  /**
   * Chronicle's list of the segments, and its locks. Both are made anew at each launch: an older
   * one may be damaged or behind the segments after a loss of power, or locked by a process that
   * was killed. It is whole before it has its place: what is half made nobody can open.
   */
  private static void makeMetadata(Path directory, int blockLength) {
    try {
      Path making = ChronicleFiles.making(directory);
      Path made = ChronicleFiles.metadata(making);
      ChronicleFiles.queue(making, blockLength, () -> ChronicleFiles.FIRST_SEGMENT).build().close();
      Device.sync(made);
      Files.move(made, ChronicleFiles.metadata(directory), StandardCopyOption.ATOMIC_MOVE);
      Files.deleteIfExists(making);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A process was killed while it made the segment: Chronicle would wait long for its header. */
  private static void removeUnused(Path directory) {
    Path last = ChronicleFiles.segment(directory, ChronicleFiles.lastSegment(directory));
    try {
      if (Files.exists(last) && !SegmentStart.of(last).used()) {
        Files.delete(last);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Under its own name only when it is whole. */
  private static void makeFirst(Path file, int blockLength) {
    Path made = file.resolveSibling(file.getFileName() + ".new");
    writeZeros(made, blockLength);
    try {
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the file of a segment to come, under a name that Chronicle changes when it needs it. */
  private void makeReady(int next) {
    File file = ChronicleFiles.segment(ChronicleFiles.directory(engineDirectory), next).toFile();
    writeZeros(PrecreatedFiles.preCreatedFile(file).toPath(), blockLength);
  }

  /**
   * A segment has room for its first entry from its first moment on; what follows that is reserved.
   * So none is ever shorter than {@link SegmentStart#MIN_LENGTH}, and one that is has been cut.
   */
  private static void writeZeros(Path file, int blockLength) {
    long firstEntryEnd = FIRST_ENTRY_AT + Limits.MAX_RECORD_LENGTH + Reserve.MARGIN;
    long length = BitUtil.align(firstEntryEnd, Reserve.step(blockLength));
    try {
      Files.createDirectories(file.getParent());
      // No channel: the publisher's thread may be interrupted.
      try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
        made.setLength(0);
        made.write(new byte[Math.toIntExact(length)]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a process died between the end of a segment and the beginning of the next. */
  private static boolean isEnded(Path directory, SingleChronicleQueue queue, int number) {
    Path file = ChronicleFiles.segment(directory, number);
    if (!Files.exists(file)) {
      return false;
    }
    try {
      return SegmentEnd.afterRecordAt(file, ChronicleFiles.lastWritten(queue, number)).isLast();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
  public void append(UnsafeBuffer buffer, int offset, int length) {
    if (gatheredLength + length > GATHERED_LENGTH) {
      writeGathered();
    }
    if (length > GATHERED_LENGTH) {
      write(buffer.addressOffset() + offset, length);
    } else {
      gathered.putBytes(gatheredLength, buffer, offset, length);
      gatheredLength += length;
    }
  }

  @Override
  public long commit() {
    writeGathered();
    return lastPosition;
  }

  private void writeGathered() {
    if (gatheredLength > 0) {
      write(gathered.addressOffset(), gatheredLength);
      gatheredLength = 0;
    }
  }

  private void write(long address, int length) {
    if (thread != Thread.currentThread()) {
      begin();
      appender.singleThreadedCheckReset();
      thread = Thread.currentThread();
    }
    if (reserve != null) {
      reserve.require(end, length);
    }
    entry.set(address, length);
    try (DocumentContext document = appender.writingDocument()) {
      try {
        Bytes<?> bytes = document.wire().bytes();
        bytes.write(entry, 0L, length);
        end = bytes.writePosition();
      } catch (Throwable t) {
        document.rollbackOnClose();
        throw t;
      }
    }
    lastPosition = appender.lastIndexAppended();
    if (reserve == null) {
      if (endedSegment != NO_SEGMENT) {
        syncEndedSegment();
      }
      reserve = reserve();
    }
  }

  /** Only an entry written tells where the file's end is. */
  private Reserve reserve() {
    Path directory = ChronicleFiles.directory(engineDirectory);
    Path segment = ChronicleFiles.segment(directory, appender.cycle());
    try {
      return Reserve.open(segment, end, blockLength, reserveInBackground, floor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean hasRoom() {
    Reserve reserved = reserve;
    return reserved == null ? floor.holdsNow() : reserved.hasRoom();
  }

  /** Stays in the segment where the disk has no room for a block, of which a new one needs one. */
  @Override
  public void rollIfLong() {
    if (end < segmentLength || !hasRoomToRoll()) {
      return;
    }
    try {
      makeReady(segment.get() + 1);
    } catch (UncheckedIOException e) {
      return;
    }
    goOnInNext();
  }

  /** What is appended next goes into a new segment. */
  public void roll() {
    makeReady(segment.get() + 1);
    goOnInNext();
  }

  private void goOnInNext() {
    appender.sync();
    if (reserve != null) {
      reserve.close();
      reserve = null;
    }
    endedSegment = segment.getAndIncrement();
    end = 0;
  }

  private boolean hasRoomToRoll() {
    return engineDirectory.toFile().getUsableSpace() - 2L * blockLength >= floor.bytes();
  }

  /** Chronicle writes the end of a segment only when the next one begins. */
  private void syncEndedSegment() {
    Path file = ChronicleFiles.segment(ChronicleFiles.directory(engineDirectory), endedSegment);
    try (RandomAccessFile ended = new RandomAccessFile(file.toFile(), "rw")) {
      ended.getFD().sync();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    endedSegment = NO_SEGMENT;
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

  /**
   * A new file survives a loss of power only when the directories that name it do, and the list.
   */
  private void syncNames() {
    Path directory = ChronicleFiles.directory(engineDirectory);
    try {
      Device.sync(ChronicleFiles.metadata(directory));
      Device.sync(directory);
      Device.sync(engineDirectory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      if (reserve != null) {
        reserve.close();
      }
    } finally {
      Closeable.closeQuietly(appender, queue);
    }
  }
}
