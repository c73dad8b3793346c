package org.strowger.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Arrival;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.Strategy;

/** From one plan to the next while customers wait (rules X2, X3, decisions X2-c to X2-e). */
class PlanChangeTest {
  private static final int SLICE = Limits.REWORK_SLICE;

  private final CoreScript it = new CoreScript();

  private static PlanOf plan(int version) {
    return new PlanOf(version)
        .skills("s1", "s2")
        .channels("voice", "chat")
        .profile("one", 1, "voice", "chat")
        .profile("many", 1000, "voice", "chat");
  }

  private static Plan first() {
    return plan(1).queue("sales", q -> q.fallback("help")).queue("help").build();
  }

  private static Plan second() {
    return plan(2).queue("help").build();
  }

  /** So many wait in sales, one a millisecond from 1001 on, and plan 2 has taken sales away. */
  private void applied(int waiting) {
    it.at(1000).plan(first());
    for (int i = 1; i <= waiting; i++) {
      it.at(1000 + i).arrive(i, "sales", "chat");
    }
    it.at(5000).plan(second()).expect("PlanApplied version=2 plan=2");
  }

  @Test
  void X2c_slicesOfALimitedSizeTakeThoseWhoWaitInOrder() {
    applied(2 * SLICE + 1);
    assertTrue(it.core().reworkPending());
    List<String> expected = new ArrayList<>();
    expected.add("PlanReworked version=2 plan=2 moved=" + SLICE + " remaining=" + (SLICE + 1));
    for (int i = 1; i <= SLICE; i++) {
      expected.add("InteractionMoved interaction=" + i + " fromQueue=1 toQueue=2 cause=PLAN");
    }
    it.rework().expect(expected.toArray(String[]::new));
    it.querySummary().expect("SummaryAnswer waiting=" + (2 * SLICE + 1) + " rework=" + (SLICE + 1));
    assertEquals(SLICE + 1, it.rework().events().size());
    it.rework()
        .expect(
            "PlanReworked moved=1 remaining=0", "InteractionMoved interaction=" + (2 * SLICE + 1));
    assertFalse(it.core().reworkPending());
  }

  @Test
  void V1_aSliceWithNothingToMoveIsRefused() {
    it.rework().expect("Rejected command=92 code=NO_PLAN field=NONE value=0");
    applied(1);
    it.rework().expect("PlanReworked moved=1 remaining=0", "InteractionMoved");
    it.rework().expect("Rejected command=92 code=INVALID_STATE field=NONE value=0");
  }

  @Test
  void V1_noOtherPlanWhileSomeAreToBeMoved() {
    applied(1);
    it.plan(new PlanOf(1).build()).expect("Rejected code=PLAN_REWORK field=VERSION value=1");
    it.rework().plan(plan(3).queue("help").build()).expect("PlanApplied version=3");
  }

  @Test
  void X2_orderIsThatOfAllQueuesPromotedFirst() {
    PlanOf before = plan(1).promoteAfter(2000).queue("sales").queue("help", q -> q.due(9000));
    it.at(1000).plan(before.build()).arrive(1, "help", "chat").arrive(2, "sales", "chat");
    it.at(2500);
    Arrival urgent = it.arrival(3, "help", "chat");
    urgent.urgency = 0;
    it.arrive(urgent);
    it.at(3000).tick().expect("InteractionPromoted", "InteractionPromoted", "Ticked");
    it.arrive(4, "sales", "chat");
    PlanOf after = plan(2).queue("sales").queue("help");
    it.plan(after.build()).rework().expect("PlanReworked moved=4 remaining=0");
    it.signOn(1, "many")
        .expect(
            "AgentSignedOn",
            "RoutabilityChanged interaction=1",
            "RoutabilityChanged interaction=2",
            "OfferMade interaction=1",
            "OfferMade interaction=2",
            "OfferMade interaction=3",
            "OfferMade interaction=4");
  }

  @Test
  void X2c_oneNotYetReworkedIsNotMatchedAndOneThatArrivesMeanwhileIs() {
    applied(SLICE + 1);
    it.at(6000).signOn(1, "many").expect("AgentSignedOn");
    it.arrive(9999, "help", "chat").expect("InteractionWaiting plan=2", "OfferMade");
    List<String> events = it.rework().events();
    assertEquals(1 + SLICE + SLICE, events.size());
    assertTrue(events.get(1 + SLICE).startsWith("OfferMade"), events.get(1 + SLICE));
    it.rework().expect("PlanReworked", "InteractionMoved", "OfferMade interaction=" + (SLICE + 1));
  }

