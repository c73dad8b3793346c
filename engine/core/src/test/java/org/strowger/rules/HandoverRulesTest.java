package org.strowger.rules;

import org.junit.jupiter.api.Test;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.TouchKind;
import org.strowger.oracle.PlanBuilder;
import org.strowger.oracle.QueueBuilder;
import org.strowger.oracle.Scenario;

/** What agents are told with offers, and who took over with what (decisions HO-a, HO-b). */
class HandoverRulesTest extends RuleTest {
  private static PlanBuilder on(PlanBuilder p) {
    return oneQueue(p).context(20, 0).transfers(1000, 400);
  }

  @Test
  void HO_aViewFollowsEachOfferOfACustomer() {
    it.at(0).plan(p -> voice(p).queue("q", q -> q.broadcast(2)).context(3, 0));
    it.signOn("ann", "one").signOn("bob", "one");
    it.at(1).arrive("i1", "q", "voice", i -> i.customer(7));
    it.expect(
        "InteractionWaiting",
        "OfferMade offer=1 agent=ann",
        "ContextDelivered offer=1 agent=ann",
        "OfferMade offer=2 agent=bob",
        "ContextDelivered offer=2 agent=bob");
    it.accept(1);
    it.expect("OfferAccepted handover=NONE", "OfferWithdrawn offer=2 reason=LOST");
  }

  @Test
  void HO_withoutCustomerAndJourneyThereIsNone() {
    it.at(0).plan(HandoverRulesTest::on).signOn("ann", "one");
    it.at(1).arrive("i1", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade");
  }

  @Test
  void HO_withAutoAcceptItFollowsTheAcceptance() {
    it.at(0)
        .plan(
            p ->
                p.autoAccept("chat")
                    .profile("one", 1, p.handles("chat", 1, 1))
                    .queue("q", QueueBuilder::skip)
                    .context(3, 0))
        .signOn("ann", "one");
    it.at(1).arrive("i1", "q", "chat", i -> i.customer(7).topic(9));
    it.expect(
        "InteractionWaiting",
        "OfferAccepted offer=1 auto=YES handover=NONE",
        "ContextDelivered offer=1 agent=ann lastAgent=none touch=CONTACT/OPEN/1/1/1/9/0/0/0/");
  }

  @Test
  void HO_aTransferIsHandedOverWithContext() {
    it.at(0).plan(HandoverRulesTest::on).signOn("ann", "one").signOn("bob", "one");
    it.at(1).arrive("i1", "q", "voice", i -> i.customer(7).topic(9)).accept(1);
    it.at(2).transfer("i1", "q");
    it.expect(
        "InteractionTransferred",
        "InteractionWaiting",
        "OfferMade agent=bob",
        "ContextDelivered agent=bob lastAgent=ann lastAgentMs=1 handovers=0"
            + " touch=CONTACT/OPEN/1/1/1/9/0/1/0/");
    it.at(3).accept(2);
    it.expect("OfferAccepted agent=bob handover=WITH_CONTEXT");
    it.at(4).need(7, 9, "", Resolved.UNSAID);
    it.expect("NeedUpdated lastAgent=bob handovers=1 contacts=1");
  }

  @Test
  void HO_withoutAViewTheCustomerExplainsAgain() {
    it.at(0).plan(HandoverRulesTest::on).signOn("ann", "one").signOn("bob", "one");
    it.at(1).arrive("i1", "q", "voice").accept(1);
    it.at(2).transfer("i1", "q").accept(2);
    it.expect("OfferAccepted agent=bob handover=WITHOUT_CONTEXT");
    it.at(3).transfer("i1", "q");
    it.at(4).touch("i1", TouchKind.MESSAGE, "");
    it.at(1002).tick();
    it.expect(
        "OfferMade agent=ann", "ContextDelivered customer=0 handovers=1 openedMs=0", "Ticked");
    it.accept(3);
    it.expect("OfferAccepted agent=ann handover=WITH_CONTEXT");
  }

  @Test
  void HO_aViewIsOfTheOfferNotOfTheAcceptance() {
    it.at(0).plan(HandoverRulesTest::on).signOn("ann", "one").signOn("bob", "one");
    it.at(1).arrive("i1", "q", "voice").accept(1).transfer("i1", "q");
    it.at(2).touch("i1", TouchKind.MESSAGE, "").accept(2); // after the offer was made
    it.expect("OfferAccepted agent=bob handover=WITHOUT_CONTEXT");
  }

  @Test
  void HO_whoHadTheNeedLastCountsSinceItWasOpened() {
    it.at(0).plan(HandoverRulesTest::on).signOn("ann", "one").signOn("bob", "one");
    it.at(1).arrive("i1", "q", "voice", i -> i.customer(7).topic(9)).accept(1);
    it.at(2).complete("i1", 0, Resolved.YES);
    it.at(3).arrive("i2", "q", "voice", i -> i.customer(7).topic(9)).accept(2);
    it.expect("OfferAccepted agent=bob handover=NONE"); // it was resolved
    it.at(4).complete("i2");
    it.at(5).arrive("i3", "q", "voice", i -> i.customer(7).topic(9)).accept(3);
    it.expect("OfferAccepted agent=ann handover=WITH_CONTEXT");
    it.at(6).complete("i3").away("bob", 1);
    it.at(7).arrive("i4", "q", "voice", i -> i.customer(7).topic(9)).accept(4);
    it.expect("OfferAccepted agent=ann handover=NONE"); // had it herself
  }

  @Test
  void HO_asManyTouchpointsAreToldAsFit() {
    Scenario many = new Scenario(new CoreLimits(12, 12, 24, 100)); // 400 blocks of payload
    many.at(0).plan(HandoverRulesTest::on);
    for (int i = 0; i < 18; i++) {
      many.at(i + 1).touch(7, TouchKind.PAGE, "p".repeat(512));
    }
    many.at(30).signOn("ann", "one").arrive("i1", "q", "voice", i -> i.customer(7));
    many.expect("InteractionWaiting", "OfferMade", "ContextDelivered earlier=4");
    many.runOnTheCore();
  }

  @Test
  void HO_sixteenAreToldAtMost() {
    it.at(0).plan(HandoverRulesTest::on);
    for (int i = 0; i < 18; i++) {
      it.at(i + 1).touch(7, TouchKind.PAGE, "");
    }
    it.at(30).signOn("ann", "one").arrive("i1", "q", "voice", i -> i.customer(7));
    it.expect("InteractionWaiting", "OfferMade", "ContextDelivered earlier=3");
  }

  @Test
  void HO_withContextOffNothingIsDelivered() {
    it.at(0).plan(p -> oneQueue(p).withoutContext(3)).signOn("ann", "one").signOn("bob", "one");
    it.at(1).arrive("i1", "q", "voice", i -> i.customer(7).topic(9));
    it.expect("InteractionWaiting", "OfferMade");
    it.accept(1).returnToQueue("i1").accept(2);
    it.expect("OfferAccepted agent=bob handover=WITHOUT_CONTEXT");
  }
}
