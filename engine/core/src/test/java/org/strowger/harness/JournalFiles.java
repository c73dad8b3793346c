package org.strowger.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.Envelope;
import org.strowger.disk.DiskFloor;
import org.strowger.journal.EngineSettings;
import org.strowger.journal.chronicle.ChronicleJournalSink;

/** Looks into the files of a journal, and damages them. */
public final class JournalFiles {
  /** Bytes that Chronicle puts in front of a record. */
  public static final int FRAME_LENGTH = 4;

  private static final int SMALL_BLOCK = 1 << 20;

  private JournalFiles() {}

  /** The records, in order. */
  public static List<byte[]> records(Path directory) {
    List<byte[]> records = new ArrayList<>();
    Journals.records(directory).forEach(hex -> records.add(HexFormat.of().parseHex(hex)));
    return records;
  }

  /** Sequence in a record. */
  public static long sequence(byte[] record) {
    return Envelope.sequence(new UnsafeBuffer(record), 0);
  }

  /** The one segment. */
  public static Path segment(Path directory) {
    try (Stream<Path> files = Files.list(directory.resolve("journal"))) {
      return files.filter(file -> file.toString().endsWith(".cq4")).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a record begins in the segment. */
  public static long offset(Path directory, byte[] record) throws IOException {
    byte[] bytes = Files.readAllBytes(segment(directory));
    for (int i = 0; i + record.length <= bytes.length; i++) {
      if (bytes[i] == record[0]
          && Arrays.mismatch(bytes, i, i + record.length, record, 0, record.length) < 0) {
        return i;
      }
    }
    throw new AssertionError("the record is not in the segment");
  }

  /** Changes bits of one byte; the same again takes the change back. */
  public static void flip(Path file, long offset, int bits) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, offset);
      one.put(0, (byte) (one.get(0) ^ bits)).rewind();
      channel.write(one, offset);
    }
  }

  /** Writes another record of the same length where one is. */
  public static void replace(Path directory, byte[] record, byte[] other) throws IOException {
    long offset = offset(directory, record);
    try (FileChannel channel = FileChannel.open(segment(directory), StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(other), offset);
    }
  }

  /** Cuts off the end of a file. */
  public static void truncate(Path file, long length) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(length);
    }
  }

  /** Makes an engine's directory whose journal holds these records. */
  public static void write(Path directory, CoreLimits limits, List<byte[]> records)
      throws IOException {
    write(directory, limits, records, 1);
  }

  /** The same, with so many records together in an entry. */
  public static void write(Path directory, CoreLimits limits, List<byte[]> records, int together)
      throws IOException {
    Files.createDirectories(directory);
    EngineSettings.keep(directory, limits);
    try (ChronicleJournalSink sink =
        ChronicleJournalSink.open(directory, SMALL_BLOCK, 1L << 30, false, DiskFloor.NONE)) {
      int appended = 0;
      sink.begin();
      for (byte[] record : records) {
        UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(record.length));
        buffer.putBytes(0, record);
        sink.append(buffer, 0, record.length);
        appended++;
        if (appended % together == 0) {
          sink.commit();
        }
      }
      sink.commit();
    }
  }

  /** Makes a first segment as Chronicle does when it is about to write the first record. */
  public static Path beginSegment(Path directory) {
    Path journal = directory.resolve("journal");
    try (SingleChronicleQueue queue =
        SingleChronicleQueueBuilder.binary(journal)
            .rollCycle(RollCycles.FAST_DAILY)
            .timeProvider(() -> TimeUnit.DAYS.toMillis(1))
            .blockSize(SMALL_BLOCK)
            .build()) {
      queue.closeStore(queue.storeForCycle(1, 0, true, null));
    }
    return segment(directory);
  }

  /** Ends the last segment, as the beginning of the next one would. */
  public static void endSegment(Path segment) throws IOException {
    try (FileChannel channel =
        FileChannel.open(segment, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      long at = 0;
      while (true) {
        channel.read(frame.clear(), at);
        int length = frame.getInt(0) & 0x3FFF_FFFF;
        if (length == 0) {
          channel.write(frame.putInt(0, 0xC000_0000).rewind(), at);
          return;
        }
        at = (at + Integer.BYTES + length + 3) & -4;
      }
    }
  }

  /** Every file below a directory, and its bytes. */
  public static Map<String, String> contents(Path directory) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            directory.relativize(file).toString(),
            Integer.toHexString(Arrays.hashCode(Files.readAllBytes(file))));
      }
    }
    return contents;
  }

  /** Copies the finished files of a directory that another has not; replaces none. */
  public static void copyMissing(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(each -> !each.toString().endsWith(".part")).toList()) {
        Path target = to.resolve(file.getFileName());
        if (Files.notExists(target)) {
          Files.copy(file, target);
        }
      }
    }
  }

  /** Copies a directory with all that is in it. */
  public static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
