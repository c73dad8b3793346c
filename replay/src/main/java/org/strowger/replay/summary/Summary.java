package org.strowger.replay.summary;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.strowger.api.plan.Plan;
import org.strowger.replay.report.ContactCounter;
import org.strowger.replay.report.ContactCounter.End;
import org.strowger.replay.simulation.ContactResult;
import org.strowger.replay.simulation.EngineFigures;
import org.strowger.replay.simulation.Occupancy;
import org.strowger.replay.simulation.OrderFigures;
import org.strowger.replay.simulation.SimulationResult;
import org.strowger.replay.trace.ContactRecord;
import org.strowger.replay.trace.Outcome;

/**
 * What one or several played scenarios come to. Immutable.
 *
 * @param settings how contacts are counted
 * @param played what the engine made of the contacts
 * @param occupancy of the agents in the played scenarios
 * @param recorded what the records say of the same contacts; null if they say nothing
 * @param recordedOccupancy recorded service over the length of the shifts, not a number if unknown
 * @param returns customers who came back, as played
 * @param recordedReturns customers who came back, as recorded
 * @param sameAgent answered contacts that the agent of the record got here too
 * @param agreement how far the recorded order of service is the engine's, by queue
 * @param order whether the engine kept its own order
 * @param refused commands the engine refused
 * @param refusals the first of them
 * @param engine what the engine did and how long it took
 */
public record Summary(
    Settings settings,
    FigureGroups played,
    Occupancy occupancy,
    FigureGroups recorded,
    double recordedOccupancy,
    Returns returns,
    Returns recordedReturns,
    long sameAgent,
    Map<String, OrderAgreement> agreement,
    OrderFigures order,
    long refused,
    List<String> refusals,
    EngineFigures engine) {
  private static final long DAY_MS = Duration.ofDays(1).toMillis();

  /**
   * How contacts are counted.
   *
   * @param targetMs service-level target of queues that have none in the plan
   * @param shortAbandonMs abandoned contacts that waited less are counted as short
   */
  public record Settings(long targetMs, long shortAbandonMs) {}

  /** Gathers results. */
  public static Summary of(List<SimulationResult> results, Settings settings) {
    List<ContactResult> contacts = new ArrayList<>();
    Occupancy occupancy = new Occupancy();
    OrderFigures order = new OrderFigures(0, 0, 0, List.of());
    List<String> refusals = new ArrayList<>();
    EngineFigures engine = EngineFigures.none();
    long refused = 0;
    long serviceMs = 0;
    long shiftMs = 0;
    Map<String, Long> targets = new HashMap<>();
    for (SimulationResult result : results) {
      contacts.addAll(result.contacts());
      occupancy.add(result.occupancy());
      order = order.plus(result.order());
      refused += result.refused();
      refusals.addAll(result.refusals());
      engine = engine.plus(result.engine());
      serviceMs += recordedServiceMs(result);
      shiftMs +=
          result.scenario().shifts().stream().mapToLong(s -> s.signOffMs() - s.signOnMs()).sum();
      for (Plan.Queue queue : result.scenario().plan().queues()) {
        targets.put(queue.id(), queue.targetMs() > 0 ? queue.targetMs() : settings.targetMs());
      }
    }
    boolean anyRecorded = contacts.stream().anyMatch(contact -> recorded(contact));
    return new Summary(
        settings,
        playedFigures(contacts, targets, settings),
        occupancy,
        anyRecorded ? recordedFigures(contacts, targets, settings) : null,
        shiftMs == 0 ? Double.NaN : (double) serviceMs / shiftMs,
        Returns.played(contacts),
        Returns.recorded(contacts),
        contacts.stream().filter(Summary::sameAgent).count(),
        OrderAgreement.byQueue(contacts),
        order,
        refused,
        List.copyOf(refusals),
        engine);
  }

  private static boolean recorded(ContactResult result) {
    return result.contact().outcome() != Outcome.NOT_RECORDED
        && result.contact().leftMs() != ContactRecord.UNKNOWN;
  }

  private static boolean sameAgent(ContactResult result) {
    return result.agent() != null && result.agent().equals(result.contact().agent());
  }

  private static long recordedServiceMs(SimulationResult result) {
    return result.contacts().stream()
        .map(ContactResult::contact)
        .filter(contact -> contact.outcome() == Outcome.ANSWERED && contact.agent() != null)
        .mapToLong(contact -> Math.max(0, contact.handlingMs()))
        .sum();
  }

  private static FigureGroups playedFigures(
      List<ContactResult> results, Map<String, Long> targets, Settings settings) {
    ContactCounter counter = new ContactCounter(DAY_MS, ZoneOffset.UTC);
    for (ContactResult result : results) {
      counter.count(
          result.counted(
              List.of(result.contact().day().toString()), targets.get(result.contact().queue())));
    }
    return FigureGroups.of(counter.figures(null), settings.shortAbandonMs());
  }

  private static FigureGroups recordedFigures(
      List<ContactResult> results, Map<String, Long> targets, Settings settings) {
    ContactCounter counter = new ContactCounter(DAY_MS, ZoneOffset.UTC);
    for (ContactResult result : results) {
      if (recorded(result)) {
        ContactRecord contact = result.contact();
        counter.count(
            new ContactCounter.Contact(
                contact.queue(),
                contact.channel(),
                List.of(contact.day().toString()),
                contact.enteredMs(),
                targets.get(contact.queue()),
                contact.outcome() == Outcome.ANSWERED ? End.ANSWERED : End.ABANDONED,
                Math.max(0, contact.waitedMs()),
                contact.agent(),
                contact.handlingMs(),
                contact.wrapUpMs()));
      }
    }
    return FigureGroups.of(counter.figures(null), settings.shortAbandonMs());
  }
}
