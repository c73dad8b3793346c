package org.strowger.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Properties;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.Envelope;

/**
 * Where a journal begins whose first segments were removed: the file {@value #FILE_NAME} in the
 * engine's directory, written before they go. Without it a journal begins at its first segment.
 * Immutable.
 *
 * @param segment number of the first segment that still counts
 * @param mark the record of the mark before its first record, which checking goes on from
 * @param highestInteraction highest number an interaction's name was defined for up to there
 */
public record JournalBegin(int segment, String mark, long highestInteraction) {
  /** Name of the file in the engine's directory. */
  public static final String FILE_NAME = "journal-begin.properties";

  /** Of a record. */
  public static JournalBegin at(int segment, byte[] mark, long highestInteraction) {
    return new JournalBegin(segment, HexFormat.of().formatHex(mark), highestInteraction);
  }

  /**
   * Where the journal of a directory begins, null if at its first segment.
   *
   * @throws IllegalStateException if the file is not understood
   */
  public static JournalBegin read(Path directory) {
    Path file = directory.resolve(FILE_NAME);
    if (!Files.exists(file)) {
      return null;
    }
    Properties properties = DirectoryFile.read(file);
    JournalBegin begin =
        new JournalBegin(
            (int) number(file, properties, "segment", Integer.MAX_VALUE),
            properties.getProperty("mark", ""),
            number(file, properties, "highestInteraction", Long.MAX_VALUE));
    try {
      if (begin.record().capacity() == Seal.MARK_LENGTH) {
        return begin;
      }
    } catch (IllegalArgumentException e) {
      throw notUnderstood(file, "mark", begin.mark());
    }
    throw notUnderstood(file, "mark", begin.mark());
  }

  private static long number(Path file, Properties properties, String name, long max) {
    String value = properties.getProperty(name);
    try {
      long number = Long.parseLong(value);
      if (number >= 0 && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw notUnderstood(file, name, value);
    }
    throw notUnderstood(file, name, value);
  }

  private static IllegalStateException notUnderstood(Path file, String name, String value) {
    return new IllegalStateException(
        file
            + " is not understood: "
            + name
            + (value == null ? " is missing" : " is " + value)
            + "; it tells where the journal begins since its first segments were removed: restore it"
            + " from a copy");
  }

  /** Makes it hold for a directory; when this returns it survives a loss of power. */
  public void write(Path directory) throws IOException {
    DirectoryFile.write(
        directory.resolve(FILE_NAME),
        "# Segments before this one were removed. Checking begins behind this mark.\nsegment="
            + segment
            + "\nmark="
            + mark
            + "\nhighestInteraction="
            + highestInteraction
            + "\n");
  }

  /** Sequence of the last command before the first that is there. */
  public long sequence() {
    return Envelope.sequence(record(), 0);
  }

  /** Brings a seal to where the journal begins; returns what is wrong, or null. */
  public String start(Seal seal) {
    UnsafeBuffer record = record();
    String wrong =
        seal.startAt(
            record,
            0,
            record.capacity(),
            Envelope.sequence(record, 0),
            Envelope.crc(record, 0),
            highestInteraction);
    return wrong == null ? null : FILE_NAME + ": " + wrong;
  }

  private UnsafeBuffer record() {
    return new UnsafeBuffer(HexFormat.of().parseHex(mark));
  }
}
