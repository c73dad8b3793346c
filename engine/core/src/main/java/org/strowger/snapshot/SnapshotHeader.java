package org.strowger.snapshot;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.Envelope;

/**
 * The fixed header of a snapshot file. Little endian.
 *
 * <pre>
 *  0       8         12          16         24        32                  40                 48
 *  +-------+---------+-----------+----------+---------+-------------------+------------------+
 *  | magic | version | behaviour | sequence | time ms | journal position  | highest interact.|
 *  +-------+---------+-----------+----------+---------+-------------------+------------------+
 *  48         52         56                                  88    92         96
 *  +----------+----------+-----------------------------------+-----+----------+
 *  | last crc | reserved | hash of the mark, 32 bytes        | crc | reserved |
 *  +----------+----------+-----------------------------------+-----+----------+
 * </pre>
 *
 * Journal position and last crc are those of the mark that follows the snapshot's command; sealing
 * goes on from that mark. The header's own crc is over the 88 bytes before it.
 *
 * @param behaviour version of the rules of the software that wrote it
 * @param sequence of the last command in the state
 * @param timeMs engine time, milliseconds since the epoch
 * @param journalPosition of the mark
 * @param highestInteraction highest number an interaction's name was defined for
 * @param lastCrc checksum of the mark's record
 * @param hash the mark's, 64 hexadecimal digits
 */
record SnapshotHeader(
    int behaviour,
    long sequence,
    long timeMs,
    long journalPosition,
    long highestInteraction,
    int lastCrc,
    String hash) {
  static final int LENGTH = 96;
  static final int HASH_LENGTH = 32;
  static final int VERSION = 1;

  /** "STROWSNP" as bytes in this order. */
  private static final long MAGIC = 0x504E53574F525453L;

  private static final int CHECKED_LENGTH = 88;

  byte[] encode() {
    byte[] bytes = new byte[LENGTH];
    UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    buffer.putLong(0, MAGIC, LITTLE_ENDIAN);
    buffer.putInt(8, VERSION, LITTLE_ENDIAN);
    buffer.putInt(12, behaviour, LITTLE_ENDIAN);
    buffer.putLong(16, sequence, LITTLE_ENDIAN);
    buffer.putLong(24, timeMs, LITTLE_ENDIAN);
    buffer.putLong(32, journalPosition, LITTLE_ENDIAN);
    buffer.putLong(40, highestInteraction, LITTLE_ENDIAN);
    buffer.putInt(48, lastCrc, LITTLE_ENDIAN);
    buffer.putBytes(56, HexFormat.of().parseHex(hash));
    buffer.putInt(CHECKED_LENGTH, crc(bytes), LITTLE_ENDIAN);
    return bytes;
  }

  /** The header in these bytes, or an exception that says why there is none. */
  static SnapshotHeader decode(byte[] bytes) throws DamagedSnapshotException {
    UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    if (buffer.getLong(0, LITTLE_ENDIAN) != MAGIC) {
      throw new DamagedSnapshotException("it does not begin as a snapshot does");
    }
    if (buffer.getInt(CHECKED_LENGTH, LITTLE_ENDIAN) != crc(bytes)) {
      throw new DamagedSnapshotException("the checksum of its header does not fit");
    }
    int version = buffer.getInt(8, LITTLE_ENDIAN);
    if (version != VERSION) {
      throw new DamagedSnapshotException(
          "its format is version " + version + ", this software reads " + VERSION);
    }
    int behaviour = buffer.getInt(12, LITTLE_ENDIAN);
    if (behaviour > Envelope.BEHAVIOUR) {
      throw new DamagedSnapshotException(
          "it was written under rules of version "
              + behaviour
              + ", this software knows "
              + Envelope.BEHAVIOUR);
    }
    byte[] hash = new byte[HASH_LENGTH];
    buffer.getBytes(56, hash);
    return new SnapshotHeader(
        behaviour,
        buffer.getLong(16, LITTLE_ENDIAN),
        buffer.getLong(24, LITTLE_ENDIAN),
        buffer.getLong(32, LITTLE_ENDIAN),
        buffer.getLong(40, LITTLE_ENDIAN),
        buffer.getInt(48, LITTLE_ENDIAN),
        HexFormat.of().formatHex(hash));
  }

  private static int crc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, CHECKED_LENGTH);
    return (int) crc.getValue();
  }
}
