package org.strowger.journal.chronicle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;

/**
 * How far a segment is written by its own account.
 *
 * @param file the segment
 * @param number its number
 * @param last where the frame of its last record is, 0 if it has none
 */
record WrittenSegment(Path file, int number, long last) {
  /** Looks at each; of an engine that appends, the last may be written further at once. */
  static List<WrittenSegment> of(SingleChronicleQueue queue, List<Path> files) {
    List<WrittenSegment> segments = new ArrayList<>();
    for (Path file : files) {
      int number = ChronicleFiles.number(file);
      segments.add(new WrittenSegment(file, number, ChronicleFiles.lastWritten(queue, number)));
    }
    return segments;
  }
}
