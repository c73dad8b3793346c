package org.strowger.replay.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strowger.replay.report.PageTable.Cells;
import org.strowger.replay.report.PageTable.Row;
import org.strowger.replay.report.ReportFigures.PlanInForce;
import org.strowger.replay.report.ReportFigures.Source;
import org.strowger.replay.text.Display;
import org.strowger.replay.text.Text;

/**
 * One or more reports as one HTML page, side by side. It loads nothing, runs nothing, and is the
 * same for the same reports. One thread.
 */
public final class ReportPage {
  private static final int MOST_ROWS = 200;
  private static final int MOST_BARS = 20;

  /**
   * One of the reports of a page.
   *
   * @param label told beside its figures, if there are several
   * @param figures of the report
   */
  public record Column(String label, ReportFigures figures) {}

  /**
   * Something told before the figures.
   *
   * @param title of the section
   * @param paragraphs before its tables
   * @param tables may be none
   */
  public record Section(String title, List<String> paragraphs, List<Table> tables) {}

  /**
   * A table of such a section; its first column names the rows.
   *
   * @param caption of the table
   * @param heads of the columns
   * @param rows always seen
   * @param othersTitle of the others, folded under it
   * @param others less important ones; may be none
   * @param note beneath
   */
  public record Table(
      String caption,
      List<String> heads,
      List<TableRow> rows,
      String othersTitle,
      List<TableRow> others,
      String note) {}

  /**
   * A row of such a table.
   *
   * @param cells as many as heads
   * @param marked in bold
   */
  public record TableRow(List<String> cells, boolean marked) {}

  private final List<Column> columns;
  private final List<String> labels;
  private final StringWriter text = new StringWriter();
  private final Markup out = new Markup(text);
  private final PageTable tables;
  private final PageCharts charts;

  private ReportPage(List<Column> columns) {
    this.columns = List.copyOf(columns);
    labels = columns.stream().map(Column::label).toList();
    tables = new PageTable(out, labels);
    charts = new PageCharts(out, labels);
  }

  /**
   * The page.
   *
   * @param title of the page
   * @param sections before the figures; may be none
   * @param columns at least one
   */
  public static String of(String title, List<Section> sections, List<Column> columns) {
    return new ReportPage(columns).write(title, sections);
  }

  private String write(String title, List<Section> sections) {
    out.open("html", "lang", "en").open("head").empty("meta", "charset", "utf-8");
    out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    out.empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'unsafe-inline'");
    out.element("title", title).element("style", style()).close().newLine();
    out.open("body").open("main").element("h1", title);
    sections.forEach(this::section);
    columns.forEach(this::verdict);
    if (columns.stream().anyMatch(column -> !column.figures().total().isEmpty())) {
      totals();
      sources();
      overTime();
      groups(Grouping.QUEUE, "Queue", "queue");
      groups(Grouping.CHANNEL, "Channel", "channel");
      groups(Grouping.SEGMENT, "Segment", "segment");
      agents();
      counts();
    } else {
      out.element("p", "Nothing happened that is counted.", "class", "empty");
      sources();
    }
    definitions();
    out.end();
    return text.toString();
  }

