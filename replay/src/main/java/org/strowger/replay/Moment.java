package org.strowger.replay;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.agrona.DirectBuffer;
import org.strowger.codec.Envelope;
import org.strowger.replay.text.Text;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A place in a journal: behind a command, or a time.
 *
 * @param sequence of the command; 0: a time is meant
 * @param timeMs milliseconds since the epoch
 */
public record Moment(long sequence, long timeMs) {
  /** Whether a record comes after it. */
  public boolean isBefore(DirectBuffer buffer, int offset) {
    return sequence > 0
        ? Envelope.sequence(buffer, offset) > sequence
        : Envelope.timeMs(buffer, offset) > timeMs;
  }

  /** Whether a record comes before it. */
  public boolean isAfter(DirectBuffer buffer, int offset) {
    return sequence > 0
        ? Envelope.sequence(buffer, offset) < sequence
        : Envelope.timeMs(buffer, offset) < timeMs;
  }

  @Override
  public String toString() {
    return sequence > 0 ? "sequence " + sequence : Text.time(timeMs);
  }

  /** Reads it from the command line: a whole number is a sequence. */
  public static final class Converter implements ITypeConverter<Moment> {
    @Override
    public Moment convert(String value) {
      if (value.matches("[0-9]{1,18}")) {
        long sequence = Long.parseLong(value);
        if (sequence < 1) {
          throw new TypeConversionException("sequences count from 1");
        }
        return new Moment(sequence, 0);
      }
      try {
        return new Moment(0, Instant.parse(value).toEpochMilli());
      } catch (DateTimeParseException | ArithmeticException e) {
        throw new TypeConversionException(
            "'" + value + "' is neither a sequence nor a time as in 2026-03-01T09:00:00Z");
      }
    }
  }
}
