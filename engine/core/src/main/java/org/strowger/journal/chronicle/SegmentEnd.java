package org.strowger.journal.chronicle;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.agrona.BitUtil;

/**
 * What stands in a segment's file behind a record. In front of everything Chronicle puts a frame of
 * four bytes: the length, and two bits that tell tables from records and work from what is
 * finished. A record whose frame was damaged must not pass for one that was never finished.
 */
final class SegmentEnd {
  static final int FRAME_LENGTH = 4;

  private static final int UNFINISHED = 0x8000_0000;
  private static final int TABLE = 0x4000_0000;
  private static final int END_OF_SEGMENT = UNFINISHED | TABLE;
  private static final int LENGTH_MASK = 0x3FFF_FFFF;
  private static final int NAME_OFFSET = FRAME_LENGTH + 2;

  /** First four letters of the names of Chronicle's tables: header, index2index, index. */
  private static final int HEADER = 0x6461_6568;

  private static final int INDEX = 0x6564_6E69;

  private final int frame;

  private SegmentEnd(int frame) {
    this.frame = frame;
  }

  /** Looks behind the record whose frame is at an offset, or at the beginning, 0. */
  static SegmentEnd afterRecordAt(Path segment, long offset) throws IOException {
    try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.READ)) {
      return after(segment, offset == 0 ? 0 : endOf(channel, offset));
    }
  }

  /** Where what the frame at an offset says it holds ends; behind the file's end, behind it. */
  static long endOf(FileChannel channel, long offset) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(FRAME_LENGTH).order(LITTLE_ENDIAN);
    channel.read(bytes, offset);
    return offset + FRAME_LENGTH + (bytes.getInt(0) & LENGTH_MASK);
  }

  /** The last frame of a record, of those before an offset, that is whole; 0 if there is none. */
  static long lastWhole(FileChannel channel, long before) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(FRAME_LENGTH).order(LITTLE_ENDIAN);
    long size = channel.size();
    long last = 0;
    long at = 0;
    while (at < before && channel.read(bytes.clear(), at) == FRAME_LENGTH) {
      int frame = bytes.getInt(0);
      long end = at + FRAME_LENGTH + (frame & LENGTH_MASK);
      if (frame == 0 || (frame & UNFINISHED) != 0 || end > size) {
        return last;
      }
      if ((frame & TABLE) == 0) {
        last = at;
      }
      at = BitUtil.align(end, FRAME_LENGTH);
    }
    return last;
  }

  /** Looks at the first frame at an offset or behind it that is no table's. */
  static SegmentEnd after(Path segment, long offset) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(NAME_OFFSET + Integer.BYTES).order(LITTLE_ENDIAN);
    try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.READ)) {
      long at = offset;
      while (true) {
        at = BitUtil.align(at, FRAME_LENGTH);
        bytes.clear();
        if (channel.read(bytes, at) < bytes.capacity()) {
          return new SegmentEnd(0);
        }
        int frame = bytes.getInt(0);
        int name = bytes.getInt(NAME_OFFSET);
        if ((frame & END_OF_SEGMENT) != TABLE || (name != HEADER && name != INDEX)) {
          return new SegmentEnd(frame);
        }
        at += FRAME_LENGTH + (frame & LENGTH_MASK);
      }
    }
  }

  /** Whether a record was begun and not finished. */
  boolean torn() {
    return frame == UNFINISHED;
  }

  /** Whether the journal goes on in another segment. */
  boolean isLast() {
    return frame == END_OF_SEGMENT;
  }

  /** What is wrong, or null. */
  String damage() {
    return frame == 0 || frame == UNFINISHED || frame == END_OF_SEGMENT
        ? null
        : String.format(Locale.ROOT, "what stands after the last record, %08x, is no frame", frame);
  }
}
