package org.strowger.replay.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strowger.replay.text.Json;

/**
 * What a build makes of one command, as lines.
 *
 * @param events it gave
 * @param digests behind it
 */
record Outcome(List<String> events, String digests) {
  Outcome {
    events = List.copyOf(events);
  }

  /** As values. */
  Map<String, Object> values() throws IOException {
    List<Object> parsed = new ArrayList<>();
    for (String event : events) {
      parsed.add(Json.parse(event));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("events", parsed);
    values.put("digests", digests.isEmpty() ? null : Json.parse(digests));
    return values;
  }
}
