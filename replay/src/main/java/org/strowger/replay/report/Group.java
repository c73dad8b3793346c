package org.strowger.replay.report;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.agrona.collections.LongArrayList;

/** The counts of one queue, channel, agent or interval, or of all. Not changed once reported. */
public final class Group {
  private final String id;
  private final long startMs;
  private final Map<Count, Long> counts = new EnumMap<>(Count.class);
  private final SortedSet<Long> targetsMs = new TreeSet<>();
  private final LongArrayList answeredAfterMs = new LongArrayList();
  private final LongArrayList abandonedAfterMs = new LongArrayList();

  Group(String id) {
    this(id, 0);
  }

  Group(String id, long startMs) {
    this.id = id;
    this.startMs = startMs;
  }

  /** External id; null for what has none: nobody's, or of what began before. */
  public String id() {
    return id;
  }

  /** Of an interval, when it begins, milliseconds since 1970; 0 otherwise. */
  public long startMs() {
    return startMs;
  }

  /** A count. */
  public long get(Count count) {
    return counts.getOrDefault(count, 0L);
  }

  /** A figure; not a number if there is nothing to divide by. */
  public double get(Figure figure) {
    return figure.of(this);
  }

  /** Offered and neither gone nor answered when the journal ended. */
  public long waiting() {
    return get(Count.OFFERED)
        - get(Count.ANSWERED)
        - get(Count.ABANDONED)
        - get(Count.EXPIRED)
        - get(Count.LEFT);
  }

  /** Service-level targets by which the offered were judged, shortest first. */
  public SortedSet<Long> targetsMs() {
    return targetsMs;
  }

  /** Whether nothing was counted. */
  public boolean isEmpty() {
    return counts.values().stream().allMatch(count -> count == 0);
  }

  void add(Count count, long number) {
    counts.merge(count, number, Long::sum);
  }

  void addWait(boolean answered, long ms) {
    (answered ? answeredAfterMs : abandonedAfterMs).addLong(ms);
  }

  /**
   * The smallest wait that so many percent of the answered and abandoned do not exceed,
   * milliseconds; 0 of nothing. Only where contacts are counted one by one, as the two below.
   */
  public long waitMs(int percent) {
    LongArrayList all = new LongArrayList(answeredAfterMs.size() + abandonedAfterMs.size(), -1);
    all.addAll(answeredAfterMs);
    all.addAll(abandonedAfterMs);
    long[] sorted = all.toLongArray();
    Arrays.sort(sorted);
    int rank = (int) ((sorted.length * (long) percent + 99) / 100);
    return sorted.length == 0 ? 0 : sorted[Math.max(rank, 1) - 1];
  }

  /** Mean wait of the answered and abandoned, milliseconds; not a number of nothing. */
  public double meanWaitMs() {
    long sum = answeredAfterMs.longStream().sum() + abandonedAfterMs.longStream().sum();
    int waits = answeredAfterMs.size() + abandonedAfterMs.size();
    return waits == 0 ? Double.NaN : (double) sum / waits;
  }

  /** Abandoned after less than so many milliseconds. */
  public long abandonedWithin(long ms) {
    return abandonedAfterMs.longStream().filter(waitedMs -> waitedMs < ms).count();
  }

  /** Adds all of another, as of an interval within this one. */
  void add(Group other) {
    other.counts.forEach(this::add);
    targetsMs.addAll(other.targetsMs);
  }

  /** Every count and figure of the grouping by its id; figures of nothing are null. */
  Map<String, Object> values(Grouping grouping) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Count count : Count.values()) {
      if (count.isOf(grouping)) {
        values.put(count.id(), get(count));
      }
    }
    if (grouping != Grouping.AGENT) {
      values.put("waiting", waiting());
      values.put("targets-ms", List.copyOf(targetsMs));
    }
    for (Figure figure : Figure.values()) {
      if (figure.isOf(grouping)) {
        double value = get(figure);
        values.put(figure.id(), Double.isNaN(value) ? null : (Object) rounded(value));
      }
    }
    return values;
  }

  /** Six places are enough and do not tempt to compare more. */
  private static double rounded(double value) {
    return Math.round(value * 1e6) / 1e6;
  }
}
