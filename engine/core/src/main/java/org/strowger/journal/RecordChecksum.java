package org.strowger.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.strowger.codec.Envelope;

/** CRC-32C over a record without the four bytes that hold it. No allocation. One thread. */
final class RecordChecksum {
  private static final int AFTER_CRC = Envelope.CRC_OFFSET + Integer.BYTES;

  private final CRC32C crc = new CRC32C();

  int of(DirectBuffer buffer, int offset, int length) {
    crc.reset();
    update(buffer, offset, Envelope.CRC_OFFSET);
    update(buffer, offset + AFTER_CRC, length - AFTER_CRC);
    return (int) crc.getValue();
  }

  private void update(DirectBuffer buffer, int offset, int length) {
    int start = buffer.wrapAdjustment() + offset;
    ByteBuffer bytes = buffer.byteBuffer();
    if (bytes == null) {
      crc.update(buffer.byteArray(), start, length);
    } else {
      bytes.limit(start + length).position(start);
      crc.update(bytes);
      bytes.clear();
    }
  }
}
