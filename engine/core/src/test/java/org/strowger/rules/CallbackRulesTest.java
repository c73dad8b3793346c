package org.strowger.rules;

import org.junit.jupiter.api.Test;
import org.strowger.oracle.PlanBuilder;

/** Rule K4: callbacks in place and scheduled, attempts, expiry; cancellation (CA-a). */
class CallbackRulesTest extends RuleTest {
  private static PlanBuilder callbacks(PlanBuilder p) {
    return p.channels("voice", "out")
        .answersWithin("web", 300, 100)
        .profile("one", 1, p.handles("voice", 1, 1), p.handles("out", 1, 1))
        .profile("calls", 1, p.handles("out", 1, 1), p.handles("web", 1, 1))
        .queue("q")
        .queue("due", q -> q.due(1000))
        .callbacks(2, 100, 5000);
  }

  @Test
  void K4_inPlaceItKeepsItsPlaceAndIsCalledWhenItsTurnComes() {
    it.at(0).plan(CallbackRulesTest::callbacks).signOn("ann", "one");
    it.at(10).arrive("i1", "q", "voice");
    it.at(20).callback("i1", 0, "");
    it.expect("CallbackScheduled interaction=i1 atMs=0 channel=voice attempt=1");
    it.abandon("i1");
    it.expectRefused("NOT_WAITING", "INTERACTION", 1);
    it.at(30).accept(1);
    it.expect("OfferAccepted waitedMs=20");
  }

  @Test
  void K4_onAnotherChannelOpenOffersAreWithdrawn() {
    it.at(0).plan(CallbackRulesTest::callbacks).signOn("ann", "one");
    it.at(10).arrive("i1", "q", "voice");
    it.at(20).callback("i1", 0, "out");
    it.expect(
        "CallbackScheduled channel=out",
        "OfferWithdrawn agent=ann reason=TRANSFERRED",
        "OfferMade agent=ann");
  }

  @Test
  void K4_scheduledItWaitsUnseenAndDueCountsFromItsTime() {
    it.at(0).plan(CallbackRulesTest::callbacks).signOn("ann", "one");
    it.at(10).arrive("i1", "due", "voice", i -> i.credit(1));
    it.at(20).callback("i1", 500, "");
    it.expect(
        "CallbackScheduled atMs=500 attempt=1", "OfferWithdrawn agent=ann reason=TRANSFERRED");
    it.at(499).tick();
    it.expect("Ticked");
    it.at(500).tick();
    it.expect("InteractionWaiting dueMs=1499 ticketMs=10", "OfferMade agent=ann", "Ticked");
  }

  @Test
  void K4_anArrivalMayBeScheduledFromTheStart() {
    it.at(0).plan(CallbackRulesTest::callbacks).signOn("ann", "one");
    it.at(10).arrive("i1", "q", "voice", i -> i.notBefore(400));
    it.expect("CallbackScheduled interaction=i1 atMs=400 channel=voice attempt=1");
    it.at(400).tick();
    it.expect("InteractionWaiting dueMs=400 ticketMs=10", "OfferMade agent=ann", "Ticked");
    it.arrive("i2", "q", "voice", i -> i.notBefore(400));
    it.expectRefused("TIME_RANGE", "TIME", 400);
    it.arrive("i2", "q", "voice", i -> i.notBefore(-1));
    it.expectRefused("TIME_RANGE", "TIME", -1);
    it.arrive("i2", "q", "voice", i -> i.notBefore(401 + 366L * 86_400_000));
    it.expectRefused("TIME_RANGE", "TIME", 401 + 366L * 86_400_000);
  }

  @Test
  void K4_aFailedAttemptIsRepeatedUntilThePlanGivesUp() {
    it.at(0).plan(CallbackRulesTest::callbacks).signOn("ann", "one");
    it.at(10).arrive("i1", "q", "voice", i -> i.notBefore(100));
    it.at(110).accept(1).callbackFailed("i1");
    it.expect("CallbackScheduled atMs=210 attempt=2");
    it.at(210).tick();
    it.expect("InteractionWaiting dueMs=210", "OfferMade agent=ann", "Ticked");
    it.at(220).accept(2).callbackFailed("i1");
    it.expect("CallbackEnded interaction=i1 attempts=2 how=NOT_REACHED");
  }

