package org.strowger.replay.trace;

import java.time.LocalDate;
import java.util.List;
import org.strowger.api.plan.Plan;

/**
 * One contact: what the customer brought and, if recorded, what became of it. Immutable.
 *
 * @param id external id, unique in a trace
 * @param customer external id, null if unknown
 * @param channel external id
 * @param queue external id
 * @param topic external id, null if none
 * @param urgency class of rule O1, 0 to 254, or {@link org.strowger.codec.Limits#QUEUE_URGENCY}
 * @param creditMs milliseconds that make it due earlier
 * @param skills asked for beside what the queue asks
 * @param day the day it is counted under
 * @param enteredMs when it began to wait, milliseconds since the epoch
 * @param outcome how it ended
 * @param leftMs when its wait ended, answered or not; {@link #UNKNOWN} if not recorded
 * @param patienceMs how long the customer waits, {@link #NO_LIMIT} if as long as it takes
 * @param agent who took it, null if nobody or unknown
 * @param answeredMs when the agent began, {@link #UNKNOWN} if not recorded
 * @param handlingMs length of the conversation, {@link #UNKNOWN} if not recorded
 * @param wrapUpMs length of wrap-up where the plan leaves it to the agent
 */
public record ContactRecord(
    String id,
    String customer,
    String channel,
    String queue,
    String topic,
    int urgency,
    long creditMs,
    List<Plan.SkillLevel> skills,
    LocalDate day,
    long enteredMs,
    Outcome outcome,
    long leftMs,
    long patienceMs,
    String agent,
    long answeredMs,
    long handlingMs,
    long wrapUpMs) {
  /** A time or duration that is not recorded. */
  public static final long UNKNOWN = -1;

  /** The customer waits as long as it takes. */
  public static final long NO_LIMIT = Long.MAX_VALUE;

  public ContactRecord {
    skills = List.copyOf(skills);
  }

  /** Recorded wait in milliseconds, {@link #UNKNOWN} if the record does not tell. */
  public long waitedMs() {
    return leftMs == UNKNOWN ? UNKNOWN : leftMs - enteredMs;
  }

  /** When the conversation ended, {@link #UNKNOWN} if not recorded. */
  public long endedMs() {
    return answeredMs == UNKNOWN || handlingMs == UNKNOWN ? UNKNOWN : answeredMs + handlingMs;
  }
}
