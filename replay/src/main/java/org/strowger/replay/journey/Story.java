package org.strowger.replay.journey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.strowger.replay.text.Display;
import org.strowger.replay.text.Text;

/**
 * What happened to a customer, in sentences: one for each kind of event. {@code {field}} is its
 * value; what is in brackets is left out where a field in it has none. Stateless; any thread.
 */
final class Story {
  private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]*)\\]");
  private static final Pattern FIELD = Pattern.compile("\\{([a-z0-9-]+)\\}");
  private static final Map<String, String> SENTENCES = sentences();

  /** Fields that every line has. */
  private static final List<String> COMMON =
      List.of("event", "seq", "time", "client", "correlation", "interaction", "customer");

  private Story() {}

  private static Map<String, String> sentences() {
    Map<String, String> sentences = new LinkedHashMap<>();
    sentences.put(
        "arrived", "ARRIVES on {channel} for {queue}[, about {topic}][, not before {not-before}]");
    sentences.put(
        "waiting",
        "waits in {queue} on {channel}[, class {class}][, due {due}][, ticket of {ticket}]");
    sentences.put("promoted", "is promoted: waited long enough to go first");
    sentences.put("offered", "is offered to {agent} (offer {offer}, step {step})");
    sentences.put("accepted", "is ANSWERED by {agent} after {waited-ms}[, handed over {handover}]");
    sentences.put("declined", "is declined by {agent}[: {reason}]");
    sentences.put("missed", "is missed by {agent}");
    sentences.put("withdrawn", "is withdrawn from {agent}: {reason}");
    sentences.put("abandoned", "ABANDONS {queue} after {waited-ms}");
    sentences.put(
        "completed",
        "is COMPLETED by {agent} after {handled-ms}[, resolved: {resolved}][, {disposition}][, contact {contacts} of the need]");
    sentences.put("wrap-up-ended", "wrap-up of {agent} ends after {wrap-up-ms}");
    sentences.put("step-started", "goes on to step {step} in {queue}[: {cause}]");
    sentences.put("moved", "MOVES from {from-queue} to {queue}: {cause}");
    sentences.put("expired", "EXPIRES in {queue} after {waited-ms}");
    sentences.put("updated", "is changed: class {class}[, due {due}]");
    sentences.put("returned", "is RETURNED to its queue by {agent} after {handled-ms}[: {reason}]");
    sentences.put("agent-claimed", "claims {agent}, who is busy");
    sentences.put("claim-ended", "no longer claims {agent}");
    sentences.put("parked", "is PARKED by {agent} after {handled-ms}[: {reason}][ ({cause})]");
    sentences.put("resumed", "is RESUMED[ by {agent}] after {parked-ms}[ ({cause})]");
    sentences.put("closed", "is closed, parked for {parked-ms}");
    sentences.put("cancelled", "is CANCELLED[: {reason}]");
    sentences.put("message-recorded", "message of the {sender}[, answer promised by {respond-by}]");
    sentences.put(
        "callback-scheduled",
        "is to be CALLED BACK on {channel}[, not before {not-before}], attempt {attempt}");
    sentences.put("callback-ended", "callback ends: {how}, attempts {attempts}");
    sentences.put("promise-at-risk", "PROMISE AT RISK: {promise} on {channel}[ by {deadline}]");
    sentences.put(
        "reconcile-checked",
        "reconcile: {finding}[, with {agent} at the gateway][, with {agent-here} here], repaired {repaired}");
    sentences.put(
        "reconcile-missed",
        "reconcile: {state}[ with {agent-here}], and not at the gateway, repaired {repaired}");
    sentences.put("promise-broken", "PROMISE BROKEN: {promise} on {channel}");
    sentences.put(
        "transferred",
        "is TRANSFERRED by {agent} from {from-queue}[ to {queue}][ to {to-agent}] after {handled-ms}[: {reason}][, warm {warm}]");
    sentences.put("transfer-ended", "transfer ends: {how}[, with {agent}]");
    sentences.put(
        "shifted",
        "SHIFTS from {from-channel} to {channel}[, from {from-queue}][ to {queue}][, left by {agent}]");
    sentences.put(
        "shift-offered",
        "other channels are offered[: {channels}][, estimated wait here {estimated-ms}] ({cause})");
    sentences.put(
        "context-delivered",
        "context for {agent}: touchpoints {touchpoints}, {earlier} earlier, open needs {open-needs}, hand-overs {handovers}");
    sentences.put("rules-applied", "rules {rules}: now in {queue}, class {class}[, for {named}]");
    sentences.put("routability-changed", "in {queue} on {channel}: routable {routable}");
    sentences.put("customer-updated", "profile is changed");
    sentences.put("touchpoint-recorded", "touchpoint: {kind}");
    sentences.put(
        "survey-recorded",
        "SURVEY[, CSAT {csat}][, NPS {nps}][, effort {effort}][, resolved: {resolved}]");
    sentences.put("shift-ended", "offer of another channel ends: {how}[, {channel}]");
    sentences.put(
        "need-updated",
        "NEED {topic}: contacts {contacts}, hand-overs {handovers}[, owner {owner}][, last with {last-agent}][, resolved: {resolved}]");
    sentences.put(
        "customer-forgotten",
        "is FORGOTTEN: touchpoints {touchpoints}, needs {needs}, live {live}");
    sentences.put("customer-evicted", "makes room: longest without contact");
    return sentences;
  }

  /** One line: when, with which sequence, which interaction, and what. */
  static String line(Map<String, Object> event) {
    Object interaction = event.get("interaction");
    String line =
        "%s %9s  %-12s %s"
            .formatted(
                event.get("time"),
                event.get("seq"),
                interaction == null ? "-" : interaction,
                what(event));
    return Text.printable(line) + System.lineSeparator();
  }

  private static String what(Map<String, Object> told) {
    String sentence = SENTENCES.get((String) told.get("event"));
    if (sentence == null) {
      return told.get("event") + " " + rest(told);
    }
    Map<String, Object> event = new LinkedHashMap<>(told);
    if (told.get("candidates") instanceof List<?> candidates) {
      event.put("channels", channels(candidates));
    }
    if (told.get("touchpoints") instanceof List<?> touchpoints) {
      event.put("touchpoints", touchpoints.size());
    }
    Matcher optional = OPTIONAL.matcher(sentence);
    StringBuilder text = new StringBuilder();
    while (optional.find()) {
      String part = filled(optional.group(1), event, null);
      optional.appendReplacement(text, Matcher.quoteReplacement(part == null ? "" : part));
    }
    optional.appendTail(text);
    return filled(text.toString(), event, "nobody");
  }

  /** Those that are offered, best first. */
  private static String channels(List<?> candidates) {
    List<String> channels = new ArrayList<>();
    for (Object candidate : candidates) {
      if (candidate instanceof Map<?, ?> map && map.get("rank") != null) {
        channels.add(String.valueOf(map.get("channel")));
      }
    }
    return channels.isEmpty() ? "none fits" : String.join(", ", channels);
  }

  /** With values for fields; null if one has none and nothing stands for it. */
  private static String filled(String sentence, Map<String, Object> event, String otherwise) {
    Matcher field = FIELD.matcher(sentence);
    StringBuilder text = new StringBuilder();
    while (field.find()) {
      String name = field.group(1);
      Object value = event.get(name);
      if (value == null && otherwise == null) {
        return null;
      }
      String shown = value == null ? otherwise : show(name, value);
      field.appendReplacement(text, Matcher.quoteReplacement(shown));
    }
    field.appendTail(text);
    return text.toString();
  }

  private static String show(String name, Object value) {
    if (name.endsWith("-ms") && value instanceof Long ms) {
      return Display.duration(ms);
    }
    return value instanceof Map<?, ?> || value instanceof List<?>
        ? value.toString().replace("=", " ")
        : String.valueOf(value);
  }

  private static String rest(Map<String, Object> event) {
    StringBuilder text = new StringBuilder();
    event.forEach(
        (name, value) -> {
          if (!COMMON.contains(name)) {
            text.append(text.isEmpty() ? "" : ", ")
                .append(name)
                .append(' ')
                .append(show(name, value));
          }
        });
    return text.toString();
  }

  /** What all of it comes to. */
  static Map<String, Object> totals(List<Map<String, Object>> events) {
    Map<String, Object> totals = new LinkedHashMap<>();
    for (String name :
        List.of(
            "contacts",
            "answered",
            "abandoned",
            "completed",
            "transfers",
            "shifts",
            "callbacks",
            "promises-broken",
            "handovers-with-context",
            "handovers-without-context")) {
      totals.put(name, 0L);
    }
    for (Map<String, Object> event : events) {
      String counted =
          switch ((String) event.get("event")) {
            case "arrived" -> "contacts";
            case "accepted" -> "answered";
            case "abandoned" -> "abandoned";
            case "completed" -> "completed";
            case "transferred" -> "transfers";
            case "shifted" -> "shifts";
            case "callback-scheduled" -> "callbacks";
            case "promise-broken" -> "promises-broken";
            default -> null;
          };
      count(totals, counted);
      if (event.get("handover") != null && "accepted".equals(event.get("event"))) {
        String how = String.valueOf(event.get("handover"));
        count(totals, how.contains("context") ? "handovers-" + how : null);
      }
    }
    return totals;
  }

  private static void count(Map<String, Object> totals, String name) {
    if (name != null && totals.containsKey(name)) {
      totals.merge(name, 1L, (a, b) -> (Long) a + (Long) b);
    }
  }
}