  private static String style() {
    try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void heading(String title) {
    out.open("section").element("h2", title).newLine();
  }

  private void section(Section section) {
    heading(section.title());
    section.paragraphs().forEach(paragraph -> out.element("p", paragraph));
    for (Table table : section.tables()) {
      rows(table.caption(), table.heads(), table.rows());
      if (!table.others().isEmpty()) {
        out.open("details").element("summary", table.othersTitle());
        rows(table.caption() + ": " + table.othersTitle(), table.heads(), table.others());
        out.close().newLine();
      }
      out.element("p", table.note(), "class", "note");
    }
    out.close().newLine();
  }

  private void rows(String caption, List<String> heads, List<TableRow> rows) {
    out.open("div", "class", "table", "tabindex", "0", "role", "region", "aria-label", caption);
    out.open("table").element("caption", caption).open("thead").open("tr");
    out.element("th", heads.get(0), "scope", "col");
    for (String head : heads.subList(1, heads.size())) {
      out.element("th", head, "scope", "col", "class", "n");
    }
    out.close().close().open("tbody").newLine();
    for (TableRow row : rows) {
      out.open("tr", row.marked() ? new String[] {"class", "marked"} : new String[0]);
      out.element("th", row.cells().get(0), "scope", "row");
      row.cells().subList(1, row.cells().size()).forEach(cell -> out.element("td", cell));
      out.close().newLine();
    }
    out.close().close().close().newLine();
  }

  /** Whether what a report is made of is whole: before any figure. */
  private void verdict(Column column) {
    Source source = column.figures().source();
    out.open("section", "class", source.whole() ? "source" : "source cut");
    if (labels.size() > 1) {
      out.element("h2", column.label());
    }
    out.element("p", source.verdict(), "class", "verdict");
    if (source.commands() > 0) {
      out.element("p", time(source));
    }
    out.close().newLine();
  }

  private void sources() {
    heading("What this is made of");
    columns.forEach(this::source);
    out.close().newLine();
  }

  /** What one report is made of. */
  private void source(Column column) {
    Source source = column.figures().source();
    if (labels.size() > 1) {
      out.element("h3", column.label());
    }
    out.open("dl");
    fact("Journal", source.name());
    if (source.commands() > 0) {
      fact("Time", time(source));
    }
    fact("Commands", Text.count(source.commands()));
    fact("Plans", plans(source));
    fact("Integrity", source.integrity());
    if (source.head() != null) {
      fact("Head", source.head());
    }
    if (source.limits() != null) {
      fact("Limits", source.limits());
    }
    fact("Made by", source.software());
    out.close().newLine();
  }

  private static String time(Source source) {
    return local(source, source.firstMs())
        + " to "
        + local(source, source.lastMs())
        + ", time zone "
        + ReportForm.zone(source.zone());
  }

  private static String local(Source source, long ms) {
    return ReportForm.time(ms, source.zone());
  }

  private static String plans(Source source) {
    if (source.plans().isEmpty()) {
      return "none was applied";
    }
    List<String> told = new ArrayList<>();
    for (PlanInForce plan : source.plans()) {
      told.add(
          "version "
              + plan.version()
              + " from "
              + local(source, plan.timeMs())
              + (plan.sequence() == 0 ? "" : " (sequence " + plan.sequence() + ")"));
    }
    return String.join("; ", told);
  }

  private void fact(String what, String value) {
    out.element("dt", what).element("dd", value);
  }

  private void totals() {
    heading("In all");
    out.open("ul", "class", "tiles");
    for (Figure figure : Figure.values()) {
      if (columns.stream().noneMatch(one -> isToldOf(figure, one.figures().total()))) {
        continue;
      }
      out.open("li").element("span", figure.title(), "class", "what");
      for (Column column : columns) {
        Group total = column.figures().total();
        if (labels.size() > 1) {
          out.element("span", column.label(), "class", "of");
        }
        out.element("span", ReportForm.show(figure, total), "class", "value");
        if (figure == Figure.SERVICE_LEVEL) {
          out.element("span", "within " + ReportForm.targets(total.targetsMs()), "class", "of");
        }
      }
      out.close().newLine();
    }
    out.close().close().newLine();
  }

  private static boolean isToldOf(Figure figure, Group total) {
    return !Double.isNaN(total.get(figure));
  }

  private void overTime() {
    Timeline timeline = new Timeline(columns.stream().map(Column::figures).toList());
    String each = "each " + length(timeline.stepMs());
    heading("Over time, " + each);
    ReportFigures first = columns.get(0).figures();
    out.element(
        "p",
        "Times are of the zone "
            + ReportForm.zone(first.source().zone())
            + ". An interaction counts in the interval in which it last entered a queue, whenever"
            + " the rest happened; agents' time counts when it was."
            + (timeline.stepMs() == first.intervalMs()
                ? ""
                : " The report's intervals of %s are put together here; the JSON form has them all."
                    .formatted(length(first.intervalMs()))));
    charts.overTime(timeline, each);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < timeline.rows().get(0).size(); i++) {
      List<Group> groups = new ArrayList<>();
      for (List<Group> of : timeline.rows()) {
        groups.add(of.get(i));
      }
      if (groups.stream().anyMatch(group -> !group.isEmpty())) {
        rows.add(new Row(groups.get(0).id(), groups));
      }
    }
    List<Cells> cells = new ArrayList<>(PageTable.WAITS);
    cells.add(Cells.of(Figure.OCCUPANCY));
    folded("Table by interval", () -> tables.write("By interval", "From", rows, cells));
    out.close().newLine();
  }

  private static String length(long ms) {
    long minutes = ms / 60_000;
    if (ms % 60_000 != 0 || minutes == 0) {
      return Display.duration(ms);
    }
    if (minutes % 1_440 == 0) {
      return minutes == 1_440 ? "day" : minutes / 1_440 + " days";
    }
    return minutes % 60 == 0
        ? (minutes == 60 ? "hour" : minutes / 60 + " hours")
        : minutes + " minutes";
  }

