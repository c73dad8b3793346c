package org.strowger.journal.chronicle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.core.io.Closeable;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.Envelope;
import org.strowger.codec.Limits;
import org.strowger.disk.Device;
import org.strowger.journal.JournalBegin;
import org.strowger.journal.JournalSource;

/**
 * Reads a journal of Chronicle Queue without writing anything, also while an engine appends. An
 * entry of the queue holds one record or more; each tells its length first.
 *
 * <p>Chronicle takes a damaged frame for the end. So the end is believed only if Chronicle's own
 * account of the last record, which it keeps elsewhere in the file, agrees.
 */
public final class ChronicleJournalSource implements JournalSource {
  private static final int BLOCK_LENGTH = 64 << 20;
  private static final int LAST_LOOKS = 100;
  private static final long LOOK_PAUSE_NS = 1_000_000;

  private final Path directory;
  private final int firstSegment;
  private final boolean alone;
  private String unreadable;
  private SingleChronicleQueue queue;
  private SegmentLinks links;
  private final UnsafeBuffer framed = new UnsafeBuffer(0, 0);
  private final UnsafeBuffer entry =
      new UnsafeBuffer(ByteBuffer.allocateDirect(Limits.MAX_RECORD_LENGTH));

  private List<WrittenSegment> written = List.of();
  private CutSegment cut;
  private long firstStart;
  private long lastStart;
  private long lastEnd;
  private long lastRead;

  private ChronicleJournalSource(Path directory, int firstSegment, boolean alone) {
    this.directory = directory;
    this.firstSegment = firstSegment;
    this.alone = alone;
  }

  /**
   * Opens the journal in an engine's directory. Opens none, and makes nothing, if there is none.
   *
   * @param begin where it begins, or null
   * @param alone whether the caller holds the directory's lock, so that nobody appends
   */
  public static ChronicleJournalSource open(
      Path engineDirectory, JournalBegin begin, boolean alone) {
    int firstSegment = begin == null ? ChronicleFiles.FIRST_SEGMENT : begin.segment();
    ChronicleJournalSource source =
        new ChronicleJournalSource(ChronicleFiles.directory(engineDirectory), firstSegment, alone);
    source.look();
    return source;
  }

  /** Sees which segments there are, and opens those before the first that cannot be. */
  private void look() {
    List<Path> begun = readable(ChronicleFiles.begun(directory, firstSegment));
    boolean all = unreadable == null && !removed(directory, begun);
    queue = all ? listed(directory, begun) : null;
    if (queue != null || begun.isEmpty()) {
      return;
    }
    links = alone ? SegmentLinks.ofHolder(directory, begun) : SegmentLinks.of(begun);
    try {
      queue = queue(links.directory());
    } finally {
      if (queue == null) {
        closeLinks();
      }
    }
  }

  private List<Path> readable(List<Path> begun) {
    unreadable = null;
    for (int i = 0; i < begun.size(); i++) {
      unreadable = SegmentStart.of(begun.get(i)).damage();
      if (unreadable != null) {
        return begun.subList(0, i);
      }
    }
    return begun;
  }

  /**
   * Links lead to what was there when they were made; a position known since, of a snapshot, may be
   * in a segment that was begun since.
   */
  private void lookAgain() {
    if (links != null && !links.segments().equals(ChronicleFiles.begun(directory, firstSegment))) {
      close();
      look();
    }
  }

  /** Whether there is a segment still, whole or not, that counts no more: Chronicle opens it. */
  private static boolean removed(Path directory, List<Path> begun) {
    return !begun.isEmpty() && !ChronicleFiles.segments(directory).get(0).equals(begun.get(0));
  }

  /**
   * The queue if Chronicle's list of the segments has them all, otherwise null. The list is not
   * synced with the records: a loss of power can leave it older than they are, or empty. It is no
   * more than a list; what is read is in the segments.
   */
  private static SingleChronicleQueue listed(Path directory, List<Path> begun) {
    Path metadata = ChronicleFiles.metadata(directory);
    if (!Files.exists(metadata) || !SegmentStart.hasHeader(metadata)) {
      return null;
    }
    SingleChronicleQueue queue = null;
    try {
      queue = queue(directory);
      if (begun.isEmpty()
          || queue.lastCycle() >= ChronicleFiles.number(begun.get(begun.size() - 1))) {
        return queue;
      }
    } catch (RuntimeException | InternalError | AssertionError e) {
      // Chronicle throws anything on a list it cannot read.
    }
    Closeable.closeQuietly(queue);
    return null;
  }

  private static SingleChronicleQueue queue(Path directory) {
    int segment = ChronicleFiles.lastSegment(directory);
    return ChronicleFiles.queue(directory, BLOCK_LENGTH, () -> segment).readOnly(true).build();
  }

