package org.strowger.replay.whatif;

import java.util.List;
import java.util.Locale;
import org.strowger.replay.text.Display;
import org.strowger.replay.text.Text;
import org.strowger.replay.text.TextTable;

/** A comparison as text for people. Stateless; any thread. */
final class WhatIfText {
  private static final double POINTS = 100;

  /** What the columns of a comparison mean, a line each. */
  static final String COLUMNS =
      """
      record       what the journal, or the records, say
      calibration  played under the recorded plan; error: calibration less record
      what-if      played under the other plan; spread: standard deviation over the runs
      change       what-if less calibration, the same people in both; +-: half of its 95 % interval
      """;

  private WhatIfText() {}

  /** Tables, a line for each group, and what their columns mean. */
  static String tables(WhatIf.Result result, int runs) {
    StringBuilder text = new StringBuilder();
    for (Measure measure : Measure.values()) {
      text.append(title(measure, result))
          .append('\n')
          .append(table(result.compared(), measure))
          .append('\n');
    }
    text.append(COLUMNS);
    if (runs < 2) {
      text.append("             (one run has neither spread nor interval: --runs K)\n");
    }
    return text.toString();
  }

  /** What a comparison is of. */
  static String title(Measure measure, WhatIf.Result result) {
    return measure == Measure.IN_TARGET && result.targetMs() >= 0
        ? measure.title() + " (" + Display.duration(result.targetMs()) + ")"
        : measure.title();
  }

  /** Heads of the columns of a comparison. */
  static final List<String> HEADS =
      List.of(
          "", "contacts", "record", "calibration", "error", "what-if", "spread", "change", "+-");

  private static String table(List<Compared> compared, Measure measure) {
    TextTable table = new TextTable(HEADS.toArray(String[]::new));
    rows(compared, measure).forEach(row -> table.row(row.toArray(String[]::new)));
    return table.toString();
  }

  /** A row of a comparison for each group. */
  private static List<List<String>> rows(List<Compared> compared, Measure measure) {
    return compared.stream()
        .filter(one -> one.measure() == measure)
        .map(one -> row(one, ""))
        .toList();
  }

  /** A row of a comparison; the sign stands behind the change. */
  static List<String> row(Compared one, String sign) {
    Measure measure = one.measure();
    return List.of(
        name(one),
        Text.count(one.contacts()),
        value(measure, one.record()),
        value(measure, one.calibrationMean()),
        difference(measure, one.error(), true),
        value(measure, one.whatIfMean()),
        difference(measure, one.spread(), false),
        difference(measure, one.change(), true) + sign,
        difference(measure, one.changeHalfWidth(), false));
  }

  /** From which value to which, and how far that is. */
  static String change(Compared one) {
    Measure measure = one.measure();
    return "%s to %s (%s, +- %s)"
        .formatted(
            value(measure, one.calibrationMean()),
            value(measure, one.whatIfMean()),
            difference(measure, one.change(), true),
            difference(measure, one.changeHalfWidth(), false));
  }

  /** A group for people. */
  static String name(Compared one) {
    boolean queue =
        switch (one.group().kind()) {
          case ALL, PRIORITY -> false;
          case QUEUE, QUEUE_AND_PRIORITY -> true;
        };
    return (queue ? "queue " : "") + one.group().name();
  }

  /** A figure as it is written. */
  static String value(Measure measure, double value) {
    return measure.duration() ? Display.duration(value) : Display.percent(value);
  }

  /** A difference of figures as it is written. */
  static String difference(Measure measure, double value, boolean signed) {
    if (Double.isNaN(value)) {
      return "-";
    }
    String sign = signed && value > 0 ? "+" : value < 0 ? "-" : "";
    String text =
        measure.duration()
            ? Display.duration(Math.abs(value))
            : String.format(Locale.ROOT, "%.1f pt", POINTS * Math.abs(value));
    return text.matches("0\\.0( pt|s)") ? text : sign + text;
  }

  /** What is not met, a line each. */
  static String misses(List<Compared> misses) {
    StringBuilder text = new StringBuilder();
    for (Compared one : misses) {
      text.append("- ")
          .append(name(one))
          .append(": ")
          .append(Text.hyphens(one.measure().name()))
          .append(" is ")
          .append(value(one.measure(), one.calibrationMean()))
          .append(", recorded ")
          .append(value(one.measure(), one.record()))
          .append('\n');
    }
    return text.toString();
  }
}
