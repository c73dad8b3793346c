package org.strowger.rules;

import org.junit.jupiter.api.Test;
import org.strowger.oracle.PlanBuilder;

/**
 * Decision M1: what a pass need not search. Who alone comes free gets the first that waits for it;
 * one that comes to wait needs no search where another that waits asks the same, but only if nobody
 * is eligible for the one because nobody is for the other.
 */
class PassRulesTest extends RuleTest {
  private static PlanBuilder broadcast(PlanBuilder p) {
    return voice(p)
        .profile("two", 2, p.handles("voice", 1, 2))
        .queue("q", q -> q.broadcast(2).offerTimeout(60_000).declineHold(5000));
  }

  /** Of two who come free together it is not the one who came free first. */
  @Test
  void M1_whoComesFreeGetsWhatItIsEligibleFor() {
    it.at(0)
        .plan(p -> broadcast(p).skills("german"))
        .signOn("ann", "one")
        .signOn("bob", "one", "german@5");
    it.at(1).arrive("i1", "q", "voice");
    it.at(2).arrive("i2", "q", "voice", i -> i.allOf("german@1")).arrive("i3", "q", "voice");
    it.at(3).abandon("i1");
    it.expect(
        "InteractionAbandoned interaction=i1",
        "OfferWithdrawn offer=1 agent=ann",
        "OfferWithdrawn offer=2 agent=bob",
        "OfferMade interaction=i2 agent=bob",
        "OfferMade interaction=i3 agent=ann");
  }

  /** Both are withdrawn, and the one who is not assigned is free for the first and the next. */
  @Test
  void M1_oneThatComesBackAsAnAgentComesFreeIsBeforeThoseBehindIt() {
    it.at(0).plan(PassRulesTest::broadcast).signOn("ann", "one").signOn("bob", "one");
    it.at(1).arrive("i1", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade offer=1 agent=ann", "OfferMade offer=2 agent=bob");
    it.at(2).arrive("i2", "q", "voice");
    it.expect("InteractionWaiting interaction=i2");
    it.at(3).assign("i1", "bob");
    it.expect(
        "OfferWithdrawn offer=1 agent=ann reason=ASSIGNED",
        "OfferWithdrawn offer=2 agent=bob reason=ASSIGNED",
        "OfferMade offer=3 interaction=i1 agent=bob",
        "OfferMade offer=4 interaction=i1 agent=ann");
  }

  /** Whoever has an offer of the one that waits may take the other. */
  @Test
  void M1_anOpenOfferKeepsTheAgentFromThatInteractionOnly() {
    it.at(0).plan(PassRulesTest::broadcast).signOn("ann", "two");
    it.at(1).arrive("i1", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade offer=1 interaction=i1 agent=ann");
    it.at(2).arrive("i2", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade offer=2 interaction=i2 agent=ann");
  }

  @Test
  void M1_whoIsKeptFromTheOneThatWaitsMayTakeTheOther() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one");
    it.at(1).arrive("i1", "q", "voice", i -> i.never("ann"));
    it.expect("InteractionWaiting interaction=i1");
    it.at(2).arrive("i2", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade interaction=i2 agent=ann");
    it.at(3).arrive("i3", "q", "voice").decline(1);
    it.expect("OfferDeclined interaction=i2", "OfferMade interaction=i3 agent=ann");
  }

  /** The one that waits is behind the claim, the one that comes back is in front of it. */
  @Test
  void M1_whoIsClaimedIsSearchedFor() {
    it.at(0)
        .plan(
            p ->
                p.channels("video", "chat")
                    .profile("four", 4, p.handles("video", 3, 1), p.handles("chat", 1, 4))
                    .promoteAfter(1000)
                    .queue("q", q -> q.offerTimeout(60_000).declineHold(5000)))
        .signOn("ann", "four");
    it.arrive("c1", "q", "chat").accept(1).arrive("c2", "q", "chat").accept(2);
    it.at(1).arrive("c3", "q", "chat").decline(3); // held apart until 5001
    it.at(2).arrive("v", "q", "video");
    it.at(1500).arrive("c4", "q", "chat");
    it.expect(
        "@1001 InteractionPromoted interaction=c3",
        "@1002 InteractionPromoted interaction=v",
        "@1002 AgentClaimed interaction=v agent=ann",
        "@1500 InteractionWaiting interaction=c4");
    it.at(5001).tick();
    it.expect(
        "@2500 InteractionPromoted interaction=c4",
        "@5001 OfferMade interaction=c3 agent=ann",
        "Ticked");
  }
}
