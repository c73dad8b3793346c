package org.strowger.replay.trace;

import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;

/** One row of the file, its texts by column name. */
final class Row {
  private final Map<String, Integer> header;
  private final Set<String> nulls;
  private final CSVRecord values;

  Row(Map<String, Integer> header, Set<String> nulls, CSVRecord values) {
    this.header = header;
    this.nulls = nulls;
    this.values = values;
  }

  /** What stands in a column, null if that means nothing. */
  String text(String column) {
    String text = raw(column);
    return text.isEmpty() || nulls.contains(text) ? null : text;
  }

  /** What stands in a column. */
  String raw(String column) {
    return values.get(header.get(column));
  }

  /** Whether every column has its value. */
  boolean matches(Map<String, Set<String>> condition) {
    for (Map.Entry<String, Set<String>> entry : condition.entrySet()) {
      if (!entry.getValue().contains(raw(entry.getKey()))) {
        return false;
      }
    }
    return true;
  }
}
