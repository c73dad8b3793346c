package org.strowger.gateway.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.QueueOrder;

/** Reads the queues. */
final class QueueReader {
  private static final int DEFAULT_CLASS = 5;
  private static final long DEFAULT_OFFER_TIMEOUT_MS = 20_000;
  private static final long DEFAULT_DECLINE_HOLD_MS = 60_000;
  private static final int MOST_MISSES = 1000;

  private static final String[] KEYS =
      Stream.concat(
              Stream.of(
                  "order",
                  "class",
                  "target",
                  "offer-timeout",
                  "decline-hold",
                  "misses-allowed",
                  "broadcast",
                  "overflow",
                  "fallback",
                  "weights",
                  "steps"),
              StepReader.SHARED.stream())
          .toArray(String[]::new);

  private final Problems problems;
  private final Values values;
  private final StepReader stepReader;
  private final Map<String, Part> overflows = new LinkedHashMap<>();
  private Set<String> ids = Set.of();

  QueueReader(Problems problems, Values values, StepReader stepReader) {
    this.problems = problems;
    this.values = values;
    this.stepReader = stepReader;
  }

  List<Plan.Queue> queues(Part part) {
    List<Plan.Queue> queues = new ArrayList<>();
    Map<String, Part> named = Named.read(part, "queues", Limits.MAX_QUEUES, values, problems);
    ids = named.keySet();
    named.forEach((id, value) -> queues.add(queue(id, value)));
    checkOverflowEnds(queues);
    return queues;
  }

  private Plan.Queue queue(String id, Part part) {
    Keys keys = new Keys(part, Keys.join("queues", id), problems, KEYS);
    Part order = keys.optional("order");
    List<Plan.Step> steps = stepReader.steps(keys);
    return new Plan.Queue(
        id,
        order == null
            ? QueueOrder.AGE
            : values.choice(order, keys.key("order"), List.of(QueueOrder.AGE, QueueOrder.DUE)),
        values.wholeOr(keys, "class", 0, Limits.QUEUE_URGENCY - 1, DEFAULT_CLASS),
        values.durationOr(keys, "target", 0, 0),
        values.durationOr(keys, "offer-timeout", 1, DEFAULT_OFFER_TIMEOUT_MS),
        values.durationOr(keys, "decline-hold", 1, DEFAULT_DECLINE_HOLD_MS),
        values.wholeOr(keys, "misses-allowed", 1, MOST_MISSES, 1),
        values.wholeOr(keys, "broadcast", 1, Limits.MAX_BROADCAST, 1),
        overflow(id, keys, steps),
        fallback(id, keys),
        weights(keys),
        steps);
  }

  private Plan.Weights weights(Keys queue) {
    Part part = queue.optional("weights");
    if (part == null) {
      return Plan.Weights.NONE;
    }
    Keys keys =
        new Keys(part, queue.key("weights"), problems, "skill", "load", "specialism", "idle");
    return new Plan.Weights(
        values.wholeOr(keys, "skill", 0, Limits.MAX_WEIGHT, 0),
        values.wholeOr(keys, "load", 0, Limits.MAX_WEIGHT, 0),
        values.wholeOr(keys, "specialism", 0, Limits.MAX_WEIGHT, 0),
        values.wholeOr(keys, "idle", 0, Limits.MAX_WEIGHT, 0));
  }

  private String overflow(String id, Keys keys, List<Plan.Step> steps) {
    Part part = keys.optional("overflow");
    String to = queueId(part, keys.key("overflow"));
    if (to.isEmpty()) {
      return "";
    }
    overflows.put(id, part);
    if (!steps.isEmpty() && steps.get(steps.size() - 1).durationMs() == 0) {
      problems.add(
          part,
          keys.key("overflow"),
          "the last step has no limit after which it could happen; give it for");
    }
    return to;
  }

  private String fallback(String id, Keys keys) {
    Part part = keys.optional("fallback");
    String to = queueId(part, keys.key("fallback"));
    if (to.equals(id)) {
      problems.add(part, keys.key("fallback"), "must be another queue");
    }
    return to;
  }

  /** Id of a queue of the plan; empty where it is not given or wrong. */
  private String queueId(Part part, String path) {
    String id = part == null ? null : values.id(part, path);
    if (id != null && !ids.contains(id)) {
      problems.add(part, path, "no such queue; list it under queues");
      return "";
    }
    return id == null ? "" : id;
  }

  /** Each circle of overflows is told once, at the first of its queues. */
  private void checkOverflowEnds(List<Plan.Queue> queues) {
    Map<String, String> next = new LinkedHashMap<>();
    queues.forEach(queue -> next.put(queue.id(), queue.overflow()));
    Set<String> passed = new HashSet<>();
    for (String start : overflows.keySet()) {
      List<String> chain = new ArrayList<>();
      String id = start;
      while (!id.isEmpty() && passed.add(id)) {
        chain.add(id);
        id = next.get(id);
      }
      int first = chain.indexOf(id);
      if (first >= 0) {
        tellCircle(queues, chain.subList(first, chain.size()));
      }
    }
  }

  private void tellCircle(List<Plan.Queue> queues, List<String> circle) {
    String first =
        queues.stream().map(Plan.Queue::id).filter(circle::contains).findFirst().orElseThrow();
    int at = circle.indexOf(first);
    List<String> told = new ArrayList<>(circle.subList(at, circle.size()));
    told.addAll(circle.subList(0, at));
    told.add(first);
    problems.add(
        overflows.get(first),
        Keys.join(Keys.join("queues", first), "overflow"),
        "goes in a circle: " + String.join(", ", told));
  }
}