  @Override
  public End scan(long position, RecordHandler handler) {
    lookAgain();
    if (queue == null) {
      return new End(-1, false, unreadable);
    }
    String missing = missingSegment();
    if (missing != null || segments().isEmpty()) {
      return new End(-1, false, missing);
    }
    lastRead = -1;
    firstStart = -1;
    try (ExcerptTailer tailer = tailer()) {
      if (tailer == null) {
        return new End(-1, false, "the tables of the segments in " + directory + " are damaged");
      }
      cut = cutSegment(position);
      if (cut != null) {
        return scanCut(tailer, position, handler);
      }
      // Chronicle may still take a segment that was removed, or is just going, for the first.
      boolean removed = firstSegment > ChronicleFiles.FIRST_SEGMENT;
      long from = position == START && removed ? firstIndex() : position;
      if (from != START && !tailer.moveToIndex(from)) {
        return new End(
            -1, false, unreadable != null ? unreadable : "there is no record at this position");
      }
      return scan(tailer, handler);
    } catch (InternalError e) {
      // A fault in mapped memory, which some Java runtimes tell only a little later.
      return new End(lastRead, false, "the file ends too early, or the device cannot read it");
    }
  }

  private long firstIndex() {
    return RollCycles.FAST_DAILY.toIndex(firstSegment, 0);
  }

  private CutSegment cutSegment(long position) {
    int from = position == START ? firstSegment : segment(position);
    try {
      written =
          WrittenSegment.of(
              queue,
              segments().stream().filter(file -> ChronicleFiles.number(file) >= from).toList());
      return CutSegment.first(written);
    } catch (RuntimeException | AssertionError e) {
      // Reading comes to the same tables and tells where.
      return null;
    }
  }

  /** Goes from the first record of a segment: tables may point behind the file's end. */
  private End scanCut(ExcerptTailer tailer, long position, RecordHandler handler) {
    int from = position == START ? firstSegment : segment(position);
    if (from > cut.segment() || !tailer.moveToIndex(RollCycles.FAST_DAILY.toIndex(from, 0))) {
      return new End(-1, false, cut.damage());
    }
    return scan(
        tailer,
        (at, buffer, offset, length) ->
            at < position || handler.onRecord(at, buffer, offset, length));
  }

  /** A tailer at the first record, or null: Chronicle throws anything on tables it cannot read. */
  private ExcerptTailer tailer() {
    try {
      return queue.createTailer();
    } catch (Exception e) {
      return null;
    }
  }

  /**
   * Chronicle remembers beside the segments which there are, and passes over those that are gone.
   */
  private String missingSegment() {
    for (int segment = firstSegment; segment <= queue.lastCycle(); segment++) {
      Path file = ChronicleFiles.segment(directory, segment);
      if (!Files.exists(file)) {
        return "the segment " + file + " is missing";
      }
    }
    return null;
  }

  private End scan(ExcerptTailer tailer, RecordHandler handler) {
    int looks = 0;
    lastStart = 0;
    lastEnd = 0;
    while (true) {
      int length;
      try {
        length = next(tailer);
      } catch (RuntimeException | AssertionError e) {
        return new End(lastRead, false, "reading on fails with " + e);
      }
      if (length >= 0) {
        lastRead = tailer.lastReadIndex();
        looks = 0;
        if (firstStart < 0) {
          firstStart = lastStart;
        }
        if (length > Limits.MAX_RECORD_LENGTH) {
          return new End(
              lastRead, false, "its frame says it has " + length + " bytes, more than any has");
        }
        if (!split(length, handler)) {
          return new End(lastRead, false, null);
        }
        if (cut != null && cut.endsBehind(segment(lastRead), lastStart)) {
          return new End(lastRead, false, cut.damage());
        }
      } else {
        SegmentEnd segmentEnd = segmentEnd();
        String damage = endDamage(lastRead, segmentEnd);
        looks++;
        if (damage == null || looks > (alone ? 1 : LAST_LOOKS)) {
          return new End(lastRead, segmentEnd.torn(), damage);
        }
        LockSupport.parkNanos(LOOK_PAUSE_NS);
      }
    }
  }

  /** Hands over the records of an entry; one that says it is longer gets what is there. */
  private boolean split(int length, RecordHandler handler) {
    int at = 0;
    do {
      int left = length - at;
      int told = left < Envelope.LENGTH ? left : Envelope.length(entry, at);
      int recordLength = told < Envelope.LENGTH || told > left ? left : told;
      if (!handler.onRecord(lastRead, entry, at, recordLength)) {
        return false;
      }
      at += recordLength;
    } while (at < length);
    return true;
  }

