package org.strowger.journal.chronicle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import net.openhft.chronicle.bytes.SyncMode;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueStore;

/**
 * The files of a journal: segments named like days, counting up from the second day of 1970, and
 * one file of metadata. The segment in use is the highest; no clock decides.
 */
final class ChronicleFiles {
  private static final String DIRECTORY = "journal";
  private static final String METADATA = "metadata.cq4t";
  private static final String SEGMENT_SUFFIX = ".cq4";
  private static final String SEGMENT_KIND = "F";
  static final int FIRST_SEGMENT = 1;
  private static final int DAY_DIGITS = 8;
  private static final long OPEN_TIMEOUT_MS = 10_000;

  static {
    // Chronicle reads these when its classes are loaded.
    quiet("chronicle.analytics.disable");
    quiet("chronicle.announcer.disable");
    quiet("chronicle.disk.monitor.disable");
    // Or each opening of a segment leaves something behind for ever, which the next looks through.
    quiet("disable.ctl.orphan.tracking");
  }

  private ChronicleFiles() {}

  private static void quiet(String property) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, "true");
    }
  }

  static Path directory(Path engineDirectory) {
    return engineDirectory.resolve(DIRECTORY);
  }

  static Path metadata(Path journalDirectory) {
    return journalDirectory.resolve(METADATA);
  }

  /**
   * An empty directory for what the holder of the lock makes, and takes away again. What is in it
   * is of one that was killed.
   */
  static Path making(Path journalDirectory) throws IOException {
    Path making = journalDirectory.resolve("making");
    Files.createDirectories(making);
    try (Stream<Path> files = Files.list(making)) {
      for (Path left : files.toList()) {
        Files.delete(left);
      }
    }
    return making;
  }

  static List<Path> segments(Path journalDirectory) {
    if (!Files.isDirectory(journalDirectory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(journalDirectory)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(SEGMENT_SUFFIX))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those from a number on. */
  static List<Path> segments(Path journalDirectory, int from) {
    return segments(journalDirectory).stream().filter(file -> number(file) >= from).toList();
  }

  /**
   * Those from a number on that have or had records. The last may have none: a process was killed
   * while it made it, or makes it just now.
   */
  static List<Path> begun(Path journalDirectory, int from) {
    List<Path> files = segments(journalDirectory, from);
    int last = files.size() - 1;
    return files.isEmpty() || SegmentStart.of(files.get(last)).used()
        ? files
        : files.subList(0, last);
  }

  /**
   * How a journal is opened.
   *
   * @param segment in which to append, asked for before each entry
   */
  static SingleChronicleQueueBuilder queue(
      Path journalDirectory, int blockLength, LongSupplier segment) {
    return SingleChronicleQueueBuilder.binary(journalDirectory)
        .rollCycle(RollCycles.FAST_DAILY)
        .timeProvider(() -> TimeUnit.DAYS.toMillis(segment.getAsLong()))
        .blockSize(blockLength)
        .syncMode(SyncMode.SYNC)
        .timeoutMS(OPEN_TIMEOUT_MS);
  }

  /** The file of a segment, which need not exist. */
  static Path segment(Path journalDirectory, int segment) {
    String day = LocalDate.ofEpochDay(segment).format(DateTimeFormatter.BASIC_ISO_DATE);
    return segments(journalDirectory).stream()
        .filter(file -> file.getFileName().toString().startsWith(day))
        .findFirst()
        .orElse(journalDirectory.resolve(day + SEGMENT_KIND + SEGMENT_SUFFIX));
  }

  /** The number of a segment's file. */
  static int number(Path segment) {
    String day = segment.getFileName().toString().substring(0, DAY_DIGITS);
    return (int) LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE).toEpochDay();
  }

  /** The highest of the segments that there are. */
  static int lastSegment(Path journalDirectory) {
    List<Path> files = segments(journalDirectory);
    return files.isEmpty() ? FIRST_SEGMENT : number(files.get(files.size() - 1));
  }

  /** Where the header of a segment says that its last record is, 0 if it has none. */
  static long lastWritten(SingleChronicleQueue queue, int segment) {
    SingleChronicleQueueStore store = queue.storeForCycle(segment, 0, false, null);
    if (store == null) {
      return 0;
    }
    try {
      return store.writePosition();
    } finally {
      queue.closeStore(store);
    }
  }
}