  @Test
  void X2c_aSliceHasOnePassAndItGoesByOrder() {
    it.at(1000).plan(first());
    it.arrive(1, "help", "chat");
    Arrival late = it.arrival(2, "sales", "chat");
    late.urgency = 9;
    it.arrive(late);
    it.at(2000).plan(second()).signOn(1, "many");
    it.rework()
        .expect(
            "PlanReworked moved=2",
            "InteractionMoved interaction=2 routable=YES",
            "RoutabilityChanged interaction=1 waiting=2 routable=YES",
            "OfferMade interaction=1",
            "OfferMade interaction=2");
  }

  @Test
  void X2c_agentsHaveTheRoomOfTheirNewProfileAtOnce() {
    it.at(1000).plan(first()).signOn(1, "one").arrive(1, "help", "chat").accept(1);
    it.arrive(2, "help", "chat").expect("InteractionWaiting");
    PlanOf wider =
        new PlanOf(2).channels("voice", "chat").profile("one", 3, "voice", "chat").queue("help");
    it.plan(wider.build()).expect("PlanApplied");
    it.arrive(3, "help", "voice").expect("InteractionWaiting", "OfferMade interaction=3");
    it.rework().expect("PlanReworked moved=1 remaining=0", "OfferMade interaction=2");
    PlanOf narrow =
        new PlanOf(3).channels("voice", "chat").profile("one", 4, "voice").queue("help");
    it.plan(narrow.build()).arrive(4, "help", "chat").expect("InteractionWaiting");
    it.rework()
        .expect(
            "PlanReworked moved=2 remaining=0",
            "OfferWithdrawn interaction=2 reason=NOT_ELIGIBLE",
            "RoutabilityChanged interaction=2 waiting=2 routable=NO");
  }

  @Test
  void X2c_anAgentWithMoreThanItsNewProfileHasStartsNothing() {
    it.at(1000).plan(first()).signOn(1, "many");
    it.arrive(1, "help", "chat").accept(1).arrive(2, "help", "chat").accept(2);
    PlanOf narrow = new PlanOf(2).channels("chat").profile("many", 1, "chat").queue("help");
    it.plan(narrow.build()).arrive(3, "help", "chat").expect("InteractionWaiting");
    it.complete(1).expect("InteractionCompleted");
    it.complete(2).expect("InteractionCompleted", "OfferMade interaction=3");
  }

  @Test
  void X2c_anOpenOfferStaysUnlessThePairIsNoLongerEligible() {
    it.at(1000).plan(first()).signOn(1, "many", "s1@5").arrive(1, "sales", "chat");
    it.arrive(2, "help", "chat").signOn(2, "many", "s1@9");
    it.at(2000);
    PlanOf after = plan(2).queue("help", q -> q.step(0, "s1@7")).queue("sales");
    it.plan(after.build()).expect("PlanApplied");
    it.rework()
        .expect(
            "PlanReworked moved=2 remaining=0",
            "OfferWithdrawn offer=2 interaction=2 agent=1 reason=NOT_ELIGIBLE",
            "OfferMade interaction=2 agent=2 deadlineMs=22000");
    it.accept(1).expect("OfferAccepted interaction=1 plan=2 queue=1");
    it.accept(2).expect("Rejected code=STALE_OFFER detail=WITHDRAWN");
  }

  @Test
  void O2a_movingKeepsTicketClassAndCreditAndTheEarlierDue() {
    PlanOf before = plan(1).queue("a", q -> q.fallback("b").due(60_000)).queue("b");
    it.at(1000).plan(before.build());
    Arrival credited = it.arrival(1, "a", "chat");
    credited.creditMs = 500;
    credited.urgency = 8;
    it.arrive(credited).expect("InteractionWaiting dueMs=60500");
    it.at(9000).plan(plan(2).queue("b", q -> q.due(30_000).fallback("c")).queue("c").build());
    it.rework().expect("PlanReworked", "InteractionMoved dueMs=30500");
    it.queryInteraction(1)
        .expect("InteractionAnswer queue=2 dueMs=30500 urgency=8 sinceMs=1000 step=1");
    it.plan(plan(3).queue("c", q -> q.due(90_000)).build());
    it.rework().expect("PlanReworked", "InteractionMoved fromQueue=2 toQueue=3 dueMs=30500");
  }

