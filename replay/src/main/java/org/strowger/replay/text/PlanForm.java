package org.strowger.replay.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strowger.gateway.text.DurationText;

/**
 * Brings a logged plan into the shape in which plans are written, so that it can be read, compared
 * and applied again. A plan that names something twice (it is refused, but in the log) has no such
 * shape and stays as it is. Stateless; any thread.
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
    } catch (GivenTwiceException e) {
      return fields;
    }
  }

  private static Map<String, Object> plan(Map<String, Object> fields) {
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("version", fields.get("version"));
    long promoteAfterMs = (Long) fields.get("promoteAfterMs");
    plan.put("promote-after", promoteAfterMs == 0 ? "never" : DurationText.format(promoteAfterMs));
    plan.put("skills", Lists.values(fields.get("skills")));
    plan.put("teams", Lists.values(fields.get("teams")));
    Map<String, Object> channels = new LinkedHashMap<>();
    for (Map<String, Object> channel : entries(fields, "channels")) {
      put(channels, channel.get("channel"), Map.of("auto-accept", channel.get("autoAccept")));
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
    return plan;
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
    return handling;
  }

  private static Map<String, Object> queue(Map<String, Object> fields) {
    Map<String, Object> queue = new LinkedHashMap<>();
    queue.put("order", fields.get("order"));
    queue.put("class", fields.get("urgency"));
    queue.put("target", DurationText.format((Long) fields.get("targetMs")));
    queue.put("offer-timeout", DurationText.format((Long) fields.get("offerTimeoutMs")));
    queue.put("decline-hold", DurationText.format((Long) fields.get("declineHoldMs")));
    queue.put("misses-allowed", fields.get("missesAllowed"));
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
    putUnlessEmpty(step, "all-of", Lists.levels(fields.get("stepAllOf")));
    putUnlessEmpty(step, "any-of", Lists.sets(fields.get("stepAnyOf")));
    putUnlessEmpty(step, "none-of", Lists.values(fields.get("stepNoneOf")));
    putUnlessEmpty(step, "teams", Lists.values(fields.get("stepTeams")));
    return step;
  }

  private static void putUnlessEmpty(Map<String, Object> map, String name, Object value) {
    if (value == null) {
      throw new GivenTwiceException();
    }
    boolean empty = value instanceof List<?> list ? list.isEmpty() : ((Map<?, ?>) value).isEmpty();
    if (!empty) {
      map.put(name, value);
    }
  }

  private static void put(Map<String, Object> map, Object id, Object value) {
    if (map.putIfAbsent(String.valueOf(id), value) != null) {
      throw new GivenTwiceException();
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> entries(Map<String, Object> fields, String name) {
    return (List<Map<String, Object>>) fields.get(name);
  }

  private static final class GivenTwiceException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
