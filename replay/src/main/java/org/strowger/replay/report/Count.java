package org.strowger.replay.report;

import java.util.Locale;

/**
 * What a report counts. Everything about an interaction counts where it last entered a queue: in
 * that queue, on that channel and in the interval of that time.
 */
public enum Count {
  ARRIVED(Scope.PLACE, "interactions that came; each once, where it came first"),
  OFFERED(
      Scope.PLACE,
      "times an interaction entered a queue to wait: on arrival, from another queue or channel, by"
          + " transfer, returned, resumed, or when its callback was due"),
  OFFERED_WITH_TARGET(Scope.PLACE, "of them, in a queue with a service-level target"),
  ANSWERED(Scope.WORK, "accepted by an agent, of those offered"),
  ANSWERED_IN_TARGET(Scope.PLACE, "answered within the target of the queue, equal to it included"),
  ANSWER_WAIT_MS(Scope.WORK, "waits of the answered, each since it entered waiting"),
  ABANDONED(
      Scope.PLACE,
      "the customer left while waiting, however short the wait; not from a parked conversation"),
  EXPIRED(Scope.PLACE, "waited as long as the queue lets it"),
  LEFT(
      Scope.PLACE,
      "left the queue otherwise: to another queue or channel, to be called back later, cancelled, or"
          + " a warm transfer that was not taken"),
  HANDLED(Scope.WORK, "pieces of work that ended: completed, transferred, parked, returned ..."),
  HANDLING_MS(Scope.WORK, "their time, from acceptance on, hold included"),
  WRAP_UP_MS(Scope.WORK, "wrap-up that ended"),
  COMPLETED(Scope.WORK, "conversations that an agent completed"),
  RESOLVED(Scope.WORK, "completed, and the need is said to be resolved"),
  UNRESOLVED(Scope.WORK, "completed, and the need is said not to be resolved"),
  FIRST_CONTACTS(
      Scope.WORK,
      "completed first contacts of a need, of which was said whether it is resolved; without"
          + " context every contact is a first one"),
  FIRST_CONTACTS_RESOLVED(Scope.WORK, "of them, resolved"),
  TRANSFERS_BLIND(Scope.WORK, "active conversations passed on at once"),
  TRANSFERS_WARM(Scope.WORK, "consultations begun to pass a conversation on"),
  TRANSFERS_WAITING(Scope.PLACE, "waiting interactions sent to another queue or agent"),
  SHIFTS(Scope.PLACE, "moved to another channel"),
  RETURNED(Scope.WORK, "given back to the queue by the agent"),
  PARKED(Scope.WORK, "conversations parked"),
  CALLBACKS(Scope.PLACE, "attempts at calling back that were scheduled"),
  SHIFTS_OFFERED(
      Scope.PLACE, "offers of other channels that could be taken; told anew while open, once"),
  SHIFTS_TAKEN(Scope.PLACE, "of them, taken"),
  SHIFTS_REFUSED(Scope.PLACE, "refused by the customer"),
  SHIFTS_EXPIRED(Scope.PLACE, "not answered in time"),
  HANDOVERS_WITH_CONTEXT(
      Scope.WORK,
      "accepted what another agent had before, of the same interaction or need, and was told"),
  HANDOVERS_WITHOUT_CONTEXT(Scope.WORK, "the same, not told: the customer explains twice"),
  OFFERS_DECLINED(Scope.WORK, "offers that the agent declined"),
  OFFERS_MISSED(Scope.WORK, "offers that the agent did not answer (RONA)"),
  FIRST_ANSWER_PROMISED(Scope.PLACE, "promises of a first answer; they stay where it came first"),
  FIRST_ANSWER_WARNED(Scope.PLACE, "of them, those of which a warning came"),
  FIRST_ANSWER_BROKEN(Scope.PLACE, "of them, broken"),
  NEXT_RESPONSE_PROMISED(Scope.PLACE, "promises of the next response"),
  NEXT_RESPONSE_WARNED(Scope.PLACE, "of them, those of which a warning came"),
  NEXT_RESPONSE_BROKEN(Scope.PLACE, "of them, broken"),
  BUSY_MS(Scope.TIME, "time in which an agent had at least one conversation or wrap-up in hand"),
  IDLE_MS(Scope.TIME, "time in which an agent was available and had nothing in hand"),
  AWAY_MS(Scope.TIME, "time signed on with nothing in hand and not available"),
  CSAT_SUM(Scope.ALL, "points of satisfaction"),
  CSAT_ANSWERS(Scope.ALL, "answers to that question"),
  EFFORT_SUM(Scope.ALL, "points of effort"),
  EFFORT_ANSWERS(Scope.ALL, "answers to that question"),
  NPS_PROMOTERS(Scope.ALL, "answers 9 and 10 to whether they would recommend"),
  NPS_PASSIVES(Scope.ALL, "answers 7 and 8"),
  NPS_DETRACTORS(Scope.ALL, "answers 0 to 6");

  /** Which groups a count is part of; it adds up to the total over each of them. */
  public enum Scope {
    /** Queues, channels, intervals. */
    PLACE,
    /** Queues, channels, intervals, agents. */
    WORK,
    /** Agents and, by the clock, intervals. */
    TIME,
    /** The total only. */
    ALL
  }

  private final Scope scope;
  private final String meaning;

  Count(Scope scope, String meaning) {
    this.scope = scope;
    this.meaning = meaning;
  }

  /** As in JSON: {@code answered-in-target}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Which groups it is part of. */
  public Scope scope() {
    return scope;
  }

  /** For people, in a few words. */
  public String meaning() {
    return meaning;
  }

  /** Whether it is part of the groups of this kind. */
  public boolean isOf(Grouping grouping) {
    return switch (scope) {
          case PLACE -> grouping != Grouping.AGENT;
          case WORK -> true;
          case TIME -> grouping == Grouping.AGENT || grouping == Grouping.INTERVAL;
          case ALL -> false;
        }
        || grouping == Grouping.TOTAL;
  }
}
