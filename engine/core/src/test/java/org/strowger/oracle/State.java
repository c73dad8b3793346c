package org.strowger.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.OfferEnd;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.WrapUpKind;

/** Everything the model knows. Nothing in here is derived but what each agent has in hand. */
final class State {
  long timeMs;
  PlanData plan;
  final Map<Integer, Agent> agents = new TreeMap<>();
  final Map<Long, Interaction> interactions = new TreeMap<>();
  final Map<Long, Offer> openOffers = new TreeMap<>();
  final List<Timer> timers = new ArrayList<>();
  final Map<Name, String> names = new HashMap<>();

  /** The plan before the one in force: of the queues of those who are not reworked (X2-b). */
  PlanData planBefore;

  /** Round-robin: sign-on number of the agent last offered, by queue (A5-a). */
  final Map<Integer, Long> cursors = new HashMap<>();

  /** Who last accepted or completed one of a customer and topic (S4-a). */
  final Map<Need, LastAgent> lastAgents = new HashMap<>();

  /** How offers ended, by id modulo 4096 (R1-a). */
  final Map<Long, EndedOffer> endedOffers = new HashMap<>();

  /** Changes of who is signed on, with what skills, teams and profiles, and of the plan. */
  long rosterChanges;

  long signOns;
  long offersMade;
  long timersStarted;
  long promotions;

  /** A number of a kind. */
  record Name(int kind, long number) {}

  /** A customer and a topic, both given. */
  record Need(long customer, int topic) {}

  record LastAgent(int agent, long timeMs) {}

  record EndedOffer(long offer, OfferEnd how) {}

