package org.strowger.replay.trace;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.strowger.gateway.text.FileText;
import org.strowger.replay.trace.Mapping.DayRule;
import org.strowger.replay.trace.Mapping.DurationRule;
import org.strowger.replay.trace.Mapping.Fields;
import org.strowger.replay.trace.Mapping.SkillRule;

/** Reads a mapping file. Every complaint names the line; unknown keys are refused. */
public final class MappingReader {
  private static final Set<String> TOP =
      Set.of(
          "delimiter",
          "quote",
          "charset",
          "zone",
          "nulls",
          "leave-out",
          "roll-over-tolerance",
          "two-digit-years-from",
          "times",
          "fields");
  private static final Set<String> TEXT =
      Set.of("column", "columns", "join", "value", "nulls", "values", "otherwise");
  private static final Set<String> TIME =
      Set.of("column", "format", "date", "date-format", "after", "unless", "nulls");
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "customer",
          "channel",
          "queue",
          "topic",
          "class",
          "credit",
          "skills",
          "day",
          "entered",
          "outcome",
          "left",
          "patience",
          "agent",
          "answered",
          "handling",
          "wrap-up");
  private static final Map<String, Long> UNITS =
      Map.of("milliseconds", 1L, "seconds", 1_000L, "minutes", 60_000L, "hours", 3_600_000L);

  private final String file;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private Map<String, TimeRule> times = Map.of();
  private int firstYear;

  private MappingReader(String file) {
    this.file = file;
  }

  /**
   * Reads a mapping file in UTF-8.
   *
   * @throws InputException if it cannot be used
   */
  public static Mapping read(Path path) {
    try (Reader reader = Files.newBufferedReader(path)) {
      return read(path.getFileName().toString(), reader);
    } catch (IOException e) {
      throw new InputException(path.toString(), "cannot be read: " + FileText.reason(e));
    }
  }

  /**
   * Reads a mapping.
   *
   * @param file its name, for complaints
   * @param reader its text
   * @throws InputException if it cannot be used
   */
  public static Mapping read(String file, Reader reader) {
    return new MappingReader(file).mapping(YamlNode.read(file, reader).allow(TOP));
  }

  private Mapping mapping(YamlNode root) {
    ZoneId zone = zone(root);
    YamlNode tolerance = root.get("roll-over-tolerance");
    long toleranceMs = tolerance == null ? 3_600_000 : duration(tolerance);
    firstYear = firstYear(root);
    YamlNode timesNode = root.get("times");
    if (timesNode != null) {
      times = times(timesNode, toleranceMs);
    }
    YamlNode fields = root.get("fields");
    if (fields == null) {
      throw root.error("has no key \"fields\"");
    }
    Map<String, Map<String, Set<String>>> leaveOut = new LinkedHashMap<>();
    if (root.get("leave-out") != null) {
      root.get("leave-out").map().forEach((name, when) -> leaveOut.put(name, condition(when)));
    }
    return new Mapping(
        file,
        delimiter(root),
        quote(root),
        charset(root),
        zone,
        nulls(root),
        leaveOut,
        times,
        fields(fields.allow(FIELDS)),
        columns);
  }

  private static char delimiter(YamlNode root) {
    String text = root.text("delimiter", "comma");
    return switch (text) {
      case "comma" -> ',';
      case "semicolon" -> ';';
      case "tab" -> '\t';
      case "pipe" -> '|';
      default -> {
        if (text.length() != 1) {
          throw root.get("delimiter")
              .error("must be comma, semicolon, tab, pipe or one character, is \"" + text + "\"");
        }
        yield text.charAt(0);
      }
    };
  }

  private static Character quote(YamlNode root) {
    String text = root.text("quote", "\"");
    if (text.equals("none")) {
      return null;
    }
    if (text.length() != 1) {
      throw root.get("quote").error("must be none or one character, is \"" + text + "\"");
    }
    return text.charAt(0);
  }

  private static Charset charset(YamlNode root) {
    String text = root.text("charset", "UTF-8");
    try {
      return Charset.forName(text);
    } catch (IllegalArgumentException e) {
      throw root.get("charset").error("is not a known character set: \"" + text + "\"");
    }
  }

  private static ZoneId zone(YamlNode root) {
    String text = root.text("zone", "UTC");
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw root.get("zone").error("is not a known time zone: \"" + text + "\"");
    }
  }

  private static int firstYear(YamlNode root) {
    String text = root.text("two-digit-years-from", "1970");
    if (!text.matches("[0-9]{4}") || text.equals("0000")) {
      throw root.get("two-digit-years-from").error("must be a year like 1970, is " + text);
    }
    return Integer.parseInt(text);
  }

  private static Set<String> nulls(YamlNode node) {
    YamlNode nulls = node.get("nulls");
    return nulls == null ? Set.of() : new HashSet<>(nulls.texts());
  }

  private static long duration(YamlNode node) {
    try {
      return Durations.millis(node.text(), 1_000);
    } catch (NumberFormatException e) {
      throw node.error("is not a duration (seconds, H:MM:SS or M:SS): \"" + node.text() + "\"");
    }
  }

  private Map<String, Set<String>> condition(YamlNode node) {
    Map<String, Set<String>> condition = new LinkedHashMap<>();
    node.map()
        .forEach(
            (column, values) -> {
              column(column, values);
              condition.put(column, new LinkedHashSet<>(values.texts()));
            });
    if (condition.isEmpty()) {
      throw node.error("needs at least one column with a value");
    }
    return condition;
  }

  private String column(String column, YamlNode where) {
    columns.putIfAbsent(column, where.line());
    return column;
  }

  private Map<String, TimeRule> times(YamlNode node, long toleranceMs) {
    Map<String, TimeRule> rules = new LinkedHashMap<>();
    for (Map.Entry<String, YamlNode> entry : node.map().entrySet()) {
      YamlNode value = entry.getValue();
      TimeRule rule = time(entry.getKey(), value, toleranceMs);
      for (String before : rule.after()) {
        if (!rules.containsKey(before)) {
          throw value.error("comes after \"" + before + "\", which is not a time given above it");
        }
      }
      rules.put(entry.getKey(), rule);
    }
    return rules;
  }

  private TimeRule time(String name, YamlNode node, long toleranceMs) {
    if (node.isText()) {
      return new TimeRule(
          name,
          column(node.text(), node),
          new TimeRule.Format(TimeRule.Kind.ISO, null),
          null,
          null,
          List.of(),
          Map.of(),
          Set.of(),
          toleranceMs);
    }
    node.allow(TIME);
    YamlNode column = node.get("column");
    if (column == null) {
      throw node.error("needs a column");
    }
    YamlNode date = node.get("date");
    YamlNode after = node.get("after");
    if (date != null && after != null) {
      throw node.error("takes its day either from a date column or from another time, not both");
    }
    boolean clock = date != null || after != null;
    YamlNode dateFormat = node.get("date-format");
    return new TimeRule(
        name,
        column(column.text(), column),
        format(node, clock),
        date == null ? null : column(date.text(), date),
        dateFormat == null ? DateFormat.ISO : dateFormat(dateFormat),
        after == null ? List.of() : after.texts(),
        node.get("unless") == null ? Map.of() : condition(node.get("unless")),
        nulls(node),
        toleranceMs);
  }

  private static TimeRule.Format format(YamlNode node, boolean clock) {
    YamlNode format = node.get("format");
    String text = format == null ? (clock ? "clock" : "iso") : format.text();
    TimeRule.Kind kind =
        switch (text) {
          case "clock" -> TimeRule.Kind.CLOCK;
          case "iso" -> TimeRule.Kind.ISO;
          case "epoch-s" -> TimeRule.Kind.EPOCH_S;
          case "epoch-ms" -> TimeRule.Kind.EPOCH_MS;
          default -> TimeRule.Kind.PATTERN;
        };
    if (kind == TimeRule.Kind.CLOCK && !clock) {
      throw node.error("a clock time needs a day: add \"date\" or \"after\"");
    }
    if (clock && kind != TimeRule.Kind.CLOCK && kind != TimeRule.Kind.PATTERN) {
      throw format.error("tells the day itself, so \"date\" and \"after\" do not go with it");
    }
    return new TimeRule.Format(kind, kind == TimeRule.Kind.PATTERN ? pattern(format) : null);
  }

  private DateFormat dateFormat(YamlNode node) {
    boolean fourDigits = node.text().contains("yyyy") || node.text().contains("uuuu");
    return new DateFormat(pattern(node), fourDigits ? 0 : firstYear);
  }

  private static DateTimeFormatter pattern(YamlNode node) {
    try {
      return DateTimeFormatter.ofPattern(node.text(), Locale.ROOT)
          .withResolverStyle(ResolverStyle.SMART);
    } catch (IllegalArgumentException e) {
      throw node.error("is not a date and time pattern: " + e.getMessage());
    }
  }

  private Fields fields(YamlNode node) {
    return new Fields(
        text(need(node, "id")),
        text(node.get("customer")),
        text(need(node, "channel")),
        text(need(node, "queue")),
        text(node.get("topic")),
        text(node.get("class")),
        durationRule(node.get("credit")),
        skills(node.get("skills")),
        day(node.get("day")),
        instants(need(node, "entered")),
        text(node.get("outcome")),
        instants(node.get("left")),
        durationRule(node.get("patience")),
        text(node.get("agent")),
        instants(node.get("answered")),
        durationRule(node.get("handling")),
        durationRule(node.get("wrap-up")));
  }

  private static YamlNode need(YamlNode node, String key) {
    YamlNode value = node.get(key);
    if (value == null) {
      throw node.error("needs the key \"" + key + "\"");
    }
    return value;
  }

  private TextRule text(YamlNode node) {
    return node == null ? null : text(node, Set.of());
  }

  private TextRule text(YamlNode node, Set<String> more) {
    if (node.isText()) {
      List<String> single = List.of(column(node.text(), node));
      return new TextRule(single, "", null, Set.of(), Map.of(), null);
    }
    Set<String> allowed = new HashSet<>(TEXT);
    allowed.addAll(more);
    node.allow(allowed);
    YamlNode value = node.get("value");
    YamlNode named = node.get("column") == null ? node.get("columns") : node.get("column");
    if ((value == null) == (named == null)) {
      throw node.error("needs either a column (or columns) or a value");
    }
    List<String> names = new ArrayList<>();
    if (named != null) {
      for (YamlNode name : named.list()) {
        names.add(column(name.text(), name));
      }
    }
    YamlNode values = node.get("values");
    return new TextRule(
        names,
        node.text("join", ""),
        value == null ? null : value.text(),
        nulls(node),
        values == null ? Map.of() : values.textMap(),
        node.text("otherwise", null));
  }

  private DurationRule durationRule(YamlNode node) {
    if (node == null) {
      return null;
    }
    if (!node.isText() && node.get("from") != null) {
      node.allow(Set.of("from", "to"));
      return new DurationRule(null, 1, instant(node.get("from")), instant(need(node, "to")));
    }
    TextRule text = text(node, Set.of("unit"));
    YamlNode unit = node.isText() ? null : node.get("unit");
    Long unitMs = unit == null ? Long.valueOf(1_000) : UNITS.get(unit.text());
    if (unitMs == null) {
      throw unit.error("must be milliseconds, seconds, minutes or hours, is " + unit.text());
    }
    return new DurationRule(text, unitMs, null, null);
  }

  private List<SkillRule> skills(YamlNode node) {
    List<SkillRule> rules = new ArrayList<>();
    if (node != null) {
      for (YamlNode item : node.list()) {
        rules.add(skill(item));
      }
    }
    return rules;
  }

  private SkillRule skill(YamlNode node) {
    TextRule text = text(node, Set.of("level", "split"));
    if (node.isText()) {
      return new SkillRule(text, 1, null);
    }
    YamlNode level = node.get("level");
    if (level != null && !level.text().matches("[1-9]|10")) {
      throw level.error("must be 1 to 10, is " + level.text());
    }
    int asked = level == null ? 1 : Integer.parseInt(level.text());
    return new SkillRule(text, asked, node.text("split", null));
  }

  private DayRule day(YamlNode node) {
    if (node == null) {
      return null;
    }
    if (node.isText()) {
      return new DayRule(column(node.text(), node), DateFormat.ISO);
    }
    node.allow(Set.of("column", "format"));
    YamlNode column = need(node, "column");
    return new DayRule(column(column.text(), column), dateFormat(need(node, "format")));
  }

  private List<String> instants(YamlNode node) {
    return node == null ? List.of() : node.list().stream().map(this::instant).toList();
  }

  private String instant(YamlNode node) {
    if (!times.containsKey(node.text())) {
      throw node.error(
          "\"" + node.text() + "\" is not one of the times: " + String.join(", ", times.keySet()));
    }
    return node.text();
  }
}
