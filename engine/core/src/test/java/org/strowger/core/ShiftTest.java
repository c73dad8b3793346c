package org.strowger.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.strowger.core.MovementPlan.AUTO;
import static org.strowger.core.MovementPlan.BOTH;
import static org.strowger.core.MovementPlan.CHAT;
import static org.strowger.core.MovementPlan.CHATS;
import static org.strowger.core.MovementPlan.EXPERTS;
import static org.strowger.core.MovementPlan.FRONT;
import static org.strowger.core.MovementPlan.SKILL;
import static org.strowger.core.MovementPlan.VOICE;
import static org.strowger.core.MovementPlan.WIDE;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.strowger.codec.Arrival;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.RejectCode;

/** Rule O2 for a shift, on the core alone, and what decision SH-a says to it. */
class ShiftTest {
  private final CoreStory it = new CoreStory();

  @BeforeEach
  void aPlan() {
    it.at(0).plan(MovementPlan.plan(1, 0));
  }

  @Test
  void O2_whoWaitsKeepsThePlaceOverAnotherChannel() {
    it.at(10).signOn(1, CHATS);
    it.at(100).arrive(1, FRONT, VOICE, SKILL).expect("InteractionWaiting dueMs=20100 channel=1");
    it.at(110).arrive(2, FRONT, CHAT).expect("InteractionWaiting", "OfferMade offer=1");
    it.at(200).shift(1, CHAT, EXPERTS, 5000);
    it.expect(
        "InteractionShifted interaction=1 handledMs=0 fromChannel=1 toChannel=2 fromQueue=1"
            + " toQueue=2 agent=0 reason=7",
        "InteractionWaiting interaction=1 dueMs=5100 queue=2 channel=2 urgency=3 ticketMs=100",
        // nobody has the skill in any step; it is skipped, and what it asks itself stays
        "InteractionStepStarted step=2 cause=SKIPPED");
    assertEquals(2, it.probe().standing(1).allOf.length);
    it.at(300)
        .signOn(2, CHATS, SKILL)
        .expect("Event110", "OfferMade offer=2 interaction=1 agent=2");
    it.at(400).accept(2).expect("OfferAccepted waitedMs=200 agent=2");
  }

  @Test
  void SHa_offersAreWithdrawn() {
    it.at(10).signOn(1, BOTH);
    it.at(11).signOn(2, BOTH);
    it.at(100).arrive(1, WIDE, CHAT).expect("InteractionWaiting", "OfferMade", "OfferMade");
    it.at(200).shift(1, VOICE, 0, 0);
    it.expect(
        "InteractionShifted fromChannel=2 toChannel=1 fromQueue=3 toQueue=3",
        "OfferWithdrawn offer=1 reason=TRANSFERRED",
        "OfferWithdrawn offer=2 reason=TRANSFERRED",
        "InteractionWaiting queue=3 channel=1",
        "OfferMade offer=3 agent=1",
        "OfferMade offer=4 agent=2");
    // the units of the new channel
    it.at(300).arrive(2, FRONT, CHAT).expect("InteractionWaiting");
  }

  @Test
  void SHa_whoHadItGetsItFirst() {
    it.at(10).signOn(1, BOTH);
    it.at(20).signOn(2, BOTH);
    it.at(100).arrive(1, FRONT, CHAT).accept(1);
    it.at(110).arrive(2, FRONT, CHAT).accept(2);
    it.at(120).arrive(3, FRONT, CHAT).expect("InteractionWaiting", "OfferMade offer=3 agent=1");
    it.at(130).accept(3);
    it.at(200).shift(1, VOICE, 0, 5000);
    it.expect(
        "InteractionShifted handledMs=100 agent=1", "InteractionWaiting interaction=1 channel=1");
    assertEquals(0, it.probe().standing(1).step);
    it.at(300).complete(3).expect("InteractionCompleted", "OfferMade interaction=1 agent=1 step=0");
    it.at(5200).tick();
    it.expect("InteractionStepStarted step=1 cause=TIME", "Event105");
    it.at(5300).accept(4).expect("OfferAccepted agent=1 step=1");
  }

