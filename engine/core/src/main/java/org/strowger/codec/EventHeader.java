package org.strowger.codec;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The fixed header in front of every event. Little endian.
 *
 * <pre>
 *  0        4          8               16              24       28            32              40
 *  +--------+----------+---------------+---------------+--------+-------------+---------------+
 *  | length | reserved |   sequence    |    time ms    | client | plan version|  correlation  | SBE message ...
 *  +--------+----------+---------------+---------------+--------+-------------+---------------+
 * </pre>
 *
 * Sequence is that of the command being applied when the event happened; time is engine time, for a
 * timer its own deadline (rule T2); client and correlation are those of the command, 0 for what a
 * timer caused; plan version is the one in force (rule X3), 0 before the first. Stateless; any
 * thread.
 */
public final class EventHeader {
  /** Length of the header in bytes. */
  public static final int LENGTH = 40;

  public static final int LENGTH_OFFSET = 0;
  public static final int RESERVED_OFFSET = 4;
  public static final int SEQUENCE_OFFSET = 8;
  public static final int TIME_OFFSET = 16;
  public static final int CLIENT_OFFSET = 24;
  public static final int PLAN_VERSION_OFFSET = 28;
  public static final int CORRELATION_OFFSET = 32;

  private EventHeader() {}

  /** Sets every field. */
  public static void write(
      MutableDirectBuffer buffer,
      int offset,
      int length,
      long sequence,
      long timeMs,
      int client,
      int planVersion,
      long correlation) {
    buffer.putInt(offset + LENGTH_OFFSET, length, LITTLE_ENDIAN);
    buffer.putInt(offset + RESERVED_OFFSET, 0, LITTLE_ENDIAN);
    buffer.putLong(offset + SEQUENCE_OFFSET, sequence, LITTLE_ENDIAN);
    buffer.putLong(offset + TIME_OFFSET, timeMs, LITTLE_ENDIAN);
    buffer.putInt(offset + CLIENT_OFFSET, client, LITTLE_ENDIAN);
    buffer.putInt(offset + PLAN_VERSION_OFFSET, planVersion, LITTLE_ENDIAN);
    buffer.putLong(offset + CORRELATION_OFFSET, correlation, LITTLE_ENDIAN);
  }

  public static int length(DirectBuffer buffer, int offset) {
    return buffer.getInt(offset + LENGTH_OFFSET, LITTLE_ENDIAN);
  }

  public static long sequence(DirectBuffer buffer, int offset) {
    return buffer.getLong(offset + SEQUENCE_OFFSET, LITTLE_ENDIAN);
  }

  public static long timeMs(DirectBuffer buffer, int offset) {
    return buffer.getLong(offset + TIME_OFFSET, LITTLE_ENDIAN);
  }

  public static int client(DirectBuffer buffer, int offset) {
    return buffer.getInt(offset + CLIENT_OFFSET, LITTLE_ENDIAN);
  }

  public static int planVersion(DirectBuffer buffer, int offset) {
    return buffer.getInt(offset + PLAN_VERSION_OFFSET, LITTLE_ENDIAN);
  }

  public static long correlation(DirectBuffer buffer, int offset) {
    return buffer.getLong(offset + CORRELATION_OFFSET, LITTLE_ENDIAN);
  }
}
