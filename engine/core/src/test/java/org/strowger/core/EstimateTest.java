package org.strowger.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.strowger.core.ShiftPlan.ALL;
import static org.strowger.core.ShiftPlan.CALLS;
import static org.strowger.core.ShiftPlan.CHAT;
import static org.strowger.core.ShiftPlan.CHATS;
import static org.strowger.core.ShiftPlan.FRONT;
import static org.strowger.core.ShiftPlan.SHORT;
import static org.strowger.core.ShiftPlan.SKILL;
import static org.strowger.core.ShiftPlan.VOICE;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.strowger.codec.Arrival;
import org.strowger.codec.Update;

/** Rule X4 on the core alone. */
class EstimateTest {
  private final CoreStory it = new CoreStory();

  @BeforeEach
  void aPlanAndOneWhoTakesCalls() {
    it.at(0).plan(new ShiftPlan().build());
    it.at(10).signOn(1, CALLS);
  }

  /** One call after another: 3 s from the first who waits to a start, then 1 s to the next. */
  private void twoGaps() {
    it.at(100).arrive(1, FRONT, VOICE);
    it.at(1100).arrive(2, FRONT, VOICE);
    it.at(1200).arrive(3, FRONT, VOICE);
    it.at(4100).complete(1);
    it.at(5100).complete(2);
  }

  @Test
  void X4b_whoDidNotWaitLeavesNoGap() {
    it.at(100).arrive(1, FRONT, VOICE).expect("InteractionWaiting", "OfferAccepted waitedMs=0");
    it.asksEstimate(FRONT, VOICE)
        .expect(
            "EstimateAnswer queue=1 channel=1 estimatedMs=-1 errorP50Ms=-1 errorP90Ms=-1 waiting=0"
                + " starts=0");
    it.at(200).arrive(2, FRONT, VOICE);
    it.asksInteraction(2).expect("InteractionAnswer state=1 estimatedMs=-1 errorP50Ms=-1");
  }

  @Test
  void X4b_aGapIsFromTheLastStartOrFromWhenSomebodyBeganToWait() {
    twoGaps();
    // 4100 - 1100, and 5100 - 4100: the mean is 2 s
    it.asksEstimate(FRONT, VOICE).expect("EstimateAnswer estimatedMs=2000 waiting=0 starts=2");
    it.asksInteraction(3).expect("InteractionAnswer state=2 estimatedMs=-1");
  }

  @Test
  void X4b_whatIsAssignedWhileItIsHeldIsNoStart() {
    twoGaps();
    it.at(5200).arrive(4, FRONT, VOICE).at(6000).close(VOICE);
    it.at(60_000).complete(3).force(4, 1).expect("OfferAccepted interaction=4 waitedMs=54800");
    it.open(VOICE);
    it.asksEstimate(FRONT, VOICE).expect("EstimateAnswer estimatedMs=2000 starts=2");
  }

  @Test
  void X4b_theNewest32GapsCount() {
    it.at(100).arrive(1, FRONT, VOICE);
    it.at(101).arrive(2, FRONT, VOICE);
    it.at(64_101).complete(1);
    it.asksEstimate(FRONT, VOICE).expect("EstimateAnswer estimatedMs=64000 starts=1");
    long now = 64_101;
    for (int i = 3; i < 35; i++) {
      it.at(now).arrive(i, FRONT, VOICE);
      now += 1000;
      it.at(now).complete(i - 1);
      if (i == 33) {
        // 31 of one second, and the long one
        it.asksEstimate(FRONT, VOICE).expect("EstimateAnswer estimatedMs=2968 starts=32");
      }
    }
    it.asksEstimate(FRONT, VOICE).expect("EstimateAnswer estimatedMs=1000 starts=32");
  }

