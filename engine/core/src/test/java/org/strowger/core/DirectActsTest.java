package org.strowger.core;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.strowger.api.plan.Plan;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;

/** Rules R5 and R7 on the core alone, and what the decisions say to them. */
class DirectActsTest {
  private static final int VOICE = 1;
  private static final int CHAT = 2;
  private static final int AUTO = 3;

  /** Queue with one offer at a time, and one with three. */
  private static final int SINGLE = 1;

  private static final int BROADCAST = 3;

  /** One call or three chats; and chats alone. */
  private static final int BOTH = 1;

  private static final int CHATS = 2;
  private static final int SKILL = 1;

  private final CoreStory it = new CoreStory();

  static Plan plan(long promoteAfterMs) {
    return new Plan(
        1,
        promoteAfterMs,
        List.of("1"),
        List.of(),
        List.of(
            new Plan.Channel("1", false),
            new Plan.Channel("2", false),
            new Plan.Channel("3", true)),
        List.of(
            new Plan.Profile(
                "1",
                3,
                List.of(
                    handling("1", 3, 1, true),
                    handling("2", 1, 3, false),
                    handling("3", 1, 3, false))),
            new Plan.Profile("2", 1, List.of(handling("2", 1, 1, false)))),
        List.of(queue("1", 1), queue("3", 3)));
  }

  private static Plan.Handling handling(String channel, int cost, int limit, boolean exclusive) {
    return new Plan.Handling(channel, cost, limit, exclusive, WrapUpKind.NONE, 0);
  }

  private static Plan.Queue queue(String id, int broadcast) {
    return new Plan.Queue(
        id,
        QueueOrder.AGE,
        100,
        0,
        10_000,
        60_000,
        1,
        broadcast,
        "",
        "",
        Plan.Weights.NONE,
        List.of(
            new Plan.Step(0, Strategy.LONGEST_IDLE, List.of(), List.of(), List.of(), List.of())));
  }

  @BeforeEach
  void aPlan() {
    it.at(0).plan(plan(0));
  }

  private void agents(int profile, int count) {
    for (int agent = 1; agent <= count; agent++) {
      it.at(agent).signOn(agent, profile);
    }
  }

  // Broadcast

  @Test
  void R5_threeAreAskedAndTheFirstWins() {
    agents(CHATS, 4);
    it.at(100).arrive(1, BROADCAST, CHAT);
    it.expect(
        "InteractionWaiting interaction=1",
        "OfferMade offer=1 interaction=1 agent=1",
        "OfferMade offer=2 interaction=1 agent=2",
        "OfferMade offer=3 interaction=1 agent=3");
    it.at(200).accept(2);
    it.expect(
        "OfferAccepted offer=2 agent=2 auto=NO",
        "OfferWithdrawn offer=1 agent=1 reason=LOST",
        "OfferWithdrawn offer=3 agent=3 reason=LOST");
    it.accept(1).expect("Rejected code=STALE_OFFER detail=WITHDRAWN");
    it.accept(3).expect("Rejected code=STALE_OFFER detail=WITHDRAWN");
    // A1: who lost has the former place back
    it.at(300).arrive(2, SINGLE, CHAT);
    it.expect("InteractionWaiting interaction=2", "OfferMade offer=4 agent=1");
  }

  @Test
  void R5_itIsToppedUpAsAgentsFree() {
    agents(CHATS, 1);
    it.at(100).arrive(1, BROADCAST, CHAT);
    it.expect("InteractionWaiting interaction=1", "OfferMade offer=1 agent=1");
    it.at(200).signOn(2, CHATS).expect("Event110", "OfferMade offer=2 interaction=1 agent=2");
    it.at(300).signOn(3, CHATS).expect("Event110", "OfferMade offer=3 interaction=1 agent=3");
    it.at(400).signOn(4, CHATS).expect("Event110");
    // room for another: the next in line is asked, not the one who declined
    it.at(500).decline(2);
    it.expect("OfferDeclined offer=2 agent=2", "OfferMade offer=4 interaction=1 agent=4");
  }

