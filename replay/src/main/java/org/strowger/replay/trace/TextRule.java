package org.strowger.replay.trace;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a text is had from a row: columns joined, or a constant; then nulls, then the value map.
 *
 * @param columns whose texts are joined; empty: the constant
 * @param join stands between them
 * @param constant used if there are no columns
 * @param nulls values that mean nothing
 * @param values what each value is turned into; empty: left as it is
 * @param otherwise for values that are not in the map; null: they are refused
 */
record TextRule(
    List<String> columns,
    String join,
    String constant,
    Set<String> nulls,
    Map<String, String> values,
    String otherwise) {

  /** The text, or null if there is none. */
  String of(Row row) throws BadValueException {
    if (columns.isEmpty()) {
      return constant;
    }
    StringBuilder joined = new StringBuilder();
    for (String column : columns) {
      String text = row.text(column);
      if (text == null || nulls.contains(text)) {
        return null;
      }
      joined.append(joined.isEmpty() ? "" : join).append(text);
    }
    String text = joined.toString();
    if (values.isEmpty()) {
      return text;
    }
    String value = values.getOrDefault(text, otherwise);
    if (value == null) {
      throw new BadValueException(
          name(), text, "is not in the value map of the mapping (" + keys() + ")");
    }
    return value;
  }

  /** The columns, for complaints. */
  String name() {
    return String.join(" + ", columns);
  }

  private String keys() {
    return String.join(", ", values.keySet());
  }
}
