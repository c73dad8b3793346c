package org.strowger.replay.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.strowger.replay.report.ContactCounter.End;
import org.strowger.replay.simulation.ContactResult;
import org.strowger.replay.trace.ContactRecord;
import org.strowger.replay.trace.Outcome;

/**
 * How far the recorded order of service is the engine's. Looked at is each recorded end of a wait
 * by an answer at which, by the records, another contact of the same queue was waiting (entered
 * before that moment, left after it). The records agree with an order if the contact that was taken
 * stood first in it; equal places agree, since records are often only to the second.
 *
 * @param cases moments looked at
 * @param longestWait of them, in which the contact that had waited longest was taken
 * @param engineOrder of them, in which the first by the engine's class and due was taken
 */
public record OrderAgreement(long cases, long longestWait, long engineOrder) {

  /** Agreement by queue, for queues with such moments. */
  static Map<String, OrderAgreement> byQueue(List<ContactResult> results) {
    Map<String, List<ContactResult>> queues = new TreeMap<>();
    for (ContactResult result : results) {
      ContactRecord contact = result.contact();
      boolean waited = contact.waitedMs() > 0 && contact.outcome() != Outcome.NOT_RECORDED;
      if (waited && result.end() != End.REFUSED) {
        queues.computeIfAbsent(contact.queue(), any -> new ArrayList<>()).add(result);
      }
    }
    Map<String, OrderAgreement> agreement = new TreeMap<>();
    queues.forEach(
        (queue, waits) -> {
          OrderAgreement ofQueue = of(waits);
          if (ofQueue.cases > 0) {
            agreement.put(queue, ofQueue);
          }
        });
    return agreement;
  }

  private static OrderAgreement of(List<ContactResult> waits) {
    List<ContactResult> entering = new ArrayList<>(waits);
    entering.sort(Comparator.comparingLong(wait -> wait.contact().enteredMs()));
    List<ContactResult> taken = new ArrayList<>(waits);
    taken.removeIf(wait -> wait.contact().outcome() != Outcome.ANSWERED);
    taken.sort(Comparator.comparingLong(wait -> wait.contact().leftMs()));
    List<ContactResult> waiting = new ArrayList<>();
    int entered = 0;
    long cases = 0;
    long longestWait = 0;
    long engineOrder = 0;
    for (ContactResult first : taken) {
      long moment = first.contact().leftMs();
      while (entered < entering.size() && entering.get(entered).contact().enteredMs() < moment) {
        waiting.add(entering.get(entered++));
      }
      waiting.removeIf(wait -> wait.contact().leftMs() < moment);
      List<ContactResult> others = new ArrayList<>(waiting);
      others.removeIf(wait -> wait.contact().leftMs() == moment);
      if (!others.isEmpty()) {
        cases++;
        longestWait += others.stream().allMatch(other -> waitedLonger(first, other)) ? 1 : 0;
        engineOrder += others.stream().allMatch(other -> standsBefore(first, other)) ? 1 : 0;
      }
    }
    return new OrderAgreement(cases, longestWait, engineOrder);
  }

  private static boolean waitedLonger(ContactResult first, ContactResult other) {
    return first.contact().enteredMs() <= other.contact().enteredMs();
  }

  private static boolean standsBefore(ContactResult first, ContactResult other) {
    return first.urgency() == other.urgency()
        ? first.dueMs() <= other.dueMs()
        : first.urgency() < other.urgency();
  }
}
