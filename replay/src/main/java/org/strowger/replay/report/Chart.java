package org.strowger.replay.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jetbrains.letsPlot.commons.encoding.UnsupportedRGBEncoder;
import org.jetbrains.letsPlot.core.util.PlotSvgExportCommon;

/**
 * One chart, drawn by Lets-Plot: bars on each other, or lines. Colours also differ in grey, lines
 * also by dash and point. One thread.
 */
final class Chart {
  /** Something drawn in one colour. */
  record Series(String name, String colour) {}

  private static final List<Object> DASHES = List.of("solid", "dashed", "dotted");
  private static final List<Object> POINTS = List.of(16.0, 15.0, 17.0);

  private static final int LEGEND_ON_ONE_LINE = 600;

  private final List<Series> series;
  private final List<Object> x = new ArrayList<>();
  private final List<Object> y = new ArrayList<>();
  private final List<Object> kind = new ArrayList<>();
  private final List<Object> run = new ArrayList<>();
  private final Map<String, Object> xScale;
  private final Map<String, Object> yScale;
  private final boolean lying;

  private Chart(
      List<Series> series, Map<String, Object> xScale, Map<String, Object> yScale, boolean lying) {
    this.series = series;
    this.xScale = xScale;
    this.yScale = yScale;
    this.lying = lying;
  }

  /** Over a line of numbers from 0, at some of which a label stands. */
  static Chart over(List<Series> series, List<Integer> breaks, List<String> labels, int length) {
    Map<String, Object> scale = map("aesthetic", "x", "name", "");
    List<Object> at = new ArrayList<>();
    breaks.forEach(index -> at.add((double) index));
    scale.put("breaks", at);
    scale.put("labels", new ArrayList<Object>(labels));
    scale.put("limits", list(-0.6, length - 0.4));
    scale.put("expand", list(0.0, 0.0));
    Map<String, Object> values = map("aesthetic", "y", "expand", list(0.05, 0.0));
    return new Chart(series, scale, values, false);
  }

  /** A lying bar for each name, the first on top. */
  static Chart of(List<Series> series, List<String> names) {
    List<Object> breaks = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      breaks.add((double) i);
    }
    Map<String, Object> scale = map("aesthetic", "y", "name", "");
    scale.put("breaks", breaks);
    scale.put("labels", new ArrayList<Object>(names));
    scale.put("limits", list(names.size() - 0.4, -0.6));
    scale.put("expand", list(0.0, 0.0));
    scale.put("trans", "reverse");
    return new Chart(series, map("aesthetic", "x"), scale, true);
  }

  /** Names the axis of values; {@code upTo} is its end, 0 where the values decide. */
  Chart values(String name, double upTo) {
    Map<String, Object> scale = lying ? xScale : yScale;
    scale.put("name", name);
    if (upTo > 0) {
      scale.put("limits", list(0.0, upTo));
    }
    return this;
  }

  /** Adds a value; not a number leaves a gap. */
  void add(int at, Series one, double value, int connected) {
    if (!Double.isNaN(value)) {
      x.add((double) at);
      y.add(value);
      kind.add(one.name());
      run.add(one.name() + " " + connected);
    }
  }

  boolean isEmpty() {
    return y.isEmpty();
  }

  /** As an SVG document of this size. */
  String bars(int width, int height) {
    Map<String, Object> layer =
        map("geom", "bar", "stat", "identity", "position", "stack", "color", "white");
    layer.put("width", 0.9);
    layer.put("size", 0.3);
    if (lying) {
      layer.put("orientation", "y");
    }
    Map<String, Object> plot = plot(width, height);
    plot.put("mapping", map("x", lying ? "y" : "x", "y", lying ? "x" : "y", "fill", "kind"));
    plot.put("scales", scales("fill", colours(), width));
    plot.put("layers", list(layer));
    return draw(plot);
  }

  /** As an SVG document of this size. */
  String lines(int width, int height) {
    Map<String, Object> line = map("geom", "line", "mapping", map("group", "run"));
    line.put("size", 0.9);
    Map<String, Object> point = map("geom", "point");
    point.put("size", 2.2);
    Map<String, Object> plot = plot(width, height);
    plot.put(
        "mapping", map("x", "x", "y", "y", "color", "kind", "linetype", "kind", "shape", "kind"));
    List<Object> scales = scales("color", colours(), width);
    scales.add(scale("linetype", DASHES, width));
    scales.add(scale("shape", POINTS, width));
    plot.put("scales", scales);
    plot.put("layers", list(line, point));
    return draw(plot);
  }

  private Map<String, Object> plot(int width, int height) {
    Map<String, Object> plot = map("kind", "plot");
    plot.put("data", map("x", x, "y", y, "kind", kind, "run", run));
    plot.put("ggsize", map("width", (double) width, "height", (double) height));
    Map<String, Object> theme = map("name", "minimal");
    theme.put("legend_position", series.size() == 1 ? "none" : "bottom");
    theme.put(lying ? "axis_title_y" : "axis_title_x", "blank");
    plot.put("theme", theme);
    return plot;
  }

  private List<Object> colours() {
    List<Object> colours = new ArrayList<>();
    series.forEach(one -> colours.add(one.colour()));
    return colours;
  }

  private List<Object> scales(String aesthetic, List<Object> values, int width) {
    return list(xScale, yScale, scale(aesthetic, values, width));
  }

  private Map<String, Object> scale(String aesthetic, List<Object> values, int width) {
    Map<String, Object> scale = map("aesthetic", aesthetic, "name", "");
    if (width < LEGEND_ON_ONE_LINE) {
      scale.put("guide", map("name", "legend", "ncol", 2.0, "byrow", true));
    }
    List<Object> names = new ArrayList<>();
    series.forEach(one -> names.add(one.name()));
    scale.put("limits", names);
    scale.put("values", new ArrayList<>(values.subList(0, series.size())));
    return scale;
  }

  private static String draw(Map<String, Object> plot) {
    return PlotSvgExportCommon.INSTANCE.buildSvgImageFromRawSpecs(
        plot, null, new UnsupportedRGBEncoder(), false);
  }

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private static List<Object> list(Object... elements) {
    return new ArrayList<>(List.of(elements));
  }
}
