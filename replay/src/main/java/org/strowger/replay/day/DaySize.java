package org.strowger.replay.day;

import java.time.LocalDate;

/**
 * How large a day to draw.
 *
 * @param agents who work some time of the day, 1 to 100,000
 * @param contacts that arrive, 1 to 10,000,000
 * @param seed any number; the same seed gives the same day
 * @param date of the day, in UTC, 1970-01-02 to 8999-12-30
 */
public record DaySize(int agents, int contacts, long seed, LocalDate date) {
  /** Contacts an agent of a well-filled day gets. */
  public static final int CONTACTS_PER_AGENT = 110;

  private static final int MAX_AGENTS = 100_000;
  private static final int MAX_CONTACTS = 10_000_000;

  private static final LocalDate FIRST_DATE = LocalDate.of(1970, 1, 2);
  private static final LocalDate LAST_DATE = LocalDate.of(8999, 12, 30);

  public DaySize {
    check("agents", agents, MAX_AGENTS);
    check("contacts", contacts, MAX_CONTACTS);
    if (date.isBefore(FIRST_DATE) || date.isAfter(LAST_DATE)) {
      throw new IllegalArgumentException(
          "date must be " + FIRST_DATE + " to " + LAST_DATE + ", is " + date);
    }
  }

  private static void check(String name, int value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(name + " must be 1 to " + max + ", is " + value);
    }
  }
}
