package org.strowger.replay.simulation;

import org.strowger.replay.trace.ContactRecord;

/**
 * What became of a contact when it was played. Durations in milliseconds.
 *
 * @param contact as recorded
 * @param end how it ended
 * @param agent who took it, null if nobody
 * @param waitedMs until it was answered or abandoned
 * @param handledMs length of the conversation
 * @param wrapUpMs length of wrap-up
 * @param urgency class the engine gave it (rule O1)
 * @param dueMs due the engine gave it (rule O1), milliseconds since the epoch
 */
public record ContactResult(
    ContactRecord contact,
    End end,
    String agent,
    long waitedMs,
    long handledMs,
    long wrapUpMs,
    int urgency,
    long dueMs) {
  /** How a contact ended. */
  public enum End {
    ANSWERED,
    ABANDONED,
    /** Nobody had taken it when its queue gave it up, or when all was over. */
    STILL_WAITING,
    /** The engine refused the arrival. */
    REFUSED
  }
}
