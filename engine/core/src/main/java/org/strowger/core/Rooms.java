package org.strowger.core;

import org.strowger.codec.CoreLimits;
import org.strowger.core.agent.Agents;
import org.strowger.core.event.Answers;
import org.strowger.core.event.Cause;
import org.strowger.core.event.Events;
import org.strowger.core.event.Refusal;
import org.strowger.core.event.StateDigest;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.interaction.Offers;
import org.strowger.core.interaction.Pairs;
import org.strowger.core.match.Filters;
import org.strowger.core.match.Matcher;
import org.strowger.core.match.Requirements;
import org.strowger.core.match.ReworkOrder;
import org.strowger.core.match.Supply;
import org.strowger.core.match.Waiting;
import org.strowger.core.name.NameTable;
import org.strowger.core.port.EventSink;
import org.strowger.core.timer.Timers;

/** The rooms of the core, wired once. */
final class Rooms {
  final CoreLimits limits;
  final StateDigest digest = new StateDigest();
  final Cause cause = new Cause();
  final Refusal refusal = new Refusal();
  final Events events;
  final Timers timers = new Timers(digest);
  final NameTable names;
  final Agents agents;
  final Requirements requirements = new Requirements();
  final Interactions interactions = new Interactions(digest, requirements::hash);
  final Offers offers;
  final Pairs pairs = new Pairs(interactions, digest);
  final Supply supply;
  final Filters filters;
  final Waiting waiting;
  final ReworkOrder rework = new ReworkOrder(interactions);
  final Answers answers;
  final Matcher matcher;

  Rooms(CoreLimits limits, EventSink sink) {
    this.limits = limits;
    events = new Events(cause, sink);
    names = new NameTable(limits, digest);
    agents = new Agents(limits, digest);
    offers = new Offers(agents, interactions, digest);
    answers = new Answers(agents, interactions, offers, sink);
    supply = new Supply(agents, offers);
    filters = new Filters(agents, interactions, pairs, requirements);
    waiting = new Waiting(agents, interactions, requirements, filters);
    matcher = new Matcher(interactions, supply, waiting, filters);
  }
}
