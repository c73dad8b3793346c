package org.strowger.replay.report;

import java.util.ArrayList;
import java.util.List;
import org.strowger.replay.report.ReportFigures.Source;
import org.strowger.replay.text.Display;
import org.strowger.replay.text.Text;
import org.strowger.replay.text.TextTable;

/** A report as text for people. Stateless; any thread. */
final class ReportText {
  private static final int ROWS = 20;

  private final ReportFigures figures;
  private final boolean all;
  private final StringBuilder text = new StringBuilder();

  private ReportText(ReportFigures figures, boolean all) {
    this.figures = figures;
    this.all = all;
  }

  /** Tables end after 20 rows, unless all are asked for. */
  static String of(ReportFigures figures, boolean all) {
    return new ReportText(figures, all).write();
  }

  private String write() {
    Source source = figures.source();
    row("commands", Text.count(source.commands()));
    if (source.commands() > 0) {
      row("time", Text.time(source.firstMs()) + " to " + Text.time(source.lastMs()));
    }
    totals();
    waits(Grouping.QUEUE);
    waits(Grouping.CHANNEL);
    waits(Grouping.INTERVAL);
    agents();
    promises();
    journeys();
    return text.toString();
  }

  private void row(String label, String value) {
    text.append(Text.row(label, value));
  }

  private String show(Figure figure) {
    return ReportForm.show(figure, figures.total());
  }

  private String show(Count count) {
    return ReportForm.show(count, figures.total());
  }

  private void totals() {
    Group total = figures.total();
    row("arrived", show(Count.ARRIVED) + "; waits in queues, as below: " + show(Count.OFFERED));
    row(
        "in target",
        show(Figure.SERVICE_LEVEL)
            + " answered within "
            + ReportForm.targets(total.targetsMs())
            + ", of "
            + show(Count.OFFERED_WITH_TARGET)
            + " offered with a target");
    row("ASA", show(Figure.ASA));
    row("abandoned", show(Figure.ABANDONMENT));
    row("AHT", show(Figure.AHT));
    row("occupancy", show(Figure.OCCUPANCY));
  }

  /** Figures of waits by queue, channel or interval. */
  private void waits(Grouping grouping) {
    TextTable table =
        new TextTable(
            noun(grouping),
            "arrived",
            "offered",
            "answered",
            "target",
            "in target",
            "ASA",
            "abandoned",
            "expired",
            "left",
            "waiting",
            "AHT",
            "completed");
    List<Group> groups = figures.groups(grouping);
    for (Group group : shown(groups)) {
      table.row(
          ReportForm.name(group, grouping, figures.source().zone()),
          ReportForm.show(Count.ARRIVED, group),
          ReportForm.show(Count.OFFERED, group),
          ReportForm.show(Count.ANSWERED, group),
          ReportForm.targets(group.targetsMs()),
          ReportForm.show(Figure.SERVICE_LEVEL, group),
          ReportForm.show(Figure.ASA, group),
          ReportForm.show(Count.ABANDONED, group),
          ReportForm.show(Count.EXPIRED, group),
          ReportForm.show(Count.LEFT, group),
          Text.count(group.waiting()),
          ReportForm.show(Figure.AHT, group),
          ReportForm.show(Count.COMPLETED, group));
    }
    print(table, groups);
  }

  private void agents() {
    TextTable table =
        new TextTable(
            "agent",
            "answered",
            "handled",
            "AHT",
            "wrap-up",
            "busy",
            "idle",
            "away",
            "occupancy",
            "transfers",
            "declined",
            "missed",
            "FCR");
    for (Group group : shown(figures.agents())) {
      table.row(
          ReportForm.name(group, Grouping.AGENT, figures.source().zone()),
          ReportForm.show(Count.ANSWERED, group),
          ReportForm.show(Count.HANDLED, group),
          ReportForm.show(Figure.AHT, group),
          ReportForm.show(Count.WRAP_UP_MS, group),
          ReportForm.show(Count.BUSY_MS, group),
          ReportForm.show(Count.IDLE_MS, group),
          ReportForm.show(Count.AWAY_MS, group),
          ReportForm.show(Figure.OCCUPANCY, group),
          Text.count(group.get(Count.TRANSFERS_BLIND) + group.get(Count.TRANSFERS_WARM)),
          ReportForm.show(Count.OFFERS_DECLINED, group),
          ReportForm.show(Count.OFFERS_MISSED, group),
          ReportForm.show(Figure.FCR, group));
    }
    print(table, figures.agents());
  }

