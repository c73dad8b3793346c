package org.strowger.replay.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.strowger.api.plan.Plan;
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
 * @param occupancy units at work of units signed on and available, 0 to 1; not a number if nobody
 *     was there
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
    double occupancy,
    int breaks,
    int presentAtEnd,
    Map<String, Long> notPlayed,
    int callbacks,
    int leftOut,
    long firstMs,
    long lastMs) {

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
        occupancy,
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
   * @param plan under which they were served
   * @throws IllegalArgumentException if no shifts can be inferred
   */
  static RecordedDay of(Trace trace, Plan plan) {
    SortedMap<String, SortedSet<String>> served = ShiftInference.served(trace.contacts());
    if (served.isEmpty()) {
      throw new IllegalArgumentException("the records name no agents, so nobody is there");
    }
    List<Shift> shifts = new ArrayList<>();
    for (List<ContactRecord> day : trace.byDay().values()) {
      shifts.addAll(ShiftInference.withBreaks(ShiftInference.infer(day, served), day));
    }
    List<RecordedContact> contacts = new ArrayList<>();
    double workMs = 0;
    long lastMs = 0;
    for (ContactRecord record : trace.contacts()) {
      if (record.outcome() != Outcome.NOT_RECORDED && record.leftMs() != ContactRecord.UNKNOWN) {
        RecordedContact contact = RecordedContact.of(record);
        contacts.add(contact);
        workMs += record.agent() == null ? 0 : contact.handledMs + contact.wrapUpMs;
        lastMs = Math.max(lastMs, contact.leftMs + contact.handledMs);
      }
    }
    long thereMs = 0;
    int breaks = 0;
    for (Shift shift : shifts) {
      thereMs += shift.signOffMs() - shift.signOnMs();
      thereMs -= shift.breaks().stream().mapToLong(Shift.Break::lengthMs).sum();
      breaks += shift.breaks().size();
    }
    return new RecordedDay(
        plan,
        1,
        contacts,
        shifts,
        List.of(),
        List.of(),
        List.of(),
        workMs / thereMs,
        breaks,
        0,
        Map.of(),
        0,
        0,
        contacts.isEmpty() ? 0 : contacts.get(0).enteredMs,
        lastMs);
  }

  private static <T> Set<String> ids(List<T> of, Function<T, String> id) {
    return of.stream().map(id).collect(Collectors.toSet());
  }
}
