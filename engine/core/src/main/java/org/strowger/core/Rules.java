package org.strowger.core;

import org.strowger.codec.Limits;
import org.strowger.codec.sbe.MoveCause;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.match.Requirement;
import org.strowger.core.plan.ActivePlan;
import org.strowger.core.plan.QueueMoves;
import org.strowger.core.rule.BaseValues;
import org.strowger.core.rule.ContextChanges;
import org.strowger.core.rule.Evaluation;
import org.strowger.core.rule.Outcome;
import org.strowger.core.rule.RuleSet;

/**
 * Context rules at work (rule X1): at arrival, when an update changes a waiting interaction, when
 * the context of its customer changes, and when a plan comes into force. What an interaction was
 * given stays as its base values; what rules make of them stands in the interaction. One thread.
 */
final class Rules {
  private final Rooms rooms;
  private final Assignments assignments;
  private final Interactions interactions;
  private final BaseValues base;
  private final RuleFacts facts;
  private final Evaluation evaluation = new Evaluation();
  private final Outcome outcome = new Outcome();
  private final RuleSet none = RuleSet.none();
  private boolean active;

  /** Whether the rules that were evaluated last changed the lists of the interaction. */
  private boolean listsChanged;

  Rules(Rooms rooms, Assignments assignments) {
    this.rooms = rooms;
    this.assignments = assignments;
    interactions = rooms.interactions;
    base = rooms.baseValues;
    facts = new RuleFacts(rooms);
  }

  void plan(ActivePlan inForce) {
    active = inForce.context() && inForce.rules().size() > 0;
    evaluation.rules(active ? inForce.rules() : none);
  }

  /** Whether class, credit, queue, lists and named agent of an interaction come of rules. */
  boolean govern(int interaction) {
    return active || base.has(interaction);
  }

  // Arrival

  /** An interaction has arrived, is described, asks, and does not wait yet. */
  void arrived(int interaction) {
    if (!active) {
      return;
    }
    keepBase(interaction);
    evaluate(interaction);
    interactions.urgency(interaction, outcome.urgency());
    interactions.credit(interaction, outcome.creditMs());
    interactions.named(interaction, outcome.named());
    rooms.steps.askIn(interaction, outcome.queue(), outcome.own());
    interactions.due(interaction, rooms.steps.dueIn(interaction, outcome.queue()));
    if (evaluation.matched() > 0) {
      tell(interaction, interactions.due(interaction), outcome.queue());
    }
    remember(interaction);
  }

  /** What it has now is what it was given. */
  private void keepBase(int interaction) {
    if (!base.has(interaction)) {
      base.open(
          interaction,
          interactions.number(interaction),
          interactions.queue(interaction),
          interactions.urgency(interaction),
          interactions.creditMs(interaction),
          interactions.named(interaction),
          own(interaction));
    }
  }

  private Requirement own(int interaction) {
    return rooms.demands.own(interactions.demand(interaction));
  }

  // Given anew; each is followed by reconsider and follow

  /** A waiting interaction is given another class. */
  void giveUrgency(int interaction, int urgency) {
    keepBase(interaction);
    base.urgency(interaction, urgency);
  }

  /** A waiting interaction is given another credit. */
  void giveCredit(int interaction, int creditMs) {
    keepBase(interaction);
    base.creditMs(interaction, creditMs);
  }

  /** A waiting interaction is given other lists and another named agent. */
  void giveLists(int interaction, int named, Requirement own) {
    keepBase(interaction);
    base.named(interaction, named);
    base.own(interaction, own);
  }

  // Evaluated again

  /**
   * Evaluates all rules for a waiting interaction that is not suspended, and puts class, credit,
   * named agent and lists right; {@link #follow} is due.
   *
   * @param asksAnew whether its exclusions have changed, so that its step needs a look in any case
   */
  void reconsider(int interaction, boolean asksAnew) {
    keepBase(interaction);
    evaluate(interaction);
    listsChanged = !outcome.own().isLike(own(interaction));
    boolean named = interactions.named(interaction) != outcome.named();
    boolean order =
        interactions.urgency(interaction) != outcome.urgency()
            || interactions.creditMs(interaction) != outcome.creditMs();
    if (order || named || listsChanged || asksAnew) {
      if (rooms.waiting.contains(interaction)) {
        rooms.waiting.remove(interaction);
        assignments.toWaiting(interaction);
      }
      interactions.urgency(interaction, outcome.urgency());
      long later = (long) interactions.creditMs(interaction) - outcome.creditMs();
      interactions.due(interaction, interactions.due(interaction) + later);
      interactions.credit(interaction, outcome.creditMs());
      rooms.estimates.reordered(interaction);
      interactions.named(interaction, outcome.named());
      if (named || listsChanged || asksAnew) {
        rooms.steps.askOther(interaction, outcome.own());
      }
    }
  }

