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

  /** A wait beside a free agent for less is no sign of a break: five seconds. */
  public static final long REACTION_MS = 5_000;

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

  /**
   * Adds breaks to inferred shifts: an agent between two services, while somebody of a queue it
   * serves has waited, is taken to be away, from the begin of that wait, or of the gap if that is
   * later, to its next service.
   *
   * @param shifts as {@link #infer} gives them
   * @param contacts the same
   */
  public static List<Shift> withBreaks(List<Shift> shifts, List<ContactRecord> contacts) {
    Map<String, List<ContactRecord>> byAgent = new HashMap<>();
    Map<String, List<ContactRecord>> waits = new HashMap<>();
    long longestMs = 0;
    for (ContactRecord contact : contacts) {
      if (contact.leftMs() != ContactRecord.UNKNOWN && contact.waitedMs() > REACTION_MS) {
        waits.computeIfAbsent(contact.queue(), any -> new ArrayList<>()).add(contact);
        longestMs = Math.max(longestMs, contact.waitedMs());
      }
      if (contact.agent() != null && contact.endedMs() != ContactRecord.UNKNOWN) {
        byAgent.computeIfAbsent(contact.agent(), any -> new ArrayList<>()).add(contact);
      }
    }
    waits.values().forEach(list -> list.sort(Comparator.comparingLong(ContactRecord::enteredMs)));
    byAgent
        .values()
        .forEach(list -> list.sort(Comparator.comparingLong(ContactRecord::answeredMs)));
    List<Shift> result = new ArrayList<>();
    for (Shift shift : shifts) {
      List<Shift.Break> breaks = new ArrayList<>();
      long idleMs = shift.signOnMs();
      for (ContactRecord service : byAgent.getOrDefault(shift.agent(), List.of())) {
        long startMs = service.answeredMs();
        if (startMs < shift.signOnMs() || startMs > shift.signOffMs()) {
          continue;
        }
        long awayMs = awayFrom(shift, waits, longestMs, idleMs, startMs);
        if (awayMs < startMs) {
          // just before, or the agent would be offered who begins to wait at that instant
          breaks.add(new Shift.Break(awayMs - 1, startMs - awayMs));
        }
        idleMs = Math.max(idleMs, service.endedMs());
      }
      result.add(
          new Shift(
              shift.agent(),
              shift.profile(),
              shift.skills(),
              shift.teams(),
              shift.signOnMs(),
              shift.signOffMs(),
              breaks));
    }
    return result;
  }

  /** Since when somebody has waited beside an idle agent; the end of the gap if nobody has. */
  private static long awayFrom(
      Shift shift, Map<String, List<ContactRecord>> waits, long longestMs, long fromMs, long toMs) {
    long awayMs = toMs;
    for (Plan.SkillLevel skill : shift.skills()) {
      List<ContactRecord> queue = waits.getOrDefault(skill.skill(), List.of());
      int first = firstAfter(queue, fromMs - longestMs);
      for (int i = first; i < queue.size() && queue.get(i).enteredMs() < awayMs; i++) {
        long since = Math.max(fromMs, queue.get(i).enteredMs());
        if (Math.min(toMs, queue.get(i).leftMs()) - since > REACTION_MS) {
          awayMs = Math.min(awayMs, since);
        }
      }
    }
    return awayMs;
  }

  private static int firstAfter(List<ContactRecord> queue, long ms) {
    int low = 0;
    int high = queue.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (queue.get(middle).enteredMs() < ms) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
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
