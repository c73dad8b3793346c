package org.strowger.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.strowger.codec.RuleOperation;
import org.strowger.codec.sbe.MoveCause;
import org.strowger.codec.sbe.WithdrawReason;
import org.strowger.oracle.State.Base;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Offer;

/** When the plan's context rules are evaluated, and what comes of it (rule X1). */
final class ContextRules {
  private static final int MOST_TOLD = 64;

  private final State state;
  private final Rules rules;
  private final Happening now;
  private final Offers offers;
  private final Steps steps;

  /** Customers whose context the command or timer has changed, in that order. */
  private final Set<Long> changedCustomers = new LinkedHashSet<>();

  /** An interaction without a customer whose context has changed. */
  private Interaction changedAlone;

  /** The interaction whose arrival has changed it. */
  private Interaction changedBy;

  ContextRules(State state, Rules rules, Happening now, Offers offers, Steps steps) {
    this.state = state;
    this.rules = rules;
    this.now = now;
    this.offers = offers;
    this.steps = steps;
  }

  // ---- what a command changes ----

  /** The context of a customer is another now. */
  void changed(long customer, Interaction by) {
    changedCustomers.add(customer);
    changedBy = by;
  }

  /** Something is recorded of an interaction without a customer. */
  void changedAlone(Interaction interaction) {
    changedAlone = interaction;
  }

  /** X1-j: when all other events are out, before S3, S4 and the pass; in order of arrival. */
  void settle() {
    if (rules.x1Again()) {
      reconsider(waiting -> changedAlone != null && waiting.itself() == changedAlone);
      for (long customer : changedCustomers) {
        reconsider(
            waiting -> customer > 0 && waiting.customer() == customer && waiting != changedBy);
      }
    }
    changedCustomers.clear();
    changedAlone = null;
    changedBy = null;
  }

  private void reconsider(Predicate<Interaction> concerned) {
    state.withConsults().stream()
        .filter(Interaction::isInMatching)
        .filter(concerned)
        .sorted(Comparator.comparingLong(interaction -> interaction.sequence))
        .forEach(
            interaction -> {
              RuleOutcome outcome = reconsider(interaction);
              follow(interaction, outcome);
            });
  }

  // ---- arrival ----

  /** X1-b: before it enters waiting; due is that of the queue the rules lead to. */
  void arrived(Interaction interaction) {
    if (!rules.x1Active()) {
      return;
    }
    interaction.base = new Base(interaction);
    RuleOutcome outcome = evaluate(interaction);
    interaction.urgency = outcome.urgency;
    interaction.creditMs = outcome.creditMs();
    interaction.asks = outcome.asks(interaction);
    interaction.queue = state.plan.queue(outcome.queue());
    interaction.dueMs = rules.o1Due(interaction, interaction.queue, interaction.ticketMs);
    if (!outcome.matched.isEmpty()) {
      tell(interaction, outcome, interaction.dueMs, outcome.queue());
    }
    remember(interaction, outcome);
  }

  // ---- again ----

  /** X1-l: rules look at it, or did and must be taken back. */
  boolean govern(Interaction interaction) {
    return rules.x1Active() || interaction.base != null;
  }

  /** X1-h: what it has now is what it was given, unless that is known. */
  Base base(Interaction interaction) {
    if (interaction.base == null) {
      interaction.base = new Base(interaction);
    }
    return interaction.base;
  }

  /** X1-b: whole, from the base values; {@link #follow} is due after the event of an update. */
  RuleOutcome reconsider(Interaction interaction) {
    base(interaction);
    RuleOutcome outcome = evaluate(interaction);
    interaction.dueMs -= outcome.creditMs() - interaction.creditMs; // as an update's does
    interaction.urgency = outcome.urgency;
    interaction.creditMs = outcome.creditMs();
    Asks asks = outcome.asks(interaction);
    outcome.otherLists = !RuleOutcome.alike(asks, interaction.asks);
    if (outcome.otherLists || asks.named() != interaction.asks.named()) {
      offers.estimates.dropNote(interaction); // X4-d
    }
    interaction.asks = asks;
    state.rosterChanges++; // its demand may be another (X2-f)
    offers.estimates.look();
    return outcome;
  }

