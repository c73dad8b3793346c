package org.strowger.journal.chronicle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;

/**
 * A segment whose file ends before its last record does. Chronicle maps files, and what is mapped
 * behind a file's end is a fault, which Java tells late and anywhere. So reading stops before.
 *
 * @param segment number of the last one with a whole record to be read, 0: none is before the cut
 * @param lastWhole where in it the frame of that record is
 * @param damage for people
 */
record CutSegment(int segment, long lastWhole, String damage) {
  /** The first such segment, or null. */
  static CutSegment first(SingleChronicleQueue queue, List<Path> segments) {
    int before = 0;
    long lastBefore = 0;
    for (Path file : segments) {
      int number = ChronicleFiles.number(file);
      long written = ChronicleFiles.lastWritten(queue, number);
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        long end = written == 0 ? 0 : SegmentEnd.endOf(channel, written);
        if (end > channel.size()) {
          long whole = SegmentEnd.lastWhole(channel, written);
          return new CutSegment(
              whole == 0 ? before : number,
              whole == 0 ? lastBefore : whole,
              damage(file, channel.size(), end));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      before = number;
      lastBefore = written;
    }
    return null;
  }

  private static String damage(Path file, long size, long end) {
    return "the segment "
        + file
        + " is cut off: it has "
        + size
        + " bytes, but its own account says that its last record ends at "
        + end
        + " or behind it";
  }

  /** Whether the record whose frame is there is the last that can be read. */
  boolean endsBehind(int number, long frame) {
    return number == segment && frame >= lastWhole;
  }
}
