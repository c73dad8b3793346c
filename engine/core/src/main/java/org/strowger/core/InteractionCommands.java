package org.strowger.core;

import java.util.Iterator;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionAbandonDecoder;
import org.strowger.codec.sbe.InteractionArriveDecoder;
import org.strowger.codec.sbe.InteractionAssignDecoder;
import org.strowger.codec.sbe.InteractionCompleteDecoder;
import org.strowger.codec.sbe.InteractionPickDecoder;
import org.strowger.codec.sbe.InteractionReturnDecoder;
import org.strowger.codec.sbe.InteractionToHeadDecoder;
import org.strowger.codec.sbe.InteractionUpdateDecoder;
import org.strowger.codec.sbe.OfferAcceptDecoder;
import org.strowger.codec.sbe.OfferDeclineDecoder;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.TransferEnd;
import org.strowger.codec.sbe.WithdrawReason;
import org.strowger.codec.sbe.WorkEnd;
import org.strowger.codec.sbe.WrapUpEndDecoder;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.core.agent.Agents;
import org.strowger.core.event.Refusal;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.interaction.Offers;
import org.strowger.core.interaction.Pairs;
import org.strowger.core.plan.ActivePlan;

/**
 * Commands about interactions and offers: checked in the order of the decisions, then carried out.
 * Each tells whether it was. One thread.
 */
final class InteractionCommands {
  private final Rooms rooms;
  private final Refusal refusal;
  private final LiveChecks checks;
  private final Agents agents;
  private final Interactions interactions;
  private final Offers offers;
  private final Assignments assignments;
  private final Work work;
  private final Movement movement;
  private final PlanChange planChange;
  private final Rules rules;
  private final Shifts shifts;
  private final Callbacks callbacks;
  private final RequirementReader reader;
  private final AttributeReader attributes;
  private ActivePlan plan;

  InteractionCommands(
      Rooms rooms,
      Assignments assignments,
      Work work,
      Movement movement,
      PlanChange planChange,
      Callbacks callbacks,
      Rules rules,
      Shifts shifts) {
    this.rules = rules;
    this.shifts = shifts;
    this.callbacks = callbacks;
    this.work = work;
    this.movement = movement;
    this.rooms = rooms;
    this.assignments = assignments;
    this.planChange = planChange;
    refusal = rooms.refusal;
    checks = new LiveChecks(rooms);
    agents = rooms.agents;
    interactions = rooms.interactions;
    offers = rooms.offers;
    reader = new RequirementReader(rooms.refusal, rooms.agents);
    attributes = new AttributeReader(rooms.refusal, rooms.attributes);
  }

  void plan(ActivePlan inForce) {
    plan = inForce;
    reader.plan(inForce);
  }

  boolean arrive(InteractionArriveDecoder message) {
    long number = message.interaction();
    long notBeforeMs = message.notBeforeMs();
    if (!check(message, number)
        || !reader.read(message)
        || !attributes.read(message.attributes())
        || (notBeforeMs != 0 && !ConversationCommands.isAhead(rooms, notBeforeMs))) {
      return false;
    }
    if (interactions.size() == rooms.limits.maxInteractions()) {
      return refusal.of(
          RejectCode.LIMIT_EXCEEDED, FieldName.INTERACTION, rooms.limits.maxInteractions());
    }
    long customer = message.customer();
    if (customer != 0 && !rooms.contacts.admits(customer)) {
      return refusal.of(RejectCode.LIMIT_EXCEEDED, FieldName.CUSTOMER, rooms.limits.maxCustomers());
    }
    int slot = interactions.open(number);
    long now = rooms.cause.nowMs();
    long sequence = rooms.cause.causeSequence();
    int queueNumber = message.queue();
    ActivePlan.Queue queue = plan.queue(queueNumber);
    int channel = message.channel();
    long credit = message.creditMs();
    int urgency = message.urgency() == Limits.QUEUE_URGENCY ? queue.urgency : message.urgency();
    interactions.describe(slot, queueNumber, channel, customer, message.topic(), (int) credit, now);
    interactions.ticketTime(slot, now);
    long ticket = customer == 0 ? sequence : rooms.contacts.arrive(slot, sequence);
    long due = interactions.ticketTime(slot) + plan.targetMs(queueNumber, channel) - credit;
    interactions.order(slot, urgency, due, ticket, sequence);
    interactions.named(slot, message.named());
    rooms.steps.ask(slot, reader.own());
    exclude(slot);
    attributes.giveTo(slot, number);
    rules.arrived(slot);
    rooms.changes.of(customer, slot);
    if (notBeforeMs != 0) {
      callbacks.arrive(slot, notBeforeMs);
      return true;
    }
    assignments.enterWaiting(slot);
    shifts.arrived(slot);
    rooms.promises.first(slot);
    return true;
  }

