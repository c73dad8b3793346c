package org.strowger.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.strowger.codec.sbe.WrapUpKind.UNTIL_ENDED;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.IdKind;
import org.strowger.core.explain.Reason;
import org.strowger.oracle.Command;
import org.strowger.oracle.CoreMachine;
import org.strowger.oracle.PlanBuilder;

/** Leases of agents and forced sign-off: rule F1, decisions LE-a1 to LE-a6. */
class LeaseRulesTest extends RuleTest {
  /** Calls, of which "two" may have two; "narrow" has units for one. */
  private static PlanBuilder queues(PlanBuilder p) {
    return voice(p)
        .profile("two", 2, p.handles("voice", 1, 2))
        .profile("narrow", 1, p.handles("voice", 1, 2))
        .queue("q")
        .queue("r");
  }

  /** Ann signs on at 0 with a lease of 5 s and 2 s of grace, bob at 1 without. */
  private void annAndBob() {
    it.at(0).plan(LeaseRulesTest::queues).signOnFor("ann", "two", 5000, 2000);
    it.at(1).signOn("bob", "one");
  }

  @Test
  void F1_atTheEndOfTheLeaseNothingIsOfferedAnyMore() {
    annAndBob();
    it.at(4999).arrive("i1", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade interaction=i1 agent=ann");
    it.at(5000).arrive("i2", "q", "voice");
    it.expect(
        "@5000 AgentLeaseLost agent=ann untilMs=7000",
        "@5000 OfferWithdrawn interaction=i1 agent=ann reason=LEASE_LOST",
        "@5000 OfferMade interaction=i1 agent=bob",
        "InteractionWaiting interaction=i2");
  }

  @Test
  void LEa2_aliveAtTheEndOfTheLeaseIsLate() {
    annAndBob();
    it.at(5000).alive("ann");
    it.expect(
        "@5000 AgentLeaseLost agent=ann untilMs=7000",
        "@5000 AgentLeaseRenewed agent=ann untilMs=10000 wasLost=YES");
  }

  @Test
  void LEa2_aLeaseRunsFromItsRenewal() {
    annAndBob();
    it.at(4999).alive("ann");
    it.expect("AgentLeaseRenewed agent=ann untilMs=9999 wasLost=NO");
    it.at(9998).tick();
    it.expect("Ticked");
    it.at(9999).tick();
    it.expect("AgentLeaseLost agent=ann untilMs=11999", "Ticked");
  }

  @Test
  void LEa2_nothingElseRenewsIt() {
    annAndBob();
    it.at(1000).arrive("i1", "q", "voice").accept(1).away("ann", 1).available("ann");
    it.at(4000).complete("i1").skills("ann");
    it.at(5000).tick();
    it.expect("AgentLeaseLost agent=ann", "Ticked");
  }

  @Test
  void LEa2_aliveKeepsThePlaceInLine() {
    annAndBob();
    it.at(2).alive("ann").arrive("i1", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade interaction=i1 agent=ann");
  }

  @Test
  void LEa3_aPendingPresenceAndWorkAreKept() {
    annAndBob();
    it.at(10).arrive("i1", "q", "voice").accept(1).away("ann", 3);
    it.expect("AgentPresenceChanged presence=AVAILABLE pending=AWAY");
    it.at(6000).complete("i1");
    it.expect(
        "@5000 AgentLeaseLost agent=ann",
        "InteractionCompleted interaction=i1 agent=ann",
        "AgentPresenceChanged agent=ann presence=AWAY cause=WORK_ENDED reason=3");
    it.at(6001).alive("ann").arrive("i2", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade interaction=i2 agent=bob");
  }

  @Test
  void LEa3_availableDoesNotBringTheLeaseBack() {
    annAndBob();
    it.at(3).away("ann", 0).signOff("bob");
    it.at(6000).available("ann").arrive("i1", "q", "voice");
    it.expect("InteractionWaiting interaction=i1");
    it.at(6001).alive("ann");
    it.expect("AgentLeaseRenewed wasLost=YES", "OfferMade interaction=i1 agent=ann");
  }

  @Test
  void LEa3_whoIsLostIsStillInTheRoster() {
    annAndBob();
    it.at(2).signOff("bob");
    it.at(5001).arrive("i1", "q", "voice");
    it.expect("@5000 AgentLeaseLost", "InteractionWaiting interaction=i1 routable=YES");
  }

  @Test
  void R7_whoIsLostIsNotAvailableUnlessForced() {
    annAndBob();
    it.at(5000).away("bob", 0).arrive("i1", "q", "voice").assign("i1", "ann");
    it.expectRefused("NOT_AVAILABLE", "AGENT", 1);
    it.pick("i1", "ann").expectRefused("NOT_AVAILABLE", "AGENT", 1);
    it.force("i1", "ann").expect("OfferAccepted interaction=i1 agent=ann");
  }

  @Test
  void O4_theClaimOnWhoIsLostEnds() {
    annAndBob();
    it.at(2).signOff("bob").profile("ann", "narrow").arrive("i1", "q", "voice").accept(1);
    it.arrive("i2", "q", "voice").toHead("i2");
    it.expect("InteractionPromoted interaction=i2", "AgentClaimed interaction=i2 agent=ann");
    it.at(5000).tick();
    it.expect("AgentLeaseLost agent=ann", "ClaimEnded interaction=i2 agent=ann", "Ticked");
  }

  @Test
  void S4_anAffinityStepWaitsForWhoIsLostAndEndsAtTheSignOff() {
    it.at(0)
        .plan(p -> voice(p).queue("q", q -> q.named().then(60_000)))
        .signOnFor("ann", "one", 5000, 2000)
        .signOn("bob", "one");
    it.at(5000).arrive("i1", "q", "voice", i -> i.named("ann"));
    it.expect("AgentLeaseLost agent=ann", "InteractionWaiting interaction=i1");
    it.at(7000).tick();
    it.expect(
        "AgentSignedOff agent=ann cause=LEASE",
        "InteractionStepStarted interaction=i1 cause=AFFINITY_ENDED",
        "OfferMade interaction=i1 agent=bob",
        "Ticked");
  }

  @Test
  void LEa4_whoComesBackIsLastInLine() {
    annAndBob();
    it.at(6000).alive("ann");
    it.expect(
        "@5000 AgentLeaseLost agent=ann", "AgentLeaseRenewed agent=ann untilMs=11000 wasLost=YES");
    it.at(6001).arrive("i1", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade interaction=i1 agent=bob");
    it.at(11_000).tick();
    it.expect("AgentLeaseLost agent=ann untilMs=13000", "Ticked");
  }

  @Test
  void LEa5_atTheEndOfGraceTheAgentIsSignedOff() {
    annAndBob();
    it.at(10).arrive("i1", "q", "voice").accept(1).signOff("bob");
    it.at(6999).tick();
    it.expect("@5000 AgentLeaseLost agent=ann", "Ticked");
    it.at(7000).alive("ann");
    it.expect(
        "@7000 InteractionReturned interaction=i1 agent=ann handledMs=6990 reason=0",
        "@7000 InteractionWaiting interaction=i1",
        "@7000 AgentSignedOff agent=ann cause=LEASE",
        "Rejected code=NOT_SIGNED_ON");
  }

  @Test
  void LEa5_withoutGraceItIsATimerOfItsOwn() {
    it.at(0).plan(LeaseRulesTest::queues).signOnFor("ann", "two", 1000, 0);
    it.at(0).arrive("i1", "q", "voice");
    it.at(5000).signOn("bob", "one");
    it.expect(
        "@1000 AgentLeaseLost agent=ann untilMs=1000",
        "@1000 OfferWithdrawn interaction=i1 reason=LEASE_LOST",
        "@1000 AgentSignedOff agent=ann cause=LEASE",
        "@5000 AgentSignedOn agent=bob leaseUntilMs=0",
        "@5000 OfferMade interaction=i1 agent=bob");
  }

  @Test
  void LEa5_signingOffEndsTheLease() {
    annAndBob();
    it.at(10).signOff("ann").expect("AgentSignedOff agent=ann cause=COMMAND");
    it.signOn("ann", "one").expect("AgentSignedOn agent=ann leaseUntilMs=0");
    it.at(100_000).tick().expect("Ticked");
    it.alive("ann").expectRefused("NO_LEASE", "AGENT", 1);
  }

  /** i1 in wrap-up, i2 and i3 active, accepted in the order 1, 3, 2; i4 offered. */
  private void annHasThree() {
    it.at(0).plan(p -> queues(p).profile("many", 9, p.wrapsUp("voice", 1, 9, UNTIL_ENDED, 0)));
    it.define(IdKind.INTERACTION, "i1").signOn("ann", "many").away("ann", 0).available("ann");
    it.at(10).arrive("i1", "q", "voice").arrive("i2", "q", "voice").arrive("i3", "r", "voice");
    it.at(20).accept(1).accept(3).accept(2).complete("i1");
    it.at(30).arrive("i4", "q", "voice");
  }

  @Test
  void LEa6_workGoesBackInTheOrderInWhichItWasAccepted() {
    annHasThree();
    it.at(40).signOff("ann").expectRefused("WORK_IN_HAND", "AGENT", 1);
    it.forceOff("ann");
    it.expect(
        "OfferWithdrawn interaction=i4 agent=ann reason=SIGNED_OFF",
        "WrapUpEnded interaction=i1 agent=ann wrapUpMs=20 by=SIGN_OFF",
        "InteractionReturned interaction=i3 agent=ann handledMs=20 reason=0",
        "InteractionWaiting interaction=i3 queue=r ticketMs=10 dueMs=10",
        "InteractionReturned interaction=i2 agent=ann handledMs=20",
        "InteractionWaiting interaction=i2 queue=q ticketMs=10",
        "AgentSignedOff agent=ann cause=FORCED",
        "NameReleased number=1 kind=INTERACTION");
  }

  @Test
  void N2_theNamesOfAllThatEndsWithTheSignOffAreReleasedInOrder() {
    annHasThree();
    it.define(IdKind.INTERACTION, "i2").define(IdKind.INTERACTION, "i3").complete("i3");
    it.complete("i2");
    it.at(40).forceOff("ann");
    it.expect(
        "OfferWithdrawn interaction=i4",
        "WrapUpEnded interaction=i1 by=SIGN_OFF",
        "WrapUpEnded interaction=i3 by=SIGN_OFF",
        "WrapUpEnded interaction=i2 by=SIGN_OFF",
        "AgentSignedOff agent=ann",
        "NameReleased number=1",
        "NameReleased number=3",
        "NameReleased number=2");
  }

  @Test
  void LEa6_thePairIsNotHeldApart() {
    it.at(0).plan(LeaseRulesTest::queues).signOn("ann", "one").arrive("i1", "q", "voice").accept(1);
    it.at(10).forceOff("ann");
    it.expect("InteractionReturned", "InteractionWaiting", "AgentSignedOff");
    it.signOn("ann", "one");
    it.expect("AgentSignedOn", "OfferMade interaction=i1 agent=ann");
  }

  @Test
  void LEa6_noPresenceIsToldOfAnAgentThatGoes() {
    it.at(0).plan(LeaseRulesTest::queues).signOn("ann", "one").arrive("i1", "q", "voice").accept(1);
    it.away("ann", 2).forceOff("ann");
    it.expect("InteractionReturned", "InteractionWaiting", "AgentSignedOff cause=FORCED");
  }

  @Test
  void LEa6_aWarmTransferEndsFirst() {
    it.at(0).plan(LeaseRulesTest::queues).signOn("ann", "one").signOn("bob", "one");
    it.arrive("i1", "q", "voice").accept(1);
    it.at(10)
        .warm("i1", "r")
        .expect("InteractionTransferred", "OfferMade interaction=i1 agent=bob");
    it.at(20).forceOff("ann");
    it.expect(
        "OfferWithdrawn interaction=i1 agent=bob reason=TRANSFERRED",
        "TransferEnded interaction=i1 agent=ann how=CANCELLED",
        "InteractionReturned interaction=i1 agent=ann",
        "InteractionWaiting interaction=i1 queue=q",
        "AgentSignedOff agent=ann cause=FORCED",
        "OfferMade interaction=i1 agent=bob queue=q");
  }

  @Test
  void LEa6_whoIsConsultedHasOnlyAnOffer() {
    it.at(0).plan(LeaseRulesTest::queues).signOn("ann", "one").signOn("bob", "one");
    it.arrive("i1", "q", "voice").accept(1).warm("i1", "r");
    it.at(20).forceOff("bob");
    it.expect(
        "OfferWithdrawn interaction=i1 agent=bob reason=SIGNED_OFF", "AgentSignedOff agent=bob");
    it.complete("i1").expect("TransferEnded how=ENDED", "InteractionCompleted agent=ann");
  }

  @Test
  void X5_theRosterHasTheAgentUntilItIsSignedOff() {
    it.at(0).plan(LeaseRulesTest::queues).signOn("ann", "one").arrive("i1", "q", "voice").accept(1);
    it.forceOff("ann");
    it.expect(
        "InteractionReturned",
        "InteractionWaiting interaction=i1 routable=YES",
        "AgentSignedOff",
        "RoutabilityChanged interaction=i1 routable=NO");
  }

  @Test
  void F1_anExplanationTellsALostLeaseFromAPresence() {
    annAndBob();
    it.at(5500).away("ann", 0).away("bob", 0).arrive("i1", "q", "voice");
    CoreMachine core = new CoreMachine(it.history().limits());
    it.history().records().forEach(core::apply);
    Reason ann = core.machine().probe().candidate(it.interaction("i1"), it.agent("ann")).reason();
    assertEquals(new Reason(1, Reason.Detail.LEASE_LOST, 0, 7000, 0), ann);
    Reason bob = core.machine().probe().candidate(it.interaction("i1"), it.agent("bob")).reason();
    assertEquals(Reason.Detail.PRESENCE, bob.detail());
  }

  @Test
  void LEa1_theRangesOfLeaseAndGrace() {
    it.at(0).plan(LeaseRulesTest::queues);
    for (long lease : List.of(-1L, 1L, 999L, 86_400_001L)) {
      it.signOnFor("ann", "one", lease, 0).expectRefused("LEASE_RANGE", "LEASE", lease);
    }
    for (long grace : List.of(-1L, 86_400_001L)) {
      it.signOnFor("ann", "one", 1000, grace).expectRefused("LEASE_RANGE", "GRACE", grace);
    }
    it.signOnFor("ann", "one", 0, 1).expectRefused("LEASE_RANGE", "GRACE", 1);
    it.signOnFor("ann", "one", 1000, 86_400_000).expect("AgentSignedOn leaseUntilMs=1000");
    it.signOnFor("bob", "one", 86_400_000, 0).expect("AgentSignedOn leaseUntilMs=86400000");
    it.does(new Command.SignOn(3, 1, 1, 1, 9, List.of(), List.of(9)));
    it.expectRefused("UNKNOWN_TEAM", "TEAM", 9); // the lease is looked at last
  }

  @Test
  void LEa2_whoMayBeAlive() {
    it.at(0).plan(LeaseRulesTest::queues);
    it.does(new Command.Alive(99)).expectRefused("UNKNOWN_AGENT", "AGENT", 99);
    it.does(new Command.Alive(2)).expectRefused("NOT_SIGNED_ON", "AGENT", 2);
    it.signOn("ann", "one").alive("ann").expectRefused("NO_LEASE", "AGENT", 1);
  }
}
