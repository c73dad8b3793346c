package org.strowger.replay.report;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts contacts that were recorded or played: each is one wait, in the queue to which it was sent
 * and the interval in which it came, and one conversation, whatever happened in it. So contacts of
 * several plans can be compared, which may send them on differently. One thread.
 */
public final class ContactCounter {
  /** How the wait of a contact ended. */
  public enum End {
    ANSWERED,
    ABANDONED,
    /** Its queue gave it up. */
    EXPIRED,
    /** Nobody had taken it when all was over. */
    WAITING,
    /** The engine refused it; it counts as having left otherwise. */
    REFUSED
  }

  /**
   * One contact. Times and durations in milliseconds.
   *
   * @param queue to which it was sent
   * @param channel on which it came
   * @param segments other groups of which it is a part; may be none
   * @param enteredMs when it began to wait, since 1970
   * @param targetMs service-level target, from 0
   * @param end of its wait
   * @param waitedMs until it was answered or abandoned
   * @param agent who took it; null if nobody, or nobody knows who
   * @param handledMs its conversation; negative if unknown, or if it has not ended
   * @param wrapUpMs wrap-up
   */
  public record Contact(
      String queue,
      String channel,
      List<String> segments,
      long enteredMs,
      long targetMs,
      End end,
      long waitedMs,
      String agent,
      long handledMs,
      long wrapUpMs) {}

  private final Groups groups;
  private final Map<String, AgentClock> agents = new HashMap<>();

  /**
   * Nothing is counted yet.
   *
   * @param intervalMs length of an interval
   * @param zone in whose wall clock intervals begin
   */
  public ContactCounter(long intervalMs, ZoneId zone) {
    groups = new Groups(intervalMs, zone);
  }

  /** Counts one contact. */
  public void count(Contact contact) {
    Groups.Place place =
        groups.place(
            contact.queue(),
            contact.channel(),
            contact.enteredMs(),
            contact.targetMs(),
            contact.segments());
    groups.add(place, Count.ARRIVED, 1);
    groups.add(place, Count.OFFERED, 1);
    groups.add(place, Count.OFFERED_WITH_TARGET, 1);
    groups.target(place);
    switch (contact.end()) {
      case ANSWERED -> answered(place, contact);
      case ABANDONED -> {
        groups.add(place, Count.ABANDONED, 1);
        groups.wait(place, false, contact.waitedMs());
      }
      case EXPIRED -> groups.add(place, Count.EXPIRED, 1);
      case REFUSED -> groups.add(place, Count.LEFT, 1);
      case WAITING -> {
        // offered, and nothing else
      }
    }
  }

  private void answered(Groups.Place place, Contact contact) {
    Group agent = groups.agent(contact.agent());
    groups.answered(place, agent, contact.waitedMs(), true);
    groups.wait(place, true, contact.waitedMs());
    if (contact.handledMs() >= 0) {
      groups.add(place, agent, Count.HANDLED, 1);
      groups.add(place, agent, Count.COMPLETED, 1);
      groups.add(place, agent, Count.HANDLING_MS, contact.handledMs());
      groups.add(place, agent, Count.WRAP_UP_MS, contact.wrapUpMs());
    }
  }

  private AgentClock clock(String agent) {
    return agents.computeIfAbsent(agent, id -> new AgentClock(groups, groups.agent(id)));
  }

  /** An agent signed on or off, or its presence changed. Of each agent in order of time. */
  public void present(String agent, boolean signedOn, boolean available, long timeMs) {
    clock(agent).signedOn(signedOn, available, timeMs);
  }

  /** An agent took a conversation, or began to wrap one up. */
  public void took(String agent, long timeMs) {
    clock(agent).took(timeMs);
  }

  /** A conversation or wrap-up ended. */
  public void gave(String agent, long timeMs) {
    clock(agent).gave(timeMs);
  }

  /** Takes agents' times over from a report with the same intervals, instead of being told them. */
  public void agentTimes(ReportFigures report) {
    groups.addTimes(report);
  }

  /**
   * The figures.
   *
   * @param source of what was counted, to be shown; null if it is not
   */
  public ReportFigures figures(ReportFigures.Source source) {
    return groups.figures(source);
  }
}
