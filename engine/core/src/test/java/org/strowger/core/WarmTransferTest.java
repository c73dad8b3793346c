package org.strowger.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.strowger.core.MovementPlan.AUTO;
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
import static org.strowger.core.MovementPlan.warm;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Arrival;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.Transfer;
import org.strowger.codec.Update;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.core.explain.Reason;

/** Rule K3, warm, on the core alone, and what decisions K3-b and K3-c say to it. */
class WarmTransferTest {
  private static final String TRANSFERRED = "InteractionTransferred interaction=1 warm=YES";

  private final CoreStory it = new CoreStory();

  @BeforeEach
  void aPlan() {
    it.at(0).plan(MovementPlan.plan(1, 0));
  }

  /** Agent 1 has interaction 1, a chat of the front queue, since 200; agents 2 to 4 are there. */
  private void active() {
    it.at(10).signOn(1, CHATS);
    it.at(100).arrive(1, FRONT, CHAT).accept(1);
    it.at(150).signOn(2, CHATS);
    it.at(151).signOn(3, CHATS);
    it.at(152).signOn(4, CHATS);
  }

  private Update requirement(int skill) {
    Update update = new Update().reset(1);
    update.setRequirement = true;
    update.allOf.add(skill, 1);
    return update;
  }

  @Test
  void K3_theFirstAgentKeepsItUntilAnotherHasIt() {
    active();
    it.at(300).transfer(warm(1, EXPERTS, 0));
    it.expect(
        "InteractionTransferred interaction=1 handledMs=200 fromQueue=1 toQueue=2 fromAgent=1"
            + " toAgent=0 warm=YES",
        "InteractionStepStarted interaction=1 queue=2 step=2 cause=SKIPPED",
        "OfferMade offer=2 interaction=1 agent=2 queue=2");
    // its unit is still in use
    it.at(310).arrive(2, FRONT, CHAT).expect("InteractionWaiting", "OfferMade agent=3");
    it.at(400).accept(2);
    it.expect(
        "OfferAccepted offer=2 interaction=1 waitedMs=100 agent=2 queue=2",
        "TransferEnded interaction=1 agent=1 how=TAKEN");
    assertEquals(2, it.probe().standing(1).agent);
    it.at(410).arrive(3, FRONT, CHAT).expect("InteractionWaiting", "OfferMade agent=4");
    it.at(420).arrive(4, FRONT, CHAT).expect("InteractionWaiting", "OfferMade agent=1");
  }

  @Test
  void K3_thePlaceIsKept() {
    active();
    it.at(300).away(2);
    it.at(301).away(3);
    it.at(302).away(4);
    it.at(310).arrive(2, EXPERTS, CHAT);
    it.at(320).transfer(warm(1, EXPERTS, 0));
    assertEquals(5100, it.probe().standing(1).dueMs);
    assertEquals(3, it.probe().standing(1).urgency);
    assertEquals(320, it.probe().standing(1).sinceMs);
    assertEquals(2, it.probe().standing(1).position);
  }

  @Test
  void F2_whoConsultsIsExcludedAndThenForThePlansTime() {
    active();
    it.at(200).signOn(5, BOTH);
    it.at(210).arrive(2, WIDE, CHAT).pick(2, 5);
    it.at(300).transfer(warm(2, FRONT, 0));
    it.expect("InteractionTransferred", "OfferMade agent=2");
    assertEquals(new Reason(2, Reason.Detail.EXCLUDED, 0, 0, 0), why(2, 5));
    it.at(400).pick(2, 3).expect("OfferAccepted agent=3", "TransferEnded", "OfferWithdrawn");
    it.at(500)
        .returns(2, 3, 0)
        .expect("InteractionReturned", "InteractionWaiting", "OfferMade agent=2");
    assertEquals(new Reason(2, Reason.Detail.EXCLUDED, 0, 400 + HOLD_MS, 0), why(2, 5));
  }

