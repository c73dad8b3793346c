package org.strowger.replay.trace;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.strowger.api.plan.Plan;
import org.strowger.gateway.text.FileText;

/**
 * Reads shifts from CSV with the columns agent, sign_on, sign_off, skills ({@code
 * billing=5;english}) and, if there, profile, teams ({@code a;b}) and breaks ({@code
 * 2026-03-02T10:30/PT15M;...}). Times are ISO 8601, local to the zone unless they have an offset.
 */
public final class ShiftReader {
  private static final List<String> NEEDED = List.of("agent", "sign_on", "sign_off", "skills");
  private static final int FULL_LEVEL = 10;

  private final String file;
  private final ZoneId zone;

  private ShiftReader(String file, ZoneId zone) {
    this.file = file;
    this.zone = zone;
  }

  /**
   * Reads a file in UTF-8. A shift that cannot be read refuses the file.
   *
   * @throws InputException naming line, column and value
   */
  public static List<Shift> read(Path path, ZoneId zone) {
    try (Reader reader = Files.newBufferedReader(path)) {
      return read(path.getFileName().toString(), reader, zone);
    } catch (IOException e) {
      throw new InputException(path.toString(), "cannot be read: " + FileText.reason(e));
    }
  }

  /** The same of a text, with the file's name for complaints. */
  public static List<Shift> read(String file, Reader reader, ZoneId zone) {
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
    try (CSVParser parser = CSVParser.builder().setReader(reader).setFormat(format).get()) {
      for (String column : NEEDED) {
        if (!parser.getHeaderMap().containsKey(column)) {
          throw new InputException(
              file, 1, "no column \"" + column + "\"; needed are: " + String.join(", ", NEEDED));
        }
      }
      List<Shift> shifts = new ArrayList<>();
      ShiftReader shiftReader = new ShiftReader(file, zone);
      for (CSVRecord row : parser) {
        shifts.add(shiftReader.shift(row, parser.getCurrentLineNumber()));
      }
      shifts.sort(Comparator.comparingLong(Shift::signOnMs));
      return shifts;
    } catch (UncheckedIOException e) {
      throw new InputException(file, "cannot be read: " + FileText.reason(e.getCause()));
    } catch (IOException e) {
      throw new InputException(file, "cannot be read: " + FileText.reason(e));
    } catch (IllegalArgumentException e) {
      throw new InputException(file, "cannot be read: " + e.getMessage());
    }
  }

  private Shift shift(CSVRecord row, long line) {
    if (!row.isConsistent()) {
      throw new InputException(
          file, line, "has " + row.size() + " values, not as many as the header");
    }
    long signOn = instant(row, line, "sign_on", row.get("sign_on"));
    long signOff = instant(row, line, "sign_off", row.get("sign_off"));
    if (signOff < signOn) {
      throw bad(line, "sign_off", row.get("sign_off"), "is before sign_on");
    }
    if (row.get("agent").isEmpty()) {
      throw bad(line, "agent", "", "is empty");
    }
    List<Plan.SkillLevel> skills = new ArrayList<>();
    String text = row.get("skills");
    String problem = text.isEmpty() ? null : SkillText.parse(text, ";", FULL_LEVEL, skills);
    if (problem != null) {
      throw bad(line, "skills", text, problem);
    }
    String profile = optional(row, "profile");
    return new Shift(
        row.get("agent"),
        profile.isEmpty() ? null : profile,
        skills,
        list(optional(row, "teams")),
        signOn,
        signOff,
        breaks(row, line, optional(row, "breaks")));
  }

  private static String optional(CSVRecord row, String column) {
    return row.isMapped(column) ? row.get(column) : "";
  }

  private static List<String> list(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(";", -1)).map(String::strip).toList();
  }

  private List<Shift.Break> breaks(CSVRecord row, long line, String text) {
    List<Shift.Break> breaks = new ArrayList<>();
    for (String item : list(text)) {
      int slash = item.indexOf('/');
      if (slash < 0) {
        throw bad(line, "breaks", text, "is not of the form 2026-03-02T10:30/PT15M");
      }
      long start = instant(row, line, "breaks", item.substring(0, slash));
      try {
        long length = Duration.parse(item.substring(slash + 1)).toMillis();
        breaks.add(new Shift.Break(start, length));
      } catch (DateTimeException e) {
        throw bad(line, "breaks", item, "does not end in a length like PT15M");
      }
    }
    return breaks;
  }

  private long instant(CSVRecord row, long line, String column, String text) {
    try {
      var parsed =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      return parsed instanceof OffsetDateTime time
          ? time.toInstant().toEpochMilli()
          : ((LocalDateTime) parsed).atZone(zone).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      throw bad(line, column, row.get(column), "is not a time of the form 2026-03-02T08:15:00");
    }
  }

  private InputException bad(long line, String column, String value, String problem) {
    return new InputException(file, line, "column " + column + ": \"" + value + "\" " + problem);
  }
}
