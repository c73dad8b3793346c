package org.strowger.replay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.strowger.replay.report.Chart.Series;
import org.strowger.replay.report.PageTable.Row;
import org.strowger.replay.text.Text;

/** Charts of a page, each for a wide screen or paper and for a narrow screen. One thread. */
final class PageCharts {
  private static final int WIDE = 880;
  private static final int NARROW = 380;
  private static final int HEIGHT = 300;
  private static final int LINE = 24;
  private static final int WIDE_NAME = 20;
  private static final int NARROW_NAME = 16;
  private static final int WIDE_TICKS = 14;
  private static final int NARROW_TICKS = 5;

  /** Figures of fewer offered jump: intervals with fewer are in the table and in no line. */
  private static final int FEWEST = 10;

  private static final double MINUTE_MS = 60_000;
  private static final double HOUR_MS = 60 * MINUTE_MS;

  private static final Series IN_TARGET = new Series("answered in target", "#173f5f");
  private static final Series LATER = new Series("other answered", "#6d9dc5");
  private static final Series ABANDONED = new Series("abandoned", "#f3c98b");
  private static final Series OTHER = new Series("left, expired, waiting", "#8c2d19");
  private static final List<Series> OUTCOMES = List.of(IN_TARGET, LATER, ABANDONED, OTHER);

  private static final Series LEVEL = new Series("service level", "#173f5f");
  private static final Series BUSY = new Series("occupancy", "#c2571a");
  private static final Series GONE = new Series("abandoned", "#6b6b6b");

  private final Markup out;
  private final List<String> labels;
  private int charts;

  /** The labels of the reports; each chart is drawn for each. */
  PageCharts(Markup out, List<String> labels) {
    this.out = out;
    this.labels = labels;
  }

  /** What became of waits, service level, occupancy and abandonment, waits and handling times. */
  void overTime(Timeline timeline, String each) {
    double most = 0;
    double slowest = 0;
    double longest = 0;
    for (List<Group> row : timeline.rows()) {
      for (Group group : row) {
        most = Math.max(most, (double) group.get(Count.OFFERED));
        slowest = larger(slowest, ofMany(group, Figure.ASA));
        longest = larger(longest, ofMany(group, Figure.AHT));
      }
    }
    for (int i = 0; i < labels.size(); i++) {
      List<Group> groups = timeline.rows().get(i);
      double upTo = most;
      draw(
          i,
          "Waits by what became of them, " + each,
          "Stacked bars over time: answered in target, other answered, abandoned, and the rest.",
          "",
          narrow -> outcomes(timeline, groups, narrow, upTo));
      draw(
          i,
          "Service level, occupancy, abandoned, " + each,
          "Lines over time, in percent.",
          leftOut(groups, "service level and abandoned"),
          narrow -> shares(timeline, groups, narrow));
      double asa = slowest;
      double aht = longest;
      draw(
          i,
          "ASA, average speed of answer, " + each,
          "A line over time.",
          leftOut(groups, "ASA"),
          narrow -> times(timeline, groups, narrow, Figure.ASA, asa));
      draw(
          i,
          "AHT, average handling time, " + each,
          "A line over time.",
          leftOut(groups, "AHT"),
          narrow -> times(timeline, groups, narrow, Figure.AHT, aht));
    }
  }

  private static double ofMany(Group group, Figure figure) {
    return group.get(Count.OFFERED) < FEWEST ? Double.NaN : group.get(figure);
  }

  /** What lines leave out; nothing if they leave nothing out. */
  private static String leftOut(List<Group> groups, String lines) {
    long few =
        groups.stream()
            .filter(group -> group.get(Count.OFFERED) > 0 && group.get(Count.OFFERED) < FEWEST)
            .count();
    return few == 0
        ? ""
        : "Not in the line of %s: %s with fewer than %d offered, which tell little. The table below has all."
            .formatted(lines, Text.count(few, "interval"), FEWEST);
  }

  private static double larger(double most, double other) {
    return Double.isNaN(other) ? most : Math.max(most, other);
  }

  private static Chart over(Timeline timeline, List<Series> series, boolean narrow) {
    List<Integer> breaks = timeline.breaks(narrow ? NARROW_TICKS : WIDE_TICKS);
    List<String> ticks = breaks.stream().map(timeline::tick).toList();
    return Chart.over(series, breaks, ticks, timeline.rows().get(0).size());
  }

  private String outcomes(Timeline timeline, List<Group> groups, boolean narrow, double upTo) {
    Chart chart = over(timeline, OUTCOMES, narrow).values("waits", labels.size() > 1 ? upTo : 0);
    for (int at = 0; at < groups.size(); at++) {
      outcomes(chart, at, groups.get(at));
    }
    return chart.isEmpty() ? null : chart.bars(width(narrow), HEIGHT);
  }

  private static void outcomes(Chart chart, int at, Group group) {
    long in = group.get(Count.ANSWERED_IN_TARGET);
    chart.add(at, IN_TARGET, (double) in, 0);
    chart.add(at, LATER, (double) group.get(Count.ANSWERED) - in, 0);
    chart.add(at, ABANDONED, (double) group.get(Count.ABANDONED), 0);
    long other = group.get(Count.LEFT) + group.get(Count.EXPIRED) + group.waiting();
    chart.add(at, OTHER, (double) other, 0);
  }

