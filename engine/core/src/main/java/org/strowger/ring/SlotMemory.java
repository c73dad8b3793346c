package org.strowger.ring;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.Envelope;
import org.strowger.codec.Limits;

/**
 * The bytes of a ring: slots of {@link #SLOT_LENGTH} bytes side by side outside the heap. A record
 * takes as many neighbouring slots as it needs; one that reaches over the end goes on at the start.
 * Its length is the first field of its first slot; slots that hold no record have a length below 0.
 */
final class SlotMemory {
  /** Length of a slot in bytes: an envelope and 208 bytes of message. */
  static final int SLOT_LENGTH = 256;

  private final int slots;
  private final long mask;
  private final UnsafeBuffer memory;
  private final UnsafeBuffer joined;
  private final int maxRecordLength;
  private int offset;

  /**
   * Reserves the memory.
   *
   * @param slots a power of two
   */
  SlotMemory(int slots) {
    this.slots = slots;
    mask = slots - 1L;
    maxRecordLength = Math.min(Limits.MAX_RECORD_LENGTH, slots / 4 * SLOT_LENGTH);
    memory = direct(slots * SLOT_LENGTH);
    joined = direct(maxRecordLength);
  }

  static UnsafeBuffer direct(int length) {
    return new UnsafeBuffer(
        BufferUtil.allocateDirectAligned(length, BitUtil.CACHE_LINE_LENGTH * 2));
  }

  int maxRecordLength() {
    return maxRecordLength;
  }

  static int slotsFor(int length) {
    return (length + SLOT_LENGTH - 1) / SLOT_LENGTH;
  }

  void write(long first, DirectBuffer record, int from, int length) {
    int start = offsetOf(first);
    int head = Math.min(length, memory.capacity() - start);
    memory.putBytes(start, record, from, head);
    if (head < length) {
      memory.putBytes(0, record, from + head, length - head);
    }
  }

  /** Marks slots that hold no record. */
  void writeNothing(long first, int count) {
    memory.putInt(offsetOf(first) + Envelope.LENGTH_OFFSET, -count, LITTLE_ENDIAN);
  }

  /** Length of the record that starts here; below 0: so many slots without one. */
  int lengthAt(long first) {
    return memory.getInt(offsetOf(first) + Envelope.LENGTH_OFFSET, LITTLE_ENDIAN);
  }

  /**
   * The buffer that holds the whole record, at {@link #offset()}. A record that reaches over the
   * end is joined in a buffer of its own; there is one such record in any stretch of slots shorter
   * than the ring.
   *
   * @param again whether it was joined before and may have been written to since
   */
  UnsafeBuffer record(long first, int length, boolean again) {
    int start = offsetOf(first);
    int head = slots * SLOT_LENGTH - start;
    if (length <= head) {
      offset = start;
      return memory;
    }
    if (!again) {
      joined.putBytes(0, memory, start, head);
      joined.putBytes(head, memory, 0, length - head);
    }
    offset = 0;
    return joined;
  }

  int offset() {
    return offset;
  }

  private int offsetOf(long sequence) {
    return (int) (sequence & mask) * SLOT_LENGTH;
  }
}
