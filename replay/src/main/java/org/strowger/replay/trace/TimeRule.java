package org.strowger.replay.trace;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How an instant is had from a row. Either a column that tells all; or a date column and a clock
 * column; or a clock column alone, on the day that puts it not before another instant.
 *
 * @param name by which fields and other times refer to it
 * @param column of the time
 * @param format of the column
 * @param dateColumn of the date, or null
 * @param dateFormat of the date column
 * @param after names of the times of which the first present one is compared with
 * @param unless conditions on columns under which there is no such time
 * @param nulls values of the column that mean there is none
 * @param toleranceMs how much earlier than the time compared with it may be on the same day
 */
record TimeRule(
    String name,
    String column,
    Format format,
    String dateColumn,
    DateFormat dateFormat,
    List<String> after,
    Map<String, Set<String>> unless,
    Set<String> nulls,
    long toleranceMs) {
  /** What a column of times holds; the pattern is null but for PATTERN. */
  record Format(Kind kind, DateTimeFormatter pattern) {}

  /** Forms of a time. */
  enum Kind {
    ISO,
    EPOCH_S,
    EPOCH_MS,
    CLOCK,
    PATTERN
  }

  /** The instant in milliseconds since the epoch, or UNKNOWN if the row has none. */
  long of(Row row, ZoneId zone, Times times) throws BadValueException {
    String text = row.text(column);
    if (text == null || nulls.contains(text) || (!unless.isEmpty() && row.matches(unless))) {
      return ContactRecord.UNKNOWN;
    }
    try {
      if (dateColumn != null) {
        return millis(dateFormat.of(row, dateColumn).atTime(clock(text)), zone);
      }
      return after.isEmpty() ? whole(text, zone) : rolled(text, zone, times);
    } catch (DateTimeException | NumberFormatException e) {
      throw new BadValueException(column, text, "is not a time of the form " + expected());
    }
  }

  private long rolled(String text, ZoneId zone, Times times) throws BadValueException {
    long before = times.first(after);
    if (before == ContactRecord.UNKNOWN) {
      throw new BadValueException(
          column, text, "has no earlier time to take its day from (" + after + ")");
    }
    long earliest = before - toleranceMs;
    LocalDate day = Instant.ofEpochMilli(earliest).atZone(zone).toLocalDate();
    LocalTime clock = clock(text);
    long instant = millis(day.atTime(clock), zone);
    return instant >= earliest ? instant : millis(day.plusDays(1).atTime(clock), zone);
  }

  private long whole(String text, ZoneId zone) {
    return switch (format.kind()) {
      case EPOCH_MS -> Long.parseLong(text);
      case EPOCH_S -> Math.round(Double.parseDouble(text) * 1000);
      case ISO -> iso(text, zone);
      case PATTERN ->
          instant(
              format.pattern().parseBest(text, OffsetDateTime::from, LocalDateTime::from), zone);
      case CLOCK -> throw new DateTimeException("a clock time without a day");
    };
  }

  private static long iso(String text, ZoneId zone) {
    String standard = text.length() > 10 && text.charAt(10) == ' ' ? text.replace(' ', 'T') : text;
    return instant(
        DateTimeFormatter.ISO_DATE_TIME.parseBest(
            standard, OffsetDateTime::from, LocalDateTime::from),
        zone);
  }

  private static long instant(TemporalAccessor parsed, ZoneId zone) {
    return parsed instanceof OffsetDateTime time
        ? time.toInstant().toEpochMilli()
        : millis((LocalDateTime) parsed, zone);
  }

  private LocalTime clock(String text) {
    return format.kind() == Kind.PATTERN
        ? LocalTime.parse(text, format.pattern())
        : Durations.clock(text);
  }

  private static long millis(LocalDateTime local, ZoneId zone) {
    return local.atZone(zone).toInstant().toEpochMilli();
  }

  private String expected() {
    return switch (format.kind()) {
      case ISO -> "2026-03-02T08:15:00";
      case EPOCH_S -> "seconds since the epoch";
      case EPOCH_MS -> "milliseconds since the epoch";
      case CLOCK -> "H:MM:SS";
      case PATTERN -> "the mapping gives (" + format.pattern() + ")";
    };
  }

  /** The instants of one row by name. */
  @FunctionalInterface
  interface Times {
    long of(String name) throws BadValueException;

    /** The first that the row has, UNKNOWN if none. */
    default long first(List<String> names) throws BadValueException {
      for (String name : names) {
        long instant = of(name);
        if (instant != ContactRecord.UNKNOWN) {
          return instant;
        }
      }
      return ContactRecord.UNKNOWN;
    }
  }
}
