package org.strowger.replay.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.strowger.replay.CannotReadException;
import org.strowger.replay.text.Display;

/** All groups of a report while it is counted, found by id. One thread. */
final class Groups {
  /** Where an interaction waits or waited last. */
  record Place(Group queue, Group channel, Group interval, List<Group> segments, long targetMs) {}

  /** Five years of quarters of an hour: each takes memory, and a row. */
  private static final int MOST_INTERVALS = 200_000;

  private final Group total = new Group(null);
  private final Map<String, Group> queues = new HashMap<>();
  private final Map<String, Group> channels = new HashMap<>();
  private final Map<String, Group> agents = new HashMap<>();
  private final Map<String, Group> segments = new HashMap<>();
  private final TreeMap<Long, Group> intervals = new TreeMap<>();
  private final long intervalMs;
  private final ZoneId zone;

  Groups(long intervalMs, ZoneId zone) {
    this.intervalMs = intervalMs;
    this.zone = zone;
  }

  Place place(String queue, String channel, long timeMs, long targetMs) {
    return place(queue, channel, timeMs, targetMs, List.of());
  }

  Place place(String queue, String channel, long timeMs, long targetMs, List<String> segmentsOfIt) {
    List<Group> named = new ArrayList<>(segmentsOfIt.size());
    segmentsOfIt.forEach(segment -> named.add(segments.computeIfAbsent(segment, Group::new)));
    return new Place(
        queues.computeIfAbsent(queue, Group::new),
        channels.computeIfAbsent(channel, Group::new),
        interval(timeMs),
        named,
        targetMs);
  }

  /** Of nobody for null. */
  Group agent(String agent) {
    return agents.computeIfAbsent(agent, Group::new);
  }

  private Group interval(long timeMs) {
    long start = start(timeMs);
    Group interval = intervals.get(start);
    if (interval == null) {
      if (intervals.size() == MOST_INTERVALS) {
        throw new CannotReadException(
            "the journal goes over more than %,d intervals of %s, from %s to %s or later; is one of these times wrong? report takes a longer --interval"
                .formatted(
                    MOST_INTERVALS,
                    Display.duration(intervalMs),
                    Instant.ofEpochMilli(intervals.firstKey()),
                    Instant.ofEpochMilli(start)));
      }
      interval = new Group(Instant.ofEpochMilli(start).toString(), start);
      intervals.put(start, interval);
    }
    return interval;
  }

  /** Intervals begin at multiples of their length of the zone's wall clock. */
  private long start(long timeMs) {
    long offsetMs =
        zone.getRules().getOffset(Instant.ofEpochMilli(timeMs)).getTotalSeconds() * 1_000L;
    return Math.floorDiv(timeMs + offsetMs, intervalMs) * intervalMs - offsetMs;
  }

  /** Counts at a place. */
  void add(Place place, Count count, long number) {
    of(place).forEach(group -> group.add(count, number));
  }

  private List<Group> of(Place place) {
    if (place.segments.isEmpty()) {
      return List.of(total, place.queue, place.channel, place.interval);
    }
    List<Group> all = new ArrayList<>(place.segments);
    all.addAll(List.of(total, place.queue, place.channel, place.interval));
    return all;
  }

  /** An agent took one that waited there; judged if the queue has a target. */
  void answered(Place place, Group agent, long waitedMs, boolean judged) {
    add(place, agent, Count.ANSWERED, 1);
    add(place, agent, Count.ANSWER_WAIT_MS, waitedMs);
    if (judged && waitedMs <= place.targetMs) {
      add(place, Count.ANSWERED_IN_TARGET, 1);
    }
  }

  /** Keeps a wait that ended, for what cannot be told of counts. */
  void wait(Place place, boolean answered, long waitedMs) {
    of(place).forEach(group -> group.addWait(answered, waitedMs));
  }

  /** Counts at a place what an agent did, or nobody. */
  void add(Place place, Group agent, Count count, long number) {
    add(place, count, number);
    agent.add(count, number);
  }

  void add(Count count, long number) {
    total.add(count, number);
  }

  /** Somebody entered waiting in a queue with a target. */
  void target(Place place) {
    of(place).forEach(group -> group.targetsMs().add(place.targetMs));
  }

  /** Counts an agent's time, parted where intervals begin. */
  void addTime(Group agent, Count count, long fromMs, long toMs) {
    total.add(count, toMs - fromMs);
    agent.add(count, toMs - fromMs);
    long at = fromMs;
    while (at < toMs) {
      long end = Math.min(toMs, next(at));
      interval(at).add(count, end - at);
      at = end;
    }
  }

  /** Adds agents' times of a report with the same intervals. */
  void addTimes(ReportFigures report) {
    for (Count count : Count.values()) {
      if (count.scope() == Count.Scope.TIME) {
        total.add(count, report.total().get(count));
        report.agents().forEach(one -> agent(one.id()).add(count, one.get(count)));
        report.intervals().forEach(one -> interval(one.startMs()).add(count, one.get(count)));
      }
    }
  }

  /** Where clocks go back an interval may be shorter than its length. */
  private long next(long timeMs) {
    long end = start(timeMs) + intervalMs;
    return end > timeMs ? end : timeMs + 1;
  }

  ReportFigures figures(ReportFigures.Source source) {
    return new ReportFigures(
        source,
        intervalMs,
        total,
        byId(queues.values()),
        byId(channels.values()),
        byId(agents.values()),
        used(intervals.values()),
        byId(segments.values()));
  }

  /** What has no id comes last. */
  private static List<Group> byId(Collection<Group> groups) {
    List<Group> sorted = used(groups);
    sorted.sort(
        (one, two) -> {
          if (one.id() == null || two.id() == null) {
            return Boolean.compare(one.id() == null, two.id() == null);
          }
          return one.id().compareTo(two.id());
        });
    return sorted;
  }

  private static List<Group> used(Collection<Group> groups) {
    List<Group> used = new ArrayList<>(groups);
    used.removeIf(Group::isEmpty);
    return used;
  }
}
