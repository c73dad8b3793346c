package org.strowger.harness;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.strowger.recovery.JournalReader;

/** Looks into journals. */
public final class Journals {
  private Journals() {}

  /** Every record in hexadecimal digits; the journal must be in order. */
  public static List<String> records(Path directory) {
    List<String> records = new ArrayList<>();
    try (JournalReader reader = JournalReader.open(directory)) {
      JournalReader.Reading reading =
          reader.read(
              (position, buffer, offset, length) -> {
                byte[] bytes = new byte[length];
                buffer.getBytes(offset, bytes);
                records.add(HexFormat.of().formatHex(bytes));
                return true;
              });
      assertNull(reading.damage());
    }
    return records;
  }
}