  @Test
  void K4_itExpiresWhileItWaitsOrIsScheduled() {
    it.at(0).plan(CallbackRulesTest::callbacks).signOn("ann", "one");
    it.at(10).arrive("i1", "q", "voice").callback("i1", 0, "");
    it.at(5009).tick();
    it.expect("Ticked");
    it.at(5010).tick();
    it.expect(
        "CallbackEnded interaction=i1 attempts=0 how=EXPIRED",
        "OfferWithdrawn reason=EXPIRED",
        "Ticked");
    it.at(6000).arrive("i2", "q", "voice", i -> i.notBefore(6010));
    it.at(6020).accept(2);
    it.at(10_950).callbackFailed("i2");
    it.expect("CallbackScheduled atMs=11050 attempt=2");
    it.at(11_010).tick();
    it.expect("CallbackEnded interaction=i2 attempts=1 how=EXPIRED", "Ticked");
  }

  @Test
  void K4_anotherRequestBeginsItAnew() {
    it.at(0).plan(CallbackRulesTest::callbacks).signOn("ann", "one");
    it.at(10).arrive("i1", "q", "voice").callback("i1", 0, "");
    it.at(4000).callback("i1", 5020, "");
    it.expect("CallbackScheduled atMs=5020 attempt=1", "OfferWithdrawn");
    it.at(5019).tick();
    it.expect("Ticked");
    it.at(10_020).tick();
    it.expect(
        "@5020 InteractionWaiting",
        "OfferMade",
        "@10020 CallbackEnded attempts=0 how=EXPIRED",
        "OfferWithdrawn reason=EXPIRED",
        "Ticked");
  }

  @Test
  void K4_openOffersEndWithIt() {
    it.at(0).plan(p -> callbacks(p).callbacks(2, 100, 50)).signOn("ann", "one");
    it.at(10).arrive("i1", "q", "voice").callback("i1", 0, "");
    it.at(60).tick();
    it.expect("CallbackEnded how=EXPIRED", "OfferWithdrawn agent=ann reason=EXPIRED", "Ticked");
  }

  @Test
  void K4_whileActiveItDoesNotExpireButAFailureThenEndsIt() {
    it.at(0).plan(p -> callbacks(p).callbacks(9, 100, 50)).signOn("ann", "one");
    it.at(10).arrive("i1", "q", "voice").callback("i1", 0, "").accept(1);
    it.at(60).tick();
    it.expect("Ticked");
    it.callbackFailed("i1");
    it.expect("CallbackEnded attempts=1 how=EXPIRED");
  }

  @Test
  void CA_cancelEndsWhatWaitsIsParkedOrScheduled() {
    it.at(0).plan(CallbackRulesTest::callbacks).signOn("ann", "one");
    it.at(10).arrive("i1", "q", "voice").cancel("i1");
    it.expect("InteractionCancelled interaction=i1", "OfferWithdrawn reason=TRANSFERRED");
    it.arrive("i2", "q", "voice", i -> i.notBefore(500)).cancel("i2");
    it.expect("CallbackEnded interaction=i2 attempts=0 how=CANCELLED");
    it.arrive("i3", "q", "voice").accept(2).cancel("i3");
    it.expectRefused("NOT_WAITING", "INTERACTION", 3);
    it.park("i3").cancel("i3");
    it.expect("InteractionCancelled interaction=i3");
  }

  @Test
  void PM_theFirstAnswerOfAScheduledOneIsPromisedFromItsTime() {
    it.at(0).plan(CallbackRulesTest::callbacks);
    it.at(10).arrive("i1", "q", "web", i -> i.notBefore(1000));
    it.at(2000).tick();
    it.expect(
        "@1000 InteractionWaiting",
        "@1200 PromiseAtRisk deadlineMs=1300 kind=FIRST_ANSWER",
        "@1300 PromiseBroken",
        "Ticked");
  }

  @Test
  void K4_refusals() {
    it.at(0).plan(CallbackRulesTest::callbacks).signOn("ann", "one");
    it.at(10).arrive("i1", "q", "voice").accept(1);
    it.callback("i1", 0, "");
    it.expectRefused("NOT_WAITING", "INTERACTION", 1);
    it.callbackFailed("i1");
    it.expectRefused("NOT_A_CALLBACK", "INTERACTION", 1);
    it.arrive("i2", "q", "voice").callbackFailed("i2");
    it.expectRefused("NOT_ACTIVE", "INTERACTION", 2);
    it.callback("i2", 5, "#9");
    it.expectRefused("UNKNOWN_CHANNEL", "CHANNEL", 9);
    it.callback("i2", 5, "");
    it.expectRefused("TIME_RANGE", "TIME", 5);
  }
}
