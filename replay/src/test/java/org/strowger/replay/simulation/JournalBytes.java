package org.strowger.replay.simulation;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.strowger.recovery.JournalReader;

/** What is in a journal, to the byte. */
final class JournalBytes {
  private JournalBytes() {}

  /** SHA-256 over every record, marks included. */
  static String hash(Path directory) {
    try (JournalReader reader = JournalReader.open(directory)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      JournalReader.Reading reading =
          reader.read(
              (position, buffer, offset, length) -> {
                byte[] record = new byte[length];
                buffer.getBytes(offset, record);
                digest.update(record);
                return true;
              });
      assertNull(reading.damage());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
