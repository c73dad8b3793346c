package org.strowger.api.plan.rule;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.strowger.codec.RuleOperation;
import org.strowger.codec.sbe.TouchKind;

/**
 * A fact as rules write it.
 *
 * @param operation the fact
 * @param duration whether its numbers are durations
 */
record FactName(RuleOperation operation, boolean duration) {
  private static final Map<String, FactName> ALL = new TreeMap<>();
  private static final Map<String, TouchKind> KINDS = new TreeMap<>();

  static {
    fact("interaction.channel", RuleOperation.INTERACTION_CHANNEL);
    fact("interaction.topic", RuleOperation.INTERACTION_TOPIC);
    fact("interaction.queue", RuleOperation.INTERACTION_QUEUE);
    fact("interaction.class", RuleOperation.INTERACTION_CLASS);
    ALL.put("interaction.credit", new FactName(RuleOperation.INTERACTION_CREDIT, true));
    fact("interaction.attribute", RuleOperation.INTERACTION_ATTRIBUTE);
    fact("interaction.number", RuleOperation.INTERACTION_NUMBER);
    fact("customer.known", RuleOperation.CUSTOMER_KNOWN);
    fact("customer.segment", RuleOperation.CUSTOMER_SEGMENT);
    fact("customer.language", RuleOperation.CUSTOMER_LANGUAGE);
    fact("customer.region", RuleOperation.CUSTOMER_REGION);
    fact("customer.verified", RuleOperation.CUSTOMER_VERIFIED);
    fact("customer.verified-by", RuleOperation.CUSTOMER_VERIFIED_BY);
    fact("customer.device", RuleOperation.CUSTOMER_DEVICE);
    fact("customer.attribute", RuleOperation.CUSTOMER_ATTRIBUTE);
    fact("customer.number", RuleOperation.CUSTOMER_NUMBER);
    fact("customer.needs", RuleOperation.CUSTOMER_NEEDS);
    fact("need.open", RuleOperation.NEED_OPEN);
    fact("need.contacts", RuleOperation.NEED_CONTACTS);
    fact("need.resolved", RuleOperation.NEED_RESOLVED);
    fact("need.has-owner", RuleOperation.NEED_HAS_OWNER);
    fact("need.has-last-agent", RuleOperation.NEED_HAS_LAST_AGENT);
    fact("journey.contacts", RuleOperation.JOURNEY_CONTACTS);
    fact("journey.last", RuleOperation.JOURNEY_LAST);
    fact("journey.seen", RuleOperation.JOURNEY_SEEN);
    fact("journey.first-time", RuleOperation.JOURNEY_FIRST_TIME);
    fact("journey.last-channel", RuleOperation.JOURNEY_LAST_CHANNEL);
    fact("journey.last-topic", RuleOperation.JOURNEY_LAST_TOPIC);
    for (TouchKind kind : TouchKind.values()) {
      if (kind != TouchKind.NULL_VAL) {
        KINDS.put(kind.name().toLowerCase(Locale.ROOT), kind);
      }
    }
  }

  private static void fact(String name, RuleOperation operation) {
    ALL.put(name, new FactName(operation, false));
  }

  /** The fact of a name, {@code null} if there is none. */
  static FactName of(String name) {
    return ALL.get(name);
  }

  /** The kind of touchpoint of a word, {@code null} if there is none. */
  static TouchKind kind(String word) {
    return KINDS.get(word);
  }

  /** All names of facts. */
  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /** All words for kinds of touchpoints. */
  static List<String> kinds() {
    return List.copyOf(KINDS.keySet());
  }
}
