package org.strowger.replay.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.strowger.replay.trace.ContactRecord;
import org.strowger.replay.trace.Outcome;

/**
 * Every agent accepts every offer after the same delay, and handles a contact for the recorded
 * time; one without for the mean of its queue.
 */
final class RecordedBehaviour implements Behaviour {
  private final List<ContactRecord> contacts;
  private final Answer answer;
  private final Map<String, Long> meanHandlingMs;

  RecordedBehaviour(List<ContactRecord> contacts, long answerDelayMs) {
    this.contacts = contacts;
    answer = new Answer(Choice.ACCEPT, answerDelayMs);
    meanHandlingMs = meanHandling(contacts);
  }

  /** Mean handling time by queue, of all queues under the null key. */
  private static Map<String, Long> meanHandling(List<ContactRecord> contacts) {
    Map<String, long[]> sums = new HashMap<>();
    for (ContactRecord contact : contacts) {
      if (contact.handlingMs() != ContactRecord.UNKNOWN && answerable(contact)) {
        for (String key : new String[] {contact.queue(), null}) {
          long[] sum = sums.computeIfAbsent(key, any -> new long[2]);
          sum[0] += contact.handlingMs();
          sum[1]++;
        }
      }
    }
    Map<String, Long> means = new HashMap<>();
    sums.forEach((queue, sum) -> means.put(queue, sum[0] / sum[1]));
    return means;
  }

  private static boolean answerable(ContactRecord contact) {
    return contact.outcome() != Outcome.ABANDONED;
  }

  @Override
  public Answer answer(int contact, String agent) {
    return answer;
  }

  @Override
  public long handlingMs(int contact, String agent) {
    ContactRecord record = contacts.get(contact);
    if (record.handlingMs() != ContactRecord.UNKNOWN && answerable(record)) {
      return record.handlingMs();
    }
    Long mean = meanHandlingMs.get(record.queue());
    return mean != null ? mean : meanHandlingMs.getOrDefault(null, 0L);
  }
}
