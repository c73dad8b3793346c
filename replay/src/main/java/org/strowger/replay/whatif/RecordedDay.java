package org.strowger.replay.whatif;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.strowger.api.plan.Plan;
import org.strowger.replay.Main;
import org.strowger.replay.report.ContactCounter;
import org.strowger.replay.report.ReportFigures;
import org.strowger.replay.simulation.Behaviour;
import org.strowger.replay.trace.ContactRecord;
import org.strowger.replay.trace.Outcome;
import org.strowger.replay.trace.Shift;
import org.strowger.replay.trace.ShiftInference;
import org.strowger.replay.trace.Trace;

/**
 * What a journal tells of customers and agents. Immutable.
 *
 * @param plan in force when most of the contacts came, null if none was
 * @param plans how many were applied
 * @param contacts in the order in which they began to wait
 * @param shifts of the agents
 * @param offers and what agents did with them; not those withdrawn or accepted by themselves
 * @param backAfterMs how long agents who missed an offer were not responding, milliseconds
 * @param told what was said of customers, in order of time
 * @param reported what a report tells of it: agents' times; of records nothing else
 * @param breaks in the shifts
 * @param presentAtEnd agents signed on where the journal ends
 * @param notPlayed what happened that is not played again, and how often, in order of names
 * @param callbacks contacts that waited again from when a callback was due
 * @param leftOut contacts and shifts that do not fit the plan and are not among the others
 * @param firstMs time of the first command, milliseconds since the epoch
 * @param lastMs time of the last
 */
record RecordedDay(
    Plan plan,
    int plans,
    List<RecordedContact> contacts,
    List<Shift> shifts,
    List<OfferTaken> offers,
    List<Long> backAfterMs,
    List<Behaviour.Told> told,
    ReportFigures reported,
    int breaks,
    int presentAtEnd,
    Map<String, Long> notPlayed,
    int callbacks,
    int leftOut,
    long firstMs,
    long lastMs) {
  /** Length of the intervals of {@link #reported}. */
  static final long INTERVAL_MS = Duration.ofMinutes(15).toMillis();

  /** Without what its own plan does not know, as where another plan was in force for a while. */
  RecordedDay fitting() {
    Set<String> queues = ids(plan.queues(), Plan.Queue::id);
    Set<String> channels = ids(plan.channels(), Plan.Channel::id);
    Set<String> profiles = ids(plan.profiles(), Plan.Profile::id);
    Set<String> teams = ids(plan.teams(), Plan.Team::id);
    List<RecordedContact> known =
        contacts.stream()
            .filter(one -> queues.contains(one.queue) && channels.contains(one.channel))
            .toList();
    List<Shift> possible =
        shifts.stream()
            .filter(
                shift ->
                    (shift.profile() == null || profiles.contains(shift.profile()))
                        && teams.containsAll(shift.teams())
                        && plan.skills()
                            .containsAll(
                                shift.skills().stream().map(Plan.SkillLevel::skill).toList()))
            .toList();
    return new RecordedDay(
        plan,
        plans,
        known,
        possible,
        offers,
        backAfterMs,
        told,
        reported,
        breaks,
        presentAtEnd,
        notPlayed,
        callbacks,
        contacts.size() - known.size() + shifts.size() - possible.size(),
        firstMs,
        lastMs);
  }

  /**
   * A day from records of contacts, without an engine's journal. Agents are there as inferred.
   *
   * @param name of the records
   * @param plan under which they were served
   * @throws IllegalArgumentException if no shifts can be inferred
   */
  static RecordedDay of(String name, Trace trace, Plan plan) {
    SortedMap<String, SortedSet<String>> served = ShiftInference.served(trace.contacts());
    if (served.isEmpty()) {
      throw new IllegalArgumentException("the records name no agents, so nobody is there");
    }
    List<Shift> shifts = new ArrayList<>();
    for (List<ContactRecord> day : trace.byDay().values()) {
      shifts.addAll(ShiftInference.withBreaks(ShiftInference.infer(day, served), day));
    }
    List<RecordedContact> contacts = new ArrayList<>();
    long lastMs = 0;
    for (ContactRecord record : trace.contacts()) {
      if (record.outcome() != Outcome.NOT_RECORDED && record.leftMs() != ContactRecord.UNKNOWN) {
        RecordedContact contact = RecordedContact.of(record);
        contacts.add(contact);
        lastMs = Math.max(lastMs, contact.leftMs + contact.handledMs);
      }
    }
    long firstMs = contacts.isEmpty() ? 0 : contacts.get(0).enteredMs;
    return new RecordedDay(
        plan,
        1,
        contacts,
        shifts,
        List.of(),
        List.of(),
        List.of(),
        agentTimes(name, shifts, contacts, firstMs, lastMs),
        shifts.stream().mapToInt(shift -> shift.breaks().size()).sum(),
        0,
        Map.of(),
        0,
        0,
        firstMs,
        lastMs);
  }

  /** Agents' times as their shifts and services have them. */
  private static ReportFigures agentTimes(
      String name, List<Shift> shifts, List<RecordedContact> contacts, long firstMs, long lastMs) {
    ContactCounter counter = new ContactCounter(INTERVAL_MS, ZoneOffset.UTC);
    SortedMap<Long, List<Runnable>> changes = new TreeMap<>();
    for (Shift shift : shifts) {
      present(counter, changes, shift, true, true, shift.signOnMs());
      for (Shift.Break pause : shift.breaks()) {
        present(counter, changes, shift, true, false, pause.startMs());
        present(counter, changes, shift, true, true, pause.startMs() + pause.lengthMs());
      }
      present(counter, changes, shift, false, false, shift.signOffMs());
    }
    for (RecordedContact contact : contacts) {
      if (contact.agent != null && !contact.agent.isEmpty()) {
        long doneMs = contact.leftMs + contact.handledMs + contact.wrapUpMs;
        at(changes, contact.leftMs).add(() -> counter.took(contact.agent, contact.leftMs));
        at(changes, doneMs).add(() -> counter.gave(contact.agent, doneMs));
      }
    }
    changes.values().forEach(these -> these.forEach(Runnable::run));
    return counter.figures(
        new ReportFigures.Source(
            name,
            Main.software(),
            0,
            firstMs,
            lastMs,
            ZoneOffset.UTC,
            null,
            null,
            List.of(),
            "NOT CHECKED: records of contacts, without a journal.",
            "records of contacts, without a journal: there is nothing to check them by",
            true));
  }

  private static void present(
      ContactCounter counter,
      SortedMap<Long, List<Runnable>> changes,
      Shift shift,
      boolean on,
      boolean available,
      long timeMs) {
    at(changes, timeMs).add(() -> counter.present(shift.agent(), on, available, timeMs));
  }

  private static List<Runnable> at(SortedMap<Long, List<Runnable>> changes, long timeMs) {
    return changes.computeIfAbsent(timeMs, any -> new ArrayList<>());
  }

  private static <T> Set<String> ids(List<T> of, Function<T, String> id) {
    return of.stream().map(id).collect(Collectors.toSet());
  }
}
