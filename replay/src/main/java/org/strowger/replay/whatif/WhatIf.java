package org.strowger.replay.whatif;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.strowger.EngineContext;
import org.strowger.EngineContext.Durability;
import org.strowger.api.plan.Plan;
import org.strowger.codec.CoreLimits;
import org.strowger.replay.simulation.ContactResult;
import org.strowger.replay.simulation.Scenario;
import org.strowger.replay.simulation.Simulation;
import org.strowger.replay.simulation.SimulationResult;
import org.strowger.replay.summary.FigureTally;
import org.strowger.replay.summary.Figures;
import org.strowger.replay.trace.ContactRecord;
import org.strowger.replay.whatif.Compared.Group;

/** Plays a recorded day under its own plan and under another one, several times. One thread. */
final class WhatIf {
  /**
   * How it is played and counted.
   *
   * @param seed of everything drawn
   * @param runs from 1
   * @param targetMs service-level target of queues that have none in the recorded plan
   * @param limits of the engine that is played
   */
  record Settings(long seed, int runs, long targetMs, CoreLimits limits) {}

  /**
   * What came of it.
   *
   * @param compared every figure of every group
   * @param targetMs service-level target of all contacts; -1: queues differ
   * @param refused commands that the engine refused under the recorded plan, in all runs
   * @param refusedByOther under the other plan
   * @param refusals the first of them
   */
  record Result(
      List<Compared> compared,
      long targetMs,
      long refused,
      long refusedByOther,
      List<String> refusals) {}

  /** Figures by group, and the occupancy of all. */
  private record Outcome(Map<Group, Figures> figures, double occupancy) {
    double of(Group group, Measure measure) {
      if (measure == Measure.OCCUPANCY) {
        return occupancy;
      }
      return measure.of(figures.get(group));
    }
  }

  private final RecordedDay day;
  private final PeopleModel model;
  private final Plan other;
  private final Settings settings;
  private final Map<String, Long> targets = new HashMap<>();
  private final List<Group> groups;
  private final long[] refused = new long[2];
  private final List<String> refusals = new ArrayList<>();

  /** Nothing is played yet; the day fits its own plan. */
  WhatIf(RecordedDay day, PeopleModel model, Plan other, Settings settings) {
    this.day = day;
    this.model = model;
    this.other = other;
    this.settings = settings;
    for (Plan.Queue queue : day.plan().queues()) {
      targets.put(queue.id(), queue.targetMs() > 0 ? queue.targetMs() : settings.targetMs());
    }
    groups = groups(day.contacts());
  }

  /** All; by what was asked, if that differs; by queue. */
  private static List<Group> groups(List<RecordedContact> contacts) {
    Map<String, Long> priorities = new TreeMap<>();
    Map<String, Long> queues = new TreeMap<>();
    for (RecordedContact contact : contacts) {
      priorities.merge(contact.group(), 1L, Long::sum);
      queues.merge(contact.queue, 1L, Long::sum);
    }
    List<Group> groups = new ArrayList<>();
    groups.add(new Group(Group.Kind.ALL, "all"));
    if (priorities.size() > 1) {
      priorities.keySet().forEach(name -> groups.add(new Group(Group.Kind.PRIORITY, name)));
    }
    queues.entrySet().stream()
        .sorted((a, b) -> Long.compare(b.getValue(), a.getValue()))
        .forEach(queue -> groups.add(new Group(Group.Kind.QUEUE, queue.getKey())));
    return groups;
  }