  /** Tells what matches now, if that has changed, and moves the interaction to its queue. */
  void follow(int interaction) {
    int queue =
        outcome.queue() == base.ledTo(interaction)
            ? interactions.queue(interaction)
            : outcome.queue();
    boolean moves = queue != interactions.queue(interaction);
    if (evaluation.matchedHash() != base.matched(interaction)) {
      long due = interactions.due(interaction);
      tell(interaction, moves ? Math.min(due, rooms.steps.dueIn(interaction, queue)) : due, queue);
    }
    remember(interaction);
    if (moves) {
      rooms.steps.move(interaction, queue, MoveCause.RULES);
    }
    if (listsChanged) {
      assignments.withdrawUnsuitedFor(interaction);
    }
    if (moves || listsChanged) {
      assignments.toWaiting(interaction);
    }
  }

  private void evaluate(int interaction) {
    facts.of(interaction);
    evaluation.evaluate(facts);
    outcome.begin(
        base.queue(interaction),
        base.urgency(interaction),
        base.creditMs(interaction),
        base.named(interaction));
    outcome.lists(base.own(interaction), interactions.channel(interaction));
    outcome.apply(evaluation, facts);
  }

  private void tell(int interaction, long dueMs, int queue) {
    int told = Math.min(evaluation.matched(), Limits.MAX_RULES_TOLD);
    rooms.events.rulesApplied(
        interactions.number(interaction), dueMs, queue, outcome.named(), outcome.urgency(), told);
    for (int i = 0; i < told; i++) {
      rooms.events.ruleMatched(evaluation.rules().name(evaluation.matched(i)));
    }
    rooms.events.rulesAppliedEnd();
  }

  /** Under a plan without rules nothing need be kept once base values are back in force. */
  private void remember(int interaction) {
    if (!active) {
      base.close(interaction);
      return;
    }
    base.ruledQueue(interaction, outcome.ruledQueue());
    base.matched(interaction, evaluation.matchedHash());
    base.clearNotes(interaction);
    for (int i = 0; i < outcome.noteCount(); i++) {
      base.addNote(interaction, outcome.note(i));
    }
    base.settle(interaction);
  }

  // Context of customers

  /**
   * After the events of a command or timer, before its pass: those who wait and whose context it
   * has changed are evaluated again, in order of arrival.
   */
  void settle() {
    ContextChanges changes = rooms.changes;
    for (int i = 0; active && i < changes.size(); i++) {
      if (changes.customer(i) == 0) {
        look(changes.interaction(i), 0);
      } else {
        int customer = rooms.customers.slotOf(changes.customer(i));
        int at = customer == 0 ? 0 : rooms.customers.firstLive(customer);
        for (; at != 0; at = rooms.contacts.nextLive(at)) {
          look(at, changes.interaction(i));
        }
      }
    }
    changes.clear();
  }

  private void look(int interaction, int by) {
    if (interaction != by
        && interactions.state(interaction) == Interactions.WAITING
        && interactions.reworkTo(interaction) == 0) {
      reconsider(interaction, false);
      follow(interaction);
    }
  }

  // Change of plan (rule X2)

  /**
   * A plan is about to come into force: the queues of the base values move like any other, and
   * where there is none to move to, to that of the interaction.
   */
  void suspend(QueueMoves moves) {
    for (int slot = 1; slot < interactions.end(); slot++) {
      int state = interactions.state(slot);
      if (state != 0 && state != Interactions.WRAP_UP && base.has(slot)) {
        int to = moves.of(interactions.queue(slot));
        int given = moves.of(base.queue(slot));
        base.queue(slot, given == 0 ? to : given);
        if (base.ruledQueue(slot) != 0) {
          int ruled = moves.of(base.ruledQueue(slot));
          base.ruledQueue(slot, ruled == 0 ? to : ruled);
        }
        base.settle(slot);
      }
    }
  }

  /** A suspended interaction follows the plan in force, and its rules. */
  void reworked(int interaction) {
    if (govern(interaction)) {
      reconsider(interaction, false);
      follow(interaction);
    }
  }
}
