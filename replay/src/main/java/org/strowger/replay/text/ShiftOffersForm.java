package org.strowger.replay.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a plan says of offering other channels, as the gateway takes it. Stateless; any thread. */
final class ShiftOffersForm {
  /** Weights by the names they have in the log, without the end they share. */
  private static final List<String> WEIGHTS =
      List.of(
          "asynchronous",
          "structured",
          "record",
          "receipts",
          "customerStarts",
          "companyStarts",
          "session",
          "cost");

  private ShiftOffersForm() {}

  static Map<String, Object> of(Map<String, Object> plan) {
    Map<String, Object> offers = new LinkedHashMap<>();
    PlanForm.putDuration(offers, "wait-over", plan, "shiftWaitOverMs");
    if (Boolean.TRUE.equals(plan.get("shiftOnClosing"))) {
      offers.put("on-closing", true);
    }
    offers.put("most", plan.get("shiftMost"));
    offers.put("expiry", PlanForm.duration(plan, "shiftExpiryMs"));
    Map<String, Object> weights = new LinkedHashMap<>();
    for (String trait : WEIGHTS) {
      Object weight = plan.get(trait + "Weight");
      if ((Long) weight != 0) {
        weights.put(Text.hyphens(trait), weight);
      }
    }
    if (!weights.isEmpty()) {
      offers.put("weights", weights);
    }
    Map<String, Map<String, Object>> preferences = new LinkedHashMap<>();
    for (Map<String, Object> preference : PlanForm.entries(plan, "preferences")) {
      String segment = String.valueOf(preference.get("segment"));
      PlanForm.put(
          preferences.computeIfAbsent(segment, none -> new LinkedHashMap<>()),
          preference.get("channel"),
          preference.get("score"));
    }
    if (!preferences.isEmpty()) {
      offers.put("preferences", preferences);
    }
    return offers;
  }

  /** Those a channel has. */
  static Map<String, Object> traits(Map<String, Object> channel) {
    Map<String, Object> traits = new LinkedHashMap<>();
    putIfSet(traits, "structured", channel.get("structured"));
    putIfSet(traits, "record", channel.get("recordKept"));
    putIfSet(traits, "receipts", channel.get("receipts"));
    putIfSet(traits, "customer-starts", channel.get("customerStarts"));
    putIfSet(traits, "company-starts", channel.get("companyStarts"));
    PlanForm.putDuration(traits, "session", channel, "sessionMs");
    if ((Long) channel.get("cost") != 0) {
      traits.put("cost", channel.get("cost"));
    }
    return traits;
  }

  private static void putIfSet(Map<String, Object> traits, String name, Object flag) {
    if (Boolean.TRUE.equals(flag)) {
      traits.put(name, true);
    }
  }
}
