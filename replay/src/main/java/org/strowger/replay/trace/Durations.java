package org.strowger.replay.trace;

import java.time.DateTimeException;
import java.time.LocalTime;

/** Reads durations and clock times: plain numbers, H:MM:SS, H:MM. */
final class Durations {
  private Durations() {}

  /** A time of day, H:MM:SS or H:MM, with or without a leading zero. */
  static LocalTime clock(String text) {
    int[] parts = parts(text);
    return parts.length == 3
        ? LocalTime.of(parts[0], parts[1], parts[2])
        : LocalTime.of(parts[0], parts[1]);
  }

  /**
   * A duration in milliseconds.
   *
   * @param text a number, decimals allowed, or H:MM:SS or M:SS
   * @param unitMs what one of a plain number is, milliseconds
   * @throws NumberFormatException if it is none of these
   */
  static long millis(String text, long unitMs) {
    if (text.indexOf(':') < 0) {
      double number = Double.parseDouble(text);
      double millis = number * unitMs;
      if (!(Math.abs(millis) < 1e15)) {
        throw new NumberFormatException(text);
      }
      return Math.round(millis);
    }
    try {
      int[] parts = parts(text);
      long seconds = 0;
      for (int i = 0; i < parts.length; i++) {
        if (i > 0 && parts[i] > 59) {
          throw new NumberFormatException(text);
        }
        seconds = seconds * 60 + parts[i];
      }
      return seconds * 1000;
    } catch (DateTimeException e) {
      throw new NumberFormatException(text);
    }
  }

  /** Two or three whole numbers between colons. */
  private static int[] parts(String text) {
    int first = text.indexOf(':');
    int second = text.indexOf(':', first + 1);
    boolean third = second >= 0 && text.indexOf(':', second + 1) >= 0;
    if (first < 0 || third) {
      throw new DateTimeException(text);
    }
    return second < 0
        ? new int[] {number(text, 0, first), number(text, first + 1, text.length())}
        : new int[] {
          number(text, 0, first),
          number(text, first + 1, second),
          number(text, second + 1, text.length())
        };
  }

  private static int number(String text, int from, int to) {
    if (to - from < 1 || to - from > 6) {
      throw new DateTimeException(text);
    }
    int number = 0;
    for (int i = from; i < to; i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        throw new DateTimeException(text);
      }
      number = 10 * number + digit - '0';
    }
    return number;
  }
}
