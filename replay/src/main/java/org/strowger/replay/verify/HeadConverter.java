package org.strowger.replay.verify;

import org.strowger.journal.Head;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a head from the command line. */
final class HeadConverter implements ITypeConverter<Head> {
  @Override
  public Head convert(String value) {
    try {
      return Head.parse(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
