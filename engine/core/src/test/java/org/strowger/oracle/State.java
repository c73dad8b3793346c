package org.strowger.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.ContactEnd;
import org.strowger.codec.sbe.OfferEnd;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.ShiftEnd;
import org.strowger.codec.sbe.TouchKind;
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

  /** What is kept of customers (CU-a). */
  final Map<Long, Customer> customers = new TreeMap<>();

  /** Counts what is written about customers: the order of CU-a, CU-j and CU-k. */
  long writes;

  /** Hand-overs of all time (HO-b). */
  long handoversWith;

  long handoversWithout;

  /** How offers ended, by id modulo 4096 (R1-a). */
  final Map<Long, EndedOffer> endedOffers = new HashMap<>();

  /** Channels that are closed (CH-a). */
  final Map<Integer, ClosedChannel> closedChannels = new TreeMap<>();

  /** How fast those of a demand class start, the one written longest ago first (X4-a). */
  final Map<DemandClass, Estimator> estimators = new LinkedHashMap<>();

  /** Since when a demand class waits for its next start, while somebody of it waits (X4-b). */
  final Map<DemandClass, Long> runsFromMs = new HashMap<>();

  /** Shift offers of all time, and how they ended (SO-d). */
  long shiftsOffered;

  final Map<ShiftEnd, Long> shiftsEnded = new EnumMap<>(ShiftEnd.class);

  /** Counts who came to wait on a channel, and closings (CH-b). */
  long comings;

  /** The reconcile that is open (RC); null: none. */
  Reconcile reconcile;

  /** Changes of who is signed on, with what skills, teams and profiles, and of the plan. */
  long rosterChanges;

  long signOns;
  long offersMade;
  long timersStarted;
  long promotions;

  /** What the gateway has said so far of what is live at its side. */
  static final class Reconcile {
    final int channel;
    final boolean repair;

    /** Of the command that began it. */
    final long sequence;

    final Set<Long> named = new HashSet<>();
    int agreed;
    int differences;
    int missed;

    Reconcile(int channel, boolean repair, long sequence) {
      this.channel = channel;
      this.repair = repair;
      this.sequence = sequence;
    }
  }

  /** A number of a kind. */
  record Name(int kind, long number) {}

  /** What is kept of a customer. */
  static final class Customer {
    final long number;
    long written;
    int segment;
    int language;
    int region;
    int verifiedBy;
    List<Integer> devices = List.of();
    List<Integer> never = List.of();
    final Map<Integer, Command.Attribute> attributes = new TreeMap<>();
    String sealed = "";
    final Journey journey = new Journey();
    final Map<Integer, Need> needs = new TreeMap<>();

    Customer(long number) {
      this.number = number;
    }
  }

  /** The newest touchpoints (CU-e). */
  static final class Journey {
    /** Oldest first. */
    final List<Touchpoint> kept = new ArrayList<>();

    /** Touchpoints no longer kept. */
    int earlier;
  }

  static final class Touchpoint {
    long timeMs;
    long written;
    TouchKind kind;
    ContactEnd end = ContactEnd.OPEN;
    long interaction;
    int channel;
    int topic;
    int outcome;
    int agent;
    long value;
    String sealed = "";
  }

  /** A customer's need on a topic (CU-j). */
  static final class Need {
    final int topic;
    long written;
    long openedMs;
    int contacts;
    int handovers;
    int owner;
    int lastAgent;
    long lastAgentMs;
    Resolved resolved = Resolved.UNSAID;

    /** Its ticket (K1-a); sequence 0: it has none. */
    long ticketSequence;

    long ticketMs;

    /** When it ends because its last contact was abandoned (K2-a), if nobody has it. */
    long ticketEndsMs;

    Need(int topic) {
      this.topic = topic;
    }
  }

  /** Whether who waited is served on, and where comings stood when it was closed (CH-b). */
  record ClosedChannel(boolean drain, long comings) {}

  /** What is known of the starts of a demand class (X4-b, X4-d). */
  static final class Estimator {
    /** Newest last. */
    final List<Long> gaps = new ArrayList<>();

    final List<Long> errors = new ArrayList<>();
  }

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

    /** Signed on with a lease of so long, and its grace (LE-a1); 0: always live. */
    long leaseMs;

    long graceMs;

    /** The lease is over (LE-a3). */
    boolean leaseLost;

    /** Accepted since sign-on (A6-a). */
    int handled;

    int misses;

    /** Place in line without the open offers (A1-a). */
    Place basePlace;

    Map<Integer, Integer> levels;
    Set<Integer> teams;

    /** Open offers; active work and wrap-up, in the order in which they were accepted. */
    final List<Work> inHand = new ArrayList<>();

    /** What it has parked in this sign-on, with the units that still holds (C4-a). */
    final List<Work> parked = new ArrayList<>();

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
    Interaction interaction;
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
      return interaction == other;
    }
  }

  /** State of a live interaction. */
  enum Stage {
    WAITING,
    ACTIVE,
    WRAP_UP,
    PARKED,
    SCHEDULED
  }

  static final class Interaction {
    final long number;

    /** Of its arrival. */
    final long sequence;

    /** The interaction that a consult waits for (K3-b); null: this is none. */
    final Interaction consultOf;

    /** The consult that waits in its stead; null: no warm transfer is under way. */
    Interaction consult;

    /** Time and sequence of the ticket (K1). */
    long ticketMs;

    long ticketSequence;
    int channel;

    /** 0: none, or forgotten. */
    long customer;

    final int topic;
    final Map<Integer, Command.Attribute> attributes = new TreeMap<>();

    /** Never-list of a customer that is forgotten (CU-l). */
    List<Integer> neverKept = List.of();

    /** Its touchpoint in the customer's journey (CU-f); null: none. */
    Touchpoint contact;

    /** Journey of its own, without a customer (CU-e); null: none. */
    Journey ownJourney;

    /** Who accepted it last; 0: nobody yet. */
    int lastHolder;

    /** Hand-overs accepted (HO-b). */
    int handovers;

    PlanData.Queue queue;
    int urgency;
    long creditMs;
    long dueMs;

    /** What it asks by itself. */
    Asks asks;

    Stage stage = Stage.WAITING;

    /** When it last entered waiting. */
    long sinceMs;

    /** When it came to wait on its channel, in the count of comings (CH-b). */
    long came;

    /** Its class as it was asked for last, and for what lists; to look at it often. */
    DemandClass demand;

    Asks demandOf;

    /** The class in which it waits, held or not (X4-b); null: in none. */
    DemandClass waitsIn;

    /** Its estimate on arrival and the class it had (X4-d); null: none is noted. */
    Long notedMs;

    DemandClass notedFor;

    /** Other channels are offered to it, or were since it entered waiting (SO-b). */
    boolean shiftOffered;

    boolean shiftHad;

    /** Step of its queue, from 1; 0: before them (MV-a). */
    int step = 1;

    /** Step 0, and whom it waits for. */
    PlanData.Step prelude;

    int preludeAgent;

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
    final Set<Integer> heldApart;

    /** Agents excluded because they transferred it (K3-a). */
    final Set<Integer> transferred;

    /** Who has it when active or in wrap-up. */
    Agent agent;

    long acceptedMs;
    long completedMs;
    WrapUpKind wrapUp = WrapUpKind.NONE;

    /** When wrap-up ends by itself. */
    long wrapUpUntilMs;

    /** Who parked it, and when (C4-a). */
    int parkedBy;

    long parkedAtMs;

    /** A callback (K4), how often it failed, and when it is, or was last, scheduled for. */
    boolean callback;

    int attempts;
    long scheduledMs;

    /** Whether it was due yet, and its end by expiry from then; 0: none. */
    boolean wasDue;

    long expiresMs;

    /** What it was given before any rule (X1-h); null: no rule has looked at it. */
    Base base;

    /** The promise of the first answer was broken (PM-a). */
    boolean firstBroken;

    /** Deadline of the promise of the next response (PM-b); 0: none runs. */
    long respondByMs;

    Interaction(Command.Arrive arrive, PlanData.Queue queue, long sequence, long nowMs) {
      number = arrive.interaction();
      this.sequence = sequence;
      consultOf = null;
      heldApart = new HashSet<>();
      transferred = new HashSet<>();
      this.queue = queue;
      channel = arrive.channel();
      customer = arrive.customer();
      topic = arrive.topic();
      urgency = arrive.urgency() == Limits.QUEUE_URGENCY ? queue.urgency() : arrive.urgency();
      ticketMs = nowMs;
      ticketSequence = sequence;
      creditMs = arrive.creditMs();
      asks = arrive.asks();
    }

    /** A consult: the same in all but where it waits (K3-b). */
    Interaction(Interaction of) {
      number = of.number;
      sequence = of.sequence;
      consultOf = of;
      ticketMs = of.ticketMs;
      ticketSequence = of.ticketSequence;
      channel = of.channel;
      topic = of.topic;
      heldApart = of.heldApart;
      transferred = of.transferred;
      queue = of.queue;
      urgency = of.urgency;
      creditMs = of.creditMs;
      dueMs = of.dueMs;
      asks = of.asks;
      base = of.base == null ? null : new Base(of.base);
    }

    /** The interaction itself, also for its consult. */
    Interaction itself() {
      return consultOf == null ? this : consultOf;
    }

    long customer() {
      return itself().customer;
    }

    boolean isPromoted() {
      return promotion > 0;
    }

    PlanData.Step step() {
      return step == 0 ? prelude : queue.step(step);
    }

    /** What it asks by itself in a step: nothing in step 0 (MV-a). */
    Asks asksIn(PlanData.Step which) {
      return which.equals(prelude) ? Asks.NOTHING : asks;
    }

    boolean isInLastStep() {
      return step == queue.steps().size();
    }

    /** Waits, and for a match: not only for the rework of the plan. */
    boolean isInMatching() {
      return stage == Stage.WAITING && !toRework;
    }

    @Override
    public String toString() {
      return "interaction " + number;
    }
  }

  /** What an interaction was given, and what rules made of it last (X1-h). */
  static final class Base {
    int queue;
    int urgency;
    long creditMs;

    /** Lists and named agent; who is excluded does not count. */
    Asks asks;

    /** Queue that rules chose last; 0: none did. */
    int ruledQueue;

    /** Names of the rules that matched last. */
    List<Integer> matched = List.of();

    List<Integer> notes = List.of();

    Base(Interaction interaction) {
      queue = interaction.queue.queue();
      urgency = interaction.urgency;
      creditMs = interaction.creditMs;
      asks = interaction.asks;
    }

    Base(Base of) {
      queue = of.queue;
      urgency = of.urgency;
      creditMs = of.creditMs;
      asks = of.asks;
      ruledQueue = of.ruledQueue;
      matched = of.matched;
      notes = of.notes;
    }

    /** The queue that the rules led to last. */
    int ledTo() {
      return ruledQueue == 0 ? queue : ruledQueue;
    }
  }

  /** An offer, and whether a view went with it (HO-a). */
  record Offer(long id, Interaction interaction, Agent agent, Place place, boolean delivered) {}

  /** What a timer does when it fires. */
  enum TimerKind {
    OFFER_DEADLINE,
    HOLD_END,
    PROMOTION,
    STEP,
    WRAP_UP_END,
    TRANSFER_HOLD_END,
    FIRST_ANSWER_WARNING,
    FIRST_ANSWER,
    NEXT_RESPONSE_WARNING,
    NEXT_RESPONSE,
    PARK,
    CLOSE,
    CALLBACK_DUE,
    CALLBACK_EXPIRY,
    SHIFT_LOOK,
    SHIFT_EXPIRY,
    LEASE,
    LEASE_GRACE
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

  /** All live ones, each followed by its consult, by number. */
  List<Interaction> withConsults() {
    List<Interaction> all = new ArrayList<>();
    for (Interaction interaction : interactions.values()) {
      all.add(interaction);
      if (interaction.consult != null) {
        all.add(interaction.consult);
      }
    }
    return all;
  }

  /** All live ones of a queue, by number. */
  List<Interaction> in(PlanData.Queue queue) {
    List<Interaction> all = new ArrayList<>(interactions.values());
    all.removeIf(interaction -> interaction.queue.queue() != queue.queue());
    return all;
  }

  /** The interaction, or the consult that waits in its stead; null: not live. */
  Interaction inItsStead(long number) {
    Interaction interaction = interactions.get(number);
    return interaction == null || interaction.consult == null ? interaction : interaction.consult;
  }

  /** What is kept of its customer; null: nothing. */
  Customer customerOf(Interaction interaction) {
    return customers.get(interaction.customer());
  }

  /** The need it is about; null: none is kept. */
  Need needOf(Interaction interaction) {
    Customer customer = customerOf(interaction);
    return customer == null ? null : customer.needs.get(interaction.topic);
  }

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
      if (timer.kind() == kind && timer.interaction() == interaction) {
        return timer;
      }
    }
    return null;
  }

  /** Stops the timers of a kind that run for an interaction. */
  void stopTimers(Interaction interaction, TimerKind kind) {
    timers.removeIf(timer -> timer.kind() == kind && timer.interaction() == interaction);
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

  /** When the lease of an agent ends, or its grace; 0: it has none. */
  long leaseUntilMs(Agent agent) {
    for (Timer timer : timers) {
      boolean lease = timer.kind() == TimerKind.LEASE || timer.kind() == TimerKind.LEASE_GRACE;
      if (lease && timer.agent() == agent) {
        return timer.deadlineMs();
      }
    }
    return 0;
  }

  /** Stops what runs for the lease of an agent. */
  void stopLease(Agent agent) {
    timers.removeIf(
        timer ->
            timer.agent() == agent
                && (timer.kind() == TimerKind.LEASE || timer.kind() == TimerKind.LEASE_GRACE));
  }

  /** Stops everything that runs for a live interaction. */
  void stopTimers(Interaction interaction) {
    timers.removeIf(timer -> timer.interaction() == interaction);
  }
}
