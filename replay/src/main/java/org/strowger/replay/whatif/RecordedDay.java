package org.strowger.replay.whatif;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.strowger.api.plan.Plan;
import org.strowger.replay.simulation.Behaviour;
import org.strowger.replay.trace.Shift;

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
                    profiles.contains(shift.profile())
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

  private static <T> Set<String> ids(List<T> of, Function<T, String> id) {
    return of.stream().map(id).collect(Collectors.toSet());
  }
}
