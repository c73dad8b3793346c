package org.strowger.replay.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.strowger.api.plan.Plan;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.replay.trace.ContactRecord;
import org.strowger.replay.trace.Shift;

/**
 * Checks from outside, from the engine's events alone, that it keeps its own order: no interaction
 * is offered to an agent while another one that stands earlier in order (rule O1: promoted, class,
 * due, sequence of the ticket, own sequence) waits without an offer and could have that agent
 * (rules F1 to F5, F8, F10, F11). Contacts that ask the same are kept in one sorted set, so a check
 * looks at the first of each.
 */
final class OrderAudit implements RoutingEvents, Floor.AtWork {
  private static final int EXAMPLES = 3;

  /**
   * What makes two contacts ask the same.
   *
   * @param step of the queue, from 1
   * @param only the agent an affinity step waits for (rule S4), 0 if there is none; {@link #ANYONE}
   *     in other steps
   */
  private record Demand(
      String queue, String channel, List<Plan.SkillLevel> skills, int step, int only) {}

  private static final int ANYONE = -1;

  /** A customer's need. */
  private record Need(String customer, String topic) {}

  /** Who had a need last, and when. */
  private record Had(int agent, long timeMs) {}

  /** The place of a need: since when it waits, and the sequence of its first arrival (rule K1). */
  private record Ticket(long timeMs, long sequence) {}

  /** What an agent may hold and holds. */
  private static final class Supply {
    final int agent;
    Shift shift;
    Plan.Profile profile;
    Map<String, Integer> levels;
    boolean available;
    int units;
    int exclusive;
    int held;
    final Map<String, Integer> perChannel = new HashMap<>();

    Supply(int agent) {
      this.agent = agent;
    }
  }

  private final Customers customers;
  private final List<ContactRecord> contacts;
  private final Map<String, Plan.Queue> queues = new HashMap<>();
  private final Map<Integer, Supply> supplies = new HashMap<>();
  private final Map<Demand, TreeSet<Integer>> waiting = new LinkedHashMap<>();
  private final Map<Need, Had> lastAgents = new HashMap<>();
  private final Demand[] demandOf;
  private final long[] promotedAs;
  private final int[] urgency;
  private final long[] dueMs;
  private final long[] sequence;
  private final long[] ticket;
  private final Map<Need, Ticket> tickets = new HashMap<>();
  private final boolean[] ended;
  private final Plan.Handling[] holding;
  private final List<String> examples = new ArrayList<>();
  private long promotions;
  private long offers;
  private long outOfOrder;
  private long notEligible;

  OrderAudit(Scenario scenario, Customers customers) {
    this.customers = customers;
    contacts = scenario.contacts();
    scenario.plan().queues().forEach(queue -> queues.put(queue.id(), queue));
    int size = contacts.size();
    demandOf = new Demand[size];
    promotedAs = new long[size];
    urgency = new int[size];
    dueMs = new long[size];
    sequence = new long[size];
    ticket = new long[size];
    ended = new boolean[size];
    holding = new Plan.Handling[size];
  }

  /** Result of the audit. */
  OrderFigures figures() {
    return new OrderFigures(offers, outOfOrder, notEligible, examples);
  }

  @Override
  public void atWork(int agent, Shift shift, Plan.Profile profile) {
    Supply supply = supplies.computeIfAbsent(agent, Supply::new);
    supply.shift = shift;
    supply.profile = profile;
    supply.levels = new HashMap<>();
    shift.skills().forEach(skill -> supply.levels.put(skill.skill(), skill.level()));
  }

  @Override
  public void signedOn(long timeMs, int agent, Presence presence) {
    supplies.get(agent).available = presence == Presence.AVAILABLE;
  }

  @Override
  public void signedOff(long timeMs, int agent) {
    supplies.get(agent).available = false;
  }

  @Override
  public void presenceChanged(long timeMs, int agent, Presence presence, Presence pending) {
    supplies.get(agent).available = presence == Presence.AVAILABLE && pending == Presence.NONE;
  }

