package org.strowger.replay.simulation;

import java.util.List;
import org.strowger.replay.report.ContactCounter;
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
    ContactCounter.End end,
    String agent,
    long waitedMs,
    long handledMs,
    long wrapUpMs,
    int urgency,
    long dueMs) {
  /**
   * As it is counted.
   *
   * @param segments other groups of which it is a part
   * @param targetMs service-level target
   */
  public ContactCounter.Contact counted(List<String> segments, long targetMs) {
    return new ContactCounter.Contact(
        contact.queue(),
        contact.channel(),
        segments,
        contact.enteredMs(),
        targetMs,
        end,
        waitedMs,
        agent,
        handledMs,
        wrapUpMs);
  }
}
