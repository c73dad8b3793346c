package org.strowger.oracle;

import java.util.List;
import org.strowger.codec.RuleOperation;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.TouchKind;
import org.strowger.oracle.State.Customer;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Journey;
import org.strowger.oracle.State.Need;
import org.strowger.oracle.State.Touchpoint;

/** What a rule reads of one interaction (X1-e, X1-f): a Boolean, or a Long; null: it is absent. */
final class RuleFacts {
  private static final int NUMBER = 0;
  private static final int CODE = 13;

  private final State state;
  private final Interaction waiting;
  private final Interaction itself;
  private final Customer customer;
  private final Need need;

  RuleFacts(State state, Interaction waiting) {
    this.state = state;
    this.waiting = waiting;
    itself = waiting.itself();
    customer = state.customerOf(waiting);
    need = state.needOf(waiting);
  }

  Object read(RuleOperation fact, long operand) {
    return switch (fact) {
      case INTERACTION_CHANNEL -> word(itself.channel);
      case INTERACTION_TOPIC -> word(itself.topic);
      case INTERACTION_QUEUE -> word(waiting.base.queue);
      case INTERACTION_CLASS -> (long) waiting.base.urgency;
      case INTERACTION_CREDIT -> waiting.base.creditMs;
      case INTERACTION_ATTRIBUTE -> attribute(itself.attributes.get((int) operand), CODE);
      case INTERACTION_NUMBER -> attribute(itself.attributes.get((int) operand), NUMBER);
      case CUSTOMER_KNOWN -> customer != null;
      case CUSTOMER_SEGMENT -> customer == null ? null : word(customer.segment);
      case CUSTOMER_LANGUAGE -> customer == null ? null : word(customer.language);
      case CUSTOMER_REGION -> customer == null ? null : word(customer.region);
      case CUSTOMER_VERIFIED -> customer != null && customer.verifiedBy != 0;
      case CUSTOMER_VERIFIED_BY -> customer == null ? null : word(customer.verifiedBy);
      case CUSTOMER_DEVICE -> customer != null && customer.devices.contains((int) operand);
      case CUSTOMER_ATTRIBUTE ->
          customer == null ? null : attribute(customer.attributes.get((int) operand), CODE);
      case CUSTOMER_NUMBER ->
          customer == null ? null : attribute(customer.attributes.get((int) operand), NUMBER);
      case CUSTOMER_NEEDS ->
          customer == null ? null : customer.needs.values().stream().filter(this::isOpen).count();
      case NEED_OPEN -> need != null && isOpen(need);
      case NEED_CONTACTS -> need == null ? null : (long) need.contacts;
      case NEED_RESOLVED -> need == null ? null : (long) need.resolved.value();
      case NEED_HAS_OWNER -> need != null && need.owner != 0;
      case NEED_HAS_LAST_AGENT -> need != null && need.lastAgent != 0;
      default -> journey(fact, operand);
    };
  }

  private static Long word(long number) {
    return number == 0 ? null : number;
  }

  private static Long attribute(Command.Attribute attribute, int kind) {
    if (attribute == null || attribute.kind() != kind) {
      return null;
    }
    return kind == CODE ? word(attribute.value()) : Long.valueOf(attribute.value());
  }

  private boolean isOpen(Need one) {
    return one.resolved != Resolved.YES;
  }

  // ---- journey ----

  private Object journey(RuleOperation fact, long operand) {
    return switch (fact) {
      case JOURNEY_CONTACTS -> customer == null ? null : contacts(operand);
      case JOURNEY_LAST -> outcome(newest((int) operand));
      case JOURNEY_SEEN ->
          within(newest(RuleOperation.kindIn(operand)), RuleOperation.durationIn(operand));
      case JOURNEY_FIRST_TIME -> customer != null && isFirstTime();
      case JOURNEY_LAST_CHANNEL -> lastContact() == null ? null : word(lastContact().channel);
      case JOURNEY_LAST_TOPIC -> lastContact() == null ? null : word(lastContact().topic);
      case JOURNEY_LAST_DISPOSITION -> outcome(lastContact());
      default -> throw new IllegalArgumentException("no fact: " + fact);
    };
  }

  private List<Touchpoint> kept() {
    Journey journey = customer == null ? itself.ownJourney : customer.journey;
    return journey == null ? List.of() : journey.kept;
  }

  private long contacts(long durationMs) {
    return kept().stream()
        .filter(kept -> kept.kind == TouchKind.CONTACT && within(kept, durationMs))
        .count();
  }

  private boolean within(Touchpoint touchpoint, long durationMs) {
    return touchpoint != null && state.timeMs - touchpoint.timeMs <= durationMs;
  }

  /** Of contacts the newest before its own. */
  private Touchpoint newest(int kind) {
    Touchpoint newest = null;
    for (Touchpoint kept : kept()) {
      boolean before = kept.kind != TouchKind.CONTACT || kept.written < itself.contact.written;
      newest = kept.kind.value() == kind && before ? kept : newest;
    }
    return newest;
  }

  private Touchpoint lastContact() {
    return newest(TouchKind.CONTACT.value());
  }

  private static Long outcome(Touchpoint touchpoint) {
    return touchpoint == null ? null : word(touchpoint.outcome);
  }

  private boolean isFirstTime() {
    boolean another =
        kept().stream().anyMatch(kept -> kept.kind == TouchKind.CONTACT && kept != itself.contact);
    return !another && customer.journey.earlier == 0;
  }
}
