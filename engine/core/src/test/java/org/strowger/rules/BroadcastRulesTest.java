package org.strowger.rules;

import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.Strategy;
import org.strowger.oracle.PlanBuilder;

/** Rule R5: offers of one interaction to several agents at once. */
class BroadcastRulesTest extends RuleTest {
  private static PlanBuilder two(PlanBuilder p) {
    return voice(p)
        .autoAccept("chat")
        .profile("both", 2, p.handles("voice", 1, 2), p.handles("chat", 1, 2))
        .queue("q", q -> q.broadcast(2).offerTimeout(1000).declineHold(5000))
        .queue("r", q -> q.offerTimeout(1000));
  }

  private void threeAgents() {
    it.at(0).plan(BroadcastRulesTest::two).signOn("ann", "one").signOn("bob", "one");
    it.signOn("cyd", "one");
  }

  @Test
  void R5_upToNOffersAreOpenAndTheFirstAcceptWins() {
    threeAgents();
    it.at(1).arrive("i1", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade offer=1 agent=ann", "OfferMade offer=2 agent=bob");
    it.at(2).accept(2);
    it.expect(
        "OfferAccepted offer=2 interaction=i1 agent=bob auto=NO",
        "OfferWithdrawn offer=1 interaction=i1 agent=ann reason=LOST");
    it.at(3).accept(1);
    it.expect("Rejected code=STALE_OFFER detail=WITHDRAWN");
    it.at(4).arrive("i2", "r", "voice"); // a lost broadcast gives the place back
    it.expect("InteractionWaiting", "OfferMade interaction=i2 agent=ann");
  }

  @Test
  void R5_toppedUpAsAgentsFree() {
    threeAgents();
    it.at(1).arrive("i1", "q", "voice");
    it.at(2).decline(1);
    it.expect("OfferDeclined agent=ann", "OfferMade offer=3 interaction=i1 agent=cyd");
    it.at(3).decline(2);
    it.expect("OfferDeclined agent=bob");
    it.at(4).signOn("dan", "one");
    it.expect("AgentSignedOn", "OfferMade interaction=i1 agent=dan");
  }

  @Test
  void R5_neverAheadOfOneEarlierInOrder() {
    it.at(0).plan(BroadcastRulesTest::two).arrive("i1", "q", "voice").arrive("i2", "q", "voice");
    it.at(1).signOn("ann", "one");
    it.expect("AgentSignedOn", "OfferMade interaction=i1 agent=ann");
    it.at(2).signOn("bob", "one");
    it.expect("AgentSignedOn", "OfferMade interaction=i1 agent=bob");
    it.at(3).signOn("cyd", "one");
    it.expect("AgentSignedOn", "OfferMade interaction=i2 agent=cyd");
  }

  @Test
  void R5_silenceSetsTheDeclineHoldOnly() {
    it.at(0).plan(BroadcastRulesTest::two).signOn("ann", "one").arrive("i1", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade offer=1");
    it.at(1000).tick();
    it.expect("OfferMissed offer=1 interaction=i1 agent=ann", "Ticked"); // misses allowed: one
    it.at(1001).arrive("i2", "r", "voice");
    it.expect("InteractionWaiting", "OfferMade interaction=i2 agent=ann");
    it.at(2001).tick();
    it.expect("OfferMissed interaction=i2", "AgentPresenceChanged cause=NO_ANSWER", "Ticked");
  }

  @Test
  void R5_anAgentHasNoTwoOffersOfOneInteraction() {
    it.at(0).plan(BroadcastRulesTest::two).signOn("ann", "both").arrive("i1", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade agent=ann");
  }

  @Test
  void R5b_anAutomaticAcceptanceIsNoDifferent() {
    it.at(0).plan(BroadcastRulesTest::two).signOn("ann", "both").signOn("bob", "both");
    it.at(1).arrive("i1", "q", "chat");
    it.expect("InteractionWaiting", "OfferAccepted offer=1 agent=ann auto=YES");
  }

  @Test
  void R5_abandonedAllAreWithdrawnInOrder() {
    threeAgents();
    it.at(1).arrive("i1", "q", "voice");
    it.at(2).abandon("i1");
    it.expect(
        "InteractionAbandoned",
        "OfferWithdrawn offer=1 agent=ann reason=ABANDONED",
        "OfferWithdrawn offer=2 agent=bob reason=ABANDONED");
  }

  @Test
  void Aa_eachNextOfferIsDecidedAnew() {
    it.at(0).plan(p -> voice(p).queue("q", q -> q.broadcast(2).strategy(Strategy.ROUND_ROBIN)));
    it.signOn("ann", "one").signOn("bob", "one").signOn("cyd", "one");
    it.arrive("i1", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade agent=ann", "OfferMade agent=bob");
    it.at(1).accept(1).arrive("i2", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade agent=cyd", "OfferMade agent=bob");
  }

  @Test
  void R5_filledInTheOrderOfTheStrategy() {
    it.at(0)
        .plan(
            p ->
                voice(p)
                    .skills("german")
                    .queue(
                        "q",
                        q -> q.broadcast(2).strategy(Strategy.BEST_SKILLED).allOf("german", 1)));
    it.signOn("ann", "one", "german@1").signOn("bob", "one", "german@5");
    it.signOn("cyd", "one", "german@9").arrive("i1", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade agent=cyd", "OfferMade agent=bob");
  }

  @Test
  void R5_toppedUpNeverAheadOfOneEarlierInOrder() {
    threeAgents();
    it.at(1).arrive("i1", "q", "voice"); // ann and bob are asked
    it.at(2).arrive("i2", "r", "voice", i -> i.urgency(0).never("cyd"));
    it.expect("InteractionWaiting interaction=i2");
    it.at(3).assign("i1", "cyd");
    it.expect(
        "OfferWithdrawn agent=ann reason=ASSIGNED",
        "OfferWithdrawn agent=bob reason=ASSIGNED",
        "OfferMade interaction=i1 agent=cyd",
        "OfferMade interaction=i2 agent=ann",
        "OfferMade interaction=i1 agent=bob");
  }

  @Test
  void R5_silenceToABroadcastIsNoMiss() {
    it.at(0)
        .plan(
            p ->
                voice(p)
                    .queue("q", q -> q.broadcast(2).offerTimeout(1000).misses(2))
                    .queue("r", q -> q.offerTimeout(1000).misses(2)));
    it.signOn("ann", "one").arrive("i1", "q", "voice");
    it.at(1000).tick();
    it.expect("OfferMissed interaction=i1", "Ticked");
    it.at(1001).arrive("i2", "r", "voice");
    it.at(2001).tick();
    it.expect("OfferMissed interaction=i2", "Ticked"); // the first
    it.at(2002).arrive("i3", "r", "voice");
    it.at(3002).tick();
    it.expect("OfferMissed interaction=i3", "AgentPresenceChanged cause=NO_ANSWER", "Ticked");
  }
}