  private void exclude(int slot) {
    for (int i = 0; i < reader.excludedCount(); i++) {
      rooms.pairs.add(slot, reader.excluded(i), Pairs.EXCLUDED);
    }
  }

  private boolean check(InteractionArriveDecoder message, long number) {
    if (number < 1) {
      return checks.refused(RejectCode.INVALID_NUMBER, number);
    }
    if (interactions.slotOf(number) != 0) {
      return checks.refused(RejectCode.DUPLICATE_INTERACTION, number);
    }
    if (plan.queue(message.queue()) == null) {
      return refusal.of(RejectCode.UNKNOWN_QUEUE, FieldName.QUEUE, message.queue(), IdKind.QUEUE);
    }
    if (!plan.hasChannel(message.channel())) {
      return refusal.of(
          RejectCode.UNKNOWN_CHANNEL, FieldName.CHANNEL, message.channel(), IdKind.CHANNEL);
    }
    if (message.customer() < 0) {
      return refusal.of(
          RejectCode.INVALID_NUMBER, FieldName.CUSTOMER, message.customer(), IdKind.CUSTOMER);
    }
    if (message.topic() < 0) {
      return refusal.of(RejectCode.INVALID_NUMBER, FieldName.TOPIC, message.topic(), IdKind.TOPIC);
    }
    return reader.isCredit(message.creditMs());
  }

  boolean update(InteractionUpdateDecoder message) {
    int slot = waiting(message.interaction());
    boolean setRequirement = message.setRequirementRaw() == Flag.YES.value();
    boolean setAttributes = message.setAttributesRaw() == Flag.YES.value();
    if (slot == 0
        || (message.setCreditRaw() == Flag.YES.value() && !reader.isCredit(message.creditMs()))
        || (setRequirement
            && !reader.read(message, interactions.channel(slot), planChange.queue(slot)))
        || (setAttributes && !attributes.read(attributesOf(message, setRequirement), slot))) {
      return false;
    }
    planChange.touch(slot);
    boolean indexed = rooms.waiting.contains(slot);
    if (indexed) {
      rooms.waiting.remove(slot);
      assignments.toWaiting(slot);
    }
    if (setAttributes) {
      attributes.giveTo(slot, message.interaction());
    }
    if (setRequirement) {
      rooms.pairs.removeExclusions(slot);
      exclude(slot);
    }
    boolean governed = rules.govern(slot);
    if (governed) {
      give(slot, message, setRequirement);
      rules.reconsider(slot, setRequirement);
    } else {
      change(slot, message, setRequirement);
    }
    rooms.events.updated(
        message.interaction(),
        interactions.due(slot),
        interactions.urgency(slot),
        rooms.steps.tellRoutable(slot));
    if (governed) {
      rules.follow(slot);
    }
    if (setRequirement) {
      assignments.withdrawUnsuitedFor(slot);
      assignments.toWaiting(slot);
    }
    return true;
  }

