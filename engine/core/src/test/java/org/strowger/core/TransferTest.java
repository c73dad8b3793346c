package org.strowger.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.strowger.core.MovementPlan.BOTH;
import static org.strowger.core.MovementPlan.CHAT;
import static org.strowger.core.MovementPlan.CHATS;
import static org.strowger.core.MovementPlan.EXPERTS;
import static org.strowger.core.MovementPlan.FRONT;
import static org.strowger.core.MovementPlan.HOLD_MS;
import static org.strowger.core.MovementPlan.SHORT;
import static org.strowger.core.MovementPlan.SKILL;
import static org.strowger.core.MovementPlan.VOICE;
import static org.strowger.core.MovementPlan.WIDE;
import static org.strowger.core.MovementPlan.to;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Arrival;
import org.strowger.codec.Limits;
import org.strowger.codec.Transfer;
import org.strowger.codec.Update;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.Strategy;
import org.strowger.core.explain.Reason;

/** Rule K3, blind, on the core alone, and what decision K3-a says to it. */
class TransferTest {
  private final CoreStory it = new CoreStory();

  @BeforeEach
  void aPlan() {
    it.at(0).plan(MovementPlan.plan(1, 0));
  }

  /** Agent 1 has interaction 1, a chat of the front queue, since 200. */
  private void active() {
    it.at(10).signOn(1, BOTH);
    it.at(100).arrive(1, FRONT, CHAT).expect("InteractionWaiting dueMs=20100", "OfferMade offer=1");
    it.at(200).accept(1);
  }

  private Reason why(long interaction, int agent) {
    return it.probe().candidate(interaction, agent).reason();
  }

  @Test
  void K3_anActiveOneGoesToAnotherQueue() {
    active();
    it.at(250).signOn(2, BOTH);
    it.at(300).transfer(to(1, EXPERTS, 0));
    it.expect(
        "InteractionTransferred interaction=1 handledMs=100 fromQueue=1 toQueue=2 fromAgent=1"
            + " toAgent=0 reason=0 warm=NO",
        "InteractionWaiting interaction=1 dueMs=5100 queue=2 channel=2 urgency=3 ticketMs=100",
        "InteractionStepStarted step=2 cause=SKIPPED",
        "OfferMade offer=2 agent=2 queue=2 step=2");
    it.at(400).accept(2).expect("OfferAccepted offer=2 waitedMs=100 agent=2");
  }

  @Test
  void O2_theEarlierDueHolds() {
    active();
    it.at(300).transfer(to(1, EXPERTS, 0));
    it.at(400).transfer(to(1, FRONT, 0));
    it.expect("InteractionTransferred fromAgent=0", "InteractionWaiting dueMs=5100 queue=1");
  }

  @Test
  void K3a_classAndCreditAreKeptUnlessSaid() {
    active();
    Transfer transfer = to(1, EXPERTS, 0);
    transfer.setCredit = true;
    transfer.creditMs = -30_000;
    transfer.setUrgency = true;
    // as an update would: due moves by the difference, then the earlier of the two holds
    it.at(300).transfer(transfer);
    it.expect(
        "InteractionTransferred",
        "InteractionWaiting dueMs=35100 urgency=1",
        "InteractionStepStarted step=2");
    transfer.queue = 0;
    transfer.urgency = 9;
    transfer.creditMs = 1000;
    it.at(400).transfer(transfer);
    it.expect(
        "InteractionTransferred",
        "InteractionWaiting dueMs=4100 urgency=9",
        "InteractionStepStarted step=2");
  }

  @Test
  void F2_whoTransferredItIsExcludedForThePlansTime() {
    active();
    it.at(300).transfer(to(1, 0, 0)).expect("InteractionTransferred", "InteractionWaiting");
    assertEquals(new Reason(2, Reason.Detail.EXCLUDED, 0, 300 + HOLD_MS, 0), why(1, 1));
    it.at(299 + HOLD_MS).tick().expect("Event105");
    it.at(300 + HOLD_MS).tick().expect("OfferMade interaction=1 agent=1", "Event105");
  }

