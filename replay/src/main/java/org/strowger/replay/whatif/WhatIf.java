package org.strowger.replay.whatif;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.strowger.EngineContext;
import org.strowger.EngineContext.Durability;
import org.strowger.api.plan.Plan;
import org.strowger.codec.CoreLimits;
import org.strowger.replay.Main;
import org.strowger.replay.report.ContactCounter;
import org.strowger.replay.report.Count;
import org.strowger.replay.report.ReportFigures;
import org.strowger.replay.simulation.AgentWatch;
import org.strowger.replay.simulation.ContactResult;
import org.strowger.replay.simulation.Scenario;
import org.strowger.replay.simulation.Simulation;
import org.strowger.replay.simulation.SimulationResult;
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
   * @param record as a report tells it, each contact once
   * @param calibration of the first run
   * @param whatIf of the first run
   */
  record Result(
      List<Compared> compared,
      long targetMs,
      long refused,
      long refusedByOther,
      List<String> refusals,
      ReportFigures record,
      ReportFigures calibration,
      ReportFigures whatIf) {}

  private final RecordedDay day;
  private final PeopleModel model;
  private final Plan other;
  private final Settings settings;
  private final Map<String, Long> targets = new HashMap<>();
  private final List<Group> groups;
  private final Set<String> segments = new HashSet<>();
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
    for (Group group : groups) {
      if (group.kind() == Group.Kind.PRIORITY || group.kind() == Group.Kind.QUEUE_AND_PRIORITY) {
        segments.add(group.name());
      }
    }
  }

  /** All; by what was asked, if that differs; by queue; by both. */
  private static List<Group> groups(List<RecordedContact> contacts) {
    Map<String, Long> priorities = new TreeMap<>();
    Map<String, Long> queues = new TreeMap<>();
    Set<String> both = new TreeSet<>();
    for (RecordedContact contact : contacts) {
      priorities.merge(contact.group(), 1L, Long::sum);
      queues.merge(contact.queue, 1L, Long::sum);
      both.add(contact.queueAndGroup());
    }
    List<Group> groups = new ArrayList<>();
    groups.add(new Group(Group.Kind.ALL, "all"));
    if (priorities.size() > 1) {
      priorities.keySet().forEach(name -> groups.add(new Group(Group.Kind.PRIORITY, name)));
    }
    queues.entrySet().stream()
        .sorted((a, b) -> Long.compare(b.getValue(), a.getValue()))
        .forEach(queue -> groups.add(new Group(Group.Kind.QUEUE, queue.getKey())));
    if (priorities.size() > 1 && queues.size() > 1) {
      both.forEach(name -> groups.add(new Group(Group.Kind.QUEUE_AND_PRIORITY, name)));
    }
    return groups;
  }

  /** Its groups that are neither queues nor all. */
  private List<String> segments(RecordedContact contact) {
    return Stream.of(contact.group(), contact.queueAndGroup()).filter(segments::contains).toList();
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
    ReportFigures record = recorded();
    List<ReportFigures> calibrations = new ArrayList<>();
    List<ReportFigures> whatIfs = new ArrayList<>();
    for (int run = 0; run < settings.runs(); run++) {
      List<ContactRecord> contacts = model.contacts(settings.seed(), run);
      calibrations.add(played(day.plan(), contacts, run, 0, progress));
      whatIfs.add(played(other, contacts, run, 1, progress));
    }
    List<Compared> compared = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      for (Group group : groups) {
        compared.add(
            new Compared(
                group,
                find(record, group).get(Count.OFFERED),
                measure,
                measure.of(find(record, group), record.total()),
                values(calibrations, group, measure),
                values(whatIfs, group, measure)));
      }
    }
    SortedSet<Long> targetsMs = record.total().targetsMs();
    return new Result(
        compared,
        targetsMs.size() == 1 ? targetsMs.first() : -1,
        refused[0],
        refused[1],
        refusals,
        record,
        calibrations.get(0),
        whatIfs.get(0));
  }

  private static org.strowger.replay.report.Group find(ReportFigures figures, Group group) {
    List<org.strowger.replay.report.Group> all =
        switch (group.kind()) {
          case ALL -> List.of(figures.total());
          case QUEUE -> figures.queues();
          case PRIORITY, QUEUE_AND_PRIORITY -> figures.segments();
        };
    return group.kind() == Group.Kind.ALL
        ? figures.total()
        : all.stream().filter(one -> one.id().equals(group.name())).findFirst().orElseThrow();
  }

  private static List<Double> values(List<ReportFigures> runs, Group group, Measure measure) {
    return runs.stream().map(run -> measure.of(find(run, group), run.total())).toList();
  }

  private ReportFigures played(
      Plan plan, List<ContactRecord> contacts, int run, int which, LongConsumer progress) {
    EngineContext context =
        new EngineContext().durability(Durability.NONE).limits(settings.limits());
    Scenario scenario = new Scenario("what-if", neverParking(plan), contacts, day.shifts());
    ContactCounter counter = new ContactCounter(RecordedDay.INTERVAL_MS, ZoneOffset.UTC);
    SimulationResult result =
        Simulation.play(
            scenario, context, model.people(settings.seed(), run), watch(counter), progress);
    refused[which] += result.refused();
    if (refusals.isEmpty()) {
      refusals.addAll(result.refusals());
    }
    for (int i = 0; i < result.contacts().size(); i++) {
      ContactResult contact = result.contacts().get(i);
      counter.count(
          contact.counted(segments(day.contacts().get(i)), targets.get(contact.contact().queue())));
    }
    return counter.figures(
        new ReportFigures.Source(
            "none: played",
            Main.software(),
            result.engine().commands(),
            day.firstMs(),
            day.lastMs(),
            ZoneOffset.UTC,
            null,
            null,
            List.of(new ReportFigures.PlanInForce(plan.version(), 0, day.firstMs())),
            "Played by a model of the people.",
            "played by a model of the people, run %d of %d, seed %d"
                .formatted(run + 1, settings.runs(), settings.seed()),
            true));
  }

  private static AgentWatch watch(ContactCounter counter) {
    return new AgentWatch() {
      @Override
      public void present(String agent, boolean signedOn, boolean available, long timeMs) {
        counter.present(agent, signedOn, available, timeMs);
      }

      @Override
      public void took(String agent, long timeMs) {
        counter.took(agent, timeMs);
      }

      @Override
      public void gave(String agent, long timeMs) {
        counter.gave(agent, timeMs);
      }
    };
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

  private ReportFigures recorded() {
    ContactCounter counter = new ContactCounter(RecordedDay.INTERVAL_MS, ZoneOffset.UTC);
    for (RecordedContact contact : day.contacts()) {
      counter.count(contact.counted(segments(contact), targets.get(contact.queue)));
    }
    counter.agentTimes(day.reported());
    return counter.figures(day.reported().source());
  }
}
