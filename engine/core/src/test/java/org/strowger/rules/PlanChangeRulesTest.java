package org.strowger.rules;

import org.junit.jupiter.api.Test;
import org.strowger.oracle.PlanBuilder;

/** Rule X2: a plan that changes while there is work. */
class PlanChangeRulesTest extends RuleTest {
  private static PlanBuilder first(PlanBuilder p) {
    return voice(p)
        .channels("chat")
        .skills("german", "french")
        .teams("north")
        .profile("both", 2, p.handles("voice", 1, 2), p.handles("chat", 1, 2))
        .queue("q", q -> q.fallback("r"))
        .queue("r", q -> q.fallback("s"))
        .queue("s")
        .queue("t");
  }

  private static PlanBuilder second(PlanBuilder p) {
    return voice(p)
        .channels("chat")
        .skills("german", "french")
        .teams("north")
        .profile("both", 2, p.handles("voice", 1, 2), p.handles("chat", 1, 2))
        .version(2);
  }

  @Test
  void X2_withNobodyWaitingNothingIsLeftToMove() {
    it.at(0).plan(PlanChangeRulesTest::first).signOn("ann", "one");
    it.at(1).plan(p -> second(p).queue("q"));
    it.expect("PlanApplied version=2 plan=2");
    it.rework().expectRefused("INVALID_STATE", "NONE", 0);
    it.arrive("i1", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade agent=ann plan=2");
  }

  @Test
  void X2_whoWaitsIsNotMatchedUntilReworked() {
    it.at(0).plan(PlanChangeRulesTest::first).arrive("i1", "q", "voice").arrive("i2", "q", "voice");
    it.at(1).plan(p -> second(p).queue("q"));
    it.expect("PlanApplied version=2");
    it.at(2).signOn("ann", "one");
    it.expect("AgentSignedOn");
    it.plan(p -> second(p).version(3).queue("q")).expectRefused("PLAN_REWORK", "VERSION", 3);
    it.at(3).rework();
    it.expect(
        "PlanReworked version=2 moved=2 remaining=0",
        "RoutabilityChanged interaction=i1 waiting=2 routable=YES",
        "OfferMade interaction=i1 agent=ann");
  }

  @Test
  void X2_aNewArrivalIsMatchedMeanwhile() {
    it.at(0).plan(PlanChangeRulesTest::first).arrive("i1", "q", "voice").at(1);
    it.plan(p -> second(p).queue("q")).signOn("ann", "one").arrive("i2", "q", "voice");
    it.expect("InteractionWaiting interaction=i2", "OfferMade interaction=i2 agent=ann");
  }

  @Test
  void X2_whatIsInUseStays() {
    it.at(0)
        .plan(PlanChangeRulesTest::first)
        .signOn("ann", "both", "french@2", "german@1", "north");
    it.arrive("a", "t", "chat").accept(1);
    it.arrive("i1", "t", "voice", i -> i.preferred("french").anyOf("1:german@9"));
    it.plan(p -> voice(p).version(2).queue("q")).expectRefused("PLAN_IN_USE", "PROFILE", 2);
    it.plan(p -> second(voice(p)).version(0)).expectRefused("PLAN_VERSION", "VERSION", 0);
    it.plan(p -> voice(p).profile("both", 1).skills("french").version(2));
    it.expect("Rejected code=PLAN_IN_USE field=SKILL value=1 valueKind=4");
    it.plan(p -> voice(p).profile("both", 1).skills("french", "german").version(2));
    it.expect("Rejected code=PLAN_IN_USE field=TEAM value=1 valueKind=5");
    it.skills("ann").teams("ann");
    it.plan(p -> voice(p).profile("both", 1).version(2));
    it.expect("Rejected code=PLAN_IN_USE field=CHANNEL value=2 valueKind=6");
    it.plan(p -> voice(p).channels("chat").profile("both", 1).queue("t").version(2));
    it.expect("Rejected code=PLAN_IN_USE field=SKILL value=1 valueKind=4");
    it.plan(p -> second(p).queue("q"));
    it.expect("Rejected code=PLAN_IN_USE field=QUEUE value=4 valueKind=7");
    it.plan(p -> second(p).queue("t"));
    it.expect("PlanApplied version=2");
  }

  @Test
  void X2_theMergedRequirementsAreCheckedInTheQueueTheyWillBeIn() {
    it.at(0).plan(PlanChangeRulesTest::first);
    String[] many = new String[16];
    java.util.Arrays.fill(many, "german");
    it.arrive("i1", "q", "voice", i -> i.noneOf(many));
    it.plan(p -> second(p).queue("q", q -> q.then(1).noneOf("french")));
    it.expectRefused("PLAN_IN_USE", "NONE_OF", 17);
    it.plan(p -> second(p).queue("r", q -> q.noneOf("french")));
    it.expectRefused("PLAN_IN_USE", "NONE_OF", 17);
    it.plan(p -> second(p).queue("r", q -> q.allOf("french", 1)));
    it.expect("PlanApplied");
  }

  @Test
  void X2_aRemovedQueueSendsItsOwnToTheFallbackAndFurtherOn() {
    it.at(0).plan(p -> first(p).queue("due", q -> q.due(9000).fallback("q")));
    it.arrive("i1", "due", "voice");
    it.at(1).plan(p -> second(p).queue("s", q -> q.due(4000).then(1000)));
    it.rework();
    it.expect(
        "PlanReworked moved=1 remaining=0",
        "InteractionMoved interaction=i1 dueMs=4000 fromQueue=due toQueue=s cause=PLAN routable=NO");
    it.at(1001).tick();
    it.expect("@1001 InteractionStepStarted interaction=i1 queue=s step=2 cause=TIME", "Ticked");
  }

  @Test
  void X2_aChainOfFallbacksThatComesBackLeadsNowhere() {
    it.at(0).plan(p -> voice(p).queue("q", q -> q.fallback("r")).queue("r", q -> q.fallback("q")));
    it.arrive("i1", "q", "voice");
    it.plan(p -> voice(p).version(2).queue("s")).expectRefused("PLAN_IN_USE", "QUEUE", 1);
  }

  @Test
  void X2_keptInQueueAndStepWithTheTimerThatRuns() {
    it.at(0).plan(p -> voice(p).queue("q", q -> q.then(5000).then(5000)));
    it.arrive("i1", "q", "voice").at(5000).arrive("i2", "q", "voice");
    it.expect("InteractionStepStarted interaction=i1 step=2", "InteractionWaiting interaction=i2");
    it.at(6000).plan(p -> voice(p).version(2).queue("q", q -> q.lasts(9000)));
    it.rework();
    it.expect(
        "PlanReworked moved=2 remaining=0",
        "InteractionStepStarted interaction=i1 queue=q step=1 cause=PLAN");
    it.at(10_000).tick();
    it.expect(
        "@10000 InteractionExpired interaction=i1",
        "@10000 InteractionExpired interaction=i2",
        "Ticked");
  }

  @Test
  void X2_theTimersOfAPlanThatHasNoneAndOfOneThatHas() {
    it.at(0).plan(p -> voice(p).promoteAfter(2000).queue("q", q -> q.lasts(3000)));
    it.arrive("i1", "q", "voice");
    it.at(1000).plan(p -> voice(p).version(2).queue("q")).rework();
    it.at(3000).tick();
    it.expect("Ticked");
    it.plan(p -> voice(p).version(3).promoteAfter(400).queue("q", q -> q.lasts(500))).rework();
    it.at(4000).tick();
    it.expect("@3400 InteractionPromoted", "@3500 InteractionExpired waitedMs=3500", "Ticked");
  }

  @Test
  void X2_offersThatNoLongerFitAreWithdrawnWithTheSlice() {
    it.at(0).plan(PlanChangeRulesTest::first).signOn("ann", "one").arrive("i1", "q", "voice");
    it.at(1).plan(p -> second(p).queue("q", q -> q.allOf("german", 1)));
    it.expect("PlanApplied");
    it.at(2).rework();
    it.expect(
        "PlanReworked moved=1",
        "OfferWithdrawn offer=1 interaction=i1 agent=ann reason=NOT_ELIGIBLE",
        "RoutabilityChanged interaction=i1 waiting=1 routable=NO");
  }

  @Test
  void X2_aStepThatNobodyCanServeIsSkippedWithTheSlice() {
    it.at(0).plan(PlanChangeRulesTest::first).signOn("ann", "one").away("ann", 0);
    it.arrive("i1", "q", "voice");
    it.at(1).plan(p -> second(p).queue("q", q -> q.skip().allOf("german", 1).then(9000)));
    it.rework();
    it.expect("PlanReworked", "InteractionStepStarted interaction=i1 step=2 cause=SKIPPED");
  }

  @Test
  void X2_whatTouchesItReworksItFirst() {
    it.at(0).plan(PlanChangeRulesTest::first).arrive("i1", "q", "voice").arrive("i2", "q", "voice");
    it.at(1).plan(p -> second(p).queue("s"));
    it.toHead("i2");
    it.expect(
        "InteractionMoved interaction=i2 fromQueue=q toQueue=s",
        "InteractionPromoted interaction=i2");
    it.rework().expect("PlanReworked moved=1 remaining=0", "InteractionMoved interaction=i1");
  }

  @Test
  void X2_acceptanceAndAbandonmentDoNotReworkIt() {
    it.at(0).plan(PlanChangeRulesTest::first).signOn("ann", "one").arrive("i1", "q", "voice");
    it.arrive("i2", "q", "voice").at(1).plan(p -> second(p).queue("s"));
    it.accept(1);
    it.expect("OfferAccepted interaction=i1 queue=q step=1");
    it.abandon("i2");
    it.expect("InteractionAbandoned interaction=i2 queue=q");
    it.rework().expectRefused("INVALID_STATE", "NONE", 0);
    it.returnToQueue("i1");
    it.expect("InteractionReturned interaction=i1", "InteractionWaiting interaction=i1 queue=s");
  }

  @Test
  void X2_anActiveOneGoesBackToTheFallback() {
    it.at(0).plan(PlanChangeRulesTest::first).signOn("ann", "one").arrive("i1", "q", "voice");
    it.accept(1).at(1).plan(p -> second(p).queue("s"));
    it.expect("PlanApplied");
    it.returnToQueue("i1");
    it.expect("InteractionReturned", "InteractionWaiting interaction=i1 queue=s");
  }

  @Test
  void X2_claimsEndWithThePlan() {
    it.at(0).plan(p -> claims(p).version(1)).signOn("ann", "four").arrive("c", "q", "chat");
    it.accept(1).arrive("v", "q", "video").toHead("v");
    it.expect("InteractionPromoted interaction=v", "AgentClaimed interaction=v agent=ann");
    it.at(1).plan(p -> claims(p).version(2));
    it.expect("PlanApplied", "ClaimEnded interaction=v agent=ann");
    it.at(2).rework();
    it.expect("PlanReworked", "AgentClaimed interaction=v agent=ann");
  }

  private static PlanBuilder claims(PlanBuilder p) {
    return p.channels("video", "chat")
        .profile("four", 4, p.handles("video", 4, 1), p.handles("chat", 1, 4))
        .queue("q");
  }

  @Test
  void X2_theProfileCountsAtOnceForThoseSignedOn() {
    it.at(0).plan(PlanChangeRulesTest::first).signOn("ann", "one");
    it.plan(
        p -> p.channels("voice").profile("one", 2, p.handles("voice", 1, 2)).queue("q").version(2));
    it.arrive("i1", "q", "voice").arrive("i2", "q", "voice");
    it.expect("InteractionWaiting interaction=i2", "OfferMade interaction=i2 agent=ann");
  }
}