  @Test
  void K3a_transferredByTheSameAgainTheTimeStartsAnew() {
    active();
    it.at(300).transfer(to(1, 0, 0));
    it.at(400).pick(1, 1).expect("OfferAccepted agent=1");
    it.at(1000).transfer(to(1, 0, 0));
    it.at(300 + HOLD_MS).tick().expect("Event105");
    it.at(1000 + HOLD_MS).tick().expect("OfferMade agent=1", "Event105");
  }

  @Test
  void K3a_anUpdateOfTheListsLeavesTheExclusion() {
    active();
    it.at(300).transfer(to(1, 0, 0));
    Update update = new Update().reset(1);
    update.setRequirement = true;
    it.at(400)
        .does((commands, into) -> commands.update(into, 0, update))
        .expect("InteractionUpdated");
  }

  @Test
  void K3a_itIsFreeForTheNextOfItsAgentAtOnce() {
    it.at(10).signOn(1, CHATS);
    it.at(100).arrive(1, FRONT, CHAT);
    it.at(200).accept(1);
    it.at(250).arrive(2, FRONT, CHAT);
    it.at(300).away(1);
    // no wrap-up; a pending presence takes effect
    it.at(400).transfer(to(1, 0, 0));
    it.expect(
        "InteractionTransferred interaction=1",
        "AgentPresenceChanged agent=1 presence=AWAY pending=NONE cause=WORK_ENDED",
        "InteractionWaiting interaction=1");
    it.at(500).available(1).expect("AgentPresenceChanged", "OfferMade interaction=2 agent=1");
  }

  @Test
  void A1_theAgentGoesToTheEndOfTheLine() {
    active();
    it.at(250).signOn(2, BOTH);
    it.at(260).signOn(3, BOTH);
    it.at(300)
        .transfer(to(1, 0, 3))
        .expect("InteractionTransferred", "InteractionWaiting", "OfferMade agent=3");
    it.at(310).arrive(2, FRONT, CHAT).expect("InteractionWaiting", "OfferMade agent=2");
    it.at(320).arrive(3, FRONT, CHAT).expect("InteractionWaiting", "OfferMade agent=1");
  }

  @Test
  void K3_aWaitingOneIsTakenFromThoseWhoAreAsked() {
    it.at(10).signOn(1, BOTH);
    it.at(11).signOn(2, BOTH);
    it.at(100).arrive(1, WIDE, CHAT);
    it.at(200).transfer(to(1, FRONT, 0));
    it.expect(
        "InteractionTransferred handledMs=0 fromQueue=3 toQueue=1 fromAgent=0 warm=NO",
        "OfferWithdrawn offer=1 agent=1 reason=TRANSFERRED",
        "OfferWithdrawn offer=2 agent=2 reason=TRANSFERRED",
        "InteractionWaiting dueMs=100 queue=1",
        "OfferMade offer=3 agent=1");
    it.accept(1).expect("Rejected code=STALE_OFFER detail=WITHDRAWN");
  }

  @Test
  void K3_promotionAndClaimEndAndTheClockStartsAnew() {
    it.at(0).plan(MovementPlan.plan(2, 1000));
    it.at(10).signOn(1, BOTH);
    it.at(20).arrive(1, FRONT, CHAT);
    it.at(30).accept(1);
    it.at(40).arrive(2, FRONT, VOICE);
    it.at(1040)
        .tick()
        .expect("InteractionPromoted interaction=2", "AgentClaimed agent=1", "Event105");
    it.at(1500).transfer(to(2, 0, 0));
    it.expect("InteractionTransferred", "ClaimEnded interaction=2 agent=1", "InteractionWaiting");
    it.at(2499).tick().expect("Event105");
    it.at(2500).tick().expect("InteractionPromoted interaction=2", "AgentClaimed", "Event105");
  }

  @Test
  void K3_holdsAndExclusionsStay() {
    it.at(10).signOn(1, BOTH);
    it.at(11).signOn(2, BOTH);
    Arrival arrival = new Arrival().reset(1, FRONT, CHAT);
    arrival.excluded.add(2);
    it.at(100).does((commands, into) -> commands.arrive(into, 0, arrival));
    it.at(200).decline(1);
    it.at(300).transfer(to(1, WIDE, 0)).expect("InteractionTransferred", "InteractionWaiting");
    assertEquals(Reason.Detail.HELD_APART, why(1, 1).detail());
    assertEquals(new Reason(2, Reason.Detail.EXCLUDED, 0, 0, 0), why(1, 2));
  }

