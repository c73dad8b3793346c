package org.strowger.replay.play;

import java.util.OptionalLong;
import org.strowger.gateway.text.DurationText;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration from the command line, in milliseconds. */
public final class DurationConverter implements ITypeConverter<Long> {
  @Override
  public Long convert(String value) {
    OptionalLong ms = DurationText.parseMs(value);
    if (ms.isEmpty() || ms.getAsLong() < 0) {
      throw new TypeConversionException("must be " + DurationText.FORM + ", is \"" + value + "\"");
    }
    return ms.getAsLong();
  }
}
