package org.strowger.replay.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.strowger.replay.report.ContactCounter.End;
import org.strowger.replay.simulation.ContactResult;
import org.strowger.replay.trace.ContactRecord;
import org.strowger.replay.trace.Contacts;

class ReturnsTest {
  private static ContactRecord contact(String id, String customer, String topic, long enteredMs) {
    return Contacts.of(customer, topic, Contacts.answered(id, "rec-" + id, "q", enteredMs, 10));
  }

  private static ContactResult answered(ContactRecord contact, String agent, long waitedMs) {
    return result(contact, End.ANSWERED, agent, waitedMs);
  }

  private static ContactResult result(ContactRecord contact, End end, String agent, long waitedMs) {
    return new ContactResult(contact, end, agent, waitedMs, 10, 0, 1, contact.enteredMs());
  }

  @Test
  void whoCameBackToTheSameAgentIsCounted() {
    Returns returns =
        Returns.played(
            List.of(
                answered(contact("1", "carl", "loan", 0), "ann", 5),
                answered(contact("2", "carl", "loan", 100), "ann", 20),
                answered(contact("3", "carl", "loan", 200), "bob", 40),
                answered(contact("4", "carl", "loan", 300), "bob", 60)));
    assertEquals(new Returns(3, 2, 40), returns);
    assertEquals(2.0 / 3, returns.share());
  }

  @Test
  void anotherCustomerOrTopicOrNobodyIsNoReturn() {
    Returns returns =
        Returns.played(
            List.of(
                answered(contact("1", "carl", "loan", 0), "ann", 5),
                answered(contact("2", "dora", "loan", 100), "ann", 5),
                answered(contact("3", "carl", "card", 200), "ann", 5),
                answered(contact("4", null, "loan", 300), "ann", 5),
                answered(contact("5", null, "loan", 400), "ann", 5)));
    assertEquals(0, returns.returning());
    assertTrue(Double.isNaN(returns.share()));
    assertTrue(Double.isNaN(returns.meanWaitMs()));
  }

  @Test
  void theOneBeforeIsTheOneAnsweredBefore() {
    Returns returns =
        Returns.played(
            List.of(
                answered(contact("1", "carl", null, 0), "ann", 500),
                answered(contact("2", "carl", null, 100), "bob", 10),
                result(contact("3", "carl", null, 600), End.ABANDONED, null, 10),
                answered(contact("4", "carl", null, 700), "ann", 10)));
    assertEquals(new Returns(2, 1, 255), returns, "bob at 110, ann at 500 and 710");
  }

  @Test
  void theRecordsAreCountedByTheirOwnAgents() {
    ContactRecord first = contact("1", "carl", null, 0);
    ContactRecord second = Contacts.of("carl", null, Contacts.answered("2", "rec-1", "q", 100, 10));
    List<ContactResult> played = List.of(answered(first, "ann", 0), answered(second, "bob", 0));
    assertEquals(new Returns(1, 1, 0), Returns.recorded(played));
    assertEquals(new Returns(1, 0, 0), Returns.played(played));
  }
}