  @Test
  void X2c_inAQueueThatStaysDueStaysWhateverItsNewTarget() {
    it.at(1000).plan(plan(1).queue("a", q -> q.due(60_000)).build()).arrive(1, "a", "chat");
    it.plan(plan(2).queue("a").build()).rework().expect("PlanReworked moved=1 remaining=0");
    it.queryInteraction(1).expect("InteractionAnswer dueMs=61000");
    it.arrive(2, "a", "chat").expect("InteractionWaiting dueMs=1000");
  }

  @Test
  void X2d_promotionTimersStayStartOrStop() {
    it.at(1000).plan(plan(1).promoteAfter(5000).queue("a").build()).arrive(1, "a", "chat");
    it.at(2000).plan(plan(2).promoteAfter(50_000).queue("a").build()).rework();
    it.at(6000).tick().expect("InteractionPromoted interaction=1 at=6000", "Ticked");
    it.arrive(2, "a", "chat");
    it.at(7000).plan(plan(3).queue("a").build()).rework();
    it.at(60_000).tick().expect("Ticked");
    it.plan(plan(4).promoteAfter(5000).queue("a").build());
    it.at(61_000).rework();
    it.at(65_999).tick().expect("Ticked");
    it.at(66_000).tick().expect("InteractionPromoted interaction=2 at=66000", "Ticked");
  }

  @Test
  void X2e_aPromotionByTimeDoesNotReworkAndCountsForTheOrderOfSlices() {
    it.at(1000)
        .plan(plan(1).promoteAfter(5000).queue("a", q -> q.fallback("b")).queue("b").build());
    Arrival behind = it.arrival(1, "a", "chat");
    behind.urgency = 200;
    it.arrive(behind);
    for (int i = 2; i <= SLICE + 1; i++) {
      it.at(2000).arrive(i, "a", "chat");
    }
    it.at(5500).plan(plan(2).promoteAfter(5000).queue("b").build());
    it.at(6000).tick().expect("InteractionPromoted interaction=1", "Ticked");
    assertEquals(SLICE, it.rework().events().size() - 1);
    assertTrue(it.events().get(1).contains("interaction=1 "), it.events().get(1));
    it.rework().expect("PlanReworked", "InteractionMoved interaction=" + (SLICE + 1));
  }

  @Test
  void X2e_abandonmentDoesNotRework() {
    applied(3);
    it.abandon(2).expect("InteractionAbandoned interaction=2 queue=1 plan=2");
    it.rework()
        .expect(
            "PlanReworked moved=2 remaining=0",
            "InteractionMoved interaction=1",
            "InteractionMoved interaction=3");
  }

  @Test
  void X2e_abandonmentWithAnOpenOfferDoesNotRework() {
    it.at(1000).plan(first()).signOn(1, "many").arrive(1, "sales", "chat").plan(second());
    it.abandon(1).expect("InteractionAbandoned queue=1", "OfferWithdrawn reason=ABANDONED");
    assertFalse(it.core().reworkPending());
    it.queryQueue(1, 1, 5).expect("QueueAnswer position=0");
  }

  @Test
  void X2e_acceptanceDoesNotReworkAndTheWorkBelongsToTheNewQueueAfterwards() {
    it.at(1000).plan(first()).signOn(1, "many").arrive(1, "sales", "chat").plan(second());
    it.accept(1).expect("OfferAccepted interaction=1 queue=1 plan=2");
    assertFalse(it.core().reworkPending());
    it.queryInteraction(1).expect("InteractionAnswer state=2 queue=2");
    it.rework().expect("Rejected");
  }

  @Test
  void X2c_activeWorkOfARemovedQueueBelongsToItsFallbackAtOnce() {
    it.at(1000).plan(first()).signOn(1, "many").arrive(1, "sales", "chat").accept(1);
    it.plan(second()).expect("PlanApplied");
    it.queryInteraction(1).expect("InteractionAnswer state=2 queue=2");
  }

