package org.strowger.journal.chronicle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

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
  static CutSegment first(List<WrittenSegment> segments) {
    int before = 0;
    long lastBefore = 0;
    for (WrittenSegment segment : segments) {
      long written = segment.last();
      try (FileChannel channel = FileChannel.open(segment.file(), StandardOpenOption.READ)) {
        long end = written == 0 ? 0 : SegmentEnd.endOf(channel, written);
        if (end > channel.size()) {
          long whole = SegmentEnd.lastWhole(channel, written);
          return new CutSegment(
              whole == 0 ? before : segment.number(),
              whole == 0 ? lastBefore : whole,
              damage(segment.file(), channel.size(), end));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      before = segment.number();
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
