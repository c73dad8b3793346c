package org.strowger.replay.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.gateway.text.TimeText;
import org.strowger.monitor.EngineState;
import org.strowger.monitor.Figure;
import org.strowger.monitor.FiguresReader;
import org.strowger.monitor.Latency;
import org.strowger.replay.text.Display;
import org.strowger.replay.text.Outline;
import org.strowger.replay.text.Text;
import org.strowger.replay.text.TextTable;

/**
 * Figures as they were read, and whether somebody writes them.
 *
 * @param live whether an engine runs that writes them
 * @param why it does not, for people; null if it does
 * @param values by their names
 */
record LiveFigures(boolean live, String why, Map<String, Object> values) {
  /** The engine writes about once a second. */
  private static final long FRESH_MS = 2_500;

  private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long NS_PER_MS = 1_000_000;

  static LiveFigures of(FiguresReader reader) {
    String why = whyNot(reader);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("live", why == null);
    values.put("state", reader.state().name().toLowerCase(Locale.ROOT));
    for (Figure figure : Figure.values()) {
      switch (figure) {
        case STATE -> {}
        case STARTED, BEAT -> values.put(figure.label(), time(reader.get(figure)));
        default -> values.put(figure.label(), reader.get(figure));
      }
    }
    values.put("refusals-by-reason", refusals(reader));
    values.put("times", times(reader));
    return new LiveFigures(why == null, why, values);
  }

  /**
   * Why nobody writes the figures, or null. A process that was killed says nothing: its figures do
   * not change. The clock may differ from the writer's, so that it alone decides nothing.
   */
  private static String whyNot(FiguresReader reader) {
    EngineState state = reader.state();
    long beat = reader.get(Figure.BEAT);
    if (state == EngineState.CLOSED) {
      return "The engine was closed at " + time(beat) + "; these are its last figures.";
    }
    long beats = reader.get(Figure.BEATS);
    long age = System.currentTimeMillis() - beat;
    if (age >= 0 && age < FRESH_MS && ProcessHandle.of(reader.get(Figure.PID)).isPresent()) {
      return null;
    }
    long untilNs = System.nanoTime() + FRESH_MS * NS_PER_MS;
    while (System.nanoTime() < untilNs && !Thread.currentThread().isInterrupted()) {
      if (reader.get(Figure.BEATS) != beats) {
        return null;
      }
      LockSupport.parkNanos(LOOK_NS);
    }
    return "Nobody writes these figures any more: the last are of "
        + time(beat)
        + ", by process "
        + reader.get(Figure.PID)
        + (ProcessHandle.of(reader.get(Figure.PID)).isPresent()
            ? ", which hangs, or has another's number."
            : ", which is gone.");
  }

  private static String time(long ms) {
    return ms >= 0 && ms <= TimeText.MAX_MS ? TimeText.format(ms) : Long.toString(ms);
  }

  private static Map<String, Object> refusals(FiguresReader reader) {
    Map<String, Object> refusals = new LinkedHashMap<>();
    for (RejectCode code : RejectCode.values()) {
      if (reader.get(code) > 0) {
        refusals.put(code.name().toLowerCase(Locale.ROOT).replace('_', '-'), reader.get(code));
      }
    }
    return refusals;
  }

  /** For people: a line a figure, and the times below. */
  String text() {
    Map<String, Object> lines = new LinkedHashMap<>(values);
    List<?> rows = (List<?>) lines.remove("times");
    TextTable table =
        new TextTable("published until", "measured", "p50", "p90", "p99", "p99.9", "max");
    for (Object row : rows) {
      List<String> cells = new ArrayList<>();
      for (Object value : ((Map<?, ?>) row).values()) {
        boolean count = cells.size() == 1;
        cells.add(
            !(value instanceof Long number)
                ? value.toString()
                : count ? Text.count(number) : Display.latency(number));
      }
      table.row(cells.toArray(String[]::new));
    }
    return Outline.of(lines, Integer.MAX_VALUE) + "\nTimes of the last ten seconds\n" + table;
  }

  private static List<Map<String, Object>> times(FiguresReader reader) {
    List<Map<String, Object>> times = new ArrayList<>();
    for (Latency latency : Latency.values()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("until", latency.label());
      for (Latency.Part part : Latency.Part.values()) {
        String unit = part == Latency.Part.COUNT ? "" : "-ns";
        row.put(
            part.name().toLowerCase(Locale.ROOT).replace('_', '.') + unit,
            reader.get(latency, part));
      }
      times.add(row);
    }
    return times;
  }
}
