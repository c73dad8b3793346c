package org.strowger.rules;

import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.oracle.PlanBuilder;

/** Rules A: which agent. */
class AgentRulesTest extends RuleTest {
  private int asked = 100;

  private static PlanBuilder wrapsUp(PlanBuilder p) {
    return p.channels("voice")
        .profile("one", 1, p.wrapsUp("voice", 1, 1, WrapUpKind.UNTIL_ENDED, 0))
        .queue("q");
  }

  /** Ann first in line, then bob, then cyd. */
  private void annBobCyd() {
    it.at(0).plan(RuleTest::oneQueue);
    it.at(1).signOn("ann", "one");
    it.at(2).signOn("bob", "one");
    it.at(3).signOn("cyd", "one");
  }

  /** An interaction comes and goes to whoever is first in line; its offer is left open. */
  private void nextIs(String agent) {
    String interaction = "next" + asked++;
    it.arrive(interaction, "q", "voice");
    it.expect("InteractionWaiting", "OfferMade interaction=" + interaction + " agent=" + agent);
  }

  @Test
  void A1_theFirstInLineByTimeOfSignOn() {
    annBobCyd();
    nextIs("ann");
    nextIs("bob");
    nextIs("cyd");
  }

  @Test
  void A1_atOneTimeBySequence() {
    it.at(0).plan(RuleTest::oneQueue).signOn("cyd", "one").signOn("ann", "one");
    nextIs("cyd");
    nextIs("ann");
  }

  @Test
  void A1_anOfferMovesToTheEndOfTheLine() {
    it.at(0).plan(p -> voice(p).profile("two", 2, p.handles("voice", 1, 2)).queue("q"));
    it.at(1).signOn("ann", "two");
    it.at(2).signOn("bob", "two");
    it.at(3);
    nextIs("ann");
    it.at(4);
    nextIs("bob");
    it.at(5);
    nextIs("ann");
    it.at(6);
    nextIs("bob");
  }

  @Test
  void A1_theEndOfAcceptedWorkMovesToTheEndOfTheLine() {
    it.at(0).plan(p -> voice(p).profile("two", 2, p.handles("voice", 1, 2)).queue("q"));
    it.at(1).signOn("ann", "two").signOn("bob", "two");
    it.at(2).arrive("i1", "q", "voice").accept(1); // ann
    it.at(3).arrive("i2", "q", "voice").accept(2); // bob
    it.at(4).complete("i1");
    it.at(5);
    nextIs("bob"); // last offered something at 3, ann's work ended at 4
  }

  @Test
  void A1_C5_wrapUpHoldsThePlaceInLine() {
    it.at(0).plan(p -> wrapsUp(p).profile("two", 2, p.handles("voice", 1, 2)));
    it.at(1).signOn("ann", "one").signOn("bob", "one").signOn("cyd", "two");
    it.at(2).arrive("i1", "q", "voice").accept(1); // ann
    it.at(3).arrive("i2", "q", "voice").accept(2); // bob
    it.at(4).complete("i2");
    it.at(5).complete("i1");
    it.at(6).endWrapUp("i2"); // bob is back before ann, who was first to be offered something
    it.at(7).endWrapUp("i1");
    it.at(8);
    nextIs("cyd");
    it.at(9);
    nextIs("bob");
    it.at(10);
    nextIs("ann");
  }

  @Test
  void A1_returningToAvailableMovesToTheEndOfTheLine() {
    annBobCyd();
    it.at(4).away("ann", 0);
    it.at(5).available("ann");
    nextIs("bob");
    nextIs("cyd");
    nextIs("ann");
  }

  @Test
  void A1_askingForAvailableWhenAvailableKeepsThePlace() {
    annBobCyd();
    it.at(4).available("ann");
    it.expect("AgentPresenceChanged agent=ann presence=AVAILABLE pending=NONE cause=COMMAND");
    nextIs("ann");
  }

  @Test
  void A1_declineGivesTheFormerPlaceBack() {
    annBobCyd();
    it.at(4).arrive("i1", "q", "voice");
    it.at(5).decline(1);
    it.expect("OfferDeclined agent=ann", "OfferMade interaction=i1 agent=bob");
    it.at(6);
    nextIs("ann");
    nextIs("cyd");
  }

