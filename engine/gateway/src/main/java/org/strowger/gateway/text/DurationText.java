package org.strowger.gateway.text;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations for people: a whole number and a unit, as in {@code 20s}. Stateless; any thread. */
public final class DurationText {
  /** What a duration looks like, for messages. */
  public static final String FORM = "a whole number and ms, s, m, h or d, as in 20s";

  private static final Pattern SHAPE = Pattern.compile("(-?[0-9]{1,11})(ms|s|m|h|d)");
  private static final String[] UNITS = {"d", "h", "m", "s", "ms"};
  private static final long[] UNIT_MS = {86_400_000, 3_600_000, 60_000, 1000, 1};

  private DurationText() {}

  /** Milliseconds, negative with a leading minus; empty if the text is no duration. */
  public static OptionalLong parseMs(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(matcher.group(1)) * unitMs(matcher.group(2)));
  }

  /** The shortest way to write a duration in one unit. */
  public static String format(long ms) {
    for (int i = 0; i < UNITS.length; i++) {
      if (ms != 0 && ms % UNIT_MS[i] == 0) {
        return ms / UNIT_MS[i] + UNITS[i];
      }
    }
    return "0s";
  }

  private static long unitMs(String unit) {
    for (int i = 0; i < UNITS.length; i++) {
      if (UNITS[i].equals(unit)) {
        return UNIT_MS[i];
      }
    }
    throw new IllegalArgumentException("no unit: " + unit);
  }
}