  /** Copies the next entry; returns its length, -1 at the end. */
  private int next(ExcerptTailer tailer) {
    try (DocumentContext document = tailer.readingDocument()) {
      if (!document.isPresent()) {
        return -1;
      }
      Bytes<?> bytes = document.wire().bytes();
      long length = bytes.readRemaining();
      lastStart = bytes.readPosition() - SegmentEnd.FRAME_LENGTH;
      lastEnd = bytes.readPosition() + length;
      if (length <= Limits.MAX_RECORD_LENGTH) {
        framed.wrap(bytes.addressForRead(bytes.readPosition()), (int) length);
        entry.putBytes(0, framed, 0, (int) length);
      }
      return (int) Math.min(length, Integer.MAX_VALUE);
    }
  }

  /** Of the last segment that is listed; an engine may have begun one since. */
  private SegmentEnd segmentEnd() {
    int listed = queue.lastCycle();
    List<Path> segments =
        segments().stream().filter(file -> ChronicleFiles.number(file) <= listed).toList();
    Path last =
        segments.isEmpty()
            ? ChronicleFiles.segment(directory, listed)
            : segments.get(segments.size() - 1);
    try {
      return SegmentEnd.after(last, isIn(last, lastRead) ? lastEnd : 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isIn(Path segment, long position) {
    return position >= 0 && segment(position) == ChronicleFiles.number(segment);
  }

  @Override
  public int permille() {
    if (lastRead < 0) {
      return 0;
    }
    long done = lastEnd - firstStart;
    long all = -firstStart;
    int current = segment(lastRead);
    for (WrittenSegment segment : written) {
      all += segment.last();
      done += segment.number() < current ? segment.last() : 0;
    }
    return (int) Math.max(0, Math.min(1000, done * 1000 / Math.max(1, all)));
  }

  private String endDamage(long last, SegmentEnd segmentEnd) {
    long expected;
    long written;
    try {
      expected = queue.lastIndex();
      written = ChronicleFiles.lastWritten(queue, queue.lastCycle());
    } catch (RuntimeException | InternalError | AssertionError e) {
      return "the journal's account of its last record fails with " + e;
    }
    boolean bothNone = last < 0 && expected < 0;
    boolean appendedSince = !alone && last > expected;
    if (last != expected && !bothNone && !appendedSince) {
      return "reading ends here, but the journal's own account puts its last record at 0x"
          + Long.toHexString(expected);
    }
    if (last >= 0 && lastStart < written) {
      return "reading ends at byte "
          + lastStart
          + " of the segment, but the journal's own account puts its last record at byte "
          + written;
    }
    return segmentEnd.damage() != null ? segmentEnd.damage() : unreadable;
  }

  /** The segment before it was synced when the journal went on. */
  @Override
  public void sync(long position) {
    Path segment = ChronicleFiles.segment(directory, segment(position));
    try {
      Device.sync(segment);
      // The engine syncs its name only where each batch is to survive that.
      Device.sync(directory);
      Device.sync(directory.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Path> segments() {
    return links == null ? ChronicleFiles.begun(directory, firstSegment) : links.segments();
  }

  /** Number of the first segment of a journal of which nothing was removed. */
  public static int firstSegment() {
    return ChronicleFiles.FIRST_SEGMENT;
  }

  /**
   * Makes Chronicle's list of the segments in a directory that were put there from elsewhere; they
   * are not written.
   */
  public static void list(Path engineDirectory) {
    Path directory = ChronicleFiles.directory(engineDirectory);
    int last = ChronicleFiles.lastSegment(directory);
    ChronicleFiles.queue(directory, BLOCK_LENGTH, () -> last).build().close();
  }

  /** Number of the segment that holds a position. */
  public static int segment(long position) {
    return RollCycles.FAST_DAILY.toCycle(position);
  }

  /** The file of a segment. */
  public static Path file(Path engineDirectory, int segment) {
    return ChronicleFiles.segment(ChronicleFiles.directory(engineDirectory), segment);
  }

  /** The segments before one, oldest first, whether or not they still count. */
  public static List<Path> before(Path engineDirectory, int segment) {
    return ChronicleFiles.segments(ChronicleFiles.directory(engineDirectory)).stream()
        .filter(file -> ChronicleFiles.number(file) < segment)
        .toList();
  }

  /** The segments from one on, oldest first. */
  public static List<Path> from(Path engineDirectory, int segment) {
    return ChronicleFiles.begun(ChronicleFiles.directory(engineDirectory), segment);
  }

  /** Where a record is, for people: the file, and which of its entries, from 1. */
  public static String place(Path engineDirectory, long position) {
    long number = RollCycles.FAST_DAILY.toSequenceNumber(position) + 1;
    return file(engineDirectory, segment(position)) + ", entry " + number;
  }

  @Override
  public void close() {
    Closeable.closeQuietly(queue);
    queue = null;
    closeLinks();
  }

  private void closeLinks() {
    if (links != null) {
      links.close();
      links = null;
    }
  }
}
