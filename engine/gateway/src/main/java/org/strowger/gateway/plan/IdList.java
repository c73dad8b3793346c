package org.strowger.gateway.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lists of different ids. */
final class IdList {
  private IdList() {}

  /**
   * The ids in the order written, without those that are wrong or there already.
   *
   * @param part null where it is not given: no ids
   */
  static List<String> read(Part part, String key, int most, Values values, Problems problems) {
    List<String> ids = new ArrayList<>();
    if (part == null) {
      return ids;
    }
    if (!(part instanceof Part.Items items)) {
      problems.add(part, key, "must be a list of ids");
      return ids;
    }
    if (items.parts().size() > most) {
      problems.add(part, key, "at most " + most + ", these are " + items.parts().size());
    }
    Set<String> seen = new HashSet<>();
    for (Part item : items.parts()) {
      String id = values.id(item, key);
      if (id != null && !seen.add(id)) {
        problems.add(item, key, "given twice");
      } else if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }
}