  @Test
  void X4c_theEstimateIsPositionTimesTheMeanGap() {
    it.at(100).arrive(1, FRONT, VOICE);
    it.at(1100).arrive(2, FRONT, VOICE);
    it.at(1200).arrive(3, FRONT, VOICE);
    Arrival urgent = new Arrival().reset(4, FRONT, VOICE);
    urgent.urgency = 1;
    it.at(1300).arrive(urgent);
    it.at(4100).complete(1).expect("InteractionCompleted", "OfferAccepted interaction=4");
    it.asksInteraction(2).expect("InteractionAnswer position=1 estimatedMs=3000");
    it.asksInteraction(3).expect("InteractionAnswer position=2 estimatedMs=6000");
    it.asksEstimate(FRONT, VOICE).expect("EstimateAnswer estimatedMs=9000 waiting=2");
  }

  @Test
  void X4c_whoIsPushedBackWaitsForOneMore() {
    twoGaps();
    it.at(6100).arrive(4, FRONT, VOICE).arrive(5, FRONT, VOICE).arrive(6, FRONT, VOICE);
    it.asksInteraction(6).expect("InteractionAnswer position=3 estimatedMs=6000");
    Update later = new Update().reset(4);
    later.setUrgency = true;
    later.urgency = 9;
    it.does((commands, into) -> commands.update(into, 0, later));
    it.asksInteraction(4).expect("InteractionAnswer position=3 estimatedMs=6000");
    it.asksInteraction(6).expect("InteractionAnswer position=2 estimatedMs=4000");
    it.abandon(4).arrive(7, FRONT, VOICE);
    it.asksInteraction(7).expect("InteractionAnswer position=3 estimatedMs=6000");
    it.toHead(7);
    it.asksInteraction(7).expect("InteractionAnswer position=1 estimatedMs=2000");
    it.asksInteraction(6).expect("InteractionAnswer position=3 estimatedMs=6000");
  }

  @Test
  void X4c_theTimeThatRunsCountsWhenItIsLongerThanTheMean() {
    twoGaps();
    it.at(6100).arrive(4, FRONT, VOICE);
    it.at(6200).arrive(5, FRONT, VOICE);
    it.at(8100).tick();
    it.asksInteraction(4).expect("InteractionAnswer estimatedMs=2000");
    it.at(10_100).tick();
    // the third gap is 4 s at least: 8000 / 3
    it.asksInteraction(4).expect("InteractionAnswer estimatedMs=2666");
    it.asksInteraction(5).expect("InteractionAnswer estimatedMs=5333");
    it.asksEstimate(FRONT, VOICE).expect("EstimateAnswer estimatedMs=8000 waiting=2");
  }

  @Test
  void X4c_noEstimateIsLongerThan366Days() {
    twoGaps();
    it.at(6100).arrive(4, FRONT, VOICE);
    it.at(40_000_000_000L).tick();
    it.asksEstimate(FRONT, VOICE).expect("EstimateAnswer estimatedMs=21081602666 waiting=1");
    it.at(40_000_000_001L).arrive(5, FRONT, VOICE);
    it.at(40_000_000_002L).arrive(6, FRONT, VOICE);
    it.asksInteraction(6).expect("InteractionAnswer estimatedMs=31622400000");
  }

  @Test
  void X4a_classesAreEstimatedApart() {
    twoGaps();
    it.asksEstimate(SHORT, VOICE).expect("EstimateAnswer queue=2 estimatedMs=-1 starts=0");
    it.asksEstimate(FRONT, CHAT)
        .expect("EstimateAnswer channel=2 estimatedMs=-1 starts=0 known=YES");
    it.at(5200).arrive(4, FRONT, VOICE, SKILL);
    it.at(5300).arrive(5, FRONT, VOICE);
    it.asksInteraction(4).expect("InteractionAnswer position=1 estimatedMs=-1");
    it.asksInteraction(5).expect("InteractionAnswer position=2 estimatedMs=2000");
    it.asksEstimate(9, VOICE)
        .expect("EstimateAnswer queue=9 estimatedMs=-1 waiting=0 starts=0 known=NO");
    it.asksEstimate(FRONT, 9)
        .expect("EstimateAnswer channel=9 estimatedMs=-1 waiting=0 starts=0 known=NO");
  }

