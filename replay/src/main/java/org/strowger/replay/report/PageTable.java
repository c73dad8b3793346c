package org.strowger.replay.report;

import java.util.List;
import java.util.function.Function;
import org.strowger.replay.text.Text;

/** Tables of a page: a row for each group, and each report if there are several. One thread. */
final class PageTable {
  /** What one column tells of a group. */
  record Cells(String head, Function<Group, String> cell) {
    static Cells of(String head, Count count) {
      return new Cells(head, group -> ReportForm.show(count, group));
    }

    static Cells of(Figure figure) {
      return new Cells(figure.title(), group -> ReportForm.show(figure, group));
    }
  }

  /**
   * A group as each report has it.
   *
   * @param name for people
   * @param groups one for each report, empty where it has no such group
   */
  record Row(String name, List<Group> groups) {}

  static final List<Cells> WAITS =
      List.of(
          Cells.of("Arrived", Count.ARRIVED),
          Cells.of("Offered", Count.OFFERED),
          Cells.of("Answered", Count.ANSWERED),
          new Cells("Target", group -> ReportForm.targets(group.targetsMs())),
          Cells.of(Figure.SERVICE_LEVEL),
          Cells.of(Figure.ASA),
          Cells.of("Abandoned", Count.ABANDONED),
          new Cells("of offered", group -> ReportForm.show(Figure.ABANDONMENT, group)),
          Cells.of("Expired", Count.EXPIRED),
          Cells.of("Left", Count.LEFT),
          new Cells("Waiting", group -> Text.count(group.waiting())),
          Cells.of(Figure.AHT),
          Cells.of(Figure.TRANSFERRED),
          Cells.of(Figure.FCR));

  static final List<Cells> PROMISES =
      List.of(
          Cells.of("First answers promised", Count.FIRST_ANSWER_PROMISED),
          Cells.of("late", Count.FIRST_ANSWER_BROKEN),
          Cells.of("Responses promised", Count.NEXT_RESPONSE_PROMISED),
          Cells.of("late", Count.NEXT_RESPONSE_BROKEN),
          Cells.of("Shifts offered", Count.SHIFTS_OFFERED),
          Cells.of("taken", Count.SHIFTS_TAKEN),
          Cells.of("Hand-overs with context", Count.HANDOVERS_WITH_CONTEXT),
          Cells.of("without", Count.HANDOVERS_WITHOUT_CONTEXT));

  static final List<Cells> AGENTS =
      List.of(
          Cells.of("Answered", Count.ANSWERED),
          Cells.of("Handled", Count.HANDLED),
          Cells.of(Figure.AHT),
          Cells.of("Wrap-up", Count.WRAP_UP_MS),
          Cells.of("Busy", Count.BUSY_MS),
          Cells.of("Idle", Count.IDLE_MS),
          Cells.of("Away", Count.AWAY_MS),
          Cells.of(Figure.OCCUPANCY),
          Cells.of(Figure.TRANSFERRED),
          Cells.of("Returned", Count.RETURNED),
          Cells.of("Declined", Count.OFFERS_DECLINED),
          Cells.of("Missed", Count.OFFERS_MISSED),
          Cells.of(Figure.FCR),
          Cells.of("Told at hand-over", Count.HANDOVERS_WITH_CONTEXT),
          Cells.of("not told", Count.HANDOVERS_WITHOUT_CONTEXT));

  private final Markup out;
  private final List<String> labels;

  /** The labels of the reports; of one report the label is not shown. */
  PageTable(Markup out, List<String> labels) {
    this.out = out;
    this.labels = labels;
  }

  void write(String caption, String head, List<Row> rows, List<Cells> cells) {
    out.open("div", "class", "table", "tabindex", "0", "role", "region", "aria-label", caption);
    out.open("table").element("caption", caption).open("thead").open("tr");
    out.element("th", head, "scope", "col");
    if (labels.size() > 1) {
      out.element("th", "Report", "scope", "col");
    }
    for (Cells one : cells) {
      out.element("th", one.head(), "scope", "col", "class", "n");
    }
    out.close().close().open("tbody").newLine();
    for (Row row : rows) {
      for (int i = 0; i < labels.size(); i++) {
        row(row, i, cells);
      }
    }
    out.close().close().close().newLine();
  }

  private void row(Row row, int report, List<Cells> cells) {
    out.open("tr");
    if (labels.size() == 1) {
      out.element("th", row.name(), "scope", "row");
    } else {
      if (report == 0) {
        out.element("th", row.name(), "scope", "rowgroup", "rowspan", "" + labels.size());
      }
      out.element("th", labels.get(report), "scope", "row", "class", "report");
    }
    for (Cells one : cells) {
      out.element("td", one.cell().apply(row.groups().get(report)));
    }
    out.close().newLine();
  }
}