  @Test
  void SHa_withoutABoundWhoHadItIsOneOfAll() {
    it.at(10).signOn(1, BOTH);
    it.at(100).arrive(1, FRONT, CHAT).accept(1);
    it.at(150).signOn(2, BOTH);
    it.at(160).arrive(2, FRONT, CHAT).accept(2);
    it.at(200).shift(1, AUTO, 0, 0);
    // no exclusion: the end of the line, as after any work
    it.expect("InteractionShifted agent=1", "InteractionWaiting", "OfferAccepted agent=2 step=1");
    it.at(300)
        .shift(1, AUTO, 0, 0)
        .expect("InteractionShifted", "InteractionWaiting", "OfferAccepted agent=1");
  }

  @Test
  void SHa_whoCannotHandleTheNewChannelIsNotWaitedFor() {
    it.at(10).signOn(1, CHATS);
    it.at(100).arrive(1, FRONT, CHAT).accept(1);
    it.at(200).shift(1, VOICE, 0, 5000);
    it.expect(
        "InteractionShifted",
        "InteractionWaiting",
        "InteractionStepStarted step=1 cause=AFFINITY_ENDED");
  }

  @Test
  void SHa_aWaitingOneLosesItsPromotion() {
    it.at(0).plan(MovementPlan.plan(2, 1000));
    it.at(100).arrive(1, FRONT, CHAT);
    it.at(1100).tick().expect("InteractionPromoted", "Event105");
    it.at(1200).shift(1, VOICE, 0, 0).expect("InteractionShifted", "InteractionWaiting");
    assertEquals(0, it.probe().standing(1).promoted);
    assertEquals(1200, it.probe().standing(1).sinceMs);
    it.at(2200).tick().expect("InteractionPromoted", "Event105");
  }

  @Test
  void SHa_theFirstThatIsWrongIsNamed() {
    it.at(10).signOn(1, CHATS);
    shift(9, 9, -1, 600).expectRefused(RejectCode.UNKNOWN_INTERACTION, FieldName.INTERACTION, 1);
    it.at(100).arrive(1, FRONT, CHAT).accept(1);
    shift(9, 9, -1, 600).expectRefused(RejectCode.UNKNOWN_CHANNEL, FieldName.CHANNEL, 9);
    shift(CHAT, 9, -1, 600).expectRefused(RejectCode.UNKNOWN_QUEUE, FieldName.QUEUE, 9);
    shift(CHAT, 0, -1, 600).expectRefused(RejectCode.INVALID_NUMBER, FieldName.DURATION, -1);
    long much = Limits.MAX_DURATION_MS + 1;
    shift(CHAT, 0, much, 600).expectRefused(RejectCode.INVALID_NUMBER, FieldName.DURATION, much);
    shift(CHAT, 0, 0, 600).expectRefused(RejectCode.TOO_LONG, FieldName.SEALED, 600);
    shift(CHAT, 0, 0, 512)
        .expect("InteractionShifted", "InteractionWaiting", "OfferMade", "ContextDelivered");
    it.accept(2).complete(1);
    shift(9, 9, -1, 600).expectRefused(RejectCode.NOT_WAITING, FieldName.INTERACTION, 1);
  }

  @Test
  void L4_theListsMustFitTheNewQueue() {
    it.at(0).plan(TransferTest.manySkills());
    it.at(10).signOn(1, BOTH);
    Arrival arrival = new Arrival().reset(1, 1, CHAT);
    for (int skill = 2; skill <= 17; skill++) {
      arrival.noneOf.add(skill);
    }
    it.at(100).does((commands, into) -> commands.arrive(into, 0, arrival));
    it.shift(1, CHAT, 2, 0).expectRefused(RejectCode.TOO_MANY, FieldName.NONE_OF, 17);
  }

  private CoreStory shift(int channel, int queue, long boundMs, int noteLength) {
    byte[] note = new byte[noteLength];
    return it.does(
        (commands, into) -> commands.shift(into, 0, 1, channel, queue, boundMs, 0, note));
  }
}
