package org.strowger.rules;

import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.Strategy;
import org.strowger.oracle.PlanBuilder;

/** Rules S1 to S3 and S5: steps, and what follows the last. */
class StepRulesTest extends RuleTest {
  /** German first, after a second anybody. */
  private static PlanBuilder german(PlanBuilder p) {
    return voice(p)
        .skills("german")
        .queue("q", q -> q.declineHold(200).allOf("german", 5).then(1000));
  }

  private static PlanBuilder skipping(PlanBuilder p) {
    return voice(p)
        .skills("german", "french")
        .teams("north")
        .queue(
            "q",
            q ->
                q.skip()
                    .allOf("german", 5)
                    .then(1000)
                    .skip()
                    .inTeams("north")
                    .then(1000)
                    .skip()
                    .allOf("french", 5)
                    .lasts(5000));
  }

  @Test
  void S2_theNextStepBeginsWhenTheTimeIsOver() {
    it.at(0).plan(StepRulesTest::german).signOn("ann", "one").arrive("i1", "q", "voice");
    it.expect("InteractionWaiting interaction=i1 routable=YES");
    it.at(1000).tick();
    it.expect(
        "@1000 InteractionStepStarted interaction=i1 queue=q step=2 cause=TIME",
        "@1000 OfferMade interaction=i1 agent=ann step=2",
        "Ticked");
  }

