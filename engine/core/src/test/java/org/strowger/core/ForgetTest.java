package org.strowger.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.Resolved;

/** Decision CU-l: a customer is forgotten, and what was under way goes on without. */
class ForgetTest {
  private final CustomerStory it = new CustomerStory();

  @Test
  void CUl_everythingGoesWithTheName() {
    it.name(5, "ann").at(100).arrive(1, 5, 7).arrive(2, 5, 8).note(5, 0, "hello");
    it.forget(5)
        .expect(
            "CustomerForgotten customer=5 touchpoints=3 needs=2 live=2",
            "NameReleased number=5 kind=CUSTOMER");
    it.query(5).expect("CustomerAnswer known=NO");
    it.summary().expect("SummaryAnswer waiting=2 customers=0");
    it.forget(5).refused(RejectCode.UNKNOWN_CUSTOMER, FieldName.CUSTOMER, 5);
    it.name(5, "ann").expect("Event102"); // the name can be defined again
  }

  @Test
  void CUl_theChecksInTheirOrder() {
    it.forget(0).refused(RejectCode.INVALID_NUMBER, FieldName.CUSTOMER, 0);
    it.forget(9).refused(RejectCode.UNKNOWN_CUSTOMER, FieldName.CUSTOMER, 9);
    it.touch(9).forget(9).expect("CustomerForgotten customer=9 touchpoints=0 needs=0 live=0");
  }

  @Test
  void CUl_liveInteractionsGoOnWithoutACustomer() {
    it.it.signOn(1, 1);
    it.never(5, 2).at(100).arrive(1, 5, 7).arrive(2, 5, 7);
    it.forget(5);
    it.it.accept(1).expect("OfferAccepted interaction=1");
    it.at(200).it.complete(1, 3, Resolved.YES);
    it.expect("InteractionCompleted resolved=YES contacts=0");
    it.at(300).it.decline(2).signOn(2, 1);
    it.expect("Event110"); // agent 2 stays excluded
    it.note(0, 2, "own").expect("TouchpointRecorded customer=0 interaction=2");
    it.at(15_000).it.tick();
    it.expect(
        "OfferMade interaction=2 agent=1",
        "ContextDelivered customer=0 contacts=0 touchpoints=NOTE/300/2/0/1/7/0/0/OPEN/own",
        "Event105");
    it.it.abandon(2);
    it.query(5).expect("CustomerAnswer known=NO");
  }

  @Test
  void CUl_aNewRecordOfTheSameNumberKnowsNothing() {
    it.never(5, 2).at(100).arrive(1, 5, 7).note(5, 0, "old").forget(5);
    it.at(200).arrive(2, 5, 7);
    it.query(5)
        .expect(
            "CustomerAnswer live=1 needs=1 touchpoints=1 earlier=0",
            "NeedAnswer openedMs=200 contacts=1",
            "TouchpointAnswer interaction=2");
    it.it.abandon(1);
    it.query(5).expect("CustomerAnswer live=1", "NeedAnswer", "TouchpointAnswer end=OPEN");
  }

  @Test
  void M5_whatIsForgottenLeavesNothingInTheDigest() {
    // order of writing, and sequences, are all that differ
    CustomerStory other = new CustomerStory();
    long[] digests = new long[2];
    int i = 0;
    for (CustomerStory story : new CustomerStory[] {it, other}) {
      boolean first = story == it;
      story
          .at(100)
          .arrive(1, first ? 5 : 6, 7)
          .note(first ? 5 : 6, 0, "hello")
          .touch(first ? 5 : 6);
      story.it.abandon(1);
      story.forget(first ? 5 : 6);
      digests[i++] = story.it.stateDigest();
    }
    assertEquals(digests[0], digests[1]);
  }
}
