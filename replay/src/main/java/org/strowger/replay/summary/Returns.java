package org.strowger.replay.summary;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.strowger.replay.report.ContactCounter.End;
import org.strowger.replay.simulation.ContactResult;
import org.strowger.replay.trace.ContactRecord;
import org.strowger.replay.trace.Outcome;

/**
 * Answered contacts of customers who had been answered before on the same topic, and whether they
 * came back to the same agent.
 *
 * @param returning how many
 * @param sameAgent of them, answered by the agent who had the customer last
 * @param meanWaitMs of them; not a number if there are none
 */
public record Returns(long returning, long sameAgent, double meanWaitMs) {
  /** A customer's need; no topic is one too. */
  private record Need(String customer, String topic) {}

  /** An answer: who was asked, when, by whom. */
  private record Answer(Need need, long answeredMs, long waitedMs, String agent) {}

  /** As played. */
  static Returns played(List<ContactResult> contacts) {
    return of(
        contacts.stream()
            .filter(result -> result.end() == End.ANSWERED && result.contact().customer() != null)
            .map(
                result ->
                    new Answer(
                        need(result.contact()),
                        result.contact().enteredMs() + result.waitedMs(),
                        result.waitedMs(),
                        result.agent()))
            .toList());
  }

  /** As the records tell. */
  static Returns recorded(List<ContactResult> contacts) {
    return of(
        contacts.stream()
            .map(ContactResult::contact)
            .filter(
                contact ->
                    contact.outcome() == Outcome.ANSWERED
                        && contact.customer() != null
                        && contact.agent() != null
                        && contact.leftMs() != ContactRecord.UNKNOWN)
            .map(
                contact ->
                    new Answer(
                        need(contact),
                        contact.leftMs(),
                        Math.max(0, contact.waitedMs()),
                        contact.agent()))
            .toList());
  }

  private static Need need(ContactRecord contact) {
    return new Need(contact.customer(), contact.topic());
  }

  private static Returns of(List<Answer> answers) {
    Map<Need, String> lastAgents = new HashMap<>();
    long returning = 0;
    long sameAgent = 0;
    long waitedMs = 0;
    for (Answer answer :
        answers.stream().sorted(Comparator.comparingLong(Answer::answeredMs)).toList()) {
      String before = lastAgents.put(answer.need(), answer.agent());
      if (before != null) {
        returning++;
        sameAgent += before.equals(answer.agent()) ? 1 : 0;
        waitedMs += answer.waitedMs();
      }
    }
    return new Returns(
        returning, sameAgent, returning == 0 ? Double.NaN : (double) waitedMs / returning);
  }

  /** Of those who came back, the share that came to the same agent; not a number without any. */
  public double share() {
    return returning == 0 ? Double.NaN : (double) sameAgent / returning;
  }
}
