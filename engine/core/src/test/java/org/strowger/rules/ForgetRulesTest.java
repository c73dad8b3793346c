package org.strowger.rules;

import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.TouchKind;
import org.strowger.oracle.PlanBuilder;

/** Forgetting a customer (rule K2, decision CU-l). */
class ForgetRulesTest extends RuleTest {
  private static PlanBuilder on(PlanBuilder p) {
    return oneQueue(p).context(5, 100_000);
  }

  @Test
  void CU_everythingOfTheCustomerGoes() {
    it.at(0).plan(ForgetRulesTest::on).define(IdKind.CUSTOMER, "x");
    it.at(1).touch(1, TouchKind.PAGE, "A").need(1, 9, "ann", Resolved.UNSAID);
    it.at(2).arrive("i1", "q", "voice", i -> i.customer(1).topic(9));
    it.at(3).forget(1);
    it.expect(
        "CustomerForgotten customer=1 touchpoints=2 needs=1 live=1",
        "NameReleased number=1 kind=CUSTOMER");
    it.forget(1);
    it.expectRefused("UNKNOWN_CUSTOMER", "CUSTOMER", 1);
    it.at(4).signOn("ann", "one");
    it.expect("AgentSignedOn", "OfferMade interaction=i1"); // without a view
  }

  @Test
  void K2_theTicketEndsButTheInteractionKeepsItsPlace() {
    it.at(0).plan(ForgetRulesTest::on);
    it.at(1).arrive("i1", "q", "voice", i -> i.customer(1).topic(9));
    it.at(2).forget(1);
    it.at(3).arrive("i2", "q", "voice", i -> i.customer(1).topic(9));
    it.expect("InteractionWaiting ticketMs=3");
    it.at(4).signOn("ann", "one");
    it.expect("AgentSignedOn", "OfferMade interaction=i1");
  }

  @Test
  void F2_theNeverListStaysWithWhatIsLive() {
    it.at(0).plan(ForgetRulesTest::on).signOn("ann", "one").never(1, "ann");
    it.at(1).arrive("i1", "q", "voice", i -> i.customer(1)).forget(1);
    it.expect("CustomerForgotten live=1");
    it.at(2).arrive("i2", "q", "voice", i -> i.customer(1));
    it.expect("InteractionWaiting", "OfferMade interaction=i2 agent=ann", "ContextDelivered");
    it.at(3).abandon("i2");
    it.expect("InteractionAbandoned", "OfferWithdrawn"); // i1 is still not for ann
  }

  @Test
  void CU_aJourneyOfItsOwnBeginsEmpty() {
    it.at(0).plan(ForgetRulesTest::on);
    it.at(1).arrive("i1", "q", "voice", i -> i.customer(1).topic(9));
    it.at(2).touch(1, TouchKind.PAGE, "").forget(1);
    it.at(3).touch("i1", TouchKind.CALL, "");
    it.expect("TouchpointRecorded customer=0 interaction=i1 kind=CALL");
    it.at(4).signOn("ann", "one");
    it.expect(
        "AgentSignedOn",
        "OfferMade",
        "ContextDelivered customer=0 earlier=0 touch=CALL/OPEN/3/1/1/9/0/0/0/");
  }
}