  /** The attributes of an update, behind lists that have been read or are passed over. */
  private static InteractionUpdateDecoder.AttributesDecoder attributesOf(
      InteractionUpdateDecoder message, boolean listsRead) {
    if (!listsRead) {
      pass(message.allOf());
      pass(message.anyOf());
      pass(message.noneOf());
      pass(message.excluded());
      pass(message.preferred());
    }
    return message.attributes();
  }

  private static void pass(Iterator<?> group) {
    while (group.hasNext()) {
      group.next();
    }
  }

  private int urgencyOf(InteractionUpdateDecoder message, int queue) {
    int urgency = message.urgency();
    return urgency == Limits.QUEUE_URGENCY ? plan.queue(queue).urgency : urgency;
  }

  /** No rules: what the update says counts. */
  private void change(int slot, InteractionUpdateDecoder message, boolean setRequirement) {
    if (message.setUrgencyRaw() == Flag.YES.value()) {
      interactions.urgency(slot, urgencyOf(message, interactions.queue(slot)));
    }
    if (message.setCreditRaw() == Flag.YES.value()) {
      int credit = (int) message.creditMs();
      interactions.due(slot, interactions.due(slot) - credit + interactions.creditMs(slot));
      interactions.credit(slot, credit);
    }
    rooms.estimates.reordered(slot);
    if (setRequirement) {
      interactions.named(slot, message.named());
      rooms.steps.askAnew(slot, reader.own());
    }
  }

  /** Rules: what the update says are the base values from now on. */
  private void give(int slot, InteractionUpdateDecoder message, boolean setRequirement) {
    if (message.setUrgencyRaw() == Flag.YES.value()) {
      rules.giveUrgency(slot, urgencyOf(message, interactions.queue(slot)));
    }
    if (message.setCreditRaw() == Flag.YES.value()) {
      rules.giveCredit(slot, (int) message.creditMs());
    }
    if (setRequirement) {
      rules.giveLists(slot, message.named(), reader.own());
    }
  }

  boolean abandon(InteractionAbandonDecoder message) {
    long number = message.interaction();
    int slot = checks.slotOf(number);
    if (slot == 0) {
      return false;
    }
    int state = interactions.state(interactions.front(slot));
    if ((state != Interactions.WAITING && state != Interactions.PARKED)
        || rooms.callbacks.isCallback(slot)) {
      return checks.refused(RejectCode.NOT_WAITING, number);
    }
    assignments.abandon(slot);
    return true;
  }

  boolean complete(InteractionCompleteDecoder message) {
    int slot = checks.slotIn(message.interaction(), Interactions.ACTIVE, RejectCode.NOT_ACTIVE);
    if (slot == 0 || !checks.isWith(message.agent(), slot)) {
      return false;
    }
    if (message.resolved() > Resolved.NO.value()) {
      return refusal.of(RejectCode.INVALID_STATE, FieldName.RESOLVED, message.resolved());
    }
    if (interactions.kept(slot) != 0) {
      assignments.endTransfer(slot, WithdrawReason.TRANSFERRED, TransferEnd.ENDED);
    }
    work.complete(slot, message.disposition(), Resolved.get(message.resolved()));
    return true;
  }

  boolean wrapUpEnd(WrapUpEndDecoder message) {
    int slot =
        checks.slotIn(message.interaction(), Interactions.WRAP_UP, RejectCode.NOT_IN_WRAP_UP);
    if (slot == 0 || !checks.isWith(message.agent(), slot)) {
      return false;
    }
    if (interactions.wrapUpKind(slot) == WrapUpKind.TIMED.value()) {
      return checks.refused(RejectCode.WRAP_UP_TIMED, message.interaction());
    }
    work.endWrapUp(slot, WorkEnd.COMMAND);
    return true;
  }

  // Direct acts (rule R7)

  boolean assign(InteractionAssignDecoder message) {
    int slot = waiting(message.interaction());
    int agent = message.agent();
    boolean forced = message.forcedRaw() == Flag.YES.value();
    if (slot == 0 || !isAtWork(agent) || !(forced ? bears(agent) : canTake(agent, slot))) {
      return false;
    }
    planChange.touch(slot);
    assignments.assign(slot, agent, forced);
    return true;
  }

