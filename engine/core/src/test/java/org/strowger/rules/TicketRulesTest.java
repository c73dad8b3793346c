package org.strowger.rules;

import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.Resolved;
import org.strowger.oracle.PlanBuilder;

/** Rules K1 and K2: tickets are keyed by customer and topic. */
class TicketRulesTest extends RuleTest {
  private static PlanBuilder window(PlanBuilder p) {
    return oneQueue(p).queue("due", q -> q.due(1000)).context(3, 100);
  }

  private void arrive(String interaction, long customer, int topic) {
    it.arrive(interaction, "q", "voice", i -> i.customer(customer).topic(topic));
  }

  @Test
  void K1_twoContactsForOneNeedShareTheTicketAndStayTwo() {
    it.at(0).plan(TicketRulesTest::window);
    it.at(1);
    arrive("i1", 7, 9);
    it.at(2);
    arrive("other", 8, 9);
    it.at(3);
    arrive("i2", 7, 9);
    it.expect("InteractionWaiting interaction=i2 dueMs=1 ticketMs=1");
    it.at(4).signOn("ann", "one");
    it.expect("AgentSignedOn", "OfferMade interaction=i1", "ContextDelivered ticketMs=1");
    it.at(5).signOn("bob", "one");
    it.expect("AgentSignedOn", "OfferMade interaction=i2", "ContextDelivered ticketMs=1");
  }

  @Test
  void K1_theSequenceOfTheTicketDecidesBeforeThatOfTheInteraction() {
    it.at(0).plan(TicketRulesTest::window);
    it.at(1);
    arrive("i1", 7, 9);
    arrive("other", 8, 9); // the same time, so the same due
    arrive("i2", 7, 9);
    it.at(2).abandon("i1");
    it.at(3).signOn("ann", "one");
    it.expect("AgentSignedOn", "OfferMade interaction=i2", "ContextDelivered");
  }

  @Test
  void K1_dueCountsFromTheTicketWithTheTargetAndCreditOfTheArrival() {
    it.at(0).plan(TicketRulesTest::window);
    it.at(1);
    arrive("i1", 7, 9);
    it.at(50).arrive("i2", "due", "voice", i -> i.customer(7).topic(9).credit(200).urgency(3));
    it.expect("InteractionWaiting dueMs=801 ticketMs=1 urgency=3");
  }

  @Test
  void K1_anotherTopicOrCustomerOrNoneHasATicketOfItsOwn() {
    it.at(0).plan(TicketRulesTest::window);
    it.at(1);
    arrive("i1", 7, 9);
    it.at(2);
    arrive("i2", 7, 8);
    it.expect("InteractionWaiting ticketMs=2");
    arrive("i3", 8, 9);
    it.expect("InteractionWaiting ticketMs=2");
    arrive("i4", 7, 0);
    it.expect("InteractionWaiting ticketMs=2");
    arrive("i5", 0, 9);
    it.expect("InteractionWaiting ticketMs=2");
  }

  @Test
  void K1_withContextOffTicketsAreNotShared() {
    it.at(0).plan(p -> oneQueue(p).withoutContext(3));
    it.at(1);
    arrive("i1", 7, 9);
    it.at(2);
    arrive("i2", 7, 9);
    it.expect("InteractionWaiting ticketMs=2");
  }

  @Test
  void K2_completionEndsItThoughAnotherContactKeepsItsPlace() {
    it.at(0).plan(TicketRulesTest::window).signOn("ann", "one");
    it.at(1);
    arrive("i1", 7, 9);
    it.at(2);
    arrive("i2", 7, 9);
    it.at(3).accept(1).complete("i1", 0, Resolved.NO);
    it.expect(
        "InteractionCompleted",
        "OfferMade interaction=i2",
        "ContextDelivered interaction=i2 ticketMs=1");
    it.at(4);
    arrive("i3", 7, 9);
    it.expect("InteractionWaiting ticketMs=4");
  }

  @Test
  void K2_aReturnInsideTheWindowContinuesItAndAtItsEndIsLate() {
    it.at(0).plan(TicketRulesTest::window);
    it.at(1);
    arrive("i1", 7, 9);
    it.at(5).abandon("i1");
    it.at(104);
    arrive("i2", 7, 9);
    it.expect("InteractionWaiting dueMs=1 ticketMs=1");
    it.at(110).abandon("i2");
    it.at(210);
    arrive("i3", 7, 9);
    it.expect("InteractionWaiting dueMs=210 ticketMs=210");
  }

  @Test
  void K2_withoutAWindowAbandonmentEndsItAtOnce() {
    it.at(0).plan(p -> oneQueue(p).context(3, 0));
    it.at(1);
    arrive("i1", 7, 9);
    it.at(5).abandon("i1");
    arrive("i2", 7, 9);
    it.expect("InteractionWaiting ticketMs=5");
  }

  @Test
  void K2_whileAnyContactHasItItIsAlive() {
    it.at(0).plan(TicketRulesTest::window);
    it.at(1);
    arrive("i1", 7, 9);
    it.at(2);
    arrive("i2", 7, 9);
    it.at(3).abandon("i1");
    it.at(5000);
    arrive("i3", 7, 9);
    it.expect("InteractionWaiting ticketMs=1");
  }

  @Test
  void K2_cancellationAndExpiryEndIt() {
    it.at(0).plan(p -> voice(p).queue("q", q -> q.lasts(500)).context(3, 100_000));
    it.at(1);
    arrive("i1", 7, 9);
    it.at(2).cancel("i1");
    it.expect("InteractionCancelled interaction=i1");
    it.at(3);
    arrive("i2", 7, 9);
    it.expect("InteractionWaiting ticketMs=3");
    it.at(503).tick();
    it.expect("InteractionExpired interaction=i2", "Ticked");
    it.at(504);
    arrive("i3", 7, 9);
    it.expect("InteractionWaiting ticketMs=504");
  }
}
