package org.strowger.replay.play;

import java.util.Locale;
import java.util.StringJoiner;
import org.strowger.EngineContext.Durability;
import org.strowger.gateway.text.Words;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a durability from the command line: {@code process-crash}, with an underscore too. */
final class DurabilityConverter implements ITypeConverter<Durability> {
  @Override
  public Durability convert(String value) {
    String word = value.toLowerCase(Locale.ROOT).replace('_', '-');
    StringJoiner allowed = new StringJoiner(", ");
    for (Durability durability : Durability.values()) {
      if (Words.of(durability).equals(word)) {
        return durability;
      }
      allowed.add(Words.of(durability));
    }
    throw new TypeConversionException("must be one of " + allowed + ", is \"" + value + "\"");
  }
}
