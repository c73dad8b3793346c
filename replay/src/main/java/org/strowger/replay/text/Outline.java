package org.strowger.replay.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Named values for people: one a line, and a list of named values as a table. Stateless; any
 * thread.
 */
public final class Outline {
  private Outline() {}

  /**
   * All values.
   *
   * @param mostRows of a table that are shown
   */
  public static String of(Map<String, ?> values, int mostRows) {
    StringBuilder text = new StringBuilder();
    StringBuilder tables = new StringBuilder();
    for (Map.Entry<String, ?> entry : values.entrySet()) {
      if (isTable(entry.getValue())) {
        tables.append('\n');
        table(entry.getKey(), (List<?>) entry.getValue(), mostRows, tables);
      } else if (entry.getValue() != null) {
        String key = entry.getKey();
        // A number to be given to a command, which takes no commas.
        text.append(
            row(key, key.equals("sequence") ? "" + entry.getValue() : cell(entry.getValue())));
      }
    }
    return text.append(tables).toString();
  }

  /** A line; the value stands off a long name too. */
  private static String row(String name, String value) {
    return Text.row(name.length() < 12 ? name : name + " ", value);
  }

  private static boolean isTable(Object value) {
    return value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map;
  }

  private static void table(String name, List<?> rows, int mostRows, StringBuilder text) {
    List<?> shown = rows.subList(0, Math.min(mostRows, rows.size()));
    Set<String> heads = new LinkedHashSet<>();
    for (Object row : shown) {
      ((Map<?, ?>) row).keySet().forEach(head -> heads.add(head.toString()));
    }
    TextTable table = new TextTable(heads.toArray(String[]::new));
    for (Object row : shown) {
      List<String> cells = new ArrayList<>();
      for (String head : heads) {
        Object value = ((Map<?, ?>) row).get(head);
        cells.add(value == null ? "-" : cell(value));
      }
      table.row(cells.toArray(String[]::new));
    }
    text.append(name).append(' ').append(Text.count(rows.size())).append('\n').append(table);
    if (shown.size() < rows.size()) {
      text.append("and " + Text.count(rows.size() - shown.size()) + " more: --all\n");
    }
  }

  private static String cell(Object value) {
    if (value instanceof List<?> list) {
      return list.isEmpty()
          ? "-"
          : list.stream().map(Outline::cell).collect(Collectors.joining("; "));
    } else if (value instanceof Map<?, ?> map) {
      return map.isEmpty()
          ? "-"
          : map.entrySet().stream()
              .map(entry -> entry.getKey() + " " + cell(entry.getValue()))
              .collect(Collectors.joining(", "));
    }
    return value instanceof Long number ? Text.count(number) : String.valueOf(value);
  }
}
