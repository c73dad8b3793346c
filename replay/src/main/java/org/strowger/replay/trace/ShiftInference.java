package org.strowger.replay.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.strowger.api.plan.Plan;

/**
 * Shifts where none are recorded: an agent is taken to be at work from the start of a first
 * recorded service to the end of the last, a longer gap between services being two shifts, and to
 * have as skills the queues it served anywhere in the records.
 */
public final class ShiftInference {
  /** Without a service for longer than this an agent is taken to have left: four hours. */
  public static final long LONGEST_GAP_MS = 4 * 3_600_000L;

  private static final int LEVEL = 10;

  private ShiftInference() {}

  /** The queues that each agent served, agents and queues in order of their ids. */
  public static SortedMap<String, SortedSet<String>> served(List<ContactRecord> contacts) {
    var served = new TreeMap<String, SortedSet<String>>();
    for (ContactRecord contact : contacts) {
      if (contact.outcome() == Outcome.ANSWERED && contact.agent() != null) {
        served.computeIfAbsent(contact.agent(), agent -> new TreeSet<>()).add(contact.queue());
      }
    }
    return served;
  }

  /**
   * Infers the shifts in which these contacts were served.
   *
   * @param contacts in any order
   * @param served the queues of each agent, as {@link #served} of all records tells
   * @return ordered by sign-on, then agent
   */
  public static List<Shift> infer(
      List<ContactRecord> contacts, Map<String, ? extends SortedSet<String>> served) {
    Map<String, List<ContactRecord>> byAgent = new HashMap<>();
    for (ContactRecord contact : contacts) {
      if (contact.outcome() == Outcome.ANSWERED
          && contact.agent() != null
          && contact.endedMs() != ContactRecord.UNKNOWN) {
        byAgent.computeIfAbsent(contact.agent(), agent -> new ArrayList<>()).add(contact);
      }
    }
    List<Shift> shifts = new ArrayList<>();
    byAgent.forEach((agent, services) -> addShifts(agent, services, served.get(agent), shifts));
    shifts.sort(Comparator.comparingLong(Shift::signOnMs).thenComparing(Shift::agent));
    return shifts;
  }

  private static void addShifts(
      String agent, List<ContactRecord> services, SortedSet<String> queues, List<Shift> shifts) {
    services.sort(Comparator.comparingLong(ContactRecord::answeredMs));
    List<Plan.SkillLevel> skills =
        queues.stream().map(queue -> new Plan.SkillLevel(queue, LEVEL)).toList();
    long start = services.get(0).answeredMs();
    long end = start;
    for (ContactRecord service : services) {
      if (service.answeredMs() - end > LONGEST_GAP_MS) {
        shifts.add(new Shift(agent, null, skills, List.of(), start, end, List.of()));
        start = service.answeredMs();
      }
      end = Math.max(end, service.endedMs());
    }
    shifts.add(new Shift(agent, null, skills, List.of(), start, end, List.of()));
  }
}
