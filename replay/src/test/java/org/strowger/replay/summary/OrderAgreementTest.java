package org.strowger.replay.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.strowger.replay.report.ContactCounter.End;
import org.strowger.replay.simulation.ContactResult;
import org.strowger.replay.trace.ContactRecord;
import org.strowger.replay.trace.Contacts;
import org.strowger.replay.trace.Outcome;

class OrderAgreementTest {
  private static ContactResult answered(String id, long entered, long left, long creditMs) {
    return result(
        Contacts.record(
            id,
            "q",
            creditMs,
            entered,
            Outcome.ANSWERED,
            left,
            ContactRecord.NO_LIMIT,
            "ann",
            1_000));
  }

  private static ContactResult result(ContactRecord contact) {
    return new ContactResult(
        contact, End.ANSWERED, "ann", 0, 0, 0, 1, contact.enteredMs() - contact.creditMs());
  }

  private static OrderAgreement of(ContactResult... results) {
    return OrderAgreement.byQueue(List.of(results)).get("q");
  }

  @Test
  void takenInOrderOfEntryAgreesWithTheLongestWait() {
    assertEquals(
        new OrderAgreement(1, 1, 1), of(answered("a", 0, 100, 0), answered("b", 10, 200, 0)));
  }

  @Test
  void takenBeforeOneWhoWaitedLongerAgreesOnlyByCredit() {
    assertEquals(
        new OrderAgreement(1, 0, 0), of(answered("a", 0, 200, 0), answered("b", 10, 100, 0)));
    assertEquals(
        new OrderAgreement(1, 0, 1), of(answered("a", 0, 200, 0), answered("b", 10, 100, 50)));
    assertEquals(
        new OrderAgreement(1, 1, 0), of(answered("a", 0, 100, 0), answered("b", 10, 200, 50)));
  }

  @Test
  void equalPlacesAgree() {
    assertEquals(
        new OrderAgreement(1, 1, 1), of(answered("a", 0, 200, 0), answered("b", 0, 100, 0)));
  }

  @Test
  void oneWhoLaterAbandonedWasWaitingToo() {
    assertEquals(
        new OrderAgreement(1, 0, 0),
        of(result(Contacts.abandoned("a", "q", 0, 150)), answered("b", 10, 100, 0)));
  }

  @Test
  void whoWasNotWaitingAtThatMomentIsNoCase() {
    assertEquals(
        Map.of(),
        OrderAgreement.byQueue(
            List.of(
                answered("a", 0, 100, 0),
                answered("b", 100, 200, 0),
                result(Contacts.abandoned("c", "q", 0, 100)),
                answered("served at once", 50, 50, 0))));
  }
}
