package org.strowger.replay.trace;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * How a column of dates is read.
 *
 * @param pattern of the column
 * @param firstYear for two-digit years: they are the hundred years from this one; 0: years have
 *     four digits
 */
record DateFormat(DateTimeFormatter pattern, int firstYear) {
  static final DateFormat ISO = new DateFormat(DateTimeFormatter.ISO_LOCAL_DATE, 0);

  LocalDate parse(String text) {
    LocalDate date = LocalDate.parse(text, pattern);
    return firstYear == 0
        ? date
        : date.withYear(firstYear + Math.floorMod(date.getYear() - firstYear, 100));
  }

  /** The date in a column of a row. */
  LocalDate of(Row row, String column) throws BadValueException {
    try {
      return parse(row.raw(column));
    } catch (DateTimeException e) {
      throw new BadValueException(
          column, row.raw(column), "is not a date of the form the mapping gives");
    }
  }
}