  @Test
  void X4a_whatIsKnownGoesWithTheQueue() {
    it.at(100).arrive(1, SHORT, VOICE);
    it.at(1100).arrive(2, SHORT, VOICE);
    it.at(4100).complete(1).complete(2);
    it.asksEstimate(SHORT, VOICE).expect("EstimateAnswer estimatedMs=3000 starts=1");
    it.at(5000).plan(new ShiftPlan().version(2).build());
    it.asksEstimate(SHORT, VOICE).expect("EstimateAnswer estimatedMs=3000 starts=1");
    ShiftPlan without = new ShiftPlan().version(3);
    without.shortQueue = false;
    it.at(6000).plan(without.build());
    it.at(7000).plan(new ShiftPlan().version(4).build());
    it.asksEstimate(SHORT, VOICE).expect("EstimateAnswer estimatedMs=-1 starts=0");
  }

  @Test
  void X4c_aChangeOfPlanIsABreak() {
    twoGaps();
    it.at(6100).arrive(4, FRONT, VOICE);
    it.at(7000).plan(new ShiftPlan().version(2).build());
    it.asksInteraction(4).expect("InteractionAnswer state=1 estimatedMs=-1");
    it.at(16_100).rework();
    it.asksInteraction(4).expect("InteractionAnswer estimatedMs=2000");
    it.at(17_100).complete(3).expect("InteractionCompleted", "OfferAccepted waitedMs=11000");
    // since the rework: 3000, 1000, 1000
    it.asksEstimate(FRONT, VOICE).expect("EstimateAnswer estimatedMs=1666 starts=3");
  }

  @Test
  void X4b_whoIsAcceptedBeforeTheReworkIsNoStart() {
    it.at(20).signOn(2, CHATS);
    it.at(100).arrive(1, FRONT, CHAT);
    it.at(1100).plan(new ShiftPlan().version(2).build());
    it.at(2100).accept(1).expect("OfferAccepted interaction=1 waitedMs=2000");
    it.asksEstimate(FRONT, CHAT).expect("EstimateAnswer estimatedMs=-1 starts=0");
  }

  @Test
  void R6_whatEstimatesAreMadeOfIsInTheDigest() {
    twoGaps();
    it.at(6100).arrive(4, FRONT, VOICE);
    int slot = it.rooms().interactions.slotOf(4);
    long before = it.stateDigest();
    long runsFromMs = it.rooms().estimates.runsFromMs(slot);
    it.rooms().estimates.runsFromMs(slot, runsFromMs - 1);
    assertNotEquals(before, it.stateDigest());
    it.rooms().estimates.runsFromMs(slot, runsFromMs);
    assertEquals(before, it.stateDigest());
    long content = it.rooms().notes.content(slot);
    assertNotEquals(before, withNote(slot, 1999, FRONT, content));
    assertNotEquals(before, withNote(slot, 2000, SHORT, content));
    assertNotEquals(before, withNote(slot, 2000, FRONT, content + 1));
    assertEquals(before, withNote(slot, 2000, FRONT, content));
    it.rooms().estimators.writes(it.rooms().estimators.writes() + 1);
    assertNotEquals(before, it.stateDigest());
  }

  private long withNote(int slot, long estimateMs, int queue, long content) {
    it.rooms().notes.drop(slot);
    it.rooms().notes.set(slot, estimateMs, queue, content);
    return it.stateDigest();
  }

  @Test
  void X4d_errorsAreOfWhatWasEstimatedOnArrival() {
    twoGaps();
    it.at(6100).arrive(4, FRONT, VOICE); // 2000
    it.at(6200).arrive(5, FRONT, VOICE); // 4000
    it.asksEstimate(FRONT, VOICE).expect("EstimateAnswer errorP50Ms=-1 errorP90Ms=-1");
    it.at(10_100).complete(3); // waited 4000
    it.asksEstimate(FRONT, VOICE).expect("EstimateAnswer errorP50Ms=2000 errorP90Ms=2000");
    it.at(10_200).complete(4); // waited 4000
    it.asksEstimate(FRONT, VOICE).expect("EstimateAnswer errorP50Ms=0 errorP90Ms=2000");
    it.at(10_300).arrive(6, FRONT, VOICE);
    it.asksInteraction(6).expect("InteractionAnswer errorP50Ms=0 errorP90Ms=2000");
    it.close(VOICE).asksInteraction(6);
    it.expect("InteractionAnswer estimatedMs=-1 errorP50Ms=-1 errorP90Ms=-1");
  }

