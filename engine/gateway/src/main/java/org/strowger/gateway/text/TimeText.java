package org.strowger.gateway.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as ISO-8601 text, from 1970 to 8999. Reading takes any offset from UTC and cuts off what is
 * finer than a millisecond; writing gives UTC with milliseconds. Stateless; any thread.
 */
public final class TimeText {
  /** What a time looks like, for messages. */
  public static final String FORM =
      "ISO-8601 with an offset, as in 2026-03-01T09:00:00Z, or milliseconds since 1970; no year above 8999";

  /** 8999-12-31T23:59:59.999Z: what is computed from it has a year of four digits too. */
  public static final long MAX_MS = 221_845_391_999_999L;

  private static final long DAY_MS = 86_400_000L;
  private static final Pattern SHAPE =
      Pattern.compile(
          "([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2})"
              + "(?::([0-9]{2})(?:\\.([0-9]{1,9}))?)?(?:Z|([+-])([0-9]{2}):([0-9]{2}))");

  private TimeText() {}

  /** Milliseconds since 1970; empty if the text is no time or not from 1970 to 8999. */
  public static OptionalLong parseMs(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    int hour = number(matcher, 4);
    int minute = number(matcher, 5);
    int second = number(matcher, 6);
    int offsetHour = number(matcher, 9);
    int offsetMinute = number(matcher, 10);
    if (hour > 23 || minute > 59 || second > 59 || offsetHour > 18 || offsetMinute > 59) {
      return OptionalLong.empty();
    }
    long day;
    try {
      day = LocalDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3)).toEpochDay();
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
    long offsetMs = 60_000L * (60 * offsetHour + offsetMinute);
    long ms =
        day * DAY_MS
            + 1000L * (3600 * hour + 60 * minute + second)
            + millisecond(matcher.group(7))
            - ("-".equals(matcher.group(8)) ? -offsetMs : offsetMs);
    return ms < 0 || ms > MAX_MS ? OptionalLong.empty() : OptionalLong.of(ms);
  }

  /**
   * Writes a time as UTC with milliseconds, 24 characters.
   *
   * @param ms milliseconds since 1970, before the year 10000
   */
  public static String format(long ms) {
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(ms, DAY_MS));
    int ofDay = (int) Math.floorMod(ms, DAY_MS);
    char[] text = new char[24];
    put(text, 0, 4, date.getYear());
    text[4] = '-';
    put(text, 5, 2, date.getMonthValue());
    text[7] = '-';
    put(text, 8, 2, date.getDayOfMonth());
    text[10] = 'T';
    put(text, 11, 2, ofDay / 3_600_000);
    text[13] = ':';
    put(text, 14, 2, ofDay / 60_000 % 60);
    text[16] = ':';
    put(text, 17, 2, ofDay / 1000 % 60);
    text[19] = '.';
    put(text, 20, 3, ofDay % 1000);
    text[23] = 'Z';
    return new String(text);
  }

  private static int number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static int millisecond(String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "00").substring(0, 3));
  }

  private static void put(char[] text, int at, int digits, int value) {
    int rest = value;
    for (int i = at + digits - 1; i >= at; i--) {
      text[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
