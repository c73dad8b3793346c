package org.strowger.replay.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The intervals of one or more reports as a page shows them: without gaps, the same for all, and
 * put together to longer ones where they would be too many to read.
 */
final class Timeline {
  private static final int MOST = 100;
  private static final long DAY_MS = Duration.ofDays(1).toMillis();
  private static final long MINUTE_MS = Duration.ofMinutes(1).toMillis();

  /** How far apart labels may be, in minutes. */
  private static final int[] ROUND = {
    1, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1_440, 2_880, 10_080, 20_160, 40_320, 120_960
  };

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);
  private static final DateTimeFormatter BOTH =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

  private final ZoneId zone;
  private final long stepMs;
  private final long firstStep;
  private final List<List<Group>> rows = new ArrayList<>();

  Timeline(List<ReportFigures> reports) {
    zone = reports.get(0).source().zone();
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    long shortest = 1;
    for (ReportFigures report : reports) {
      shortest = Math.max(shortest, report.intervalMs());
      for (Group interval : report.intervals()) {
        first = Math.min(first, wallMs(interval.startMs()));
        last = Math.max(last, wallMs(interval.startMs()));
      }
    }
    stepMs = step(shortest, first, last);
    firstStep = Math.floorDiv(first, stepMs);
    int length = first > last ? 0 : (int) (Math.floorDiv(last, stepMs) - firstStep + 1);
    for (ReportFigures report : reports) {
      rows.add(put(report, length));
    }
  }

  /** The shortest step that leaves few enough rows. */
  private static long step(long intervalMs, long first, long last) {
    long span = first > last ? 0 : last - first;
    long step = intervalMs;
    for (long next : new long[] {DAY_MS / 24, DAY_MS, 7 * DAY_MS, 28 * DAY_MS, 364 * DAY_MS}) {
      if (span / step < MOST) {
        return step;
      }
      step = Math.max(step, next / intervalMs * intervalMs);
    }
    return Math.max(step, span / MOST / intervalMs * intervalMs + intervalMs);
  }

  private List<Group> put(ReportFigures report, int length) {
    Map<Integer, Group> found = new TreeMap<>();
    for (Group interval : report.intervals()) {
      int at = (int) (Math.floorDiv(wallMs(interval.startMs()), stepMs) - firstStep);
      found.computeIfAbsent(at, index -> new Group(label(index))).add(interval);
    }
    List<Group> all = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      all.add(found.containsKey(i) ? found.get(i) : new Group(label(i)));
    }
    return all;
  }

  private long wallMs(long ms) {
    return ms + zone.getRules().getOffset(Instant.ofEpochMilli(ms)).getTotalSeconds() * 1_000L;
  }

  /** Of each report, one group an interval; their ids are when it begins. */
  List<List<Group>> rows() {
    return rows;
  }

  /** How long an interval is. */
  long stepMs() {
    return stepMs;
  }

  private String label(int index) {
    String form = DateTimeFormatter.ISO_LOCAL_DATE.format(wall(index));
    return stepMs % DAY_MS == 0 ? form : form + " " + CLOCK.format(wall(index));
  }

  private LocalDateTime wall(int index) {
    return LocalDateTime.ofInstant(
        Instant.ofEpochMilli((firstStep + index) * stepMs), ZoneOffset.UTC);
  }

  /** Where an axis has its labels: at most so many, at round times. */
  List<Integer> breaks(int most) {
    int length = rows.get(0).size();
    for (int minutes : ROUND) {
      long every = minutes * MINUTE_MS / stepMs;
      if (every * stepMs != minutes * MINUTE_MS) {
        continue;
      }
      List<Integer> at = new ArrayList<>();
      for (int i = 0; i < length; i++) {
        if (Math.floorMod(firstStep + i, every) == 0) {
          at.add(i);
        }
      }
      if (at.size() <= most) {
        return at.isEmpty() ? List.of(0) : at;
      }
    }
    return List.of(0);
  }

  /** What is written at a break. */
  String tick(int index) {
    if (stepMs % DAY_MS == 0) {
      return DATE.format(wall(index));
    }
    boolean oneDay = (rows.get(0).size() - 1) * stepMs < DAY_MS;
    return (oneDay ? CLOCK : BOTH).format(wall(index));
  }
}
