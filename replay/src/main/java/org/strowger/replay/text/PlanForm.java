package org.strowger.replay.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strowger.gateway.text.DurationText;

/**
 * Brings a logged plan into the shape in which plans are written, so that it can be read, compared
 * and applied again. A plan that names something twice, or has a rule that cannot be (it is
 * refused, but in the log), has no such shape and stays as it is. Stateless; any thread.
 */
final class PlanForm {
  private PlanForm() {}

  /**
   * The plan of a command.
   *
   * @param fields of ApplyPlan, as {@link MessageReader} gives them
   */
  static Map<String, Object> of(Map<String, Object> fields) {
    try {
      return plan(fields);
    } catch (NoShapeException e) {
      return fields;
    }
  }

  private static Map<String, Object> plan(Map<String, Object> fields) {
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("version", fields.get("version"));
    long promoteAfterMs = (Long) fields.get("promoteAfterMs");
    plan.put("promote-after", promoteAfterMs == 0 ? "never" : DurationText.format(promoteAfterMs));
    plan.put("skills", Lists.values(fields.get("skills")));
    plan.put("teams", teams(entries(fields, "teams")));
    Map<String, Object> channels = new LinkedHashMap<>();
    for (Map<String, Object> channel : entries(fields, "channels")) {
      put(channels, channel.get("channel"), channel(channel));
    }
    plan.put("channels", channels);
    Map<String, Object> profiles = new LinkedHashMap<>();
    for (Map<String, Object> profile : entries(fields, "profiles")) {
      put(profiles, profile.get("profile"), profile(profile));
    }
    plan.put("profiles", profiles);
    Map<String, Object> queues = new LinkedHashMap<>();
    for (Map<String, Object> queue : entries(fields, "queues")) {
      put(queues, queue.get("queue"), queue(queue));
    }
    plan.put("queues", queues);
    plan.put("context", context(fields));
    plan.put("movement", movement(fields));
    List<Object> rules = new ArrayList<>();
    for (Map<String, Object> rule : entries(fields, "rules")) {
      Map<String, Object> written = RuleForm.of(rule);
      if (written == null) {
        throw new NoShapeException();
      }
      rules.add(written);
    }
    if (!rules.isEmpty()) {
      plan.put("rules", rules);
    }
    plan.put("shift-offers", ShiftOffersForm.of(fields));
    return plan;
  }

  private static Map<String, Object> context(Map<String, Object> fields) {
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("on", fields.get("context"));
    context.put("touchpoints", fields.get("touchpoints"));
    context.put("return-window", duration(fields, "returnWindowMs"));
    return context;
  }

  private static Map<String, Object> movement(Map<String, Object> fields) {
    Map<String, Object> callback = new LinkedHashMap<>();
    callback.put("attempts", fields.get("callbackAttempts"));
    callback.put("retry", duration(fields, "callbackRetryMs"));
    putDuration(callback, "expiry", fields, "callbackExpiryMs");
    Map<String, Object> movement = new LinkedHashMap<>();
    movement.put("transfer-hold", duration(fields, "transferHoldMs"));
    movement.put("transfer-bound", duration(fields, "transferBoundMs"));
    movement.put("resume-bound", duration(fields, "resumeBoundMs"));
    boolean fromTicket = Boolean.TRUE.equals(fields.get("resumeFromTicket"));
    movement.put("resume-due", fromTicket ? "ticket" : "resume");
    movement.put("callback", callback);
    return movement;
  }

  private static Map<String, Object> channel(Map<String, Object> fields) {
    Map<String, Object> promises = new LinkedHashMap<>();
    putDuration(promises, "first-answer", fields, "firstAnswerMs");
    putDuration(promises, "next-response", fields, "nextResponseMs");
    putDuration(promises, "warn", fields, "warnMs");
    Map<String, Object> channel = new LinkedHashMap<>();
    channel.put("auto-accept", fields.get("autoAccept"));
    if (!promises.isEmpty()) {
      channel.put("promises", promises);
    }
    if (Boolean.TRUE.equals(fields.get("asynchronous"))) {
      Map<String, Object> messages = new LinkedHashMap<>();
      putDuration(messages, "park-after", fields, "parkAfterMs");
      putDuration(messages, "close-after", fields, "closeAfterMs");
      channel.put("messages", messages);
    }
    Map<String, Object> traits = ShiftOffersForm.traits(fields);
    if (!traits.isEmpty()) {
      channel.put("traits", traits);
    }
    putUnlessEmpty(channel, "devices", Lists.values(fields.get("channelDevices")));
    return channel;
  }

  static String duration(Map<String, Object> fields, String name) {
    return DurationText.format((Long) fields.get(name));
  }

  /** Nothing for 0, which means none. */
  static void putDuration(
      Map<String, Object> to, String key, Map<String, Object> fields, String name) {
    if ((Long) fields.get(name) != 0) {
      to.put(key, duration(fields, name));
    }
  }

