package org.strowger.gateway.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of one mapping of the plan: refuses what is unknown, repeated or missing. */
final class Keys {
  private final Part part;
  private final String path;
  private final Problems problems;
  private final Map<String, Part> values = new LinkedHashMap<>();

  /**
   * Looks through a mapping.
   *
   * @param path of the mapping, empty for the plan itself
   */
  Keys(Part part, String path, Problems problems, String... allowed) {
    this.part = part;
    this.path = path;
    this.problems = problems;
    if (!(part instanceof Part.Entries entries)) {
      problems.add(part, name(), "must be a mapping with the keys " + String.join(", ", allowed));
      return;
    }
    for (Part.Entry entry : entries.entries()) {
      if (!List.of(allowed).contains(entry.key())) {
        problems.add(
            entry.line(),
            entry.column(),
            key(entry.key()),
            "",
            "unknown key; "
                + (allowed.length == 0
                    ? "no keys are known here"
                    : "known here: " + String.join(", ", allowed)));
      } else if (values.putIfAbsent(entry.key(), entry.value()) != null) {
        problems.add(entry.line(), entry.column(), key(entry.key()), "", "key given twice");
      }
    }
  }

  /** Full name of a key, for messages. */
  String key(String name) {
    return join(path, name);
  }

  static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private String name() {
    return path.isEmpty() ? "plan" : path;
  }

  /** The value, or null where the key is not given. */
  Part optional(String name) {
    return values.get(name);
  }

  /** The value; null and told as missing where the key is not given. */
  Part required(String name, String allowed) {
    Part value = values.get(name);
    if (value == null && part instanceof Part.Entries) {
      problems.add(part.line(), part.column(), key(name), "", "missing; must be " + allowed);
    }
    return value;
  }
}