  @Test
  void A1_withdrawalGivesTheFormerPlaceBack() {
    annBobCyd();
    it.at(4).arrive("i1", "q", "voice");
    it.at(5).abandon("i1");
    it.expect(
        "InteractionAbandoned interaction=i1 waitedMs=1 queue=q",
        "OfferWithdrawn offer=1 interaction=i1 agent=ann reason=ABANDONED");
    it.at(6);
    nextIs("ann");
  }

  @Test
  void A1_R3b_noAnswerDoesNotGiveThePlaceBack() {
    it.at(0).plan(p -> voice(p).queue("q", q -> q.misses(2)));
    it.at(1).signOn("ann", "one").signOn("bob", "one");
    it.at(2).arrive("i1", "q", "voice"); // to ann, until 10002
    it.at(10_002).tick();
    it.expect("OfferMissed agent=ann", "OfferMade interaction=i1 agent=bob", "Ticked");
    it.at(10_003).decline(2); // bob is back at his place of time 1, ann at that of time 2
    it.expect("OfferDeclined agent=bob");
    it.at(10_004);
    nextIs("bob");
    nextIs("ann");
  }

  @Test
  void A1a_anAcceptedOfferKeepsThePlaceItGave() {
    it.at(0).plan(p -> voice(p).profile("two", 2, p.handles("voice", 1, 2)).queue("q"));
    it.at(1).signOn("ann", "two");
    it.at(2).signOn("bob", "two");
    it.at(3).arrive("i1", "q", "voice"); // to ann
    it.at(4).signOn("cyd", "two");
    it.at(5).accept(1); // moves nobody
    it.at(6);
    nextIs("bob");
    it.at(7);
    nextIs("ann"); // her place is that of time 3
    it.at(8);
    nextIs("cyd");
  }

  @Test
  void A1a_withSeveralOpenOffersTheLatestCounts() {
    it.at(0).plan(p -> voice(p).profile("three", 3, p.handles("voice", 1, 3)).queue("q"));
    it.at(1).signOn("ann", "three");
    it.at(2).arrive("i1", "q", "voice");
    it.at(3).arrive("i2", "q", "voice");
    it.at(4).signOn("bob", "three");
    it.at(5).decline(1); // ann's place is still that of time 3; bob is offered i1
    it.expect("OfferDeclined agent=ann", "OfferMade offer=3 interaction=i1 agent=bob");
    it.at(6).decline(2); // now it is that of time 1 again; bob takes i2 because ann is held apart
    it.expect("OfferDeclined agent=ann", "OfferMade offer=4 interaction=i2 agent=bob");
    it.at(7);
    nextIs("ann");
  }

  @Test
  void A1b_signingOnAgainCountsAnew() {
    annBobCyd();
    it.at(4).signOff("ann");
    it.at(5).signOn("ann", "one");
    nextIs("bob");
    nextIs("cyd");
    nextIs("ann");
  }

  @Test
  void A1c_takingBackAPendingAwayIsNoReturn() {
    it.at(0).plan(p -> voice(p).profile("two", 2, p.handles("voice", 1, 2)).queue("q"));
    it.at(1).signOn("ann", "two");
    it.at(2).arrive("i1", "q", "voice").accept(1);
    it.at(3).signOn("bob", "two");
    it.at(4).away("ann", 0);
    it.expect("AgentPresenceChanged agent=ann presence=AVAILABLE pending=AWAY cause=COMMAND");
    it.at(5).available("ann");
    it.expect("AgentPresenceChanged agent=ann presence=AVAILABLE pending=NONE cause=COMMAND");
    it.at(6);
    nextIs("ann");
  }