  /** A list, unless a team has an order. */
  private static Object teams(List<Map<String, Object>> teams) {
    if (teams.stream().allMatch(team -> entries(team, "members").isEmpty())) {
      return Lists.values(teams);
    }
    Map<String, Object> orders = new LinkedHashMap<>();
    for (Map<String, Object> team : teams) {
      List<Object> order = Lists.values(team.get("members"));
      put(orders, team.get("team"), order.isEmpty() ? Map.of() : Map.of("order", order));
    }
    return orders;
  }

  private static Map<String, Object> profile(Map<String, Object> fields) {
    Map<String, Object> channels = new LinkedHashMap<>();
    for (Map<String, Object> handling : entries(fields, "handles")) {
      put(channels, handling.get("channel"), handling(handling));
    }
    Map<String, Object> profile = new LinkedHashMap<>();
    profile.put("units", fields.get("units"));
    profile.put("channels", channels);
    return profile;
  }

  private static Map<String, Object> handling(Map<String, Object> fields) {
    Map<String, Object> wrapUp = new LinkedHashMap<>();
    wrapUp.put("kind", fields.get("wrapUp"));
    long wrapUpMs = (Long) fields.get("wrapUpMs");
    if (wrapUpMs != 0) {
      wrapUp.put("for", DurationText.format(wrapUpMs));
    }
    Map<String, Object> handling = new LinkedHashMap<>();
    handling.put("cost", fields.get("cost"));
    handling.put("limit", fields.get("limit"));
    handling.put("exclusive", fields.get("exclusive"));
    handling.put("wrap-up", wrapUp);
    if ((Long) fields.get("parkedCost") != 0) {
      handling.put("parked-cost", fields.get("parkedCost"));
    }
    return handling;
  }

  private static Map<String, Object> queue(Map<String, Object> fields) {
    Map<String, Object> queue = new LinkedHashMap<>();
    queue.put("order", fields.get("order"));
    queue.put("class", fields.get("urgency"));
    queue.put("target", duration(fields, "targetMs"));
    queue.put("offer-timeout", duration(fields, "offerTimeoutMs"));
    queue.put("decline-hold", duration(fields, "declineHoldMs"));
    queue.put("misses-allowed", fields.get("missesAllowed"));
    if ((Long) fields.get("broadcast") != 1) {
      queue.put("broadcast", fields.get("broadcast"));
    }
    for (String name : List.of("overflow", "fallback")) {
      if (fields.get(name) != null) {
        queue.put(name, fields.get(name));
      }
    }
    Map<String, Object> weights = new LinkedHashMap<>();
    for (String name : List.of("skill", "load", "specialism", "idle")) {
      if ((Long) fields.get(name + "Weight") != 0) {
        weights.put(name, fields.get(name + "Weight"));
      }
    }
    if (!weights.isEmpty()) {
      queue.put("weights", weights);
    }
    queue.put("steps", entries(fields, "steps").stream().map(PlanForm::step).toList());
    return queue;
  }

  private static Map<String, Object> step(Map<String, Object> fields) {
    Map<String, Object> step = new LinkedHashMap<>();
    long durationMs = (Long) fields.get("durationMs");
    if (durationMs != 0) {
      step.put("for", DurationText.format(durationMs));
    }
    step.put("strategy", fields.get("strategy"));
    if (!fields.get("affinity").equals("none")) {
      step.put("affinity", affinity(fields));
    }
    if (Boolean.TRUE.equals(fields.get("skip"))) {
      step.put("skip", true);
    }
    putUnlessEmpty(step, "all-of", Lists.levels(fields.get("stepAllOf")));
    putUnlessEmpty(step, "any-of", Lists.sets(fields.get("stepAnyOf")));
    putUnlessEmpty(step, "none-of", Lists.values(fields.get("stepNoneOf")));
    putUnlessEmpty(step, "preferred", Lists.values(fields.get("stepPreferred")));
    putUnlessEmpty(step, "teams", Lists.values(fields.get("stepTeams")));
    return step;
  }

  private static Object affinity(Map<String, Object> step) {
    long windowMs = (Long) step.get("windowMs");
    if (windowMs == 0) {
      return step.get("affinity");
    }
    Map<String, Object> affinity = new LinkedHashMap<>();
    affinity.put("kind", step.get("affinity"));
    affinity.put("within", DurationText.format(windowMs));
    return affinity;
  }

  private static void putUnlessEmpty(Map<String, Object> map, String name, Object value) {
    if (value == null) {
      throw new NoShapeException();
    }
    boolean empty = value instanceof List<?> list ? list.isEmpty() : ((Map<?, ?>) value).isEmpty();
    if (!empty) {
      map.put(name, value);
    }
  }

  static void put(Map<String, Object> map, Object id, Object value) {
    if (map.putIfAbsent(String.valueOf(id), value) != null) {
      throw new NoShapeException();
    }
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> entries(Map<String, Object> fields, String name) {
    return (List<Map<String, Object>>) fields.get(name);
  }

  private static final class NoShapeException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
