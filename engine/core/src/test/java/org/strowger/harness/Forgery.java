package org.strowger.harness;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.Envelope;
import org.strowger.codec.sbe.DigestMarkEncoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;

/** Changes records so that their own checksum still fits. */
public final class Forgery {
  private static final int CRC_LENGTH = 4;

  private Forgery() {}

  /** Sets the state digest of a mark. */
  public static void setStateDigest(byte[] mark, long digest) {
    int offset =
        Envelope.LENGTH
            + MessageHeaderDecoder.ENCODED_LENGTH
            + DigestMarkEncoder.stateDigestEncodingOffset();
    new UnsafeBuffer(mark).putLong(offset, digest, LITTLE_ENDIAN);
    close(mark);
  }

  /** Sets the time of a record. */
  public static void setTime(byte[] record, long timeMs) {
    new UnsafeBuffer(record).putLong(Envelope.TIME_OFFSET, timeMs, LITTLE_ENDIAN);
    close(record);
  }

  /** Lets a record follow another. */
  public static void setChain(byte[] record, int crc) {
    new UnsafeBuffer(record).putInt(Envelope.CHAIN_OFFSET, crc, LITTLE_ENDIAN);
    close(record);
  }

  /** Makes a record's checksum fit. */
  public static void close(byte[] record) {
    CRC32C crc = new CRC32C();
    crc.update(record, 0, Envelope.CRC_OFFSET);
    int behind = Envelope.CRC_OFFSET + CRC_LENGTH;
    crc.update(record, behind, record.length - behind);
    new UnsafeBuffer(record).putInt(Envelope.CRC_OFFSET, (int) crc.getValue(), LITTLE_ENDIAN);
  }
}