  @Test
  void R5_neverAheadOfAnEarlierOne() {
    it.at(50).arrive(1, BROADCAST, CHAT, SKILL);
    it.at(60).arrive(2, BROADCAST, CHAT);
    it.at(70).arrive(3, SINGLE, CHAT);
    it.at(100).signOn(1, CHATS).expect("Event110", "OfferMade offer=1 interaction=2 agent=1");
    it.at(110).signOn(2, CHATS, SKILL).expect("Event110", "OfferMade interaction=1 agent=2");
    it.at(120).signOn(3, CHATS, SKILL).expect("Event110", "OfferMade interaction=1 agent=3");
    it.at(130).signOn(4, CHATS, SKILL).expect("Event110", "OfferMade interaction=1 agent=4");
    it.at(140).signOn(5, CHATS, SKILL).expect("Event110", "OfferMade interaction=2 agent=5");
    it.at(150).signOn(6, CHATS, SKILL).expect("Event110", "OfferMade interaction=2 agent=6");
    it.at(160).signOn(7, CHATS, SKILL).expect("Event110", "OfferMade interaction=3 agent=7");
  }

  @Test
  void F8_anAgentWithRoomIsAskedOnce() {
    it.at(10).signOn(1, BOTH);
    it.at(100).arrive(1, BROADCAST, CHAT);
    it.expect("InteractionWaiting interaction=1", "OfferMade offer=1 agent=1");
    it.at(110).arrive(2, BROADCAST, CHAT);
    it.expect("InteractionWaiting interaction=2", "OfferMade offer=2 interaction=2 agent=1");
  }

  @Test
  void R5c_silenceSetsTheHoldOnly() {
    agents(CHATS, 2);
    it.at(100).arrive(1, BROADCAST, CHAT);
    it.at(10_100).tick();
    it.expect("OfferMissed offer=1 agent=1", "OfferMissed offer=2 agent=2", "Event105");
    it.at(70_099).tick().expect("Event105");
    // both holds end at once, the first has a pass of its own; places are those of the offers
    it.at(70_100).tick();
    it.expect(
        "OfferMade offer=3 interaction=1 agent=1",
        "OfferMade offer=4 interaction=1 agent=2",
        "Event105");
    it.at(70_200).arrive(2, SINGLE, CHAT).expect("InteractionWaiting interaction=2");
  }

  @Test
  void R4_abandonWithdrawsAllInOrder() {
    agents(CHATS, 3);
    it.at(100).arrive(1, BROADCAST, CHAT);
    it.at(110).arrive(2, SINGLE, CHAT);
    it.at(200).abandon(1);
    it.expect(
        "InteractionAbandoned interaction=1",
        "OfferWithdrawn offer=1 agent=1 reason=ABANDONED",
        "OfferWithdrawn offer=2 agent=2 reason=ABANDONED",
        "OfferWithdrawn offer=3 agent=3 reason=ABANDONED",
        "OfferMade offer=4 interaction=2 agent=1");
  }

  @Test
  void R5b_anAutomaticAcceptanceIsTheOnlyOffer() {
    it.at(10).signOn(1, BOTH);
    it.at(11).signOn(2, BOTH);
    it.at(100).arrive(1, BROADCAST, AUTO);
    it.expect("InteractionWaiting interaction=1", "OfferAccepted offer=1 agent=1 auto=YES");
  }

  @Test
  void R4_anAgentThatLeavesIsReplaced() {
    agents(CHATS, 4);
    it.at(100).arrive(1, BROADCAST, CHAT);
    it.at(200).away(2);
    it.expect(
        "AgentPresenceChanged agent=2",
        "OfferWithdrawn offer=2 agent=2 reason=NOT_AVAILABLE",
        "OfferMade offer=4 interaction=1 agent=4");
    it.at(300).signOff(1);
    it.expect("Event111", "OfferWithdrawn offer=1 agent=1 reason=SIGNED_OFF");
    it.at(400).available(2);
    it.expect("AgentPresenceChanged agent=2", "OfferMade offer=5 interaction=1 agent=2");
  }

  // Assign