  private Reason why(long interaction, int agent) {
    return it.probe().candidate(interaction, agent).reason();
  }

  @Test
  void HOb_theOtherHasTheContext() {
    it.at(10).signOn(1, CHATS).signOn(2, CHATS);
    Arrival arrival = new Arrival().reset(1, FRONT, CHAT);
    arrival.customer = 5;
    arrival.topic = 3;
    it.at(100).does((commands, into) -> commands.arrive(into, 0, arrival)).accept(1);
    it.at(200).transfer(warm(1, 0, 0));
    it.expect(
        "InteractionTransferred",
        "OfferMade offer=2 agent=2",
        "ContextDelivered offer=2 customer=5 lastAgent=1 touchpoints=CONTACT/100/1/0/2/3/0/1/OPEN/");
    it.at(210).does((commands, into) -> commands.forgetCustomer(into, 0, 5));
    it.at(220).cancelTransfer(1, 0);
    it.at(230).returns(1, 1, 0).expect("InteractionReturned", "InteractionWaiting", "OfferMade");
    it.at(240).accept(3).expect("OfferAccepted agent=2 handover=WITHOUT_CONTEXT");
  }

  @Test
  void R5_theOthersWhoWereAskedHaveLostIt() {
    active();
    it.at(300).transfer(warm(1, WIDE, 0));
    it.expect(TRANSFERRED, "OfferMade agent=2", "OfferMade agent=3", "OfferMade agent=4");
    it.at(310).away(1).expect("AgentPresenceChanged presence=AVAILABLE pending=AWAY");
    it.at(400).accept(3);
    it.expect(
        "OfferAccepted agent=3",
        "TransferEnded agent=1 how=TAKEN",
        "AgentPresenceChanged agent=1 presence=AWAY cause=WORK_ENDED",
        "OfferWithdrawn agent=2 reason=LOST",
        "OfferWithdrawn agent=4 reason=LOST");
  }

  @Test
  void R5_anAutomaticAcceptanceTakesIt() {
    it.at(10).signOn(1, BOTH);
    it.at(100).arrive(1, FRONT, AUTO).expect("InteractionWaiting", "OfferAccepted agent=1");
    it.at(200).signOn(2, BOTH);
    it.at(300).transfer(warm(1, 0, 0));
    it.expect(TRANSFERRED, "OfferAccepted agent=2 auto=YES", "TransferEnded how=TAKEN");
  }

  @Test
  void K3_cancelledItIsAsBefore() {
    active();
    Transfer transfer = warm(1, EXPERTS, 3);
    transfer.setUrgency = true;
    transfer.urgency = 0;
    transfer.setCredit = true;
    transfer.creditMs = 500;
    it.at(300).transfer(transfer).expect(TRANSFERRED, "OfferMade agent=3 step=0");
    it.at(310).toHead(1).expect("InteractionPromoted interaction=1");
    Update update = requirement(SKILL);
    update.excluded.add(2);
    it.at(320)
        .does((commands, into) -> commands.update(into, 0, update))
        .expect("InteractionUpdated");
    it.at(400).cancelTransfer(1, 1);
    it.expect(
        "OfferWithdrawn offer=2 agent=3 reason=TRANSFERRED",
        "TransferEnded interaction=1 agent=1 how=CANCELLED");
    assertEquals(1, it.probe().standing(1).agent);
    // class, due and lists are those of before, and nobody is promoted
    it.at(500).returns(1, 1, 0);
    it.expect(
        "InteractionReturned interaction=1 handledMs=400 agent=1",
        "InteractionWaiting dueMs=20100 queue=1 urgency=3",
        "OfferMade agent=2 step=1");
    assertEquals(0, it.probe().standing(1).promoted);
    assertEquals(0, it.probe().standing(1).allOf.length);
  }