  private void promises() {
    TextTable table =
        new TextTable(
            "promises", "first answer", "warned", "broken", "next response", "warned", "broken");
    for (Group group : shown(figures.channels())) {
      List<String> cells = new ArrayList<>();
      cells.add(ReportForm.name(group, Grouping.CHANNEL, figures.source().zone()));
      for (Count count :
          List.of(
              Count.FIRST_ANSWER_PROMISED,
              Count.FIRST_ANSWER_WARNED,
              Count.FIRST_ANSWER_BROKEN,
              Count.NEXT_RESPONSE_PROMISED,
              Count.NEXT_RESPONSE_WARNED,
              Count.NEXT_RESPONSE_BROKEN)) {
        cells.add(ReportForm.show(count, group));
      }
      table.row(cells.toArray(new String[0]));
    }
    print(table, figures.channels());
  }

  private void journeys() {
    Group total = figures.total();
    text.append('\n');
    row(
        "transfers",
        "%s blind, %s warm, %s while waiting"
            .formatted(
                show(Count.TRANSFERS_BLIND),
                show(Count.TRANSFERS_WARM),
                show(Count.TRANSFERS_WAITING)));
    row(
        "moved on",
        "%s to another channel, %s returned to the queue, %s parked, %s called back"
            .formatted(
                show(Count.SHIFTS),
                show(Count.RETURNED),
                show(Count.PARKED),
                show(Count.CALLBACKS)));
    row(
        "shifts",
        "%s offered: %s taken, %s refused, %s expired"
            .formatted(
                show(Count.SHIFTS_OFFERED),
                show(Count.SHIFTS_TAKEN),
                show(Count.SHIFTS_REFUSED),
                show(Count.SHIFTS_EXPIRED)));
    row(
        "hand-overs",
        "%s, without context (explained twice): %s"
            .formatted(
                Text.count(
                    total.get(Count.HANDOVERS_WITH_CONTEXT)
                        + total.get(Count.HANDOVERS_WITHOUT_CONTEXT)),
                show(Count.HANDOVERS_WITHOUT_CONTEXT)));
    row(
        "resolved",
        "%s, not resolved %s; first contacts resolved %s of %s (FCR %s)"
            .formatted(
                show(Count.RESOLVED),
                show(Count.UNRESOLVED),
                show(Count.FIRST_CONTACTS_RESOLVED),
                show(Count.FIRST_CONTACTS),
                show(Figure.FCR)));
    row(
        "CSAT",
        "%s of %s; effort %s of %s"
            .formatted(
                show(Figure.CSAT),
                Text.count(total.get(Count.CSAT_ANSWERS), "answer"),
                show(Figure.EFFORT),
                Text.count(total.get(Count.EFFORT_ANSWERS), "answer")));
    row("NPS", ReportForm.nps(total));
  }

  private List<Group> shown(List<Group> groups) {
    return all || groups.size() <= ROWS ? groups : groups.subList(0, ROWS);
  }

  private void print(TextTable table, List<Group> groups) {
    text.append('\n').append(table);
    int left = groups.size() - shown(groups).size();
    if (left > 0) {
      text.append("... and ").append(Text.count(left)).append(" more (--all)\n");
    }
  }

  private String noun(Grouping grouping) {
    return switch (grouping) {
      case QUEUE -> "queue";
      case CHANNEL -> "channel";
      case INTERVAL ->
          "from (" + ReportForm.zone(figures.source().zone()) + ", " + length() + " each)";
      default -> grouping.title();
    };
  }

  private String length() {
    return Display.duration(figures.intervalMs());
  }
}
