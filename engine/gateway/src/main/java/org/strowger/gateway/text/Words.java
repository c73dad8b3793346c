package org.strowger.gateway.text;

import java.util.Locale;

/** Constants as people write them: lower case with hyphens. Stateless; any thread. */
public final class Words {
  private Words() {}

  /** The word of a constant. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
