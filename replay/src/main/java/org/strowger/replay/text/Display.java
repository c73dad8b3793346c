package org.strowger.replay.text;

import java.util.Locale;

/** How figures are written for people. */
public final class Display {
  private static final String NOTHING = "-";
  private static final double SECOND_MS = 1_000;
  private static final long MINUTE_S = 60;
  private static final long HOUR_S = 3_600;

  private Display() {}

  /** A duration: {@code 0.4s}, {@code 14.2s}, {@code 4m21s}, {@code 2h05m}. */
  public static String duration(double ms) {
    if (Double.isNaN(ms)) {
      return NOTHING;
    }
    if (ms < 59_950) {
      return String.format(Locale.ROOT, "%.1fs", ms / SECOND_MS);
    }
    long seconds = Math.round(ms / SECOND_MS);
    return seconds < HOUR_S
        ? String.format(Locale.ROOT, "%dm%02ds", seconds / MINUTE_S, seconds % MINUTE_S)
        : String.format(Locale.ROOT, "%dh%02dm", seconds / HOUR_S, seconds % HOUR_S / MINUTE_S);
  }

  /** The same of whole milliseconds. */
  public static String duration(long ms) {
    return duration((double) ms);
  }

  /** A share of 0 to 1 as {@code 81.2%}. */
  public static String percent(double share) {
    return Double.isNaN(share) ? NOTHING : String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }

  /** Nanoseconds as microseconds or milliseconds: {@code 3.4 us}, {@code 1.2 ms}. */
  public static String latency(long nanos) {
    return nanos < 1_000_000
        ? String.format(Locale.ROOT, "%.1f us", nanos / 1e3)
        : String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
  }

  /** Nanoseconds as seconds: {@code 1.82 s}. */
  public static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
  }
}