  private static String shares(Timeline timeline, List<Group> groups, boolean narrow) {
    Chart chart = over(timeline, List.of(LEVEL, BUSY, GONE), narrow).values("%", 100);
    line(chart, groups, LEVEL, group -> 100 * ofMany(group, Figure.SERVICE_LEVEL));
    line(chart, groups, BUSY, group -> 100 * group.get(Figure.OCCUPANCY));
    line(chart, groups, GONE, group -> 100 * ofMany(group, Figure.ABANDONMENT));
    return chart.isEmpty() ? null : chart.lines(width(narrow), HEIGHT);
  }

  private String times(
      Timeline timeline, List<Group> groups, boolean narrow, Figure figure, double longest) {
    double unit = longest >= 2 * HOUR_MS ? HOUR_MS : longest >= 3 * MINUTE_MS ? MINUTE_MS : 1_000;
    String name = unit == HOUR_MS ? "hours" : unit == MINUTE_MS ? "minutes" : "seconds";
    Series series = new Series(figure.title(), "#173f5f");
    Chart chart = over(timeline, List.of(series), narrow).values(name, longest / unit);
    line(chart, groups, series, group -> ofMany(group, figure) / unit);
    return chart.isEmpty() ? null : chart.lines(width(narrow), HEIGHT);
  }

  /** Points next to each other are connected. */
  private static void line(
      Chart chart, List<Group> groups, Series series, ToDoubleFunction<Group> value) {
    int run = 0;
    for (int at = 0; at < groups.size(); at++) {
      double one = value.applyAsDouble(groups.get(at));
      run += Double.isNaN(one) ? 1 : 0;
      chart.add(at, series, one, run);
    }
  }

  /** What became of waits, a bar for each group. */
  void outcomes(String title, List<Row> rows) {
    double most =
        rows.stream()
            .flatMap(row -> row.groups().stream())
            .mapToDouble(group -> group.get(Count.OFFERED))
            .max()
            .orElse(0);
    lying(
        title,
        "Stacked bars: answered in target, other answered, abandoned, and the rest.",
        rows,
        OUTCOMES,
        "waits",
        labels.size() > 1 ? most : 0,
        PageCharts::outcomes);
  }

  /** One share, a bar for each group. */
  void shares(String title, List<Row> rows, Figure figure) {
    Series series = new Series(figure.title(), "#3d6f99");
    lying(
        title,
        "Bars, in percent.",
        rows,
        List.of(series),
        "%",
        100,
        (chart, at, group) -> chart.add(at, series, 100 * group.get(figure), 0));
  }

  private interface Adder {
    void add(Chart chart, int at, Group group);
  }

  private void lying(
      String title,
      String description,
      List<Row> rows,
      List<Series> series,
      String axis,
      double upTo,
      Adder adder) {
    int height = rows.size() * LINE + (series.size() > 1 ? 130 : 60);
    for (int i = 0; i < labels.size(); i++) {
      int report = i;
      draw(
          i,
          title,
          description,
          "",
          height,
          narrow -> {
            List<String> names =
                rows.stream()
                    .map(row -> shortened(row.name(), narrow ? NARROW_NAME : WIDE_NAME))
                    .toList();
            Chart chart = Chart.of(series, names).values(axis, upTo);
            IntStream.range(0, rows.size())
                .forEach(at -> adder.add(chart, at, rows.get(at).groups().get(report)));
            return chart.isEmpty() ? null : chart.bars(width(narrow), height);
          });
    }
  }

  private static String shortened(String name, int most) {
    String clean = Markup.clean(name).replace('\n', ' ');
    return clean.codePointCount(0, clean.length()) <= most
        ? clean
        : clean.substring(0, clean.offsetByCodePoints(0, most - 1)) + "\u2026";
  }

  private static int width(boolean narrow) {
    return narrow ? NARROW : WIDE;
  }

  private interface Drawer {
    String draw(boolean narrow);
  }

  private void draw(int report, String title, String description, String note, Drawer drawer) {
    draw(report, title, description, note, HEIGHT, drawer);
  }

  /** Nothing is drawn where there are no values; the note says if they were left out. */
  private void draw(
      int report, String title, String description, String note, int height, Drawer drawer) {
    String told = labels.size() > 1 ? labels.get(report) + ": " + title : title;
    List<String> drawings = new ArrayList<>();
    for (boolean narrow : new boolean[] {false, true}) {
      String svg = drawer.draw(narrow);
      if (svg == null) {
        if (!note.isEmpty()) {
          out.element("p", told + " is not drawn. " + note, "class", "note").newLine();
        }
        return;
      }
      drawings.add(svg);
    }
    out.open("figure").open("figcaption").text(told);
    if (!note.isEmpty()) {
      out.element("div", note, "class", "note");
    }
    out.close();
    charts++;
    String whole = description + " The numbers are in the table below.";
    Drawing.write(out, "w" + charts + "-", "wide", drawings.get(0), WIDE, height, told, whole);
    Drawing.write(out, "n" + charts + "-", "narrow", drawings.get(1), NARROW, height, told, whole);
    out.close().newLine();
  }
}
