package org.strowger.replay.play;

import java.util.ArrayList;
import java.util.List;
import org.strowger.gateway.text.DurationText;
import org.strowger.replay.text.Text;
import org.strowger.replay.trace.ContactRecord;
import org.strowger.replay.trace.Outcome;
import org.strowger.replay.trace.ShiftInference;

/** What a model of recorded contacts takes for granted, said with every result. */
final class Assumptions {
  private final List<ContactRecord> contacts;
  private final boolean shiftsInferred;
  private final boolean breaksInferred;
  private final boolean planMade;
  private final long lastAgentMs;
  private final long answerDelayMs;

  Assumptions(
      List<ContactRecord> contacts,
      boolean shiftsInferred,
      boolean breaksInferred,
      boolean planMade,
      long lastAgentMs,
      long answerDelayMs) {
    this.contacts = contacts;
    this.shiftsInferred = shiftsInferred;
    this.breaksInferred = breaksInferred;
    this.planMade = planMade;
    this.lastAgentMs = lastAgentMs;
    this.answerDelayMs = answerDelayMs;
  }

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    if (planMade) {
      sentences.add(
          "plan: each queue asks the skill of its own name; by age with credit; one interaction an"
              + " agent at a time, no wrap-up"
              + (lastAgentMs == 0
                  ? ""
                  : "; first waiting %s for the agent who had the customer last on the topic"
                      .formatted(DurationText.format(lastAgentMs))));
    }
    if (shiftsInferred) {
      sentences.add(
          "shifts: an agent is there from the start of its first recorded service to the end of its"
              + " last, %s; %s without a service end a shift"
                  .formatted(
                      breaksInferred
                          ? "but away, until it takes the next, while somebody waits whom it could serve"
                          : "without breaks",
                      DurationText.format(ShiftInference.LONGEST_GAP_MS)));
      sentences.add("skills: an agent has those of the queues it served anywhere in the records");
    }
    sentences.add(
        answerDelayMs == 0
            ? "answer: an agent accepts an offer at once"
            : "answer: an agent accepts %s after the offer"
                .formatted(DurationText.format(answerDelayMs)));
    addPatience(sentences);
    addHandling(sentences);
    return sentences;
  }

  private void addPatience(List<String> sentences) {
    long endless =
        contacts.stream().filter(contact -> contact.patienceMs() == ContactRecord.NO_LIMIT).count();
    if (endless > 0) {
      sentences.add(
          "patience: %s without a recorded patience wait as long as it takes"
              .formatted(Text.count(endless, "contact")));
    }
    long recorded = contacts.stream().filter(Assumptions::abandoned).count();
    if (recorded > 0) {
      sentences.add(
          "patience: %s abandoned in the records leave after the same wait, if not answered before"
              .formatted(Text.count(recorded, "contact")));
    }
  }

  private void addHandling(List<String> sentences) {
    long unknown =
        contacts.stream()
            .filter(contact -> abandoned(contact) || contact.handlingMs() == ContactRecord.UNKNOWN)
            .count();
    if (unknown > 0) {
      sentences.add(
          "handling: %s without a recorded handling time take the mean of their queue if answered"
              .formatted(Text.count(unknown, "contact")));
    }
    long nobody =
        contacts.stream()
            .filter(contact -> contact.outcome() == Outcome.ANSWERED && contact.agent() == null)
            .count();
    if (nobody > 0) {
      sentences.add(
          "work: %s answered in the records by nobody named are handled by those on shift"
              .formatted(Text.count(nobody, "contact")));
    }
  }

  private static boolean abandoned(ContactRecord contact) {
    return contact.outcome() == Outcome.ABANDONED;
  }
}
