package org.strowger.codec;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The fixed header in front of every journal record. Little endian.
 *
 * <pre>
 *  0        4      6      8               16              24      28      32              40      44    46    48
 *  +--------+------+------+---------------+---------------+-------+-------+---------------+-------+-----+-----+
 *  | length | kind |flags |   sequence    |    time ms    | client|  crc  |  correlation  | chain | beh | res | SBE ...
 *  +--------+------+------+---------------+---------------+-------+-------+---------------+-------+-----+-----+
 * </pre>
 *
 * <ul>
 *   <li><b>length</b>: of the whole record in bytes, this header included.
 *   <li><b>kind</b>: {@link #COMMAND} or {@link #MARK}; a {@link #QUERY} is never in the journal.
 *   <li><b>sequence</b>: own contiguous number of the command, from 1; a mark repeats that of the
 *       command before it.
 *   <li><b>time</b>: engine time in milliseconds since the epoch; never less than in the record
 *       before (rule T1).
 *   <li><b>client, correlation</b>: as given by the publisher, echoed in events; 0 is none.
 *   <li><b>crc</b>: CRC-32C over the record without these four bytes.
 *   <li><b>chain</b>: the crc of the record before, marks included; 0 in the first.
 *   <li><b>behaviour</b>: version of the rules under which the command is applied, so that an old
 *       journal replays to the old result.
 * </ul>
 *
 * <p>The payload is an SBE message with its own message header. Stateless; any thread.
 */
public final class Envelope {
  /** Length of the header in bytes. */
  public static final int LENGTH = 48;

  /** Kind of a record that holds a command. */
  public static final int COMMAND = 1;

  /** Kind of a record that holds a digest mark. */
  public static final int MARK = 2;

  /** Kind of a record that holds a query: on its way to the core only, never sealed (rule T5). */
  public static final int QUERY = 3;

  /** Version of the rules of matching that this software writes. */
  public static final int BEHAVIOUR = 1;

  public static final int LENGTH_OFFSET = 0;
  public static final int KIND_OFFSET = 4;
  public static final int FLAGS_OFFSET = 6;
  public static final int SEQUENCE_OFFSET = 8;
  public static final int TIME_OFFSET = 16;
  public static final int CLIENT_OFFSET = 24;
  public static final int CRC_OFFSET = 28;
  public static final int CORRELATION_OFFSET = 32;
  public static final int CHAIN_OFFSET = 40;
  public static final int BEHAVIOUR_OFFSET = 44;
  public static final int RESERVED_OFFSET = 46;

  private Envelope() {}

  /** Sets every field but crc and chain, which sealing sets. */
  public static void write(
      MutableDirectBuffer buffer,
      int offset,
      int length,
      int kind,
      long sequence,
      long timeMs,
      int client,
      long correlation) {
    buffer.putInt(offset + LENGTH_OFFSET, length, LITTLE_ENDIAN);
    buffer.putShort(offset + KIND_OFFSET, (short) kind, LITTLE_ENDIAN);
    buffer.putShort(offset + FLAGS_OFFSET, (short) 0, LITTLE_ENDIAN);
    buffer.putLong(offset + SEQUENCE_OFFSET, sequence, LITTLE_ENDIAN);
    buffer.putLong(offset + TIME_OFFSET, timeMs, LITTLE_ENDIAN);
    buffer.putInt(offset + CLIENT_OFFSET, client, LITTLE_ENDIAN);
    buffer.putInt(offset + CRC_OFFSET, 0, LITTLE_ENDIAN);
    buffer.putLong(offset + CORRELATION_OFFSET, correlation, LITTLE_ENDIAN);
    buffer.putInt(offset + CHAIN_OFFSET, 0, LITTLE_ENDIAN);
    buffer.putShort(offset + BEHAVIOUR_OFFSET, (short) BEHAVIOUR, LITTLE_ENDIAN);
    buffer.putShort(offset + RESERVED_OFFSET, (short) 0, LITTLE_ENDIAN);
  }

  public static int length(DirectBuffer buffer, int offset) {
    return buffer.getInt(offset + LENGTH_OFFSET, LITTLE_ENDIAN);
  }

  public static int kind(DirectBuffer buffer, int offset) {
    return buffer.getShort(offset + KIND_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
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

  public static int crc(DirectBuffer buffer, int offset) {
    return buffer.getInt(offset + CRC_OFFSET, LITTLE_ENDIAN);
  }

  public static long correlation(DirectBuffer buffer, int offset) {
    return buffer.getLong(offset + CORRELATION_OFFSET, LITTLE_ENDIAN);
  }

  public static int chain(DirectBuffer buffer, int offset) {
    return buffer.getInt(offset + CHAIN_OFFSET, LITTLE_ENDIAN);
  }

  public static int behaviour(DirectBuffer buffer, int offset) {
    return buffer.getShort(offset + BEHAVIOUR_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
  }
}
