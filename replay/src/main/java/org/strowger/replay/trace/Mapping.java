package org.strowger.replay.trace;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How to read contact records from a file of rows; see {@code replay/docs/trace.md} for its keys.
 * Immutable. Made by {@link MappingReader}.
 *
 * @param file name of the mapping file, for complaints
 * @param delimiter between values
 * @param quote around values, null: none
 * @param charset of the records
 * @param zone of times without an offset
 * @param nulls values that mean nothing in any column
 * @param leaveOut rows that are no contacts: by name, the columns and the values they must have
 * @param times instants by name
 * @param fields of the contact record
 * @param columns every column named, and the line of the mapping that names it first
 */
public record Mapping(
    String file,
    char delimiter,
    Character quote,
    Charset charset,
    ZoneId zone,
    Set<String> nulls,
    Map<String, Map<String, Set<String>>> leaveOut,
    Map<String, TimeRule> times,
    Fields fields,
    Map<String, Integer> columns) {

  /**
   * How each field of a contact is had. Lists of names are times, of which the first present one
   * counts; what is not mapped is null or empty.
   */
  record Fields(
      TextRule id,
      TextRule customer,
      TextRule channel,
      TextRule queue,
      TextRule topic,
      TextRule urgency,
      DurationRule credit,
      List<SkillRule> skills,
      DayRule day,
      List<String> entered,
      TextRule outcome,
      List<String> left,
      DurationRule patience,
      TextRule agent,
      List<String> answered,
      DurationRule handling,
      DurationRule wrapUp) {}

  /** A duration from a text, or between two times. */
  record DurationRule(TextRule text, long unitMs, String from, String to) {
    /** Milliseconds, or UNKNOWN if the row has none. */
    long of(Row row, TimeRule.Times times) throws BadValueException {
      if (text == null) {
        long start = times.of(from);
        long end = times.of(to);
        return start == ContactRecord.UNKNOWN || end == ContactRecord.UNKNOWN
            ? ContactRecord.UNKNOWN
            : notNegative(end - start, from + " to " + to);
      }
      String value = text.of(row);
      if (value == null) {
        return ContactRecord.UNKNOWN;
      }
      try {
        return notNegative(Durations.millis(value, unitMs), value);
      } catch (NumberFormatException e) {
        throw new BadValueException(
            text.name(), value, "is not a duration (a number, H:MM:SS or M:SS)");
      }
    }

    private long notNegative(long millis, String value) throws BadValueException {
      if (millis < 0) {
        String column = text == null ? from + ", " + to : text.name();
        throw new BadValueException(column, value, "is a duration below 0");
      }
      return millis;
    }
  }

  /** Skills from a text: one at a level, or several as {@code skill=level} between separators. */
  record SkillRule(TextRule text, int level, String split) {}

  /** The day a contact is counted under. */
  record DayRule(String column, DateFormat format) {
    LocalDate of(Row row) throws BadValueException {
      return format.of(row, column);
    }
  }
}