  @Test
  void S5_theLimitOfTheNewQueueCounts() {
    active();
    it.at(300).transfer(to(1, SHORT, 0)).expect("InteractionTransferred", "InteractionWaiting");
    it.at(8299).tick().expect("Event105");
    it.at(8300).tick().expect("InteractionExpired", "Event105");
  }

  // To an agent

  @Test
  void K3_toAnAgentOnlyThatAgentMayTakeItAtFirst() {
    active();
    it.at(210).signOn(2, BOTH);
    it.at(220).signOn(3, CHATS);
    it.at(230).arrive(2, FRONT, CHAT);
    it.at(240).assign(2, 3);
    it.at(250).accept(3);
    it.at(300).transfer(to(1, 0, 3));
    it.expect("InteractionTransferred toAgent=3", "InteractionWaiting");
    assertEquals(new Reason(7, Reason.Detail.AFFINITY, 3, 0, 0), why(1, 2));
    assertEquals(0, it.probe().standing(1).step);
    it.at(400).complete(2);
    it.at(500).does((commands, into) -> commands.wrapUpEnd(into, 0, 2, 0));
    it.expect("Event139", "OfferMade interaction=1 agent=3 step=0");
    it.at(600).accept(4).expect("OfferAccepted agent=3 step=0");
  }

  @Test
  void K3_afterTheBoundItIsForAll() {
    active();
    it.at(210).signOn(2, CHATS);
    it.at(220).signOn(3, CHATS);
    it.at(230).arrive(2, FRONT, CHAT);
    it.at(240).force(2, 3);
    Transfer transfer = to(1, 0, 3);
    transfer.boundMs = 5000;
    it.at(300).transfer(transfer).expect("InteractionTransferred", "InteractionWaiting");
    it.at(5299).tick().expect("Event105");
    it.at(5300).tick();
    it.expect("InteractionStepStarted step=1 cause=TIME", "OfferMade agent=2 step=1", "Event105");
    transfer.boundMs = 0;
    it.at(6000)
        .transfer(transfer)
        .expect("InteractionTransferred", "OfferWithdrawn", "InteractionWaiting");
    it.at(65_999).tick().expect("Event105");
    it.at(66_000)
        .tick()
        .expect("InteractionStepStarted step=1 cause=TIME", "OfferMade", "Event105");
  }

  @Test
  void K3_toAnAgentWhoIsNotThereItBeginsAtTheFirstStepAtOnce() {
    active();
    it.at(210).signOn(2, BOTH);
    it.at(300).transfer(to(1, 0, 5));
    it.expect(
        "InteractionTransferred toAgent=5",
        "InteractionWaiting",
        "InteractionStepStarted step=1 cause=AFFINITY_ENDED",
        "OfferMade agent=2 step=1");
  }

  // Refusals, in order

  private void refused(Transfer transfer, RejectCode code, FieldName field, long value) {
    it.transfer(transfer).expectRefused(code, field, value);
  }

  @Test
  void K3a_theFirstThatIsWrongIsNamed() {
    it.at(10).signOn(1, BOTH);
    it.at(11).signOn(2, CHATS);
    Transfer wrong = new Transfer().reset(1);
    wrong.agent = 2;
    wrong.queue = 9;
    wrong.toAgent = 17;
    wrong.boundMs = -1;
    wrong.setCredit = true;
    wrong.creditMs = Limits.MAX_CREDIT_MS + 1;
    wrong.sealed = new byte[Limits.MAX_NOTE_LENGTH + 1];
    refused(wrong, RejectCode.UNKNOWN_INTERACTION, FieldName.INTERACTION, 1);
    it.at(100).arrive(1, FRONT, CHAT);
    refused(wrong, RejectCode.WRONG_AGENT, FieldName.AGENT, 2);
    wrong.agent = 1; // nobody has it yet
    refused(wrong, RejectCode.WRONG_AGENT, FieldName.AGENT, 1);
    it.accept(1);
    refused(wrong, RejectCode.UNKNOWN_QUEUE, FieldName.QUEUE, 9);
    wrong.queue = EXPERTS;
    refused(wrong, RejectCode.UNKNOWN_AGENT, FieldName.AGENT, 17);
    wrong.toAgent = 1;
    refused(wrong, RejectCode.SAME_AGENT, FieldName.AGENT, 1);
    wrong.toAgent = 0;
    refused(wrong, RejectCode.INVALID_NUMBER, FieldName.DURATION, -1);
    wrong.boundMs = Limits.MAX_DURATION_MS + 1;
    refused(wrong, RejectCode.INVALID_NUMBER, FieldName.DURATION, wrong.boundMs);
    wrong.boundMs = 0;
    refused(wrong, RejectCode.CREDIT_RANGE, FieldName.CREDIT, wrong.creditMs);
    wrong.creditMs = 0;
    refused(wrong, RejectCode.TOO_LONG, FieldName.SEALED, Limits.MAX_NOTE_LENGTH + 1);
    wrong.sealed = new byte[Limits.MAX_NOTE_LENGTH];
    it.transfer(wrong)
        .expect(
            "InteractionTransferred",
            "InteractionWaiting",
            "InteractionStepStarted",
            "OfferMade agent=2",
            "ContextDelivered");
    it.accept(2).complete(1);
    refused(wrong, RejectCode.NOT_ACTIVE, FieldName.INTERACTION, 1);
  }