  /** One offer of an interaction that is to be moved, then whatever touches it. */
  private void touched(Consumer<CoreScript> act, String... expected) {
    it.at(1000).plan(first()).signOn(1, "many", "s1@5").arrive(1, "sales", "chat");
    it.at(2000).plan(second()).expect("PlanApplied");
    act.accept(it);
    it.expect(expected);
    assertFalse(it.core().reworkPending());
  }

  @Test
  void X2e_aDeclineReworksFirst() {
    touched(
        script -> script.decline(1),
        "InteractionMoved interaction=1 toQueue=2",
        "OfferDeclined offer=1");
    it.at(12_000).tick().expect("OfferMade interaction=1 queue=2 at=12000", "Ticked");
  }

  @Test
  void X2e_anOfferThatTheReworkWithdrawsIsDeclinedNoMore() {
    it.at(1000).plan(first()).signOn(1, "many", "s1@5").arrive(1, "sales", "chat");
    it.plan(plan(2).queue("help", q -> q.step(0, "s1@9")).build());
    it.decline(1).expect("InteractionMoved", "OfferWithdrawn offer=1 reason=NOT_ELIGIBLE");
    it.skills(1, "s1@9").expect("AgentSkillsChanged", "RoutabilityChanged", "OfferMade offer=2");
  }

  @Test
  void X2e_anOfferThatTheReworkWithdrawsIsMissedNoMore() {
    it.at(1000).plan(first()).signOn(1, "many", "s1@5").arrive(1, "sales", "chat");
    it.plan(plan(2).queue("help", q -> q.step(0, "s1@9")).build());
    it.at(21_000)
        .tick()
        .expect(
            "InteractionMoved at=21000 routable=NO",
            "OfferWithdrawn offer=1 reason=NOT_ELIGIBLE at=21000",
            "Ticked");
  }

  @Test
  void X2e_noAnswerReworksFirst() {
    touched(
        script -> script.at(21_000).tick(),
        "InteractionMoved interaction=1 at=21000",
        "OfferMissed offer=1 at=21000",
        "Ticked");
  }

  @Test
  void X2e_whatAnAgentDoesTouchesNobody() {
    it.at(1000).plan(first());
    for (int i = 1; i <= 3; i++) {
      it.signOn(i, "one", "s1@5").arrive(i, "sales", "chat");
    }
    it.plan(second());
    it.signOff(1).expect("AgentSignedOff", "OfferWithdrawn interaction=1 reason=SIGNED_OFF");
    it.presence(2, 2)
        .expect("AgentPresenceChanged presence=AWAY", "OfferWithdrawn reason=NOT_AVAILABLE");
    it.skills(3, "s2@1").expect("AgentSkillsChanged");
    it.presence(2, 1).expect("AgentPresenceChanged");
    it.querySummary().expect("SummaryAnswer rework=3 waiting=3 openOffers=1");
    it.rework()
        .expect(
            "PlanReworked moved=3 remaining=0",
            "InteractionMoved interaction=1",
            "InteractionMoved interaction=2",
            "InteractionMoved interaction=3",
            "OfferMade interaction=1 agent=2");
  }

  @Test
  void X2e_theEndOfAHoldReworksFirst() {
    it.at(1000).plan(first()).signOn(1, "one").arrive(1, "sales", "chat").decline(1);
    it.at(2000).plan(second());
    it.at(11_000)
        .tick()
        .expect("InteractionMoved at=11000", "OfferMade interaction=1 at=11000 queue=2", "Ticked");
  }

  @Test
  void X2d_aRunningTimerOfAStepStaysWhileItsStepHasADuration() {
    PlanOf before = plan(1).queue("a", q -> q.step(5000, "s1@1").step(0));
    it.at(1000).plan(before.build()).arrive(1, "a", "chat");
    it.at(2000).plan(plan(2).queue("a", q -> q.step(90_000, "s2@1").step(0)).build());
    it.at(3000).rework().expect("PlanReworked");
    it.at(6000).tick().expect("InteractionStepStarted step=2 cause=TIME at=6000", "Ticked");
  }

