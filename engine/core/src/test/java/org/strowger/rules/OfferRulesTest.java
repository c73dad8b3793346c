package org.strowger.rules;

import org.junit.jupiter.api.Test;
import org.strowger.oracle.Command;
import org.strowger.oracle.PlanBuilder;

/** Rules R: offers and how they end. */
class OfferRulesTest extends RuleTest {
  private static PlanBuilder forgiving(PlanBuilder p) {
    return voice(p)
        .profile("three", 3, p.handles("voice", 1, 3))
        .queue("q", q -> q.misses(2).offerTimeout(1000).declineHold(5000))
        .queue("lenient", q -> q.misses(3).offerTimeout(1000).declineHold(5000))
        .queue("strict", q -> q.misses(1).offerTimeout(1000).declineHold(5000));
  }

  @Test
  void R1_anOfferHasAnIdAndADeadline() {
    it.at(0).plan(p -> voice(p).queue("q", q -> q.offerTimeout(777))).signOn("ann", "one");
    it.at(100).arrive("i1", "q", "voice");
    it.expect(
        "InteractionWaiting interaction=i1 queue=q channel=voice",
        "OfferMade offer=1 interaction=i1 deadlineMs=877 agent=ann queue=q step=1");
  }

  @Test
  void R1_acceptTakesTheOffer() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one").arrive("i1", "q", "voice");
    it.at(250).accept(1);
    it.expect("OfferAccepted offer=1 interaction=i1 waitedMs=250 agent=ann queue=q step=1 auto=NO");
    it.at(1250).complete("i1");
    it.expect("InteractionCompleted interaction=i1 handledMs=1000 wrapUp=NONE agent=ann");
  }

  @Test
  void R1_aStaleAnswerTellsHowTheOfferEndedAndActsOnNothing() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one").arrive("i1", "q", "voice").accept(1);
    it.at(1).accept(1);
    it.expect("Rejected code=STALE_OFFER field=OFFER value=1 detail=ACCEPTED valueKind=0");
    it.at(2).complete("i1").arrive("i2", "q", "voice").decline(2);
    it.at(3).accept(2);
    it.expect("Rejected code=STALE_OFFER field=OFFER value=2 detail=DECLINED");
    it.at(4).arrive("i3", "q", "voice").abandon("i3");
    it.at(5).does(new Command.Decline(3, 0, 0));
    it.expect("Rejected code=STALE_OFFER field=OFFER value=3 detail=WITHDRAWN");
    it.at(6).accept(4);
    it.expect("Rejected code=STALE_OFFER field=OFFER value=4 detail=NEVER_MADE");
    it.at(7).accept(0);
    it.expect("Rejected code=STALE_OFFER field=OFFER value=0 detail=NEVER_MADE");
  }

  @Test
  void R1_theOfferIsCheckedBeforeTheAgent() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one").arrive("i1", "q", "voice");
    it.at(1).does(new Command.Accept(1, it.agent("bob")));
    it.expect("Rejected code=WRONG_AGENT field=AGENT value=2 valueKind=2 detail=NEVER_MADE");
    it.at(2).does(new Command.Accept(2, it.agent("bob")));
    it.expect("Rejected code=STALE_OFFER field=OFFER value=2");
    it.at(3).does(new Command.Accept(1, it.agent("ann")));
    it.expect("OfferAccepted offer=1 agent=ann");
  }

  @Test
  void R2_declineReleasesTheReservationAndHoldsThePairApart() {
    it.at(0).plan(p -> voice(p).queue("q", q -> q.declineHold(2000))).signOn("ann", "one");
    it.at(0).arrive("i1", "q", "voice");
    it.at(100).does(new Command.Decline(1, 0, 7));
    it.expect("OfferDeclined offer=1 interaction=i1 agent=ann reason=7");
    it.at(200).arrive("i2", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade offer=2 interaction=i2 agent=ann");
    it.at(300).accept(2);
    it.at(400).complete("i2");
    it.expect("InteractionCompleted");
    it.at(2099).tick();
    it.expect("Ticked");
    it.at(2100).tick();
    it.expect("@2100 OfferMade offer=3 interaction=i1 agent=ann", "Ticked");
  }

  @Test
  void R2_theInteractionKeepsItsOrder() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one");
    it.at(1).arrive("i1", "q", "voice");
    it.at(2).arrive("i2", "q", "voice");
    it.at(3).decline(1);
    it.expect("OfferDeclined interaction=i1", "OfferMade interaction=i2 agent=ann");
    it.at(4).signOn("bob", "one");
    it.expect("AgentSignedOn", "OfferMade interaction=i1 agent=bob");
    it.at(5).abandon("i2");
    it.at(6).decline(3); // held apart from both now, so i1 waits
    it.at(7).arrive("i3", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade interaction=i3 agent=ann");
    it.at(8).signOn("cyd", "one");
    it.expect("AgentSignedOn", "OfferMade interaction=i1 agent=cyd");
  }

  @Test
  void R2_eachPairHasItsOwnHold() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one").signOn("bob", "one");
    it.at(0).arrive("i1", "q", "voice");
    it.at(1000).decline(1); // ann until 6000
    it.expect("OfferDeclined agent=ann", "OfferMade offer=2 agent=bob");
    it.at(3000).decline(2); // bob until 8000
    it.at(6000).tick();
    it.expect("OfferMade offer=3 interaction=i1 agent=ann", "Ticked");
    it.at(6001).decline(3);
    it.expect("OfferDeclined agent=ann");
    it.at(8000).tick();
    it.expect("OfferMade offer=4 interaction=i1 agent=bob", "Ticked");
  }

  @Test
  void R2_theHoldOutlivesSigningOffAndOn() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one").arrive("i1", "q", "voice");
    it.at(1000).decline(1);
    it.at(1001).signOff("ann");
    it.at(1002).signOn("ann", "one");
    it.expect("AgentSignedOn");
    it.at(6000).tick();
    it.expect("OfferMade interaction=i1 agent=ann", "Ticked");
  }

  @Test
  void R2_theHoldEndsWithTheInteraction() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one").arrive("i1", "q", "voice");
    it.at(1000).decline(1);
    it.at(1001).abandon("i1");
    it.at(1002).arrive("i1", "q", "voice"); // the same number, another interaction
    it.expect("InteractionWaiting", "OfferMade offer=2 interaction=i1 agent=ann");
  }

  @Test
  void R3_noAnswerMakesNotRespondingAtOnceIfThePlanSaysSo() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one").arrive("i1", "q", "voice");
    it.at(10_000).tick();
    it.expect(
        "OfferMissed offer=1 interaction=i1 agent=ann",
        "AgentPresenceChanged agent=ann reason=0 presence=NOT_RESPONDING pending=NONE"
            + " cause=NO_ANSWER",
        "Ticked");
    it.at(10_001).available("ann"); // no hold: the pair was not held apart
    it.expect(
        "AgentPresenceChanged agent=ann presence=AVAILABLE", "OfferMade interaction=i1 agent=ann");
  }

  @Test
  void R3_anAgentThatStaysIsHeldApartAsAfterADecline() {
    it.at(0).plan(OfferRulesTest::forgiving).signOn("ann", "three").arrive("i1", "q", "voice");
    it.at(1000).tick();
    it.expect("OfferMissed offer=1", "Ticked");
    it.at(1001).arrive("i2", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade offer=2 interaction=i2 agent=ann");
    it.at(1500).accept(2);
    it.at(5999).tick();
    it.expect("Ticked");
    it.at(6000).tick();
    it.expect("OfferMade offer=3 interaction=i1 agent=ann", "Ticked");
  }

  @Test
  void R3a_missesCountOverAllQueuesUntilTheNumberOfTheInteractionsQueue() {
    it.at(0)
        .plan(OfferRulesTest::forgiving)
        .signOn("ann", "three")
        .arrive("i1", "lenient", "voice");
    it.at(1000).tick();
    it.expect("OfferMissed interaction=i1", "Ticked");
    it.at(1001).arrive("i2", "q", "voice");
    it.at(2001).tick();
    it.expect(
        "OfferMissed interaction=i2",
        "AgentPresenceChanged presence=NOT_RESPONDING cause=NO_ANSWER",
        "Ticked");
  }

  @Test
  void R3a_acceptingResetsTheMisses() {
    it.at(0).plan(OfferRulesTest::forgiving).signOn("ann", "three").arrive("i1", "q", "voice");
    it.at(1000).tick();
    it.expect("OfferMissed interaction=i1", "Ticked");
    it.at(1001).arrive("i2", "q", "voice").accept(2);
    it.at(1002).arrive("i3", "q", "voice");
    it.at(2002).tick();
    it.expect("OfferMissed interaction=i3", "Ticked");
  }

  @Test
  void R3a_returningToAvailableResetsTheMisses() {
    it.at(0).plan(OfferRulesTest::forgiving).signOn("ann", "three").arrive("i1", "q", "voice");
    it.at(1000).tick();
    it.expect("OfferMissed interaction=i1", "Ticked");
    it.at(1001).away("ann", 0).available("ann");
    it.at(1002).arrive("i2", "q", "voice");
    it.at(2002).tick();
    it.expect("OfferMissed interaction=i2", "Ticked");
  }

  @Test
  void R3a_A1c_takingBackAPendingAwayDoesNotResetTheMisses() {
    it.at(0).plan(OfferRulesTest::forgiving).signOn("ann", "three");
    it.at(0).arrive("i0", "q", "voice").accept(1).arrive("i1", "q", "voice");
    it.at(1000).tick();
    it.expect("OfferMissed interaction=i1", "Ticked");
    it.at(1001).away("ann", 0).available("ann");
    it.at(1002).arrive("i2", "q", "voice");
    it.at(2002).tick();
    it.expect(
        "OfferMissed interaction=i2",
        "AgentPresenceChanged agent=ann presence=NOT_RESPONDING cause=NO_ANSWER",
        "Ticked");
  }

  @Test
  void R3_anAgentThatIsNotRespondingLosesItsOtherOffers() {
    it.at(0).plan(OfferRulesTest::forgiving).signOn("ann", "three");
    it.at(0).arrive("i1", "strict", "voice");
    it.at(1).arrive("i2", "q", "voice").arrive("i3", "q", "voice");
    it.at(1000).tick();
    it.expect(
        "OfferMissed offer=1 interaction=i1",
        "AgentPresenceChanged agent=ann presence=NOT_RESPONDING",
        "OfferWithdrawn offer=2 interaction=i2 agent=ann reason=NOT_AVAILABLE",
        "OfferWithdrawn offer=3 interaction=i3 agent=ann reason=NOT_AVAILABLE",
        "Ticked");
  }

  @Test
  void R3_theInteractionKeepsItsOrder() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one").arrive("i1", "q", "voice");
    it.at(5000).arrive("i2", "q", "voice");
    it.at(10_000).signOn("bob", "one");
    it.expect(
        "OfferMissed interaction=i1 agent=ann",
        "AgentPresenceChanged agent=ann",
        "AgentSignedOn agent=bob",
        "OfferMade interaction=i1 agent=bob");
  }

  @Test
  void R4_withdrawnWhenTheCustomerLeaves() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one").arrive("i1", "q", "voice");
    it.at(1).arrive("i2", "q", "voice");
    it.at(2).abandon("i1");
    it.expect(
        "InteractionAbandoned interaction=i1",
        "OfferWithdrawn offer=1 interaction=i1 agent=ann reason=ABANDONED",
        "OfferMade offer=2 interaction=i2 agent=ann");
  }

  @Test
  void R4_withdrawnWhenTheAgentSignsOff() {
    it.at(0).plan(OfferRulesTest::forgiving).signOn("ann", "three").signOn("bob", "one");
    it.at(1).arrive("i1", "q", "voice").arrive("i2", "q", "voice").arrive("i3", "q", "voice");
    it.at(2).signOff("ann"); // has i1 and i3; bob has i2
    it.expect(
        "AgentSignedOff agent=ann",
        "OfferWithdrawn offer=1 interaction=i1 agent=ann reason=SIGNED_OFF",
        "OfferWithdrawn offer=3 interaction=i3 agent=ann reason=SIGNED_OFF");
    it.at(3).accept(2).complete("i2");
    it.expect("InteractionCompleted interaction=i2", "OfferMade interaction=i1 agent=bob");
  }

  @Test
  void R4_withdrawnWhenTheAgentGoesAway() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one").arrive("i1", "q", "voice");
    it.at(1).away("ann", 3);
    it.expect(
        "AgentPresenceChanged agent=ann reason=3 presence=AWAY pending=NONE cause=COMMAND",
        "OfferWithdrawn offer=1 interaction=i1 agent=ann reason=NOT_AVAILABLE");
    it.at(2).available("ann"); // withdrawal is no decline: no hold
    it.expect("AgentPresenceChanged agent=ann", "OfferMade offer=2 interaction=i1 agent=ann");
  }

  @Test
  void R4_withdrawnWhenAChangeOfSkillsMakesThePairIneligible() {
    it.at(0).plan(p -> voice(p).skills("german").queue("q", q -> q.allOf("german", 5)));
    it.at(1).signOn("ann", "one", "german@6").arrive("i1", "q", "voice");
    it.at(2).skills("ann", "german@5");
    it.expect("AgentSkillsChanged agent=ann");
    it.at(3).skills("ann", "german@4");
    it.expect(
        "AgentSkillsChanged agent=ann",
        "OfferWithdrawn offer=1 interaction=i1 agent=ann reason=NOT_ELIGIBLE");
    it.at(4).skills("ann", "german@5");
    it.expect("AgentSkillsChanged agent=ann", "OfferMade offer=2 interaction=i1 agent=ann");
  }

  @Test
  void R4_withdrawnWhenAChangeOfTeamsMakesThePairIneligible() {
    it.at(0).plan(p -> voice(p).teams("north", "south").queue("q", q -> q.inTeams("north")));
    it.at(1).signOn("ann", "one", "north").arrive("i1", "q", "voice");
    it.at(2).teams("ann", "south", "north");
    it.expect("AgentTeamsChanged agent=ann");
    it.at(3).teams("ann", "south");
    it.expect("AgentTeamsChanged agent=ann", "OfferWithdrawn offer=1 reason=NOT_ELIGIBLE");
  }

  @Test
  void R4_withdrawnWhenTheProfileLosesTheChannelButNotForUnits() {
    it.at(0)
        .plan(
            p ->
                oneQueue(p)
                    .channels("chat")
                    .profile("dear", 3, p.handles("voice", 3, 1))
                    .profile("chatter", 1, p.handles("chat", 1, 1)));
    it.at(1).signOn("ann", "one").arrive("i1", "q", "voice");
    it.at(2).profile("ann", "dear");
    it.expect("AgentProfileChanged agent=ann");
    it.at(3).profile("ann", "chatter");
    it.expect("AgentProfileChanged agent=ann", "OfferWithdrawn offer=1 reason=NOT_ELIGIBLE");
  }

  @Test
  void R4_activeWorkIsLeftAlone() {
    it.at(0).plan(p -> voice(p).skills("german").queue("q", q -> q.allOf("german", 5)));
    it.at(1).signOn("ann", "one", "german@6").arrive("i1", "q", "voice").accept(1);
    it.at(2).skills("ann");
    it.expect("AgentSkillsChanged agent=ann");
    it.at(3).complete("i1");
    it.expect("InteractionCompleted interaction=i1 agent=ann");
  }

  @Test
  void R5_autoAcceptTakesTheOfferAsItIsMade() {
    it.at(0).plan(p -> p.autoAccept("chat").profile("two", 2, p.handles("chat", 1, 2)).queue("q"));
    it.at(1).arrive("i1", "q", "chat");
    it.at(2).arrive("i2", "q", "chat");
    it.at(5).signOn("ann", "two");
    it.expect(
        "AgentSignedOn agent=ann",
        "OfferAccepted offer=1 interaction=i1 waitedMs=4 agent=ann queue=q step=1 auto=YES",
        "OfferAccepted offer=2 interaction=i2 waitedMs=3 agent=ann queue=q step=1 auto=YES");
    it.at(6).decline(2);
    it.expect("Rejected code=STALE_OFFER value=2 detail=ACCEPTED");
    it.at(7).complete("i1");
    it.expect("InteractionCompleted interaction=i1 handledMs=2");
  }

  @Test
  void R6_anInteractionOfAnyChannelIsOnlyInOnePlace() {
    it.at(0)
        .plan(
            p ->
                voice(p)
                    .autoAccept("chat")
                    .profile("both", 2, p.handles("voice", 1, 1), p.handles("chat", 1, 1))
                    .queue("q"));
    it.at(1).signOn("ann", "both").signOn("bob", "both");
    it.at(2).arrive("i1", "q", "voice").arrive("i2", "q", "chat");
    it.expect("InteractionWaiting interaction=i2", "OfferAccepted interaction=i2 agent=bob");
    it.at(3).abandon("i2");
    it.expect("Rejected code=NOT_WAITING field=INTERACTION value=2 valueKind=3");
    it.at(4).complete("i1");
    it.expect("Rejected code=NOT_ACTIVE field=INTERACTION value=1 valueKind=3");
    it.at(5).arrive("i1", "q", "voice");
    it.expect("Rejected code=DUPLICATE_INTERACTION field=INTERACTION value=1 valueKind=3");
  }

  @Test
  void R1_anAnswerToAnOfferThatWasMissedIsToldSo() {
    it.at(0).plan(OfferRulesTest::forgiving).signOn("ann", "three").arrive("i1", "q", "voice");
    it.at(1000).accept(1);
    it.expect("OfferMissed offer=1", "Rejected code=STALE_OFFER value=1 detail=NO_ANSWER");
    it.at(1001).decline(1);
    it.expect("Rejected code=STALE_OFFER value=1 detail=NO_ANSWER");
  }

  @Test
  void R2_whatIsDeclinedStaysBeforeWhatCameLater() {
    it.at(0).plan(p -> oneQueue(p).skills("german")).signOn("ann", "one");
    it.at(1).arrive("i1", "q", "voice");
    it.at(2).arrive("i2", "q", "voice", i -> i.allOf("german@1"));
    it.at(3).decline(1);
    it.expect("OfferDeclined interaction=i1 agent=ann");
    it.at(4).signOn("bob", "one", "german@1");
    it.expect("AgentSignedOn", "OfferMade interaction=i1 agent=bob");
  }

  @Test
  void R2_whatIsDeclinedStaysPromoted() {
    it.at(0).plan(p -> oneQueue(p).skills("german")).signOn("ann", "one");
    it.at(1).arrive("i1", "q", "voice").toHead("i1").decline(1);
    it.expect("OfferDeclined interaction=i1 agent=ann");
    it.at(2).arrive("i2", "q", "voice", i -> i.urgency(0).allOf("german@1"));
    it.at(3).signOn("bob", "one", "german@1");
    it.expect("AgentSignedOn", "OfferMade interaction=i1 agent=bob");
  }

  @Test
  void R3_whatIsMissedStaysPromoted() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one");
    it.at(1).arrive("i1", "q", "voice").toHead("i1").arrive("i2", "q", "voice", i -> i.urgency(0));
    it.at(10_001).signOn("bob", "one");
    it.expect(
        "OfferMissed interaction=i1 agent=ann",
        "AgentPresenceChanged agent=ann",
        "AgentSignedOn agent=bob",
        "OfferMade interaction=i1 agent=bob");
  }

  @Test
  void R4_aDeclineHoldIsNoReasonToWithdraw() {
    it.at(0).plan(p -> oneQueue(p).skills("german")).signOn("ann", "one", "german@5");
    it.at(1).arrive("i1", "q", "voice").decline(1).assign("i1", "ann");
    it.expect("OfferMade offer=2 interaction=i1 agent=ann");
    it.at(2).asks("i1", i -> i.allOf("german@5"));
    it.expect("InteractionUpdated");
    it.at(3).accept(2);
    it.expect("OfferAccepted offer=2 agent=ann");
  }

  @Test
  void R4_fewerUnitsThanAreInUseAreNoReasonToWithdraw() {
    it.at(0)
        .plan(p -> oneQueue(p).profile("three", 3, p.handles("voice", 3, 1)))
        .signOn("ann", "three");
    it.at(1).arrive("i1", "q", "voice");
    it.at(2).profile("ann", "one");
    it.expect("AgentProfileChanged");
    it.at(3).accept(1);
    it.expect("OfferAccepted offer=1 agent=ann");
  }

  @Test
  void R4_withdrawnWhenAPlanMakesThePairIneligible() {
    it.at(0).plan(p -> oneQueue(p).skills("german")).signOn("ann", "one", "german@4");
    it.arrive("i1", "q", "voice");
    it.at(1)
        .plan(p -> voice(p).version(2).skills("german").queue("q", q -> q.allOf("german", 5)))
        .rework();
    it.expect(
        "PlanReworked",
        "OfferWithdrawn offer=1 agent=ann reason=NOT_ELIGIBLE",
        "RoutabilityChanged");
  }
}