  @Test
  void R7a_assignedIsOfferedWhateverTheSkills() {
    agents(CHATS, 2);
    it.at(100).arrive(1, SINGLE, CHAT, SKILL);
    it.expect("InteractionWaiting interaction=1");
    it.at(200).assign(1, 2);
    it.expect("OfferMade offer=1 interaction=1 deadlineMs=10200 agent=2");
    it.at(300).accept(1).expect("OfferAccepted offer=1 waitedMs=200 agent=2 auto=NO");
  }

  @Test
  void R7a_openOffersAreWithdrawnFirstAndBroadcastIsToppedUp() {
    agents(CHATS, 4);
    it.at(100).arrive(1, BROADCAST, CHAT);
    it.at(200).assign(1, 4);
    it.expect(
        "OfferWithdrawn offer=1 agent=1 reason=ASSIGNED",
        "OfferWithdrawn offer=2 agent=2 reason=ASSIGNED",
        "OfferWithdrawn offer=3 agent=3 reason=ASSIGNED",
        "OfferMade offer=4 interaction=1 agent=4",
        "OfferMade offer=5 interaction=1 agent=1",
        "OfferMade offer=6 interaction=1 agent=2");
  }

  @Test
  void R7a_theOwnOpenOfferDoesNotCount() {
    agents(CHATS, 1);
    it.at(100).arrive(1, SINGLE, CHAT);
    it.expect("InteractionWaiting interaction=1", "OfferMade offer=1 agent=1");
    it.at(200).assign(1, 1);
    it.expect("OfferWithdrawn offer=1 agent=1 reason=ASSIGNED", "OfferMade offer=2 agent=1");
    it.at(300).arrive(2, SINGLE, CHAT);
    it.assign(2, 1).expectRefused(RejectCode.NO_ROOM, FieldName.AGENT, 1);
  }

  @Test
  void R7a_onAnAutomaticChannelTheAgentHasIt() {
    it.at(10).signOn(1, BOTH);
    it.at(20).arrive(1, SINGLE, AUTO, SKILL);
    it.at(30).assign(1, 1).expect("OfferAccepted offer=1 agent=1 auto=YES");
  }

  @Test
  void R2a_aHoldIsStartedAnew() {
    agents(CHATS, 1);
    it.at(100).arrive(1, SINGLE, CHAT);
    it.at(1000).decline(1).expect("OfferDeclined offer=1");
    it.at(2000).assign(1, 1).expect("OfferMade offer=2 agent=1");
    it.at(3000).decline(2).expect("OfferDeclined offer=2");
    it.at(62_999).tick().expect("Event105");
    it.at(63_000).tick().expect("OfferMade offer=3 agent=1", "Event105");
  }

  @Test
  void R7a_forcedIsAcceptedWhateverTheRoom() {
    agents(CHATS, 1);
    it.at(100).arrive(1, SINGLE, CHAT);
    it.at(110).accept(1);
    it.at(200).arrive(2, SINGLE, CHAT);
    it.at(300).force(2, 1).expect("OfferAccepted offer=2 interaction=2 agent=1 auto=NO");
    it.at(400).away(1);
    it.at(500).arrive(3, SINGLE, VOICE);
    it.at(600).force(3, 1).expect("OfferAccepted offer=3 interaction=3 agent=1 auto=NO");
    it.at(700).complete(1).expect("InteractionCompleted interaction=1");
    it.at(800).complete(2).expect("InteractionCompleted interaction=2");
    it.at(900).complete(3);
    it.expect("InteractionCompleted interaction=3", "AgentPresenceChanged cause=WORK_ENDED");
    it.at(1000).available(1);
    it.at(1100).arrive(4, SINGLE, CHAT);
    it.expect("InteractionWaiting interaction=4", "OfferMade offer=4 agent=1");
  }

  @Test
  void R7a_forcedTakesItFromThoseAsked() {
    agents(CHATS, 3);
    it.at(50).away(3);
    it.at(100).arrive(1, BROADCAST, CHAT);
    it.at(200).force(1, 3);
    it.expect(
        "OfferWithdrawn offer=1 agent=1 reason=ASSIGNED",
        "OfferWithdrawn offer=2 agent=2 reason=ASSIGNED",
        "OfferAccepted offer=3 agent=3 auto=NO");
  }