  @Test
  void A1_theEndOfWorkMovesAgainAfterAReturnWithWorkInHand() {
    it.at(0)
        .plan(
            p ->
                voice(p)
                    .profile("two", 2, p.handles("voice", 1, 2))
                    .queue("q")
                    .queue("once", q -> q.offerTimeout(1000)));
    it.at(1).signOn("ann", "two").arrive("i1", "q", "voice").accept(1);
    it.at(2).arrive("i2", "once", "voice");
    it.at(1002).signOn("bob", "two"); // ann misses i2, so it goes to bob
    it.expect(
        "@1002 OfferMissed interaction=i2 agent=ann",
        "@1002 AgentPresenceChanged agent=ann presence=NOT_RESPONDING",
        "@1002 AgentSignedOn agent=bob",
        "@1002 OfferMade interaction=i2 agent=bob");
    it.at(1003).accept(3);
    it.at(1004).available("ann"); // at once, with work in hand (C5-a)
    it.expect("AgentPresenceChanged agent=ann presence=AVAILABLE pending=NONE cause=COMMAND");
    it.at(1005).complete("i2");
    it.at(1006).complete("i1"); // end of the line again
    nextIs("bob");
    nextIs("ann");
  }

  @Test
  void A1_C5_workEndsOnlyTogetherWithItsWrapUp() {
    it.at(0)
        .plan(
            p ->
                p.channels("voice")
                    .profile("two", 2, p.wrapsUp("voice", 1, 2, WrapUpKind.UNTIL_ENDED, 0))
                    .queue("q"));
    it.at(1).signOn("ann", "two").signOn("bob", "two");
    it.at(2).arrive("i1", "q", "voice").accept(1); // ann
    it.at(3).arrive("i2", "q", "voice").accept(2); // bob
    it.at(4).complete("i1");
    it.at(5);
    nextIs("ann"); // her place is still that of time 2
  }

  @Test
  void A1_byTimeAndOnlyThenBySequence() {
    it.at(0)
        .plan(
            p ->
                p.channels("voice")
                    .profile("one", 1, p.wrapsUp("voice", 1, 1, WrapUpKind.TIMED, 1000))
                    .queue("q"));
    it.at(1).signOn("ann", "one").signOn("bob", "one").away("bob", 0);
    it.at(2).arrive("i1", "q", "voice").accept(1).complete("i1"); // until 1002
    it.at(900).available("bob"); // a later command, and an earlier time
    it.at(1002).tick();
    nextIs("bob");
    nextIs("ann");
  }

  @Test
  void A1_ofOneTimeAndSequenceBySignOn() {
    it.at(0)
        .plan(
            p ->
                voice(p)
                    .skills("german")
                    .queue("q")
                    .queue(
                        "both",
                        q ->
                            q.broadcast(2)
                                .strategy(Strategy.BEST_SKILLED)
                                .offerTimeout(1000)
                                .declineHold(9000)
                                .allOf("german", 1)));
    it.at(1).signOn("ann", "one", "german@1").signOn("bob", "one", "german@9");
    it.at(2).arrive("i1", "both", "voice");
    it.expect("InteractionWaiting", "OfferMade agent=bob", "OfferMade agent=ann");
    it.at(1002).tick(); // each keeps the place of its offer, by one command at one time
    it.expect("OfferMissed agent=bob", "OfferMissed agent=ann", "Ticked");
    it.at(1003);
    nextIs("ann");
    nextIs("bob");
  }

  @Test
  void A1_anOfferAcceptedAtOnceMovesToTheEndOfTheLine() {
    it.at(0).plan(p -> p.autoAccept("chat").profile("two", 2, p.handles("chat", 1, 2)).queue("q"));
    it.at(1).signOn("ann", "two");
    it.at(2).signOn("bob", "two");
    String[] agents = {"ann", "bob", "ann", "bob"};
    for (int i = 0; i < agents.length; i++) {
      it.at(3 + i).arrive("i" + i, "q", "chat");
      it.expect("InteractionWaiting", "OfferAccepted interaction=i" + i + " agent=" + agents[i]);
    }
  }

  @Test
  void A1_aLostBroadcastGivesTheFormerPlaceBack() {
    it.at(0).plan(p -> oneQueue(p).queue("both", q -> q.broadcast(2)));
    it.at(1).signOn("ann", "one").signOn("bob", "one").signOn("cyd", "one");
    it.at(2).arrive("i1", "both", "voice").accept(2);
    it.expect("OfferAccepted agent=bob", "OfferWithdrawn agent=ann reason=LOST");
    it.at(3);
    nextIs("ann");
    nextIs("cyd");
  }
}
