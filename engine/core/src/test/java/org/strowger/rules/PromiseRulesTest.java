package org.strowger.rules;

import org.junit.jupiter.api.Test;
import org.strowger.oracle.PlanBuilder;

/** Promises of channels: the first answer and the next response (decisions PM-a, PM-b). */
class PromiseRulesTest extends RuleTest {
  private static PlanBuilder chat(PlanBuilder p) {
    return p.asynchronous("chat", 1000, 500, 200, 0, 0)
        .profile("one", 1, p.handles("chat", 1, 1))
        .queue("q")
        .queue("due", q -> q.due(0))
        .queue("own", q -> q.due(70));
  }

  @Test
  void PM_theFirstAnswerIsAtRiskThenBrokenOnceEach() {
    it.at(0).plan(PromiseRulesTest::chat);
    it.at(10).arrive("i1", "q", "chat");
    it.at(5000).tick();
    it.expect(
        "@810 PromiseAtRisk interaction=i1 deadlineMs=1010 channel=chat kind=FIRST_ANSWER",
        "@1010 PromiseBroken interaction=i1 channel=chat kind=FIRST_ANSWER",
        "Ticked");
  }

  @Test
  void PM_theFirstAcceptanceKeepsIt() {
    it.at(0).plan(PromiseRulesTest::chat).signOn("ann", "one");
    it.at(10).arrive("i1", "q", "chat").accept(1).returnToQueue("i1");
    it.at(4000).tick();
    it.expect("Ticked");
  }

  @Test
  void PM_theEndEndsIt() {
    it.at(0).plan(PromiseRulesTest::chat);
    it.at(10).arrive("i1", "q", "chat").abandon("i1");
    it.at(4000).tick();
    it.expect("Ticked");
  }

  @Test
  void PM_theNextResponseIsPromisedFromTheCustomersMessageToTheAgents() {
    it.at(0).plan(PromiseRulesTest::chat).signOn("ann", "one");
    it.at(10).arrive("i1", "q", "chat").accept(1);
    it.at(20).customerWrites("i1");
    it.expect("MessageRecorded interaction=i1 sender=CUSTOMER respondByMs=520");
    it.at(30).customerWrites("i1");
    it.expect("MessageRecorded respondByMs=520"); // it runs already
    it.at(400).tick();
    it.expect("@320 PromiseAtRisk deadlineMs=520 kind=NEXT_RESPONSE", "Ticked");
    it.at(410).agentWrites("i1");
    it.expect("MessageRecorded sender=AGENT respondByMs=0");
    it.at(1000).customerWrites("i1");
    it.expect("MessageRecorded respondByMs=1500");
    it.at(2000).tick();
    it.expect("@1300 PromiseAtRisk", "@1500 PromiseBroken kind=NEXT_RESPONSE", "Ticked");
  }

  @Test
  void PM_whileItWaitsForItsFirstAnswerNoResponseIsPromised() {
    it.at(0).plan(PromiseRulesTest::chat);
    it.at(10).arrive("i1", "q", "chat").customerWrites("i1");
    it.expect("MessageRecorded respondByMs=0");
  }

  @Test
  void PM_whenItWaitsAgainAResponseIsPromised() {
    it.at(0).plan(PromiseRulesTest::chat).signOn("ann", "one");
    it.at(10).arrive("i1", "q", "chat").accept(1).returnToQueue("i1");
    it.at(20).customerWrites("i1");
    it.expect("MessageRecorded respondByMs=520");
  }

  @Test
  void PM_aMessageToAParkedOneResumesItAndAResponseIsPromised() {
    it.at(0).plan(PromiseRulesTest::chat).signOn("ann", "one");
    it.at(10).arrive("i1", "q", "chat").accept(1).park("i1");
    it.at(20).customerWrites("i1");
    it.expect(
        "MessageRecorded respondByMs=520",
        "InteractionResumed cause=MESSAGE",
        "InteractionWaiting",
        "OfferMade agent=ann step=1");
    it.at(330).tick();
    it.expect("@320 PromiseAtRisk deadlineMs=520 kind=NEXT_RESPONSE", "Ticked");
  }

  @Test
  void O1_inDueOrderWithoutATargetTheChannelsPromiseIsTheTarget() {
    it.at(0).plan(PromiseRulesTest::chat);
    it.at(10).arrive("i1", "due", "chat");
    it.expect("InteractionWaiting dueMs=1010");
    it.arrive("i2", "own", "chat");
    it.expect("InteractionWaiting dueMs=80");
    it.arrive("i3", "q", "chat");
    it.expect("InteractionWaiting dueMs=10");
  }
}
