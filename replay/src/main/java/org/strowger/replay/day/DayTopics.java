package org.strowger.replay.day;

import java.util.List;

/** Topics and languages of the generated day, with the share of contacts of each. */
final class DayTopics {
  static final List<String> TOPICS =
      List.of("orders", "delivery", "billing", "returns", "technical");
  static final double[] TOPIC_SHARES = {0.30, 0.25, 0.20, 0.15, 0.10};

  static final List<String> LANGUAGES = List.of("english", "arabic", "persian", "russian");
  static final double[] LANGUAGE_SHARES = {0.70, 0.12, 0.10, 0.08};

  private DayTopics() {}
}
