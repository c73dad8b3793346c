package org.strowger.gateway.plan;

import java.util.ArrayList;
import java.util.List;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Limits;

/** Reads when other channels are offered to those who wait, and how they are ranked. */
final class ShiftOffersReader {
  private final Problems problems;
  private final Values values;
  private final List<String> channels;

  ShiftOffersReader(Problems problems, Values values, List<String> channels) {
    this.problems = problems;
    this.values = values;
    this.channels = channels;
  }

  /** None where the key is not given; otherwise what is not given is as without it. */
  Plan.ShiftOffers shiftOffers(Part part) {
    Plan.ShiftOffers none = Plan.ShiftOffers.NONE;
    if (part == null) {
      return none;
    }
    Keys keys =
        new Keys(
            part,
            "shift-offers",
            problems,
            "wait-over",
            "on-closing",
            "most",
            "expiry",
            "weights",
            "preferences");
    return new Plan.ShiftOffers(
        waitOverMs(keys),
        values.flagOr(keys, "on-closing", none.onClosing()),
        values.wholeOr(keys, "most", 1, Limits.MAX_SHIFT_CHANNELS, none.most()),
        values.durationOr(keys, "expiry", 1, none.expiryMs()),
        weights(keys),
        preferences(keys));
  }

  private long waitOverMs(Keys offers) {
    Part part = offers.optional("wait-over");
    return part == null || part.shown().equals("never")
        ? 0
        : values.durationMs(part, offers.key("wait-over"), 1, Limits.MAX_DURATION_MS);
  }

  private Plan.ShiftWeights weights(Keys offers) {
    Part part = offers.optional("weights");
    if (part == null) {
      return Plan.ShiftWeights.NONE;
    }
    Keys keys =
        new Keys(
            part,
            offers.key("weights"),
            problems,
            "asynchronous",
            "structured",
            "record",
            "receipts",
            "customer-starts",
            "company-starts",
            "session",
            "cost");
    return new Plan.ShiftWeights(
        weight(keys, "asynchronous"),
        weight(keys, "structured"),
        weight(keys, "record"),
        weight(keys, "receipts"),
        weight(keys, "customer-starts"),
        weight(keys, "company-starts"),
        weight(keys, "session"),
        weight(keys, "cost"));
  }

  private int weight(Keys weights, String name) {
    return values.wholeOr(weights, name, -Limits.MAX_SHIFT_WEIGHT, Limits.MAX_SHIFT_WEIGHT, 0);
  }

  /** For each segment a mapping from channel to score. */
  private List<Plan.Preference> preferences(Keys offers) {
    List<Plan.Preference> preferences = new ArrayList<>();
    Part part = offers.optional("preferences");
    if (part == null) {
      return preferences;
    }
    String key = offers.key("preferences");
    Named.read(part, key, Limits.MAX_PREFERENCES, values, problems)
        .forEach((segment, scores) -> scores(segment, scores, key, preferences));
    if (preferences.size() > Limits.MAX_PREFERENCES) {
      problems.add(
          part,
          key,
          "at most " + Limits.MAX_PREFERENCES + " scores, these are " + preferences.size());
    }
    return preferences;
  }

  private void scores(String segment, Part part, String key, List<Plan.Preference> preferences) {
    String path = Keys.join(key, segment);
    Named.read(part, path, Limits.MAX_CHANNELS, values, problems)
        .forEach(
            (channel, score) -> {
              String name = Keys.join(path, channel);
              if (!channels.contains(channel)) {
                problems.add(score, name, "the plan has no such channel");
                return;
              }
              preferences.add(
                  new Plan.Preference(
                      segment,
                      channel,
                      values.whole(score, name, -Limits.MAX_PREFERENCE, Limits.MAX_PREFERENCE)));
            });
  }
}