  @Override
  public void waiting(
      long timeMs,
      long sequenceOfArrival,
      long interaction,
      long due,
      int urgencyClass,
      long ticketMs) {
    int contact = customers.index(interaction);
    demandOf[contact] = demand(contact, 1, timeMs);
    promotedAs[contact] = Long.MAX_VALUE;
    urgency[contact] = urgencyClass;
    dueMs[contact] = due;
    sequence[contact] = sequenceOfArrival;
    ticket[contact] = ticket(contact, ticketMs, sequenceOfArrival);
    add(contact);
  }

  /** Sequence of the ticket: who returns in time has the one of before (rule K2). */
  private long ticket(int contact, long ticketMs, long sequenceOfArrival) {
    ContactRecord record = contacts.get(contact);
    if (record.customer() == null || record.topic() == null) {
      return sequenceOfArrival;
    }
    return tickets
        .merge(
            new Need(record.customer(), record.topic()),
            new Ticket(ticketMs, sequenceOfArrival),
            (before, now) -> before.timeMs() == now.timeMs() ? before : now)
        .sequence();
  }

  private Demand demand(int contact, int step, long timeMs) {
    ContactRecord record = contacts.get(contact);
    Plan.Step stage = queues.get(record.queue()).steps().get(step - 1);
    int only = ANYONE;
    if (stage.affinity() == Affinity.LAST) {
      Had had = lastAgents.get(new Need(record.customer(), record.topic()));
      only = had != null && had.timeMs() >= timeMs - stage.windowMs() ? had.agent() : 0;
    }
    return new Demand(record.queue(), record.channel(), record.skills(), step, only);
  }

  private void hadBy(int contact, int agent, long timeMs) {
    ContactRecord record = contacts.get(contact);
    if (record.customer() != null && record.topic() != null) {
      lastAgents.put(new Need(record.customer(), record.topic()), new Had(agent, timeMs));
    }
  }

  @Override
  public void stepStarted(long timeMs, long interaction, int step) {
    int contact = customers.index(interaction);
    boolean candidate = remove(contact);
    demandOf[contact] = demand(contact, step, timeMs);
    if (candidate) {
      add(contact);
    }
  }

  private void add(int contact) {
    waiting.computeIfAbsent(demandOf[contact], any -> new TreeSet<>(order())).add(contact);
  }

  private Comparator<Integer> order() {
    return Comparator.<Integer>comparingLong(contact -> promotedAs[contact])
        .thenComparingInt(contact -> urgency[contact])
        .thenComparingLong(contact -> dueMs[contact])
        .thenComparingLong(contact -> ticket[contact])
        .thenComparingLong(contact -> sequence[contact]);
  }

  private boolean remove(int contact) {
    return waiting.get(demandOf[contact]).remove(contact);
  }

  @Override
  public void promoted(long interaction) {
    int contact = customers.index(interaction);
    boolean candidate = remove(contact);
    promotedAs[contact] = ++promotions;
    if (candidate) {
      add(contact);
    }
  }

  @Override
  public void offerMade(long timeMs, long offer, long interaction, int agent) {
    int contact = customers.index(interaction);
    Supply supply = supplies.get(agent);
    check(contact, supply);
    remove(contact);
    hold(contact, supply);
  }

  @Override
  public void offerAccepted(
      long timeMs, long offer, long interaction, int agent, long waitedMs, boolean auto) {
    if (auto) {
      offerMade(timeMs, offer, interaction, agent);
    }
    int contact = customers.index(interaction);
    ended[contact] = true;
    hadBy(contact, agent, timeMs);
  }

  @Override
  public void offerEnded(long offer, long interaction, int agent) {
    int contact = customers.index(interaction);
    release(contact, supplies.get(agent));
    if (!ended[contact]) {
      add(contact);
    }
  }

