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

  /** How offers ended, by id modulo 4096 (R1-a). */
  final Map<Long, EndedOffer> endedOffers = new HashMap<>();

  long signOns;
  long offersMade;
  long timersStarted;
  long promotions;

  /** A number of a kind. */
  record Name(int kind, long number) {}

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

    int count(int channel) {
      int count = 0;
      for (Work work : inHand) {
        if (work.interaction.channel == channel) {
          count++;
        }
      }
      return count;
    }

    boolean hasExclusiveWork() {
      for (Work work : inHand) {
        if (work.exclusive) {
          return true;
        }
      }
      return false;
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
    final long sequence;
    final PlanData.Queue queue;
    final int channel;
    final int urgency;
    final long arrivedMs;
    final long dueMs;

    /** The requirement in force: the step's and the arrival's together (L4). */
    final List<SkillLevel> allOf = new ArrayList<>();

    final List<List<SkillLevel>> anyOf = new ArrayList<>();
    final Set<Integer> noneOf = new HashSet<>();
    final Set<Integer> excluded;

    Stage stage = Stage.WAITING;

    /** Order of promotion, from 1; 0: not promoted. */
    long promotion;

    /** Agents held apart after a decline or a miss. */
    final Set<Integer> heldApart = new HashSet<>();

    /** Who has it when active or in wrap-up. */
    Agent agent;

    long acceptedMs;
    long completedMs;
    WrapUpKind wrapUp = WrapUpKind.NONE;

    Interaction(Command.Arrive arrive, PlanData.Queue queue, long sequence, long nowMs, long due) {
      number = arrive.interaction();
      this.sequence = sequence;
      this.queue = queue;
      channel = arrive.channel();
      urgency = arrive.urgency() == Limits.QUEUE_URGENCY ? queue.urgency() : arrive.urgency();
      arrivedMs = nowMs;
      dueMs = due;
      excluded = Set.copyOf(arrive.excluded());
    }

    boolean isPromoted() {
      return promotion > 0;
    }

    PlanData.Step step() {
      return queue.steps().get(0);
    }
  }

  record Offer(long id, Interaction interaction, Agent agent, Place place) {}

  /** What a timer does when it fires. */
  enum TimerKind {
    OFFER_DEADLINE,
    HOLD_END,
    PROMOTION,
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

  /** The open offer of an interaction, or null. */
  Offer openOffer(Interaction interaction) {
    for (Offer offer : openOffers.values()) {
      if (offer.interaction().number == interaction.number) {
        return offer;
      }
    }
    return null;
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
