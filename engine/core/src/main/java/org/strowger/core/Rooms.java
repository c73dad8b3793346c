package org.strowger.core;

import org.strowger.codec.CoreLimits;
import org.strowger.core.agent.Agents;
import org.strowger.core.channel.Channels;
import org.strowger.core.customer.Contacts;
import org.strowger.core.customer.Customers;
import org.strowger.core.estimate.Estimators;
import org.strowger.core.estimate.Notes;
import org.strowger.core.event.Answers;
import org.strowger.core.event.Cause;
import org.strowger.core.event.ContextView;
import org.strowger.core.event.ConversationEvents;
import org.strowger.core.event.CustomerAnswers;
import org.strowger.core.event.CustomerEvents;
import org.strowger.core.event.Events;
import org.strowger.core.event.MovementEvents;
import org.strowger.core.event.ReconcileEvents;
import org.strowger.core.event.Refusal;
import org.strowger.core.event.ShiftEvents;
import org.strowger.core.event.StateDigest;
import org.strowger.core.interaction.CallbackRecords;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.interaction.Offers;
import org.strowger.core.interaction.Pairs;
import org.strowger.core.interaction.ReconcileRecords;
import org.strowger.core.interaction.ShiftRecords;
import org.strowger.core.match.Cursors;
import org.strowger.core.match.Filters;
import org.strowger.core.match.Matcher;
import org.strowger.core.match.Requirements;
import org.strowger.core.match.ReworkOrder;
import org.strowger.core.match.SignedOn;
import org.strowger.core.match.Supply;
import org.strowger.core.match.Waiting;
import org.strowger.core.name.NameTable;
import org.strowger.core.port.EventSink;
import org.strowger.core.promise.Promises;
import org.strowger.core.queue.Affinities;
import org.strowger.core.queue.Demands;
import org.strowger.core.queue.Estimates;
import org.strowger.core.queue.Routability;
import org.strowger.core.queue.Steps;
import org.strowger.core.rule.Attributes;
import org.strowger.core.rule.BaseValues;
import org.strowger.core.rule.ContextChanges;
import org.strowger.core.timer.Timers;

/** The rooms of the core, wired once. */
final class Rooms {
  final CoreLimits limits;
  final StateDigest digest = new StateDigest();
  final Cause cause = new Cause();
  final Refusal refusal = new Refusal();
  final Events events;
  final ConversationEvents conversationEvents;
  final MovementEvents movementEvents;
  final Timers timers = new Timers(digest);
  final NameTable names;
  final Agents agents;
  final Requirements requirements = new Requirements();
  final Demands demands;
  final Interactions interactions;
  final CallbackRecords callbacks;
  final Promises promises;
  final ShiftRecords shiftRecords;
  final ReconcileRecords reconciles;
  final Channels channels;
  final Estimators estimators;
  final Notes notes;
  final Estimates estimates;
  final ShiftEvents shiftEvents;
  final ReconcileEvents reconcileEvents;
  final Offers offers;
  final Pairs pairs;
  final Customers customers;
  final CustomerEvents customerEvents;
  final CustomerAnswers customerAnswers;
  final Contacts contacts;
  final ContextView view;
  final SignedOn roster;
  final Filters filters;
  final Supply supply;
  final Attributes attributes = new Attributes(digest);
  final BaseValues baseValues = new BaseValues(requirements, digest);
  final ContextChanges changes = new ContextChanges();
  final Cursors cursors = new Cursors(digest);
  final Retries retries = new Retries(digest);
  final Endings endings = new Endings();
  final Waiting waiting;
  final ReworkOrder rework;
  final Answers answers;
  final Matcher matcher;
  final Steps steps;

  Rooms(CoreLimits limits, EventSink sink) {
    this.limits = limits;
    events = new Events(cause, sink);
    conversationEvents = new ConversationEvents(events);
    movementEvents = new MovementEvents(events);
    names = new NameTable(limits, digest);
    agents = new Agents(limits, digest);
    demands = new Demands(requirements, agents, digest);
    interactions = new Interactions(digest, demands::hash);
    callbacks = new CallbackRecords(interactions, digest);
    promises = new Promises(cause, conversationEvents, timers, interactions);
    shiftRecords = new ShiftRecords(interactions, digest);
    reconciles = new ReconcileRecords(interactions, digest);
    channels = new Channels(interactions, digest);
    estimators = new Estimators(limits, digest);
    notes = new Notes(interactions, digest);
    estimates = new Estimates(cause, interactions, demands, estimators, notes, channels);
    shiftEvents = new ShiftEvents(events);
    reconcileEvents = new ReconcileEvents(events);
    pairs = new Pairs(interactions, digest);
    offers = new Offers(agents, interactions, digest);
    answers = new Answers(agents, interactions, offers, sink);
    customers = new Customers(limits, digest);
    customerEvents = new CustomerEvents(events);
    customerAnswers = new CustomerAnswers(answers, customers);
    contacts = new Contacts(digest, cause, customerEvents, interactions, pairs, customers);
    view = new ContextView(events, interactions, contacts, customers, baseValues);
    rework = new ReworkOrder(interactions);
    filters = new Filters(agents, interactions, pairs, offers, requirements);
    supply = new Supply(agents, offers, filters);
    roster = new SignedOn(agents, pairs, filters, supply);
    waiting = new Waiting(agents, interactions, requirements, filters);
    matcher = new Matcher(agents, interactions, supply, waiting, filters, cursors);
    Routability routability =
        new Routability(
            events, agents, interactions, pairs, requirements, demands, roster, filters);
    Affinities affinities =
        new Affinities(cause, timers, agents, interactions, pairs, requirements, filters, contacts);
    steps =
        new Steps(
            cause,
            events,
            timers,
            agents,
            interactions,
            demands,
            routability,
            affinities,
            waiting,
            matcher,
            estimates);
  }
}