  @Test
  void K3a_theNoteGoesWithIt() {
    active();
    it.at(250).signOn(2, BOTH);
    Transfer transfer = to(1, 0, 0);
    transfer.sealed = "why".getBytes(UTF_8);
    it.at(300).transfer(transfer);
    it.expect(
        "InteractionTransferred",
        "InteractionWaiting",
        "OfferMade offer=2 agent=2",
        "ContextDelivered offer=2 agent=2 touchpoints=NOTE/300/1/0/2/0/0/1/OPEN/why");
    it.at(400).accept(2).expect("OfferAccepted agent=2 handover=WITH_CONTEXT");
    it.at(500).transfer(to(1, 0, 0)).expect("InteractionTransferred", "InteractionWaiting");
    // nobody has it now
    transfer.sealed = "again".getBytes(UTF_8);
    it.at(600).transfer(transfer).expect("InteractionTransferred", "InteractionWaiting");
    it.at(700).signOn(3, BOTH);
    it.expect(
        "Event110",
        "OfferMade agent=3",
        "ContextDelivered touchpoints=NOTE/600/1/0/2/0/0/0/OPEN/again,NOTE/300/1/0/2/0/0/1/OPEN/why");
  }

  @Test
  void L4_theListsMustFitTheNewQueue() {
    it.at(0).plan(manySkills());
    it.at(10).signOn(1, BOTH);
    Arrival arrival = new Arrival().reset(1, 1, CHAT);
    for (int skill = 2; skill <= 17; skill++) {
      arrival.noneOf.add(skill);
    }
    it.at(100).does((commands, into) -> commands.arrive(into, 0, arrival)).accept(1);
    refused(to(1, 2, 0), RejectCode.TOO_MANY, FieldName.NONE_OF, 17);
    it.transfer(to(1, 1, 0)).expect("InteractionTransferred", "InteractionWaiting");
  }

  static Plan manySkills() {
    String[] skills = new String[17];
    for (int i = 0; i < skills.length; i++) {
      skills[i] = String.valueOf(i + 1);
    }
    Plan.Step none =
        new Plan.Step(0, Strategy.LONGEST_IDLE, List.of(), List.of(), List.of("1"), List.of());
    return new PlanOf(2)
        .skills(skills)
        .channels("1", "2", "3")
        .profile("1", 3, "2")
        .queue("1")
        .queue("2", queue -> queue.step(none))
        .build();
  }

  @Test
  void K3_aPlanChangeBringsItBackFirst() {
    it.at(100).arrive(1, EXPERTS, CHAT, SKILL);
    it.at(110).arrive(2, EXPERTS, CHAT, SKILL);
    it.at(200).plan(WarmTransferTest.without(2, EXPERTS));
    it.at(300).transfer(to(1, WIDE, 0));
    it.expect(
        "InteractionMoved fromQueue=2 toQueue=1 cause=PLAN",
        "InteractionTransferred fromQueue=1 toQueue=3",
        "InteractionWaiting queue=3");
    assertNull(it.probe().candidate(2, 1));
  }
}