  @Test
  void R7_whatAnAssignmentIsRefusedFor() {
    agents(CHATS, 2);
    it.assign(1, 1).expectRefused(RejectCode.UNKNOWN_INTERACTION, FieldName.INTERACTION, 1);
    it.at(100).arrive(1, SINGLE, CHAT);
    it.at(100).arrive(2, SINGLE, VOICE);
    it.at(110).accept(1);
    it.assign(1, 9).expectRefused(RejectCode.NOT_WAITING, FieldName.INTERACTION, 1);
    it.assign(2, 0).expectRefused(RejectCode.UNKNOWN_AGENT, FieldName.AGENT, 0);
    it.force(2, 17).expectRefused(RejectCode.UNKNOWN_AGENT, FieldName.AGENT, 17);
    it.force(2, 5).expectRefused(RejectCode.NOT_SIGNED_ON, FieldName.AGENT, 5);
    it.assign(2, 2).expectRefused(RejectCode.NOT_HANDLED, FieldName.CHANNEL, VOICE);
    it.at(200).away(2);
    it.assign(2, 2).expectRefused(RejectCode.NOT_AVAILABLE, FieldName.AGENT, 2);
    it.at(300).arrive(3, SINGLE, CHAT);
    it.assign(3, 1).expectRefused(RejectCode.NO_ROOM, FieldName.AGENT, 1);
    it.pick(3, 1).expectRefused(RejectCode.NO_ROOM, FieldName.AGENT, 1);
    it.pick(3, 2).expectRefused(RejectCode.NOT_AVAILABLE, FieldName.AGENT, 2);
  }

  @Test
  void C2_exclusiveWorkIsNotAssignedBesideOther() {
    it.at(10).signOn(1, BOTH);
    it.at(100).arrive(1, SINGLE, CHAT);
    it.at(110).accept(1);
    it.at(200).arrive(2, SINGLE, VOICE);
    it.assign(2, 1).expectRefused(RejectCode.NO_ROOM, FieldName.AGENT, 1);
    it.at(300).complete(1);
    it.expect("InteractionCompleted interaction=1", "OfferMade offer=2 interaction=2 agent=1");
    it.at(310).assign(2, 1);
    it.expect("OfferWithdrawn offer=2 reason=ASSIGNED", "OfferMade offer=3 agent=1");
    it.at(320).accept(3);
    it.at(330).arrive(3, SINGLE, CHAT);
    it.pick(3, 1).expectRefused(RejectCode.NO_ROOM, FieldName.AGENT, 1);
  }

  // Pick

  @Test
  void R7b_pickedIsAcceptedAndTheOthersLose() {
    agents(CHATS, 4);
    it.at(100).arrive(1, BROADCAST, CHAT);
    it.at(200).pick(1, 4);
    it.expect(
        "OfferAccepted offer=4 interaction=1 waitedMs=100 agent=4 auto=NO",
        "OfferWithdrawn offer=1 agent=1 reason=LOST",
        "OfferWithdrawn offer=2 agent=2 reason=LOST",
        "OfferWithdrawn offer=3 agent=3 reason=LOST");
    it.accept(4).expect("Rejected code=STALE_OFFER detail=ACCEPTED");
  }

  @Test
  void R7b_whoIsAskedMayPick() {
    agents(CHATS, 1);
    it.at(100).arrive(1, SINGLE, CHAT);
    it.at(200).pick(1, 1);
    it.expect(
        "OfferAccepted offer=2 interaction=1 agent=1 auto=NO",
        "OfferWithdrawn offer=1 agent=1 reason=LOST");
    it.at(300).complete(1).expect("InteractionCompleted interaction=1");
    it.at(400).arrive(2, SINGLE, CHAT);
    it.expect("InteractionWaiting interaction=2", "OfferMade offer=3 agent=1");
  }

  // To head

