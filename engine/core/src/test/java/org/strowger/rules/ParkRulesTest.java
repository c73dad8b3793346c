package org.strowger.rules;

import org.junit.jupiter.api.Test;
import org.strowger.oracle.Command;
import org.strowger.oracle.PlanBuilder;

/** Rule C4: parked conversations, resumption, inactivity. */
class ParkRulesTest extends RuleTest {
  private static PlanBuilder chats(PlanBuilder p) {
    return p.asynchronous("chat", 0, 0, 0, 600, 2000)
        .channels("voice")
        .profile(
            "four",
            4,
            PlanBuilder.parked(p.handles("chat", 2, 2), 1),
            PlanBuilder.exclusive(p.handles("voice", 1, 1)))
        .queue("q")
        .queue("due", q -> q.due(1000))
        .resumes(300);
  }

  private void annHasIt() {
    it.at(0).plan(ParkRulesTest::chats).signOn("ann", "four");
    it.at(10).arrive("i1", "due", "chat").accept(1);
    it.at(20);
  }

  @Test
  void C4_parkingGivesBackAllButTheParkedCost() {
    annHasIt();
    it.arrive("i2", "q", "chat").accept(2);
    it.at(30).park("i1");
    it.expect("InteractionParked interaction=i1 agent=ann handledMs=20 cause=COMMAND");
    it.arrive("i3", "q", "chat"); // two and one are used, four are there
    it.expect("InteractionWaiting");
    it.at(40).complete("i2");
    it.expect("InteractionCompleted", "OfferMade interaction=i3 agent=ann");
  }

  @Test
  void C2_parkedUnitsKeepExclusiveWorkAway() {
    annHasIt();
    it.park("i1").arrive("call", "q", "voice");
    it.expect("InteractionWaiting");
    it.at(30).cancel("i1");
    it.expect("InteractionCancelled interaction=i1", "OfferMade interaction=call agent=ann");
  }

  @Test
  void C4_aResumedOneGoesFirstToWhoParkedIt() {
    annHasIt();
    it.signOn("bob", "four").park("i1");
    it.at(50).resume("i1");
    it.expect(
        "InteractionResumed interaction=i1 agent=ann parkedMs=30 cause=COMMAND",
        "InteractionWaiting dueMs=1050 ticketMs=10",
        "OfferMade agent=ann step=0");
    it.at(60).decline(2);
    it.expect(
        "OfferDeclined",
        "InteractionStepStarted step=1 cause=AFFINITY_ENDED",
        "OfferMade agent=bob step=1");
  }

  @Test
  void C4_byThePlanDueCountsFromTheTicket() {
    it.at(0).plan(p -> chats(p).resumes(0).resumesFromTicket()).signOn("ann", "four");
    it.at(10).arrive("i1", "due", "chat").accept(1).park("i1");
    it.at(50).resume("i1");
    it.expect("InteractionResumed", "InteractionWaiting dueMs=1010", "OfferMade step=1");
  }

  @Test
  void C4_signOffEndsTheParkedUnitsAndTheAgentIsRemembered() {
    annHasIt();
    it.park("i1").signOff("ann");
    it.expect("AgentSignedOff agent=ann");
    it.signOn("ann", "four").arrive("call", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade interaction=call agent=ann");
    it.at(30).decline(2);
    it.at(40).resume("i1");
    it.expect("InteractionResumed agent=ann", "InteractionWaiting", "OfferMade agent=ann step=0");
  }

  @Test
  void C4_theWorkEndsForLineAndPresence() {
    annHasIt();
    it.away("ann", 3).park("i1");
    it.expect("InteractionParked", "AgentPresenceChanged presence=AWAY reason=3 cause=WORK_ENDED");
  }

  @Test
  void C4_theCustomerOfAParkedOneMayLeave() {
    annHasIt();
    it.park("i1");
    it.at(30).abandon("i1");
    it.expect("InteractionAbandoned interaction=i1 queue=due waitedMs=0");
    it.resume("i1");
    it.expectRefused("UNKNOWN_INTERACTION", "INTERACTION", 1);
  }

  @Test
  void C4_profileChangesLeaveTheParkedUnits() {
    it.at(0).plan(p -> chats(p).profile("one", 2, p.handles("chat", 2, 2))).signOn("ann", "four");
    it.at(10).arrive("i1", "q", "chat").accept(1).park("i1").profile("ann", "one");
    it.arrive("i2", "q", "chat");
    it.expect("InteractionWaiting"); // one unit is still parked, two are asked
    it.at(20).resume("i1");
    it.expect("InteractionResumed", "InteractionWaiting", "OfferMade interaction=i2 agent=ann");
  }

  @Test
  void PM_inactivityParksAndThenCloses() {
    annHasIt();
    it.at(500).agentWrites("i1");
    it.expect("MessageRecorded sender=AGENT respondByMs=0");
    it.at(1099).tick();
    it.expect("Ticked");
    it.at(1100).tick();
    it.expect("InteractionParked agent=ann cause=INACTIVITY reason=0 handledMs=1090", "Ticked");
    it.at(3100).tick();
    it.expect("InteractionClosed interaction=i1 agent=ann parkedMs=2000", "Ticked");
  }

  @Test
  void PM_aMessageOfTheCustomerResumes() {
    annHasIt();
    it.park("i1");
    it.at(30).customerWrites("i1");
    it.expect(
        "MessageRecorded interaction=i1 sender=CUSTOMER",
        "InteractionResumed agent=ann cause=MESSAGE",
        "InteractionWaiting",
        "OfferMade agent=ann step=0");
  }

  @Test
  void PM_thereIsNoInactivityInAWarmTransfer() {
    annHasIt();
    it.at(600).warm("i1", "q");
    it.at(1000).tick();
    it.expect("Ticked");
    it.at(1100).cancelTransfer("i1");
    it.expect("TransferEnded how=CANCELLED");
    it.at(1700).tick();
    it.expect("InteractionParked cause=INACTIVITY", "Ticked");
  }

  @Test
  void C4_refusals() {
    annHasIt();
    it.arrive("call", "q", "voice").park("call");
    it.expectRefused("NOT_ACTIVE", "INTERACTION", 2);
    it.resume("i1");
    it.expectRefused("NOT_PARKED", "INTERACTION", 1);
    it.customerWrites("call");
    it.expectRefused("NOT_ASYNCHRONOUS", "CHANNEL", 2);
    it.does(new Command.Message(1, 3));
    it.expectRefused("INVALID_STATE", "SENDER", 3);
  }
}
