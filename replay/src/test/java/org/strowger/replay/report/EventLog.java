package org.strowger.replay.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.strowger.replay.text.Json;

/**
 * Figures taken from the events that a gateway wrote, in another way than the report: by sums over
 * kinds of events, and agents' time second by second.
 */
final class EventLog {
  private static final Map<String, Long> TARGETS_MS =
      Map.of(HostileDay.QUEUE, 20_000L, "plain", 120_000L);

  private final List<Map<String, Object>> events = new ArrayList<>();

  EventLog(Path file) throws IOException {
    for (String line : Files.readAllLines(file)) {
      events.add(Json.parse(line));
    }
  }

  long count(String kind) {
    return count(kind, event -> true);
  }

  long count(String kind, Predicate<Map<String, Object>> which) {
    return events.stream().filter(one -> kind.equals(one.get("event")) && which.test(one)).count();
  }

  /** Those that waited; the customer of a parked conversation may leave too. */
  long abandonedWaiting() {
    Map<Object, Boolean> parked = new HashMap<>();
    long count = 0;
    for (Map<String, Object> event : events) {
      switch (String.valueOf(event.get("event"))) {
        case "parked" -> parked.put(event.get("interaction"), true);
        case "resumed" -> parked.remove(event.get("interaction"));
        case "abandoned" -> count += parked.containsKey(event.get("interaction")) ? 0 : 1;
        default -> {
          // goes on as it was
        }
      }
    }
    return count;
  }

  long sum(String kind, String field) {
    return events.stream()
        .filter(one -> kind.equals(one.get("event")) && one.get(field) != null)
        .mapToLong(one -> (Long) one.get(field))
        .sum();
  }

  static boolean isTrue(Map<String, Object> event, String field) {
    return Boolean.TRUE.equals(event.get(field));
  }

  static boolean inTarget(Map<String, Object> accepted) {
    Long target = TARGETS_MS.get(accepted.get("queue"));
    return target != null && (Long) accepted.get("waited-ms") <= target;
  }

  static long timeMs(Map<String, Object> event) {
    return Instant.parse((String) event.get("time")).toEpochMilli();
  }

  /**
   * From each agent's taking an interaction to its letting go of it, wrap-up included, and over.
   */
  private Map<String, List<long[]>> work(long endMs) {
    Map<String, Map<Object, Long>> open = new HashMap<>();
    Map<String, List<long[]>> work = new HashMap<>();
    for (Map<String, Object> event : events) {
      String kind = String.valueOf(event.get("event"));
      Object interaction = event.get("interaction");
      if (kind.equals("accepted")) {
        open.computeIfAbsent((String) event.get("agent"), id -> new HashMap<>())
            .put(interaction, timeMs(event));
      } else if (letsGo(kind, event)) {
        String agent = (String) event.get("agent");
        if (kind.equals("callback-scheduled")) {
          agent = holder(open, interaction);
        }
        Long since = agent == null ? null : open.get(agent).remove(interaction);
        if (since != null) {
          work.computeIfAbsent(agent, id -> new ArrayList<>())
              .add(new long[] {since, timeMs(event)});
        }
      }
    }
    open.forEach(
        (agent, held) ->
            held.values()
                .forEach(
                    since ->
                        work.computeIfAbsent(agent, id -> new ArrayList<>())
                            .add(new long[] {since, endMs})));
    return work;
  }

  private static String holder(Map<String, Map<Object, Long>> open, Object interaction) {
    return open.entrySet().stream()
        .filter(entry -> entry.getValue().containsKey(interaction))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  private static boolean letsGo(String kind, Map<String, Object> event) {
    return switch (kind) {
      case "completed" -> !event.containsKey("wrap-up") || "none".equals(event.get("wrap-up"));
      case "wrap-up-ended", "returned", "parked" -> true;
      case "shifted" -> event.get("agent") != null;
      case "callback-scheduled" -> event.containsKey("not-before");
      case "transferred" -> event.get("agent") != null && !isTrue(event, "warm");
      case "transfer-ended" -> "taken".equals(event.get("how"));
      default -> false;
    };
  }

  /** Time in which each agent had something in hand: the union of its work. */
  Map<String, Long> busyMs(long endMs) {
    Map<String, Long> busy = new HashMap<>();
    work(endMs)
        .forEach(
            (agent, spans) -> {
              spans.sort((one, two) -> Long.compare(one[0], two[0]));
              long sum = 0;
              long until = 0;
              for (long[] span : spans) {
                sum += Math.max(0, span[1] - Math.max(span[0], until));
                until = Math.max(until, span[1]);
              }
              busy.put(agent, sum);
            });
    return busy;
  }

  /** Time in which each agent was signed on. */
  Map<String, Long> signedOnMs(long endMs) {
    Map<String, Long> since = new HashMap<>();
    Map<String, Long> sum = new HashMap<>();
    for (Map<String, Object> event : events) {
      String agent = String.valueOf(event.get("agent"));
      if ("signed-on".equals(event.get("event"))) {
        since.put(agent, timeMs(event));
      } else if ("signed-off".equals(event.get("event"))) {
        sum.merge(agent, timeMs(event) - since.remove(agent), Long::sum);
      }
    }
    since.forEach((agent, ms) -> sum.merge(agent, endMs - ms, Long::sum));
    return sum;
  }
}
