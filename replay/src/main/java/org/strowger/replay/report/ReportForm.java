package org.strowger.replay.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.strowger.replay.report.ReportFigures.PlanInForce;
import org.strowger.replay.report.ReportFigures.Source;
import org.strowger.replay.text.Display;
import org.strowger.replay.text.Text;

/** A report as a map for JSON, and how its parts are written for people. Stateless; any thread. */
public final class ReportForm {
  /** Layout of the JSON form; goes up when a reader of the one before could be misled. */
  public static final int FORMAT = 1;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  /** Where the definitions of figures are from. */
  public static final String SOURCES =
      "Service level, ASA, abandonment, handling time and occupancy as in N. Gans, G. Koole, A."
          + " Mandelbaum, Telephone Call Centers: Tutorial, Review, and Research Prospects,"
          + " Manufacturing & Service Operations Management 5 (2003) 79-141; the service level is"
          + " that of all offered. NPS, the share of promoters less that of detractors, is by F."
          + " Reichheld, The One Number You Need to Grow, Harvard Business Review 81 (2003).";

  private ReportForm() {}

  /** The whole report; {@code docs/report.schema.json} describes it. */
  public static Map<String, Object> map(ReportFigures figures) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("format", (long) FORMAT);
    map.put("source", source(figures.source()));
    map.put("interval-ms", figures.intervalMs());
    map.put("totals", figures.total().values(Grouping.TOTAL));
    map.put("queues", groups(figures, Grouping.QUEUE));
    map.put("channels", groups(figures, Grouping.CHANNEL));
    map.put("agents", groups(figures, Grouping.AGENT));
    map.put("intervals", groups(figures, Grouping.INTERVAL));
    return map;
  }

  private static Map<String, Object> source(Source source) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("journal", source.name());
    map.put("software", source.software());
    map.put("commands", source.commands());
    if (source.commands() > 0) {
      map.put("from", Text.time(source.firstMs()));
      map.put("to", Text.time(source.lastMs()));
    }
    map.put("time-zone", zone(source.zone()));
    map.put("head", source.head());
    map.put("limits", source.limits());
    List<Object> plans = new ArrayList<>();
    for (PlanInForce plan : source.plans()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("version", plan.version());
      entry.put("sequence", plan.sequence());
      entry.put("time", Text.time(plan.timeMs()));
      plans.add(entry);
    }
    map.put("plans", plans);
    map.put("whole", source.whole());
    map.put("integrity", source.integrity());
    return map;
  }

  private static List<Object> groups(ReportFigures figures, Grouping grouping) {
    List<Object> list = new ArrayList<>();
    for (Group group : figures.groups(grouping)) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put(
          grouping == Grouping.INTERVAL ? "from" : "id",
          grouping == Grouping.INTERVAL ? Text.time(group.startMs()) : group.id());
      map.putAll(group.values(grouping));
      list.add(map);
    }
    return list;
  }

  /** A group's name for people. */
  public static String name(Group group, Grouping grouping, ZoneId zone) {
    return switch (grouping) {
      case TOTAL -> "all";
      case INTERVAL -> time(group.startMs(), zone);
      default -> group.id() == null ? "(began before)" : group.id();
    };
  }

  /** A time of day with its date, to the minute. */
  public static String time(long ms, ZoneId zone) {
    return TIME.format(Instant.ofEpochMilli(ms).atZone(zone));
  }

  /** A time zone for people. */
  public static String zone(ZoneId zone) {
    return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  /** A figure for people; a hyphen if there is none. */
  public static String show(Figure figure, Group group) {
    double value = group.get(figure);
    return switch (figure.unit()) {
      case SHARE -> Display.percent(value);
      case MS -> Display.duration(value);
      case POINTS -> Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.1f", value);
    };
  }

  /** A count for people. */
  public static String show(Count count, Group group) {
    long value = group.get(count);
    return count.id().endsWith("-ms") ? Display.duration(value) : Text.count(value);
  }

  /**
   * The service-level targets of a group: {@code 20.0s, 1m00s}, of more than two the first and
   * last.
   */
  public static String targets(SortedSet<Long> targetsMs) {
    if (targetsMs.size() > 2) {
      return Display.duration(targetsMs.first()) + " to " + Display.duration(targetsMs.last());
    }
    return targetsMs.isEmpty()
        ? "-"
        : targetsMs.stream().map(Display::duration).collect(Collectors.joining(", "));
  }

  /** Promoters less detractors, of all answers, in points; a hyphen without answers. */
  public static String nps(Group total) {
    long answers =
        total.get(Count.NPS_PROMOTERS)
            + total.get(Count.NPS_PASSIVES)
            + total.get(Count.NPS_DETRACTORS);
    long balance = total.get(Count.NPS_PROMOTERS) - total.get(Count.NPS_DETRACTORS);
    return answers == 0 ? "-" : Text.count(Math.round(100.0 * balance / answers));
  }
}
