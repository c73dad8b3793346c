package org.strowger.replay.trace;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Contact records in order of entry, with an account of every row of their file.
 *
 * @param contacts ordered by time of entry, then by row
 * @param zone the time zone that dates are counted in
 * @param rows rows read, header excluded
 * @param leftOut rows the mapping leaves out, by its own names for them
 * @param badRows rows that could not be read
 */
public record Trace(
    List<ContactRecord> contacts,
    ZoneId zone,
    long rows,
    Map<String, Long> leftOut,
    List<BadRow> badRows) {
  public Trace {
    contacts = List.copyOf(contacts);
    badRows = List.copyOf(badRows);
  }

  /** The contacts of each day, days in order. */
  public SortedMap<LocalDate, List<ContactRecord>> byDay() {
    var days = new TreeMap<LocalDate, List<ContactRecord>>();
    for (ContactRecord contact : contacts) {
      days.computeIfAbsent(contact.day(), day -> new ArrayList<>()).add(contact);
    }
    return days;
  }
}
