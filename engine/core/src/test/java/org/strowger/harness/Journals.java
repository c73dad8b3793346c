package org.strowger.harness;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.Envelope;
import org.strowger.recovery.JournalReader;

/** Looks into journals. */
public final class Journals {
  private Journals() {}

  /** Every record in hexadecimal digits; the journal must be in order. */
  public static List<String> records(Path directory) {
    return all(directory).stream().map(record -> HexFormat.of().formatHex(record)).toList();
  }

  /** Time of every command's record, milliseconds since the epoch. */
  public static List<Long> timesMs(Path directory) {
    return all(directory).stream()
        .map(UnsafeBuffer::new)
        .filter(record -> Envelope.kind(record, 0) == Envelope.COMMAND)
        .map(record -> Envelope.timeMs(record, 0))
        .toList();
  }

  private static List<byte[]> all(Path directory) {
    List<byte[]> records = new ArrayList<>();
    try (JournalReader reader = JournalReader.open(directory)) {
      JournalReader.Reading reading =
          reader.read(
              (position, buffer, offset, length) -> {
                byte[] bytes = new byte[length];
                buffer.getBytes(offset, bytes);
                records.add(bytes);
                return true;
              });
      assertNull(reading.damage());
    }
    return records;
  }
}
