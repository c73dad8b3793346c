package org.strowger.harness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;

/** The file that a small journal is in. */
public final class Segment {
  /** Bytes that Chronicle puts in front of a record. */
  public static final int FRAME_LENGTH = 4;

  private final Path file;
  private final byte[] bytes;

  private Segment(Path file) throws IOException {
    this.file = file;
    bytes = Files.readAllBytes(file);
  }

  /** The only segment of an engine's directory. */
  public static Segment of(Path engineDirectory) throws IOException {
    try (Stream<Path> files = Files.list(engineDirectory.resolve("journal"))) {
      return new Segment(
          files.filter(file -> file.toString().endsWith(".cq4")).findFirst().orElseThrow());
    }
  }

  /** Where a record, given in hexadecimal digits, begins. */
  public int offsetOf(String record) {
    byte[] wanted = HexFormat.of().parseHex(record);
    for (int i = 0; i + wanted.length <= bytes.length; i++) {
      if (Arrays.mismatch(bytes, i, i + wanted.length, wanted, 0, wanted.length) < 0) {
        return i;
      }
    }
    throw new AssertionError("the record is not in " + file);
  }

  /** The byte that was there when the segment was opened. */
  public byte original(int offset) {
    return bytes[offset];
  }

  /** Overwrites bytes in the file. */
  public void put(int offset, byte... values) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(values), offset);
    }
  }
}
