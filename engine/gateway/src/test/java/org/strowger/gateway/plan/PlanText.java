package org.strowger.gateway.plan;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.strowger.api.plan.Plan;

/** A good plan, read with changes. */
abstract class PlanText {
  static final String GOOD =
      """
      version: 3
      promote-after: 15m
      skills: [sales, english, french, trainee]
      teams: [north]
      channels:
        voice:
        chat: { auto-accept: true }
      profiles:
        phone:
          units: 10
          channels:
            voice: { cost: 10, limit: 1, exclusive: true, wrap-up: { kind: timed, for: 30s } }
            chat: { cost: 3, limit: 3, wrap-up: { kind: until-ended } }
      queues:
        sales:
          order: due
          class: 2
          target: 20s
          offer-timeout: 15s
          decline-hold: 90s
          misses-allowed: 2
          steps:
            - all-of: { sales: 1 }
              any-of: [ { english: 3, french: 2 } ]
              none-of: [trainee]
              teams: [north]
              strategy: longest-idle
      """;

  static Plan read(String yaml) {
    return PlanReader.read("plan.yaml", yaml);
  }

  /** Everything told about a text, one problem a line. */
  static String problems(String yaml) {
    return assertThrows(PlanException.class, () -> read(yaml)).getMessage();
  }

  static String with(String line, String replacement) {
    assertTrue(GOOD.contains(line), line);
    return GOOD.replace(line, replacement);
  }

  static List<String> lines(String text) {
    return text.lines().toList();
  }
}