  @Test
  void K3c_whatAnUpdateAsksGoesWithIt() {
    active();
    it.at(300).signOn(5, CHATS, SKILL);
    it.at(310).transfer(warm(1, FRONT, 0)).expect(TRANSFERRED, "OfferMade agent=2");
    it.at(320).does((commands, into) -> commands.update(into, 0, requirement(SKILL)));
    it.expect(
        "InteractionUpdated",
        "OfferWithdrawn agent=2 reason=NOT_ELIGIBLE",
        "OfferMade offer=3 agent=5");
    it.at(400).accept(3).expect("OfferAccepted agent=5", "TransferEnded how=TAKEN");
    it.at(500).returns(1, 5, 0).expect("InteractionReturned", "InteractionWaiting");
    assertEquals(2, it.probe().standing(1).allOf.length);
  }

  @Test
  void K3c_holdsStayWhenItIsCancelled() {
    active();
    it.at(300).transfer(warm(1, 0, 0)).expect(TRANSFERRED, "OfferMade offer=2 agent=2");
    it.at(310).decline(2).expect("OfferDeclined agent=2", "OfferMade offer=3 agent=3");
    it.at(320).cancelTransfer(1, 0).expect("OfferWithdrawn agent=3", "TransferEnded how=CANCELLED");
    it.at(330).returns(1, 0, 0);
    it.expect("InteractionReturned", "InteractionWaiting", "OfferMade agent=3");
    assertEquals(Reason.Detail.HELD_APART, why(1, 2).detail());
  }

  @Test
  void S5_afterTheLastStepsLimitItIsNotTaken() {
    active();
    it.at(300).transfer(warm(1, SHORT, 0)).expect(TRANSFERRED, "OfferMade offer=2 agent=2");
    it.at(8300).tick();
    it.expect(
        "OfferWithdrawn offer=2 agent=2 reason=EXPIRED",
        "TransferEnded interaction=1 agent=1 how=NOT_TAKEN",
        "Event105");
    it.at(9000).complete(1).expect("InteractionCompleted interaction=1 handledMs=8900 agent=1");
  }

  @Test
  void K3_completedWhileUnderWayItEnds() {
    active();
    it.at(300).transfer(warm(1, EXPERTS, 0));
    it.at(400).complete(1);
    it.expect(
        "OfferWithdrawn offer=2 agent=2 reason=TRANSFERRED",
        "TransferEnded interaction=1 agent=1 how=ENDED",
        "InteractionCompleted interaction=1 handledMs=300 agent=1");
    it.at(500).does((commands, into) -> commands.wrapUpEnd(into, 0, 1, 0)).expect("Event139");
    it.at(600).complete(1).expectRefused(RejectCode.UNKNOWN_INTERACTION, FieldName.INTERACTION, 1);
  }

  @Test
  void K3_itIsPromotedAndClaimsAsAnyOther() {
    it.at(0).plan(MovementPlan.plan(2, 1000));
    it.at(10).signOn(1, BOTH);
    it.at(20).signOn(2, BOTH);
    it.at(100).arrive(1, FRONT, VOICE).accept(1);
    it.at(110).arrive(2, FRONT, CHAT).accept(2);
    it.at(200).transfer(warm(1, 0, 0)).expect(TRANSFERRED);
    it.at(1200).tick();
    it.expect(
        "InteractionPromoted interaction=1", "AgentClaimed interaction=1 agent=2", "Event105");
    it.at(1300).cancelTransfer(1, 0);
    it.expect("TransferEnded how=CANCELLED", "ClaimEnded interaction=1 agent=2");
  }

  @Test
  void R7_assignAndPickActOnTheConsult() {
    active();
    it.at(300).transfer(warm(1, 0, 0)).expect(TRANSFERRED, "OfferMade offer=2 agent=2");
    it.at(310).assign(1, 4).expect("OfferWithdrawn agent=2 reason=ASSIGNED", "OfferMade agent=4");
    it.at(320).pick(1, 3);
    it.expect("OfferAccepted agent=3", "TransferEnded how=TAKEN", "OfferWithdrawn agent=4");
  }

