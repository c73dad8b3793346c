package org.strowger.gateway;

import java.util.Locale;
import java.util.StringJoiner;

/** Constants as the command line writes them: lower case with hyphens. */
final class Words {
  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> E parse(Class<E> type, String text) {
    StringJoiner allowed = new StringJoiner(", ");
    for (E constant : type.getEnumConstants()) {
      if (of(constant).equals(text)) {
        return constant;
      }
      allowed.add(of(constant));
    }
    throw new picocli.CommandLine.TypeConversionException(
        "'" + text + "' is not one of " + allowed);
  }
}