  @Test
  void R7c_toHeadGoesBeforeAllThatAreNotPromoted() {
    it.at(0).arrive(1, SINGLE, CHAT);
    it.at(10).arrive(2, SINGLE, CHAT);
    it.at(20).arrive(3, SINGLE, CHAT);
    it.at(30).toHead(3).expect("InteractionPromoted interaction=3");
    it.toHead(3).expectRefused(RejectCode.ALREADY_PROMOTED, FieldName.INTERACTION, 3);
    it.toHead(4).expectRefused(RejectCode.UNKNOWN_INTERACTION, FieldName.INTERACTION, 4);
    it.at(40).toHead(2).expect("InteractionPromoted interaction=2");
    it.at(50).signOn(1, CHATS).expect("Event110", "OfferMade interaction=3 agent=1");
    it.at(60).signOn(2, CHATS).expect("Event110", "OfferMade interaction=2 agent=2");
    it.at(70).accept(1);
    it.toHead(3).expectRefused(RejectCode.NOT_WAITING, FieldName.INTERACTION, 3);
  }

  @Test
  void R7c_toHeadStopsTheStarvationTimer() {
    CoreStory promoting = new CoreStory();
    promoting.at(0).plan(plan(1000));
    promoting.at(0).arrive(1, SINGLE, CHAT);
    promoting.at(0).arrive(2, SINGLE, CHAT);
    promoting.at(999).toHead(1).expect("InteractionPromoted interaction=1");
    promoting.at(1000).tick().expect("InteractionPromoted interaction=2", "Event105");
    promoting.toHead(2).expectRefused(RejectCode.ALREADY_PROMOTED, FieldName.INTERACTION, 2);
  }

  // Return

  @Test
  void R7d_returnedKeepsItsOrderAndTheAgentIsHeldApart() {
    CoreStory promoting = new CoreStory();
    promoting.at(0).plan(plan(100_000));
    promoting.at(1).signOn(1, CHATS);
    promoting.at(100).arrive(1, SINGLE, CHAT);
    promoting.at(200).arrive(2, SINGLE, CHAT);
    promoting.at(300).accept(1);
    promoting.at(400).returns(1, 2, 7);
    promoting.expectRefused(RejectCode.WRONG_AGENT, FieldName.AGENT, 2);
    promoting.returns(2, 0, 7).expectRefused(RejectCode.NOT_ACTIVE, FieldName.INTERACTION, 2);
    promoting.at(500).returns(1, 1, 7);
    promoting.expect(
        "InteractionReturned interaction=1 handledMs=200 agent=1 reason=7",
        "InteractionWaiting interaction=1 dueMs=100 queue=1 channel=2 urgency=100",
        "OfferMade offer=2 interaction=2 agent=1");
    promoting.at(600).signOn(2, CHATS).expect("Event110", "OfferMade offer=3 interaction=1");
    promoting.at(700).accept(3).expect("OfferAccepted interaction=1 waitedMs=200 agent=2");
    promoting.at(800).returns(1, 0, 0);
    promoting.expect("InteractionReturned interaction=1", "InteractionWaiting interaction=1");
    promoting.at(900).abandon(2);
    promoting.at(900).signOff(1);
    promoting.at(900).signOff(2);
    // the clock of rule O3 started anew: at 100,800, not at 100,100 or 100,500
    promoting.at(100_799).tick().expect("Event105");
    promoting.at(100_800).tick().expect("InteractionPromoted interaction=1", "Event105");
  }

  @Test
  void R7d_promotionIsNotKeptAndAPendingPresenceTakesEffect() {
    agents(CHATS, 1);
    it.at(50).away(1);
    it.at(60).available(1);
    it.at(100).arrive(1, SINGLE, CHAT);
    it.at(110).toHead(1);
    it.at(120).accept(1);
    it.at(130).away(1);
    it.at(140).returns(1, 1, 0);
    it.expect(
        "InteractionReturned interaction=1",
        "AgentPresenceChanged agent=1 presence=AWAY pending=NONE cause=WORK_ENDED",
        "InteractionWaiting interaction=1");
    it.at(150).toHead(1).expect("InteractionPromoted interaction=1");
  }
}
