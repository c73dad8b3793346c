package org.strowger.core;

import static org.strowger.core.CustomerStory.VOICE;

import org.junit.jupiter.api.Test;
import org.strowger.codec.Arrival;
import org.strowger.codec.sbe.Resolved;

/** Rules K1 and K2: whose place in the order a customer has who comes back. */
class TicketTest {
  private final CustomerStory it = new CustomerStory();

  private void waits(long interaction, long ticketMs) {
    it.expect(
        "InteractionWaiting interaction="
            + interaction
            + " dueMs="
            + (ticketMs + 10_000)
            + " ticketMs="
            + ticketMs);
  }

  @Test
  void K1_twoLiveContactsForANeedShareTheTicket() {
    it.at(100).arrive(1, 5, 7);
    waits(1, 100);
    it.at(200).arrive(2, 6, 7);
    waits(2, 200);
    it.at(300).arrive(3, 5, 7);
    waits(3, 100);
    // so the third is before the second
    it.at(400).it.signOn(1, 1);
    it.expect(
        "Event110",
        "OfferMade interaction=1",
        "ContextDelivered interaction=1 ticketMs=100",
        "OfferMade interaction=3",
        "ContextDelivered interaction=3 ticketMs=100",
        "OfferMade interaction=2",
        "ContextDelivered interaction=2");
  }

  @Test
  void K1_withoutCustomerOrTopicItBelongsToTheInteraction() {
    it.at(100).arrive(1, 5, 0).at(200).arrive(2, 5, 0);
    waits(2, 200);
    it.at(300).arrive(3, 0, 7).at(400).arrive(4, 0, 7);
    waits(4, 400);
    it.at(500).arrive(5, 5, 8);
    waits(5, 500);
  }

  @Test
  void K1_creditAndClassAreTheArrivalsOwn() {
    it.at(100).arrive(1, 5, 7);
    Arrival arrival = new Arrival().reset(2, 1, VOICE);
    arrival.customer = 5;
    arrival.topic = 7;
    arrival.creditMs = 50;
    arrival.urgency = 2;
    it.at(200).it.arrive(arrival);
    it.expect("InteractionWaiting dueMs=10050 urgency=2 ticketMs=100");
  }

  @Test
  void K1_withoutContextTheTicketIsTheInteractionsOwn() {
    it.it.plan(CustomerStory.plan(2, false, 20));
    it.at(100).arrive(1, 5, 7).at(200).arrive(2, 5, 7);
    waits(2, 200);
    it.query(5)
        .expect(
            "CustomerAnswer",
            "NeedAnswer ticketMs=0 contacts=2",
            "TouchpointAnswer",
            "TouchpointAnswer");
  }

  @Test
  void K2_aReturnInsideTheWindowContinuesIt() {
    it.at(100).arrive(1, 5, 7).at(1000).it.abandon(1);
    it.query(5).expect("CustomerAnswer", "NeedAnswer ticketMs=100", "TouchpointAnswer");
    it.at(600_999).arrive(2, 5, 7);
    waits(2, 100);
    it.it.abandon(2);
    it.at(1_200_999).arrive(3, 5, 7); // exactly at the end of the window
    waits(3, 1_200_999);
  }

  @Test
  void K2_theEndOfTheWindowIsSeenInAQuery() {
    it.at(100).arrive(1, 5, 7).at(1000).it.abandon(1);
    it.at(601_000).it.tick();
    it.query(5).expect("CustomerAnswer", "NeedAnswer ticketMs=0", "TouchpointAnswer");
  }

  @Test
  void K2_withoutAWindowAbandonmentEndsIt() {
    it.it.plan(CustomerStory.plan(2, true, 20, 0));
    it.at(100).arrive(1, 5, 7).at(1000).it.abandon(1);
    it.arrive(2, 5, 7);
    waits(2, 1000);
  }

  @Test
  void K2_whileAnotherLiveContactHasItItLives() {
    it.at(100).arrive(1, 5, 7).at(200).arrive(2, 5, 7).at(300).it.abandon(1);
    it.at(10_000_000).arrive(3, 5, 7);
    waits(3, 100);
    it.it.abandon(2).abandon(3);
    it.at(10_600_000).arrive(4, 5, 7);
    waits(4, 10_600_000);
  }

  @Test
  void K2_completionEndsItAndOthersKeepTheirPlace() {
    it.it.signOn(1, 2);
    it.at(100).arrive(1, 5, 7).at(200).it.accept(1);
    it.at(300).it.away(1);
    it.at(400).arrive(2, 5, 7);
    waits(2, 100);
    it.at(500).it.complete(1); // wrap-up follows
    it.at(600).arrive(3, 5, 7);
    waits(3, 600);
    it.at(700).it.abandon(2); // has the ticket that has ended
    it.at(800).it.abandon(3);
    it.at(900).arrive(4, 5, 7);
    waits(4, 600);
    it.at(950).it.wrapUpEnd(1);
    it.at(1000).arrive(5, 5, 7);
    waits(5, 600);
  }

  @Test
  void K2_resolvedByASurveyTheTicketLivesOn() {
    it.at(100).arrive(1, 5, 7).need(5, 7, Resolved.YES);
    it.at(200).arrive(2, 5, 7);
    waits(2, 100);
  }

  @Test
  void K2_forgettingEndsIt() {
    it.at(100).arrive(1, 5, 7).forget(5);
    it.at(200).arrive(2, 5, 7);
    waits(2, 200);
    it.it.abandon(1);
    it.at(300).arrive(3, 5, 7);
    waits(3, 200);
  }

  @Test
  void K1_aNeedThatIsNotKeptHasNoTicket() {
    for (int topic = 1; topic <= 9; topic++) {
      it.at(topic).arrive(topic, 5, topic);
    }
    it.at(50).arrive(10, 5, 9);
    waits(10, 50);
    it.at(60).arrive(11, 5, 8);
    waits(11, 8);
  }
}