  @Test
  void X2d_aTimerStopsWithoutDurationAndAStepWithOneGetsItInFullFromTheRework() {
    PlanOf before = plan(1).queue("a", q -> q.step(5000).step(0));
    it.at(1000).plan(before.build()).arrive(1, "a", "chat");
    it.at(2000).plan(plan(2).queue("a").build()).rework().at(7000).tick().expect("Ticked");
    it.plan(plan(3).queue("a", q -> q.step(1000).step(0)).build()).at(8000).rework();
    it.at(8999).tick().expect("Ticked");
    it.at(9000).tick().expect("InteractionStepStarted step=2 at=9000", "Ticked");
  }

  @Test
  void X2c_theStepIsTheLesserOfItsStepAndTheNumberOfSteps() {
    PlanOf before = plan(1).queue("a", q -> q.step(1000).step(1000).step(0));
    it.at(1000).plan(before.build()).arrive(1, "a", "chat");
    it.at(3000).tick().expect("InteractionStepStarted", "InteractionStepStarted step=3", "Ticked");
    it.plan(plan(2).queue("a", q -> q.step(1000).step(0)).build()).rework();
    it.expect("PlanReworked", "InteractionStepStarted interaction=1 queue=1 step=2 cause=PLAN");
    it.plan(plan(3).queue("a", q -> q.step(1000).step(1000).step(0)).build()).rework();
    it.expect("PlanReworked");
    it.at(4000).tick().expect("InteractionStepStarted step=3 cause=TIME", "Ticked");
  }

  @Test
  void X2c_aMovedInteractionBeginsTheFirstStepWithItsOwnClock() {
    PlanOf before = plan(1).queue("a", q -> q.step(1000).step(60_000).step(0).fallback("b"));
    it.at(1000).plan(before.queue("b").build()).arrive(1, "a", "chat").at(2000).tick();
    it.at(3000).plan(plan(2).queue("b", q -> q.step(5000, "s1@1").step(0)).build());
    it.at(4000).rework().expect("PlanReworked", "InteractionMoved");
    it.queryInteraction(1).expect("InteractionAnswer step=1 queue=2");
    it.at(9000).tick().expect("InteractionStepStarted queue=2 step=2 at=9000", "Ticked");
    it.at(99_000).tick().expect("Ticked");
  }

