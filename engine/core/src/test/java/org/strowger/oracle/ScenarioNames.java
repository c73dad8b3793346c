package org.strowger.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.strowger.codec.sbe.IdKind;

/**
 * Names of a scenario and their numbers, dense from 1 for each kind. A name that starts with # is
 * its number.
 */
final class ScenarioNames {
  private static final Map<String, IdKind> FIELDS =
      Map.ofEntries(
          Map.entry("agent", IdKind.AGENT),
          Map.entry("fromAgent", IdKind.AGENT),
          Map.entry("toAgent", IdKind.AGENT),
          Map.entry("lastAgent", IdKind.AGENT),
          Map.entry("agentHere", IdKind.AGENT),
          Map.entry("owner", IdKind.AGENT),
          Map.entry("interaction", IdKind.INTERACTION),
          Map.entry("queue", IdKind.QUEUE),
          Map.entry("fromQueue", IdKind.QUEUE),
          Map.entry("toQueue", IdKind.QUEUE),
          Map.entry("channel", IdKind.CHANNEL),
          Map.entry("fromChannel", IdKind.CHANNEL),
          Map.entry("toChannel", IdKind.CHANNEL));

  private final Map<IdKind, List<String>> names = new HashMap<>();

  int number(IdKind kind, String name) {
    return Math.toIntExact(longNumber(kind, name));
  }

  long longNumber(IdKind kind, String name) {
    if (name.startsWith("#")) {
      return Long.parseLong(name.substring(1));
    }
    List<String> known = names.computeIfAbsent(kind, k -> new ArrayList<>());
    if (!known.contains(name)) {
      known.add(name);
    }
    return known.indexOf(name) + 1L;
  }

  /** The value of a field of an event, by name where it has one. */
  String shown(String field, String value) {
    IdKind kind = FIELDS.get(field);
    List<String> known = kind == null ? List.of() : names.getOrDefault(kind, List.of());
    if (kind == null) {
      return value;
    }
    long number = Long.parseLong(value);
    if (number == 0) {
      return "none";
    }
    return number >= 1 && number <= known.size() ? known.get((int) number - 1) : "#" + value;
  }
}