  private void folded(String summary, Runnable table) {
    out.open("details", "open", "open").element("summary", summary);
    table.run();
    out.close().newLine();
  }

  private void groups(Grouping grouping, String head, String noun) {
    List<Row> rows = rows(grouping);
    if (rows.isEmpty()) {
      return;
    }
    heading(grouping.title());
    List<Row> bars = largest(rows, Count.OFFERED, MOST_BARS);
    String which = bars.size() < rows.size() ? ", the " + bars.size() + " largest" : "";
    charts.outcomes("Waits by " + noun + which, bars);
    charts.shares("Service level by " + noun + which, bars, Figure.SERVICE_LEVEL);
    List<Row> shown = shown(rows, Count.OFFERED);
    folded(
        "Tables by " + noun,
        () -> {
          tables.write("Waits and work by " + noun, head, shown, PageTable.WAITS);
          tables.write(
              "Promises, shifts and hand-overs by " + noun, head, shown, PageTable.PROMISES);
        });
    out.close().newLine();
  }

  private void agents() {
    List<Row> rows = rows(Grouping.AGENT);
    if (rows.isEmpty()) {
      return;
    }
    heading(Grouping.AGENT.title());
    List<Row> bars = largest(rows, Count.HANDLED, MOST_BARS);
    String which = bars.size() < rows.size() ? ", the " + bars.size() + " with most work" : "";
    charts.shares("Occupancy by agent" + which, bars, Figure.OCCUPANCY);
    List<Row> shown = shown(rows, Count.HANDLED);
    folded("Table by agent", () -> tables.write("Work by agent", "Agent", shown, PageTable.AGENTS));
    out.close().newLine();
  }

  /** The groups of all reports by id, in the order of ids. */
  private List<Row> rows(Grouping grouping) {
    Map<String, List<Group>> found = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      for (Group group : columns.get(i).figures().groups(grouping)) {
        String name = ReportForm.name(group, grouping, columns.get(i).figures().source().zone());
        found.computeIfAbsent(name, id -> nothing()).set(i, group);
      }
    }
    List<Row> rows = new ArrayList<>();
    found.forEach((name, groups) -> rows.add(new Row(name, groups)));
    if (columns.size() > 1) {
      rows.sort(Comparator.comparing(Row::name));
    }
    return rows;
  }

  private List<Group> nothing() {
    List<Group> nothing = new ArrayList<>();
    columns.forEach(column -> nothing.add(new Group(null)));
    return nothing;
  }

  private static long size(Row row, Count size) {
    return row.groups().stream().mapToLong(group -> group.get(size)).sum();
  }

  private static List<Row> largest(List<Row> rows, Count size, int most) {
    return rows.stream()
        .sorted(Comparator.comparingLong((Row row) -> -size(row, size)))
        .limit(most)
        .toList();
  }

  private List<Row> shown(List<Row> rows, Count size) {
    if (rows.size() <= MOST_ROWS) {
      return rows;
    }
    out.element(
        "p",
        "The tables have the %d largest of %s; the JSON form has them all."
            .formatted(MOST_ROWS, Text.count(rows.size())));
    return largest(rows, size, MOST_ROWS);
  }

  /** Every count of the totals. */
  private void counts() {
    heading("All counts");
    out.open("div", "class", "table", "tabindex", "0", "role", "region", "aria-label", "Counts");
    out.open("table", "class", "definitions").element("caption", "Counts in all");
    out.open("thead").open("tr").element("th", "Count", "scope", "col");
    for (Column column : columns) {
      out.element(
          "th", labels.size() > 1 ? column.label() : "In all", "scope", "col", "class", "n");
    }
    out.element("th", "What counts", "scope", "col", "class", "words");
    out.close().close().open("tbody").newLine();
    for (Count count : Count.values()) {
      out.open("tr").element("th", count.id(), "scope", "row");
      for (Column column : columns) {
        out.element("td", ReportForm.show(count, column.figures().total()));
      }
      out.element("td", count.meaning(), "class", "words").close().newLine();
    }
    out.close().close().close().close().newLine();
  }

  private void definitions() {
    heading("How figures are made");
    out.open("dl", "class", "formulas");
    for (Figure figure : Figure.values()) {
      fact(figure.title(), figure.meaning());
    }
    out.close();
    out.element("p", ReportForm.SOURCES).close().newLine();
  }
}
