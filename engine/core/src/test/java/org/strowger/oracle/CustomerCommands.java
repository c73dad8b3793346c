package org.strowger.oracle;

import java.util.Comparator;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.TouchKind;
import org.strowger.codec.sbe.WithdrawReason;
import org.strowger.oracle.State.Customer;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Journey;
import org.strowger.oracle.State.Need;
import org.strowger.oracle.State.Offer;
import org.strowger.oracle.State.Touchpoint;

/** What the commands about customers do, once they are not refused (CU). */
final class CustomerCommands {
  private final State state;
  private final Rules rules;
  private final Happening now;
  private final Offers offers;
  private final Customers customers;
  private final ContextRules contextRules;

  CustomerCommands(
      State state,
      Rules rules,
      Happening now,
      Offers offers,
      Customers customers,
      ContextRules contextRules) {
    this.contextRules = contextRules;
    this.state = state;
    this.rules = rules;
    this.now = now;
    this.offers = offers;
    this.customers = customers;
  }

  void carryOut(Command command) {
    if (command instanceof Command.UpdateCustomer c) {
      update(c);
    } else if (command instanceof Command.Touch c) {
      touch(c);
    } else if (command instanceof Command.Survey c) {
      survey(c);
    } else if (command instanceof Command.UpdateNeed c) {
      need(c);
    } else if (command instanceof Command.Forget c) {
      customers.forget(c.customer());
    } else {
      throw new IllegalArgumentException("not about a customer: " + command);
    }
  }

  private void update(Command.UpdateCustomer c) {
    Customer customer = customers.written(c.customer());
    contextRules.changed(customer.number, null);
    customer.segment = c.segment().orElse(customer.segment);
    customer.language = c.language().orElse(customer.language);
    customer.region = c.region().orElse(customer.region);
    customer.verifiedBy = c.verifiedBy().orElse(customer.verifiedBy);
    customer.devices = c.devices().orElse(customer.devices);
    customer.never = c.never().orElse(customer.never);
    c.attributes().forEach(a -> Interactions.put(customer.attributes, a));
    c.sealed().ifPresent(payload -> customers.profile(customer, payload));
    now.emit(now.event("CustomerUpdated").with("customer", customer.number));
    if (c.never().isPresent()) {
      withdrawNever(customer);
    }
  }

  /** CU-d: of those who wait, in order of arrival. */
  private void withdrawNever(Customer customer) {
    state.withConsults().stream()
        .filter(i -> i.isInMatching() && i.customer() == customer.number)
        .sorted(Comparator.comparingLong(i -> i.sequence))
        .forEach(this::withdrawNotEligible);
  }

  private void withdrawNotEligible(Interaction interaction) {
    for (Offer offer : state.openOffers(interaction)) {
      if (!rules.offerStaysAfterUpdate(offer.agent(), interaction)) {
        offers.withdraw(offer, WithdrawReason.NOT_ELIGIBLE);
      }
    }
  }

  /** CU-g. */
  private void touch(Command.Touch c) {
    Interaction interaction = state.interactions.get(c.interaction());
    long number = interaction == null ? c.customer() : interaction.customer;
    Journey journey =
        number > 0 ? customers.written(number).journey : customers.journey(interaction);
    if (number > 0) {
      contextRules.changed(number, null);
    } else {
      contextRules.changedAlone(interaction);
    }
    Touchpoint touchpoint = touchpoint(TouchKind.get((short) c.kind()), c.interaction());
    if (interaction != null) {
      touchpoint = customers.touchpoint(touchpoint.kind, interaction);
    }
    touchpoint.channel = c.channel() == 0 ? touchpoint.channel : c.channel();
    touchpoint.topic = c.topic() == 0 ? touchpoint.topic : c.topic();
    touchpoint.outcome = c.outcome();
    touchpoint.agent = c.agent();
    touchpoint.value = c.value();
    customers.add(journey, touchpoint, c.sealed());
    now.emit(
        now.event("TouchpointRecorded")
            .with("customer", number)
            .with("interaction", c.interaction())
            .with("kind", touchpoint.kind));
  }

  private Touchpoint touchpoint(TouchKind kind, long interaction) {
    Touchpoint touchpoint = new Touchpoint();
    touchpoint.kind = kind;
    touchpoint.timeMs = state.timeMs;
    touchpoint.interaction = interaction;
    return touchpoint;
  }

  /** CU-h. */
  private void survey(Command.Survey c) {
    Customer customer = customers.written(c.customer());
    contextRules.changed(customer.number, null);
    Touchpoint touchpoint = touchpoint(TouchKind.SURVEY, c.interaction());
    touchpoint.topic = c.topic();
    touchpoint.value = c.csat() + 256L * c.nps() + 65_536L * c.effort();
    customers.add(customer.journey, touchpoint, c.sealed());
    Resolved resolved = Resolved.get((short) c.resolved());
    now.emit(
        now.event("SurveyRecorded")
            .with("customer", c.customer())
            .with("interaction", c.interaction())
            .with("topic", c.topic())
            .with("csat", c.csat())
            .with("nps", c.nps())
            .with("effort", c.effort())
            .with("resolved", resolved));
    Need need = customer.needs.get(c.topic());
    if (need != null && resolved != Resolved.UNSAID) {
      need.resolved = resolved;
      need.written = ++state.writes;
      updated(customer, need);
    }
  }

  /** CU-i. */
  private void need(Command.UpdateNeed c) {
    Customer customer = customers.written(c.customer());
    contextRules.changed(customer.number, null);
    Need kept = customers.need(customer, c.topic());
    Need need = kept == null ? new Need(c.topic()) : kept;
    if (kept != null) {
      Resolved resolved = Resolved.get((short) c.resolved());
      need.owner = c.owner().orElse(need.owner);
      need.resolved = resolved == Resolved.UNSAID ? need.resolved : resolved;
    }
    updated(customer, need);
  }

  private void updated(Customer customer, Need need) {
    now.emit(
        now.event("NeedUpdated")
            .with("customer", customer.number)
            .with("openedMs", need.openedMs)
            .with("topic", need.topic)
            .with("owner", need.owner)
            .with("lastAgent", need.lastAgent)
            .with("contacts", need.contacts)
            .with("handovers", need.handovers)
            .with("resolved", need.resolved));
  }
}
