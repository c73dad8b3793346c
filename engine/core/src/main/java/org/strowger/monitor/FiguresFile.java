package org.strowger.monitor;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.CountersReader;
import org.strowger.codec.sbe.RejectCode;

/**
 * Layout of the file: a header, then descriptions and values of counters as Agrona lays them out.
 * The type of a counter and its number within the type are its key.
 *
 * <pre>
 *  0       8         12       64                64 + 512 * counters     + 128 * counters
 *  +-------+---------+--------+-----------------+-----------------------+
 *  | magic | version | unused | descriptions    | values                |
 *  +-------+---------+--------+-----------------+-----------------------+
 * </pre>
 */
@SuppressWarnings("EnumOrdinal") // places are numbers; another order is another version
final class FiguresFile {
  static final String NAME = "figures.dat";
  static final int VERSION = 2;

  /** "STROWFIG" as bytes in this order. */
  static final long MAGIC = 0x4749_4657_4F52_5453L;

  static final int HEADER_LENGTH = 64;
  private static final int VERSION_AT = 8;

  static final int FIGURE = 1;
  static final int REFUSAL = 2;
  static final int LATENCY = 3;

  private static final Figure[] FIGURES = Figure.values();
  private static final RejectCode[] CODES = RejectCode.values();
  private static final int PARTS = Latency.Part.values().length;

  static final int COUNTERS = FIGURES.length + CODES.length + Latency.values().length * PARTS;
  static final int VALUES_AT = HEADER_LENGTH + COUNTERS * CountersReader.METADATA_LENGTH;
  static final int LENGTH = VALUES_AT + COUNTERS * CountersReader.COUNTER_LENGTH;

  private FiguresFile() {}

  static UnsafeBuffer descriptions(ByteBuffer file) {
    return new UnsafeBuffer(file, HEADER_LENGTH, VALUES_AT - HEADER_LENGTH);
  }

  static UnsafeBuffer values(ByteBuffer file) {
    return new UnsafeBuffer(file, VALUES_AT, LENGTH - VALUES_AT);
  }

  static void writeHeader(UnsafeBuffer file) {
    file.putInt(VERSION_AT, VERSION, LITTLE_ENDIAN);
    file.putLong(0, MAGIC, LITTLE_ENDIAN);
  }

  /** What is wrong with the header, or null. */
  static String wrong(UnsafeBuffer file) {
    if (file.capacity() < HEADER_LENGTH || file.getLong(0, LITTLE_ENDIAN) != MAGIC) {
      return "it does not begin as figures do";
    }
    int version = file.getInt(VERSION_AT, LITTLE_ENDIAN);
    if (version != VERSION || file.capacity() != LENGTH) {
      return "its layout is version "
          + version
          + " with "
          + file.capacity()
          + " bytes, this software reads "
          + VERSION
          + " with "
          + LENGTH;
    }
    return null;
  }

  /** Number of a figure's counter. */
  static int id(Figure figure) {
    return figure.ordinal();
  }

  static int id(RejectCode code) {
    return FIGURES.length + code.ordinal();
  }

  static int id(Latency latency, Latency.Part part) {
    return FIGURES.length + CODES.length + latency.ordinal() * PARTS + part.ordinal();
  }
}
