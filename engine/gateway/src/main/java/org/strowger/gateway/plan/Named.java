package org.strowger.gateway.plan;

import java.util.LinkedHashMap;
import java.util.Map;

/** Mappings from an id to what it means. */
final class Named {
  private Named() {}

  /**
   * The values by id, in the order written, without those whose id is wrong or there already.
   *
   * @param part null where it is missing, which has been told
   */
  static Map<String, Part> read(Part part, String key, int most, Values values, Problems problems) {
    Map<String, Part> named = new LinkedHashMap<>();
    if (part == null) {
      return named;
    }
    if (!(part instanceof Part.Entries entries)) {
      problems.add(part, key, "must be a mapping from id to settings");
      return named;
    }
    if (entries.entries().size() > most) {
      problems.add(part, key, "at most " + most + ", these are " + entries.entries().size());
    }
    for (Part.Entry entry : entries.entries()) {
      String id = values.id(entry, key);
      if (id != null && named.putIfAbsent(id, entry.value()) != null) {
        problems.add(entry.line(), entry.column(), Keys.join(key, id), "", "given twice");
      }
    }
    return named;
  }
}