  @Test
  void S2_anOpenOfferStaysOverTheChangeAndTellsTheStepOfTheMoment() {
    it.at(0).plan(StepRulesTest::german).signOn("ann", "one", "german@5");
    it.at(0).arrive("i1", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade offer=1 step=1");
    it.at(1500).accept(1);
    it.expect(
        "@1000 InteractionStepStarted step=2 cause=TIME",
        "OfferAccepted offer=1 step=2 waitedMs=1500");
  }

  @Test
  void S2_declineAndNoAnswerRestartNothing() {
    it.at(0).plan(StepRulesTest::german).signOn("ann", "one", "german@5");
    it.at(0).arrive("i1", "q", "voice").at(900).decline(1);
    it.at(1100).tick();
    it.expect(
        "@1000 InteractionStepStarted step=2 cause=TIME",
        "@1100 OfferMade offer=2 step=2",
        "Ticked");
  }

  @Test
  void S2a_thePromotionTimerIsStartedBeforeThatOfTheStep() {
    it.at(0).plan(p -> german(p).promoteAfter(1000)).arrive("i1", "q", "voice");
    it.at(1000).tick();
    it.expect("InteractionPromoted", "InteractionStepStarted step=2", "Ticked");
  }

  @Test
  void S3_aStepNobodyCanServeIsSkipped() {
    it.at(0).plan(StepRulesTest::skipping).signOn("ann", "one", "north").away("ann", 0);
    it.at(1).arrive("i1", "q", "voice");
    it.expect(
        "InteractionWaiting interaction=i1 routable=YES",
        "InteractionStepStarted interaction=i1 step=2 cause=SKIPPED"); // presence plays no part
    it.at(1001).tick();
    it.expect("@1001 InteractionStepStarted step=3 cause=TIME", "Ticked"); // the last stays
  }

  @Test
  void S3_theLastStepIsNeverSkipped() {
    it.at(0).plan(StepRulesTest::skipping).arrive("i1", "q", "voice");
    it.expect(
        "InteractionWaiting routable=NO",
        "InteractionStepStarted step=2 cause=SKIPPED",
        "InteractionStepStarted step=3 cause=SKIPPED");
  }

  @Test
  void S3_aSkippedStepDoesNotComeBack() {
    it.at(0).plan(StepRulesTest::skipping).signOn("ann", "one", "north", "french@5");
    it.away("ann", 0).arrive("i1", "q", "voice");
    it.expect("InteractionWaiting", "InteractionStepStarted step=2 cause=SKIPPED");
    it.at(1).signOn("bob", "one", "german@5");
    it.expect("AgentSignedOn");
    it.at(2).teams("ann");
    it.expect("AgentTeamsChanged", "InteractionStepStarted step=3 cause=SKIPPED");
  }

  @Test
  void S3_signingOffSkipsForAllWhoWaitInOrder() {
    it.at(0).plan(StepRulesTest::skipping).signOn("ann", "one", "german@5", "french@5", "north");
    it.away("ann", 0).arrive("i1", "q", "voice").arrive("i2", "q", "voice", i -> i.urgency(1));
    it.at(1).signOff("ann");
    it.expect(
        "AgentSignedOff agent=ann",
        "RoutabilityChanged interaction=i1 queue=q channel=voice waiting=2 routable=NO",
        "InteractionStepStarted interaction=i2 step=2",
        "InteractionStepStarted interaction=i2 step=3",
        "InteractionStepStarted interaction=i1 step=2",
        "InteractionStepStarted interaction=i1 step=3");
  }

  @Test
  void S3_exclusionsCount() {
    it.at(0).plan(StepRulesTest::skipping).signOn("ann", "one", "german@5", "north");
    it.away("ann", 0).arrive("i1", "q", "voice", i -> i.never("ann"));
    it.expect(
        "InteractionWaiting routable=YES",
        "InteractionStepStarted step=2 cause=SKIPPED",
        "InteractionStepStarted step=3 cause=SKIPPED");
  }

  @Test
  void L4_anArrivalIsCheckedAgainstEachStep() {
    it.at(0)
        .plan(p -> voice(p).skills("a", "b").queue("q", q -> q.then(1000).noneOf("a").noneOf("b")));
    String[] fifteen = new String[15];
    java.util.Arrays.fill(fifteen, "a");
    it.arrive("i1", "q", "voice", i -> i.noneOf(fifteen));
    it.expectRefused("TOO_MANY", "NONE_OF", 17);
  }

  private static PlanBuilder overflowing(PlanBuilder p) {
    return voice(p)
        .skills("german")
        .queue("first", q -> q.allOf("german", 5).lasts(1000).overflow("second").due(9000))
        .queue("second", q -> q.allOf("german", 1).then(500).urgency(9).due(4000).lasts(500));
  }

  @Test
  void S5_overflowKeepsTicketClassAndCreditAndTheEarlierDue() {
    it.at(0).plan(StepRulesTest::overflowing);
    it.at(100).arrive("i1", "first", "voice", i -> i.credit(300));
    it.expect("InteractionWaiting dueMs=8800 urgency=5 routable=NO");
    it.at(3000).tick();
    it.expect(
        "@1100 InteractionMoved interaction=i1 dueMs=3800 fromQueue=first toQueue=second"
            + " cause=OVERFLOW routable=NO",
        "@1600 InteractionStepStarted interaction=i1 queue=second step=2 cause=TIME",
        "@2100 InteractionExpired interaction=i1 waitedMs=2000 queue=second",
        "Ticked");
  }

  @Test
  void S5_openOffersStayOverTheOverflowAndTheStarvationClockRuns() {
    it.at(0).plan(p -> overflowing(p).promoteAfter(1500)).signOn("ann", "one", "german@9");
    it.at(0).arrive("i1", "first", "voice");
    it.expect("InteractionWaiting routable=YES", "OfferMade offer=1 queue=first");
    it.at(1700).accept(1);
    it.expect(
        "@1000 InteractionMoved toQueue=second routable=YES",
        "@1500 InteractionPromoted interaction=i1",
        "@1500 InteractionStepStarted step=2",
        "OfferAccepted offer=1 queue=second step=2");
  }

  @Test
  void S5_atExpiryOpenOffersAreWithdrawn() {
    it.at(0).plan(p -> voice(p).queue("q", q -> q.lasts(700))).signOn("ann", "one");
    it.at(0).define(org.strowger.codec.sbe.IdKind.INTERACTION, "i1").arrive("i1", "q", "voice");
    it.at(1000).tick();
    it.expect(
        "@700 OfferWithdrawn offer=1 interaction=i1 agent=ann reason=EXPIRED",
        "@700 InteractionExpired interaction=i1 waitedMs=700 queue=q",
        "@700 NameReleased",
        "Ticked");
    it.at(1001).accept(1);
    it.expect("Rejected code=STALE_OFFER detail=WITHDRAWN");
  }

  @Test
  void updateMovesDueByTheDifferenceOfCredits_O1a() {
    it.at(0).plan(RuleTest::oneQueue).at(100).arrive("i1", "q", "voice", i -> i.credit(50));
    it.expect("InteractionWaiting dueMs=50 urgency=5");
    it.at(200).credit("i1", -70);
    it.expect("InteractionUpdated interaction=i1 dueMs=170 urgency=5 routable=NO");
    it.at(300).urgency("i1", 2);
    it.expect("InteractionUpdated interaction=i1 dueMs=170 urgency=2");
    it.at(400).urgency("i1", 255);
    it.expect("InteractionUpdated interaction=i1 dueMs=170 urgency=5");
  }

  @Test
  void R4b_anUpdateWithdrawsOffersThatNoLongerFit() {
    it.at(0).plan(p -> oneQueue(p).skills("german")).signOn("ann", "one").signOn("bob", "one");
    it.at(1).arrive("i1", "q", "voice");
    it.at(2).asks("i1", i -> i.never("ann"));
    it.expect(
        "InteractionUpdated interaction=i1 routable=YES",
        "OfferWithdrawn offer=1 agent=ann reason=NOT_ELIGIBLE",
        "OfferMade offer=2 agent=bob");
    it.at(3).asks("i1", i -> i.allOf("german@1"));
    it.expect(
        "InteractionUpdated interaction=i1 routable=NO",
        "OfferWithdrawn offer=2 agent=bob reason=NOT_ELIGIBLE");
    it.at(4).asks("i1", i -> i);
    it.expect("InteractionUpdated interaction=i1 routable=YES", "OfferMade offer=3 agent=ann");
  }

  @Test
  void updateIsCheckedAsAnArrival() {
    it.at(0).plan(p -> oneQueue(p).skills("german")).arrive("i1", "q", "voice");
    it.urgency("i2", 1).expectRefused("UNKNOWN_INTERACTION", "INTERACTION", 2);
    it.credit("i1", 604_800_001).expectRefused("CREDIT_RANGE", "CREDIT", 604_800_001);
    it.asks("i1", i -> i.preferred("german", "#7")).expectRefused("UNKNOWN_SKILL", "SKILL", 7);
    it.asks("i1", i -> i.named("#13")).expectRefused("UNKNOWN_AGENT", "AGENT", 13);
    it.asks("i1", i -> i.named("#-1").never("#0")).expectRefused("UNKNOWN_AGENT", "EXCLUDED", 0);
    it.signOn("ann", "one").accept(1).urgency("i1", 1);
    it.expectRefused("NOT_WAITING", "INTERACTION", 1);
  }

  @Test
  void S1_eachStepHasItsOwnLengthRequirementTeamsAndStrategy() {
    it.at(0)
        .plan(
            p ->
                voice(p)
                    .skills("german", "french")
                    .teams("north")
                    .queue(
                        "q",
                        q ->
                            q.declineHold(60_000)
                                .inTeams("north")
                                .then(1000)
                                .strategy(Strategy.BEST_SKILLED)
                                .allOf("german", 3)
                                .then(2500)
                                .strategy(Strategy.LONGEST_IDLE)
                                .lasts(700)));
    it.signOn("ann", "one", "german@3").signOn("bob", "one", "german@9").signOn("cyd", "one");
    it.arrive("i1", "q", "voice");
    it.expect("InteractionWaiting");
    it.at(1000).tick();
    it.expect("InteractionStepStarted step=2", "OfferMade agent=bob step=2", "Ticked");
    it.at(1001).decline(1);
    it.expect("OfferDeclined agent=bob", "OfferMade agent=ann step=2");
    it.at(1002).decline(2);
    it.expect("OfferDeclined agent=ann");
    it.at(9000).tick();
    it.expect(
        "@3500 InteractionStepStarted step=3",
        "@3500 OfferMade agent=cyd step=3",
        "@4200 OfferWithdrawn agent=cyd reason=EXPIRED",
        "@4200 InteractionExpired interaction=i1",
        "Ticked");
  }

  @Test
  void S1_aLastStepWithoutAnEndLasts() {
    it.at(0).plan(StepRulesTest::german).arrive("i1", "q", "voice");
    it.at(1000).tick();
    it.expect("InteractionStepStarted step=2", "Ticked");
    it.at(3_000_000_000L).tick();
    it.expect("Ticked");
  }

  @Test
  void S2_aReturnToTheQueueBeginsWithTheFirstStepAndItsWholeTime() {
    it.at(0).plan(StepRulesTest::german).signOn("ann", "one").arrive("i1", "q", "voice");
    it.at(1000).accept(1);
    it.expect("InteractionStepStarted step=2", "OfferMade step=2", "OfferAccepted step=2");
    it.at(1500).returnToQueue("i1");
    it.expect("InteractionReturned", "InteractionWaiting");
    it.at(9000).tick();
    it.expect("@2500 InteractionStepStarted step=2 cause=TIME", "@2500 OfferMade step=2", "Ticked");
  }

  @Test
  void S2_noAnswerRestartsNothing() {
    it.at(0)
        .plan(p -> german(p).queue("r", q -> q.offerTimeout(900).misses(9).then(1000)))
        .signOn("ann", "one");
    it.at(0).arrive("i1", "r", "voice");
    it.at(1000).tick();
    it.expect("@900 OfferMissed", "@1000 InteractionStepStarted step=2", "Ticked");
  }

  @Test
  void S3_aLaterStepIsSkippedAtItsStart() {
    it.at(0)
        .plan(
            p ->
                voice(p)
                    .skills("german")
                    .queue("q", q -> q.then(1000).skip().allOf("german", 5).then(1000)));
    it.arrive("i1", "q", "voice");
    it.at(1000).tick();
    it.expect(
        "@1000 InteractionStepStarted step=2 cause=TIME",
        "@1000 InteractionStepStarted step=3 cause=SKIPPED",
        "Ticked");
  }

  @Test
  void S3_whoIsExcludedIsNobodyWhenTheOthersLeave() {
    it.at(0).plan(StepRulesTest::skipping).signOn("ann", "one", "german@5", "french@5");
    it.signOn("bob", "one", "german@5").away("ann", 0).away("bob", 0);
    it.at(1).arrive("i1", "q", "voice", i -> i.never("ann")).arrive("i2", "q", "voice");
    it.expect("InteractionWaiting interaction=i2");
    it.at(2).signOff("bob");
    it.expect(
        "AgentSignedOff",
        "InteractionStepStarted interaction=i1 step=2 cause=SKIPPED",
        "InteractionStepStarted interaction=i1 step=3 cause=SKIPPED");
  }

  @Test
  void S3_anUpdateMaySkip() {
    it.at(0).plan(StepRulesTest::skipping).signOn("ann", "one", "german@5", "north");
    it.away("ann", 0).arrive("i1", "q", "voice");
    it.expect("InteractionWaiting");
    it.at(1).asks("i1", i -> i.never("ann"));
    it.expect(
        "InteractionUpdated",
        "InteractionStepStarted interaction=i1 step=2 cause=SKIPPED",
        "InteractionStepStarted interaction=i1 step=3 cause=SKIPPED");
  }

  @Test
  void S3_onlyIfThePlanSaysSo() {
    it.at(0).plan(StepRulesTest::german).arrive("i1", "q", "voice");
    it.expect("InteractionWaiting routable=NO");
  }

  @Test
  void S1_affinityIsThatOfItsStepAlone() {
    it.at(0)
        .plan(p -> voice(p).queue("q", q -> q.named().then(1000).then(1000).named().then(1000)));
    it.signOn("ann", "one").away("ann", 0).arrive("i1", "q", "voice", i -> i.named("ann"));
    it.expect("InteractionWaiting");
    it.at(999).signOn("bob", "one");
    it.expect("AgentSignedOn");
    it.at(1000).tick();
    it.expect("InteractionStepStarted step=2", "OfferMade agent=bob", "Ticked");
    it.at(1001).decline(1);
    it.at(2001).signOn("cyd", "one");
    it.expect("@2000 InteractionStepStarted step=3", "AgentSignedOn");
  }

  @Test
  void S2_anOpenOfferStaysThoughTheNewStepAsksForMore() {
    it.at(0)
        .plan(
            p ->
                voice(p)
                    .skills("german")
                    .queue("q", q -> q.then(1000).allOf("german", 5).then(1000)));
    it.signOn("ann", "one").arrive("i1", "q", "voice");
    it.at(1000).tick();
    it.expect("InteractionStepStarted step=2", "Ticked");
    it.at(1001).accept(1);
    it.expect("OfferAccepted interaction=i1 agent=ann step=2");
  }

  @Test
  void S2_withAcceptanceTheStepsEnd() {
    it.at(0).plan(StepRulesTest::german).signOn("ann", "one", "german@5");
    it.arrive("i1", "q", "voice").accept(1);
    it.at(5000).tick();
    it.expect("Ticked");
  }

  @Test
  void S3_aChangeOfPlanMaySkip() {
    it.at(0).plan(StepRulesTest::skipping).signOn("ann", "one", "german@5").away("ann", 0);
    it.arrive("i1", "q", "voice");
    it.expect("InteractionWaiting");
    it.at(1)
        .plan(
            p ->
                voice(p)
                    .version(2)
                    .skills("german")
                    .queue("q", q -> q.skip().allOf("german", 6).then(1000)))
        .rework();
    it.expect("PlanReworked", "InteractionStepStarted interaction=i1 step=2 cause=SKIPPED");
  }

  @Test
  void S5_aChainOfOverflowsMayNotLoop() {
    it.at(0)
        .plan(
            p ->
                voice(p)
                    .queue("a", q -> q.lasts(1000).overflow("b"))
                    .queue("b", q -> q.lasts(1000).overflow("c"))
                    .queue("c", q -> q.lasts(1000).overflow("b")));
    it.expect("Rejected code=PLAN_INVALID field=OVERFLOW value=1");
  }
}