  boolean pick(InteractionPickDecoder message) {
    int slot = waiting(message.interaction());
    int agent = message.agent();
    if (slot == 0 || !isAtWork(agent) || !canTake(agent, slot)) {
      return false;
    }
    planChange.touch(slot);
    assignments.pick(slot, agent);
    return true;
  }

  boolean toHead(InteractionToHeadDecoder message) {
    int slot = waiting(message.interaction());
    if (slot == 0) {
      return false;
    }
    if (interactions.promoted(slot) != 0) {
      return checks.refused(RejectCode.ALREADY_PROMOTED, message.interaction());
    }
    planChange.touch(slot);
    assignments.promote(slot);
    return true;
  }

  boolean returnToQueue(InteractionReturnDecoder message) {
    int slot = checks.slotIn(message.interaction(), Interactions.ACTIVE, RejectCode.NOT_ACTIVE);
    if (slot == 0 || !checks.isWith(message.agent(), slot)) {
      return false;
    }
    if (!checks.isSettled(slot)) {
      return false;
    }
    movement.returnToQueue(slot, message.reason());
    return true;
  }

  private boolean isAtWork(int agent) {
    if (!agents.inRange(agent)) {
      return refusal.of(RejectCode.UNKNOWN_AGENT, FieldName.AGENT, agent, IdKind.AGENT);
    }
    return agents.isSignedOn(agent)
        || refusal.of(RejectCode.NOT_SIGNED_ON, FieldName.AGENT, agent, IdKind.AGENT);
  }

  /** Filters F1, F5, F10 and F11 with rule C2. */
  private boolean canTake(int agent, int slot) {
    if (!agents.isAvailable(agent)) {
      return refusal.of(RejectCode.NOT_AVAILABLE, FieldName.AGENT, agent, IdKind.AGENT);
    }
    int channel = interactions.channel(slot);
    if (plan.profile(agents.profile(agent)).of(channel) == null || rooms.channels.isHeld(slot)) {
      return refusal.of(RejectCode.NOT_HANDLED, FieldName.CHANNEL, channel, IdKind.CHANNEL);
    }
    return rooms.filters.hasRoomBesideOffer(agent, slot)
        || refusal.of(RejectCode.NO_ROOM, FieldName.AGENT, agent, IdKind.AGENT);
  }

  /** Decision R7-f; what is parked counts, so that no sum of units can overflow. */
  private boolean bears(int agent) {
    return agents.inHand(agent) < Limits.MAX_UNITS
        || refusal.of(RejectCode.NO_ROOM, FieldName.AGENT, agent, IdKind.AGENT);
  }

  // Offers

  boolean accept(OfferAcceptDecoder message) {
    int offer = openOffer(message.offer(), message.agent());
    if (offer == 0) {
      return false;
    }
    assignments.accept(offer);
    return true;
  }

  boolean decline(OfferDeclineDecoder message) {
    int offer = openOffer(message.offer(), message.agent());
    if (offer == 0) {
      return false;
    }
    planChange.touch(offers.interaction(offer));
    if (offers.slotOf(message.offer()) != 0) {
      assignments.decline(offer, message.reason());
    }
    return true;
  }

  private int openOffer(long id, int agent) {
    int offer = offers.slotOf(id);
    if (offer == 0) {
      refusal.stale(id, offers.endOf(id));
      return 0;
    }
    return checks.isAgent(agent, offers.agent(offer)) ? offer : 0;
  }

  /** One that waits, or another agent is sought for in a warm transfer (decision K3-b). */
  private int waiting(long number) {
    int slot = interactions.slotOf(number);
    return interactions.state(slot) == Interactions.WAITING
        ? slot
        : checks.slotIn(number, Interactions.WAITING, RejectCode.NOT_WAITING);
  }
}