  /** X1-i, X1-j, X1-k. */
  void follow(Interaction interaction, RuleOutcome outcome) {
    Base base = interaction.base;
    int from = interaction.queue.queue();
    int to = outcome.queue() == base.ledTo() ? from : outcome.queue();
    PlanData.Queue queue = state.plan.queue(to);
    if (!outcome.matched.equals(base.matched)) {
      long dueMs = to == from ? interaction.dueMs : rules.o2Due(interaction, queue);
      tell(interaction, outcome, dueMs, to);
    }
    remember(interaction, outcome);
    if (to != from) {
      steps.move(interaction, queue, MoveCause.RULES);
      steps.look(interaction);
    }
    if (outcome.otherLists) {
      withdrawNotEligible(interaction);
    }
  }

  private void withdrawNotEligible(Interaction interaction) {
    for (Offer offer : state.openOffers(interaction)) {
      if (!rules.offerStaysAfterPlan(offer.agent(), interaction)) {
        offers.withdraw(offer, WithdrawReason.NOT_ELIGIBLE);
      }
    }
  }

  private void tell(Interaction interaction, RuleOutcome outcome, long dueMs, int queue) {
    EventText event =
        now.event("RulesApplied")
            .with("interaction", interaction.number)
            .with("dueMs", dueMs)
            .with("queue", queue)
            .with("named", outcome.named)
            .with("urgency", outcome.urgency);
    outcome.matched.stream().limit(MOST_TOLD).forEach(name -> event.with("rule", name));
    now.emit(event);
  }

  /** X1-l: without rules the base values are in force, and forgotten. */
  private void remember(Interaction interaction, RuleOutcome outcome) {
    if (!rules.x1Active()) {
      interaction.base = null;
      return;
    }
    interaction.base.ruledQueue = outcome.ruledQueue;
    interaction.base.matched = outcome.matched;
    interaction.base.notes = outcome.notes;
  }

  // ---- evaluation: all rules, from the first to the last ----

  private RuleOutcome evaluate(Interaction interaction) {
    RuleOutcome outcome = new RuleOutcome(interaction.base);
    if (!rules.x1Active()) {
      return outcome;
    }
    RuleFacts facts = new RuleFacts(state, interaction);
    State.Need need = state.needOf(interaction);
    List<PlanData.Rule> matching = new ArrayList<>();
    for (PlanData.Rule rule : state.plan.rules()) {
      if (matches(rule, facts)) {
        matching.add(rule);
      }
    }
    rules.x1Order(matching).forEach(rule -> outcome.apply(rule, need));
    return outcome;
  }

  private boolean matches(PlanData.Rule rule, RuleFacts facts) {
    List<Object> stack = new ArrayList<>();
    for (PlanData.Operation each : rule.operations()) {
      RuleOperation operation = RuleOperation.of(each.operation());
      stack.add(
          switch (operation.role()) {
            case FACT -> facts.read(operation, each.operand());
            case CONSTANT -> constant(operation, each.operand());
            default -> combined(operation, stack);
          });
    }
    return (Boolean) stack.get(0);
  }

  private static Object constant(RuleOperation operation, long operand) {
    return switch (operation) {
      case TRUE -> true;
      case FALSE -> false;
      default -> operand;
    };
  }

  /** X1-e: what compares something that is absent is false, but for DIFFERS. */
  private static boolean combined(RuleOperation operation, List<Object> stack) {
    Object second = stack.remove(stack.size() - 1);
    if (operation == RuleOperation.NOT) {
      return !(Boolean) second;
    }
    Object first = stack.remove(stack.size() - 1);
    return switch (operation) {
      case AND -> (Boolean) first && (Boolean) second;
      case OR -> (Boolean) first || (Boolean) second;
      case SAME -> first != null && first.equals(second);
      case DIFFERS -> first == null || !first.equals(second);
      default ->
          first != null && second != null && compares(operation, (Long) first, (Long) second);
    };
  }

  private static boolean compares(RuleOperation operation, long first, long second) {
    return switch (operation) {
      case NUMBER_EQUAL -> first == second;
      case NUMBER_DIFFERS -> first != second;
      case BELOW -> first < second;
      case AT_MOST -> first <= second;
      case ABOVE -> first > second;
      case AT_LEAST -> first >= second;
      default -> throw new IllegalArgumentException("compares nothing: " + operation);
    };
  }
}
