package org.strowger.journal.chronicle;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.strowger.disk.FileFault;

/**
 * The first bytes of a segment, looked at before Chronicle does: it waits long for a header that is
 * not complete.
 *
 * @param used whether there can be records in the segment
 * @param damage what is wrong, or null
 */
record SegmentStart(boolean used, String damage) {
  /** A segment has this from its first moment on, see {@link ChronicleJournalSink}. */
  static final int MIN_LENGTH = 64 << 10;

  /** Where the first records are in every segment that has some. */
  private static final int RECORDS_START = 64 << 10;

  private static final int RECORDS_LENGTH = 128 << 10;

  private static final int STATE_BITS = 0xC000_0000;
  private static final int COMPLETE_HEADER = 0x4000_0000;

  static SegmentStart of(Path segment) {
    try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.READ)) {
      if (channel.size() < MIN_LENGTH) {
        return new SegmentStart(
            true, "the segment " + segment + " is cut off: it has " + channel.size() + " bytes");
      }
      if (hasHeader(channel)) {
        return new SegmentStart(true, null);
      }
      if (!hasRecords(channel)) {
        return new SegmentStart(false, null);
      }
      // An engine may have begun it between the two looks.
      return hasHeader(channel)
          ? new SegmentStart(true, null)
          : new SegmentStart(true, "the header of the segment " + segment + " is damaged");
    } catch (IOException e) {
      throw FileFault.of(segment, e);
    }
  }

  /** Whether a file of Chronicle's begins with a header that is complete. */
  static boolean hasHeader(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return hasHeader(channel);
    } catch (IOException e) {
      throw FileFault.of(file, e);
    }
  }

  private static boolean hasHeader(FileChannel channel) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(Integer.BYTES).order(LITTLE_ENDIAN);
    channel.read(header, 0);
    return (header.getInt(0) & STATE_BITS) == COMPLETE_HEADER;
  }

  /** A process killed while it made the segment left nothing behind the header. */
  private static boolean hasRecords(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(RECORDS_LENGTH);
    channel.read(bytes, RECORDS_START);
    for (int i = 0; i < bytes.position(); i++) {
      if (bytes.get(i) != 0) {
        return true;
      }
    }
    return false;
  }
}