  /**
   * Plays all runs.
   *
   * @param progress is told the contacts that have arrived in the run
   * @throws IllegalArgumentException if the other plan does not know what the day names
   */
  Result play(LongConsumer progress) {
    List<ContactRecord> first = model.contacts(settings.seed(), 0);
    new Scenario("what-if", other, first, day.shifts()); // refused before anything is played
    Outcome record = recorded();
    List<Outcome> calibrations = new ArrayList<>();
    List<Outcome> whatIfs = new ArrayList<>();
    for (int run = 0; run < settings.runs(); run++) {
      List<ContactRecord> contacts = model.contacts(settings.seed(), run);
      calibrations.add(played(day.plan(), contacts, run, 0, progress));
      whatIfs.add(played(other, contacts, run, 1, progress));
    }
    List<Compared> compared = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      for (Group group : measure == Measure.OCCUPANCY ? groups.subList(0, 1) : groups) {
        compared.add(
            new Compared(
                group,
                record.figures().get(group).offered(),
                measure,
                record.of(group, measure),
                values(calibrations, group, measure),
                values(whatIfs, group, measure)));
      }
    }
    long targetMs = record.figures().get(groups.get(0)).targetMs();
    return new Result(compared, targetMs, refused[0], refused[1], refusals);
  }

  private static List<Double> values(List<Outcome> runs, Group group, Measure measure) {
    return runs.stream().map(run -> run.of(group, measure)).toList();
  }

  private Outcome played(
      Plan plan, List<ContactRecord> contacts, int run, int which, LongConsumer progress) {
    EngineContext context =
        new EngineContext().durability(Durability.NONE).limits(settings.limits());
    Scenario scenario = new Scenario("what-if", neverParking(plan), contacts, day.shifts());
    SimulationResult result =
        Simulation.play(scenario, context, model.people(settings.seed(), run), progress);
    refused[which] += result.refused();
    if (refusals.isEmpty()) {
      refusals.addAll(result.refusals());
    }
    Tallies tallies = new Tallies();
    for (int i = 0; i < result.contacts().size(); i++) {
      ContactResult contact = result.contacts().get(i);
      long worked = contact.handledMs() + contact.wrapUpMs();
      for (FigureTally tally : tallies.of(day.contacts().get(i))) {
        long target = targets.get(contact.contact().queue());
        switch (contact.end()) {
          case ANSWERED -> tally.answered(target, contact.waitedMs(), worked);
          case ABANDONED -> tally.abandoned(target, contact.waitedMs());
          case STILL_WAITING -> tally.stillWaiting(target);
          case REFUSED -> tally.refused(target);
        }
      }
    }
    return tallies.outcome(result.occupancy().total());
  }

  /** Conversations are played in one piece: none is parked because nobody writes. */
  private static Plan neverParking(Plan plan) {
    List<Plan.Channel> channels =
        plan.channels().stream()
            .map(
                channel ->
                    new Plan.Channel(
                        channel.id(),
                        channel.autoAccept(),
                        channel.promises(),
                        channel.messages() == null ? null : new Plan.Messages(0, 0),
                        channel.traits(),
                        channel.devices()))
            .toList();
    return new Plan(
        plan.version(),
        plan.promoteAfterMs(),
        plan.skills(),
        plan.teams(),
        channels,
        plan.profiles(),
        plan.queues(),
        plan.context(),
        plan.movement(),
        plan.rules(),
        plan.shiftOffers());
  }

  private Outcome recorded() {
    Tallies tallies = new Tallies();
    for (RecordedContact contact : day.contacts()) {
      long target = targets.get(contact.queue);
      for (FigureTally tally : tallies.of(contact)) {
        switch (contact.end) {
          case ANSWERED ->
              tally.answered(target, contact.waitedMs(), contact.handledMs + contact.wrapUpMs);
          case LEFT, CANCELLED -> tally.abandoned(target, contact.waitedMs());
          case EXPIRED, NONE -> tally.stillWaiting(target);
        }
      }
    }
    return tallies.outcome(day.occupancy());
  }

  /** A tally for each group. */
  private final class Tallies {
    private final Map<Group, FigureTally> tallies = new LinkedHashMap<>();

    Tallies() {
      groups.forEach(group -> tallies.put(group, new FigureTally(0)));
    }

    /** Of the groups that a contact is in. */
    List<FigureTally> of(RecordedContact contact) {
      List<FigureTally> found = new ArrayList<>(3);
      found.add(tallies.get(groups.get(0)));
      FigureTally priority = tallies.get(new Group(Group.Kind.PRIORITY, contact.group()));
      if (priority != null) {
        found.add(priority);
      }
      found.add(tallies.get(new Group(Group.Kind.QUEUE, contact.queue)));
      return found;
    }

    Outcome outcome(double occupancy) {
      Map<Group, Figures> figures = new HashMap<>();
      tallies.forEach((group, tally) -> figures.put(group, tally.figures()));
      return new Outcome(figures, occupancy);
    }
  }
}
