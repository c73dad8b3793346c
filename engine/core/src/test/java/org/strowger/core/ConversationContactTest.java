package org.strowger.core;

import static org.strowger.core.ConversationPlan.AGED;
import static org.strowger.core.ConversationPlan.ALL;
import static org.strowger.core.ConversationPlan.CHAT;
import static org.strowger.core.ConversationPlan.MAIL;

import org.junit.jupiter.api.Test;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Arrival;

/** How contacts end that were parked, cancelled or callbacks (decisions CU-f, K2-a, K4-f). */
class ConversationContactTest {
  private final CoreStory it = new CoreStory();
  private final ConversationPlan plan = new ConversationPlan();

  private void begin() {
    it.at(0).plan(plan.build()).signOn(1, ALL);
  }

  /** Of customer 5, on topic 7. */
  private CoreStory arrive(long interaction, int channel, long notBeforeMs) {
    Arrival arrival = new Arrival().reset(interaction, AGED, channel);
    arrival.customer = 5;
    arrival.topic = 7;
    arrival.notBeforeMs = notBeforeMs;
    return it.does((commands, into) -> commands.arrive(into, 0, arrival));
  }

  /** The only contact of the customer. */
  private void contact(String expected, long ticketMs) {
    it.asks((commands, into) -> commands.queryCustomer(into, 0, 5));
    it.expect("CustomerAnswer", "NeedAnswer ticketMs=" + ticketMs, "TouchpointAnswer " + expected);
  }

  @Test
  void CUf_cancelledItsTicketEnds() {
    begin();
    arrive(1, CHAT, 0).cancel(1, 0);
    contact("interaction=1 end=CANCELLED", 0);
  }

  @Test
  void CUf_parkedItIsOpenAndAbandonedItIsAbandoned() {
    begin();
    it.at(100);
    arrive(1, CHAT, 0).accept(1).park(1);
    contact("interaction=1 agent=1 end=OPEN", 100);
    it.at(200).abandon(1);
    // the ticket outlives it by the window
    contact("interaction=1 agent=1 end=ABANDONED", 100);
  }

  @Test
  void CUf_closedByInactivityItIsCompleted() {
    plan.messages = new Plan.Messages(1000, 1000);
    begin();
    arrive(1, CHAT, 0).accept(1).at(9000).tick();
    contact("interaction=1 outcome=0 agent=1 end=COMPLETED", 0);
  }

  @Test
  void CUf_aScheduledOneIsThereAtOnceAndEndsAsACallbackDoes() {
    plan.attempts = 1;
    begin();
    it.at(100);
    arrive(1, CHAT, 5000).expect("CallbackScheduled interaction=1 atMs=5000");
    contact("timeMs=100 interaction=1 end=OPEN", 100);
    it.at(5000).tick().accept(1).notReached(1);
    it.expect("CallbackEnded interaction=1 how=NOT_REACHED");
    contact("interaction=1 agent=1 end=EXPIRED", 0);
  }

  @Test
  void CUf_anExpiredCallbackIsExpired() {
    plan.expiryMs = 1000;
    begin();
    it.away(1);
    arrive(1, CHAT, 0).callback(1, 0, 0).at(5000).tick();
    contact("interaction=1 end=EXPIRED", 0);
  }

  @Test
  void CUf_aCancelledCallbackIsCancelled() {
    begin();
    arrive(1, CHAT, 5000).cancel(1, 0);
    contact("interaction=1 end=CANCELLED", 0);
  }

  @Test
  void CUf_aParkedOneShiftsItsContact() {
    begin();
    it.at(100);
    arrive(1, CHAT, 0).accept(1).park(1).shift(1, MAIL, 0, 0);
    contact("channel=3 end=OPEN", 100);
  }
}