  @Test
  void K3b_whatNeedsItWholeIsRefused() {
    active();
    it.at(300).transfer(warm(1, EXPERTS, 0));
    it.at(310).abandon(1).expectRefused(RejectCode.NOT_WAITING, FieldName.INTERACTION, 1);
    it.transfer(warm(1, EXPERTS, 9))
        .expectRefused(RejectCode.IN_TRANSFER, FieldName.INTERACTION, 1);
    it.shift(1, 9, 9, -1).expectRefused(RejectCode.IN_TRANSFER, FieldName.INTERACTION, 1);
    it.returns(1, 2, 0).expectRefused(RejectCode.WRONG_AGENT, FieldName.AGENT, 2);
    it.returns(1, 1, 0).expectRefused(RejectCode.IN_TRANSFER, FieldName.INTERACTION, 1);
    it.signOff(1).expectRefused(RejectCode.WORK_IN_HAND, FieldName.AGENT, 1);
    it.does((commands, into) -> commands.complete(into, 0, 1, 2, 0, 0));
    it.expectRefused(RejectCode.WRONG_AGENT, FieldName.AGENT, 2);
    it.does((commands, into) -> commands.wrapUpEnd(into, 0, 1, 0));
    it.expectRefused(RejectCode.NOT_IN_WRAP_UP, FieldName.INTERACTION, 1);
    it.cancelTransfer(1, 2).expectRefused(RejectCode.WRONG_AGENT, FieldName.AGENT, 2);
    it.cancelTransfer(2, 2).expectRefused(RejectCode.UNKNOWN_INTERACTION, FieldName.INTERACTION, 2);
    // no command reaches the work of the first agent by itself
    it.cancelTransfer(-1, 1);
    it.expectRefused(RejectCode.UNKNOWN_INTERACTION, FieldName.INTERACTION, -1);
    it.cancelTransfer(1, 1).expect("OfferWithdrawn", "TransferEnded how=CANCELLED");
    it.cancelTransfer(1, 2).expectRefused(RejectCode.NOT_IN_TRANSFER, FieldName.INTERACTION, 1);
  }

  @Test
  void K3b_onlyAnActiveOneIsTransferredWarm() {
    it.at(100).arrive(1, FRONT, CHAT);
    it.transfer(warm(1, 9, 0)).expectRefused(RejectCode.NOT_ACTIVE, FieldName.INTERACTION, 1);
  }

  @Test
  void K3c_itDoesNotCountAgainstTheLimitOfInteractions() {
    CoreStory small = new CoreStory(new CoreLimits(4, 2, 64));
    small.at(0).plan(MovementPlan.plan(1, 0));
    small.at(10).signOn(1, CHATS).arrive(1, FRONT, CHAT).accept(1);
    small.at(20).transfer(warm(1, 0, 0)).expect(TRANSFERRED);
    small.at(30).arrive(2, FRONT, CHAT).expect("InteractionWaiting");
    small.arrive(3, FRONT, CHAT);
    small.expectRefused(RejectCode.LIMIT_EXCEEDED, FieldName.INTERACTION, 2);
  }

  @Test
  void X2_aPlanThatTakesTheQueueOfTheConsultMovesIt() {
    it.at(10).signOn(1, CHATS);
    it.at(100).arrive(1, FRONT, CHAT).accept(1);
    it.at(200).transfer(warm(1, WIDE, 0)).expect(TRANSFERRED);
    it.at(300).plan(without(2, 3)).expect("Event104");
    it.does((commands, into) -> commands.planRework(into, 0));
    it.expect("Event107", "InteractionMoved interaction=1 fromQueue=3 toQueue=1");
    it.at(400).cancelTransfer(1, 0).expect("TransferEnded how=CANCELLED");
  }

