package org.strowger.replay.whatif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Durations that were seen, by key, to draw from: the narrowest key with enough of them. Built
 * once, then immutable.
 */
final class Durations {
  /** As many observations are enough. */
  static final int ENOUGH = 30;

  private final Map<List<String>, List<Long>> seen = new HashMap<>();
  private final Map<List<String>, long[]> sorted = new HashMap<>();

  /** Adds one under every key that begins like this. */
  void add(long ms, String... key) {
    for (int length = 0; length <= key.length; length++) {
      seen.computeIfAbsent(List.of(key).subList(0, length), any -> new ArrayList<>()).add(ms);
    }
  }

  /**
   * One as likely as seen.
   *
   * @param uniform from 0 to below 1; the same for all who are compared
   * @param key from wide to narrow
   * @return milliseconds; 0 if none was seen
   */
  long draw(double uniform, String... key) {
    for (int length = key.length; length >= 0; length--) {
      List<String> part = List.of(key).subList(0, length);
      List<Long> durations = seen.getOrDefault(part, List.of());
      if (durations.size() >= ENOUGH || (length == 0 && !durations.isEmpty())) {
        long[] values =
            sorted.computeIfAbsent(
                part,
                any -> {
                  long[] all = durations.stream().mapToLong(Long::longValue).toArray();
                  Arrays.sort(all);
                  return all;
                });
        return values[(int) (uniform * values.length)];
      }
    }
    return 0;
  }

  /** How many were seen in all. */
  int size() {
    return seen.getOrDefault(List.<String>of(), List.of()).size();
  }
}