  @Override
  public void abandoned(long interaction, long waitedMs) {
    int contact = customers.index(interaction);
    ended[contact] = true;
    remove(contact);
  }

  @Override
  public void completed(
      long timeMs,
      long interaction,
      int agent,
      long handledMs,
      WrapUpKind wrapUp,
      long wrapUpUntilMs) {
    hadBy(customers.index(interaction), agent, timeMs);
    if (wrapUp == WrapUpKind.NONE) {
      release(customers.index(interaction), supplies.get(agent));
    }
  }

  @Override
  public void wrapUpEnded(long timeMs, long interaction, int agent, long wrapUpMs) {
    release(customers.index(interaction), supplies.get(agent));
  }

  private void hold(int contact, Supply supply) {
    Plan.Handling handling = handling(supply, demandOf[contact]);
    holding[contact] = handling;
    supply.units += handling.cost();
    supply.held++;
    supply.exclusive += handling.exclusive() ? 1 : 0;
    supply.perChannel.merge(handling.channel(), 1, Integer::sum);
  }

  private void release(int contact, Supply supply) {
    Plan.Handling handling = holding[contact];
    supply.units -= handling.cost();
    supply.held--;
    supply.exclusive -= handling.exclusive() ? 1 : 0;
    supply.perChannel.merge(handling.channel(), -1, Integer::sum);
  }

  private void check(int contact, Supply supply) {
    offers++;
    if (!eligible(supply, demandOf[contact])) {
      notEligible++;
      example(contact, "was offered to " + supply.shift.agent() + ", who may not have it");
    }
    Comparator<Integer> order = order();
    for (Map.Entry<Demand, TreeSet<Integer>> entry : waiting.entrySet()) {
      TreeSet<Integer> candidates = entry.getValue();
      if (!candidates.isEmpty()
          && order.compare(candidates.first(), contact) < 0
          && eligible(supply, entry.getKey())) {
        outOfOrder++;
        example(
            contact,
            "was offered to %s while %s waited, earlier in order"
                .formatted(supply.shift.agent(), contacts.get(candidates.first()).id()));
        return;
      }
    }
  }

  private void example(int contact, String what) {
    if (examples.size() < EXAMPLES) {
      examples.add(contacts.get(contact).id() + " " + what);
    }
  }

  private static Plan.Handling handling(Supply supply, Demand demand) {
    for (Plan.Handling handling : supply.profile.handles()) {
      if (handling.channel().equals(demand.channel())) {
        return handling;
      }
    }
    return null;
  }

  private boolean eligible(Supply supply, Demand demand) {
    if (!supply.available || (demand.only() != ANYONE && demand.only() != supply.agent)) {
      return false;
    }
    Plan.Step step = queues.get(demand.queue()).steps().get(demand.step() - 1);
    if (!step.teams().isEmpty()
        && step.teams().stream().noneMatch(supply.shift.teams()::contains)) {
      return false;
    }
    return skilled(supply, step, demand.skills()) && fits(supply, handling(supply, demand));
  }

  private static boolean skilled(Supply supply, Plan.Step step, List<Plan.SkillLevel> own) {
    return step.allOf().stream().allMatch(asked -> has(supply, asked))
        && own.stream().allMatch(asked -> has(supply, asked))
        && step.anyOf().stream().allMatch(set -> set.stream().anyMatch(asked -> has(supply, asked)))
        && step.noneOf().stream().noneMatch(supply.levels::containsKey);
  }

  private static boolean has(Supply supply, Plan.SkillLevel asked) {
    return supply.levels.getOrDefault(asked.skill(), 0) >= asked.level();
  }

  private static boolean fits(Supply supply, Plan.Handling handling) {
    return handling != null
        && supply.perChannel.getOrDefault(handling.channel(), 0) < handling.limit()
        && supply.units + handling.cost() <= supply.profile.units()
        && supply.exclusive == 0
        && !(handling.exclusive() && supply.held > 0);
  }
}