  @Test
  void X4d_aWaitShorterThanEstimatedIsAnErrorToo() {
    twoGaps();
    it.at(6100).arrive(4, FRONT, VOICE); // 2000
    it.at(6600).complete(3).expect("InteractionCompleted", "OfferAccepted waitedMs=500");
    it.asksEstimate(FRONT, VOICE).expect("EstimateAnswer errorP50Ms=1500 errorP90Ms=1500");
  }

  @Test
  void X4d_theWaitAfterATransferIsNotThatEstimated() {
    twoGaps();
    it.at(6100).arrive(4, FRONT, VOICE);
    it.at(6200).transfer(4, FRONT, 0, false);
    it.at(10_100).complete(3).expect("InteractionCompleted", "OfferAccepted interaction=4");
    it.asksEstimate(FRONT, VOICE).expect("EstimateAnswer errorP50Ms=-1 starts=3");
  }

  @Test
  void X4d_whoAsksForSomethingElseIsNotJudged() {
    twoGaps();
    it.at(6100).arrive(4, FRONT, VOICE);
    Update update = new Update().reset(4);
    update.setRequirement = true;
    it.at(6200).does((commands, into) -> commands.update(into, 0, update));
    it.at(10_100).complete(3).expect("InteractionCompleted", "OfferAccepted interaction=4");
    it.asksEstimate(FRONT, VOICE).expect("EstimateAnswer errorP50Ms=-1 starts=3");
  }

  @Test
  void X4d_aCallbackIsNotJudged() {
    twoGaps();
    it.at(6100).arrive(4, FRONT, VOICE);
    it.at(6200).callback(4, 0, 0);
    it.at(10_100).complete(3).expect("InteractionCompleted", "OfferAccepted interaction=4");
    it.asksEstimate(FRONT, VOICE).expect("EstimateAnswer errorP50Ms=-1 starts=3");
  }

  @Test
  void X4b_theSameListsAgainAreNoBreak() {
    twoGaps();
    it.at(6100).arrive(4, FRONT, VOICE);
    Update update = new Update().reset(4);
    update.setRequirement = true;
    it.at(9100).does((commands, into) -> commands.update(into, 0, update));
    it.at(10_100).complete(3);
    // 3000, 1000, 4000
    it.asksEstimate(FRONT, VOICE).expect("EstimateAnswer estimatedMs=2666 starts=3");
  }

  @Test
  void X4b_startsByNameCountToo() {
    it.at(20).signOn(2, CHATS).away(2);
    it.at(100).arrive(1, FRONT, CHAT).arrive(2, FRONT, CHAT).arrive(3, FRONT, CHAT);
    it.at(30).signOn(3, ALL).away(3);
    it.at(2100).force(1, 2);
    it.asksEstimate(FRONT, CHAT).expect("EstimateAnswer estimatedMs=6000 waiting=2 starts=1");
    it.at(3100).available(2).expect("AgentPresenceChanged", "OfferMade interaction=2");
    it.at(6100).accept(it.newestOffer()).expect("OfferAccepted interaction=2");
    it.asksEstimate(FRONT, CHAT).expect("EstimateAnswer estimatedMs=6000 waiting=1 starts=2");
  }

  @Test
  void X4e_inAWarmTransferNobodyIsToldToWait() {
    it.at(20).signOn(2, CHATS);
    it.at(100).arrive(1, FRONT, CHAT).arrive(2, FRONT, CHAT).accept(1).accept(2);
    it.at(200).arrive(3, FRONT, CHAT);
    it.at(1200).complete(1).expect("InteractionCompleted", "OfferMade offer=3");
    it.at(1300).accept(3);
    it.asksEstimate(FRONT, CHAT).expect("EstimateAnswer estimatedMs=1100 starts=1");
    it.at(1400).transfer(3, FRONT, 0, true);
    it.asksEstimate(FRONT, CHAT).expect("EstimateAnswer estimatedMs=2200 waiting=1");
    it.asksInteraction(3).expect("InteractionAnswer state=2 estimatedMs=-1 errorP50Ms=-1");
  }
}