  @Test
  void X2c_stepsThatNobodyCouldTakeAreSkippedAtTheRework() {
    Plan.Step nobody =
        new Plan.Step(
            9000,
            Strategy.LONGEST_IDLE,
            Affinity.NONE,
            0,
            true,
            List.of(new Plan.SkillLevel("s1", 9)),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    it.at(1000).plan(first()).signOn(1, "one", "s1@5").arrive(1, "help", "chat");
    it.arrive(2, "sales", "chat");
    it.plan(plan(2).queue("help", q -> q.step(nobody).step(0)).build());
    it.rework()
        .expect(
            "PlanReworked moved=2",
            "OfferWithdrawn interaction=1 reason=NOT_ELIGIBLE",
            "InteractionStepStarted interaction=1 step=2 cause=SKIPPED",
            "InteractionMoved interaction=2 routable=YES",
            "InteractionStepStarted interaction=2 step=2 cause=SKIPPED",
            "OfferMade interaction=1 step=2");
  }

  @Test
  void X2e_aStepThatEndsReworksFirstAndEndsOnlyIfItsTimerRunsOn() {
    PlanOf before = plan(1).queue("a", q -> q.step(5000).step(0)).queue("b", q -> q.fallback("c"));
    before.queue("c").queue("d", q -> q.step(5000).step(0));
    it.at(1000).plan(before.build()).arrive(1, "a", "chat").arrive(2, "d", "chat");
    it.plan(plan(2).queue("a").queue("d", q -> q.step(100).step(0)).build());
    it.at(6000).tick().expect("InteractionStepStarted interaction=2 queue=4 step=2", "Ticked");
    assertFalse(it.core().reworkPending());
    it.queryInteraction(1).expect("InteractionAnswer step=1");
  }

  @Test
  void X5_whatTheNewPlanMakesUnroutableIsToldAfterTheSliceByClass() {
    it.at(1000).plan(first()).signOn(1, "many", "s1@5");
    it.presence(1, 2);
    it.arrive(1, "help", "chat").expect("InteractionWaiting routable=YES");
    it.arrive(2, "help", "voice").arrive(3, "help", "chat");
    it.plan(plan(2).queue("help", q -> q.step(0, "s1@9")).build()).expect("PlanApplied");
    it.arrive(4, "help", "chat").expect("InteractionWaiting routable=NO");
    it.querySummary().expect("SummaryAnswer unroutable=1 rework=3");
    it.rework()
        .expect(
            "PlanReworked moved=3",
            "RoutabilityChanged interaction=1 queue=2 channel=2 waiting=3 routable=NO",
            "RoutabilityChanged interaction=2 queue=2 channel=1 waiting=1 routable=NO");
    it.querySummary().expect("SummaryAnswer unroutable=4 rework=0");
    it.plan(plan(3).queue("help").build()).rework();
    it.expect(
        "PlanReworked moved=4",
        "RoutabilityChanged waiting=3 routable=YES",
        "RoutabilityChanged waiting=1 routable=YES");
  }

  @Test
  void X2e_whatIsRefusedTouchesNothing() {
    it.at(1000).plan(first()).signOn(1, "many").arrive(1, "sales", "chat").accept(1);
    it.arrive(2, "sales", "chat").plan(second());
    it.signOff(1).expect("Rejected code=WORK_IN_HAND");
    it.decline(1).expect("Rejected code=STALE_OFFER");
    it.arrive(2, "help", "chat").expect("Rejected code=DUPLICATE_INTERACTION");
    assertTrue(it.core().reworkPending());
  }

  @Test
  void X2e_whoIsReworkedByATouchIsMatchedByThePassThatFollows() {
    it.at(1000).plan(first()).signOn(1, "one").arrive(1, "sales", "chat");
    it.at(2000).plan(second()).signOn(2, "one").expect("AgentSignedOn");
    it.decline(1)
        .expect("InteractionMoved", "OfferDeclined", "OfferMade interaction=1 agent=2 queue=2");
  }

  @Test
  void X3_eventsCarryThePlanInForce() {
    it.at(1000).plan(first()).expect("PlanApplied plan=1");
    it.arrive(1, "help", "chat").expect("InteractionWaiting plan=1");
    it.plan(second()).expect("PlanApplied plan=2");
    it.signOn(1, "one").expect("AgentSignedOn plan=2");
    it.rework()
        .expect("PlanReworked plan=2", "RoutabilityChanged", "OfferMade plan=2 interaction=1");
  }

  @Test
  void aSnapshotInTheMiddleOfAReworkGoesOnLikeTheRest() {
    List<String> whole = play(script -> {});
    assertEquals(whole, play(CoreScript::restore));
    assertTrue(whole.stream().filter(event -> event.startsWith("OfferMade")).count() > SLICE);
  }

  private List<String> play(Consumer<CoreScript> inTheMiddle) {
    CoreScript script = new CoreScript();
    PlanOf before =
        plan(1)
            .promoteAfter(2500)
            .queue("a", q -> q.due(700).fallback("b").step(0, "s1@3"))
            .queue("b", q -> q.fallback("c").step(0, "s2@3"))
            .queue("c", q -> q.due(1500));
    script.at(0).plan(before.build());
    for (int i = 1; i <= 40; i++) {
      script.signOn(i, i % 3 == 0 ? "many" : "one", "s1@" + (1 + i % 10), "s2@5");
    }
    for (int i = 1; i <= 3 * SLICE; i++) {
      Arrival arrival = script.at(i).arrival(i, i % 2 == 0 ? "a" : "b", "chat");
      arrival.urgency = i % 5;
      arrival.creditMs = i % 77;
      arrival.excluded.add(1 + i % 40);
      script.arrive(arrival);
    }
    PlanOf after = plan(2).promoteAfter(2500).queue("c", q -> q.due(300).step(0, "s1@6"));
    script.at(2000).plan(after.build()).rework().takeSnapshot();
    inTheMiddle.accept(script);
    script.at(2100).decline(3).abandon(600).presence(6, 2).presence(6, 1).skills(9, "s1@10");
    script.at(2600).rework().at(2700).rework().at(40_000).tick();
    assertFalse(script.core().reworkPending());
    for (int i = 100; i < 200; i++) {
      script.signOn(i, "many", "s1@9");
    }
    return script.history();
  }
}
