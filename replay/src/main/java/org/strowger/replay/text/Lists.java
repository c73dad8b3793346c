package org.strowger.replay.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Groups of the log's messages as people write them. Null where that would lose something. */
final class Lists {
  private Lists() {}

  /** Entries of one field become that field's values. */
  static List<Object> values(Object group) {
    List<Object> values = new ArrayList<>();
    for (Object entry : (List<?>) group) {
      values.add(((Map<?, ?>) entry).values().stream().findFirst().orElse(null));
    }
    return values;
  }

  /** From skill to level; null if a skill is there twice. */
  static Map<String, Object> levels(Object group) {
    Map<String, Object> levels = new LinkedHashMap<>();
    for (Object entry : (List<?>) group) {
      Map<?, ?> fields = (Map<?, ?>) entry;
      if (levels.putIfAbsent(String.valueOf(fields.get("skill")), fields.get("level")) != null) {
        return null;
      }
    }
    return levels;
  }

  /** From skill to level for each set of alternatives; null if a skill is twice in a set. */
  static List<Object> sets(Object group) {
    Map<Object, List<Object>> sets = new LinkedHashMap<>();
    for (Object entry : (List<?>) group) {
      Object set = ((Map<?, ?>) entry).get("set");
      sets.computeIfAbsent(set, unused -> new ArrayList<>()).add(entry);
    }
    List<Object> objects = new ArrayList<>();
    for (List<Object> set : sets.values()) {
      Map<String, Object> levels = levels(set);
      if (levels == null) {
        return null;
      }
      objects.add(levels);
    }
    return objects;
  }
}