  @Test
  void X2_whatIsNotReworkedCanBeCancelledAndCompleted() {
    it.at(10).signOn(1, BOTH);
    it.at(100).arrive(1, WIDE, CHAT).accept(1);
    it.at(110).arrive(2, WIDE, CHAT).accept(2);
    it.at(200).transfer(warm(1, FRONT, 0)).transfer(warm(2, SHORT, 0));
    it.at(300).plan(without(2, 3)).expect("Event104");
    it.at(310).cancelTransfer(1, 0).expect("TransferEnded how=CANCELLED");
    it.at(320).complete(2).expect("TransferEnded how=ENDED", "InteractionCompleted agent=1");
    // the work was moved with the plan
    it.at(330).returns(1, 1, 0).expect("InteractionReturned", "InteractionWaiting queue=1");
  }

  @Test
  void X2_bothQueuesAreInUse() {
    it.at(10).signOn(1, CHATS);
    it.at(100).arrive(1, FRONT, CHAT).accept(1);
    it.at(200).transfer(warm(1, WIDE, 0));
    it.at(300).plan(without(2, 1)).expectRefused(RejectCode.PLAN_IN_USE, FieldName.QUEUE, 1);
    it.at(305).plan(onlyExperts()).expectRefused(RejectCode.PLAN_IN_USE, FieldName.QUEUE, 1);
    it.at(310).cancelTransfer(1, 0);
    it.at(320)
        .transfer(MovementPlan.to(1, WIDE, 0))
        .expect("InteractionTransferred", "InteractionWaiting");
    it.at(330).plan(without(2, 1)).expect("Event104");
  }

  /** The plan without a queue, the others falling back to the first. */
  static Plan without(int version, int queue) {
    Plan all = MovementPlan.plan(version, 0);
    return new Plan(
        version,
        0,
        all.skills(),
        all.teams(),
        all.channels(),
        all.profiles(),
        all.queues().stream()
            .filter(each -> !each.id().equals(String.valueOf(queue)))
            .map(each -> queue == 1 ? withoutFallback(each) : each)
            .toList());
  }

  private static Plan onlyExperts() {
    Plan all = MovementPlan.plan(2, 0);
    return new Plan(
        2,
        0,
        all.skills(),
        all.teams(),
        all.channels(),
        all.profiles(),
        List.of(withoutFallback(all.queues().get(1))));
  }

  private static Plan.Queue withoutFallback(Plan.Queue of) {
    return new Plan.Queue(
        of.id(),
        of.order(),
        of.urgency(),
        of.targetMs(),
        of.offerTimeoutMs(),
        of.declineHoldMs(),
        of.missesAllowed(),
        of.broadcast(),
        "",
        "",
        of.weights(),
        of.steps());
  }

  @Test
  void T5_aQueryTellsTheFirstAgentAndTheOffersOfTheConsult() {
    CoreScript script = new CoreScript();
    script.at(0).plan(MovementPlan.plan(1, 0));
    script.at(10).signOn(1, "2").signOn(2, "2");
    int front = script.number(IdKind.QUEUE, "1");
    script.at(100).arrive(1, "1", "2").accept(1);
    script.at(200).transfer(warm(1, script.number(IdKind.QUEUE, "3"), 0));
    script.queryInteraction(1);
    script.expect(
        "OfferAnswer offer=2 interaction=1 agent=2",
        "InteractionAnswer interaction=1 state=2 queue="
            + front
            + " agent=1 position=0 openOffers=1");
    script.queryInteraction(-1).expect("InteractionAnswer interaction=-1 state=0");
    script.queryAgent(1).expect("AgentAnswer used=1 work=1");
    script.queryQueue(script.number(IdKind.QUEUE, "3"), 1, 9);
    script.expect("QueueAnswer interaction=1 position=1 openOffers=1", "QueueAnswer position=1");
  }
}
