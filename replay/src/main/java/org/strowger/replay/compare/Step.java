package org.strowger.replay.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strowger.replay.text.Json;
import org.strowger.replay.text.Text;

/**
 * What executing a journal has come to behind a command.
 *
 * @param sequence of the command
 * @param state digest of the state
 * @param events digest of all events
 * @param count of all events
 * @param plan version in force
 * @param told events of this command, a line each; empty unless asked for
 */
record Step(long sequence, long state, long events, long count, int plan, List<String> told) {
  Step {
    told = List.copyOf(told);
  }

  /** The line of its digests. */
  String line() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("sequence", sequence);
    values.put("state", Text.hex(state));
    values.put("events", Text.hex(events));
    values.put("count", count);
    values.put("plan", (long) plan);
    return Json.text(values);
  }
}