  /** A place in line (A1): the smallest is first. */
  record Place(long timeMs, long cause, long signOnOrder) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return Comparator.comparingLong(Place::timeMs)
          .thenComparingLong(Place::cause)
          .thenComparingLong(Place::signOnOrder)
          .compare(this, other);
    }

    static Place later(Place one, Place other) {
      return one.compareTo(other) >= 0 ? one : other;
    }
  }

  /** An agent that is signed on. */
  static final class Agent {
    final int number;
    final long signOnOrder;
    PlanData.Profile profile;
    Presence presence;

    /** AWAY was asked with work in hand (C5-a). */
    boolean awayPending;

    int awayReason;

    /** When AWAY ends, in force or pending, as stated; 0: not stated. */
    long returnMs;

    /** Accepted since sign-on (A6-a). */
    int handled;

    int misses;

    /** Place in line without the open offers (A1-a). */
    Place basePlace;

    Map<Integer, Integer> levels;
    Set<Integer> teams;

    /** Open offers, active work and wrap-up. */
    final List<Work> inHand = new ArrayList<>();

    Agent(int number, long signOnOrder) {
      this.number = number;
      this.signOnOrder = signOnOrder;
    }

    /** Active and wrap-up work (C5-a). */
    boolean hasWork() {
      for (Work work : inHand) {
        if (work.offer == null) {
          return true;
        }
      }
      return false;
    }
  }

  /** What an agent has in hand, with what it held when it was offered (C-a). */
  static final class Work {
    final Interaction interaction;
    final int units;
    final boolean exclusive;

    /** While it is an open offer; null once it is accepted. */
    Offer offer;

    Work(Interaction interaction, int units, boolean exclusive) {
      this.interaction = interaction;
      this.units = units;
      this.exclusive = exclusive;
    }

    boolean isOffer(Offer open) {
      return offer != null && offer.id() == open.id();
    }

    boolean isOf(Interaction other) {
      return interaction.number == other.number;
    }
  }

  /** State of a live interaction. */
  enum Stage {
    WAITING,
    ACTIVE,
    WRAP_UP
  }

  static final class Interaction {
    final long number;

    /** Of its arrival, which is its ticket's too. */
    final long sequence;

    final long ticketMs;
    final int channel;
    final long customer;
    final int topic;
    PlanData.Queue queue;
    int urgency;
    long creditMs;
    long dueMs;

    /** What it asks by itself. */
    Asks asks;

    Stage stage = Stage.WAITING;

    /** When it last entered waiting. */
    long sinceMs;

    /** Step of its queue, from 1. */
    int step = 1;

    /** Agent that a step LAST waits for (S4-a); 0: none. */
    int lastAgent;

    /** Order of promotion, from 1; 0: not promoted. */
    long promotion;

    /** Whom it claims (O4), or null. */
    Agent claimed;

    /** As told last (X5-a). */
    boolean routable;

    /** Waits to be moved to the plan in force (X2-c). */
    boolean toRework;

    /** Agents held apart after a decline, a miss or a return. */
    final Set<Integer> heldApart = new HashSet<>();

    /** Who has it when active or in wrap-up. */
    Agent agent;

    long acceptedMs;
    long completedMs;
    WrapUpKind wrapUp = WrapUpKind.NONE;

    /** When wrap-up ends by itself. */
    long wrapUpUntilMs;

    Interaction(Command.Arrive arrive, PlanData.Queue queue, long sequence, long nowMs) {
      number = arrive.interaction();
      this.sequence = sequence;
      this.queue = queue;
      channel = arrive.channel();
      customer = arrive.customer();
      topic = arrive.topic();
      urgency = arrive.urgency() == Limits.QUEUE_URGENCY ? queue.urgency() : arrive.urgency();
      ticketMs = nowMs;
      creditMs = arrive.creditMs();
      dueMs = ticketMs + queue.countedTargetMs() - creditMs; // O1
      asks = arrive.asks();
    }

    boolean isPromoted() {
      return promotion > 0;
    }

    PlanData.Step step() {
      return queue.step(step);
    }

    boolean isInLastStep() {
      return step == queue.steps().size();
    }

    /** Waits, and for a match: not only for the rework of the plan. */
    boolean isInMatching() {
      return stage == Stage.WAITING && !toRework;
    }

    Need need() {
      return new Need(customer, topic);
    }

    @Override
    public String toString() {
      return "interaction " + number;
    }
  }

  record Offer(long id, Interaction interaction, Agent agent, Place place) {}

  /** What a timer does when it fires. */
  enum TimerKind {
    OFFER_DEADLINE,
    HOLD_END,
    PROMOTION,
    STEP,
    WRAP_UP_END
  }

  /** The order of firing is (deadline, creation), rule T2. */
  record Timer(
      long deadlineMs,
      long creation,
      long cause,
      TimerKind kind,
      Interaction interaction,
      Agent agent,
      Offer offer) {}

  /** The open offers of an interaction, in order of id. */
  List<Offer> openOffers(Interaction interaction) {
    List<Offer> offers = new ArrayList<>();
    for (Offer offer : openOffers.values()) {
      if (offer.interaction().number == interaction.number) {
        offers.add(offer);
      }
    }
    return offers;
  }

  /** The timer of a kind that runs for an interaction, or null. */
  Timer timer(Interaction interaction, TimerKind kind) {
    for (Timer timer : timers) {
      if (timer.kind() == kind && timer.interaction().number == interaction.number) {
        return timer;
      }
    }
    return null;
  }

  /** Stops the timers of a kind that run for an interaction. */
  void stopTimers(Interaction interaction, TimerKind kind) {
    timers.removeIf(
        timer -> timer.kind() == kind && timer.interaction().number == interaction.number);
  }

  /** The open offers of an agent, in order of id. */
  List<Offer> openOffers(Agent agent) {
    List<Offer> offers = new ArrayList<>();
    for (Offer offer : openOffers.values()) {
      if (offer.agent().number == agent.number) {
        offers.add(offer);
      }
    }
    return offers;
  }

  /** Stops the deadline of an offer. */
  void stopTimer(Offer offer) {
    timers.removeIf(timer -> timer.offer() != null && timer.offer().id() == offer.id());
  }

  /** Stops everything that runs for a live interaction. */
  void stopTimers(Interaction interaction) {
    timers.removeIf(timer -> timer.interaction().number == interaction.number);
  }
}
